"""What desks and pages put above and below an article's text."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.page.desk_lines import is_byline_with_role, is_desk_note, is_slug
from factcheck.intake.pasted import read_pasted

HEADLINE = "Ferry to Norport stops at night"
BODY = [
    "The ferry to Norport will not sail at night from May on, the harbour board said on Monday.",
    "The board’s chairman, Jo Berg, said that too few people took the last two boats.",
    "In March 212 people did so, half as many as in the year before, the board’s report says.",
    "The council of Norport wants to run a boat of its own, and will vote on it in June.",
]


def read(*lines: str) -> tuple[str | None, str]:
    article = read_pasted("\n\n".join(lines), Metadata()).article
    body = article.parts.body
    return article.title, article.text[body.start : body.end]


WHOLE = "\n\n".join(BODY)


@pytest.mark.parametrize(
    "above",
    [
        pytest.param(["NORPORT-FERRY/ (UPDATE 2, PIX)"], id="slug"),
        pytest.param(["All news"], id="label"),
        pytest.param(["NewsWhat’s Hot"], id="labels without a space"),
        pytest.param(["2ND LEAD"], id="take"),
        pytest.param([], id="nothing"),
    ],
)
def test_a_desk_line_is_no_headline_and_no_text(above: list[str]) -> None:
    assert read(*above, HEADLINE, *BODY) == (HEADLINE, WHOLE)


@pytest.mark.parametrize(
    "note",
    [
        "(Adds comment from the council, background)",
        "(In May 3 story, corrects number of boats in paragraph 4)",
        "(Refiles to fix typo in headline)",
        "(UPDATES: adds vote in June)",
    ],
)
def test_a_note_for_other_desks_is_left_out(note: str) -> None:
    assert is_desk_note(note)
    assert read(HEADLINE, note, *BODY) == (HEADLINE, WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        "(The board drops plans like these often.)",
        "(In May the board corrects itself.) It did not.",
        "Adds comment",
        "(Norport)",
    ],
)
def test_a_remark_in_brackets_is_text(text: str) -> None:
    assert not is_desk_note(text)


@pytest.mark.parametrize("line", ["Lena Moss, Online Reporter", "LENA MOSS – Political Editor", "Lena Moss | Reporter"])
def test_a_byline_with_its_role_is_no_headline(line: str) -> None:
    assert is_byline_with_role(line)
    assert read(line, *BODY) == (None, WHOLE)


@pytest.mark.parametrize(
    "line",
    [
        "Ferry stops, Reporter told",
        "Lena Moss, who is a reporter",
        "Moss, reporter",
        "Reporter Lena Moss",
        "Norport, Oslo",
    ],
)
def test_other_lines_are_no_byline(line: str) -> None:
    assert not is_byline_with_role(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("USA-FLOOD/ (UPDATE 1, PIX, CORRECTED)", True),
        ("NORPORT/FERRY", True),
        ("/politics/Norport/ferry/", True),
        ("3RD NET", True),
        ("AC/DC to play in Norport", False),
        ("3rd ferry to sail", False),
        ("24/7 ferry", False),
        ("NORPORT: FERRY STOPS", False),
    ],
)
def test_a_slug_is_told(line: str, *, told: bool) -> None:
    assert is_slug(line) is told


@pytest.mark.parametrize(
    "headline",
    ["Ferry to Norport to stop at night, says...", "Jo Berg: 'Too few take the last boat'", "Night ferry ends"],
)
def test_a_headline_may_be_cut_short(headline: str) -> None:
    assert read(headline, *BODY)[0] == headline


@pytest.mark.parametrize(
    "note",
    [
        "(Reporting by Lena Moss in Norport; Editing by Ann Lund)",
        "(Additional reporting by Lena Moss)",
        "(Editing by Ann Lund, Ida Moe)",
    ],
)
@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_a_sign_off_is_parted_from_the_last_paragraph(note: str, joint: str) -> None:
    assert read(HEADLINE, *BODY[:-1], BODY[-1] + joint + note) == (HEADLINE, WHOLE)


@pytest.mark.parametrize(
    "tail",
    [
        " (Reporting by the agency was hampered by fog.) It cleared.",
        " (Ann Lund was the editor.)",
        " The book, edited by Ann Lund (and written by Lena Moss), is out.",
    ],
)
def test_other_brackets_stay(tail: str) -> None:
    assert read(HEADLINE, *BODY[:-1], BODY[-1] + tail) == (HEADLINE, WHOLE + tail)


@pytest.mark.parametrize(
    "foot",
    [
        ["moss@storvik.example"],
        ["Notes to editors", "The harbour board was founded in 1921.", "It runs four boats, which carry cars, too."],
        ["# Notebook", "Adds reaction from the council", "The following information is not for publication"],
    ],
)
def test_what_stands_below_is_left_out(foot: list[str]) -> None:
    assert read(HEADLINE, *BODY, *foot) == (HEADLINE, WHOLE)


def test_a_note_to_editors_in_a_sentence_stays() -> None:
    last = "In a note to editors, the board said that it would not comment on the vote of the council."
    assert read(HEADLINE, *BODY, last) == (HEADLINE, f"{WHOLE}\n\n{last}")


def test_a_wire_services_filing_time_dates_the_copy() -> None:
    text = "\n\n".join([HEADLINE, *BODY, "dpa lm al", "101137 GMT Dez 18"])
    article = read_pasted(text, Metadata()).article
    assert (article.published_at, article.agency, article.title) == ("2018-12-10", "dpa", HEADLINE)


@pytest.mark.parametrize(
    ("line", "title", "publisher"),
    [
        ("Ferry to Norport stops — Storvik Post", "Ferry to Norport stops", "Storvik Post"),
        ("Ferry to Norport stops | Storvik Radio", "Ferry to Norport stops", "Storvik Radio"),
        ("Ferry to Norport stops — Harbour Board", "Ferry to Norport stops — Harbour Board", None),
        ("Ferry to Norport stops – For Good", "Ferry to Norport stops – For Good", None),
    ],
)
def test_what_stands_behind_a_dash_is_a_publisher_where_it_reads_as_one(
    line: str, title: str, publisher: str | None
) -> None:
    article = read_pasted("\n\n".join([line, *BODY]), Metadata()).article
    assert (article.title, article.publisher) == (title, publisher)
