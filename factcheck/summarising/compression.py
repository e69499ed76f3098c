"""Sentence -> the same without side clauses (sentence compression by deletion): exact slices of the article.

Cut are asides that a news sentence says as well without (Knight and Marcu 2002; Quirk et al. 1985, 17.22 to 17.26):
brackets, non-restrictive relative clauses and appositions between commas, and such a clause or participle at the end.
What changes the claim stays: conditions, who says it, lists, and everything inside quotation marks.
"""

from collections.abc import Iterator, Sequence

from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.clauses import begins_clause, is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import is_finite
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

_FEWEST_WORDS = 6
_LONGEST_ASIDE = 24
# So far behind the comma the relative pronoun of an apposed noun stands.
_OPENING = 4
_ENDS = frozenset(".!?")
_NO_APPOSITION = Word.PREPOSITION | Word.CONJUNCTION


def compressed(doc: Doc, sentence: Span, kept: Sequence[Span] = ()) -> list[tuple[Span, ...]]:
    """The sentence whole, then without the asides inside, then without those and the side clause at its end.

    What overlaps a quotation or the spans `kept`, such as source and cue, is not cut.
    """
    tokens = doc.tokens_in(sentence)
    held = [*kept, *(passage.outer for passage in doc.quotations_in(sentence))]
    inside = list(_disjoint(_brackets(tokens), _between_commas(tokens)))
    ending = _ending(tokens)
    variants: list[tuple[Span, ...]] = [(sentence,)]
    for asides in (inside, [*(one for one in inside if ending is None or one.end <= ending.start), ending]):
        cuts = [one for one in asides if one is not None and not any(_overlap(one, outer) for outer in held)]
        parts = _without(sentence, cuts)
        if cuts and parts not in variants and sum(len(part.cut(doc.text).split()) for part in parts) >= _FEWEST_WORDS:
            variants.append(parts)
    return variants


def _without(sentence: Span, cuts: Sequence[Span]) -> tuple[Span, ...]:
    parts, at = [], sentence.start
    for cut in cuts:
        if cut.start > at:
            parts.append(Span(start=at, end=cut.start))
        at = cut.end
    if at < sentence.end:
        parts.append(Span(start=at, end=sentence.end))
    return tuple(parts)


def _brackets(tokens: Sequence[Token]) -> Iterator[Span]:
    """Round brackets without a figure, with the space before them."""
    for place, token in enumerate(tokens):
        if token.text == "(" and place:
            closing = next((at for at in range(place, len(tokens)) if tokens[at].text == ")"), None)
            if closing is not None and not any(one.text[0].isdecimal() for one in tokens[place:closing]):
                yield Span(start=tokens[place - 1].end, end=tokens[closing].end)


def _between_commas(tokens: list[Token]) -> Iterator[Span]:
    """Relative clauses and appositions between two commas, both commas cut, where the main clause goes on behind."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    for at, first in enumerate(commas):
        if first == 0 or first + 1 >= len(tokens):
            continue
        for last in commas[at + 1 :]:
            if last - first > _LONGEST_ASIDE:
                break
            if _is_aside(tokens, first, last):
                yield Span(start=tokens[first].start, end=tokens[last].end)
                break


def _is_aside(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a relative clause or apposition without a verb stands between the commas and a verb or preposition goes
    on.
    """
    if last + 1 >= len(tokens) or not tokens[first - 1].is_word:
        return False
    behind, opening = tokens[last + 1], tokens[first + 1]
    goes_on = is_finite(tokens, last + 1) and not behind.word & Word.RELATIVE
    if opening.word & Word.RELATIVE:
        return goes_on and any(is_finite(tokens, at) for at in range(first + 2, last))
    is_apposed = tokens[first - 1].is_capitalised and not opening.is_capitalised and not opening.word & _NO_APPOSITION
    has_verb = any(is_finite_verb(tokens, at) for at in range(first + 1, last))
    return is_apposed and not has_verb and (goes_on or bool(behind.word & Word.PREPOSITION)) and "and" not in behind.low


def _ending(tokens: list[Token]) -> Span | None:
    """From the last comma that opens a side clause to before the full stop."""
    stop = len(tokens) - 1
    if stop < 0 or tokens[stop].text not in _ENDS:
        return None
    for at in range(stop - 2, 0, -1):
        if tokens[at].text == "," and _opens_side_clause(tokens, at + 1) and not _goes_on(tokens, at + 1):
            return Span(start=tokens[at].start, end=tokens[stop].start)
    return None


def _goes_on(tokens: list[Token], first: int) -> bool:
    """Whether a comma behind the side clause takes the clause before it up again, with its verb."""
    return any(tokens[at].text == "," and is_finite(tokens, at + 1) for at in range(first, len(tokens) - 1))


def _opens_side_clause(tokens: list[Token], place: int) -> bool:
    """A relative clause, alone or behind a noun ("an incident which"), one of time or circumstance, a participle, or a
    further main clause behind "and".
    """
    low = tokens[place].low
    if tokens[place].word & Word.RELATIVE or low in members("side_clauses"):
        return True
    if low == "and":
        return begins_clause(tokens, place + 1) and not any(one.text == "," for one in tokens[: place - 1])
    if low in ("a", "an"):
        return any(one.word & Word.RELATIVE for one in tokens[place + 1 : place + _OPENING])
    return low.endswith("ing") and low not in members("no_deeds")


def _disjoint(*groups: Iterator[Span]) -> Iterator[Span]:
    """The spans of all groups in order, without those that overlap an earlier one."""
    end = -1
    for span in sorted((one for group in groups for one in group), key=lambda one: one.start):
        if span.start >= end:
            yield span
            end = span.end


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
