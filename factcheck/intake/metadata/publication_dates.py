"""Date lines and stated dates -> ISO 8601: when the article was published, else when it was updated.

Forms: ISO, English, European and Japanese, months in several languages, and the date-time group that ends a wire
service's copy (IPTC 7901). What a date is of stands before it: "Published", "Updated", "File photo, taken".
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

from factcheck.intake.words import table
from factcheck.language.en.calendar import months

_YEAR_FORM = r"(?P<year>(?:19|20)\d\d)"
# Pages write elements beside each other without a space: "Jo BergMay 5, 2021", "5 May 20217:00 am".
_MONTH = r"(?P<month>(?:\b|(?<=[a-z])(?=[A-Z]))[^\W\d_]{3,11})"
_ORDINAL = "(?:st|nd|rd|th|ST|ND|RD|TH|er|º|η)?"
# The page's clock and time zone are left out: pages rarely say which zone they mean, and a wrong day is worse.
# Some forms have a mark that most lines lack: a prefilter.
_DATES = (
    ("", re.compile(rf"(?<!\d){_YEAR_FORM} ?[-–/.•·] ?(?P<number>\d\d?) ?[-–/.•·] ?(?P<day>\d\d?)(?!\d)")),
    ("", re.compile(rf"{_MONTH}\.?[ -](?P<day>\d{{1,2}}){_ORDINAL}[,.]?[ -]{_YEAR_FORM}(?!\d{{3}})")),
    (
        "",
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}\.?[ .-](?:de |of )?(?P<month>[^\W\d_]{{3,11}})\.?,?(?: de)?[ .-]"
            rf"{_YEAR_FORM}(?!\d{{3}})"
        ),
    ),
    # Hungarian, Chinese journals: "2021. május 5.", "2021 May 5".
    ("", re.compile(rf"(?<!\d){_YEAR_FORM}\.? (?P<month>[^\W\d_]{{3,11}})\.? (?P<day>\d{{1,2}})(?!\d)")),
    (".", re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})\. ?(?P<number>\d{{1,2}})\. ?{_YEAR_FORM}(?!\d)")),
    (".", re.compile(r"(?<![\d.])(?P<day>\d\d)\.(?P<number>\d\d)\.(?P<short>\d\d)(?![\d.])")),
    ("-", re.compile(r"(?<!\d)(?P<day>\d{1,2})-(?P<month>[^\W\d_]{3})-(?P<short>\d\d)(?!\d)")),
    ("年", re.compile(rf"{_YEAR_FORM} ?年 ?(?P<number>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}}) ?日")),
    ("년", re.compile(rf"{_YEAR_FORM} ?년 ?(?P<number>\d{{1,2}}) ?월 ?(?P<day>\d{{1,2}}) ?일")),
    (
        "tháng",
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}) tháng (?P<number>\d{{1,2}})(?: năm|,) {_YEAR_FORM}(?!\d)"),
    ),
    # Day and month may stand in either order; where both could be the month, that is not told.
    ("/", re.compile(r"(?<![\d/])(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<long>(?:19|20)\d\d|\d\d)(?![\d/])")),
    ("-", re.compile(r"(?<![\d-])(?P<one>\d{1,2})-(?P<other>\d{1,2})-(?P<long>(?:19|20)\d\d)(?![\d-])")),
)
# "101137 GMT Dez 18": day, hour and minute, zone, month and year.
_DATE_TIME_GROUP = re.compile(
    r"(?<!\d)(?P<day>[0-3]\d)[0-2]\d[0-5]\d ?(?:GMT|UTC|Z) (?P<month>[^\W\d_]{3}) (?P<short>\d\d)$"
)

_DAY_IN_ADDRESS = re.compile(
    rf"/{_YEAR_FORM}(?P<mark>[/-])(?P<number>0?[1-9]|1[0-2]|[A-Za-z]{{3}})(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])(?=[/-]|$)"
)
# Most lines have neither a year nor a short one, which is quickly seen.
_YEAR = re.compile(r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d|/\d\d?/\d\d|\.\d\d\.\d\d|-[^\W\d_]{3}-\d\d)")
_CAPITALISED_TAIL = re.compile(r"[A-Z](?:[a-z]+|[A-Z]+)$")
_ZONE = re.compile(r"\d (?:GMT|UTC|Z) ")
# Longer paragraphs tell of dates; they do not date the article.
_LONGEST_DATE_LINE = 140
_STATED = re.compile(
    r"(?P<day>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?:[T ]+(?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?:\s*[A-Z]{3,4})?$"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4,6}Z?)?$")
_LONGEST_STAMP = 60
# Seconds since 1970, or milliseconds, of this century.
_UNIX_TIME = re.compile(r"(1\d{9})(?:\d{3})?$")
# What pages give where they know no date: the epoch, in both hemispheres.
_MONTHS = 12
_FEWEST_WORDS_OF_A_SENTENCE = 8
# "May 5, 2024 at 6:00 a.m." is no sentence, for all its stop.
_CLOCKS = ("a.m.", "p.m.")
_LOWER_CASE_WORD = re.compile(r"(?<![\w.@-])[a-z]{3,}(?![\w@])")
_FEWEST_LOWER_CASE_WORDS = 4
# "A boat in Storvik, 4 May 2011."
_CAPTION = re.compile(r"^(?:\S+ ){2,}[a-z]+ .*\d\d\.$")
_NO_DATES = frozenset({"1970-01-01", "1969-12-31", "1900-01-01"})


class Dated(NamedTuple):
    """A day in a line, and what it is the day of: "published", "updated", "other", or "" where nothing says."""

    day: str
    of: str


def find_date(line: str) -> str | None:
    """The first date with day, month and year in a line of at most 140 characters."""
    return next((day for _, _, day in _days(line)), None)


def day_in_address(url: str) -> str | None:
    """The day that is part of an address of an article: "/2022/11/03/", "/2022/nov/03/", "/2022-11-03-title".

    Each part is a segment or begins one; numbers of articles are none.
    """
    match = _DAY_IN_ADDRESS.search(url)
    if match is None:
        return None
    number = match["number"] if match["number"].isdecimal() else months().get(match["number"].lower())
    return _iso(match["year"], number, match["day"]) if number else None


def without_days(line: str) -> str:
    """A line without its dates and their labels (data/date_labels.txt)."""
    start, kept = 0, []
    for at, end, _ in _days(line):
        kept.append(_label().sub("", line[start:at]))
        start = end
    return "".join((*kept, line[start:]))


def publication_date(lines: Iterable[str]) -> str | None:
    """The day that is called that of publication, else the first that nothing is said of, else that of an update."""
    found = [dated for line in _with_labels(lines) for dated in dated_in(line) if dated.of or not _tells(line)]
    for of in ("published", "", "updated"):
        day = next((dated.day for dated in found if dated.of == of), None)
        if day is not None:
            return day
    return None


def is_publication_note(line: str) -> bool:
    """Whether a line opens with what its date is of, as the notes below articles do: "Published on 5 March 2024"."""
    label = _label().match(line)
    return label is not None and table("date_labels")[label[0].casefold()] != "other" and find_date(line) is not None


def _with_labels(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with a label that is a line by itself before the line that follows it."""
    label = ""
    for line in lines:
        if _label().fullmatch(line.rstrip(": ")):
            label = f"{line} "
            continue
        yield label + line
        label = ""


