"""Tokens of a sentence -> the asides inside it (parenthesis): brackets, pairs of dashes, and between two commas
non-restrictive relative clauses, appositions and participles (Quirk et al. 1985, 17.22 to 17.26 and 17.65 ff.).
"""

from collections.abc import Iterator, Sequence

from factcheck.domain.values import Span
from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import phrase_ending_at
from factcheck.language.en.word_classes import OPENS, is_finite
from factcheck.language.tokens import Token
from factcheck.summarising.words import members

_LONGEST_ASIDE = 24
_SHORTEST_CLAUSE = 3
_DASHES = frozenset("—–―-")
_NO_APPOSITION = Word.PREPOSITION | Word.CONJUNCTION


def asides(tokens: list[Token]) -> Iterator[Span]:
    """The spans to cut, disjoint and in order, each with the marks and the space that go with it."""
    end = -1
    found = [*_brackets(tokens), *_between_dashes(tokens), *_between_commas(tokens)]
    for span in sorted(found, key=lambda one: one.start):
        if span.start >= end:
            yield span
            end = span.end


def _brackets(tokens: Sequence[Token]) -> Iterator[Span]:
    """Round brackets without a figure, with the space before them; not what is part of a name: "Water (Supply and
    Sewers) Act", "section 4(a)".
    """
    for place, token in enumerate(tokens):
        if token.text == "(" and place and tokens[place - 1].end < token.start:
            closing = next((at for at in range(place, len(tokens)) if tokens[at].text == ")"), None)
            is_named = closing is not None and closing > place + 2 and tokens[place + 1].is_capitalised
            if closing is not None and not is_named and not _has_figure(tokens[place:closing]):
                yield Span(start=tokens[place - 1].end, end=tokens[closing].end)


def _between_dashes(tokens: Sequence[Token]) -> Iterator[Span]:
    """What stands between the only two dashes of a sentence, without a figure."""
    dashes = [at for at, token in enumerate(tokens) if token.text in _DASHES]
    if len(dashes) != 2 or not dashes[0] or dashes[1] + 1 >= len(tokens):
        return
    first, last = dashes
    is_short = 1 < last - first <= _LONGEST_ASIDE and not tokens[last + 1].is_capitalised
    if is_short and not _has_figure(tokens[first:last]) and tokens[first + 1].low not in members("not_aside"):
        yield Span(start=tokens[first - 1].end, end=tokens[last].end)


def _has_figure(tokens: Sequence[Token]) -> bool:
    return any(token.text[0].isdecimal() for token in tokens)


def _between_commas(tokens: list[Token]) -> Iterator[Span]:
    """Asides between two commas, both cut, where the main clause goes on behind; behind an apposed name ("the driver,
    Jan Lund, 40, was") the second stays.
    """
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    for at, first in enumerate(commas):
        if first == 0 or first + 1 >= len(tokens):
            continue
        for last in commas[at + 1 :]:
            if last - first > _LONGEST_ASIDE:
                break
            is_side_clause = _is_before_side_clause(tokens, first, last)
            if is_side_clause or _is_aside(tokens, first, last):
                is_apposed = at > 0 and _is_apposed_name(tokens, commas[at - 1], first)
                goes_on = is_side_clause or is_apposed or _is_before_postmodifier(tokens, last)
                closing = tokens[last].start if goes_on else tokens[last].end
                yield Span(start=tokens[first].start, end=closing)
                break


def _is_apposed_name(tokens: list[Token], before: int, first: int) -> bool:
    """Whether all between the commas is a name that a noun before the first of them has: "the driver, Jan Lund,"; not
    "In the old town, Jan Lund,".
    """
    noun = phrase_ending_at(tokens, before - 1)
    if noun is None or not all(one.is_capitalised for one in tokens[before + 1 : first]):
        return False
    is_definite = tokens[noun.first].word & OPENS or any(one.low == "'s" for one in tokens[noun.first : before])
    is_person = tokens[noun.head].word & Word.ROLE
    return (
        bool(is_definite)
        and bool(is_person)
        and (noun.first == 0 or not tokens[noun.first - 1].word & Word.PREPOSITION)
    )


