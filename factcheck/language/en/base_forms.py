"""Base form in its context -> whether it is the verb of a plural or a noun: "officials claim it", "the claim".

An ordered table of contexts, and one of the noun phrases that are plural.
"""

from collections.abc import Callable
from typing import Final

from factcheck.language.en.appositions import DASHES, opening_mark
from factcheck.language.en.clauses import before_participle_clause, before_relative_clause, begins_clause
from factcheck.language.en.coordination import coordinated_after, coordinated_before
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, before_participle, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import (
    before_adverbs,
    has_plural_ending,
    is_finite,
    is_nominal,
    is_number,
    is_plural_noun,
)
from factcheck.language.en.words import members
from factcheck.language.rules import first_verdict
from factcheck.language.tokens import InContext, Token

_LONGEST_OBJECT = 5
_INSIDE = Word.DETERMINER | Word.POSSESSIVE | Word.CONJUNCTION
_INDEFINITE = frozenset({"a", "an"})


def base_form(form: InContext) -> bool | None:
    """A noun, too, or the verb of a plural: "claim", "say"."""
    if not form.token.word & Word.BASE_FORM or form.token.word & Word.PAST:
        return None
    return first_verdict(BASE_FORM_RULES, form) or False


def _parenthetical(form: InContext) -> bool | None:
    """ "Makers of, say, boats"."""
    is_between = form.before is not None and form.after is not None and form.before.text == form.after.text == ","
    return False if is_between else None


def _beside_another_adjective(form: InContext) -> bool | None:
    """ "Some state and local governments", no verb that another follows: "state and repeat that"."""
    if form.after is None or form.after.low not in ("and", "or"):
        return None
    return False if is_nominal(form.tokens, form.place + 2) and is_nominal(form.tokens, form.place + 3) else None


def _head_of_a_compound(form: InContext) -> bool | None:
    """A noun whose verb or participle follows: "the AP report is misleading", "the GDP estimate signalling a gain"."""
    if form.after is None or not form.token.word & NOUN:
        return None
    is_followed = form.after.word & Word.AUXILIARY or (form.after.word & CUE and form.after.low.endswith("ing"))
    return False if is_followed else None


def _behind_a_place(form: InContext) -> bool | None:
    """What a place is: "Tarn state", "the Tarn state senate"; not "officials in Tarn state that"."""
    if form.token.low not in members("kinds_of_place") or form.before is None or not form.before.is_capitalised:
        return None
    is_verb_form = has_plural_ending(form.before) or (form.after is not None and form.after.word & Word.THAT)
    return None if is_verb_form else False


def _behind_to_or_an_auxiliary(form: InContext) -> bool | None:
    """ "To claim", "would often say", "they say"; nothing but adverbs before it is no subject."""
    back = before_adverbs(form.tokens, form.place)
    if back < 0:
        return False
    token = form.tokens[back]
    if token.low in members("be"):
        return False  # "the only one running is state Senator Roe"
    if token.low in members("have"):
        return False  # "who had no criminal record"
    return True if token.word & (Word.TO | Word.AUXILIARY) or token.low in members("plural_subjects") else None


def _before_its_subject(form: InContext) -> bool | None:
    """Inverted: "“...,” say the farmers", "The strike goes on, say unions.", "..., say the army and the police."."""
    before, behind = form.before, phrase_starting_at(form.tokens, form.place + 1)
    is_open = before is not None and (before.word == Word.QUOTE or before.text == ",")
    if not is_open or behind is None or not form.token.word & Word.SPEECH:
        return None
    joint = coordinated_after(form.tokens, behind)
    ends = _ends_clause(form.tokens, joint.last + 1)
    is_noun = _ends_as_plural(form.tokens, behind) or form.tokens[behind.head].low in members("plural_subjects")
    are_several = joint.conjuncts and all(_may_say(form.tokens[one.head]) for one in joint.conjuncts)
    return True if ends and (is_noun or are_several) else None


def _may_say(head: Token) -> bool:
    return head.is_capitalised or bool(head.word & (Word.ROLE | Word.ORGANISATION | Word.COLLECTIVE))


def _ends_clause(tokens: list[Token], place: int) -> bool:
    """Whether a comma or the end stands there, or an adjunct that no verb follows: "..., say unions in Osk."."""
    if place >= len(tokens) or tokens[place].text in ",.":
        return True
    comma = next((at for at in range(place, len(tokens)) if tokens[at].text == ","), len(tokens))
    behind = range(place, comma)
    return bool(tokens[place].word & Word.PREPOSITION) and not any(is_finite(tokens, at) for at in behind)


