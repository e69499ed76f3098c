"""A figure's subject is named: a pronoun by whom it stands for, where the article has named one."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.pipeline.check import OfflineChecker

RULES = OfflineChecker()


def _figures(text: str) -> list[Claim]:
    return [claim for claim in RULES.check_text(text, Metadata()).claims if claim.kind is ClaimKind.QUANTITY]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ada Roe joined the club in May. She scored six goals.", "Ada Roe"),
        ("The Lynx tractor is new. The Lynx tractor has a reach of 40 metres.", "The Lynx tractor"),
        ("It takes four hours to sail there.", None),
        ("They sank four boats.", "They"),
    ],
)
def test_the_subject_of_a_figure_is_named(text: str, subject: str | None) -> None:
    (figure,) = _figures(text)
    assert figure.quantity is not None
    found = figure.quantity.subject
    assert (found.text if found else None) == subject
    assert found is None or text[found.start : found.end] == found.text


def test_a_question_asks_for_the_figure_with_its_subject_and_measurand() -> None:
    (figure,) = _figures("The Lynx tractor has a reach of 40 metres.")
    assert figure.questions[0].startswith("Is the figure right: “The Lynx tractor has a reach of 40 metres”?")


def test_a_question_names_no_speaker_as_the_subject() -> None:
    (figure,) = _figures("Prosecutors said $10,000 was found in the safe.")
    assert not any("for prosecutors" in question for question in figure.questions)
