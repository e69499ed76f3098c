"""Lines around the headline -> the byline: the names behind "By", or a line of names alone below the headline."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from factcheck.intake.metadata.mastheads import is_outlet
from factcheck.intake.metadata.publication_dates import find_date, without_days
from factcheck.intake.words import table, words
from factcheck.language.en.calendar import months, weekdays
from factcheck.language.en.words import table as lexical_table

_BY = f"(?:{'|'.join(sorted(words('byline_openers')))})"
_BYLINE = re.compile(rf"^{_BY}[: ]\s*(?P<name>[^\W\d_][^|·•@\d]{{1,80}})")
# "By signing up you agree": two words in lower case are no name.
_LOWER_CASE = re.compile(r"[a-zß-öø-ÿ]+ [a-zß-öø-ÿ]+\b")
_GLUED_BY = re.compile(r"^By(?=[A-ZÀ-Þ][a-zß-ÿ’'-]+ [A-ZÀ-Þ])")
_GLUED_MONTH = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z][a-z]{2,8} \d)")
# "Ida Roe @idaroe".
_HANDLE = re.compile(r" ?[|•·–—-]? ?\(?@\w{2,30}\)?$")
_AROUND_A_NAME = " ,;:|·•/–—-"
_BY_ALONE = re.compile(rf"^{_BY}:?$")
# A date often follows the name on its line.
_AFTER_THE_NAME = re.compile(r"[\s,–-]+(?:(?:on|am)\s+)?(?P<word>[^\W\d_]{2,11})\.?$")
_LONGEST_LINE = 100
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ]\.|(?:de|van|von|der|bin|al|el|la)\b|[A-ZÀ-Þ][\w’'-]+)){1,3}"
_NAMES = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, and | and |, | & | / ){_NAME}){{0,4}})(?P<rest>$|,? ?[|·•(/–—-] ?.*|, .*)"
)
_PARTS = re.compile(r", and | and |, | & | / ")
_OUTLET_BEHIND = re.compile(r"(?P<name>[^,(/]+?)(?:, | \(| / | [–—-] | for )(?P<outlet>[^,()/]{2,40})\)?$")
_BYLINE_ALONE = re.compile(
    rf"{_BY}:? {_NAME}(?:(?:, and | and |, | & | / ){_NAME}){{0,4}}(?:(?:,| \|| for) ?[A-Z][\w.’' -]*)?$"
)
# "Published 5 May 2020 by Ada Roe".
_PUBLISHED_BY = re.compile(rf"\d.* (?:by|By) (?P<name>{_NAME})$")
_PERSON = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.| (?:de|van|von|der|bin|al|el|la))* [A-ZÀ-Þ][\w’'-]+"
_PERSON_AND_OUTLET = re.compile(
    rf"(?P<name>{_PERSON}),? (?:\| )?(?P<outlet>[A-Za-z][\w-]{{2,30}}(?:\.[a-z]{{2,4}}){{1,2}})"
)
# "Ada Roe", "Ada Roe and Jo Berg", "Ada Roe, MD", "Ada Roe, Storvik University".
_NAME_ALONE = re.compile(
    rf"(?P<name>{_PERSON})(?:(?:, and | and |, | & ){_PERSON})*"
    r"(?:, [A-Z][\w.’'&-]*(?: (?:[A-Z][\w.’'&-]*|of|and|for|&))*)*"
    r"(?:,? [Ss]pecial to (?:[Tt]he )?[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*)*)?$"
)


def find_byline(around: Sequence[str], below: Sequence[str] = ()) -> str | None:
    """The name after "By" (data/byline_openers.txt) on a line `around` the headline, or on the line behind that; else
    the names on a line of names right `below` it, or on one that has a date and no more.
    """
    names = (
        _names_alone(line) or _name_beside_a_date(line) or _name_before_outlet(line) for line in map(_apart, below)
    )
    return next(_behind_by([*map(_apart, around)]), None) or next(filter(None, names), None)


def is_name_alone(line: str) -> bool:
    """Whether a line is persons' names and no more, or with a degree or an affiliation behind them."""
    match = _NAME_ALONE.match(line) if len(line) <= _LONGEST_LINE else None
    return match is not None and _is_person(match["name"])


