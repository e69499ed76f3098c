"""`factcheck check` with several articles: a report each, in a folder."""

import json
from pathlib import Path

import pytest

from tests.cli.command import ARTICLE, complaint, factcheck

PAGE = f"<html><body><article><p>{ARTICLE}</p></article></body></html>"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Two that share a stem, one below, one that is empty, one hidden, and what is no article by its name."""
    folder = tmp_path / "stories"
    for name, content in {
        "a.txt": ARTICLE,
        "a.html": PAGE,
        "bridge.2022-05.txt": ARTICLE,
        "sub/a.txt": ARTICLE,
        "empty.txt": "",
        ".hidden/b.txt": ARTICLE,
        "photo.jpg": "JFIF",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_each_article_of_a_folder_has_a_report_named_after_it_and_one_that_fails_stops_none(stories: Path) -> None:
    out = stories / "reports"
    done = factcheck("check", stories, "-o", out, "--format", "json")
    suffixes = ".html, .htm, .xhtml, .txt, .text, .md"
    assert (done.code, done.out) == (3, b"")
    assert [line for line in done.err.splitlines() if "warning" not in line] == [
        f"factcheck: note: 1 file of {stories} passed over: the name ends in none of {suffixes}",
        f"factcheck: {stories / 'empty.txt'}: the input is empty, or nothing but white space; hand in the text of an "
        "article",
        "4 reports, 1 error",
    ]
    assert files(out) == ["a.html.json", "a.txt.json", "bridge.2022-05.json", "sub/a.json"]
    assert (out / "sub" / "a.json").read_bytes() == factcheck("check", "--format", "json", stdin=ARTICLE.encode()).out


def test_what_is_there_is_left_or_made_anew_as_told(stories: Path, tmp_path: Path) -> None:
    out, named = tmp_path / "out", (stories / "a.txt", stories / "sub" / "a.txt")
    out.mkdir()
    (out / "a.txt").write_text("yesterday's", encoding="utf-8")
    assert complaint(factcheck("check", stories / "a.txt", "-o", out)) == (
        7,
        f"{out / 'a.txt'} is there already; --resume leaves what is there, --force overwrites it",
    )
    resumed = factcheck("check", stories / "a.txt", stories / "bridge.2022-05.txt", "-o", out, "--resume")
    assert (resumed.code, resumed.err) == (0, "1 report, 0 errors, 1 report left as they were\n")
    assert (out / "a.txt").read_text(encoding="utf-8") == "yesterday's"
    assert factcheck("check", stories / "a.txt", "-o", out, "--force", "-q") == (0, b"", "")
    assert (out / "a.txt").read_bytes() == factcheck("check", stories / "a.txt").out
    code, said = complaint(factcheck("check", *named, "-o", out))
    assert (code, said.split(": ")[0]) == (
        2,
        f"The reports on {named[0]} and {named[1]} would both be {out / 'a.txt.txt'}",
    )


def test_no_report_overwrites_an_article(stories: Path) -> None:
    named = (stories / "a.txt", stories / "bridge.2022-05.txt")
    code, said = complaint(factcheck("check", *named, "-o", stories, "--force"))
    assert (code, said.split(": ")[0]) == (2, f"The report on {named[0]} would overwrite it")
    assert named[0].read_text(encoding="utf-8") == ARTICLE


def test_a_file_that_is_not_there_and_an_output_that_cannot_be_written_are_said(stories: Path, tmp_path: Path) -> None:
    done = factcheck("check", stories / "none.txt", stories / "a.txt", "-o", tmp_path / "out", "--format", "csv")
    assert (done.code, files(tmp_path / "out")) == (4, ["a.csv"])
    assert f"factcheck: {stories / 'none.txt'}: No such file or directory" in done.err
    (tmp_path / "file").write_bytes(b"")
    code, said = complaint(factcheck("check", stories / "a.txt", stories / "a.html", "-o", tmp_path / "file"))
    assert (code, said) == (7, f"{tmp_path / 'file'} is no folder; several articles need one for their reports")
    code, said = complaint(factcheck("check", tmp_path / "out", "-o", tmp_path / "other"))
    assert (code, said.startswith(f"{tmp_path / 'out'} has no file whose name ends in .html, ")) == (4, True)


def test_verbose_says_what_became_of_each(stories: Path, tmp_path: Path) -> None:
    done = factcheck("check", stories / "a.txt", "-o", f"{tmp_path / 'new'}/", "--format", "json", "-v")
    claims = json.loads((tmp_path / "new" / "a.json").read_text(encoding="utf-8"))["claims"]
    assert done.err.splitlines() == [
        f"factcheck: {stories / 'a.txt'} -> {tmp_path / 'new' / 'a.json'}: {len(claims)} claims; "
        "nothing in the report is a model's",
        "1 report, 0 errors",
    ]
