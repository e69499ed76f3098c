"""May, Long and Will are names where somebody is called so; Moody's is one where a genitive cannot stand."""

import pytest

from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import Word
from factcheck.library import check

NAMES = [
    "Theresa May opened the bridge.",
    "Mrs May has opened the bridge.",
    "May said the bridge was late.",
    "May also said the bridge was late.",
    "The bridge closed when May told reporters so.",
    "“It is late,” said May.",
    "Mark Long and May Roe opened the bridge. It was late, according to Long.",
    "Will told the court so. Lund blames Will for it.",
    "Edward Said wrote it. Said, who was ill, left.",
    "Jan Roe and Sun said so.",
    "Nguyen Van An left. An said so.",
    "Mai Do left, and Do told them so.",
    "Ada King left. King said so.",
    "The clerk Naguib Law left. “No,” said Law.",
]

WORDS = [
    "In May the river rose.",
    "The ministry said May 5 was late.",
    "Long before the war the mill was shut.",
    "Long said to be the oldest, the mill was sold.",
    "Will the bridge hold?",
    "Mark May 5 in red.",
    "It rose in May, said Roe.",
    "So said the mayor.",
    "An official said so.",
    "Do the math, said Roe.",
    "King Charles left. Ada King left. The King said so.",
    "Austin Law School left. Law students said so.",
    "The state has said it will rise until April.",
]

AGAIN = [
    ("Theresa May opened it. The tolls that May wants are high. In May they rose.", [True, True, False]),
    ("Mark Long opened it. Long ago it was a mill. He met Long there.", [True, False, True]),
    ("May said so. It opens on May 5.", [True, False]),
]


def named(text: str) -> list[bool]:
    """For each homograph in capitals whether it is a name."""
    tokens = Doc(text, [Span(start=0, end=len(text))]).tokens
    classed = {"May", "Long", "Will", "Said", "Jan", "Sun", "April", "An", "Do", "So", "King", "Law"}
    return [token.word == Word.NONE for token in tokens if token.text in classed]


@pytest.mark.parametrize("text", NAMES)
def test_who_is_called_so_or_speaks_is_a_name(text: str) -> None:
    assert named(text)
    assert all(named(text))


@pytest.mark.parametrize("text", WORDS)
def test_dates_and_function_words_are_none(text: str) -> None:
    assert not any(named(text))


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_a_name_is_one_in_all_of_the_text(text: str, expected: list[bool]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("name", ["May", "Long", "Will", "Said", "Ahmed", "Mohammed", "Al-Sayed", "Drew", "April"])
def test_what_somebody_of_such_a_name_says_is_listed(name: str) -> None:
    text = f"Ada {name} opened the bridge on Monday. {name} said the toll was unfair. “It is late,” said {name}."
    said = [claim for claim in check(text).claims if claim.text in ("the toll was unfair", "It is late,")]
    assert [claim.attribution.source and claim.attribution.source.name for claim in said] == [f"Ada {name}"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moody’s said it was late. Moody's rating fell.", ["Moody’s", "Moody's"]),
        ("It was late, according to Macy’s.", ["Macy’s"]),
        ("“It was late,” said Macy’s.", ["Macy’s"]),
        ("Roe’s deputy said so.", ["Roe"]),
        ("Roe’s said it. Roe left.", ["Roe", "Roe"]),
        ("It was Roe’s, said Lund.", ["Roe", "Lund"]),
    ],
)
def test_a_brand_like_a_genitive_is_one_name(text: str, expected: list[str]) -> None:
    tokens = Doc(text, [Span(start=0, end=len(text))]).tokens
    assert [token.text for token in tokens if token.is_capitalised and not token.word] == expected
    assert all(text[token.start : token.end] == token.text for token in tokens)
