"""Lines that are no text of the article: end marks, times of entries, readers' reactions."""

import pytest

from factcheck.intake.page.desk_marks import without_marks_of_desks

TEXT = "The ferry company will cancel all night crossings from October."


def kept(*lines: str) -> list[str]:
    return [lines[at] for at in without_marks_of_desks(range(len(lines)), lines)]


@pytest.mark.parametrize(
    "line", ["###", "# # #", "-30-", "— 30 —", "ENDS", "-ENDS-", "- Ends -", "hh/ph/ts", "bur-sm/fox"]
)
def test_end_marks_are_left_out(line: str) -> None:
    assert kept(TEXT, line, "About Nordline") == [TEXT, "About Nordline"]


@pytest.mark.parametrize("line", ["NTB-OS-05-04-24 0815GMT", "TARNPOST-09-14-23 0815EDT", "NTB-12-01-24 1200 UTC"])
def test_the_end_of_copy_of_a_wire_service_is_left_out(line: str) -> None:
    assert kept(TEXT, line) == [TEXT]


@pytest.mark.parametrize("line", ["* * *", "-----", "***", "• • •", "__", "—-", "# #", "*", "."])
def test_rules_between_sections_are_left_out(line: str) -> None:
    assert kept(TEXT, line, TEXT) == [TEXT, TEXT]


@pytest.mark.parametrize("line", ["[[ map to come ]]", "((Adds the owner’s name))"])
def test_notes_to_the_desk_are_left_out(line: str) -> None:
    assert kept(TEXT, line) == [TEXT]


@pytest.mark.parametrize("line", ["10:42", "9.15pm", "11:05 am", "18:30 BST"])
def test_times_of_entries_are_left_out(line: str) -> None:
    assert kept(line, TEXT) == [TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "12 likes",
        "3 comments",
        "Like",
        "245 Shares",
        "👍 14 ❤️ 3",
        "Like · Reply · 14",
        "Slideshow ( 15 images )",
        "12 photos",
    ],
)
def test_reactions_are_left_out(line: str) -> None:
    assert kept(TEXT, line) == [TEXT]


def test_a_number_beside_a_reaction_goes_and_a_cell_of_a_table_stays() -> None:
    assert kept(TEXT, "Reply", "14") == [TEXT]
    assert kept("2021", "187,400", "2022", TEXT) == ["2021", "187,400", "2022", TEXT]


@pytest.mark.parametrize(
    "line", ["No comment.", "He likes it", "Share prices", "It ends", "Ends and means", "#1", "…", "[…]"]
)
def test_other_short_lines_stay(line: str) -> None:
    assert kept(TEXT, line) == [TEXT, line]


@pytest.mark.parametrize(
    "line",
    [
        "window._ads = window._ads || []; _ads.push({ mode: 'wide', place: 'Below' }); _ads.push({flush: true});",
        "googletag.cmd.push(function() { googletag.display('ad-1'); });",
        "var page = {'id': 7};",
    ],
)
def test_scripts_are_left_out(line: str) -> None:
    assert kept(TEXT, line) == [TEXT]


@pytest.mark.parametrize(
    "line", ["The firm (window.ads) runs it;", "e.g. = 12 boats;", "Nordline.com said “we sail (often);” and did;"]
)
def test_lines_with_the_marks_of_scripts_stay(line: str) -> None:
    assert kept(TEXT, line) == [TEXT, line]
