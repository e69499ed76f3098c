"""What a page says about its article: in its lines, and in what HTML states."""

import json

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.metadata.found import Found, settle
from factcheck.intake.metadata.from_lines import find_metadata
from factcheck.intake.metadata.from_markup import Stated, read_stated, stated_publishers, stated_titles
from factcheck.intake.metadata.linked_data import read_linked_data
from factcheck.intake.pasted import read_pasted


def found(*head: str, title: str | None = None, furniture: tuple[str, ...] = (), body: str = "It is so.") -> Found:
    return find_metadata(title, head, [body], furniture)


def stated(article: dict[str, object] | None = None, **meta: str) -> Found:
    named = {name.replace("__", ":"): value for name, value in meta.items()}
    return facts_of(page_of(named, [json.dumps(article)] if article else []))


def page_of(meta: dict[str, str], linked_data: list[str], titles: list[str] | None = None) -> Stated:
    return Stated(meta, linked_data, titles or [], [])


def facts_of(page: Stated) -> Found:
    linked = read_linked_data(page.linked_data)
    publishers = stated_publishers(page, linked, linked.articles)
    return read_stated(page, linked, linked.articles)._replace(publisher=publishers[0] if publishers else None)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jo Berg", "Jo Berg"),
        ("BY JO BERG", "JO BERG"),
        ("By Jo Berg and Ann Lund | Reporter", "Jo Berg and Ann Lund"),
        ("By Jo Berg, Monday, 5 May 2024", "Jo Berg"),
        ("Von Jo Berg", "Jo Berg"),
        ("Bypass to be built", None),
        ("By 2030", None),
        ("By submitting my address, I agree", None),
        ("by de Vries", "de Vries"),
    ],
)
def test_byline_is_read_from_its_line(line: str, byline: str | None) -> None:
    assert found(line).byline == byline


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("May 10, 2022 02:37 pm", "2022-05-10"),
        ("Published 3rd March 2024", "2024-03-03"),
        ("2024-02-29", "2024-02-29"),
        ("05.11.2023, 14:00", "2023-11-05"),
        ("5 de mayo de 2024", "2024-05-05"),
        ("2024年3月5日", "2024-03-05"),
        ("February 30, 2024", None),
        ("Room 2024", None),
    ],
)
def test_date_is_read_from_its_line(line: str, day: str | None) -> None:
    assert found(line).published_at == day


def test_the_first_date_line_counts_and_furniture_does_not() -> None:
    read = found("May 10, 2022", "Updated May 12, 2022", furniture=("March 1, 2020",))
    assert read.published_at == "2022-05-10"
    assert found(furniture=("March 1, 2020",)).published_at is None


@pytest.mark.parametrize(
    ("head", "body", "place"),
    [
        (("May 10, 2022 - Oslo",), "It is so.", "Oslo"),
        ((), "OSLO (AP) — It is so.", "OSLO"),
        ((), "NEW YORK, Ill. - It is so.", "NEW YORK, Ill."),
        ((), "It is so - they said.", None),
    ],
)
def test_dateline_is_read(head: tuple[str, ...], body: str, place: str | None) -> None:
    assert found(*head, body=body).dateline == place


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2024 Storvik Post. All rights reserved.", "Storvik Post"),
        ("Copyright 2024 The Storvik Post", "The Storvik Post"),
        ("If you are a registered user of Storvik Post, log in", "Storvik Post"),
        ("All rights reserved.", None),
        ("Storvik is a town.", None),
    ],
)
def test_publisher_is_read_from_the_furniture(line: str, publisher: str | None) -> None:
    assert found(furniture=(line,)).publisher == publisher


def test_a_publisher_behind_the_headline_is_taken_off_it() -> None:
    read = found(title="Ferry stops at night | Storvik Post")
    assert (read.title, read.publisher) == ("Ferry stops at night", "Storvik Post")


def test_linked_data_comes_before_meta_elements() -> None:
    article = {
        "@type": ["Thing", "NewsArticle"],
        "headline": "Ferry  stops",
        "author": [{"name": "Jo Berg"}, "By Ann Lund"],
        "publisher": {"name": "Storvik Post"},
        "datePublished": "2024-03-05T10:00:00+01:00",
        "inLanguage": "en_GB",
        "url": "https://news.example/ferry",
    }
    assert stated({"@graph": [{"@type": "WebPage"}, article]}, og__title="Other", author="Other") == Found(
        title="Ferry stops",
        byline="Jo Berg, Ann Lund",
        publisher="Storvik Post",
        published_at="2024-03-05T10:00:00+01:00",
        url="https://news.example/ferry",
        language="en-GB",
    )


