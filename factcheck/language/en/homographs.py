"""Form of a reporting verb in its context -> whether it is the verb or its homograph: part-of-speech disambiguation.

"They claim" against "the claim", "alleged" against "alleged killers": an ordered table of contexts, as in Brill's
tagger (1992).
"""

from collections.abc import Callable
from typing import Final

from factcheck.language.en.base_forms import base_form
from factcheck.language.en.clauses import begins_clause
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.third_persons import form_in_s
from factcheck.language.en.verbs import has_auxiliary, is_perceived
from factcheck.language.en.word_classes import is_nominal, is_plural_noun, is_verb
from factcheck.language.en.words import members, table
from factcheck.language.rules import first_verdict
from factcheck.language.tokens import InContext, Token

_BEFORE_A_NOUN = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.ADJECTIVE


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
    """ "That said, the mill is old", "That being said,", "All told, it lost nine"."""
    if form.after is None or form.after.text != ",":
        return None
    before = [token.low for token in form.tokens[: form.place]]
    if form.token.low == "told":
        return False if before[-1:] == ["all"] else None
    is_said = form.token.word & Word.SAYS and before in (["that"], ["that", "being"], ["having"])
    return False if is_said else None


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


def _modifies(form: InContext) -> bool | None:
    """A past form that is a noun, too, inside a noun phrase: "Most forecast models take it"; not "Most forecast rates
    would fall".
    """
    is_one = form.token.word & Word.PAST and form.token.word & Word.BASE_FORM
    if not is_one or form.before is None or form.after is None or form.before.low not in members("quantifies"):
        return None
    verb = form.place + 2
    is_plural = is_plural_noun(form.after) and verb < len(form.tokens)
    return False if is_plural and is_verb(form.tokens, verb) else None


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
    if form.token.word & Word.PARTICIPLE and is_perceived(form.tokens, form.place - 1):
        return True  # "caught her saying"
    return bool(form.token.word & Word.PARTICIPLE and before.word & Word.PREPOSITION)


def _behind_s(form: InContext) -> bool | None:
    """ "He's said" is a perfect, "Roe's claim" a genitive."""
    if form.before is None or form.before.low != "'s":
        return None
    if form.token.word & Word.SAYS and (form.token.word & Word.PAST or begins_clause(form.tokens, form.place + 1)):
        return True  # "Police in St. John's said", "Nurses at Guy's say it is"
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


VERB_RULES: Final[tuple[Callable[[InContext], bool | None], ...]] = (
    _name,
    _concession,
    _scored,
    _owner,
    _behind_as,
    _attributive,
    _modifies,
    _first,
    _behind_a_modifier,
    _behind_s,
    _graded,
    _gerund,
    form_in_s,
    base_form,
)


def is_headline(tokens: list[Token]) -> bool:
    """Whether the sentence is in title case: over 60 % of its words capitalised, of three or more."""
    words = [token for token in tokens if token.is_word]
    return len(words) > 2 and sum(token.is_capitalised for token in words) > 0.6 * len(words)
