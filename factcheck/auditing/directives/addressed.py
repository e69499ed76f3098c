"""Doc -> the sentences that are addressed to a reader or a language model (prompt injection), and report nothing.

A report is made of statements; a command, a question or a turn of a chat reports nothing, so nothing can rest on it.
What stands in quotation marks is somebody's words: a question there, or a "you", is left to who is quoted. A command to
write or change a text is none of the article's, whoever is quoted with it.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from factcheck.auditing.directives.imperatives import clauses, is_directive, may_be_a_verb, opening, verb_and_next
from factcheck.auditing.words import is_reporting, words
from factcheck.domain.values import Span
from factcheck.language.doc import Doc

_WORD: Final = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")
# A turn of a chat: [system], <|im_start|>, ### Instruction; SYSTEM: or Assistant: where a line or sentence begins. Each
# pattern begins with a mark or a line, by which it is found fast.
_TURNS: Final = (
    re.compile(r"</?(?!(?:a|b|br|em|i|img|li|p|q|s|span|strong|u|ul)>)\w[\w-]*>|\[/?(?:system|INST)\]|<\|\w+\|>"),
    re.compile(r"[#-](?<!\S.)(?:#+|-{4,})"),
    re.compile(r"^\W{0,9}(?i:system|assistant|user|human|instructions?|prompt)\W{0,3}:", re.MULTILINE),
    re.compile(
        r"[.!?>\])”\"-]\s(?:System|SYSTEM|Assistant|ASSISTANT|User|USER|Human|HUMAN|Instructions?|INSTRUCTIONS?|Prompt|PROMPT)"
        r"\W{0,3}:"
    ),
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LABEL: Final = re.compile(r"(?:[A-Z][\w.’'-]*+\s?+){1,4}+:")
_CAPITAL_INSIDE: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_STOP: Final = re.compile(r"[.!?]\s")
# What a quotation is to the sentence around it: no word, and not nothing.
_SOMETHING: Final = "0"


class OwnVoice:
    """What of one doc is its own voice, and what in it reports nothing."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._asking: dict[tuple[int, int], bool] = {}

    @cached_property
    def _own(self) -> str:
        """The text with what is quoted blotted out; as long as the text."""
        text, at = self._doc.text, 0
        blotted: list[str] = []
        for outer in (passage.outer for passage in self._doc.outer_quotations):
            blotted.extend((text[at : outer.start], _SOMETHING * (outer.end - outer.start)))
            at = outer.end
        return "".join((*blotted, text[at:]))

    @cached_property
    def has_turns(self) -> bool:
        """Whether there is a mark of a chat anywhere in the article."""
        return _has_turn(self._doc.text)

    @cached_property
    def has_quoted_commands(self) -> bool:
        """Whether a command to write or change a text is quoted anywhere in the article."""
        said = (sentence for passage in self._doc.outer_quotations for sentence in _STOP.split(passage.text))
        return any(is_directive(clause) for sentence in said for clause in clauses(sentence))

    def is_addressed(self, sentence: Span) -> bool:
        """Whether the sentence is a question, a turn of a chat, a command, or speaks to a "you" outside quotations;
        or quotes a command to write or change a text.
        """
        return self.asks_reader(sentence) or self.is_turn(sentence) or self.quotes_command(sentence)

    def is_command(self, sentence: Span) -> bool:
        """Whether it opens with an imperative outside quotations, or has one that asks for text, and nobody is reported
        to have said so. "Meet Ada Roe" is none, for it brings somebody into the story; nor is what stands behind a
        speaker's name: "Lund: Keep it".
        """
        own = sentence.cut(self._own).strip()
        further = clauses(own) if ":" in own or ";" in own else ()
        if not (any(map(self._is_imperative, opening(own))) or any(map(is_directive, further))):
            return False
        return not (is_reported(own) or _is_introduction(own) or _LABEL.match(own))

    def asks_reader(self, sentence: Span) -> bool:
        """Whether, outside quotations, it is a question, an imperative, or speaks to a "you"."""
        place = sentence.start, sentence.end
        if place not in self._asking:
            own = sentence.cut(self._own).strip()
            is_asking = own.endswith("?") or _speaks_to_you(own) or any(map(self._is_imperative, clauses(own)))
            self._asking[place] = is_asking
        return self._asking[place]

    def outside_quotations(self, sentence: Span) -> str:
        """The sentence with each quotation blotted out."""
        return sentence.cut(self._own)

    def _is_imperative(self, clause: str) -> bool:
        """Whether it begins with a verb without a subject: one that asks for text, or any with its object behind it; no
        name that the article has elsewhere: "Trump this week ...".
        """
        verb, following = verb_and_next(clause)
        if verb in words("directives"):
            return following not in words("after_nouns")
        return following in words("object_openers") and may_be_a_verb(verb) and verb.title() not in self._capitals

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(_CAPITAL_INSIDE.findall(self._own))

    def is_turn(self, sentence: Span) -> bool:
        """Whether there is a mark of a chat in it."""
        return self.has_turns and _has_turn(sentence.cut(self._doc.text))

    def quotes(self, sentence: Span) -> bool:
        """Whether there is a quotation in it."""
        return bool(self._doc.quotations_in(sentence))

    def opens_with_quotation(self, sentence: Span) -> bool:
        """Whether a quotation is the first that stands in it."""
        return any(passage.outer.start == sentence.start for passage in self._doc.quotations_in(sentence))

    def breaks_quotation(self, sentence: Span) -> bool:
        """Whether it is a part of a longer quotation, or has one that goes on behind it."""
        quoted = (passage.outer for passage in self._doc.quotations_in(sentence))
        return any(outer.start < sentence.start or outer.end > sentence.end for outer in quoted)

    def quotes_command(self, sentence: Span) -> bool:
        """Whether it quotes a command to write or change a text; a part of a clause is none: to “ensure that ...”."""
        return self.has_quoted_commands and any(
            is_directive(clause)
            for said in self._quoted(sentence)
            if not said[:1].islower()
            for clause in clauses(said)
        )

    def _quoted(self, sentence: Span) -> Iterator[str]:
        """What of the sentence stands in quotation marks."""
        for passage in self._doc.quotations_in(sentence):
            yield self._doc.text[max(passage.start, sentence.start) : min(passage.end, sentence.end)]


