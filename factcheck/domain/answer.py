"""What a model may say of an article: numbers, labels and short texts, never an offset, a quotation or a name."""

from factcheck.domain.values import Value


class SourceChoice(Value):
    """Who said candidate `c`: mention `m`; `via` carried it."""

    c: int
    m: int
    via: tuple[int, ...]


class Restated(Value):
    """Sentence `s` so that it stands alone."""

    s: int
    text: str


class FurtherStatement(Value):
    """What mention `m` is reported to say in sentence `s`, from the word `first` to the word `last`."""

    first: str
    last: str
    m: int
    s: int


class SummaryLine(Value):
    """One sentence of a summary, and the numbers of the sentences that it rests on."""

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