def is_date_time_group(line: str) -> bool:
    """Whether a line is the time at which a wire service filed its copy, and nothing else: "101137 GMT Dec 18"."""
    return _DATE_TIME_GROUP.fullmatch(line) is not None


def dated_in(line: str) -> Iterator[Dated]:
    """The days of a line, each with what the last label before it says (data/date_labels.txt)."""
    start = 0
    of = ""
    for at, end, day in _days(line):
        labels = [match[0].casefold() for match in _label().finditer(line, start, at)]
        if labels:
            of = table("date_labels")[labels[-1]]
        yield Dated(day, of)
        start = end


def _tells(line: str) -> bool:
    """Whether a line tells of a date, as captions do, rather than bears it: it has the words of a sentence."""
    is_closed = (
        line.endswith((".", "!", "?", ":"))
        and not line.lower().endswith(_CLOCKS)
        and len(line.split()) >= _FEWEST_WORDS_OF_A_SENTENCE
    )
    is_caption = _CAPTION.search(line) is not None
    return is_closed or is_caption or len(_LOWER_CASE_WORD.findall(line)) >= _FEWEST_LOWER_CASE_WORDS


def read_stamp(value: object) -> str | None:
    """A date that a page states -> ISO 8601, with its clock and zone where it is in that form; never the epoch."""
    if not isinstance(value, str) or len(value := value.strip()) > _LONGEST_STAMP:
        return None
    match = _STATED.match(value)
    if match is not None:
        day = match["day"]
        stamp = f"{day}T{match['clock']}{match['zone'] or ''}" if match["clock"] else day
        return stamp if day not in _NO_DATES else None
    if (seconds := _UNIX_TIME.match(value)) is not None:
        return datetime.fromtimestamp(int(seconds[1]), tz=UTC).date().isoformat()
    compact = _COMPACT.match(value)
    day = "-".join(compact.groups()) if compact else find_date(value) or _mail_date(value) or ""
    return day if day and day not in _NO_DATES else None


def _mail_date(value: str) -> str | None:
    """ "Tue, 19 Nov 2019 10:00:00 GMT" (RFC 5322)."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None


def _days(line: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and ISO form of each date, in order, without overlaps."""
    if len(line) > _LONGEST_DATE_LINE:
        return
    line = line.replace("\xa0", " ")
    forms = [form for mark, form in _DATES if mark in line] if _YEAR.search(line) else []
    forms += [_DATE_TIME_GROUP] if _ZONE.search(line) else []
    if not forms:
        return
    matches = sorted((match for form in forms for match in form.finditer(line)), key=lambda match: match.start())
    last = 0
    for match in matches:
        day = _calendar_date(match) if match.start() >= last else None
        if day is not None:
            yield match.start(), match.end(), day
            last = match.end()


def _month(name: str) -> int | str | None:
    """The number of a month in some language, with a word glued to it, too: "byJune"."""
    if number := _month_of(name):
        return number
    tail = _CAPITALISED_TAIL.search(name)
    return _month_of(tail[0]) if tail else None


def _month_of(name: str) -> int | str | None:
    lowered = name.lower()
    return months().get(lowered) or table("months").get(lowered)


def _calendar_date(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("long"):
        return _slashed(parts)
    number, day = parts.get("number") or _month(str(parts.get("month"))), parts["day"]
    if number is None:
        return None
    if int(number) > _MONTHS and match.start("number") > match.start("day"):  # "06.18.2025"
        number, day = day, str(number)
    return _iso(parts.get("year") or f"20{parts['short']}", number, day)


def _slashed(parts: dict[str, str]) -> str | None:
    """ "21/06/2014", "11/21/19", "5/5/2024"; None for "5/6/2024"."""
    one, other, year = int(parts["one"]), int(parts["other"]), parts["long"]
    if one != other and max(one, other) <= _MONTHS:
        return None
    month, day = sorted((one, other))
    return _iso(year if len(year) > 2 else f"20{year}", month, day)


def _iso(year: str, month: int | str, day: int | str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


@cache
def _label() -> re.Pattern[str]:
    labels = sorted(table("date_labels"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, labels))})(?!\w)", re.IGNORECASE)
