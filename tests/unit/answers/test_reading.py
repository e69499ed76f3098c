"""The text of a response is the answer that was asked for, or an error that does not repeat it."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.answers.reading import read_review, read_summary
from factcheck.domain.answer import (
    Added,
    Cause,
    Dropped,
    FigurePart,
    Letter,
    Named,
    Part,
    Rekinded,
    Restated,
    Review,
    Stretch,
    SummaryLine,
)
from factcheck.errors import InvalidAnswerError

LINE = {"by": [1], "text": "It rained."}


def test_an_answer_is_read_whole() -> None:
    stretch = {"c": 901, "s": 3, "to": 4, "first": "it will", "last": "rain again", "cut": ""}
    review = read_review(
        json.dumps(
            {
                "add": [{**stretch, "k": "S"}],
                "drop": [{"c": 4, "why": "not said"}],
                "figure": [{"c": 5, "p": "unit", "w": "metres"}],
                "kind": [{"c": 6, "k": "A"}],
                "restated": [{"s": 9, "text": "It will rain again."}],
                "span": [{**stretch, "c": 2}],
                "summary": {"first": LINE, "second": None, "third": None},
                "top": [901, 5],
                "via": [{"c": 7, "s": 1, "w": []}],
                "who": [{"c": 7, "s": 1, "w": ["Ada Roe", "Ivo Lund"]}],
            }
        )
    )
    assert review == Review(
        add=(Added(c=901, s=3, to=4, first="it will", last="rain again", cut="", k=Letter.STATEMENT),),
        drop=(Dropped(c=4, why=Cause.NOT_SAID),),
        figure=(FigurePart(c=5, p=Part.UNIT, w="metres"),),
        kind=(Rekinded(c=6, k=Letter.ASSERTION),),
        restated=(Restated(s=9, text="It will rain again."),),
        span=(Stretch(c=2, s=3, to=4, first="it will", last="rain again", cut=""),),
        summary=(SummaryLine(by=(1,), text="It rained."),),
        top=(901, 5),
        via=(Named(c=7, s=1, w=()),),
        who=(Named(c=7, s=1, w=("Ada Roe", "Ivo Lund")),),
    )


def test_summary_sentences_come_in_their_order_whatever_the_models() -> None:
    other = {"by": [2], "text": "The sun came out."}
    assert [line.text for line in read_summary(json.dumps({"summary": {"second": other, "first": LINE}}))] == [
        "It rained.",
        "The sun came out.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "canary",
        "{",
        "null",
        "[]",
        "{}",
        '{"summary": "canary"}',
        '{"summary": {}, "canary": 1}',
        '{"summary": {}, "top": {"c1": 1}}',
        '{"summary": {}, "top": [1.5]}',
        '{"summary": {}, "who": [1]}',
        '{"summary": {}, "drop": [{"c": 1, "why": "canary"}]}',
        '{"summary": {}, "add": [{"s": 1}]}',
        '{"summary": {"first": {"by": ["canary"], "text": ""}}}',
        '{"summary": {}} canary',
        '```json\n{"summary": {}}\n```',
        '{"summary": {"first": {"by": [1], "text": "\\ud800"}}}',
        "[" * 100_000,
        '{"summary": {}, "top": [' + "9" * 5000 + "]}",
    ],
    ids=lambda text: text[:40],
)
def test_anything_else_is_an_invalid_answer_that_is_not_repeated(text: str) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        read_review(text)
    assert "canary" not in str(caught.value)


@given(
    st.text()
    | st.recursive(st.none() | st.integers() | st.text(), lambda part: st.dictionaries(st.text(), part)).map(json.dumps)
)
def test_no_text_makes_reading_fail_otherwise(text: str) -> None:
    for read in (read_review, read_summary):
        with suppress(InvalidAnswerError):
            assert read(text) is not None
