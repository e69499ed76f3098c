"""References of an answer (sentence numbers, exact words) -> passages of the article, or why one is rejected.

White space is folded, and a typewriter's mark stands for any of its sort; else the words are to stand there as
they are, whole words from first to last.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from factcheck.domain.answer import Stretch
from factcheck.domain.values import Passage, Span, passage
from factcheck.domain.worksheet import Worksheet
from factcheck.language.marks import DASHES

FEWEST_WORDS: Final = 2
# Joint speakers stand beside each other: "Ana Costa and, for the union, Ivo Lund".
_FARTHEST_APART: Final = 40
_BETWEEN: Final = " \t\n,;:–—-"
_ALIKE: Final = ('"“”„‟«»', "'’‘‚`", DASHES)
_NOT_SHOWN: Final = "that sentence is not there"


def find_names(
    sheet: Worksheet, number: int, words: Sequence[str], beside: Span | None, *, may_be_inside: bool = False
) -> tuple[Passage, ...] | str:
    """The names in the sentence, in order of position, each where it stands nearest to `beside`, and outside it."""
    sentence = _shown(sheet, number)
    if sentence is None:
        return _NOT_SHOWN
    found: list[Passage] = []
    for name in dict.fromkeys(words):
        places = list(_places(sheet.article.text, sentence, name))
        if not places:
            return f"“{name}” does not stand in s{number}"
        outside = [one for one in places if beside is None or one.end <= beside.start or one.start >= beside.end]
        if not outside and may_be_inside:
            outside = places
        if not outside:
            return f"“{name}” stands inside the claim's own words"
        found.append(min(outside, key=lambda one: _distance(one, beside)))
    return tuple(sorted(found, key=lambda one: one.start))


def joined(text: str, names: Sequence[Passage]) -> Passage | None:
    """The passage from the first of the names to the last; None where they do not stand beside each other."""
    first, last = names[0], names[-1]
    gaps = (other.start - one.end for one, other in pairwise(names))
    return passage(text, first.start, last.end) if all(gap <= _FARTHEST_APART for gap in gaps) else None


def find_stretch(
    sheet: Worksheet, said: Stretch, standing: Span | None, *, fewest_words: int = FEWEST_WORDS
) -> tuple[Passage, ...] | str:
    """The words of a claim: one passage, or two where an attribution in the middle is cut out.

    First and last words that stand there several times are rejected, unless they are those of the `standing` claim.
    """
    first, last = _shown(sheet, said.s), _shown(sheet, said.to)
    if first is None or last is None or said.to < said.s:
        return _NOT_SHOWN
    text = sheet.article.text
    opening = _only(text, first, said.first, standing.start if standing else None, is_end=False)
    closing = _only(text, last, said.last, standing.end if standing else None, is_end=True)
    if isinstance(opening, str):
        return opening
    if isinstance(closing, str):
        return closing
    if closing.end <= opening.end and closing.start < opening.start:
        return "its last words stand before its first"
    whole = passage(text, opening.start, max(opening.end, closing.end))
    if len(whole.text.split()) < fewest_words:
        return "it is shorter than two words"
    return _without(text, whole, said.cut)


def stands_in(sheet: Worksheet, sentence: Span, words: str) -> Passage | None:
    """The words in the sentence; of a noun the plural stands for the singular, too."""
    places = (*_places(sheet.article.text, sentence, words), *_places(sheet.article.text, sentence, words, "(?:s|es)"))
    return next(iter(places), None)


def _without(text: str, whole: Passage, cut: str) -> tuple[Passage, ...] | str:
    if not cut.strip():
        return (whole,)
    places = list(_places(text, whole, cut))
    if len(places) != 1:
        return f"“{cut}” is to be cut out, and stands in it {_times(len(places))}"
    (place,) = places
    before = _stripped(text, whole.start, place.start)
    behind = _stripped(text, place.end, whole.end)
    parts = tuple(part for part in (before, behind) if part is not None)
    return parts or "nothing is left of it"


def _stripped(text: str, start: int, end: int) -> Passage | None:
    while start < end and text[start] in _BETWEEN:
        start += 1
    while start < end and text[end - 1] in _BETWEEN:
        end -= 1
    return passage(text, start, end) if start < end else None


def _only(text: str, sentence: Span, words: str, known: int | None, *, is_end: bool) -> Passage | str:
    places = list(_places(text, sentence, words))
    if len(places) == 1:
        return places[0]
    same = [one for one in places if (one.end if is_end else one.start) == known]
    if same:
        return same[0]
    return f"“{words}” stands in its sentence {_times(len(places))}"


def _times(count: int) -> str:
    return "nowhere" if count == 0 else f"{count} times"


def _shown(sheet: Worksheet, number: int) -> Span | None:
    return None if number in sheet.withheld else sheet.sentence(number)


def _distance(one: Span, beside: Span | None) -> int:
    return one.start if beside is None else max(beside.start - one.end, one.start - beside.end)


def _places(text: str, within: Span, words: str, ending: str = "") -> Iterator[Passage]:
    pattern = _pattern(words.strip(), ending)
    if pattern is not None:
        for place in pattern.finditer(text, within.start, within.end):
            yield passage(text, place.start(), place.end())


@lru_cache(maxsize=2048)
def _pattern(words: str, ending: str) -> re.Pattern[str] | None:
    """Literal text but for white space and marks; so linear in the sentence for words of bounded length."""
    spaced = r"\s+".join("".join(map(_alike, word)) for word in words.split())
    return re.compile(rf"(?<!\w){spaced}{ending}(?!\w)") if spaced else None


def _alike(character: str) -> str:
    for marks in _ALIKE:
        if character in marks:
            return f"[{re.escape(marks)}]"
    return re.escape(character)
