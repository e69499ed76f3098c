"""Each line of a batch gets one answer, in order, whatever is wrong with it."""

import codecs
import json
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.article import Metadata
from factcheck.errors import InvalidRowError
from factcheck.pipeline.batch.answer_lines import read_done
from factcheck.pipeline.batch.pool import answer_all
from factcheck.pipeline.batch.rows import NOTHING, Answer, Done, max_line_bytes, read_rows
from tests.unit.pipeline.stand_in import StandIn

LIMIT = 1000


def answers(lines: Iterable[bytes], *, jobs: int = 1, done: Done = NOTHING) -> list[Answer]:
    return list(answer_all(read_rows(lines, max_bytes=LIMIT, done=done), StandIn, jobs=jobs))


def row(row_id: object, text: str | None = "It is so.", **others: object) -> bytes:
    return json.dumps({"id": row_id, "text": text} | others).encode() + b"\n"


def only(line: bytes) -> dict[str, object]:
    (answer,) = answers([line])
    parsed: dict[str, object] = json.loads(answer.line)
    assert answer.failed == ("error" in parsed)
    return parsed


def test_a_row_with_text_gets_the_report_on_it() -> None:
    line = row("a", "It is so.", title="It", publisher="The Daily", other="left alone")
    printed = StandIn().check_text("It is so.", Metadata(title="It", publisher="The Daily")).model_dump_json()
    assert answers([line]) == [Answer(f'{{"id":"a","report":{printed}}}\n'.encode(), failed=False)]


def test_a_row_with_html_is_checked_as_html() -> None:
    report = only(row(7, None, html="<p>It"))["report"]
    assert isinstance(report, dict)
    assert report["article"]["text"] == "HTML <p>It"


@pytest.mark.parametrize("row_id", ["", "ä ", "\u2028", 0, -5, 10**30])
def test_the_id_comes_back_as_it_is(row_id: object) -> None:
    assert only(row(row_id))["id"] == row_id


@pytest.mark.parametrize(
    ("line", "row_id", "code", "message"),
    [
        (
            b'{"id": a\n',
            None,
            "invalid-row",
            "the row is no JSON: it goes wrong at character 7",
        ),
        (b"\xff{}\n", None, "invalid-row", "the row is not UTF-8: byte 0 cannot be decoded"),
        (b"[]\n", None, "invalid-row", 'the row is no JSON object; it takes {"id": ..., "text": ...}'),
        (
            b"[" * 5000 + b"\n",
            None,
            "invalid-row",
            "the row is no JSON that can be read: nested too deep, or a number too long",
        ),
        (
            b'{"id": ' + b"1" * 5000 + b"}\n",
            None,
            "invalid-row",
            "the row is no JSON that can be read: nested too deep, or a number too long",
        ),
        (b'{"text": "It is so."}\n', None, "invalid-row", "id: it is missing"),
        (
            b'{"id": 1, "text": "It is so.", "text": "It is not."}\n',
            None,
            "invalid-row",
            "the row has text twice; which of them is meant?",
        ),
        (row(None), None, "invalid-row", "id: it takes a text or a whole number"),
        (row(1.5), None, "invalid-row", "id: it takes a text or a whole number"),
        (b'{"id": true, "text": "x"}\n', None, "invalid-row", "id: it takes a text or a whole number"),
        (row("a\ud800"), None, "invalid-row", "id: a lone surrogate, half of a character, stands at 1"),
        (row("a", "b\udc00"), "a", "invalid-row", "text: a lone surrogate, half of a character, stands at 1"),
        (row("a", None), "a", "invalid-row", "the row has neither text nor html; it takes one of them"),
        (row("a", html="<p>"), "a", "invalid-row", "the row has both text and html; it takes one of them"),
        (row("a", title=5), "a", "invalid-row", "title: it takes a text"),
        (
            row("a", published_at="yesterday"),
            "a",
            "invalid-row",
            "published_at: it takes an ISO 8601 date, or date and time, such as 2022-05-10",
        ),
        (
            row("a", "ä" * 501),
            "a",
            "too-large",
            "the article is larger than 1,000 bytes (FACTCHECK_MAX_BYTES); raise the limit",
        ),
        (
            b"x" * (max_line_bytes(LIMIT) + 1),
            None,
            "too-large",
            "the article is larger than 1,000 bytes (FACTCHECK_MAX_BYTES); raise the limit",
        ),
        (row("a", "menu"), "a", "not-an-article", "a menu is no article"),
        (
            row("a", "defect"),
            "a",
            "internal-error",
            "unexpected KeyError while checking this row; please report it with the row",
        ),
    ],
)
def test_a_bad_row_gets_an_error(line: bytes, row_id: object, code: str, message: str) -> None:
    assert only(line) == {"id": row_id, "error": {"code": code, "message": message, "line": 1}}


