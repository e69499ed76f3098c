"""Find the paragraphs of an article that are no part of what it reports: commands, turns of a chat, its readers' remarks.

Nothing else in the article leans on them, whatever they say: they are read by themselves, and the rest without them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.checks.addressed import OwnVoice, names_somebody
from factcheck.checks.words import words
from factcheck.domain.values import Span

_WORD: Final = re.compile(r"[A-Za-z]+")
_ONE_OF_MANY: Final = frozenset({"a", "an", "another", "one", "some"})

Paragraph = Sequence[Span]


def interjections(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The numbers, from 0, of such paragraphs; each paragraph is given as its sentences."""
    voice = OwnVoice(text)
    return (number for number, sentences in enumerate(paragraphs) if _is_interjected(voice, sentences))


def _is_interjected(voice: OwnVoice, sentences: Paragraph) -> bool:
    """Whether it has a turn of a chat, opens with a command, is a question that names nobody, or a reader's remark."""
    return (
        voice.is_command(sentences[0])
        or any(map(voice.is_turn, sentences))
        or all(map(voice.is_bare_question, sentences))
        or _is_remark(voice, sentences)
    )


def _is_remark(voice: OwnVoice, sentences: Paragraph) -> bool:
    """Whether all outside quotations is that one of the audience said so, or somebody unknown if it is a command."""
    own = " ".join(map(voice.without_quotations, sentences))
    lows = [word.lower() for word in _WORD.findall(own)]
    if not lows or names_somebody(f"- {own}"):
        return False
    nouns = {noun for determiner, noun in pairwise(lows) if determiner in _ONE_OF_MANY}
    return bool(nouns & words("audience")) or (bool(nouns) and any(map(voice.quotes_command, sentences)))
