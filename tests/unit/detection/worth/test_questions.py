"""What a checker would ask is asked in whole sentences."""

import pytest

from factcheck.detection.worth.questions import is_the_figure_right, who_counted
from factcheck.domain.article import Metadata
from factcheck.domain.claim import Attribution, Certainty, Quantity, Source, SourceKind
from factcheck.pipeline.check import OfflineChecker


def _said_by(name: str, kind: SourceKind) -> Attribution:
    source = Source(text=name, start=0, end=len(name), name=name)
    return Attribution(kind=kind, source=source, cue=None, via=(), published_by=None, certainty=Certainty.SURE)


@pytest.mark.parametrize(
    ("name", "kind", "asked"),
    [
        ("The ministry", SourceKind.ORGANISATION, "the ministry"),
        ("An official", SourceKind.ANONYMOUS, "an official"),
        ("Officials", SourceKind.ANONYMOUS, "officials"),
        ("Two people briefed on it", SourceKind.ANONYMOUS, "two people briefed on it"),
        ("The Averly Times", SourceKind.ORGANISATION, "the Averly Times"),
        ("All Blacks", SourceKind.ORGANISATION, "All Blacks"),
        ("Prime Minister Ada Roe", SourceKind.NAMED, "Prime Minister Ada Roe"),
        ("NATO", SourceKind.ORGANISATION, "NATO"),
        ("Will", SourceKind.NAMED, "Will"),
    ],
)
def test_a_source_stands_inside_a_question_as_in_a_sentence(name: str, kind: SourceKind, asked: str) -> None:
    assert who_counted(_said_by(name, kind)) == f"Where does {asked} have this figure from?"


def test_whom_a_figure_is_for_stands_inside_the_question_too() -> None:
    asked = is_the_figure_right("40 boats", Quantity(value=40), subject="The council", as_of="14 March 2026")
    assert asked == "Is the figure right for the council: 40 boats, as of 14 March 2026?"


def asked(text: str, words: str, **metadata: str) -> tuple[str, ...]:
    """The questions about the claim of these words."""
    claims = OfflineChecker(min_checkability=0).check_text(text, Metadata.model_validate(metadata)).claims
    return next(claim.questions for claim in claims if claim.text.startswith(words))


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (
            "The ministry said on Tuesday that the dam had lost a third of its water.",
            "the dam",
            "Did the ministry say that the dam had lost a third of its water?"
            " To look at: the ministry's or government's statement, Tuesday.",
        ),
        (
            "Ada Roe denied any wrongdoing at the port.",
            "denied",
            "Is it right that Ada Roe denied any wrongdoing at the port?"
            " To look at: a recording, a transcript or notes of the words.",
        ),
        (
            "Ada Roe wrote in a letter that the port was closed.",
            "the port",
            "Did Ada Roe say that the port was closed? To look at: a letter.",
        ),
        (
            "“The port is “closed” for good,” Ada Roe said.",
            "The port",
            "Did Ada Roe say “The port is ‘closed’ for good” in these words?"
            " To look at: a recording, a transcript or notes of the words.",
        ),
    ],
)
def test_a_checker_is_told_which_record_would_show_the_words(text: str, words: str, question: str) -> None:
    assert asked(text, words)[0] == question


def test_what_would_settle_a_claim_goes_by_what_it_is_about() -> None:
    (_, is_so) = asked("Police said two men drowned in the river at Lund.", "two men drowned")
    assert is_so == (
        "Is it so that two men drowned in the river at Lund?"
        " What would settle it: an official casualty figure, or the hospital or coroner."
    )


@pytest.mark.parametrize(
    "text",
    ["Ada Roe said the port will close.", "Ada Roe said she hopes for rain.", "Ada Roe praised “the valley of kings”."],
)
def test_predictions_wishes_and_fragments_are_not_asked_whether_they_are_so(text: str) -> None:
    for claim in OfflineChecker().check_text(text, Metadata()).claims:
        assert not any(question.startswith("Is it so") for question in claim.questions)


def test_a_claim_within_another_asks_nothing_that_its_parent_asks() -> None:
    text = "The ministry said Ada Roe had told the council “the dam is safe and dry”."
    assert len(asked(text, "the dam is safe")) == 1


@pytest.mark.parametrize(
    ("day", "text"),
    [("10 May 2026", "On 3 May the port had 40 boats."), ("May 10, 2026", "On May 3 the port had 40 boats.")],
)
def test_dates_are_written_as_the_article_writes_them(day: str, text: str) -> None:
    assert f"as of {day}?" in asked(text, "40 boats", published_at="2026-05-10")[0]


def test_a_long_claim_is_asked_whole() -> None:
    long = "the old dam by the port of Lund was " + "closed and opened and " * 20 + "sold"
    assert long in asked(f"Ada Roe said that {long}.", "the old dam")[0]
