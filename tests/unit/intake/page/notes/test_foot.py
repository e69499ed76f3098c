"""What is taken off the foot of an article, and what is left on it."""

import pytest

from factcheck.intake.page.notes.foot import is_below_the_text, without_foot, without_foreign_foot, without_head_notes
from factcheck.intake.page.paragraph_features import look_at

LAST = "The council meets again in June, its chairwoman said."
PROSE = "The board of the harbour met on Tuesday to hear what the builders had found below the quay."


@pytest.mark.parametrize(
    "text",
    [
        "© 2024 Storvik Post",
        "COPYRIGHT 2024 BY STORVIK FEATURES INC.",
        "DISTRIBUTED BY STORVIK.EXAMPLE",
        "(Reporting by Jo Berg; Editing by Ann Lund)",
        "Additional reporting by Jo Berg in Oslo",
        "Reporting by Jo Berg and Ann Lund in Oslo for the Courier; additional reporting by Ida Moe",
        "— Written by Jo Berg",
        "Jo Berg is a senior business reporter for the Storvik Post. Follow her on Twitter.",
        "Jo Berg is an editor. Contact: jo@storvik.example",
        "Contact Jo Berg at jo@storvik.example or 555-012-3456. Follow @joberg on Twitter.",
        "Ann Lund in Oslo contributed to this report.",
        "Disclaimer: This article is not intended to provide investment advice. Do your own research.",
        "Storvik Post is an independent newspaper that reports on the coast. Contact us at post@storvik.example.",
        "Write to Jo Berg at jo.berg@storvik.example",
        "Email: jo@storvik.example",
        "Jo Berg is Senior Editor-at-Large at Storvik News. Her book is out in May. Follow her at @joberg.",
    ],
)
def test_a_note_is_told(text: str) -> None:
    assert is_below_the_text(text)


@pytest.mark.parametrize(
    "text",
    [
        LAST,
        "Contact with the ship broke off at noon, and 12 boats searched for it all night.",
        "Heavy rain contributed to this year’s losses, the board said.",
        "Disclaimers of the company filled 14 pages of the contract.",
        "Reporting on the case was banned by the court in May.",
        "Lena Moss, who is a writer, said that she had not been asked.",
        "He edited by night and taught by day.",
        "Copyright in the drawings is with the architect.",
        "COPYRIGHT LAW CHANGED IN MAY",
        "Jo Berg is Mayor of Storvik. She is not on @storvik any more.",
        "Copyright law changed in May, and since then the museum has sold no prints of the paintings that it keeps.",
        "Reporting by the agency shows 14 faults in the steering gear of the ship.",
        "Marta Moss, who was hurt, is a reporter for a local paper; her family lost contact with her at noon.",
    ],
)
def test_a_last_paragraph_of_the_article_is_no_note(text: str) -> None:
    assert not is_below_the_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "@joberg",
        "The views expressed in this article are those of the author alone.",
        "— With files from the Storvik Press",
        "This article was originally published on The Quay. Read the original article.",
        "The post Quay closed for winter appeared first on Storvik Post.",
        "Quay closed for winter originally appeared on storvik.example on Mon, 1 Jan 2018. Please see our terms.",
        "First published on 12 May 2020",
        "This story was updated at 3:45 p.m.",
        "First published, Nov. 13 at 1:12 p.m.",
        "Update, 2:40 p.m.: Adds what the police say, and the name of the ship.",
        "—With Ann Lund and Ole Dahl",
        "— With assistance by Ann Lund",
        "h/t Storvik Post",
    ],
)
def test_a_note_on_where_and_when_the_page_was_published_is_told(text: str) -> None:
    assert is_below_the_text(text)


@pytest.mark.parametrize(
    "text",
    [
        LAST,
        "Published on 5 May 2020, the report blamed the crew.",
        "Updated plans for the quay were shown on 5 May 2020",
        "Originally published in Norway in 1984, the book has sold 3 million copies.",
        "The cartoon originally appeared in a paper of the port.",
        "First published, the diary of Ann Lund sold 40,000 copies.",
        "Update of 12 May: the company adds 40 jobs, its director said.",
        "With Ann Lund and Ole Dahl gone, the board has seven members.",
        "Heat is what the report of May is about",
        "The views expressed at the meeting were those of fishers, and the mayor shared them.",
    ],
)
def test_what_the_article_tells_of_a_publication_is_no_note(text: str) -> None:
    assert not is_below_the_text(text)


