import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.claim import ClaimKind, Comparator, Quantity
from factcheck.render.phrases import figure, first_question
from factcheck.render.terminal import wrapped
from factcheck.render.text import render
from factcheck.render.visible import cells
from tests.builders import TITLE, build_article, build_attribution, build_claim, build_report, hostile_report
from tests.unit.render.strategies import HOSTILE_TEXT


def test_a_report_reads_as_a_page() -> None:
    assert render(hostile_report()) == (
        """\
Minister <b>Ada | Roe</b> counts rockets
The Daily & Sons · 2022-05-10 · https://daily.example/a?b=1&c=2

Summary (extractive)
  She told of <rockets>.

4 claims: 1 quotation, 1 statement, 1 quantity, 1 assertion

 1  no <script>alert("x")</script> runs " onmouseover="alert(2) | here [c1]
    source   +Roe (“Roe says”), “says” [likely]
    ask      Is it so?

 2  “=HYPERLINK(1) shows -3.5 million rockets \\u202eflown\\u202c *so far*” [c2]
    source   Ada | Roe (“She”), “told” -> via Agency [One](http://one.example)
             [likely]
    figure   at least -3.5 million · rockets · so far [c3]
    flags    pronoun unresolved
    restated Ada Roe said that rockets flew.

 3  It was the largest launch since 1998 🚀 [c4]
    source   the article's own voice [likely]

Behind --all: where each claim stands, why it has its rank, and all that there
is to ask.

Warnings
  - The article names no <byline>.

Rejected
  - made | up: not in the article (model)

Coverage
  quotations  1 found, 1 listed, 0 set aside
  statements  1 found, 1 listed, 0 set aside
  figures     2 found, 1 listed, 1 set aside: 1 date
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
  dropped     nothing

factcheck 1.2.3, offline engine
"""
    )


def test_all_that_is_known_of_each_claim_is_behind_an_option() -> None:
    shown = render(hostile_report(), everything=True)

    assert shown[shown.index(" 1  c1") : shown.index("\n\nWarnings")] == (
        """\
 1  c1 statement                                       rank 1, checkability 0.75
    no <script>alert("x")</script> runs " onmouseover="alert(2) | here
    source    +Roe (“Roe says”), cue “says” -> published by The Daily & Sons
              [named, likely]
    stands    paragraph 1, 56-122
    because   an event
    ask       Did Roe say so?
    ask       Is it so?

 2  c2 quotation, direct                               rank 2, checkability 0.75
    “=HYPERLINK(1) shows -3.5 million rockets \\u202eflown\\u202c *so far*”
    source    Ada | Roe (“She”), cue “told” -> via Agency
              [One](http://one.example) -> published by The Daily & Sons [named,
              likely]
    restated  Ada Roe said that rockets flew.
    stands    paragraph 1, 172-229
    because   an event
    flags     pronoun unresolved, partial quotation

      c3 quantity                                      rank 3, checkability 0.75
      -3.5 million rockets
      source    Ada | Roe (“She”), cue “told” -> via Agency
                [One](http://one.example) -> published by The Daily & Sons
                [named, likely]
      figure    value: at least -3.5; unit: million; counted: rockets; period:
                so far
      stands    paragraph 1, 192-212
      because   a count; a period
      within    c2

 3  c4 assertion                                       rank 4, checkability 0.75
    It was the largest launch since 1998 🚀
    source    the article's own voice -> published by The Daily & Sons
              [unattributed, likely]
    stands    paragraph 2, 243-281
    because   an event"""
    )


def test_another_publisher_than_that_of_the_article_is_said() -> None:
    text = "Ada Roe says it rained all day."
    claim = build_claim(
        text, "it rained all day", attribution=build_attribution(text, "Ada Roe", cue="says", published_by=None)
    )

    shown = render(build_report(build_article(text), (claim,)))
    assert "    source   Ada Roe, “says” -> publisher not known [likely]\n" in shown


TOWN = "Roe said the long and narrow town of Oad would “go on” and 40 homes “stand tall” on its only hill."


