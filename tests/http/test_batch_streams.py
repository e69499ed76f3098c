"""A batch tells what goes on in it as server-sent events, which go on where they broke off."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.http.service import Answer, Service
from tests.http.test_batches import ARTICLE, in_lines, post, results, rows, wait_until
from tests.processes import GUARD_S

EVENTS = "text/event-stream"


def listen(service: Service, path: str, **headers: str) -> Answer:
    named = {"Accept": EVENTS} | {name.replace("_", "-"): value for name, value in headers.items()}
    answer = service.request("GET", path, headers=named)
    assert (answer.status, answer.media_type) == (200, f"{EVENTS}; charset=utf-8")
    return answer


def read(body: bytes) -> Iterator[tuple[str, str | None, Any]]:
    """Name, id and data of each event."""
    for block in body.decode().split("\n\n")[:-1]:
        if not block.startswith(":"):
            fields = dict(line.split(": ", 1) for line in block.split("\n"))
            yield fields["event"], fields.get("id"), json.loads(fields["data"])


def test_each_row_comes_once_with_the_progress_and_then_the_end(service: Service) -> None:
    path = post(service, in_lines([*rows(25, first=9000), {"id": "bad"}])).headers["location"]
    events = list(read(listen(service, path).body))
    told = [data for name, _, data in events if name == "progress"]
    assert events[0][0] == "progress"
    assert [one["finished"] for one in told] == sorted(one["finished"] for one in told)
    assert events[-1] == ("end", None, {"total": 26, "finished": 26, "failed": 1})
    seen = [(number, data) for name, number, data in events if name == "row"]
    assert [number for number, _ in seen] == [str(number) for number in range(1, 27)]
    assert [data for _, data in seen] == results(service, path)


def test_a_stream_goes_on_after_the_last_event_that_came(service: Service) -> None:
    path = post(service, in_lines(rows(5, first=9100))).headers["location"]
    wait_until(service, path, 5)
    all_rows = results(service, path)
    for answer in (
        listen(service, path, Last_Event_ID="3"),
        listen(service, f"{path}?after=3"),
        listen(service, f"{path}?after=1", Last_Event_ID="3"),
    ):
        seen = [(number, data) for name, number, data in read(answer.body) if name == "row"]
        assert seen == [("4", all_rows[3]), ("5", all_rows[4])]
    assert [name for name, _, _ in read(listen(service, path, Last_Event_ID="5").body)] == ["progress", "end"]


def test_rows_come_while_others_are_still_waited_for(service: Service) -> None:
    """The first is wrong, and so has its answer at once."""
    import http.client

    with service.held():
        path = post(service, in_lines([{"id": "bad"}, *rows(3, first=9200)])).headers["location"]
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=GUARD_S)
        connection.request("GET", path, headers={"Accept": EVENTS})
        response = connection.getresponse()
        begun = b""
        while b"event: row" not in begun or not begun.endswith(b"\n\n"):
            begun += response.read1()
    events = list(read(begun + response.read()))
    connection.close()
    assert [name for name, _, _ in events][:2] == ["progress", "row"]
    assert events[-1] == ("end", None, {"total": 4, "finished": 4, "failed": 1})


def test_a_batch_that_is_cancelled_ends_its_stream_with_a_problem(service: Service) -> None:
    import http.client

    with service.held():
        path = post(service, in_lines(rows(30, first=9300))).headers["location"]
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=GUARD_S)
        connection.request("GET", path, headers={"Accept": EVENTS})
        response = connection.getresponse()
        assert service.request("DELETE", path).status == 200
        name, _, data = list(read(response.read()))[-1]
    connection.close()
    assert (name, data["type"]) == ("problem", "urn:factcheck:problem:not-found")


def test_a_batch_that_is_not_there_has_no_stream(service: Service) -> None:
    answer = service.request("GET", "/v1/batches/x", headers={"Accept": EVENTS})
    assert answer.problem() == (404, "not-found")


def test_a_batch_may_come_as_json(service: Service) -> None:
    given = [*rows(2, first=9400), {"id": "bad", "text": "x", "html": "y"}]
    body = json.dumps({"rows": given}, ensure_ascii=False).encode()
    as_json = post(service, body, "application/json")
    assert as_json.status == 202
    as_lines = post(service, in_lines(given))
    for accepted in (as_json, as_lines):
        wait_until(service, accepted.headers["location"], 3)
    one, other = (results(service, accepted.headers["location"]) for accepted in (as_json, as_lines))
    assert sorted(map(repr, one)) == sorted(map(repr, other))


def test_another_json_is_a_problem(service: Service) -> None:
    for body in (b"[]", b"{}", b'{"rows": {}}', b'{"rows": [], "x": 1}', b'"rows"'):
        assert post(service, body, "application/json").problem() == (400, "invalid-request")
    assert post(service, b'{"rows": []}', "application/json").problem() == (422, "empty-input")
    assert post(service, b"{", "application/json").problem() == (400, "malformed-json")


@pytest.mark.parametrize("number", [8716530207601129108275200, -(10**308)])
def test_a_number_of_many_digits_costs_the_rows_that_have_it_alone(service: Service, number: int) -> None:
    given = [{"id": 1, "text": ARTICLE.format(number="many"), "x": number}, {"x": number}]
    accepted = post(service, json.dumps({"rows": given}).encode(), "application/json")
    assert accepted.status == 202
    wait_until(service, accepted.headers["location"], 2)
    answers = {answer["id"]: set(answer) for answer in results(service, accepted.headers["location"])}
    assert answers == {1: {"id", "report"}, None: {"id", "error"}}
