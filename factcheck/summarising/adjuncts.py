"""Tokens of a sentence -> the adjuncts that can go (Quirk et al. 1985, 8.1 ff.): what stands between the subject and
its verb, and where and when somebody said it ("said in a statement on Monday").
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.domain.values import Span
from factcheck.language.en.calendar import weekdays
from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import is_finite
from factcheck.language.tokens import Token
from factcheck.summarising.words import members

_ENDS = frozenset(".!?")
_LONGEST = 9
_GOES_ON = Word.RELATIVE | Word.CONJUNCTION


def adjuncts(tokens: list[Token], frames: Sequence[Span]) -> Iterator[Span]:
    """The spans to cut, disjoint and in order, each with the marks and the space before it; `frames` has the spans of
    attributions.
    """
    yield from _between_commas(tokens)
    yield from _behind_an_attribution(tokens, frames)


def _between_commas(tokens: list[Token]) -> Iterator[Span]:
    """A prepositional phrase between the subject and its verb: ", in a statement on Thursday, said"."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    for first, last in pairwise(commas):
        if not 0 < first < last - 2 < first + _LONGEST or last + 1 >= len(tokens):
            continue
        if tokens[first + 1].low not in members("opens_an_adjunct"):
            continue
        has_verb = any(is_finite_verb(tokens, at) for at in range(first + 1, last))
        goes_on = is_finite(tokens, last + 1) and not tokens[last + 1].word & _GOES_ON
        if goes_on and not has_verb:
            yield Span(start=tokens[first].start, end=tokens[last].end)


def _behind_an_attribution(tokens: list[Token], frames: Sequence[Span]) -> Iterator[Span]:
    """Where and when somebody said it, behind the cue that closes the sentence."""
    said = max((one.end for one in frames), default=-1)
    if tokens and tokens[-1].text in _ENDS and is_adjunct(tokens, said) and tokens[-2].end > said:
        yield Span(start=said, end=tokens[-1].start)


def is_adjunct(tokens: list[Token], start: int) -> bool:
    """Whether all from that character to the full stop is a prepositional phrase or a weekday, or nothing."""
    first = next((at for at, token in enumerate(tokens) if token.start >= start), 0)
    if first == 0 or tokens[first - 1].end != start:
        return False
    opens = tokens[first].low in members("opens_an_adjunct") or tokens[first].low in weekdays()
    inside = range(first, len(tokens) - 1)
    is_plain = not any(
        tokens[at].text in ",;:" or tokens[at].word & Word.THAT or is_finite_verb(tokens, at) for at in inside
    )
    return not inside or (opens and is_plain and len(inside) < _LONGEST)
