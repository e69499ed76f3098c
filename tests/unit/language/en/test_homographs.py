"""Each rule that tells a reporting verb from the noun or adjective of the same form; the form stands in brackets."""

import pytest

from factcheck.language.doc import Doc
from factcheck.language.en.base_forms import BASE_FORM_RULES, PLURALS
from factcheck.language.en.homographs import VERB_RULES, is_used_as_verb
from factcheck.language.en.phrases import phrase_ending_at
from factcheck.language.sentences import split_sentences
from factcheck.language.tokens import InContext

_ROWS = [
    ("_name", "She read the Harbour [Report] on Monday.", False),
    ("_name", "Mayor [Says] Ferry Is Late", None),
    ("_name", "The mayor [says] the ferry is late.", None),
    ("_concession", "That [said], the ferry is late.", False),
    ("_concession", "Roe [said], with a smile, it was late.", None),
    ("_scored", "It fell from 12 percentage [points] to eight.", False),
    ("_scored", "She won 40 [points] to twelve.", False),
    ("_scored", "The union [points] to pay.", None),
    ("_owner", "The [report]'s author left.", False),
    ("_owner", "They [report] a leak.", None),
    ("_behind_as", "She was cited as [saying] it was late.", False),
    ("_behind_as", "She left, [saying] it was late.", None),
    ("_attributive", "Three [confirmed] deaths followed.", False),
    ("_attributive", "Three [confirmed] it.", None),
    ("_first", "[Said] Roe of the ferry.", True),
    ("_first", "[Report] from Oslo.", False),
    ("_first", "Roe [said] so.", None),
    ("_behind_a_modifier", "The [claim] was odd.", False),
    ("_behind_a_modifier", "She left without [saying] it was late.", True),
    ("_behind_a_modifier", "Roe [said] so.", None),
    ("_behind_s", "He's [said] it was late.", True),
    ("_behind_s", "Roe's [claim] was odd.", False),
    ("_behind_s", "They [claim] it was odd.", None),
    ("_graded", "It seemed so [promising] for them.", False),
    ("_graded", "She left, [promising] to pay.", None),
    ("_gerund", "She left, [warning] that it was late.", True),
    ("_gerund", "A note in May [warning] them was lost.", True),
    ("_gerund", "Much [warning] was given.", False),
    ("_gerund", "A Friday [warning] was given.", False),
    ("_gerund", "She [wrote] it.", None),
    ("form_in_s", "The mayor [calls] for an end to it.", True),
    ("form_in_s", "Alongside guild [calls] for action, it shut.", False),
    ("form_in_s", "Police [calls] for service fell.", False),
    ("form_in_s", "The mayor [claims] it was late.", True),
    ("form_in_s", "Nineteen [states], Osk among them, sued.", False),
    ("form_in_s", "Softer [voices] are heard.", False),
    ("form_in_s", "The mayor [voices] concern.", True),
    ("form_in_s", '"It is late," [reports] the harbour board.', True),
    ("form_in_s", "The insurance [claims] are late.", False),
    ("form_in_s", "The Ukrainian [attacks] on it went on.", False),
    ("form_in_s", "Police [records] show so.", False),
    ("form_in_s", "Oland and the Baltic [states] - so.", False),
    ("form_in_s", "The mayor [said] it was late.", None),
    ("base_form", "Officials [claim] it was late.", True),
    ("base_form", "The insurance [claim] is late.", False),
    ("base_form", "The mayor [said] it was late.", None),
    ("_modifies", "Most [forecast] models take it in.", False),
    ("_modifies", "Most [forecast] it in May.", None),
    ("_modifies", "Banks [forecast] models.", None),
    ("_parenthetical", "Makers of, [say], boats left.", False),
    ("_parenthetical", "Officials [say] so.", None),
    ("_beside_another_adjective", "Some [state] and local governments do so.", False),
    ("_beside_another_adjective", "They [state] and repeat it.", None),
    ("_behind_a_place", "Voters in Tarn [state] went to the polls.", False),
    ("_behind_a_place", "Officials in Tarn [state] that it is late.", None),
    ("_behind_a_place", "The officials [state] it is late.", None),
    ("_head_of_a_compound", "The ferry [report] is late.", False),
    ("_head_of_a_compound", "Officials [report] a leak.", None),
    ("_behind_to_or_an_auxiliary", "She would often [say] so.", True),
    ("_behind_to_or_an_auxiliary", "The only one is [state] senator Roe.", False),
    ("_behind_to_or_an_auxiliary", "Often [say] so.", False),
    ("_behind_to_or_an_auxiliary", "Officials [say] so.", None),
    ("_before_its_subject", "The strike goes on, [say] unions in Osk.", True),
    ("_before_its_subject", "The strike goes on, [say] unions that left Osk.", None),
    ("_before_its_subject", "The strike goes on, [say] two unions.", True),
    ("_before_its_subject", "They left, [say] it.", None),
    ("_behind_another_verb", "They praise the deal and [say] the deal keeps a promise.", True),
    ("_behind_another_verb", "Police deny it and [say] they left.", True),
    ("_behind_another_verb", "A charge and [claim] of theft.", None),
    ("_before_its_clause", "Mill Action, a group of 80, [say] they left.", True),
    ("_before_its_clause", "Mill Action [say] so.", None),
    ("_behind_a_joint_subject", "Roe, and other critics of it, [claim] so.", True),
    ("_behind_a_joint_subject", "Roe, a critic of it, [claim] so.", None),
    ("_ends_an_adjunct", "To find friends in your own [list], go there.", False),
    ("_ends_an_adjunct", "It shut, officials in the town [claim].", None),
    ("_behind_its_subject", "Both nutritionists [advise] rest.", True),
    ("_behind_its_subject", "Officials [say] so.", True),
    ("_behind_its_subject", "The mayor [say] so.", False),
    ("_behind_its_subject", "The ferry left, [say] it.", None),
]

