"""Doc -> assertions: what an article says in its own voice, without a figure, and could be checked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from itertools import islice

from factcheck.detection.worth.answers import ask
from factcheck.detection.worth.checkability import Weights, score
from factcheck.domain.candidates import AssertionCandidate
from factcheck.domain.claim import Checkability, SourceKind
from factcheck.domain.values import Span
from factcheck.language.doc import Doc


class ClaimType(StrEnum):
    """The claim types of Full Fact (Konstantinovskiy, Price, Babakar and Zubiaga, 2021), in a reader's words."""

    NO_CLAIM = "no claim"
    EXPERIENCE = "a personal experience"
    PREDICTION = "a prediction"
    COMPARISON = "a comparison or record"
    CAUSE = "a cause"
    LAW = "a law or rule"
    DEED = "what somebody did or did not do"
    EVENT = "an event"
    OTHER = "another kind of claim"


# The first type of which a question was answered with yes.
_TYPES = (
    (ClaimType.NO_CLAIM, frozenset({"question"})),
    (ClaimType.PREDICTION, frozenset({"prediction"})),
    (ClaimType.EXPERIENCE, frozenset({"first_person"})),
    (ClaimType.COMPARISON, frozenset({"record", "comparison", "change"})),
    (ClaimType.CAUSE, frozenset({"cause"})),
    (ClaimType.DEED, frozenset({"decision", "said"})),
    (ClaimType.LAW, frozenset({"law"})),
    (ClaimType.EVENT, frozenset({"event", "past", "perfect"})),
)
_MOST_OF_IT = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 3


def find_assertions(
    doc: Doc, *, figures: Sequence[Span], said: Sequence[tuple[int, int]], weights: Weights
) -> tuple[AssertionCandidate, ...]:
    """One assertion for each sentence that holds no figure and is not for the greater part said by somebody.

    `figures` are the quantities, `said` where quotations and statements begin and end, both in order of position.
    """
    figure_starts = [figure.start for figure in figures]
    stretches = _merged(said)
    stretch_ends = [end for _, end in stretches]
    found: list[AssertionCandidate] = []
    for sentence in doc.sentences:
        place = bisect_left(figure_starts, sentence.start)
        has_figure = place < len(figure_starts) and figure_starts[place] < sentence.end
        first = bisect_right(stretch_ends, sentence.start)
        words = sentence.cut(doc.text)
        if not has_figure and _covered(sentence, stretches, first) <= _MOST_OF_IT and _says_something(words):
            checkability = _checkability(words, weights)
            found.append(
                AssertionCandidate(text=words, start=sentence.start, end=sentence.end, checkability=checkability)
            )
    return tuple(found)


def claim_type(answers: frozenset[str]) -> ClaimType:
    """What sort of claim a sentence makes, by the questions that it answers."""
    return next((kind for kind, names in _TYPES if not names.isdisjoint(answers)), ClaimType.OTHER)


def _checkability(sentence: str, weights: Weights) -> Checkability:
    answers = ask(sentence)
    weighed = score(answers, attribution=SourceKind.UNATTRIBUTED, weights=weights)
    return Checkability(score=weighed.score, reasons=(claim_type(answers), *weighed.reasons))


def _says_something(words: str) -> bool:
    """Whether there are words enough for a subject and what is said of it: not "VIDEO 3:40"."""
    return sum(1 for _ in islice(_WORD.finditer(words), _FEWEST_WORDS)) == _FEWEST_WORDS


def _merged(said: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that are covered together, nested and overlapping ones made one."""
    stretches: list[tuple[int, int]] = []
    for start, end in said:
        if stretches and start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], end))
        else:
            stretches.append((start, end))
    return stretches


def _covered(sentence: Span, stretches: Sequence[tuple[int, int]], first: int) -> float:
    """The share of the sentence that the stretches cover; none before the one at `first` reaches into it."""
    covered = 0
    while first < len(stretches) and stretches[first][0] < sentence.end:
        start, end = stretches[first]
        covered += min(end, sentence.end) - max(start, sentence.start)
        first += 1
    return covered / (sentence.end - sentence.start)
