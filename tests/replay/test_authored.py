"""With the answers of a careful reader to the review a report is better than the rules' in what they are about."""

import json
import re
from collections.abc import Mapping

import pytest

from benchmarks.gold import FIXTURES, read_article, read_gold
from benchmarks.scoring import Score, score
from factcheck.domain.claim import Changed, Origin
from factcheck.domain.question import Question
from factcheck.domain.report import Report, SummaryMethod
from tests.asking import Said, check_with, is_review, prepared

NAMES = tuple(sorted(path.stem for path in (FIXTURES / "authored").glob("*.json")))
_LINE = re.compile(r"^c(\d+) s\S+ ([QSNA]) (.*?) \|", re.MULTILINE)
_KEYS = ("add", "drop", "figure", "kind", "span", "via", "who")


def answered(name: str, question: Question) -> Said:
    """The authored answer with the numbers that the question gives the claims; what it does not list is left out."""
    if not is_review(question):
        return {"summary": {}}
    said = json.loads((FIXTURES / "authored" / f"{name}.json").read_bytes())
    lines = [(int(number), f"{kind} {words}") for number, kind, words in _LINE.findall(question.messages[-1].content)]

    def number_of(claim: str) -> int:
        if claim.startswith("new "):
            return 900 + int(claim.removeprefix("new "))
        return next((number for number, line in lines if line.startswith(claim)), 0)

    numbered = {
        key: [{**one, "c": number} for one in said.get(key, []) if (number := number_of(one["c"]))] for key in _KEYS
    }
    top = [number for claim in said["top"] if (number := number_of(claim))]
    return {**numbered, "top": top, "summary": said["summary"]}


def reviewed(name: str) -> tuple[Report, Report]:
    """The report of the rules, and the reviewed one."""
    text = read_article(name)
    return prepared(text).offline, check_with(text, lambda question: answered(name, question))


def scores(name: str, offline: Report, report: Report) -> tuple[Score, Score]:
    gold = read_gold(name)
    return score(offline, gold, offline=offline), score(report, gold, offline=offline)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_a_careful_reader_says_is_lost(name: str) -> None:
    _, report = reviewed(name)
    assert [(one.text, one.reason) for one in report.rejected] == []
    assert (report.summary.method, report.summary.warnings) == (SummaryMethod.MODEL, ())
    assert sum(len(sentence.text.split()) for sentence in report.summary.sentences) <= 60
    assert sum(Changed.RANK in one.changed for one in report.claims) >= 3
    assert {one.rank for one in report.claims if Changed.RANK in one.changed} <= set(range(1, 6))


@pytest.mark.parametrize("name", NAMES)
def test_no_quotation_is_lost_and_their_sources_are_all_right(name: str) -> None:
    before, after = scores(name, *reviewed(name))
    for measure in ("quotations", "verbatim", "sources", "via"):
        assert getattr(after, measure).right >= getattr(before, measure).right, measure
    assert after.sources.right == after.sources.of


@pytest.mark.parametrize("name", NAMES)
def test_what_is_the_models_is_marked(name: str) -> None:
    offline, report = reviewed(name)
    places = {(one.kind, one.start, one.end): one for one in offline.claims}
    for claim in report.claims:
        before = places.get((claim.kind, claim.start, claim.end))
        if before is None:
            assert claim.origin is Origin.MODEL or Changed.SPAN in claim.changed or Changed.KIND in claim.changed
        elif not claim.changed:
            assert (claim.quantity, claim.attribution.via) == (before.quantity, before.attribution.via)


def test_the_answers_are_marked_as_authored() -> None:
    said: list[Mapping[str, str]] = [
        json.loads((FIXTURES / "authored" / f"{name}.json").read_bytes()) for name in NAMES
    ]
    assert {one["origin"] for one in said} == {"authored"}
    assert [one["article"] for one in said] == list(NAMES)
    assert len(NAMES) >= 5
