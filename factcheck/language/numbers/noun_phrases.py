"""Shallow noun phrase chunking of figure tokens: the end of a noun phrase, by function words and plural inflection."""

from factcheck.language.en.lexicon import CUE, NOUN, Word, lexicon
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureToken, FigureTokens
from factcheck.language.marks import DASHES
from factcheck.language.numbers.figure_words import function_word, of_class

_LONGEST_PHRASE = 7
_BEHIND_ALL = frozenset({"", "adj", "det", "poss"})
_ADJECTIVES = ("al", "ic", "ive", "ous", "ary", "ed", "ble", "ful", "less", "ish", "ese", "ent", "ant")
_GRAMMATICAL_S = ("ss", "us", "is")


def after_determiners(tokens: FigureTokens, at: int) -> int:
    """The index behind the determiners and possessives at `at`; "all" only before a noun."""
    while function_word(tokens.low(at)) in {"det", "poss"} and tokens.low(at) != "those":
        if tokens.low(at) == "all" and not (
            tokens[at + 1].is_word and function_word(tokens.low(at + 1)) in _BEHIND_ALL
        ):
            return at
        at += 1
    return at


def noun_phrase_end(tokens: FigureTokens, at: int) -> int:
    """The end of the noun phrase at `at`, up to its first plural noun; `at` itself for none within seven words."""
    end = at
    for _ in range(_LONGEST_PHRASE):
        if tokens.hyphen(end) and end > at:
            end += 1
        if not _goes_on(tokens, end, at):
            return at
        end += 1
        if tokens[end - 1].is_number and tokens.are_glued(end - 1) and tokens[end].text.isupper():
            end += 1  # "F-35A"
        if tokens.low(end - 1) in words("names_before_numbers") and tokens.low(end) in DASHES:
            end += 2 if tokens[end + 1].is_number and tokens.are_glued(end) else 0  # "COVID -19"
        if tokens[end - 1].is_number and tokens.low(end) == "s" and tokens.are_glued(end - 1):
            return end + 1  # "F-16s"
        if is_plural(tokens, end - 1) and not tokens.hyphen(end):
            return _behind_plural(tokens, end)
    return at


def _behind_plural(tokens: FigureTokens, end: int) -> int:
    """The end of the phrase whose first plural noun ends at `end`: behind the head that it modifies ("police officers",
    "dead bodies", "human rights groups"), or its partner ("men and women").
    """
    first = tokens.low(end - 1)
    is_noun = is_plural(tokens, end) and tokens.low(end) not in of_class("behind_people")  # "left 12 men dead"
    if is_noun and first in of_class("plural_modifier"):
        return end + 1
    is_pair = tokens.low(end) in {"and", "or"} and {first, tokens.low(end + 1)} <= of_class("paired_people")
    return end + 2 if is_pair else end


def _goes_on(tokens: FigureTokens, at: int, first: int) -> bool:
    """Whether the phrase that begins at `first` goes on with the token; an adverb in -ly behind a noun belongs to the
    verb: "12 sheep slowly cross rivers".
    """
    low = tokens.low(at)
    is_adverb = at > first and low.endswith("ly") and low not in words("not_adverbs")
    is_of_noun = is_adverb and not tokens.low(at - 1).endswith("ly") and tokens.low(at - 1) not in of_class("leading")
    return _may_be_inside(tokens, at) and not is_of_noun  # but "eight other mostly Arab states"


def _may_be_inside(tokens: FigureTokens, at: int) -> bool:
    """Whether the token can stand inside a noun phrase before its plural head."""
    token = tokens[at]
    if token.low in {"and", "or"}:
        return _joins_modifiers(tokens, at)
    if token.is_number:
        return token.text in words("numbered_names") or _is_model(tokens, at) or _is_counted_brand(tokens, at)
    if token.is_word and (tokens.hyphen(at + 1) or _modifies_the_next(tokens, at)):
        return True  # "early-voting states"
    if not token.is_word or token.low in of_class("phrase_stop"):
        return False
    return token.low not in table("number_words") and not is_function_word(token)


def _joins_modifiers(tokens: FigureTokens, at: int) -> bool:
    """ "Current and former leaders", "confirmed or presumptive cases", "Bosnia and Herzegovina troops"; not "40 wounded
    and missing".
    """
    before, behind = tokens.low(at - 1), tokens.low(at + 1)
    is_name = tokens.low(at) == "and" and tokens[at - 1].text[:1].isupper() and tokens[at + 1].text[:1].isupper()
    if is_name or {before, behind} <= of_class("paired_adjective"):
        return True
    is_pair = before.endswith(_ADJECTIVES) and behind.endswith(_ADJECTIVES)
    return is_pair and of_class("befalls").isdisjoint({before, behind})