def _behind_another_verb(form: InContext) -> bool | None:
    """The next verb of a plural, with its clause: "police deny the charge and say they left"."""
    if form.before is None or form.after is None or not form.token.word & Word.SPEECH:
        return None
    if form.token.word & NOUN and form.place > 1 and form.tokens[form.place - 2].word & NOUN:
        return None  # "in a letter and tweet that"
    opens = form.after.word & (Word.THAT | Word.PRONOUN) and not form.after.word & Word.OBJECT_PRONOUN
    has_clause = form.token.word & Word.SAYS and begins_clause(form.tokens, form.place + 1)
    return True if form.before.word & Word.CONJUNCTION and (opens or has_clause) else None


def _before_its_clause(form: InContext) -> bool | None:
    """With a clause whose subject is a pronoun, whatever stands before it: "Mill Action, a group, say they left"."""
    is_behind_noun = form.before is not None and not form.before.word & Word.CALENDAR
    opens = form.token.word & Word.SAYS and _opens_a_clause(form.tokens, form.place + 1)
    return True if is_behind_noun and opens else None


def _behind_a_joint_subject(form: InContext) -> bool | None:
    """ "Roe, and other critics of the levy, claim"."""
    back = before_adverbs(form.tokens, form.place)
    opening = opening_mark(form.tokens, back) if form.tokens[back].text == "," else None
    return True if opening is not None and form.tokens[opening + 1].low == "and" else None


def _ends_an_adjunct(form: InContext) -> bool | None:
    """The noun of a prepositional phrase, before a mark: "to find friends in your own list, go"; not "..., officials
    in the town claim.".
    """
    if form.after is None or form.after.is_word or form.after.word == Word.QUOTE or form.token.word & Word.SAYS:
        return None
    whole = _subject_of_base_form(form.tokens, form.place) if _is_behind_adjunct(form.tokens, form.place) else None
    if whole is None or not whole.first:
        return None
    before = form.tokens[whole.first - 1]
    return None if before.text == "," or before.word & (Word.QUOTE | Word.SUBORDINATOR) else False


def _is_behind_adjunct(tokens: list[Token], place: int) -> bool:
    """Whether a preposition with a determined noun phrase ends in front: "in your own"."""
    first = place - 1
    while first > 0 and is_nominal(tokens, first):
        first -= 1
    is_determined = first < place - 1 and tokens[first].word & (Word.DETERMINER | Word.POSSESSIVE)
    return bool(is_determined and tokens[first - 1].word & Word.PREPOSITION)


def _behind_its_subject(form: InContext) -> bool | None:
    """Behind a noun phrase that is plural, or the object of "hear"."""
    subject = _subject_of_base_form(form.tokens, form.place)
    if subject is None:
        return None
    if _is_one_thing(form.tokens, subject):
        return False
    if _is_helped(form.tokens, subject):
        return False
    if any(is_one(form.tokens, subject) for is_one in PLURALS):
        return True
    is_many = _has_plural_head(form.tokens, subject) or _is_family_or_share(form.tokens, subject)
    joint = coordinated_before(form.tokens, subject).conjuncts  # "the mayor and the board say"
    is_many = is_many or (bool(joint) and all(_may_say(form.tokens[one.head]) for one in joint))
    return is_many and _has_its_clause(form)


def _has_its_clause(form: InContext) -> bool:
    """Whether what it reports follows: "officials say boats sank", "results show the water is", "boats claim that"."""
    if form.token.word & Word.SAYS and form.after is not None and form.after.is_word:
        return True
    shows = form.token.word & Word.SHOW and begins_clause(form.tokens, form.place + 1)
    return bool(shows) or _opens_a_clause(form.tokens, form.place + 1)


