"""What a list shows of a report."""

import pytest

from factcheck import check
from factcheck.pipeline.listing import listing_in, listing_of
from factcheck.pipeline.stored import Listing
from factcheck.render import json_contract

CLAIM = "“We will build it,” the mayor said on Monday."


def test_a_list_shows_title_publisher_date_and_engine_and_finds_by_title_and_claims() -> None:
    report = check(CLAIM, title="The Straße", publisher="The Times", published_at="2022-05-10")
    found = listing_of(report)
    words = "\n".join(["the strasse", *(claim.text.casefold() for claim in report.claims)])
    assert found == Listing("The Straße", "The Times", "2022-05-10", len(report.claims), "offline", words)


@pytest.mark.parametrize("title", [None, "An \u200e order, a \u2028 break and “quotes”"])
def test_a_report_in_json_is_listed_as_when_it_was_made(title: str | None) -> None:
    report = check(CLAIM, title=title)
    assert listing_in(json_contract.render(report).encode()) == listing_of(report)
