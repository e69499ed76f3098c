"""Quotation -> whose words it is by a noun beside it: Roe's “no more mills” pledge, her call for a “ban”, his reply was
“...”, a comment from the mayor: “...”; or by a verb of any sense before a comma: the mayor hedged, “...”.
"""

from factcheck.language.en.appositions import name_apposed_to
from factcheck.language.en.lexicon import CUE, FUNCTION, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import is_adverb, is_verb
from factcheck.language.en.words import members
from factcheck.language.masking import last_quoted
from factcheck.language.tokens import Token, low_at

_MOST_MODIFIERS = 2
_FARTHEST_NOUN = 8
_OPENS_A_CLAUSE = Word.SUBORDINATOR | Word.THAT | Word.RELATIVE
_ENDS = frozenset(".?!")


def owned(text: str, tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """Whose words the quotation at `place` is by the genitive of a noun beside it, or by "from": who, and the noun."""
    is_whole = _begins_with_capital(text, tokens, place)
    return (
        _before_noun(tokens, place)
        or _behind_preposition(tokens, place)
        or (_behind_copula(tokens, place) if is_whole else None)
        or _behind_from(tokens, place)
        or owned_inside(tokens, place)
    )


def _begins_with_capital(text: str, tokens: list[Token], place: int) -> bool:
    return text[tokens[place].start : tokens[place].end][1:2].isupper()


def _before_noun(tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "Roe's “no more mills” pledge", "her “era of waste is over” claim"."""
    noun = _noun_behind(tokens, place)
    if noun is None:
        return None
    owner = _owner_ending_at(tokens, place - 1)
    return None if owner is None else (owner, Phrase(noun, noun, noun))


def is_rejected(tokens: list[Token], verb: int, place: int) -> bool:
    """Whether it is in the words that the verb denies, hardly its subject's own: "Roe rejected “fraud” claims"."""
    is_denied = verb < place and tokens[verb].word & Word.DENIES
    return bool(is_denied) and _noun_behind(tokens, place) is not None


def _noun_behind(tokens: list[Token], place: int) -> int | None:
    """Where the noun for words stands that the quotation describes; a plural may be a verb: "Osk's “rent man” claims
    the prize".
    """
    noun = next((at for at in (place + 1, place + 2) if low_at(tokens, at) in members("owned_behind")), None)
    if noun is None or (noun > place + 1 and not _modifies(tokens, place + 1)):
        return None
    may_be_verb = tokens[noun].low.endswith("s") and not tokens[noun].low.endswith("is")
    return None if may_be_verb and phrase_starting_at(tokens, noun + 1) is not None else noun


def _behind_preposition(tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "Roe's campaign call for a “total ban”", "their demand during the strike for “fair pay”"."""
    preposition = place - 2 if low_at(tokens, place - 1) in members("articles") else place - 1
    if low_at(tokens, preposition) not in members("of_what"):
        return None
    near = range(preposition - 1, max(0, preposition - _FARTHEST_NOUN), -1)
    noun = next((at for at in near if _ends_search(tokens, at, preposition)), None)
    if noun is None or tokens[noun].low not in members("calls_for"):
        return None
    owner = _owner_in_front(tokens, noun)
    return None if owner is None else (owner, Phrase(noun, noun, noun))


def owned_inside(tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """Whose words it is that somebody else speaks of: "Roe's threat to “sink the lot” was no joke, Kern said", "Roe's
    description of it as “daft”"; who, and the noun. Not "called Roe's remarks about it “daft”".
    """
    near = range(place - 1, max(0, place - _FARTHEST_NOUN), -1)
    noun = next((at for at in near if tokens[at].low in members("worded") or not _is_in_complement(tokens, at)), None)
    if noun is None or tokens[noun].low not in members("worded") or noun + 1 >= place:
        return None
    if not _is_complement(tokens, noun, place):
        return None
    owner = _owner_in_front(tokens, noun)
    is_named = owner is not None and tokens[owner.last + 1].low == "'s"
    return (owner, Phrase(noun, noun, noun)) if owner is not None and is_named else None


def _is_complement(tokens: list[Token], noun: int, place: int) -> bool:
    """Whether an infinitive with the quotation in it follows the noun, its preposition with the quotation behind, or
    what a thing is described as.
    """
    opens, before = tokens[noun + 1], place - 2 if low_at(tokens, place - 1) in members("articles") else place - 1
    if opens.low == "to":
        return True
    if tokens[noun].low in members("describing"):
        return opens.low == "of" and (before == noun + 1 or low_at(tokens, before) == "as")
    return opens.low in members("of_what") and before == noun + 1


def _is_in_complement(tokens: list[Token], at: int) -> bool:
    """Whether the word can stand between such a noun and the quotation: no clause begins there."""
    is_infinitive = tokens[at - 1].word & Word.TO
    is_open = tokens[at].is_word and not tokens[at].word & (_OPENS_A_CLAUSE | Word.CONJUNCTION)
    return tokens[at].low == "as" or bool(is_open and (is_infinitive or not is_verb(tokens, at)))


def _ends_search(tokens: list[Token], at: int, preposition: int) -> bool:
    """Whether the noun stands there, or what can't stand in an adjunct between it and its preposition."""
    token = tokens[at]
    if token.low in members("calls_for") or not token.is_word or token.word & (_OPENS_A_CLAUSE | Word.CONJUNCTION):
        return True
    return token.low in members("of_what") or (at < preposition - 1 and is_verb(tokens, at))


def _behind_copula(tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "Roe's reply was, “It is late”", "her message to the guild: “Go home”"."""
    copula = place - 2 if low_at(tokens, place - 1) in (",", ":") else place - 1
    is_told = low_at(tokens, copula) in members("be")
    if not is_told and low_at(tokens, place - 1) != ":":
        return None
    last = copula - 1 if is_told else copula
    phrase = phrase_ending_at(tokens, last)
    noun = None if phrase is None else phrase.head
    if phrase is not None and low_at(tokens, phrase.first - 1) in members("addresses"):
        noun = phrase.first - 2
    if noun is None or noun < 1 or tokens[noun].low not in members("owned_words"):
        return None
    owner = _owner_in_front(tokens, noun)
    return None if owner is None else (owner, Phrase(noun, noun, noun))


def _behind_from(tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "Take this comment from Ada Roe, the mayor: “...”"."""
    if low_at(tokens, place - 1) != ":":
        return None
    near = range(place - 2, max(0, place - 2 * _FARTHEST_NOUN), -1)
    origin = next((at for at in near if tokens[at].low in ("from", "by") or is_verb(tokens, at)), None)
    if origin is None or not origin or not _is_words(tokens[origin - 1]) or tokens[origin].low not in ("from", "by"):
        return None
    author = phrase_starting_at(tokens, origin + 1)
    if author is None:
        return None
    return name_apposed_to(tokens, author) or author, Phrase(origin - 1, origin - 1, origin - 1)


def _is_words(token: Token) -> bool:
    return token.low in members("owned_words") or token.low in members("same_again")


def _owner_in_front(tokens: list[Token], noun: int) -> Phrase | None:
    """The owner of the noun, modifiers between: "Roe's own blunt reply"."""
    last = noun - 1
    while last > noun - 1 - _MOST_MODIFIERS and last > 0 and _modifies(tokens, last):
        last -= 1
    return _owner_ending_at(tokens, last)


def _owner_ending_at(tokens: list[Token], last: int) -> Phrase | None:
    """Who owns what follows: a possessive pronoun of the third person, or the phrase before a genitive."""
    if last < 0:
        return None
    if tokens[last].low in members("possessors"):
        return _subject_of_verb_in_front(tokens, last) or Phrase(last, last, last)
    phrase = phrase_ending_at(tokens, last - 1) if tokens[last].low == "'s" and last > 0 else None
    if phrase is None:
        return None
    inside = (at for at in range(last - 1, phrase.first, -1) if tokens[at].word & (Word.PREPOSITION | Word.TO))
    joint = next((at for at in inside if not tokens[at - 1].word & NOUN), None)
    return phrase if joint is None else Phrase(joint + 1, last - 1, last - 1)


def _subject_of_verb_in_front(tokens: list[Token], possessive: int) -> Phrase | None:
    """The name that a possessive goes back to in its own clause: "after Mr. Roe made his “step up” remark"."""
    verb = possessive - 1
    phrase = phrase_ending_at(tokens, verb - 1) if verb > 0 and is_verb(tokens, verb) else None
    return phrase if phrase is not None and tokens[phrase.head].is_capitalised else None


def _modifies(tokens: list[Token], at: int) -> bool:
    """Whether the word can stand between an owner and the noun."""
    token = tokens[at]
    return token.is_word and token.low != "'s" and not token.word & FUNCTION


def ushered_in(text: str, tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "The mayor hedged, “I do not know.”": who, and a verb that is in no list, before a whole sentence in marks."""
    verb = place - 2
    while verb > 1 and (is_adverb(tokens[verb]) or tokens[verb].low in members("particles")):
        verb -= 1
    if verb < 1 or tokens[place - 1].text != "," or not _is_deed(tokens, verb):
        return None
    if not _begins_with_capital(text, tokens, place) or last_quoted(text, tokens[place].end) not in _ENDS:
        return None
    phrase = phrase_ending_at(tokens, verb - 1)
    if phrase is None or not (
        tokens[phrase.head].is_capitalised or tokens[phrase.head].word & (Word.ROLE | Word.PRONOUN)
    ):
        return None
    is_inner = phrase.first > 0 and tokens[phrase.first - 1].word & _OPENS_A_CLAUSE
    return None if is_inner else (phrase, Phrase(verb, place - 2, verb))


def _is_deed(tokens: list[Token], place: int) -> bool:
    return (
        is_verb(tokens, place) and not tokens[place].word & (CUE | Word.AUXILIARY) and not tokens[place].is_capitalised
    )
