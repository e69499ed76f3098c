"""The report: article, summary, claims, coverage, provenance; validated against the article's text."""

from enum import StrEnum
from typing import Final, Literal, Self, assert_never

from pydantic import ConfigDict, Field, model_validator

from factcheck.domain.article import Article
from factcheck.domain.authority import Authority
from factcheck.domain.claim import Claim, ClaimKind, Origin
from factcheck.domain.prior import PriorIndexUsed
from factcheck.domain.values import Span, Value, may_lack, must_stand_in


class SummaryMethod(StrEnum):
    EXTRACTIVE = "extractive"
    MODEL = "model"


class EngineName(StrEnum):
    OFFLINE = "offline"
    LLM = "llm"


class SummarySentence(Value):
    text: str = Field(min_length=1)
    support: tuple[Span, ...] = Field(min_length=1)


# The longest summary, in words: about half a minute of reading.
MOST_SUMMARY_WORDS: Final = 80


class Summary(Value):
    sentences: tuple[SummarySentence, ...]
    method: SummaryMethod
    warnings: tuple[str, ...] = ()


class Rejected(Value):
    """What was offered as a claim and failed the check against the article."""

    text: str
    reason: str
    origin: Origin


class SetAside(Span):
    """Words that look like a claim and are not listed as one, with the reason."""

    reason: str


class Tally(Value):
    """`found` is always `listed` plus the number set aside: nothing is missed silently."""

    found: int = Field(ge=0)
    listed: int = Field(ge=0)
    set_aside: tuple[SetAside, ...] = ()

    @model_validator(mode="after")
    def _must_add_up(self) -> Self:
        if self.found != self.listed + len(self.set_aside):
            raise ValueError(f"{self.found} found, but {self.listed} listed and {len(self.set_aside)} set aside")
        return self


class Coverage(Value):
    """A tally for each kind of claim."""

    quotations: Tally
    statements: Tally
    quantities: Tally
    assertions: Tally

    def of(self, kind: ClaimKind) -> Tally:
        match kind:
            case ClaimKind.QUOTATION:
                return self.quotations
            case ClaimKind.STATEMENT:
                return self.statements
            case ClaimKind.QUANTITY:
                return self.quantities
            case ClaimKind.ASSERTION:
                return self.assertions
            case _:
                assert_never(kind)


class PromptUsed(Value):
    name: str
    version: int
    sha256: str


class Tokens(Value):
    """Tokens spent on model calls; `counted_by` names who counted, "none" where no model was asked."""

    prompt: int = Field(default=0, ge=0)
    completion: int = Field(default=0, ge=0)
    counted_by: str = "none"


class Provenance(Value):
    model_config = ConfigDict(json_schema_extra=may_lack("prior_index"))

    engine: EngineName
    model: str | None = None
    authority: Authority | None = None
    prompts: tuple[PromptUsed, ...] = ()
    fingerprints: tuple[str, ...] = ()
    recorded: bool = False
    tokens: Tokens = Tokens()
    prior_index: PriorIndexUsed | None = Field(default=None, exclude_if=lambda index: index is None)
    factcheck_version: str


class Report(Value):
    """The whole answer. Building one checks every span and passage in it against `article.text`."""

    schema_version: Literal["1"] = "1"
    article: Article
    summary: Summary
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    coverage: Coverage
    warnings: tuple[str, ...]
    provenance: Provenance

    @model_validator(mode="after")
    def _everything_must_stand_in_the_article(self) -> Self:
        text = self.article.text
        for claim in self.claims:
            must_stand_in(text, f"claim {claim.id}", claim, claim.sentence)
            must_stand_in(text, f"source of {claim.id}", claim.attribution.source)
            must_stand_in(text, f"cue of {claim.id}", claim.attribution.cue)
            must_stand_in(text, f"via of {claim.id}", *claim.attribution.via)
            must_stand_in(text, f"subject of {claim.id}", claim.quantity.subject if claim.quantity else None)
        for sentence in self.summary.sentences:
            must_stand_in(text, "support of the summary", *sentence.support)
        for tally in map(self.coverage.of, ClaimKind):
            must_stand_in(text, "set-aside span", *tally.set_aside)
        return self

    @model_validator(mode="after")
    def _links_must_lead_to_earlier_claims(self) -> Self:
        seen: set[str] = set()
        for claim in self.claims:
            for link in (claim.continues, claim.repeats, claim.within):
                if link is not None and link not in seen:
                    raise ValueError(f"claim {claim.id} refers to {link}, which does not stand before it")
            if claim.id in seen:
                raise ValueError(f"claim {claim.id} stands twice")
            seen.add(claim.id)
        return self
