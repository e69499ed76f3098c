"""Quoted words are found whatever the marks; apostrophes are none."""

import pytest

from factcheck.auditing.quoted import quoted_places


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we sail” at dawn.", ["we sail"]),
        ('He said "we sail" and "we rest".', ["we sail", "we rest"]),
        ("He said ‘we’re off’ at dawn.", ["we’re off"]),
        ("He said 'we're off' at dawn.", ["we're off"]),
        ("He said «we sail» and „we rest“.", ["we sail", "we rest"]),
        ("He said ``we sail'' at dawn.", ["we sail"]),
        ("The dogs' owners' club", []),
        ("The captain 's boat and the crew 's boat", []),
        ("rock 'n' roll", []),
        ("He said “we sail", []),
    ],
)
def test_what_stands_between_marks_is_quoted(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_places(text)] == quoted


@pytest.mark.parametrize(
    "marks", ["“" * 20_000, '"a' * 20_001, "'a " * 20_000, "‘" * 20_000, "``" * 20_000, "«„" * 9_999]
)
def test_marks_without_end_are_read_to_the_end(marks: str) -> None:
    assert all(start <= end for start, end in quoted_places(marks))
