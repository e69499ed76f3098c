"""`factcheck draft`: a draft and its sources in, what differs between them out."""

import json
from pathlib import Path

import pytest

from factcheck.domain.draft_report import DraftReport
from tests.cli.command import Outcome, complaint, factcheck

SOURCE = "“We will not build it,” Mayor Ann Roe said on Monday. The bridge would cost 15 million euros."
DRAFT = "“We will build it,” Mayor Ann Roe said on Monday. The bridge would cost 15 million euros, said Jon Moss."
PAGE = f"<!doctype html><html><body><article><h1>Halden and its bridge</h1><p>{SOURCE}</p></article></body></html>"


def draft(folder: Path, *arguments: str, source: str = SOURCE, name: str = "notes.txt") -> Outcome:
    (folder / name).write_text(source, encoding="utf-8")
    return factcheck("draft", "-", "--source", name, *arguments, stdin=DRAFT.encode(), cwd=folder)


def test_the_text_names_what_differs_and_where(tmp_path: Path) -> None:
    outcome = draft(tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.decode("utf-8") == (
        "The draft, against 1 source\n"
        "1 quotation: 1 altered\n"
        "1 reported statement: 1 not compared\n"
        "1 figure: 1 found\n"
        "1 date: 1 found\n"
        "2 names: 1 found, 1 not found\n"
        "\n"
        "q1 altered, in its meaning too\n"
        "  draft       “We will build it,”\n"
        "  source      “We will not build it” (notes.txt, 1-21, Ann Roe)\n"
        "  change      left out “not”: a negation\n"
        "\n"
        "name          “Jon Moss”: not found\n"
    )


def test_all_shows_what_agrees_too(tmp_path: Path) -> None:
    assert "figure        “15 million”: found, “15 million” (notes.txt, 76-86)" in draft(tmp_path, "--all").out.decode()


@pytest.mark.parametrize("name", ["notes.txt", "page.html"])
def test_the_json_has_exact_places_in_both_texts(tmp_path: Path, name: str) -> None:
    outcome = draft(tmp_path, "--format", "json", source=PAGE if name.endswith(".html") else SOURCE, name=name)
    report = DraftReport.model_validate_json(outcome.out)
    (quotation,) = report.quotations
    assert report.draft.text[quotation.start : quotation.end] == "We will build it,"
    (place,) = quotation.places
    assert report.sources[place.source].text[place.start : place.end] == "We will not build it"
    assert json.loads(outcome.out)["sources"][0]["name"] == name


def test_the_page_stands_alone_and_escapes_both_texts(tmp_path: Path) -> None:
    hostile = f"{SOURCE} <script>alert(1)</script> “<img src=x onerror=alert(2)>,” said Ann Roe."
    outcome = draft(tmp_path, "--format", "html", "-o", "out.html", source=hostile)
    assert (outcome.code, outcome.out) == (0, b"")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "left out “not”: a negation" in page


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["story.txt"], 2, "Missing option '--source'"),
        (["-", "--source", "-"], 2, "Only one of DRAFT and the sources can come from standard input."),
        (["story.txt", "--source", "none.txt"], 4, "story.txt: No such file or directory; name a file"),
        (["-", "--source", "empty.txt"], 3, "the input is empty"),
        (["-", "--source", "empty.txt", "-o", "."], 7, ". is a folder; name a file in it"),
    ],
    ids=["no source", "both from standard input", "no file", "empty", "folder as output"],
)
def test_arguments_that_do_not_fit_are_one_line(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    (tmp_path / "empty.txt").write_text(" ", encoding="utf-8")
    outcome = complaint(factcheck("draft", *arguments, cwd=tmp_path))
    assert outcome[0] == code
    assert outcome[1].startswith(message)
