"""What headline and standfirst state is set aside where the body tells it; what they say beyond it stays."""

import pytest

from factcheck.detection.worth.heads import TOLD_BELOW
from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.domain.report import Report
from factcheck.pipeline.check import OfflineChecker

LEAD = "Governor Ada Roe blasted Orsa on Tuesday for signing a joint ferry contract with a firm from the mainland."
REST = "The island has two ferries.\n\nRoe blasted Orsa again on Friday over the joint ferry contract."


def _report(headline: str, lead: str = LEAD, min_checkability: float = 0.5) -> Report:
    checker = OfflineChecker(min_checkability=min_checkability)
    return checker.check_text(f"{headline}\n\n{lead}\n\n{REST}", Metadata())


def _in_head(report: Report) -> list[str]:
    body = report.article.parts.body.start
    return [claim.text for claim in report.claims if claim.start < body]


@pytest.mark.parametrize(
    ("headline", "lead", "listed"),
    [
        pytest.param("Roe blasts Orsa over joint ferry contract", LEAD, [], id="the lead says it at length"),
        pytest.param(
            "Roe blasts Orsa over theft of four lorries",
            LEAD,
            ["blasts Orsa over theft of four lorries", "four lorries"],
            id="the body says something else",
        ),
        pytest.param(
            "Ferry firm loses 340 bookings, island council says",
            "The ferry firm lost 430 bookings in May, the island council said on Monday.",
            ["Ferry firm loses 340 bookings", "340 bookings"],
            id="another number",
        ),
        pytest.param(
            "Ferry firm loses 340 bookings, island council says",
            "The ferry firm lost 340 bookings in May, the island council said on Monday.",
            [],
            id="the lead gives the figure, too",
        ),
        pytest.param(
            "2 hurt as fireworks misfire at Orsa beach",
            "Two people were injured on Monday after fireworks misfired at a beach in Orsa.",
            [],
            id="the lead counts the same under another noun",
        ),
        pytest.param(
            "Two ships sink off Orsa",
            "The council of Orsa jailed two millers on Monday.",
            ["Two ships"],
            id="as many of something else",
        ),
        pytest.param(
            "Fireworks misfire at Orsa beach 40 miles from Lund",
            "Some 40 people met on Monday after fireworks misfired at a beach in Orsa.",
            ["40 miles"],
            id="a measure with the same number",
        ),
        pytest.param(
            "Roe calls joint ferry contract ‘a shameful betrayal of Orsa’",
            "Governor Ada Roe called the joint ferry contract “a shameful betrayal of Orsa” on Tuesday.",
            ["calls joint ferry contract ‘a shameful betrayal of Orsa’", "a shameful betrayal of Orsa"],
            id="a quotation stays with the statement around it",
        ),
        pytest.param(
            "Minister denies taking bribes from ferry firm",
            "Prosecutors said on Monday that the minister took bribes from the ferry firm.",
            ["denies taking bribes from ferry firm"],
            id="a denial of what the body says",
        ),
        pytest.param(
            "Talks on the ferry contract have not failed, mayor says",
            "The talks on the ferry contract have failed, the union said on Monday.",
            ["Talks on the ferry contract have not failed"],
            id="the opposite",
        ),
        pytest.param(
            "No deal was reached on the ferry contract, envoy says",
            "A deal was reached on the ferry contract, the envoy said on Monday.",
            ["No deal was reached on the ferry contract"],
            id="the opposite, without a not",
        ),
        pytest.param(
            "Army sank boats of island farmers, rebels say",
            "The army said on Monday that rebels sank boats of island farmers.",
            ["Army sank boats of island farmers"],
            id="the same words of somebody else",
        ),
        pytest.param(
            "Ferries idle all winter for want of fuel, Roe says",
            "Governor Ada Roe said on Monday that the ferries had no fuel. She said they would lie idle all winter.",
            [],
            id="a statement sums up two",
        ),
        pytest.param(
            "Ferries to burn coal, Roe says",
            "Governor Ada Roe said on Monday that the ferries had no fuel.",
            ["Ferries to burn coal"],
            id="a statement says more",
        ),
        pytest.param(
            "Three die in ferry fire",
            "Three of the crew were killed on Monday when a fire broke out on the ferry.",
            [],
            id="the lead gives the figure of other words",
        ),
        pytest.param(
            "Orsa buys three ferries",
            "Governor Ada Roe met the council on Monday. Three people were hurt in the crowd.",
            ["three ferries"],
            id="as many of another thing in the lead",
        ),
    ],
)
def test_the_head_lists_what_the_body_does_not_tell(headline: str, lead: str, listed: list[str]) -> None:
    assert _in_head(_report(headline, lead)) == listed


def test_what_is_set_aside_has_its_reason_and_the_sum_holds() -> None:
    statements = _report("Roe blasts Orsa over joint ferry contract").coverage.statements
    assert [one.reason for one in statements.set_aside] == [TOLD_BELOW]
    assert statements.found == statements.listed + len(statements.set_aside)


def test_a_figure_that_is_set_aside_has_its_reason_and_the_sum_holds() -> None:
    lead = "A fire on a ferry killed 14 islanders on Tuesday, the coast guard said."
    figures = _report("Ferry fire kills 14 islanders", lead).coverage.quantities
    assert TOLD_BELOW in [one.reason for one in figures.set_aside]
    assert figures.found == figures.listed + len(figures.set_aside)


def test_what_repeated_the_headline_repeats_the_lead() -> None:
    report = _report("Roe blasts Orsa over joint ferry contract")
    first, again = (claim for claim in report.claims if claim.text.startswith("blasted Orsa"))
    assert (first.repeats, again.repeats) == (None, first.id)


def test_a_sentence_alone_and_a_headline_alone_keep_their_claims() -> None:
    assert OfflineChecker().check_text("Roe blasts Orsa over joint ferry contract.", Metadata()).claims


def _sources(report: Report, text: str) -> list[tuple[str | None, str]]:
    return [
        (claim.attribution.source.name if claim.attribution.source else None, claim.attribution.certainty)
        for claim in report.claims
        if claim.kind is ClaimKind.QUANTITY and claim.text.endswith(text)
    ]


@pytest.mark.parametrize(
    ("headline", "lead", "expected"),
    [
        pytest.param(
            "Ferry fire kills 14 islanders",
            "A fire on a ferry killed 14 islanders on Tuesday, the coast guard said.",
            [("the coast guard", "likely"), ("the coast guard", "sure")],
            id="the lead names who gives it",
        ),
        pytest.param(
            "Ferry fire kills 14 islanders",
            "A fire on a ferry killed 14 islanders on Tuesday.",
            [(None, "sure"), (None, "sure")],
            id="nobody gives it",
        ),
        pytest.param(
            "Storm hits Osk island",
            "A fire on a ferry killed 14 islanders on Tuesday.\n\n"
            "The ferry fire on Tuesday killed 14 islanders, the coast guard said.",
            [(None, "likely"), ("the coast guard", "sure")],
            id="the article's own where somebody gives it too",
        ),
    ],
)
def test_a_figure_has_the_source_that_the_body_names(
    headline: str, lead: str, expected: list[tuple[str | None, str]]
) -> None:
    assert _sources(_report(headline, lead, min_checkability=0), "islanders") == expected
