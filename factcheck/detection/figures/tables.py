"""Text -> its prose, without the tables and listings of numbers in it, each of which is set aside in one piece."""

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.report import SetAside
from factcheck.language.numbers.numerals import openers

# A table, no sentence: 16 bare numbers in a row, or 100 characters of one. Possessive quantifiers, so linear time.
_TABLE = re.compile(r"(?<![\w.,])(?:\d[\d.,]*+(?:[\s;:|/()\[\]+–—-]++\d[\d.,]*+){15,}+|\d[\d.,]{99,}+)")
_LAST_NUMBER = re.compile(r"\s\d[\d.,]*\Z")
_COUNTS = re.compile(r"(?: ?[^\W\d_]| ?[%°])")
# A listing: so many numbers, figures or words, with at most so many words between two of them.
_FEWEST_LISTED = 100
_MOST_WORDS_BETWEEN = 3
_SHORTEST_LISTING = 400
_NUMBER_OR_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_WORD = re.compile(r"\w+")

_Range = tuple[int, int]


def without_tables(text: str, stretches: Iterator[_Range], set_aside: list[SetAside]) -> Iterator[_Range]:
    """The stretches (half-open offsets) without their tables and listings, which are added to `set_aside`."""
    for start, end in stretches:
        for first, last in _outside(_tables(text, start, end), start, end, set_aside):
            yield from _outside(_listings(text, first, last), first, last, set_aside)


def _outside(tables: Iterator[_Range], start: int, end: int, set_aside: list[SetAside]) -> Iterator[_Range]:
    at = start
    for first, last in tables:
        set_aside.append(SetAside(start=first, end=last, reason=Reason.TABLE))
        if at < first:
            yield at, first
        at = last
    if at < end:
        yield at, end


def _tables(text: str, start: int, end: int) -> Iterator[_Range]:
    """The runs of bare numbers."""
    for run in _TABLE.finditer(text, start, end):
        # The last number has a counted noun behind it: "... 12 14 16 boats".
        last = _LAST_NUMBER.search(text, run.start(), run.end()) if _COUNTS.match(text, run.end()) else None
        first = run.start()
        yield first, first + len(text[first : last.start() if last else run.end()].rstrip(".,"))


def _listings(text: str, start: int, end: int) -> Iterator[_Range]:
    """The runs of numbers with a word or two between: "1000 boats and 1001 boats and ..."."""
    if end - start < _SHORTEST_LISTING:
        return
    words = openers()
    numbers = [
        found.span()
        for found in _NUMBER_OR_WORD.finditer(text, start, end)
        if found[0][0].isdecimal() or found[0].lower() in words
    ]
    for run in _runs(text, numbers):
        if len(run) >= _FEWEST_LISTED:
            yield run[0][0], run[-1][1]


def _runs(text: str, numbers: list[_Range]) -> Iterator[list[_Range]]:
    """The numbers (offsets), parted where more than a few words stand between two."""
    run = numbers[:1]
    for before, number in pairwise(numbers):
        if len(_WORD.findall(text, before[1], number[0])) > _MOST_WORDS_BETWEEN:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
