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


@pytest.mark.parametrize(
    "head",
    [
        f"Title: {TITLE}\nSource: Storvik Post\nDate: 9 September 2024\nAuthor: Jo Berg",
        f"Headline: {TITLE}\nByline: Jo Berg\n\nPublication: Storvik Post\nPublished: September 9, 2024",
    ],
)
def test_labelled_lines_above_a_text_are_metadata(head: str) -> None:
    article = read(f"{head}\n\n{BODY}\n\n{BODY}")
    found = (article.title, article.publisher, article.published_at, article.byline)
    assert found == (TITLE, "Storvik Post", "2024-09-09", "Jo Berg")
    assert article.text == f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize(
    "head",
    ["Source: the harbour office", "Title: a poem of the harbour", "Islands: no boats\nHarbour: closed"],
)
def test_one_label_or_other_labels_are_text(head: str) -> None:
    assert head.partition("\n")[0] in read(f"{head}\n\n{BODY}\n\n{BODY}").text
