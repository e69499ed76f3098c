"""The report of a draft: what of its quotations, reported statements and details stands in the sources, and where."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from factcheck.domain.article import Article
from factcheck.domain.report import SetAside
from factcheck.domain.values import Passage, Value, must_stand_in


class QuotationVerdict(StrEnum):
    """OTHER_SPEAKER: the words stand in a source, which has them from somebody else."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    STITCHED = "stitched"
    OTHER_SPEAKER = "other_speaker"
    NOT_FOUND = "not_found"


class StatementVerdict(StrEnum):
    """NOT_COMPARED: no sentence of a source has so many of its words, or it cannot be told whose they are."""

    SAME_SPEAKER = "same_speaker"
    OTHER_SPEAKER = "other_speaker"
    NOT_COMPARED = "not_compared"


class DetailVerdict(StrEnum):
    FOUND = "found"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"


class DetailKind(StrEnum):
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"


class ChangeKind(StrEnum):
    """What a change touches. SPELLING: the same in another form ("15", "fifteen")."""

    NEGATION = "negation"
    NUMBER = "number"
    CONTENT = "content_words"
    HEDGE = "hedge"
    FUNCTION = "function_words"
    SPELLING = "spelling"
    CAPITALS = "capitals"
    PUNCTUATION = "punctuation"

    @property
    def bears_meaning(self) -> bool:
        """Whether it touches what the words mean, not only how they are joined or set."""
        return self in {ChangeKind.NEGATION, ChangeKind.NUMBER, ChangeKind.CONTENT, ChangeKind.HEDGE}


class SpeakerMatch(StrEnum):
    """UNCLEAR: one of the two names nobody, or only a role or a pronoun that may be either."""

    SAME = "same"
    OTHER = "other"
    UNCLEAR = "unclear"


class Place(Passage):
    """A stretch of a source: `source` is its index; `speaker` is whose words they are there, null for nobody's."""

    source: int = Field(ge=0)
    speaker: str | None = None


class Change(Value):
    """One edit of the word diff; `draft` is null for words left out, `source` for words put in.

    `marked`: the draft shows it to its reader, by an ellipsis or brackets. `place` is the index of the place in the
    quotation's `places` that it lies in.
    """

    kind: ChangeKind
    draft: Passage | None
    source: Passage | None
    place: int = Field(ge=0)
    marked: bool = False

    @property
    def bears_meaning(self) -> bool:
        """Whether it touches the meaning and the reader is not shown, or it hides a negation from him."""
        return self.kind.bears_meaning and (not self.marked or self.kind is ChangeKind.NEGATION)

    @model_validator(mode="after")
    def _must_not_be_empty(self) -> Self:
        if self.draft is None and self.source is None:
            raise ValueError("a change without words on either side")
        return self


class QuotationCheck(Passage):
    """A quotation of the draft; its marks stand outside.

    `places` has where its words stand in the sources: one, or several in its order for a stitched one. `nearest` is the
    most similar stretch for one that is not found, null where none is.
    """

    id: str = Field(pattern=r"^q[0-9]+$")
    verdict: QuotationVerdict
    speaker: str | None
    speaker_match: SpeakerMatch
    places: tuple[Place, ...]
    changes: tuple[Change, ...]
    meaning_changed: bool
    nearest: Place | None = None

    @model_validator(mode="after")
    def _verdict_must_fit_the_places(self) -> Self:
        if (self.verdict is QuotationVerdict.NOT_FOUND) != (not self.places):
            raise ValueError(f"{self.verdict} with {len(self.places)} places")
        if any(change.place >= len(self.places) for change in self.changes):
            raise ValueError("a change in a place that is not there")
        return self


class StatementCheck(Passage):
    """What the draft reports of somebody without quotation marks. `place` is where a source has its words."""

    id: str = Field(pattern=r"^s[0-9]+$")
    verdict: StatementVerdict
    speaker: str | None
    place: Place | None = None

    @model_validator(mode="after")
    def _verdict_must_fit_the_place(self) -> Self:
        if (self.verdict is StatementVerdict.NOT_COMPARED) != (self.place is None):
            raise ValueError(f"{self.verdict} with place {self.place!r}")
        return self


class DaysCompared(Value):
    """What a date means in the draft and in the source, by when each was published: days, months or years in ISO 8601;
    several where it may be either.
    """

    draft: tuple[str, ...] = Field(min_length=1)
    source: tuple[str, ...] = Field(min_length=1)


class DetailCheck(Passage):
    """A figure, date or name of the draft. `place` is where a source has it; `nearest` what one has in its stead.
    `days` is how a date was compared, null for its words alone.

    `within` is the id of the quotation in which it stands. A name is listed once, where it first stands; `times` says
    how often it does.
    """

    kind: DetailKind
    verdict: DetailVerdict
    place: Place | None = None
    nearest: Place | None = None
    within: str | None = None
    times: int = Field(default=1, ge=1)
    days: DaysCompared | None = None

    @model_validator(mode="after")
    def _verdict_must_fit_the_places(self) -> Self:
        if (self.verdict is DetailVerdict.FOUND) != (self.place is not None):
            raise ValueError(f"{self.verdict} with place {self.place!r}")
        if (self.verdict is DetailVerdict.DIFFERS) != (self.nearest is not None):
            raise ValueError(f"{self.verdict} with nearest {self.nearest!r}")
        return self


class SourceText(Value):
    """A source as it was read. What intake took for no part of the article (captions, boxes) stands behind it, from
    `aside_from` on: it was searched, too.
    """

    name: str
    title: str | None
    text: str = Field(min_length=1)
    aside_from: int = Field(ge=0)


class DraftReport(Value):
    """What differs between a draft and its sources; not what is true. Offsets are code points, half-open."""

    schema_version: Literal["1"] = "1"
    draft: Article
    sources: tuple[SourceText, ...] = Field(min_length=1)
    quotations: tuple[QuotationCheck, ...]
    statements: tuple[StatementCheck, ...]
    details: tuple[DetailCheck, ...]
    set_aside: tuple[SetAside, ...]
    warnings: tuple[str, ...]
    factcheck_version: str

    @model_validator(mode="after")
    def _everything_must_stand_in_the_texts(self) -> Self:
        text = self.draft.text
        must_stand_in(text, "quotation", *self.quotations)
        must_stand_in(text, "statement", *self.statements)
        must_stand_in(text, "detail", *self.details)
        must_stand_in(text, "set-aside span", *self.set_aside)
        for quotation in self.quotations:
            self._must_stand_in_sources(*quotation.places, quotation.nearest)
            for change in quotation.changes:
                must_stand_in(text, f"change in {quotation.id}", change.draft)
                must_stand_in(self.sources[quotation.places[change.place].source].text, "changed words", change.source)
        for statement in self.statements:
            self._must_stand_in_sources(statement.place)
        for detail in self.details:
            self._must_stand_in_sources(detail.place, detail.nearest)
        return self

    def _must_stand_in_sources(self, *places: Place | None) -> None:
        for place in places:
            if place is not None and place.source >= len(self.sources):
                raise ValueError(f"there is no source {place.source}")
            if place is not None:
                must_stand_in(self.sources[place.source].text, "place", place)
