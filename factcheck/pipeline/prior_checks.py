"""Report -> report with the published fact-checks of its claims, and search for one claim's."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.domain.article import Article, Metadata
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.domain.prior import PriorCheck, PriorFound, PriorQuery
from factcheck.domain.report import Report
from factcheck.matching.ranking import Ranked, Weights, rank, read, weigh
from factcheck.matching.strength import FEWEST_TERMS, Thresholds, load_thresholds, strongest
from factcheck.matching.terms import terms
from factcheck.pipeline.ports import Checker, PriorIndex, PriorSnapshot

MOST_CHECKS = 3


@dataclass(frozen=True)
class PriorChecker:
    """A checker that looks up each claim of a report in an index."""

    checker: Checker
    index: PriorIndex

    def check_text(self, text: str, metadata: Metadata) -> Report:
        return self.annotate(self.checker.check_text(text, metadata))

    def check_html(self, html: str, metadata: Metadata) -> Report:
        return self.annotate(self.checker.check_html(html, metadata))

    def annotate(self, report: Report) -> Report:
        """The report with `prior_checks`, which name the index in `provenance`. Raises PriorIndexError."""
        with self.index.snapshot() as snapshot:
            claims = tuple(_with_checks(report.article, claim, snapshot) for claim in report.claims)
            provenance = report.provenance.model_copy(update={"prior_index": snapshot.used})
        return report.model_copy(update={"claims": claims, "provenance": provenance})


def annotated(checker: Checker, report: Report) -> Report:
    """The report as the checker finishes it, where somebody else has made it."""
    return checker.annotate(report) if isinstance(checker, PriorChecker) else report


def look_up(query: PriorQuery, index: PriorIndex, *, most: int) -> PriorFound:
    """What the index has that is like the query. Raises PriorIndexError where there is none."""
    with index.snapshot() as snapshot:
        return PriorFound(index=snapshot.used, checks=search(query, snapshot, most=most))


def search(
    query: PriorQuery, snapshot: PriorSnapshot, *, most: int = MOST_CHECKS, thresholds: Thresholds | None = None
) -> tuple[PriorCheck, ...]:
    """The checks that are like the query, the likest first."""
    return strongest(find(query, snapshot), most, thresholds or load_thresholds())


def find(query: PriorQuery, snapshot: PriorSnapshot, *, without: frozenset[str] = frozenset()) -> list[Ranked]:
    """The ranking of the candidates in the index, but for those at the addresses `without`."""
    asked = {*terms(query.text), *terms(query.claimant or "")}
    candidates = snapshot.candidates(_weights(asked, snapshot))
    found = [read(check) for check in candidates if check.url not in without]
    weights = _weights(asked.union(*(one.terms for one in found)), snapshot)
    return rank(query, found, weights, rows=snapshot.used.checks)


def _weights(found: Iterable[str], snapshot: PriorSnapshot) -> Weights:
    return weigh(snapshot.frequencies(found), snapshot.used.checks)


def _with_checks(article: Article, claim: Claim, snapshot: PriorSnapshot) -> Claim:
    found = search(_query(article, claim), snapshot)
    return claim.model_copy(update={"prior_checks": found})


def _query(article: Article, claim: Claim) -> PriorQuery:
    """The words of the claim, of a figure or of a part of a sentence those of its sentence; who said it, and when."""
    source = claim.attribution.source
    is_part = claim.kind is ClaimKind.QUANTITY or len(terms(claim.text)) < FEWEST_TERMS
    words = claim.sentence.cut(article.text) if is_part else claim.text
    return PriorQuery(
        text=claim.restatement or words, claimant=source.name if source else None, date=article.published_at
    )
