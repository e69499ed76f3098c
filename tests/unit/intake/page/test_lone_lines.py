"""Lines between whole sentences that are no text: captions without a credit, headlines of others, labelled links."""

import pytest

from factcheck.intake.page.lone_lines import lone_lines

PROSE = "The board of the harbour met on Tuesday to hear what the builders had found below the quay."
TOLD = "“We lost the nets, the boats and the money that we had saved for 11 years,” said Ada Roe, a fisher from Osk."


def found(*lines: str) -> set[str]:
    texts = [PROSE, TOLD, *lines, TOLD, PROSE, TOLD, PROSE]
    return {texts[at] for at in lone_lines(range(len(texts)), texts)}


@pytest.mark.parametrize(
    "line",
    [
        "Divers discover new way of finding sunken boats",
        "Lindal bans night boats in harbour even when empty",
        "The quay of Norport can be seen behind the boats and the cranes of the old harbour of Osk",
        "These aerial images appear to show boats tied up to each other at the quay of Osk",
        "Reuters Defiant... the mayor repeatedly defies the law so the ban would be no surprise",
        "google The storm hit the quay in the northern town of Norport",
        "EXCLUSIVE: Mayor of Norport to resign",
        "Dead fisher, Jo Berg.",
    ],
)
def test_a_line_that_is_no_sentence_is_told_between_sentences(line: str) -> None:
    assert found(line) == {line}


@pytest.mark.parametrize(
    "line",
    [
        "What the builders found below the quay of Norport",
        "How to keep a boat dry for the whole winter",
        "Your plan for the winter on boats in seven steps",
        "Hours before storm, winds forced change of course",
        "The builders said the quay would hold for another winter and left the town",
        "The presence of divers suggested some owners had been warned of the storm before it came",
        "“Nobody here wants to be the one who sold it for so little”",
        "BACKGROUND: The quay opened in 1911.",
        "The winner, Ada Roe.",
        "Enter the mayor, Ada Roe.",
        "Loser: Jo Berg",
        "Man of the match: Jo Berg",
        "Referee, Jo Berg.",
        "Her lawyer, Jo Berg.",
        "Eldest son, Jo Berg.",
        "Below the quay",
        "The old quay is at much greater risk of storms than ever",
        "Fishers want more room for boats, not hotels",
        "Law stands, but support for the quay appears to erode",
        "They lose their last stalls to hotels on mainland",
        "Facebook Groups of the quay count some 9,000 members",
        "Google Maps shows no Norport quay",
        "Reason 1: Boats in Norport do not match old ones",
        "Landings of fish increase in several towns, with the largest changes occurring in",
        "WHAT THE BUILDERS FOUND BELOW THE QUAY",
        "THE BILL WOULD TAKE STEPS TO MAKE THE QUAY SAFER FOR ALL BOATS",
        "‘WE WILL NOT SELL THE QUAY TO ANYBODY IN THIS TOWN’",
        "HERE IS WHO VOTED FOR THE QUAY OF NORPORT:",
        "THIS IS THE LAST NOTICE BEFORE THE QUAY CLOSES.",
        "Of note at the meeting of owners from 194 towns, Norport’s",
    ],
)
def test_headings_and_sentences_stay(line: str) -> None:
    assert found(line) == set()


def test_many_such_lines_are_the_headings_of_the_article() -> None:
    lines = [f"Divers discover new way of finding {what} boats" for what in ("lost", "old", "small", "empty")]
    texts = [PROSE, *(text for line in lines for text in (line, PROSE, TOLD))]
    assert lone_lines(range(len(texts)), texts) == set()


def test_lines_in_brackets_are_told_where_a_page_has_two() -> None:
    guide, photos = "( Understanding the quay: the Post’s guide)", "( PHOTOS: The quay after the storm)"
    texts = [PROSE, guide, TOLD, photos, PROSE]
    assert lone_lines(range(5), texts) == {1, 3}
    assert lone_lines(range(3), texts) == set()
    assert lone_lines(range(5), [PROSE, f"{guide[:-1]}.)", TOLD, f"{photos[:-1]}.)", PROSE]) == set()


