"""Filter the sentences that are no reporting: commands, chat turns (prompt injection), comments of readers.

No other sentence depends on them for coreference or attribution: they are read by themselves, and the rest without
them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import Final

from factcheck.auditing.audit_words import words
from factcheck.auditing.directives.addressed import OwnVoice, is_reported, names_somebody
from factcheck.domain.values import Span

_WORD: Final = re.compile(r"[A-Za-z]+")
_ONE_OF_MANY: Final = frozenset({"a", "an", "another", "one", "some"})

Paragraph = Sequence[Span]


def interjections(voice: OwnVoice, paragraphs: Iterable[Paragraph]) -> Iterator[Span]:
    """Such sentences, in order: all of a paragraph that addresses readers, else its commands and chat turns."""
    for sentences in paragraphs:
        commands = {one.start for one in sentences if voice.is_command(one)}
        if _is_interjected(voice, sentences, commands):
            yield from sentences
        else:
            yield from (one for one in sentences if one.start in commands or voice.is_turn(one))


def _is_interjected(voice: OwnVoice, sentences: Paragraph, commands: Set[int]) -> bool:
    return (
        voice.is_turn(sentences[0])
        or (sentences[0].start in commands and _is_mostly_for_readers(voice, sentences))
        or _is_for_readers(voice, sentences)
        or _is_remark(voice, sentences)
    )


def _is_mostly_for_readers(voice: OwnVoice, sentences: Paragraph) -> bool:
    """Whether most of its sentences address the reader, those wholly in quotation marks not counted."""
    own = [one for one in sentences if _WORD.search(voice.outside_quotations(one))]
    return 2 * sum(map(voice.asks_reader, own)) > len(own)


def _is_for_readers(voice: OwnVoice, sentences: Paragraph) -> bool:
    """Whether every sentence addresses the reader, and none is reported speech or has a proper name."""
    return all(map(voice.asks_reader, sentences)) and not any(
        is_reported(own) or names_somebody(own) for own in map(voice.outside_quotations, sentences)
    )


def _is_remark(voice: OwnVoice, sentences: Paragraph) -> bool:
    """Whether the paragraph is a quotation with an unnamed audience member as speaker; or, if it quotes a command, any
    speaker with an indefinite article.
    """
    if not any(map(voice.quotes, sentences)):
        return False
    forms = _WORD.findall(" ".join(map(voice.outside_quotations, sentences)))
    if any(form[0].isupper() and form.lower() not in _ONE_OF_MANY for form in forms):
        return False
    nouns = {noun for determiner, noun in pairwise(form.lower() for form in forms) if determiner in _ONE_OF_MANY}
    return bool(nouns & words("audience")) or (bool(nouns) and any(map(voice.quotes_command, sentences)))
