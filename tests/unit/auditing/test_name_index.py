"""A name is known in the forms in which a writer may give it back, and in no other."""

import pytest

from factcheck.auditing.name_index import KnownNames
from factcheck.auditing.passages import Passage

ARTICLE = (
    "Russian and Chinese envoys met in Iran on Monday. The World Falconry Association and the U.N. were asked. "
    "Niger was not. Mr. O’Neill’s baker spoke to the United States."
)
KNOWN = KnownNames(Passage.of(ARTICLE).tokens)


@pytest.mark.parametrize(
    "name", ["Russia", "Russians", "China", "Iranian", "WFA", "UN", "US", "O'Neill", "Iran’s", "USA"]
)
def test_a_name_is_known_in_its_other_forms(name: str) -> None:
    (token,) = Passage.of(name).tokens
    assert KNOWN.has(token)


@pytest.mark.parametrize("name", ["Iraq", "Nigeria", "Indian", "Baker", "WHO", "UK", "Neill", "Falcon", "Wfa"])
def test_a_name_like_it_is_not(name: str) -> None:
    (token,) = Passage.of(name).tokens
    assert not KNOWN.has(token)


def test_in_a_text_without_capitals_any_word_may_be_a_name() -> None:
    known = KnownNames(Passage.of("robert hardy sold the house of his aunt in devon.").tokens)
    assert all(known.has(token) for token in Passage.of("Robert Hardy Devon").tokens)
    assert not any(known.has(token) for token in Passage.of("Roberta Harding").tokens)


@pytest.mark.parametrize(
    ("name", "together"),
    [
        ("World Falconry", True),
        ("Falconry World", True),
        ("Mr. O’Neill", True),
        ("O’Neill Niger", True),
        ("China Niger", True),
        ("Russian Niger", False),
        ("Monday States", False),
    ],
)
def test_two_words_of_a_name_stand_together(name: str, *, together: bool) -> None:
    words = [token for token in Passage.of(name).tokens if token.is_word]
    assert KNOWN.has_together(*words) is together
