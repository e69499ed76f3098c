"""What a pasted paragraph's words and its page say about it."""

import pytest

from factcheck.intake.page.model import weighed_words
from factcheck.intake.page.paragraph_features import look_at
from factcheck.intake.pasted.features import pasted_traits

FERRIES = (
    "The ferry company will cancel night crossings to the islands from October, its director said on Monday.",
    "The director said that the company had lost money on the night crossings to all three islands last year.",
    "Nurses who live on the islands said that without night crossings they would need rooms in the harbour.",
)
CHEESE = "Seven cheeses that belong on every board this winter, chosen by cooks who tasted more than a hundred."


def traits(*texts: str) -> list[list[str]]:
    return pasted_traits(texts, [look_at(text) for text in texts])


def bucket_of(name: str, found: list[str]) -> int:
    (one,) = (trait for trait in found if trait.startswith(name))
    return int(one.removeprefix(name).partition("_")[0])


@pytest.mark.parametrize("name", ["topic", "kin"])
def test_a_teaser_has_words_of_its_own(name: str) -> None:
    found = traits(*FERRIES, CHEESE)
    assert all(bucket_of(name, each) > bucket_of(name, found[-1]) for each in found[:-1])


def test_what_stands_twice_is_told_and_so_is_what_stands_twice_in_a_row() -> None:
    first, second, third = traits("Boats stay in", "Boats stay in", "Harbour closed")
    assert "stands1_x" in first
    assert "again_next_x" in first
    assert "again_next_x" not in second
    assert not any(trait.startswith("stands") for trait in third)


@pytest.mark.parametrize(
    "opening",
    ["STORVIK, March 4 (Agency) - ", "BUFFALO, N.Y. — ", "STORVIK — ", "Storvik (AP) — "],
)
def test_steps_from_the_dateline_are_counted(opening: str) -> None:
    found = traits("Boats stay in", opening + FERRIES[0], *FERRIES[1:])
    assert not any(trait.startswith("dateline") for trait in found[0])
    steps = [bucket_of("dateline", each) for each in found[1:]]
    assert steps == [0, 1, 2]


def test_a_sign_off_is_a_note_and_what_follows_it_comes_after_one() -> None:
    before, note, after = traits(FERRIES[0], "(Reporting by Jo Berg; Editing by Ann Lund)", CHEESE)
    assert ["note" in each for each in (before, note, after)] == [False, True, False]
    assert any(trait.startswith("noted1") for trait in after)


def test_only_the_words_that_weigh_anything_are_told() -> None:
    look = look_at(FERRIES[0])
    known = weighed_words(["has_ferry_long", "has_ferry_short", "has_cheese_long", "any"])
    assert known == {"ferry", "cheese"}
    (found,) = pasted_traits([FERRIES[0]], [look], known)
    assert [trait for trait in found if trait.startswith("has_")] == ["has_ferry_long"]
