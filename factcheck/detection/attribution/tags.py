"""Quotation -> who is named right beside it as its speaker by a verb in no list, a cry, a signature, or a name."""

from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import before_adverbs, is_verb
from factcheck.language.en.words import members
from factcheck.language.masking import last_quoted
from factcheck.language.tokens import Token, low_at

_FARTHEST_VERB = 16
_DASHES = frozenset("—–-―")


def shouted(tokens: list[Token], place: int) -> tuple[Phrase | None, Phrase] | None:
    """ "drew cries of "..." from the benches": the cries, and from whom; None where nobody cries."""
    if place < 2 or tokens[place - 1].low != "of" or tokens[place - 2].low not in members("cries"):
        return None
    is_from = place + 2 < len(tokens) and tokens[place + 1].low in ("from", "by")
    cries = Phrase(place - 2, place - 2, place - 2)
    return (phrase_starting_at(tokens, place + 2) if is_from else None), cries


def tagged(text: str, tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "...," Trump shot back; "...", sobbed her mother: who, and a verb that is in no list, after a quotation that a
    comma keeps open.
    """
    is_closed = place == 0 and low_at(tokens, 1) == "," and last_quoted(text, tokens[0].end).isalnum()
    place += is_closed  # with the comma outside of the marks, as in British prose
    is_open = is_closed or last_quoted(text, tokens[place].end) in (",", "?", "!")
    if not is_open or place + 2 >= len(tokens) or tokens[place + 1].text == ",":
        return None
    if _is_deed(tokens, place + 1):
        verb = _with_particle(tokens, place + 1)
        phrase = phrase_starting_at(tokens, verb.last + 1)
        return (phrase, verb) if phrase is not None and _names_somebody(tokens, phrase) else None
    if (snapped := _snaps(tokens, place)) is not None:
        return snapped
    phrase = phrase_starting_at(tokens, place + 1)
    if phrase is None or not _is_deed(tokens, phrase.last + 1) or not _names_somebody(tokens, phrase):
        return None
    return phrase, _with_particle(tokens, phrase.last + 1)


def _snaps(tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "...," he snaps.: a pronoun and a verb that is in no list, with nothing behind but an adverbial or a mark."""
    if place + 2 >= len(tokens) or tokens[place + 1].low not in ("he", "she"):
        return None
    verb, behind = tokens[place + 2], tokens[place + 3] if place + 3 < len(tokens) else None
    is_verb_form = verb.low.endswith(("s", "ed")) and not verb.word & (Word.AUXILIARY | Word.ADVERB) and verb.is_word
    ends = (
        behind is None or not behind.is_word or bool(behind.word & (Word.PREPOSITION | Word.ADVERB | Word.SUBORDINATOR))
    )
    return (
        (Phrase(place + 1, place + 1, place + 1), Phrase(place + 2, place + 2, place + 2))
        if is_verb_form and ends
        else None
    )


def described(tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "...," as critics call it; "...," is how Ada Roe, the owner, described it: who, and the verb."""
    place += low_at(tokens, place + 1) == ","
    is_aside = low_at(tokens, place + 1) == "as"
    is_cleft = low_at(tokens, place + 1) in members("be") and low_at(tokens, place + 2) in ("how", "what")
    behind = range(place + 3, min(place + _FARTHEST_VERB, len(tokens))) if is_aside or is_cleft else range(0)
    verb = next(
        (at for at in behind if _calls(tokens, at) and (is_cleft or tokens[at + 1].low in ("it", "them"))), None
    )
    if verb is None:
        return None
    last = before_adverbs(tokens, verb)
    while last > place and tokens[last].word & Word.AUXILIARY:
        last = before_adverbs(tokens, last)
    phrase = phrase_ending_at(tokens, last)
    return (phrase, Phrase(verb, verb, verb)) if phrase is not None and phrase.first > place + 1 else None


def _calls(tokens: list[Token], place: int) -> bool:
    is_one = tokens[place].word & Word.TAKES_COMPLEMENT or tokens[place].low in members("calls")
    is_put = tokens[place].low in members("puts") and low_at(tokens, place + 1) == "it"
    return bool(is_one or is_put) and place + 1 < len(tokens)


def _is_deed(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and is_verb(tokens, place) and not tokens[place].word & Word.AUXILIARY


def _with_particle(tokens: list[Token], place: int) -> Phrase:
    """The verb with its adverb: "shot back", "piped up"."""
    last = place + 1 if place + 1 < len(tokens) and tokens[place + 1].low in members("particles") else place
    return Phrase(place, last, place)


def _names_somebody(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is a name, a role or a pronoun."""
    head = tokens[phrase.head]
    return head.is_capitalised or bool(head.word & (Word.ROLE | Word.PRONOUN))


def signed(tokens: list[Token], place: int) -> Phrase | None:
    """ "..." — Carla Sanchez; as a heading of its own "...": Averly Bank."""
    if place + 2 >= len(tokens) or not tokens[place + 2].is_capitalised:
        return None
    phrase = phrase_starting_at(tokens, place + 2)
    if phrase is None:
        return None
    last = len(tokens) - (2 if tokens[-1].text == "." else 1)
    is_heading = tokens[place + 1].text == ":" and place == 0 and phrase.last == last
    is_signed = is_heading or tokens[place + 1].text in _DASHES
    return phrase if is_signed and _ends_signature(tokens, phrase.last + 1) else None


def _ends_signature(tokens: list[Token], first: int) -> bool:
    """Whether only an apposition without a verb, or more capitals, follow the name."""
    behind = range(first, len(tokens))
    if first < len(tokens) and tokens[first].text == ",":
        return not any(is_verb(tokens, at) for at in behind)
    return not any(tokens[at].is_word and not tokens[at].is_capitalised for at in behind)
