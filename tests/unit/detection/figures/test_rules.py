"""Each row of the tables that tell ages, labels, ranges and verbs of a figure's clause, alone; the form in brackets."""

from collections.abc import Callable

import pytest

from factcheck.detection.figures.ages import AGES, BARE_AGES
from factcheck.detection.figures.asides import REASONS_BY_WORD_BEFORE
from factcheck.detection.figures.clause_verbs import VERB_RULES
from factcheck.detection.figures.quantities import find_quantities
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.forms import Numeral
from factcheck.language.numbers.numerals import read_numeral
from factcheck.language.tokens import InContext, tokenise

_VERBS = [
    ("_no_word", "It rose [40] metres.", False),
    ("_no_word", "The [Mill] has 40 looms.", False),
    ("_no_word", "It [rose] 40 metres.", None),
    ("_known", "The mill [has] 40 looms.", True),
    ("_known", "The mill [employs] 40 people.", None),
    ("_only_a_verb", "The mayor [said] 40 had left.", True),
    ("_only_a_verb", "The mayor [claims] 40 had left.", None),
    ("_without_context", "The [rise] of 40 metres.", False),
    ("_without_context", "It will [rise] 40 metres.", None),
    ("_participle", "It fell, [costing] 40 crowns.", True),
    ("_participle", "Sheep [grazing] near here died.", False),
    ("_participle", "The [king] has 40 horses.", None),
    ("_bare_form", "They [built] 40 boats.", True),
    ("_bare_form", "They [often] built 40 boats.", False),
    ("_bare_form", "Sheep [built] 40 boats.", None),
    ("_change", "Wool [climbed] 40 percent.", True),
    ("_change", "Wool [climbed] fast.", False),
    ("_change", "Wool [built] 40 boats.", None),
    ("_third_person", "The mill [employs] 40 people.", True),
    ("_third_person", "The mill [employs] people.", False),
    ("_third_person", "The mills [employs] 40 people.", None),
    ("_before_an_amount", "Seats [cost] £5.", True),
    ("_before_an_amount", "Rents [average] €14.", True),
    ("_before_an_amount", "The building [cost] rose.", None),
    ("_before_an_amount", "The [average] 40 years ago.", None),
    ("_no_word", "It fell 12 [points] to 40.", False),
]

_AGES = [
    ("_age_group_end", "the under-[25]s won", True),
    ("_age_group_end", "the under [25] won", False),
    ("_years_old_end", "a [14]-year-old boy", True),
    ("_years_old_end", "boys of [10] years of age", True),
    ("_years_old_end", "a [14]-year term", False),
    ("_year_person_end", "the [31]-year delivery man", True),
    ("_year_person_end", "the [31]-year lease", False),
    ("_aged_end", "a man aged about [34] left", True),
    ("_aged_end", "a man aged [34] cheeses there", False),
    ("_at_the_head", "At [82], she swims", True),
    ("_at_the_head", "At [82], prices fell", False),
    ("_at_death", "Jane Doe dies at [77]; police say", True),
    ("_at_death", "he died at [77] Pyle Road", False),
    ("_in_apposition", "Jane Doe, [34], said", True),
    ("_in_apposition", "the mayor, [34], said", True),
    ("_in_apposition", "Jane Doe, also [34], said", True),
    ("_in_apposition", "the sheep, [34], died", False),
    ("_in_brackets", "John Roe ([52]) left", True),
    ("_in_brackets", "recorded in Lindal ([52]) alone", False),
    ("_as_predicate_of_a_name", "Ada Roe was [10] when it shut", True),
    ("_as_predicate_of_a_name", "the Roe was [10] when it shut", False),
    ("_as_predicate_of_a_pronoun", "she was [10] then", True),
    ("_as_predicate_of_a_pronoun", "it was [10] then", False),
    ("_as_predicate_with_now", "Ada is now [4] and lives in Lund", True),
    ("_as_predicate_with_now", "Ada is now [4] points ahead", False),
    ("_as_predicate_with_now", "the toll is now [4] and rising", False),
    ("_as_young_as_end", "girls as young as [14] sew there", True),
    ("_as_young_as_end", "some as old as [80] or 90, she said", True),
    ("_as_young_as_end", "lambs as young as [6] weeks", False),
    ("_as_young_as_end", "as many as [14] left", False),
    ("_at_the_time_end", "her sister was about [10] or 11 at the time", True),
    ("_at_the_time_end", "the score was [10] or 11 in the end", False),
    ("_limit_end", "a plan to raise the minimum age to [21] for it", True),
    ("_limit_end", "lowering the age at which they vote from [18] to 16", True),
    ("_limit_end", "the stone age ended, and prices rose to [21] then", False),
    ("_limit_end", "raised the age limit to [21] months", False),
    ("_compared_end", "voters older than [65] preferred her", True),
    ("_compared_end", "trees older than [65] years fell", False),
    ("_compared_end", "a star older than [13] billion years", False),
    ("_compared_end", "towns larger than [65] held", False),
    ("_and_older_end", "everyone [65] and older agreed", True),
    ("_and_older_end", "most are [27] or younger", True),
    ("_and_older_end", "adults [50] and over may join", True),
    ("_and_older_end", "prints at [50] and up", False),
    ("_and_older_end", "adults [50] and over 30 dogs", False),
    ("_bounded_end", "those over [18] voted", True),
    ("_bounded_end", "women under [30] agree", True),
    ("_bounded_end", "heirs who were under [31] then", True),
    ("_bounded_end", "sales under [30] count", False),
    ("_bounded_end", "children under [5] feet ride free", False),
    ("_bounded_end", "people over [40] countries away", False),
    ("_at_the_head", "At [53], Roe would be the youngest member", True),
    ("_at_the_head", "At [53], Norway has the highest score", False),
    ("_at_the_head", "she ran, and at [45], is about his age", True),
    ("_as_predicate_of_a_pronoun", "She's [84] and lives there", True),
    ("_as_predicate_of_a_pronoun", "her sons, who are [11] and 13", True),
    ("_as_predicate_of_a_pronoun", "before they were [16], they left", True),
    ("_as_predicate_of_a_pronoun", "they were [16] of 20", False),
    ("_as_predicate_of_a_pronoun", "he was [20] of 29 for 226 yards", False),
    ("_as_predicate_with_now", "Roe's now [63], which matters", True),
]

