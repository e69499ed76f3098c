"""The reported statements of a draft: whose they are in the sources, and where nothing is claimed."""

import pytest

from factcheck.domain.draft_report import StatementCheck
from tests.unit.pipeline.drafting import HALDEN, drafted

STRIKE = """\
Ann Roe, the mayor of Halden, said on Tuesday that the new bridge would open to lorries before the summer.

John Moss, a senator, said that the ferry company had lost four captains since the strike began. Ada Brook, a senator \
too, promised that the state would pay the missing wages of the captains.

The police denied that officers had searched the harbour office without a warrant.

According to Ivo Lund, Ann Roe had asked the owners of the shipyard for a second loan.
"""


def statement(draft: str, *sources: str) -> StatementCheck:
    (one,) = drafted(draft, *sources).statements
    return one


SAME = [
    "Ann Roe said the new bridge would open to lorries before the summer.",
    "The new bridge will open to lorries before the summer, according to the mayor.",
    "Mr Moss said the ferry company has lost four captains since the strike.",
    "The state will pay the missing wages of the captains, Brook said.",
]


@pytest.mark.parametrize("draft", SAME)
def test_a_statement_whose_words_the_same_speaker_has_is_the_same_speakers(draft: str) -> None:
    assert statement(draft, STRIKE).verdict == "same_speaker"


OTHERS = [
    ("John Moss said the new bridge would open to lorries before the summer.", "Ann Roe"),
    ("The ferry company had lost four captains since the strike began, Ann Roe said.", "John Moss"),
    ("Ada Brook warned that the ferry company had lost four captains since the strike began.", "John Moss"),
    ("According to John Moss, the state would pay the missing wages of the captains.", "Ada Brook"),
]


@pytest.mark.parametrize(("draft", "speaker"), OTHERS, ids=[row[0] for row in OTHERS])
def test_a_statement_that_only_somebody_else_makes_is_another_speakers(draft: str, speaker: str) -> None:
    one = statement(draft, STRIKE)
    assert (one.verdict, one.place and one.place.speaker) == ("other_speaker", speaker)


NOT_COMPARED = {
    "other words": "John Moss said trucks could cross by June.",
    "a word more": "John Moss said the new bridge would open to heavy lorries before the summer.",
    "the contrary": "John Moss said the new bridge would not open to lorries before the summer.",
    "what is denied": "John Moss said officers had searched the harbour office without a warrant.",
    "few words": "John Moss said the bridge would open.",
    "a pronoun": "He said that the new bridge would open to lorries before the summer.",
    "a role without a name": "The minister said the new bridge would open to lorries before the summer.",
    "named in the source": "Ann Roe had asked the owners of the shipyard for a second loan, Roe said.",
}


@pytest.mark.parametrize("draft", NOT_COMPARED.values(), ids=NOT_COMPARED.keys())
def test_what_cannot_be_told_is_not_compared(draft: str) -> None:
    one = statement(draft, STRIKE)
    assert (one.verdict, one.place) == ("not_compared", None)


def test_of_several_sources_one_with_the_same_speaker_is_enough() -> None:
    other = "Ivo Lund, a captain, said that the new bridge would open to lorries before the summer."
    draft = "Ivo Lund said the new bridge would open to lorries before the summer."
    assert statement(draft, STRIKE).verdict == "other_speaker"
    one = statement(draft, STRIKE, other)
    assert (one.verdict, one.place and one.place.source) == ("same_speaker", 1)


def test_words_of_a_quotation_are_compared_with_what_the_draft_reports() -> None:
    one = statement("John Moss said the old harbour was not safe for children.", HALDEN)
    assert (one.verdict, one.place and one.place.text) == ("other_speaker", "old harbour is not safe for children")


def test_a_statement_with_a_quotation_is_compared_by_the_quotation() -> None:
    report = drafted("Ann Roe said the harbour was “not safe for children” in winter.", HALDEN)
    assert (report.statements, len(report.quotations)) == ((), 1)


@pytest.mark.parametrize("text", [STRIKE, HALDEN])
def test_a_text_against_itself_has_no_other_speaker(text: str) -> None:
    assert "other_speaker" not in {one.verdict for one in drafted(text, text).statements}
