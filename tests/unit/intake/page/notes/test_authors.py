"""Who wrote an article is left out below it; what somebody did is text."""

import pytest

from factcheck.intake.page.notes.authors import without_author

PROSE = "The board of the harbour met on Tuesday to hear what the builders had found below the quay."


@pytest.mark.parametrize(
    "last",
    [
        "Jo Berg",
        "By Jo Berg and Ann Lund",
        "Jo Berg is a senior reporter at the Norport Post covering harbours.",
        "Jo Berg covers harbours for the Norport Post. She joined in 2019.",
        "Jo Berg is the author of “Quays,” which weaves the stories of women who have built harbours.",
        'Norport Post\'s Jo Berg is the author of "Quays."',
        "Harbour Life",
        'Jo Berg is host of "Quay" on Norport News and author of "No Boats! Why?" For more, visit www.quay.example.',
        "Jo Berg is an economist and professor at Osk College. He tweets @joberg",
        "Jo Berg is a fellow of the Harbour Institute. His book on quays will be published in May.",
        "Jo Berg has been an adviser to mayors, and the nominee of the Harbour Party in 2000. Follow her on Facebook.",
        "Jo Berg, a professor of law, is a contributing writer at Osk Weekly. Ann Lund is a fellow of the Institute.",
        "Sen. Jo Berg, Osk Republican, is a member of the Senate harbour committee.",
        "Jo Berg is editor emeritus of the Norport Times.",
        "Jo B. Berg is a research associate at the Osk Institute.",
        "Jo Berg is Norport Radio’s roving correspondent.",
        "Jo Berg (@joberg), a physician, is chief executive of the Osk Foundation.",
        "Jo Berg PhD is Senior Fellow for Boats at Harbour Watch. He earned his degree from Osk College.",
        "Jo Berg is digital editor for Osk News, and her Quay column appears on Mondays. Catch Jo live online daily.",
        "Jo Berg also reports for The Osk Post",
        "Jo Berg lives in Osk, where she writes about boats.",
        "Jo Berg covers boats, fish and the sea for the Norport Post.",
    ],
)
def test_who_wrote_it_is_left_out_below_the_text(last: str) -> None:
    assert without_author(range(4), [PROSE, PROSE, PROSE, last]) == [0, 1, 2]


@pytest.mark.parametrize(
    "last",
    [
        "Jo Berg is a reporter at the Norport Post who was jailed in May.",
        "Jo Berg is editor in chief of the Norport Post, and he is not sorry.",
        "Jo Berg covers the cost of the trial with her own money.",
        "Jo Berg reports for duty on Monday.",
        "Go home",
        "Jo Berg is the new mayor of Osk, and a professor of law.",
        "Jo Berg is a professor of law at Osk College. The board will hear her in May.",
        "Jo Berg is the lawyer in the case, and a fellow of the Harbour Institute.",
        "Jo Berg is hosting the board on Monday.",
        "Jo Berg is the mayor of Osk.",
        "Jo Berg is a widow and the author of 14 letters to the board.",
        "Jo Berg was the author of the plan.",
        "Jo Berg is the only professor on the board.",
        "Jo Berg is a partner at Osk Law, but she will not act for Kern.",
        "Jo Berg is a lawyer for the Osk Board, which sued it in May when it burnt.",
        "Jo Berg is considered a member of the Osk Board.",
        "Jo Berg is the latest member of the Harbour Board to leave.",
        "Jo Berg lives in Osk with 40 cats.",
        "Jo Berg covers boats for a living.",
    ],
)
def test_what_a_reporter_did_is_text(last: str) -> None:
    assert without_author(range(4), [PROSE, PROSE, PROSE, last]) == [0, 1, 2, 3]


def test_who_a_reporter_is_stays_where_the_article_is_on_that_reporter() -> None:
    last = "Jo Berg is a reporter at the Norport Post."
    assert without_author(range(3), [PROSE, "Berg was freed on Monday.", last]) == [0, 1, 2]
    assert without_author(range(3), [PROSE, PROSE, last]) == [0, 1]


SAID_BY_ITSELF = ("I was born on this quay, and I will not see it sold to anybody.", "We owe it to those who built it.")


@pytest.mark.parametrize(
    "last",
    [
        "Jo Berg is the former mayor of Osk.",
        "Jo Berg is director of the harbour museum in Osk.",
        "Jo Berg is a historian. She received her degree from Osk College.",
    ],
)
def test_who_somebody_is_is_left_out_below_a_text_in_the_first_person(last: str) -> None:
    assert without_author(range(4), [PROSE, *SAID_BY_ITSELF, last]) == [0, 1, 2]
    assert without_author(range(4), [PROSE, PROSE, PROSE, last]) == [0, 1, 2, 3]
    assert without_author(range(4), [PROSE, *(f"“{one}”" for one in SAID_BY_ITSELF), last]) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "last",
    [
        "Jo Berg is gone.",
        "Jo Berg is the next mayor of Osk.",
        "Jo Berg is a widow.",
        "Jo Berg is 40, a lawyer and a liar.",
        "Jo Berg, the mayor, is taking the quay from us.",
    ],
)
def test_news_of_somebody_is_text_where_it_is_in_the_first_person(last: str) -> None:
    assert without_author(range(4), [PROSE, *SAID_BY_ITSELF, last]) == [0, 1, 2, 3]


def test_a_name_below_each_quotation_of_a_digest_stays() -> None:
    texts = [PROSE, "Noah Holm, Bloomberg", PROSE, PROSE, "Ann Lund, Bloomberg"]
    assert without_author(range(5), texts) == [0, 1, 2, 3, 4]
    assert without_author(range(3), texts[2:]) == [0, 1]
