"""HEAD is GET without its body, gzip is what Accept-Encoding asks for, and `format` wins over Accept."""

import gzip
import json

import pytest

from factcheck.render import Format
from tests.http.service import Answer, Service
from tests.http.test_store import FORMS

ARTICLE = b"\xe2\x80\x9cWe tested 15 missiles in 2022,\xe2\x80\x9d Minister Kim said on Tuesday, in several forms."


def ask(service: Service, path: str, method: str = "GET", **headers: str) -> Answer:
    return service.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.fixture(scope="module")
def path(service: Service) -> str:
    return service.post(ARTICLE, "text/plain").headers["location"]


@pytest.mark.parametrize("form", list(FORMS))
def test_format_asks_for_a_form_whatever_accept_says(service: Service, path: str, form: Format) -> None:
    media_type = FORMS[form].partition(";")[0]
    accepted = ask(service, path, Accept=media_type)
    other = "text/csv" if form is not Format.CSV else "application/json"
    for accept in (other, "text/event-stream", "application/pdf"):
        asked = ask(service, f"{path}?format={form}", Accept=accept)
        assert (asked.status, asked.media_type, asked.body) == (200, FORMS[form], accepted.body)
        assert asked.headers["etag"] == accepted.headers["etag"]
    posted = service.post(ARTICLE, "text/plain", f"?format={form}", Accept="text/event-stream")
    assert (posted.media_type, posted.body) == (FORMS[form], accepted.body)


@pytest.mark.parametrize("query", ["?format=pdf", "?format=", "?format=csv&format=csv", "?format=CSV"])
def test_a_format_that_there_is_not_is_a_problem(service: Service, path: str, query: str) -> None:
    for answer in (ask(service, path + query), service.post(ARTICLE, "text/plain", query)):
        assert answer.problem() == (400, "invalid-request")
        assert [error["parameter"] for error in answer.json()["errors"]] == ["format"]


@pytest.mark.parametrize(
    "address",
    [
        *("/v1/reports/ID", "/v1/reports", "/v1/prompts", "/v1/schema", "/v1/batches/x", "/v1/reports/ID/worksheet"),
        *("/health/live", "/health/ready", "/schema", "/schema/docs"),
    ],
)
def test_what_is_no_parameter_is_a_problem_that_names_those_that_are(service: Service, path: str, address: str) -> None:
    answer = ask(service, address.replace("/v1/reports/ID", path) + "?pretty=1&pretty=2")
    assert answer.problem() == (400, "invalid-request")
    assert [error["parameter"] for error in answer.json()["errors"]] == ["pretty"]
    if address == "/v1/reports/ID":
        assert answer.json()["detail"] == "pretty: there is no such parameter; known are format, all, bom"


@pytest.mark.parametrize(
    "address",
    [
        *("/v1/reports/ID", "/v1/reports/ID?format=csv", "/v1/reports/x", "/v1/reports?limit=1", "/v1/prompts"),
        *("/v1/schema", "/health/live", "/health/ready", "/schema", "/schema/docs", "/nowhere", "/v1/audits"),
    ],
)
def test_head_is_get_without_its_body(service: Service, path: str, address: str) -> None:
    address = address.replace("/v1/reports/ID", path)
    got, head = ask(service, address), ask(service, address, "HEAD")
    own = {"date", "x-request-id"}
    assert (head.status, head.body) == (got.status, b"")
    assert {name: value for name, value in head.headers.items() if name not in own} == {
        name: value for name, value in got.headers.items() if name not in own
    }
    assert head.headers["content-length"] == str(len(got.body))


def test_head_of_a_stream_ends_at_once(service: Service) -> None:
    with service.held():
        lines = b'{"id": 1, "text": "The minister said it rained 15 days, as a stream."}\n'
        batch = service.request("POST", "/v1/batches", lines, {"Content-Type": "application/jsonl"}).headers["location"]
        head = ask(service, batch, "HEAD", Accept="text/event-stream")
    assert (head.status, head.body) == (200, b"")
    assert ask(service, batch, "HEAD").status == 200


def test_allow_names_head_where_get_is(service: Service, path: str) -> None:
    for method in ("OPTIONS", "PUT"):
        assert ask(service, path, method).headers["allow"] == "DELETE, GET, HEAD, OPTIONS"
        assert ask(service, "/v1/prompts", method).headers["allow"] == "GET, HEAD, OPTIONS"
        assert ask(service, "/v1/audits", method).headers["allow"] == "OPTIONS, POST"


@pytest.mark.parametrize("form", list(FORMS))
def test_gzip_is_the_same_form_with_a_tag_of_its_own(service: Service, path: str, form: Format) -> None:
    address = f"{path}?format={form}"
    plain, packed = ask(service, address), ask(service, address, Accept_Encoding="br, gzip")
    if len(plain.body) < 1000:
        assert "content-encoding" not in packed.headers
        return
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert int(packed.headers["content-length"]) == len(packed.body) < len(plain.body)
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept, Accept-Encoding"
    tag = packed.headers["etag"]
    assert tag == plain.headers["etag"][:-1] + '-gzip"'
    current = ask(service, address, Accept_Encoding="gzip", If_None_Match=tag)
    assert (current.status, current.headers["etag"]) == (304, tag)
    assert ask(service, address, Accept_Encoding="gzip", If_None_Match=plain.headers["etag"]).headers["etag"] != tag
    assert ask(service, address, If_None_Match=plain.headers["etag"]).status == 304


@pytest.mark.parametrize(
    ("accepted", "is_packed"),
    [
        ("gzip", True),
        ("*", True),
        ("GZIP;q=0.5", True),
        ("br;q=1.0, gzip; q=0.1", True),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("br", False),
        ("", False),
    ],
)
def test_accept_encoding_decides(service: Service, path: str, accepted: str, is_packed: bool) -> None:  # noqa: FBT001
    assert ("content-encoding" in ask(service, path, Accept_Encoding=accepted).headers) is is_packed


def test_small_answers_problems_and_events_are_not_packed(service: Service) -> None:
    events = service.post(ARTICLE, "text/plain", Accept="text/event-stream", Accept_Encoding="gzip")
    for answer in (
        ask(service, "/health/live", Accept_Encoding="gzip"),
        ask(service, "/nowhere", Accept_Encoding="gzip"),
        events,
    ):
        assert "content-encoding" not in answer.headers
    assert events.body.startswith(b"event: ")


def test_lines_of_a_batch_are_packed_as_they_come(service: Service) -> None:
    rows = [{"id": number, "text": f"The minister said it rained {number} days."} for number in range(30)]
    body = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    batch = service.request("POST", "/v1/batches", body, {"Content-Type": "application/jsonl"}).headers["location"]
    ask(service, batch, Accept="text/event-stream")  # until it is done
    plain = ask(service, batch, Accept="application/jsonl")
    packed = ask(service, batch, Accept="application/jsonl", Accept_Encoding="gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert len(plain.body.splitlines()) == 30
