"""Noun phrase chunking: token index -> the noun phrase that ends or begins there, with its head noun;
without a parse.
"""

from typing import NamedTuple

from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.name_runs import name_behind_place
from factcheck.language.en.word_classes import (
    OPENS,
    STAND_ALONE,
    before_adverbs,
    has_plural_ending,
    is_adverb,
    is_nickname,
    is_nominal,
    is_number,
    is_possessive,
    is_pronominal,
    is_verb,
    is_where_people_are,
    joins_adjectives,
    joins_names,
    numbers_a_station,
)
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, before_bracket, opening_bracket, opening_of

_HEADS_A_NAME = NOUN | Word.HONORIFIC
# Prepositions of a noun's complement ("a spokesman for the bank"); others introduce an adjunct ("in a message").
_COMPLEMENT = frozenset({"of", "for", "at", "from", "with", "to", "about", "on", "in", "near", "against", "by"})
_PART_OF_A_SOURCE = frozenset({"of", "for", "at", "from", "with", "by"})
# A proper name takes "of" alone: Jason Gilbert of Cheyenne, but not "Petra Olsen from the gallery".
_PART_OF_A_NAME = frozenset({"of"})
_OPENS_ANOTHER = OPENS | Word.PREPOSITION | Word.CONJUNCTION
_LONGEST = 30
_MOST_ADJUNCTS = 3
_LONGEST_WHOSE = 8


class Phrase(NamedTuple):
    """A noun phrase: indices of its first and last token (inclusive) and of its head noun.

    `conjuncts` are the phrases of a coordination, whose head is that of the first or last conjunct.
    """

    first: int
    last: int
    head: int
    conjuncts: tuple["Phrase", ...] = ()


def phrase_ending_at(tokens: list[Token], last: int) -> Phrase | None:
    """The noun phrase whose last token is `last`, with the complements of its head; None for none.

    Inside a relative clause ("people who saw the debate") it is the antecedent instead; adjuncts ("Mr. Kim in Monday's
    message") are cut off.
    """
    if last < 0:
        return None
    if tokens[last].word & Word.PRONOUN:
        return Phrase(last, last, last)
    if tokens[last].text == "%" and last and is_number(tokens[last - 1]):
        share = phrase_ending_at(tokens, last - 1)
        return None if share is None else share._replace(last=last, head=last)
    if tokens[last].text == ")":
        last = opening_bracket(tokens, last) - 1
        if last < 0:
            return None
    if not is_nominal(tokens, last) and not is_pronominal(tokens, last):
        return None
    first = _first_of(tokens, last)
    antecedent = _before_relative_clause(tokens, first)
    if antecedent is not None:
        return antecedent
    return _without_adjuncts(tokens, _with_comparator(tokens, first), last)


def _with_comparator(tokens: list[Token], first: int) -> int:
    """Where what bounds a number in front begins: "at least 25 customers", "more than 100 mayors"; else `first`."""
    number = first + (tokens[first].low in members("bounds"))
    if number + 1 >= len(tokens) or not is_number(tokens[number]):
        return first
    if tokens[number - 1].low in members("bounds") and number > 1:
        return number - 2 if tokens[number - 2].low == "at" else first
    is_compared = number > 1 and tokens[number - 1].low == "than" and tokens[number - 2].low in members("compared")
    return number - 2 if is_compared else first


def _first_of(tokens: list[Token], last: int) -> int:
    """The first token of the noun phrase whose last one is `last`, complements and genitives included."""
    place = last
    lowest = max(0, last - _LONGEST)
    while place > lowest:
        before = place - 1
        token = tokens[before]
        if tokens[place].word & OPENS and not is_possessive(tokens, place):
            if not (_ties(tokens, before)):
                break
            place = before - 1
        elif is_possessive(tokens, before) or token.word & OPENS:
            place = before
        elif token.text == ")":
            opening = opening_bracket(tokens, before)
            if opening == before:
                break
            place = opening
        elif _joins_backwards(tokens, before, is_head=place == last):
            place = opening_of(tokens, before - 1)
        elif is_nominal(tokens, before) and not _name_begins_here(tokens, before):
            place = before
        else:
            break
    return place


def _joins_backwards(tokens: list[Token], place: int, *, is_head: bool) -> bool:
    """Whether the token at `place` joins the words around it: a coordinator, a preposition or a nickname."""
    if not is_head and joins_adjectives(tokens, place):
        return True
    return joins_names(tokens, place) or _ties(tokens, place) or is_nickname(tokens, place)


