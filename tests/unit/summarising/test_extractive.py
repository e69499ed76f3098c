"""A summary is at most three sentences and 60 words of the article, the lead first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.domain.article import Article, Metadata, Parts
from factcheck.domain.report import Summary
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.pipeline.check import OfflineChecker
from factcheck.summarising.extractive import MOST_SENTENCES, MOST_WORDS, summarise
from tests.builders import build_article

LEAD = "The city council of Trent voted on Monday to build a second bridge."
RIVER = "The bridge over the river will carry trams and cycles from the station."
COST = "Engineers of the council put the cost of the bridge at 15 million euros."
WEATHER = "It rained heavily while members spoke."


def article_of(*sentences: str, title: str | None = None) -> Article:
    """Sentences parted by a space, after the title where there is one."""
    text = " ".join(sentences)
    spans = []
    start = 0
    for sentence in sentences:
        spans.append(Span(start=start, end=start + len(sentence)))
        start += len(sentence) + 1
    built = build_article(text, title=None)
    headline = spans[0] if title == sentences[0] else None
    body = Span(start=spans[1].start if headline else 0, end=len(text))
    parts = Parts(title=headline, standfirst=None, body=body)
    return built.model_copy(update={"sentences": tuple(spans), "parts": parts, "title": title})


def summed_up(article: Article, most_sentences: int = MOST_SENTENCES) -> Summary:
    return summarise(article, OwnVoice(Doc.of(article)), most_sentences=most_sentences)


def lines(summary: Summary) -> list[str]:
    return [line.text for line in summary.sentences]


def test_after_the_lead_comes_what_the_article_keeps_coming_back_to() -> None:
    trams = "Trams will cross the river from the station."
    others = ["Sandwiches afterwards were provided by volunteers.", "Nobody else wanted anything further discussed."]
    more = "The station expects thirty trams each hour across the river."
    assert lines(summed_up(article_of(LEAD, *others, trams, more), most_sentences=2)) == [LEAD, more]


def test_the_sentences_stand_in_the_articles_order() -> None:
    assert lines(summed_up(article_of(LEAD, COST, RIVER))) == [LEAD, COST, RIVER]


def test_a_short_article_is_its_own_summary() -> None:
    assert lines(summed_up(article_of(LEAD))) == [LEAD]


def test_the_title_is_no_part_of_the_summary() -> None:
    title = "Trent will build a second bridge over the river"
    assert lines(summed_up(article_of(title, LEAD, RIVER, title=title))) == [LEAD, RIVER]


@pytest.mark.parametrize(
    "leaning",
    [
        WEATHER,
        "He said the bridge over the river will carry trams from the station.",
        "But it put the cost of the bridge over the river at 15 million euros.",
        "The bridge will carry trams, and we like it.",
        "If you cross the bridge over the river by tram, the council of Trent will charge 15 euros.",
        "Most such bridges over the river carry trams from the station of Trent.",
        "Some of these bridges over the river carry trams from the station of Trent.",
        "Because of this, the bridge over the river will carry trams from the station of Trent.",
        "(The bridge over the river was closed in May.)",
        "The council will build these parts of the bridge:",
        "There the bridge over the river will carry trams from the station.",
        "From there, the bridge over the river will carry trams from the station.",
        "Which means that the bridge over the river will carry trams from the station.",
        "Compare that with the bridge over the river, which will carry 15 trams.",
        "An earlier version of this story put the cost of the bridge over the river at 15 euros.",
        "For instance, the bridge over the river will carry trams from the station of Trent.",
        "Meaning that the bridge over the river will carry trams from the station of Trent.",
        "Asked whether the bridge over the river was safe, the council of Trent said it was not.",
        "The council of Trent did not respond to a request for comment on the bridge.",
        "The margin of error of the poll on the bridge was 3 points.",
        "The poll on the bridge over the river was made with 900 adults nationwide.",
    ],
)
def test_a_sentence_that_leans_on_another_is_left_out(leaning: str) -> None:
    assert lines(summed_up(article_of(LEAD, leaning))) == [LEAD]


@pytest.mark.parametrize(
    "whole",
    [
        "Ferries such as those of Trent cross the river below the bridge at night.",
        "The bridge over the river will carry trams, and so will those that the council plans.",
        "There will be trams from the station on the bridge over the river at night.",
        "Trent plans a bridge over the river that, if paid for, will carry trams at night.",
        "The inspection found an error in the plans for the bridge over the river.",
        "Engineers of the council said the old bridge over the river was not safe for trams.",
    ],
)
def test_what_is_named_in_the_sentence_itself_leans_on_no_other(whole: str) -> None:
    assert lines(summed_up(article_of(LEAD, whole))) == [LEAD, whole]


def test_a_sentence_over_sixty_words_is_left_out() -> None:
    long = "The council " + "of the bridge " * 30 + "voted."
    assert lines(summed_up(article_of(long, LEAD))) == [LEAD]


def test_an_article_of_over_long_sentences_has_no_summary_and_says_so() -> None:
    long = "The council " + "of the bridge " * 30 + "voted."
    summary = summed_up(article_of(long, long))
    assert summary.sentences == ()
    assert summary.warnings == ("no sentence of the article is short enough for a summary",)


def test_a_sentence_over_several_lines_becomes_one_line() -> None:
    broken = LEAD.replace(" on Monday ", "\n  on Monday\n")
    summary = summed_up(article_of(broken))
    assert lines(summary) == [LEAD]
    assert summary.sentences[0].support == (Span(start=0, end=len(broken)),)


WORDS = ["bridge", "council", "It", "he", "“so", "15", "the", "cost."]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=99)))
def test_no_summary_is_too_long_and_each_line_is_the_articles(sentences: list[list[str]]) -> None:
    article = article_of(LEAD, *map(" ".join, sentences))
    summary = summed_up(article)
    assert 1 <= len(summary.sentences) <= MOST_SENTENCES
    assert sum(len(line.text.split()) for line in summary.sentences) <= MOST_WORDS
    places = [line.support[0].start for line in summary.sentences]
    assert places == sorted(set(places))
    assert lines(summary) == [line.support[0].cut(article.text) for line in summary.sentences]


def test_of_two_that_say_as_much_the_earlier_is_chosen() -> None:
    early = "Trams over the bridge will reach the station of Trent by night."
    late = "Trams over the bridge will reach the station of Trent by lamplight."
    assert early in lines(summed_up(article_of(LEAD, early, *[WEATHER] * 12, late), most_sentences=2))


def test_a_part_of_a_longer_quotation_cannot_stand() -> None:
    parts = (
        "“The bridge over the river will carry trams.",
        "The council of Trent will build the bridge,” said Ada Roe.",
    )
    assert lines(summed_up(article_of(LEAD, *parts))) == [LEAD]


def test_a_sentence_that_takes_a_side_is_left_out() -> None:
    loaded = "The engineers of the bridge claimed that trams cross the river."
    assert lines(summed_up(article_of(LEAD, loaded, RIVER))) == [LEAD, RIVER]


def test_who_speaks_by_pronoun_is_named() -> None:
    text = "The mayor, Ada Roe, opened the bridge over the river.\n\nShe said the bridge had cost 15 million euros."
    summary = OfflineChecker().check_text(text, Metadata()).summary
    assert lines(summary)[1] == "Ada Roe said the bridge had cost 15 million euros."
    name, rest = summary.sentences[1].support
    assert (name.cut(text), rest.cut(text)) == ("Ada Roe", " said the bridge had cost 15 million euros.")


def test_who_speaks_by_pronoun_is_named_as_a_sentence_begins() -> None:
    heard = "The bridge of Trent was closed on Monday. The judge heard 40 people."
    text = (
        f"{heard}\n\nIn her ruling, the judge closed the old bridge.\n\nShe said the bridge had cost 15 million euros."
    )
    summary = OfflineChecker().check_text(text, Metadata()).summary
    assert lines(summary)[-1] == "The judge said the bridge had cost 15 million euros."


def test_it_and_they_are_named_only_where_nobody_else_is_meant() -> None:
    text = "The ministry said that it had closed the bridge. It added that a tram was safe in Trent."
    named = "The ministry added that a tram was safe in Trent."
    summary = OfflineChecker().check_text(text, Metadata()).summary
    assert lines(summary)[1:] == [named]
    other = text.replace("It added", "The town has 40 trams. It denies")
    assert not any("denies" in line for line in lines(OfflineChecker().check_text(other, Metadata()).summary))


def test_a_shorter_way_keeps_what_the_headline_says() -> None:
    lead = "The bridge was closed on Monday, killing trade in Trent, the town by the river in the north."
    title = "Closing of the bridge is killing trade"
    assert lines(summed_up(article_of(title, lead, RIVER, COST, title=title)))[0] == lead


def test_a_caption_is_no_line() -> None:
    caption = "The old bridge of Trent, one of those that the river took in May."
    assert caption not in lines(summed_up(article_of(LEAD, caption, COST, WEATHER)))


def test_the_other_side_has_its_say_before_the_same_voice_again() -> None:
    same = "Ada Roe said the bridge over the river at Trent would carry trams and cycles."
    other = "Jan Lund said the bridge was a waste of money."
    lead = "Ada Roe said on Monday that the bridge at Trent would carry trams over the river."
    report = OfflineChecker(summary_sentences=2).check_text(f"{lead}\n\n{same}\n\n{other}", Metadata())
    assert [line.text for line in report.summary.sentences] == [lead, other]


def test_a_line_with_figures_comes_before_a_like_one_in_quotation_marks() -> None:
    lead = "The council of Trent voted on Monday to build a second bridge over the river."
    figures = "The bridge will cost 15 million euros and carry 400 trams a day, the council said."
    quoted = "“The second bridge over the river is a gift to Trent and to its council,” Jan Lund said."
    report = OfflineChecker(summary_sentences=2).check_text(f"{lead}\n\n{quoted}\n\n{figures}", Metadata())
    assert [line.text for line in report.summary.sentences] == [lead, figures]


@pytest.mark.parametrize("toll", ["Nine people died at", "Nine people were missing at"])
def test_a_toll_comes_before_a_like_figure(toll: str) -> None:
    lead = "A storm broke the bridge over the river at Trent on Monday."
    price = "The bridge over the river cost 15 million euros, the council of Lund said."
    dead = f"{toll} the bridge over the river, the council of Lund said."
    report = OfflineChecker(summary_sentences=2).check_text(f"{lead}\n\n{price}\n\n{dead}", Metadata())
    assert [line.text for line in report.summary.sentences] == [lead, dead]


def test_a_line_that_ends_in_it_said_is_left_out() -> None:
    unnamed = "The bridge over the river was closed for repairs by the council, it said."
    assert unnamed not in lines(summed_up(article_of(LEAD, unnamed, COST)))


def test_an_opening_that_sets_the_scene_is_not_forced_into_the_summary() -> None:
    title = "Trent council votes for second bridge over the river"
    scene = "Swallows are nesting under the eaves of a quiet lane this summer."
    text = f"{title}\n\n{scene}\n\n{LEAD}\n\n{COST}\n\n{RIVER}"
    report = OfflineChecker(summary_sentences=1).check_text(text, Metadata())
    assert lines(report.summary) == [LEAD]


def test_the_lead_is_the_opening_that_says_what_the_headline_says() -> None:
    title = "Trent council votes for second bridge over the river"
    caption = "Ferries of Trent cross the river at night in a picture of 1950 from the museum."
    text = f"{title}\n\n{caption}\n\n{LEAD}\n\n{COST}\n\n{RIVER}"
    report = OfflineChecker(summary_sentences=1).check_text(text, Metadata())
    assert lines(report.summary) == [LEAD]


def test_what_a_line_says_is_not_said_again() -> None:
    again = "The city council voted on Monday to build a second bridge in Trent."
    assert lines(summed_up(article_of(LEAD, again, COST))) == [LEAD, COST]


def test_what_the_headline_says_comes_before_the_like() -> None:
    title = "Ferry of Trent sold to harbour fund"
    lead = "The council of Trent voted on Monday on its budget for the coming year."
    named = "The ferry was sold to a harbour fund on Monday, the council of Trent said."
    other = "The school was moved to a former mill on Monday, the council of Trent said."
    report = OfflineChecker(summary_sentences=2).check_text(f"{title}\n\n{lead}\n\n{other}\n\n{named}", Metadata())
    assert lines(report.summary) == [lead, named]


def test_a_line_that_ends_in_that_is_left_out() -> None:
    pointing = "The bridge over the river at Trent illustrates that."
    assert pointing not in lines(summed_up(article_of(LEAD, pointing, COST)))


def test_whom_a_role_names_needs_no_name_before_his_pronoun() -> None:
    struck = "In the old town, an engineer of the council was hurt when a tram struck him."
    assert struck in lines(summed_up(article_of(LEAD, struck)))
