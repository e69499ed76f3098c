"""Lexicon: word form -> its word classes, such as reporting verb, role, organisation, document, function word; with
verb inflection.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from factcheck.language.en.words import table, words


@dataclass(frozen=True, slots=True)
class _Classes:
    """Bit flags of word classes; a homograph has several (`report` is a document and a reporting verb).

    Plain integers, since a test of an `enum.Flag` costs more than the rest of a token; in slots of an instance, which
    Python 3.11 reads faster than attributes of a class.
    """

    NONE: int = 0
    DETERMINER: int = 1 << 0
    POSSESSIVE: int = 1 << 1
    PRONOUN: int = 1 << 2
    OBJECT_PRONOUN: int = 1 << 3
    REFLEXIVE: int = 1 << 4
    RELATIVE: int = 1 << 5
    PREPOSITION: int = 1 << 6
    TO: int = 1 << 7
    THAT: int = 1 << 8
    SUBORDINATOR: int = 1 << 9
    CONJUNCTION: int = 1 << 10
    AUXILIARY: int = 1 << 11
    NEGATION: int = 1 << 12
    ADVERB: int = 1 << 13
    ADJECTIVE: int = 1 << 14
    ROLE: int = 1 << 15
    ORGANISATION: int = 1 << 16
    DOCUMENT: int = 1 << 17
    COLLECTIVE: int = 1 << 18
    HONORIFIC: int = 1 << 19
    CALENDAR: int = 1 << 20
    SPEECH: int = 1 << 21
    ADDRESS: int = 1 << 22
    JUDGEMENT: int = 1 << 23
    SHOW: int = 1 << 24
    THOUGHT: int = 1 << 25
    BASE_FORM: int = 1 << 26
    PAST: int = 1 << 27
    PARTICIPLE: int = 1 << 28
    VERB: int = 1 << 29
    QUOTE: int = 1 << 30
    NOUN_LIKE: int = 1 << 31
    ACT: int = 1 << 32
    TAKES_OBJECT: int = 1 << 33
    PARTICLE: int = 1 << 34
    SAYS: int = 1 << 35
    OBJECT_SAYS: int = 1 << 36
    GIVES_FIGURE: int = 1 << 37
    NEEDS_CLAUSE: int = 1 << 38
    TAKES_INFINITIVE: int = 1 << 39
    REFUSES: int = 1 << 40
    PASSIVE_TELLS: int = 1 << 41
    OBJECT_IS_THING: int = 1 << 42
    CITES: int = 1 << 43
    HEARS: int = 1 << 44
    DENIES: int = 1 << 45
    ORDERS: int = 1 << 46
    ASKS: int = 1 << 47
    EXPECTS: int = 1 << 48
    TAKES_COMPLEMENT: int = 1 << 49


Word: Final = _Classes()

CUE = Word.SPEECH | Word.ADDRESS | Word.JUDGEMENT | Word.SHOW | Word.THOUGHT
NOUN = Word.ROLE | Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE
FUNCTION = (
    Word.DETERMINER
    | Word.POSSESSIVE
    | Word.PRONOUN
    | Word.OBJECT_PRONOUN
    | Word.REFLEXIVE
    | Word.RELATIVE
    | Word.PREPOSITION
    | Word.TO
    | Word.THAT
    | Word.SUBORDINATOR
    | Word.CONJUNCTION
    | Word.AUXILIARY
    | Word.NEGATION
    | Word.ADVERB
)

_FUNCTION_CLASSES = {
    "det": Word.DETERMINER,
    "poss": Word.POSSESSIVE,
    "pron": Word.PRONOUN,
    "objpron": Word.OBJECT_PRONOUN,
    "reflexive": Word.REFLEXIVE,
    "rel": Word.RELATIVE,
    "prep": Word.PREPOSITION,
    "to": Word.TO,
    "that": Word.THAT,
    "sub": Word.SUBORDINATOR,
    "conj": Word.CONJUNCTION,
    "aux": Word.AUXILIARY,
    "neg": Word.NEGATION,
    "auxneg": Word.AUXILIARY | Word.NEGATION,
    "adv": Word.ADVERB,
    "adj": Word.ADJECTIVE,
}
_CUE_CLASSES = {
    "speech": Word.SPEECH,
    "address": Word.ADDRESS,
    "judgement": Word.JUDGEMENT,
    "show": Word.SHOW,
    "thought": Word.THOUGHT,
}
_NOUN_LISTS = {
    "roles": Word.ROLE,
    "organisations": Word.ORGANISATION,
    "documents": Word.DOCUMENT,
    "collectives": Word.COLLECTIVE,
}
_PLAIN_LISTS = {
    "honorifics": Word.HONORIFIC,
    "calendar": Word.CALENDAR,
    "time_zones": Word.CALENDAR,
    "particles": Word.PARTICLE,
    "verbs": Word.VERB,
}
_MARKS = {
    "act": Word.ACT,
    "object": Word.TAKES_OBJECT,
    "noun": Word.NOUN_LIKE,
    "says": Word.SAYS,
    "names": Word.OBJECT_SAYS,
    "figure": Word.GIVES_FIGURE,
    "clause": Word.NEEDS_CLAUSE,
    "to": Word.TAKES_INFINITIVE,
    "thing": Word.OBJECT_IS_THING,
    "passive": Word.PASSIVE_TELLS,
    "refuses": Word.REFUSES,
    "cites": Word.CITES,
    "hears": Word.HEARS,
    "denies": Word.DENIES,
    "orders": Word.ORDERS,
    "asks": Word.ASKS,
    "expects": Word.EXPECTS,
    "complement": Word.TAKES_COMPLEMENT,
}
_VOWELS = "aeiou"


@cache
def lexicon() -> dict[str, int]:
    """Every listed word form, in lower case -> its `Word` flags. Built once; do not change it."""
    forms: dict[str, int] = {}
    for form, word in (*_nouns(), *_closed_classes(), *_cues()):
        forms[form] = forms.get(form, Word.NONE) | word
    return forms


def _nouns() -> Iterator[tuple[str, int]]:
    for name, word in _NOUN_LISTS.items():
        for noun in words(name):
            yield noun, word
            yield plural(noun), word


def _closed_classes() -> Iterator[tuple[str, int]]:
    for name, word in _PLAIN_LISTS.items():
        for row in words(name):
            yield row.partition(" = ")[0].lower(), word
    for form, kind in table("function_words").items():
        yield form, _FUNCTION_CLASSES[kind]


def _cues() -> Iterator[tuple[str, int]]:
    for base, row in table("reporting_verbs").items():
        kind, *rest = row.split()
        marks = [form for form in rest if form in _MARKS]
        rest = [form for form in rest if ":" not in form]
        always = _CUE_CLASSES[kind] | sum(_MARKS[mark] for mark in marks if mark != "noun")
        third_person = Word.NOUN_LIKE if "noun" in marks else Word.NONE
        for form, tense in inflections(base, [form for form in rest if form not in _MARKS]):
            yield form, always | tense | (third_person if tense == Word.NONE else Word.NONE)


class Company(NamedTuple):
    """Collocates right behind a verb that select its sense: it reports only before `needed`, never before `barred`."""

    needed: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()


@cache
def company() -> dict[str, Company]:
    """For each inflected form with a non-reporting sense, the collocates that disambiguate it."""
    found: dict[str, Company] = {}
    for base, row in table("reporting_verbs").items():
        tests = dict(form.split(":") for form in row.split() if ":" in form)
        if tests:
            needed, barred = (frozenset(filter(None, tests.get(key, "").split(","))) for key in ("needs", "unless"))
            irregular = [form for form in row.split()[1:] if form not in _MARKS and ":" not in form]
            found.update((form, Company(needed, barred)) for form, _ in inflections(base, irregular))
    return found


def plural(noun: str) -> str:
    """The regular plural of a noun; `-man` gives `-men`."""
    if noun.endswith("man") and noun != "human":
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def inflections(base: str, irregular: list[str]) -> list[tuple[str, int]]:
    """The verb's inflected forms: base, third person, past, present participle; `irregular` ones replace the regular
    ones.
    """
    stem = base.removesuffix("e")
    past = [form for form in irregular if not form.endswith("ing")] or [stem + "ed"]
    participles = [form for form in irregular if form.endswith("ing")] or [stem + "ing"]
    if base.endswith("y") and base[-2] not in _VOWELS:
        third = base[:-1] + "ies"
        past = [form for form in irregular if not form.endswith("ing")] or [base[:-1] + "ied"]
    else:
        third = base + ("es" if base.endswith(("s", "x", "ch", "sh")) else "s")
    return [
        (base, Word.BASE_FORM),
        (third, Word.NONE),
        *((form, Word.PAST) for form in past),
        *((form, Word.PARTICIPLE) for form in participles),
    ]