def _ties(tokens: list[Token], place: int) -> bool:
    """Whether the preposition at `place` can attach what follows to a noun before it."""
    if place < 1 or tokens[place].low not in _COMPLEMENT or tokens[place - 1].low == "according":
        return False
    return is_nominal(tokens, place - 1) or is_pronominal(tokens, place - 1) or tokens[place - 1].text in (")", "%")


def _name_begins_here(tokens: list[Token], before: int) -> bool:
    """Whether a proper name begins after `before`: a common noun before it, no title, is no part of it."""
    token, after = tokens[before], tokens[before + 1]
    if not after.is_capitalised or token.is_capitalised or "-" in token.text or token.word & Word.PARTICLE:
        return False
    if token.word & (_HEADS_A_NAME | Word.ADJECTIVE) or token.low in members("redescribes"):
        return False
    first = before
    while first > 0 and before - first < 4 and is_nominal(tokens, first - 1) and not tokens[first - 1].is_capitalised:
        first -= 1
    if first == 0 or is_possessive(tokens, first - 1):
        return False
    return not tokens[first - 1].word & (Word.QUOTE | OPENS) and tokens[first - 1].text not in ",—–"


def _before_relative_clause(tokens: list[Token], first: int) -> Phrase | None:
    """The antecedent of the relative clause that the phrase at `first` is the object or an adjunct in; None for none:
    "people who saw the debate", "a clerk who was fired in 2022".
    """
    if first < 2 or not (is_verb(tokens, first - 1) or _ends_verb_and_adjuncts(tokens, first - 1)):
        return None
    for place in range(first - 1, max(0, first - 12), -1):
        token = tokens[place]
        if token.text in ",;:" or token.word == Word.QUOTE:
            return None
        if token.low in {"who", "whose", "which"} or (token.low == "that" and is_nominal(tokens, place - 1)):
            return phrase_ending_at(tokens, place - 1)
    return None


def _ends_verb_and_adjuncts(tokens: list[Token], place: int) -> bool:
    """Whether a verb stands before the prepositional phrases of which the last one's preposition is at `place`."""
    for _ in range(_MOST_ADJUNCTS):
        if not tokens[place].word & (Word.PREPOSITION | Word.TO):
            return False
        before = place - 1
        if before > 0 and is_verb(tokens, before):
            return _is_behind_a_relative(tokens, before)
        while before > 0 and (is_nominal(tokens, before) or tokens[before].word & (OPENS | Word.OBJECT_PRONOUN)):
            if tokens[before - 1].word & (Word.PREPOSITION | Word.TO):
                break
            before -= 1
            if is_verb(tokens, before):
                return _is_behind_a_relative(tokens, before)
        place = before - 1
        if place < 1:
            return False
    return False


def _is_behind_a_relative(tokens: list[Token], verb: int) -> bool:
    """Whether only auxiliaries and adverbs stand between the verb and "who", "which" or "that"."""
    back = verb - 1
    while back > 0 and (tokens[back].word & (Word.AUXILIARY | Word.ADVERB) or tokens[back].low in ("'d", "'s", "'ve")):
        back -= 1
    return tokens[back].low in {"who", "which", "that"} or _is_behind_whose(tokens, back)


def _is_behind_whose(tokens: list[Token], last: int) -> bool:
    """Whether the subject that ends there is somebody's: "a pastor whose campaign last year led to protests"."""
    for at in range(last, max(0, last - _LONGEST_WHOSE), -1):
        if tokens[at].low == "whose":
            return at < last
        if not tokens[at].is_word or is_verb(tokens, at):
            return False
    return False


def _without_adjuncts(tokens: list[Token], first: int, last: int) -> Phrase:
    """Cut the phrase before the first preposition of an adjunct; the head noun precedes any complement."""
    head, end = last, last
    for place in range(first + 1, last + 1):
        if tokens[place].word & (Word.PREPOSITION | Word.TO) and not _is_share(tokens, place):
            named = name_behind_place(tokens, place + 1 + (tokens[place + 1].low == "the"), last)
            if named is not None or _is_of_employer(tokens, place, last) or _is_of_body(tokens, first, place, last):
                return Phrase(first, last, last)  # "the ambassador to Denmark Erik Dahl"
            head = min(head, max(first, before_bracket(tokens, place - 1)))
            if _is_of_adjective(tokens, first, place):
                continue
            is_inside = is_where_people_are(tokens, head, place, last)
            if tokens[place].low not in _complements(tokens[head]) and not is_inside:
                end = place - 1
                break
    head = _speaking_head(tokens, first, head)
    if first < head < last and tokens[head].low.endswith("ing") and has_plural_ending(tokens[head - 1]):
        return Phrase(first, head - 1, head - 1)  # "communities living near the site"
    return Phrase(first, end, head)


