"""Doc -> the sentences that are addressed to a reader or a language model (prompt injection), and report nothing.

A report is made of declaratives: a command, question or chat turn asserts nothing, so nothing can rest on it. Reported
speech is exempt: a question or "you" in quotation marks is the speaker's. A command to write or change a text is never
exempt.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from factcheck.auditing.audit_words import is_reporting, words
from factcheck.auditing.directives.imperatives import clauses, is_directive, may_be_a_verb, opening, verb_and_next
from factcheck.domain.values import Span
from factcheck.language.doc import Doc

_WORD: Final = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")
# Chat role markers: [system], <|im_start|>, ### Instruction; SYSTEM: or Assistant: at the head of a line or sentence.
# Each pattern begins with a punctuation class or a line anchor, which the regex engine scans for fast.
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
_LONGEST_REQUEST: Final = 20
# The mask of a quotation: alphanumeric, so that the clause is not empty, but no word.
_SOMETHING: Final = "0"


class OwnVoice:
    """The article's own voice (its text without quotations), with tests for sentences that assert nothing."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._asking: dict[tuple[int, int], bool] = {}

    @cached_property
    def _own(self) -> str:
        """The text with quotations masked by `_SOMETHING`, character for character."""
        text, at = self.doc.text, 0
        blotted: list[str] = []
        for outer in (passage.outer for passage in self.doc.outer_quotations):
            blotted.extend((text[at : outer.start], _SOMETHING * (outer.end - outer.start)))
            at = outer.end
        return "".join((*blotted, text[at:]))

    @cached_property
    def has_turns(self) -> bool:
        """Whether the article has a chat role marker anywhere: a prefilter for `is_turn`."""
        return _has_turn(self.doc.text)

    @cached_property
    def has_quoted_commands(self) -> bool:
        """Whether the article quotes a command to write or change a text anywhere: a prefilter."""
        said = (sentence for passage in self.doc.outer_quotations for sentence in _STOP.split(passage.text))
        return any(is_directive(clause) for sentence in said for clause in clauses(sentence))

    def is_addressed(self, sentence: Span) -> bool:
        """Whether the sentence is a question, chat turn or imperative, has a second-person pronoun outside quotations,
        or quotes a command to write or change a text.
        """
        return self.asks_reader(sentence) or self.is_turn(sentence) or self.quotes_command(sentence)

    def is_command(self, sentence: Span) -> bool:
        """Whether a clause outside quotations is an unreported imperative that opens it, or asks for text.

        "Meet Ada Roe" introduces a person and is none; nor is direct speech behind a speaker label: "Lund: Keep it".
        """
        own = sentence.cut(self._own).strip()
        further = clauses(own) if ":" in own or ";" in own else ()
        if not (any(map(self._is_imperative, opening(own))) or any(map(is_directive, further))):
            return False
        return not (is_reported(own) or _is_introduction(own) or _LABEL.match(own))

    def is_request(self, sentence: Span) -> bool:
        """Whether it asks somebody about themselves, as an interviewer does: "Tell me about your youth."."""
        lows = [word.lower() for word in _WORD.findall(sentence.cut(self._own))]
        about_you = not words("second_person").isdisjoint(lows) or not {"me", "us"}.isdisjoint(lows)
        return about_you and lows[0] in words("interview_requests") and len(lows) <= _LONGEST_REQUEST

    def asks_reader(self, sentence: Span) -> bool:
        """Whether the sentence, quotations masked, is a question, an imperative, or has an unreported
        "you"; memoised.
        """
        place = sentence.start, sentence.end
        if place not in self._asking:
            own = sentence.cut(self._own).strip()
            is_asking = own.endswith("?") or _speaks_to_you(own) or any(map(self._is_imperative, clauses(own)))
            self._asking[place] = is_asking
        return self._asking[place]

    def outside_quotations(self, sentence: Span) -> str:
        """The sentence with quotations masked."""
        return sentence.cut(self._own)

    def _is_imperative(self, clause: str) -> bool:
        """Whether the clause opens with a base-form verb without subject: one that asks for text, or any with its
        object behind it; not a proper name of the article: "Trump this week ...".
        """
        verb, following = verb_and_next(clause)
        if verb in words("directives"):
            return following not in words("after_nouns")
        return following in words("object_openers") and may_be_a_verb(verb) and verb.title() not in self._capitals

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(_CAPITAL_INSIDE.findall(self._own))

    def is_turn(self, sentence: Span) -> bool:
        """Whether the sentence has a chat role marker: [system], <|im_start|>, "Assistant:"."""
        return self.has_turns and _has_turn(sentence.cut(self.doc.text))

    def quotes(self, sentence: Span) -> bool:
        """Whether a quotation overlaps the sentence."""
        return bool(self.doc.quotations_in(sentence))

    def opens_with_quotation(self, sentence: Span) -> bool:
        """Whether the sentence begins with a quotation mark."""
        return any(passage.outer.start == sentence.start for passage in self.doc.quotations_in(sentence))

    def breaks_quotation(self, sentence: Span) -> bool:
        """Whether a quotation crosses a boundary of the sentence."""
        quoted = (passage.outer for passage in self.doc.quotations_in(sentence))
        return any(outer.start < sentence.start or outer.end > sentence.end for outer in quoted)

    def quotes_command(self, sentence: Span) -> bool:
        """Whether the sentence quotes a command to write or change a text; a quoted phrase inside a clause is none: to
        “ensure that ...”.
        """
        return self.has_quoted_commands and any(
            is_directive(clause)
            for said in self._quoted(sentence)
            if not said[:1].islower()
            for clause in clauses(said)
        )

    def _quoted(self, sentence: Span) -> Iterator[str]:
        """The parts of the sentence inside quotation marks."""
        for passage in self.doc.quotations_in(sentence):
            yield self.doc.text[max(passage.start, sentence.start) : min(passage.end, sentence.end)]


def is_instruction(line: str) -> bool:
    """Whether a line has a chat role marker, or opens with a command to write or change a text: prompt injection."""
    return _has_turn(line) or any(map(is_directive, opening(line)))


def _has_turn(text: str) -> bool:
    return any(turn.search(text) for turn in _TURNS)


def _speaks_to_you(own: str) -> bool:
    """Whether there is a second-person pronoun outside reported speech; not in "your tax may rise, the
    treasury says".
    """
    return _names_you(own) and not is_reported(own)


def _names_you(own: str) -> bool:
    """Whether there is a second-person pronoun; a substring test goes before the regular expression."""
    return any(map(own.lower().__contains__, words("second_person"))) and _you().search(own) is not None


def is_reported(own: str) -> bool:
    """Whether there is a reporting verb with a possible reporter, which is no imperative itself."""
    lows = [word.lower() for word in _WORD.findall(own)]
    return any(
        is_reporting(low) and low not in words("directives") and before not in words("nobody_reports")
        for before, low in pairwise(lows)
    )


def names_somebody(own: str) -> bool:
    """Whether a word after the first is capitalised, other than "I"."""
    return any(word[0].isupper() and word != "I" for word in _LETTERS.findall(own)[1:])


def _is_introduction(own: str) -> bool:
    """ "Meet Ada Roe": an imperative that introduces a person."""
    verbs = {verb_and_next(clause)[0] for clause in clauses(own)}
    return not verbs.isdisjoint(words("introducing")) and names_somebody(own)


@cache
def _you() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('second_person'), reverse=True))})\b", re.IGNORECASE)
