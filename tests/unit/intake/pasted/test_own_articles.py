"""Our own articles, pasted with and without the page around them, are read whole: headline, quotations and figures."""

import pytest

from benchmarks.gold import gold_names, read_article, read_gold
from factcheck.domain.article import Metadata
from factcheck.intake.pasted import read_pasted

HEADLINES = {
    "bakery-feature": "The last oven on Tallow Street",
    "cement-results": "Halvard Cement lifts forecast as profit climbs 12%",
    "council-budget": "Wellmere council raises parking charges to close £3.1m gap",
    "reservoir-wire": "Engineers lower Karsund reservoir after crack found in spillway",
    "seagull-tabloid": "‘Gangster’ gull terrorises seaside cafe and makes off with £85 of scampi",
}


# Dropped in part: the key points between a headline and a wire's lead, or the first entry of a live blog.
DROPPED_IN_PART = ("bank-markets", "storm-live")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True) if name in DROPPED_IN_PART else ())
        for name in gold_names()
    ],
)
def test_no_claim_of_the_gold_is_dropped(name: str) -> None:
    text = read_pasted(read_article(name), Metadata()).article.text
    gold = read_gold(name)
    assert [one.text for one in gold.claims if one.text not in text] == []


@pytest.mark.parametrize("name", HEADLINES)
def test_the_headline_is_found(name: str) -> None:
    assert read_pasted(read_article(name), Metadata()).article.title == HEADLINES[name]
