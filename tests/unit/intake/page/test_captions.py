"""Captions between the paragraphs of an article, and ordinary sentences that look like them."""

import pytest

from factcheck.intake.page.captions import is_caption, is_post
from factcheck.intake.page.lone_lines import captions_below_labels, captions_by_agency

PROSE = "The board of the harbour met on Tuesday to hear what the builders had found below the quay."


@pytest.mark.parametrize(
    "text",
    [
        "Image copyright Harbour Pictures Image caption The quay before the storm",
        "FILE PHOTO: Mayor Ada Roe arrives at the town hall of Norport, March 5, 2019. REUTERS/Jo Berg/File Photo",
        "FILE - Mayor Ada Roe speaks to reporters in Norport.",
        "L-R: Mayor Ada Roe, the builder Ole Dahl and the harbour master at the opening, recently.",
        "Pictured from left are Ada Roe, from Norport, and Ole Dahl, from Osk.",
        "Getty Images The quay suffered heavy damage in the storm",
        "© REUTERS/ Jo Berg The ferry leaves the port of Norport, March 2, 2019.",
        "The mayor at the harbour (Jo Berg/Norport Post)",
        "The mayor at the harbour. (Jo Berg/AP/PA)",
        "Ada Roe had just left the hall with her brother. Jo Berg/Getty Images",
        "Jo Berg Photography | Moment | Getty Images",
        "The mayor watches the ferry leave on a visit, Tuesday, March 5, 2019. Jo Berg Norport Post @joberg",
        "The mayor waves to the crowd at the gate on March 5, 2019 in Norport, Osk.",
        "Some of the boats are seen in the harbour of Norport, March 5, 2019. [Photo/Agencies]",
        "Boats are pictured in the harbour of Norport on March 5, 2019. The fleet is for sale.",
        "This March 5, 2019, file photo, provided by the police shows Ada Roe.",
        "Ada Roe, left, and Ole Dahl at the gate of the harbour.",
        "Norport Police Department via AP",
        "Jo Berg, AP",
        "The boats of Norport at the start of the race. (FILE)",
        "Norport 1/4 The quay after the storm Jo Berg 2/4 Boats on the road PA 3/4 The mayor 4/4 The gate Ann Lund",
        "THERE SHE GOES … Mayor Ada Roe leaves the town hall after the vote that ended her eleven years in office.",
        "Фото:личный архив Анны Дал",
        "GETTY The quay was closed after the storm of last year",
        "REUTERS Ada Roe leaves the town hall of Norport",
        "The quay is seen after the storm Credit: Photo: PA",
        "The quay as it was before the storm Picture: Jo Berg",
        "Norport from the air. Play slideshow Getty Images 1 of 35 The mayor stands at the gate of the harbour",
        "The boats have come back to Norport. (Norport News: Jo Berg)",
        "The mayor in her hall. [File, Norport Post]",
        "Ada Roe -",
        "Enlarge / The quay after the storm.",
        "Representational image",
        "Left: The quay in May // Right: The quay after the storm",
        "Jo Berg / Reuters The mayor leaves the hall after the vote of the board",
        "Ada Roe (pictured) left her post at the harbour after 12 years",
        "The builders have left the quay to Ole Dahl (pictured right) and his son",
        "The ferry had not left the quay since 1908 (Getty)",
        "This is what the crew saw of the storm. (Courtesy of Jo Berg)",
        "Getty - Contributor The storm laid bare the quay of the town",
        "Fright path:A man follows the news of the storm, in Norport on Friday.AFP",
        "Media playback is unsupported on your device Media caption The quay falls",
        "NORPORT SCHOOL OF TRADE•GETTY The quay is closed for the winter",
        "Norport Post’s Ada Roe discusses the vote of the board.",
        "Ada Roe speaks at the gate during a visit Wednesday, January 10, 2024, in Norport, Osk.",
        "A fire truck is seen outside the mill in Norport on Monday.",
        "Norport's mayor, Ada Roe (second left), with members of the board",
        "Boats by year of building Source: Norport Statistics",
        "The mayor speaks to reporters. (Jo Berg/Norport Post via AP)",
        "The mayor speaks to reporters. Jo Berg for the Norport Post",
        "The mayor speaks to reporters. — AFP pic",
        "The mayor speaks to reporters. Pic: Norport Live",
        "The quay of Norport. (Google Street View)",
        "THERE YOU GO … Mayor Ada Roe hands over a paper that says that the board will act in her stead until May.",
        "FILE - In this May 14, 2017, file photo, Ada Roe waits at the quay of Norport. "
        f"{'She has lost her boat and will not buy another. ' * 12}(Jo Berg, File/Associated Press)",
        "In this undated photo provided on May 14, 2017, by the harbour board, Ada Roe sits in a boat at the quay. "
        f"{'The content of this image is as provided. ' * 10}(Harbour Board via AP) ORG XMIT: NNN801 (Photo: AP)",
        "What was left of the quay, in Norport, on Sunday.Jo Berg / Norport Presse",
        "Boats of the year Mon, May 14, 2018 The finest of them Play slideshow Getty Images 1 of 11 11. The Nordline",
        "The image taken from a May 14, 2018 video posted by the crew shows a man on the quay.",
        "An image taken from a video of the harbour shows two boats.",
        "Photo: Jo Berg, AP Image 1 of / 3 Caption Close Image 1 of 3 The quay. Image 2 of 3 Osk. Image 3 of 3 Boats.",
    ],
)
def test_a_caption_is_told_by_its_opening_or_its_credit(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Getty Images said on Monday that it had sold the archive.",
        "The image of the town has suffered, says the mayor.",
        "The photo showed a boat on the road, the police said (see the report of March 5).",
        "Members of the board (Labour/Greens) left the hall.",
        "He turned left, and the car behind him did not.",
        "The mayor, who leans left, won by 12 votes.",
        "The town is due to leave the union on March 29, 2019, two years after the vote.",
        "The ferry has been for sale since March 5, 2019, when its owner died.",
        "“Ada Roe is seen as a friend of the port,” he wrote on March 5, 2019.",
        "The update lets players import wallpapers via USB",
        "Two thirds of the boats, 2/3 of the nets and 1/2 of the crew were lost.",
        "Ada Roe, Online Reporter",
        "By Ada Roe, Norport Post",
        "The police (AP) and the army (RN) have a ferry each.",
        "She sits down with @adaroe tonight. — Norport Radio (@norportradio) March 5, 2019",
        "Ole Dahl (left), 40.",
        "Ada Roe stands by the report of March 5, 2019, and will not take it back.",
        "The board speaks of an error in its letter of 12 March 2019, which cost 40 people their homes.",
        "The builder sits in a cell and waits for a hearing on March 5, 2019, prosecutors said.",
        "The harbour waits for the findings of March 5, 2019.",
        "THE QUAY ... It was shut in May after 40 years, and nobody in the town had expected that it would be sold.",
        "FILE the form with the court by noon, the notice says.",
        "GETTY The archive has bought 40 pictures of the port.",
        "AP News of the port",
        "Big Picture: Norport Today",
        "Ada Roe - mayor of Norport",
        "Ole Dahl –",
        "The board has 12 members (Labour: Ada Roe)",
        "Storvik won 1 of 35 games",
        "In this photo illustration of what went wrong, 40 lamps hang from one cable.",
        "Left: the harbour board. It voted 9 to 4. Right: the owners, who want to sell.",
        "Ada Roe (pictured) left her post at the harbour after 12 years.",
        "Ole Dahl (right-wing) and Ada Roe (left-wing) share the office of mayor of Norport",
        "Boats / Nets The board will sell both.",
        "Norport Post’s Ada Roe reports that 40 people died.",
        "Norport Post’s Ada Roe explains that the quay was lost in 1998.",
        "The board meets Wednesday, January 10, 2024, in Norport, Osk.",
        "The trial opens on Wednesday, January 10, 2024, in Norport, Osk, after a year.",
        "The mayor is seen in the video on Monday with 40 men.",
        "The quay is seen by many in Osk as theirs.",
        "The money went to Jo Berg for the mill in Osk.",
        "The crew lost (Reuters)",
        "The boats came back on Friday. AFP",
        "The picture was sold for 40 pounds. (It had cost 4.)",
        "It has eight plates: Image 1 of 8 is from 1911, and Image 3 of 8 from 1934.",
        "Ada Roe, 83, died at her home, Sunday, March 5, 2019, in Norport.",
        "The board met during the storm Wednesday, March 5, 2019, in Norport.",
        "The Norport Post’s Ada Roe takes a year off.",
        "Norport Post’s Ada Roe has more than 40 letters.",
        "The Norport Post’s Ada Roe looks like a winner.",
        "The Norport Post’s Ada Roe joins the board in May.",
        "A satellite image shows 40 boats off the coast.",
        "The image taken from a plane shows 40 boats off the coast.",
        "The picture taken from a trawler was sold, and no video shows it.",
        "The image taken from a video was sold in May.",
        "FILE - In this May 14, 2017, file photo, Ada Roe waits. "
        f"{'She has lost her boat and will not buy another. ' * 12}",
        f"In this photo trade of ours, many lose. {'She has lost her boat and will not buy another. ' * 12}",
        "The board has two wings. | Labour has nine seats in it",
        "He lost 40 boats.Berg/Dahl",
    ],
)
def test_a_sentence_is_no_caption(text: str) -> None:
    assert not is_caption(text)


