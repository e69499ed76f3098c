"""What does a model add to the rules? Both engines on every article that has gold, in one table and its totals.

usage: python -m benchmarks.engines [ARTICLE ...]

The model is that of the settings (FACTCHECK_MODEL, FACTCHECK_BASE_URL); where they name none, the answers come from
fixtures/recordings. Sources, via and figures are counted against gold: n of m, whether they were found or not.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from benchmarks.costs import Cost, Listening, cost_of
from benchmarks.gold import FIXTURES, gold_names, read_article, read_gold, recorded_names
from benchmarks.measuring import print_table
from benchmarks.scoring import Score, score
from factcheck.adapters.recordings.recording_folder import RecordingFolder, read_recording
from factcheck.domain.article import Metadata
from factcheck.pipeline.model_engine.checker import ModelChecker
from factcheck.settings import EngineChoice, RecordingsMode, Settings, load_settings
from factcheck.wiring import build_model_checker, has_model

RECORDINGS: Final = FIXTURES / "recordings"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article under both engines."""

    offline: Score
    llm: Score
    cost: Cost


def compare(name: str, checker: ModelChecker) -> Comparison:
    """Raises ReplayError where answers may only be recorded ones and one is missing."""
    text, gold = read_article(name), read_gold(name)
    offline = checker.rules.check_text(text, Metadata())
    listening = Listening(checker.open_asker)
    started = time.perf_counter()
    llm = replace(checker, open_asker=listening).check_text(text, Metadata())
    seconds = time.perf_counter() - started
    return Comparison(
        offline=score(offline, gold, offline=offline),
        llm=score(llm, gold, offline=offline),
        cost=cost_of(llm, listening.heard, len(offline.claims), seconds),
    )


def replayed(folder: RecordingFolder) -> Settings | None:
    """Settings under which a folder's recordings answer, those of the model with the most; None where it is empty."""
    models = Counter(str(json.loads(read_recording(path)[1].request.body)["model"]) for path in folder.paths())
    if not models:
        return None
    model = max(sorted(models), key=lambda name: models[name])
    return Settings(engine=EngineChoice.LLM, model=model, recordings=RecordingsMode.REPLAY, recordings_dir=folder.path)


def main(arguments: Sequence[str]) -> None:
    settings: Settings | None = load_settings(os.environ, Path(".env"))
    names = gold_names()
    if settings is None or not has_model(settings):
        settings, names = replayed(RecordingFolder(RECORDINGS)), recorded_names()
    if settings is None:
        sys.exit(f"engines: FACTCHECK_MODEL names no model, and {RECORDINGS} has no recordings to replay")
    checker = build_model_checker(settings)
    compared = []
    for name in arguments or names:
        print(f"{name} ...", file=sys.stderr, flush=True)
        compared.append((name, compare(name, checker)))
    _print(compared)


def _print(compared: Sequence[tuple[str, Comparison]]) -> None:
    totals = Comparison(
        offline=sum((one.offline for _, one in compared), Score()),
        llm=sum((one.llm for _, one in compared), Score()),
        cost=sum((one.cost for _, one in compared), Cost()),
    )
    rows = [*compared, ("all", totals)]
    measures = [one.name for one in fields(Score)]
    print_table(
        ("article", "engine", *(name.replace("_", " ") for name in measures)),
        [
            (name, engine, *(str(getattr(scored, measure)) for measure in measures))
            for name, one in rows
            for engine, scored in (("offline", one.offline), ("llm", one.llm))
        ],
    )
    print()
    print_table(
        (
            "article",
            "summary stood",
            "calls",
            "prompt",
            "beyond the article",
            "at most",
            "completion",
            "at most",
            "seconds",
        ),
        [
            (
                name,
                *_cost_cells(one.cost, articles=len(compared) if name == "all" else 1),
            )
            for name, one in rows
        ],
    )


def _cost_cells(cost: Cost, *, articles: int) -> tuple[str, ...]:
    """With the goals beside: 900 tokens and 30 a claim to ask, 25 a claim to answer."""
    return (
        str(cost.summary),
        str(cost.calls),
        str(cost.prompt),
        str(cost.beyond),
        str(900 * articles + 30 * cost.candidates),
        str(cost.completion),
        str(25 * cost.candidates),
        f"{cost.seconds:.1f}",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
