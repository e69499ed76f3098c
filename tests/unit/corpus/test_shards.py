"""Files are cut into ranges of rows that together are all rows, each once."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.corpus.inputs import find_sources
from factcheck.corpus.shards import Part, cut, read_part
from factcheck.corpus.work import lines_of
from factcheck.errors import ConfigurationError, InvalidRowError
from tests.unit.corpus.builders import article, plan_of, write_lines, write_parquet


def test_each_line_stands_in_one_shard(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", map(article, range(7)))
    shards = cut(plan_of(file, out=tmp_path / "out").sources, articles=3)
    assert [(shard.name, shard.first, shard.rows) for shard in shards] == [
        ("in.jsonl-00000", 1, 3),
        ("in.jsonl-00001", 4, 3),
        ("in.jsonl-00002", 7, 1),
    ]
    lines = [line for shard in shards for line in lines_of(shard, max_bytes=1000)]
    assert b"".join(lines) == file.read_bytes()


@settings(max_examples=40)
@given(st.lists(st.sampled_from([b"\n", b"{}\n", b'{"id": 1}\r\n', b"{" + b"x" * 50 + b"}\n"]), max_size=12), st.data())
def test_lines_of_any_length_are_cut_at_their_ends(lines: list[bytes], drawn: st.DataObject) -> None:
    articles = drawn.draw(st.integers(1, 5))
    content = b"{}\n" + b"".join(lines) + drawn.draw(st.sampled_from([b"", b"{}"]))
    with TemporaryDirectory() as folder:
        file = Path(folder, "in.jsonl")
        file.write_bytes(content)
        shards = cut(find_sources([str(file)], without="/nowhere"), articles=articles)
        read = [list(lines_of(shard, max_bytes=1000)) for shard in shards]
    assert b"".join(b"".join(some) for some in read) == content
    assert [len(some) for some in read] == [shard.rows for shard in shards]
    assert all(shard.rows == articles for shard in shards[:-1])


@pytest.mark.parametrize("rows_in_a_group", [1, 2, 3, 7, 1000])
def test_each_row_of_parquet_stands_in_one_shard_however_it_is_grouped(rows_in_a_group: int, tmp_path: Path) -> None:
    rows = [article(number) for number in range(7)]
    file = write_parquet(tmp_path / "in.parquet", rows, rows_in_a_group=rows_in_a_group)
    shards = cut(plan_of(file, out=tmp_path / "out").sources, articles=3)
    assert [(shard.first, shard.rows) for shard in shards] == [(1, 3), (4, 3), (7, 1)]
    lines = [line for shard in shards for line in lines_of(shard, max_bytes=1000)]
    assert list(map(json.loads, lines)) == rows


def test_columns_of_parquet_become_the_fields_of_a_row(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": b"It is so.",
        "title": None,
        "published_at": date(2022, 5, 10),
        "options": {"kinds": ["quotation"], "prior": None},
        "embedding": [0.5],
    }
    (shard,) = cut(plan_of(write_parquet(tmp_path / "in.parquet", [row]), out="out").sources, articles=3)
    (line,) = lines_of(shard, max_bytes=1000)
    expected = {"id": 7, "text": "It is so.", "published_at": "2022-05-10", "options": {"kinds": ["quotation"]}}
    assert json.loads(line) == expected


@pytest.mark.parametrize(
    ("rows", "said"), [([{"text": "x"}], "has the columns text; it takes id, and text or html"), ([{"id": 1}], "id")]
)
def test_parquet_without_ids_or_articles_is_refused(rows: list[dict[str, object]], said: str, tmp_path: Path) -> None:
    plan = plan_of(write_parquet(tmp_path / "in.parquet", rows), out="out")
    with pytest.raises(InvalidRowError, match=said):
        cut(plan.sources, articles=3)


def test_parquet_that_is_torn_is_refused(tmp_path: Path) -> None:
    file = write_parquet(tmp_path / "in.parquet", [article(1)])
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(InvalidRowError, match=r"in\.parquet is no Parquet file that can be read"):
        cut(plan_of(file, out="out").sources, articles=3)


def test_shards_are_named_by_the_path_below_what_all_have_in_common(tmp_path: Path) -> None:
    names = ["2023/a.jsonl", "2024/a.jsonl", "2024/may/a.jsonl"]
    for name in names:
        write_lines(tmp_path / "in" / name, [article(1)])
    shards = cut(plan_of(tmp_path / "in", out=tmp_path / "out").sources, articles=3)
    assert [shard.name for shard in shards] == [f"{name}-00000" for name in names]


@pytest.mark.parametrize("of", [1, 2, 3, 5, 9])
def test_parts_together_are_all_shards_each_once(of: int, tmp_path: Path) -> None:
    shards = cut(plan_of(write_lines(tmp_path / "in.jsonl", map(article, range(5))), out="out").sources, articles=1)
    parts = [list(Part(number=number, of=of).take(shards)) for number in range(1, of + 1)]
    assert sorted(shard.name for part in parts for shard in part) == [shard.name for shard in shards]


@pytest.mark.parametrize("given", ["", "1", "0/3", "4/3", "1/0", "a/b", "1/2/3", "-1/2", "²/3"])
def test_a_part_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(ConfigurationError, match="--part takes i/n"):
        read_part(given)
