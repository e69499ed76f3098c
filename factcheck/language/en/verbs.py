"""Disambiguate reporting verbs from their noun and adjective homographs and from their non-reporting senses, by
context.
"""

from factcheck.language.en.appositions import opening_mark
from factcheck.language.en.lexicon import NOUN, Company, Word, company
from factcheck.language.en.phrases import Phrase, phrase_ending_at
from factcheck.language.en.word_classes import is_adverb, is_finite, is_nominal, is_verb
from factcheck.language.en.words import members, table
from factcheck.language.tokens import Token

_LONGEST_OBJECT = 5
_LONGEST_AUXILIARY = 4
# Verbs whose negation entails that nothing was said; "did not deny" does not.
_TELLS = Word.SPEECH | Word.ADDRESS
_ANY = Company()
_PLURAL_ENDINGS = ("s", "men", "women", "people", "police", "media")
_BEFORE_A_NOUN = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.ADJECTIVE


def is_used_as_verb(tokens: list[Token], place: int) -> bool:
    """Whether the form is a verb here, not a noun ("the report", "his claims") or an adjective ("alleged killers")."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.is_capitalised and place and tokens[place - 1].word != Word.QUOTE and not is_headline(tokens):
        return False
    if after is not None and after.low == "'s":
        return False
    if before is not None and _is_adjectival(tokens, place):
        return False
    if before is None:
        return token.word & (Word.PAST | Word.PARTICIPLE) != 0
    if before.word & _BEFORE_A_NOUN and not (before.word & Word.PRONOUN or before.low in members("stands_alone")):
        return bool(token.word & Word.PARTICIPLE) and bool(before.word & Word.PREPOSITION)
    if before.low == "'s":
        is_verb_form = token.word & (Word.PARTICIPLE | Word.PAST)
        return bool(is_verb_form and place >= 2 and tokens[place - 2].word & Word.PRONOUN)
    if token.word & Word.PARTICIPLE and token.word & NOUN:
        return before.text == "," or has_auxiliary(tokens, place)
    if token.word & Word.NOUN_LIKE:
        return _third_person_is_verb(tokens, place)
    if token.word & Word.BASE_FORM and not token.word & Word.PAST:
        return _base_form_is_verb(tokens, place)
    return True


def _is_adjectival(tokens: list[Token], place: int) -> bool:
    """Whether the participle describes a noun: "cited as saying", "three confirmed deaths", "some alleged carriers"."""
    token, before = tokens[place], tokens[place - 1]
    if token.word & Word.PARTICIPLE and before.low == "as":
        return True
    if token.low not in members("attributive"):
        return False
    if place + 1 >= len(tokens) or not is_nominal(tokens, place + 1) or tokens[place + 1].is_capitalised:
        return False
    is_counted = (
        before.text[0].isdigit() or before.low in table("number_words") or before.low in members("stands_alone")
    )
    return is_counted and is_plural_noun(tokens[place + 1])


def _third_person_is_verb(tokens: list[Token], place: int) -> bool:
    """Whether a form in -s ("claims", "states") is a verb: behind a possible subject, before a possible complement."""
    back = place - 1
    while back > 0 and is_adverb(tokens[back]):
        back -= 1
    before = tokens[back]
    speaks = before.is_capitalised or before.word & (Word.PRONOUN | NOUN | Word.RELATIVE) or before.text in ",)"
    if not speaks or place + 1 >= len(tokens):
        return bool(speaks)
    after = tokens[place + 1]
    if after.text == ".":
        return _is_a_clause_behind_a_comma(tokens, back)
    if after.word & (Word.AUXILIARY | Word.CONJUNCTION) or is_verb(tokens, place + 1):
        return False
    if after.word & Word.THAT and place + 2 < len(tokens) and is_verb(tokens, place + 2):
        return False  # "the attacks that killed"
    return not after.word & Word.PREPOSITION or after.low in {"for", "on", "about", "as"}


def _is_a_clause_behind_a_comma(tokens: list[Token], back: int) -> bool:
    """Whether subject and verb alone follow the last comma, a postposed reporting clause: "..., the team reports."."""
    subject = phrase_ending_at(tokens, back)
    if subject is None or subject.first == 0 or is_plural_noun(tokens[subject.head]):
        return False
    is_definite = tokens[subject.first].low == "the" or tokens[subject.head].is_capitalised
    return is_definite and tokens[subject.first - 1].text == ","


def is_plural_noun(head: Token) -> bool:
    """Whether the head is a plural common noun, by its ending."""
    return head.low.endswith(_PLURAL_ENDINGS) and not head.is_capitalised


def _base_form_is_verb(tokens: list[Token], place: int) -> bool:
    """Whether a base form is a verb: behind "to", an auxiliary, a plural subject, or in the complement of "hear"."""
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    if back < 0 or (tokens[place].word & NOUN and _is_auxiliary(tokens, place + 1)):
        return False  # "the AP report is misleading"
    token = tokens[back]
    if token.word & (Word.TO | Word.AUXILIARY) or token.low in members("plural_subjects"):
        return True
    if token.word & Word.CALENDAR and back > 1 and tokens[back - 1].low == "on":
        back -= 2  # "those who wrote to her on Thursday say"
    opening = opening_mark(tokens, back) if token.text == "," else None
    phrase = phrase_ending_at(tokens, back if opening is None else opening - 1)
    if phrase is None:
        return False
    phrase = before_participle(tokens, phrase) or phrase
    head = tokens[phrase.head]
    is_plural = head.low in members("plural_subjects") or (
        bool(head.word & NOUN) and head.low.endswith(_PLURAL_ENDINGS)
    )
    is_plural = is_plural or tokens[phrase.first].low == "those"  # "those in favour say"
    is_plural = is_plural or (head.text.isupper() and len(head.text) > 1)  # "the WHO say"
    is_plural = is_plural or (_opens_a_clause(tokens, place + 1) and _has_plural_head(tokens, phrase))
    return is_plural or _are_names(tokens, phrase) or _is_heard(tokens, phrase)


def _is_auxiliary(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and bool(tokens[place].word & Word.AUXILIARY)


def _opens_a_clause(tokens: list[Token], place: int) -> bool:
    """Whether "that" or a pronoun and its verb stand there: the complement clause of a verb."""
    if place + 1 >= len(tokens):
        return False
    token = tokens[place]
    is_subject = token.word & Word.PRONOUN and not token.word & Word.OBJECT_PRONOUN
    return bool(token.word & Word.THAT or (is_subject and is_finite(tokens, place + 1)))


def _has_plural_head(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the noun phrase or one that it postmodifies is plural: "hardline sceptics", "those for a deal"."""
    while True:
        head = tokens[phrase.head]
        if is_plural_noun(head) or tokens[phrase.first].low in members("plural_subjects") or head.low == "those":
            return True
        before = phrase.first - 1
        if before <= 0 or not tokens[before].word & Word.PREPOSITION:
            return False
        if tokens[before - 1].low == "those":
            return True
        outer = phrase_ending_at(tokens, before - 1)
        if outer is None:
            return False
        phrase = outer


