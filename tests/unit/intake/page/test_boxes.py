"""What stands between the paragraphs of an article and is told by what stands around it: teasers, pull quotes."""

import pytest

from factcheck.intake.page.boxes import boxes
from factcheck.intake.page.repeats import gallery, repeats
from factcheck.intake.page.teasers import teasers

FIRST = "The board of the harbour met on Tuesday to hear what the builders had found below the quay."
TOLD = "“We lost the nets, the boats and the money that we had saved for 11 years,” said Ada Roe, a fisher from Osk."
LAST = "The board meets again in June, its chairwoman said."
TEASERS = ("Ferry line could lose its licence for good", "Mayor calls for a new quay by May")


@pytest.mark.parametrize(
    "pulled",
    [
        "We lost the nets, the boats and the money that we had saved for 11 years Ada Roe, fisher",
        "“We lost the nets, the boats and the money that we had saved for 11 years”",
        "The board of the harbour met on Tuesday to hear what the builders had found below the quay",
    ],
)
def test_a_pull_quote_or_caption_that_repeats_a_paragraph_is_told(pulled: str) -> None:
    assert repeats(range(4), [FIRST, TOLD, pulled, LAST]) == {2}


@pytest.mark.parametrize(
    "kept",
    [
        "We lost the nets",
        "‘We lost the nets, the boats’",
        "We lost the nets, the boats and all hope of seeing them again before the winter",
        "“We lost the nets, the boats and the money,” said her brother.",
        "1. We lost the nets, the boats and the money that we had saved",
        TOLD,
    ],
)
def test_headings_lists_and_sentences_are_no_pull_quotes(kept: str) -> None:
    assert repeats(range(4), [FIRST, TOLD, kept, LAST]) == set()


def test_a_long_sentence_below_the_opening_that_another_paragraph_has_is_a_pull_quote() -> None:
    pulled = "The quay is the last thing that we have in common with those who built this town."
    within = f"“It is ours,” he said. {pulled} He would not sell it."
    texts = [FIRST, "It rains.", "It snows.", LAST, TOLD, pulled, within, LAST]
    assert repeats(range(8), texts) == {5}
    assert repeats([0, 1, 5, 6, 7], texts) == set()  # it may be a standfirst


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("We shall not sell it.", "“No.” We shall not sell it. He left."),
        ("The quay is the last thing that we have in common with those who built it.", "The quay is the last thing."),
        ("We sell no boats, no nets, no stalls and no land, not now and not ever.", "We sell no boats, no nets."),
    ],
)
def test_a_short_sentence_or_one_that_stands_in_part_elsewhere_is_no_pull_quote(text: str, elsewhere: str) -> None:
    texts = [FIRST, "It rains.", "It snows.", LAST, TOLD, text, elsewhere, "So it was."]
    assert repeats(range(8), texts) == set()


def test_a_sentence_that_is_a_paragraph_twice_is_text() -> None:
    refrain = "The quay is the last thing that we have in common with those who built this town."
    texts = [FIRST, "It rains.", "It snows.", LAST, TOLD, refrain, f"{refrain} It stays.", refrain, "So it was."]
    assert repeats(range(9), texts) == set()


def test_a_post_that_the_text_quotes_is_no_pull_quote() -> None:
    post = "We lost the nets, the boats and the money that we had saved for 11 years — Roe (@adaroe) March 5, 2019"
    assert repeats(range(4), [FIRST, TOLD, post, LAST]) == set()


def test_the_first_paragraph_is_no_pull_quote() -> None:
    assert (
        repeats(range(2), ["The board met on Tuesday to hear what the builders had found", f"{FIRST} {LAST}"]) == set()
    )


@pytest.mark.parametrize(
    "heading", ["Read more", "RELATED ARTICLES", "More from Norport", "More on World", "MORE FERRIES", "関連記事"]
)
def test_headlines_below_a_heading_of_such_are_teasers(heading: str) -> None:
    texts = [FIRST, heading, *TEASERS, TOLD, LAST]
    assert teasers(range(len(texts)), texts) == {1, 2, 3}
    assert teasers([0, 2, 3, 4, 5], texts) == {1, 2, 3}  # a heading that is none of the body


