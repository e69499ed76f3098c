"""In an interview or a transcript each turn is direct speech of who speaks it."""

import pytest

from factcheck.detection.attribution.attribute import attribute
from factcheck.domain.article import Metadata
from factcheck.domain.claim import Certainty
from factcheck.intake.pasted import read_pasted
from factcheck.language.doc import Doc
from tests.builders import build_article

INTRODUCTION = "The road chief of Averly, Ada Roe, talks about a hard winter. Ivo Lund of the drivers' club joins her."


def said(*paragraphs: str, title: str | None = None) -> list[tuple[str, str]]:
    """The name of the source and the words of each quotation that is listed."""
    text = "\n\n".join(paragraphs if title is None else (title, *paragraphs))
    article = build_article(text, title=title)
    quotations = attribute(Doc.of(article), article.parts, publisher=None).quotations
    listed = [one for one in quotations if one.set_aside is None]
    return [(one.attribution.source.name, one.passage.text) for one in listed if one.attribution.source is not None]


def test_each_turn_is_its_speakers_by_the_fullest_name() -> None:
    found = said(
        INTRODUCTION,
        "Courier: How bad was it?",
        "Roe: We used 4,000 tonnes of salt. That is a record.",
        "IVO LUND: The roads were closed.",
        "ADA ROE: Six days.",
    )
    assert found == [
        ("Ada Roe", "We used 4,000 tonnes of salt. That is a record."),
        ("Ivo Lund", "The roads were closed."),
        ("Ada Roe", "Six days."),
    ]


def test_an_answer_is_of_whom_the_interview_is_likely_with() -> None:
    text = "\n\n".join(
        (
            INTRODUCTION,
            "Roe has led the works since 2011.",
            "Q: How bad was it, Mr. Zed?",
            "A: It was bad.",
            "Q: And now?",
        )
    )
    article = build_article(text, title=None)
    (answer,) = attribute(Doc.of(article), article.parts, publisher=None).quotations
    source = answer.attribution.source
    assert source is not None
    assert (source.name, source.text, answer.attribution.certainty) == ("Ada Roe", "A", Certainty.OPEN)


def test_a_paragraph_between_two_turns_goes_on_with_the_first() -> None:
    found = said(
        INTRODUCTION,
        "Roe: The salt ran out.",
        "Nobody had ordered more.",
        "(They laugh.)",
        "Lund: The roads were closed.",
        "Roe: Not all.",
        "The talk was held in the town hall.",
    )
    assert found == [
        ("Ada Roe", "The salt ran out."),
        ("Ada Roe", "Nobody had ordered more."),
        ("Ivo Lund", "The roads were closed."),
        ("Ada Roe", "Not all."),
    ]


def test_a_turn_of_one_word_is_set_aside_and_a_direction_is_no_part_of_a_turn() -> None:
    found = said(
        INTRODUCTION,
        "ROE, HOST: (Laughs) The salt ran out.",
        "LUND, DRIVER: Whoo (ph).",
        "ROE: Some 40.",
        "LUND: (Chanting) Boot.",
    )
    assert found == [("Ada Roe", "The salt ran out."), ("Ada Roe", "Some 40.")]


def test_surnames_in_capitals_and_time_codes_are_labels() -> None:
    found = said(
        "The hearing began at nine.",
        "[00:00:02] ORBEL: Nobody told me.",
        "TANZIL: I told you twice.",
        "ORBEL: In May?",
        "TANZIL: In May and in June.",
    )
    assert found == [
        ("ORBEL", "Nobody told me."),
        ("TANZIL", "I told you twice."),
        ("TANZIL", "In May and in June."),
    ]


def test_a_turn_taken_for_the_headline_is_one() -> None:
    body = ("IVO LUND, DRIVER: We lost 400 jobs.", "ROE: It may open again.")
    assert said(*body, title="Ada Roe (voice-over): The mine closed in May.") == [
        ("Ada Roe", "The mine closed in May."),
        ("IVO LUND", "We lost 400 jobs."),
        ("Ada Roe", "It may open again."),
    ]


def test_what_stands_behind_a_person_and_a_colon_is_not_surely_the_articles_own() -> None:
    article = build_article("Ada Roe (Lab): The road will cost £4m.\n\nCost (in May): It was £4m.", title=None)
    reporting = attribute(Doc.of(article), article.parts, publisher=None).reporting
    assert [article.text[first:last] for first, last in reporting] == ["Ada Roe (Lab): The road will cost £4m."]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "Claim: The salt ran out.",
            "Fact: There was enough.",
            "Claim: The roads were closed.",
            "Fact: They were open.",
        ),
        ("Ada Roe: 1,769.", "Ivo Lund: 1,501.", "Roe: 46.", "Lund: 12."),
        ("Roe: Keep the salt dry.", "Lund: Sell the lorries."),
        ("TRAVEL: Snow fell on Osk.", "SPORT: The game is off.", "TRAVEL: Roads are shut.", "SPORT: It is off."),
        ("Averly: Snow fell on the town.", "Moss: Rain fell all day.", "Halden: The sun was out."),
    ],
)
def test_other_lists_with_colons_are_no_dialogue(paragraphs: tuple[str, ...]) -> None:
    assert said(INTRODUCTION, *paragraphs) == []


def test_a_headline_is_no_turn() -> None:
    body = ("The town was white.", "Ivo Lund: We disagree.", "Roe: We had to.", "It snowed on.")
    names = [name for name, _ in said(*body, title="Ada Roe: the salt ran out")]
    assert "Ivo Lund" not in names


