"""A model's answer, by reference: numbers of claims and sentences, labels, words that must stand in a sentence."""

from enum import StrEnum

from factcheck.domain.claim import ClaimKind
from factcheck.domain.values import Value


class Letter(StrEnum):
    """The kinds of claims as prompt and answer write them."""

    QUOTATION = "Q"
    STATEMENT = "S"
    QUANTITY = "N"
    ASSERTION = "A"

    @property
    def kind(self) -> ClaimKind:
        return ClaimKind[self.name]

    @classmethod
    def of(cls, kind: ClaimKind) -> "Letter":
        return cls[kind.name]


class Part(StrEnum):
    """The parts of a figure that an answer can name."""

    VALUE = "value"
    HIGH = "high"
    COMPARATOR = "comparator"
    UNIT = "unit"
    COUNTED = "counted"
    SUBJECT = "subject"
    PERIOD = "period"


class Cause(StrEnum):
    """Why a line of the draft is no claim to list."""

    FRAGMENT = "fragment"
    NOT_SAID = "not said"
    EMPTY = "empty"
    TERM = "term"
    TRIVIAL = "trivial"
    CONVERSION = "conversion"
    REPEAT = "repeat"
    FURNITURE = "furniture"


class Named(Value):
    """Whom or what claim `c` has as source or via: the words `w` of sentence `s`, each a name."""

    c: int
    s: int
    w: tuple[str, ...]


class Stretch(Value):
    """The words of claim `c`: from `first` in sentence `s` to `last` in sentence `to`, without those of `cut`."""

    c: int
    s: int
    to: int
    first: str
    last: str
    cut: str


class Added(Stretch):
    """A claim that the draft lacks, under a new number."""

    k: Letter


class Rekinded(Value):
    """Claim `c` is of kind `k`."""

    c: int
    k: Letter


class FigurePart(Value):
    """Part `p` of the figure of claim `c` is `w`; empty for none."""

    c: int
    p: Part
    w: str


class Dropped(Value):
    """Claim `c` is none."""

    c: int
    why: Cause


class Restated(Value):
    """A decontextualised form of sentence `s`."""

    s: int
    text: str


class SummaryLine(Value):
    """One sentence of a summary; `by` has the numbers of the sentences that it cites."""

    by: tuple[int, ...]
    text: str


class Review(Value):
    """An answer about a draft: what is wrong or missing in it. What was not asked is empty."""

    add: tuple[Added, ...] = ()
    drop: tuple[Dropped, ...] = ()
    figure: tuple[FigurePart, ...] = ()
    kind: tuple[Rekinded, ...] = ()
    restated: tuple[Restated, ...] = ()
    span: tuple[Stretch, ...] = ()
    summary: tuple[SummaryLine, ...] = ()
    top: tuple[int, ...] = ()
    via: tuple[Named, ...] = ()
    who: tuple[Named, ...] = ()