def is_instruction(line: str) -> bool:
    """Whether there is a turn of a chat in it, or it opens with a command to write or change a text."""
    return _has_turn(line) or any(map(is_directive, opening(line)))


def _has_turn(text: str) -> bool:
    return any(turn.search(text) for turn in _TURNS)


def _speaks_to_you(own: str) -> bool:
    """Whether there is a "you" that nobody is reported to have said: "your tax may rise, the treasury says"."""
    return _names_you(own) and not is_reported(own)


def _names_you(own: str) -> bool:
    """Looked for as a word only where its letters stand anywhere, which is quickly seen."""
    return any(map(own.lower().__contains__, words("second_person"))) and _you().search(own) is not None


def is_reported(own: str) -> bool:
    """Whether there is a verb of reporting that is neither a command itself nor without anybody who reports."""
    lows = [word.lower() for word in _WORD.findall(own)]
    return any(
        is_reporting(low) and low not in words("directives") and before not in words("nobody_reports")
        for before, low in pairwise(lows)
    )


def names_somebody(own: str) -> bool:
    """Whether a word behind the first has a capital, but for "I"."""
    return any(word[0].isupper() and word != "I" for word in _LETTERS.findall(own)[1:])


def _is_introduction(own: str) -> bool:
    verbs = {verb_and_next(clause)[0] for clause in clauses(own)}
    return not verbs.isdisjoint(words("introducing")) and names_somebody(own)


@cache
def _you() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('second_person'), reverse=True))})\b", re.IGNORECASE)
