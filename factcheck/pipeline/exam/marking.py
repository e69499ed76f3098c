"""A draft, a review of it, and the gold of its article -> by sort of decision, what the review mended and harmed.

A change counts where exactly one of the two values is right: from wrong to right it mends, from right to wrong it
harms. What the gold does not list is judged only where it is dropped or added.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.domain.authority import Decision
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import ClaimKind
from factcheck.domain.worksheet import Worksheet
from factcheck.grounding.merging import TOP, Change, Merged, Speaker
from factcheck.pipeline.exam.certificate import Count
from factcheck.pipeline.exam.gold import GoldArticle, GoldClaim
from factcheck.pipeline.exam.likeness import SAME_CLAIM, best, is_source, is_via, names_of, parts_right

_MENDED: Final = Count(mended=1)
_HARMED: Final = Count(harmed=1)
_FIRST: Final = 2
_MUCH: Final = 0.1


def mark(sheet: Worksheet, merged: Merged, gold: GoldArticle) -> dict[Decision, Count]:
    """What the changes of a review are worth."""
    counts = dict.fromkeys(Decision, Count())
    for decision, count in _marks(sheet, merged, gold):
        counts[decision] += count
    return counts


def _marks(sheet: Worksheet, merged: Merged, gold: GoldArticle) -> Iterator[tuple[Decision, Count]]:
    for number, change in merged.changes.items():
        draft = sheet.draft(number)
        if draft is not None:
            yield from _of_change(draft, change, gold.claims)
    yield from _of_additions(sheet, merged, gold.claims)
    if merged.top:
        yield from _of_top(sheet, merged, gold.claims)


def _of_change(draft: ClaimDraft, change: Change, gold: Sequence[GoldClaim]) -> Iterator[tuple[Decision, Count]]:
    if change.dropped is not None:
        listed = _listed(draft.kind, draft.text, gold)
        yield Decision.DROP, _HARMED if listed is not None and listed.worth > 0 else _MENDED
        return
    kind = change.kind or draft.kind
    text = " ".join(part.text for part in change.parts) if change.parts is not None else draft.text
    if change.parts is not None or change.kind is not None:
        yield from _of_span(draft, kind, text, gold)
    claim = _listed(kind, text, gold) or _listed(draft.kind, draft.text, gold)
    if claim is None:
        return
    yield from _of_attribution(draft, change, claim)
    if change.quantity is not None and draft.quantity is not None and claim.figure is not None:
        old, new = parts_right(claim.figure, draft.quantity), parts_right(claim.figure, change.quantity)
        for part in old:
            yield from _compared(Decision.FIGURE, old[part], new[part])


def _of_attribution(draft: ClaimDraft, change: Change, claim: GoldClaim) -> Iterator[tuple[Decision, Count]]:
    if change.speaker is not None and not change.speaker.is_untold:
        before = is_source(claim, names_of(draft.attribution))
        yield from _compared(Decision.SOURCE, before, _is_source(claim, change.speaker))
    if change.via is not None:
        before = is_via(claim, [one.text for one in draft.attribution.via])
        yield from _compared(Decision.VIA, before, is_via(claim, [one.text for one in change.via]))


def _is_source(claim: GoldClaim, speaker: Speaker) -> bool:
    return is_source(claim, () if speaker.words is None else (speaker.words.text,))


def _of_span(
    draft: ClaimDraft, kind: ClaimKind, text: str, gold: Sequence[GoldClaim]
) -> Iterator[tuple[Decision, Count]]:
    before, after = best(draft.kind, draft.text, gold)[0], best(kind, text, gold)[0]
    if after > before + _MUCH and after >= SAME_CLAIM:
        yield Decision.SPAN, _MENDED
    elif after < before - _MUCH and before >= SAME_CLAIM:
        yield Decision.SPAN, _HARMED


def _of_additions(sheet: Worksheet, merged: Merged, gold: Sequence[GoldClaim]) -> Iterator[tuple[Decision, Count]]:
    gone = {number for number, change in merged.changes.items() if change.dropped is not None}
    known = [
        claim
        for number, draft in enumerate(sheet.drafts, start=1)
        if number not in gone and (claim := _listed(draft.kind, draft.text, gold)) is not None
    ]
    for number, added in merged.added.items():
        claim = _listed(added.kind, " ".join(part.text for part in added.parts), gold)
        is_wanted = claim is not None and claim not in known and claim.worth > 0
        speaker = merged.changes[number].speaker if number in merged.changes else None
        is_right = claim is not None and (speaker is None or speaker.is_untold or _is_source(claim, speaker))
        yield Decision.ADD, _MENDED if is_wanted and is_right else _HARMED
        if claim is not None:
            known.append(claim)


def _of_top(sheet: Worksheet, merged: Merged, gold: Sequence[GoldClaim]) -> Iterator[tuple[Decision, Count]]:
    """Each claim more, or fewer, among the first that a checker would take first."""
    ranked = sorted(sheet.drafts, key=lambda one: (one.repeats_at is not None, -one.checkability.score, one.start))
    before = sum(_is_first(one.kind, one.text, gold) for one in ranked[:TOP])
    after = 0
    for number in merged.top:
        draft, added = sheet.draft(number), merged.added.get(number)
        if added is not None:
            after += _is_first(added.kind, " ".join(part.text for part in added.parts), gold)
        elif draft is not None:
            after += _is_first(draft.kind, draft.text, gold)
    yield Decision.RANK, Count(mended=max(0, after - before), harmed=max(0, before - after))


def _is_first(kind: ClaimKind, text: str, gold: Sequence[GoldClaim]) -> bool:
    claim = _listed(kind, text, gold)
    return claim is not None and claim.worth == _FIRST


def _listed(kind: ClaimKind, text: str, gold: Sequence[GoldClaim]) -> GoldClaim | None:
    score, claim = best(kind, text, gold)
    return claim if score >= SAME_CLAIM else None


def _compared(decision: Decision, before: bool, after: bool) -> Iterator[tuple[Decision, Count]]:  # noqa: FBT001
    if before is not after:
        yield decision, _MENDED if after else _HARMED
