"""A model makes a report better or leaves it as it was; it never makes it worse."""

from collections.abc import Mapping

import pytest

from benchmarks.gold import gold_names, read_article, read_gold
from benchmarks.scoring import is_same_source, score
from factcheck.domain.article import Metadata
from factcheck.domain.claim import Attribution, Certainty, Claim, ClaimKind, Origin
from factcheck.domain.question import Question
from factcheck.domain.report import EngineName, Report, SummaryMethod
from factcheck.errors import (
    FactcheckError,
    InvalidAnswerError,
    ModelTimeoutError,
    ReplayError,
    TruncatedAnswerError,
)
from factcheck.render import Format, render
from tests.asking import (
    RULES,
    Authored,
    Play,
    Said,
    candidates_of,
    check_with,
    checker,
    entity_of,
    is_about_claims,
    knowing,
    number_of,
    prepared,
    silent,
)

BUDGET = read_article("council-budget")
ASKED = "Not this year."
TOWN = """The town of Brill will build a new harbour wall

Mayor Ana Costa said “the wall will stand by autumn” at a meeting on Monday.

“We have the money and we have the stone,” said treasurer Ivo Lund.

To Cid Poe the whole plan was a waste of public money and good stone.

The wall will be 40 metres long.
"""
WASTE = {"first": "the whole plan", "last": "good stone"}


def claim_of(report: Report, words: str) -> Claim:
    (claim,) = [one for one in report.claims if one.text.startswith(words) and one.kind is not ClaimKind.QUANTITY]
    return claim


def source_of(report: Report, words: str) -> str | None:
    source = claim_of(report, words).attribution.source
    return source.name if source else None


def sadiq() -> dict[int, int]:
    """That the chief executive said what the rules leave open, and ascribe to who asked him."""
    ready = prepared(BUDGET)
    return {number_of(ready, ASKED): entity_of(ready, "Imran Sadiq")}


def attributions(report: Report) -> list[tuple[str, Attribution]]:
    return [(one.text, one.attribution) for one in report.claims]


def test_a_good_source_for_an_open_case_gets_through() -> None:
    report = check_with(BUDGET, knowing(prepared(BUDGET).sheet, sources=sadiq()))
    assert source_of(RULES.check_text(BUDGET, Metadata()), ASKED) == "Ruth Alderley"
    assert source_of(report, ASKED) == "Imran Sadiq"
    assert claim_of(report, ASKED).attribution.certainty is Certainty.LIKELY
    assert (report.provenance.engine, report.provenance.model) == (EngineName.LLM, "authored")
    assert report.rejected == ()


def test_a_model_that_misses_a_control_is_not_believed() -> None:
    sheet = prepared(BUDGET).sheet
    missed, right = next(iter(sheet.controls.items()))
    other = next(number for number in sheet.choices[missed] if number != right)
    report = check_with(BUDGET, knowing(sheet, sources={missed: other, **sadiq()}))
    assert attributions(report) == attributions(prepared(BUDGET).offline)
    assert [one.reason for one in report.rejected] == [
        "the model missed a source that the rules are sure of, so what it judges is not used"
    ]


@pytest.mark.parametrize("name", gold_names())
def test_a_model_that_reads_as_people_do_gets_every_open_case_right_whose_source_is_offered(name: str) -> None:
    gold, ready = read_gold(name), prepared(read_article(name))
    known = {one.text: one.source for one in gold.quotations if one.source is not None}
    sources = {
        number: m
        for number, offered in ready.sheet.choices.items()
        for m in reversed(offered)
        if number not in ready.sheet.controls and ready.sheet.drafts[number - 1].text in known
        if is_same_source(known[ready.sheet.drafts[number - 1].text], ready.sheet.entities[m - 1].name)
    }
    report = check_with(read_article(name), knowing(ready.sheet, sources=sources))
    before = score(ready.offline, gold, offline=ready.offline)
    after = score(report, gold, offline=ready.offline)
    assert len(ready.sheet.controls) >= 2
    assert after.open_cases.right >= max(before.open_cases.right, len(sources))
    assert (after.quotations, after.verbatim, after.via, after.figures) == (
        before.quotations,
        before.verbatim,
        before.via,
        before.figures,
    )


