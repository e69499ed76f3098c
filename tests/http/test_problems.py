"""Whatever is wrong with a request comes back as one clear problem."""

import contextlib
import http.client
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import errors
from factcheck.api.edge.requests import EXAMPLE
from factcheck.api.problems import STATUSES, TITLES, UnsupportedMediaTypeError, of_ours
from tests.http.service import Service
from tests.processes import GUARD_S

PROBLEMS = Path(__file__).parents[2] / "docs" / "problems.md"
JSON, TEXT = "application/json", "text/plain"
BINARY = bytes(range(256)) * 100
MENU = "Home\nNews\nSport\nSign in\nSubscribe\n"


def body(**fields: object) -> bytes:
    return json.dumps({**EXAMPLE, **fields}).encode()


@pytest.mark.parametrize(
    ("media_type", "content", "expected"),
    [
        pytest.param(JSON, b"", (400, "malformed-json"), id="no JSON at all"),
        pytest.param(JSON, b'{"text": ', (400, "malformed-json"), id="broken off"),
        pytest.param(JSON, b"{'text': 'x'}", (400, "malformed-json"), id="Python, not JSON"),
        pytest.param(JSON, b'{"text": "\xff"}', (400, "malformed-json"), id="invalid UTF-8"),
        pytest.param(JSON, body().decode().encode("utf-16"), (400, "malformed-json"), id="UTF-16"),
        pytest.param(JSON, b'{"text":' * 5000, (400, "malformed-json"), id="nested 5,000 objects deep"),
        pytest.param(JSON, b"[" * 5000 + b"]" * 5000, (400, "malformed-json"), id="nested 5,000 arrays deep"),
        pytest.param(JSON, b"[" * 1_000_000, (400, "malformed-json"), id="nested a million deep"),
        pytest.param(JSON, b'{"text": "a", "text": "b"}', (400, "malformed-json"), id="duplicate key"),
        pytest.param(JSON, b'{"text": NaN}', (400, "malformed-json"), id="NaN"),
        pytest.param(JSON, b'{"text": -Infinity}', (400, "malformed-json"), id="Infinity"),
        pytest.param(JSON, b'{"text": ' + b"9" * 5000 + b"}", (400, "malformed-json"), id="huge integer"),
        pytest.param(JSON, b'{"text": 1e999}', (400, "invalid-request"), id="huge float"),
        pytest.param(JSON, body(text="\ud800"), (400, "malformed-json"), id="lone surrogate in the text"),
        pytest.param(JSON, body(title="\udfff"), (400, "malformed-json"), id="lone surrogate in the title"),
        pytest.param(JSON, body(**{"\ud800": 1}), (400, "malformed-json"), id="lone surrogate in a name"),
        pytest.param(JSON, b"null", (400, "invalid-request"), id="null"),
        pytest.param(JSON, b'["text"]', (400, "invalid-request"), id="array"),
        pytest.param(JSON, b"{}", (400, "invalid-request"), id="nothing to check"),
        pytest.param(JSON, body(html="<p>x"), (400, "invalid-request"), id="text and html"),
        pytest.param(JSON, body(text=5), (400, "invalid-request"), id="text is a number"),
        pytest.param(JSON, body(text=None), (400, "invalid-request"), id="text is null"),
        pytest.param(JSON, body(published_at="yesterday"), (400, "invalid-request"), id="date is none"),
        pytest.param(JSON, body(url="javascript:alert(1)"), (400, "invalid-request"), id="address is none"),
        pytest.param(JSON, body(text=""), (422, "empty-input"), id="empty text"),
        pytest.param(JSON, body(text=" \t\r\n\u00a0"), (422, "empty-input"), id="white space"),
        pytest.param(JSON, body(text=MENU), (422, "not-an-article"), id="only furniture"),
        pytest.param(f"{JSON}; charset=latin-1", body(), (415, "unsupported-media-type"), id="JSON in Latin-1"),
        pytest.param(TEXT, b"", (422, "empty-input"), id="empty body"),
        pytest.param(TEXT, b"\xef\xbb\xbf \n", (422, "empty-input"), id="nothing but a mark"),
        pytest.param(TEXT, MENU.encode(), (422, "not-an-article"), id="only furniture as text"),
        pytest.param(TEXT, BINARY, (422, "binary-input"), id="every byte there is"),
        pytest.param(TEXT, b"%PDF-1.7\n" + BINARY, (422, "binary-input"), id="PDF"),
        pytest.param(TEXT, "“Non”, dit-il.".encode("cp1252"), (422, "undecodable"), id="not UTF-8"),
        pytest.param(f"{TEXT}; charset=utf-8", b"\xe9 is a letter.", (422, "undecodable"), id="lying charset"),
        pytest.param(f"{TEXT}; charset=euc-jp", b"\xe9 is a letter.", (422, "undecodable"), id="wrong charset"),
        pytest.param(f"{TEXT}; charset=klingon", b"x", (415, "unsupported-media-type"), id="unknown charset"),
        pytest.param(f"{TEXT}; charset=zlib", b"x", (415, "unsupported-media-type"), id="a codec, but no charset"),
        pytest.param("application/xml", b"<x/>", (415, "unsupported-media-type"), id="XML"),
        pytest.param("", b"x", (415, "unsupported-media-type"), id="no media type"),
        pytest.param("nonsense;;=", b"x", (415, "unsupported-media-type"), id="broken media type"),
    ],
)
def test_bad_input_is_one_clear_problem(
    service: Service, media_type: str, content: bytes, expected: tuple[int, str]
) -> None:
    assert service.post(content, media_type).problem() == expected


