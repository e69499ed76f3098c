"""Which day an article was published, by its date lines and by what its markup states."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.html import read_html
from factcheck.intake.metadata.publication_dates import (
    Dated,
    dated_in,
    day_in_address,
    find_date,
    publication_date,
    read_stamp,
)
from factcheck.intake.pasted import read_pasted

BODY = "".join(
    f"<p>The ferry to Norport will not sail on night {number} of the week, the harbour board said on Monday.</p>"
    for number in ("one", "two", "three", "four", "five")
)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("21/06/2014 Jo Berg", "2014-06-21"),
        ("11/20/19 6:38 AM", "2019-11-20"),
        ("5/5/2024", "2024-05-05"),
        ("5/6/2024", None),
        ("2024/3/5", "2024-03-05"),
        ("5-Mar-2024", "2024-03-05"),
        ("5-Mar-24", "2024-03-05"),
        ("ByJo BergMar 5, 2024 | 6 comments", "2024-03-05"),
        ("byJune 5, 2024", "2024-06-05"),
        ("HarbourJUNE 5, 2024Updated", "2024-06-05"),
        ("Jo BergApril 5, 20247 min read", "2024-04-05"),
        ("JUNE 26TH, 2024", "2024-06-26"),
        ("25.Jun.2024 in No 6", "2024-06-25"),
        (". 2024 Jun 25;15(1):e33.", "2024-06-25"),
        ("2024\xa0–\xa006\xa0–\xa025", "2024-06-25"),
        ("2024•06•25", "2024-06-25"),
        ("25.06.24", "2024-06-25"),
        ("06.25.2024", "2024-06-25"),
        ("06-25-2024", "2024-06-25"),
        ("05-06-2024", None),
        ("Posted on June-25-2024 by Jo Berg", "2024-06-25"),
        ("Jo Berg | Jun-25-2024", "2024-06-25"),
        ("boats-25-2024", None),
        ("2024. június 25.", "2024-06-25"),
        ("2024. 6. 25.", "2024-06-25"),
        ("2024년 6월 25일", "2024-06-25"),
        ("2024 年 6 月 25 日 星期二", "2024-06-25"),
        ("25. června 2024", "2024-06-25"),
        ("25 czerwca 2024", "2024-06-25"),
        ("25 червня 2024", "2024-06-25"),
        ("25 Ιουνίου 2024", "2024-06-25"),
        ("1er juin 2024", "2024-06-01"),
        ("Ngày 25 tháng 6 năm 2024", "2024-06-25"),
        ("Pier 12.5.2", None),
        ("In 2024 the boats 25", None),
        ("101137 GMT Dez 18", "2018-12-10"),
        ("011200 GMT Mar 24", "2024-03-01"),
        ("Room 12/24", None),
        ("1/2 of 3/4", None),
        ("991137 GMT Mar 24", None),
    ],
)
def test_a_date_has_many_forms(line: str, day: str | None) -> None:
    assert find_date(line) == day


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Updated: 6 March 2024", "Published: 5 March 2024"], "2024-03-05"),
        (["Updated 6 March 2024; posted 5 March 2024"], "2024-03-05"),
        (["PUBLISHED: 22:58 05 March 2024 | UPDATED: 09:00 06 March 2024"], "2024-03-05"),
        (["Last updated on 6 Mar, 2024. 3 min read"], "2024-03-06"),
        (["Last modified 6 March 2024", "5 March 2024"], "2024-03-05"),
        (["File photo, taken May 4, 2011, shows the Valdis.", "5 March 2024"], "2024-03-05"),
        (["© Jo Berg, 4 May 2011", "5 March 2024"], "2024-03-05"),
        (["Ada Roe at the harbour of Norport on 4 May 2011.", "5 March 2024"], "2024-03-05"),
        (["Ada Roe was born 4 May 1961"], None),
        (
            ["A tug pulls the Valdis out of the harbour on 4 May 2011. Lise Dahl/Storvik Post", "5 March 2024"],
            "2024-03-05",
        ),
        (["A tug in the harbour, 4 May 2011.", "5 March 2024"], "2024-03-05"),
        (["Monday, 5 March 2024."], "2024-03-05"),
        (["On 4 May 2011, at 22:10, Ada Roe <ada@storvik.example> wrote:", "5 March 2024"], "2024-03-05"),
        (["Ada Roe, Ida Moe and Jo Berg in Oslo, 5 March 2024"], "2024-03-05"),
        (["Today at 9:15 in the morning, 5 March 2024"], "2024-03-05"),
        (["Veröffentlicht am 5. März 2024, aktualisiert am 6. März 2024"], "2024-03-05"),
        (["A quiet 5 March 2024"], "2024-03-05"),
        (["Updated at", "6 March 2024", "Posted on:", "5 March 2024"], "2024-03-05"),
        (["Received: 5 January 2024 / Accepted: 6 February 2024 / Published online: 5 March 2024"], "2024-03-05"),
        ([], None),
    ],
)
def test_publication_comes_before_an_update_and_a_picture_never_counts(lines: list[str], day: str | None) -> None:
    assert publication_date(lines) == day


def test_a_label_goes_on_until_the_next() -> None:
    assert list(dated_in("Posted 5 March 2024 (6 March 2024 in Norport), updated 7 March 2024")) == [
        Dated("2024-03-05", "published"),
        Dated("2024-03-06", "published"),
        Dated("2024-03-07", "updated"),
    ]


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T10:00:00+01:00", "2024-03-05T10:00:00+01:00"),
        ("2024-03-05 10:00:00 +0100", "2024-03-05T10:00:00+0100"),
        ("2024-03-05T10:00:00.000Z", "2024-03-05T10:00:00Z"),
        ("20240305", "2024-03-05"),
        ("20240305T100000", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("1970-01-01T00:00:00Z", None),
        ("January 1, 1970", None),
        ("0001-01-01", None),
        ("1709632800", "2024-03-05"),
        ("1709632800000", "2024-03-05"),
        ("170963280", None),
        ("2024-13-01", None),
        ("last week", None),
        (5, None),
    ],
)
def test_a_stated_date_is_read_and_the_epoch_is_none(stated: object, read: str | None) -> None:
    assert read_stamp(stated) == read


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2024-03-05T10:00:00Z">two days ago</time>',
        'Published <time datetime="2024-03-05">5 Mar</time>, updated <time datetime="2024-03-07">7 Mar</time>',
        'Updated <time datetime="2024-03-07">yesterday</time><br>Published <time datetime="2024-03-05">Tuesday</time>',
        "<span>5 March 2024</span>",
        '<time class="updated" datetime="2024-03-07">7</time> <time class="published" datetime="2024-03-05">5</time>',
        '<time datetime="2024-03-07" itemprop="dateModified">7</time><time datetime="2024-03-05" pubdate>5</time>',
        '<abbr class="published" title="2024-03-05T03:55:00-07:00">3:55 AM</abbr>',
        '<b itemprop="dateModified">7 Mar</b> <i itemprop="datePublished" content="2024-03-05">5 Mar</i>',
        "<span>By Jo Berg March 5, 2024 8:15 a.m.</span>",
        "<span>Jo Berg | Storvik Post | March 5, 2024 at 6:00 p.m.</span>",
    ],
)
@pytest.mark.parametrize("stated", ["", '<meta property="article:published_time" content="1970-01-01">'])
def test_the_time_element_below_the_headline_dates_the_article(line: str, stated: str) -> None:
    html = f"{stated}<article><h1>Ferry stops at night</h1><div>{line}</div>{BODY}</article>"
    assert read_html(html, Metadata()).article.published_at == "2024-03-05"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2024/03/05/ferry-stops", "2024-03-05"),
        ("https://news.example/world/2024/mar/05/ferry-stops", "2024-03-05"),
        ("https://news.example/2024-03-05-ferry-stops.html", "2024-03-05"),
        ("https://news.example/2024/3/5", "2024-03-05"),
        ("https://news.example/2024/03/92713", None),
        ("https://news.example/2024/03/ferry-stops", None),
        ("https://news.example/a20240305-219/ferry", None),
        ("https://news.example/ferry-line-2024-03-05", None),
        ("https://news.example/releases/2024/13/05/", None),
    ],
)
def test_an_address_has_a_day_as_its_segments(url: str, day: str | None) -> None:
    assert day_in_address(url) == day


def test_the_address_dates_a_page_that_says_no_day_itself() -> None:
    head = '<link rel="canonical" href="https://news.example/2024/03/05/ferry-stops">'
    bare = f"{head}<article><h1>Ferry stops at night</h1>{BODY}</article>"
    dated = bare.replace("</h1>", "</h1><p>4 March 2024</p>")
    assert [read_html(html, Metadata()).article.published_at for html in (bare, dated)] == ["2024-03-05", "2024-03-04"]


def test_the_time_element_of_another_article_does_not() -> None:
    below = '<ul><li><a href="/x">Bakery wins prize</a> <time datetime="2020-01-01">long ago</time></li></ul>'
    html = f"<article><h1>Ferry stops at night</h1>{BODY}</article>{below * 5}"
    assert read_html(html, Metadata()).article.published_at is None


@pytest.mark.parametrize(
    ("below", "day"),
    [
        (["Tags: ferries, night boats", "Posted on March 5, 2024"], "2024-03-05"),
        (["Jo Berg covers the harbour.", "Last updated: 5 March 2024"], "2024-03-05"),
        (["Related articles", "Posted on March 5, 2024"], None),
        (["2 comments", "Published March 5, 2024"], None),
        (["Bakery wins prize", "5 March 2024"], None),
    ],
)
def test_a_labelled_date_below_the_text_dates_the_article(below: list[str], day: str | None) -> None:
    body = "\n\n".join(
        f"The ferry to Norport will not sail on night {number} of the week, the harbour board said on Monday."
        for number in ("one", "two", "three", "four", "five")
    )
    page = "\n\n".join(
        ["Home", "News", "Sign in", "The ferry to Norport stops at night", body, *below, "Privacy policy"]
    )
    assert read_pasted(page, Metadata()).article.published_at == day
