"""The gold stands in its articles, and a report is scored by it as a reader would."""

import json
import re

import pytest
from pydantic import ValidationError

from benchmarks.gold import FIXTURES, Gold, GoldPassage, gold_names, read_article, read_gold
from benchmarks.scoring import Tally, is_same_source, score
from factcheck.domain.article import Metadata
from factcheck.pipeline.check import OfflineChecker


@pytest.mark.parametrize("name", gold_names())
def test_gold_stands_in_its_article(name: str) -> None:
    gold, text = read_gold(name), read_article(name)
    passages: tuple[GoldPassage, ...] = (*gold.claims, *gold.noise)
    assert gold.id == name
    assert [text[one.start : one.start + len(one.text)] for one in passages] == [one.text for one in passages]
    assert [one.text for one in passages if "\n\n" in one.text] == []
    assert {one.start for one in gold.quotations} & {one.start for one in gold.noise} == set()


@pytest.mark.parametrize("name", gold_names())
def test_who_carried_what_and_when_are_words_of_the_article(name: str) -> None:
    gold, text = read_gold(name), read_article(name)
    named = {name for one in gold.claims for name in (one.source, *one.also, *one.via) if name is not None}
    of_figures = {part for _, one in gold.figures for part in (one.subject, one.period) if part is not None}
    of_page = {part for part in (gold.title, gold.publisher, gold.dateline, *gold.furniture) if part is not None}
    assert [part for part in (*named, *of_figures, *of_page) if part.casefold() not in text.casefold()] == []


@pytest.mark.parametrize("name", gold_names())
def test_what_is_counted_is_told_by_a_word_of_the_article(name: str) -> None:
    text = set(re.findall(r"\w+", read_article(name).casefold()))
    assert [one.counted for _, one in read_gold(name).figures if not set(one.counted.casefold().split()) & text] == []


def test_no_field_is_unknown_and_no_claim_without_its_details() -> None:
    row = json.loads((FIXTURES / "gold" / "rowing-sport.json").read_bytes())
    figure = next(one for one in row["claims"] if one["kind"] == "quantity")
    for changed in ({"kind": "statement"}, {"shade": "blue"}, {"source": "Bea Lindqvist"}, {"worth": 3}):
        claims = [one | changed if one is figure else one for one in row["claims"]]
        with pytest.raises(ValidationError):
            Gold.model_validate_json(json.dumps(row | {"claims": claims}))


def test_there_are_articles_of_many_kinds() -> None:
    assert len(gold_names()) >= 20
    assert len({read_gold(name).genre for name in gold_names()}) >= 10
    assert all(200 <= len(read_article(name).split()) <= 600 for name in gold_names())


def test_at_least_three_articles_have_quotations_whose_speaker_only_the_sense_tells() -> None:
    without_cue = [sum(one.without_cue for one in read_gold(name).quotations) for name in gold_names()]
    assert sum(number >= 2 for number in without_cue) >= 3


@pytest.mark.parametrize(
    ("gold", "name", "same"),
    [
        ("Inna Paveth", "Ms Paveth", True),
        ("the state news agency Velpress", "Velpress", True),
        ("A report by the auditors Fenn and Lowe", "the auditors Fenn and Lowe", True),
        ("Gary Trubshaw", "Sandra Trubshaw", False),
        ("Elise Wauters", "the prosecutor", False),
        ("The works council", "The", False),
    ],
)
def test_a_source_may_be_named_shorter_but_not_otherwise(gold: str, name: str, *, same: bool) -> None:
    assert is_same_source(gold, name) is same


def test_a_report_on_another_article_has_nothing_right() -> None:
    report = OfflineChecker().check_text(read_article("cement-results"), Metadata())
    gold = read_gold("north-korea-russia")
    scored = score(report, gold, offline=report)
    assert (scored.verbatim, scored.sources, scored.figures) == (Tally(0, 9), Tally(0, 9), Tally(0, 1))


def test_the_seed_is_scored_as_it_is_read() -> None:
    report = OfflineChecker().check_text(read_article("north-korea-russia"), Metadata())
    scored = score(report, read_gold("north-korea-russia"), offline=report)
    assert (scored.quotations, scored.verbatim, scored.figures) == (Tally(9, 9), Tally(9, 9), Tally(1, 1))
