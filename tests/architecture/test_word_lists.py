"""Word lists are data that says where it comes from."""

from collections import Counter
from pathlib import Path

import pytest

from factcheck.word_lists import rows_of

PACKAGE = Path(__file__).parents[2] / "factcheck"
LISTS = sorted(path for path in PACKAGE.glob("**/data/*") if path.is_file())


def test_there_are_word_lists() -> None:
    assert {path.parts[-3] for path in LISTS} == {
        *("metering", "auditing", "en", "intake", "matching", "recordings", "render", "summaries"),
        *("summarising", "worth"),
    }
    assert {path.suffix for path in LISTS} == {".txt", ".toml"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_word_list_begins_with_a_sentence_on_itself(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("# ")
    assert len(first.split()) >= 5


@pytest.mark.parametrize(
    "path", [path for path in LISTS if path.suffix == ".txt"], ids=lambda path: f"{path.parts[-3]}/{path.stem}"
)
def test_no_row_stands_twice(path: Path) -> None:
    """Of two rows with one key a table would keep the later one alone."""
    keys = Counter(row.partition(" = ")[0] for row in rows_of(path.parent, path.stem))
    assert [key for key, count in keys.items() if count > 1] == []