def is_byline(line: str) -> bool:
    """Whether a line is "By" and names, or names alone, with what the person is or writes for, and no more."""
    if len(line) > _LONGEST_LINE:
        return False
    return _BYLINE_ALONE.match(line) is not None or is_name_alone(line) or _name_before_outlet(line) is not None


def _behind_by(lines: Sequence[str]) -> Iterator[str]:
    for line, after in pairwise((*lines, "")):
        match = _BYLINE.match(f"{line} {after}" if _BY_ALONE.match(line) else line) or _published_by(line)
        if match and not _LOWER_CASE.match(match["name"]):
            name = match["name"].strip(" ,-–")
            is_dated = match.string[match.end() : match.end() + 1].isdigit()
            yield _without_outlet(_without_label(_AFTER_THE_NAME.sub(_kept_of_name, name)) if is_dated else name)


def _name_before_outlet(line: str) -> str | None:
    """ "Ida Roe, StorvikNews.no": whatever the first name, an outlet that is told by its form behind it."""
    match = _PERSON_AND_OUTLET.fullmatch(line)
    return match["name"] if match is not None and is_outlet(match["outlet"]) else None


def _kept_of_name(match: re.Match[str]) -> str:
    """Nothing of what begins a date: "Ida Roe on March" before "5, 2024", but "Ida Roe" before "5 March 2024"."""
    word = match["word"].casefold()
    is_of_date = word in months() or word in table("months") or word in weekdays() or word in ("on", "am", "at")
    return "" if is_of_date else match[0]


def _without_label(name: str) -> str:
    """ "Ida Roe Updated", before a date."""
    before, _, last = name.rpartition(" ")
    return before if last.casefold() in table("date_labels") else name


def _published_by(line: str) -> re.Match[str] | None:
    match = _PUBLISHED_BY.search(line) if len(line) <= _LONGEST_LINE else None
    return match if match is not None and find_date(line) else None


def _without_outlet(name: str) -> str:
    """ "Ada Roe, Storvik Post", "Ada Roe for Storvik Post": the name before the outlet."""
    match = _OUTLET_BEHIND.match(name)
    return match["name"] if match is not None and is_outlet(match["outlet"]) else name


def _names_alone(line: str) -> str | None:
    """ "Ida Roe and Jo Berg", "Ida Roe, Transport Correspondent": one of them has a usual first name."""
    match = _NAMES.match(line) if len(line) <= _LONGEST_LINE else None
    if match is None:
        return None
    names = [*takewhile(_is_no_role, _PARTS.split(match["names"]))]
    names = [names[0], *takewhile(lambda name: not is_outlet(name), names[1:])] if names else names
    end = match["names"].find(names[-1]) + len(names[-1]) if names else 0
    return match["names"][:end] if any(map(_is_person, names)) else None


def _name_beside_a_date(line: str) -> str | None:
    """ "Ida Roe March 5, 2024", "5 March 2024 · Ida Roe"."""
    bare = without_days(line) if len(line) <= _LONGEST_LINE else line
    if bare == line:
        return None
    rest = bare.partition("•")[0].strip(_AROUND_A_NAME) or bare.strip(_AROUND_A_NAME)
    return rest if re.fullmatch(_PERSON, rest) and _is_person(rest) and not is_outlet(rest) else None


def _apart(line: str) -> str:
    """Elements that pages write beside each other without a space, parted: "ByIda Roe", "Ida RoeMarch 5"; no handle."""
    line = _GLUED_BY.sub("By ", _HANDLE.sub("", line) if "@" in line else line)
    return _GLUED_MONTH.sub(" ", line) if _GLUED_MONTH.search(line) and find_date(line) else line


def _is_no_role(name: str) -> bool:
    return table("author_bio").get(name.split()[-1].casefold()) != "role"


def _is_person(name: str) -> bool:
    first, *rest = name.casefold().split()
    return first in lexical_table("first_names") and words("mastheads").isdisjoint(rest)
