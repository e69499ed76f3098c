"""Whole inputs: a dateline opens the lead and is no part of its sentence; a credit at the foot is dropped."""

import pytest

from factcheck.domain.article import Article, DropReason, Metadata
from factcheck.intake.pasted import read_pasted

TITLE = "Harbour road to stay closed after landslide"
BODY = (
    "The road has been closed since Friday, when stones fell on two lorries near the quay.",
    "Drivers have to take the ferry or the long way round through the hills until Sunday, the harbour board said.",
    "Nobody was hurt. The police are looking for the owner of a third lorry that was left behind.",
)


def read(*paragraphs: str) -> Article:
    return read_pasted("\n\n".join(paragraphs), Metadata()).article


@pytest.mark.parametrize(
    "dateline",
    [
        *(
            "NORPORT:",
            "NORPORT, Feb 23:",
            "Jan 3 (Reuters) -",
            "NORPORT, South Lindal (AP) —",
            "NORPORT, March 1. /TASS/.",
        ),
        *("Norport - AFP -", "NORPORT, AAP -", "Norport, Norway –"),
    ],
)
@pytest.mark.parametrize("lead", ["The road will stay closed, the board said.", "“It stays closed,” Ada Roe said."])
def test_no_sentence_begins_with_a_dateline(dateline: str, lead: str) -> None:
    article = read(TITLE, f"{dateline} {lead}", *BODY)
    sentences = [span.cut(article.text) for span in article.sentences]
    assert sentences[:2] == [TITLE, lead]
    assert f"{dateline} {lead}" in article.text


@pytest.mark.parametrize(
    "dateline",
    ["NORPORT, South Lindal —", "PORT HOLM, N.L. –", "OSK, Lindal --", "SYDNEY, Lindal, Feb. 3 —", "NORPORT (AP) —"],
)
def test_a_dateline_behind_a_note_opens_the_lead(dateline: str) -> None:
    lead = "The road will stay closed until the stones are gone, the board said."
    article = read(
        TITLE, "This report was changed on Monday to add what the board has said.", f"{dateline} {lead}", *BODY
    )
    assert lead in [span.cut(article.text) for span in article.sentences]
    assert article.dateline == dateline.partition(" (")[0].removesuffix(", Feb. 3 —").rstrip(" –—-")


@pytest.mark.parametrize(
    "opening",
    ["NORPORT —", "ADA ROE, Norport —", "NATO, Brussels —", "WHAT NEXT, Ada —", "UPDATE, Lindal:", "PORT HOLM, N.L.:"],
)
def test_behind_the_lead_other_words_in_capitals_are_no_dateline(opening: str) -> None:
    lead = "The road will stay closed until the stones are gone, said the board of NATO."
    article = read(TITLE, "The road to the harbour will stay closed, the board said.", f"{opening} {lead}", *BODY)
    assert article.dateline is None


@pytest.mark.parametrize(
    ("line", "place"), [("AFP, NORPORT", "NORPORT"), ("Reuters, PORT HOLM", "PORT HOLM"), ("Ada Roe, NORPORT", None)]
)
def test_a_service_and_a_place_above_the_text_are_its_dateline(line: str, place: str | None) -> None:
    menu = ("Home", "News", "Sport", "Search")
    article = read(*menu, TITLE, line, "The road will stay closed, the board said on Monday at noon.", *BODY, *menu)
    assert article.dateline == place


def test_a_lead_with_a_dateline_is_no_caption() -> None:
    lead = "Jan 3 (Reuters) - Drivers in the hills waited for the road to open on Sunday, many of them asleep in cars."
    note = "(In Jan. 2 story, corrects the name of the road in the last paragraph)"
    article = read("ROADS-NORPORT/ (UPDATE 1, PIX)", f"CORRECTED-{TITLE}", note, lead, *BODY)
    assert lead in article.text
    assert (article.agency, article.dateline) == ("Reuters", None)


@pytest.mark.parametrize(
    "credit", ["(With inputs from ANI)", "(With ANI Inputs)", "(NAN)", "/TASS/", "- AFP", "Source: Xinhua"]
)
def test_a_credit_at_the_foot_is_dropped_as_a_sign_off(credit: str) -> None:
    article = read(TITLE, *BODY, credit)
    assert credit not in article.text
    assert article.agency is not None
    assert [(one.text, one.reason) for one in article.dropped] == [(credit, DropReason.SIGN_OFF)]


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "publisher"),
    [
        ("NORPORT  (WOSK) --", "NORPORT", None, "WOSK"),
        ("NORPORT, FLA. (WOSK) -", "NORPORT, FLA.", None, "WOSK"),
        ("NORPORT, FLA. (AP) -", "NORPORT, FLA.", "AP", None),
        ("NORPORT \xa0(January 24, 2017)\xa0—", "NORPORT", None, None),
        ("Norport, Oct 28, (dpa/GNA) –", "Norport", "dpa/GNA", None),
        ("NORPORT (WAM) --", "NORPORT", "WAM", None),
    ],
)
def test_a_station_in_a_dateline_published_the_report(
    dateline: str, place: str, agency: str | None, publisher: str | None
) -> None:
    article = read(TITLE, f"{dateline} The road will stay closed until the stones are gone, the board said.", *BODY)
    assert (article.dateline, article.agency, article.publisher) == (place, agency, publisher)
    assert article.sentences[1].cut(article.text).startswith("The road")


def test_a_long_line_that_says_when_it_was_published_is_no_text() -> None:
    line = "PUBLISHED: November 8, 2023 at 4:56 p.m. | UPDATED: November 8, 2023 at 6:00 p.m. in Norport"
    for stamp in (line, line.removesuffix(" in Norport")):
        article = read(TITLE, stamp, *BODY)
        assert (article.published_at, article.dateline) == ("2023-11-08", None)
        assert "PUBLISHED" not in article.text


def test_an_abbreviation_behind_a_place_with_its_region_needs_no_dash() -> None:
    article = read(TITLE, "Norport, Lindal (CNN) The road will stay closed, the board said on Monday.", *BODY)
    assert (article.dateline, article.publisher, article.agency) == ("Norport, Lindal", "CNN", None)
    for opening in ("Norport (OBN) The road", "European Union (EU) Commission officials said that the road"):
        assert read(TITLE, f"{opening} will stay closed, the board said on Monday.", *BODY).dateline is None


@pytest.mark.parametrize(
    ("opening", "place", "publisher"),
    [
        ("(CNN)", None, "CNN"),
        ("(CNN) –", None, "CNN"),
        ("(CNN) --", None, "CNN"),
        ("Norport (CNN)", "Norport", "CNN"),
        ("NORPORT (CNN)", "NORPORT", "CNN"),
        ("(Reuters)", None, None),
        ("(AP) —", None, None),
        ("(EU)", None, None),
        ("Ada Roe (left)", None, None),
        ("(Corrected)", None, None),
    ],
)
def test_a_station_or_a_service_opens_the_lead_with_or_without_a_dash(
    opening: str, place: str | None, publisher: str | None
) -> None:
    article = read(TITLE, f"{opening} For months, the road has been closed, the board said on Monday.", *BODY)
    assert (article.dateline, article.publisher) == (place, publisher)


def test_what_the_headline_has_before_a_colon_is_no_place() -> None:
    lead = "Sea War: Harbour comes out on Monday, but many of its players say that the boats in it cost too much."
    game = ("Players of the game complain about what its ships cost.", lead)
    assert read("Sea War: Harbour will cost less than planned", *reversed(game), *BODY).dateline is None
