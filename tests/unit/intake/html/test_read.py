"""HTML pages: body and metadata in, hidden text out, hostile pages answered, and the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.article import Article, DropReason, Metadata
from factcheck.errors import EmptyInputError, InputError, NotAnArticleError, TooLargeError
from factcheck.intake.html import read_html

FIRST = "The harbour board voted on Tuesday to close the old fish market, its chairwoman said after the meeting."
SECOND = (
    "“We held it open for as long as we could,” Anna Lind told reporters. The market opened in 1911 &amp; burnt twice."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Old fish market to close | Harbour News</title>
<meta property="og:site_name" content="Harbour News"><link rel="canonical" href="https://news.example/market">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Old fish market to close",
"datePublished": "2024-03-05T10:00:00Z", "author": {{"name": "Jo Berg"}},
"publisher": {{"name": "Harbour News"}}}}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Old fish market to close</h1><p>{FIRST}</p>HIDDEN<p>{SECOND}</p></article>
<footer><p>© 2024 Harbour News. All rights reserved.</p></footer></body></html>"""


def read(page: str) -> Article:
    return read_html(page, Metadata()).article


def test_page_gives_its_body_and_metadata() -> None:
    article = read(PAGE.replace("HIDDEN", ""))
    assert article.text == f"Old fish market to close\n\n{FIRST}\n\n{SECOND.replace('&amp;', '&')}"
    assert (article.publisher, article.byline) == ("Harbour News", "Jo Berg")
    assert (article.published_at, article.url) == ("2024-03-05T10:00:00Z", "https://news.example/market")


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">Secret words here.</div>',
        '<div style="color:red; visibility : hidden">Secret words here.</div>',
        "<p hidden>Secret words here.</p>",
        '<p aria-hidden="true">Secret words here.</p>',
        '<p class="sr-only">Secret words here.</p>',
        "<!-- Secret words here. -->",
        '<img src="x.jpg" alt="Secret words here.">',
        '<template><p title="x>y">Secret words here.</p></template>',
        "<script>var x = 'Secret words here.';</script>",
    ],
)
def test_hidden_text_is_no_part_of_the_article(hidden: str) -> None:
    assert "Secret" not in read(PAGE.replace("HIDDEN", hidden)).text


@pytest.mark.parametrize("attribute", ["aria-hidden=true", "style='opacity:0'", "hidden"])
def test_what_holds_most_of_the_page_is_not_hidden(attribute: str) -> None:
    page = PAGE.replace("<article>", f"<main {attribute}><article>").replace(
        "HIDDEN", "<p hidden>Secret words here.</p>"
    )
    article = read(page)
    assert FIRST in article.text
    assert "Secret" not in article.text


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<div id="root"></div><noscript>', "</noscript>"),
        ("<p>Loading the page</p><noscript><main>", "</main></noscript>"),
        ('<x-story><template shadowrootmode="open">', "</template></x-story>"),
    ],
)
def test_what_a_browser_shows_without_scripts_is_read_where_it_is_all(opening: str, closing: str) -> None:
    page = (
        PAGE.replace("HIDDEN", "")
        .replace("<article>", f"{opening}<article>")
        .replace("</article>", f"</article>{closing}")
    )
    assert read(page).text == read(PAGE.replace("HIDDEN", "")).text


@pytest.mark.parametrize("element", ["noscript", "template"])
def test_beside_an_article_it_is_no_text(element: str) -> None:
    page = PAGE.replace("HIDDEN", f"<{element}><p>Turn on scripts to see the pictures of the market.</p></{element}>")
    assert "scripts" not in read(page).text


def test_hidden_prose_is_listed_as_dropped() -> None:
    page = PAGE.replace("HIDDEN", "<p hidden>Secret words here.</p>")
    found = [one for one in read(page).dropped if one.reason is DropReason.HIDDEN]
    assert [one.text for one in found] == ["Secret words here."]


