"""JSON-LD as pages write it, and which of its nodes is about the article on the page."""

import json

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.html import read_html
from factcheck.intake.metadata.linked_data import Hints, about_this, read_linked_data

HEADLINE = "Ferry stops at night"
BODY = "".join(
    f"<p>The ferry to Norport will not sail on night {number} of the week, the harbour board said on Monday.</p>"
    for number in ("one", "two", "three", "four", "five")
)


def article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2024-03-05", **fields}


def page(*scripts: object, head: str = "", headline: str = HEADLINE) -> str:
    sources = (one if isinstance(one, str) else json.dumps(one) for one in scripts)
    linked = "".join(f'<script type="application/ld+json">{source}</script>' for source in sources)
    return (
        f"<html><head><title>{headline}</title>{head}{linked}</head>"
        f"<body><article><h1>{headline}</h1>{BODY}</article></body></html>"
    )


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('{"@type": "Article", "headline": "A"}', id="plain"),
        pytest.param('{"@type": "Article", "description": "a\nb\tc", "headline": "A"}', id="raw line end"),
        pytest.param('{"@type": "Article", "headline": "A",}', id="trailing comma"),
        pytest.param('{"@type": ["Article",\n], "headline": "A"};', id="trailing comma in a list, semicolon"),
        pytest.param('/* made by hand */ {"@type": "Article", "headline": "A"} // end', id="comments"),
        pytest.param('<!-- {"@type": "Article", "headline": "A"} -->', id="HTML comment"),
        pytest.param('//<![CDATA[\n{"@type": "Article", "headline": "A"}\n//]]>', id="CDATA"),
        pytest.param('{"@type": "Organization"}\n{"@type": "Article", "headline": "A"}', id="two objects"),
        pytest.param("{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;A&quot;}", id="references"),
        pytest.param('{"@type": "Article", "description": "He said "no"", "headline": "A"}', id="marks in a string"),
        pytest.param('{"@type": "Article", "url": "https://a.example//b/*c*/,]", "headline": "A",}', id="in a string"),
    ],
)
def test_what_is_meant_is_read(source: str) -> None:
    assert [node["headline"] for node in read_linked_data([source]).articles] == ["A"]


def test_of_a_broken_object_the_plain_fields_are_read() -> None:
    source = (
        '{"@type": "NewsArticle", "headline": "Ferry "stops" at night", "datePublished": "2024-03-05",\n'
        '"author": [{"@type": "Person", "name": "Jo Berg"}], "publisher": {"@type": "Organization", "name": "Post"}}'
    )
    [node] = read_linked_data([source]).articles
    kept = {"@type": "NewsArticle", "datePublished": "2024-03-05", "author": "Jo Berg", "publisher": "Post"}
    assert node == kept


def test_a_string_keeps_what_would_be_a_comment_outside_it() -> None:
    [node] = read_linked_data(['{"@type": "Article", "url": "https://a.example/*b*/,]",}']).articles
    assert node["url"] == "https://a.example/*b*/,]"


@pytest.mark.parametrize("source", ['"' * 50_000, '"\\"' * 50_000, "/*" * 50_000, ", " * 50_000, "{" * 50_000])
def test_what_is_no_json_is_passed_over(source: str) -> None:
    assert read_linked_data([source]).articles == []


def test_an_author_and_a_publisher_may_be_references() -> None:
    graph = {
        "@graph": [
            {"@type": "Person", "@id": "#jo", "name": "Jo Berg"},
            {"@type": "Organization", "@id": "#post", "name": "Storvik Post"},
            article(author=[{"@id": "#jo"}, {"name": "Ann Lund"}], publisher={"@id": "#post"}),
        ]
    }
    found = read_html(page(graph), Metadata()).article
    assert (found.byline, found.publisher) == ("Jo Berg, Ann Lund", "Storvik Post")


def test_a_reference_to_nothing_names_nobody() -> None:
    found = read_html(page(article(author={"@id": "#jo"})), Metadata()).article
    assert found.byline is None


OTHER: dict[str, object] = {"@type": "NewsArticle", "headline": "Bakery wins prize", "datePublished": "2020-01-01"}


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(page(OTHER, article()), id="by the headline"),
        pytest.param(page({"@graph": [OTHER, article()]}), id="in a graph"),
        pytest.param(
            page({"@type": "Review", "datePublished": "2020-01-01"}, article()), id="a review without headline"
        ),
        pytest.param(
            page(
                {**OTHER, "url": "https://post.example/prize"},
                article(headline="No night ferry", url="https://post.example/ferry?x=1"),
                head='<link rel="canonical" href="https://post.example/ferry/">',
            ),
            id="by the address",
        ),
    ],
)
def test_the_node_is_the_one_that_the_page_is_about(html: str) -> None:
    assert read_html(html, Metadata()).article.published_at == "2024-03-05"


def test_without_any_hint_the_first_node_stands() -> None:
    assert about_this([OTHER, article()], Hints()) == [OTHER, article()]


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("Roe &amp; Moss stop ferry", "Roe & Moss stop ferry"),
        ("Roe &amp;amp; Moss stop ferry", "Roe & Moss stop ferry"),
        ("Roe&#8217;s ferry stops", "Roe’s ferry stops"),
    ],
)
def test_character_references_are_decoded(stated: str, read: str) -> None:
    html = page(article(headline=stated), headline=read.replace("&", "&amp;"))
    assert read_html(html, Metadata()).article.title == read


@pytest.mark.parametrize(
    "name", ["page.head.extra.author", "{{author}}", "null", "admin", "https://a.example/jo", "/", "--"]
)
def test_a_placeholder_is_no_name(name: str) -> None:
    found = read_html(page(article(author=name, publisher={"name": name})), Metadata()).article
    assert (found.byline, found.publisher) == (None, None)


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "givenName": "Jo", "familyName": "Berg"}, "Jo Berg"),
        (
            [{"givenName": "Jo", "additionalName": "M.", "familyName": "Berg"}, {"name": "Ann Lund"}],
            "Jo M. Berg, Ann Lund",
        ),
        ({"@type": "Person", "url": "https://a.example/jo"}, None),
    ],
)
def test_a_person_may_be_named_in_parts(author: object, byline: str | None) -> None:
    assert read_html(page(article(author=author)), Metadata()).article.byline == byline


def test_a_day_may_be_a_list_of_one() -> None:
    html = page({"@type": "NewsArticle", "headline": HEADLINE, "datePublished": ["2024-03-06"]})
    assert read_html(html, Metadata()).article.published_at == "2024-03-06"


def test_the_by_line_on_the_page_comes_before_an_author_that_is_the_outlet() -> None:
    stated = article(author="Storvik Post", publisher={"name": "Storvik Post"})
    shown = page(stated).replace("</h1>", "</h1><p>By Karin Holm</p>")
    assert [read_html(html, Metadata()).article.byline for html in (shown, page(stated))] == [
        "Karin Holm",
        "Storvik Post",
    ]


def test_the_day_of_the_page_stands_in_for_that_of_the_article() -> None:
    html = page({"@type": "WebPage", "datePublished": "2024-03-06"}, {"@type": "WebSite", "name": "Storvik Post"})
    found = read_html(html, Metadata()).article
    assert (found.published_at, found.publisher) == ("2024-03-06", "Storvik Post")
