"""A model makes a report better or leaves it as it was; it never makes it worse."""

import pytest

from benchmarks.gold import read_article
from factcheck.domain.article import Metadata
from factcheck.domain.authority import FULL_AUTHORITY, NO_AUTHORITY, Authority, AuthorityChoice, Decision
from factcheck.domain.claim import Attribution, Certainty, Changed, Claim, ClaimKind, Origin
from factcheck.domain.question import Question
from factcheck.domain.report import EngineName, Report, SummaryMethod
from factcheck.errors import (
    FactcheckError,
    InvalidAnswerError,
    ModelTimeoutError,
    ReplayError,
    TruncatedAnswerError,
)
from factcheck.prompting.schemas import number_at
from factcheck.render import Format, render
from tests.asking import (
    RULES,
    Authored,
    Play,
    Said,
    candidates_of,
    check_with,
    checker,
    is_review,
    number_of,
    prepared,
    reviewing,
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
SHEET = prepared(TOWN).sheet


def claim_of(report: Report, words: str) -> Claim:
    (claim,) = [one for one in report.claims if one.text.startswith(words) and one.kind is not ClaimKind.QUANTITY]
    return claim


def source_of(report: Report, words: str) -> str | None:
    source = claim_of(report, words).attribution.source
    return source.name if source else None


def sadiq() -> dict[str, object]:
    """That the chief executive said what the rules ascribe to who asked him."""
    return {"c": number_of(prepared(BUDGET), ASKED), "s": 18, "w": ["Imran Sadiq"]}


def spotted(text: str = BUDGET) -> dict[str, object]:
    """The planted error put right."""
    sheet = prepared(text).sheet
    assert sheet.spot_check is not None
    source = sheet.drafts[sheet.spot_check.number - 1].attribution.source
    assert source is not None
    return {"c": sheet.spot_check.number, "s": number_at(sheet.article.sentences, source.start), "w": [source.text]}


def attributions(report: Report) -> list[tuple[str, Attribution]]:
    return [(one.text, one.attribution) for one in report.claims]


def test_a_source_that_the_article_names_stands_in_place_of_the_rules() -> None:
    report = check_with(BUDGET, reviewing(who=[sadiq(), spotted()]))
    claim = claim_of(report, ASKED)
    assert source_of(RULES.check_text(BUDGET, Metadata()), ASKED) != "Imran Sadiq"
    assert source_of(report, ASKED) == "Imran Sadiq"
    assert (claim.attribution.certainty, claim.changed, claim.origin) == (
        Certainty.LIKELY,
        (Changed.SOURCE,),
        Origin.DETECTED,
    )
    assert (report.provenance.engine, report.provenance.model) == (EngineName.LLM, "authored")
    assert report.provenance.authority == FULL_AUTHORITY
    assert report.rejected == ()


def test_a_model_that_misses_the_spot_check_is_trusted_a_grade_less() -> None:
    report = check_with(BUDGET, reviewing(who=[sadiq()]))
    assert source_of(report, ASKED) == "Imran Sadiq"
    assert claim_of(report, ASKED).attribution.certainty is Certainty.OPEN


@pytest.mark.parametrize(
    ("measured", "attentive", "inattentive"),
    [
        (Certainty.SURE, Certainty.SURE, Certainty.LIKELY),
        (Certainty.LIKELY, Certainty.LIKELY, Certainty.OPEN),
        (Certainty.OPEN, Certainty.OPEN, Certainty.OPEN),
    ],
)
def test_a_source_is_as_sure_as_the_exam_measured(
    measured: Certainty, attentive: Certainty, inattentive: Certainty
) -> None:
    examined = FULL_AUTHORITY.model_copy(update={"named": measured})
    for certainty, said in ((attentive, [sadiq(), spotted()]), (inattentive, [sadiq()])):
        report = check_with(BUDGET, reviewing(who=said), examined)
        assert claim_of(report, ASKED).attribution.certainty is certainty


@pytest.mark.parametrize("measured", list(Certainty))
def test_a_source_that_a_model_confirms_loses_no_certainty(measured: Certainty) -> None:
    examined = FULL_AUTHORITY.model_copy(update={"named": measured})
    before = claim_of(RULES.check_text(TOWN, Metadata()), "We have the money").attribution
    assert (before.certainty, before.source and before.source.name) == (Certainty.SURE, "Ivo Lund")
    named = {"c": number_of(prepared(TOWN), "We have the money"), "s": 5, "w": ["Ivo Lund"]}
    after = claim_of(check_with(TOWN, reviewing(who=[named]), examined), "We have the money")
    assert (after.attribution.certainty, after.changed) == (Certainty.SURE, ())


@pytest.mark.parametrize("measured", list(Certainty))
def test_the_source_of_an_added_claim_is_as_sure_as_the_exam_measured(measured: Certainty) -> None:
    examined = FULL_AUTHORITY.model_copy(update={"added": measured, "named": Certainty.OPEN})
    added = the_plan_was_a_waste()
    report = check_with(TOWN, reviewing(add=added["add"], who=[*added["who"], spotted(TOWN)]), examined)
    assert claim_of(report, "the whole plan").attribution.certainty is measured


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Ana Costa said the wall will stand. Ivo Lund said the stone is there.", 2),
        ("Ana Costa said the wall will stand. The treasurer Ivo Lund brought said the stone is there.", 1),
        ("Ana Costa said the wall will stand. The town clerk said the stone is there. Ivo Lund listened.", 1),
        ("The mayor said the wall will stand. The town clerk said the stone is there. Ivo Lund listened.", None),
    ],
    ids=["named", "named by another", "a role may have a name", "only roles"],
)
def test_the_spot_check_is_of_somebody_who_is_named(said: str, number: int | None) -> None:
    spot = prepared(said).sheet.spot_check
    assert (spot and spot.number) == number