@pytest.mark.parametrize("media_type", [JSON, TEXT])
def test_a_50_mb_body_is_too_large_and_the_limit_is_named(service: Service, media_type: str) -> None:
    answer = service.post(b"a" * 50_000_000, media_type)
    assert answer.problem() == (413, "too-large")
    assert "2,000,000 bytes" in answer.json()["detail"]
    assert "FACTCHECK_MAX_BYTES" in answer.json()["detail"]


def test_a_body_of_unsaid_length_is_cut_off_at_the_limit(service: Service) -> None:
    chunks: Iterator[bytes] = (b"a" * 100_000 for _ in range(500))
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=GUARD_S)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        connection.request("POST", "/v1/reports", chunks, {"Content-Type": TEXT}, encode_chunked=True)
    response = connection.getresponse()
    assert (response.status, json.loads(response.read())["type"]) == (413, "urn:factcheck:problem:too-large")
    connection.close()


def test_a_compressed_body_is_refused(service: Service) -> None:
    assert service.post(body(), Content_Encoding="gzip").problem() == (415, "unsupported-media-type")


def test_each_wrong_field_is_pointed_at(service: Service) -> None:
    answer = service.post(body(headline="x", published_at="yesterday", **{"a/b~c": 1}))
    assert answer.problem() == (400, "invalid-request")
    assert {error["pointer"] for error in answer.json()["errors"]} == {"/headline", "/published_at", "/a~1b~0c"}
    assert "known are" in answer.json()["errors"][-1]["detail"]


def test_a_wrong_part_is_told_once_and_in_plain_words(service: Service) -> None:
    answer = service.post(body(options={"engine": "best", "kinds": ["verdict"], "min_checkability": 3}))
    assert answer.json()["errors"] == [
        {"pointer": "/options/engine", "detail": "it should be 'auto', 'offline' or 'llm'"},
        {
            "pointer": "/options/kinds/0",
            "detail": "it should be 'quotation', 'statement', 'quantity' or 'assertion'",
        },
        {"pointer": "/options/min_checkability", "detail": "it should be less than or equal to 1"},
    ]
    assert service.post(b"{}").json()["detail"] == "/text: it is missing"


def test_each_wrong_query_parameter_is_named(service: Service) -> None:
    answer = service.post(b"x.", TEXT, "?headline=x&published_at=yesterday")
    assert answer.problem() == (400, "invalid-request")
    assert {error["parameter"] for error in answer.json()["errors"]} == {"headline", "published_at"}


def test_a_query_parameter_stands_once(service: Service) -> None:
    assert service.post(b"x.", TEXT, "?title=a&title=b").problem() == (400, "invalid-request")


def test_thousands_of_unknown_fields_are_answered_briefly(service: Service) -> None:
    answer = service.post(body(**{f"{number:01000}": 1 for number in range(1000)}))
    assert answer.problem() == (400, "invalid-request")
    assert len(answer.body) < 10_000


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/v1/reports/1", (404, "not-found")),
        ("GET", "/schema/redoc", (404, "not-found")),
        ("GET", "/schema/openapi.yaml", (404, "not-found")),
        ("GET", "/%00%ff", (404, "not-found")),
        ("PUT", "/v1/reports", (405, "method-not-allowed")),
        ("GET", "/v1/audits", (405, "method-not-allowed")),
        ("POST", "/health/live", (405, "method-not-allowed")),
    ],
)
def test_addresses_and_methods_that_are_not_there(
    service: Service, method: str, path: str, expected: tuple[int, str]
) -> None:
    assert service.request(method, path).problem() == expected


def test_a_method_that_is_not_allowed_names_those_that_are(service: Service) -> None:
    assert set(service.get("/v1/audits").headers["allow"].split(", ")) == {"POST", "OPTIONS"}


def input_errors(root: type[errors.InputError] = errors.InputError) -> Iterator[type[errors.InputError]]:
    yield root
    for kind in root.__subclasses__():
        yield from input_errors(kind)


def test_every_input_error_has_a_status_of_its_kind() -> None:
    for kind in input_errors():
        found = of_ours(kind("why"))
        assert 400 <= found.status < 500
        assert found.detail == "why"
        assert found.type.removeprefix("urn:factcheck:problem:") in (kind.code, "bad-input")


def test_every_problem_has_a_section_in_the_documentation_and_no_other_has() -> None:
    sections = re.findall(r"^## `(.+)`$", PROBLEMS.read_text(encoding="utf-8"), re.MULTILINE)
    assert sections == sorted(TITLES)
    assert {UnsupportedMediaTypeError.code, *(kind.code for kind in STATUSES)} <= set(TITLES)
