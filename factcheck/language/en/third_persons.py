"""Form in -s in its context -> whether it is a verb or a plural noun: "the mayor claims so", "the claims"."""

from factcheck.language.en.appositions import DASHES
from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import phrase_ending_at
from factcheck.language.en.word_classes import before_adverbs, is_nominal, is_number, is_plural_noun, is_verb
from factcheck.language.en.words import members
from factcheck.language.tokens import InContext, Token, low_at

_PREPOSITIONS_OF_A_VERB = frozenset({"for", "on", "about"})


def form_in_s(form: InContext) -> bool | None:
    """A plural noun, too: "claims", "states"."""
    if not form.token.word & Word.NOUN_LIKE:
        return None
    if _is_tag_of_a_quotation(form.tokens, form.place) or _is_in_as_clause(form.tokens, form.place):
        return True
    return _is_third_person(form.tokens, form.place)


def _is_third_person(tokens: list[Token], place: int) -> bool:
    """Whether a form in -s is a verb: behind a possible subject, before a possible complement."""
    back = max(0, before_adverbs(tokens, place))
    if tokens[back].low in members("no_deeds"):
        return False  # "Following reports that"
    if tokens[back].low in members("days") and back:
        back -= 1  # "the report today claims that"
    if not _can_be_subject(tokens[back]):
        return _is_of_document(tokens, place)
    if place + 1 >= len(tokens):
        return True
    after = tokens[place + 1]
    if after.text == ".":
        return _is_a_clause_behind_a_comma(tokens, back)
    if after.text in DASHES or _precedes_its_verb(tokens, place, back):
        return False  # "such as the Baltic states - "
    if _is_in_object(tokens, back, after) or _ends_an_adjunct_of_place(tokens, back, after):
        return False
    if _calls_for(tokens, place, back):
        return True
    takes_preposition = tokens[place].word & ~Word.JUDGEMENT & CUE and after.low in _PREPOSITIONS_OF_A_VERB
    return not after.word & Word.PREPOSITION or bool(takes_preposition)  # not "attacks on"


def _is_in_as_clause(tokens: list[Token], place: int) -> bool:
    """ "As Roe notes in her essay, boats sink": a name behind "as", and no other verb before the comma; not "As Osk
    reports in May were late, they left".
    """
    is_one = tokens[0].low == "as" and place > 1 and tokens[place].word & Word.SPEECH
    if not is_one or low_at(tokens, place + 1) == "for":
        return False
    comma = next((at for at in range(place + 1, len(tokens)) if not tokens[at].is_word), place)
    is_named = all(one.is_capitalised or one.word & Word.PRONOUN for one in tokens[1:place])
    has_verb = any(is_finite_verb(tokens, at) for at in range(place + 1, comma))
    return is_named and tokens[comma].text == "," and not has_verb


def _is_of_document(tokens: list[Token], place: int) -> bool:
    """Whether a document that opens the sentence shows something: "Video obtained from the salon shows the man"."""
    first = int(bool(tokens[0].word & Word.DETERMINER))
    shows = tokens[place].word & Word.SHOW and tokens[first].word & Word.DOCUMENT and place + 1 < len(tokens)
    if not shows or not tokens[place + 1].word & (Word.DETERMINER | Word.POSSESSIVE | Word.THAT):
        return False
    made = members("obtained") | members("issued")
    return not any(is_finite_verb(tokens, at) and tokens[at].low not in made for at in range(first + 1, place))


def _calls_for(tokens: list[Token], place: int, back: int) -> bool:
    """ "Roe calls for an end to the war", "her plan calls for a ban"; not "police calls for help"."""
    if tokens[place].low != "calls" or low_at(tokens, place + 1) not in ("for", "on"):
        return False
    subject, phrase = tokens[back], phrase_ending_at(tokens, back)
    is_one = subject.is_capitalised or subject.word & (NOUN | Word.PRONOUN | Word.RELATIVE)
    if not is_one or subject.word & Word.COLLECTIVE or low_at(tokens, place + 2) in members("summoned"):
        return False
    return phrase is None or phrase.first == 0 or not tokens[phrase.first - 1].word & Word.PREPOSITION


