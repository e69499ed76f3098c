"""What does a corpus cost over the bare loop, on two processes of this machine and on two workers of Dask?

usage: python -m benchmarks.corpus [ARTICLES]

CPU seconds, not wall time: they hold on a busy machine, too. Start-up is that of a corpus of ten articles; what is left
is divided by the articles. Memory is the sum over all processes of a run, driver and scheduler, too, of their
proportional set sizes (PSS): a page that several share, such as code of libraries, counts once; and the resident set
size of the largest. That no row is lost or repeated when a process is killed is asserted by `make test-scale`.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.measuring import SEED, clean_environment, print_table
from tests.dask_cluster import dask_cluster
from tests.processes import family

ARTICLES: Final = 20_000
FEW: Final = 10
_SAMPLED_S: Final = 0.2
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_BARE: Final = """
import json, sys
from factcheck.domain.article import Metadata
from factcheck.pipeline.check import OfflineChecker
checker = OfflineChecker()
for line in open(sys.argv[1], encoding="utf-8"):
    print(checker.check_text(json.loads(line)["text"], Metadata()).model_dump_json())
"""


class Cost(NamedTuple):
    """CPU seconds and megabytes of all processes of a run, and megabytes of the largest."""

    cpu_s: float
    sum_mb: float
    largest_mb: float


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with TemporaryDirectory() as name:
        folder = Path(name)
        many, few = write_articles(folder / "many.jsonl", articles), write_articles(folder / "few.jsonl", FEW)
        rows, bare_ms = [], 0.0
        for title, at_most, run in (
            ("bare loop, one process", "", _bare),
            ("factcheck corpus --jobs 2", "10 %, 400 MB", _local),
            ("Dask, scheduler and two workers", "25 %, 400 MB", _dask),
        ):
            start, whole = run(few, folder / f"{run.__name__}-few"), run(many, folder / f"{run.__name__}-many")
            each_ms = (whole.cpu_s - start.cpu_s) * 1000 / (articles - FEW)
            bare_ms = bare_ms or each_ms
            over = f"{(each_ms / bare_ms - 1) * 100:.0f} %"
            memory = f"{whole.sum_mb:.0f} MB, {whole.largest_mb:.0f} MB"
            rows.append((title, f"{start.cpu_s:.1f} s", f"{each_ms:.2f} ms", over, memory, at_most))
    print_table(
        (f"{articles:,} articles", "CPU, start", "CPU, article", "over bare", "memory, largest process", "at most"),
        rows,
    )


def write_articles(file: Path, articles: int) -> Path:
    """Articles of three to eight paragraphs of the fixtures, no two the same."""
    texts = [path.read_text(encoding="utf-8").split("\n\n") for path in sorted(SEED.parent.glob("*.txt"))]
    with file.open("w", encoding="utf-8") as out:
        for number in range(articles):
            kept = texts[number % len(texts)][: 3 + number % 6]
            own = f"The office of district {number} counted {number + 3} new cases on Monday."
            out.write(json.dumps({"id": number, "text": "\n\n".join([*kept, own])}) + "\n")
    return file


def _bare(source: Path, out: Path) -> Cost:
    return _run([sys.executable, "-c", _BARE, str(source)], out.with_suffix(".jsonl"))


def _local(source: Path, out: Path) -> Cost:
    return _run(_corpus(source, out, "--jobs", "2"), out.with_suffix(".log"))


def _dask(source: Path, out: Path) -> Cost:
    with dask_cluster(out.with_suffix(".cluster")) as cluster:
        cluster.start_scheduler()
        cluster.start_workers(2)
        others = [cluster.scheduler.pid, *(worker.pid for worker in cluster.workers)] if cluster.scheduler else []
        driver = _run(_corpus(source, out, "--cluster", cluster.address), out.with_suffix(".log"), others)
        return driver._replace(cpu_s=driver.cpu_s + sum(map(_cpu_s, others)))


def _corpus(source: Path, out: Path, *where: str) -> list[str]:
    return [sys.executable, "-m", "factcheck", "-q", "corpus", str(source), "-o", str(out), "--shard", "500", *where]


def _run(command: Sequence[str], out: Path, others: Sequence[int] = ()) -> Cost:
    """The cost of a command with its children; the memory of `others` counts, too."""
    before = os.times()
    with out.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, env=clean_environment(), cwd=Path(__file__).parents[1])
        with _memory(process.pid, others) as memory:
            if process.wait() != 0:
                raise RuntimeError(f"{command} failed")
    after = os.times()
    cpu_s = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(cpu_s, *memory)


@contextmanager
def _memory(pid: int, others: Sequence[int]) -> Iterator[list[float]]:
    """The highest sum, and the highest of one process, sampled; in megabytes."""
    highest, has_ended = [0.0, 0.0], threading.Event()

    def sample() -> None:
        while not has_ended.wait(_SAMPLED_S):
            found = [_memory_mb(one) for one in (*family(pid), *others)]
            highest[0] = max(highest[0], sum(share for share, _ in found))
            highest[1] = max(highest[1], *(resident for _, resident in found), 0.0)

    sampling = threading.Thread(target=sample)
    sampling.start()
    try:
        yield highest
    finally:
        has_ended.set()
        sampling.join()


def _memory_mb(pid: int) -> tuple[float, float]:
    """Proportional and resident set size of a process (proc_pid_smaps(5)); none of one that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0, 0.0
    kb = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines[1:])}
    return kb.get("Pss", 0) / 1000, kb.get("Rss", 0) / 1000


def _cpu_s(pid: int) -> float:
    """User and system time of a process that lives (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


if __name__ == "__main__":
    main()
