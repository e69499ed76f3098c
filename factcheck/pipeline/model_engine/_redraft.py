"""The rules' findings, and what a model's review changes in them -> findings and claim drafts of both."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypedDict, TypeVar, assert_never

from factcheck.detection.attribution.naming import mention_at
from factcheck.domain.answer import Cause
from factcheck.domain.candidates import (
    AssertionCandidate,
    ClaimDraft,
    MentionCandidate,
    Quantities,
    QuantityCandidate,
    QuotationCandidate,
    QuotedPassage,
    StatementCandidate,
)
from factcheck.domain.claim import (
    Attribution,
    Certainty,
    Changed,
    Checkability,
    ClaimKind,
    Origin,
    QuotationForm,
    Source,
    SourceKind,
)
from factcheck.domain.report import SetAside
from factcheck.domain.values import Passage, Span
from factcheck.domain.worksheet import Worksheet
from factcheck.grounding.claims import in_order
from factcheck.grounding.merging import Change, Merged, Speaker
from factcheck.language.doc import Doc
from factcheck.pipeline.claim_drafts import Found, Judge, draft
from factcheck.pipeline.findings import Findings

_FEWEST_OF_A_CLAUSE: Final = 6
# The claims to take first stand above all others, a step apart, best first.
_BELOW_THE_TOP: Final = 0.94
_STEP: Final = 0.01
_GRADES: Final = (Certainty.OPEN, Certainty.LIKELY, Certainty.SURE)
_REASON_OF_TOP: Final = "one of those to take first, as the model reads the article"


_ChangeOf = Callable[[ClaimKind, Span], tuple[int, Change]]
_Candidate = TypeVar("_Candidate", bound=Span)


class _Passage(TypedDict):
    text: str
    start: int
    end: int


class Place(NamedTuple):
    """The identity of a draft within one article."""

    kind: ClaimKind
    start: int
    end: int


def place_of(one: ClaimDraft) -> Place:
    return Place(one.kind, one.start, one.end)


def why(cause: Cause) -> str:
    """The reason under `coverage` of what a model drops."""
    return f"model: {cause.value}"


def settle(
    sheet: Worksheet,
    doc: Doc,
    findings: Findings,
    merged: Merged,
    mentions: Sequence[MentionCandidate],
    judge: Judge,
) -> tuple[Findings, list[ClaimDraft]]:
    """Findings as reviewed, and the drafts made of them, in order."""
    revision = _Revision(sheet, doc, merged, mentions, judge)
    settled = revision.revise(findings)
    drafts = [revision.mark(one) for one in draft(doc, sheet.article, settled.found, judge)]
    return settled, in_order(_with_top(drafts, revision.top()))


@dataclass(slots=True)
class _Revision:
    """Edits candidates. `places` has where each claim that the review speaks of stands afterwards."""

    sheet: Worksheet
    doc: Doc
    merged: Merged
    mentions: Sequence[MentionCandidate]
    judge: Judge
    places: dict[int, Place] = field(default_factory=dict)
    origins: set[Place] = field(default_factory=set)
    changed: dict[Place, set[Changed]] = field(default_factory=dict)
    continuing: dict[Place, int] = field(default_factory=dict)

    def revise(self, findings: Findings) -> Findings:
        found = findings.found
        numbers = {place_of(one): number for number, one in enumerate(self.sheet.drafts, start=1)}
        self.places = {number: place for place, number in numbers.items()}

        def change_of(kind: ClaimKind, span: Span) -> tuple[int, Change]:
            number = numbers.get(Place(kind, span.start, span.end), 0)
            return number, self.merged.changes.get(number, Change())

        told: dict[tuple[int, int], Attribution] = {}
        quotations = self._quotations(found.attributed.quotations, change_of)
        statements: list[StatementCandidate] = []
        assertions: list[AssertionCandidate] = []
        for one in found.attributed.statements:
            number, change = change_of(ClaimKind.STATEMENT, one)
            if change.kind is ClaimKind.ASSERTION:
                assertions.extend(self._assertions(number, change, one))
            else:
                statements.extend(self._statements(number, change, one))
        for assertion in found.assertions:
            number, change = change_of(ClaimKind.ASSERTION, assertion)
            if change.kind is ClaimKind.STATEMENT:
                unsaid = StatementCandidate(**_passage(assertion), attribution=self._voice(Certainty.OPEN))
                statements.extend(self._statements(number, change, unsaid))
            elif change.dropped is not None:
                assertions.append(assertion.model_copy(update={"set_aside": why(change.dropped)}))
            elif change.parts is not None:
                assertions.extend(self._assertions(number, change, assertion))
            else:
                assertions.append(assertion)
        quantities, aside = self._quantities(found.quantities, change_of, told)
        self._add(quotations, statements, assertions, quantities, told)
        said = replace(found.attributed, quotations=tuple(quotations), statements=tuple(_ordered(statements)))
        return Findings(
            found=Found(
                attributed=said,
                quantities=tuple(_ordered(quantities)),
                assertions=tuple(_ordered(assertions)),
                told=told,
            ),
            quantities=Quantities(
                candidates=tuple(_ordered(quantities)),
                set_aside=_not_relisted((*findings.quantities.set_aside, *aside), quantities),
            ),
        )

    def mark(self, one: ClaimDraft) -> ClaimDraft:
        """The draft with what of it is the model's."""
        place = place_of(one)
        updates: dict[str, object] = {}
        if place in self.origins:
            updates["origin"] = Origin.MODEL
        if place in self.continuing:
            updates["continues_at"] = self.continuing[place]
        if place in self.changed:
            updates["changed"] = tuple(what for what in Changed if what in self.changed[place])
        return one.model_copy(update=updates) if updates else one

    def top(self) -> list[Place]:
        """Where the claims to take first stand, best first."""
        return [self.places[number] for number in self.merged.top if number in self.places]

    def _quotations(self, candidates: Sequence[QuotationCandidate], change_of: _ChangeOf) -> list[QuotationCandidate]:
        revised: list[QuotationCandidate] = []
        for candidate in candidates:
            _, change = change_of(ClaimKind.QUOTATION, candidate.passage)
            place = Place(ClaimKind.QUOTATION, candidate.passage.start, candidate.passage.end)
            attribution = self._attributed(place, candidate.attribution, change)
            if candidate.continues is not None and attribution is candidate.attribution:
                head = revised[candidate.continues].attribution
                if head is not candidates[candidate.continues].attribution:
                    attribution = head
                    self._note(place, Changed.SOURCE)
            updates: dict[str, object] = {"attribution": attribution}
            if change.dropped is not None:
                updates["set_aside"] = why(change.dropped)
            revised.append(candidate.model_copy(update=updates))
        return revised

    def _statements(self, number: int, change: Change, one: StatementCandidate) -> Iterator[StatementCandidate]:
        if change.dropped is not None:
            told = self._voice(Certainty.LIKELY) if change.dropped is Cause.NOT_SAID else one.attribution
            yield one.model_copy(update={"set_aside": why(change.dropped), "attribution": told})
            return
        parts = change.parts or (one,)
        places = self._places(ClaimKind.STATEMENT, number, parts, change)
        attribution = self._attributed(places[0], one.attribution, change)
        for place, part in zip(places, parts, strict=True):
            self.changed.setdefault(place, set()).update(self.changed.get(places[0], ()))
            yield StatementCandidate(**_passage(part), attribution=attribution, set_aside=one.set_aside)

    def _assertions(self, number: int, change: Change, one: Passage) -> Iterator[AssertionCandidate]:
        if change.dropped is not None:
            yield self._assertion(one, set_aside=why(change.dropped))
            return
        parts = change.parts or (one,)
        self._places(ClaimKind.ASSERTION, number, parts, change)
        for part in parts:
            yield self._assertion(part)

    def _assertion(self, words: Passage, set_aside: str | None = None) -> AssertionCandidate:
        checkability = self.judge.judge(words.text, SourceKind.UNATTRIBUTED)
        return AssertionCandidate(**_passage(words), checkability=checkability, set_aside=set_aside)

    def _quantities(
        self,
        candidates: Sequence[QuantityCandidate],
        change_of: _ChangeOf,
        told: dict[tuple[int, int], Attribution],
    ) -> tuple[list[QuantityCandidate], list[SetAside]]:
        revised: list[QuantityCandidate] = []
        aside: list[SetAside] = []
        for candidate in candidates:
            number, change = change_of(ClaimKind.QUANTITY, candidate)
            place = Place(ClaimKind.QUANTITY, candidate.start, candidate.end)
            if change.dropped is not None:
                aside.append(SetAside(start=candidate.start, end=candidate.end, reason=why(change.dropped)))
                continue
            if change.speaker is not None or change.via is not None:
                before = self.sheet.drafts[number - 1].attribution
                told[candidate.start, candidate.end] = self._attributed(place, before, change)
            if change.quantity is not None:
                self._note(place, Changed.FIGURE)
                revised.append(candidate.model_copy(update={"quantity": change.quantity}))
            else:
                revised.append(candidate)
        return revised, aside

    def _add(
        self,
        quotations: list[QuotationCandidate],
        statements: list[StatementCandidate],
        assertions: list[AssertionCandidate],
        quantities: list[QuantityCandidate],
        told: dict[tuple[int, int], Attribution],
    ) -> None:
        """The claims that the draft lacks."""
        for number, added in self.merged.added.items():
            change = self.merged.changes.get(number, Change())
            self.places[number] = Place(added.kind, added.parts[0].start, added.parts[0].end)
            places = [Place(added.kind, part.start, part.end) for part in added.parts]
            self.origins.update(places)
            for place in places[1:]:
                self.continuing[place] = places[0].start
            certainty = self._trusted(self.sheet.authority.added)
            attribution = self._attributed(places[0], self._voice(certainty), change, certainty)
            match added.kind:
                case ClaimKind.QUOTATION:
                    for part in added.parts:
                        self._quote(quotations, part, attribution)
                case ClaimKind.STATEMENT:
                    statements.extend(
                        StatementCandidate(**_passage(part), attribution=attribution) for part in added.parts
                    )
                case ClaimKind.ASSERTION:
                    assertions.extend(map(self._assertion, added.parts))
                case ClaimKind.QUANTITY:
                    quantities.extend(_figures(added.parts, change))
                    if change.speaker is not None:
                        told.update({(part.start, part.end): attribution for part in added.parts})
                case _:
                    assert_never(added.kind)
        for place in self.origins:
            self.changed.pop(place, None)

    def _quote(self, quotations: list[QuotationCandidate], words: Passage, attribution: Attribution) -> None:
        """List the quoted passage that the rules set aside; else add it at the end, since others name places."""
        for at, candidate in enumerate(quotations):
            if candidate.passage.start < words.end and words.start < candidate.passage.end:
                passage = candidate.passage
                self.origins.add(Place(ClaimKind.QUOTATION, passage.start, passage.end))
                quotations[at] = candidate.model_copy(update={"attribution": attribution, "set_aside": None})
                return
        form = QuotationForm.DIRECT if len(words.text.split()) >= _FEWEST_OF_A_CLAUSE else QuotationForm.PARTIAL
        outer = Span(start=words.start - 1, end=min(words.end + 1, len(self.doc.text)))
        quotations.append(
            QuotationCandidate(
                passage=QuotedPassage(**_passage(words), outer=outer), attribution=attribution, form=form
            )
        )

    def _places(self, kind: ClaimKind, number: int, parts: Sequence[Passage], change: Change) -> list[Place]:
        """Where the claim stands now, in parts; with what has changed noted."""
        places = [Place(kind, part.start, part.end) for part in parts]
        if number:
            self.places[number] = places[0]
        for place in places[1:]:
            self.continuing[place] = places[0].start
        for place in places:
            if change.parts is not None:
                self._note(place, Changed.SPAN)
            if change.kind is not None:
                self._note(place, Changed.KIND)
        return places

    def _attributed(
        self, place: Place, before: Attribution, change: Change, certainty: Certainty | None = None
    ) -> Attribution:
        """The attribution with the model's source and via; the very same where it has none."""
        after = before
        if change.speaker is not None:
            after = self._with_speaker(before, change.speaker, certainty or self._trusted(self.sheet.authority.named))
        if change.via is not None:
            after = after.model_copy(update={"via": change.via})
        if after == before:
            return before
        if after.source != before.source or after.kind is not before.kind:
            self._note(place, Changed.SOURCE)
        if after.via != before.via:
            self._note(place, Changed.VIA)
        return after

    def _with_speaker(self, before: Attribution, speaker: Speaker, certainty: Certainty) -> Attribution:
        """Certainty follows the exam; a source that the model confirms loses none."""
        words = speaker.words
        if words is None:
            voice = self._voice(Certainty.OPEN if speaker.is_untold else certainty)
            return voice.model_copy(update={"via": before.via})
        mention = mention_at(self.doc, self.mentions, words)
        if before.source is not None and before.source.name == mention.name:
            return before.model_copy(update={"certainty": max(before.certainty, certainty, key=_GRADES.index)})
        kind = SourceKind.ORGANISATION if mention.kind is SourceKind.UNATTRIBUTED else mention.kind
        return Attribution(
            kind=kind,
            source=Source(text=words.text, start=words.start, end=words.end, name=mention.name),
            cue=None,
            via=tuple(one for one in before.via if one.end <= words.start or one.start >= words.end),
            published_by=before.published_by,
            certainty=certainty,
        )

    def _voice(self, certainty: Certainty) -> Attribution:
        return Attribution(
            kind=SourceKind.UNATTRIBUTED,
            source=None,
            cue=None,
            via=(),
            published_by=self.sheet.article.publisher,
            certainty=certainty,
        )

    def _trusted(self, measured: Certainty) -> Certainty:
        """As the exam measured, a grade less where the model missed the spot check."""
        return measured if self.merged.is_attentive else _GRADES[max(0, _GRADES.index(measured) - 1)]

    def _note(self, place: Place, what: Changed) -> None:
        self.changed.setdefault(place, set()).add(what)


