"""A question names the record that shows the words, and what would settle the matter."""

import pytest

from tests.unit.detection.worth.asking import asked


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (
            "The ministry said on Tuesday that the dam had lost a third of its water.",
            "the dam",
            "Did the ministry say that the dam had lost a third of its water?"
            " To look at: the ministry's or government's statement, on Tuesday.",
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


@pytest.mark.parametrize(
    ("clause", "settled"),
    [
        ("The council of Lund hired new crews to deal with the noise.", "no source"),
        ("The council of Lund signed a deal with the crews.", "the text of the agreement"),
        ("The harbour of Lund was full at the height of the Covid-19 pandemic.", "no source"),
        ("The pandemic closed the harbour of Lund.", "case numbers"),
        ("Ada Roe paid tribute to the crews in Lund.", "no source"),
        ("Ada Roe paid the crews in Lund.", "accounts"),
        ("Ada Roe was nominated for the first prize in Lund.", "no source"),
        ("Ada Roe was nominated to the board in Lund.", "the notice of the appointment"),
        ("The harbour of Lund was shut since the attack on it.", "no source"),
        ("The harbour of Lund was shut by the attack on it.", "statements of both sides"),
        ("The navy of Lund built a shelter against a missile attack.", "no source"),
        ("The navy of Lund fired a missile in May.", "a list of the launches"),
        ("A denial-of-service attack closed the bank of Lund.", "the report of a security firm"),
        ("The navy of Lund renewed its fleet of old ships.", "the register"),
    ],
)
def test_idioms_settle_nothing(clause: str, settled: str) -> None:
    assert settled in asked(f"Ada Roe left. {clause}", clause)[0]


def test_the_words_of_a_paper_stand_in_it() -> None:
    (said, *_) = asked("The Trent Echo is on sale. The paper said that the bridge was closed in May.", "the bridge")
    assert said == "Did the paper say that the bridge was closed in May? To look at: the document itself."


def test_what_would_settle_a_claim_goes_by_what_it_is_about() -> None:
    (_, is_so) = asked("Police said two men drowned in the river at Lund.", "two men drowned")
    assert is_so == (
        "Is it so that two men drowned in the river at Lund?"
        " What would settle it: an official casualty figure, or the hospital or coroner."
    )


SAID_BY_ROE = "To look at: a recording, a transcript or notes of the words"


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        (
            "Ada Roe told reporters in Lund on Friday that the port was shut.",
            "the port",
            f"Did Ada Roe say that the port was shut? {SAID_BY_ROE}, in Lund, on Friday.",
        ),
        (
            "Speaking at the Harbour Club, Ada Roe said that the port was shut.",
            "the port",
            f"Did Ada Roe say that the port was shut? {SAID_BY_ROE}, in the Harbour Club.",
        ),
        (
            "Ada Roe said that the port in Lund was shut.",
            "the port",
            f"Did Ada Roe say that the port in Lund was shut? {SAID_BY_ROE}.",
        ),
        (
            "Ada Roe said in March that the port was shut.",
            "the port",
            f"Did Ada Roe say that the port was shut? {SAID_BY_ROE}.",
        ),
        (
            "Ada Roe told the crew to leave the port at once.",
            "the crew",
            f"Is it right that Ada Roe told the crew to leave the port at once? {SAID_BY_ROE}.",
        ),
        (
            "Ada Roe explained how the port had been shut by the council.",
            "how the port",
            f"Is it right that Ada Roe explained how the port had been shut by the council? {SAID_BY_ROE}.",
        ),
        (
            "Nearly all boats had left, Ada Roe said.",
            "Nearly all",
            f"Did Ada Roe say that nearly all boats had left? {SAID_BY_ROE}.",
        ),
        (
            "The key to the port, says Ada Roe, is the old dam by the river.",
            "The key",
            f"Did Ada Roe say that the key to the port is the old dam by the river? {SAID_BY_ROE}.",
        ),
    ],
)
def test_was_it_said_is_a_sentence_with_place_and_day(text: str, words: str, question: str) -> None:
    assert asked(text, words)[0] == question


def test_a_possessive_before_a_record_is_resolved() -> None:
    (said, *_) = asked("The navy said in its Friday bulletin that the port was shut by the sea.", "the port")
    assert said.endswith("To look at: the navy’s Friday bulletin.")


def test_a_second_source_is_independent_of_the_one_named() -> None:
    (_, is_so) = asked("A dealer said the port was shut by the owners in May.", "the port")
    assert is_so.endswith("What would settle it: a second source, independent of the dealer.")


def test_a_claim_whose_kind_of_source_nothing_tells_wants_a_second_source() -> None:
    (_, is_so) = asked("Ada Roe said the port was shut by the sea.", "the port")
    assert is_so == (
        "Is it so that the port was shut by the sea? What would settle it: a second source, independent of Ada Roe."
    )
