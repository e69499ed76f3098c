import json
import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given

from factcheck.domain.claim import ClaimKind
from factcheck.render.page.html_page import render
from factcheck.render.visible import visible_controls
from tests.builders import build_article, build_attribution, build_claim, build_report, hostile_report
from tests.unit.render.strategies import HOSTILE_TEXT

VOID = {"meta", "input", "!doctype"}


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


def test_marks_are_nested_as_their_claims_are() -> None:
    page = _page(render(hostile_report()))

    marks = [(each["class"], each["data-claim"]) for tag, each in page.elements if tag == "mark"]
    assert marks == [("statement h0", "c1"), ("quotation h1", "c2"), ("quantity h0", "c3"), ("assertion h0", "c4")]
    assert page.under("mark.quantity h0", without="a.reference") == "-3.5 million rockets"


def test_every_link_inside_the_page_leads_somewhere_and_back() -> None:
    page = _page(render(hostile_report()))

    ids = page.attribute("id")
    links = {href.removeprefix("#") for href in page.attribute("href") if href.startswith("#")}
    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    assert {f"{prefix}c{number}" for prefix in ("", "at-") for number in range(1, 5)} <= links
    assert set(page.attribute("aria-labelledby")) <= set(ids)


def test_a_line_says_words_kind_and_source_and_opens_to_all_that_is_known() -> None:
    page = _page(render(hostile_report()))

    assert _words_of(page, "details.claim statement", within="summary") == (
        '1 no <script>alert("x")</script> runs " onmouseover="alert(2) | here statement +Roe likely c1'
    )
    assert _words_of(page, "details.claim statement", within="div.inside") == (
        "source +Roe (“Roe says”) cue says published by The Daily & Sons Did Roe say so? Is it so?"
        " source is named, likely rank 1, checkability 0.75 because an event"
        " stands paragraph 1 ↑ 56-122 , link to c1"
    )


def test_what_stands_within_a_claim_has_a_line_below_it() -> None:
    page = _page(render(hostile_report()))

    assert _words_of(page, "details.claim quotation", within="summary").endswith(
        "quotation, direct Ada | Roe likely pronoun unresolved 1 within c2"
    )
    assert _words_of(page, "ul.within", within="summary") == "↳ -3.5 million rockets quantity Ada | Roe likely c3"
    assert "value at least -3.5 unit million counted rockets period so far" in _words_of(page, "ul.within")


def test_a_claim_that_is_said_again_is_one_line_that_links_to_each_place() -> None:
    text = "Rain fell.\n\nIt rained.\n\nAgain it rained."
    claims = (build_claim(text, "It rained."), build_claim(text, "Again it rained.", number=2, repeats="c1"))
    page = _page(render(build_report(build_article(text), claims)))

    assert _words_of(page, "p.again") == "said 1 more time: paragraph 3 c2 ↑"
    assert [each["id"] for _, each in page.elements if each.get("class") == "claim assertion"] == ["c1"]
    assert {"c2", "at-c2"} <= set(page.attribute("id"))


def test_lines_of_lower_rank_are_folded() -> None:
    text = " ".join(f"It rained {day} times." for day in "abcdefghijkl")
    claims = tuple(
        build_claim(text, f"It rained {day} times.", number=number)
        for number, day in enumerate("abcdefghijkl", start=1)
    )
    page = _page(render(build_report(build_article(text), claims)))

    folded = _words_of(page, "details.more")
    assert folded.startswith("2 more claims of lower rank 11 It rained k times. assertion")
    assert "It rained j times." not in folded


def test_a_figure_is_marked_in_its_sentence() -> None:
    text = "In May some 40 people came."
    claim = build_claim(text, "40 people", ClaimKind.QUANTITY, sentence=text)
    page = _page(render(build_report(build_article(text), (claim,))))

    assert _words_of(page, "summary", "span.words") == "In May some 40 people came."
    assert _words_of(page, "summary", "b") == "40 people"


def test_each_source_has_its_claims_and_a_bar() -> None:
    page = _page(render(hostile_report()))

    assert _words_of(page, "section.sources", within="summary") == (
        "Ada | Roe 2 claims, 8 words, 8 quoted +Roe 1 claim, 7 words, 0 quoted"
    )
    bars = [(each["class"], each["width"]) for tag, each in page.elements if tag == "rect"]
    assert bars == [("reported", "100.0"), ("quoted", "100.0"), ("reported", "87.5"), ("quoted", "0.0")]


def test_what_is_no_claim_is_shown_with_its_reason() -> None:
    page = _page(render(hostile_report()))
    coverage = _words_of(page, "section.coverage")

    assert "Figures 2 found, 1 listed, 1 set aside. 1998 a date" in coverage
    assert "Rejected made | up not in the article (model)" in coverage
    assert "1 menu or label, 1 promotion or sign-up." in coverage
    assert _words_of(page, "details.dropped") == (
        "Left out: 1 menu or label, 1 promotion or sign-up promotion or sign-up Sign in! menu or label <menu>"
    )


