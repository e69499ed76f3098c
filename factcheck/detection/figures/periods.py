"""Find the time that a figure is about: "in 2022", "since January", "over the past two years", "last week"."""

import re
from dataclasses import dataclass

from factcheck.language.en.calendar import month_pattern, weekday_pattern

_MONTH = month_pattern()
_DAY = weekday_pattern()
_SEASON = r"(?:spring|summer|autumn|fall|winter|Christmas|Easter|Ramadan)"
_YEAR = r"(?:1[5-9]|20)\d\d(?:(?:[-/]|–)\d{2,4})?"
_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnight|months?|quarters?|halves|half|years?"
    r"|decades?|century|centuries|seasons?|terms?|sessions?|morning|afternoon|evening|game|match|election|campaign)"
)
_COUNT = r"(?:\d{1,3}(?:\.\d)?|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|several|few|couple of|a few)"
_RELATIVE = (
    r"(?:past|last|next|previous|coming|following|current|same|this|latest|preceding|first|second|third|fourth|final)"
)
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
    rf"|{_LEAD} (?:{_DATE}|{_SPELL}|(?:the )?{_COUNT} {_UNIT}(?: (?:to|ended|ending|through) {_DATE})?"
    rf"|an? (?!quarter|half|second){_UNIT}\b)"
    rf"|(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he (?:past|last|next|previous|same|following)) (?:{_COUNT} )?(?:{_KIND} )?"
    rf"(?:{_UNIT}|{_MONTH}|{_DAY}|{_SEASON})"
    rf"|(?:[Aa]n?|{_COUNT}) {_UNIT} (?:ago|earlier|before|later)"
    rf"|[Ss]o far(?: this {_UNIT})?|[Tt]o date|[Yy]ear[- ](?:on|over)[- ]year|[Aa]nnually"
    rf"|(?:each|every|a|per) (?:year|month|week|day)|{_ALONE})\b"
)
# A period further away than this belongs to another figure, or to none.
_REACH = 120


@dataclass(slots=True)
class Periods:
    """The periods of one sentence, found once; `nearest` is asked for each figure, in order of position."""

    text: str
    found: list[tuple[int, int]]
    at: int = 0

    def nearest(self, start: int, end: int) -> str | None:
        """The period that follows the figure `start`..`end` most closely, or else the one before it."""
        while self.at < len(self.found) and self.found[self.at][1] <= start:
            self.at += 1
        before = self.found[self.at - 1] if self.at > 0 else None
        after = next((span for span in self.found[self.at : self.at + 2] if span[0] >= end), None)
        gap_before = start - before[1] if before is not None else _REACH + 1
        gap_after = after[0] - end if after is not None else _REACH + 1
        if after is not None and gap_after <= min(_REACH, 2 * gap_before):
            return self.text[after[0] : after[1]]
        if before is not None and gap_before <= _REACH:
            return self.text[before[0] : before[1]]
        return None


def find_periods(text: str, start: int, end: int) -> Periods:
    """The periods named in `text[start:end]`."""
    return Periods(text, [match.span() for match in _PERIOD.finditer(text, start, end)])