def test_a_model_without_a_certificate_decides_nothing_and_one_warning_says_how_to_get_one() -> None:
    unexamined = Authority(by=AuthorityChoice.EXAM)
    report = check_with(BUDGET, reviewing(who=[sadiq()], drop=[{"c": 1, "why": "trivial"}]), unexamined)
    assert attributions(report) == attributions(prepared(BUDGET).offline)
    (warning,) = report.warnings
    assert "factcheck model exam" in warning
    assert {one.reason for one in report.rejected} == {"the model may not decide this"}


def test_what_a_model_drops_stands_under_coverage_with_its_reason() -> None:
    number = number_of(prepared(BUDGET), "a tax on shopping")
    report = check_with(BUDGET, reviewing(drop=[{"c": number, "why": "term"}]))
    assert "a tax on shopping" not in {one.text for one in report.claims}
    aside = report.coverage.quotations.set_aside
    assert [(report.article.text[one.start : one.end], one.reason) for one in aside] == [
        ("a tax on shopping", "model: term")
    ]


def the_plan_was_a_waste() -> dict[str, list[object]]:
    """A statement that the rules missed."""
    number = next(
        number for number, one in enumerate(SHEET.article.sentences, 1) if one.cut(SHEET.article.text).startswith("To ")
    )
    added = {"c": 901, "k": "S", "s": number, "to": number, "first": "the whole", "last": "good stone", "cut": ""}
    return {"add": [added], "who": [{"c": 901, "s": number, "w": ["Cid Poe"]}], "top": [901]}


def test_a_statement_that_the_rules_missed_is_added_and_marked_as_the_models() -> None:
    report = check_with(TOWN, reviewing(**the_plan_was_a_waste()))
    further = claim_of(report, "the whole plan was a waste of public money and good stone")
    assert (further.kind, further.origin, further.rank) == (ClaimKind.STATEMENT, Origin.MODEL, 1)
    assert source_of(report, further.text) == "Cid Poe"


def test_an_attribution_in_the_middle_is_cut_out_and_the_second_part_continues_the_first() -> None:
    text = TOWN.replace("To Cid Poe the", "Cid Poe said that the").replace(
        "public money and", "public money and, he noted,"
    )
    number = number_of(prepared(text), "the whole plan")
    sentence = number_at(prepared(text).sheet.article.sentences, text.index("the whole plan"))
    span = {"c": number, "s": sentence, "to": sentence, "first": "the whole", "last": "good stone", "cut": "he noted"}
    report = check_with(text, reviewing(span=[span]))
    first, second = claim_of(report, "the whole plan"), claim_of(report, "good stone")
    assert (first.text, second.text) == ("the whole plan was a waste of public money and", "good stone")
    assert (second.continues, first.attribution) == (first.id, second.attribution)
    assert first.changed == second.changed == (Changed.SPAN,)


def test_a_figure_in_a_statement_follows_its_source() -> None:
    text = TOWN + "\nThe wall will cost 12 million euros, Ivo Lund said.\n\n“It is late,” said Ivo Lund.\n"
    number = number_of(prepared(text), "The wall will cost")
    report = check_with(text, reviewing(who=[{"c": number, "s": 2, "w": ["Ana Costa"]}]))
    (figure,) = [one for one in report.claims if one.kind is ClaimKind.QUANTITY and one.text.startswith("12 million")]
    assert figure.attribution.source is not None
    assert figure.attribution.source.name == "Ana Costa"


