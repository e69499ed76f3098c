import pytest

from factcheck.detection.attribution import quotation_uses, spoken
from factcheck.detection.figures.reasons import Reason
from factcheck.detection.worth import noise
from factcheck.domain.article import DropReason
from factcheck.pipeline import findings, report_filter
from factcheck.pipeline.model_engine import _redraft
from factcheck.render.counting import by_reason, counted_reasons, several


@pytest.mark.parametrize(
    ("count", "one", "words"),
    [(0, "claim", "0 claims"), (1, "query", "1 query"), (2, "query", "2 queries"), (3, "more time", "3 more times")],
)
def test_one_is_counted_in_the_singular(count: int, one: str, words: str) -> None:
    assert several(count, one) == words


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        pytest.param(["a date", "an age", "a date"], "2 dates, 1 age", id="articles-are-no-part-of-a-count"),
        pytest.param(["part of a name"] * 2, "2 parts of names", id="the-head-noun-is-counted"),
        pytest.param(["menu or label"] * 3, "3 menus or labels", id="both-of-two-nouns"),
        pytest.param(["claims nothing"], "1 that claims nothing", id="a-clause"),
        pytest.param(["claims nothing"] * 2, "2 that claim nothing", id="clauses"),
        pytest.param(["checkability below 0.5"] * 2, "2 × checkability below 0.5", id="a-reason-that-is-not-known"),
        pytest.param([], "", id="none"),
    ],
)
def test_reasons_are_counted_in_words_the_most_frequent_first(reasons: list[str], words: str) -> None:
    assert by_reason(reasons) == words


def test_each_reason_of_a_report_has_its_singular_and_plural() -> None:
    modules = (quotation_uses, spoken, noise, findings, report_filter, _redraft)
    constants = {
        value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, str)
    }

    assert constants | set(Reason) | set(DropReason) == set(counted_reasons())
    assert {len(forms) for forms in counted_reasons().values()} == {2}
