"""Coordination: a noun phrase -> the coordinate noun phrase of which it is a conjunct: "ECOWAS, the U.N. and the
African Union".

Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985), 13.39 to 13.55.
"""

from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.offices import before_party
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import has_plural_ending, is_adverb, is_nominal, is_reduced_passive
from factcheck.language.en.words import members, table
from factcheck.language.tokens import Token, low_at

_COORDINATORS = frozenset({"and", "or", "&"})
_OPENS_A_CLAUSE = Word.THAT | Word.SUBORDINATOR | Word.CONJUNCTION | Word.QUOTE | Word.ADVERB
_MARKS = frozenset(',;:—–-―(“"')
LIST_MARKS = frozenset(",—–-―")
_MOST = 6
_LONGEST_MODIFIER = 12
_FEWEST_OF_OFFICES = 3


def coordinated_before(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The phrase with the conjuncts before it, if the coordination is clause-initial; else the phrase."""
    before = tokens[phrase.first - 1] if phrase.first > 1 else None
    if before is not None and before.text == "," and _is_pair(tokens, phrase):
        places = _with_list_of_places(tokens, phrase)
        return _list_of_names(tokens, phrase) if places is phrase else places
    if before is None or before.low not in _COORDINATORS:
        return _person_and_officer(tokens, phrase)
    best = _listed_before(tokens, phrase)
    if best.conjuncts and tokens[best.first].low == "other" and tokens[best.first - 1].low in _COORDINATORS:
        return coordinated_before(tokens, Phrase(best.first, best.last, best.conjuncts[0].head))
    return _of_several_roles(tokens, best)


def _listed_before(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The phrase with the conjuncts that stand before its coordinator."""
    before = before_party(tokens, phrase.first - (3 if tokens[phrase.first - 2].text == "," else 2))
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
        before = before_party(tokens, conjunct.first - 2)
    return best


def _person_and_officer(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The phrase with its two conjuncts, if an office stands between the capitals of the second, or places are told:
    "Ada Roe and Labour leader Lev Brandt", "Ada Roe of Osk and Lev Brandt of Lorne"; else the phrase.
    """
    inside = tokens[phrase.first : phrase.last]
    has_office = any(token.word & Word.ROLE and not token.is_capitalised for token in inside)
    if not has_office and not any(token.low == "of" for token in inside):
        return phrase
    pair = pair_of(tokens, phrase)
    is_person = _opens_a_person(tokens, phrase.first)
    is_pair = len(pair) > 1 and is_person and all(tokens[one.last].is_capitalised for one in pair)
    if not is_pair or not (has_office or _opens_a_person(tokens, pair[1].first)):
        return phrase
    return Phrase(phrase.first, phrase.last, phrase.head, pair)


def _opens_a_person(tokens: list[Token], first: int) -> bool:
    """Whether a title or a first name begins there, and a name goes on: "Sens. Ada", "Lev Brandt", not "Spencer"."""
    opens = tokens[first]
    is_one = opens.word & (Word.HONORIFIC | Word.ROLE) or opens.low in table("first_names")
    return opens.is_capitalised and bool(is_one) and first + 1 < len(tokens) and tokens[first + 1].is_capitalised


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


def _list_of_names(tokens: list[Token], pair: Phrase) -> Phrase:
    """The clause-initial list that ends with the two names: "Hart, Brandt and Voss said"; else the phrase."""
    parts = pair_of(tokens, pair)
    place, best = pair.first - 2, pair
    for _ in range(_MOST):
        conjunct = phrase_ending_at(tokens, place)
        if len(parts) == 1 or conjunct is None or conjunct.last != place or not _names_somebody(tokens, conjunct):
            break
        parts = (conjunct, *parts)
        if _opens_a_clause(tokens, conjunct.first) or _opens_content(tokens, conjunct.first):
            best = Phrase(conjunct.first, pair.last, pair.head, parts)
        if conjunct.first < 2 or tokens[conjunct.first - 1].text != ",":
            break
        place = conjunct.first - 2
    return best


def pair_of(tokens: list[Token], phrase: Phrase) -> tuple[Phrase, ...]:
    """The two that a coordinator joins inside the phrase, each with its complement: of "Ada Roe of Osk and Lev Brandt
    of Lorne" both; else the phrase alone.
    """
    joint = next((at for at in range(phrase.first + 1, phrase.last) if tokens[at].low in _COORDINATORS), None)
    before = phrase_ending_at(tokens, joint - 1) if joint is not None else None
    after = phrase_starting_at(tokens, joint + 1) if joint is not None else None
    if before is None or after is None or before.last + 2 != after.first:
        return (phrase,)
    last = min(after.last, phrase.last)
    return Phrase(phrase.first, before.last, before.head), Phrase(after.first, last, min(after.head, last))


def _names_somebody(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a proper name ends the phrase that no gerund opens: "former mayor Ada Roe", not "meeting Roe" or
    "Founder".
    """
    opens, behind = tokens[phrase.first], tokens[min(phrase.first + 1, phrase.last)]
    is_gerund = opens.low.endswith("ing") and not (behind.word & Word.ROLE and has_plural_ending(behind))
    head = tokens[phrase.head]
    is_name = head.is_capitalised and (not head.word & Word.ROLE or has_plural_ending(head))
    return is_name and not (is_gerund and phrase.first < phrase.last)


def _opens_content(tokens: list[Token], first: int) -> bool:
    """Whether a reported clause can begin there: "Police said Hart, Brandt and Roe had"."""
    before = tokens[first - 1] if first else tokens[first]
    return bool(before.word & Word.SPEECH) and not (before.word & NOUN or before.low.endswith("ing"))


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
        first = _behind_coordinator(tokens, place)
        is_last = first is not None
        if not is_last and tokens[place].text != ",":
            return phrase
        conjunct = phrase_starting_at(tokens, place + 1 if first is None else first)
        if conjunct is None or not _can_be_listed(tokens, conjunct) or _goes_on_as_clause(tokens, conjunct):
            return phrase
        pair = (conjunct,) if is_last else pair_of(tokens, conjunct)
        if len(pair) > 1 and not (_names_somebody(tokens, phrase) and _are_more(tokens, phrase, pair)):
            return phrase
        parts.extend(pair)
        if is_last or len(pair) > 1:
            joint = Phrase(phrase.first, conjunct.last, phrase.head, tuple(parts))
            return phrase if _are_offices(tokens, parts) else joint
        place = conjunct.last + 1
    return phrase


def _are_more(tokens: list[Token], phrase: Phrase, pair: tuple[Phrase, ...]) -> bool:
    """Whether the pair behind a comma names two more, and no office or employer of a person."""
    opens = tokens[phrase.first]
    is_person = opens.word & Word.HONORIFIC or table("first_names").get(opens.low)
    employs = Word.ORGANISATION | Word.PREPOSITION
    is_employer = is_person and any(one.word & employs for one in tokens[pair[0].first : pair[-1].last + 1])
    return not is_employer and all(_names_somebody(tokens, one) for one in pair)


def _behind_coordinator(tokens: list[Token], place: int) -> int | None:
    """Where the last conjunct begins, behind "and" or ", and" at `place`; None for another mark or word."""
    coordinator = place + (tokens[place].text == ",")
    return coordinator + 1 if tokens[coordinator].low in _COORDINATORS else None


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
    if before.low == "both":
        return _opens_a_clause(tokens, first - 1)  # "Both the council and the firm said"
    if before.text == "." and first > 1 and tokens[first - 2].word & (Word.HONORIFIC | Word.ROLE):
        return _opens_a_clause(tokens, first - 2)  # "Sens. Ada Roe, D-Osk, and Lev Brandt said"
    return before.text in _MARKS or bool(before.word & _OPENS_A_CLAUSE) or before_examples(tokens, first) is not None


def with_examples(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """The several of whom the phrase ends the examples: "countries including Lindal and Osk", "senators like Ada Roe";
    None for none.
    """
    listed = coordinated_before(tokens, phrase)
    last = before_examples(tokens, listed.first)
    several = phrase_ending_at(tokens, last) if last is not None else None
    if several is None or not has_plural_ending(tokens[several.head]):
        return None
    whole = coordinated_before(tokens, several)
    return Phrase(whole.first, listed.last, several.head)


def before_examples(tokens: list[Token], first: int) -> int | None:
    """The end of the plural whose examples begin at `first`, no comma between: of "firms such as Tarnair" at "firms";
    None for no examples.
    """
    if first < 2:
        return None
    last = first - 3 if first > 2 and tokens[first - 1].low == "as" and tokens[first - 2].low == "such" else first - 2
    opens_examples = last < first - 2 or tokens[first - 1].low in members("exemplifying")
    is_plural = opens_examples and has_plural_ending(tokens[last]) and is_nominal(tokens, last)
    return last if is_plural else None


def gives_examples(inside: list[Token]) -> bool:
    """Whether the noun phrase ends in a name that is an example of it: "states such as Lindal and Osk"."""
    marks = (at for at, token in enumerate(inside) if token.low in members("exemplifying") or token.low == "such")
    return inside[-1].is_capitalised and next(marks, 0) > 0


def list_apposed_to(tokens: list[Token], several: Phrase) -> Phrase | None:
    """Who the several are whom a description counts: of "two senators, Ada Roe and Lev Brandt, said" both; None where
    no list of names follows between commas.
    """
    head, first = tokens[several.head], several.last + 2
    is_several = has_plural_ending(head) or head.low in members("pairs")
    if first >= len(tokens) or not is_several or head.is_capitalised or tokens[first - 1].text not in LIST_MARKS:
        return None
    name = phrase_starting_at(tokens, first)
    if name is None or is_adverb(tokens[first]):
        return None
    parts = pair_of(tokens, name)
    parts = parts if len(parts) > 1 else coordinated_after(tokens, name).conjuncts
    is_list = len(parts) > 1 and all(_names_somebody(tokens, one) for one in parts)
    is_closed = is_list and low_at(tokens, parts[-1].last + 1) in LIST_MARKS
    return Phrase(first, parts[-1].last, parts[-1].head, parts) if is_closed else None


def _goes_on_as_clause(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is the subject of a coordinate clause: "said Roe, and the mayor agreed"."""
    after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
    if after is None or not after.is_word or is_reduced_passive(tokens, phrase.last + 1):
        return False
    return bool(after.word & Word.AUXILIARY) or not (
        after.word & (Word.PREPOSITION | Word.RELATIVE | Word.CALENDAR | Word.CONJUNCTION | Word.SUBORDINATOR)
        or is_nominal(tokens, phrase.last + 1)
    )
