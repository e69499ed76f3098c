"""A pasted page of our own: each kind of furniture, in the middle and around, is dropped; the article is kept whole."""

import pytest

from factcheck.domain.article import Article, Metadata
from factcheck.intake.pasted import read_pasted

TITLE = "Ferry company cancels night crossings to the islands"
STANDFIRST = "Residents of three islands will have no boat after nine in the evening from the first of October."
BODY = (
    "The ferry company Nordline will cancel all night crossings to the islands from October, its director said on "
    "Monday after a meeting with the mayors of the three towns.",
    "“We lost 2.4 million euros on these crossings last year, and nobody has offered to pay for them,” director Karin "
    "Holm told reporters in the harbour office.",
    "The mayors said that about 140 people cross at night in an ordinary week, most of them nurses and fishermen who "
    "work on the mainland.",
    "A petition against the decision had been signed by 3,100 people by Monday evening, according to its organisers, "
    "who want the county to run the boats.",
    "The county council will discuss the petition next week. It paid for the night boats until 2016, when it handed "
    "the contract to the company.",
)
DATE_LINE = "September 9, 2024 10:15 am | Updated September 10, 2024 - Storvik"


def page(*, before: str = "", head: str = DATE_LINE, middle: str = "", after: str = "", middle_after: int = 3) -> str:
    parts = [before, TITLE, STANDFIRST, head, *BODY[:middle_after], middle, *BODY[middle_after:], after]
    return "\n\n".join(part for part in parts if part)


def read(raw: str, metadata: Metadata | None = None) -> Article:
    return read_pasted(raw, metadata or Metadata()).article


WHOLE = "\n\n".join((TITLE, STANDFIRST, *BODY))


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param("Advertisement", id="advertisement"),
        pytest.param("Read more", id="label"),
        pytest.param("Share\nFacebook\nTwitter\nWhatsApp\nCopy link", id="share bar"),
        pytest.param("Sign up for our newsletter\nSubscribe", id="sign-up box"),
        pytest.param("Related\nFour ferries to be sold\nBridge plan is back on the table", id="related"),
        pytest.param("Most read\n1. Storm closes harbour\n2. School roof repaired", id="most read"),
        pytest.param("A Nordline boat in the harbour of Storvik. Photo: Lise Dahl", id="caption with credit"),
    ],
)
@pytest.mark.parametrize("middle_after", [1, 2, 3, 4])
def test_furniture_in_the_middle_is_dropped_and_the_article_goes_on(furniture: str, middle_after: int) -> None:
    article = read(page(middle=furniture, middle_after=middle_after))
    assert article.text == WHOLE


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param("Home\nNews\nSport\nWeather\nSign in\nSubscribe\nMenu", id="menu"),
        pytest.param("Skip to content\nSearch\nHome\nIslands\nBusiness\nLog in", id="menu with search"),
        pytest.param("We use cookies\nAccept all\nPrivacy policy", id="cookie notice"),
    ],
)
def test_furniture_before_the_article_is_dropped(furniture: str) -> None:
    assert read(page(before=furniture)).text == WHOLE


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param(
            "Comments\n\nPlease be respectful. Abusive comments will be removed by moderators.",
            id="comments",
        ),
        pytest.param("© 2024 Storvik Post. All rights reserved.\nPrivacy policy\nTerms of use", id="legal notice"),
        pytest.param("Related\nFour ferries to be sold\nBridge plan is back on the table", id="related"),
        pytest.param("Sign up for our newsletter\nSubscribe\nGet the news in your inbox every day.", id="sign-up box"),
        pytest.param("Follow us\nFacebook\nTwitter\nInstagram", id="share bar"),
        pytest.param("(Reporting by Jo Berg; Editing by Ann Lund)", id="agency sign-off"),
        pytest.param(
            "Jo Berg is a reporter for the Storvik Post. Contact: jo@storvik.example",
            id="byline at the foot",
        ),
    ],
)
def test_furniture_after_the_article_is_dropped(furniture: str) -> None:
    assert read(page(after=furniture)).text == WHOLE


def test_title_standfirst_dateline_and_date_are_recognised() -> None:
    article = read(page())
    assert article.parts.title is not None
    assert article.parts.standfirst is not None
    assert article.parts.title.cut(article.text) == TITLE
    assert article.parts.standfirst.cut(article.text) == STANDFIRST
    assert (article.title, article.published_at, article.dateline) == (TITLE, "2024-09-09", "Storvik")


