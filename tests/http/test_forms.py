"""A file in a form is answered as the same file in the body is."""

import json

import pytest

from tests.http.service import Answer, Service

ARTICLE = "“We tested 15 missiles in 2022,” Minister Kim said on Tuesday, at noon."
PAGE = f"<html><body><article><h1>Missiles</h1><p>{ARTICLE}</p></article></body></html>"
BOUNDARY = "limit"


def part(name: str, content: bytes, kind: str | None = None, filename: str | None = None) -> bytes:
    file = f'; filename="{filename}"' if filename is not None else ""
    media_type = f"\r\nContent-Type: {kind}" if kind else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file}{media_type}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def post(service: Service, *parts: bytes, end: bytes = f"--{BOUNDARY}--\r\n".encode()) -> Answer:
    return service.post(b"".join(parts) + end, f"multipart/form-data; boundary={BOUNDARY}")


@pytest.mark.parametrize(
    ("kind", "filename", "content", "same"),
    [
        pytest.param("text/plain", "a.txt", ARTICLE.encode(), {"text": ARTICLE}, id="text"),
        pytest.param(
            "text/plain; charset=windows-1252", "a.txt", ARTICLE.encode("cp1252"), {"text": ARTICLE}, id="charset"
        ),
        pytest.param("text/html", "a", PAGE.encode(), {"html": PAGE}, id="HTML"),
        pytest.param("application/octet-stream", "A.HTM", PAGE.encode(), {"html": PAGE}, id="HTML by its name"),
        pytest.param(None, "a.txt", ARTICLE.encode(), {"text": ARTICLE}, id="nothing said"),
    ],
)
def test_a_file_is_answered_as_its_content_is(
    service: Service, kind: str | None, filename: str, content: bytes, same: dict[str, str]
) -> None:
    answer = post(service, part("file", content, kind, filename))
    assert answer.is_report
    assert answer.body == service.post_json(**same).body


def test_facts_and_options_stand_beside_the_file(service: Service) -> None:
    options = {"kinds": ["quotation"], "summary_sentences": 2}
    answer = post(
        service,
        part("publisher", "The Straße".encode()),
        part("title", b" "),
        part("file", ARTICLE.encode(), "text/plain", "a.txt"),
        part("options", json.dumps(options).encode(), "application/json"),
    )
    assert answer.is_report
    assert answer.body == service.post_json(text=ARTICLE, publisher="The Straße", options=options).body


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([], (400, "invalid-request"), id="nothing"),
        pytest.param(
            [part("file", b"x.", None, "a"), part("file", b"y.", None, "b")], (400, "invalid-request"), id="two"
        ),
        pytest.param([part("page", b"x.", None, "a")], (400, "invalid-request"), id="another field"),
        pytest.param([part("file", b"x.")], (400, "invalid-request"), id="no file"),
        pytest.param([part("text", b"x.")], (400, "invalid-request"), id="text as a field"),
        pytest.param([part("verdict", b"x"), part("file", b"x.", None, "a")], (400, "invalid-request"), id="unknown"),
        pytest.param(
            [part("title", b"\xff"), part("file", b"x.", None, "a")], (400, "invalid-request"), id="not UTF-8"
        ),
        pytest.param(
            [part("title", b"x", "text/plain; charset=zlib"), part("file", b"x.", None, "a")],
            (400, "invalid-request"),
            id="no charset",
        ),
        pytest.param(
            [part("options", b"{"), part("file", b"x.", None, "a")], (400, "malformed-json"), id="broken options"
        ),
        pytest.param(
            [part("options", b"[]"), part("file", b"x.", None, "a")], (400, "invalid-request"), id="options are none"
        ),
        pytest.param([part("file", b"%PDF-1.7\n" + bytes(99), None, "a.pdf")], (422, "binary-input"), id="PDF"),
        pytest.param(
            [part("file", b"x.", "application/pdf", "a.pdf")], (415, "unsupported-media-type"), id="PDF by its type"
        ),
        pytest.param([part("file", b"", None, "a")], (422, "empty-input"), id="empty file"),
        pytest.param([part("file", b"\xe9t\xe9.", None, "a")], (422, "undecodable"), id="not UTF-8 file"),
    ],
)
def test_a_form_that_cannot_be_is_a_problem(service: Service, parts: list[bytes], expected: tuple[int, str]) -> None:
    assert post(service, *parts).problem() == expected


@pytest.mark.parametrize(
    "end",
    [b"", b"--limit", b"--limit\r\n", b"\r\n\r\n" * 1000],
    ids=["nothing", "half a boundary", "a boundary", "a thousand blank lines"],
)
def test_a_form_that_breaks_off_is_a_problem(service: Service, end: bytes) -> None:
    assert post(service, part("file", ARTICLE.encode(), None, "a"), end=end).problem() == (400, "invalid-request")


def test_a_form_without_a_boundary_is_a_problem(service: Service) -> None:
    assert service.post(b"x", "multipart/form-data").problem() == (400, "invalid-request")


def test_a_form_of_many_fields_is_a_problem(service: Service) -> None:
    assert post(service, *(part(f"f{number}", b"x") for number in range(2000))).problem() == (400, "invalid-request")


def test_a_form_that_is_too_large_is_a_problem(service: Service) -> None:
    assert post(service, part("file", b"x" * 3_000_000, None, "a")).problem() == (413, "too-large")