@pytest.mark.parametrize(
    ("foot", "kept"),
    [
        pytest.param(["(Reporting by Jo Berg)", "© 2024 Storvik Post"], 1, id="two notes"),
        pytest.param(["Comments", "Comments are moderated; abusive ones are removed."], 1, id="rules for comments"),
        pytest.param(["Her lawyer declined to comment on the case."], 2, id="a sentence that speaks of comment"),
        pytest.param(["Copyright 2024 Storvik Post. All rights reserved. It may not be published."], 1, id="rights"),
        pytest.param(["URL: https://post.example/ferry/1"], 1, id="the address of the page"),
        pytest.param(["Storvik Magazine: Check out a sample of our stories."], 1, id="an offer of the house"),
        pytest.param(["The Quay: The Storvik team reminds us what boats are for."], 1, id="a series of the house"),
        pytest.param(["• Ann Lund, a Democrat, is the mayor of Storvik."], 1, id="the author behind a bullet"),
        pytest.param(["• Ann Lund is the mayor.", "• Ole Dahl is the harbour master."], 3, id="a list of persons"),
        pytest.param(["The harbour board: Check your nets, and leave by noon."], 2, id="a sentence with a colon"),
        pytest.param(["Editing by Ann Lund", "A boat sank."], 1, id="a teaser below a sign-off"),
        pytest.param(["Editing by Ann Lund", f"{LAST} {LAST}"], 3, id="text below a sign-off"),
        pytest.param(["Read the memo"], 1, id="a link to a document"),
        pytest.param(["See the full report"], 1, id="a link to a report"),
        pytest.param(["See the light"], 2, id="what is no document"),
        pytest.param(["He told Reuters via email that the quay is lost."], 2, id="a sentence that an agency was told"),
        pytest.param([], 1, id="nothing"),
    ],
)
def test_notes_are_taken_off_and_text_is_left(foot: list[str], kept: int) -> None:
    texts = [LAST, *foot]
    body = without_foot(range(len(texts)), texts, [look_at(text) for text in texts])
    assert body == list(range(kept))


def test_lines_below_a_notice_of_rights_go_with_it_and_text_stays() -> None:
    notice = "Copyright 2024 Storvik TV. All rights reserved. It may not be sold."
    for below, kept in ((["Storvik TV", "9 Quay Road", "Osk 4141"], [0, 1, 2]), ([LAST], [0, 1, 2, 4])):
        texts = [LAST, LAST, LAST, notice, *below]
        assert without_foot(range(len(texts)), texts, [look_at(text) for text in texts]) == kept


def test_a_note_on_author_or_origin_above_the_text_is_taken_off_and_text_is_left() -> None:
    bio = "Jo Berg is a columnist for the Storvik Post. Follow her @joberg. The opinions in this text are hers."
    for note in (bio, "This post originally appeared on The Quay."):
        assert without_head_notes(range(3), [note, LAST, LAST]) == [1, 2]
    for text in ("Jo Berg is a columnist for the Storvik Post, which was sold in May.", LAST):
        assert without_head_notes(range(3), [text, LAST, LAST]) == [0, 1, 2]


def test_a_foot_in_another_language_is_left_out() -> None:
    foot = "Wenn ihr mit jemandem sprechen wollt, erreicht ihr uns unter der Nummer, und das ist kostenfrei."
    assert without_foreign_foot(range(5), [*[PROSE] * 4, foot]) == [0, 1, 2, 3]
    assert without_foreign_foot(range(5), [*[foot] * 4, PROSE]) == [0, 1, 2, 3, 4]
    assert without_foreign_foot(range(5), [*[PROSE] * 4, f"„{foot}“"]) == [0, 1, 2, 3, 4]
    assert without_foreign_foot(range(4), [*[PROSE] * 3, foot]) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "note",
    [
        "Editor’s note: Jo Berg is a physician and the author of “Quays.” The opinions expressed here are hers.",
        "Jo Berg is a contributing editor at Quay Magazine, and co-host of “The Boat.”",
        "Jo Berg, a professor of law at Osk, is the author of three books of history including Old Boats: A Tale.",
        "Jo Berg is senior staff writer at Quay Magazine. Ann Lund is senior reporter for Quay Magazine.",
    ],
)
def test_who_the_author_is_is_left_out_above_the_text(note: str) -> None:
    assert without_head_notes(range(4), [LAST, note, PROSE, PROSE]) == [0, 2, 3]
    assert without_head_notes(range(4), [LAST, note, PROSE, "Berg was freed in May."]) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "lead",
    [
        "The Osk Board is sending Secretary of State Ann Lund to Norport.",
        "Jo Berg is suing the Osk Board for the loss of her boats.",
        "Jo Berg is the new editor of Quay Magazine.",
        "Osk City is a town of boats.",
        "Jo Berg is a fisher, and he is not sorry.",
    ],
)
def test_a_lead_about_somebody_is_text(lead: str) -> None:
    assert without_head_notes(range(4), [LAST, lead, PROSE, PROSE]) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("last", "is_left_out"),
    [
        ("The Quay is a reported column by Jo Berg, focused on boats.", True),
        ("The Big Boat is Norport’s home for smart essays on the sea. Pitch us at boat@norport.example", True),
        ("Osk Wire, headed by the author Jo Berg, is one of the coast’s fastest-growing media companies.", True),
        ("First Boat is Norport’s home for tales of the sea.", True),
        ("The column is a weekly list of boats.", False),
        ("The Osk Board is a body of nine.", False),
        ("Osk Tower is the last column of the old quay to fall.", False),
    ],
)
def test_what_a_column_is_is_left_out_below_the_text(last: str, *, is_left_out: bool) -> None:
    texts = [PROSE, PROSE, PROSE, last]
    kept = without_foot(range(4), texts, [look_at(text) for text in texts])
    assert (3 not in kept) is is_left_out
    texts[1] = last.partition(" is ")[0].partition(",")[0] + " was founded in Osk."
    assert 3 in without_foot(range(4), texts, [look_at(text) for text in texts])
