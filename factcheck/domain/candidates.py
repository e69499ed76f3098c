"""Candidates and claim drafts: what detection finds, before grounding."""

from pydantic import Field

from factcheck.domain.claim import (
    Attribution,
    Changed,
    Checkability,
    ClaimKind,
    Flag,
    Origin,
    Quantity,
    Quotation,
    QuotationForm,
    SourceKind,
)
from factcheck.domain.report import SetAside
from factcheck.domain.values import Passage, Span, Value


class QuotedPassage(Passage):
    """Words between quotation marks, the marks left out; `outer` has them. `depth` is 1 for a quotation in another.

    `by_apostrophes`: the marks are pairs of apostrophes, as in old wire copy.

    `continues` is the position, in the tuple of all quoted passages, of the one that this goes on with.
    """

    outer: Span
    depth: int = Field(default=0, ge=0)
    closed: bool = True
    by_apostrophes: bool = False
    continues: int | None = None


class QuantityCandidate(Passage):
    """A figure with its unit and what it counts, as one slice: "at least 15 rounds of missile tests"."""

    quantity: Quantity
    # Questions of checkability that the figure itself answers: "conversion", "exchange", "known_count", "time",
    # "stretch".
    answers: tuple[str, ...] = ()


class Quantities(Value):
    """The figures of an article, and those that are none to check (dates, ages, names), with the reason."""

    candidates: tuple[QuantityCandidate, ...]
    set_aside: tuple[SetAside, ...]


class QuotationCandidate(Value):
    """A quoted passage and who spoke it, or (`set_aside`) why it is no quotation.

    `continues` is the position, among all quotation candidates, of the one that this goes on with.
    """

    passage: QuotedPassage
    attribution: Attribution
    form: QuotationForm
    set_aside: str | None = None
    continues: int | None = None


class StatementCandidate(Passage):
    """What somebody is reported to have said, without quotation marks; `set_aside` is why it claims nothing."""

    attribution: Attribution
    set_aside: str | None = None


class AssertionCandidate(Passage):
    """A sentence or clause in the article's own voice, without a figure; the first reason is the type of claim.

    `set_aside` is why it is not listed.
    """

    checkability: Checkability
    set_aside: str | None = None


class MentionCandidate(Passage):
    """A stretch that names a possible source; `name` is the fullest form in the article, and links mentions."""

    name: str = Field(min_length=1)
    kind: SourceKind


class ClaimDraft(Passage):
    """A claim without its number and its links to other claims.

    `continues_at` is the start of the claim of the same kind that this one goes on with, `repeats_at` that
    of the first one that says the same.
    """

    kind: ClaimKind
    sentence: Span
    continues_at: int | None = None
    repeats_at: int | None = None
    attribution: Attribution
    quotation: Quotation | None = None
    quantity: Quantity | None = None
    checkability: Checkability
    flags: tuple[Flag, ...] = ()
    questions: tuple[str, ...]
    restatement: str | None = None
    origin: Origin = Origin.DETECTED
    changed: tuple[Changed, ...] = ()
