"""Which line above a body is the headline, and which the deck below it."""

import pytest

from factcheck.intake.page.headline import find_head, is_about, reads_as_headline
from factcheck.intake.page.paragraph_features import look_at

TITLE = "Night boats to the islands stop in October"
BODY = (
    "The ferry company Nordline will cancel all night boats to the islands from October, its director said on Monday.",
    "The night boats carried 212,000 subscribers of the islands last year, she said, and lost 2.4 million euros.",
)


def headline(*above: str) -> str | None:
    texts = [*above, *BODY]
    found = find_head(texts, [look_at(text) for text in texts], [len(above), len(above) + 1], None).title
    return texts[found] if found is not None else None


@pytest.mark.parametrize(
    "line",
    [
        "Home › News › Islands › Night boats",
        "Islands » Night boats stop",
        "3304 views 13 mins 0 comments",
        "Updated Nov 19, 9:41 AM;Posted Nov 18, 8:19 PM",
        "Karin Holm (left) on one of the night boats",
        "The last of the night boats (Lise Dahl/Harbour Pictures)",
        "Advertisement",
        "Share this article",
        "Click to share the night boats on Reddit (Opens in new window)",
        "Home / News / Islands / Night boats stop",
        "Islands / Night boats",
        "Nordline | Islands | Night boats stop",
        "Originally posted by Nordline in March 2024",
        "Health Science Travel Business",
        "Karin Holm, Storvik University",
        "[Karin Holm speaks to Peter Moe about the night boats]",
        "What to know of the night boats to the islands:",
    ],
)
def test_trails_counters_and_captions_below_the_headline_are_none(line: str) -> None:
    assert headline("Home", TITLE, line) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Night boats at home: a guide to the islands",
        "Are night boats worth their price? Nordline says no",
        "Learning to live without night boats",
        "Night boats and/or planes: what islanders want",
    ],
)
def test_headlines_that_look_like_trails_or_buttons_stay(title: str) -> None:
    assert headline("Home", title) == title


def test_a_line_above_a_byline_is_preferred_to_one_nearer_to_the_body() -> None:
    others = ["Share", "Save", *(f"The old boats of the islands, part {part} of the film" for part in "abcdef")]
    assert headline("Home", TITLE, "By Karin Holm", "5 March 2024", *others) == TITLE


def test_a_deck_may_be_shorter_than_the_headline_above_it() -> None:
    title = "Night boats to the islands stop in October as Nordline director counts losses of 2.4 million euros"
    assert headline("Home", title, "Neighbours of the harbour heard of it at breakfast") == title


@pytest.mark.parametrize(
    "title",
    [
        "Nordline loses 212,000 subscribers on its night boats",
        "Privacy policy of night boats to the islands breaks law",
    ],
)
def test_words_of_buttons_stand_in_headlines_that_are_about_the_text(title: str) -> None:
    assert headline("Home", title) == title


@pytest.mark.parametrize(
    ("line", "told"), [(TITLE, True), ("Night boats", False), ("Four roads to be repaired in May", False)]
)
def test_a_headline_is_about_the_text_where_it_shares_words_with_it(line: str, *, told: bool) -> None:
    assert is_about(line, BODY) is told


def test_a_date_stands_in_a_headline_that_is_about_the_text() -> None:
    line = "Statement on the night boats of 12 March 2024"
    assert reads_as_headline(line, look_at(line), is_about=True)
    assert not reads_as_headline(line, look_at(line))


MENU = ("Home", "News", "Sport", "Weather", "Jobs", "Sign in")
DECK = "Nordline counts its losses and islanders ask how they will reach the hospital in winter"
OTHERS = ("Bakery wins prize for its rye bread", "Four roads to be repaired in May", "Old lighthouse to be sold")


@pytest.mark.parametrize(
    "above",
    [
        (*MENU, TITLE, DECK, "By Karin Holm", "5 March 2024"),
        (*MENU, "Islands", TITLE, "Karin Holm", "March 5, 2024 • 4 min read", "Share"),
        (*MENU, f"Home > Islands > {TITLE}", TITLE, DECK),
        (*MENU, "Blog", TITLE, "Published March 5, 2024", "Table of contents"),
        (*MENU, *OTHERS, "5 March 2024", TITLE, DECK, "Facebook", "Copy link"),
        (*MENU, "The Norport Times", TITLE, "Updated 5 March 2024, 10:14", "Lise Dahl", "Save"),
        (TITLE, DECK, "Karin Holm"),
        ("Islands", TITLE, "KARIN HOLM", "Published: 05/03/2024 10:14"),
        (TITLE, "Written by", "Karin Holm", "Last updated", "Mar 5, 2024"),
    ],
)
def test_the_headline_is_told_from_menus_decks_bylines_and_other_headlines(above: tuple[str, ...]) -> None:
    assert headline(*above) == TITLE


def test_of_a_headline_that_stands_twice_the_one_nearer_to_the_text_is_taken() -> None:
    texts = [TITLE, "4 May 2011", *MENU, "Islands", TITLE, "By Karin Holm", "5 March 2024", *BODY]
    head = find_head(texts, [look_at(text) for text in texts], [len(texts) - 2, len(texts) - 1], None)
    assert head.title == texts.index("By Karin Holm") - 1


def test_of_two_lines_that_tell_the_text_the_lower_is_the_deck() -> None:
    deck = "Nordline says its night boats to the islands lost 2.4 million euros"
    assert headline("News", TITLE, deck, "View 3 images") == TITLE


def test_a_line_above_the_headline_that_tells_nothing_of_the_text_is_none() -> None:
    assert headline("News", "Ledger of the coast for all its readers", TITLE, "View 3 images") == TITLE