def test_runs_of_labelled_lines_are_links() -> None:
    assert found("A SIMPLE GUIDE: How do I save my boat?", "STORMS: How to look after your nets") == {
        "A SIMPLE GUIDE: How do I save my boat?",
        "STORMS: How to look after your nets",
    }
    assert found("ROE: Who paid for the quay?", "BERG: The town did that.") == set()
    assert found("STORMS: How to look after your nets") == set()


@pytest.mark.parametrize(
    "lines",
    [
        ("ROE: Why do you say that to me?", "MAYOR: I say it to anybody on the quay"),
        ("PRICE: $27-$34 a night", "WHERE: The old harbour of Osk", "WHEN: Monday to Friday, 9 to 5"),
    ],
)
def test_turns_of_a_talk_and_rows_of_a_list_are_no_links(lines: tuple[str, ...]) -> None:
    assert found(*lines) == set()


def test_a_line_as_long_beside_headings_is_one_of_them() -> None:
    line = "Divers discover new way of finding sunken boats"
    texts = [PROSE, "Below the quay", TOLD, PROSE, line, TOLD, PROSE, "Above the quay", TOLD]
    assert lone_lines(range(len(texts)), texts) == set()
    assert lone_lines(range(6), texts[2:8]) == {2}


CAPTIONS = (
    "The divers work at the quay of Norport in the rain",
    "A large crew with cranes has been sent to the harbour",
    "The owner of the boats left the hall with her son",
)


def test_captions_that_a_house_sets_without_a_full_stop_are_told_by_a_run_of_them() -> None:
    texts = [PROSE, TOLD, *CAPTIONS[:2], TOLD, PROSE, CAPTIONS[2], TOLD, PROSE]
    assert lone_lines(range(len(texts)), texts) == {2, 3, 6}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([PROSE, *CAPTIONS[:2], TOLD, PROSE, TOLD, PROSE], id="two alone"),
        pytest.param([*CAPTIONS, PROSE, TOLD, TOLD, PROSE, TOLD], id="points above the text"),
        pytest.param([PROSE, TOLD, "The board agreed:", *CAPTIONS, PROSE, TOLD, PROSE], id="a list below a colon"),
        pytest.param([PROSE, TOLD, *CAPTIONS, PROSE, TOLD, PROSE], id="a list in one place"),
        pytest.param([PROSE, *CAPTIONS, TOLD], id="little prose"),
        pytest.param(
            [PROSE, TOLD, *(f"{what} salad with 2 cups of oil for your boat" for what in "ABC"), PROSE, TOLD, PROSE],
            id="what speaks to the reader",
        ),
        pytest.param(
            [PROSE, TOLD, *(f"Norport {n} Osk {n} Lindal {n} Vesterby" for n in range(3)), PROSE, TOLD, PROSE]
        ),
    ],
)
def test_lists_points_and_headings_are_no_captions(texts: list[str]) -> None:
    assert lone_lines(range(len(texts)), texts) == set()


def test_pictures_that_are_numbered_are_a_gallery() -> None:
    slides = ["1/34 The quay of Norport", "2/34 The mayor of Norport"]
    texts = [PROSE, *slides, TOLD, "1/2 of the boats are lost.", PROSE]
    assert lone_lines(range(len(texts)), texts) == {1, 2}


def test_slides_are_told_where_the_page_has_other_text() -> None:
    slides = [f"Photos: The quay falls {PROSE} Hide Caption {n} of 8" for n in (2, 3)]
    assert lone_lines(range(6), [*slides, PROSE, TOLD, PROSE, TOLD]) == {0, 1}
    assert lone_lines(range(2), slides) == set()
