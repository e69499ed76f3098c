"""By-lines, sign-offs and the end of the last paragraph -> the wire service that the article's copy came from."""

import re
from collections.abc import Iterable
from functools import cache

from factcheck.intake.words import words
from factcheck.language.datelines import is_wire_service
from factcheck.language.en.words import words as lexical_words

_LONGEST_LINE = 200
_LONGEST_LIST = 80
_LONGEST_NAME = 5
_LONGEST_ABBREVIATION = 5
_PARTS = re.compile(r"\s*[,|/()\[\]•·;&]\s*|\s[-–—]\s|^[-–—]+\s*|\band\b|\b[Bb]y\b|\bBY\b|\bStaff\b")
_WORD = re.compile(r"[^\W_][\w’'-]*")
# "... the army said. – Reuters", "... he added. (ANI)", "... at noon. /TASS/", "... in May. PTI KRK DV".
_AT_THE_END = re.compile(
    r"[.!?”\"’'] ?(?:[-–—]+ ?(?P<dashed>[A-Z][\w -]{1,30})|[(\[/](?P<bracketed>[A-Z][\w -]{1,30}|dpa)[)\]/])$"
    r"|[.!?”\"’'] (?P<coded>[A-Z]{3,4})(?: [A-Z]{2,4}){1,6}$"
)
# "© 2024 AFP", "Copyright 2024 The Associated Press. All rights reserved."
_NOTICE = re.compile(
    r"^(?:(?:©|\(c\)|copyright)[ ,]*)+(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?[ ,]*)?|(?<=\w) (?:19|20)\d\d$"
    r"|\.? ?all rights reserved.*$",
    re.IGNORECASE,
)
_SOURCES = re.compile(r"Sources? ?:", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:[a-z]{3,}|\d{1,3})\b")
_MOST_SMALL = 2
_MOST_SMALL_IN_A_LINE = 6
_CODED = re.compile(r"(?P<name>[A-Za-z]{3,4})(?: [A-Za-z]{2,4}){1,6}$")


def agency_of_head(lines: Iterable[str]) -> str | None:
    """ "By Jo Berg, Reuters", "Associated Press", "Jo Berg | AFP": a part of a line is the service's name."""
    return next(filter(None, map(_part, lines)), None)


def agency_of_foot(lines: Iterable[str]) -> str | None:
    """The service that a line credits, the first one that does; a last paragraph may end with one."""
    found = (_credited(_without_notice(line)) or _at_the_end(line) for line in lines if not _lists_others(line))
    return next(filter(None, found), None)


def is_agency_credit(line: str) -> bool:
    """Whether the line says no more than which service the copy came from."""
    return _credited(line) is not None


def _lists_others(line: str) -> bool:
    """ "Sources: Reuters, Norport Post": what the article draws on, not whose copy it is."""
    sources = _SOURCES.match(line)
    if sources is None:
        return False
    return not all(is_wire_service(part) for part in _PARTS.split(line[sources.end() :].strip(" .")) if part)


def _without_notice(line: str) -> str:
    """ "AFP" of "© 2024 AFP"."""
    folded = line.casefold()
    may_have_notice = "©" in line or "(c)" in folded or "copyright" in folded or "reserved" in folded
    return _NOTICE.sub("", line) if may_have_notice or line[-1:].isdigit() else line


def _credited(line: str) -> str | None:
    """ "(NAN)", "/TASS/", "- AFP", "Source: Xinhua", "(With inputs from ANI)", "AFP and Reuters", "dpa hm bs wjh"."""
    if not _may_credit(line):
        return None
    stripped = line.strip(" .")
    if len(stripped) <= _LONGEST_LIST:
        parts = [part for part in _PARTS.split(stripped) if part]
        if all(map(is_wire_service, parts)) and (found := next(filter(_is_service, parts), None)) is not None:
            return found
    coded = _CODED.match(stripped)
    if coded is not None and _is_service(coded["name"]):
        return coded["name"]
    return _named_in(line) if _credit().search(line) and _says_no_more(line) else None


def _says_no_more(line: str) -> bool:
    """Whether a credit has few small words and numbers: "Reports from Reuters suggest that it sank" says something."""
    rest = [word for word in _SMALL.findall(_credit().sub("", line)) if word not in words("sign_off_words")]
    return len(rest) <= (_MOST_SMALL if line.endswith(".") else _MOST_SMALL_IN_A_LINE)


def _may_credit(line: str) -> bool:
    """A prefilter: each line has a word of a service's name, and one of some length a phrase of credits."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = line.casefold()
    if _words_of_services().isdisjoint(_WORD.findall(folded)):
        return False
    return len(line) <= _LONGEST_LIST or any(map(folded.__contains__, words("agency_credits")))


def _at_the_end(line: str) -> str | None:
    match = _AT_THE_END.search(line, max(0, len(line) - 60))
    name = next(filter(None, match.groups()), None) if match is not None else None
    return name if name is not None and _is_service(name) else None


def _part(line: str) -> str | None:
    if len(line) > _LONGEST_LINE // 2:
        return None
    return next((part for part in _PARTS.split(line) if part and _is_service(part)), None)


def _named_in(line: str) -> str | None:
    """The first and longest run of words in the line that is a service's name."""
    found = list(_WORD.finditer(line))
    for at, first in enumerate(found):
        for last in reversed(found[at : at + _LONGEST_NAME]):
            name = line[first.start() : last.end()]
            if _is_service(name):
                return name
    return None


def _is_service(name: str) -> bool:
    """An abbreviation counts in capitals, as services write themselves; dpa does not."""
    name = name.strip(" .:")
    is_short = len(name) <= _LONGEST_ABBREVIATION and name.isalpha()
    return is_wire_service(name) and (not is_short or name.isupper() or name in ("dpa", "Tass", "Lusa", "Efe"))


@cache
def _words_of_services() -> frozenset[str]:
    """The longest word of each name of a wire service: a prefilter."""
    return frozenset(max(_WORD.findall(name), key=len) for name in lexical_words("wire_services"))


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words('agency_credits'))))})", re.IGNORECASE)