def test_byline_is_recognised() -> None:
    article = read(page(head=f"By Jo Berg\n\n{DATE_LINE}"))
    assert (article.byline, article.published_at) == ("Jo Berg", "2024-09-09")


@pytest.mark.parametrize(
    "furniture",
    [
        "© 2019 Storvik Post. All rights reserved.",
        "Most read\nHarbour closed, March 3, 2020\nSchool roof, April 4, 2021",
        "Related\nFour ferries to be sold\nMarch 3, 2020",
    ],
)
def test_a_date_of_the_furniture_is_not_that_of_the_article(furniture: str) -> None:
    raw = page(head="", after=furniture)
    assert read(raw).published_at is None


def test_a_wrong_headline_date_and_publisher_are_warned_about_and_the_callers_stand() -> None:
    given = Metadata(title="Boats stop", publisher="The Courier", published_at="2024-01-01")
    reading = read_pasted(page(after="© 2024 Storvik Post. All rights reserved."), given)
    known = reading.article
    assert (known.title, known.publisher, known.published_at) == ("Boats stop", "The Courier", "2024-01-01")
    assert [warning.partition(":")[0] for warning in reading.warnings] == ["headline", "publisher", "published at"]


def test_a_caption_on_the_line_above_its_credit_is_dropped() -> None:
    caption = "The last boat of the evening leaves the harbour of Storvik.\nPHOTOGRAPH BY LISE DAHL, HARBOUR PICTURES"
    for place in (1, 2, 3, 4):
        assert read(page(middle=caption, middle_after=place)).text == WHOLE


def test_a_paragraph_above_a_credit_that_stands_alone_is_kept() -> None:
    assert read(page(middle="Photograph by Lise Dahl")).text == WHOLE


def test_who_helped_to_report_is_cut_off_behind_the_last_sentence() -> None:
    assert read(f"{page()} —With Jo Berg and Ann Lund").text == WHOLE
    kept = f"{page()} — With Jo Berg gone, it has no lawyer."
    assert read(kept).text.endswith("it has no lawyer.")


FOOT = ("The boats of Nordline have run since 1911.", "A service for the crew is held in Storvik on Friday.")
CAPTION = "Image copyright Harbour Pictures Image caption The last boat"


@pytest.mark.parametrize(
    "below",
    [
        (CAPTION, FOOT[0]),
        (CAPTION, *FOOT),
        (CAPTION, FOOT[0], CAPTION, FOOT[1], CAPTION),
        ("Advertisement", FOOT[0]),
        (CAPTION, "At the quay: Lise Dahl of Norport Radio", *FOOT),
    ],
)
def test_sentences_below_captions_at_the_end_are_of_the_text(below: tuple[str, ...]) -> None:
    text = read(page(after="\n\n".join(below))).text
    assert [one for one in text.split("\n\n") if one not in WHOLE] == [one for one in below if one.endswith(".")]


@pytest.mark.parametrize(
    "below",
    [
        (CAPTION, "Storm closes the harbour", "A storm closed the harbour of Norport on Monday."),
        (CAPTION, "Sign up for our newsletter. It is sent each Friday."),
        (CAPTION, "Most read", "School roof repaired"),
        (CAPTION, "© 2024 Storvik Post. All rights reserved."),
    ],
)
def test_what_else_stands_below_captions_is_none_of_it(below: tuple[str, ...]) -> None:
    assert read(page(before="Home\nNews\nSport\nWeather\nSign in", after="\n\n".join(below))).text == WHOLE


@pytest.mark.parametrize("label", ["Advertisement", "Advertisement:", "AD"])
@pytest.mark.parametrize(
    "sentence",
    [
        "All of which makes for bad nights.",
        "By contrast, the boats by day run full.",
        "Jan. 20 cannot come soon enough.",
        "And its passengers will take the bait.",
    ],
)
def test_a_short_sentence_between_labels_of_ads_is_text(sentence: str, label: str) -> None:
    assert sentence in read(page(middle=f"{label}\n\n{sentence}\n\n{label}")).text
    assert sentence in read(page(after=f"{label}\n\n{sentence}")).text


@pytest.mark.parametrize(
    "box", ["Sign up for our newsletter and cancel any time.", "Click here to get the app.", "Boats?"]
)
def test_what_a_page_offers_below_the_label_of_an_ad_is_none(box: str) -> None:
    assert box not in read(page(middle=f"Advertisement\n\n{box}\n\nAdvertisement")).text
