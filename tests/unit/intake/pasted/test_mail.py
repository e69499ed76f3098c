"""Header fields of mail are no text of the article that the mail brings."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.pasted.mail import split_mail_header
from factcheck.intake.pasted.paragraphs import cut_lines
from factcheck.intake.pasted.read import read_pasted

BODY = (
    "The ferry company Nordline will cancel all night crossings to the islands, its director said on Monday.\n\n"
    "It had carried 212,000 passengers last year, she said, and lost 2.4 million euros on the night boats."
)


def below(raw: str) -> list[str]:
    return [line.text for line in split_mail_header(cut_lines(raw))[1]]


@pytest.mark.parametrize(
    ("header", "left"),
    [
        ("From: Ida Moe <ida@post.example>\nTo: desk@post.example\nSubject: boats", ["Boats stop"]),
        ("Subject: boats\nFrom: Ida Moe\nDate: Mon, 9 Sep 2024 10:00:00 +0200", ["Boats stop"]),
        (
            "Look!\n\n---------- Forwarded message ---------\nFrom: Ida Moe\nDate: Mon, Sep 9, 2024\nSubject: boats",
            ["Boats stop"],
        ),
        ("From: the harbour\nTo: the islands", ["From: the harbour", "To: the islands", "Boats stop"]),
        ("Date: May 4\nTo: all\nSubject: x", ["Date: May 4", "To: all", "Subject: x", "Boats stop"]),
        ("", ["Boats stop"]),
    ],
)
def test_a_header_has_a_sender_and_two_more_fields(header: str, left: list[str]) -> None:
    assert below(f"{header}\n\nBoats stop") == left


def test_the_headline_is_that_of_the_article_and_the_header_is_listed_as_dropped() -> None:
    title = "Ferry company cancels night crossings"
    raw = f"From: Ida Moe <ida@post.example>\nTo: desk@post.example\nSubject: Fwd: boats\n\n{title}\n\n{BODY}"
    article = read_pasted(raw, Metadata()).article
    assert (article.title, article.text) == (title, f"{title}\n\n{BODY}")
    assert any("Subject: Fwd: boats" in one.text for one in article.dropped)


@pytest.mark.parametrize(
    "subject", ["Ferry company cancels night crossings", "FW: Re: Ferry company cancels night crossings"]
)
def test_a_mail_without_a_headline_has_its_subject(subject: str) -> None:
    raw = f"From: Ida Moe <ida@post.example>\nTo: desk@post.example\nSubject: {subject}\n\n{BODY}"
    article = read_pasted(raw, Metadata()).article
    assert (article.title, article.text) == ("Ferry company cancels night crossings", BODY)


def test_a_subject_that_tells_nothing_of_the_text_is_no_headline() -> None:
    raw = f"From: Ida Moe <ida@post.example>\nTo: desk@post.example\nSubject: please check\n\n{BODY}"
    assert read_pasted(raw, Metadata()).article.title is None


REPLY = "On Mon, Sep 9, 2024 at 8:20 AM Ida Moe <ida@post.example> wrote:"


@pytest.mark.parametrize("reply", ["Please check the figures.", "Please check.\n\nIda", ""])
def test_what_a_short_reply_quotes_is_the_article(reply: str) -> None:
    quoted = "\n".join(f"> {line}" if line else ">" for line in f"{BODY}\n\n{BODY}".split("\n"))
    assert below(f"{reply}\n\n{REPLY}\n\n{quoted}")[0] == BODY.split("\n")[0]


def test_a_letter_that_quotes_a_line_is_read_whole() -> None:
    lines = [*BODY.split("\n\n") * 3, "On Monday Ida Moe wrote:", "It is late."]
    assert below("\n\n".join(lines)) == lines
