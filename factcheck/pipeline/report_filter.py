"""Report -> the report filtered by options; claims that are left out are counted as set aside under coverage."""

from collections.abc import Collection, Iterable

from factcheck.domain.claim import Claim, ClaimKind
from factcheck.domain.report import Coverage, Report, SetAside, Tally
from factcheck.pipeline.submission import Options

REASON = "of a kind that was not asked for"


def select(report: Report, options: Options) -> Report:
    """The claims of the kinds that the options name, and no more sentences in the summary than they allow."""
    if options.kinds:
        report = _of_kinds(report, options.kinds)
    if options.summary_sentences is None or len(report.summary.sentences) <= options.summary_sentences:
        return report
    summary = report.summary.model_copy(update={"sentences": report.summary.sentences[: options.summary_sentences]})
    return report.model_copy(update={"summary": summary})


def _of_kinds(report: Report, kinds: Collection[ClaimKind]) -> Report:
    """Claims keep their ids; ranks close up, and `within` names only what is listed."""
    left_out = [claim for claim in report.claims if claim.kind not in kinds]
    whole = report.coverage
    coverage = Coverage(
        quotations=_without(whole.quotations, left_out, ClaimKind.QUOTATION),
        statements=_without(whole.statements, left_out, ClaimKind.STATEMENT),
        quantities=_without(whole.quantities, left_out, ClaimKind.QUANTITY),
        assertions=_without(whole.assertions, left_out, ClaimKind.ASSERTION),
    )
    kept = [claim for claim in report.claims if claim.kind in kinds]
    ids = {claim.id for claim in kept}
    ranks = {one.id: rank for rank, one in enumerate(sorted(kept, key=lambda claim: claim.rank), start=1)}
    listed = tuple(
        one.model_copy(update={"rank": ranks[one.id], "within": one.within if one.within in ids else None})
        for one in kept
    )
    return report.model_copy(update={"claims": listed, "coverage": coverage})


def _without(tally: Tally, left_out: Iterable[Claim], kind: ClaimKind) -> Tally:
    more = [SetAside(start=claim.start, end=claim.end, reason=REASON) for claim in left_out if claim.kind is kind]
    set_aside = sorted((*tally.set_aside, *more), key=lambda span: (span.start, span.end))
    return Tally(found=tally.found, listed=tally.listed - len(more), set_aside=tuple(set_aside))
