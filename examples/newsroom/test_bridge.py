"""What our desk relies on: whose words the report says they are."""

from pathlib import Path

from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.pipeline.ports import Checker

ARTICLE = (Path(__file__).parent / "articles" / "bridge.txt").read_text(encoding="utf-8")


def test_each_quotation_has_its_speaker(factcheck_checker: Checker) -> None:
    report = factcheck_checker.check_text(ARTICLE, Metadata())
    quotations = [claim for claim in report.claims if claim.kind is ClaimKind.QUOTATION]
    speakers = [claim.attribution.source.name for claim in quotations if claim.attribution.source is not None]
    assert [claim.text for claim in quotations] == [
        "We will build it without a loan,",
        "Nobody has counted the ramps,",
    ]
    assert speakers == ["Ada Roe", "Tom Vance"]


def test_nothing_in_quotation_marks_is_missing(factcheck_checker: Checker) -> None:
    coverage = factcheck_checker.check_text(ARTICLE, Metadata()).coverage
    assert coverage.quotations.found == coverage.quotations.listed == 2
