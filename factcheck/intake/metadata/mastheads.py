"""Line or name -> whether it is an outlet's: a known one's, or one that ends in what newspapers are called."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.publication_dates import without_days
from factcheck.intake.words import words
from factcheck.language.datelines import is_wire_service

LONGEST_MASTHEAD = 40
MOST_WORDS = 5
# "Storvik.org", "StorvikPost", "SRF".
_OUTLET_FORM = re.compile(r"\w\.\w|[a-z][A-Z][a-z]|^[A-Z]{3,5}$")
_NO_MASTHEAD = re.compile(r"[a-z][A-Z]|[,:;]|^(?:By|BY)\b")
_LONGEST_LINE_OF_HEAD = 80
_AROUND_A_NAME = " ,;:|·•/–—-"


def is_outlet(name: str) -> bool:
    """Whether a name is a known outlet's, or one by its form, and not a colleague's or a role: "Norport Ledger"."""
    if is_known_outlet(name):
        return True
    is_named = has_masthead_noun(name.split()) or _OUTLET_FORM.search(name) is not None
    return is_named and is_own_name(name) and not is_wire_service(name)


def is_outlet_line(line: str) -> bool:
    """Whether a line is an outlet's name alone: a known one, or the name of a newspaper."""
    return is_known_outlet(line) or is_masthead(line)


def is_paper(name: str) -> bool:
    """Whether a name alone is an outlet's, and no wire service's."""
    return is_outlet_line(name) and not is_wire_service(name)


def is_known_outlet(name: str) -> bool:
    folded = name.casefold()
    is_listed = not words("known_outlets").isdisjoint((folded, folded.removeprefix("the ")))
    return is_listed and not name[:1].islower() and not is_wire_service(name)


def is_masthead(line: str) -> bool:
    """Whether a line is the name of a newspaper and nothing else: "Storvik Post", "The Norport Times"."""
    parts = line.split()
    if len(line) > LONGEST_MASTHEAD or not 1 < len(parts) <= MOST_WORDS or _NO_MASTHEAD.search(line):
        return False
    return (
        has_masthead_noun(parts)
        and all(word[0].isupper() or word in ("of", "and", "the", "&") for word in parts)
        and {"The", "THE"}.isdisjoint(parts[1:])
        and not _is_label(parts)
        and is_own_name(line)
    )


def is_own_name(name: str) -> bool:
    """Whether a name has a word that names no section, button or list of a page."""
    own = fold(name).split()
    return any(len(word) > 1 for word in own) and not _of_no_outlet().issuperset(own)


@cache
def _of_no_outlet() -> frozenset[str]:
    return words("not_a_publisher") | words("sections")


def has_masthead_noun(parts: Sequence[str]) -> bool:
    """Whether a name ends in what newspapers are called, or has it before "of": "Storvik Post", "Times of Storvik"."""
    nouns = [parts[-1].rpartition("-")[2], *(word for word, after in pairwise(parts) if after == "of")]
    return any(word.casefold() in words("mastheads") for word in nouns)


def outlet_beside_a_date(line: str) -> str | None:
    """An outlet that is a line by itself, or shares one with a date alone: "Storvik Post | 4 May 2021"."""
    bare = without_days(line).strip(_AROUND_A_NAME) if len(line) <= _LONGEST_LINE_OF_HEAD else ""
    return bare if is_known_outlet(bare) or (bare != line and is_masthead(bare)) else None


def _is_label(parts: Sequence[str]) -> bool:
    """Whether it reads "Next Post" or "Book Review", as labels do."""
    return parts[0].casefold() in words("no_masthead_openers")