def test_a_dropped_stretch_holds_no_tag() -> None:
    page = PAGE.replace("<li>", '<li><b>Log in</b> <a href="/x">or register</a></li><li>')
    dropped = [one.text for one in read(page.replace("HIDDEN", "")).dropped]
    assert dropped[:2] == ["Log in", "or register"]
    assert not any("<" in one for one in dropped)


def test_a_line_without_a_word_is_no_sign_of_the_article() -> None:
    last = "The market opened in 1911 and burnt twice, in 1934 and in 1951, and was built up again both times."
    text = read(f"<article><p>{FIRST}</p><br>&#1<br>&amp;<p>{last}</p></article>").text
    assert FIRST in text
    assert last in text


def test_references_to_characters_that_reorder_are_left_out() -> None:
    article = read(
        PAGE.replace("HIDDEN", "<p>The board&#x202e; met&#8203; twice, and it voted on both of these days.</p>")
    )
    assert "The board met twice, and" in article.text
    assert {one.text for one in article.dropped} >= {"&#x202e;", "&#8203;"}


HOSTILE = {
    "unclosed tags": "<b>x" * 5_000,
    "deep": "<div>" * 5_000,
    "unclosed tag": "<a " * 50_000,
    "comments": "<!--" * 50_000,
    "long attribute": f"<p title='{'x' * 200_000}'>x</p>",
    "unclosed quotes": '<a x="' * 50_000,
    "entities": "&amp;" * 50_000,
    "ampersands": "&" * 200_000,
    "less-than": "<" * 200_000,
    "NUL": "\x00" * 200_000,
    "bidi": "\u202eabc\u200b" * 10_000,
    "linked data": f"<script type='application/ld+json'>{'[' * 200_000}</script>",
    "end tags": "</q>" * 50_000,
}


NESTED_TOO_DEEP = ("unclosed tags", "deep")


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - set(NESTED_TOO_DEEP)))
def test_hostile_page_gives_an_article_with_its_text(name: str) -> None:
    assert FIRST in read(PAGE.replace("HIDDEN", "") + HOSTILE[name]).text


@pytest.mark.parametrize("name", NESTED_TOO_DEEP)
def test_hostile_page_that_nests_too_deep_is_a_clear_error(name: str) -> None:
    with pytest.raises(InputError, match="nests more than 250 elements"):
        read(PAGE.replace("HIDDEN", "") + HOSTILE[name])


def test_too_deep_is_an_error_and_not_lost_text() -> None:
    with pytest.raises(InputError, match="nests more than 250 elements"):
        read("<div>" * 300 + FIRST)


def test_too_large_names_the_limit() -> None:
    with pytest.raises(TooLargeError, match="limit is 100"):
        read_html(PAGE, Metadata(), max_characters=100)


@pytest.mark.parametrize(("page", "error"), [(" \n", EmptyInputError), ("<script>x()</script>", NotAnArticleError)])
def test_page_without_text_is_refused(page: str, error: type[InputError]) -> None:
    with pytest.raises(error):
        read(page)


@pytest.mark.parametrize("tag", ["p", "div", "article", "section"])
def test_one_paragraph_by_itself_is_an_article(tag: str) -> None:
    assert read(f"<{tag}>{FIRST}</{tag}>").text == FIRST


@given(
    st.lists(st.sampled_from([FIRST, SECOND, "<p>", "</p>", "<b>", "&nbsp;", "&#8203;", "\u200b", "<", "<br>", " \n "]))
)
def test_segments_and_dropped_stretches_are_slices_of_the_source(parts: list[str]) -> None:
    page = PAGE.replace("HIDDEN", "".join(parts))
    article = read(page)
    for segment in article.segments:
        raw_end = segment.raw_start + segment.end - segment.start
        assert article.text[segment.start : segment.end] == page[segment.raw_start : raw_end]
    assert all(page[one.raw_start : one.raw_end] == one.text for one in article.dropped)
