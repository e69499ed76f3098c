import unicodedata

import pytest
from hypothesis import given

from factcheck.render.visible import cells, direction, visible_controls, visible_line
from tests.unit.render.strategies import HOSTILE_TEXT


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain “words” – ü 東京 🚀", "plain “words” – ü 東京 🚀", id="printable"),
        pytest.param("a\n\tb \u00a0c", "a b c", id="white-space"),
        pytest.param("\x1b[31mred\x07", r"\u001b[31mred\u0007", id="escape-sequence"),
        pytest.param("\x9b31m", r"\u009b31m", id="c1-control"),
        pytest.param("\u202eabc\u202c\u2066", r"\u202eabc\u202c\u2066", id="bidi"),
        pytest.param("a\u200bb\ufeff\u00ad", r"a\u200bb\ufeff\u00ad", id="zero-width"),
        pytest.param("a\u3164\u034f", r"a\u3164\u034f", id="unseen-letters"),
        pytest.param("a\U000e0041\U000e0100", r"a\U000e0041\U000e0100", id="tags-and-selectors"),
        pytest.param("❤\ufe0f", "❤\ufe0f", id="emoji-presentation"),
    ],
)
def test_a_line_shows_what_would_be_unseen(text: str, shown: str) -> None:
    assert visible_line(text) == shown


@given(HOSTILE_TEXT)
def test_no_line_holds_a_control_or_format_character(text: str) -> None:
    assert {unicodedata.category(char) for char in visible_line(text)} & {"Cc", "Cf", "Zl", "Zp"} == set()


def test_a_page_keeps_lines_and_joiners_but_spells_controls_out() -> None:
    assert visible_controls("a\n\u200cb\u200f\x00\x85\u202e") == "a\n\u200cb\u200f\\u0000\\u0085\\u202e"


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("東京", 4), ("é", 1), ("e\u0301", 1), ("🚀", 2), ("", 0)])
def test_columns_are_counted_as_a_terminal_does(text: str, columns: int) -> None:
    assert cells(text) == columns


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("It rained.", "ltr"),
        ("2026", "ltr"),
        ("東京 – é", "ltr"),
        ("Ruth כהן said so", "ltr"),
        ("כהן said so to them", "ltr"),
        ("وزارة الصحة (WHO)", "rtl"),
        ("עשינו הכל, 2026", "rtl"),
    ],
)
def test_a_text_runs_as_most_of_its_letters(text: str, runs: str) -> None:
    assert direction(text) == runs


@pytest.mark.parametrize(
    ("text", "within", "runs"),
    [
        ("“עשינו כל מה שיכולנו”, said Ruth Cohen", "ltr", "ltr"),
        ("“עשינו כל מה שיכולנו”, IDF", "ltr", "rtl"),
        ("WHO counted: عدد الحالات", "rtl", "rtl"),
        ("The World Health Organization: عدد", "rtl", "ltr"),
    ],
)
def test_a_part_runs_as_the_text_around_it_unless_nearly_all_its_letters_differ(
    text: str, within: str, runs: str
) -> None:
    assert direction(text, within) == runs