def _figures(parts: Sequence[Passage], change: Change) -> Iterator[QuantityCandidate]:
    """The figure that a model adds, once; of a figure that is cut in two the first part has the value."""
    if change.quantity is not None:
        yield QuantityCandidate(**_passage(parts[0]), quantity=change.quantity)


def _passage(words: Passage) -> _Passage:
    return {"text": words.text, "start": words.start, "end": words.end}


def _ordered(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    return sorted(candidates, key=lambda one: (one.start, -one.end))


def _not_relisted(aside: Sequence[SetAside], listed: Sequence[Span]) -> tuple[SetAside, ...]:
    """What is set aside, without what is listed after all; in order of position."""
    kept = (one for one in aside if not any(one.start < other.end and other.start < one.end for other in listed))
    return tuple(sorted(kept, key=lambda one: one.start))


def _with_top(drafts: Sequence[ClaimDraft], top: Sequence[Place]) -> list[ClaimDraft]:
    """The drafts with the claims to take first above all others in checkability, by which claims are ranked."""
    if not top:
        return list(drafts)
    scores = {place: 1 - _STEP * turn for turn, place in enumerate(top)}
    return [_ranked(one, scores.get(place_of(one))) for one in drafts]


def _ranked(one: ClaimDraft, score: float | None) -> ClaimDraft:
    before = one.checkability
    if score is None:
        lower = before.model_copy(update={"score": min(before.score, _BELOW_THE_TOP)})
        return one.model_copy(update={"checkability": lower})
    checkability = Checkability(score=round(score, 3), reasons=(*before.reasons, _REASON_OF_TOP))
    return one.model_copy(update={"checkability": checkability, "changed": (*one.changed, Changed.RANK)})