def test_a_further_statement_gets_through_and_is_marked_as_the_models() -> None:
    ready = prepared(TOWN)
    place = next(
        number
        for number, span in enumerate(ready.sheet.article.sentences, start=1)
        if span.cut(ready.sheet.article.text).startswith("To Cid Poe")
    )
    report = check_with(TOWN, knowing(ready.sheet, unlisted=[WASTE | {"s": place, "m": entity_of(ready, "Cid Poe")}]))
    further = claim_of(report, "the whole plan was a waste of public money and good stone")
    assert (further.kind, further.origin) == (ClaimKind.STATEMENT, Origin.MODEL)
    assert source_of(report, further.text) == "Cid Poe"
    assert {one.text for one in report.claims} >= {one.text for one in ready.offline.claims}


def test_what_is_rejected_stands_in_the_report_with_its_reason() -> None:
    (number,) = sadiq()
    know = knowing(
        prepared(BUDGET).sheet,
        sources=sadiq(),
        kinds={"c500": "opinion", f"c{number}": "unquoted"},
        unlisted=[{"s": 2, "m": 1, "first": "not", "last": "there"}],
    )

    def play(question: Question) -> Said | FactcheckError:
        said = know(question)
        if not isinstance(said, Mapping) or not is_about_claims(question):
            return said
        sources = said["sources"]
        assert isinstance(sources, dict)
        return {**said, "sources": {**sources, f"c0{number}": 1, "c999": 1, "nobody": 1}}

    report = check_with(BUDGET, play)
    assert [one.reason for one in report.rejected] == [
        f"c{number} is answered twice",
        "there is no candidate c999",
        "there is no candidate c0",
        "there is no candidate c500",
        "the rules hold it to be a quotation",
        "its words do not stand in that sentence, or are fewer than four",
    ]
    assert {one.origin for one in report.rejected} == {Origin.MODEL}
    assert source_of(report, ASKED) == "Imran Sadiq"


def test_an_answer_that_was_cut_off_is_asked_for_in_parts() -> None:
    know = knowing(prepared(BUDGET).sheet)

    def play(question: Question) -> Said | FactcheckError:
        too_long = len(candidates_of(question)) > 3
        return TruncatedAnswerError("it was cut off") if too_long else know(question)

    model = Authored(play)
    report = checker(model).check_text(BUDGET, Metadata())
    first, *others = [candidates_of(one) for one in model.asked if is_about_claims(one)]
    assert len(first) > 3
    assert sorted(number for part in others if len(part) <= 3 for number in part) == first
    assert (report.warnings, report.provenance.engine) == ((), EngineName.LLM)


def test_a_paragraph_whose_answer_is_always_cut_off_costs_only_itself() -> None:
    report = check_with(BUDGET, failing_at(ASKED, TruncatedAnswerError("it was cut off"), silent))
    (warning,) = report.warnings
    assert "model-answer-truncated" in warning
    assert report.provenance.engine is EngineName.LLM
    assert attributions(report) == attributions(prepared(BUDGET).offline)


def failing_at(words: str, error: FactcheckError, then: Play) -> Play:
    """Fails where the candidate with these words is asked about."""
    lone = number_of(prepared(BUDGET), words)
    return lambda question: error if lone in candidates_of(question) else then(question)


def test_one_chunk_that_fails_costs_the_others_nothing() -> None:
    then = knowing(prepared(BUDGET).sheet, sources=sadiq())
    failing = failing_at("They count the cars.", ModelTimeoutError("too late"), then)
    report = checker(Authored(failing), most_words=80).check_text(BUDGET, Metadata())
    (warning,) = report.warnings
    assert "model-timeout" in warning
    assert report.provenance.engine is EngineName.LLM
    assert source_of(report, ASKED) == "Imran Sadiq"