def test_what_stands_within_a_claim_is_a_line_a_kind_and_no_words_are_said_twice() -> None:
    statement = TOWN.removeprefix("Roe said ").removesuffix(".")
    mayor = build_attribution(TOWN, "Roe", cue="said")
    town = build_attribution(TOWN, "town of Oad", cue="would")
    claims = (
        build_claim(TOWN, statement, ClaimKind.STATEMENT, attribution=mayor),
        build_claim(TOWN, "go on", ClaimKind.QUOTATION, number=2, within="c1", attribution=mayor),
        build_claim(TOWN, "40 homes", ClaimKind.QUANTITY, number=3, within="c1", attribution=mayor),
        build_claim(TOWN, "stand tall", ClaimKind.QUOTATION, number=4, within="c1", attribution=mayor),
        build_claim(TOWN, statement.partition("Oad ")[2], ClaimKind.STATEMENT, number=5, within="c1", attribution=town),
    )

    shown = render(build_report(build_article(TOWN), claims))

    assert shown[shown.index(" 1  ") : shown.index("\n\nBehind")] == (
        """\
 1  the long and narrow town of Oad would “go on” and 40 homes “stand tall” on
    its only hill [c1]
    source   Roe, “said” [likely]
    figure   15 [c3]
    quotes   “go on” [c2] · “stand tall” [c4]
    source   town of Oad, “would” [likely]
    says     would “go on” and … its only hill [c5]"""
    )


def test_a_claim_that_is_said_again_is_shown_once_with_the_places() -> None:
    text = f"{TITLE}\n\nIt rained on Monday.\n\nIt rained on Monday again."
    claims = (
        build_claim(text, "counts rockets"),
        build_claim(text, "It rained on Monday.", number=2, repeats="c1"),
        build_claim(text, "It rained on Monday again", number=3, repeats="c1"),
    )

    shown = render(build_report(build_article(text), claims))

    assert " 1  It rained on Monday. [c2]\n" in shown
    assert "    again    said 2 more times: headline [c1], paragraph 2 [c3]\n" in shown


def test_a_figure_stands_in_its_sentence() -> None:
    text = "In May some 1,500 to 2,000 people came."
    figure = Quantity(value=1500, value_high=2000, comparator=Comparator.ABOUT, counted="people", period="In May")
    claim = build_claim(text, "1,500 to 2,000 people", ClaimKind.QUANTITY, quantity=figure, sentence=text)

    shown = render(build_report(build_article(text), (claim,)))
    colored = render(build_report(build_article(text), (claim,)), color=True)

    assert f" 1  {text} [c1]\n" in shown
    assert "    figure   about 1,500 to 2,000 · people · In May\n" in shown
    assert "In May some \x1b[35m1,500 to 2,000 people\x1b[0m came." in colored


@pytest.mark.parametrize(
    ("quantity", "line"),
    [
        pytest.param(Quantity(value=131e6, unit="€"), "€131 million", id="money"),
        pytest.param(Quantity(value=1.42e9, unit="£ a year"), "£1.42 billion a year", id="money-by-time"),
        pytest.param(Quantity(value=1.8, value_high=2.4, unit="£ an hour"), "£1.80 to £2.40 an hour", id="pence"),
        pytest.param(
            Quantity(value=530e6, unit="$", comparator=Comparator.AT_LEAST), "at least $530 million", id="bound"
        ),
        pytest.param(Quantity(value=40, unit="US$ a ticket"), "US$40 a ticket", id="dollars-of-a-country"),
        pytest.param(Quantity(value=8.3, unit="%"), "8.3%", id="share"),
        pytest.param(
            Quantity(value=15, unit="rounds", counted="missile tests"), "15 rounds · missile tests", id="unit"
        ),
        pytest.param(Quantity(value=1234567, counted="people"), "1,234,567 · people", id="every-digit-counts"),
        pytest.param(Quantity(value=2, ordinal=True, counted="term"), "number 2 · term", id="ordinal"),
        pytest.param(Quantity(value=-0.2, change="fell by"), "-0.2 · fell by", id="negative"),
        pytest.param(Quantity(value=1e16, value_high=1e-5), "10,000 trillion to 0.00001", id="no-exponent"),
    ],
)
def test_a_figure_is_one_line(quantity: Quantity, line: str) -> None:
    assert figure(quantity) == line


