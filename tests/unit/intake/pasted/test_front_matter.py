"""YAML front matter of a Markdown article is metadata, not text."""

import pytest

from factcheck.domain.article import Article, Metadata
from factcheck.intake.pasted import read_pasted

TITLE = "Ferry company cancels night crossings"
BODY = "The ferry company Nordline will cancel all night crossings to the islands, its director said on Monday."


def read(raw: str) -> Article:
    return read_pasted(raw, Metadata()).article


@pytest.mark.parametrize("head", ["", f"# {TITLE}\n\n"])
def test_front_matter_is_read_as_metadata(head: str) -> None:
    stated = f'title: "{TITLE}"\nauthor: Jo Berg\ndate: 2024-09-09T10:00\ntags:\n  - ferry'
    article = read(f"---\n{stated}\n---\n\n{head}{BODY}\n\n{BODY}")
    assert (article.title, article.byline, article.published_at) == (TITLE, "Jo Berg", "2024-09-09")
    assert "tags" not in article.text
    assert any("author: Jo Berg" in one.text for one in article.dropped)


@pytest.mark.parametrize("raw", [f"---\n{BODY}\n---\n\n{BODY}", f"---\n\n{BODY}", f"--\ntitle: x\n--\n{BODY}"])
def test_rules_between_paragraphs_are_no_front_matter(raw: str) -> None:
    assert BODY in read(raw).text
