"""The Accept header decides on the form of the answer."""

import pytest

from factcheck.api.edge.negotiation import FORMATS, choose
from factcheck.api.problems import NotAcceptableError

OFFERED = tuple(FORMATS)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV ; Q=0.3", "text/csv"),
        ("application/ld+json, application/json;q=0.9", "application/ld+json"),
        ("text/csv;q=0.5, text/markdown;q=0.8", "text/markdown"),
        ("text/*", "text/markdown"),
        ("text/*, text/markdown;q=0", "text/html"),
        ("*/*;q=0.1, text/html", "text/html"),
        ("application/json;q=0, */*", "text/markdown"),
        ("application/*;q=0.5, application/ld+json", "application/ld+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("nonsense, text/csv", "text/csv"),
        ("text/csv;q=nan, text/html;q=0.1", "text/html"),
    ],
)
def test_what_is_liked_best_is_chosen(accept: str | None, expected: str) -> None:
    assert choose(accept, OFFERED) == expected


@pytest.mark.parametrize("accept", ["application/pdf", "text/csv;q=0", "image/*", "nonsense", "*/*;q=0", ";;;,,,"])
def test_what_is_not_there_is_said(accept: str) -> None:
    with pytest.raises(NotAcceptableError, match="there is application/json, text/markdown"):
        choose(accept, OFFERED)
