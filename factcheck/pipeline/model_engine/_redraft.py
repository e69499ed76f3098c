"""The rules' findings, with the merged answers of a model -> findings and claim drafts of both."""

from collections.abc import Mapping
from dataclasses import replace

from factcheck.detection.attribution.attribute import Attributed
from factcheck.domain.candidates import ClaimDraft, QuotationCandidate, StatementCandidate
from factcheck.domain.claim import Attribution, Checkability, ClaimKind, Origin
from factcheck.domain.worksheet import Worksheet
from factcheck.grounding.claims import in_order
from factcheck.grounding.further import Further
from factcheck.grounding.merging import Merged
from factcheck.pipeline.claim_drafts import Judge, draft
from factcheck.pipeline.findings import Findings
from factcheck.pipeline.model_engine.restating import Place, place_of

NO_QUOTATION = "no quotation, as the model reads it"
# Checkability of what cannot be checked yet, or ever; averaged with the rules' score.
_OF_OPINION = Checkability(score=0.2, reasons=("an opinion, as the model reads it",))
_OF_FORECAST = Checkability(score=0.3, reasons=("a forecast, as the model reads it",))


def settle(sheet: Worksheet, findings: Findings, merged: Merged, judge: Judge) -> tuple[Findings, list[ClaimDraft]]:
    """Findings with the model's sources, statements and set-aside quotations, and the drafts made of them, in order."""
    by_place = {place_of(one): number for number, one in enumerate(sheet.drafts, start=1)}
    sources = {place: merged.sources[number] for place, number in by_place.items() if number in merged.sources}
    unquoted = {place for place, number in by_place.items() if number in merged.unquoted}
    attributed = _with_sources(findings.found.attributed, sources, unquoted)
    further = [_statement(one) for one in merged.further]
    attributed = replace(attributed, statements=(*attributed.statements, *further))
    settled = replace(findings, found=replace(findings.found, attributed=attributed))
    new = {Place(ClaimKind.STATEMENT, one.start, one.end) for one in further}
    drafts = [
        _judged(one, by_place.get(place_of(one), 0), merged, is_new=place_of(one) in new)
        for one in draft(sheet.article, settled.found, judge)
    ]
    return settled, in_order(drafts)


def _with_sources(attributed: Attributed, sources: Mapping[Place, Attribution], unquoted: set[Place]) -> Attributed:
    quotations: list[QuotationCandidate] = []
    for candidate in attributed.quotations:
        place = Place(ClaimKind.QUOTATION, candidate.passage.start, candidate.passage.end)
        attribution = sources.get(place)
        if candidate.continues is not None and attribution is None:
            head = quotations[candidate.continues]
            changed = head.attribution != attributed.quotations[candidate.continues].attribution
            attribution = head.attribution if changed else None
        set_aside = NO_QUOTATION if place in unquoted else candidate.set_aside
        updates = {"attribution": attribution or candidate.attribution, "set_aside": set_aside}
        quotations.append(candidate.model_copy(update=updates))
    statements = tuple(
        one.model_copy(
            update={"attribution": sources.get(Place(ClaimKind.STATEMENT, one.start, one.end), one.attribution)}
        )
        for one in attributed.statements
    )
    return replace(attributed, quotations=tuple(quotations), statements=statements)


def _statement(further: Further) -> StatementCandidate:
    words = further.words
    return StatementCandidate(text=words.text, start=words.start, end=words.end, attribution=further.attribution)


def _judged(one: ClaimDraft, number: int, merged: Merged, *, is_new: bool) -> ClaimDraft:
    updates: dict[str, object] = {"origin": Origin.MODEL} if is_new else {}
    kind = _OF_OPINION if number in merged.opinions else _OF_FORECAST if number in merged.forecasts else None
    if kind is not None:
        before = one.checkability
        score = round((before.score + kind.score) / 2, 2)
        updates["checkability"] = Checkability(score=score, reasons=(*before.reasons, *kind.reasons))
    return one.model_copy(update=updates) if updates else one
