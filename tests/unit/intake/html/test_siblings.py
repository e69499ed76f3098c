"""The lead of an HTML page is read, however an extractor voted."""

import pytest

from factcheck.intake.html._siblings import with_lead, with_tables
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


ROWS = ("<th>Boat<th>People", "<td>Valdis<td>212", "<td>Osk<td>87")
TABLE = f"<table>{''.join(f'<tr>{row}</tr>' for row in ROWS)}</table>"
LINKS = TABLE.replace("Osk", "<a href=/osk>Osk</a>")
CELLS = ["Boat", "People", "Valdis", "212", "Osk", "87"]
LAST = "The board will meet again on Monday."


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        (f"{TABLE}<p>{LAST}</p>", [*CELLS, LAST]),
        (f"{TABLE}<p>{LAST}</p><p>{LAST}</p><p>Share</p><p>{LAST}</p>", [*CELLS, LAST, LAST]),
        (f"{TABLE}<aside><p>{LAST}</p></aside>", CELLS),
        (f"{TABLE}<p><a href=/x>{LAST}</a></p>", CELLS),
        (f"{TABLE}<p>Sign up for our newsletter at once.</p>", CELLS),
        (f"{LINKS}<p>{LAST}</p>", CELLS[:2]),
        (f"{TABLE.replace('212', 'many').replace('87', 'few')}<p>{LAST}</p>", CELLS[:2]),
    ],
)
def test_a_table_that_the_article_has_begun_is_of_it_and_so_is_the_prose_below(below: str, kept: list[str]) -> None:
    blocks = read_blocks(f"<body><h1>Night boats stop</h1><div><p>{LEAD}</p><p>{NEXT}</p>{below}</div></body>").shown
    places = places_around(frozenset({1, 2, 3, 4}), len(blocks))
    settled = with_tables(places, blocks, [look_at(block.text) for block in blocks])
    article = [block.text for block, where in zip(blocks, settled, strict=True) if where is Place.ARTICLE]
    assert article == [LEAD, NEXT, *kept]