_PLURAL_ROWS = [
    ("_is_listed_plural", "Most [say] so.", True),
    ("_is_listed_plural", "Those unhurt [say] so.", True),
    ("_is_listed_plural", "The mayor [say] so.", False),
    ("_ends_as_plural", "Two officials [say] so.", True),
    ("_ends_as_plural", "The official [say] so.", False),
    ("_is_acronym", "The WHO [say] so.", True),
    ("_is_acronym", "The Guild [say] so.", False),
    ("_is_acronym", "The second WHO [report] is late.", False),
    ("_are_names", "Ada Roe and Lev Brandt [write] so.", True),
    ("_are_names", "Lev Brandt [write] so.", False),
    ("_is_heard", "We heard the owner [say] so.", True),
    ("_is_heard", "We heard that the owner [say] so.", False),
]


def _form(marked: str) -> InContext:
    at = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    tokens = Doc(text, split_sentences(text)).masked[0].tokens
    return InContext(tokens, next(place for place, token in enumerate(tokens) if token.start == at))


@pytest.mark.parametrize(("name", "marked", "verdict"), _ROWS, ids=[f"{row[0]} {row[1]}" for row in _ROWS])
def test_rule_has_a_verdict_of_its_own(*, name: str, marked: str, verdict: bool | None) -> None:
    rule = next(rule for rule in (*VERB_RULES, *BASE_FORM_RULES) if rule.__name__ == name)
    assert rule(_form(marked)) is verdict


@pytest.mark.parametrize(("name", "marked", "is_one"), _PLURAL_ROWS, ids=[f"{row[0]} {row[1]}" for row in _PLURAL_ROWS])
def test_plural_is_told_by_its_phrase(*, name: str, marked: str, is_one: bool) -> None:
    pattern = next(pattern for pattern in PLURALS if pattern.__name__ == name)
    form = _form(marked)
    phrase = phrase_ending_at(form.tokens, form.place - 1)
    assert phrase is not None
    assert pattern(form.tokens, phrase) is is_one


def test_every_rule_has_a_row_that_it_decides_and_one_that_it_leaves() -> None:
    for rule in (*VERB_RULES, *BASE_FORM_RULES):
        verdicts = {verdict is None for name, _, verdict in _ROWS if name == rule.__name__}
        assert verdicts == {True, False}, rule.__name__
    for pattern in PLURALS:
        assert {is_one for name, _, is_one in _PLURAL_ROWS if name == pattern.__name__} == {True, False}


@pytest.mark.parametrize(
    ("marked", "is_verb"),
    [
        ("Officials [say] so.", True),
        ("The mayor [claims] it was late.", True),
        ("The insurance [claims] are late.", False),
        ("Roe [said] so.", True),
    ],
)
def test_first_rule_with_a_verdict_decides(*, marked: str, is_verb: bool) -> None:
    form = _form(marked)
    assert is_used_as_verb(form.tokens, form.place) is is_verb
