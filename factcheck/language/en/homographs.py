"""Form of a reporting verb in its context -> whether it is the verb or its homograph: part-of-speech disambiguation.

"They claim" against "the claim", "alleged" against "alleged killers": an ordered table of contexts, as in Brill's
tagger (1992).
"""

from collections.abc import Callable
from typing import Final

from factcheck.language.en.appositions import DASHES, opening_mark
from factcheck.language.en.clauses import (
    before_participle_clause,
    before_relative_clause,
    begins_clause,
    is_finite_verb,
)
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, before_participle, phrase_ending_at, phrase_starting_at
from factcheck.language.en.verbs import has_auxiliary
from factcheck.language.en.word_classes import (
    before_adverbs,
    has_plural_ending,
    is_finite,
    is_nominal,
    is_number,
    is_verb,
)
from factcheck.language.en.words import members, table
from factcheck.language.rules import first_verdict
from factcheck.language.tokens import InContext, Token, low_at

_LONGEST_OBJECT = 5
_INSIDE = Word.DETERMINER | Word.POSSESSIVE | Word.CONJUNCTION
_INDEFINITE = frozenset({"a", "an"})
_BEFORE_A_NOUN = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.ADJECTIVE
_PREPOSITIONS_OF_A_VERB = frozenset({"for", "on", "about"})


def is_used_as_verb(tokens: list[Token], place: int) -> bool:
    """Whether the form is a verb here, not a noun ("the report", "his claims") or an adjective ("alleged killers"):
    by the first of `VERB_RULES` that has a verdict; by default a verb.
    """
    return first_verdict(VERB_RULES, InContext(tokens, place)) is not False


def _name(form: InContext) -> bool | None:
    """A capital inside a sentence: "the Report", but a verb in a headline in title case, or behind a quotation."""
    if not form.token.is_capitalised or form.before is None or form.before.word == Word.QUOTE:
        return None
    if form.token.text.isupper() and all(token.text.isupper() for token in form.tokens[: form.place]):
        return None  # "POLICE HAVE SAID a man"
    return None if is_headline(form.tokens) else False


def _concession(form: InContext) -> bool | None:
    """ "That said, the mill is old", "That being said,"."""
    if not form.token.word & Word.SAYS or form.after is None or form.after.text != ",":
        return None
    before = [token.low for token in form.tokens[: form.place]]
    return False if before in (["that"], ["that", "being"], ["having"]) else None


def _scored(form: InContext) -> bool | None:
    """A unit of a score: "from 12 percentage points to 8", "40 points to 12"."""
    if form.token.low not in members("pointing") or form.before is None:
        return None
    is_number = form.before.text[0].isdigit() or form.before.low in table("number_words")
    return False if is_number or form.before.low in members("scored") else None


def _owner(form: InContext) -> bool | None:
    """A genitive: "the report's author"."""
    return False if form.after is not None and form.after.low == "'s" else None


def _behind_as(form: InContext) -> bool | None:
    """The complement of another verb: "cited as saying"."""
    return False if form.token.word & Word.PARTICIPLE and form.before is not None and form.before.low == "as" else None


def _attributive(form: InContext) -> bool | None:
    """An attributive participle: "three confirmed deaths", "some alleged carriers", "killed suspected rebels"."""
    if form.before is None or form.after is None or form.token.low not in members("attributive"):
        return None
    if not is_nominal(form.tokens, form.place + 1) or not is_plural_noun(form.after):
        return None
    is_counted = form.before.text[0].isdigit() or form.before.low in table("number_words")
    is_object = not form.before.word & Word.AUXILIARY and is_verb(form.tokens, form.place - 1)
    return False if is_counted or is_object or form.before.low in members("stands_alone") else None


def _first(form: InContext) -> bool | None:
    """At the head of the sentence a past form or participle: "Said Roe"; "Report from Oslo"."""
    return bool(form.token.word & (Word.PAST | Word.PARTICIPLE)) if form.before is None else None


def _behind_a_modifier(form: InContext) -> bool | None:
    """Behind a determiner, adjective or preposition only a gerund, behind the last: "without saying", "the claim"."""
    before = form.before
    if before is None or not before.word & _BEFORE_A_NOUN:
        return None
    if before.word & Word.PRONOUN or before.low in members("stands_alone"):
        return None
    return bool(form.token.word & Word.PARTICIPLE and before.word & Word.PREPOSITION)


def _behind_s(form: InContext) -> bool | None:
    """ "He's said" is a perfect, "Roe's claim" a genitive."""
    if form.before is None or form.before.low != "'s":
        return None
    if form.token.word & Word.SAYS and form.token.word & Word.PAST:
        return True  # "Police in St. John's said"
    is_verb_form = form.token.word & (Word.PARTICIPLE | Word.PAST)
    return bool(is_verb_form and form.place >= 2 and form.tokens[form.place - 2].word & Word.PRONOUN)


def _graded(form: InContext) -> bool | None:
    """An adjective, or the noun behind one: "so promising for the family", "a more telling sign", "the most telling
    promise".
    """
    adjective = form.place - 1
    if adjective > 1 and form.before is not None and form.before.low.endswith("ing"):
        is_superlative = form.tokens[adjective - 1].low in members("degrees")
        return False if is_superlative and form.tokens[adjective - 2].word & Word.DETERMINER else None
    is_graded = form.before is not None and form.before.low in members("degrees")
    return False if is_graded and form.token.word & Word.PARTICIPLE and form.token.low.endswith("ing") else None


