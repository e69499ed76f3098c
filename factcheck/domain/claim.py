"""A claim: passage, kind, attribution, quantity, checkability, flags, questions."""

from enum import StrEnum
from typing import Self, assert_never

from pydantic import ConfigDict, Field, model_validator

from factcheck.domain.prior import PriorCheck
from factcheck.domain.values import Passage, Span, Value, may_lack


# Tables over all kinds are `match` with `assert_never`: mypy finds the one that lacks a new kind.
class ClaimKind(StrEnum):
    QUOTATION = "quotation"
    STATEMENT = "statement"
    QUANTITY = "quantity"
    ASSERTION = "assertion"

    @property
    def has_source(self) -> bool:
        """Whether claims of this kind are somebody's words, and so have a source of their own."""
        match self:
            case ClaimKind.QUOTATION | ClaimKind.STATEMENT:
                return True
            case ClaimKind.QUANTITY | ClaimKind.ASSERTION:
                return False
            case _:
                assert_never(self)


class SourceKind(StrEnum):
    NAMED = "named"
    ORGANISATION = "organisation"
    ROLE = "role"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    UNATTRIBUTED = "unattributed"


class Certainty(StrEnum):
    """How sure the rules are. OPEN: a checker, or a model, should decide."""

    SURE = "sure"
    LIKELY = "likely"
    OPEN = "open"


class QuotationForm(StrEnum):
    """DIRECT: a clause or more in the speaker's words. PARTIAL: a phrase of them inside the article's sentence."""

    DIRECT = "direct"
    PARTIAL = "partial"


class Comparator(StrEnum):
    EQUAL = "="
    ABOUT = "~"
    LESS = "<"
    MORE = ">"
    AT_MOST = "<="
    AT_LEAST = ">="


class Flag(StrEnum):
    ANONYMOUS_SOURCE = "anonymous_source"
    SOURCE_UNNAMED = "source_unnamed"
    PRONOUN_UNRESOLVED = "pronoun_unresolved"
    PARTIAL_QUOTATION = "partial_quotation"
    UNCLOSED_QUOTATION = "unclosed_quotation"
    HEADLINE_DIFFERS = "headline_differs"


class Origin(StrEnum):
    DETECTED = "detected"
    MODEL = "model"


class Changed(StrEnum):
    """What of a claim is a model's, where the rules had another value or none."""

    SOURCE = "source"
    VIA = "via"
    SPAN = "span"
    KIND = "kind"
    FIGURE = "figure"
    RANK = "rank"
    RESTATEMENT = "restatement"


class Source(Passage):
    """Who said it: the words at the place, and the fullest form of the name in the article."""

    name: str


class Attribution(Value):
    """Source -> via -> publisher, with the words that say so."""

    kind: SourceKind
    source: Source | None
    cue: Passage | None
    via: tuple[Passage, ...]
    published_by: str | None
    certainty: Certainty

    @model_validator(mode="after")
    def _kind_must_fit_the_source(self) -> Self:
        if (self.kind is SourceKind.UNATTRIBUTED) != (self.source is None):
            raise ValueError(f"attribution of kind {self.kind} with source {self.source!r}")
        return self


class Quotation(Value):
    form: QuotationForm


class Quantity(Value):
    """A figure. `value_high` closes a range; `change` is the direction or the earlier value as the article puts it.

    `subject` is whose figure it is, an exact slice: what is measured or counted, never who says so. `period` is the
    time of the fact, not of the saying.
    """

    value: float
    value_high: float | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str | None = None
    counted: str | None = None
    period: str | None = None
    ordinal: bool = False
    change: str | None = None
    subject: Passage | None = None


class Checkability(Value):
    score: float = Field(ge=0, le=1)
    reasons: tuple[str, ...]


class Claim(Passage):
    """One checkable claim; quotation marks stand outside its span.

    `within` is the smallest quotation or statement around it, `repeats` the first claim of its kind that says the same.
    Of the claims of a report the one of rank 1 is what a checker takes first.
    """

    model_config = ConfigDict(json_schema_extra=may_lack("prior_checks"))

    id: str = Field(pattern=r"^c[0-9]+$")
    kind: ClaimKind
    sentence: Span
    continues: str | None
    repeats: str | None
    within: str | None = None
    attribution: Attribution
    quotation: Quotation | None
    quantity: Quantity | None
    checkability: Checkability
    rank: int = Field(default=1, ge=1)
    flags: tuple[Flag, ...]
    questions: tuple[str, ...]
    restatement: str | None
    prior_checks: tuple[PriorCheck, ...] | None = Field(
        default=None, exclude_if=lambda checks: checks is None, description="null: no index was searched"
    )
    origin: Origin
    changed: tuple[Changed, ...] = ()

    @model_validator(mode="after")
    def _kind_must_fit_the_details(self) -> Self:
        if (self.kind is ClaimKind.QUOTATION) != (self.quotation is not None):
            raise ValueError(f"{self.kind} with quotation {self.quotation!r}")
        if (self.kind is ClaimKind.QUANTITY) != (self.quantity is not None):
            raise ValueError(f"{self.kind} with quantity {self.quantity!r}")
        return self
