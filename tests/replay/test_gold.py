"""The gold stands in its articles, and a report is scored by it as a reader would."""

from itertools import pairwise

import pytest

from benchmarks.gold import GoldPassage, gold_names, read_article, read_gold
from benchmarks.scoring import Tally, controls_answered, is_same_source, open_answered, score
from factcheck.domain.article import Metadata
from factcheck.pipeline.check import OfflineChecker
from tests.asking import prepared


@pytest.mark.parametrize("name", gold_names())
def test_gold_stands_in_its_article_in_order(name: str) -> None:
    gold, text = read_gold(name), read_article(name)
    assert gold.article == name
    passages: tuple[tuple[GoldPassage, ...], ...] = (gold.quotations, gold.figures)
    for listed in passages:
        assert [text[one.start : one.start + len(one.text)] for one in listed] == [one.text for one in listed]
        assert all(one.start + len(one.text) <= other.start for one, other in pairwise(listed))


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


def test_what_a_model_answers_is_counted_whether_it_is_believed_or_not() -> None:
    gold, sheet = read_gold("council-budget"), prepared(read_article("council-budget")).sheet
    asked = [number for number in sheet.choices if number not in sheet.controls]
    said_it = {m for m, entity in enumerate(sheet.entities, 1) if entity.name in ("Kath Dunmow", "Imran Sadiq")}
    right = {number: m for number in asked for m in sheet.choices[number] if m in said_it}
    wrong = dict.fromkeys(asked, next(m for m in sheet.controls.values() if m not in said_it))
    assert open_answered(sheet, right, gold) == Tally(2, 2)
    assert open_answered(sheet, wrong, gold) == Tally(0, 2)
    assert open_answered(sheet, {}, gold) == Tally(0, 2)
    assert controls_answered(sheet, sheet.controls) == Tally(len(sheet.controls), len(sheet.controls))
    assert controls_answered(sheet, right) == Tally(0, len(sheet.controls))
