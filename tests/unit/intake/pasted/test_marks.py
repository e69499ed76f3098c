"""Marks that are no text are cut out of pasted paragraphs, and every other character keeps its place."""

import pytest

from factcheck.domain.article import DropReason, Metadata
from factcheck.intake.pasted.marks import without_marks
from factcheck.intake.pasted.paragraphs import cut_lines, join_lines, text_of
from factcheck.intake.pasted.read import read_pasted


def shown(raw: str) -> str:
    return "|".join(text_of(paragraph) for paragraph in without_marks(join_lines(cut_lines(raw))))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("sold 4,100[2] boats in 2021[13], it said.[4]", "sold 4,100 boats in 2021, it said."),
        ("“We go,”[5][6] she said.[a] Then[1,2] more", "“We go,” she said. Then more"),
        ("the harbour¹ and in 2021² it closed.³", "the harbour and in 2021 it closed."),
        ("the [2] boats, the boat[s] and [it] sank", "the [2] boats, the boat[s] and [it] sank"),
        ("45 km², 10⁶ cells, 3 m³", "45 km², 10⁶ cells, 3 m³"),
        ("x[12] = 3", "x = 3"),
        ("# Ferry line closes", "Ferry line closes"),
        ("### What the owner says", "What the owner says"),
        ("#1 in the table, #ferry", "#1 in the table, #ferry"),
        ("**“We go,”** said Roe, *not* __me__ or _her_.", "“We go,” said Roe, not me or her."),
        ("2 * 3 * 4 and snake_case_name, a*b", "2 * 3 * 4 and snake_case_name, a*b"),
        ("see [the report](https://a.example/x_y) on it", "see the report on it"),
        ("see [the report][1] on it\n\n[1]: https://a.example/r", "see the report on it"),
        ("see [the report][r] on it\n\n[r]: <https://a.example/r> 'Report'", "see the report on it"),
        ("[it] sank,[1] they said\n\n[1] Annual report", "[it] sank, they said|[1] Annual report"),
        ("[1]: a note of the house", "[1]: a note of the house"),
        ("![A boat](boat.jpg)|", "|"),
        ("**The ferry line closes in June, its owner said.**", "The ferry line closes in June, its owner said."),
        ("It lost a third.[^2][citation needed]", "It lost a third."),
        ("[^2]: Annual report", "Annual report"),
        ("He asked for [help needed] and went.", "He asked for [help needed] and went."),
        ("((Adds the owner’s name)) The line closed.", "The line closed."),
        ("The line [[map to come]] closed.", "The line closed."),
        ("((jo@wire.example; +47 22 33 44 (Oslo)))", ""),
        ("Profit (before tax) fell (a third)", "Profit (before tax) fell (a third)"),
        (
            "Nordline (NDL.O) , opens new tab fell, says its report (opens in a new tab).",
            "Nordline (NDL.O) fell, says its report.",
        ),
        (
            "Skip Twitter post by @adaroe We go. — Ada Roe (@adaroe) February 1, 2018",
            "We go. — Ada Roe (@adaroe) February 1, 2018",
        ),
        ("It filed the May 2018 Report", "It filed the May 2018 Report"),
        ("The quay stood. Play Video 0:53 The quay of Norport falls – video", "The quay stood."),
        ("They pressed Play Video and left at 0:53", "They pressed Play Video and left at 0:53"),
        ("The quay is gone. ■", "The quay is gone."),
        (
            "The store, opens a new tab in the town, it opens new windows",
            "The store, opens a new tab in the town, it opens new windows",
        ),
    ],
)
def test_marks_are_cut_and_words_are_not(raw: str, expected: str) -> None:
    assert shown(raw) == expected


def test_the_questions_of_an_interview_stay_in_bold() -> None:
    asked = "**Why did you sell it?**\n\nIt lost money.\n\n**Tell us of the sale.**\n\nIt took a year."
    assert shown(asked).count("**") == 4


LEAD = (
    "The **ferry line**[1] of the island closes in June, its owner\n"
    "Holger Brandt said on Monday,[2] after years of *heavy* losses."
)


def test_the_way_back_to_the_raw_text_is_exact_and_marks_are_listed() -> None:
    article = read_pasted(
        f"{LEAD}\n\nIt had carried 212,000[3] passengers last year, the agency said.", Metadata()
    ).article
    for segment in article.segments:
        raw = f"{LEAD}\n\nIt had carried 212,000[3] passengers last year, the agency said."
        length = segment.end - segment.start
        assert article.text[segment.start : segment.end] == raw[segment.raw_start : segment.raw_start + length]
    marks = [one.text for one in article.dropped if one.reason is DropReason.MARK]
    assert marks == ["**", "**[1]", "[2]", "*", "*", "[3]"]


def test_a_mark_at_the_end_of_the_text_is_listed() -> None:
    article = read_pasted("The river rose by nine metres in May.²", Metadata()).article
    assert [(one.text, one.raw_start, one.reason) for one in article.dropped] == [("²", 37, DropReason.MARK)]


def test_links_of_embedded_posts_are_cut_and_their_words_stay() -> None:
    post = "Snow on the quay again. https://t.co/aBcD1234 pic.twitter.com/xYz98765 — Norport Post (@post) March 5, 2019"
    lead = "The council of Norport had the quay cleared on Tuesday, its harbour master Ada Roe said at noon."
    article = read_pasted(f"Norport digs itself out\n\n{lead}\n\n{post}\n\n{lead}", Metadata()).article
    assert "Snow on the quay again. — Norport Post (@post) March 5, 2019" in article.text
    assert [one.text for one in article.dropped if one.reason is DropReason.MARK] == [
        "https://t.co/aBcD1234 pic.twitter.com/xYz98765"
    ]


@pytest.mark.parametrize(
    "links", ["https://t.co/aBcDeF1234pic.twitter.com/xYz98765", "https://t.co/aBcDeF1234", "pic.twitter.com/xYz98765"]
)
def test_links_of_posts_that_are_glued_are_cut_whole(links: str) -> None:
    post = f"Snow on the quay again.{links} — Norport Post (@post) March 5, 2019"
    lead = "The council of Norport had the quay cleared on Tuesday, its harbour master Ada Roe said at noon."
    article = read_pasted(f"Norport digs itself out\n\n{lead}\n\n{post}\n\n{lead}", Metadata()).article
    assert "Snow on the quay again. — Norport Post (@post) March 5, 2019" in article.text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "The quay is paid for by >Norport Bank, >Osk and the state.",
            "The quay is paid for by Norport Bank, Osk and the state.",
        ),
        ("It fell. (RELATED: Mayor Shrugs Off Critics) The board met.", "It fell. The board met."),
        ("“It fell.” (Read more: Mayor shrugs off critics)", "“It fell.”"),
        ("Q&A What is a quay? Show Hide A quay is a wall.", "Q&A What is a quay? A quay is a wall."),
        ("A ratio > 4 and boats >40 feet; 4 > 2.", "A ratio > 4 and boats >40 feet; 4 > 2."),
        ('<b class="x">It</b> fell.', '<b class="x">It</b> fell.'),
        ("It fell. (Background: the quay was built in 1911) The board met.", None),
        ("It fell (more: the old quay, too) on Monday.", None),
        ("(RELATED: Mayor shrugs)", None),
        ("The Show Hides its boats.", None),
    ],
)
def test_signs_of_links_pointers_behind_sentences_and_buttons_are_cut(text: str, kept: str | None) -> None:
    paragraphs = without_marks(join_lines(cut_lines(text)))
    assert [*map(text_of, paragraphs)] == [kept or text]
