"""The headline of a page that shows none, or shows it with the site's name or a section around it."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.html import read_html
from factcheck.intake.page.headline import without_site

TITLE = "Night boats to the islands stop in October"
BODY = """<p>
The ferry company Nordline will cancel all night boats to the islands from October, its director said on Monday.
<p>The boats carried 212,000 people last year, she said, and lost the company 2.4 million euros in fuel and wages.
<p>“Nobody asked the islands,” said Ole Dahl, a fisher, who takes the boat twice a week to sell his catch in town.
<p>The harbour board will meet in September to hear who else might sail, a spokesman for the board said on Tuesday."""


def title_of(*, title: str, heading: str = "", above: str = "<nav><a href=/l>Sign in</a></nav>") -> str | None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Storvik Post">'
    page = f"<html><head>{head}</head><body>{above}<main><article>{heading}{BODY}</article></main></body></html>"
    return read_html(page, Metadata()).article.title


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        f"{TITLE} - The Storvik Post",
        f"{TITLE} &#8212; The Storvik Post",
        f"{TITLE} « The Storvik Post",
        f"The Storvik Post: {TITLE}",
        f"{TITLE} | Islands | The Storvik Post",
    ],
)
def test_a_page_without_a_headline_has_that_of_its_title(title: str) -> None:
    assert title_of(title=title) == TITLE


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1>{TITLE}</h1>",
        f"<h1>{TITLE} | The Storvik Post</h1>",
        f"<h1><span>Islands</span> {TITLE}</h1>",
        f"<h1><span>North Islands</span>: {TITLE}</h1>",
        f"<h1>Storvik</h1><h1>{TITLE}</h1>",
    ],
)
def test_site_and_section_are_no_part_of_a_headline(heading: str) -> None:
    assert title_of(title=f"{TITLE} | The Storvik Post", heading=heading) == TITLE


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (f"The {TITLE}", TITLE),
        ("No more night boats for the islands", "Boats stop | The Storvik Post"),
        ("Board: night boats to the islands stop", "Islands lose boats - The Storvik Post"),
        ("What the board decided, and why", "The Storvik Post"),
        ("Storvik: night boats stop", "Night boats to the islands stop"),
    ],
)
def test_what_the_page_shows_is_its_headline(heading: str, title: str) -> None:
    assert title_of(title=title, heading=f"<h1>{heading}</h1>") == heading


def test_a_line_without_a_word_of_the_title_is_no_headline() -> None:
    above = "<div>Sign in to your page</div><div>Weather today</div>"
    assert title_of(title=TITLE, above=above) == TITLE


@pytest.mark.parametrize(
    ("title", "publisher", "bare"),
    [
        ("Boats stop - Storvik Post", "Storvik Post", "Boats stop"),
        ("Boats stop - at last - Storvik Post", "Storvik Post", "Boats stop - at last"),
        ("Boats stop | News | Storvik Post", "Storvik Post", "Boats stop"),
        ("Boats stop | What islands do next | Storvik Post", "Storvik Post", "Boats stop | What islands do next"),
        ("Boats stop | News", "Storvik Post", "Boats stop | News"),
        ("Boats stop - Post", "Storvik Post", "Boats stop - Post"),
        ("Boats stop - Storvik Post", None, "Boats stop - Storvik Post"),
        ("Storvik Post", "Storvik Post", "Storvik Post"),
        ("Storvik Post: boats stop", "Storvik Post", "boats stop"),
        ("Half-built sea-wall falls", "wall", "Half-built sea-wall falls"),
    ],
)  # fmt: skip
def test_the_publishers_name_is_no_part_of_a_title(title: str, publisher: str | None, bare: str) -> None:
    assert without_site(title, publisher) == bare
