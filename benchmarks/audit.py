"""How often does `factcheck audit` tell a supported summary from an unsupported one? Prints a line for each set.

usage: python -m benchmarks.audit FOLDER ...

FOLDER has `dev.jsonl` and, beside it, the articles: summedits_news, frank, faithbench. Balanced accuracy is the mean of
two shares, of supported summaries that pass and of unsupported ones that do not; 0.5 is chance.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.audited_sets import LabelledSummary, read_set
from benchmarks.measuring import clean_environment, print_table

_HEAD = ("set", "rows", "supported pass", "unsupported caught", "balanced accuracy", "ms a row")


def main(folders: Sequence[Path]) -> None:
    print_table(_HEAD, [_measure(folder.name, read_set(folder)) for folder in folders])


class Accuracy(NamedTuple):
    passed: float  # of the supported summaries
    caught: float  # of the unsupported ones

    @property
    def balanced(self) -> float:
        return (self.passed + self.caught) / 2


def accuracy(rows: Sequence[LabelledSummary]) -> Accuracy:
    """Runs one `factcheck audit --batch`."""
    verdicts = _audit(rows)
    return Accuracy(
        _share(verdict for row, verdict in zip(rows, verdicts, strict=True) if row.is_supported),
        _share(not verdict for row, verdict in zip(rows, verdicts, strict=True) if not row.is_supported),
    )


def _measure(name: str, rows: Sequence[LabelledSummary]) -> tuple[str, ...]:
    started = time.perf_counter()
    measured = accuracy(rows)
    elapsed_ms = 1000 * (time.perf_counter() - started) / len(rows)
    shares = (f"{share:.3f}" for share in (*measured, measured.balanced))
    return (name, str(len(rows)), *shares, f"{elapsed_ms:.1f}")


def _audit(rows: Sequence[LabelledSummary]) -> list[bool]:
    """What the command says, the rows numbered: some sets have an id twice."""
    with TemporaryDirectory() as workshop:
        source, audits = Path(workshop) / "rows.jsonl", Path(workshop) / "audits.jsonl"
        given = [{"id": at, "article": row.article, "summary": row.summary} for at, row in enumerate(rows)]
        source.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
        command = [sys.executable, "-m", "factcheck", "audit", "--batch", str(source), "-o", str(audits)]
        subprocess.run(command, env=clean_environment(), check=True)
        return [json.loads(line)["audit"]["supported"] for line in audits.read_text(encoding="utf-8").splitlines()]


def _share(verdicts: Iterable[bool]) -> float:
    kept = list(verdicts)
    return sum(kept) / len(kept) if kept else 0.0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(name) for name in sys.argv[1:]])
