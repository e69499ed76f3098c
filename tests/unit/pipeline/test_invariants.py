"""Whatever the text: a report in which everything stands where it says, or one clear error."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.domain.schema import report_schema
from factcheck.errors import InputError, NotAnArticleError
from factcheck.intake.misread import misread, references
from factcheck.pipeline.check import OfflineChecker

CHECKER = OfflineChecker(min_checkability=0)
SCHEMA = Draft202012Validator(report_schema())

_MARKS = st.sampled_from([*"\"'“”‘’«»„‚‹›`", "''", "``", "“‘", "’”"])
_WORDS = st.sampled_from(
    ["said", "Ann Lee", "he", "She", "according to", "told", "the", "it", "was", "North", "that", "A.", "U.S.", "Mr."]
)
_FIGURES = st.sampled_from(
    [
        "15",
        "1,200",
        "1.8bn",
        "€3",
        "$4.5 million",
        "twenty-one",
        "half",
        "2022",
        "10%",
        "-3",
        "6'2\"",
        "9/11",
        "1.",
        "²",
    ]
)
_BREAKS = st.sampled_from([" ", "\n", "\n\n", "\r\n", ". ", ", ", "? ", "...", "\u2028", "\t", "\u00a0", "—", " - "])
_ODD = st.sampled_from(
    ["\u202e", "\u200b", "\ufeff", "\x00", "\x1b[2J", "e\u0301", "🚀", "שלום", "東京。", "ﬁ", "İ", "ß"]
)
_PIECES = st.lists(_MARKS | _WORDS | _FIGURES | _BREAKS | _ODD, min_size=1, max_size=60)
NEWS_LIKE = _PIECES.map("".join) | _PIECES.map(" ".join)
ARTICLES = NEWS_LIKE.map(lambda text: f"The mayor said on Monday that the bridge will be built. {text}")
_ARTICLES = sorted((Path(__file__).parents[3] / "fixtures" / "articles").glob("*.txt"))
_PROSE = [line for file in _ARTICLES for line in file.read_text(encoding="utf-8").splitlines() if line.count(" ") > 9]


@st.composite
def _cut(draw: st.DrawFn) -> str:
    """A stretch of a real paragraph, which begins and ends at any word: a rule that looks on finds the end there."""
    words = draw(st.sampled_from(_PROSE)).split()
    first = draw(st.integers(0, len(words) - 1))
    return " ".join(words[first : draw(st.integers(first + 1, len(words)))]) + draw(st.sampled_from(["", ".", "”"]))


CUT_PROSE = st.lists(_cut(), min_size=1, max_size=6).map("\n\n".join)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | NEWS_LIKE | ARTICLES | CUT_PROSE


def report_on(text: str) -> Report | None:
    """None where the text is none of an article, which is an error of its own and never another one."""
    try:
        return CHECKER.check_text(text, Metadata())
    except InputError:
        return None


@given(ANY_TEXT)
def test_any_text_gives_a_report_that_is_valid_or_an_input_error(text: str) -> None:
    report = report_on(text)
    if report is None:
        return
    printed = report.model_dump_json()
    assert Report.model_validate_json(printed) == report
    SCHEMA.validate(json.loads(printed))


@given(ANY_TEXT)
def test_every_span_slices_to_its_text(text: str) -> None:
    report = report_on(text)
    if report is None:
        return
    whole = report.article.text
    for claim in report.claims:
        said = claim.attribution
        for part in (claim, said.source, said.cue, *said.via):
            assert part is None or whole[part.start : part.end] == part.text
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
    for line in report.summary.sentences:
        slices = (whole[span.start : span.end] for span in line.support)
        assert "".join(line.text.split()) == "".join("".join(slices).split())


@given(ANY_TEXT)
def test_no_character_of_the_input_is_lost_or_there_twice(text: str) -> None:
    report = report_on(text)
    if report is None:
        return
    article, times = report.article, [0] * len(text)
    for segment in article.segments:
        raw_end = segment.raw_start + segment.end - segment.start
        assert article.text[segment.start : segment.end] == text[segment.raw_start : raw_end]
        for at in range(segment.raw_start, raw_end):
            times[at] += 1
    for piece in article.dropped:
        assert text[piece.raw_start : piece.raw_end] == piece.text
        for at in range(piece.raw_start, piece.raw_end):
            times[at] += 1
    stand_for_others = {at for start, end, _ in (*misread(text, text), *references(text)) for at in range(start, end)}
    wrong = {at for at, count in enumerate(times) if count != 1 and not text[at].isspace()}
    assert {text[at] for at in wrong - stand_for_others} == set()
    assert max(times, default=0) <= 1


@given(ARTICLES.map(lambda text: " ".join(text.split())))
def test_a_sentence_is_an_article_whatever_follows_on_its_line(text: str) -> None:
    assert report_on(text) is not None


@given(ARTICLES)
def test_a_second_check_gives_the_same_bytes(text: str) -> None:
    first, second = report_on(text), report_on(text)
    assert repr(first) == repr(second)


@pytest.mark.parametrize(
    "text",
    [
        "But in a race with so much at stake, leaders might see staying quiet as a safer bet this year",
        "More than half of adults (52 percent) in the South Central region now say the port should be shut.",
        "Rep. Otto Lund (L-Osk), with Rep. Ada Roe (D-Osk) as the first target, said the mill would close.",
        "It was late, and the ferries of the old port lay at anchor.\n\n•",
        "Asked for an answer on the bridge by a reporter of the town, Roe did not really",
        "The clerk of the harbour board in Osk declined to characterise how that",
        "At least three people have died in the islands of the north: widespread damage reported",
        "They help the harbour’s homeless population, estimated at 4,000, during the flood.4",
        "“What’s going to stand out is his promise to spend tens of millions of crowns on the bridge,” Holt said.",
        "Ada Holt named Harbour Office Communications Director\n"
        "Twenty-eight-year-old interim Harbour Office Communications Director Ada Holt will serve in the role.\n"
        "The longtime Roe aide is the fourth person to fill the position, replacing Jon Kern, who was fired in July.",
    ],
)
def test_what_a_rule_looks_for_further_on_need_not_be_there(text: str) -> None:
    assert report_on(f"The mayor said on Monday that the bridge will be built.\n\n{text}") is not None


@pytest.mark.parametrize("text", ["Menu\nSign in\nSubscribe", "Home", "0 / 0"])
def test_a_menu_is_no_article(text: str) -> None:
    with pytest.raises(NotAnArticleError):
        CHECKER.check_text(text, Metadata())
