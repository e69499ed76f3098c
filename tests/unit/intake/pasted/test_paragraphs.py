"""Raw text -> paragraphs: hard-wrapped lines are joined, hyphens at line ends mended, marks of quoted mail left out."""

import textwrap

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.pasted import read_pasted
from factcheck.intake.pasted.paragraphs import cut_lines, is_numbered_page, is_page_number, join_lines, text_of

TITLE = "Island school to stay open for two more years, council says"
BODY = (
    "The school on the island of Holmen stays open until 2027, the council decided on Thursday with 14 votes to 11.",
    "“We have nine pupils and two teachers, and all of them want to stay,” headmistress Ida Moe told the council.",
    "The council had planned to close the school in June and to bring its pupils to the mainland by boat each morning.",
)
WRAPPED = """Harbour wall of Tarnbridge gives way after a week of heavy storms from the west, council says

TARNBRIDGE - About forty houses were flooded in the old town
of Tarnbridge, the southernmost harbour of the county, where
three families near the breach stayed dry behind a
wall of sandbags, the harbour master Ada Roe said.

The water fell on Sunday in most of the streets around
Market Square and in the lower part of the town, and the
council lifted its warning for two of the five wards of
the parish.

- Pumps are at the school
- Buses leave at noon"""


def paragraphs(raw: str) -> list[str]:
    return [text_of(paragraph) for paragraph in join_lines(cut_lines(raw))]


@pytest.mark.parametrize(
    ("width", "gap"), [*((width, "\n\n") for width in (36, 48, 72, 100, 120)), (36, "\n"), (48, "\n"), (72, "\n")]
)
@pytest.mark.parametrize("more", ["", "https://news.example/" + "x" * 150], ids=["", "one long line"])
def test_hard_wrapped_text_is_joined_at_any_width(width: int, gap: str, more: str) -> None:
    raw = gap.join(["\n".join(textwrap.wrap(one, width)) for one in BODY])
    assert paragraphs("\n\n".join(filter(None, (TITLE, raw, more)))) == [TITLE, *BODY, *filter(None, [more])]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert paragraphs("\n".join((TITLE, *BODY))) == [TITLE, *BODY]
    menu = ["Home", "All the news of the islands", "Sport", "Weather on the islands and at sea", "Culture"]
    assert paragraphs("\n".join(menu)) == menu


def test_the_header_of_wire_copy_is_not_taken_for_wrapped_text() -> None:
    header = [
        "W2346asian r i BC-AS--Holmen-School 3rdLd-Writethru 05-09 1444",
        "^BC-AS--Holmen-School-ABRIDGED, 3rd Ld-Writethru,827<",
        "^Exclusive: Island school stays open for two years<",
        "^Photo XHG401, XHG102, XBEJ101, with a map of the islands<",
        "^(Eds: Minor edits. A longer version of this story is there.)<",
    ]
    assert paragraphs("\n".join(header) + "\n\n" + "\n\n".join(BODY * 2))[: len(header)] == header


def test_a_word_divided_at_a_line_end_is_whole_again() -> None:
    raw = (
        "The well-known school on the island of Holmen stays open, head Petra Lun-\n"
        "de told the council on Thursday, and she added that it was the well-\n"
        "known view of all parents on the island that it should."
    )
    article = read_pasted(raw, Metadata()).article
    assert article.text == (
        "The well-known school on the island of Holmen stays open, head Petra Lunde told the council on Thursday, and "
        "she added that it was the well-known view of all parents on the island that it should."
    )
    for segment in article.segments:
        raw_end = segment.raw_start + segment.end - segment.start
        assert article.text[segment.start : segment.end] == raw[segment.raw_start : raw_end]


@pytest.mark.parametrize("mark", ["> ", ">> ", "> > "])
def test_quoted_mail_is_read_without_its_marks(mark: str) -> None:
    lines = "\n\n".join("\n".join(textwrap.wrap(one, 70)) for one in BODY).split("\n")
    assert paragraphs("\n".join(f"{mark}{line}".rstrip() for line in lines)) == list(BODY)


def test_an_arrow_before_one_line_stays() -> None:
    assert paragraphs(f"> Home\n\n{BODY[0]}")[0] == "> Home"


