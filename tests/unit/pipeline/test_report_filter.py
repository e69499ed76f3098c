"""A report of some kinds of claims alone says what else was found."""

from itertools import combinations

import pytest

from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.domain.report import Report
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.report_filter import REASON, select
from factcheck.pipeline.submission import Options

ARTICLE = (
    "“We tested 15 missiles in 2022,” Minister Kim said on Tuesday. The ministry said that the tests were over. "
    "The launch was the largest in Europe since 1998. Critics spoke of “a waste” and of 40 million euros."
)
WHOLE = OfflineChecker().check_text(ARTICLE, Metadata())
SOME = [kinds for size in (1, 2, 3) for kinds in combinations(ClaimKind, size)]


@pytest.mark.parametrize("kinds", SOME, ids=", ".join)
def test_what_is_not_listed_is_set_aside(kinds: tuple[ClaimKind, ...]) -> None:
    report = select(WHOLE, Options(kinds=kinds))
    assert [claim.id for claim in report.claims] == [claim.id for claim in WHOLE.claims if claim.kind in kinds]
    assert sorted(claim.rank for claim in report.claims) == list(range(1, len(report.claims) + 1))
    assert Report.model_validate(report.model_dump()) == report
    for kind in ClaimKind:
        tally, whole = report.coverage.of(kind), WHOLE.coverage.of(kind)
        left_out = {(claim.start, claim.end) for claim in WHOLE.claims if claim.kind is kind and kind not in kinds}
        assert {(span.start, span.end) for span in tally.set_aside if span.reason == REASON} == left_out
        assert tally.found == whole.found


def test_a_summary_has_no_more_sentences_than_asked_for() -> None:
    report = select(WHOLE, Options(summary_sentences=1))
    assert report.summary.sentences == WHOLE.summary.sentences[:1]
    assert select(WHOLE, Options(summary_sentences=9)) == WHOLE


def test_the_article_has_each_kind_of_claim() -> None:
    assert {claim.kind for claim in WHOLE.claims} == set(ClaimKind)