def _modifies_the_next(tokens: FigureTokens, at: int) -> bool:
    """ "10 most popular lies", "two sometimes clashing missions", "12 early results": an adverb before an adjective or
    participle, or an adjective that is an adverb elsewhere.
    """
    low, behind = tokens.low(at), tokens[at + 1]
    if low == "most":
        return behind.is_word and not is_function_word(behind) and tokens[at - 1].is_number
    if low in {"early", "late"}:
        return is_plural(tokens, at + 1)
    return low in of_class("adverb_of_time") and behind.low.endswith(("ing", "ed"))


def _is_model(tokens: FigureTokens, at: int) -> bool:
    """Whether the number belongs to the name before it: "T-72", "Leopard 2s"."""
    if tokens.hyphen(at - 1):
        return tokens[at - 2].is_word and tokens[at - 2].text[0].isupper()
    if tokens[at - 1].text[:1].isupper() and tokens.low(at - 1) in words("names_before_numbers"):
        return True  # "two Boeing 737 jets"
    is_many = tokens.low(at + 1) == "s" and tokens.are_glued(at)
    return is_many and tokens[at - 1].is_word and tokens[at - 1].text[0].isupper()


def _is_counted_brand(tokens: FigureTokens, at: int) -> bool:
    """ "Three 365 stores", "two 2019 films": digits between a count in words and what it counts are a name."""
    number, noun = tokens[at].text, tokens.low(at + 1)
    is_plain = number.isdecimal() and len(number) in {3, 4} and tokens.low(at - 1) in table("number_words")
    return is_plain and is_plural(tokens, at + 1) and noun not in words("measures")


def is_function_word(token: FigureToken) -> bool:
    """Whether the word is a function word that ends a noun phrase; "US" is no pronoun."""
    return function_word(token.low) not in {"", "adj"} and not (len(token.text) > 1 and token.text.isupper())


def is_plural(tokens: FigureTokens, at: int) -> bool:
    """Whether the token is a plural noun: an irregular one of the lexicon, or inflected with -s."""
    token = tokens[at]
    low = token.low
    if low in words("irregular_plurals"):
        return True
    if not token.is_word or len(low) < 4 or not low.endswith("s") or low.endswith(_GRAMMATICAL_S):
        return False
    return low not in words("not_plurals") and low not in table("function_words") and token.text[-1] == "s"


def _begins_relative(tokens: FigureTokens, at: int) -> bool:
    """ "Half the grain China bought": a name behind a noun, and a verb behind it."""
    is_name = tokens[at].text[0].isupper() and tokens[at - 1].text.islower()
    behind = tokens.low(at + 1)
    return is_name and (is_finite(behind) or behind.endswith("ed"))


def is_finite(low: str) -> bool:
    """Whether the form is a verb whatever stands beside it: "comes", "says", "went"; not "supports", "cut"."""
    is_past = table("irregular_verbs").get(low, low) != low and low in words("verbs")
    if is_past or low in words("not_plurals"):
        return True
    return is_reporting(low)


def is_reporting(low: str) -> bool:
    """Whether the form is a reporting verb and no noun: "said", "predicted"."""
    word = lexicon().get(low, Word.NONE)
    return bool(word & CUE) and not word & (NOUN | Word.NOUN_LIKE)


def mass_noun_end(tokens: FigureTokens, at: int) -> int:
    """The end of a noun phrase with a mass noun: up to its last word if two or fewer follow the proper
    nouns, else one.
    """
    end = _loose_phrase_end(tokens, at)
    if end > at and tokens.are_glued(end - 1) and tokens[end].is_number:
        end += 1  # "CO2"
    first = at
    while first < end - 1 and tokens[first].text[0].isupper():
        first += 1
    return end if end - first <= 2 else first + 1


def _loose_phrase_end(tokens: FigureTokens, at: int) -> int:
    """Up to the next function word or punctuation mark, at most four words: "of the US population", "of
    retail trade".
    """
    end = at
    while end < at + 4 and tokens[end].is_word and not is_function_word(tokens[end]):
        if end > at and (tokens.low(end).endswith("ed") or tokens.low(end) in of_class("phrase_stop")):
            break
        if end > at and (is_finite(tokens.low(end)) or _begins_relative(tokens, end)):
            break  # "two-thirds of the hit comes"
        end += 1
    if end == at and tokens.low(at) in {"those", "all"}:
        return at + 2 if tokens[at + 1].is_word and tokens.low(at + 1) not in table("function_words") else at + 1
    return end