def test_one_mark_quotes_a_paragraph_of_markdown() -> None:
    assert paragraphs(f"# Harbour\n\n> {BODY[0]}\n\n{BODY[1]}")[1] == BODY[0]


def test_an_indented_line_behind_a_sentence_begins_a_paragraph() -> None:
    wrapped = "\n".join("   " + textwrap.fill(one, len(one) // 2 + 8) for one in BODY)
    assert paragraphs(wrapped) == list(BODY)


def test_a_text_wrapped_short_of_its_column_is_unwrapped_below_a_longer_headline() -> None:
    headline, lead, second, *items = paragraphs(WRAPPED)
    assert headline.startswith("Harbour wall")
    assert lead.endswith("the harbour master Ada Roe said.")
    assert second.startswith("The water fell")
    assert second.endswith("wards of the parish.")
    assert items == ["- Pumps are at the school", "- Buses leave at noon"]


def test_lines_of_a_page_with_long_paragraphs_stay_as_they_are() -> None:
    page = "Home\nNews\nSport\n" + "The harbour was closed for a week. " * 5 + "\nMore from the harbour"
    assert len(paragraphs(page)) == 5


def test_a_note_for_desks_is_no_part_of_the_headline_above() -> None:
    head = "GOLD-Prices rise as the council of Tarnbridge meets again"
    assert paragraphs(f"{head}\n(Adds comments, detail)\n{WRAPPED}")[:2] == [head, "(Adds comments, detail)"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("T\nhe council decided on Thursday.", ["The council decided on Thursday."]),
        ("A\n\nfter the vote, they left.", ["After the vote, they left."]),
        ("A\ncourt in Osk decided.", ["A court in Osk decided."]),
        ("I\nn May, they left.", ["In May, they left."]),
        ("I\nhave nine pupils.", ["I have nine pupils."]),
        ("A\nThe council decided.", ["A", "The council decided."]),
        ("a\nthe council decided.", ["a", "the council decided."]),
        ("7\nof the pupils left.", ["7", "of the pupils left."]),
    ],
)
def test_a_large_initial_is_joined_to_its_word(raw: str, expected: list[str]) -> None:
    assert paragraphs(raw) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Page 2 of 3",
        "PAGE 2 OF 3",
        "- 2 -",
        "– 12 –",
        "https://news.example/school   2/3",
        "2/3 https://news.example/school",
        "14/09/2024, 08:33   Island school to stay open - Tarn Post",
        "9/14/24, 8:33 AM Island school to stay open",
        "Continued on page A6",
        "(Continued from A1)",
        "See SCHOOL, page A6",
    ],
)
def test_what_stands_around_a_page_is_no_text(line: str) -> None:
    assert is_page_number(line)
    assert is_numbered_page(line)
    article = read_pasted("\n\n".join((TITLE, BODY[0], line, *BODY[1:])), Metadata()).article
    assert article.text == "\n\n".join((TITLE, *BODY))


@pytest.mark.parametrize(
    "line",
    [
        "The vote, continued on page 6 of the report, was close.",
        "Continued rain kept 14 boats in the harbour.",
        "See page 6 of the report for all of the names.",
        "14/09/2024, 08:33",
        "https://news.example/school",
        "Nine of 14.",
        "On 14 September 2024, 08:33 was when the boat left for the mainland",
    ],
)
def test_lines_that_look_like_it_are_no_numbers_of_pages(line: str) -> None:
    assert not is_numbered_page(line)


def test_a_sentence_is_joined_over_what_a_browser_prints() -> None:
    first, second = BODY[0].split(", ", 1)
    printed = "https://news.example/school   1/2\n\n14/09/2024, 08:33   Island school to stay open - Tarn Post"
    article = read_pasted("\n\n".join((TITLE, f"{first},", printed, second, *BODY[1:])), Metadata()).article
    assert article.text == "\n\n".join((TITLE, *BODY))


def test_a_divided_word_at_the_end_of_a_long_line_is_joined_at_whatever_width() -> None:
    raw = BODY[0].replace("decided", "de-\ncided")
    assert paragraphs("\n\n".join((TITLE, raw, *BODY[1:]))) == [TITLE, *BODY]
    assert paragraphs("pre-\nwar boats") == ["pre-", "war boats"]
