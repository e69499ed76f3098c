"""Tell whether a word that can report is a verb that reports in its place."""

from factcheck.detection.lexicon import NOUN, Word
from factcheck.detection.phrases import is_adverb, is_verb
from factcheck.detection.tokens import Token

CONTRACTED = frozenset({"'s", "'ve", "'d", "'re", "'ll", "'m"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
_PUT = frozenset({"put", "puts", "putting"})
_READ = frozenset({"read", "reads", "reading"})
_CALL = frozenset({"call", "calls", "called", "calling"})
# "declined to comment": nothing was said.
_RUEFUL = frozenset({"decline", "declines", "declined", "declining", "refuse", "refuses", "refused", "refusing"})
_GO_ON = frozenset({"continue", "continues", "continued", "continuing", "maintain", "maintains", "maintained"})
_STAND_ALONE = frozenset({"this", "that", "all", "both", "many", "some", "most", "others"})
_PLURAL_SUBJECTS = frozenset({"they", "we", "i", "you", "who", "people", "many", "some", "both", "others", "most"})
_PLURAL_ENDINGS = ("s", "men", "women", "people", "police", "media")
_BEFORE_A_NOUN = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.ADJECTIVE
_SHOW_ALONE = Word.SHOW | Word.PAST | Word.PARTICIPLE | Word.BASE_FORM | Word.ACT | Word.NOUN_LIKE


def is_used_as_verb(tokens: list[Token], place: int) -> bool:
    """Whether the form is a verb here, not a noun ("the report", "his claims") or an adjective ("alleged killers")."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.is_capitalised and place and tokens[place - 1].word != Word.QUOTE and not is_headline(tokens):
        return False
    if after is not None and after.low == "'s":
        return False
    if before is None:
        return token.word & (Word.PAST | Word.PARTICIPLE) != 0
    if before.word & _BEFORE_A_NOUN and not (before.word & Word.PRONOUN or before.low in _STAND_ALONE):
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


def _third_person_is_verb(tokens: list[Token], place: int) -> bool:
    """Whether "claims" or "states" is a verb: after a pronoun, a name or a speaking noun, before what it governs."""
    back = place - 1
    while back > 0 and is_adverb(tokens[back]):
        back -= 1
    before = tokens[back]
    speaks = before.is_capitalised or before.word & (Word.PRONOUN | NOUN | Word.RELATIVE) or before.text in ",)"
    if not speaks or place + 1 >= len(tokens):
        return bool(speaks)
    after = tokens[place + 1]
    if after.word & (Word.AUXILIARY | Word.CONJUNCTION) or after.text == "." or is_verb(tokens, place + 1):
        return False
    return not after.word & Word.PREPOSITION or after.low in {"for", "on", "about", "as"}


def _base_form_is_verb(tokens: list[Token], place: int) -> bool:
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    if back < 0:
        return False
    token = tokens[back]
    if token.word & (Word.TO | Word.AUXILIARY):
        return True
    if token.low in _PLURAL_SUBJECTS:
        return True
    return bool(token.word & NOUN) and token.low.endswith(_PLURAL_ENDINGS)


def is_headline(tokens: list[Token]) -> bool:
    words = [token for token in tokens if token.is_word]
    return len(words) > 2 and sum(token.is_capitalised for token in words) > 0.6 * len(words)


def can_govern(tokens: list[Token], place: int) -> bool:
    """Whether verbs with a common other sense stand with what makes them report: "put it", "reads:", "shows that"."""
    token, after = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    if token.low in _PUT:
        return after is not None and after.low == "it"
    if token.low in _READ:
        return after is None or after.text in ",:." or after.word == Word.QUOTE
    if token.low in _GO_ON:
        return after is None or not after.word & Word.TO
    if token.low in _CALL and after is not None and after.low in ("a", "an"):
        return False
    if token.low in ("asked", "asks") and after is not None and after.low == "not":
        return False
    if token.low in _RUEFUL and after is not None and after.low == "to":
        return False
    if token.word & Word.SHOW and not token.word & ~_SHOW_ALONE:
        return after is None or not after.word & (Word.REFLEXIVE | Word.OBJECT_PRONOUN)
    return True


def is_passive(tokens: list[Token], place: int) -> bool:
    if not tokens[place].word & Word.PAST:
        return False
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return (
        back >= 0
        and tokens[back].low in _BE
        and not (tokens[back].low == "'s" and place >= 2 and tokens[place].low in {"said", "told"})
    )


def has_auxiliary(tokens: list[Token], place: int) -> bool:
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return back >= 0 and (bool(tokens[back].word & Word.AUXILIARY) or tokens[back].low in CONTRACTED)
