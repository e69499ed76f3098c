"""Corpora of a few articles in files, and the answers to them as they stand in the folder of outputs."""

import json
import resource
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.corpus.addresses import absolute
from factcheck.corpus.inputs import Form, find_sources
from factcheck.corpus.manifest import Plan
from factcheck.corpus.work import Job
from factcheck.pipeline.submission import AS_SET
from factcheck.settings import EngineChoice, Settings
from factcheck.wiring.identity import versions
from factcheck.wiring.rows import RowCheckers

OFFLINE = Settings(engine=EngineChoice.OFFLINE)


def article(number: int) -> dict[str, object]:
    return {"id": f"a{number}", "text": f"The mayor said the bridge will cost {number} million euros."}


def write_lines(file: Path, rows: Iterable[object]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def write_parquet(file: Path, rows: Sequence[Mapping[str, object]], *, rows_in_a_group: int = 1000) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(rows)), file, row_group_size=rows_in_a_group)
    return file


def job_to(out: Path | str, form: Form = Form.JSON_LINES, settings: Settings = OFFLINE) -> Job:
    return Job(RowCheckers(settings), AS_SET, absolute(str(out)), form)


def plan_of(*inputs: Path | str, out: Path | str, articles: int = 3, form: Form = Form.JSON_LINES) -> Plan:
    sources = find_sources(map(str, inputs), without=absolute(str(out)))
    return Plan(versions=versions(OFFLINE, AS_SET), form=form, articles_a_shard=articles, sources=tuple(sources))


@contextmanager
def full_disk(*, room: int = 2_000) -> Iterator[None]:
    """No file of this process can grow beyond so many bytes: writes fail with EFBIG, as with ENOSPC on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def outputs(out: Path) -> dict[str, bytes]:
    """The files of answers by their names, without what is ours."""
    return {file.name: file.read_bytes() for file in sorted(out.rglob("*")) if file.suffix in (".jsonl", ".parquet")}


def answers(out: Path) -> list[dict[str, object]]:
    """All rows of the outputs, in order of their names, whatever the form."""
    rows: list[dict[str, object]] = []
    for file in sorted(out.rglob("*")):
        if file.suffix == ".jsonl":
            rows += map(json.loads, file.read_text(encoding="utf-8").splitlines())
        if file.suffix == ".parquet":
            rows += (_as_line(row) for row in pq.read_table(file).to_pylist())
    return rows


def _as_line(row: Mapping[str, object]) -> dict[str, object]:
    if row["error"] is not None:
        return {"id": row["id"], "error": row["error"]}
    return {"id": row["id"], "report": json.loads(str(row["report"]))}