def _is_before_postmodifier(tokens: list[Token], last: int) -> bool:
    """Whether a prepositional phrase to another comma follows, so that the second comma stays: "Jan Lund, 30, from
    Trent, said".
    """
    if not tokens[last + 1].word & Word.PREPOSITION:
        return False
    behind = range(last + 1, len(tokens))
    comma = next((at for at in behind if tokens[at].text == "," or is_finite_verb(tokens, at)), len(tokens) - 1)
    return tokens[comma].text == ","


def _is_before_side_clause(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a relative or side clause stands between the commas and another one, or a participle, behind them: the
    second comma stays.
    """
    if last + 2 >= len(tokens) or last < first + _SHORTEST_CLAUSE or not tokens[first - 1].is_word:
        return False
    opening, behind = tokens[first + 1], tokens[last + 1]
    goes_on = behind.low in members("behind_a_comma")
    if opening.word & Word.RELATIVE:
        has_verb = any(is_finite(tokens, at) for at in range(first + 2, last))
        return has_verb and (goes_on or behind.low.endswith("ing"))
    is_side = goes_on and opening.low in members("behind_a_comma") and behind.low != opening.low
    return is_side and not any(
        one.text == "," and is_finite(tokens, at + 1) for at, one in enumerate(tokens[first + 2 : last], first + 2)
    )


def _is_aside(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a relative clause, participle or apposition stands between the commas, and the clause goes on."""
    if last + 1 >= len(tokens) or last == first + 1 or not tokens[first - 1].is_word:
        return False
    return any(pattern(tokens, first, last) for pattern in _PATTERNS)


def _is_relative_clause(tokens: list[Token], first: int, last: int) -> bool:
    """ ", which owns the bridge, voted"."""
    if not tokens[first + 1].word & Word.RELATIVE or not _verb_follows(tokens, last):
        return False
    return any(is_finite(tokens, at) for at in range(first + 2, last))


def _is_participle(tokens: list[Token], first: int, last: int) -> bool:
    """A past participle with its preposition: ", seen by Reuters, lists"."""
    opening, behind = tokens[first + 1], tokens[first + 2]
    is_past = bool(opening.word & (Word.PARTICIPLE | Word.VERB)) or opening.low.endswith("ed")
    has_agent = bool(behind.word & Word.PREPOSITION) or behind.low == "as"
    return is_past and has_agent and not opening.is_capitalised and _verb_follows(tokens, last)


def _is_apposition(tokens: list[Token], first: int, last: int) -> bool:
    """A common noun, or an age, behind a name, with no verb but in a relative clause: ", the driver who fled, was"; no
    noun alone, which may be one of a list: "Lakes, beaches, roads and bridges".
    """
    opening = tokens[first + 1]
    if last == first + 2 and not opening.text[0].isdecimal():
        return False
    is_gerund = opening.low.endswith("ing") and not opening.word & Word.DETERMINER
    if not tokens[first - 1].is_capitalised or opening.is_capitalised or opening.word & _NO_APPOSITION or is_gerund:
        return False
    relative = next((at for at in range(first + 1, last) if tokens[at].word & Word.RELATIVE), last)
    if any(is_finite_verb(tokens, at) for at in range(first + 1, relative)) or _is_list(tokens, first + 1, last):
        return False
    if any(one.text == "," for one in tokens[first + 1 : last]):
        return is_finite_verb(tokens, last + 1)
    return _verb_follows(tokens, last) or bool(tokens[last + 1].word & Word.PREPOSITION)


_PATTERNS = (_is_relative_clause, _is_participle, _is_apposition)


def _verb_follows(tokens: list[Token], last: int) -> bool:
    return is_finite(tokens, last + 1) and not tokens[last + 1].word & Word.RELATIVE


def _is_list(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a coordinator stands behind a comma: what is named before the first comma goes on there."""
    return any(tokens[at].text == "," and tokens[at + 1].word & Word.CONJUNCTION for at in range(first, last + 1))
