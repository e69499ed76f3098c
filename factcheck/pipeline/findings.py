"""Findings in the excerpts of an article -> its claims and coverage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.domain.candidates import ClaimDraft, Quantities
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.domain.report import Coverage, SetAside, Tally
from factcheck.domain.values import Span
from factcheck.grounding.claims import ground
from factcheck.pipeline.claim_drafts import Found
from factcheck.pipeline.partition import Excerpt


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
    """The same without assertions that are commands or questions to the reader."""
    voice = one.excerpt.own_voice
    drafts = (draft for draft in one.drafts if draft.kind is not ClaimKind.ASSERTION or not voice.asks_reader(draft))
    return replace(one, drafts=tuple(drafts))


def claims_of(reviewed: Sequence[Reviewed]) -> tuple[Claim, ...]:
    """The claims of all excerpts, in the order of the article."""
    return ground([draft for one in reviewed for draft in one.drafts])


def coverage_of(reviewed: Sequence[Reviewed]) -> Coverage:
    """The tallies over all excerpts: found, listed, set aside."""
    return Coverage(quotations=_sum(map(_quotations, reviewed)), quantities=_sum(map(_quantities, reviewed)))


def _quotations(one: Reviewed) -> Tally:
    candidates = one.findings.found.attributed.quotations
    set_aside = tuple(
        SetAside(start=candidate.passage.start, end=candidate.passage.end, reason=candidate.set_aside)
        for candidate in candidates
        if candidate.set_aside is not None
    )
    return Tally(found=len(candidates), listed=len(candidates) - len(set_aside), set_aside=set_aside)


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
