"""Labelled summaries -> rows with article, summary and label, whatever the set calls them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class LabelledSummary(NamedTuple):
    """`group` is the same for all summaries of one article."""

    id: str
    group: str
    article: str
    summary: str
    is_supported: bool


def read_set(folder: Path) -> list[LabelledSummary]:
    """The rows of `dev.jsonl`, with the articles of the file beside it where they have none of their own."""
    articles = {
        _key(row): _text(row) for name in ("dev_docs", "dev_articles") for row in _rows(folder / f"{name}.jsonl")
    }
    return [_labelled(row, articles) for row in _rows(folder / "dev.jsonl")]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _key(row: dict[str, Any]) -> str:
    return str(row.get("doc_id") or row.get("article_id") or row.get("source_id"))


def _text(row: dict[str, Any]) -> str:
    return str(row.get("text") or row.get("article") or row.get("source"))


def _labelled(row: dict[str, Any], articles: dict[str, str]) -> LabelledSummary:
    article = articles.get(_key(row)) or _text(row)
    return LabelledSummary(str(row["id"]), _key(row), article, str(row["summary"]), _is_supported(row))


def _is_supported(row: dict[str, Any]) -> bool:
    """FaithBench has four grades; its authors count "benign", true words that the article lacks, as no fault."""
    if "worst_label" in row:
        return row["worst_label"] in {"Consistent", "Benign"}
    return bool(row["consistent"] if "consistent" in row else row["faithful"])
