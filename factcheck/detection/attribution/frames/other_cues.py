"""Cues other than verbs -> their frames: "according to", "per", "the claim that", "in the words of"."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.subjects.adjuncts import before_time
from factcheck.language.en.appositions import name_apposed_to
from factcheck.language.en.clauses import begins_clause, is_finite_verb
from factcheck.language.en.coordination import coordinated_after, shared_head
from factcheck.language.en.lexicon import FUNCTION, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import is_nominal, is_number
from factcheck.language.en.words import members
from factcheck.language.tokens import QUOTED_UP_TO_COMMA, Token, low_at

_OPENS_A_CLAUSE = Word.THAT | Word.SUBORDINATOR | Word.RELATIVE | Word.AUXILIARY | Word.CONJUNCTION
_RATES = frozenset({"cent", "capita", "year", "day", "month"})


@cache
def other_cues() -> frozenset[str]:
    """What opens a frame besides verbs of saying: nouns of saying, adjectives of certainty, prepositions of source, and
    what an outlet "understands".
    """
    return frozenset(
        {"according", "per"}.union(
            *map(members, ("claims", "certainties", "makes_known", "points_made", "views", "understands")),
            members("reports_with_that"),
            *map(members, ("puts_at", "sees", "tallies")),
        ),
    )


def named_behind(tokens: list[Token], place: int) -> Phrase | None:
    """Whom "according to" names: with the conjuncts of a list, and the noun that its modifiers share."""
    if low_at(tokens, place) in members("objects") and not is_nominal(tokens, min(place + 1, len(tokens) - 1)):
        return Phrase(place, place, place)
    noun = _behind_participle(tokens, place)
    phrase = phrase_starting_at(tokens, noun)
    if phrase is None:
        return None
    phrase = phrase if tokens[noun - 1].word & Word.PREPOSITION else phrase._replace(first=place)
    named = name_apposed_to(tokens, phrase)
    if named is not None and _closes(tokens, named.last + 1):
        return named
    shared = shared_head(tokens, phrase)
    return shared if shared != phrase else coordinated_after(tokens, phrase)


def _behind_participle(tokens: list[Token], place: int) -> int:
    """Where the noun phrase goes on behind a word that opens none: "according to that article", "leaked emails",
    "reporting by the Courier"; else `place`.
    """
    if place + 1 >= len(tokens):
        return place
    token, after = tokens[place], tokens[place + 1]
    if token.low == "reporting" and after.low in ("by", "from"):
        return place + 2
    is_adjective = token.low.endswith("ed") and after.word & Word.DOCUMENT
    return place + 1 if is_adjective or token.word & Word.THAT else place


def _closes(tokens: list[Token], place: int) -> bool:
    """Whether the sentence, or the apposition, ends there: a clause follows the comma."""
    if place >= len(tokens) or tokens[place].text in ".;":
        return True
    return tokens[place].text == "," and (place + 1 >= len(tokens) or begins_clause(tokens, place + 1))


def _by_preposition(first: int, last: int, phrase: Phrase | None) -> Frame:
    return Frame(first, last, phrase, Word.SPEECH, inverted=True, follows=first > 0)


def _is_according_to(tokens: list[Token], place: int) -> bool:
    return tokens[place].low == "according" and low_at(tokens, place + 1) == "to"


def _according_to(tokens: list[Token], place: int) -> Frame | None:
    """ "According to the mayor", not "according to the rules"."""
    named = named_behind(tokens, place + 2)
    is_within = place > 0 and tokens[place - 1].word & Word.THAT  # "Roe said that according to her"
    if _is_standard(tokens, named) or (is_within and low_at(tokens, place + 2) in members("objects")):
        return None
    frame = _by_preposition(place, place + 1, named)
    return replace(frame, follows=False) if _opens_a_conjunct(tokens, place, named) else frame


def _opens_a_conjunct(tokens: list[Token], place: int, named: Phrase | None) -> bool:
    """Whether it heads a clause behind "and", and so has that one alone: "The mill is old, and according to the mayor,
    it leaks".
    """
    if named is None or place < 2 or not tokens[place - 1].word & Word.CONJUNCTION:
        return False
    comma = next((at for at in range(named.last + 1, len(tokens)) if not tokens[at].is_word), len(tokens))
    return comma + 1 < len(tokens) and tokens[comma].text == ","


def _is_standard(tokens: list[Token], named: Phrase | None) -> bool:
    """Whether it is what something is held to, not who says it: "according to plan", "as per the rules"."""
    return named is not None and tokens[named.head].low in members("standards")


def _is_per(tokens: list[Token], place: int) -> bool:
    """ "..., per the mayor", "as per the police", not "..., 40, per cent"."""
    if tokens[place].low != "per" or not place or low_at(tokens, place + 1) in _RATES:
        return False
    return tokens[place - 1].text in (",", QUOTED_UP_TO_COMMA) or tokens[place - 1].low == "as"


def _per(tokens: list[Token], place: int) -> Frame | None:
    named = named_behind(tokens, place + 1)
    first = place - (tokens[place - 1].low == "as")
    return None if _is_standard(tokens, named) else _by_preposition(first, place, named)


def _is_reported_by(tokens: list[Token], place: int) -> bool:
    """ "As reported by the Courier", "as first reported by Reuters"."""
    token, before = tokens[place], place - 2 if low_at(tokens, place - 1) == "first" else place - 1
    is_told = token.word & Word.SPEECH and token.word & Word.PAST
    return bool(is_told) and low_at(tokens, before) == "as" and low_at(tokens, _by_of(tokens, place)) == "by"


def _by_of(tokens: list[Token], place: int) -> int:
    """Where "by" stands behind the participle: "noted by", "pointed out by"."""
    return place + 2 if low_at(tokens, place + 1) == "out" else place + 1


def _reported_by(tokens: list[Token], place: int) -> Frame:
    first = place - 2 if low_at(tokens, place - 1) == "first" else place - 1
    by = _by_of(tokens, place) + 1
    is_name = by < len(tokens) and not tokens[by].text.islower() and not tokens[by].text.isdigit()
    named = phrase_starting_at(tokens, by) or (Phrase(by, by, by) if is_name else None)  # "as noted by 9to5Mac"
    return _by_preposition(first, by - 1, named)


def _is_owners_claim(tokens: list[Token], place: int) -> bool:
    """ "The mayor's claim that", "his claim in the interview that", "the firm's 2015 admission that"."""
    is_point = tokens[place].low in members("points_made") and low_at(tokens, place + 1) in members("be")
    if not place or not (is_point or tokens[place].low in members("claims")):
        return False
    owner = tokens[_owner_of_claim(tokens, place)]
    is_owned = owner.low == "'s" or bool(owner.word & Word.POSSESSIVE)
    return is_owned and _that_behind(tokens, place) is not None and not _is_where_said(tokens, place)


def _is_where_said(tokens: list[Token], place: int) -> bool:
    """Whether it is where a verb in front says something: "Roe said in her testimony that", "told the court in its
    complaint that"; not "Roe said he doubted her claim that".
    """
    phrase = phrase_ending_at(tokens, place)
    first = place if phrase is None else phrase.first
    if first < 2 or tokens[first - 1].low not in members("where_said"):
        return False
    for at in range(first - 2, -1, -1):
        if tokens[at].word & (Word.SPEECH | Word.ADDRESS) and is_finite_verb(tokens, at):
            return True
        if not tokens[at].is_word or tokens[at].word & _OPENS_A_CLAUSE or is_finite_verb(tokens, at):
            return False
    return False


def _owner_of_claim(tokens: list[Token], place: int) -> int:
    """Where the genitive or possessive stands, past one modifier of the noun: "Roe's repeated claim"."""
    has_modifier = place > 1 and tokens[place - 1].low != "'s" and not tokens[place - 1].word & FUNCTION
    return place - 2 if has_modifier else place - 1


def _owners_claim(tokens: list[Token], place: int) -> Frame:
    owner = _owner_of_claim(tokens, place)
    phrase = phrase_ending_at(tokens, owner - 1) if tokens[owner].low == "'s" else Phrase(owner, owner, owner)
    return Frame(place, (_that_behind(tokens, place) or place + 1) - 1, phrase, Word.SPEECH)


def _that_behind(tokens: list[Token], place: int) -> int | None:
    """Where "that" stands: behind the noun, its copula, or where the claim was made; None for none."""
    first = place + 1
    if low_at(tokens, first) in members("be") and low_at(tokens, first + 1) == "that":
        return first + 1
    if first < len(tokens) and tokens[first].word & Word.PREPOSITION and low_at(tokens, first) != "of":
        occasion = phrase_starting_at(tokens, first + 1)
        first = first if occasion is None else occasion.last + 1
    return first if low_at(tokens, first) == "that" else None


def _is_claim_from(tokens: list[Token], place: int) -> bool:
    return tokens[place].low in members("claims") and low_at(tokens, place + 1) == "from"


def _claim_from(tokens: list[Token], place: int) -> Frame | None:
    """ "A warning from the bank that rates would rise"."""
    source = phrase_starting_at(tokens, place + 2)
    if source is None or low_at(tokens, source.last + 1) != "that" or _is_none(tokens, place):
        return None
    return Frame(place, place + 1, source, Word.SPEECH, inverted=True)


def _is_none(tokens: list[Token], place: int) -> bool:
    """ "There was no claim from Roe that", "without any public word from her that"."""
    phrase = phrase_ending_at(tokens, place)
    first = place if phrase is None else phrase.first
    return tokens[first].low == "no" or low_at(tokens, first - 1) == "without"


def _is_in_the_words_of(tokens: list[Token], place: int) -> bool:
    is_view = tokens[place].low in members("views") and low_at(tokens, place + 1) == "of"
    return is_view and low_at(tokens, place - 2) == "in" and low_at(tokens, place - 1) == "the"


def _in_the_words_of(tokens: list[Token], place: int) -> Frame:
    """ "In the words of Clara Venn"."""
    return _by_preposition(place - 2, place + 1, phrase_starting_at(tokens, place + 2))


def _is_in_owners_view(tokens: list[Token], place: int) -> bool:
    return tokens[place].low in members("views") and _owner_of_view(tokens, place) is not None


def _in_owners_view(tokens: list[Token], place: int) -> Frame | None:
    """ "In Ms. Okell's view", "in her words"."""
    owner = _owner_of_view(tokens, place)
    return None if owner is None else Frame(place, place, owner, Word.SPEECH, follows=owner.first > 2)


def _owner_of_view(tokens: list[Token], place: int) -> Phrase | None:
    possessive = place - 2 if low_at(tokens, place - 1) == "own" else place - 1
    if low_at(tokens, possessive) in members("possessors") and _opens_view(tokens, possessive - 1, place):
        return Phrase(possessive, possessive, possessive)
    if place < 3 or low_at(tokens, place - 1) != "'s":
        return None
    owner = phrase_ending_at(tokens, place - 2)
    return owner if owner is not None and _opens_view(tokens, owner.first - 1, place) else None


def _opens_view(tokens: list[Token], preposition: int, view: int) -> bool:
    """Whether the preposition says whose view it is: "in", or "by" at the head of a clause: "By her account, it is"."""
    low = low_at(tokens, preposition)
    heads = preposition == 0 or (preposition > 0 and not tokens[preposition - 1].is_word)
    return low == "in" or (low == "by" and heads and tokens[view].low in members("accounts"))


def _is_put_at(tokens: list[Token], place: int) -> bool:
    return tokens[place].low in members("puts_at") and _standing(tokens, place) is not None


def _put_at(tokens: list[Token], place: int) -> Frame | None:
    """ "A poll this week has Roe at 39 percent", "the survey had Kern running third"."""
    return Frame(place, place, _standing(tokens, place), Word.SHOW)


def _standing(tokens: list[Token], place: int) -> Phrase | None:
    """The poll that has somebody at a figure or place; None for another subject."""
    poll = phrase_ending_at(tokens, before_time(tokens, place - 1)) if place else None
    if poll is None or tokens[poll.head].low not in members("polls"):
        return None
    whom = phrase_starting_at(tokens, place + 1)
    after = tokens[whom.last + 1] if whom is not None and whom.last + 2 < len(tokens) else None
    if whom is None or after is None:
        return None
    is_thing = tokens[whom.first].low in ("a", "an")  # "has a margin of sampling error of 3 points"
    is_at_work = not is_thing and any(one.low.endswith("ing") for one in tokens[whom.first + 1 : whom.last + 2])
    return poll if after.low in members("standings") or is_at_work else None


def _is_tallied(tokens: list[Token], place: int) -> bool:
    """ "A hospital counted 19 bodies", not "she counted nine", "counted on 40 votes"."""
    is_one = tokens[place].low in members("tallies") and place + 1 < len(tokens) and is_number(tokens[place + 1])
    who = phrase_ending_at(tokens, before_time(tokens, place - 1)) if is_one and place else None
    return who is not None and bool(tokens[who.head].word & (Word.ROLE | Word.ORGANISATION | Word.COLLECTIVE))


def _tallied(tokens: list[Token], place: int) -> Frame:
    return Frame(place, place, phrase_ending_at(tokens, before_time(tokens, place - 1)), Word.SHOW)


def _is_as_seen(tokens: list[Token], place: int) -> bool:
    """ "As Roe sees it, the mill is lost"."""
    is_view = tokens[place].low in members("sees") and low_at(tokens, place + 1) == "it"
    return is_view and low_at(tokens, place + 2) in (",", ".") and _seer(tokens, place) is not None


def _seer(tokens: list[Token], place: int) -> Phrase | None:
    phrase = phrase_ending_at(tokens, place - 1) if place > 1 else None
    return phrase if phrase is not None and low_at(tokens, phrase.first - 1) == "as" else None


def _as_seen(tokens: list[Token], place: int) -> Frame | None:
    seer = _seer(tokens, place)
    return None if seer is None else Frame(seer.first - 1, place + 1, seer, Word.SPEECH, follows=seer.first > 1)


# Cues other than verbs: whether one stands at a token, and its frame there.
OTHER_FRAMES: Final[
    tuple[tuple[Callable[[list[Token], int], bool], Callable[[list[Token], int], Frame | None]], ...]
] = (
    (_is_according_to, _according_to),
    (_is_per, _per),
    (_is_reported_by, _reported_by),
    (_is_as_seen, _as_seen),
    (_is_owners_claim, _owners_claim),
    (_is_claim_from, _claim_from),
    (_is_in_the_words_of, _in_the_words_of),
    (_is_in_owners_view, _in_owners_view),
    (_is_put_at, _put_at),
    (_is_tallied, _tallied),
)