_REASONS = [
    ("_is_behind_a_number", "rows 3 ([2]) fell", True),
    ("_is_behind_a_number", "rows ([2]) fell", False),
    ("_is_named_code", "a comet dubbed [48213] passed", True),
    ("_is_named_code", "a comet dubbed [482] passed", False),
    ("_is_ranked", "a player ranked [4] left", True),
    ("_is_ranked", "a player with [4] left", False),
    ("_is_referenced", "it stands on page [4] there", True),
    ("_is_referenced", "no [two] of them agree", False),
    ("_is_referenced", "what are articles [5] and 4", True),
    ("_is_referenced", "the articles [12] editors wrote", False),
    ("_is_referenced", "barred under [18] U.S.C. 1001", True),
    ("_is_called", "she called [911] and hid", True),
    ("_is_called", "the [911] operator wept", True),
    ("_is_called", "a bus with [911] on it", False),
]


def _numeral(marked: str) -> tuple[FigureTokens, Numeral]:
    text = marked.replace("[", "").replace("]", "")
    tokens = FigureTokens(text, 0, len(text))
    first = next(at for at in range(len(tokens)) if tokens[at].start == marked.index("["))
    numeral = read_numeral(tokens, first)
    assert numeral is not None
    return tokens, numeral


@pytest.mark.parametrize(("name", "marked", "verdict"), _VERBS, ids=[f"{row[0]} {row[1]}" for row in _VERBS])
def test_rule_tells_a_verb_by_its_context(*, name: str, marked: str, verdict: bool | None) -> None:
    rule = next(rule for rule in VERB_RULES if rule.__name__ == name)
    tokens = tokenise(marked.replace("[", "").replace("]", ""))
    place = next(at for at, token in enumerate(tokens) if token.start == marked.index("["))
    assert rule(InContext(tokens, place)) is verdict


@pytest.mark.parametrize(
    ("name", "marked", "holds"), [*_AGES, *_REASONS], ids=[f"{row[0]} {row[1]}" for row in (*_AGES, *_REASONS)]
)
def test_row_tells_an_age_or_label_by_its_context(*, name: str, marked: str, holds: bool) -> None:
    rows: list[Callable[[FigureTokens, Numeral], int | bool | None]] = [*AGES, *BARE_AGES]
    rows += [pattern for pattern, _ in REASONS_BY_WORD_BEFORE]
    row = next(row for row in rows if row.__name__ == name)
    assert bool(row(*_numeral(marked))) is holds


def test_every_row_is_tested_on_both_sides() -> None:
    rows = [*VERB_RULES, *AGES, *BARE_AGES, *(pattern for pattern, _ in REASONS_BY_WORD_BEFORE)]
    told = {(name, bool(verdict)) for name, _, verdict in (*_AGES, *_REASONS)}
    told |= {(name, verdict is not None) for name, _, verdict in _VERBS}
    assert told == {(row.__name__, side) for row in rows for side in (True, False)}


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("Between 5 and 10 boats sank.", [(5, 10)]),
        ("It had 5 crew and 10 guests.", [(5, None), (10, None)]),
        ("Three or four boats sank.", [(3, 4)]),
        ("It takes 5 to 10 days.", [(5, 10)]),
        ("Sales rose from 5 million to 7 million boats.", [(5e6, None), (7e6, None)]),
        ("It takes 5-10 days.", [(5, 10)]),
        ("It costs $3-5 million.", [(3e6, 5e6)]),
        ("It costs $5-8,000.", [(5000, 8000)]),
    ],
)
def test_joiner_and_context_tell_a_range(sentence: str, ends: list[tuple[float, float | None]]) -> None:
    found = find_quantities(Doc(sentence, [Span(start=0, end=len(sentence))])).candidates
    assert [(one.quantity.value, one.quantity.value_high) for one in found] == ends
