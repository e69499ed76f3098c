"""A corpus in shards gives each row one answer, and goes on where it stopped."""

import json
from pathlib import Path

import pytest

from factcheck.corpus.inputs import Form
from factcheck.corpus.local import run_locally
from factcheck.corpus.manifest import MANIFEST, begin, finish, left_of
from factcheck.corpus.shards import Part
from factcheck.corpus.work import Counts, run_shard
from factcheck.errors import InvalidRowError, UnwritableFileError
from factcheck.pipeline.batch.rows import read_rows
from factcheck.wiring.rows import answer_rows
from tests.unit.corpus.builders import (
    answers,
    article,
    full_disk,
    job_to,
    outputs,
    plan_of,
    write_lines,
    write_parquet,
)

ROWS: list[dict[str, object]] = [
    *map(article, range(4)),
    {"id": "menu", "text": "Home | World"},
    {"id": 7, "text": "It costs 5 million euros."},
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "in.jsonl", ROWS)


@pytest.mark.parametrize("form", Form)
def test_each_row_has_the_answer_that_batch_gives(form: Form, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job = job_to(out, form)
    manifest = begin(job.out, plan_of(source, out=out, form=form))
    ended = list(run_locally(job, manifest.shards, jobs=1))
    lines = source.read_bytes().splitlines(keepends=True)
    batch = [json.loads(one.line) for one in answer_rows(read_rows(lines, max_bytes=10_000), job.checkers, jobs=1)]
    if form is Form.PARQUET:
        batch = [answer | {"id": str(answer["id"])} for answer in batch]
    assert answers(out) == batch
    assert [one.counts for one in ended] == [Counts(reports=3), Counts(reports=2, errors=1)]
    assert finish(job.out, manifest).counts == Counts(reports=5, errors=1)


def test_parquet_and_json_lines_of_the_same_rows_have_the_same_answers(source: Path, tmp_path: Path) -> None:
    table = write_parquet(tmp_path / "in.parquet", ROWS[:5])
    for one, out in ((source, tmp_path / "lines"), (table, tmp_path / "table")):
        job = job_to(out)
        manifest = begin(job.out, plan_of(one, out=out))
        list(run_locally(job, manifest.shards, jobs=1))
    assert answers(tmp_path / "table") == answers(tmp_path / "lines")[:5]


def test_parts_one_after_the_other_make_what_one_run_makes(source: Path, tmp_path: Path) -> None:
    plan = plan_of(source, out="out", articles=1)
    for out, of in ((tmp_path / "whole", 1), (tmp_path / "parts", 4)):
        for number in range(1, of + 1):
            manifest = begin(str(out), plan)
            list(run_locally(job_to(out), Part(number=number, of=of).take(manifest.shards), jobs=1))
        assert finish(str(out), manifest).counts == Counts(reports=5, errors=1)
    assert outputs(tmp_path / "parts") == outputs(tmp_path / "whole")


def test_a_run_goes_on_where_it_stopped(source: Path, tmp_path: Path) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    plan = plan_of(source, out=out, articles=2)
    list(run_locally(job_to(whole), begin(str(whole), plan).shards, jobs=1))
    job, manifest = job_to(out), begin(str(out), plan)
    run_shard(job, manifest.shards[1])
    (out / ".in.jsonl-00000.jsonl.0123456789ab.draft").write_bytes(b"half")
    assert finish(job.out, manifest).counts is None
    again = begin(job.out, plan)
    left = left_of(job.out, again, again.shards)
    assert left == [manifest.shards[0], manifest.shards[2]]
    list(run_locally(job, left, jobs=1))
    assert outputs(out) == outputs(whole)
    assert finish(job.out, again).counts == Counts(reports=5, errors=1)
    assert left_of(job.out, begin(job.out, plan), again.shards) == []
    assert [file for file in out.iterdir() if file.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("change", "named"),
    [({"articles": 2}, "--shard"), ({"form": Form.PARQUET}, "--format"), ({"articles": 2, "form": Form.PARQUET}, "-")],
)
def test_a_folder_of_other_settings_is_refused(
    change: dict[str, object], named: str, source: Path, tmp_path: Path
) -> None:
    begin(str(tmp_path / "out"), plan_of(source, out="out"))
    with pytest.raises(UnwritableFileError, match=f"was begun with other {named}"):
        begin(str(tmp_path / "out"), plan_of(source, out="out", **change))  # type: ignore[arg-type]


def test_inputs_that_have_changed_are_refused(source: Path, tmp_path: Path) -> None:
    begin(str(tmp_path / "out"), plan_of(source, out="out"))
    write_lines(source, ROWS[:-1])
    with pytest.raises(UnwritableFileError, match="was begun with other inputs"):
        begin(str(tmp_path / "out"), plan_of(source, out="out"))


def test_a_folder_of_somebody_else_is_refused(source: Path, tmp_path: Path) -> None:
    for name, content in (("notes.txt", "Mine."), (MANIFEST, "{}")):
        (tmp_path / name[0]).mkdir()
        (tmp_path / name[0] / name).write_text(content, encoding="utf-8")
        with pytest.raises(UnwritableFileError, match="name a new folder"):
            begin(str(tmp_path / name[0]), plan_of(source, out="out"))


def test_an_input_that_went_bad_fails_alone(tmp_path: Path) -> None:
    sources = [write_parquet(tmp_path / f"{name}.parquet", ROWS[:2]) for name in "ab"]
    job = job_to(tmp_path / "out")
    manifest = begin(job.out, plan_of(*sources, out="out"))
    sources[0].write_bytes(b"PAR1")
    bad, good = run_locally(job, manifest.shards, jobs=1)
    assert isinstance(bad.failure, InvalidRowError)
    assert (good.failure, good.counts) == (None, Counts(reports=2))
    assert list(outputs(tmp_path / "out")) == ["b.parquet-00000.jsonl"]


@pytest.mark.parametrize("form", Form)
def test_a_run_that_fills_the_disk_keeps_whole_shards_alone_and_goes_on(form: Form, tmp_path: Path) -> None:
    source = write_lines(
        tmp_path / "in.jsonl",
        [*ROWS[4:], {"id": 8, "text": "".join(f"It costs {number} euros. " for number in range(60))}],
    )
    job = job_to(tmp_path / "out", form)
    manifest = begin(job.out, plan_of(source, out="out", articles=2, form=form))
    with full_disk(room=3_000), pytest.raises(UnwritableFileError, match=r"in\.jsonl-00001\..*nothing of it"):
        list(run_locally(job, manifest.shards, jobs=1))
    assert list(outputs(tmp_path / "out")) == [f"in.jsonl-00000.{form.value}"]
    assert not list(tmp_path.rglob(".*"))
    list(run_locally(job, left_of(job.out, manifest, manifest.shards), jobs=1))
    assert finish(job.out, manifest).counts == Counts(reports=2, errors=1)


def test_an_id_stands_once_in_a_shard(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", [article(1), article(2), article(2)])
    job = job_to(tmp_path / "out")
    list(run_locally(job, begin(job.out, plan_of(file, out="out")).shards, jobs=1))
    assert answers(tmp_path / "out")[2]["error"] == {
        "code": "invalid-row",
        "message": "id stands in line 2 already",
        "line": 3,
    }
