"""The Python API: `factcheck.check`."""

import pytest

import factcheck
from factcheck import check
from factcheck.errors import EmptyInputError

TEXT = "The mayor, Ada Roe, said on Friday: “We will build the bridge.” It is 40 metres long."


def test_checks_pasted_text_by_the_rules() -> None:
    report = check(TEXT, publisher="The Echo", published_at="2024-05-10")
    assert "We will build the bridge." in [claim.text for claim in report.claims]
    assert {claim.attribution.published_by for claim in report.claims} == {"The Echo"}
    assert report.provenance.engine == "offline"


def test_checks_a_page() -> None:
    report = check(f"<html><head><title>A bridge</title></head><body><p>{TEXT}</p></body></html>", html=True)
    assert report.article.text.endswith("It is 40 metres long.")


def test_an_empty_article_is_an_error_of_ours() -> None:
    with pytest.raises(EmptyInputError):
        check(" ")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"published_at": "yesterday"}, "published_at: it takes an ISO 8601 date"),
        ({"url": "example.org"}, "url: it takes an address"),
        ({"language": "in English"}, "language: it takes a language tag"),
    ],
)
def test_names_a_field_of_another_form(facts: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        check(TEXT, html=False, model=None, **facts)


def test_offers_no_other_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        getattr(factcheck, "no_such_name")  # noqa: B009 -- what an import statement does
