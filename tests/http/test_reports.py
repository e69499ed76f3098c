"""POST /v1/reports answers an article with its report."""

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest

from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.render.json_contract import render
from factcheck.settings import Settings
from factcheck.wiring import build_checker
from tests.http.service import Service

SEED = Path(__file__).parents[2] / "fixtures" / "articles" / "north-korea-russia.txt"
ARTICLE = "“We tested 15 missiles in 2022,” Minister Kim said on Tuesday. It was the last test – so far."
FACTS = {
    "title": "Missiles: an inventory",
    "byline": "Ann Author",
    "publisher": "The Example Times",
    "published_at": "2022-05-10",
    "url": "https://example.org/missiles",
    "language": "en",
}


def test_the_seed_is_answered_with_the_bytes_that_the_checker_gives(service: Service) -> None:
    text = SEED.read_text(encoding="utf-8")
    answer = service.post_json(text=text)
    expected = render(build_checker(Settings()).check_text(text, Metadata()))
    assert (answer.is_report, answer.media_type) == (True, "application/json")
    assert answer.body == expected.encode()


def test_text_and_json_give_the_same_bytes(service: Service) -> None:
    as_text = service.post(ARTICLE.encode(), "text/plain", f"?{urlencode(FACTS)}")
    as_json = service.post_json(text=ARTICLE, **FACTS)
    assert as_text.is_report
    assert as_text.body == as_json.body


def test_what_the_caller_knows_stands_in_the_report(service: Service) -> None:
    report = Report.model_validate_json(service.post_json(text=ARTICLE, **FACTS).body)
    assert {name: getattr(report.article, name) for name in FACTS} == FACTS


def test_a_body_wins_over_the_query(service: Service) -> None:
    body = json.dumps({"text": ARTICLE, "publisher": "Body"}).encode()
    answer = service.post(body, query="?publisher=Query&byline=Query")
    article = answer.json()["article"]
    assert (article["publisher"], article["byline"]) == ("Body", "Query")


def test_blank_facts_count_as_not_known(service: Service) -> None:
    blank = service.post_json(text=ARTICLE, **dict.fromkeys(FACTS, " "))
    assert blank.body == service.post_json(text=ARTICLE).body
    assert blank.is_report


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ('"utf8"', "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16le", "utf-16-le"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("macintosh", "mac-roman"),
    ],
)
def test_the_charset_is_honoured(service: Service, charset: str, codec: str) -> None:
    answer = service.post(ARTICLE.encode(codec), f"text/plain; charset={charset}")
    assert answer.is_report
    assert answer.body == service.post_json(text=ARTICLE).body


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_without_a_charset_the_byte_order_mark_decides(service: Service, codec: str) -> None:
    answer = service.post(ARTICLE.encode(codec), "text/plain")
    assert answer.body == service.post_json(text=ARTICLE).body


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "قال الوزير كيم: «اختبرنا 15 صاروخا في 2022».\n\nوأضاف أن ذلك كان آخر اختبار.", id="right to left"
        ),
        pytest.param("The minister said “we 🚀 15 rockets 👩‍👩‍👧 in 2022” on Tuesday.", id="emoji"),
        pytest.param("The ministe\u0301r of Zu\u0308rich said there were 15 rockets in 2022.", id="combining marks"),
        pytest.param("The minister said so.\r\n\r\nThere were 15 rockets in 2022.\r\n", id="Windows line ends"),
        pytest.param("\ufeffThe minister said there were 15 rockets in 2022.", id="byte order mark"),
        pytest.param("The minister said there\0 were 15 rockets in 2022.", id="NUL"),
        pytest.param("One sentence is an article.", id="one sentence"),
    ],
)
def test_unusual_text_gives_a_report(service: Service, text: str) -> None:
    answer = service.post_json(text=text)
    assert answer.is_report
    assert Report.model_validate_json(answer.body).article.text


def test_health(service: Service) -> None:
    live, ready = service.get("/health/live"), service.get("/health/ready")
    assert (live.status, live.json()) == (200, {"status": "live"})
    assert (ready.status, ready.json()["status"]) == (200, "ok")
