"""What asking a model about one article costs, in calls and tokens, and how much of its summary stands."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields

from benchmarks.scoring import Tally
from factcheck.adapters.metering.token_counter import count_tokens
from factcheck.answers.reading import read_review, read_summary
from factcheck.domain.answer import SummaryLine
from factcheck.domain.chat import Answered
from factcheck.domain.question import Question
from factcheck.domain.report import Report
from factcheck.pipeline.model_engine._summary import in_sentences
from factcheck.pipeline.ports import Asker, OpenAsker
from factcheck.prompting.questions import REVIEW
from factcheck.summarising.extractive import MOST_SENTENCES


@dataclass(frozen=True, slots=True)
class Exchange:
    question: Question
    answered: Answered


@dataclass
class Listening:
    """An `OpenAsker` that keeps what another is asked and answers."""

    way: OpenAsker
    heard: list[Exchange] = field(default_factory=list)

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[Asker]:
        async with self.way() as asker:
            yield _Ear(asker, self.heard)


@dataclass(frozen=True, slots=True)
class _Ear:
    asker: Asker
    heard: list[Exchange]

    async def ask(self, question: Question) -> Answered:
        answered = await self.asker.ask(question)
        self.heard.append(Exchange(question, answered))
        return answered


@dataclass(frozen=True, slots=True)
class Cost:
    """`summary` counts the sentences of the model's first summary that stand in the report; `beyond` is the tokens of
    the questions about claims less those of the article, by our own count; the others are the server's.
    """

    summary: Tally = field(default_factory=Tally)
    calls: int = 0
    prompt: int = 0
    beyond: int = 0
    candidates: int = 0
    completion: int = 0
    seconds: float = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def cost_of(report: Report, heard: Sequence[Exchange], candidates: int, seconds: float) -> Cost:
    usages = [one.answered.response.usage for one in heard]
    asked = [one.question for one in heard if one.question.prompt == REVIEW]
    contents = "\n".join(message.content for question in asked for message in question.messages)
    first, stand = _first_summary(heard, report), {sentence.text for sentence in report.summary.sentences}
    return Cost(
        summary=Tally(sum(text in stand for text in first), len(first)),
        calls=len(heard),
        prompt=sum(usage.prompt for usage in usages),
        beyond=count_tokens(contents).tokens - count_tokens(report.article.text).tokens if asked else 0,
        candidates=candidates,
        completion=sum(usage.completion for usage in usages),
        seconds=seconds,
    )


def _first_summary(heard: Sequence[Exchange], report: Report) -> list[str]:
    """The sentences that the model wrote first: with the claims, or alone where those took several calls."""
    claims = [one for one in heard if one.question.prompt == REVIEW]
    others = [one for one in heard if one.question.prompt != REVIEW]
    lines: tuple[SummaryLine, ...] = ()
    if len(claims) == 1:
        lines = read_review(claims[0].answered.response.text).summary
    elif others:
        lines = read_summary(others[0].answered.response.text)
    return [line.text for line in in_sentences(lines, headline=report.article.title or "")[:MOST_SENTENCES]]
