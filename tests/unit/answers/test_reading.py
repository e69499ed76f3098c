"""The text of a response is the answer that was asked for, or an error that does not repeat it."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.answers.reading import read_claims, read_summary
from factcheck.domain.answer import FurtherStatement, Restated, SourceChoice, SummaryLine
from factcheck.errors import InvalidAnswerError

LINE = {"by": [1], "text": "It rained."}


def test_an_answer_is_read_whole() -> None:
    answer = read_claims(
        json.dumps(
            {
                "kinds": {"c1": "opinion", "c02": "forecast", "c3": "unquoted", "c4": "fact"},
                "restated": {"s09": "It will rain again."},
                "sources": {"c07": 2, "c8": 1},
                "summary": {"first": LINE, "second": None, "third": None},
                "unlisted": [{"first": "it will", "last": "rain again", "m": 1, "s": 3}],
                "via": {"c07": 4, "c8": 0},
            }
        )
    )
    assert (answer.opinions, answer.forecasts, answer.unquoted) == ((1,), (2,), (3,))
    assert answer.sources == (SourceChoice(c=7, m=2, via=(4,)), SourceChoice(c=8, m=1, via=()))
    assert answer.restated == (Restated(s=9, text="It will rain again."),)
    assert answer.more == (FurtherStatement(first="it will", last="rain again", m=1, s=3),)
    assert answer.summary == (SummaryLine(by=(1,), text="It rained."),)


def test_what_is_answered_twice_under_two_spellings_is_read_twice() -> None:
    answer = read_claims('{"sources":{"c1":1,"c01":2},"summary":{}}')
    assert [(choice.c, choice.m) for choice in answer.sources] == [(1, 1), (1, 2)]


@pytest.mark.parametrize(
    "key", ["", "c", "7", "s7", "C7", "x7", "c-1", "c1.5", "c²", "candidate 1", "c99999999999999999999"]
)
def test_a_key_that_is_no_candidates_stands_for_nothing(key: str) -> None:
    (choice,) = read_claims(json.dumps({"sources": {key: 1}, "summary": {}})).sources
    assert choice.c == 0


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
        '{"summary": {}, "sources": {"c1": "m1"}}',
        '{"summary": {}, "sources": {"c1": 1.5}}',
        '{"summary": {}, "sources": [1]}',
        '{"summary": {}, "kinds": {"c1": "canary"}}',
        '{"summary": {}, "unlisted": [{"s": 1}]}',
        '{"summary": {"first": {"by": ["canary"], "text": ""}}}',
        '{"summary": {}} canary',
        '```json\n{"summary": {}}\n```',
        '{"summary": {"first": {"by": [1], "text": "\\ud800"}}}',
        "[" * 100_000,
        '{"summary": {}, "sources": {"c1": ' + "9" * 5000 + "}}",
    ],
    ids=lambda text: text[:40],
)
def test_anything_else_is_an_invalid_answer_that_is_not_repeated(text: str) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        read_claims(text)
    assert "canary" not in str(caught.value)


@given(
    st.text()
    | st.recursive(st.none() | st.integers() | st.text(), lambda part: st.dictionaries(st.text(), part)).map(json.dumps)
)
def test_no_text_makes_reading_fail_otherwise(text: str) -> None:
    for read in (read_claims, read_summary):
        with suppress(InvalidAnswerError):
            assert read(text) is not None
