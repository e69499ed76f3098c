"""A model's answer, by reference: numbers, labels and short texts, never an offset, a quotation or a name."""

from factcheck.domain.values import Value


class SourceChoice(Value):
    """The source of candidate `c` is entity `m`; `via` has the entities that carried it."""

    c: int
    m: int
    via: tuple[int, ...]


class Restated(Value):
    """A decontextualised form of sentence `s`."""

    s: int
    text: str


class FurtherStatement(Value):
    """A statement of entity `m` in sentence `s`, from its words `first` to its words `last`."""

    first: str
    last: str
    m: int
    s: int


class SummaryLine(Value):
    """One sentence of a summary; `by` has the numbers of the sentences that it cites."""

    by: tuple[int, ...]
    text: str


class ClaimsAnswer(Value):
    """`forecasts`, `opinions` and `unquoted` are numbers of candidates."""

    forecasts: tuple[int, ...]
    more: tuple[FurtherStatement, ...]
    opinions: tuple[int, ...]
    restated: tuple[Restated, ...]
    sources: tuple[SourceChoice, ...]
    summary: tuple[SummaryLine, ...]
    unquoted: tuple[int, ...]
