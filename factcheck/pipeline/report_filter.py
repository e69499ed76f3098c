"""Report -> the report filtered: claims that are left out are counted as set aside under coverage, and links to them
lead to what is listed.
"""

from collections.abc import Iterable, Mapping, Sequence

from factcheck.domain.claim import Claim, ClaimKind
from factcheck.domain.report import Coverage, Report, SetAside, Tally
from factcheck.pipeline.submission import Options

REASON = "of a kind that was not asked for"
LOWER = "of lower rank than was asked for"


def select(report: Report, options: Options) -> Report:
    """The claims of the kinds that the options name, and no more sentences in the summary than they allow."""
    if options.kinds:
        report = _listing(report, [claim for claim in report.claims if claim.kind in options.kinds], REASON)
    if options.summary_sentences is None or len(report.summary.sentences) <= options.summary_sentences:
        return report
    summary = report.summary.model_copy(update={"sentences": report.summary.sentences[: options.summary_sentences]})
    return report.model_copy(update={"summary": summary})


def top(report: Report, most: int) -> Report:
    """The `most` claims that a checker should take first."""
    return _listing(report, [claim for claim in report.claims if claim.rank <= most], LOWER)


def _listing(report: Report, kept: Sequence[Claim], reason: str) -> Report:
    """Claims keep their ids and their order; ranks close up."""
    ids = {claim.id for claim in kept}
    left_out = [claim for claim in report.claims if claim.id not in ids]
    if not left_out:
        return report
    whole = report.coverage
    coverage = Coverage(
        quotations=_without(whole.quotations, left_out, ClaimKind.QUOTATION, reason),
        statements=_without(whole.statements, left_out, ClaimKind.STATEMENT, reason),
        quantities=_without(whole.quantities, left_out, ClaimKind.QUANTITY, reason),
        assertions=_without(whole.assertions, left_out, ClaimKind.ASSERTION, reason),
    )
    ranks = {one.id: rank for rank, one in enumerate(sorted(kept, key=lambda claim: claim.rank), start=1)}
    links = _links(report.claims, kept)
    listed = tuple(one.model_copy(update={"rank": ranks[one.id], **links[one.id]}) for one in kept)
    return report.model_copy(update={"claims": listed, "coverage": coverage})


def _links(claims: Sequence[Claim], kept: Sequence[Claim]) -> dict[str, dict[str, str | None]]:
    """The links of each kept claim: outwards and backwards to the nearest that is kept; of claims that say the same,
    where the first is left out, to the first that is kept.
    """
    ids = {claim.id for claim in kept}
    within = {claim.id: claim.within for claim in claims}
    continues = {claim.id: claim.continues for claim in claims}
    repeats = {claim.id: claim.repeats for claim in claims}
    first_kept: dict[str, str] = {}
    links: dict[str, dict[str, str | None]] = {}
    for claim in kept:
        first = _first(claim.id, repeats)
        same = first_kept.setdefault(first, claim.id)
        links[claim.id] = {
            "within": _nearest(claim.within, within, ids),
            "continues": _nearest(claim.continues, continues, ids),
            "repeats": claim.repeats if claim.repeats in ids else (None if same == claim.id else same),
        }
    return links


def _nearest(link: str | None, links: Mapping[str, str | None], ids: set[str]) -> str | None:
    """Links lead to earlier claims, so the walk ends."""
    while link is not None and link not in ids:
        link = links[link]
    return link


def _first(claim: str, repeats: Mapping[str, str | None]) -> str:
    while (earlier := repeats[claim]) is not None:
        claim = earlier
    return claim


def _without(tally: Tally, left_out: Iterable[Claim], kind: ClaimKind, reason: str) -> Tally:
    more = [SetAside(start=claim.start, end=claim.end, reason=reason) for claim in left_out if claim.kind is kind]
    set_aside = sorted((*tally.set_aside, *more), key=lambda span: (span.start, span.end))
    return Tally(found=tally.found, listed=tally.listed - len(more), set_aside=tuple(set_aside))
