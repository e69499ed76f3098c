"""The worksheet: what the numbers in a prompt refer to (sentences, claims of the draft), and what is asked."""

from typing import Self

from pydantic import Field, model_validator

from factcheck.domain.article import Article
from factcheck.domain.authority import NO_AUTHORITY, Authority
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.values import Span, Value


class SpotCheck(Value):
    """A planted error: the model is shown `name` as the source of a claim, of whose source the rules are sure."""

    number: int
    name: str


class Worksheet(Value):
    """`s1` and `c1` are the first of `article.sentences` and `drafts`.

    `withheld` has the numbers of the sentences that the model is not shown, since they may be prompt injections;
    nothing is asked of the claims in them. `restated` has the numbers of the sentences of which a restatement is asked,
    `unrestated` those of the claims that have none by rule.
    """

    article: Article
    drafts: tuple[ClaimDraft, ...]
    authority: Authority = NO_AUTHORITY
    restated: tuple[int, ...] = ()
    unrestated: tuple[int, ...] = ()
    withheld: frozenset[int] = frozenset()
    spot_check: SpotCheck | None = None

    @model_validator(mode="after")
    def _numbers_must_stand_for_something(self) -> Self:
        numbers = (*self.unrestated, *([self.spot_check.number] if self.spot_check else ()))
        if any(self.draft(number) is None for number in numbers):
            raise ValueError("the number of a claim that stands for nothing")
        if any(self.sentence(number) is None for number in self.restated):
            raise ValueError("the number of a sentence that stands for nothing")
        return self

    def sentence(self, number: int) -> Span | None:
        """The sentence of that number."""
        return self.article.sentences[number - 1] if 1 <= number <= len(self.article.sentences) else None

    def draft(self, number: int) -> ClaimDraft | None:
        """The claim of that number."""
        return self.drafts[number - 1] if 1 <= number <= len(self.drafts) else None


class Chunk(Value):
    """The part of an article in one call: sentence numbers `first` to `last`, inclusive, and the candidates there.

    `lead` has the numbers of the overlap: sentences sent along so that names resolve; none in the first chunk.
    """

    first: int = Field(ge=1)
    last: int
    candidates: tuple[int, ...]
    lead: tuple[int, ...] = ()

    @property
    def reach(self) -> str:
        """In words: "sentence 3", "sentences 1 to 25"."""
        return f"sentence {self.first}" if self.first == self.last else f"sentences {self.first} to {self.last}"
