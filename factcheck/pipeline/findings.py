"""Findings in the excerpts of an article -> its claims and coverage."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.detection.worth.heads import TOLD_BELOW, told_below
from factcheck.domain.candidates import AssertionCandidate, ClaimDraft, Quantities, StatementCandidate
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.domain.report import Coverage, SetAside, Tally
from factcheck.domain.values import Span
from factcheck.grounding.claims import ground
from factcheck.pipeline.claim_drafts import Found
from factcheck.pipeline.partition import Excerpt

_Candidate = TypeVar("_Candidate", StatementCandidate, AssertionCandidate)
TO_THE_READER = "addressed to the reader"


@dataclass(frozen=True, slots=True)
class Findings:
    """The candidates, and the figures that were set aside."""

    found: Found
    quantities: Quantities


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An excerpt with its findings, and its claim drafts in order."""

    excerpt: Excerpt
    findings: Findings
    drafts: tuple[ClaimDraft, ...]

    @property
    def is_unbroken(self) -> bool:
        """Whether no finding spans a gap between the pieces of a slice."""
        doc = self.excerpt.doc
        if len(doc.pieces) == 1:
            return True
        spans: list[Span] = [one.passage for one in self.findings.found.attributed.quotations]
        spans.extend(self.findings.quantities.set_aside)
        for draft in self.drafts:
            said = draft.attribution
            spans.extend(one for one in (draft, draft.sentence, said.source, said.cue, *said.via) if one is not None)
        return all(map(doc.holds, spans))


def without_commands(one: Reviewed) -> Reviewed:
    """The same, the assertions that are commands or questions to the reader set aside."""
    voice = one.excerpt.own_voice
    asking = [draft for draft in one.drafts if draft.kind is ClaimKind.ASSERTION and voice.asks_reader(draft)]
    return _without(one, asking, TO_THE_READER)


def without_the_least(one: Reviewed, min_checkability: float) -> Reviewed:
    """The same, the assertions of a lower checkability set aside."""
    low = [
        draft
        for draft in one.drafts
        if draft.kind is ClaimKind.ASSERTION and draft.checkability.score < min_checkability
    ]
    return _without(one, low, f"checkability below {min_checkability:g}")


def without_heads(one: Reviewed) -> Reviewed:
    """The same, what headline and standfirst state set aside where the body tells it."""
    return _without(one, told_below(one.excerpt.article, one.drafts), TOLD_BELOW)


def _without(one: Reviewed, drafts: Iterable[ClaimDraft], reason: str) -> Reviewed:
    """The same, these drafts set aside for a reason."""
    gone = frozenset((draft.kind, draft.start, draft.end) for draft in drafts)
    if not gone:
        return one
    found, quantities = one.findings.found, one.findings.quantities

    def is_gone(kind: ClaimKind, span: Span) -> bool:
        return (kind, span.start, span.end) in gone

    def left(kind: ClaimKind, candidates: Sequence[_Candidate]) -> tuple[_Candidate, ...]:
        return tuple(
            each.model_copy(update={"set_aside": reason}) if is_gone(kind, each) else each for each in candidates
        )

    statements = left(ClaimKind.STATEMENT, found.attributed.statements)
    figures = tuple(each for each in quantities.candidates if not is_gone(ClaimKind.QUANTITY, each))
    aside = (
        SetAside(start=each.start, end=each.end, reason=reason)
        for each in quantities.candidates
        if is_gone(ClaimKind.QUANTITY, each)
    )
    found = replace(
        found,
        attributed=replace(found.attributed, statements=statements),
        quantities=figures,
        assertions=left(ClaimKind.ASSERTION, found.assertions),
    )
    quantities = Quantities(
        candidates=figures,
        set_aside=tuple(sorted((*quantities.set_aside, *aside), key=lambda span: span.start)),
    )
    drafts = [draft for draft in one.drafts if not is_gone(draft.kind, draft)]
    findings = Findings(found=found, quantities=quantities)
    return replace(one, findings=findings, drafts=tuple(_relinked(drafts, {(kind, start) for kind, start, _ in gone})))


def _relinked(drafts: Iterable[ClaimDraft], gone: Set[tuple[ClaimKind, int | None]]) -> Iterator[ClaimDraft]:
    """The first draft that repeats one of those gone stands for it: it repeats none, the later ones repeat it."""
    first: dict[tuple[ClaimKind, int | None], int] = {}
    for draft in drafts:
        said = (draft.kind, draft.repeats_at)
        if said not in gone:
            yield draft
        else:
            start = first.setdefault(said, draft.start)
            yield draft.model_copy(update={"repeats_at": None if start == draft.start else start})


def claims_of(reviewed: Sequence[Reviewed]) -> tuple[Claim, ...]:
    """The claims of all excerpts, in the order of the article."""
    return ground([draft for one in reviewed for draft in one.drafts])


def coverage_of(reviewed: Sequence[Reviewed]) -> Coverage:
    """The tallies over all excerpts: found, listed, set aside."""
    return Coverage(
        quotations=_sum(map(_quotations, reviewed)),
        statements=_sum(_tally(one.findings.found.attributed.statements) for one in reviewed),
        quantities=_sum(map(_quantities, reviewed)),
        assertions=_sum(_tally(one.findings.found.assertions) for one in reviewed),
    )


def _quotations(one: Reviewed) -> Tally:
    candidates = one.findings.found.attributed.quotations
    return _tallied((candidate.passage, candidate.set_aside) for candidate in candidates)


def _tally(candidates: Sequence[StatementCandidate | AssertionCandidate]) -> Tally:
    return _tallied((candidate, candidate.set_aside) for candidate in candidates)


def _tallied(candidates: Iterable[tuple[Span, str | None]]) -> Tally:
    """The tally of spans, each with the reason why it is set aside, None for what is listed."""
    all_of_them = list(candidates)
    set_aside = tuple(
        SetAside(start=span.start, end=span.end, reason=reason) for span, reason in all_of_them if reason is not None
    )
    return Tally(found=len(all_of_them), listed=len(all_of_them) - len(set_aside), set_aside=set_aside)


def _quantities(one: Reviewed) -> Tally:
    listed = len(one.findings.quantities.candidates)
    set_aside = one.findings.quantities.set_aside
    return Tally(found=listed + len(set_aside), listed=listed, set_aside=set_aside)


def _sum(tallies: Iterable[Tally]) -> Tally:
    found = listed = 0
    set_aside: list[SetAside] = []
    for tally in tallies:
        found += tally.found
        listed += tally.listed
        set_aside.extend(tally.set_aside)
    set_aside.sort(key=lambda span: span.start)
    return Tally(found=found, listed=listed, set_aside=tuple(set_aside))
