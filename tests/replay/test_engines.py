"""What a small model said, replayed: on no article with gold is a report worse than that of the rules alone."""

from functools import cache

import pytest

from benchmarks.engines import RECORDINGS, Comparison, compare, replayed
from benchmarks.gold import read_article, recorded_names
from benchmarks.scoring import Tally
from factcheck.adapters.recordings.recording_folder import RecordingFolder
from factcheck.domain.article import Metadata
from factcheck.domain.report import EngineName
from factcheck.pipeline.model_engine.checker import UNEXAMINED, ModelChecker
from factcheck.render import Format, render
from factcheck.wiring import build_model_checker


@cache
def checker() -> ModelChecker:
    settings = replayed(RecordingFolder(RECORDINGS))
    assert settings is not None, "no recordings; run: factcheck recordings record fixtures/articles/*.txt"
    return build_model_checker(settings)


@cache
def compared(name: str) -> Comparison:
    return compare(name, checker())


def share(tally: Tally) -> float:
    return tally.right / tally.of


@pytest.mark.parametrize("measure", ["quotations", "verbatim", "sources", "via", "figures", "comparators", "points"])
@pytest.mark.parametrize("name", recorded_names())
def test_a_model_is_never_worse_than_the_rules(name: str, measure: str) -> None:
    both = compared(name)
    offline, llm = getattr(both.offline, measure), getattr(both.llm, measure)
    assert llm.right >= offline.right


@pytest.mark.parametrize("name", recorded_names())
def test_every_article_is_answered_from_recordings_and_twice_to_the_same_bytes(name: str) -> None:
    first, second = (checker().check_text(read_article(name), Metadata()) for _ in range(2))
    assert render(first, Format.JSON) == render(second, Format.JSON)
    assert (first.provenance.engine, first.provenance.recorded) == (EngineName.LLM, True)
    assert first.warnings == (UNEXAMINED,)


@pytest.mark.parametrize("name", recorded_names())
def test_an_article_is_asked_about_once_a_second_summary_aside(name: str) -> None:
    assert compared(name).cost.calls <= 2
    assert compared(name).cost.beyond <= 900 + 30 * compared(name).cost.candidates


def test_most_claims_are_restated() -> None:
    every = [compared(name) for name in recorded_names()]
    assert share(sum((one.llm.restated for one in every), Tally())) >= 0.8
