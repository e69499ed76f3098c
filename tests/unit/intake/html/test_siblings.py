"""The lead of an HTML page is read, however an extractor voted."""

import pytest

from factcheck.intake.html._siblings import with_lead
from factcheck.intake.html.blocks import read_blocks
from factcheck.intake.page.model import Place, places_around
from factcheck.intake.page.paragraph_features import look_at

LEAD = "The ferry company Nordline will cancel all night crossings to the islands from October, its director said."
NEXT = "It had carried 212,000 passengers last year, she said, and had lost 2.4 million euros on the night boats."


def article(above: str) -> list[str]:
    """What is of the article after relabelling, where only NEXT was before."""
    blocks = read_blocks(f"<body><h1>Night boats stop</h1>{above}<div><p>{NEXT}</p></div></body>").shown
    places = places_around(frozenset({len(blocks) - 1}), len(blocks))
    settled = with_lead(places, blocks, [look_at(block.text) for block in blocks])
    return [block.text for block, where in zip(blocks, settled, strict=True) if where is Place.ARTICLE]


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        (f"<div><p>{LEAD}</p></div>", [LEAD, NEXT]),
        (f"<aside><p>{LEAD}</p></aside>", [NEXT]),
        (f"<div class=teaser><p>{LEAD}</p></div>", [NEXT]),
        (f"<div><p><a href=/x>{LEAD}</a></p></div>", [NEXT]),
        (f"<div><p>{LEAD}</p></div><div><p>Storvik</p></div>", [NEXT]),
        (f"<div><p>{LEAD} Photo: Lise Dahl.</p></div>", [NEXT]),
        ("", [NEXT]),
    ],
)
def test_prose_in_such_elements_as_the_first_paragraph_is_the_lead(above: str, kept: list[str]) -> None:
    assert article(above) == kept
