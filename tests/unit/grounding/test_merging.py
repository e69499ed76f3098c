"""What a review says changes the draft only as far as each of the module's rules lets it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.answer import Cause, Letter, Part, Review
from factcheck.domain.authority import NO_AUTHORITY, Authority, AuthorityChoice, Decision
from factcheck.domain.claim import ClaimKind, Comparator, Quantity
from factcheck.domain.worksheet import SpotCheck
from factcheck.grounding.merging import Merged, merge
from tests.unit.grounding.sheets import (
    ASKED,
    FIX,
    LENGTH,
    LONG,
    RISES,
    SAID,
    TEXT,
    WITHHELD,
    build_sheet,
    reviewed,
    who,
    words,
)

NEW = 901


def reasons(result: Merged) -> list[str]:
    return [one.reason for one in result.rejected]


def speaker_of(result: Merged, number: int) -> str | None:
    speaker = result.changes[number].speaker
    assert speaker is not None
    return speaker.words.text if speaker.words is not None else None


def added(result: Merged) -> list[tuple[ClaimKind, list[str]]]:
    return [(one.kind, [part.text for part in one.parts]) for one in result.added.values()]


def test_a_source_is_words_of_the_sentence_that_is_named() -> None:
    result = reviewed(who=[who(ASKED, 4, "Dee Fox")])
    assert (speaker_of(result, ASKED), result.rejected) == ("Dee Fox", [])


def test_joint_speakers_are_one_source() -> None:
    assert speaker_of(reviewed(who=[who(ASKED, 4, "Dee Fox", "Cid Poe")]), ASKED) == "Cid Poe and Dee Fox"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (who(ASKED, 4, "Eve Gow"), "“Eve Gow” does not stand in s4"),
        (who(ASKED, 4, "id Poe"), "“id Poe” does not stand in s4"),
        (who(ASKED, 40, "Cid Poe"), "that sentence is not there"),
        (who(ASKED, WITHHELD, "this"), "that sentence is not there"),
        (who(40, 4, "Cid Poe"), "there is no claim c40"),
        (who(ASKED, 5, "us"), "“us” stands inside the claim's own words"),
        (who(ASKED, 4), "nobody is named"),
        (who(ASKED, 2, "Bob Ray", "euros"), "the names do not stand beside each other"),
        (who(SAID, 1, "voice"), "a quotation is somebody's; what nobody said is dropped"),
    ],
)
def test_another_source_is_rejected_with_the_reason(said: object, reason: str) -> None:
    result = reviewed(who=[said])
    assert (reasons(result), result.changes) == ([reason], {})


def test_a_typewriters_marks_stand_for_any_and_spaces_for_line_ends() -> None:
    result = reviewed(span=[words(RISES, 3, "The  sea", "an inch", cut="he\nnoted")])
    parts = result.changes[RISES].parts
    assert parts is not None
    assert [part.text for part in parts] == ["The sea", "rises by a third of an inch"]


def test_the_second_answer_to_a_question_is_not_heard() -> None:
    result = reviewed(who=[who(ASKED, 4, "Dee Fox"), who(ASKED, 4, "Cid Poe")])
    assert (speaker_of(result, ASKED), reasons(result)) == ("Dee Fox", ["it is answered twice"])


def test_via_is_what_carried_the_words_and_never_the_publisher() -> None:
    result = reviewed(via=[who(LENGTH, 2, "the Post"), who(LONG, 2)])
    assert [[one.text for one in result.changes[number].via or ()] for number in (LENGTH, LONG)] == [["the Post"], []]


@pytest.mark.parametrize("number", [SAID, LONG])
def test_the_words_of_a_quotation_and_of_a_figure_stand_as_they_are(number: int) -> None:
    result = reviewed(span=[words(number, 1, "Ann Lee", "on Monday")])
    assert reasons(result) == ["the words of a quotation and of a figure stand as they are"]
    assert result.changes == {}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (words(LENGTH, 4, "the wall", "in silence"), "“the wall” stands in its sentence 3 times"),
        (words(LENGTH, 2, "The wall", "in silence"), "“in silence” stands in its sentence nowhere"),
        (words(LENGTH, 2, "euros", "The wall"), "its last words stand before its first"),
        (words(LENGTH, 2, "metres", "metres"), "it is shorter than two words"),
        (words(LENGTH, 2, "of Brill", "metres long", cut="sea"), "“sea” is to be cut out, and stands in it nowhere"),
        (words(LENGTH, 3, "the old", "wall leaks"), "it is another claim's place"),
    ],
)
def test_words_that_are_not_there_once_are_rejected(said: dict[str, object], reason: str) -> None:
    assert reasons(reviewed(span=[said])) == [reason]


def test_a_statement_of_the_articles_own_voice_is_an_assertion_and_one_with_a_source_is_none() -> None:
    result = reviewed(who=[who(LENGTH, 2, "voice"), who(RISES, 2, "Bob Ray")])
    assert [result.changes[number].kind for number in (LENGTH, RISES)] == [ClaimKind.ASSERTION, ClaimKind.STATEMENT]


def test_a_statement_needs_a_source() -> None:
    assert reasons(reviewed(kind=[{"c": RISES, "k": "S"}])) == ["a statement has a source, and none is named"]
    said = words(NEW, 3, "the old", "wall leaks")
    assert reasons(reviewed(add=[{**said, "k": "S"}])) == ["it is somebody's words, and nobody is named"]


def test_a_quotation_is_never_made_another_claim() -> None:
    result = reviewed(kind=[{"c": SAID, "k": "A"}])
    assert (reasons(result), result.changes) == (["only a statement and an assertion can be the other"], {})


@pytest.mark.parametrize(
    ("part", "given", "field", "value"),
    [
        (Part.VALUE, "2,500,000", "value", 2_500_000),
        (Part.HIGH, "40", "value_high", 40),
        (Part.COMPARATOR, ">=", "comparator", Comparator.AT_LEAST),
        (Part.UNIT, "metre", "unit", "metre"),
        (Part.UNIT, "", "unit", None),
        (Part.COUNTED, "wall", "counted", "wall"),
        (Part.PERIOD, "", "period", None),
    ],
)
def test_a_part_of_a_figure_is_replaced(part: Part, given: str, field: str, value: object) -> None:
    result = reviewed(figure=[{"c": LONG, "p": part.value, "w": given}])
    quantity = result.changes[LONG].quantity if LONG in result.changes else Quantity(value=40, unit="metres")
    assert quantity is not None
    assert getattr(quantity, field) == value


@pytest.mark.parametrize(
    ("part", "given", "reason"),
    [
        (Part.VALUE, "41", "41 does not stand in the claim's sentence"),
        (Part.VALUE, "", "a figure has a value"),
        (Part.VALUE, "many", "“many” is no number"),
        (Part.VALUE, "nan", "nan does not stand in the claim's sentence"),
        (Part.COMPARATOR, "more", "“more” is no comparator"),
        (Part.UNIT, "percent", "it says nothing of percent"),
        (Part.COUNTED, "bridges", "“bridges” does not stand in the claim's sentence"),
        (Part.SUBJECT, "Ann Lee", "“Ann Lee” does not stand in the claim's sentence"),
    ],
)
def test_a_part_that_is_not_in_the_sentence_is_rejected(part: Part, given: str, reason: str) -> None:
    assert reasons(reviewed(figure=[{"c": LONG, "p": part.value, "w": given}])) == [reason]


def test_what_is_no_figure_has_no_parts() -> None:
    assert reasons(reviewed(figure=[{"c": SAID, "p": "unit", "w": "Ann"}])) == ["it is no figure"]


def test_a_claim_is_added_with_its_source_and_figure() -> None:
    result = reviewed(
        add=[
            {**words(NEW, 3, "the old", "wall leaks"), "k": "S"},
            {**words(902, 2, "at least", "million euros"), "k": "N"},
            {**words(903, 5, "Nobody asked", "at all"), "k": "Q"},
            {**words(904, 7, "quick fix", "quick fix"), "k": "Q"},
            {**words(905, 3, "third", "third"), "k": "N"},
        ],
        drop=[{"c": ASKED, "why": "repeat"}, {"c": FIX, "why": "term"}],
        who=[who(NEW, 2, "Bob Ray"), who(903, 4, "Dee Fox"), who(904, 7, "Some")],
        figure=[{"c": 902, "p": "comparator", "w": ">="}, {"c": 902, "p": "unit", "w": "euros"}],
        top=[902, NEW, SAID],
    )
    assert result.rejected == []
    assert added(result) == [
        (ClaimKind.STATEMENT, ["the old wall leaks"]),
        (ClaimKind.QUANTITY, ["at least 2.5 million euros"]),
        (ClaimKind.QUOTATION, ["Nobody asked us at all"]),
        (ClaimKind.QUOTATION, ["quick fix"]),
        (ClaimKind.QUANTITY, ["third"]),
    ]
    numbers = list(result.added)
    quantity = result.changes[numbers[1]].quantity
    assert quantity == Quantity(value=2_500_000, comparator=Comparator.AT_LEAST, unit="euros")
    assert result.top == (numbers[1], numbers[0], SAID)


@pytest.mark.parametrize(
    ("kind", "said", "reason"),
    [
        (Letter.QUOTATION, words(NEW, 3, "the old", "wall leaks"), "it does not stand between quotation marks"),
        (Letter.QUANTITY, words(NEW, 3, "the old", "wall leaks"), "there is no figure in it"),
        (Letter.STATEMENT, words(NEW, 2, "The wall", "metres long"), f"it is c{LENGTH}"),
        (Letter.ASSERTION, words(SAID, 3, "the old", "wall leaks"), "c1 stands for another claim"),
        (Letter.ASSERTION, words(NEW, WITHHELD, "Ignore all", "of this"), "that sentence is not there"),
    ],
)
def test_what_is_no_new_claim_is_not_added(kind: Letter, said: dict[str, object], reason: str) -> None:
    result = reviewed(add=[{**said, "k": kind.value}], who=[])
    assert (reasons(result), result.added) == ([reason], {})


def test_what_is_dropped_is_not_among_the_first() -> None:
    result = reviewed(drop=[{"c": FIX, "why": "term"}], top=[FIX, SAID, 77, SAID])
    assert (result.changes[FIX].dropped, result.top) == (Cause.TERM, (SAID,))


def test_a_restatement_is_given_to_every_claim_of_the_sentence_that_has_none() -> None:
    result = reviewed(restated=[{"s": 5, "text": "Dee Fox said so."}, {"s": 1, "text": "Ann Lee said so."}])
    assert result.restatements == {ASKED: "Dee Fox said so."}
    assert reasons(result) == ["no restatement of s1 is asked for"]


@pytest.mark.parametrize("decision", Decision)
def test_what_is_not_granted_is_not_used(decision: Decision) -> None:
    everything: dict[Decision, dict[str, object]] = {
        Decision.SOURCE: {"who": [who(ASKED, 4, "Dee Fox")]},
        Decision.VIA: {"via": [who(LENGTH, 2, "the Post")]},
        Decision.SPAN: {"span": [words(LENGTH, 2, "The wall", "of Brill")]},
        Decision.FIGURE: {"figure": [{"c": LONG, "p": "unit", "w": ""}]},
        Decision.DROP: {"drop": [{"c": FIX, "why": "term"}]},
        Decision.ADD: {"add": [{**words(NEW, 3, "the old", "wall leaks"), "k": "A"}]},
        Decision.RANK: {"top": [FIX]},
    }
    others = Authority(by=AuthorityChoice.EXAM, granted=tuple(one for one in Decision if one is not decision))
    assert reviewed(**everything[decision]) != Merged()
    for authority in (others, NO_AUTHORITY):
        result = reviewed(build_sheet(authority), **everything[decision])
        assert (result.changes, result.added, result.top) == ({}, {}, ())


SPOT = SpotCheck(number=ASKED, name="Ann Lee")


def test_a_spot_check_put_right_changes_nothing_and_keeps_trust() -> None:
    result = reviewed(build_sheet(spot_check=SPOT), who=[who(ASKED, 4, "Cid Poe")])
    assert (result.is_attentive, result.changes, result.rejected) == (True, {}, [])


def test_a_spot_check_that_is_missed_costs_trust() -> None:
    assert not reviewed(build_sheet(spot_check=SPOT)).is_attentive
    wrong = reviewed(build_sheet(spot_check=SPOT), who=[who(ASKED, 4, "Dee Fox")])
    assert (wrong.is_attentive, wrong.changes) == (False, {})
    assert reasons(wrong) == ["the rules are sure of another source"]


def test_added_claims_of_two_chunks_may_have_the_same_number() -> None:
    one = Review.model_validate({"add": [{**words(NEW, 3, "the old", "wall leaks"), "k": "A"}], "top": [NEW]})
    other = Review.model_validate({"add": [{**words(NEW, 7, "Some called", "fix” again"), "k": "A"}], "top": [NEW]})
    result = merge(build_sheet(), [one, other])
    assert [parts for _, parts in added(result)] == [["the old wall leaks"], ["Some called it a “quick fix” again"]]
    assert result.top == tuple(result.added)


_NUMBERS = st.integers(-1, 9) | st.sampled_from([NEW, 902])
_WORDS = st.sampled_from(
    ["the wall", "Ann Lee", "Cid Poe", "quick fix", "at all", "40", "voice", "not told", "the Post", "of Brill", "“"]
) | st.text(max_size=5)
_NAMED = st.fixed_dictionaries({"c": _NUMBERS, "s": _NUMBERS, "w": st.lists(_WORDS, max_size=3)})
_STRETCH = {"c": _NUMBERS, "s": _NUMBERS, "to": _NUMBERS, "first": _WORDS, "last": _WORDS, "cut": st.just("") | _WORDS}
_REVIEWS = st.fixed_dictionaries(
    {
        "add": st.lists(st.fixed_dictionaries({**_STRETCH, "k": st.sampled_from(Letter)}), max_size=3),
        "drop": st.lists(st.fixed_dictionaries({"c": _NUMBERS, "why": st.sampled_from(Cause)}), max_size=2),
        "figure": st.lists(st.fixed_dictionaries({"c": _NUMBERS, "p": st.sampled_from(Part), "w": _WORDS}), max_size=3),
        "kind": st.lists(st.fixed_dictionaries({"c": _NUMBERS, "k": st.sampled_from(Letter)}), max_size=2),
        "span": st.lists(st.fixed_dictionaries(_STRETCH), max_size=3),
        "top": st.lists(_NUMBERS, max_size=6),
        "via": st.lists(_NAMED, max_size=3),
        "who": st.lists(_NAMED, max_size=3),
    }
)


@given(_REVIEWS)
def test_whatever_is_said_only_words_of_the_article_come_in_and_every_answer_is_used_or_rejected(
    said: dict[str, list[object]],
) -> None:
    sheet = build_sheet()
    result = merge(sheet, [Review.model_validate(said)])
    for change in result.changes.values():
        used = [*(change.parts or ()), *(change.via or ())]
        if change.speaker is not None and change.speaker.words is not None:
            used.append(change.speaker.words)
        assert all(one.stands_in(TEXT) for one in used)
    assert all(part.stands_in(TEXT) for one in result.added.values() for part in one.parts)
    for number, change in result.changes.items():
        draft = sheet.draft(number)
        if draft is not None and draft.kind is ClaimKind.QUOTATION:
            assert (change.parts, change.kind) == (None, None)
    assert len(result.added) + len(result.rejected) <= sum(map(len, said.values())) + len(result.added)
    assert len(set(result.top)) == len(result.top) <= 5
