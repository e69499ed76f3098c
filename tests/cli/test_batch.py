"""`factcheck batch`: many articles in, an answer for each out."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.command import ARTICLE, SEED, complaint, environment, factcheck


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


GOOD: Sequence[object] = [{"id": f"a{number}", "text": f"{number} {ARTICLE}"} for number in range(5)]
BAD: Sequence[object] = [
    {"text": ARTICLE},
    {"id": "both", "text": ARTICLE, "html": "<p>"},
    {"id": "surrogate", "text": "“\ud83d”, she said."},
    {"id": "menu", "text": "Home | World"},
    {"id": "empty", "text": " "},
    {"id": "nul", "text": "It\0is so."},
    {"id": "a0", "text": ARTICLE},
]
MIXED = lines(*GOOD[:2], *BAD) + b"{broken\n\xff\n\r\n" + lines(*GOOD[2:]).removesuffix(b"\n")
CODES = [
    None,
    None,
    "invalid-row",
    "invalid-row",
    "invalid-row",
    "not-an-article",
    "empty-input",
    None,
    "invalid-row",
    "invalid-row",
    "invalid-row",
    None,
    None,
    None,
]


def test_each_row_is_answered_in_order_and_the_last_line_counts() -> None:
    outcome = factcheck("batch", stdin=MIXED)
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert [answer.get("error", {}).get("code") for answer in answers] == CODES
    assert [answer["id"] for answer in answers] == [
        *("a0", "a1", None, "both", "surrogate", "menu", "empty", "nul", "a0", None, None, "a2", "a3", "a4")
    ]
    assert (outcome.code, outcome.err) == (0, "6 reports, 8 errors\n")


@pytest.mark.parametrize(
    "content", [f"{ARTICLE}{ARTICLE}".encode(), b"[" + lines(*GOOD[:1]).strip() + b"]\n", b"\n\n<html>\n"]
)
def test_a_file_of_another_kind_is_one_error_and_begins_no_output(content: bytes, tmp_path: Path) -> None:
    source, out = tmp_path / "in.txt", tmp_path / "out.jsonl"
    source.write_bytes(content)
    code, words = complaint(factcheck("batch", source, "-o", out))
    assert (code, words.split(":")[0]) == (3, f"{source} is no file of JSON lines")
    assert not out.exists()


@pytest.mark.parametrize(
    ("content", "counted"),
    [
        (b"\xef\xbb\xbf\n" + lines(*GOOD[:1]), "1 report, 0 errors\n"),
        (b"{broken\n", "0 reports, 1 error\n"),
        (b"", "0 reports, 0 errors\n"),
    ],
)
def test_a_mark_a_broken_row_and_nothing_are_files_of_rows(content: bytes, counted: str) -> None:
    assert factcheck("batch", stdin=content).err == counted


def test_a_row_gets_the_report_that_check_gives() -> None:
    row = {"id": 1, "text": SEED.read_text(encoding="utf-8"), "publisher": "The Daily"}
    (answer,) = factcheck("batch", stdin=lines(row)).out.splitlines()
    checked = factcheck("check", SEED, "--publisher", "The Daily", "--format", "json").out
    assert json.loads(answer)["report"] == json.loads(checked)


def test_the_same_bytes_for_any_number_of_jobs_locale_and_hash_seed(tmp_path: Path) -> None:
    one = factcheck("batch", stdin=MIXED, env=environment(PYTHONHASHSEED="1"))
    two = factcheck("batch", "--jobs", "2", stdin=MIXED, env=environment(PYTHONHASHSEED="2", LC_ALL="C"), cwd=tmp_path)
    assert two == one


def test_a_batch_goes_on_where_its_output_was_cut(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(MIXED)
    assert factcheck("batch", source, "-o", out) == (0, b"", "6 reports, 8 errors\n")
    whole = out.read_bytes()
    for answered in (1, 2, 9, 14):
        ends = sum(len(line) for line in whole.splitlines(keepends=True)[:answered])
        out.write_bytes(whole[: ends + 30])
        outcome = factcheck("batch", source, "-o", out, "--resume")
        assert out.read_bytes() == whole
        assert outcome.err.startswith(
            "" if answered == 14 else f"factcheck: note: dropped a half-written last line of {out}\n"
        )
        assert outcome.err.endswith(", added to what was there\n")
    assert outcome.err == "0 reports, 0 errors, added to what was there\n"


def test_to_resume_before_there_is_an_output_is_to_begin(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert factcheck("batch", "-o", out, "--resume", stdin=lines(GOOD[0])).code == 0
    assert out.read_bytes() == factcheck("batch", stdin=lines(GOOD[0])).out


def test_another_file_is_not_gone_on_with(tmp_path: Path) -> None:
    out = tmp_path / "notes.txt"
    out.write_text("Mine.\n", encoding="utf-8")
    assert complaint(factcheck("batch", "-o", out, "--resume", stdin=lines(GOOD[0]))) == (
        3,
        "line 1 of the output is no answer of `factcheck batch`",
    )
    assert out.read_text(encoding="utf-8") == "Mine.\n"


def test_a_row_too_long_to_read_is_an_error_of_its_own() -> None:
    rows = lines({"id": "long", "text": "It is so. " * 100_000}, GOOD[0])
    outcome = factcheck("batch", stdin=rows, env=environment(FACTCHECK_MAX_BYTES="2000"))
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert [answer.get("error", {}).get("code") for answer in answers] == ["too-large", None]
    assert answers[1]["id"] == "a0"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_engine_that_is_not_configured_ends_the_batch_before_it_begins(jobs: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    outcome = factcheck("batch", "--engine", "llm", "--jobs", jobs, "-o", out, stdin=lines(GOOD[0]))
    assert complaint(outcome)[0] == 5
    assert not out.exists()


def test_the_options_of_a_row_are_honoured_or_refused_and_win_over_those_of_the_command() -> None:
    rows: Sequence[object] = [
        {"id": "all", "text": ARTICLE},
        {"id": "figures", "text": ARTICLE, "options": {"kinds": ["quantity"], "summary_sentences": 1}},
        {"id": "unknown", "text": ARTICLE, "options": {"colour": "red"}},
        {"id": "kind", "text": ARTICLE, "options": {"kinds": ["figure"]}},
        {"id": "model", "text": ARTICLE, "options": {"engine": "llm"}},
    ]
    for jobs in ("1", "2"):
        done = factcheck("batch", "--kinds", "quotation,quantity", "--jobs", jobs, stdin=lines(*rows))
        answers = [json.loads(line) for line in done.out.splitlines()]
        listed = [{claim["kind"] for claim in answer["report"]["claims"]} for answer in answers[:2]]
        assert listed == [{"quotation", "quantity"}, {"quantity"}]
        assert [answer["error"]["code"] for answer in answers[2:]] == [
            *("invalid-row", "invalid-row", "engine-not-configured")
        ]
        said = [answer["error"]["message"] for answer in answers[2:4]]
        assert said[0] == "options/colour: there is no such field"
        assert said[1].startswith("options/kinds/0: it should be 'quotation', ")


def test_no_rows_are_no_error() -> None:
    assert factcheck("batch", stdin=b"\n") == (0, b"", "0 reports, 0 errors\n")