def test_meta_elements_stand_in_for_linked_data() -> None:
    read = stated(og__title="Ferry stops", og__site_name="Storvik Post", author="https://x.example/jo", byl="Jo Berg")
    assert (read.title, read.publisher, read.byline) == ("Ferry stops", "Storvik Post", "Jo Berg")


def test_an_author_in_the_form_of_feeds_is_the_name_in_brackets() -> None:
    assert stated(author="jo@storvik.example (Jo Berg)").byline == "Jo Berg"


@pytest.mark.parametrize("day", ["0001-01-01", "2024-13-01", "2024-02-45", "yesterday", ""])
def test_a_stated_date_that_is_none_is_left_out(day: str) -> None:
    assert stated({"@type": "Article", "datePublished": day}).published_at is None


@pytest.mark.parametrize("source", ["{", "[" * 100_000, '{"@type": 5}', "[1, null]", '{"@graph": {"@graph": []}}'])
def test_linked_data_that_is_none_is_passed_over(source: str) -> None:
    assert facts_of(page_of({}, [source])) == Found()


def test_every_headline_is_listed_the_likelier_first() -> None:
    source = json.dumps({"@type": "Article", "headline": "A"})
    page = page_of({"og:title": "B"}, [source], ["C | Post"])
    assert stated_titles(page, read_linked_data([source]).articles) == ["A", "B", "C | Post"]


def test_what_the_caller_gives_wins_and_only_differences_are_told() -> None:
    given = Metadata(title="Ferry stops!", publisher="The Courier", published_at="2024-03-05T09:00:00Z")
    known, warnings = settle(given, Found(title="ferry stops", publisher="Storvik Post", published_at="2024-03-05"))
    assert (known.title, known.publisher, known.published_at) == (given.title, given.publisher, given.published_at)
    assert warnings == ("publisher: the page says 'Storvik Post', the caller 'The Courier'; the caller's stands",)


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("AVERLY, May 4, 2024 (AP) — The port will close.", "AVERLY"),
        ("Averly, 4 May 2024 [AFP] - The port will close.", "Averly"),
        ("PORT WILLOW, Norway, May 4, 2024 -- The port will close.", "PORT WILLOW, Norway"),
    ],
)
def test_a_dateline_with_the_whole_date_dates_the_article(opening: str, place: str) -> None:
    facts = found(body=opening)
    assert (facts.dateline, facts.published_at) == (place, "2024-05-04")


def test_the_date_above_the_article_comes_before_that_of_the_dateline() -> None:
    facts = found("Published 5 May 2024", body="AVERLY, May 4, 2024 (AP) — The port will close.")
    assert facts.published_at == "2024-05-05"


def test_a_date_in_a_sentence_is_no_dateline() -> None:
    facts = found(body="Ada Roe was born in Averly, May 4, 1964 — a cold day — and never left.")
    assert (facts.dateline, facts.published_at) == (None, None)


@pytest.mark.parametrize(
    "head",
    [("By", "Mara Quint"), ("Written by", "Mara Quint"), ("Words by Mara Quint",), ("BY:", "Mara Quint", "4 May 2024")],
)
def test_the_name_behind_by_is_the_byline(head: tuple[str, ...]) -> None:
    assert found(*head).byline == "Mara Quint"


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("NORPORT CITY: The road to the harbour was closed on Monday.", "NORPORT CITY", None),
        ("Norport: The road to the harbour was closed on Monday after a landslide, the police said.", "Norport", None),
        ("NORPORT, Feb 23: The road was closed.", "NORPORT", None),
        ("NORPORT, Dec 13 (Reuters) - The road was closed.", "NORPORT", "Reuters"),
        ("NORPORT, March 1. /TASS/. The road was closed.", "NORPORT", "TASS"),
        ("NORPORT, MARCH 1, ARMENPRESS. The road was closed.", "NORPORT", "ARMENPRESS"),
        ("Norport, Dec 3 (PTI) The road was closed.", "Norport", "PTI"),
        ("Norport [Lindal], December 3 (ANI): The road was closed.", "Norport [Lindal]", "ANI"),
        ("NORPORT, South Lindal (AP) — The road was closed.", "NORPORT, South Lindal", "AP"),
        ("NORPORT/LINDAL, May 3 (Averly News) -- The road was closed.", "NORPORT/LINDAL", "Averly News"),
        ("Norport (dpa) - The road was closed.", "Norport", "dpa"),
        ("Jan 3 (Reuters) - The road was closed.", None, "Reuters"),
        ("(Reuters) - The road was closed.", None, "Reuters"),
        ("PORT-AU-NORD, Lindal (AP) _ The road was closed.", "PORT-AU-NORD, Lindal", "AP"),
        ("NORPORT -- The road was closed.", "NORPORT", None),
    ],
)
def test_a_dateline_has_a_place_and_an_agency(opening: str, place: str | None, agency: str | None) -> None:
    facts = found(body=opening)
    assert (facts.dateline, facts.agency) == (place, agency)


