"""A check with a model, in rounds: what is prepared and was answered in; what is still to be asked, or the report, out.

A round takes a processor and waits for nobody. Who waits for the model keeps the questions, and nothing else in use.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256

from factcheck.domain.chat import Answered
from factcheck.domain.question import Question
from factcheck.domain.report import Report
from factcheck.errors import ModelError
from factcheck.pipeline.model_engine.checker import ModelChecker, Prepared
from factcheck.pipeline.ports import Asker

# What came of each question, by its mark.
Outcomes = Mapping[str, Answered | ModelError]


@dataclass(frozen=True, slots=True)
class Reported:
    """A report, and what of the model failed on the way to it."""

    report: Report
    failures: tuple[ModelError, ...]


def advance(checker: ModelChecker, prepared: Prepared, outcomes: Outcomes) -> Reported | tuple[Question, ...]:
    """The report, or the questions that stand before it. Raises as `ModelChecker.hear` does, and asks nobody."""
    known = _Known(outcomes)
    listening = replace(checker, open_asker=known.open)
    try:
        heard = asyncio.run(listening.hear(prepared))
    except _NotAskedError:
        return tuple(known.missing)
    return Reported(listening.finish(prepared, heard), tuple(error for error, _ in heard.answers.failures))


def mark_of(question: Question) -> str:
    """The same for the same question, in every process."""
    return sha256(question.model_dump_json().encode()).hexdigest()


class _NotAskedError(Exception):
    """There is no outcome yet."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An `Asker` that knows what came of questions; the others it notes down."""

    outcomes: Outcomes
    missing: list[Question] = field(default_factory=list)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Asker]:
        yield self

    async def ask(self, question: Question) -> Answered:
        outcome = self.outcomes.get(mark_of(question))
        if outcome is None:
            self.missing.append(question)
            raise _NotAskedError
        if isinstance(outcome, ModelError):
            raise outcome
        return outcome