@pytest.mark.parametrize(
    ("report_id", "connects"), [(None, ""), ("a" * 64, "connect-src 'self'; ")], ids=["from disk", "served"]
)
def test_the_policy_allows_our_own_style_and_script_and_nothing_else(report_id: str | None, connects: str) -> None:
    page = _page(render(hostile_report(), report_id=report_id))

    policy = next(each["content"] for _, each in page.elements if each.get("http-equiv") == "Content-Security-Policy")
    style, head, script = (_source(page.under(tag)) for tag in ("style", "script.head", "script.code"))
    assert policy == (
        f"default-src 'none'; script-src {head} {script}; style-src {style}; {connects}base-uri 'none'; "
        "form-action 'none'"
    )
    assert "url(" not in page.under("style")
    assert "@import" not in page.under("style")


@pytest.mark.parametrize("report_id", [None, "a" * 64], ids=["from disk", "served"])
def test_no_element_carries_style_code_or_an_address_elsewhere(report_id: str | None) -> None:
    page = _page(render(build_report(build_article(url=None)), report_id=report_id))

    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")} | (names & {"style", "src", "srcset", "action"})
    assert _elsewhere(page) == (["/"] if report_id else [])


def test_what_the_scripts_read_closes_no_element() -> None:
    text = "</script><!--<script> said Roe\u202e."
    attribution = build_attribution(text, "</script><!--<script>", name="</script><!--\u202e")
    page = _page(
        render(build_report(build_article(text, title=text), (build_claim(text, text, attribution=attribution),)))
    )

    facts = json.loads(page.under("script.facts"))
    assert facts["claims"][0]["voice"] == "</script><!--\\u202e"
    assert facts["claims"][0]["at"] == [0, len(text)]


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

    assert _elsewhere(page) == links
    assert url in page.under("p.known")


def test_the_language_of_the_article_is_named() -> None:
    page = _page(render(build_report(build_article("اليوم", language='ar"x'))))

    assert page.attribute("lang") == ["en", 'ar"x']


def test_a_name_in_another_script_does_not_turn_its_sentence_round() -> None:
    text = "وزارة الصحة counted 340 cases of flu in the north on Tuesday.\n\nقالت وزارة الصحة أمس."
    page = _page(render(build_report(build_article(text), (build_claim(text, text.partition("\n")[0]),))))

    shown = [each["dir"] for _, each in page.elements if each.get("class") == "body" or each.get("class") == "words"]
    assert shown == ["ltr", "rtl", "ltr"]


def test_a_page_without_claims_explains_no_marks() -> None:
    page = _page(render(build_report(build_article("It rained."))))

    assert _words_of(page, "section.worksheet").startswith("0 claims")
    assert "filters" not in page.attribute("id")
    assert "ul.legend" not in {step for path, _ in page.words for step in path}


def test_the_legend_explains_the_marks_that_there_are() -> None:
    page = _page(render(build_report(build_article("It rained."), (build_claim("It rained.", "It rained."),))))

    assert page.under("ul.legend").split() == ["assertion"]


@given(HOSTILE_TEXT)
def test_no_article_breaks_out_of_the_text(text: str) -> None:
    page, harmless = _page(_spread(text)), _page(_spread(re.sub(r"\S", "x", text)))

    assert _undirected(page) == _undirected(harmless)
    assert set(page.under("details.claim assertion").split()) >= set(visible_controls(text).split())


@given(HOSTILE_TEXT)
def test_no_article_breaks_out_of_an_attribute(text: str) -> None:
    page = _page(render(build_report(build_article("It rained.", language=text, url=f"https://a.example/{text}"))))

    assert page.attribute("lang") == ["en", visible_controls(text)]
    assert _elsewhere(page) == [f"https://a.example/{visible_controls(text)}"]


def _words_of(page: Page, *steps: str, within: str | None = None, without: str | None = None) -> str:
    """The words under all steps, parted by single spaces."""
    wanted = {*steps, within} - {None}
    found = (data.strip() for path, data in page.words if wanted <= set(path) and without not in path)
    return " ".join(" ".join(filter(None, found)).split())


def _undirected(page: Page) -> list[tuple[str, dict[str, str | None]]]:
    """The elements, but for the direction of their letters, the sources to choose from, and control characters."""
    assert set(page.attribute("dir")) <= {"ltr", "rtl", "auto"}
    elements = [(tag, each) for tag, each in page.elements if each.get("class") != "control"]
    return [(tag, {**each, "dir": None} | ({"value": None} if tag == "option" else {})) for tag, each in elements]


def _elsewhere(page: Page) -> list[str]:
    """Where links lead that leave the page."""
    return [href for href in page.attribute("href") if not href.startswith("#")]


def _source(content: str) -> str:
    """The CSP hash source."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _spread(text: str) -> str:
    """A page with `text` in every place that takes words."""
    attribution = build_attribution(text, text, name=text, cue=text, via=[text], published_by=text)
    claim = build_claim(text, text, attribution=attribution, reasons=(text,), questions=(text,), restatement=text)
    return render(build_report(build_article(text, title=text, publisher=text), (claim,), warnings=(text,)))
