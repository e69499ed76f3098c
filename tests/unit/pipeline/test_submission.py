"""The same input has the same id; whatever decides on the report gives another."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from factcheck.domain.article import Metadata
from factcheck.pipeline.submission import ID_PATTERN, Options, Submission, id_of

ARTICLE = Submission(kind="text", content="It rained.", metadata=Metadata(title="Rain"))


@pytest.mark.parametrize(
    "other",
    [
        ARTICLE.model_copy(update={"kind": "html"}),
        ARTICLE.model_copy(update={"content": "It rained. "}),
        ARTICLE.model_copy(update={"metadata": Metadata(byline="Rain")}),
        ARTICLE.model_copy(update={"metadata": Metadata()}),
        ARTICLE.model_copy(update={"options": Options.model_validate({"kinds": ["quotation"]})}),
    ],
    ids=["kind", "content", "metadata", "no metadata", "options"],
)
def test_what_decides_on_the_report_decides_on_the_id(other: Submission) -> None:
    assert id_of(other, "offline") != id_of(ARTICLE, "offline")


def test_the_engine_decides_on_the_id() -> None:
    assert id_of(ARTICLE, "offline") != id_of(ARTICLE, "llm")


def test_kinds_are_the_same_in_any_order() -> None:
    one, other = (
        Options.model_validate({"kinds": kinds}) for kinds in (["quantity", "quotation"], ["quotation", "quantity"])
    )
    assert one == other


@pytest.mark.parametrize(
    "options",
    [
        {"kinds": []},
        {"kinds": ["verdict"]},
        {"summary_sentences": 0},
        {"summary_sentences": 11},
        {"summary_sentences": 2.5},
        {"summary_sentences": "2"},
        {"summary_sentences": True},
        {"min_checkability": "0.5"},
        {"min_checkability": 1.1},
        {"engine": "best"},
        {"verdict": True},
    ],
    ids=str,
)
def test_options_that_cannot_be_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Options.model_validate(options)


@given(st.text(), st.text())
def test_no_two_texts_share_an_id(one: str, other: str) -> None:
    ids = {id_of(ARTICLE.model_copy(update={"content": text}), "offline") for text in (one, other)}
    assert len(ids) == len({one, other})
    assert all(re.match(ID_PATTERN, found) for found in ids)
