"""The recipe: raw input in, report out, without a model."""

from dataclasses import dataclass

from factcheck import __version__
from factcheck.detection.attribution import attribute
from factcheck.detection.quantities import find_quantities
from factcheck.detection.quotations import find_quotations
from factcheck.domain.article import Metadata, Reading
from factcheck.domain.candidates import Quantities, QuotationCandidate
from factcheck.domain.claim import ClaimKind
from factcheck.domain.report import Coverage, EngineName, Provenance, Report, SetAside, Tally
from factcheck.errors import UnsupportedInputError
from factcheck.grounding.claims import ground
from factcheck.intake.pasted import read_pasted
from factcheck.pipeline.drafting import draft
from factcheck.summarising.extractive import summarise


@dataclass(frozen=True)
class OfflineChecker:
    """Checks with rules alone. Assertions of a checkability under `min_checkability` are left out."""

    min_checkability: float = 0.5

    def check_text(self, text: str, metadata: Metadata) -> Report:
        return self._report(read_pasted(text, metadata))

    def check_html(self, html: str, metadata: Metadata) -> Report:
        raise UnsupportedInputError("HTML is not read yet: paste the page's text instead")

    def _report(self, reading: Reading) -> Report:
        article = reading.article
        attributed = attribute(article, find_quotations(article.text))
        quantities = find_quantities(article.text, article.sentences)
        drafts = draft(article, attributed, quantities.candidates)
        claims = ground(
            [
                claim
                for claim in drafts
                if claim.kind is not ClaimKind.ASSERTION or claim.checkability.score >= self.min_checkability
            ]
        )
        return Report(
            article=article,
            summary=summarise(article),
            claims=claims,
            rejected=(),
            coverage=Coverage(quotations=_quotations(attributed.quotations), quantities=_quantities(quantities)),
            warnings=reading.warnings,
            provenance=Provenance(engine=EngineName.OFFLINE, factcheck_version=__version__),
        )


def _quotations(candidates: tuple[QuotationCandidate, ...]) -> Tally:
    set_aside = tuple(
        SetAside(start=candidate.passage.start, end=candidate.passage.end, reason=candidate.set_aside)
        for candidate in candidates
        if candidate.set_aside is not None
    )
    return Tally(found=len(candidates), listed=len(candidates) - len(set_aside), set_aside=set_aside)


def _quantities(quantities: Quantities) -> Tally:
    listed, set_aside = len(quantities.candidates), quantities.set_aside
    return Tally(found=listed + len(set_aside), listed=listed, set_aside=set_aside)
