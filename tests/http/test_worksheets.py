"""What checkers note about claims is kept, exported, and not lost where two of them edit at once."""

import csv
import io
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.http.keys import CMS, DESK, ENTRIES
from tests.http.service import Answer, Service, running_service

ARTICLE = "“We tested 15 missiles in {place},” Minister Kim said on Tuesday. The tests cost 3 million dollars, he said."
PATCH = "application/merge-patch+json"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """With keys and two workers."""
    folder = tmp_path_factory.mktemp("worksheets")
    with running_service(folder, FACTCHECK_API_KEYS=ENTRIES, FACTCHECK_WORKERS="2") as running:
        yield running


def report(service: Service, place: str, key: str = CMS) -> str:
    """The path of a new report."""
    body = json.dumps({"text": ARTICLE.format(place=place)}).encode()
    headers = {"Content-Type": "application/json", "X-API-Key": key}
    return service.request("POST", "/v1/reports", body, headers).headers["location"]


def change(
    service: Service, path: str, fields: object, etag: str | None = '"0"', media_type: str = PATCH, key: str = CMS
) -> Answer:
    headers = {"Content-Type": media_type, "X-API-Key": key} | ({} if etag is None else {"If-Match": etag})
    return service.request("PATCH", path, json.dumps(fields).encode(), headers)


def get(service: Service, path: str, key: str = CMS, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return service.request("GET", path, headers={"X-API-Key": key, **named})


def test_a_row_is_changed_step_by_step(shared: Service) -> None:
    path = report(shared, "Rome")
    assert get(shared, f"{path}/worksheet").json() == {"report": path.rpartition("/")[2], "claims": {}}
    first = change(shared, f"{path}/claims/c1", {"status": "checking", "assignee": "Ada"})
    assert first.status == 200
    assert first.headers["etag"] == first.json()["etag"]
    assert {**first.json(), "etag": ""} == {"status": "checking", "note": "", "assignee": "Ada", "etag": ""}
    second = change(shared, f"{path}/claims/c1", {"note": "Ask Ösé\n🚀"}, first.headers["etag"], "application/json")
    assert second.json()["note"] == "Ask Ösé\n🚀"
    assert second.json()["status"] == "checking"
    third = change(shared, f"{path}/claims/c1", {"assignee": None, "status": None}, second.json()["etag"])
    expected = {"status": "open", "note": "Ask Ösé\n🚀", "assignee": "", "etag": third.headers["etag"]}
    assert get(shared, f"{path}/worksheet").json()["claims"] == {"c1": expected}


def test_a_worksheet_belongs_to_its_key(shared: Service) -> None:
    path = report(shared, "Oslo")
    change(shared, f"{path}/claims/c1", {"note": "ours"})
    assert get(shared, f"{path}/worksheet", DESK).problem() == (404, "not-found")
    assert change(shared, f"{path}/claims/c1", {"note": "theirs"}, key=DESK).problem() == (404, "not-found")
    assert report(shared, "Oslo", DESK) == path
    assert get(shared, f"{path}/worksheet", DESK).json()["claims"] == {}


def test_who_comes_second_is_shown_what_the_first_has_written(shared: Service) -> None:
    path = f"{report(shared, 'Bonn')}/claims/c2"
    first = change(shared, path, {"status": "confirmed"})
    late = change(shared, path, {"status": "wrong"})
    assert late.problem() == (412, "precondition-failed")
    assert late.json()["current"] == first.json()
    assert change(shared, path, {"status": "wrong"}, first.json()["etag"]).status == 200
    assert change(shared, path, {"status": "wrong"}, f"W/{first.json()['etag']}").status == 412


def test_of_two_who_edit_at_once_neither_loses_a_line(shared: Service) -> None:
    path = f"{report(shared, 'Kyiv')}/claims/c1"

    def add(name: str) -> int:
        """Ten lines; the refusals on the way."""
        row, refused = {"note": "", "etag": '"0"'}, 0
        for number in range(10):
            while True:
                note = f"{row['note']}{name} {number}\n"
                answer = change(shared, path, {"note": note}, row["etag"])
                if answer.status == 200:
                    row = answer.json()
                    break
                assert answer.problem() == (412, "precondition-failed")
                row, refused = answer.json()["current"], refused + 1
        return refused

    with ThreadPoolExecutor(2) as two:
        refusals = list(two.map(add, ["Ada", "Bob"]))
    note = get(shared, f"{path.partition('/claims')[0]}/worksheet").json()["claims"]["c1"]["note"]
    assert sorted(note.splitlines()) == sorted(f"{name} {number}" for name in ("Ada", "Bob") for number in range(10))
    assert sum(refusals) > 0


def test_a_change_without_its_condition_is_refused(shared: Service) -> None:
    path = report(shared, "Riga")
    assert change(shared, f"{path}/claims/c1", {"note": "x"}, None).problem() == (428, "precondition-required")
    assert get(shared, f"{path}/worksheet").json()["claims"] == {}


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"status": "true"}, "/status"),
        ({"status": 1}, "/status"),
        ({"note": "x" * 10_001}, "/note"),
        ({"note": ["x"]}, "/note"),
        ({"assignee": "x" * 201}, "/assignee"),
        ({"verdict": "wrong"}, "/verdict"),
        ({"etag": "1"}, "/etag"),
    ],
)
def test_a_field_that_is_wrong_is_named(shared: Service, fields: object, pointer: str) -> None:
    answer = change(shared, f"{report(shared, 'Bern')}/claims/c1", fields)
    assert answer.problem() == (400, "invalid-request")
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_the_longest_note_fits(shared: Service) -> None:
    answer = change(shared, f"{report(shared, 'Lima')}/claims/c1", {"note": "🚀" * 10_000, "assignee": "x" * 200})
    assert answer.json()["note"] == "🚀" * 10_000


