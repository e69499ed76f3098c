"""Tokens of a sentence -> the clause around a figure: its span, its governing verb, and whether the figure is the
subject.

Shallow parsing: a clause begins at punctuation, a relative pronoun, a subordinator or "that", and behind a reporting
verb; the governing verb is the nearest one before the figure, and without one the figure is the subject.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from factcheck.detection.attribution.subjects.main_subject import main_subject
from factcheck.detection.figures.clause_verbs import opens_figure, reads_as_verb
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.word_classes import OPENS, behind_adverbs, is_adverb, is_nominal
from factcheck.language.en.words import members
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.tokens import Token

# The most tokens scanned to either side of a figure, so that long lists stay linear.
_FAR = 60
_LONGEST_ASIDE = 30
_DASHES = frozenset("—–-―")
_HARD = frozenset(";:?!…•|")
_OPENING = frozenset('“«„"‘`')
_CLOSING = frozenset("”»")
_OPENS_CLAUSE = Word.RELATIVE | Word.SUBORDINATOR | Word.THAT
_ADPOSITION = Word.PREPOSITION | Word.TO
_SPEAKS = Word.SPEECH | Word.ADDRESS | Word.JUDGEMENT
# Homographs: subordinators that are prepositions unless a clause follows: "after two months", "since 2012".
_ALSO_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as", "than", "once"})


class Clause(NamedTuple):
    """The clause around a figure, all as token indices: the figure `first` to `last`, the clause `start` to `end`
    (half-open).

    `verb` is the governing verb, None where the figure is the subject or the clause is verbless. `before` is the
    preposition of which the figure is the complement.
    """

    first: int
    last: int
    start: int
    end: int
    verb: int | None
    before: int | None
    is_subject: bool


class _Left(NamedTuple):
    """Memo of the last scan to the left of token `first`: the start of its clause, and its verb."""

    first: int
    start: int
    verb: int | None


@dataclass
class Clauses:
    """The tokens of one stretch of text, with memoised scans, so that a list of figures costs linear time."""

    tokens: list[Token]
    # Memo of earlier scans: a list of a thousand figures is one clause, scanned once.
    _verbs: dict[int, bool] = field(default_factory=dict)
    _left: _Left | None = None
    _right: tuple[int, int] | None = None
    # Memo: index of a verb -> its subject.
    subjects: dict[int, Phrase | None] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc, start: int, end: int) -> "Clauses":
        """The tokens of the doc that begin in `start` to `end` (code points, half-open)."""
        return cls(doc.tokens_in(Span(start=start, end=end)))

    @cached_property
    def main_subject(self) -> Phrase | None:
        """The subject of the sentence's main clause."""
        return main_subject(self.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def is_dash(self, place: int) -> bool:
        """Whether the token is a dash used as punctuation, with a space beside it, not a hyphen."""
        return self.tokens[place].text in _DASHES and not self._is_glued(place)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The half-open token range that overlaps the code points `start` to `end`."""
        return bisect_right(self.ends, start), bisect_left(self._starts, end)

    def around(self, start: int, end: int) -> Clause:
        """The clause around the figure at the code points `start` to `end`."""
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
        """Whether the word is a verb, finite or not, by form and context; memoised."""
        known = self._verbs.get(place)
        if known is None:
            known = self._verbs[place] = reads_as_verb(self.tokens, place)
        return known

    def _read_left(self, first: int) -> tuple[int, int | None]:
        before = self._left
        lowest = max(-1, first - _FAR)
        is_near = before is not None and lowest < before.first <= first
        start, verb = self._to_the_left(first, before.first - 1 if is_near and before else lowest, before)
        self._left = _Left(first, start, verb)
        return start, verb

    def _read_right(self, last: int) -> int:
        """The end of the clause; memoised for figures of the same clause, brackets excepted."""
        if self._right is None or not self._right[0] <= last < self._right[1]:
            end = self._to_the_right(last)
            if any(token.text in "()" for token in self.tokens[last:end]):
                return end
            self._right = last, end
        return self._right[1]

    def _to_the_left(self, first: int, lowest: int, before: _Left | None) -> tuple[int, int | None]:
        """The start of the clause, and the nearest verb between it and the figure.

        `lowest` bounds the scan; `before` is the memo of the previous figure, which continues from there.
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
        """The start of the verb's clause: at punctuation, a clause connective, or behind an earlier verb.

        An infinitive, a participle and a coordinated verb share the clause of the verb before them.
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
            if self.tokens[place].text == ")":
                place = self._opening(place) - 1
                continue
            if self._is_boundary(place) or self.is_verb(place) or self.is_dash(place):
                return place + 1
            place -= 1
        return place + 1

    def _is_boundary(self, place: int) -> bool:
        """Whether a clause begins behind the token: a hard mark, an opening mark or a clause connective."""
        token = self.tokens[place]
        if token.text in _HARD or token.text in _OPENING or token.text == "(":
            return True
        return bool(token.word & _OPENS_CLAUSE) and not self._is_preposition(place)

    def _is_dependent(self, verb: int, before_group: int) -> bool:
        """Whether the verb shares the subject of the verb before it: infinitive, -ing participle, conjunct."""
        tokens = self.tokens
        is_infinitive = any(tokens[place].word & Word.TO for place in range(before_group + 1, verb))
        is_joined = before_group >= 0 and bool(tokens[before_group].word & Word.CONJUNCTION)
        return is_infinitive or tokens[verb].low.endswith("ing") or is_joined

    def _to_the_right(self, last: int) -> int:
        """The end of the clause: at punctuation, a relative pronoun, a subordinator, or before a coordinate clause."""
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
            return self._begins_clause(place + 1) and not self._closes_aside(place, last)
        return token.low == "according" or self._begins_speech(place, last)

    def _closes_aside(self, comma: int, last: int) -> bool:
        """ "Thirty people, including four babies, were killed": the verb of the figure stands behind an aside."""
        if self._left is None or self._left.verb is not None or not self.is_verb(comma + 1):
            return False
        opening = next((at for at in range(last, comma) if self.tokens[at].text == ","), comma)
        return opening < comma and not any(map(self.is_verb, range(last, opening)))

    def _begins_speech(self, place: int, last: int) -> bool:
        """Whether the token is a reporting verb in the active, not a participle behind the figure: "$4m posted in"."""
        is_speech = self.tokens[place].word & _SPEAKS and self.is_verb(place)
        if not is_speech or self.tokens[place - 1].low in of_class("be"):
            return False
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return place > last or after is None or not after.word & Word.PREPOSITION

    def _begins_clause(self, place: int) -> bool:
        """Whether a clause begins here: a noun phrase and its verb ("and police said"), or a bare verb
        (", and left").
        """
        if place >= len(self.tokens):
            return False
        if self.is_verb(place):
            has_figure = any(opens_figure(token) for token in self.tokens[place : place + 5])
            return not has_figure and not self.tokens[place].low.endswith("ing")
        phrase = phrase_starting_at(self.tokens, place)
        if phrase is None:
            return False
        after = behind_adverbs(self.tokens, phrase.last + 1)
        return after < len(self.tokens) and self.is_verb(after)

    def verb_before(self, place: int) -> int | None:
        """The index of the nearest verb before the place, in the same clause or one parted by a comma;
        None for none.
        """
        for at in range(place - 1, max(-1, place - _FAR), -1):
            if self.tokens[at].text in _HARD:
                return None
            if self.is_verb(at):
                return at
        return None

    def verb_behind(self, last: int) -> int | None:
        """The index of the verb whose subject the figure heads, postmodifiers skipped; None for none."""
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
        """ "People injured in the blast": a postmodifying -ed participle before a preposition."""
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return after is not None and after.low in ("in", "by", "at", "from", "on")

    def _is_parted(self, verb: int, first: int) -> bool:
        """Whether a clause boundary can lie between verb and figure: a comma, a coordinator, or the verb is a reporting
        verb.
        """
        if self._has_mark(verb, first):
            return True
        is_beside = all(self._is_time(place) for place in range(verb + 1, first))
        return bool(self.tokens[verb].word & CUE) and is_beside

    def _is_time(self, place: int) -> bool:
        """Whether the word can be part of a time adjunct of the reporting verb: "on Friday", "in May", "late"."""
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

    def goes_on(self, place: int) -> bool:
        """Whether another clause or speech begins at the token: a connective, a hard mark, a dash, a reporting verb."""
        is_speech = bool(self.tokens[place].word & _SPEAKS) and self.is_verb(place)
        return is_speech or self._is_boundary(place) or self.is_dash(place)

    def _belongs(self, place: int) -> bool:
        """Whether the word is part of the verb phrase before the main verb: an auxiliary, adverb, infinitive "to"."""
        token = self.tokens[place]
        return bool(token.word & (Word.AUXILIARY | Word.TO)) or is_adverb(token) or token.low in members("contracted")

    def _is_preposition(self, place: int) -> bool:
        """Whether a subordinator homograph is a preposition: no clause follows."""
        token = self.tokens[place]
        if token.low == "that" and place + 1 < len(self.tokens):
            return self._points_to_a_time(place)
        if token.low not in _ALSO_PREPOSITIONS:
            return False
        return not self._begins_clause(place + 1)

    def _points_to_a_time(self, place: int) -> bool:
        """ "Hired 40 that year", "at that time", "in that month"; not "that time flies", "that day care"."""
        is_time = self.tokens[place + 1].low in of_class("that_time")
        behind = place + 2
        is_open = behind < len(self.tokens) and (is_nominal(self.tokens, behind) or self.is_verb(behind))
        return is_time and not is_open

    def _is_in_number(self, comma: int) -> bool:
        return self._is_glued(comma) and self.tokens[comma - 1].text[-1:].isdigit()

    def _is_glued(self, place: int) -> bool:
        """Whether no white space separates the mark from its neighbours."""
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
