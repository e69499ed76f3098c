"""Text -> time adjuncts ("in 2022", "since January", "over the past two years") and the one that
modifies each figure.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.figures.figure_clauses import Clause, Clauses
from factcheck.language.en.calendar import month_pattern, weekday_pattern
from factcheck.language.en.lexicon import Word
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
    r"(?:past|last|next|previous|coming|following|current|same|this|latest|preceding|first|second|third|fourth|final"
    r"|1st|2nd|3rd|4th)"
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
    rf"\b(?:[Bb]etween {_ORDINAL_DAY} and {_ORDINAL_DAY} {_MONTH}"
    rf"|(?:[Bb]etween|[Ff]rom) {_DATE} (?:and|to|until|through) {_DATE}"
    rf"|{_LEAD} (?:{_DATE}|{_SPELL}|the {_STRETCH}|{_OWN} (?:{_RELATIVE} )?(?:[a-z]+ )?{_STRETCH})"
    rf"|{_WITHIN} (?:(?:the )?{_COUNT} {_UNIT}(?: (?:to|ended|ending|through) {_DATE})?"
    rf"|an? (?:single )?(?!quarter|half|second){_UNIT})"
    rf"|[Dd]uring {_OWN} (?:[a-z]+[ -]){{0,2}}[a-z]+|[Aa]t {_OWN} (?:\w+['’]s )?(?:peak|height|start|end|outset|close)"
    rf"|[Bb]y \d{{4}} (?:GMT|UTC)"
    rf"|(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he (?:past|last|next|previous|same|following)) (?:{_COUNT} )?(?:{_KIND} )?"
    rf"(?:{_UNIT}|{_MONTH}|{_DAY}|{_SEASON})"
    rf"|(?:[Aa]n?|{_COUNT}) {_UNIT} (?:ago|earlier|before|later)|[Tt]he {_STRETCH} (?:before|earlier)"
    rf"|[Ss]o far(?: this {_UNIT})?|[Tt]o date|[Yy]ear[- ](?:on|over)[- ]year|{_ALONE})\b"
)
# "Up 2 points on 2019", "three times that of 2019": the year of what is compared.
_YEAR_COMPARED = re.compile(r"[Oo][nf] (?:1[5-9]|20)\d\d")
# In code points: a time adjunct further away modifies another figure, or none.
_REACH = 200
# The most time adjuncts of one clause that are considered.
_MOST = 12
_POSSESSIVE = ("'s", "’s")


@dataclass(slots=True)
class Periods:
    """The time adjuncts of one stretch of text, found once, as (start, end) in code points, sorted."""

    clauses: Clauses
    found: list[tuple[int, int]]
    # Where the figures begin that another is compared with: "from 224 a year earlier".
    baselines: Sequence[int] = ()

    def of(self, start: int, end: int, clause: Clause, text: str) -> str | None:
        """The time adjunct of the figure at `start` to `end`, from its clause: the nearest behind, or else before; None
        for none.

        Before the verb it must be clause-initial or adjacent to the verb: others modify something else.
        """
        tokens = self.clauses.tokens
        if not self.found or clause.start >= len(tokens):
            return None
        low = tokens[clause.start].start
        high = tokens[clause.end - 1].end if clause.end > clause.last else end
        first = bisect_left(self.found, (low, low))
        inside = [span for span in self.found[first : first + _MOST] if span[1] <= max(high, start)]
        is_baseline = start in self.baselines  # "5% in 2022, from 6%": the time is that of the later value
        before = [] if is_baseline else self._before(inside, start, clause, text)
        after = [span for span in inside if span[0] >= end and self._follows(span, end, text)]
        gap_before = start - before[-1][1] if before else _REACH + 1
        gap_after = after[0][0] - end if after else _REACH + 1
        if after and gap_after <= min(_REACH, 2 * gap_before):
            return text[slice(*after[0])]
        return text[slice(*before[-1])] if before and gap_before <= _REACH else None

    def _before(
        self, inside: Sequence[tuple[int, int]], start: int, clause: Clause, text: str
    ) -> list[tuple[int, int]]:
        return [span for span in inside if span[1] <= start and self._is_adverbial(span, start, clause, text)]

    def _follows(self, span: tuple[int, int], end: int, text: str) -> bool:
        """Whether the adjunct behind a figure that ends at `end` may be its own; not that of what it is compared with:
        "4% fewer than in 2022", "240 against 224 a year earlier".
        """
        if text.startswith(_POSSESSIVE, span[1]) or text.endswith("than ", 0, span[0]):
            return False
        return bisect_left(self.baselines, end) == bisect_left(self.baselines, span[0])

    def _is_adverbial(self, span: tuple[int, int], start: int, clause: Clause, text: str) -> bool:
        if text.startswith(_POSSESSIVE, span[1]):
            return start - span[1] <= len("'s ")
        first, last = self.clauses.place(*span)
        if any(map(self.clauses.is_dash, range(last, clause.first))):
            return False
        if clause.verb is None or first > clause.verb:
            return True
        tokens = self.clauses.tokens
        lead = range(max(0, clause.start - 1) if first == clause.start else clause.start, first)
        opens = not any(is_nominal(tokens, place) or self._is_participle(place) for place in lead)
        is_set_off = tokens[first - 1].text == "," == tokens[last].text
        return opens or is_set_off or self.clauses.is_verb(last)

    def _is_participle(self, place: int) -> bool:
        """ "Founded in 1979, it runs 4 ships": the time adjunct of a participle clause is its own."""
        token = self.clauses.tokens[place]
        return bool(token.word & Word.PAST) or token.low.endswith(("ed", "ing")) or self.clauses.is_verb(place)


def find_periods(
    text: str, start: int, end: int, clauses: Clauses, taken: Sequence[tuple[int, int]], baselines: Sequence[int] = ()
) -> Periods:
    """The periods named in `text[start:end]`; `taken` are the places of counts, which name no year, and `baselines`
    where the figures begin that another is compared with.
    """
    starts = [place for place, _ in taken]
    found = []
    for match in _PERIOD.finditer(text, start, end):
        first, last = match.span()
        place = bisect_left(starts, last) - 1
        if place >= 0 and taken[place][1] > first:
            # "In May 12 men": the day of the month is the count.
            last = first + len(text[first : taken[place][0]].rstrip())
            if not _PERIOD.fullmatch(text, first, last):
                continue
        found.append((first, last))
    return Periods(clauses, [span for span in found if _YEAR_COMPARED.fullmatch(text, *span) is None], baselines)