def test_teasers_may_have_a_lead_in_and_be_the_end_of_the_page() -> None:
    lead_in = "Here are more stories on what the storm did to the coast."
    texts = [FIRST, TOLD, LAST, "More from Norport", lead_in, *TEASERS]
    assert teasers(range(len(texts)), texts) == {3, 4, 5, 6}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([FIRST, "What the builders found", TOLD, LAST], id="a heading of the article"),
        pytest.param([FIRST, "Read more", TOLD, LAST], id="nothing below"),
        pytest.param([FIRST, "MORE FERRIES", TOLD, LAST], id="a heading in capitals"),
        pytest.param([FIRST, "More ferries", *TEASERS, LAST], id="a heading with more in it"),
        pytest.param([FIRST, "Watch", *(f"Model {n} of the new pumps" for n in range(9)), LAST], id="a long list"),
        pytest.param(
            [FIRST, "More on this: the builders found 12 cracks", *TEASERS, LAST], id="a line that points itself"
        ),
    ],
)
def test_other_lines_are_no_teasers(texts: list[str]) -> None:
    assert teasers(range(len(texts)), texts) == set()


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(["HARBOUR NEWS", "Mayor turns to ferries and trains", "Anna Roe"], id="the card of an article"),
        pytest.param(["Quays by year of building", "Source: Norport Statistics"], id="the labels of a chart"),
    ],
)
def test_the_lines_of_a_box_are_told_between_paragraphs(box: list[str]) -> None:
    texts = [FIRST, TOLD, *box, TOLD, LAST]
    assert boxes(range(len(texts)), texts) == set(range(2, 2 + len(box)))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Mayor turns to ferries and trains", "Anna Roe"], id="no section"),
        pytest.param(["HARBOUR NEWS", "Mayor turns to ferries and trains.", "Anna Roe"], id="a sentence"),
        pytest.param(["HARBOUR NEWS", "Mayor turns to ferries and trains", "Below the quay"], id="no author"),
        pytest.param(["Quays by year of building", "Sources: they have been told"], id="words of nobody"),
    ],
)
def test_other_lines_are_of_no_box(lines: list[str]) -> None:
    texts = [FIRST, TOLD, *lines, TOLD, LAST]
    assert boxes(range(len(texts)), texts) == set()


def test_rows_of_figures_above_a_source_stay() -> None:
    texts = [FIRST, TOLD, "Norport has 12 of the boats", "Osk has 40 of the boats", "Source: Norport Statistics", LAST]
    assert boxes(range(len(texts)), texts) == {4}


def test_a_heading_of_the_article_below_teasers_stays() -> None:
    texts = [FIRST, "Read more", *TEASERS, "Below the quay", TOLD, LAST]
    assert teasers(range(len(texts)), texts) == {1, 2, 3}


def test_slides_that_begin_with_the_title_of_their_gallery_are_told() -> None:
    slides = [
        f"Port of Norport turns 300 {rest}" for rest in ("A place of trade The", "Rising again In", "Tourists come To")
    ]
    assert gallery(range(5), [FIRST, *slides, LAST]) == {1, 2, 3}
    assert gallery(range(4), [FIRST, *slides[:2], LAST]) == set()


def test_sentences_that_open_alike_are_no_slides() -> None:
    speech = [
        f"We in the port of Osk {rest}" for rest in ("will fight for the quay.", "will fight for boats.", "will win.")
    ]
    named = [f"In the port of Osk, {rest}" for rest in ("Ada Roe spoke.", "Ole Dahl spoke.", "Jo Berg spoke.")]
    towns = [f"In the old town of {town}, Ada Roe spoke." for town in ("Osk", "Norport", "Vesterby")]
    for texts in (speech, named, towns):
        assert gallery(range(5), [FIRST, *texts, LAST]) == set()


def test_what_who_said_a_pull_quote_is_and_by_lines_of_columns_are_told() -> None:
    assert boxes(range(5), [FIRST, TOLD, "Ada Roe", "FISHER AND MEMBER OF THE BOARD", LAST]) == {3}
    assert boxes(range(4), [FIRST, "By Ada Roe, Norport News, Osk", TOLD, LAST]) == {1}
    assert boxes(range(4), [FIRST, "BY THE SEA", TOLD, LAST]) == boxes(range(4), [FIRST, TOLD, TOLD, LAST]) == set()


def test_paragraphs_that_begin_with_a_name_are_no_slides() -> None:
    texts = [FIRST, *(f"The Bank of Osk {who} said rates would rise." for who in ("Governor", "Clerk", "Board")), LAST]
    assert gallery(range(len(texts)), texts) == set()


def test_paragraphs_apart_are_no_slides() -> None:
    slides = [f"The quay of Osk turns 300 {what} of the harbour." for what in ("Boats", "Cranes", "Nets")]
    texts = [FIRST, slides[0], TOLD, slides[1], LAST, slides[2]]
    assert gallery(range(len(texts)), texts) == set()
    assert gallery(range(5), [FIRST, *slides, LAST]) == {1, 2, 3}


def test_a_sentence_in_capitals_below_a_name_is_no_role() -> None:
    told = "WE WILL NOT LEAVE, SHE TOLD THEM."
    assert boxes(range(4), [FIRST, "Ada Roe", told, LAST]) == set()
    assert boxes(range(4), [FIRST, "Ada Roe", "MAYOR OF OSK", LAST]) == {2}