def _is_of_adjective(tokens: list[Token], first: int, place: int) -> bool:
    """Whether the preposition belongs to an adjective behind its noun: "sources close to", "people familiar with"."""
    adjective = place - 1
    if adjective <= first or tokens[adjective].word & NOUN or tokens[adjective].is_capitalised:
        return False
    return tokens[place].low in ("to", "with") and bool(tokens[adjective - 1].word & (Word.ROLE | Word.COLLECTIVE))


def _is_share(tokens: list[Token], place: int) -> bool:
    """Whether the preposition stands in a share with its noun: "3 in 10 voters"."""
    if tokens[place].low not in ("in", "of") or not 0 < place < len(tokens) - 2:
        return False
    return all(is_number(tokens[at]) for at in (place - 1, place + 1)) and is_nominal(tokens, place + 2)


def _is_of_employer(tokens: list[Token], place: int, last: int) -> bool:
    """Whether "of" or "for" stands in the name of a body in front of an office and its holder: "Bank of Lindal chief
    economist Ada Roe".
    """
    if tokens[place].low not in ("of", "for") or not tokens[place - 1].is_capitalised:
        return False
    name = last
    while name > place and tokens[name].is_capitalised:
        name -= 1
    inside = tokens[place + 1 : name + 1]
    is_office = place + 1 < name < last and tokens[name].word & Word.ROLE and inside[0].is_capitalised
    return bool(is_office) and not any(one.word & (OPENS | Word.PREPOSITION) for one in inside)


def _is_of_body(tokens: list[Token], first: int, place: int, last: int) -> bool:
    """Whether "of" or "for" stands in the name of a body in front of an office: "a Bank of Lindal official"."""
    inside = tokens[first + 1 : last]
    if tokens[first].low not in ("a", "an") or tokens[place].low not in ("of", "for") or place < first + 2:
        return False
    is_office = tokens[last].word & Word.ROLE and not tokens[last].is_capitalised
    return bool(is_office) and all(one.is_capitalised or one.low in ("of", "for") for one in inside)


def _speaking_head(tokens: list[Token], first: int, head: int) -> int:
    """The head noun before a postmodifying adjective: "a source close to", "people familiar with"."""
    if head > first and not tokens[head].word & NOUN and not tokens[head].is_capitalised:
        before = head - 1
        if tokens[before].word & (Word.ROLE | Word.COLLECTIVE) and (before == 0 or not tokens[before].is_capitalised):
            return before
    return head


def _complements(head: Token) -> frozenset[str]:
    """The prepositions that introduce a complement of this head noun."""
    if head.low in STAND_ALONE:
        return _COMPLEMENT
    return _PART_OF_A_NAME if head.is_capitalised and not head.word & NOUN else _PART_OF_A_SOURCE


def phrase_starting_at(tokens: list[Token], first: int) -> Phrase | None:
    """The noun phrase whose first token is `first`, up to a verb, adjunct, comma or quotation; None for none."""
    if first >= len(tokens):
        return None
    if tokens[first].word & Word.PRONOUN:
        return Phrase(first, first, first)
    if _opens_comparator(tokens, first):
        counted = phrase_starting_at(tokens, first + 2)
        return None if counted is None else counted._replace(first=first)
    end, head = _parts_from(tokens, first)
    last = end - 1
    while last > first and (tokens[last].word & _OPENS_ANOTHER or is_possessive(tokens, last)):
        last -= 1
    if last < first or not (tokens[last].is_word or tokens[last].text == ")"):
        return None
    if last == first and tokens[first].word & OPENS and not is_pronominal(tokens, first):
        return None
    return Phrase(first, last, _speaking_head(tokens, first, last if head is None else min(head, last)))


def _opens_comparator(tokens: list[Token], first: int) -> bool:
    """Whether a number follows "more than" or "at least" there."""
    if first + 2 >= len(tokens) or not is_number(tokens[first + 2]):
        return False
    if tokens[first].low == "at":
        return tokens[first + 1].low in members("bounds")
    return tokens[first].low in members("compared") and tokens[first + 1].low == "than"


