"""A check in rounds gives the report of a check in one go, and asks about all chunks of an article at once."""

import asyncio
import pickle

import pytest

from benchmarks.gold import read_article
from factcheck.domain.chat import Answered
from factcheck.domain.question import Question
from factcheck.domain.report import Report
from factcheck.errors import InvalidAnswerError, ModelError, ModelTimeoutError, TruncatedAnswerError
from factcheck.pipeline.model_engine.sans_io import Reported, advance, mark_of
from tests.asking import Authored, Play, Said, candidates_of, check_with, checker, is_review, prepared, silent

BUDGET = read_article("council-budget")


def nowhere(question: Question) -> Said:
    """A model whose summary never holds, so that it is asked for one anew."""
    del question
    return {"summary": {"s1": "The mayor resigned at 9 on 4 June."}}


def wordy(question: Question) -> Said | ModelError:
    """A model that cannot say everything about many candidates."""
    if is_review(question) and len(candidates_of(question)) > 8:
        return TruncatedAnswerError("cut short")
    return silent(question)


def failing(question: Question) -> Said | ModelError:
    return ModelTimeoutError("too slow") if is_review(question) else silent(question)


def in_rounds(text: str, play: Play, *, most_words: int = 2500) -> tuple[Report, list[int], tuple[ModelError, ...]]:
    """The report, how many questions each round asked, and the failures. What goes on is pickled, as in the service."""
    model = Authored(play)
    own = checker(model, most_words=most_words)
    outcomes: dict[str, Answered | ModelError] = {}
    asked: list[int] = []
    while True:
        step = advance(own, prepared(text), pickle.loads(pickle.dumps(outcomes)))  # noqa: S301
        if isinstance(step, Reported):
            return step.report, asked, step.failures
        asked.append(len(step))
        outcomes.update({mark_of(question): answer(model, question) for question in step})


def answer(model: Authored, question: Question) -> Answered | ModelError:
    try:
        return asyncio.run(model.ask(question))
    except ModelError as exc:
        return exc


@pytest.mark.parametrize("play", [silent, nowhere, wordy, failing])
def test_a_report_in_rounds_is_the_report_in_one_go(play: Play) -> None:
    assert in_rounds(BUDGET, play)[0] == check_with(BUDGET, play)


def test_all_chunks_are_asked_about_in_one_round() -> None:
    _, asked, _ = in_rounds(BUDGET, silent, most_words=60)
    assert asked[0] > 2
    assert len(asked) == 2  # and then about the summary


def test_all_parts_of_a_chunk_are_asked_about_in_one_round() -> None:
    _, asked, failures = in_rounds(BUDGET, wordy)
    assert asked[0] == 1
    assert asked[1] > 1
    assert failures == ()


def test_failures_come_with_the_report() -> None:
    _, _, failures = in_rounds(BUDGET, failing)
    assert [failure.code for failure in failures] == [ModelTimeoutError.code]


def test_an_answer_that_cannot_be_read_is_a_failure() -> None:
    report, _, failures = in_rounds(BUDGET, lambda _: {"summary": 7})
    assert [failure.code for failure in failures] == [InvalidAnswerError.code]
    assert len(report.warnings) == 1
