"""How many articles wait for a model at once in one process of `factcheck batch`, and in how much memory?

usage: python -m benchmarks.many_at_once [ARTICLES]

The model answers nobody before it has been asked about every article, as one that takes longer than to ask them all.
"""

import json
import re
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.corpus import write_articles
from benchmarks.measuring import clean_environment, print_table
from benchmarks.slow_model import slow_model

ARTICLES: Final = 200
_POLL_S: Final = 0.1


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with TemporaryDirectory() as name, slow_model() as model:
        source, out = write_articles(Path(name, "in.jsonl"), articles), Path(name, "out.jsonl")
        cache = {"FACTCHECK_CACHE_DIR": name, "FACTCHECK_ARTICLES_AT_ONCE": str(articles)}
        environment = {**clean_environment(), **model.settings(), **cache}
        command = [sys.executable, "-m", "factcheck", "batch", str(source), "-o", str(out)]
        with subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[1]) as batch:
            while model.asked < articles and batch.poll() is None:
                time.sleep(_POLL_S)
            asked = model.asked
            model.answer_all()
            peak_mb = 0.0
            while batch.poll() is None:
                peak_mb = max(peak_mb, _peak_mb(batch.pid))
                time.sleep(_POLL_S)
        answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    engines = {answer["report"]["provenance"]["engine"] for answer in answers}
    print_table(
        ("measure", "value", "at most"),
        [
            (f"questions open at once, of {articles} articles, one process", str(asked), ""),
            ("peak memory of the process", f"{peak_mb:.0f} MB", "300 MB"),
            ("reports, engine", f"{len(answers)}, {', '.join(engines)}", ""),
        ],
    )


def _peak_mb(pid: int) -> float:
    """The high-water mark of resident memory (VmHWM, proc(5))."""
    with suppress(FileNotFoundError, ProcessLookupError):
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1000 if found else 0.0
    return 0.0


if __name__ == "__main__":
    main()
