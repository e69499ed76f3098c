"""Sentence boundary detection: text -> spans of its sentences, by closing marks, abbreviations and sentence openers."""

import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.domain.values import Span
from factcheck.word_lists import word_lists, word_tables

_DATA = Path(__file__).parent / "data"
_words = word_lists(_DATA)
_table = word_tables(_DATA)

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*+")
# A run of closing marks with the quotation marks and brackets that close there; atomic, so that each dot is read once.
# It begins with one set of characters, by which it is found fast.
_STOP = re.compile(
    r"[.!?…。！？।॥؟۔]"
    r"(?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’“»)\]]*+|(?<=[。！？।॥؟۔])[。！？।॥؟۔]*+[」』”’»)\]]*+)"
)
_SPACE = re.compile(r"\s*+")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]*$")
_NEXT_WORD = re.compile(r"[\"'“‘«„(\[¿¡]*+([^\W_]+)")
_OPENS = re.compile(r"[\"'“‘«„(\[¿¡•·*–—― -]*+")
_FARTHEST_BACK = 24
# A quotation may be signed after a dash: "..." — Carla Sanchez.
_DASHES = frozenset("—–―-")
_CLOSING_MARKS = frozenset("\"'”’“»")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order. None crosses a blank line; a headline without full stop is one.

    A sentence ends behind the quotation marks and brackets that close with it. The full stop of an abbreviation or an
    initial is a boundary only where the next word can open a sentence (data/abbreviations.txt, sentence_openers.txt).
    """
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        end = paragraph.end()
        while text[end - 1].isspace():
            end -= 1
        start = paragraph.start()
        for stop in _ends(text, start, end):
            spans.append(Span(start=start, end=stop))
            start = _after_space(text, stop, end)
        if start < end:
            spans.append(Span(start=start, end=end))
    return tuple(spans)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of a paragraph end, but for the last one."""
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if after < end and _is_end(text, stop, end):
            yield after


def _is_end(text: str, stop: re.Match[str], end: int) -> bool:
    mark, after = stop.group(), stop.end()
    if mark[0] not in ".!?…":
        return True
    if not text[after].isspace():
        return False
    following = _after_space(text, after, end)
    if text[following] in _DASHES and mark[-1] in _CLOSING_MARKS:
        return False
    opens = _OPENS.match(text, following, end)
    first = text[opens.end()] if opens is not None and opens.end() < end else ""
    if not first.isalnum() or first.islower():
        return False
    before = _word_before(text, stop.start())
    if mark[0] == "!" and before in _words("exclaimed_names"):
        return False
    if mark.rstrip("\"'”’“»)]") != "." or not before:
        return True
    return _stop_ends(text, before, after, first)


def _after_space(text: str, start: int, end: int) -> int:
    space = _SPACE.match(text, start, end)
    return space.end() if space is not None else start


def _word_before(text: str, stop: int) -> str:
    """The word that the stop follows, in lower case, inner stops kept: "mr", "u.n", "j"."""
    found = _WORD_BEFORE.search(text, max(0, stop - _FARTHEST_BACK), stop)
    return found.group().lower() if found is not None else ""


def _stop_ends(text: str, before: str, after: int, first: str) -> bool:
    """Whether a single stop after the word `before` ends a sentence; `first` is the next letter or digit."""
    kind = _table("abbreviations").get(before)
    if kind is None:
        kind = "either" if "." in before or (len(before) == 1 and before.isalpha() and before != "i") else None
    match kind:
        case None:
            return True
        case "never" | "before_name":
            return False
        case "before_number":
            return not first.isdigit()
        case "before_day" if first.isdigit():
            return False
        case _:
            return _opens_sentence(text, after)


def _opens_sentence(text: str, after: int) -> bool:
    """Whether the next word, written with a capital, is one that begins sentences and no names."""
    following = _NEXT_WORD.match(text, _after_space(text, after, len(text)))
    return following is not None and following.group(1).lower() in _words("sentence_openers")
