"""Coordination: a noun phrase -> the coordinate noun phrase of which it is a conjunct: "ECOWAS, the U.N. and the
African Union".

Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985), 13.39 to 13.55.
"""

from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import is_nominal, is_reduced_passive
from factcheck.language.tokens import Token

_COORDINATORS = frozenset({"and", "or", "&"})
_OPENS_A_CLAUSE = Word.THAT | Word.SUBORDINATOR | Word.CONJUNCTION | Word.QUOTE | Word.ADVERB
_MARKS = frozenset(',;:—–-―(“"')
_MOST = 6
_LONGEST_MODIFIER = 12
_FEWEST_OF_OFFICES = 3


def coordinated_before(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The phrase with the conjuncts before it, if the coordination is clause-initial; else the phrase."""
    if phrase.first > 1 and tokens[phrase.first - 1].text == "," and _is_pair(tokens, phrase):
        return _with_list_of_places(tokens, phrase)
    if phrase.first < 2 or tokens[phrase.first - 1].low not in _COORDINATORS:
        return phrase
    before = phrase.first - (3 if tokens[phrase.first - 2].text == "," else 2)
    parts, best = [phrase], phrase
    for _ in range(_MOST):
        conjunct = phrase_ending_at(tokens, before)
        if conjunct is None or conjunct.last != before:
            break
        if not _can_be_listed(tokens, conjunct):
            best = _with_modifier(tokens, conjunct, phrase) if best is phrase else best
            break
        parts.insert(0, conjunct)
        if _opens_a_clause(tokens, conjunct.first):
            best = Phrase(conjunct.first, phrase.last, phrase.head, tuple(parts))
        if conjunct.first < 2 or tokens[conjunct.first - 1].text != ",":
            break
        before = conjunct.first - 2
    return _of_several_roles(tokens, best)


def _is_pair(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether it is two names, the last of a list: of "Averly, Osk and Lorne" the last two."""
    return any(token.low in _COORDINATORS for token in tokens[phrase.first : phrase.last])


def _with_list_of_places(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The people whose places the list names: "Residents of Averly, Osk and Lorne"; else the phrase."""
    before = phrase.first - 2
    for _ in range(_MOST):
        conjunct = phrase_ending_at(tokens, before)
        if conjunct is None or conjunct.last != before or not tokens[before].is_capitalised:
            break
        if conjunct.head < conjunct.last and tokens[conjunct.head].word & NOUN:
            is_first = _opens_a_clause(tokens, conjunct.first)
            return Phrase(conjunct.first, phrase.last, conjunct.head) if is_first else phrase
        if conjunct.first < 2 or tokens[conjunct.first - 1].text != ",":
            break
        before = conjunct.first - 2
    return phrase


def _with_modifier(tokens: list[Token], modifier: Phrase, phrase: Phrase) -> Phrase:
    """The phrase with a bare noun that shares its head: of "..., customs and coast guard officials said" the whole."""
    is_bare = modifier.first == modifier.last and tokens[modifier.first - 1].text == ","
    is_head = tokens[phrase.head].word & Word.ROLE and phrase.first < phrase.head and modifier.first > 0
    return Phrase(modifier.first, phrase.last, phrase.head) if is_bare and is_head else phrase


def _of_several_roles(tokens: list[Token], phrase: Phrase) -> Phrase:
    """One person of several offices, if bare role nouns stand before a name: "chairman and founder Ada Roe"."""
    *roles, named = phrase.conjuncts or (phrase,)
    is_one = tokens[named.first].word & Word.ROLE and tokens[named.last].is_capitalised and named.first < named.last
    if not is_one or not all(part.first == part.last and tokens[part.last].word & Word.ROLE for part in roles):
        return phrase
    return Phrase(phrase.first, phrase.last, phrase.head)


def coordinated_after(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The phrase with the conjuncts behind it, up to the one behind the coordinator; else the phrase. A comma alone may
    open an apposition.
    """
    parts, place = [phrase], phrase.last + 1
    while place + 1 < len(tokens) and len(parts) <= _MOST:
        is_last = tokens[place].low in _COORDINATORS or (
            tokens[place].text == "," and tokens[place + 1].low in _COORDINATORS
        )
        if not is_last and tokens[place].text != ",":
            return phrase
        conjunct = phrase_starting_at(tokens, place + 2 if is_last and tokens[place].text == "," else place + 1)
        if conjunct is None or not _can_be_listed(tokens, conjunct) or _goes_on_as_clause(tokens, conjunct):
            return phrase
        parts.append(conjunct)
        if is_last:
            joint = Phrase(phrase.first, conjunct.last, phrase.head, tuple(parts))
            return phrase if _are_offices(tokens, parts) else joint
        place = conjunct.last + 1
    return phrase


def _are_offices(tokens: list[Token], parts: list[Phrase]) -> bool:
    """Whether what follows a name are its offices: "Ada Roe, a nurse and health expert from Osk"."""
    if len(parts) < _FEWEST_OF_OFFICES:
        return False
    opens, last = tokens[parts[-2].first], tokens[parts[-1].first]
    if not tokens[parts[0].head].is_capitalised or last.is_capitalised or opens.is_capitalised:
        return False
    if not opens.word & Word.DETERMINER:  # "Ada Roe, senior director at the bank and a co-author of the report"
        return bool(tokens[parts[-2].head].word & Word.ROLE)
    is_office = opens.low != "the" or tokens[parts[-2].head].word & Word.ROLE
    return bool(is_office) and not last.word & Word.DETERMINER


def shared_head(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The noun phrase whose coordinated premodifiers share a head noun: of "South Korean, Ukrainian and Western
    sources" the whole; else the phrase.
    """
    if phrase.last != phrase.head or not all(tokens[at].is_capitalised for at in range(phrase.first, phrase.last + 1)):
        return phrase
    place, has_coordinator = phrase.last + 1, False
    while place < min(len(tokens), phrase.last + _LONGEST_MODIFIER):
        token = tokens[place]
        if token.text == "," or token.low in _COORDINATORS:
            has_coordinator = has_coordinator or token.low in _COORDINATORS
        elif not token.is_capitalised or token.word & NOUN:
            break
        place += 1
    ends = place < len(tokens) and has_coordinator and tokens[place].word & NOUN and not tokens[place].is_capitalised
    return Phrase(phrase.first, place, place) if ends else phrase


def _can_be_listed(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase can be a conjunct: its head or last word is a proper name or a listed noun, or a pronoun."""
    head = tokens[phrase.head]
    is_pronoun = head.word & Word.PRONOUN and not head.word & Word.OBJECT_PRONOUN
    return bool(is_pronoun) or head.is_capitalised or bool(head.word & NOUN) or bool(tokens[phrase.last].word & NOUN)


def _opens_a_clause(tokens: list[Token], first: int) -> bool:
    """Whether `first` is clause-initial: behind a mark, coordinator, subordinator or adverb."""
    if first == 0:
        return True
    before = tokens[first - 1]
    return before.text in _MARKS or bool(before.word & _OPENS_A_CLAUSE)


def _goes_on_as_clause(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is the subject of a coordinate clause: "said Roe, and the mayor agreed"."""
    after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
    if after is None or not after.is_word or is_reduced_passive(tokens, phrase.last + 1):
        return False
    return bool(after.word & Word.AUXILIARY) or not (
        after.word & (Word.PREPOSITION | Word.RELATIVE | Word.CALENDAR | Word.CONJUNCTION | Word.SUBORDINATOR)
        or is_nominal(tokens, phrase.last + 1)
    )
