"""Pasted pages: what is kept, what is dropped, and the way back to each raw character."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.article import Article, DropReason, Metadata
from factcheck.errors import EmptyInputError, InputError, NotAnArticleError
from factcheck.intake.pasted import read_pasted

SEED = (Path(__file__).parents[4] / "fixtures/articles/north-korea-russia.txt").read_text(encoding="utf-8")
FURNITURE = (
    "0 / 0",
    "Sign in to unlock",
    "Access 10 free stories",
    "Comments have to be",
    "Photo Credit",
    "Kim Jong Un. File.",
)


def read(raw: str, metadata: Metadata | None = None) -> Article:
    return read_pasted(raw, metadata or Metadata()).article


def test_seed_gives_its_headline_standfirst_and_five_paragraphs() -> None:
    article = read(SEED)
    parts = article.parts
    assert parts.title is not None
    assert parts.standfirst is not None
    assert parts.title.cut(article.text) == "North Korea in ‘firm solidarity’ with Russia"
    assert parts.standfirst.cut(article.text).startswith("North Korean leader Kim Jong Un praised")
    assert len(parts.body.cut(article.text).split("\n\n")) == 5


def test_seed_says_its_date_place_and_publisher() -> None:
    article = read(SEED)
    assert (article.published_at, article.dateline, article.publisher) == ("2022-05-10", "Seoul", "The Hindu")
    assert article.language == "en"


@pytest.mark.parametrize("words", FURNITURE)
def test_furniture_of_the_seed_is_dropped_and_not_in_the_text(words: str) -> None:
    article = read(SEED)
    assert words not in article.text
    assert any(words in one.text for one in article.dropped)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("The minister resigned on Monday.", id="one sentence"),
        pytest.param(
            "Minister resigns\n\nThe minister resigned on Monday. She gave no reason.", id="headline and text"
        ),
        pytest.param("Minister resigns\nThe minister resigned on Monday.\nShe gave no reason.", id="single line ends"),
        pytest.param("मंत्री ने सोमवार को इस्तीफा दे दिया। उन्होंने कोई कारण नहीं बताया।", id="Hindi"),
        pytest.param("استقال الوزير يوم الاثنين. ولم يذكر سببا.", id="Arabic"),
        pytest.param("部长周一辞职。她没有说明原因。", id="Chinese"),
        pytest.param("The minister resigned on Monday 👩‍👩‍👧 and said so.", id="emoji with joiners"),
    ],
)
def test_bare_text_is_kept_in_whole(raw: str) -> None:
    article = read(raw)
    assert article.text.split() == raw.split()
    assert article.dropped == ()


def test_hard_wrapped_lines_are_joined_by_spaces() -> None:
    raw = (
        "The minister of finance resigned on Monday after the parliament had\n"
        "turned down the budget that she presented in the spring of this year,\n"
        "her office said.\n"
    )
    assert read(raw).text == raw.strip().replace("\n", " ")


def test_menu_is_no_article() -> None:
    with pytest.raises(NotAnArticleError, match="'Home', 'News', 'Sport'"):
        read("Home\nNews\nSport\nWeather\nLog in\nSubscribe\n")


@pytest.mark.parametrize("raw", ["[null, null]", '{"a": true, "b": [false]}', "[one, two, three]"])
def test_values_of_a_program_are_no_article(raw: str) -> None:
    with pytest.raises(NotAnArticleError):
        read(raw)


@pytest.mark.parametrize("raw", ["", " \n\t\n", "\ufeff"])
def test_nothing_but_white_space_is_empty(raw: str) -> None:
    with pytest.raises(EmptyInputError):
        read(raw)


def test_lone_surrogate_is_refused_with_its_offset() -> None:
    with pytest.raises(InputError, match="offset 3"):
        read("abc\ud800 is no text.")


@pytest.mark.parametrize("mark", ["\x00", "\u202e", "\u200b", "\u2066", "\u00ad", "\U000e0041"])
def test_characters_that_hide_or_reorder_are_left_out_and_listed(mark: str) -> None:
    article = read(f"The minister re{mark}signed on Monday.")
    assert article.text == "The minister resigned on Monday."
    assert [(one.text, one.reason, one.raw_start) for one in article.dropped] == [
        (mark, DropReason.CONTROL_CHARACTER, len("The minister re"))
    ]


def test_what_the_caller_says_wins_and_the_conflict_is_told() -> None:
    reading = read_pasted(SEED, Metadata(publisher="The Courier", published_at="2022-05-11"))
    assert (reading.article.publisher, reading.article.published_at) == ("The Courier", "2022-05-11")
    assert [warning.partition(":")[0] for warning in reading.warnings] == ["publisher", "published at"]


def test_language_that_is_not_english_is_told() -> None:
    reading = read_pasted("Der Minister ist am Montag nach der Abstimmung zurückgetreten, wie er sagte.", Metadata())
    assert reading.article.language == "de"
    assert "still found" in reading.warnings[0]


def test_id_depends_on_the_text_and_on_what_is_known() -> None:
    ids = {read(SEED).id, read(SEED).id, read(SEED, Metadata(publisher="The Courier")).id}
    assert len(ids) == 2


@given(st.text(st.characters(codec="utf-8")) | st.lists(st.sampled_from(SEED.split("\n"))).map("\n".join))
def test_every_raw_character_is_in_the_article_or_dropped_once(raw: str) -> None:
    try:
        article = read(raw)
    except InputError:
        return
    covered = [0] * len(raw)
    for segment in article.segments:
        raw_end = segment.raw_start + segment.end - segment.start
        assert article.text[segment.start : segment.end] == raw[segment.raw_start : raw_end]
        for at in range(segment.raw_start, raw_end):
            covered[at] += 1
    for one in article.dropped:
        assert raw[one.raw_start : one.raw_end] == one.text
        for at in range(one.raw_start, one.raw_end):
            covered[at] += 1
    assert all(count == 1 for count, character in zip(covered, raw, strict=True) if not character.isspace())


def live(*times: str) -> str:
    entries = (
        f"{at}\n\nThe {name} is shut\n\n"
        f"The {name} will stay shut until the wind drops, the harbour board of Storvik said on Friday.\n\n"
        f"Minister Ivo Lund has denied that the {name} should have been shut before, as the town had asked on Thursday."
        for at, name in zip(times, ("bridge", "quay", "road"), strict=False)
    )
    return "\n\n".join(["Storm over Storvik: what we know so far", "By Jo Berg", *entries])


@pytest.mark.parametrize(
    "times", [("14:32", "13.05", "9:41"), ("2.32pm", "1:05 PM", "9.41 a.m."), ("14:32 GMT", "14:05 GMT", "13:59 GMT")]
)
def test_every_entry_of_a_live_blog_is_read(times: tuple[str, ...]) -> None:
    article = read_pasted(live(*times), Metadata()).article
    assert article.title == "Storm over Storvik: what we know so far"
    for name in ("bridge", "quay", "road"):
        assert f"The {name} will stay shut" in article.text
        assert f"denied that the {name}" in article.text


def test_times_without_prose_below_are_no_entries() -> None:
    ticker = "\n\n".join(f"{hour}:05\n\nFerry to island {hour}" for hour in range(10, 20))
    article = read_pasted(f"{live('14:32')}\n\nLatest\n\n{ticker}", Metadata()).article
    assert "Ferry to island" not in article.text


def test_a_headline_in_which_shares_move_is_no_share_box() -> None:
    headline, box = "Reinsurer's profit halves as storms come, shares slide", "Share this page"
    lead = "The profit of the reinsurer halved to 214 million francs in the second quarter, its chief executive said."
    more = (
        "The dividend stays as it is, he said, and the company will write less business in the coming year than before."
    )
    assert read_pasted("\n\n".join([headline, box, lead, more, more]), Metadata()).article.title == headline


def test_times_of_comments_are_no_entries() -> None:
    said = "The harbour road has been closed since Friday, when stones fell on two lorries, the police of Storvik said."
    comments = [
        f"Ada\n\n1{hour}:05\n\nI go there each day and nobody has told us what we are to do now." for hour in range(5)
    ]
    page = ["Road to stay closed", said, said.replace("two", "three"), "Comments", *comments]
    assert "nobody has told us" not in read_pasted("\n\n".join(page), Metadata()).article.text


@pytest.mark.parametrize(
    "first", ["ADA ROE, HOST:\n\nThe night boats will stop.", "ADA ROE, HOST: The night boats will stop."]
)
def test_a_transcript_is_read_from_its_first_turn(first: str) -> None:
    above = "Night boats stop\n\nHeard on Morning Report\n\n5 March 2024\n\n4-Minute Listen\n\nDownload\n\nTranscript"
    below = "JO BERG, BYLINE: The board voted 9 to 4.\n\nKARIN HOLM: We could not go on paying for empty boats."
    article = read_pasted(f"{above}\n\n{first}\n\n{below}\n\nROE: Karin Holm leads the board.", Metadata()).article
    assert (article.title, article.published_at) == ("Night boats stop", "2024-03-05")
    assert article.text.startswith("Night boats stop\n\nADA ROE, HOST:")
    assert "The night boats will stop." in article.text
    assert "Download" not in article.text


def test_a_masthead_above_the_headline_of_bare_text_is_no_headline() -> None:
    title = "Night boats stop after two years of talks"
    body = "The ferry company Nordline will cancel all night crossings to the islands, its director said on Monday."
    article = read_pasted(f"Storvik Courier\n\n{title}\n\n{body}\n\n{body}", Metadata()).article
    assert (article.title, article.publisher) == (title, "Storvik Courier")
    assert article.text == f"{title}\n\n{body}\n\n{body}"
