"""Pages made to be slow or to break a parser: each gets a report or a clear problem, and the service goes on."""

import pytest

from tests.http.service import Service

ARTICLE = "“We tested 15 missiles in 2022,” Minister Kim said on Tuesday. It was the last test – so far."
BODY = f"<article><h1>Missiles: an inventory</h1><p>{ARTICLE}</p>HOSTILE</article>"
PAGE = f"<!doctype html><html><body>{BODY}</body></html>"

HOSTILE = {
    "unclosed tags": "<b>x" * 20_000,
    "nested": "<div>" * 20_000,
    "an unclosed tag": "<a " * 50_000,
    "comments": "<!--" * 50_000,
    "a huge attribute": f"<p title='{'x' * 500_000}'>x</p>",
    "unclosed quotes": '<a x="' * 50_000,
    "entities": "&amp;" * 50_000,
    "unseen entities": "&#8203;" * 60_000,
    "ampersands": "&" * 50_000,
    "less-than": "<" * 50_000,
    "NUL": "\x00" * 300_000,
    "bidi and zero-width": "\u202eabc\u200b" * 5_000,
    "linked data": f"<script type='application/ld+json'>{'[' * 300_000}</script>",
    "end tags": "</q>" * 50_000,
    "paragraphs": "<p>x" * 60_000,
    "style rules": f"<style>{'.x{' * 50_000}</style><style>{'/*' * 50_000}",
}
REFUSED = {
    "unclosed tags": "bad-input",
    "nested": "bad-input",
    "unseen entities": "bad-input",
    "paragraphs": "bad-input",
    "NUL": "binary-input",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_page_is_answered_and_so_is_the_next(service: Service, name: str) -> None:
    answer = service.post(PAGE.replace("HOSTILE", HOSTILE[name]).encode(), "text/html")
    if name in REFUSED:
        assert answer.problem() == (422, REFUSED[name])
    else:
        assert answer.is_report
        assert ARTICLE in answer.json()["article"]["text"]
    assert service.post(PAGE.replace("HOSTILE", "").encode(), "text/html").is_report


def test_an_encoding_that_lies_is_a_clear_problem(service: Service) -> None:
    page = PAGE.replace("HOSTILE", "").encode("utf-8")
    assert service.post(page, "text/html; charset=ascii").problem() == (422, "undecodable")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "<nav><a href=/>Home</a><a href=/sport>Sport</a></nav><ul>"
            + "".join(f"<li><a href=/{n}>Storm closes harbour {n}</a></li>" for n in range(20))
            + "</ul>",
            id="an index page",
        ),
        pytest.param(
            "<h1>Sign in</h1><form><label>Password</label><input><button>Log in</button></form>", id="a login"
        ),
        pytest.param("<h1>404</h1><div>Page not found</div><a href=/>Home</a>", id="an error page"),
        pytest.param(
            "<h1>Watch</h1><video src=x></video><div>0:00 / 2:14</div><a href=/>Videos</a>", id="a video page"
        ),
        pytest.param("<div id=app></div><script>start()</script>", id="a page that scripts build"),
    ],
)
def test_a_page_without_an_article_is_a_clear_problem(service: Service, page: str) -> None:
    answer = service.post(f"<!doctype html><html><body>{page}</body></html>".encode(), "text/html")
    assert answer.problem() == (422, "not-an-article")
