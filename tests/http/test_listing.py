"""Each key sees, searches and deletes its own reports, and nobody else's."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.http.keys import ARCHIVE, CMS, DESK, ENTRIES
from tests.http.service import Answer, Service, running_service
from tests.processes import eventually

ARTICLE = "“We tested {number} missiles in 2022,” Minister Kim said on Tuesday. It was the third test of the year."


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """With two workers, so that what one deletes the other has in its memory."""
    folder = tmp_path_factory.mktemp("shared")
    with running_service(folder, FACTCHECK_API_KEYS=ENTRIES, FACTCHECK_WORKERS="2") as running:
        yield running


def ask(service: Service, key: str, method: str, path: str, body: object = None, **headers: str) -> Answer:
    content = None if body is None else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if content is not None:
        named = {"Content-Type": "application/json", **named}
    return service.request(method, path, content, {"X-API-Key": key, **named})


def post(service: Service, key: str, number: int, title: str = "Missiles tested", **headers: str) -> str:
    body = {"text": ARTICLE.format(number=number), "title": title, "publisher": "The Times"}
    answer = ask(service, key, "POST", "/v1/reports", body, **headers)
    assert answer.is_report
    return answer.headers["location"].rpartition("/")[2]


def ids(service: Service, key: str, query: str = "") -> list[str]:
    answer = ask(service, key, "GET", f"/v1/reports{query}")
    assert answer.status == 200
    return [report["id"] for report in answer.json()["reports"]]


def test_a_list_has_the_reports_of_its_key_newest_first(keyed: Service) -> None:
    first, second = post(keyed, CMS, 1), post(keyed, CMS, 2, "Other tests")
    other = post(keyed, DESK, 3)
    listed = ask(keyed, CMS, "GET", "/v1/reports").json()["reports"]
    assert [report["id"] for report in listed[:2]] == [second, first]
    assert other not in [report["id"] for report in listed]
    made_at = listed[0].pop("made_at")
    assert made_at.endswith("+00:00")
    assert listed[0] == {
        "id": second,
        "title": "Other tests",
        "publisher": "The Times",
        "published_at": None,
        "claims": len(ask(keyed, CMS, "GET", f"/v1/reports/{second}").json()["claims"]),
        "engine": "offline",
    }


def test_a_report_of_another_key_is_not_there_until_it_is_posted(keyed: Service) -> None:
    report_id = post(keyed, CMS, 10)
    path = f"/v1/reports/{report_id}"
    assert ask(keyed, DESK, "GET", path).problem() == (404, "not-found")
    assert post(keyed, DESK, 10) == report_id
    assert ask(keyed, DESK, "GET", path).status == 200
    assert report_id in ids(keyed, DESK)


def test_pages_follow_each_other_and_stay_whole_when_new_ones_arrive(keyed: Service) -> None:
    expected = [post(keyed, ARCHIVE, 20 + number) for number in range(5)][::-1]
    seen, query = [], "?limit=2"
    while query:
        answer = ask(keyed, ARCHIVE, "GET", f"/v1/reports{query}").json()
        seen += [report["id"] for report in answer["reports"]]
        post(keyed, ARCHIVE, 30 + len(seen))
        query = f"?limit=2&cursor={answer['next']}" if answer["next"] else ""
    assert seen == expected


def test_words_are_searched_in_title_and_claims(keyed: Service) -> None:
    report_id = post(keyed, DESK, 4711, "Die GROẞE Straße")
    assert ids(keyed, DESK, "?q=4711%20strasse") == [report_id]
    assert ids(keyed, DESK, "?q=MISSILES%204711") == [report_id]
    assert ids(keyed, DESK, "?q=4711%20elsewhere") == []


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("?limit=0", "limit"),
        ("?limit=101", "limit"),
        ("?limit=1.0", "limit"),
        ("?limit=2&limit=3", "limit"),
        ("?cursor=", "cursor"),
        ("?cursor=xyz", "cursor"),
        ("?cursor=%C3%A9", "cursor"),
        ("?cursor=1f%0A", "cursor"),
        (f"?q={'a' * 201}", "q"),
        ("?q=%00", "q"),
        ("?page=2", "page"),
        ("?limit=5&sort=rank", "sort"),
    ],
)
def test_a_parameter_that_is_wrong_is_named(service: Service, query: str, parameter: str) -> None:
    answer = service.get(f"/v1/reports{query}")
    assert answer.problem() == (400, "invalid-request")
    assert [error["parameter"] for error in answer.json()["errors"]] == [parameter]


def test_a_deleted_report_is_gone_for_its_key_in_all_workers(shared: Service) -> None:
    report_id = post(shared, CMS, 40)
    post(shared, DESK, 40)
    path = f"/v1/reports/{report_id}"
    for _ in range(10):
        assert ask(shared, CMS, "GET", path).status == ask(shared, DESK, "GET", path).status == 200
    assert ask(shared, CMS, "DELETE", path).status == 204
    assert {ask(shared, CMS, "GET", path).status for _ in range(10)} == {404}
    assert {ask(shared, DESK, "GET", path).status for _ in range(10)} == {200}
    assert ask(shared, CMS, "DELETE", path).problem() == (404, "not-found")
    assert ask(shared, CMS, "DELETE", "/v1/reports/x").problem() == (404, "not-found")


def test_after_all_is_deleted_no_word_of_the_key_is_left_on_the_disk(tmp_path: Path) -> None:
    word = "Zyxwvutstan"
    text = f"“We tested 15 missiles in {word},” Minister Kim said on Tuesday."
    with running_service(tmp_path, FACTCHECK_API_KEYS=ENTRIES) as service:
        made = ask(service, CMS, "POST", "/v1/reports", {"text": text}, Idempotency_Key="one")
        path = made.headers["location"]
        row = f"{path}/claims/c1"
        assert ask(service, CMS, "PATCH", row, {"note": f"in {word}?"}, If_Match='"0"').status == 200
        lines = json.dumps({"id": 1, "text": f"{text} Twice."}).encode() + b"\n"
        headers = {"X-API-Key": CMS, "Content-Type": "application/jsonl"}
        batch = service.request("POST", "/v1/batches", lines, headers).headers["location"]
        eventually(lambda: ask(service, CMS, "GET", batch).json()["state"] == "done", "a batch that is done")
        kept = post(service, DESK, 50)

        assert ask(service, CMS, "DELETE", "/v1/reports").json() == {"deleted": 2}
        assert ask(service, CMS, "DELETE", "/v1/reports").json() == {"deleted": 0}

        assert ids(service, CMS) == []
        assert ids(service, DESK) == [kept]
        assert ask(service, CMS, "GET", batch).problem() == (404, "not-found")
        again = ask(service, CMS, "POST", "/v1/reports", {"text": text}, Idempotency_Key="one")
        assert "idempotency-replayed" not in again.headers
        assert (again.status, again.headers["factcheck-cache"]) == (201, "miss")
        assert ask(service, CMS, "GET", f"{again.headers['location']}/worksheet").json()["claims"] == {}
        ask(service, CMS, "DELETE", "/v1/reports")
    left = [file.name for file in (tmp_path / "store").iterdir() if word.encode() in file.read_bytes()]
    assert left == []


def test_without_keys_everybody_is_one(service: Service) -> None:
    text = ARTICLE.format(number=60)
    report_id = service.post_json(text=text).headers["location"].rpartition("/")[2]
    assert service.get("/v1/reports?limit=1").json()["reports"][0]["id"] == report_id
    assert service.request("DELETE", f"/v1/reports/{report_id}").status == 204
    assert service.get(f"/v1/reports/{report_id}").status == 404


def test_without_a_store_there_is_no_list(storeless: Service) -> None:
    assert storeless.get("/v1/reports").status == 405
    assert storeless.request("DELETE", "/v1/reports").status == 405
