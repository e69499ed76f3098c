"""The worksheet: what the numbers in a prompt refer to (sentences, candidates, entities), and what is asked."""

from typing import Self

from pydantic import Field, model_validator

from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft, MentionCandidate
from factcheck.domain.claim import SourceKind
from factcheck.domain.values import Span, Value, must_stand_in


class Entity(Value):
    """A possible source: coreferent mentions, in order of position."""

    name: str
    kind: SourceKind
    mentions: tuple[MentionCandidate, ...] = Field(min_length=1)

    def nearest(self, words: Span) -> MentionCandidate:
        """The mention closest to the words, outside them where there is one; of two as close the earlier."""
        outside = [one for one in self.mentions if one.end <= words.start or one.start >= words.end]
        return min(outside or self.mentions, key=lambda one: max(words.start - one.end, one.start - words.end))


class Worksheet(Value):
    """`s1`, `c1` and `m1` are the first of `article.sentences`, `drafts` and `entities`.

    `choices` has, for each candidate whose source is asked for, the numbers of the entities that it may be.
    `controls` are control questions: candidate -> right entity, where the rules are sure; a model that misses one is
    not believed about the others.
    `withheld` has the numbers of the sentences that the model is not shown, since they may be prompt injections;
    nothing is asked of the candidates in them.
    `unrestated` has the numbers of the candidates without a restatement by rule.
    """

    article: Article
    drafts: tuple[ClaimDraft, ...]
    entities: tuple[Entity, ...]
    choices: dict[int, tuple[int, ...]]
    controls: dict[int, int]
    unrestated: tuple[int, ...]
    withheld: frozenset[int] = frozenset()

    @model_validator(mode="after")
    def _numbers_must_stand_for_something(self) -> Self:
        for entity in self.entities:
            must_stand_in(self.article.text, "mention", *entity.mentions)
        candidates = range(1, len(self.drafts) + 1)
        entities = range(1, len(self.entities) + 1)
        if any(number not in candidates for number in (*self.choices, *self.unrestated)):
            raise ValueError("a candidate number that stands for nothing")
        if any(right not in self.choices.get(number, ()) for number, right in self.controls.items()):
            raise ValueError("a control whose right answer is not offered")
        if any(number not in entities for numbers in self.choices.values() for number in numbers):
            raise ValueError("a mention number that stands for nothing")
        return self

    def sentence(self, number: int) -> Span | None:
        """The sentence of that number."""
        return self.article.sentences[number - 1] if 1 <= number <= len(self.article.sentences) else None

    def draft(self, number: int) -> ClaimDraft | None:
        """The candidate of that number."""
        return self.drafts[number - 1] if 1 <= number <= len(self.drafts) else None

    def entity(self, number: int) -> Entity | None:
        """The entity of that number."""
        return self.entities[number - 1] if 1 <= number <= len(self.entities) else None


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
