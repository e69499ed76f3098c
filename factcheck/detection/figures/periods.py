"""Find the time that a figure is about: "in 2022", "since January", "over the past two years", "last week"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.figures.clauses import Clause, Clauses
from factcheck.language.en.calendar import month_pattern, weekday_pattern
from factcheck.language.en.word_classes import is_nominal

_MONTH = month_pattern()
_DAY = weekday_pattern()
_SEASON = r"(?:spring|summer|autumn|fall|winter|Christmas|Easter|Ramadan)"
_YEAR = r"(?:1[5-9]|20)\d\d(?:(?:[-/]|–)\d{2,4})?"
_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnight|months?|quarters?|halves|half|years?"
    r"|decades?|century|centuries|seasons?|terms?|sessions?|morning|afternoon|evening|game|match|election|campaign)"
)
_STRETCH = r"(?:day|week|month|quarter|half|year|decade|century|season|term|session|period|game|match|campaign)"
_COUNT = r"(?:\d{1,3}(?:\.\d)?|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|several|few|couple of|a few)"
_RELATIVE = (
    r"(?:past|last|next|previous|coming|following|current|same|this|latest|preceding|first|second|third|fourth|final)"
)
_OWN = r"(?:the|its|their|his|her)"
_WITHIN = r"(?:[Ii]n|[Oo]ver|[Ww]ithin|[Dd]uring|[Tt]hroughout|[Aa]fter|[Bb]efore|[Bb]y)"
_KIND = r"(?:fiscal|calendar|financial|trading)"
_PART = (
    r"(?:(?:the )?(?:early|late|mid|middle of|end of|start of|beginning of|first half of|second half of|turn of"
    r"|course of)[ -](?:the )?)?"
)
_ORDINAL_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"{_PART}(?:(?:{_ORDINAL_DAY} )?{_MONTH}(?: {_ORDINAL_DAY}\b(?!\.\d))?(?:,? {_YEAR})?"
    rf"|(?:fiscal |financial year |the year )?{_YEAR}|the (?:1[5-9]|20)?\d0s"
    rf"|(?:the )?{_SEASON}(?: of)?(?: {_YEAR})?|{_DAY}"
    rf"|today|yesterday|then|now|midnight|noon|Q[1-4](?: {_YEAR})?)"
)
_SPELL = rf"(?:the |its |their |his |her )?{_RELATIVE} (?:{_COUNT} )?(?:{_KIND} )?(?:{_UNIT}|{_MONTH}|{_DAY}|{_SEASON})"
_LEADS = (
    *("in", "since", "by", "until", "during", "for", "over", "within", "throughout"),
    *("after", "before", "at", "on", "through", "across", "from", "of"),
)
_LEAD = "(?:" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _LEADS) + "|[Aa]s of)"
_ALONE = rf"[Yy]esterday|[Tt]oday|[Oo]vernight|{_DAY}|[Tt]his time last year"
_PERIOD = re.compile(
    rf"\b(?:(?:[Bb]etween|[Ff]rom) {_DATE} (?:and|to|until|through) {_DATE}"
    rf"|{_LEAD} (?:{_DATE}|{_SPELL}|the {_STRETCH}|{_OWN} (?:{_RELATIVE} )?(?:[a-z]+ )?{_STRETCH})"
    rf"|{_WITHIN} (?:(?:the )?{_COUNT} {_UNIT}(?: (?:to|ended|ending|through) {_DATE})?"
    rf"|an? (?:single )?(?!quarter|half|second){_UNIT})"
    rf"|[Dd]uring {_OWN} (?:[a-z]+[ -]){{0,2}}[a-z]+|[Aa]t {_OWN} (?:\w+['’]s )?(?:peak|height|start|end|outset|close)"
    rf"|[Bb]y \d{{4}} (?:GMT|UTC)"
    rf"|(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he (?:past|last|next|previous|same|following)) (?:{_COUNT} )?(?:{_KIND} )?"
    rf"(?:{_UNIT}|{_MONTH}|{_DAY}|{_SEASON})"
    rf"|(?:[Aa]n?|{_COUNT}) {_UNIT} (?:ago|earlier|before|later)"
    rf"|[Ss]o far(?: this {_UNIT})?|[Tt]o date|[Yy]ear[- ](?:on|over)[- ]year|{_ALONE})\b"
)
# A period further away than this belongs to another figure, or to none.
_REACH = 200
# As many periods of one clause are looked at.
_MOST = 12
_POSSESSIVE = ("'s", "’s")


@dataclass(slots=True)
class Periods:
    """The periods of one stretch of text, found once; `of` is asked for each figure."""

    clauses: Clauses
    found: list[tuple[int, int]]

    def of(self, start: int, end: int, clause: Clause, text: str) -> str | None:
        """The period in the clause of the figure `start`..`end`: the one that follows most closely, or else precedes.

        Before the verb it must open the clause or stand beside the verb: others belong to something else.
        """
        tokens = self.clauses.tokens
        if not self.found or clause.start >= len(tokens):
            return None
        low = tokens[clause.start].start
        high = tokens[clause.end - 1].end if clause.end > clause.last else end
        first = bisect_left(self.found, (low, low))
        inside = [span for span in self.found[first : first + _MOST] if span[1] <= max(high, start)]
        before = [span for span in inside if span[1] <= start and self._is_adverbial(span, start, clause, text)]
        after = [span for span in inside if span[0] >= end and not text.startswith(_POSSESSIVE, span[1])]
        gap_before = start - before[-1][1] if before else _REACH + 1
        gap_after = after[0][0] - end if after else _REACH + 1
        if after and gap_after <= min(_REACH, 2 * gap_before):
            return text[slice(*after[0])]
        return text[slice(*before[-1])] if before and gap_before <= _REACH else None

    def _is_adverbial(self, span: tuple[int, int], start: int, clause: Clause, text: str) -> bool:
        if text.startswith(_POSSESSIVE, span[1]):
            return start - span[1] <= len("'s ")
        first, last = self.clauses.place(*span)
        if any(map(self.clauses.is_dash, range(last, clause.first))):
            return False
        if clause.verb is None or first > clause.verb:
            return True
        tokens = self.clauses.tokens
        opens = all(not is_nominal(tokens, place) for place in range(clause.start, first))
        is_set_off = tokens[first - 1].text == "," == tokens[last].text
        return opens or is_set_off or self.clauses.is_verb(last)


def find_periods(text: str, start: int, end: int, clauses: Clauses, taken: Sequence[tuple[int, int]]) -> Periods:
    """The periods named in `text[start:end]`; `taken` are the places of counts, which name no year."""
    spans = (match.span() for match in _PERIOD.finditer(text, start, end))
    starts = [place for place, _ in taken]
    return Periods(clauses, [span for span in spans if not _overlaps(span, starts, taken)])


def _overlaps(span: tuple[int, int], starts: list[int], taken: Sequence[tuple[int, int]]) -> bool:
    place = bisect_left(starts, span[1]) - 1
    return place >= 0 and taken[place][1] > span[0]
