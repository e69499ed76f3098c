"""Has a model review drafts of articles with gold, and marks what it does."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from factcheck.domain.article import Metadata
from factcheck.domain.authority import FULL_AUTHORITY, Decision
from factcheck.domain.worksheet import Worksheet
from factcheck.errors import ModelError
from factcheck.grounding.merging import merge
from factcheck.pipeline.exam.certificate import Count
from factcheck.pipeline.exam.gold import GoldArticle
from factcheck.pipeline.exam.marking import mark
from factcheck.pipeline.exam.planting import plant
from factcheck.pipeline.model_engine.checker import ModelChecker
from factcheck.pipeline.model_engine.interview import Interview

OnArticle = Callable[[str], None]


@dataclass(slots=True)
class Result:
    """The counts over the articles that were answered, the tokens spent, and the articles that failed."""

    counts: dict[Decision, Count] = field(default_factory=lambda: dict.fromkeys(Decision, Count()))
    articles: int = 0
    tokens: int = 0
    failed: list[tuple[str, ModelError]] = field(default_factory=list)


def examine(checker: ModelChecker, articles: Iterable[GoldArticle], tell: OnArticle = lambda _: None) -> Result:
    """Examine the model that `checker` asks, whatever its authority."""
    result = Result()
    examined = replace(checker, authority=FULL_AUTHORITY)
    for article in articles:
        tell(article.id)
        asyncio.run(_examine(examined, article, result))
    return result


def sheet_of(checker: ModelChecker, article: GoldArticle) -> Worksheet:
    """The worksheet that a model is examined with: the rules' draft, with planted errors."""
    if article.html:
        return plant(checker.prepare_html(article.html, Metadata()).sheet)
    return plant(checker.prepare_text(article.text or "", Metadata()).sheet)


async def _examine(checker: ModelChecker, article: GoldArticle, result: Result) -> None:
    sheet = sheet_of(checker, article)
    async with checker.open_asker() as asker:
        interview = Interview(sheet, asker, checker.at_once, checker.most_words)
        await interview.ask_reviews()
    answers = interview.answers
    for call in answers.calls:
        usage = call.answered.response.usage
        result.tokens += usage.prompt + usage.completion
    if answers.failures:
        result.failed.append((article.id, answers.failures[0][0]))
        return
    result.articles += 1
    for decision, count in mark(sheet, merge(sheet, answers.reviews), article).items():
        result.counts[decision] += count
