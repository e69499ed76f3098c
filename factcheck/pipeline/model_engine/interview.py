"""Worksheet -> answers of a model: a question for each chunk, which is halved on overflow; failures are partial."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from factcheck.answers.reading import read_review, read_summary
from factcheck.domain.answer import Review, SummaryLine
from factcheck.domain.chat import Answered
from factcheck.domain.question import Question
from factcheck.domain.report import PromptUsed
from factcheck.domain.worksheet import Chunk, Worksheet
from factcheck.errors import ModelContextError, ModelError, TruncatedAnswerError
from factcheck.pipeline.ports import Asker
from factcheck.prompting.chunks import MOST_WORDS, chunks, halves
from factcheck.prompting.questions import Objection, review_question, summary_question

AT_ONCE: Final = 4

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Call:
    """One question that was answered."""

    prompt: PromptUsed
    answered: Answered


@dataclass(slots=True)
class Answers:
    """The answers about an article. `failures` has each error with its chunk; None for the summary's."""

    reviews: list[Review] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    failures: list[tuple[ModelError, Chunk | None]] = field(default_factory=list)


@dataclass(slots=True)
class Interview:
    """Asks about one article, at most `at_once` questions concurrently."""

    sheet: Worksheet
    asker: Asker
    at_once: int = AT_ONCE
    most_words: int = MOST_WORDS
    progress: Progress = lambda _: None
    answers: Answers = field(default_factory=Answers)

    async def ask_reviews(self) -> None:
        """Ask about every chunk; the failure of one is noted, and leaves the others alone."""
        parts = chunks(self.sheet, most_words=self.most_words)
        self.answers.reviews = await self._ask_chunks(parts, asyncio.Semaphore(self.at_once))

    async def ask_summary(self, sentences: Sequence[int], objections: Sequence[Objection] = ()) -> list[SummaryLine]:
        """A summary from the sentences of these numbers; empty where the model fails, which is noted."""
        try:
            answered = await self._ask(summary_question(self.sheet, sentences, objections))
            return list(read_summary(answered.response.text))
        except ModelError as exc:
            self.answers.failures.append((exc, None))
            return []

    async def _ask_chunks(self, parts: Sequence[Chunk], gate: asyncio.Semaphore) -> list[Review]:
        """The answers about all parts; awaits all of them before an exception that is no ModelError is raised."""
        answered = await asyncio.gather(*(self._ask_chunk(part, gate) for part in parts), return_exceptions=True)
        found: list[Review] = []
        for answers in answered:
            if isinstance(answers, BaseException):
                raise answers
            found.extend(answers)
        return found

    async def _ask_chunk(self, chunk: Chunk, gate: asyncio.Semaphore) -> list[Review]:
        try:
            async with gate:
                self.progress(f"asking about {chunk.reach}")
                answered = await self._ask(review_question(self.sheet, chunk))
            return [read_review(answered.response.text)]
        except (TruncatedAnswerError, ModelContextError) as exc:
            parts = halves(self.sheet, chunk)
            if not parts:
                self.answers.failures.append((exc, chunk))
                return []
        except ModelError as exc:
            self.answers.failures.append((exc, chunk))
            return []
        return await self._ask_chunks(parts, gate)

    async def _ask(self, question: Question) -> Answered:
        answered = await self.asker.ask(question)
        used = PromptUsed(name=question.prompt, version=question.prompt_version, sha256=question.prompt_sha256)
        self.answers.calls.append(Call(prompt=used, answered=answered))
        return answered