def test_strict_makes_a_failure_of_one_chunk_an_error() -> None:
    failing = failing_at("They count the cars.", ModelTimeoutError("too late"), knowing(prepared(BUDGET).sheet))
    with pytest.raises(ModelTimeoutError, match="too late"):
        checker(Authored(failing), most_words=80, strict=True).check_text(BUDGET, Metadata())


@pytest.mark.parametrize("error", [ModelTimeoutError("too late"), InvalidAnswerError("no JSON")])
def test_a_model_that_always_fails_leaves_the_offline_report_and_a_warning(error: FactcheckError) -> None:
    report = check_with(BUDGET, lambda _: error)
    (warning,) = report.warnings
    assert error.code in warning
    assert report.model_copy(update={"warnings": ()}) == RULES.check_text(BUDGET, Metadata())


def test_an_answer_of_another_shape_is_a_failure_and_not_an_error() -> None:
    report = check_with(BUDGET, lambda _: {"claims": "all of them"})
    assert report.provenance.engine is EngineName.OFFLINE
    assert "model-answer-invalid" in report.warnings[0]


def test_a_missing_recording_is_an_error_and_no_warning() -> None:
    with pytest.raises(ReplayError, match="none"):
        check_with(BUDGET, lambda _: ReplayError("none is there"))


def test_a_summary_that_holds_stands() -> None:
    line = {"by": [2], "text": "Wellmere borough council approved a budget of £48.6 million on Wednesday night."}
    report = check_with(BUDGET, lambda _: {"summary": {"first": line}})
    assert [one.text for one in report.summary.sentences] == [line["text"]]
    assert (report.summary.method, report.summary.warnings) == (SummaryMethod.MODEL, ())


def test_a_single_sentence_on_something_else_has_the_lead_before_it() -> None:
    line = {"by": [4], "text": "Council tax rises by £37.50 a year for an average home."}
    report = check_with(BUDGET, lambda _: {"summary": {"first": line}})
    lead, other = (one.text for one in report.summary.sentences)
    assert lead.startswith("Wellmere borough council approved a budget")
    assert (other, report.summary.method) == (line["text"], SummaryMethod.MODEL)


def test_a_summary_says_nothing_twice_and_not_the_headline() -> None:
    title = prepared(BUDGET).sheet.article.title or ""
    said = "Wellmere borough council approved a budget of £48.6 million on Wednesday night."
    again = "The borough council of Wellmere approved a budget of £48.6 million."
    lines = [{"by": [number], "text": text} for number, text in ((1, title.upper()), (2, said), (2, again))]
    summary = dict(zip(("first", "second", "third"), lines, strict=True))
    report = check_with(BUDGET, lambda _: {"summary": summary})
    assert [one.text for one in report.summary.sentences] == [said]


def test_a_summary_that_does_not_hold_is_asked_for_once_more_with_the_reason_and_then_replaced() -> None:
    line = {"by": [2], "text": "Wellmere borough council approved a budget of £49.9 million on Wednesday night."}
    model = Authored(lambda _: {"summary": {"first": line}})
    report = checker(model).check_text(BUDGET, Metadata())
    again = model.asked[1].messages[-1].content
    assert len(model.asked) == 2
    assert "Do not write: Wellmere borough council approved a budget of £49.9 million" in again
    assert "49.9" not in " ".join(one.text for one in report.summary.sentences)
    assert "failed twice" in report.summary.warnings[0]


def test_the_same_input_gives_the_same_bytes() -> None:
    def whole() -> str:
        play = knowing(prepared(BUDGET).sheet, sources=sadiq())
        return render(checker(Authored(play), most_words=80).check_text(BUDGET, Metadata()), Format.JSON)

    assert whole() == whole()
