import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.claim import ClaimKind, Comparator, Quantity
from factcheck.render.terminal import wrapped
from factcheck.render.text import render
from factcheck.render.visible import cells
from tests.builders import build_article, build_attribution, build_claim, build_report, hostile_report
from tests.unit.render.strategies import HOSTILE_TEXT


def test_a_report_reads_as_a_page() -> None:
    assert render(hostile_report()) == (
        """\
Minister <b>Ada | Roe</b> counts rockets
The Daily & Sons · 2022-05-10 · https://daily.example/a?b=1&c=2

Summary (extractive)
  She told of <rockets>.

4 claims: 1 quotation, 1 statement, 1 quantity, 1 assertion

c1  statement                                                  checkability 0.75
    no <script>alert("x")</script> runs " onmouseover="alert(2) | here
    source    +Roe (“Roe says”), cue “says” -> published by The Daily & Sons
              [named, likely]
    because   an event
    ask       Did Roe say so?
    ask       Is it so?

c2  quotation, direct                                          checkability 0.75
    “=HYPERLINK(1) shows -3.5 million rockets \\u202eflown\\u202c *so far*”
    source    Ada | Roe (“She”), cue “told” -> via Agency
              [One](http://one.example) -> published by The Daily & Sons [named,
              likely]
    restated  Ada Roe said that rockets flew.
    because   an event
    flags     pronoun unresolved, partial quotation

c3  quantity                                                   checkability 0.75
    -3.5 million rockets
    source    Ada | Roe (“She”), cue “told” -> via Agency
              [One](http://one.example) -> published by The Daily & Sons [named,
              likely]
    figure    value: at least -3.5; unit: million; counted: rockets; period: so
              far
    because   a count; a period

c4  assertion                                                  checkability 0.75
    It was the largest launch since 1998 🚀
    source    the article's own voice -> published by The Daily & Sons
              [unattributed, likely]
    because   an event

Warnings
  - The article names no <byline>.

Rejected
  - made | up: not in the article (model)

Coverage
  quotations  1 found, 1 listed, 0 set aside
  statements  1 found, 1 listed, 0 set aside
  figures     2 found, 1 listed, 1 set aside: 1 a date
  assertions  1 found, 1 listed, 0 set aside
  dropped     2 pieces: 1 menu or label, 1 promotion or sign-up

factcheck 1.2.3, offline engine
"""
    )


def test_a_bare_article_says_what_is_not_known() -> None:
    article = build_article("It rained.", title=None, publisher=None, published_at=None, url=None)

    assert render(build_report(article)) == (
        """\
Untitled article
Publisher and date not known

0 claims

Coverage
  quotations  0 found, 0 listed, 0 set aside
  statements  0 found, 0 listed, 0 set aside
  figures     0 found, 0 listed, 0 set aside
  assertions  0 found, 0 listed, 0 set aside
  dropped     0

factcheck 1.2.3, offline engine
"""
    )


def test_a_publisher_that_is_not_known_is_said_to_be_so() -> None:
    text = "Ada Roe says it rained."
    claim = build_claim(
        text, "it rained", attribution=build_attribution(text, "Ada Roe", cue="says", published_by=None)
    )

    shown = render(build_report(build_article(text), (claim,)))
    assert "source    Ada Roe, cue “says” -> publisher not known [named, likely]" in shown


def test_links_between_claims_and_ranges_are_shown() -> None:
    text = "Some 1,500 to 2,000 people came. Some 1,500 came."
    claims = (
        build_claim(
            text,
            "1,500 to 2,000 people",
            ClaimKind.QUANTITY,
            quantity=Quantity(value=1500, value_high=2000, comparator=Comparator.ABOUT, counted="people"),
        ),
        build_claim(text, "Some 1,500 came", number=2, continues="c1", repeats="c1"),
    )

    shown = render(build_report(build_article(text), claims))

    assert "figure    value: about 1,500 to 2,000; counted: people\n" in shown
    assert "continues c1\n    repeats   c1\n" in shown


def test_large_and_small_figures_are_written_without_an_exponent() -> None:
    text = "Some 10 quadrillion came."
    figure = Quantity(value=1e16, value_high=1e-5)
    claim = build_claim(text, "10 quadrillion", ClaimKind.QUANTITY, quantity=figure)

    assert "value: 10,000,000,000,000,000 to 0.00001\n" in render(build_report(build_article(text), (claim,)))


def test_what_has_no_room_beside_its_kind_stands_below_it() -> None:
    text = "Roe called it “odd”."
    claim = build_claim(text, "odd", ClaimKind.QUOTATION, number=1000)
    shown = render(build_report(build_article(text), (claim,)), width=35).split("\n")

    head = shown.index("c1000 quotation, direct")
    assert shown[head + 1] == " " * 23 + "checkability 0.75"


def test_color_adds_styles_and_no_words() -> None:
    styled = render(hostile_report(), color=True)

    assert styled != render(hostile_report())
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == render(hostile_report())


@given(HOSTILE_TEXT, st.integers(min_value=1, max_value=120))
def test_no_article_acts_on_the_terminal_or_overflows_it(text: str, width: int) -> None:
    shown = render(build_report(build_article(text, title=text), (build_claim(text, text),)), width=width)

    assert {unicodedata.category(char) for char in shown.replace("\n", "")} & {"Cc", "Cf", "Zl", "Zp"} == set()
    assert max(map(cells, shown.split("\n"))) <= max(width, 40)


@given(st.lists(st.text(st.characters(categories=("L", "Mn", "So")), min_size=1), min_size=1), st.integers(2, 20))
def test_wrapping_loses_no_character(words: list[str], room: int) -> None:
    line = " ".join(words)

    assert "".join(wrapped(line, room)).replace(" ", "") == line.replace(" ", "")
