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
    ],
)
def test_what_a_reporter_did_is_text(last: str) -> None:
    assert without_author(range(4), [PROSE, PROSE, PROSE, last]) == [0, 1, 2, 3]


def test_who_a_reporter_is_stays_where_the_article_is_on_that_reporter() -> None:
    last = "Jo Berg is a reporter at the Norport Post."
    assert without_author(range(3), [PROSE, "Berg was freed on Monday.", last]) == [0, 1, 2]
    assert without_author(range(3), [PROSE, PROSE, last]) == [0, 1]


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
