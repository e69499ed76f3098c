"""A sentence -> its figures and dates as facts, each with the words around it, for comparison by context."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.auditing.figures import Figure, read_figures
from factcheck.auditing.modality import is_content
from factcheck.domain.draft_report import DetailKind
from factcheck.language.dates import is_year, numeric_date_end, read_named_dates
from factcheck.language.en.stems import stem
from factcheck.language.figure_tokens import FigureTokens

# A date is a reading of its own sort, so that no figure is the same: ("year", 2022), ("date", (5, None, 10)).
FactKey = tuple[str, object]

_ONE: Final = frozenset({"a", "an", "one", "single"})
_REACH: Final = 4


@dataclass(frozen=True, eq=False)
class Fact:
    """A figure or date, compared by identity. `keys` are its readings; `wanted` is the one that a source has to have,
    None for any of them.

    `before` and `behind` are the stems of the nearest content words, "" where there is none.
    """

    kind: DetailKind
    sort: str
    start: int
    end: int
    keys: frozenset[FactKey]
    wanted: FactKey | None
    figure: Figure | None
    before: str
    behind: str

    @property
    def readings(self) -> frozenset[FactKey]:
        """All that it says, what it implies included."""
        return self.keys if self.figure is None else self.keys | self.figure.implied


def read_facts(text: str, start: int, end: int) -> Iterator[Fact]:
    """The dates and figures of one sentence, which is at these offsets."""
    tokens = FigureTokens(text, start, end)
    dated: set[int] = set()
    for first, last, key, keys in _dates(tokens):
        dated.update(range(first, last))
        yield _fact(tokens, DetailKind.DATE, (first, last), keys, key, None)
    for figure in read_figures(tokens):
        inside = range(figure.first, figure.last)
        is_indefinite = len(inside) == 1 and tokens.low(figure.first) in _ONE
        if not is_indefinite and dated.isdisjoint(inside):
            yield _fact(tokens, DetailKind.FIGURE, (figure.first, figure.last), figure.keys, None, figure)


def _dates(tokens: FigureTokens) -> Iterator[tuple[int, int, FactKey, frozenset[FactKey]]]:
    """First and last token, the reading, and all that follow from it: of "Saturday, 14 March" also "14 March"."""
    taken: set[int] = set()
    for date in read_named_dates(tokens):
        taken.update(range(date.first, date.last))
        readings = {
            (month, weekday, day)
            for weekday in (date.weekday, None)
            for month, day in ((date.month, date.day), (date.month, None), (None, None))
        }
        keys = frozenset(("date", reading) for reading in readings if any(reading))
        yield date.first, date.last, ("date", (date.month, date.weekday, date.day)), keys
    for at in range(len(tokens)):
        if not tokens[at].is_number or at in taken:
            continue
        end = numeric_date_end(tokens, at)
        if end is not None and taken.isdisjoint(range(at, end)):
            key: FactKey = ("numeric", tokens.cut(at, end))
            taken.update(range(at, end))
            yield at, end, key, frozenset({key})
        elif is_year(tokens, at):
            key = ("year", tokens[at].text)
            yield at, at + 1, key, frozenset({key})


def _fact(
    tokens: FigureTokens,
    kind: DetailKind,
    place: tuple[int, int],
    keys: frozenset[FactKey],
    wanted: FactKey | None,
    figure: Figure | None,
) -> Fact:
    first, last = place
    sort = wanted[0] if wanted is not None else figure.unit if figure is not None else ""
    before = _nearest(tokens, range(first - 1, max(first - 1 - _REACH, -1), -1))
    behind = _nearest(tokens, range(last, min(last + _REACH, len(tokens))))
    return Fact(kind, sort, tokens[first].start, tokens[last - 1].end, keys, wanted, figure, before, behind)


def _nearest(tokens: FigureTokens, places: range) -> str:
    return next((stem(tokens.cased[at].low) for at in places if is_content(tokens.cased[at])), "")
