"""Planted alterations of quotations and statements are all found, and untouched ones are none of them flagged."""

from typing import Final, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.domain.draft_report import QuotationCheck, StatementCheck
from tests.unit.pipeline.drafting import changed, drafted

SPEAKERS: Final = ("Ann Roe", "John Moss", "Ada Brook", "Ivo Lund", "Tess Okafor")
SUBJECTS: Final = ("The ferry", "The old harbour", "Our library", "A new budget", "The school roof", "This tax")
VERBS: Final = ("will cost", "has saved", "would need", "must bring", "never took")
OBJECTS: Final = ("tenants", "drivers", "fishermen", "small shops", "nurses", "pupils")
ENDS: Final = ("before the winter", "in every village", "without a vote", "for many years", "because of the storm")
ROUNDS: Final = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Said(NamedTuple):
    """A sentence that somebody says in the source."""

    speaker: str
    words: str
    number: int


@st.composite
def conversations(draw: st.DrawFn) -> list[Said]:
    """Sentences of several speakers, no two alike in subject and object, each with a number of its own."""
    subjects = draw(st.permutations(SUBJECTS))[:4]
    objects = draw(st.permutations(OBJECTS))
    numbers = draw(st.lists(st.integers(11, 989), min_size=4, max_size=4, unique=True))
    said = []
    for at, (subject, number) in enumerate(zip(subjects, numbers, strict=True)):
        verb, end = draw(st.sampled_from(VERBS)), draw(st.sampled_from(ENDS))
        said.append(Said(SPEAKERS[at], f"{subject} {verb} {number} {objects[at]} a lot of money {end}", number))
    return said


def article(said: list[Said]) -> str:
    """The source: everybody is quoted once."""
    return "\n\n".join(f"“{one.words},” {one.speaker} said at the meeting in Halden on Monday." for one in said)


def quoted(words: str, speaker: str, source: list[Said]) -> QuotationCheck:
    (check,) = drafted(f"It was a long evening. “{words},” {speaker} said.", article(source)).quotations
    return check


def reported(words: str, speaker: str, source: list[Said]) -> StatementCheck:
    words = words[0].lower() + words[1:]
    (check,) = drafted(f"It was a long evening. {speaker} said that {words}.", article(source)).statements
    return check


@ROUNDS
@given(conversations(), st.integers(0, 3))
def test_an_untouched_quotation_is_never_flagged(said: list[Said], which: int) -> None:
    check = quoted(said[which].words, said[which].speaker, said)
    assert (check.verdict, check.speaker_match, check.changes) == ("verbatim", "same", ())


@ROUNDS
@given(conversations(), st.integers(0, 3), st.data())
def test_a_dropped_word_is_found(said: list[Said], which: int, data: st.DataObject) -> None:
    words = said[which].words.split()
    at = data.draw(st.integers(1, len(words) - 2))
    check = quoted(" ".join([*words[:at], *words[at + 1 :]]), said[which].speaker, said)
    assert check.verdict == "altered"
    assert [(own, theirs) for _, own, theirs in changed(check)] == [(None, words[at])]


@ROUNDS
@given(conversations(), st.integers(0, 3), st.integers(0, 8))
def test_a_changed_digit_is_found(said: list[Said], which: int, turn: int) -> None:
    digits = str(said[which].number)
    other = digits[:-1] + str((int(digits[-1]) + 1 + turn) % 10)
    check = quoted(said[which].words.replace(digits, other), said[which].speaker, said)
    assert (check.verdict, changed(check), check.meaning_changed) == ("altered", [("number", other, digits)], True)


@ROUNDS
@given(conversations(), st.permutations(range(4)))
def test_two_quotations_joined_are_found(said: list[Said], order: list[int]) -> None:
    one, other = said[order[0]], said[order[1]]
    check = quoted(f"{one.words}. {other.words}", one.speaker, said)
    assert (check.verdict, check.speaker_match) == ("stitched", "other")
    assert [place.text for place in check.places] == [one.words, other.words]


@ROUNDS
@given(conversations(), st.permutations(range(4)))
def test_a_swapped_speaker_is_found(said: list[Said], order: list[int]) -> None:
    check = quoted(said[order[0]].words, said[order[1]].speaker, said)
    assert (check.verdict, [place.speaker for place in check.places]) == ("other_speaker", [said[order[0]].speaker])


@ROUNDS
@given(conversations(), st.integers(0, 3))
def test_a_place_is_an_exact_slice_of_the_source(said: list[Said], which: int) -> None:
    source = article(said)
    check = quoted(said[which].words, said[which].speaker, said)
    assert [source[place.start : place.end] for place in check.places] == [said[which].words]


@ROUNDS
@given(conversations(), st.permutations(range(4)))
def test_a_swapped_speaker_of_a_reported_statement_is_found(said: list[Said], order: list[int]) -> None:
    check = reported(said[order[0]].words, said[order[1]].speaker, said)
    assert (check.verdict, check.place and check.place.speaker) == ("other_speaker", said[order[0]].speaker)


@ROUNDS
@given(conversations(), st.integers(0, 3))
def test_an_untouched_statement_is_never_flagged(said: list[Said], which: int) -> None:
    assert reported(said[which].words, said[which].speaker, said).verdict == "same_speaker"
