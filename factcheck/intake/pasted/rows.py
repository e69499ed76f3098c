"""Paragraphs of pasted text -> which are rows of tables and entries of timelines.

A row looks like a date line or a menu item ("2023<tab>212,000", "March 8: third grounding, 41 taken off by boat"); what
it belongs to shows in the text around it, not in itself.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.intake.pasted.paragraphs import is_page_number
from factcheck.language.en.calendar import months

_FEWEST_ROWS = 2
_LONGEST_ROW = 200
_LONGEST_HEADING = 60
_BLANK = 2
# Cells are parted by tabs, bars or several spaces.
_CELL_END = re.compile(r" *\t+ *| *\| *| {3,}")
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:[A-Z][a-z]+day,? )?(?:(?P<month>[A-Z][a-z]{{2,8}})\.?(?: {_NUMBER})?|{_NUMBER} (?P<of>[A-Z][a-z]{{2,8}})\.?)"
    rf"(?:,? {_YEAR})?"
)
_FIGURES = re.compile(rf"{_YEAR}(?:[-–/]\d{{2,4}})?(?: [$€£]?\d[\d.,]*%?)+")
_ENTRY = re.compile(rf"(?:{_YEAR}(?:[-–/]\d{{2,4}})?|{_DAY})(?: ?[:–—-]|\t| ?\|) ?(?P<said>\S.*)")
_LOWER_CASE_WORD = re.compile(r"(?<![\w-])[a-z]{3,}")
_FEWEST_WORDS = 2


def find_rows(texts: Sequence[str], gaps: Sequence[int]) -> frozenset[int]:
    """The numbers of all paragraphs in runs of two rows or more, with the heading right above a run."""
    kinds = [_kind(text) for text in texts]
    found: set[int] = set()
    for kind, group in groupby(range(len(texts)), kinds.__getitem__):
        run = list(group)
        if kind and len(run) >= _FEWEST_ROWS and _is_told(kind, run, texts):
            found.update(run, _heading(run[0], texts, gaps))
    return frozenset(found)


def _kind(text: str) -> str | int:
    """ "entry", "figures" (a year and what it brought), or the number of cells; "" for any other paragraph."""
    if len(text) > _LONGEST_ROW or is_page_number(text):
        return ""
    if "\t" in text or "|" in text or "   " in text:
        cells = _CELL_END.split(text)
        return len(cells) if all(cells) and len(cells) > 1 else ""
    if _FIGURES.fullmatch(text):
        return "figures"
    entry = _ENTRY.fullmatch(text)
    if entry is None or not _is_dated(entry):
        return ""
    return "entry" if len(_LOWER_CASE_WORD.findall(entry["said"])) >= _FEWEST_WORDS else ""


def _is_dated(entry: re.Match[str]) -> bool:
    name = entry["month"] or entry["of"]
    return name is None or name.lower() in months()


def _is_told(kind: str | int, run: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether a table holds figures: most of its rows do, whatever its head."""
    return isinstance(kind, str) or 2 * sum(any(map(str.isdigit, texts[at])) for at in run) > len(run)


def _heading(first: int, texts: Sequence[str], gaps: Sequence[int]) -> Iterator[int]:
    above = first - 1
    if above > 0 and gaps[first] < _BLANK <= gaps[above] and len(texts[above]) <= _LONGEST_HEADING:
        yield above
