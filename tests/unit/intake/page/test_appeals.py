"""Paragraphs that sell the page, and ordinary ones that have the same words."""

import pytest

from factcheck.intake.page.appeals import is_appeal
from factcheck.intake.page.paragraph_features import look_at


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to continue reading. Already a subscriber? Sign in.",
        "Get unlimited access for 3.50 euros a month. Cancel any time.",
        "Only £1 a week for the first six weeks. Cancel anytime.",
        "Sign up for the Harbour Post’s morning newsletter.",
        "Get the day’s top stories in your inbox every evening.",
        "You have two free articles left this month.",
        "This article is for subscribers only.",
        "To continue reading, start your free trial.",
        "Story continues below advertisement",
        "Article continues after video",
        "Advertisement - scroll to continue reading",
        "Support our journalism from 2 euros a month.",
    ],
)
def test_appeals_to_the_reader_are_recognised(text: str) -> None:
    assert is_appeal(text, look_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "Subscribers can cancel any time, the company said on Monday.",
        "Get out of the water, the lifeguards told bathers on Sunday.",
        "The newsletter reached 40,000 inboxes before it was banned.",
        "“Sign up for our newsletter and cancel any time,” the advertisement read.",
        "Support for a free trial of the vaccine grew to 61 percent in May.",
        "The story continues to divide the town, nine years after the fire.",
        "Only two of the nine witnesses had full access to the file.",
        "Join the queue early: that is the lesson of the three nights before the sale.",
        "Subscribe to the strike fund or cross the picket line: dockers have no third choice.",
        "The paper lost 12,000 subscribers in a year and now has 80,000.",
        "Register offices in the north closed for two days.",
    ],
)
def test_ordinary_sentences_are_no_appeals(text: str) -> None:
    assert not is_appeal(text, look_at(text))
