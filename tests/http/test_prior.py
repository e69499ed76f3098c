"""Published fact-checks over HTTP: searched by a route, and in reports by an option."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.adapters.storage.prior_index import SqlitePriorIndex
from factcheck.domain.prior import PublishedCheck
from tests.http.service import Answer, Service, running_service

BRIDGE = PublishedCheck(
    url="https://facts.example/bridge",
    claim="The bridge in Velden will cost 15 million euros",
    claimant="Ada Brandt",
    publisher="Example Facts",
    date="2024-05-03",
    rating="Mostly false",
)
ARTICLE = "Velden. The bridge in Velden will cost 15 million euros, Mayor Ada Brandt said on Monday."


@pytest.fixture
def index(tmp_path: Path) -> SqlitePriorIndex:
    found = SqlitePriorIndex(tmp_path / "store" / "prior.db")
    list(found.add([BRIDGE]))
    return found


@pytest.fixture
def desk(tmp_path: Path, index: SqlitePriorIndex) -> Iterator[Service]:
    assert index.exists()
    with running_service(tmp_path) as running:
        yield running


def search(service: Service, **fields: object) -> Answer:
    body = json.dumps(fields).encode()
    return service.request("POST", "/v1/prior/search", body, {"Content-Type": "application/json"})


def test_a_search_answers_what_others_published_and_in_which_index(desk: Service, index: SqlitePriorIndex) -> None:
    found = search(desk, text="Velden’s bridge will cost 15 million euros")
    assert found.status == 200
    assert found.json() == {
        "index": index.contents().used.model_dump(),
        "checks": [BRIDGE.model_dump(exclude={"title"}) | {"strength": "strong"}],
    }


def test_a_search_without_words_is_a_problem_that_names_the_field(desk: Service) -> None:
    refused = search(desk, text="", most=3)
    assert refused.problem() == (400, "invalid-request")
    assert refused.json()["errors"][0]["pointer"] == "/text"


def test_a_report_has_prior_checks_where_they_are_asked_for(desk: Service, index: SqlitePriorIndex) -> None:
    plain = desk.post_json(text=ARTICLE)
    assert b"prior" not in plain.body
    asked = desk.post_json(text=ARTICLE, options={"prior": True})
    assert asked.headers["location"] != plain.headers["location"]
    report = asked.json()
    assert report["provenance"]["prior_index"] == index.contents().used.model_dump()
    assert {check["url"] for claim in report["claims"] for check in claim["prior_checks"]} == {BRIDGE.url}


def test_an_index_that_has_changed_makes_a_new_report(desk: Service, index: SqlitePriorIndex) -> None:
    first = desk.post_json(text=ARTICLE, options={"prior": True})
    assert desk.post_json(text=ARTICLE, options={"prior": True}).headers["factcheck-cache"] == "hit"
    list(index.add([BRIDGE.model_copy(update={"rating": "False"})]))
    second = desk.post_json(text=ARTICLE, options={"prior": True})
    assert second.headers["factcheck-cache"] == "miss"
    assert first.json()["provenance"]["prior_index"] != second.json()["provenance"]["prior_index"]


def test_a_service_without_an_index_says_so(tmp_path: Path) -> None:
    with running_service(tmp_path) as service:
        assert search(service, text="The bridge").problem() == (422, "no-prior-index")
        refused = service.post_json(text=ARTICLE, options={"prior": True})
        assert refused.problem() == (422, "no-prior-index")
        assert refused.json()["errors"][0]["pointer"] == "/options/prior"
