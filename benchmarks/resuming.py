"""How long does `factcheck corpus` take to find that a corpus of a million articles, in 200 shards, is done?

usage: python -m benchmarks.resuming

The answers are not there, only the files that would hold them, which a run does not open: it lists them. The first run
after the last shard adds the counts up; the second finds the sum. CPU seconds, and seconds by the clock.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measuring import clean_environment, print_table
from factcheck.corpus.inputs import Form, find_sources
from factcheck.corpus.manifest import Plan, begin
from factcheck.corpus.work import Counts, counts_of
from factcheck.pipeline.submission import AS_SET
from factcheck.settings import EngineChoice, Settings
from factcheck.wiring.identity import versions

SHARDS: Final = 200
ARTICLES: Final = 5_000


def main() -> None:
    with TemporaryDirectory() as name:
        source, out = Path(name, "in"), Path(name, "out")
        _write_finished(source, out)
        runs = [_run(source, out) for _ in ("adds the counts up", "finds their sum")]
    print_table(
        (f"{SHARDS * ARTICLES:,} finished articles in {SHARDS} shards", "CPU s", "s", "at most"),
        [
            (title, f"{cpu_s:.1f}", f"{took_s:.1f}", "5 s")
            for title, (cpu_s, took_s) in zip(("first run after the last shard", "the next"), runs, strict=True)
        ],
    )


def _write_finished(source: Path, out: Path) -> None:
    source.mkdir()
    lines = "".join(f'{{"id": {number}, "text": "It costs {number} euros."}}\n' for number in range(ARTICLES))
    for number in range(SHARDS):
        (source / f"{number:03}.jsonl").write_text(lines, encoding="utf-8")
    plan = Plan(
        versions=versions(Settings(engine=EngineChoice.OFFLINE), AS_SET),
        form=Form.JSON_LINES,
        articles_a_shard=ARTICLES,
        sources=tuple(find_sources([str(source)], without=str(out))),
    )
    counts = Counts(reports=ARTICLES).model_dump_json()
    (out / "_counts").mkdir(parents=True)
    for shard in begin(str(out), plan).shards:
        Path(counts_of(str(out), shard)).write_text(counts, encoding="utf-8")
        (out / f"{shard.name}.jsonl").touch()


def _run(source: Path, out: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "factcheck", "-q", "corpus", str(source), "-o", str(out), "--format", "jsonl"]
    before, began = os.times(), time.perf_counter()
    subprocess.run(
        [*command, "--engine", "offline"], check=True, env=clean_environment(), cwd=Path(__file__).parents[1]
    )
    after, took_s = os.times(), time.perf_counter() - began
    cpu_s = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu_s, took_s


if __name__ == "__main__":
    main()
