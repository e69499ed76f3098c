"""What stands between a subject and its verb -> what is before it: auxiliaries, adverbs, adverbials, postmodifiers."""

from functools import cache

from factcheck.language.en.clauses import before_participle_clause, is_finite_verb
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import Phrase, before_participle, phrase_ending_at, phrase_starting_at
from factcheck.language.en.stems import is_past
from factcheck.language.en.word_classes import is_adverb, is_nominal
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

_LONGEST_TIME = 6
_DIGITS_OF_A_YEAR = 4
_COMPLEMENTS = frozenset({"of", "for"})


def belongs_to_verb(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if is_adverb(token) or token.word & (Word.AUXILIARY | Word.REFLEXIVE | Word.TO):
        return True
    if token.low in members("days") and not token.is_capitalised:
        return True
    if token.low == "and" and place > 0 and is_adverb(tokens[place - 1]) and is_adverb(tokens[place + 1]):
        return True
    return token.low in members("contracted") and place > 0 and bool(tokens[place - 1].word & Word.PRONOUN)


def before_time(tokens: list[Token], back: int) -> int:
    """The index before an adverbial of time between subject and verb: "the bank on Monday said", "has over the past
    two weeks warned", "has at times said", "the agency Friday said", "the bank last week said"; `back` where none ends
    there.
    """
    if _ends_year(tokens, back):
        return _before_adverbs_of_time(tokens, back - 2)
    if back > 1 and _is_time(tokens[back]) and tokens[back - 1].low in members("around_days"):
        is_earlier = tokens[back - 2].low in members("steps_of_time")
        return _before_adverbs_of_time(tokens, back - 2 - is_earlier)
    if back > 0 and tokens[back].word & Word.CALENDAR and is_nominal(tokens, back - 1):
        return back - 1
    first = back
    while first > 0 and back - first < _LONGEST_TIME and _tells_time(tokens, first):
        first -= 1
    is_adverbial = 0 < first < back and tokens[first].word & Word.PREPOSITION and tokens[first].low not in _COMPLEMENTS
    if not is_adverbial or not any(_is_time(token) for token in tokens[first + 1 : back + 1]):
        return back
    return _before_adverbs_of_time(tokens, first - 1)


def _before_adverbs_of_time(tokens: list[Token], back: int) -> int:
    while back > 0 and belongs_to_verb(tokens, back):
        back -= 1
    return back


def before_issue(tokens: list[Token], back: int) -> int:
    """The index before a participle with its day: "a poll released this week found", "a report published Monday said";
    `back` where none ends there.
    """
    first = back
    while first > 0 and back - first < _LONGEST_TIME and _tells_day(tokens[first]):
        first -= 1
    is_issued = 0 < first < back and tokens[first].low in members("issued") | members("carried")
    if is_issued and is_nominal(tokens, first - 1):
        return first - 1
    return before_participle_clause(tokens, back)


def before_occasion(tokens: list[Token], back: int) -> int:
    """The index of "and" before where the next thing was said: "backs Roe and in a statement praised her"; else
    `back`.
    """
    if back < 2 or tokens[back].low not in words("occasions"):
        return back
    first = back
    while first > 0 and back - first < _LONGEST_TIME and not tokens[first].word & Word.PREPOSITION:
        first -= 1
    is_adjunct = first > 0 and tokens[first].word & Word.PREPOSITION and tokens[first - 1].word & Word.CONJUNCTION
    return first - 1 if is_adjunct else back


def _tells_day(token: Token) -> bool:
    return _is_time(token) or token.low in members("around_days")


def _tells_time(tokens: list[Token], place: int) -> bool:
    """Whether the token can stand in an adverbial of time behind its preposition: "the past two weeks", "late May"."""
    token = tokens[place]
    if _is_time(token) or token.text.isdigit() or token.word & Word.DETERMINER:
        return True
    return not token.is_capitalised and is_nominal(tokens, place)


def _is_time(token: Token) -> bool:
    return bool(token.word & Word.CALENDAR) or token.low in _times()


def _ends_year(tokens: list[Token], back: int) -> bool:
    """ "Who in 2019", "the bank since 2021"."""
    is_year = back > 1 and tokens[back].text.isdecimal() and len(tokens[back].text) == _DIGITS_OF_A_YEAR
    return is_year and tokens[back - 1].low in members("before_a_year")


@cache
def _times() -> frozenset[str]:
    return members("stretches") | members("days") | members("occurrences")


def before_adjuncts(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The subject before an adjunct: of "Mr. Kim in the message praised", "Mr. Kim"."""
    described = before_participle(tokens, phrase)
    if described is not None:
        return described
    outer = _postmodified(tokens, phrase)
    if outer is not None and _is_described(tokens, outer, phrase):
        return outer
    is_adjunct = outer is not None and tokens[phrase.first - 1].word & (Word.PREPOSITION | Word.TO)
    subject = outer if outer is not None and is_adjunct else phrase
    if may_speak(tokens[subject.head]):
        return subject
    while outer is not None and not may_speak(tokens[outer.head]):
        outer = _postmodified(tokens, outer)
    return _before_participle_at_the_head(tokens, phrase) or outer or subject


def _before_participle_at_the_head(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """Who opens the sentence before a past participle, the `phrase` in whose clause can say nothing: "A man arrested
    after the blast at the mill told", "A firm set up to take over the mill said". A tense form there would leave the
    verb behind it without a subject (Quirk 17.28); an object would make it one.
    """
    first = int(bool(tokens[0].word & Word.CONJUNCTION))
    opening = phrase_starting_at(tokens, first)
    if opening is None or not may_speak(tokens[opening.head]) or opening.last + 2 >= phrase.first:
        return None
    participle, behind = tokens[opening.last + 1], tokens[opening.last + 2]
    inside = range(opening.last + 2, phrase.first)
    is_form = is_past(participle.low) or participle.low in words("invariant_verbs")
    if not is_form or participle.word & Word.AUXILIARY:
        return None
    if any(_opens_a_clause(tokens, at) for at in inside):
        return None
    is_passive = participle.low in members("done_to") and behind.word & (Word.PREPOSITION | Word.SUBORDINATOR)
    joins = behind.word & (Word.PREPOSITION | Word.TO) or behind.low in members("particles")
    return opening if is_passive or (joins and not behind.word & Word.SUBORDINATOR) else None


def _opens_a_clause(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.low == "'s":
        return False
    if not token.is_word or token.word & (Word.CONJUNCTION | Word.RELATIVE | Word.THAT):
        return True
    return is_finite_verb(tokens, at) and not tokens[at - 1].word & Word.TO


def _is_described(tokens: list[Token], outer: Phrase, inner: Phrase) -> bool:
    """Whether the inner is the object of a participle about who opens the clause: "A lawyer helping the family"."""
    is_participle = tokens[inner.first - 1].low.endswith("ing") and outer.last + 2 == inner.first
    opens = outer.first == 0 or not tokens[outer.first - 1].is_word or tokens[outer.first - 1].word & Word.THAT
    return is_participle and bool(opens) and may_speak(tokens[outer.head])


def _postmodified(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """The noun phrase that a preposition or a present participle joins to this one: "a note by the clerk confirming the
    sale".
    """
    before = phrase.first - 1
    if before < 1:
        return None
    token = tokens[before]
    has_object = tokens[phrase.first].word & (Word.DETERMINER | Word.POSSESSIVE)  # "officials investigating the crash"
    is_verbal = has_object or not is_nominal(tokens, before)
    is_participle = token.low.endswith("ing") and not token.is_capitalised and is_verbal
    joins = token.word & (Word.PREPOSITION | Word.TO) or is_participle
    return phrase_ending_at(tokens, before - 1) if joins else None


def may_speak(head: Token) -> bool:
    """Whether it is a name, a pronoun, or a noun for somebody or a document."""
    return head.is_capitalised or bool(head.word & (NOUN | Word.PRONOUN))