def _is_helped(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a bare infinitive follows the object of a causative: "helping the navy and its allies respond"."""
    before = range(max(0, phrase.first - _LONGEST_OBJECT), phrase.first)
    at = next((at for at in reversed(before) if tokens[at].low in members("causatives")), None)
    return at is not None and all(
        is_nominal(tokens, one) or tokens[one].word & _INSIDE for one in range(at + 1, phrase.first)
    )


def _is_family_or_share(tokens: list[Token], phrase: Phrase) -> bool:
    """ "The Roes say", "about four in 10 say"."""
    first, last = tokens[phrase.first], tokens[phrase.last]
    is_family = first.low == "the" and last.is_capitalised and last.low.endswith("s")
    return is_family or is_number(last)


def _is_one_thing(tokens: list[Token], phrase: Phrase) -> bool:
    """ "A media request", "a New York Times report"; not "a number of officials report", "a few report"."""
    inside = tokens[phrase.first : phrase.last + 1]
    is_many = any(token.low in ("of", "few", "dozen") or token.low in members("stand_for_people") for token in inside)
    return (
        bool(inside[0].word) and inside[0].low in _INDEFINITE and not is_many and not inside[-1].word & Word.COLLECTIVE
    )


BASE_FORM_RULES: Final[tuple[Callable[[InContext], bool | None], ...]] = (
    _parenthetical,
    _beside_another_adjective,
    _head_of_a_compound,
    _behind_a_place,
    _behind_to_or_an_auxiliary,
    _before_its_subject,
    _behind_another_verb,
    _before_its_clause,
    _behind_a_joint_subject,
    _ends_an_adjunct,
    _behind_its_subject,
)


def _subject_of_base_form(tokens: list[Token], place: int) -> Phrase | None:
    """The noun phrase before the verb and its adverbs, past "on Thursday", an apposition, a participle and a relative
    clause.
    """
    back = before_adverbs(tokens, place)
    opening = opening_mark(tokens, back) if tokens[back].text == "," or tokens[back].text in DASHES else None
    if back > 1 and (tokens[back].word & Word.CALENDAR or tokens[back].low in members("days")):
        back = _before_day(tokens, back)
    back = before_participle_clause(tokens, back if opening is None else opening - 1)
    back = before_relative_clause(tokens, back)
    phrase = phrase_ending_at(tokens, back)
    return None if phrase is None else before_participle(tokens, phrase) or phrase


def _is_listed_plural(tokens: list[Token], phrase: Phrase) -> bool:
    """ "Police say"; "those in favour say"; "a number of officials say", "a wide array of economists say"."""
    head = tokens[phrase.head].low
    is_many = (head in members("stand_for_people") or head in members("pluralities")) and phrase.head < phrase.last
    if is_many and is_plural_noun(tokens[phrase.last]):
        return True
    return tokens[phrase.head].low in members("plural_subjects") or _is_of_several(tokens, phrase)


def _is_of_several(tokens: list[Token], phrase: Phrase) -> bool:
    """ "Those in favour", "both millers"."""
    opens = tokens[phrase.first].low
    return opens == "those" or (opens in members("determines_many") and is_plural_noun(tokens[phrase.last]))


def _ends_as_plural(tokens: list[Token], phrase: Phrase) -> bool:
    """ "Officials say"."""
    head = tokens[phrase.head]
    return bool(head.word & NOUN) and has_plural_ending(head)


def _is_acronym(tokens: list[Token], phrase: Phrase) -> bool:
    """ "The WHO say"; not "the 70-page WHO report"."""
    head = tokens[phrase.head].text
    is_alone = phrase.first == phrase.last or tokens[phrase.first].low == "the"
    return head.isupper() and len(head) > 1 and is_alone and phrase.first >= phrase.last - 1


def _are_names(tokens: list[Token], phrase: Phrase) -> bool:
    """ "Ada Roe and Lev Brandt write": coordinated proper names as plural subject."""
    return tokens[phrase.head].is_capitalised and any(one.low == "and" for one in tokens[phrase.first : phrase.last])


def _is_heard(tokens: list[Token], phrase: Phrase) -> bool:
    """ "heard the owner, Noel Shane, say": a bare infinitive behind a verb of perception."""
    before = tokens[max(0, phrase.first - _LONGEST_OBJECT) : phrase.first]
    return any(token.word & Word.HEARS for token in before) and not any(token.word & Word.THAT for token in before)


# Noun phrases behind which a base form is the finite verb, or the bare infinitive.
PLURALS: Final[tuple[Callable[[list[Token], Phrase], bool], ...]] = (
    _is_listed_plural,
    _ends_as_plural,
    _is_acronym,
    _are_names,
    _is_heard,
)


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
        opens = phrase.head == 0 and has_plural_ending(head)
        if (
            opens
            or is_plural_noun(head)
            or tokens[phrase.first].low in members("plural_subjects")
            or head.low == "those"
        ):
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


def _before_day(tokens: list[Token], day: int) -> int:
    """The index before a day that says when: "those who wrote on Thursday say", "figures released Monday show"."""
    before = day - 2 if tokens[day - 1].low == "on" else day - 1
    if before > 0 and tokens[before].low in members("issued") | members("obtained"):
        return before - 1
    return before if before == day - 2 else day