@pytest.mark.parametrize("claim", ["c0", "c99", "C1", "s1", "%22", "c1%20", "provenance"])
def test_a_claim_that_is_not_there_is_a_problem(shared: Service, claim: str) -> None:
    assert change(shared, f"{report(shared, 'Pisa')}/claims/{claim}", {"note": "x"}).problem() == (404, "not-found")


def test_a_report_that_is_not_there_has_no_worksheet(service: Service) -> None:
    for report_id in ("0" * 64, "x"):
        assert service.get(f"/v1/reports/{report_id}/worksheet").problem() == (404, "not-found")
        assert change(service, f"/v1/reports/{report_id}/claims/c1", {"note": "x"}).problem() == (404, "not-found")


def test_an_export_has_the_columns_filled_in(shared: Service) -> None:
    path = report(shared, "Cork")
    change(shared, f"{path}/claims/c1", {"status": "uncheckable", "note": "=1+1", "assignee": "@ada"})
    change(shared, f"{path}/claims/c2", {"note": "a|b\n[x](y)"})
    for query, accept in (("?format=csv", "application/json"), ("", "text/csv")):
        table = get(shared, f"{path}/worksheet{query}", Accept=accept)
        assert table.media_type == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(table.body.decode(), newline="")))
        assert len(rows) == len(get(shared, path).json()["claims"])
        own = [[row[name] for name in ("status", "note", "assignee")] for row in rows]
        assert own[:3] == [["uncheckable", "'=1+1", "'@ada"], ["open", "a|b\n[x](y)", ""], ["", "", ""]]
    text = get(shared, f"{path}/worksheet?format=markdown").body.decode()
    assert "| can't be checked | =1+1 | \\@ada |" in text
    assert "| open | a\\|b \\[x\\](y) |  |" in text
    assert get(shared, f"{path}/worksheet?format=html").problem() == (400, "invalid-request")
    assert get(shared, f"{path}/worksheet", Accept="text/html").problem() == (406, "not-acceptable")
    assert get(shared, f"{path}/worksheet?sort=rank").problem() == (400, "invalid-request")


def test_a_worksheet_has_an_etag_over_all(shared: Service) -> None:
    path = report(shared, "Nice")
    first = get(shared, f"{path}/worksheet").headers["etag"]
    assert get(shared, f"{path}/worksheet", If_None_Match=first).status == 304
    assert get(shared, f"{path}/worksheet?format=csv", If_None_Match=first).status == 200
    change(shared, f"{path}/claims/c1", {"note": "x"})
    assert get(shared, f"{path}/worksheet", If_None_Match=first).status == 200


def test_a_worksheet_goes_with_its_report(shared: Service) -> None:
    path = report(shared, "Graz")
    change(shared, f"{path}/claims/c1", {"note": "x"})
    shared.request("DELETE", path, headers={"X-API-Key": CMS})
    assert report(shared, "Graz") == path
    assert get(shared, f"{path}/worksheet").json()["claims"] == {}


def test_a_worksheet_is_there_after_sigkill(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("killed")
    with running_service(folder) as service:
        path = report(service, "Lviv")
        written = change(service, f"{path}/claims/c1", {"status": "confirmed"}).json()
        service.process.kill()
        service.process.wait()
    with running_service(folder) as service:
        assert get(service, f"{path}/worksheet").json()["claims"] == {"c1": written}
