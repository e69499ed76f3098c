"""What a checker would ask is asked in whole sentences."""

import pytest

from factcheck.detection.worth.figure_questions import who_counted
from factcheck.domain.article import Metadata
from factcheck.domain.claim import Attribution, Certainty, Source, SourceKind
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
        ("Union officials", SourceKind.ROLE, "union officials"),
        ("Democrats", SourceKind.ROLE, "Democrats"),
        ("Teachers", SourceKind.ROLE, "teachers"),
        ("Lund health authorities", SourceKind.ROLE, "Lund health authorities"),
        ("Several people close to the talks", SourceKind.ANONYMOUS, "several people close to the talks"),
        ("His office", SourceKind.ORGANISATION, "his office"),
        ("The Roe Foundation", SourceKind.ORGANISATION, "the Roe Foundation"),
        ("Roe Foundation", SourceKind.ORGANISATION, "the Roe Foundation"),
        ("Lundwerk and Roe Foundation", SourceKind.ORGANISATION, "Lundwerk and Roe Foundation"),
        ("A Lund choir", SourceKind.ORGANISATION, "a Lund choir"),
        ("Lund Harbour Corp", SourceKind.ORGANISATION, "Lund Harbour Corp"),
        ("US court lawyers", SourceKind.ORGANISATION, "US court lawyers"),
    ],
)
def test_a_source_stands_inside_a_question_as_in_a_sentence(name: str, kind: SourceKind, asked: str) -> None:
    assert who_counted(_said_by(name, kind)) == f"How did {asked} come by this figure?"


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


def test_a_clause_behind_a_participle_is_asked_in_its_own_words() -> None:
    text = "Giving an update on the works, Ada Roe, the minister, closed the old port in May."
    assert asked(text, "Giving")[0].startswith("Is it so: “Giving an update")


def test_the_words_of_a_paper_stand_in_it() -> None:
    (said, *_) = asked("The Trent Echo is on sale. The paper said that the bridge was closed in May.", "the bridge")
    assert said == "Did the paper say that the bridge was closed in May? To look at: the document itself."


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
    [
        ("10 May 2026", "The port, which was shut on 3 May, has 40 boats."),
        ("May 10, 2026", "The port, which was shut on May 3, has 40 boats."),
    ],
)
def test_dates_are_written_as_the_article_writes_them(day: str, text: str) -> None:
    assert f"as of {day}?" in asked(text, "40 boats", published_at="2026-05-10")[0]


def test_a_long_claim_is_asked_whole() -> None:
    long = "the old dam by the port of Lund was " + "closed and opened and " * 20 + "sold"
    assert long in asked(f"Ada Roe said that {long}.", "the old dam")[0]


@pytest.mark.parametrize(
    ("text", "words", "question"),
    [
        pytest.param(
            "The council sold 40 boats.", "40 boats", "Is the figure right: “The council sold 40 boats”?", id="alone"
        ),
        pytest.param(
            "The council sold 40 boats and three piers.",
            "three",
            "Is the figure three piers right: “The council sold 40 boats and three piers”?",
            id="one of several",
        ),
        pytest.param(
            "Ada Roe swam in Lund. She swam 101 metres.",
            "101 metres",
            "Is the figure right for Ada Roe: “She swam 101 metres”?",
            id="whom a pronoun stands for",
        ),
        pytest.param(
            "Fees to moor a boat rose by 4.5% in Lund, where the port, which had been shut for a long time by the sea "
            "and by the council of the town, was sold to the union of the owners of the boats.",
            "4.5%",
            "Is the figure right: “Fees to moor a boat rose by 4.5% in Lund”?",
            id="the clause of a long sentence",
        ),
        pytest.param(
            "After the storm that had come up from the south and shut the port of Lund by the sea to all of its boats, "
            "and with the union of the owners at its side, the council sold 1,250 boats, the last of them in May.",
            "1,250",
            "Is the figure right: “the council sold 1,250 boats”?",
            id="from where its clause begins",
        ),
        pytest.param(
            "Forty boats sold at Lund\n\nThe port of Lund was shut by the sea in May, the council said on Sunday.",
            "Forty",
            "Is the figure right: “Forty boats sold at Lund”?",
            id="a headline",
        ),
        pytest.param(
            "“The port was shut by the sea. Will it have 40 boats again?” Ada Roe said.",
            "40 boats",
            "Is the figure right: “Will it have 40 boats again”?",
            id="the sentence of a quotation",
        ),
    ],
)
def test_a_figure_is_asked_in_its_clause(text: str, words: str, question: str) -> None:
    assert asked(text, words)[0].startswith(question)


