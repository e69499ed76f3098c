"""An examination grants what a model has shown that it can, and nothing to one that has no judgement."""

from functools import cache

import pytest

from factcheck.domain.article import Metadata
from factcheck.domain.authority import Decision
from factcheck.domain.claim import Certainty
from factcheck.domain.question import Question
from factcheck.domain.worksheet import Worksheet
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.exam.certificate import LEAST, Certificate, Count, wilson
from factcheck.pipeline.exam.examining import Result, examine
from factcheck.pipeline.exam.gold import GoldArticle, own_articles
from factcheck.pipeline.exam.planting import plant
from factcheck.pipeline.model_engine.checker import ModelChecker
from tests.unit.pipeline.exam.askers import (
    Mind,
    Mindful,
    Said,
    agreeing,
    changing,
    mending,
    naming_the_first,
    obeying,
)

RULES = OfflineChecker()


def checker(mind: Mind) -> ModelChecker:
    return ModelChecker(RULES, Mindful(mind))


@cache
def articles() -> tuple[GoldArticle, ...]:
    return own_articles()


@cache
def clean_sheets() -> tuple[Worksheet, ...]:
    """The drafts before mistakes are planted, in the order of the articles."""
    return tuple(checker(agreeing).prepare_text(article.text or "", Metadata()).sheet for article in articles())


def certificate_of(result: Result) -> Certificate:
    return Certificate(
        model="m",
        server="s",
        prompt_version=1,
        prompt_sha256="0" * 64,
        counts=result.counts,
        articles=result.articles,
        examined_at="2026-01-01T00:00:00Z",
    )


def who_mends(question: Question) -> Said:
    """Finds the article by its sentences."""
    content = question.messages[-1].content
    for clean in clean_sheets():
        if f"<article-{clean.article.id.removeprefix('sha256:')[:20]}>" in content:
            return mending(clean, plant(clean))
    raise AssertionError("no such article")


def test_there_are_at_least_twenty_articles_of_our_own() -> None:
    assert len(articles()) >= 20
    for article in articles():
        assert article.text is not None
        assert all(claim.text in article.text for claim in article.claims)


def test_every_sort_of_error_is_planted_in_most_articles() -> None:
    differing = [sum(one not in clean.drafts for one in plant(clean).drafts) for clean in clean_sheets()]
    assert sum(differing) >= 6 * len(articles())


def test_who_mends_what_was_planted_is_granted_it() -> None:
    result = examine(checker(who_mends), articles())
    granted = set(certificate_of(result).granted)
    assert granted >= {Decision.SOURCE, Decision.SPAN, Decision.FIGURE, Decision.DROP}, result.counts
    for decision in (Decision.VIA, Decision.ADD):  # in what is restored stand mistakes of the rules, too
        assert result.counts[decision].mended > 2 * result.counts[decision].harmed
    assert result.failed == []


@pytest.mark.parametrize("mind", [agreeing, changing, naming_the_first, obeying])
def test_who_has_no_judgement_is_granted_nothing(mind: Mind) -> None:
    result = examine(checker(mind), articles())
    assert certificate_of(result).granted == (), result.counts
    assert result.articles == len(articles())


@pytest.mark.parametrize(
    ("right", "of", "certainty"),
    [
        (0, 0, Certainty.OPEN),
        (9, 9, Certainty.OPEN),
        (15, 15, Certainty.OPEN),
        (16, 16, Certainty.LIKELY),
        (51, 51, Certainty.LIKELY),
        (52, 52, Certainty.SURE),
        (52, 53, Certainty.LIKELY),
    ],
)
def test_certainty_is_the_grade_whose_promise_the_lower_bound_keeps(right: int, of: int, certainty: Certainty) -> None:
    count = Count(mended=right, harmed=of - right)
    assert count.certainty is certainty
    named = certificate_of(Result(counts={Decision.SOURCE: count}, articles=1)).authority()
    added = certificate_of(Result(counts={Decision.ADD: count}, articles=1)).authority()
    assert (named.named, named.added, added.named, added.added) == (
        certainty,
        Certainty.OPEN,
        Certainty.OPEN,
        certainty,
    )


@pytest.mark.parametrize(
    ("right", "of", "granted"),
    [(0, 0, False), (8, 8, False), (9, 9, True), (18, 19, True), (17, 19, False), (14, 17, False)],
)
def test_granted_is_where_the_lower_bound_is_three_quarters(right: int, of: int, *, granted: bool) -> None:
    assert (wilson(right, of) >= LEAST) is granted
    assert Count(mended=right, harmed=of - right).lower_bound == wilson(right, of)
