"""Tokens of a sentence -> the clause around a figure: its verb, its subject, and where the clause ends to either side.

A shallow reading, without a parse: a clause begins at a mark, a relative, a subordinator or "that", and behind a verb
of reporting; its verb is the nearest one before the figure, and where none stands there, the figure is the subject.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from factcheck.detection.attribution.subjects import main_subject
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import CUE, FUNCTION, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.word_classes import OPENS, is_adverb, is_nominal, is_verb
from factcheck.language.en.words import members, table, words
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.tokens import Token

# As far, in tokens, as a clause is read to either side of a figure, so that long lists stay linear.
_FAR = 60
_LONGEST_ASIDE = 30
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DASHES = frozenset("—–-―")
_HARD = frozenset(";:?!…•|")
_OPENING = frozenset('“«„"‘`')
_CLOSING = frozenset("”»")
_OPENS_CLAUSE = Word.RELATIVE | Word.SUBORDINATOR | Word.THAT
_ADPOSITION = Word.PREPOSITION | Word.TO
_SPEAKS = Word.SPEECH | Word.ADDRESS | Word.JUDGEMENT
# Subordinators that are prepositions where no clause follows: "after two months", "since 2012", "as of May".
_ALSO_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as", "than", "once"})
_NO_VERB = FUNCTION | Word.CALENDAR


class Clause(NamedTuple):
    """What surrounds a figure; places are those of tokens, `start` and `end` half-open.

    `verb` is the verb that governs the figure, None where the figure is the subject or nothing says what becomes of it.
    `before` is the preposition in front of the figure.
    """

    first: int
    last: int
    start: int
    end: int
    verb: int | None
    before: int | None
    is_subject: bool


class _Left(NamedTuple):
    """Read to the left of the token `first`: where the clause begins, and its verb."""

    first: int
    start: int
    verb: int | None


@dataclass
class Clauses:
    """The tokens of one stretch of text, from which the clause of each of its figures is read."""

    tokens: list[Token]
    # What was read for an earlier figure: a list of a thousand figures is one clause, read once.
    _verbs: dict[int, bool] = field(default_factory=dict)
    _left: _Left | None = None
    _right: tuple[int, int] | None = None
    # The subjects of the verbs that were asked for, by the place of the verb.
    subjects: dict[int, Phrase | None] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc, start: int, end: int) -> "Clauses":
        return cls(doc.tokens_in(Span(start=start, end=end)))

    @cached_property
    def main_subject(self) -> Phrase | None:
        return main_subject(self.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def is_dash(self, place: int) -> bool:
        """Whether a dash with a space beside it stands here: it parts, where a hyphen joins."""
        return self.tokens[place].text in _DASHES and not self._is_glued(place)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The tokens, half-open, that the characters `start` to `end` touch."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)

    def around(self, start: int, end: int) -> Clause:
        """The clause around the figure at these characters."""
        first, last = self.place(start, end)
        left, verb = self._read_left(first)
        right = self._read_right(last)
        behind = self.verb_behind(last)
        before = first - 1 if first > 0 and self.tokens[first - 1].word & _ADPOSITION else None
        if before is None and first > 0 and self.tokens[first - 1].low in _ALSO_PREPOSITIONS:
            before = first - 1
        is_subject = before is None and (verb is None or (behind is not None and self._is_parted(verb, first)))
        if is_subject and verb is not None:
            left = self._clause_start_behind(verb, first)
        return Clause(first, last, left, right, None if is_subject else verb, before, is_subject)

    def is_verb(self, place: int) -> bool:
        """Whether the word is a verb, finite or not, by its form and its neighbours."""
        known = self._verbs.get(place)
        if known is None:
            known = self._verbs[place] = self._reads_as_verb(place)
        return known

    def _reads_as_verb(self, place: int) -> bool:
        token = self.tokens[place]
        if not token.is_word or token.text[0].isdigit() or (token.is_capitalised and place > 0):
            return False
        if token.word & Word.AUXILIARY or is_verb(self.tokens, place):
            return True
        if token.word & CUE and not token.word & (NOUN | Word.BASE_FORM | Word.NOUN_LIKE):
            return True
        before = self.tokens[place - 1] if place else None
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if before is None or after is None or before.word & (OPENS | Word.ADJECTIVE):
            return False
        if token.low.endswith("ing") and len(token.low) > 4 and not token.word & NOUN:
            is_led = before.text == "," or before.word & (_ADPOSITION | Word.AUXILIARY) > 0
            return is_led or self._governs(after) or after.word & Word.TO > 0
        if before.word & (Word.TO | Word.PRONOUN) or before.low in members("modals"):
            return not (token.word & _NO_VERB or is_adverb(token)) and token.low.isalpha()
        if token.low in words("changes") and not token.word & _ADPOSITION and token.low not in of_class("after_change"):
            return self._governs(after) or (after.word & _ADPOSITION > 0 and token.low.endswith("s"))
        is_third = token.low.endswith("s") and not token.low.endswith("ss") and not token.word & NOUN
        is_single = not before.low.endswith("s") and not before.word & (_ADPOSITION | Word.CONJUNCTION)
        return is_third and is_single and self._governs(after) and (before.text == "," or before.is_word)

    def _governs(self, after: Token) -> bool:
        """Whether the word can begin what a verb governs, and no noun does: a determiner, a figure, "about"."""
        if after.word & (OPENS | Word.OBJECT_PRONOUN | Word.REFLEXIVE):
            return True
        return after.text[0].isdigit() or self._opens_figure(after)

    def _opens_figure(self, token: Token) -> bool:
        is_number = token.text[0].isdigit() and not _YEAR.fullmatch(token.text)
        return is_number or (token.low in _before_figures() and not token.word & Word.DETERMINER)

    def _read_left(self, first: int) -> tuple[int, int | None]:
        before = self._left
        lowest = max(-1, first - _FAR)
        is_near = before is not None and lowest < before.first <= first
        start, verb = self._to_the_left(first, before.first - 1 if is_near and before else lowest, before)
        self._left = _Left(first, start, verb)
        return start, verb

    def _read_right(self, last: int) -> int:
        """As for the figure before where that stands in the same clause, and in no brackets."""
        if self._right is None or not self._right[0] <= last < self._right[1]:
            end = self._to_the_right(last)
            if any(token.text in "()" for token in self.tokens[last:end]):
                return end
            self._right = last, end
        return self._right[1]

    def _to_the_left(self, first: int, lowest: int, before: _Left | None) -> tuple[int, int | None]:
        """Where the clause begins, and the nearest verb between that and the figure.

        `lowest` ends the search; `before` is what was found from there on, for the figure before.
        """
        place = first - 1
        while place > lowest:
            token = self.tokens[place]
            if token.text == ")":
                place = self._opening(place) - 1
                continue
            if token.text in _CLOSING:
                place = self._opening_quote(place) - 1
                continue
            if self.is_dash(place):
                opening = self._earlier_dash(place)
                if opening is None:
                    return place + 1, None
                place = opening - 1
                continue
            if token.text in _HARD or token.text in _OPENING or token.text == "(":
                return place + 1, None
            if self.is_verb(place):
                return self._start_of_clause(place), place
            if token.word & _OPENS_CLAUSE and not self._is_preposition(place):
                return place + 1, None
            place -= 1
        if before is not None and place == before.first - 1:
            return before.start, before.verb
        return place + 1, None

    def _start_of_clause(self, verb: int) -> int:
        """Where the clause of the verb begins: at a mark, at what joins clauses, or behind an earlier verb.

        An infinitive, a participle and a verb behind "and" go on with the clause of the verb before them.
        """
        place = verb - 1
        lowest = max(-1, verb - _FAR)
        while place > lowest and self._belongs(place):
            place -= 1
        if self._is_dependent(verb, place) and place > lowest:
            earlier = self.verb_before(place + 1)
            is_infinitive = self.tokens[verb - 1].word & Word.TO
            if earlier is not None and (is_infinitive or not self.tokens[earlier].word & _SPEAKS):
                return self._start_of_clause(earlier)
        while place > lowest:
            token = self.tokens[place]
            if token.text == ")":
                place = self._opening(place) - 1
                continue
            if token.text in _HARD or token.text in _OPENING or token.text == "(" or self.is_verb(place):
                return place + 1
            if self.is_dash(place):
                return place + 1
            if token.word & _OPENS_CLAUSE and not self._is_preposition(place):
                return place + 1
            place -= 1
        return place + 1

    def _is_dependent(self, verb: int, before_group: int) -> bool:
        """Whether the verb has its subject from the verb before it."""
        tokens = self.tokens
        is_infinitive = any(tokens[place].word & Word.TO for place in range(before_group + 1, verb))
        is_joined = before_group >= 0 and bool(tokens[before_group].word & Word.CONJUNCTION)
        return is_infinitive or tokens[verb].low.endswith("ing") or is_joined

    def _to_the_right(self, last: int) -> int:
        """Where the clause ends: at a mark, a relative, a subordinator, or before a clause of its own."""
        place = last
        if place < len(self.tokens) and self.tokens[place].word & Word.RELATIVE:
            place += 1  # "40 people who were killed in May"
        highest = min(len(self.tokens), last + _FAR)
        while place < highest:
            if self.is_dash(place) and (closing := self._later_dash(place)) is not None:
                place = closing + 1
                continue
            if self._ends_clause(place, last):
                return place
            place += 1
        return place

    def _ends_clause(self, place: int, last: int) -> bool:
        token = self.tokens[place]
        if token.text in _HARD or token.text in _CLOSING or token.text == '"' or self.is_dash(place):
            return True
        if token.text == ")":
            return all(one.text != "(" for one in self.tokens[last:place])
        if token.word & _OPENS_CLAUSE:
            return not self._is_preposition(place)
        if token.word & Word.CONJUNCTION or (token.text == "," and not self._is_in_number(place)):
            return self._begins_clause(place + 1)
        is_speech = token.word & _SPEAKS and self.is_verb(place) and self.tokens[place - 1].low not in of_class("be")
        return bool(is_speech) or token.low == "according"

    def _begins_clause(self, place: int) -> bool:
        """Whether a noun phrase with a verb behind it begins here, or a verb: "and police said", ", and left"."""
        if place >= len(self.tokens):
            return False
        if self.is_verb(place):
            has_figure = any(self._opens_figure(token) for token in self.tokens[place : place + 5])
            return not has_figure and not self.tokens[place].low.endswith("ing")
        phrase = phrase_starting_at(self.tokens, place)
        after = phrase.last + 1 if phrase is not None else place
        while after < len(self.tokens) and is_adverb(self.tokens[after]):
            after += 1
        return phrase is not None and after < len(self.tokens) and self.is_verb(after)

    def verb_before(self, place: int) -> int | None:
        """The nearest verb before the place, over a comma, not over a mark that ends a clause."""
        for at in range(place - 1, max(-1, place - _FAR), -1):
            if self.tokens[at].text in _HARD:
                return None
            if self.is_verb(at):
                return at
        return None

    def verb_behind(self, last: int) -> int | None:
        """The verb of which the figure is the subject: over its complements, not over a mark or a conjunction."""
        for place in range(last, min(len(self.tokens), last + 16)):
            token = self.tokens[place]
            if self.is_verb(place):
                is_participle = token.low.endswith("ing") or (
                    token.low.endswith("ed") and place == last and self._is_passive_participle(place)
                )
                return None if is_participle else place
            is_inside = is_nominal(self.tokens, place) or token.word & (OPENS | Word.PREPOSITION) or is_adverb(token)
            if not is_inside and token.low != "'s":
                return None
        return None

    def _is_passive_participle(self, place: int) -> bool:
        """ "People injured in the blast": behind a noun, before a preposition, of which no other verb follows."""
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return after is not None and after.low in ("in", "by", "at", "from", "on")

    def _is_parted(self, verb: int, first: int) -> bool:
        """Whether a new clause can begin between the verb and the figure: a mark, "and", or a verb of reporting."""
        if self._has_mark(verb, first):
            return True
        is_beside = all(self._is_time(place) for place in range(verb + 1, first))
        return bool(self.tokens[verb].word & CUE) and is_beside

    def _is_time(self, place: int) -> bool:
        """Whether the word can be part of when somebody spoke: "on Friday", "in May", "late"."""
        token = self.tokens[place]
        return bool(token.word & (Word.CALENDAR | Word.PREPOSITION | Word.ADVERB)) or token.text[0].isdigit()

    def _has_mark(self, verb: int, first: int) -> bool:
        return any(
            (self.tokens[place].text == "," and not self._is_in_number(place))
            or self.tokens[place].word & Word.CONJUNCTION
            for place in range(verb + 1, first)
        )

    def _clause_start_behind(self, verb: int, first: int) -> int:
        for place in range(first - 1, verb, -1):
            if self.tokens[place].text == "," or self.tokens[place].word & Word.CONJUNCTION:
                return place + 1
        return first

    def _belongs(self, place: int) -> bool:
        """Whether the word is part of the verb that follows: an auxiliary, an adverb, "to"."""
        token = self.tokens[place]
        return bool(token.word & (Word.AUXILIARY | Word.TO)) or is_adverb(token) or token.low in members("contracted")

    def _is_preposition(self, place: int) -> bool:
        token = self.tokens[place]
        if token.low == "that" and place + 1 < len(self.tokens):
            return False
        if token.low not in _ALSO_PREPOSITIONS:
            return False
        return not self._begins_clause(place + 1)

    def _is_in_number(self, comma: int) -> bool:
        return self._is_glued(comma) and self.tokens[comma - 1].text[-1:].isdigit()

    def _is_glued(self, place: int) -> bool:
        """Whether the mark adjoins the words to both sides."""
        if not 0 < place < len(self.tokens) - 1:
            return False
        mark = self.tokens[place]
        return self.tokens[place - 1].end == mark.start and mark.end == self.tokens[place + 1].start

    def _opening(self, closing: int) -> int:
        for place in range(closing - 1, max(-1, closing - _LONGEST_ASIDE), -1):
            if self.tokens[place].text == "(":
                return place
        return closing

    def _opening_quote(self, closing: int) -> int:
        for place in range(closing - 1, max(-1, closing - _LONGEST_ASIDE), -1):
            if self.tokens[place].text in _OPENING:
                return place
        return closing

    def _later_dash(self, opening: int) -> int | None:
        for place in range(opening + 1, min(len(self.tokens), opening + _LONGEST_ASIDE)):
            if self.tokens[place].text in _HARD:
                return None
            if self.is_dash(place):
                return place
        return None

    def _earlier_dash(self, closing: int) -> int | None:
        for place in range(closing - 1, max(-1, closing - _LONGEST_ASIDE), -1):
            if self.tokens[place].text in _HARD:
                return None
            if self.is_dash(place):
                return place
        return None


@cache
def _before_figures() -> frozenset[str]:
    """The words and signs with which a figure can begin: number words, currencies, "about", "more than"."""
    bounds = (phrase.split()[0] for phrase in table("comparators") if not phrase.endswith(" of"))
    return frozenset({*table("number_words"), *(mark.lower() for mark in table("currency_marks")), *bounds})