def test_agencies_in_brackets_behind_a_sentence_credit_pictures_and_so_do_names_beside_them() -> None:
    texts = [PROSE, "The quay after the storm. (AP)", PROSE, "The boats lost in the storm. (Reuters)", PROSE]
    texts += ["The mayor at home. (Dahl Estates)", PROSE, PROSE, PROSE, PROSE, "She was 61. (AP)"]
    assert captions_by_agency(range(len(texts)), texts) == {1, 3, 5}


def test_one_name_in_brackets_that_is_no_agency_is_text() -> None:
    texts = [PROSE, "The poll was paid for by the owners. (Dahl Estates)", PROSE, PROSE, PROSE]
    assert captions_by_agency(range(len(texts)), texts) == set()


def test_one_agency_alone_credits_a_picture_where_a_day_is_set_off_before_it() -> None:
    texts = [PROSE, "Boats pass the quay of Norport, Thursday. (AP)", *[PROSE] * 6]
    assert captions_by_agency(range(len(texts)), texts) == {1}
    for text in ("Boats pass the quay each Thursday. (AP)", "The quay was shut, Thursday. (AP)", "It is shut. (AP)"):
        assert captions_by_agency(range(8), [PROSE, text, *[PROSE] * 6]) == set()


def test_a_round_up_credits_each_item() -> None:
    texts = [f"{PROSE} (AP)", f"{PROSE} (Reuters)", f"{PROSE} (AFP)", PROSE]
    assert captions_by_agency(range(len(texts)), texts) == set()


def test_a_post_ends_in_its_author_and_day() -> None:
    assert is_post("Snow on the quay again. — Norport Post (@norportpost) March 5, 2019")
    assert not is_post("The Norport Post (@norportpost) has 4,000 readers since March 5, 2019.")


def test_what_stands_below_a_label_over_captions_is_one() -> None:
    texts = [
        PROSE,
        "Open this photo in gallery:",
        "The quay in May. It was shut then.",
        PROSE,
        "Open the gallery.",
        PROSE,
    ]
    assert captions_below_labels([0, 2, 3, 4, 5], texts) == {2}


def test_what_somebody_did_is_text_beside_captions_with_their_agency() -> None:
    texts = [PROSE, "The quay was shut in May. (AP)", PROSE, "The mayor said no. (AP)", "Boats after the storm. (AP)"]
    texts += [PROSE] * 6
    assert captions_by_agency(range(len(texts)), texts) == {4}
