"""For any HTML, every visible character is in the article or in what was dropped, and nothing is there twice."""

import html
from collections import Counter
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.domain.article import Article, DropReason, Metadata
from factcheck.intake.html import read_html

DRAWN = str.maketrans("", "", "“”‘’")
FIRST = "The harbour board voted on Tuesday to close the old fish market, its chairwoman said after the meeting."
LAST = "The market opened in 1911 and burnt twice, in 1934 and in 1951, and was built up again both times."
FRAME = (f"<html><head><title>Market</title></head><body><article><p>{FIRST}</p>", f"<p>{LAST}</p></article></body>")

TEXTS = st.text(alphabet="ab1.,;#&é \n") | st.sampled_from(
    [
        "Brandt & Sons",
        "R&D",
        "AT&T;",
        "&amp;",
        "&lt;",
        "&#8212;",
        "&nbsp;",
        "&notit;",
        "&#",
        "&#x",
        "&;",
        "a &b; c",
        "< 3",
        FIRST,
    ]
)
PAIRED = (
    "p",
    "b",
    "i",
    "a",
    "div",
    "span",
    "sup",
    "sub",
    "s",
    "rt",
    "h1",
    "h2",
    "li",
    "ul",
    "table",
    "tr",
    "td",
    "x-y",
    "q",
    "del",
)
FURNITURE = ("button", "label", "aside", "footer", "nav")
TAGS = st.sampled_from(
    [
        "<br>",
        "<br/>",
        "<hr>",
        "<img>",
        "<!---->",
        *(f"<{end}{name}>" for name in PAIRED + FURNITURE for end in ("", "/")),
    ]
)


def read(inner: str) -> Article:
    return read_html(inner.join(FRAME), Metadata()).article


def characters(*texts: str) -> Counter[str]:
    """All but white space, and the marks that stand for `<q>`."""
    return Counter("".join(normalize("NFKC", "".join(texts)).translate(DRAWN).split()))


def kept_and_dropped(article: Article) -> Counter[str]:
    seen = (html.unescape(one.text) for one in article.dropped if one.reason is not DropReason.CONTROL_CHARACTER)
    return characters(article.text, *seen)


@given(st.lists(st.tuples(TAGS, TEXTS), max_size=12))
@example([("<p>", "Brandt & Sons carried 212,000 passengers.")])
@example([("<aside>", "11111111111 "), ("<b>", "1")])
def test_every_visible_character_is_kept_or_dropped(parts: list[tuple[str, str]]) -> None:
    inner = "".join(f"{tag}{text}" for tag, text in parts)
    shown = (html.unescape(text) for _, text in parts)
    assert kept_and_dropped(read(inner)) == characters(FIRST, LAST, *shown)


@pytest.mark.parametrize(
    "text", ["Brandt & Sons", "R&D & more", "&", "a & b &c; d", "&& x", "&#", "&; y", "A &amp; B & C"]
)
def test_a_bare_ampersand_is_text(text: str) -> None:
    said = f"{text} carried 212,000 passengers to the islands in the past year, the owner said on Tuesday."
    assert html.unescape(said) in read(f"<p>{said}</p>").text
