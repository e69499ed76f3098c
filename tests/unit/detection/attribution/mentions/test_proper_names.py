"""Each rule that tells a person's name from that of a body or place, alone. Names of our own invention."""

import pytest

from factcheck.detection.attribution.mentions.proper_names import RULES, NameInArticle, is_persons_name
from factcheck.language.doc import Doc
from factcheck.language.sentences import split_sentences
from factcheck.language.tokens import tokenise

_ARTICLE = "Dalby Quill met Mr. Tarn in May. Quill left the Sorvel Union."

_ROWS = [
    ("_body", "Congress", False),
    ("_body", "Lindal Council", False),
    ("_body", "Dalby Quill", None),
    ("_company", "Quill Holdings", False),
    ("_company", "Ministry Quill", False),
    ("_company", "Dalby Quill", None),
    ("_acronym", "OSVK", False),
    ("_acronym", "Quill III", None),
    ("_acronym", "Quill", None),
    ("_first_name", "Anna Quill", True),
    ("_first_name", "Dalby Quill", None),
    ("_place", "Averly Bay", False),
    ("_place", "Dalby Quill", None),
    ("_letters", "OSVK Breakfast", False),
    ("_letters", "Dalby Quill", None),
    ("_gendered", "Tarn", True),
    ("_gendered", "Quill", None),
    ("_gendered", "Dalby Tarn", None),
    ("_surname", "Quill", True),
    ("_surname", "Sorvel", False),
    ("_surname", "Dalby Quill", None),
]


def _name(text: str) -> NameInArticle:
    tokens = tokenise(text)
    names = Doc(_ARTICLE, split_sentences(_ARTICLE)).names
    return NameInArticle(names, tuple(token.text for token in tokens), tokens)


@pytest.mark.parametrize(("rule", "text", "verdict"), _ROWS, ids=[f"{row[0]} {row[1]}" for row in _ROWS])
def test_rule_has_a_verdict_of_its_own(*, rule: str, text: str, verdict: bool | None) -> None:
    assert next(one for one in RULES if one.__name__ == rule)(_name(text)) is verdict


def test_every_rule_has_a_row_that_it_decides_and_one_that_it_leaves() -> None:
    for rule in RULES:
        assert {verdict is None for name, _, verdict in _ROWS if name == rule.__name__} == {True, False}, rule.__name__


@pytest.mark.parametrize(
    ("text", "is_person"), [("Dalby Quill", True), ("Quill", True), ("Quill Holdings", False), ("Averly Bay", False)]
)
def test_first_rule_with_a_verdict_decides(*, text: str, is_person: bool) -> None:
    assert is_persons_name(*_name(text)) is is_person
