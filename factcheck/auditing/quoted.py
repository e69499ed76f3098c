"""Find the words of a text that stand between quotation marks."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final

_MARK = re.compile("``|''|[“”\"«»„‘’']")
_CLOSERS: Final[Mapping[str, str]] = {
    "“": '”"',
    '"': '"”',
    "«": "»",
    "„": "“”",
    "``": "''",
    "‘": "’",
    "'": "'",
}
_SINGLE: Final = frozenset("‘’'")
# What a straight apostrophe begins: a clipped word, or an ending that a tokeniser has cut off.
_CLIPPED = re.compile(r"(?:s|t|d|m|re|ve|ll|em|til|tis|twas|cause|n)\b")


def quoted_places(text: str) -> list[tuple[int, int]]:
    """Where quoted words begin and end, the marks left out; none crosses a line end, and none is inside another."""
    return list(_places(text, list(_MARK.finditer(text))))


def _places(text: str, marks: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    closing = {opener: [mark for mark in marks if _closes(text, mark, opener)] for opener in _CLOSERS}
    line_ends = [match.start() for match in re.finditer("\n", text)]
    end = 0
    for mark in marks:
        if mark.start() < end or not _opens(text, mark):
            continue
        candidates = closing[mark.group()]
        place = bisect_left(candidates, mark.end(), key=re.Match.start)
        if place == len(candidates):
            continue
        lines = bisect_left(line_ends, mark.end()), bisect_left(line_ends, candidates[place].start())
        if lines[0] == lines[1]:
            end = candidates[place].end()
            yield mark.end(), candidates[place].start()


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Single marks open behind a space and close before one: other apostrophes do neither."""
    if mark.group() not in _SINGLE:
        return mark.group() in _CLOSERS
    is_inside = mark.start() > 0 and text[mark.start() - 1].isalnum()
    is_clipped = mark.group() == "'" and _CLIPPED.match(text, mark.end()) is not None
    return mark.group() in _CLOSERS and not is_inside and not is_clipped


def _closes(text: str, mark: re.Match[str], opener: str) -> bool:
    if opener == "``" or mark.group() == "''":
        return opener == "``" and mark.group() == "''"
    is_inside = text[mark.end() : mark.end() + 1].isalnum()
    return mark.group() in _CLOSERS[opener] and not (mark.group() in _SINGLE and is_inside)