def _is_tag_of_a_quotation(tokens: list[Token], place: int) -> bool:
    """Whether a quotation opens the sentence and a subject follows: “It is late,” reports the harbour board."""
    if place != 1 or tokens[0].word != Word.QUOTE or place + 1 >= len(tokens):
        return False
    return tokens[place + 1].is_capitalised or bool(tokens[place + 1].word & Word.DETERMINER)


def _is_in_object(tokens: list[Token], last: int, after: Token) -> bool:
    """Whether the noun that ends there is in the object of a verb: "makes the Lindal comments hurtful", "asked member
    states to pay".
    """
    if after.word & Word.TO and last > 0 and (is_verb(tokens, last - 1) or tokens[last - 1].word & CUE):
        return True
    phrase = phrase_ending_at(tokens, last)
    if phrase is None or phrase.last < last or not phrase.first or tokens[phrase.first].word & Word.PRONOUN:
        return False
    before = tokens[phrase.first - 1]
    if before.word & (CUE | Word.AUXILIARY):
        return False
    return is_verb(tokens, phrase.first - 1) or (before.low.endswith("ing") and phrase.first > 1)


def _ends_an_adjunct_of_place(tokens: list[Token], last: int, after: Token) -> bool:
    """ "Vowed in its campaign pledges for the city to", "invests in Silk Road projects, mostly"."""
    if after.word & Word.PREPOSITION:
        return _is_in_adjunct(tokens, last)
    return after.text == "," and _is_governed(tokens, last)


def _is_governed(tokens: list[Token], last: int) -> bool:
    """Whether the nouns that end there stand behind a preposition or a conjunction, in no parenthesis."""
    first = last
    while first > 0 and is_nominal(tokens, first - 1):
        first -= 1
    joint = tokens[first - 1].word if first else Word.NONE
    return bool(joint & (Word.PREPOSITION | Word.CONJUNCTION)) and all(token.text != "," for token in tokens[:first])


def _is_in_adjunct(tokens: list[Token], last: int) -> bool:
    """Whether the noun phrase that ends there is the object of a preposition, with its possessor: "in its campaign"."""
    phrase = phrase_ending_at(tokens, last)
    if phrase is None or phrase.first == 0 or not tokens[phrase.first].word & Word.POSSESSIVE:
        return False
    return bool(tokens[phrase.first - 1].word & Word.PREPOSITION)


def _precedes_its_verb(tokens: list[Token], place: int, back: int) -> bool:
    """Whether a verb follows, whose subject is the noun: "claims are", "police records show", "attacks that killed"."""
    after = tokens[place + 1]
    if back > 0 and tokens[back].is_capitalised and tokens[back - 1].word & Word.RELATIVE:
        return False  # "the shop, which Roe hopes will open"
    if after.word & CUE and not after.word & (Word.PARTICIPLE | NOUN) and not tokens[back].word & Word.PRONOUN:
        return True
    if after.word & (Word.AUXILIARY | Word.CONJUNCTION) or is_verb(tokens, place + 1):
        return True
    return bool(after.word & Word.THAT) and place + 2 < len(tokens) and is_verb(tokens, place + 2)


def _can_be_subject(token: Token) -> bool:
    """Whether a subject can end with the token: a name, noun, pronoun, or the end of an apposition; no number."""
    if is_number(token):
        return False  # "Nineteen states, the District of Tarn among them"
    return token.is_capitalised or bool(token.word & (Word.PRONOUN | NOUN | Word.RELATIVE)) or token.text in ",)"


def _is_a_clause_behind_a_comma(tokens: list[Token], back: int) -> bool:
    """Whether subject and verb alone follow the last comma, a postposed reporting clause: "..., the team reports."."""
    subject = phrase_ending_at(tokens, back)
    if subject is None or subject.first == 0 or is_plural_noun(tokens[subject.head]):
        return False
    is_owned = any(token.low == "'s" for token in tokens[subject.first : subject.head])  # “...,” Roe's report states.
    is_definite = tokens[subject.first].low == "the" or tokens[subject.head].is_capitalised or is_owned
    before = tokens[subject.first - 1]
    return is_definite and (before.text == "," or before.word == Word.QUOTE)
