"""Sans-I/O form of a check with a model: prepared input and known answers in, open questions or the report out.

`advance` is a pure, CPU-bound step that is run again from the start with more answers each time, as a deterministic
replay; the caller does the I/O between steps, and needs to hold only the questions meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256

from factcheck.domain.chat import Answered
from factcheck.domain.question import Question
from factcheck.domain.report import Report
from factcheck.errors import ModelError, ModelTimeoutError
from factcheck.pipeline.model_engine.checker import ModelChecker, Prepared
from factcheck.pipeline.model_engine.interview import Interview
from factcheck.pipeline.ports import Asker

# Answer or error of each question, by its key (`mark_of`).
Outcomes = Mapping[str, Answered | ModelError]


@dataclass(frozen=True, slots=True)
class Reported:
    """A report, and the model errors on the way to it."""

    report: Report
    failures: tuple[ModelError, ...]


def advance(checker: ModelChecker, prepared: Prepared, outcomes: Outcomes) -> Reported | tuple[Question, ...]:
    """The report, or the questions to answer before it. Raises as `ModelChecker.hear` does; does no I/O."""
    known = _Known(outcomes)
    listening = replace(checker, open_asker=known.open)
    try:
        heard = asyncio.run(listening.hear(prepared))
    except _NotAskedError:
        return tuple(known.missing)
    return Reported(listening.finish(prepared, heard), tuple(error for error, _ in heard.answers.failures))


def so_far(checker: ModelChecker, prepared: Prepared, outcomes: Outcomes) -> Report:
    """The report of the rules with what the reviews that came so far change in it; does no I/O."""
    known = _Known(outcomes, unanswered=ModelTimeoutError("it is not answered yet"))
    interview = Interview(prepared.sheet, known, checker.at_once, checker.most_words)
    asyncio.run(interview.ask_reviews())
    return checker.so_far(prepared, interview.answers.reviews)


def mark_of(question: Question) -> str:
    """The key of a question: its sha256, the same in every process."""
    return sha256(question.model_dump_json().encode()).hexdigest()


class _NotAskedError(Exception):
    """Unwinds the check at a question without an outcome."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An `Asker` that answers from known outcomes, and collects the questions that have none, where it raises."""

    outcomes: Outcomes
    unanswered: Exception = field(default_factory=lambda: _NotAskedError())
    missing: list[Question] = field(default_factory=list)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Asker]:
        yield self

    async def ask(self, question: Question) -> Answered:
        outcome = self.outcomes.get(mark_of(question))
        if outcome is None:
            self.missing.append(question)
            raise self.unanswered
        if isinstance(outcome, ModelError):
            raise outcome
        return outcome
