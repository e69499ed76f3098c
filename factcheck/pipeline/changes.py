"""The report of the rules and that of a review -> what has changed, claim by claim: for those who watch a check."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from factcheck.domain.claim import Attribution, Changed, Claim, ClaimKind, Origin, Quantity, Quotation
from factcheck.domain.report import Coverage, Report
from factcheck.domain.values import Passage, Span, Value

_MOVED: Final = frozenset((Changed.SPAN, Changed.KIND))


class Change(StrEnum):
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"


class ClaimNow(Passage):
    """A claim as it stands; what depends on other claims is settled in the report. `rank`: where the model gave it."""

    kind: ClaimKind
    attribution: Attribution
    quotation: Quotation | None
    quantity: Quantity | None
    restatement: str | None
    rank: int | None
    origin: Origin


class ClaimChange(Value):
    """One change. `draft` is the id of the claim in the draft, null where it is added; `changed` as in the report.

    `claims` is what stands there now: none where it is dropped, several where an attribution is cut out of its middle.
    """

    change: Change
    draft: str | None
    changed: tuple[Changed, ...] = ()
    reason: str | None = None
    claims: tuple[ClaimNow, ...] = ()

    @property
    def place(self) -> str:
        """The identity of what has changed."""
        first = self.claims[0] if self.claims else None
        return self.draft or (f"{first.kind} {first.start} {first.end}" if first is not None else "")


def changes(before: Report, after: Report) -> tuple[ClaimChange, ...]:
    """What `after` has otherwise, in the order of the draft, then what is added in order of position."""
    now: dict[str, list[Claim]] = {}
    added: list[Claim] = []
    at = {(one.kind, one.start, one.end): one for one in before.claims}
    came_of: dict[str | None, Claim] = {}
    for claim in after.claims:
        earlier = at.get((claim.kind, claim.start, claim.end))
        if earlier is None and not _MOVED.isdisjoint(claim.changed):
            earlier = came_of.get(claim.continues) or _moved_from(claim, before.claims)
        if earlier is None:
            added.append(claim)
        else:
            now.setdefault(earlier.id, []).append(claim)
            came_of[claim.id] = earlier
    changed = (_change(one, now.get(one.id, []), after.coverage) for one in before.claims)
    told = [one for one in changed if one is not None]
    return (*told, *(ClaimChange(change=Change.ADDED, draft=None, claims=(_now(one),)) for one in added))


def _moved_from(claim: Claim, claims: Iterable[Claim]) -> Claim | None:
    """The claim of the draft that has now other words, or another kind: the one with most of them."""
    near = [
        one for one in claims if _shared(one, claim) > 0 and (one.kind is claim.kind or Changed.KIND in claim.changed)
    ]
    return max(near, key=lambda one: _shared(one, claim), default=None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _change(before: Claim, now: Sequence[Claim], coverage: Coverage) -> ClaimChange | None:
    if not now:
        return ClaimChange(change=Change.DROPPED, draft=before.id, reason=_reason(before, coverage))
    if len(now) == 1 and not now[0].changed and _facts(now[0]) == _facts(before):
        return None
    changed = tuple(what for what in Changed if any(what in one.changed for one in now))
    return ClaimChange(change=Change.CHANGED, draft=before.id, changed=changed, claims=tuple(map(_now, now)))


def _facts(claim: Claim) -> tuple[Attribution, Quantity | None]:
    return claim.attribution, claim.quantity


def _reason(claim: Claim, coverage: Coverage) -> str | None:
    """Under `coverage`; a quotation stands there with its marks or without."""
    tallies = (coverage.quotations, coverage.statements, coverage.quantities, coverage.assertions)
    aside = [one for tally in tallies for one in tally.set_aside if one.start <= claim.start and claim.end <= one.end]
    return min(aside, key=lambda one: one.end - one.start).reason if aside else None


def _now(claim: Claim) -> ClaimNow:
    return ClaimNow(
        text=claim.text,
        start=claim.start,
        end=claim.end,
        kind=claim.kind,
        attribution=claim.attribution,
        quotation=claim.quotation,
        quantity=claim.quantity,
        restatement=claim.restatement,
        rank=claim.rank if Changed.RANK in claim.changed else None,
        origin=claim.origin,
    )