@pytest.mark.parametrize(
    ("text", "words", "settled"),
    [
        ("A clerk will set the bond at $40 million.", "$40", "accounts, a budget, a contract or a filing"),
        ("The rate rose by half a percentage point.", "half", "the statistics behind it, with base and date"),
        ("Ada Roe makes $40,000 a year at the port.", "$40,000", "accounts, a budget, a contract or a filing"),
        (
            "Jan Lund could be jailed for up to 10 years.",
            "up to 10",
            "the ruling, the charge sheet or the text of the law",
        ),
        (
            "Jan Lund faces up to 10 years in prison in Lund.",
            "up to 10",
            "the ruling, the charge sheet or the text of the law",
        ),
        ("Jan Lund ran the port for 10 years.", "10 years", "the days or times of its beginning and end"),
        ("Jan Lund signed for 10 years at the Otters.", "10", "the contract, or the announcement of both sides"),
        ("The Otters won by nine points.", "nine", "the official result or match record"),
        ("Her approval rating rose by nine points.", "nine", "the statistics behind it, with base and date"),
        ("A boat in Lund costs $600 an hour.", "$600", "accounts, a budget, a contract or a filing"),
        ("The bill was approved 51-49 by senators.", "51-49", "the record of the vote or the decision"),
        ("The Otters won 3-1 in Lund.", "3-1", "the official result or match record"),
    ],
)
def test_what_settles_a_figure_goes_by_its_unit_first(text: str, words: str, settled: str) -> None:
    assert asked(text, words)[0].endswith(f"What would settle it: {settled}.")


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


def test_a_figure_within_a_statement_asks_whence_alone() -> None:
    text = "Police said two men drowned in the river at Lund."
    assert asked(text, "two men drowned")[1].startswith("Is it so that two men drowned")
    figure = next(claim for claim in OfflineChecker().check_text(text, Metadata()).claims if claim.text == "two men")
    assert figure.questions == (
        "How did the police come by this figure?"
        " What would settle it: an official casualty figure, or the hospital or coroner.",
    )


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("The Otters won 3-1 at Lund.", "3-1", 1),
        ("The port has four boats.", "four", 1),
        ("The port cost $40 million.", "$40", 1),
        ("More than 400 people marched in Lund.", "More than 400", 2),
    ],
)
def test_who_counted_is_asked_of_large_and_rough_counts_alone(text: str, words: str, count: int) -> None:
    assert len(asked(text, words)) == count


def test_what_settles_a_figure_is_told_by_what_stands_around_it_not_by_titles() -> None:
    (question,) = asked("The studio opens with nine titles, Red Dead Killed and Ada among them.", "nine")
    assert question.endswith("What would settle it: the list or count that it was taken from.")


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [
        ("The port has 40 boats.", True),
        ("The port has had 40 boats since 2019.", True),
        ("The port has bought 40 boats in 2026.", True),
        ("The port had 40 boats.", False),
        ("The port, which is shut, had 40 boats in 1914.", False),
    ],
)
def test_the_day_of_publication_bounds_a_figure_that_goes_on(text: str, *, is_dated: bool) -> None:
    assert ("as of" in asked(text, "40 boats", published_at="2026-05-10")[0]) == is_dated
