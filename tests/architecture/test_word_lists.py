"""Word lists are data that says where it comes from."""

from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "factcheck"
LISTS = sorted(path for path in PACKAGE.glob("**/data/*") if path.is_file())


def test_there_are_word_lists() -> None:
    assert {path.parts[-3] for path in LISTS} == {
        *("metering", "auditing", "en", "intake", "recordings", "render", "summaries", "worth")
    }
    assert {path.suffix for path in LISTS} == {".txt", ".toml"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_word_list_begins_with_a_sentence_on_itself(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("# ")
    assert len(first.split()) >= 5
