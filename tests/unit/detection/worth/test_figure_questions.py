"""A figure is asked in its clause: whether it is right, as of when, and how its source came by it."""

import pytest

from factcheck.detection.worth.figure_questions import who_counted
from factcheck.domain.article import Metadata
from factcheck.domain.claim import Attribution, Certainty, Source, SourceKind
from factcheck.pipeline.check import OfflineChecker
from tests.unit.detection.worth.asking import asked


def _said_by(name: str, kind: SourceKind) -> Attribution:
    source = Source(text=name, start=0, end=len(name), name=name)
    return Attribution(kind=kind, source=source, cue=None, via=(), published_by=None, certainty=Certainty.SURE)


@pytest.mark.parametrize(
    ("name", "kind", "inside"),
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
def test_a_source_stands_inside_a_question_as_in_a_sentence(name: str, kind: SourceKind, inside: str) -> None:
    assert who_counted(_said_by(name, kind)) == f"How did {inside} come by this figure?"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("10 May 2026", "The port, which was shut on 3 May, has 40 boats."),
        ("May 10, 2026", "The port, which was shut on May 3, has 40 boats."),
    ],
)
def test_dates_are_written_as_the_article_writes_them(day: str, text: str) -> None:
    assert f"as of {day}?" in asked(text, "40 boats", published_at="2026-05-10")[0]


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