def test_what_is_rejected_stands_in_the_report_with_its_reason() -> None:
    report = check_with(BUDGET, reviewing(who=[sadiq(), {"c": 500, "s": 1, "w": ["Kath"]}], top=[500]))
    assert [(one.reason, one.origin) for one in report.rejected] == [("there is no claim c500", Origin.MODEL)]
    assert source_of(report, ASKED) == "Imran Sadiq"


def test_an_answer_that_was_cut_off_is_asked_for_in_parts() -> None:
    def play(question: Question) -> Said | FactcheckError:
        too_long = len(candidates_of(question)) > 8
        return TruncatedAnswerError("it was cut off") if too_long else silent(question)

    model = Authored(play)
    report = checker(model).check_text(BUDGET, Metadata())
    first, *others = [candidates_of(one) for one in model.asked if is_review(one)]
    assert len(first) > 8
    assert sorted(number for part in others if len(part) <= 8 for number in part) == first
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
    then = reviewing(who=[sadiq()])
    failing = failing_at("They count the cars.", ModelTimeoutError("too late"), then)
    report = checker(Authored(failing), most_words=80).check_text(BUDGET, Metadata())
    (warning,) = report.warnings
    assert "model-timeout" in warning
    assert report.provenance.engine is EngineName.LLM
    assert source_of(report, ASKED) == "Imran Sadiq"


def test_strict_makes_a_failure_of_one_chunk_an_error() -> None:
    failing = failing_at("They count the cars.", ModelTimeoutError("too late"), silent)
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


TAX = {"by": [4], "text": "Council tax rises by £37.50 a year for an average home."}
LEAD = {
    "by": [2],
    "text": "Wellmere borough council approved a budget of £48.6 million on Wednesday night, 4.2 per cent more than "
    "last year, after a debate that lasted almost five hours.",
}


def test_a_summary_that_holds_stands() -> None:
    report = check_with(BUDGET, lambda _: {"summary": {"first": LEAD, "second": TAX}})
    assert [one.text for one in report.summary.sentences] == [LEAD["text"], TAX["text"]]
    assert (report.summary.method, report.summary.warnings) == (SummaryMethod.MODEL, ())


def test_a_summary_that_says_much_less_than_the_articles_own_sentences_gives_way_to_them() -> None:
    line = {"by": [2], "text": "The council approved a budget on Wednesday night."}
    report = check_with(BUDGET, lambda _: {"summary": {"first": line}}, NO_AUTHORITY)
    own = RULES.check_text(BUDGET, Metadata()).summary
    assert (report.summary.sentences, report.summary.method) == (own.sentences, SummaryMethod.EXTRACTIVE)
    assert report.summary.warnings == (
        "the model's summary says much less than the article's own sentences, which stand instead",
    )


def test_the_short_summary_of_a_model_that_has_passed_its_exam_stands() -> None:
    line = {"by": [2], "text": "The council approved a budget on Wednesday night."}
    passed = Authority(by=AuthorityChoice.EXAM, granted=(Decision.VIA,), certificate="0" * 16)
    report = check_with(BUDGET, lambda _: {"summary": {"first": line, "second": TAX}}, passed)
    assert [one.text for one in report.summary.sentences] == [line["text"], TAX["text"]]


def test_a_single_sentence_on_something_else_has_the_lead_before_it() -> None:
    report = check_with(BUDGET, lambda _: {"summary": {"first": TAX}})
    lead, other = (one.text for one in report.summary.sentences)
    assert lead.startswith("Wellmere borough council approved a budget")
    assert (other, report.summary.method) == (TAX["text"], SummaryMethod.MODEL)


def test_a_summary_says_nothing_twice_and_not_the_headline() -> None:
    title = prepared(BUDGET).sheet.article.title or ""
    headline = {"by": [1], "text": title.upper()}
    again = {"by": [2], "text": "The borough council of Wellmere approved a budget of £48.6 million."}
    lines = (headline, LEAD, {"by": [2], "text": f"{again['text']} {TAX['text']}"})
    summary = dict(zip(("first", "second", "third"), lines, strict=True))
    report = check_with(BUDGET, lambda _: {"summary": summary})
    assert [one.text for one in report.summary.sentences] == [LEAD["text"], TAX["text"]]


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
        play = reviewing(who=[sadiq()])
        return render(checker(Authored(play), most_words=80).check_text(BUDGET, Metadata()), Format.JSON)

    assert whole() == whole()