def test_the_largest_article_fits_however_its_json_is_written() -> None:
    assert "report" in only(row("a", "\u0085" * 500))


def test_an_id_stands_once() -> None:
    found = answers([row("a"), row("b"), row("a", "It is not."), row(1), row("1")])
    assert [answer.failed for answer in found] == [False, False, True, False, False]
    assert json.loads(found[2].line)["error"]["message"] == "id stands in line 1 already"


def test_blank_lines_windows_line_ends_and_a_byte_order_mark_are_no_rows() -> None:
    lines = [b"\xef\xbb\xbf" + row("a"), b"\r\n", b" \n", row("b", "menu").replace(b"\n", b"\r\n")]
    assert [json.loads(answer.line)["id"] for answer in answers(lines)] == ["a", "b"]
    assert json.loads(answers(lines)[1].line)["error"]["line"] == 4


def test_one_job_answers_each_row_before_it_asks_for_the_next() -> None:
    asked: list[str] = []

    def lines() -> Iterator[bytes]:
        for row_id in ("a", "b"):
            asked.append(row_id)
            yield row(row_id)

    rows = answer_all(read_rows(lines(), max_bytes=LIMIT), StandIn, jobs=1)
    assert json.loads(next(rows).line)["id"] == "a"
    assert asked == ["a"]


MIXED = [row(number, f"It is {number}.") for number in range(12)] + [b"{\n", row("menu", "menu"), row("d", "defect")]


def test_any_number_of_jobs_gives_the_same_bytes() -> None:
    assert answers(MIXED, jobs=3) == answers(MIXED)


def test_a_worker_that_dies_costs_only_the_row_that_killed_it() -> None:
    deadly = row("x", "death")
    expected = answers(MIXED)
    found = answers([*MIXED[:5], deadly, *MIXED[5:]], jobs=2)
    assert json.loads(found[5].line)["error"] == {
        "code": "worker-died",
        "message": "the process that checked this row died, perhaps for want of memory; check the row by itself",
        "line": 6,
    }
    assert [answer.failed for answer in found[:5] + found[6:]] == [answer.failed for answer in expected]
    assert [answer.line for answer in found[:5]] == [answer.line for answer in expected[:5]]


@given(st.integers(0, 20), st.data())
def test_going_on_after_any_answer_gives_what_one_run_gives(cut: int, drawn: st.DataObject) -> None:
    lines = drawn.draw(
        st.lists(
            st.sampled_from(
                [
                    row("a"),
                    row("b", "menu"),
                    row("c", "defect"),
                    row("a", "x"),
                    b"{\n",
                    b"\n",
                    row("a", None),
                    row("d", None),
                ]
            ),
            max_size=12,
        )
    )
    whole = [answer.line for answer in answers(lines)]
    kept = whole[:cut]
    assert kept + [answer.line for answer in answers(lines, done=read_done(kept, {}, {}))] == whole


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b'{"report": {}}', b'{"id": [], "report": {}}', b'{"id": 1, "error": 5}']
)
def test_another_file_is_no_output_to_go_on_with(line: bytes) -> None:
    with pytest.raises(InvalidRowError, match="line 2 of the output is no answer of `factcheck batch`"):
        read_done([answers([row("a")])[0].line, line], {}, {})


@given(st.lists(st.binary(max_size=30) | st.text(max_size=20).map(lambda text: row("a", text)), max_size=5))
def test_any_lines_get_an_answer_each(lines: list[bytes]) -> None:
    first, rest = lines[:1], lines[1:]
    assert len(answers(lines)) == sum(bool(line.removeprefix(codecs.BOM_UTF8).strip()) for line in first) + sum(
        bool(line.strip()) for line in rest
    )
