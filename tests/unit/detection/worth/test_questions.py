"""What a checker would ask is asked in whole sentences."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.pipeline.check import OfflineChecker
from tests.unit.detection.worth.asking import asked


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        pytest.param(
            "The army said the guard, who the union said was bruised by the blow, had gone home.",
            "was bruised",
            "Did the union say so: “was bruised by the blow”?",
            id="the subject stands before it",
        ),
        pytest.param(
            "A spokesman of the board issued a note, saying the port was shut and calling it a “poor” plan to sail.",
            "calling",
            "Did the board say so: “calling it a ‘poor’ plan to sail”?",
            id="a participle of reporting",
        ),
        pytest.param(
            "It said the dam at Lund had lost a third of its water.",
            "the dam",
            "Who said “the dam at Lund had lost a third of its water”, and where is that on record?",
            id="a pronoun that names nobody",
        ),
        pytest.param(
            "The union said the port had lost its trade with the U.S.",
            "the port",
            "Did the union say that the port had lost its trade with the U.S.?",
            id="the stop of an abbreviation",
        ),
        pytest.param(
            "Ada Roe said the boats were sold 'without any lawful reason.'",
            "the boats",
            "Did Ada Roe say that the boats were sold 'without any lawful reason'?",
            id="a stop before a closing mark",
        ),
        pytest.param(
            "The council said sailing the old ferry at night scares the birds.",
            "sailing",
            "Did the council say",
            id="a gerund for its subject",
        ),
    ],
)
def test_a_question_is_whole_and_of_somebody(text: str, words: str, question: str) -> None:
    assert asked(text, words)[0].startswith(question)


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        ("Ada Roe met the crews. Nor is it her first bridge.", "Nor", "Is it so: “Nor is it her first bridge”?"),
        ("Ada Roe left. None of it helped the port.", "None", "Is it so that none of it helped the port?"),
        ("Ada Roe left. Two-time mayor Jan Lund ran.", "Two-time", "Is it so that two-time mayor Jan Lund ran?"),
        ("* Berths fell 5% in Lund. Ada Roe left.", "5%", "Is the figure right: “Berths fell 5% in Lund”?"),
        ("Ada Roe left. The old port closed in May.", "The old", "Is it so that the old port closed in May?"),
        (
            "Ada Roe left. Moments earlier, the old port closed.",
            "Moments",
            "Is it so that moments earlier, the old port",
        ),
        ("Ada Roe left. Comedy “Old Port” took the first prize.", "Comedy", "Is it so that comedy ‘Old Port’ took"),
        ("Ada Roe left. Lund “Old Port” took the first prize.", "Lund", "Is it so that Lund ‘Old Port’ took"),
        (
            "ADA ROE, HOST: Berths at the port fell 5% in Lund. And rents rose.",
            "5%",
            "Is the figure right: “Berths at the port fell 5% in Lund”?",
        ),
    ],
)
def test_a_sentence_is_asked_in_its_own_form(text: str, words: str, question: str) -> None:
    assert asked(text, words)[0].startswith(question)


def test_a_clause_behind_a_participle_is_asked_in_its_own_words() -> None:
    text = "Giving an update on the works, Ada Roe, the minister, closed the old port in May."
    assert asked(text, "Giving")[0].startswith("Is it so: “Giving an update")


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


def test_a_long_claim_is_asked_whole() -> None:
    long = "the old dam by the port of Lund was " + "closed and opened and " * 20 + "sold"
    assert long in asked(f"Ada Roe said that {long}.", "the old dam")[0]


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        ("But the port of Lund was shut by the sea.", "But", "Is it so that the port of Lund was shut by the sea?"),
        ("More boats were moored at Lund than at Ystad.", "More", "Is it so that more boats were moored"),
        (
            "Shutting the port was wrong of the council of Lund.",
            "Shutting",
            "Is it so that shutting the port was wrong",
        ),
        ("Sterling was shut out of the port of Lund by the sea.", "Sterling", "Is it so that Sterling was shut"),
        ("Lund was shut by the sea and the council left it so.", "Lund", "Is it so that Lund was shut"),
        ("It’s the only port that was ever shut by the sea.", "It’s", "Is it so that it’s the only port"),
    ],
)
def test_a_clause_stands_behind_that_as_in_a_sentence(text: str, words: str, question: str) -> None:
    (found,) = asked(text, words)
    assert found.startswith(question)
    assert found.endswith("The article names no source for it.")


@pytest.mark.parametrize(
    "text",
    [
        "“I am confident that the port is safe,” Ada Roe said.",
        "“Hold on to your boats when the sea is rising,” Ada Roe said.",
        "“You’re looking at a port that is shut,” Ada Roe said.",
        "Ada Roe said the goal is to keep the port open.",
        "Ada Roe said her first priority is to keep the port open.",
        "“The port is shut by fools and losers!” Ada Roe said.",
        "“It is working,” Ada Roe said.",
        "“I'd never ask the crews to leave the port,” Ada Roe said.",
        "“I won't leave the port since the crews need me,” Ada Roe said.",
        "“I thought the port was shut by the sea,” Ada Roe said.",
        "Ada Roe said she was dissatisfied with the port's new budget.",
    ],
)
def test_feelings_commands_and_aims_are_not_asked_whether_they_are_so(text: str) -> None:
    for claim in OfflineChecker().check_text(text, Metadata()).claims:
        assert not any(question.startswith("Is it so") for question in claim.questions)


def test_what_somebody_had_seen_is_asked_whether_it_is_so() -> None:
    (_, is_so) = asked("“I'd seen the crews leave the port in May,” Ada Roe said.", "I'd seen")
    assert is_so.startswith("Is it so: “I'd seen the crews leave the port in May”?")
