"""What an HTML page says of its own parts: the body that it states, and the elements that it marks as furniture."""

import json

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.html import read_html
from factcheck.intake.html.blocks import read_blocks

TITLE = "Island school to stay open for two more years"
BODY = (
    "The school on the island of Holmen stays open until 2027, the council decided on Thursday with 14 votes to 11.",
    "“We have nine pupils and two teachers, and all of them want to stay,” headmistress Ida Moe told the council.",
    "The council had planned to close the school in June and to bring its pupils to the mainland by boat each morning.",
    "Parents had collected 860 signatures against the plan, more than twice the number of people on the island.",
)
INSET = (
    "The lighthouse of Holmen was built in 1874 and draws some 3,000 visitors every summer, most of them by bicycle."
)
WHOLE = "\n\n".join((TITLE, *BODY))
MENU = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("News", "Sport", "Culture", "Weather"))


def page(*, middle: str = "", stated: str = "", kind: str = "text") -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": stated}).replace("<", "\\u003c")
    script = f'<script type="application/ld+json">{data}</script>' if stated else ""
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in BODY)
    return (
        f"<html lang=en><head><title>{TITLE}</title>{script}</head><body><nav><ul>{MENU}</ul></nav><article>"
        f'<h1>{TITLE}</h1><div class="{kind}">{first}{middle}{"".join(rest)}</div></article></body></html>'
    )


def read(source: str) -> str:
    return read_html(source, Metadata()).article.text


def with_inset() -> str:
    return f"<p>{INSET}</p>"


def test_what_the_stated_body_leaves_out_is_no_part_of_the_article() -> None:
    assert INSET in read(page(middle=with_inset()))
    assert read(page(middle=with_inset(), stated=" ".join(BODY))) == WHOLE


def test_a_stated_body_with_markup_and_references_is_understood() -> None:
    body = "".join(f"<p>{paragraph.replace('“', '&ldquo;')}</p>" for paragraph in BODY)
    assert read(page(middle=with_inset(), stated=body)) == WHOLE


def test_headings_that_the_stated_body_leaves_out_stay() -> None:
    assert "\n\nWhat the parents say\n\n" in read(page(middle="<h2>What the parents say</h2>", stated=" ".join(BODY)))


@pytest.mark.parametrize(
    "stated",
    [
        pytest.param(BODY[0], id="teaser"),
        pytest.param(
            " ".join((BODY[0], INSET.upper(), "Subscribers read the rest of it here. " * 9)), id="mostly unseen"
        ),
        pytest.param("The harbour board voted on Tuesday to close the old fish market.", id="another article"),
        pytest.param("<p>" * 50_000, id="no text"),
    ],
)
def test_a_stated_body_that_the_page_does_not_bear_out_is_not_gone_by(stated: str) -> None:
    assert read(page(stated=stated)) == WHOLE


def test_stated_text_that_the_page_does_not_show_never_gets_in() -> None:
    hidden = "<p hidden>Secret words stand here for nobody to see.</p>"
    stated = " ".join((*BODY, "Secret words stand here for nobody to see."))
    assert read(page(middle=hidden, stated=stated)) == WHOLE


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param(f"<figure><figcaption>{INSET}</figcaption></figure>", id="figcaption"),
        pytest.param(f'<div class="photo-caption"><p>{INSET}</p></div>', id="caption by name"),
        pytest.param(f'<div class="newsletter"><p>{INSET}</p></div>', id="newsletter"),
        pytest.param(f'<div id="author-bio"><p>{INSET}</p></div>', id="note on the author"),
        pytest.param(f'<div class="js-related"><p>{INSET}</p></div>', id="related"),
        pytest.param(
            '<p>READ MORE: <a href="/x">Ferry company cancels night boats to Holmen</a></p>', id="label and link"
        ),
        pytest.param(
            '<p>See also: <a href="/x">Ferry company cancels night boats</a></p>'
            '<p><a href="/y">Bridge plan is back on the table again</a></p>',
            id="label and links",
        ),
        pytest.param('<p>Our rules: <a href="/x">The Code of Conduct of this house.</a></p>', id="sentence of a link"),
    ],
)
def test_what_the_page_marks_as_furniture_is_dropped(furniture: str) -> None:
    assert read(page(middle=furniture)) == WHOLE


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param(
            '<p>The Holmen Courier <a href="/x">reported</a> the vote first.</p>',
            "The Holmen Courier reported the vote first.",
            id="link in a sentence",
        ),
        pytest.param(
            '<p><a href="/x">The letter of the council says: it will look again in 2027.</a></p>',
            "The letter of the council says: it will look again in 2027.",
            id="linked sentence",
        ),
        pytest.param(
            '<p>The letter read: <a href="/x">“We will look again in 2027.”</a></p>',
            "The letter read: “We will look again in 2027.”",
            id="linked quotation",
        ),
    ],
)
def test_links_that_say_something_stay(line: str, shown: str) -> None:
    assert f"\n\n{shown}\n\n" in read(page(middle=line))


def test_names_that_the_whole_article_bears_are_no_marks() -> None:
    assert read(page(kind="text newsletter-off")) == WHOLE


def test_shown_markup_leaves_out_what_is_hidden() -> None:
    source = (
        "<p>One</p><div hidden><p>Secret</div><p>two</p><script>secret()</script><p style='display:none'>secret<p>three"
    )
    assert "".join(read_blocks(source).markup) == "<p>One</p><p>two</p><p>three"


PLACES = ("Norport", "Osk", "Lindal")
COUNTED = "Roughly half of the fishers on the islands own their boats"


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [(f"<h3>{COUNTED}</h3>", True), (f"<p>{COUNTED}</p>", False), (f'<h3><a href="/">{COUNTED}</a></h3>', False)],
)
def test_a_heading_of_the_markup_that_is_no_link_is_none_of_another_article(line: str, *, is_kept: bool) -> None:
    said = [
        *(f"The board of {place} met on Tuesday to hear what the builders found below its quay." for place in PLACES),
        "Nobody in Norport had asked for that before, the mayor said on Monday in the hall.",
        "It will meet once more in May, when the last of the builders have left the town.",
    ]
    shown = [f"<p>{one}</p>" for one in said]
    whole = "".join((*shown[:3], line, *shown[3:]))
    found = read(f"<html><body><article><h1>Norport counts its boats</h1>{whole}</article></body></html>")
    assert (COUNTED in found) == is_kept


def test_an_item_that_is_a_link_between_paragraphs_is_a_headline_of_another() -> None:
    link = '<a href="/ferry">How the ferry line to Holmen was saved twice</a>'
    assert read(page(middle=f"<ul><li>{link}</li></ul>")) == WHOLE
    assert "saved twice" in read(page(middle=f"<ul><li>{link} in 2019</li></ul>"))
    assert "saved twice" in read(page(middle=f"<ul>{f'<li>{link}</li>' * 4}</ul>"))
