import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given

from factcheck.domain.claim import ClaimKind
from factcheck.render.html_page import render
from factcheck.render.visible import visible_controls
from tests.builders import build_article, build_attribution, build_claim, build_report, hostile_report
from tests.unit.render.strategies import HOSTILE_TEXT

VOID = {"meta", "!doctype"}


@dataclass
class Page(HTMLParser):
    """A page taken apart: elements, attributes and the words under each path of classes and tags."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    words: list[tuple[tuple[str, ...], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in VOID:
            self.stack.append(".".join(filter(None, (tag, dict(attrs).get("class")))))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().partition(".")[0] == tag

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(self.stack), data))

    def under(self, step: str, *, without: str | None = None) -> str:
        return "".join(data for path, data in self.words if step in path and without not in path)

    def attribute(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name)) is not None]


def _page(document: str) -> Page:
    page = Page()
    page.feed(document)
    page.close()
    assert page.stack == []
    return page


def test_the_article_stands_there_word_for_word() -> None:
    page = _page(render(hostile_report()))

    shown = [page.under(f"p.{part}", without="a.reference") for part in ("headline", "body")]
    assert "".join(shown) == visible_controls(hostile_report().article.text.replace("\n\n", ""))


def test_each_run_is_marked_with_the_claims_that_cover_it() -> None:
    page = _page(render(hostile_report()))

    marks = [
        (attributes["class"], attributes["data-claims"])
        for _, attributes in page.elements
        if "data-claims" in attributes
    ]
    assert marks == [
        ("statement", "c1"),
        ("quotation", "c2"),
        ("quotation quantity", "c2 c3"),
        ("quotation", "c2"),
        ("assertion", "c4"),
    ]


def test_every_link_inside_the_page_leads_somewhere_and_back() -> None:
    page = _page(render(hostile_report()))

    ids = page.attribute("id")
    links = {href.removeprefix("#") for href in page.attribute("href") if href.startswith("#")}
    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    assert {f"{prefix}c{number}" for prefix in ("", "at-") for number in range(1, 5)} <= links
    assert set(page.attribute("aria-labelledby")) <= set(ids)


def test_a_card_shows_words_chain_and_question_and_folds_the_rest() -> None:
    page = _page(render(hostile_report()))

    assert _words_of(page, "article.statement", without="details") == (
        '1 statement c1 ↑ no <script>alert("x")</script> runs " onmouseover="alert(2) | here'
        " source +Roe (“Roe says”) cue says likely Is it so?"
    )
    assert _words_of(page, "article.statement", within="details") == (
        "1 claim in full, 2 questions claim c1 ↑ statement rank 1, checkability 0.75 stands paragraph 1, 56-122"
        " source +Roe (“Roe says”): named, likely published by The Daily & Sons because an event"
        " Did Roe say so? Is it so?"
    )


def test_what_stands_within_a_claim_stands_in_its_card() -> None:
    page = _page(render(hostile_report()))

    assert _words_of(page, "article.quotation", without="details").endswith(
        "source Ada | Roe (“She”) cue told via Agency [One](http://one.example) likely"
        " at least -3.5 million · rockets · so far c3 ↑ pronoun unresolved Ada Roe said that rockets flew."
    )


def test_a_claim_that_is_said_again_is_one_card_that_links_to_each_place() -> None:
    text = "Rain fell.\n\nIt rained.\n\nAgain it rained."
    claims = (build_claim(text, "It rained."), build_claim(text, "Again it rained.", number=2, repeats="c1"))
    page = _page(render(build_report(build_article(text), claims)))

    assert _words_of(page, "p.again") == "said 1 more time: paragraph 3 c2 ↑"
    assert [each["id"] for tag, each in page.elements if tag == "article"] == ["c1"]
    assert {"c2", "at-c2"} <= set(page.attribute("id"))


def test_cards_of_lower_rank_are_folded() -> None:
    text = " ".join(f"It rained {day} times." for day in "abcdefghijkl")
    claims = tuple(
        build_claim(text, f"It rained {day} times.", number=number)
        for number, day in enumerate("abcdefghijkl", start=1)
    )
    page = _page(render(build_report(build_article(text), claims)))

    folded = _words_of(page, "details.more")
    assert folded.startswith("2 more claims of lower rank 11 assertion c11 ↑ It rained k times.")
    assert "It rained j times." not in folded


def test_a_figure_is_marked_in_its_sentence() -> None:
    text = "In May some 40 people came."
    claim = build_claim(text, "40 people", ClaimKind.QUANTITY, sentence=text)
    page = _page(render(build_report(build_article(text), (claim,))))

    assert page.under("h3.quantity") == text
    assert page.under("b", without="p.kind") == "40 people"


def test_what_is_no_claim_is_shown_with_its_reason() -> None:
    footer = " ".join(_page(render(hostile_report())).under("footer").split())

    assert "Figures 2 found, 1 listed, 1 set aside. 1998 a date" in footer
    assert "Rejected made | up not in the article (model)" in footer
    assert "1 menu or label, 1 promotion or sign-up. What was dropped Sign in! promotion or sign-up <menu>" in footer


def test_the_policy_allows_our_own_style_and_nothing_else() -> None:
    page = _page(render(hostile_report()))

    style = b64encode(sha256(page.under("style").encode()).digest()).decode()
    policy = next(each["content"] for _, each in page.elements if each.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in page.under("style")
    assert "@import" not in page.under("style")


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://daily.example/a", ["https://daily.example/a"]),
        ("javascript:alert(1)", []),
        ("data:text/html,x", []),
        ("//daily.example/a", []),
    ],
)
def test_only_web_addresses_become_links(url: str, links: list[str]) -> None:
    page = _page(render(build_report(build_article("It rained.", url=url))))

    assert page.attribute("href") == links
    assert url in page.under("p.known")


def test_the_language_of_the_article_is_named() -> None:
    page = _page(render(build_report(build_article("اليوم", language='ar"x'))))

    assert page.attribute("lang") == ["en", 'ar"x']


def test_a_name_in_another_script_does_not_turn_its_sentence_round() -> None:
    text = "وزارة الصحة counted 340 cases of flu in the north on Tuesday.\n\nقالت وزارة الصحة أمس."
    page = _page(render(build_report(build_article(text), (build_claim(text, text.partition("\n")[0]),))))

    shown = [each["dir"] for _, each in page.elements if each.get("class") == "body" or each.get("id") == "c1-words"]
    assert shown == ["ltr", "rtl", "ltr"]


def test_a_page_without_claims_explains_no_marks() -> None:
    page = _page(render(build_report(build_article("It rained."))))

    assert page.under("section.claims").split() == ["0", "claims"]
    assert "ul.legend" not in {step for path, _ in page.words for step in path}


def test_the_legend_explains_the_marks_that_there_are() -> None:
    page = _page(render(build_report(build_article("It rained."), (build_claim("It rained.", "It rained."),))))

    assert page.under("ul.legend").split() == ["assertion"]


@given(HOSTILE_TEXT)
def test_no_article_breaks_out_of_the_text(text: str) -> None:
    page, harmless = _page(_spread(text)), _page(_spread(re.sub(r"\S", "x", text)))

    assert _undirected(page) == _undirected(harmless)
    assert set(page.under("article.assertion").split()) >= set(visible_controls(text).split())


@given(HOSTILE_TEXT)
def test_no_article_breaks_out_of_an_attribute(text: str) -> None:
    page = _page(render(build_report(build_article("It rained.", language=text, url=f"https://a.example/{text}"))))

    assert page.attribute("lang") == ["en", visible_controls(text)]
    assert page.attribute("href") == [f"https://a.example/{visible_controls(text)}"]


def _words_of(page: Page, *steps: str, within: str | None = None, without: str | None = None) -> str:
    """The words under all steps, parted by single spaces."""
    wanted = {*steps, within} - {None}
    found = (data.strip() for path, data in page.words if wanted <= set(path) and without not in path)
    return " ".join(" ".join(filter(None, found)).split())


def _undirected(page: Page) -> list[tuple[str, dict[str, str | None]]]:
    """The elements, but for the direction of their letters."""
    assert set(page.attribute("dir")) <= {"ltr", "rtl", "auto"}
    return [(tag, {**attributes, "dir": None}) for tag, attributes in page.elements]


def _spread(text: str) -> str:
    """A page with `text` in every place that takes words."""
    attribution = build_attribution(text, text, name=text, cue=text, via=[text], published_by=text)
    claim = build_claim(text, text, attribution=attribution, reasons=(text,), questions=(text,), restatement=text)
    return render(build_report(build_article(text, title=text, publisher=text), (claim,), warnings=(text,)))
