"""A report of some kinds of claims alone says what else was found."""

from itertools import combinations

import pytest

from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.domain.report import Report
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.report_filter import LOWER, REASON, select, top
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


@pytest.mark.parametrize("most", range(1, len(WHOLE.claims) + 2))
def test_the_first_by_rank_are_listed_and_the_others_set_aside(most: int) -> None:
    report = top(WHOLE, most)
    assert [claim.id for claim in report.claims] == [claim.id for claim in WHOLE.claims if claim.rank <= most]
    assert Report.model_validate(report.model_dump()) == report
    left_out = sum(span.reason == LOWER for kind in ClaimKind for span in report.coverage.of(kind).set_aside)
    assert left_out == len(WHOLE.claims) - len(report.claims)


def test_links_lead_to_what_is_listed() -> None:
    """c2 in c1, c3 in c2; c4, c5 and c6 say the same, and c6 goes on where c5 and c4 did."""
    links = {"c2": {"within": "c1"}, "c3": {"within": "c2"}, "c5": {"repeats": "c4", "continues": "c4"}}
    links["c6"] = {"repeats": "c4", "continues": "c5"}
    claim = WHOLE.claims[0].model_copy(update={"within": None, "continues": None, "repeats": None})
    ranks = {"c1": 1, "c2": 5, "c3": 2, "c4": 6, "c5": 3, "c6": 4}
    claims = tuple(claim.model_copy(update={"id": name, "rank": ranks[name], **links.get(name, {})}) for name in ranks)
    tally = WHOLE.coverage.of(claim.kind).model_copy(update={"found": 6, "listed": 6, "set_aside": ()})
    coverage = WHOLE.coverage.model_copy(update={f"{claim.kind.value}s": tally})
    listed = top(WHOLE.model_copy(update={"claims": claims, "coverage": coverage}), 4).claims
    assert [(one.id, one.within, one.continues, one.repeats) for one in listed] == [
        ("c1", None, None, None),
        ("c3", "c1", None, None),
        ("c5", None, None, None),
        ("c6", None, "c5", "c5"),
    ]


def test_the_article_has_each_kind_of_claim() -> None:
    assert {claim.kind for claim in WHOLE.claims} == set(ClaimKind)
