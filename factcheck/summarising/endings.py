"""Tokens of a sentence -> the side clauses and adjuncts that close it (Quirk et al. 1985, 8.1 ff. and 15.4 ff.).

Behind a comma: a relative clause, one of time or circumstance, a participle, an adjunct, a further main clause. Without
a comma a further predicate, or a clause or adjunct of time and circumstance, where nothing before it may be meant of
both.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.domain.values import Span
from factcheck.language.en.clauses import begins_clause, is_finite_verb, opens_a_figure
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import behind_adverbs, is_finite, is_nominal
from factcheck.language.en.words import members as classes
from factcheck.language.tokens import Token
from factcheck.summarising.adjuncts import is_adjunct
from factcheck.summarising.reports import Report, can_go, frames, is_untouched
from factcheck.summarising.words import members

# So far behind the comma the relative pronoun of an apposed noun stands, or the noun of "in a bold step".
_OPENING = 4
_ENDS = frozenset(".!?")
_DASHES = frozenset("—–―-")
_SHORTEST_GERUND = 5
_OPENS_A_SIDE_CLAUSE = Word.PREPOSITION | Word.SUBORDINATOR
_OPENS_A_CLAUSE = Word.RELATIVE | Word.THAT | Word.SUBORDINATOR | Word.CONJUNCTION | Word.PRONOUN
# From one word of a verb to the next: "was later caught".
_LONGEST_VERB = 2
_OPENS_A_PHRASE = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.SUBORDINATOR | Word.CONJUNCTION


def endings(text: str, tokens: list[Token], reports: Sequence[Report]) -> Iterator[Span]:
    """The spans to cut, the shortest first, each with the comma or space before it: to before the full stop, or the
    comma of an attribution that closes the sentence. A report in one is whole.
    """
    if not tokens or tokens[-1].text not in _ENDS:
        return
    said = frames(reports)
    close = _before_attribution(tokens, said)
    reported = min((span.start for span in said), default=tokens[-1].end)
    resumed = _last_resumption(tokens, close)
    openers = members("before_a_noun") | members("before_a_clause")
    for at in range(close - 2, 0, -1):
        may_open = tokens[at].low in openers and tokens[at].start < reported
        is_unmarked = may_open and _opens_without_mark(tokens, at, close)
        opens = is_unmarked or _opens_behind_a_mark(tokens, at, close, resumed)
        if not opens or _is_broken(tokens, at, close) or _gives_the_content(tokens, at):
            continue
        start = tokens[at].start if tokens[at].text == "," else tokens[at - 1].end
        cut = Span(start=start, end=tokens[close].start)
        if is_untouched(cut, reports) if is_unmarked else can_go(text, cut, reports):
            yield cut


def _opens_behind_a_mark(tokens: list[Token], at: int, close: int, resumed: int) -> bool:
    """Whether what closes the sentence opens there with a comma, its only dash, or a conjunction."""
    if tokens[at].text == ",":
        return at >= resumed and _opens_side_clause(tokens, at + 1)
    if tokens[at].text in _DASHES:
        return _is_clause_behind(tokens, at, close) and sum(token.text in _DASHES for token in tokens) == 1
    return bool(tokens[at].word & Word.CONJUNCTION) and at > resumed and _is_further_predicate(tokens, at, close)


def _before_attribution(tokens: list[Token], said: Sequence[Span]) -> int:
    """The comma before an attribution that closes the sentence, else its full stop."""
    last = next((at for at in range(len(tokens) - 2, 0, -1) if tokens[at].text == ","), 0)
    closes = last and is_adjunct(tokens, max((span.end for span in said), default=0))
    return last if closes and tokens[last + 1].start in {span.start for span in said} else len(tokens) - 1


def _gives_the_content(tokens: list[Token], at: int) -> bool:
    """Whether what stays only announces something: "issued a statement, saying"."""
    announces = any(token.low in classes("issues") for token in tokens[:at])
    return announces and tokens[at + 1].low in members("give_the_content")


def _is_broken(tokens: list[Token], at: int, close: int) -> bool:
    """Whether what stays would have no main verb, or end in a word that opens a phrase, in a bracket or between dashes
    that what is cut closes, or in a comma inside marks.
    """
    cut = [token.text for token in tokens[at:close]]
    opens = bool(tokens[at - 1].word & _OPENS_A_PHRASE) or tokens[at - 1].text in _DASHES
    in_marks = not tokens[at - 1].is_word and tokens[at - 2].text == ","
    if opens or in_marks or cut.count("(") != cut.count(")"):
        return True
    return _is_between_dashes(tokens, at, close) or not _has_main_clause(tokens, at)


def _is_between_dashes(tokens: list[Token], at: int, close: int) -> bool:
    """Whether a dash that opens an aside stays and the one that closes it would go; "--" is one."""
    places = [place for place in range(1, close) if tokens[place].text in _DASHES]
    dashes = [place for place in places if tokens[place - 1].text not in _DASHES]
    return sum(place < at for place in dashes) % 2 == 1 and any(place > at for place in dashes)


def _has_main_clause(tokens: list[Token], at: int) -> bool:
    """Whether a verb stands before that place that no relative clause has, behind the comma that ends a clause or
    phrase which opens the sentence: not "When the dam broke" alone, nor "The storm that broke it".
    """
    first = 1
    is_opened = tokens[0].word & _OPENS_A_SIDE_CLAUSE and not opens_a_figure(tokens, 0)
    if is_opened or tokens[1].word & (Word.SUBORDINATOR | Word.THAT):
        first = next((place for place in range(1, at) if tokens[place].text == ","), at)
    return _has_verb_of_its_own(tokens, first, at)


def _has_verb_of_its_own(tokens: list[Token], first: int, last: int) -> bool:
    """Whether more verbs than relative pronouns stand in front of `last`."""
    verbs = [place for place in range(first, last) if is_finite_verb(tokens, place) or _may_be_verb(tokens, place)]
    heads = [verb for before, verb in pairwise([-_LONGEST_VERB - 1, *verbs]) if verb > before + _LONGEST_VERB]
    return len(heads) > sum(_opens_a_relative(tokens, place) for place in range(first, last))


def _opens_a_relative(tokens: list[Token], place: int) -> bool:
    """ "The ferry which", "the storm that broke": not "said that"."""
    if tokens[place].word & Word.THAT:
        return is_nominal(tokens, place - 1) and not is_nominal(tokens, place + 1)
    return bool(tokens[place].word & Word.RELATIVE)


def _may_be_verb(tokens: list[Token], place: int) -> bool:
    """A form in -s, not behind a determiner nor before a mark: no "A bus with 10 tourists,"."""
    before, behind = tokens[place - 1], tokens[place + 1]
    return is_finite(tokens, place) and behind.is_word and not before.word & Word.DETERMINER


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
    if low == "as":
        return _is_comparison(tokens, place)
    if tokens[place].word & Word.RELATIVE or low in members("behind_a_comma"):
        return True
    if low in ("and", "but"):
        return _is_main_clause(tokens, place)
    if low in ("a", "an") and any(one.word & Word.RELATIVE for one in near):
        return True
    if low == "in":
        return any(one.low in members("moves") for one in near)
    if _is_gerund(tokens[place]) and _is_listed(tokens, place):
        return False
    return _is_gerund(tokens[place]) or _measures_time(tokens, place) or _is_apposition(tokens, place)


def _is_comparison(tokens: list[Token], place: int) -> bool:
    """Whether a clause or addition follows the "as" ("as rain fell", "as did Lund", "as well as"), no complement of the
    verb: "pointed to the bill, a long one, as proof".
    """
    behind = tokens[place + 1]
    adds = behind.word & Word.AUXILIARY or behind.low in members("behind_as")
    return bool(adds) or (not _is_gerund(behind) and _has_verb_of_its_own(tokens, place + 1, len(tokens) - 1))


def _is_main_clause(tokens: list[Token], place: int) -> bool:
    """Whether a clause stands behind the "and" or "but" there, and the one before concedes nothing: "may be, but"."""
    concedes = tokens[place].low == "but" and any(_binds(one) for one in tokens[:place])
    is_second = not any(one.text == "," for one in tokens[: place - 1])
    return is_second and not concedes and begins_clause(tokens, place + 1)


def _is_listed(tokens: list[Token], place: int) -> bool:
    """Whether the gerund there goes on a list of such or begins one: "for feeding, housing", "sawing and burning"."""
    before = any(tokens[at].word & Word.PREPOSITION and _is_gerund(tokens[at + 1]) for at in range(place - 2))
    behind = any(
        tokens[at].word & Word.CONJUNCTION and _is_gerund(tokens[at + 1]) for at in range(place, len(tokens) - 1)
    )
    return before or behind


def _is_apposition(tokens: list[Token], place: int) -> bool:
    """A noun phrase behind a name, to the full stop: ", the mayor of Lund."; no list, no verb but in its relative
    clause.
    """
    first, name = tokens[place], place - 2
    if not tokens[name].is_capitalised or not first.word & (Word.DETERMINER | Word.ROLE):
        return False
    while name > 0 and tokens[name].is_capitalised:
        name -= 1
    if tokens[name].text == "," or any(one.text in ",;:" or one.low in ("and", "or") for one in tokens[place:]):
        return False
    opens = (at for at in range(place, len(tokens)) if tokens[at].word & (Word.RELATIVE | Word.THAT))
    return not any(is_finite_verb(tokens, at) for at in range(place, next(opens, len(tokens))))


def _is_further_predicate(tokens: list[Token], at: int, close: int) -> bool:
    """A finite verb of the same subject behind "and" or "but" without comma, where nothing before binds both; not of
    an object that both verbs share ("seized and inspected the ship"), nor the last of three.
    """
    verb = behind_adverbs(tokens, at + 1)
    if verb >= close or not is_finite_verb(tokens, verb) or tokens[at - 1].text == ",":
        return False
    has_comma = any(one.text == "," for one in tokens[at:close])
    if has_comma or _shares_an_object(tokens, at, verb) or _is_last_of_three(tokens, at):
        return False
    if _holds_the_main_verb(tokens, verb, close, subjects=1):
        return False
    return not any(_binds(one) or one.low in members("paired") for one in tokens[:at])


def _shares_an_object(tokens: list[Token], at: int, verb: int) -> bool:
    """Whether a verb stands right before the conjunction, and a noun phrase behind the one after it."""
    is_verb_before = is_finite_verb(tokens, at - 1) or bool(tokens[at - 1].word & Word.PARTICIPLE)
    has_object = tokens[verb + 1].word & (Word.DETERMINER | Word.POSSESSIVE) or is_nominal(tokens, verb + 1)
    return is_verb_before and bool(has_object)


def _is_last_of_three(tokens: list[Token], at: int) -> bool:
    """Whether a comma joins two predicates before the conjunction: "rose to 770 km, crossed an island [and fell]"."""
    commas = [place for place in range(1, at) if tokens[place].text == ","]
    for before, comma in zip([-1, *commas], commas, strict=False):
        opens = tokens[before + 1]
        is_side = opens.word & (Word.RELATIVE | _OPENS_A_SIDE_CLAUSE)
        has_verb = any(is_finite_verb(tokens, place) for place in range(before + 1, comma))
        if is_finite_verb(tokens, comma + 1) and has_verb and not is_side:
            return True
    return False


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
    if before.low in classes("stretches") or before.word & (Word.DETERMINER | Word.AUXILIARY) or not before.is_word:
        return False
    is_adjunct = token.low in members("before_a_noun")
    opens = not is_finite_verb(tokens, at - 1) if is_adjunct else _is_clause_of_time(tokens, at + 1)
    if not opens or any(one.text in ",:;" for one in tokens[at - 1 : close]) or _is_absolute(tokens, at):
        return False
    subjects = int(begins_clause(tokens, at + 1) and not _is_gerund(tokens[at + 1]))
    if _holds_the_main_verb(tokens, at + 1, close, subjects):
        return False
    compared = any(one.low in members("compared") for one in tokens[max(0, at - _OPENING) : at])
    return not compared and not any(_binds(one) for one in tokens[:at])


def _is_clause_of_time(tokens: list[Token], place: int) -> bool:
    """A clause, or a participle behind a conjunction of time: "while carrying"; not "seen as humiliating"."""
    return begins_clause(tokens, place) or (tokens[place - 1].low != "as" and _is_gerund(tokens[place]))


def _holds_the_main_verb(tokens: list[Token], first: int, close: int, subjects: int) -> bool:
    """Whether an auxiliary stands from there on that none of the subjects there has for its own: "vendors who fled
    [after he banned them were back]".
    """
    last = first - 1 - _LONGEST_VERB
    for place in range(first, close):
        token = tokens[place]
        if token.word & _OPENS_A_CLAUSE:
            subjects += 1
        elif is_finite_verb(tokens, place) and not _is_gerund(token):
            if place > last + _LONGEST_VERB and not subjects and token.word & Word.AUXILIARY:
                return True
            subjects -= int(place > last + _LONGEST_VERB and subjects > 0)
            last = place
    return False


def _is_absolute(tokens: list[Token], at: int) -> bool:
    """Whether a share without a verb stands between the last comma and there: ", most of them after"."""
    comma = next((place for place in range(at - 1, 0, -1) if tokens[place].text == ","), 0)
    has_verb = any(is_finite_verb(tokens, place) for place in range(comma + 1, at))
    return comma > 0 and tokens[comma + 1].low in members("shares") and not has_verb


def _binds(token: Token) -> bool:
    """Whether it denies or supposes what stands behind it."""
    return bool(token.word & Word.NEGATION) or token.low in members("bound")
