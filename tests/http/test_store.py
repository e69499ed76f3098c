"""A report that was made before is answered from the store, in any form, with an ETag."""

import pytest

from factcheck.domain.report import Report
from factcheck.render import Format, View, render
from tests.http.service import Answer, Service

ARTICLE = b"\xe2\x80\x9cWe tested 15 missiles in 2022,\xe2\x80\x9d Minister Kim said on Tuesday, before noon."
FORMS = {
    Format.JSON: "application/json",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSONLD: "application/ld+json",
    Format.TEXT: "text/plain; charset=utf-8",
}


def post(service: Service, content: bytes = ARTICLE, **headers: str) -> Answer:
    return service.post(content, "text/plain", **headers)


def get(service: Service, path: str, **headers: str) -> Answer:
    return service.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.fixture(scope="module")
def stored(service: Service) -> Answer:
    return post(service)


def test_the_first_report_is_created_and_the_second_comes_from_the_store(service: Service) -> None:
    first, second = post(service, ARTICLE + b" Twice."), post(service, ARTICLE + b" Twice.")
    assert (first.status, first.headers["factcheck-cache"]) == (201, "miss")
    assert (second.status, second.headers["factcheck-cache"]) == (200, "hit")
    assert first.body == second.body
    assert first.headers["etag"] == second.headers["etag"]
    assert first.headers["location"] == second.headers["location"]


def test_the_location_has_the_report(service: Service, stored: Answer) -> None:
    again = get(service, stored.headers["location"])
    assert (again.status, again.body, again.headers["etag"]) == (200, stored.body, stored.headers["etag"])


def test_other_options_are_another_report(service: Service, stored: Answer) -> None:
    text = ARTICLE.decode()
    same = service.post_json(text=text, options={})
    other = service.post_json(text=text, options={"kinds": ["quotation"], "summary_sentences": 1})
    assert same.headers["location"] == stored.headers["location"]
    assert other.headers["location"] != stored.headers["location"]
    assert {claim["kind"] for claim in other.json()["claims"]} == {"quotation"}


def test_no_cache_checks_anew_and_no_store_leaves_nothing_behind(service: Service, stored: Answer) -> None:
    anew = post(service, Cache_Control="max-age=0, No-Cache")
    assert (anew.status, anew.headers["factcheck-cache"]) == (200, "miss")
    assert anew.headers["location"] == stored.headers["location"]
    secret = ARTICLE + b" Not to be kept."
    for _ in range(2):
        unkept = post(service, secret, Cache_Control="no-store")
        assert (unkept.status, unkept.headers["factcheck-cache"]) == (200, "miss")
        assert "location" not in unkept.headers


@pytest.mark.parametrize("form", list(FORMS))
def test_each_form_is_that_of_the_command_line(service: Service, stored: Answer, form: Format) -> None:
    media_type = FORMS[form].partition(";")[0]
    expected = render(Report.model_validate_json(stored.body), form).encode()
    for answer in (post(service, Accept=media_type), get(service, stored.headers["location"], Accept=media_type)):
        assert (answer.status, answer.media_type, answer.body) == (200, FORMS[form], expected)
        assert answer.headers["vary"] == "Accept, Accept-Encoding"


def test_each_form_has_an_etag_of_its_own_and_304_says_that_it_is_current(service: Service, stored: Answer) -> None:
    path = stored.headers["location"]
    tags = {form: get(service, path, Accept=kind).headers["etag"] for form, kind in FORMS.items()}
    assert len(set(tags.values())) == len(FORMS)
    for form, kind in FORMS.items():
        current = get(service, path, Accept=kind, If_None_Match=f'"x", W/{tags[form]}')
        assert (current.status, current.body, current.headers["etag"]) == (304, b"", tags[form])
        assert get(service, path, Accept=kind, If_None_Match='"x"').status == 200


@pytest.mark.parametrize(
    ("form", "query", "view"),
    [
        (Format.CSV, "?bom=true", View(bom=True)),
        (Format.TEXT, "?all=true", View(everything=True)),
        (Format.MARKDOWN, "?all=true&bom=false", View(everything=True)),
    ],
    ids=["csv", "text", "markdown"],
)
def test_the_query_says_how_a_report_is_shown(
    service: Service, stored: Answer, form: Format, query: str, view: View
) -> None:
    headers, path = {"Accept": FORMS[form].partition(";")[0]}, stored.headers["location"]
    expected = render(Report.model_validate_json(stored.body), form, view).encode()

    shown = service.request("GET", path + query, headers=headers)
    posted = service.post(ARTICLE, "text/plain", query, **headers)

    assert (shown.status, shown.body, posted.body) == (200, expected, expected)
    assert posted.headers["location"] == path
    assert shown.headers["etag"] != service.request("GET", path, headers=headers).headers["etag"]


@pytest.mark.parametrize("query", ["?bom=yes", "?all=", "?all=true&all=true"])
def test_a_view_that_there_is_not_is_a_problem(service: Service, stored: Answer, query: str) -> None:
    shown, posted = get(service, stored.headers["location"] + query), service.post(ARTICLE, "text/plain", query)
    assert shown.problem() == posted.problem() == (400, "invalid-request")
    assert shown.json()["errors"][0]["parameter"] == query[1:4]


def test_a_form_that_is_not_made_is_a_problem_before_any_work(service: Service, stored: Answer) -> None:
    assert post(service, Accept="application/pdf").problem() == (406, "not-acceptable")
    assert get(service, stored.headers["location"], Accept="application/pdf").problem() == (406, "not-acceptable")


@pytest.mark.parametrize("report_id", ["0" * 64, "x", "0" * 63, "A" * 64, "%00", "0" * 5000])
def test_a_report_that_is_not_there_is_a_problem(service: Service, report_id: str) -> None:
    assert get(service, f"/v1/reports/{report_id}").problem() == (404, "not-found")


def test_an_engine_that_is_not_there_is_pointed_at(service: Service) -> None:
    answer = service.post_json(text=ARTICLE.decode(), options={"engine": "llm"})
    assert answer.problem() == (422, "engine-not-configured")
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/options/engine"]


def test_each_wrong_option_is_pointed_at(service: Service) -> None:
    options = {"kinds": ["quotation", "verdict"], "summary_sentences": 0, "min_checkability": "high", "model": "x"}
    answer = service.post_json(text=ARTICLE.decode(), options=options)
    assert answer.problem() == (400, "invalid-request")
    expected = {"/options/kinds/1", "/options/summary_sentences", "/options/min_checkability", "/options/model"}
    assert {error["pointer"] for error in answer.json()["errors"]} == expected
    assert "known are engine, summary_sentences" in answer.body.decode()


def test_a_store_that_is_off_keeps_nothing(storeless: Service) -> None:
    answers = [post(storeless), post(storeless)]
    assert {(each.status, each.headers["factcheck-cache"], "location" in each.headers) for each in answers} == {
        (200, "miss", False)
    }
    assert not (storeless.log.parent / "store").exists()