def _parts_from(tokens: list[Token], first: int) -> tuple[int, int | None]:
    """Where the constituents of the noun phrase end, and the head if a complement of it follows ("spokesman for")."""
    place, head = first, None
    end = min(len(tokens), first + _LONGEST)
    while place < end:
        if place > first and _opens_complement(tokens, place):
            head = place - 1 if head is None else head
            place += 1
        after = _after_part(tokens, place, first)
        if after is None or _name_ends_before(tokens, place, first) or _opens_another(tokens, place, first):
            break
        place = after
    return place, head


def _opens_complement(tokens: list[Token], place: int) -> bool:
    """Whether a preposition introduces a complement of the noun before it: "spokesman for"."""
    low = tokens[place].low
    return low in _COMPLEMENT and low in _complements(tokens[place - 1]) and _opens_phrase(tokens, place + 1)


def _name_ends_before(tokens: list[Token], place: int, first: int) -> bool:
    """Whether a proper name of two words or more ends before `place`, a lower-case word, likely a verb, behind it."""
    if place > first and tokens[place].low == "following" and tokens[place - 1].is_capitalised:
        return True  # "told Tass following the vote"
    if numbers_a_station(tokens, place):
        return False
    if place < first + 2 or tokens[place].is_capitalised or tokens[place].word & NOUN or not tokens[place].is_word:
        return False
    names = tokens[place - 1].is_capitalised and (
        tokens[place - 2].is_capitalised or bool(tokens[place - 2].word & (Word.ROLE | Word.HONORIFIC))
    )
    return names and tokens[place].low != "'s" and not tokens[place].word & (OPENS | Word.CONJUNCTION | Word.PARTICLE)


def _opens_another(tokens: list[Token], place: int, first: int) -> bool:
    """Whether a determiner opens a second one: "According to Ada the mill", "called the plan a theft", "this a win"."""
    if place == first or not tokens[place].word & OPENS or is_possessive(tokens, place):
        return False
    is_behind = is_nominal(tokens, place - 1) or tokens[place - 1].low in members("demonstratives")
    return is_behind and not tokens[place].is_capitalised


def _after_part(tokens: list[Token], place: int, first: int) -> int | None:
    """The index after the constituent of a noun phrase at `place`; None for none."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.text == "(" and place > first:
        closing = next((p for p in range(place, min(place + 12, len(tokens))) if tokens[p].text == ")"), None)
        return None if closing is None else closing + 1
    if token.word & OPENS or token.low == "'s" or is_nominal(tokens, place):
        return place + 1
    if joins_names(tokens, place) or joins_adjectives(tokens, place) or is_nickname(tokens, place):
        return place + 1
    return place + 2 if place > first and _is_attributive(tokens, place) else None


def _is_attributive(tokens: list[Token], place: int) -> bool:
    """Whether an adverb and a participle modify the noun behind them: "the mill's recently named director"."""
    opens = tokens[place - 1].word & OPENS or tokens[place - 1].low == "'s"
    if not opens or not is_adverb(tokens[place]) or place + 2 >= len(tokens):
        return False
    return tokens[place + 1].low.endswith("ed") and is_nominal(tokens, place + 2)


def _opens_phrase(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and (is_nominal(tokens, place) or bool(tokens[place].word & OPENS))


def before_participle(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """The noun phrase postmodified by a participle clause that ends with `phrase`: "documents obtained by us", "people
    briefed on it", "a teacher accused of slapping a boy"; None for none.
    """
    preposition = phrase.first - 1
    is_gerund = preposition > 1 and tokens[preposition].low.endswith("ing") and not tokens[preposition].is_capitalised
    preposition -= is_gerund
    participle = preposition - 1
    while participle > 0 and tokens[participle].word & Word.CALENDAR:
        participle -= 1  # "a study released Thursday by the clinic"
    if participle < 1 or not tokens[preposition].word & Word.PREPOSITION or not is_verb(tokens, participle):
        return None
    last = max(0, before_adverbs(tokens, participle))
    is_people = tokens[last].word & NOUN or (tokens[last].is_capitalised and tokens[last].low.endswith("ns"))
    if tokens[preposition].low != "by" and not is_people:
        return None
    return phrase_ending_at(tokens, last)
