"""Lines around the headline -> the byline: the names behind "By", or a line of names alone below the headline."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from factcheck.intake.words import table, words
from factcheck.language.en.words import table as lexical_table

_BY = f"(?:{'|'.join(sorted(words('byline_openers')))})"
_BYLINE = re.compile(rf"^{_BY}[: ]\s*(?P<name>[^\W\d_][^|·•@\d]{{1,80}})")
# "By signing up you agree": two words in lower case are no name.
_LOWER_CASE = re.compile(r"[a-zß-öø-ÿ]+ [a-zß-öø-ÿ]+\b")
_BY_ALONE = re.compile(rf"^{_BY}:?$")
# A date often follows the name on its line.
_AFTER_THE_NAME = re.compile(r"[\s,–-]+(?:(?:on|am)\s+)?[^\W\d_]{3,9}\.?$")
_LONGEST_LINE = 100
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ]\.|(?:de|van|von|der|bin|al|el|la)\b|[A-ZÀ-Þ][\w’'-]+)){1,3}"
_NAMES = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, and | and |, | & | / ){_NAME}){{0,4}})(?P<rest>$|,? ?[|·•(/–—-] ?.*|, .*)"
)
_PARTS = re.compile(r", and | and |, | & | / ")


def find_byline(around: Sequence[str], below: Sequence[str] = ()) -> str | None:
    """The name after "By" (data/byline_openers.txt) on a line `around` the headline, or on the line behind that; else
    the names on a line of names right `below` it.
    """
    return next(_behind_by(around), None) or next(filter(None, map(_names_alone, below)), None)


def _behind_by(lines: Sequence[str]) -> Iterator[str]:
    for line, after in pairwise((*lines, "")):
        match = _BYLINE.match(f"{line} {after}" if _BY_ALONE.match(line) else line)
        if match and not _LOWER_CASE.match(match["name"]):
            name = match["name"].strip(" ,-–")
            is_dated = match.string[match.end() : match.end() + 1].isdigit()
            yield _AFTER_THE_NAME.sub("", name) if is_dated else name


def _names_alone(line: str) -> str | None:
    """ "Ida Roe and Jo Berg", "Ida Roe, Transport Correspondent": one of them has a usual first name."""
    match = _NAMES.match(line) if len(line) <= _LONGEST_LINE else None
    if match is None:
        return None
    names = [*takewhile(_is_no_role, _PARTS.split(match["names"]))]
    end = match["names"].find(names[-1]) + len(names[-1]) if names else 0
    return match["names"][:end] if any(map(_is_person, names)) else None


def _is_no_role(name: str) -> bool:
    return table("author_bio").get(name.split()[-1].casefold()) != "role"


def _is_person(name: str) -> bool:
    first, *rest = name.casefold().split()
    return first in lexical_table("first_names") and words("mastheads").isdisjoint(rest)