@pytest.mark.parametrize(
    "opening",
    [
        "BREAKING: The road to the harbour was closed on Monday.",
        "Poll: The road to the harbour should be closed for good, most of those who were asked said.",
        "Ada Roe: The road to the harbour was closed on Monday after a landslide in the hills.",
        "On Monday, Feb 23: The road was closed.",
        "Senator Roe (R-Norport) closed the road.",
        "The Courier: The road to the harbour was closed on Monday after a landslide in the hills.",
        "NORD - The road is NORD's, and the union wants it closed.",
        "Updated, May 3: The road was closed.",
    ],
)
def test_a_label_at_the_head_of_the_lead_is_no_dateline(opening: str) -> None:
    facts = found(body=opening)
    assert (facts.dateline, facts.agency) == (None, None)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Inputs from Reuters)", "Reuters"),
        ("© 2024 AFP", "AFP"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "The Associated Press"),
        ("© 2024 Norport Post", None),
        ("(With inputs from ANI)", "ANI"),
        ("(With ANI Inputs)", "ANI"),
        ("With files from The Canadian Press", "The Canadian Press"),
        ("/TASS/", "TASS"),
        ("- AFP", "AFP"),
        ("(NAN)", "NAN"),
        ("Source: Xinhua", "Xinhua"),
        ("The Associated Press contributed to this report.", "The Associated Press"),
        ("(Reporting by Jo Berg for Reuters; Editing by Ann Lund)", "Reuters"),
        ("dpa jb al xyz", "dpa"),
        ("The road was closed. – Reuters", "Reuters"),
        ("The road was closed. PTI KRK DV", "PTI"),
        ("(Reporting by Jo Berg; Editing by Ann Lund)", None),
        ("Source: the harbour board", None),
        ("She told Reuters that the road was closed.", None),
        ("He rang the AP.", None),
        ("Reuters - Ap - Afp", "Reuters"),
        ("Ap - Ledger", None),
        ("Sources: Norport Ledger, Reuters", None),
        ("Sources: Reuters, AFP", "Reuters"),
        ("Source: Reuters and AFP", "Reuters"),
        ("Source: Reuters, police", None),
        ("This story was compiled from Associated Press content.", "Associated Press"),
        ("This article compiled from Reuters and AFP reports.", "Reuters"),
        ("The list was compiled from data of the Associated Press.", None),
        ("He told Reuters via email that the road is lost.", None),
        ("Information from the Associated Press shows 14 faults.", None),
        ("Reports from Reuters suggest that 40 boats sank.", None),
        ("Information from the Associated Press was used in this report.", "the Associated Press"),
    ],
)
def test_the_foot_credits_an_agency(line: str, agency: str | None) -> None:
    assert find_metadata(None, (), ["It is so."], (), [line]).agency == agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By Jo Berg (Reuters)", "Reuters"),
        ("By Jo Berg, Associated Press", "Associated Press"),
        ("AFP", "AFP"),
        ("PTI | 4 May 2024", "PTI"),
        ("By Jo Berg", None),
        ("By Tap Lund", None),
    ],
)
def test_the_byline_names_an_agency(line: str, agency: str | None) -> None:
    assert found(line).agency == agency


@pytest.mark.parametrize("caption", ["Enlarge this image toggle caption Jo Berg/AP Jo Berg/AP", "Image copyright AFP"])
def test_who_took_a_picture_is_no_agency_of_the_copy(caption: str) -> None:
    body = ("The road has been closed since Friday, when stones fell on two lorries.",) * 3
    article = read_pasted("\n\n".join(("Harbour road closed after landslide", caption, *body)), Metadata()).article
    assert article.agency is None
    assert caption not in article.text
