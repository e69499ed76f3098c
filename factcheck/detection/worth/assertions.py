"""Doc -> assertions: sentences, and clauses of mixed ones, in the article's own voice without a figure, scored."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice

from factcheck.detection.worth.answers import ask
from factcheck.detection.worth.checkability import Weights, score
from factcheck.detection.worth.own_clauses import clauses_of
from factcheck.domain.candidates import AssertionCandidate
from factcheck.domain.claim import Checkability, SourceKind
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.words import members
from factcheck.language.tokens import Token


class ClaimType(StrEnum):
    """The claim taxonomy of Full Fact (Konstantinovskiy, Price, Babakar and Zubiaga, 2021), worded for readers."""

    NO_CLAIM = "no claim"
    EXPERIENCE = "a personal experience"
    PREDICTION = "a prediction"
    COMPARISON = "a comparison or record"
    CAUSE = "a cause"
    LAW = "a law or rule"
    DEED = "what somebody did or did not do"
    EVENT = "an event"
    OTHER = "another kind of claim"


# In order of precedence: the first type with a feature that fires.
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
_MUCH_OF_IT = 0.25
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 3
# So many words before what is said are a connective: "But now".
_OPENING = 2


def find_assertions(
    doc: Doc, *, figures: Sequence[Span], said: Sequence[tuple[int, int]], weights: Weights
) -> tuple[AssertionCandidate, ...]:
    """A candidate for each sentence without a figure that is at most a quarter covered by quotations and statements,
    and in which more stands behind them than who it is that said so; of others, for the clauses that are mostly not.

    `figures` are the spans of quantities, `said` the (start, end) of quotations and statements, both sorted by
    position.
    """
    figure_starts = [figure.start for figure in figures]
    stretches = _merged(said)
    stretch_ends = [end for _, end in stretches]
    found: list[AssertionCandidate] = []
    for sentence in doc.sentences:
        place = bisect_left(figure_starts, sentence.start)
        has_figure = place < len(figure_starts) and figure_starts[place] < sentence.end
        first = bisect_right(stretch_ends, sentence.start)
        covered = _covered(sentence, stretches, first)
        is_reported = covered > _MUCH_OF_IT or _only_names(doc, sentence, stretches, first)
        is_mixed = has_figure or covered > 0
        left = tuple(_left_of(doc, sentence, figures, place, stretches, first)) if is_mixed else ()
        if not has_figure and not is_reported and (not left or left[0].start > sentence.start):
            left = (sentence,)
        for one in left:
            words = one.cut(doc.text)
            if _says_something(words):
                checkability = _checkability(words, weights)
                found.append(AssertionCandidate(text=words, start=one.start, end=one.end, checkability=checkability))
    return tuple(found)


def _left_of(
    doc: Doc,
    sentence: Span,
    figures: Sequence[Span],
    place: int,
    stretches: Sequence[tuple[int, int]],
    first: int,
) -> Iterator[Span]:
    """The clauses of a sentence that stand alone, have no figure and are not mostly somebody's, with those that depend
    on them: of "Several people died and dozens were hurt" the first.

    Only the figures from index `place` on and the stretches from `first` on are looked at.
    """
    tokens = doc.tokens_in(sentence)
    places = [
        (clause, Span(start=tokens[clause.first].start, end=tokens[clause.last].end)) for clause in clauses_of(tokens)
    ]
    own = [
        not _holds_any(here, figures, place) and _covered(here, stretches, first) <= _MOST_OF_IT for _, here in places
    ]
    if all(own):
        return
    begun: Span | None = None
    for (clause, here), is_own in zip(places, own, strict=True):
        if is_own and begun is not None and clause.depends:
            begun = Span(start=begun.start, end=here.end)
            continue
        if begun is not None:
            yield begun
        begun = here if is_own and clause.stands else None
    if begun is not None:
        yield begun


def _holds_any(clause: Span, figures: Sequence[Span], place: int) -> bool:
    """Whether a figure, of those in order of position from index `place` on, overlaps the clause."""
    while place < len(figures) and figures[place].start < clause.end:
        if figures[place].end > clause.start:
            return True
        place += 1
    return False


def claim_type(answers: frozenset[str]) -> ClaimType:
    """The claim type by the features that fire, in the order of `_TYPES`."""
    return next((kind for kind, names in _TYPES if not names.isdisjoint(answers)), ClaimType.OTHER)


def _checkability(sentence: str, weights: Weights) -> Checkability:
    answers = ask(sentence)
    weighed = score(answers, attribution=SourceKind.UNATTRIBUTED, weights=weights)
    return Checkability(score=weighed.score, reasons=(claim_type(answers), *weighed.reasons))


def _says_something(words: str) -> bool:
    """Whether there are three words or more, enough for subject and predicate: not "VIDEO 3:40"."""
    return sum(1 for _ in islice(_WORD.finditer(words), _FEWEST_WORDS)) == _FEWEST_WORDS


def _merged(said: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The union of the intervals, overlapping and nested ones merged."""
    stretches: list[tuple[int, int]] = []
    for start, end in said:
        if stretches and start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], end))
        else:
            stretches.append((start, end))
    return stretches


def _only_names(doc: Doc, sentence: Span, stretches: Sequence[tuple[int, int]], first: int) -> bool:
    """Whether the first of the intervals from index `first` on opens the sentence, and no clause stands behind it but
    one that tells who or what is meant: "It is over, says Roe, who heads the police", "Roe said, referring to".
    """
    if first == len(stretches) or stretches[first][0] >= sentence.end:
        return False
    start, end = stretches[first]
    if end >= sentence.end or len(sentence.cut(doc.text)[: max(0, start - sentence.start)].split()) > _OPENING:
        return False
    rest = doc.tokens_in(Span(start=end, end=sentence.end))
    meant = next((at for at, token in enumerate(rest) if _tells_who(token)), len(rest))
    return not any(is_finite_verb(rest, at) or rest[at].word & Word.PAST for at in range(meant))


def _tells_who(token: Token) -> bool:
    """Whether a relative clause or "referring to" begins at the token."""
    return bool(token.word & Word.RELATIVE) or token.low in members("refers")


def _covered(sentence: Span, stretches: Sequence[tuple[int, int]], first: int) -> float:
    """The share of the sentence, 0 to 1, that the intervals from index `first` on cover."""
    covered = 0
    while first < len(stretches) and stretches[first][0] < sentence.end:
        start, end = stretches[first]
        covered += min(end, sentence.end) - max(start, sentence.start)
        first += 1
    return covered / (sentence.end - sentence.start)