def test_large_and_small_figures_are_written_without_an_exponent() -> None:
    text = "Some 10 quadrillion came."
    claim = build_claim(text, "10 quadrillion", ClaimKind.QUANTITY, quantity=Quantity(value=1e16, value_high=1e-5))

    shown = render(build_report(build_article(text), (claim,)), everything=True)
    assert "value: 10,000,000,000,000,000 to 0.00001\n" in shown


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        pytest.param(
            "Is it so that the long and narrow town of Oad would ‘go on’ and 40 homes ‘stand tall’ on its only hill? "
            "What would settle it: a map.",
            "Is it so? What would settle it: a map.",
            id="words-in-other-marks",
        ),
        pytest.param(
            "Is it so: “The long and narrow town of Oad would “go on” and 40 homes “stand tall” on its only hill.”?",
            "Is it so?",
            id="words-in-another-case",
        ),
        pytest.param(
            "Did Roe say “the long and narrow town of Oad would ‘go on’ and 40 homes ‘stand tall’ on its only hill” in "
            "these words? To look at: a map.",
            "Did Roe say it in these words? To look at: a map.",
            id="words-that-were-said",
        ),
        pytest.param(
            "Did Roe say that the long and narrow town of Oad would ‘go on’ and 40 homes ‘stand tall’ on its only hill?"
            " To look at: a map.",
            "Did Roe say so? To look at: a map.",
            id="what-was-said",
        ),
        pytest.param("How many homes stand there?", "How many homes stand there?", id="other-words"),
    ],
)
def test_a_question_is_asked_without_the_words_that_stand_above_it(question: str, shown: str) -> None:
    statement = TOWN.removeprefix("Roe said ")
    claim = build_claim(TOWN, statement, ClaimKind.STATEMENT, questions=("Did Roe say so?", question))

    assert first_question(claim) == shown
    assert " ".join(question.split()) in " ".join(
        render(build_report(build_article(TOWN), (claim,)), everything=True).split()
    )


def test_how_many_claims_are_behind_the_option_is_said() -> None:
    text = " ".join(f"It rained {day} times." for day in "abcdefghijkl")
    claims = tuple(
        build_claim(text, f"It rained {day} times.", number=number)
        for number, day in enumerate("abcdefghijkl", start=1)
    )

    shown = render(build_report(build_article(text), claims))

    assert "Behind --all: 2 more claims of lower rank; where each claim stands" in shown
    assert "It rained j times. [c10]" in shown
    assert "It rained k times. [c11]" not in shown
    assert "It rained k times." in render(build_report(build_article(text), claims), everything=True)


def test_what_has_no_room_beside_its_kind_stands_below_it() -> None:
    text = "Roe called it “odd”."
    claim = build_claim(text, "odd", ClaimKind.QUOTATION, number=1000)
    shown = render(build_report(build_article(text), (claim,)), width=35, everything=True).split("\n")

    head = shown.index(" 1  c1000 quotation, direct")
    assert shown[head + 1] == " " * 12 + "rank 1000, checkability 0.75"


def test_color_adds_styles_and_no_words() -> None:
    styled = render(hostile_report(), color=True)

    assert styled != render(hostile_report())
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == render(hostile_report())


@given(HOSTILE_TEXT, st.integers(min_value=1, max_value=120))
def test_no_article_acts_on_the_terminal_or_overflows_it(text: str, width: int) -> None:
    report = build_report(build_article(text, title=text), (build_claim(text, text),))
    shown = render(report, width=width) + render(report, width=width, everything=True)

    assert {unicodedata.category(char) for char in shown.replace("\n", "")} & {"Cc", "Cf", "Zl", "Zp"} == set()
    assert max(map(cells, shown.split("\n"))) <= max(width, 40)


@given(st.lists(st.text(st.characters(categories=("L", "Mn", "So")), min_size=1), min_size=1), st.integers(2, 20))
def test_wrapping_loses_no_character(words: list[str], room: int) -> None:
    line = " ".join(words)

    assert "".join(wrapped(line, room)).replace(" ", "") == line.replace(" ", "")
