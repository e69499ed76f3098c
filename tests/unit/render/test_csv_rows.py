import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.claim import ClaimKind, Quantity
from factcheck.render.csv_rows import COLUMNS, inert, render
from tests.builders import build_article, build_attribution, build_claim, build_report, hostile_report
from tests.unit.render.strategies import HOSTILE_TEXT

NUMBERS = ("rank", "value", "value_high", "checkability", "start", "end")


def _rows(document: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(document, newline=""), strict=True))


def test_each_claim_is_one_row() -> None:
    rows = _rows(render(hostile_report()))

    assert [row["id"] for row in rows] == ["c1", "c2", "c3", "c4"]
    assert rows[2] == {
        "id": "c3",
        "rank": "3",
        "kind": "quantity",
        "text": "'-3.5 million rockets",
        "source": "She",
        "source_name": "Ada | Roe",
        "attribution": "named",
        "certainty": "likely",
        "cue": "told",
        "via": "Agency [One](http://one.example)",
        "publisher": "The Daily & Sons",
        "value": "-3.5",
        "value_high": "",
        "comparator": "at_least",
        "unit": "million",
        "counted": "rockets",
        "subject": "",
        "period": "so far",
        "checkability": "0.75",
        "reasons": "a count | a period",
        "within": "c2",
        "repeats": "",
        "flags": "",
        "questions": "",
        "start": "192",
        "end": "212",
        "status": "",
        "note": "",
        "assignee": "",
    }


def test_a_claim_without_source_or_figure_has_empty_cells() -> None:
    row = _rows(render(hostile_report()))[3]

    assert {column for column, cell in row.items() if not cell} == {
        *("source", "source_name", "cue", "via", "value", "value_high", "comparator"),
        *(
            "unit",
            "counted",
            "subject",
            "period",
            "within",
            "repeats",
            "flags",
            "questions",
            "status",
            "note",
            "assignee",
        ),
    }


def test_a_report_without_claims_is_a_header() -> None:
    assert render(build_report(build_article())) == ",".join(COLUMNS) + "\r\n"


def test_a_byte_order_mark_stands_in_front_where_it_is_asked_for() -> None:
    plain = render(hostile_report())

    assert render(hostile_report(), bom=True) == "\ufeff" + plain
    assert plain.startswith("id,rank,")


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("1=1", "1=1"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_cell_never_opens_a_formula(words: str | None, cell: str) -> None:
    assert inert(words) == cell


@given(HOSTILE_TEXT, st.floats(allow_nan=False, allow_infinity=False))
def test_no_article_breaks_out_of_its_cell(text: str, value: float) -> None:
    attribution = build_attribution(text, text, name=text, cue=text, via=[text], published_by=text)
    claim = build_claim(
        text,
        text,
        ClaimKind.QUANTITY,
        attribution=attribution,
        quantity=Quantity(value=value, unit=text, counted=text, period=text),
        questions=(text,),
    )

    (row,) = _rows(render(build_report(build_article(text), (claim,))))

    assert float(row["value"]) == value
    cells = {column: cell for column, cell in row.items() if column not in NUMBERS}
    assert [column for column, cell in cells.items() if cell.startswith(tuple("=+-@\t\r"))] == []
    assert row["text"].removeprefix("'") == text.removeprefix("'")
