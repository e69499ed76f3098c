"""Tables and timelines of pasted text stay with the article around them; lists of a menu do not become of it."""

import pytest

from factcheck.domain.article import Article, Metadata
from factcheck.intake.pasted import read_pasted

TITLE = "Ferry company cancels night crossings to the islands"
BODY = (
    "The ferry company Nordline will cancel all night crossings to the islands from October, its director said on "
    "Monday after a meeting with the mayors of the three towns.",
    "“We lost 2.4 million euros on these crossings last year, and nobody has offered to pay for them,” director Karin "
    "Holm told reporters in the harbour office.",
    "The mayors said that about 140 people cross at night in an ordinary week, most of them nurses and fishermen who "
    "work on the mainland.",
)
ROWS = [
    pytest.param("Year\tPassengers\n2021\t187,400\n2022\t204,900\n2023\t212,000", id="tabs"),
    pytest.param("Year | Boats | Crew\n2021 | 4 | 61\n2022 | 5 | 70", id="bars"),
    pytest.param("Year      Passengers\n2021      187,400\n2022      204,900", id="columns"),
    pytest.param("Passengers by year\n2021 187,400\n2022 204,900\n2023 212,000", id="years"),
    pytest.param(
        "Timeline\nFebruary 12: first grounding, no one hurt\nMarch 8: second grounding, 41 taken off by boat",
        id="days",
    ),
    pytest.param(
        "1911 – the line opens with one boat\n1951 – the harbour burns down\n2016 – the county sells the line",
        id="years told",
    ),
    pytest.param("12 March 2024: first talks with the mayors\n\n9 May 2024: talks break off again", id="blank lines"),
]


def read(*parts: str) -> Article:
    return read_pasted("\n\n".join(parts), Metadata()).article


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_rows_in_or_below_an_article_are_of_it(rows: str, at: int) -> None:
    article = read(TITLE, *BODY[:at], rows, *BODY[at:])
    assert article.title == TITLE
    assert [row for row in rows.split("\n") if row and row not in article.text] == []


@pytest.mark.parametrize("rows", ROWS)
def test_rows_on_a_page_with_a_menu_are_of_the_article(rows: str) -> None:
    article = read(
        "Home\nNews\nSport\nWeather\nSign in\nSubscribe", TITLE, *BODY[:2], rows, BODY[2], "© 2024 Storvik Post"
    )
    assert [row for row in rows.split("\n") if row and row not in article.text] == []


@pytest.mark.parametrize(
    "furniture",
    [
        "Most read\nHarbour closed, March 3, 2020\nSchool roof, April 4, 2021",
        "September 9, 2024 10:15 am | Updated September 10, 2024 - Storvik",
        "Published: 9 September 2024\nUpdated: 10 September 2024",
    ],
)
def test_date_lines_and_lists_are_no_rows(furniture: str) -> None:
    assert furniture not in read(TITLE, furniture, *BODY).text


@pytest.mark.parametrize(
    "end", ["Page 2 of 3", "Storvik Post, March 12, 2024\nPage 2 of 3", "- 7 -", "Storvik Post | p. 4", "2/3"]
)
def test_a_sentence_goes_on_over_the_end_of_a_page(end: str) -> None:
    first, second = "The county would charter two", "smaller boats at a cost of 1.4 million crowns a month."
    article = read(TITLE, *BODY[:2], first, end, second, BODY[2])
    assert f"{first} {second}" in article.text
    assert end.split("\n")[-1] not in article.text
    assert any(end in one.text for one in article.dropped)


def test_the_number_of_a_page_between_sentences_is_no_text() -> None:
    assert "Page 2" not in read(TITLE, *BODY[:2], "Page 2 of 3", BODY[2]).text
