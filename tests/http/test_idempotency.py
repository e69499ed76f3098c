"""The same key with the same request is the same answer; with another it is a problem."""

import pytest

from tests.http.keys import CMS, DESK
from tests.http.service import Answer, Service

ARTICLE = b"\xe2\x80\x9cWe tested 15 missiles in 2022,\xe2\x80\x9d Minister Kim said on Tuesday, with a key."
KEPT = ("content-type", "etag", "factcheck-cache", "location", "vary")


def post(service: Service, key: str, content: bytes = ARTICLE, **headers: str) -> Answer:
    return service.post(content, "text/plain", Idempotency_Key=key, **headers)


def test_the_answer_is_the_one_that_was_given(service: Service) -> None:
    first = post(service, "one", ARTICLE + b" Once.", Accept="text/markdown")
    again = post(service, "one", ARTICLE + b" Once.", Accept="text/markdown")
    assert (first.status, again.status) == (201, 201)
    assert {name: again.headers[name] for name in KEPT} == {name: first.headers[name] for name in KEPT}
    assert again.body == first.body
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers


def test_another_request_with_the_key_is_a_problem(service: Service) -> None:
    post(service, "two")
    assert post(service, "two", ARTICLE + b" Another.").problem() == (422, "idempotency-key-reused")
    assert post(service, "two", Accept="text/csv").problem() == (422, "idempotency-key-reused")
    assert post(service, "three", ARTICLE + b" Another.").is_report


def test_an_error_is_not_kept(service: Service) -> None:
    menu = b"Home\nNews\n"
    assert [post(service, "four", menu).problem() for _ in range(2)] == [(422, "not-an-article")] * 2
    assert "idempotency-replayed" not in post(service, "four", menu).headers


@pytest.mark.parametrize("key", ["", "x" * 256, "a b", "\u00e9"])
def test_a_key_that_cannot_be_is_a_problem(service: Service, key: str) -> None:
    assert post(service, key).problem() == (400, "invalid-request")


def test_each_caller_has_keys_of_its_own(keyed: Service) -> None:
    first = post(keyed, "same", X_API_Key=CMS)
    again = post(keyed, "same", X_API_Key=CMS)
    other = post(keyed, "same", ARTICLE + b" Mine.", X_API_Key=DESK)
    assert (first.status, again.status, again.headers["idempotency-replayed"]) == (201, 201, "true")
    assert other.status == 201


def test_an_answer_goes_with_its_report(service: Service) -> None:
    content = ARTICLE + b" Deleted."
    first = post(service, "five", content)
    assert service.request("DELETE", first.headers["location"]).status == 204
    again = post(service, "five", content)
    assert again.status == 201
    assert "idempotency-replayed" not in again.headers
    assert service.get(again.headers["location"]).status == 200
