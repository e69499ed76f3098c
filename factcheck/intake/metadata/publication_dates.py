"""A date line -> ISO 8601 date: ISO, English, European and Japanese forms, months in several languages."""

import re
from datetime import date

from factcheck.intake.words import table
from factcheck.language.en.calendar import months

# The page's clock and time zone are left out: pages rarely say which zone they mean, and a wrong day is worse.
_DATES = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"\b(?P<month>[^\W\d_]{3,10})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)(?!\d{3})"),
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º)? (?:de |of )?(?P<month>[^\W\d_]{3,10})\.?,?(?: de)? "
        r"(?P<year>(?:19|20)\d\d)(?!\d{3})"
    ),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<number>\d{1,2})月(?P<day>\d{1,2})日"),
)

# Every form has a year; most lines have none, which is quickly seen.
_YEAR = re.compile(r"\d(?:(?<=1)9|(?<=2)0)\d\d")
# Longer paragraphs tell of dates; they do not date the article.
_LONGEST_DATE_LINE = 140


def find_date(line: str) -> str | None:
    """The first date with day, month and year in a line of at most 140 characters."""
    if len(line) > _LONGEST_DATE_LINE or not _YEAR.search(line):
        return None
    matches = [match for form in _DATES for match in form.finditer(line)]
    for match in sorted(matches, key=lambda match: match.start()):
        found = _calendar_date(match)
        if found:
            return found
    return None


def _month(name: str) -> int | str | None:
    return months().get(name) or table("months").get(name)


def _calendar_date(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    number = parts.get("number") or _month(str(parts.get("month")).lower())
    if number is None:
        return None
    try:
        return date(int(parts["year"]), int(number), int(parts["day"])).isoformat()
    except ValueError:
        return None
