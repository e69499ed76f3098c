"""`factcheck corpus`: files of articles in, a file of answers for each shard out."""

import json
import sys
from pathlib import Path

from tests.cli.command import complaint, environment, factcheck
from tests.processes import completed
from tests.unit.corpus.builders import answers, article, write_lines, write_parquet

_WITHOUT_PYARROW = """
import sys
sys.modules["pyarrow"] = None
from factcheck.cli.main import factcheck
from factcheck.errors import ConfigurationError
for source, form in (("in.jsonl", "jsonl"), ("in.jsonl", "parquet"), ("in.parquet", "jsonl")):
    try:
        options = ["-o", f"{source}-{form}", "--format", form, "--jobs", "1"]
        factcheck.main(["-q", "corpus", source, *options], standalone_mode=False)
        print("done")
    except ConfigurationError as exc:
        print(exc)
"""


def test_two_processes_answer_each_row_and_the_last_line_counts(tmp_path: Path) -> None:
    source, out = write_lines(tmp_path / "in" / "articles.jsonl", map(article, range(7))), tmp_path / "out"
    done = factcheck("corpus", source.parent, "-o", out, "--shard", "3", "--jobs", "2")
    assert (done.code, done.out) == (0, b"")
    lines = done.err.splitlines()
    assert lines[0].startswith("3 of 3 shards, 7 of 7 articles, ")
    assert lines[1:] == [f"7 reports, 0 errors in {out}"]
    assert [answer["id"] for answer in answers(out)] == [f"a{number}" for number in range(7)]


def test_without_pyarrow_json_lines_work_and_parquet_says_what_to_install(tmp_path: Path) -> None:
    write_lines(tmp_path / "in.jsonl", [article(1)])
    write_parquet(tmp_path / "in.parquet", [article(1)])
    done = completed([sys.executable, "-c", _WITHOUT_PYARROW], env=environment(), cwd=tmp_path)
    install = "needs pyarrow; run: pip install 'factcheck-desk[corpus]'"
    assert done.stdout.decode().splitlines() == [
        "done",
        f"--format parquet {install}",
        f"{tmp_path}/in.parquet is Parquet, which {install}",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "in.jsonl-jsonl", "in.parquet"]


def test_a_file_is_no_folder_of_outputs(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", [article(1)])
    code, words = complaint(factcheck("corpus", source, "-o", source))
    assert (code, words) == (7, f"{source} is there and no folder of `factcheck corpus`; name a new folder")
    assert json.loads(source.read_text(encoding="utf-8")) == article(1)
