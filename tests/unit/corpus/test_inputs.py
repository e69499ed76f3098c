"""Files, folders and globs name files of articles; what is none is one error before anything is begun."""

from pathlib import Path

import pytest

from factcheck.corpus.addresses import files_at, join, read_bytes, write_bytes
from factcheck.corpus.inputs import Form, find_sources
from factcheck.errors import (
    ConfigurationError,
    FactcheckError,
    InvalidRowError,
    UnreadableFileError,
    UnwritableFileError,
)
from tests.unit.corpus.builders import article, full_disk, write_lines, write_parquet

FILES = (
    "a.jsonl",
    "b.ndjson",
    "2024/a.jsonl",
    "2024/may/c.jsonl",
    "2024/[x].jsonl",
    "_out/d.jsonl",
    ".e.jsonl",
    "f.txt",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in FILES:
        write_lines(tmp_path / "in" / name, [article(1)])
    write_parquet(tmp_path / "in" / "g.parquet", [article(1)])
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("", ["2024/[x].jsonl", "2024/a.jsonl", "2024/may/c.jsonl", "a.jsonl", "b.ndjson", "g.parquet"]),
        ("f.txt", ["f.txt"]),
        ("_out/d.jsonl", ["_out/d.jsonl"]),
        ("*.jsonl", ["a.jsonl"]),
        ("**/*.jsonl", ["2024/[x].jsonl", "2024/a.jsonl", "2024/may/c.jsonl", "a.jsonl"]),
        ("2024/[x].jsonl", ["2024/[x].jsonl"]),
        ("[ab].*", ["a.jsonl", "b.ndjson"]),
        ("202[0-9]/a.jsonl", ["2024/a.jsonl"]),
        ("*", ["a.jsonl", "b.ndjson", "f.txt", "g.parquet"]),
    ],
)
@pytest.mark.parametrize("scheme", ["", "file://"])
def test_an_address_names_files(named: str, found: list[str], scheme: str, corpus: Path) -> None:
    sources = find_sources([f"{scheme}{corpus}/{named}"], without=f"{scheme}{corpus}/out")
    assert [source.address.removeprefix(f"{scheme}{corpus}/") for source in sources] == found


def test_a_file_that_is_named_twice_counts_once_and_outputs_are_no_inputs(corpus: Path) -> None:
    sources = find_sources([str(corpus), str(corpus / "a.jsonl")], without=str(corpus / "2024"))
    assert [Path(source.address).name for source in sources] == ["a.jsonl", "b.ndjson", "g.parquet"]


def test_the_form_is_told_by_content(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "articles", [article(1)])
    table = write_parquet(tmp_path / "table", [article(1)])
    assert [source.form for source in find_sources([str(lines), str(table)], without="/nowhere")] == [
        Form.JSON_LINES,
        Form.PARQUET,
    ]


@pytest.mark.parametrize(
    ("name", "content", "kind", "said"),
    [
        ("a.parquet", b'{"id": 1}\n', InvalidRowError, "a.parquet is no Parquet file: it does not begin with PAR1"),
        ("a.jsonl", b"[1, 2]\n", InvalidRowError, "a.jsonl is no file of JSON lines"),
        ("a.jsonl.gz", b"\x1f\x8b\x08", InvalidRowError, "is compressed as a whole"),
        ("missing/a.jsonl", None, UnreadableFileError, "names no file of articles"),
    ],
)
def test_what_is_no_file_of_articles_is_one_error(
    name: str, content: bytes | None, kind: type[FactcheckError], said: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(kind, match=said):
        find_sources([str(tmp_path / name)], without="/nowhere")


def test_a_key_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ConfigurationError, match="no key belongs into an address") as refused:
        find_sources(["s3://KEY:SECRET@bucket/a.parquet"], without="/nowhere")
    assert "SECRET" not in str(refused.value)


def test_a_public_bucket_is_read_without_a_key() -> None:
    assert files_at("gs://anonymous@bucket/a.parquet") is files_at("gs://anonymous@bucket/b.parquet")
    with pytest.raises(ConfigurationError, match="no key belongs into an address"):
        files_at("gs://anonymous:SECRET@bucket/a.parquet")


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_a_file_appears_whole_or_not_at_all(scheme: str, tmp_path: Path) -> None:
    address = join(f"{scheme}{tmp_path}/out/", "deep/a.json")

    def break_off() -> None:
        with files_at(address).writing(address) as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert read_bytes(address) is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    write_bytes(address, b"one")
    write_bytes(address, b"another")
    assert read_bytes(address) == b"another"
    files_at(address).remove(address)
    assert files_at(address).find(f"{scheme}{tmp_path}") == []


@pytest.mark.parametrize("scheme", ["", "file://"])
@pytest.mark.parametrize("folder", ["file", "/sys"], ids=["no folder", "no rights"])  # not even root may write there
def test_what_cannot_be_written_is_one_error(folder: str, scheme: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableFileError, match="nothing of it is written"):
        write_bytes(f"{scheme}{tmp_path / folder}/out/a.json", b"one")


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_on_a_full_disk_nothing_is_left_half_written(scheme: str, tmp_path: Path) -> None:
    write_bytes(f"{scheme}{tmp_path}/a.json", b"one")
    with full_disk(), pytest.raises(UnwritableFileError, match=r"a\.json: .*nothing of it is written"):
        write_bytes(f"{scheme}{tmp_path}/a.json", b"another" * 1000)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"one")]


def test_a_query_stays_last_in_an_address() -> None:
    assert join("s3://bucket/out/?region=eu-west-1", "a/b.parquet") == "s3://bucket/out/a/b.parquet?region=eu-west-1"