def before_participle(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """The noun phrase postmodified by a participle clause that ends with `phrase`: "documents obtained by us", "people
    briefed on it"; None for none.
    """
    participle = phrase.first - 2
    if participle < 1 or not tokens[participle + 1].word & Word.PREPOSITION or not is_verb(tokens, participle):
        return None
    last = participle - 1
    while last > 0 and is_adverb(tokens[last]):
        last -= 1
    if tokens[participle + 1].low != "by" and not tokens[last].word & NOUN:
        return None
    return phrase_ending_at(tokens, last)


def _are_names(tokens: list[Token], phrase: Phrase) -> bool:
    """ "Ada Roe and Lev Brandt write": coordinated proper names as plural subject."""
    return tokens[phrase.head].is_capitalised and any(one.low == "and" for one in tokens[phrase.first : phrase.last])


def _is_heard(tokens: list[Token], phrase: Phrase) -> bool:
    """ "heard the owner, Noel Shane, say": a bare infinitive behind a verb of perception."""
    before = tokens[max(0, phrase.first - _LONGEST_OBJECT) : phrase.first]
    return any(token.word & Word.HEARS for token in before) and not any(token.word & Word.THAT for token in before)


def is_headline(tokens: list[Token]) -> bool:
    """Whether the sentence is in title case: over 60 % of its words capitalised, of three or more."""
    words = [token for token in tokens if token.is_word]
    return len(words) > 2 and sum(token.is_capitalised for token in words) > 0.6 * len(words)


def can_govern(tokens: list[Token], place: int) -> bool:
    """Whether a verb with a non-reporting sense has a collocate or complement that selects the reporting one: "put it",
    "reads:", "shows that".
    """
    token = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.word & _TELLS and _is_denied(tokens, place):
        return False
    needed, barred = company().get(token.low, _ANY)
    if after is None:
        return not needed
    if after.low in barred or after.low in members("other_sense_particles"):
        return False
    if needed:
        return after.low in needed or (bool(token.word & Word.GIVES_FIGURE) and _gives_figure(tokens, place))
    if token.low in members("read"):
        return after.text in ",:." or after.word == Word.QUOTE or is_behind_a_quote(tokens, place)
    if token.word & Word.JUDGEMENT and after.word & Word.REFLEXIVE:
        return False  # "calling itself"
    return not (token.word & Word.SHOW and after.word & (Word.REFLEXIVE | Word.OBJECT_PRONOUN))


def leaves_no_doubt(token: Token) -> bool:
    """Whether the word reports whatever its subject: "the sign reads", "according to the data"."""
    return bool(token.word & Word.SAYS) or token.low == "according"


def is_citing(token: Token) -> bool:
    """Whether the participle cites another source: citing, quoting."""
    return bool(token.word & Word.CITES and token.word & Word.PARTICIPLE)


def is_behind_a_quote(tokens: list[Token], place: int) -> bool:
    """Whether a quotation stands directly before, a comma permitted: "Back at six," reads a note."""
    before = place - 2 if place > 1 and tokens[place - 1].text == "," else place - 1
    return before >= 0 and tokens[before].word == Word.QUOTE


def _gives_figure(tokens: list[Token], place: int) -> bool:
    """Whether the complement is "at" and a figure: "put the number at 80,000", "at fewer than £5m", "at
    two billion".
    """
    at = next((after for after in range(place + 1, min(place + 10, len(tokens))) if tokens[after].low == "at"), None)
    return at is not None and has_figure(tokens[at + 1 : at + 5])


def has_figure(tokens: list[Token]) -> bool:
    """Whether there is a numeral, in digits or words."""
    return any(token.text[0].isdigit() or token.low in table("number_words") for token in tokens)


def _is_denied(tokens: list[Token], place: int) -> bool:
    """Whether a negation has scope over the reporting verb: "did not say that", "would not say how many", "neither he
    nor his lawyer said".
    """
    back = place - 1
    while back >= 0 and place - back <= _LONGEST_AUXILIARY and _stands_in_verb_phrase(tokens[back]):
        if tokens[back].word & Word.NEGATION or tokens[back].low.endswith("n't"):
            return True
        back -= 1
    return any(token.low in ("neither", "nor") for token in tokens[max(0, place - 10) : place])


def _stands_in_verb_phrase(token: Token) -> bool:
    """Whether the token can stand before the main verb in its verb phrase: an adverb, auxiliary, negation, "to"."""
    return is_adverb(token) or bool(token.word & (Word.AUXILIARY | Word.NEGATION | Word.TO))


def is_passive(tokens: list[Token], place: int) -> bool:
    """Whether the verb is a past participle in the passive; "he's said" is a perfect."""
    if not tokens[place].word & Word.PAST:
        return False
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return (
        back >= 0
        and tokens[back].low in members("be")
        and not (tokens[back].low == "'s" and place >= 2 and tokens[place].low in {"said", "told"})
    )


def has_auxiliary(tokens: list[Token], place: int) -> bool:
    """Whether an auxiliary, contracted or not, precedes the verb, adverbs skipped."""
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return back >= 0 and (bool(tokens[back].word & Word.AUXILIARY) or tokens[back].low in members("contracted"))
