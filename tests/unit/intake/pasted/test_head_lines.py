"""What people paste above an article's text: its headline, date, by-line and outlet, in any order."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.pasted import read_pasted

TITLE = "Ferry company cancels night crossings to the islands"
LEAD = "The ferry company Nordline will cancel all night crossings to the islands, its director said on Monday."
BODY = f"{LEAD}\n\nThe crossings carried 212,000 people last year, she said, and lost the company 2.4 million euros."


@pytest.mark.parametrize(
    ("head", "title", "publisher", "published_at", "byline"),
    [
        (f"{TITLE} - Storvik Post", TITLE, "Storvik Post", None, None),
        (f"{TITLE} - CNN", TITLE, "CNN", None, None),
        (f"{TITLE} | Storvik Post", TITLE, "Storvik Post", None, None),
        (f"4 May 2021\n\n{TITLE} | The Storvik Post", TITLE, "The Storvik Post", "2021-05-04", None),
        (
            f"{TITLE}\n====================================================\nBy Karin Holm",
            TITLE,
            None,
            None,
            "Karin Holm",
        ),
        (
            f"{TITLE}\n\nKarin Holm, special to the Storvik Post\n4 May 2021",
            TITLE,
            "Storvik Post",
            "2021-05-04",
            "Karin Holm",
        ),
        (f"{TITLE}\n\nWords: Karin Holm", TITLE, None, None, "Karin Holm"),
        (
            f"{TITLE}\n\nKarin Holm Published May 04, 2021 • Last updated 16 hours ago • 3 minute read • Comments off",
            TITLE,
            None,
            "2021-05-04",
            "Karin Holm",
        ),
        (f"{TITLE}\n\nSection: NEWS; Pg. 4\nByline: Karin Holm", TITLE, None, None, "Karin Holm"),
        (f"{TITLE}\n\n2021年5月4日 8時15分", TITLE, None, "2021-05-04", None),
        (f"{TITLE} | Opinion", f"{TITLE} | Opinion", None, None, None),
        (f"{TITLE} - Kremlin", f"{TITLE} - Kremlin", None, None, None),
        (f"BBC News\n4 May 2021\n\n{TITLE}", TITLE, "BBC News", "2021-05-04", None),
        (f"May 4, 2021\n\n{TITLE}", TITLE, None, "2021-05-04", None),
        (f"{TITLE}\n\nKarin Holm\nThe Guardian\n4 May 2021", TITLE, "The Guardian", "2021-05-04", "Karin Holm"),
        (f"{TITLE}\n\n4 May 2021\nStorvik Post", TITLE, "Storvik Post", "2021-05-04", None),
        ("By Karin Holm, Storvik Post\n4 May 2021", None, "Storvik Post", "2021-05-04", "Karin Holm"),
        (f"{TITLE}\n\nKarin Holm | Storvik Post | May 4, 2021 at 6:00 p.m.", TITLE, None, "2021-05-04", "Karin Holm"),
        (
            f"{TITLE}\n\nStorvik Post · Posted: May 04, 2021 4:00 AM EDT | Last Updated: May 5",
            TITLE,
            None,
            "2021-05-04",
            None,
        ),
        ("Karin Holm and Peter Moe", None, None, None, "Karin Holm and Peter Moe"),
        ("World News", None, None, None, None),
        (f"World News\n\n{TITLE}", TITLE, None, None, None),
        ("4 May 2021", None, None, "2021-05-04", None),
        (f"{TITLE} Updated: 2021-05-04 13:14 By Karin Holm", TITLE, None, "2021-05-04", "Karin Holm"),
        (f"date 2021-05-04 {TITLE}", TITLE, None, "2021-05-04", None),
    ],
)
def test_lines_above_the_text_are_read_and_left_out(
    head: str, title: str | None, publisher: str | None, published_at: str | None, byline: str | None
) -> None:
    article = read_pasted(f"{head}\n\n{BODY}", Metadata()).article
    assert article.parts.body.cut(article.text) == BODY
    assert (article.title, article.publisher, article.published_at, article.byline) == (
        title,
        publisher,
        published_at,
        byline,
    )


@pytest.mark.parametrize(
    "lead",
    [
        "Have you wondered what the islands will do when the last of the night crossings is cancelled by Nordline?",
        "STORVIK, May 4 (Reuters) - Nordline will cancel night crossings",
        "[Karin Holm speaks to Peter Moe about the last of the night crossings]",
        "What happens to the crossings of the islands, in brief:",
        "By Monday, Nordline had sold each of its boats.",
        "Trust in Nordline has fallen.",
        "The last of the night boats left on May 4, 2021 at 6:00 p.m.",
        "The crossings were full all year.",
        "Nordline’s director cancelled night crossings on Monday.",
        "Nordline’s director said that night crossings will be cancelled.",
        "“Nobody asked the islands,” said Ole Dahl, a fisher.",
    ],
)
def test_a_text_without_a_headline_has_none(lead: str) -> None:
    article = read_pasted(f"{lead}\n\n{BODY}", Metadata()).article
    assert article.title is None
    assert article.text.startswith(lead)


@pytest.mark.parametrize(("lead", "title"), [("STORVIK — ", "Nordline cancels its crossings."), ("", None)])
def test_a_sentence_above_a_dateline_is_the_headline(lead: str, title: str | None) -> None:
    text = f"Nordline cancels its crossings.\n\n{lead}{BODY}"
    assert read_pasted(text, Metadata()).article.title == title


@pytest.mark.parametrize(
    "line",
    [
        "Ferry company cancels its night crossings. The islands wait.",
        "Nordline’s director cancels night crossings.",
    ],
)
def test_a_sentence_that_the_paragraph_below_says_again_is_the_headline(line: str) -> None:
    assert read_pasted(f"{line}\n\n{BODY}", Metadata()).article.title == line


def test_an_outlet_with_the_date_below_the_text_is_a_credit() -> None:
    article = read_pasted(f"{TITLE}\n\n{BODY}\n\nStorvik Post, 4 May 2021", Metadata()).article
    assert (article.publisher, article.published_at) == ("Storvik Post", "2021-05-04")
    assert article.parts.body.cut(article.text) == BODY


def test_date_and_byline_below_a_deck_that_reads_as_text_are_read() -> None:
    deck = "The company says that it has lost 2.4 million euros, though the boats were full all year."
    around = (["Home", "News", "Sport"], ["Most read", "© 2021 Storvik Post"])
    lines = [*around[0], TITLE, deck, "By Karin Holm", "May 4, 2021", *BODY.split("\n\n"), *around[1]]
    article = read_pasted("\n\n".join(lines), Metadata()).article
    assert (article.title, article.byline, article.published_at) == (TITLE, "Karin Holm", "2021-05-04")


def test_the_first_sentence_below_a_by_line_is_no_headline() -> None:
    lead = "TWO boats were lost in separate incidents just hours apart yesterday."
    rest = [
        "One boat sank in the harbour of Norport shortly after noon, while the second was lost off Osk before 5pm.",
        "The incidents come as the harbour police seek to get a grip on the loss of boats, of which 40 sank last year.",
    ]
    head = ["The Norport Post", "Home", "News", "Upvote 0", "Two More Boats Lost", "By ADA ROE", "Post Staff Reporter"]
    article = read_pasted("\n\n".join([*head, lead, *rest]), Metadata()).article
    assert (article.title, article.byline) == ("Two More Boats Lost", "ADA ROE")
    assert lead in article.text
