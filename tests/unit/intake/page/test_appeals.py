"""Paragraphs that sell the page, and ordinary ones that have the same words."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.page.appeals import is_appeal, is_pointer
from factcheck.intake.page.paragraph_features import look_at
from factcheck.intake.pasted import read_pasted


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


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Norport gets a new quay",
        "READ ALSO | Norport gets a new quay",
        "Related – Norport gets a new quay",
        "▶ Watch: How the quay was built",
        "Don’t miss: Norport gets a new quay",
        "Lesen Sie auch: Neuer Kai in Norport",
        "5 min read",
        "Reading time: 5 minutes",
        "ADVERTISEMENT",
        "Listen to this article",
        "Follow us on Facebook and X",
        "Click here to read more",
        "Related stories:",
    ],
)
def test_a_line_that_points_elsewhere_is_told(line: str) -> None:
    assert is_pointer(line)


@pytest.mark.parametrize(
    "line",
    [
        "Watch: “We did not know,” she said",
        "Related: the board will vote again in May. The state pays half.",
        "Read more of this: the board sold 12 of its boats.",
        "Norport: Read more books, says minister",
        "The 5 min read was his first",
        "Watch sales fell by 12 percent",
        "Listen to the harbour board: it voted 9 to 4.",
        "Follow-up: 12 boats",
    ],
)
def test_a_line_that_tells_is_no_pointer(line: str) -> None:
    assert not is_pointer(line)


def test_a_line_that_points_elsewhere_inside_an_article_is_left_out() -> None:
    told = (
        "The harbour board of Norport will close the old pier for two years, its chairwoman Karin Holm said on Monday.",
        "The repair will cost 3.2 million crowns, of which the state pays half, the ministry of transport said.",
        "Fishermen who land their catch there will have to sail 12 kilometres further, to the quay at Storvik.",
    )
    page = "\n\n".join(["Norport closes its old pier", told[0], "Read more: Norport gets a new quay", *told[1:]])
    text = read_pasted(page, Metadata()).article.text
    assert "Read more" not in text
    assert all(paragraph in text for paragraph in told)
