"""Tokens of a sentence -> the side clauses and adjuncts that close it (Quirk et al. 1985, 8.1 ff. and 15.4 ff.).

Behind a comma: a relative clause, one of time or circumstance, a participle, an adjunct, a further main clause. Without
a comma only a clause or adjunct of time and circumstance, where nothing before it may be meant of both.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.domain.values import Span
from factcheck.language.en.clauses import begins_clause, is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import is_finite
from factcheck.language.en.words import members as classes
from factcheck.language.tokens import Token
from factcheck.summarising.words import members

# So far behind the comma the relative pronoun of an apposed noun stands, or the noun of "in a bold step".
_OPENING = 4
_ENDS = frozenset(".!?")
_DASHES = frozenset("—–―-")
_SHORTEST_GERUND = 5
_OPENS_A_PHRASE = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.SUBORDINATOR | Word.CONJUNCTION


def endings(tokens: list[Token], kept: Sequence[Span]) -> Iterator[Span]:
    """The spans to cut, the shortest first, each with the comma or space before it: to before the full stop, or the
    comma of an attribution that closes the sentence; `kept` has the spans of attributions.
    """
    last = len(tokens) - 1
    if last < 0 or tokens[last].text not in _ENDS:
        return
    close = _before_attribution(tokens, kept)
    reported = min((span.start for span in kept), default=tokens[last].end)
    resumed = _last_resumption(tokens, close)
    has_one_dash = sum(token.text in _DASHES for token in tokens) == 1
    for at in range(close - 2, 0, -1):
        if tokens[at].text == ",":
            opens = at >= resumed and _opens_side_clause(tokens, at + 1)
        elif tokens[at].text in _DASHES:
            opens = has_one_dash and _is_clause_behind(tokens, at, close)
        else:
            opens = tokens[at].start < reported and _opens_without_mark(tokens, at, close)
        if opens and not _is_broken(tokens, at, close):
            start = tokens[at].start if tokens[at].text == "," else tokens[at - 1].end
            yield Span(start=start, end=tokens[close].start)


def _before_attribution(tokens: Sequence[Token], kept: Sequence[Span]) -> int:
    """The comma before an attribution that closes the sentence, else its full stop."""
    attributions = {span.start for span in kept}
    closing = (at for at in range(len(tokens) - 2, 0, -1) if tokens[at].text == ",")
    return next((at for at in closing if tokens[at + 1].start in attributions), len(tokens) - 1)


def _is_broken(tokens: list[Token], at: int, close: int) -> bool:
    """Whether what stays would have no verb, or end in a word that opens a phrase or in a bracket not closed."""
    cut = [token.text for token in tokens[at:close]]
    has_verb = any(is_finite(tokens, place) for place in range(1, at))
    return not has_verb or bool(tokens[at - 1].word & _OPENS_A_PHRASE) or cut.count("(") != cut.count(")")


def _last_resumption(tokens: list[Token], close: int) -> int:
    """The last comma behind which a verb takes up the clause before it again, or another clause opens; 0 for none."""
    commas = (at for at in range(close - 2, 0, -1) if tokens[at].text == ",")
    return next((at for at in commas if is_finite(tokens, at + 1) or begins_clause(tokens, at + 1)), 0)


def _is_clause_behind(tokens: list[Token], dash: int, close: int) -> bool:
    """Whether a clause, and no exception, stands between the dash and the close."""
    if tokens[dash + 1].low in members("not_aside"):
        return False
    return any(is_finite_verb(tokens, at) for at in range(dash + 1, close))


def _opens_side_clause(tokens: list[Token], place: int) -> bool:
    """A relative clause, alone or behind a noun ("an incident which"), one of time or circumstance, an adjunct, a
    participle, or a further main clause behind "and".
    """
    low = tokens[place].low
    near = tokens[place + 1 : place + _OPENING]
    if tokens[place].word & Word.RELATIVE or low in members("behind_a_comma"):
        return True
    if low == "and":
        return begins_clause(tokens, place + 1) and not any(one.text == "," for one in tokens[: place - 1])
    if low in ("a", "an"):
        return any(one.word & Word.RELATIVE for one in near)
    if low == "in":
        return any(one.low in members("moves") for one in near)
    return _is_gerund(tokens[place]) or _measures_time(tokens, place)


def _is_gerund(token: Token) -> bool:
    return token.low.endswith("ing") and len(token.low) >= _SHORTEST_GERUND and token.low not in classes("no_deeds")


def _measures_time(tokens: list[Token], place: int) -> bool:
    """Whether a length of time before "before" or "after" opens there: "one day before", "weeks after"."""
    lows = [one.low for one in tokens[place : place + _OPENING]]
    return any(one in classes("stretches") and two in members("orders") for one, two in pairwise(lows))


def _opens_without_mark(tokens: list[Token], at: int, close: int) -> bool:
    """Whether a clause or adjunct of time or circumstance opens there, with no comma in it, behind a main clause that
    neither denies nor supposes anything: what it denies or supposes may be the side clause.
    """
    token, before = tokens[at], tokens[at - 1]
    if before.low in classes("stretches") or before.word & (Word.DETERMINER | Word.AUXILIARY):
        return False
    if token.low in members("before_a_noun"):
        opens = not is_finite_verb(tokens, at - 1)
    else:
        opens = token.low in members("before_a_clause") and (
            begins_clause(tokens, at + 1) or _is_gerund(tokens[at + 1])
        )
    if not opens or any(one.text in ",:;" for one in tokens[at - 1 : close]):
        return False
    compared = any(one.low in members("compared") for one in tokens[max(0, at - _OPENING) : at])
    return not compared and not any(one.word & Word.NEGATION or one.low in members("bound") for one in tokens[:at])
