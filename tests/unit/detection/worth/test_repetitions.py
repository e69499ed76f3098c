"""What is said again in other words is linked with what was said first; what only sounds alike is not."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.pipeline.check import OfflineChecker

TITLE = "Ferry firm loses 340 bookings, island council says"
BODY = "Orsa council met on Monday evening.\n\n"


def _repeated(text: str) -> list[tuple[str, str]]:
    """The words of each claim but quotations that repeats another, with those that it repeats."""
    claims = OfflineChecker(min_checkability=0).check_text(text, Metadata()).claims
    by_id = {claim.id: claim for claim in claims}
    return [
        (claim.text, by_id[claim.repeats].text)
        for claim in claims
        if claim.repeats and claim.kind is not ClaimKind.QUOTATION
    ]


@pytest.mark.parametrize(
    ("first", "again", "link"),
    [
        pytest.param(
            "The firm lost 340 bookings in May.",
            "The loss of 340 bookings was the fault of the storms.",
            ("340 bookings", "340 bookings"),
            id="noun-counted",
        ),
        pytest.param(
            "The navy lost 1,325 patrol boats and harbour craft.",
            "Of the 1,325 boats none has been found.",
            ("1,325 boats", "1,325 patrol boats"),
            id="many-digits-and-a-shorter-noun",
        ),
        pytest.param(
            "Volunteers fought the heath fire near Orsa harbour for nearly three hours.",
            "It took nearly three hours until the volunteers had put out the fire near the harbour.",
            ("nearly three hours", "nearly three hours"),
            id="words-of-the-sentence",
        ),
    ],
)
def test_a_figure_is_given_again(first: str, again: str, link: tuple[str, str]) -> None:
    assert link in _repeated(f"{BODY}{first}\n\nNobody was hurt.\n\n{again}")


@pytest.mark.parametrize(
    ("first", "again"),
    [
        pytest.param("The firm lost 30 boats.", "Its shares fell by 30%.", id="another-unit"),
        pytest.param("The firm sold 30 boats in May.", "The firm sold 30 boats in July.", id="another-period"),
        pytest.param("Ada Roe scored four goals.", "Bea Lund scored four goals.", id="another-subject"),
        pytest.param("The walk took two hours.", "The show lasted two hours.", id="a-small-count-of-a-measure"),
        pytest.param("Half were red, half were blue, and half of all were new.", "It rained.", id="one-sentence"),
        pytest.param("Some 40 members voted for it.", "Some 40 goats were sold.", id="another-noun"),
    ],
)
def test_a_figure_of_something_else_repeats_nothing(first: str, again: str) -> None:
    assert _repeated(f"{BODY}{first}\n\nNobody was hurt.\n\n{again}") == []


@pytest.mark.parametrize(
    ("first", "again", "link"),
    [
        pytest.param(
            "The mayor said the old harbour bridge would close in winter.",
            "The mayor said again that the harbour bridge would close this winter.",
            True,
            id="one-speaker-in-other-words",
        ),
        pytest.param(
            "The mayor said the old harbour bridge would close in winter.",
            "The mayor said the old harbour bridge would not close in winter.",
            False,
            id="denied",
        ),
        pytest.param(
            "The mayor said the old harbour bridge would close in 2027.",
            "The mayor said the old harbour bridge would close in 2031.",
            False,
            id="another-number",
        ),
        pytest.param(
            "Ada Roe said the old harbour bridge would close in winter.",
            "Bea Lund said the old harbour bridge would close in winter.",
            False,
            id="another-speaker",
        ),
        pytest.param(
            "The mayor said the harbour bridge would close.",
            "The mayor said the ferry would sail all night.",
            False,
            id="another-content",
        ),
    ],
)
def test_a_statement_is_said_again(first: str, again: str, *, link: bool) -> None:
    assert bool(_repeated(f"{BODY}{first}\n\nNobody was hurt.\n\n{again}")) is link


def test_the_lead_says_at_length_what_the_headline_says() -> None:
    text = (
        "Roe blasts Orsa over joint ferry contract\n\n"
        "Governor Ada Roe blasted Orsa on Tuesday for signing a joint ferry contract with a firm from the mainland.\n\n"
        "The island has two ferries. The older one was built in 1961.\n\n"
        "It rained on Monday, and the harbour was closed.\n\n"
        "Roe also blasted Orsa teachers for a strike at the old school."
    )
    assert [again for again, _ in _repeated(text)] == [
        "blasted Orsa on Tuesday for signing a joint ferry contract with a firm from the mainland"
    ]