def _gerund(form: InContext) -> bool | None:
    """A participle that is a noun, too: a verb behind a comma or an auxiliary; "her writing"."""
    if form.before is None or not form.token.word & Word.PARTICIPLE:
        return None
    if form.before.text != "," and form.after is not None and form.after.word & Word.CONJUNCTION:
        return has_auxiliary(form.tokens, form.place)  # "investigative reporting and other work"
    if not form.token.word & NOUN:
        return None
    return form.before.text == "," or has_auxiliary(form.tokens, form.place) or _is_behind_a_day(form)


def _is_behind_a_day(form: InContext) -> bool:
    """Whether the noun before it ends a time adjunct: "issued a note in May warning them"; not "a Friday warning"."""
    day = form.place - 1
    is_day = day > 1 and form.tokens[day].word & Word.CALENDAR
    return bool(is_day) and bool(form.tokens[day - 1].word & Word.PREPOSITION)


def _form_in_s(form: InContext) -> bool | None:
    """A plural noun, too: "claims", "states"."""
    if not form.token.word & Word.NOUN_LIKE:
        return None
    return _is_tag_of_a_quotation(form.tokens, form.place) or _is_third_person(form.tokens, form.place)


def _base_form(form: InContext) -> bool | None:
    """A noun, too, or the verb of a plural: "claim", "say"."""
    if not form.token.word & Word.BASE_FORM or form.token.word & Word.PAST:
        return None
    return first_verdict(BASE_FORM_RULES, form) or False


VERB_RULES: Final[tuple[Callable[[InContext], bool | None], ...]] = (
    _name,
    _concession,
    _scored,
    _owner,
    _behind_as,
    _attributive,
    _first,
    _behind_a_modifier,
    _behind_s,
    _graded,
    _gerund,
    _form_in_s,
    _base_form,
)


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
    """Whether a subject can end with the token: a name, noun, pronoun, or the end of an apposition."""
    return token.is_capitalised or bool(token.word & (Word.PRONOUN | NOUN | Word.RELATIVE)) or token.text in ",)"


def _is_a_clause_behind_a_comma(tokens: list[Token], back: int) -> bool:
    """Whether subject and verb alone follow the last comma, a postposed reporting clause: "..., the team reports."."""
    subject = phrase_ending_at(tokens, back)
    if subject is None or subject.first == 0 or is_plural_noun(tokens[subject.head]):
        return False
    is_definite = tokens[subject.first].low == "the" or tokens[subject.head].is_capitalised
    return is_definite and tokens[subject.first - 1].text == ","


def is_plural_noun(head: Token) -> bool:
    """Whether the head is a plural common noun, by its ending."""
    return has_plural_ending(head) and not head.is_capitalised


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


def _behind_to_or_an_auxiliary(form: InContext) -> bool | None:
    """ "To claim", "would often say", "they say"; nothing but adverbs before it is no subject."""
    back = before_adverbs(form.tokens, form.place)
    if back < 0:
        return False
    token = form.tokens[back]
    if token.low in members("be"):
        return False  # "the only one running is state Senator Roe"
    return True if token.word & (Word.TO | Word.AUXILIARY) or token.low in members("plural_subjects") else None


def _before_its_subject(form: InContext) -> bool | None:
    """Inverted: "“...,” say the farmers", "The strike goes on, say unions."."""
    before, behind = form.before, phrase_starting_at(form.tokens, form.place + 1)
    is_open = before is not None and (before.word == Word.QUOTE or before.text == ",")
    if not is_open or behind is None or not form.token.word & Word.SPEECH:
        return None
    ends = _ends_clause(form.tokens, behind.last + 1)
    is_noun = _ends_as_plural(form.tokens, behind) or form.tokens[behind.head].low in members("plural_subjects")
    return True if ends and is_noun else None


def _ends_clause(tokens: list[Token], place: int) -> bool:
    """Whether a comma or the end stands there, or an adjunct that no verb follows: "..., say unions in Osk."."""
    if place >= len(tokens) or tokens[place].text in ",.":
        return True
    behind = range(place, len(tokens))
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
    is_plain = form.token.word & Word.SAYS and form.after is not None and form.after.is_word
    return bool(is_plain or _opens_a_clause(form.tokens, form.place + 1)) and is_many


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
    opening = opening_mark(tokens, back) if tokens[back].text == "," else None
    if tokens[back].word & Word.CALENDAR and back > 1:
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


def is_headline(tokens: list[Token]) -> bool:
    """Whether the sentence is in title case: over 60 % of its words capitalised, of three or more."""
    words = [token for token in tokens if token.is_word]
    return len(words) > 2 and sum(token.is_capitalised for token in words) > 0.6 * len(words)


def _before_day(tokens: list[Token], day: int) -> int:
    """The index before a day that says when: "those who wrote on Thursday say", "figures released Monday show"."""
    before = day - 2 if tokens[day - 1].low == "on" else day - 1
    if before > 0 and tokens[before].low in members("issued") | members("obtained"):
        return before - 1
    return before if before == day - 2 else day
