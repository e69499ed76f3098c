"""What a page says of its own article, and ordinary sentences that look like it."""

import pytest

from factcheck.intake.page.house_notes import is_house_note, without_author, without_foreign_foot

PROSE = "The board of the harbour met on Tuesday to hear what the builders had found below the quay."


@pytest.mark.parametrize(
    "text",
    [
        "This article was updated on March 5 to add comment from the mayor.",
        "This story has been corrected to say that the quay is in Osk.",
        "Editor’s note: This article has been updated.",
        "Correction: An earlier version of this article misstated the mayor's name.",
        "A previous version of this story misspelled the mayor's name. It has been corrected.",
        "Clarification: This story has been updated to make clear that the quay is in Osk.",
        "— Ann Lund contributed to this report.",
        "Ann Lund contributed reporting.",
        "An earlier version of this story, published on Monday, incorrectly named the quay.",
        "The original version of this article said the quay was in Osk. It is in Norport.",
        "Reuters contributed to this report from Oslo and New York.",
        "Edited by Jo Berg, Ann Lund",
        "Do you know more? Call the desk at 555 404 4040.",
        "With additional reporting from Ann Lund",
        "(Reporting by Jo Berg; editing by Ann Lund)",
        "Edited by: Ann Lund",
        "Contact Jo Berg at jo@norport.example",
        "Jo Berg can be reached at jo@norport.example.",
        "Do you have a story? Email jo@norport.example",
        "Updated 2 hours ago",
        "Updated at 9:50 p.m. ET Thursday",
        "Ann Lund contributed to this post.",
        "First published on March 5, 2024 / 10:45 AM",
        "Last modified on March 5, 2024 10.45 GMT",
        "https://norport.example/quay",
        "(This version of the story was refiled to add “Osk” to the headline)",
        "(This version of the story corrects the name of the quay in paragraph 3)",
        "(This story clarifies who owns the quay)",
        "CORRECTION: Corrected by: Jo Berg @ 02/04/2019 CORRECTION: A previous version of this story did not say which "
        "quay was sold. It's the old one.",
        "Contributing: Jo Berg, Ann Lund and Ole Dahl, from Norport, N.J.; Associated Press",
        "Contributing: The Associated Press",
        "Let us know what you think of the quay at quay@norport.example.",
        "Follow Norport’s harbour feed at https://norport.example/feed . And Jo Berg at https://norport.example/jo",
        "6 years ago",
    ],
)
def test_what_a_page_says_of_its_article_is_told(text: str) -> None:
    assert is_house_note(text)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "This article of the charter was amended in 1998 to bar strangers from the quay.",
        "This article was amended in 1998 by the council.",
        "This story has been told for 40 years.",
        "An earlier version of this quay burned down in 1911.",
        "An earlier version of this story named all 12 dead. Officials have not yet confirmed the names.",
        "Ann Lund contributed to the fund that pays for the quay.",
        "The Associated Press contributed 40 million to the fund.",
        "Email the mayor at noon and you hear by one.",
        "Where is the money? Call it what you want, it is gone.",
        "The last boat left 2 hours ago.",
        "Published in May, the report counts 40 dead.",
        "Reporting by the agency shows 14 faults.",
        "He works for the harbour? Contact with him broke off in 2019.",
        "Did you see the boat? Call the police on 555-404-4040.",
        "Were you at the quay? Contact the board of inquiry by 5 May here in Osk.",
        "Where did she go? Call it 400 miles, her brother said.",
        "This article was changed on Monday by the board.",
        "This page has been edited with scissors, Lund said.",
        "An earlier version of this report was kept from the board.",
        "The original version of this story is told in the islands.",
        "Edited by Jo Berg, the book of the harbour sold 9,000 copies.",
        "Reuters contributed to this report from Oslo, the judge noted.",
        "(This story annoys the mayor)",
        "This version of the story corrects what the mayor had said.",
        "(This version of the plan was dropped in May)",
        "CORRECTION: The quay is in Osk.",
        "Contributing: rain, wind and a lack of boats.",
        "Contributing to the fund: the town, the bank and Ada Roe",
        "Let us know what it costs, she told the board.",
        "Follow the money at the harbour and it ends in Osk.",
        "The quay was built 6 years ago",
        "Years ago",
    ],
)
def test_what_others_amend_publish_or_give_is_text(text: str) -> None:
    assert not is_house_note(text)


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
        "Sen. Jo Berg, Osk Republican, is a member of the Senate harbour committee.",
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


def test_a_foot_in_another_language_is_left_out() -> None:
    foot = "Wenn ihr mit jemandem sprechen wollt, erreicht ihr uns unter der Nummer, und das ist kostenfrei."
    assert without_foreign_foot(range(5), [*[PROSE] * 4, foot]) == [0, 1, 2, 3]
    assert without_foreign_foot(range(5), [*[foot] * 4, PROSE]) == [0, 1, 2, 3, 4]
    assert without_foreign_foot(range(5), [*[PROSE] * 4, f"„{foot}“"]) == [0, 1, 2, 3, 4]
    assert without_foreign_foot(range(4), [*[PROSE] * 3, foot]) == [0, 1, 2, 3]
