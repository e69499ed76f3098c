"""Each rule that tells on which side of a reporting clause the reported words stand."""

import pytest

from factcheck.detection.attribution.frames.reported_side import (
    RULES,
    ReportingClause,
    follows_content,
    reporting_clause,
)
from factcheck.language.doc import Doc
from factcheck.language.en.phrases import phrase_ending_at
from factcheck.language.sentences import split_sentences

_ROWS = [
    ("_object_of_an_adverbial", "After Stern said “we are late”, the mayor told reporters the road was shut.", False),
    ("_object_of_an_adverbial", "“We are late”, the mayor told reporters in Oslo.", None),
    ("_title_of_the_subject", "“Nine Doors” director Ada Roe said the film was late.", False),
    ("_title_of_the_subject", "“The doors are shut”, Ada Roe told the paper.", None),
    ("_that", "Under the headline “Deep in debt”, the paper said that the mill was shut.", False),
    ("_that", "“We are late”, the mayor said that day.", None),
    ("_that", "“We are late”, the mayor said.", None),
    ("_colon", "As the ferry left, the captain told reporters: the sea is rough.", False),
    ("_colon", "“The sea is rough”, the captain told reporters: a storm was near.", None),
    ("_thing_asked_for", "Although it was late, the mayor urged calm.", False),
    ("_thing_asked_for", "Knowing it was old, the firm ordered more pumps.", False),
    ("_thing_asked_for", "Leave the town now, the mayor urged residents.", None),
    ("_thing_asked_for", "“Leave the town now”, the mayor urged the crowd.", None),
    ("_end", "The road was shut, the mayor told reporters.", True),
    ("_end", "The road was shut, the mayor told reporters on Monday.", None),
    ("_dash", "The road was shut, the mayor told reporters — a blow to the town.", True),
    ("_dash", "On Monday, the mayor told reporters — wrongly — that the road was shut.", None),
    ("_parenthesis", "The road was shut, the mayor told reporters, but buses ran.", True),
    ("_parenthesis", "The road, the mayor told reporters, was shut.", True),
    ("_parenthesis", "The road was shut, the mayor told reporters on Monday.", None),
    ("_long_parenthesis", "The road, the mayor said on Monday, was shut.", True),
    ("_long_parenthesis", "In May, the mayor said on Monday, it was shut.", None),
    ("_participle_clause", "The road was shut, the mayor told reporters while touring the quay.", True),
    ("_participle_clause", "In the evening, the mayor told reporters while touring the quay.", None),
    ("_complement", "Two boats sank, the mayor spoke of five.", False),
    ("_complement", "Two boats sank, the mayor said in Osk.", None),
    ("_no_adjunct", "The road was shut, the mayor told reporters it would open.", False),
    ("_no_adjunct", "In the evening, the mayor told reporters on the quay.", False),
    ("_no_adjunct", "The road was shut, the mayor told reporters on the quay.", None),
    ("_time_or_place", "The talks had failed, the envoy told reporters on Monday.", True),
    ("_time_or_place", "The talks had failed, the envoy told reporters on Monday that.", None),
    ("_time_or_place", "While the talks had failed, the envoy told reporters on Monday.", None),
]


def _clause(text: str) -> ReportingClause:
    tokens = Doc(text, split_sentences(text)).masked[0].tokens
    cue = max(at for at, token in enumerate(tokens) if token.low in ("told", "said", "spoke", "urged", "ordered"))
    subject = phrase_ending_at(tokens, cue - 1)
    assert subject is not None
    return reporting_clause(tokens, cue, subject)


@pytest.mark.parametrize(("name", "text", "verdict"), _ROWS, ids=[f"{row[0]} {row[1]}" for row in _ROWS])
def test_rule_has_a_verdict_of_its_own(*, name: str, text: str, verdict: bool | None) -> None:
    rule = next(rule for rule in RULES if rule.__name__ == name)
    assert rule(_clause(text)) is verdict


def test_every_rule_has_a_row_that_it_decides_and_one_that_it_leaves() -> None:
    for rule in RULES:
        verdicts = {verdict is None for name, _, verdict in _ROWS if name == rule.__name__}
        assert verdicts == {True, False}, rule.__name__


@pytest.mark.parametrize(
    ("text", "stands_before"),
    [
        ("The road was shut, the mayor told reporters.", True),
        ("The road was shut and the mayor told reporters.", False),
        ("The road was shut, the mayor told reporters it would open.", False),
        ("The talks had failed, the envoy told reporters on Monday.", True),
    ],
)
def test_first_rule_with_a_verdict_decides(*, text: str, stands_before: bool) -> None:
    clause = _clause(text)
    assert follows_content(clause.tokens, clause.cue, clause.subject) is stands_before