QUESTIONS = ("Why did you close the hall?", "How many lost their jobs?", "Would you do it again?")
ANSWERS = ("We had no choice. The roof was old.", "About 40, and I found work for 25.", "I would. You never know.")


@pytest.mark.parametrize(
    "paragraphs",
    [
        [words for pair in zip(QUESTIONS, ANSWERS, strict=True) for words in pair],
        [words for one, other in zip(QUESTIONS, ANSWERS, strict=True) for words in (f"**{one}**", other)],
    ],
    ids=["plain", "in_bold"],
)
def test_answers_below_questions_are_of_whom_the_introduction_names(paragraphs: list[str]) -> None:
    found = said("Ada Roe has run the mill since 2014. We met her in Osk.", *paragraphs)
    assert found == [("Ada Roe", answer) for answer in ANSWERS]


@pytest.mark.parametrize("question", ["**{}**", "{} Do you know?"], ids=["in_bold", "with_you"])
def test_an_answer_may_stand_in_the_paragraph_of_its_question(question: str) -> None:
    pairs = zip(QUESTIONS, ANSWERS, strict=True)
    text = "\n\n".join(("Ada Roe has run the mill.", *(f"{question.format(one)} {other}" for one, other in pairs)))
    article = read_pasted(text, Metadata()).article
    found = attribute(Doc.of(article), article.parts, publisher=None).quotations
    assert [one.passage.text for one in found] == list(ANSWERS)


def test_a_request_in_bold_asks_as_well() -> None:
    found = said(
        "Ada Roe has run the mill since 2014.",
        "**Why did you close the hall?**",
        ANSWERS[0],
        "**Tell us about the jobs.**",
        ANSWERS[1],
        "**And next year?**",
        ANSWERS[2],
    )
    assert [words for _, words in found] == list(ANSWERS)


def test_a_request_in_bold_may_open_its_answer() -> None:
    requests = ("**Why did you close the hall?**", "**Tell us about the jobs.**", "**And next year?**")
    turns = (f"{request} {answer}" for request, answer in zip(requests, ANSWERS, strict=True))
    article = read_pasted("\n\n".join(("Ada Roe has run the mill.", *turns)), Metadata()).article
    found = attribute(Doc.of(article), article.parts, publisher=None).quotations
    assert [one.passage.text for one in found] == list(ANSWERS)


def test_an_explainer_is_no_interview() -> None:
    assert not said(
        "The council votes on a new levy. Ada Roe is for it.",
        "**What is the levy?**",
        "It is a charge of 2 percent on every house in the town.",
        "**Do you have to pay it?**",
        "All owners pay it.",
        "**When does it begin?**",
        "It begins in May.",
    )


def test_a_signed_post_is_of_whose_account_it_is() -> None:
    found = said(
        INTRODUCTION,
        "Late last night we reached a deal with Osk. It is historic! — Ada J. Roe (@adajroe) October 1, 2018",
        "The Norport Post (@norportpost) has 4,000 readers since March 5, 2019.",
        "Nobody asked us — Ivo Lund (@ivolund) October 2, 2018",
    )
    assert found == [
        ("Ada J. Roe", "Late last night we reached a deal with Osk. It is historic!"),
        ("Ivo Lund", "Nobody asked us"),
    ]


def test_a_question_before_the_same_label_is_anothers() -> None:
    found = said(
        INTRODUCTION,
        "Courier: How bad was it?",
        "Roe: We used 4,000 tonnes of salt.",
        "A book has cast the works as late. Is that how you saw it?",
        "Roe: It was not.",
        "Nobody had ordered more.",
        "Lund: I asked.",
    )
    assert [words for _, words in found] == [
        "We used 4,000 tonnes of salt.",
        "It was not.",
        "Nobody had ordered more.",
        "I asked.",
    ]


def test_a_label_that_is_known_needs_no_space_behind_it() -> None:
    found = said(
        INTRODUCTION, "Roe: The salt ran out.", "Lund: Who ordered it?", "Roe:We had ordered more.", "Note:See it."
    )
    assert found[1:] == [("Ada Roe", "We had ordered more.")]


def test_i_is_whose_turn_it_is() -> None:
    found = said(
        INTRODUCTION,
        "Roe: Lund came in and said, “The road is shut.” And I said, “Then open it.”",
        "Lund: I told her, “It is ice.”",
        "Roe: It was.",
    )
    assert ("Ada Roe", "Then open it.") in found
    assert ("Ivo Lund", "It is ice.") in found


def test_a_name_that_is_the_subject_of_what_follows_says_nothing() -> None:
    assert said(INTRODUCTION, "Roe: Would keep the tax.", "Lund: Would cut it to 5 percent.", "Roe: Has no plan.") == []
    found = said(INTRODUCTION, "Roe: Would you open it?", "Lund: We would cut it.", "Roe: Is that so?")
    assert [name for name, _ in found] == ["Ivo Lund"]


def test_a_headline_that_asks_behind_a_label_is_no_turn() -> None:
    title = "The Perfect Harbour Index: If Osk is too small to go first, then who pays?"
    fishers = "Every four years the fishers of the north ask who pays for the harbour and the quay."
    listed = ("The Overall Winner: Lindal", "Race: Lindal", "Age: Osk", "Income: Tarn", "Religion: Osk and Lindal")
    article = read_pasted("\n\n".join((title, title, fishers, "We made an index of it.", *listed)), Metadata()).article
    assert article.title == title
    assert attribute(Doc.of(article), article.parts, publisher=None).quotations == ()
