"""Reporting verb in its verb phrase -> its sense and voice: what selects the reporting sense, negation, passive."""

from factcheck.language.en.lexicon import CUE, NOUN, Company, Word, company
from factcheck.language.en.phrases import phrase_ending_at
from factcheck.language.en.word_classes import before_adverbs, is_adverb, is_nominal
from factcheck.language.en.words import members, table
from factcheck.language.tokens import Token, low_at

_LONGEST_AUXILIARY = 4
_LONGEST_OBJECT = 5
_FARTHEST_MOVER = 14
# Verbs whose negation entails that nothing was said; "did not deny" does not.
_TELLS = Word.SPEECH | Word.ADDRESS
_ANY = Company()


def can_govern(tokens: list[Token], place: int) -> bool:
    """Whether a verb with a non-reporting sense has a collocate or complement that selects the reporting one: "put it",
    "reads:", "shows that".
    """
    token = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.word & _TELLS and _is_denied(tokens, place):
        return False
    if token.word & Word.JUDGEMENT and _is_avoided(tokens, place):
        return False
    if token.word & Word.JUDGEMENT and not token.word & Word.DENIES and low_at(tokens, place - 1) in members("seldom"):
        return False
    needed, barred = company().get(token.low, _ANY)
    if after is None:
        return not needed
    if after.low in members("other_sense_particles"):
        return False
    if after.low in barred:
        return is_of_relative_object(tokens, place)
    if needed:
        return after.low in needed or (bool(token.word & Word.GIVES_FIGURE) and _gives_figure(tokens, place))
    return _has_reporting_complement(tokens, place, after)


def is_of_relative_object(tokens: list[Token], place: int) -> bool:
    """Whether its object is the relative pronoun before its subject, and quoted words say what that is called: "Kern,
    whom Roe called a “liar”", "a plan, which the council has described as “unfair”", "what aides described as a “cut”".
    """
    last = before_adverbs(tokens, place)
    if last > 0 and has_auxiliary(tokens, place):
        last -= 1
    subject = phrase_ending_at(tokens, last) if last > 0 else None
    opening = tokens[subject.first - 1] if subject is not None and subject.first else None
    if opening is None or not (opening.word & Word.RELATIVE or opening.low == "what"):
        return False
    first = place + 2 if low_at(tokens, place + 2) not in ("a", "an", "the") else place + 3
    return any(token.word == Word.QUOTE for token in tokens[first : first + 1])


def _has_reporting_complement(tokens: list[Token], place: int, after: Token) -> bool:
    """Whether what follows can be what is reported: a mark behind "reads"; no reflexive as in "calling itself"."""
    token = tokens[place]
    if token.low in members("read"):
        return after.text in ",:." or after.word == Word.QUOTE or is_behind_a_quote(tokens, place)
    if token.word & (Word.JUDGEMENT | Word.SPEECH) and after.word & Word.REFLEXIVE:
        return False
    if token.word & Word.ADDRESS and _is_tale(tokens, place + 1):
        return False
    return not (token.word & Word.SHOW and after.word & (Word.REFLEXIVE | Word.OBJECT_PRONOUN))


def _is_tale(tokens: list[Token], place: int) -> bool:
    """Whether the object is a kind of words, not a listener: told "the truth", "a joke", "the story of a boy"."""
    if not tokens[place].word & (Word.DETERMINER | Word.POSSESSIVE):
        return False
    inside = range(place + 1, min(place + _LONGEST_OBJECT, len(tokens)))
    end = next((at for at in inside if not is_nominal(tokens, at)), inside.stop)
    return tokens[end - 1].low in members("tales")


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
    near = range(place + 1, min(place + 10, len(tokens) - 1))  # not "put at least $5m into"
    at = next((at for at in near if tokens[at].low == "at" and tokens[at + 1].low not in ("least", "most")), None)
    return at is not None and has_figure(tokens[at + 1 : at + 5])


def has_figure(tokens: list[Token]) -> bool:
    """Whether there is a numeral, in digits or words."""
    return any(token.text[0].isdigit() or token.low in table("number_words") for token in tokens)


def _is_denied(tokens: list[Token], place: int) -> bool:
    """Whether a negation has scope over the reporting verb: "did not say that", "would not say how many", "neither he
    nor his lawyer said".
    """
    if (
        _is_avoided(tokens, place)
        or negated_from(tokens, place) is not None
        or _is_in_negative_inversion(tokens, place)
    ):
        return True
    return any(token.low in ("neither", "nor") for token in tokens[max(0, place - 10) : place])


def negated_from(tokens: list[Token], place: int) -> int | None:
    """Where the verb phrase of the negated verb at `place` begins: of "does not think", "does"; None for none."""
    first = place
    while first > 0 and place - first < _LONGEST_AUXILIARY and _stands_in_verb_phrase(tokens, first - 1):
        first -= 1
    inside = range(first, place)
    return first if any(_negates(tokens, at) for at in inside) else None


def _negates(tokens: list[Token], place: int) -> bool:
    """ "Not", "never", "didn't"; "no longer"."""
    return bool(tokens[place].word & Word.NEGATION) or tokens[place].low.endswith("n't") or _is_longer(tokens, place)


def _is_longer(tokens: list[Token], place: int) -> bool:
    return tokens[place].low == "longer" and low_at(tokens, place - 1) == "no"


def mover_of(tokens: list[Token], place: int) -> int | None:
    """Where the verb stands that brings somebody to what the infinitive at `place` tells: "prompting Roe, the mayor, to
    say"; None for none.
    """
    if place < 2 or not tokens[place - 1].word & Word.TO:
        return None
    for at in range(place - 2, max(-1, place - _FARTHEST_MOVER), -1):
        if tokens[at].low in members("brings_to_say"):
            return at
        if tokens[at].word & (Word.AUXILIARY | Word.RELATIVE | Word.QUOTE | CUE) and not tokens[at].word & NOUN:
            return None
    return None


def _is_avoided(tokens: list[Token], place: int) -> bool:
    """Whether what stands before the participle tells that nobody said it: "stopped short of calling", "left without
    once saying", "far from admitting", "avoided saying".
    """
    if not tokens[place].word & Word.PARTICIPLE:
        return False
    back = before_adverbs(tokens, place)
    before = low_at(tokens, back)
    if before in members("says_nothing_before"):
        return True
    return before in ("of", "from") and low_at(tokens, back - 1) in members("kept_from")


def _is_in_negative_inversion(tokens: list[Token], place: int) -> bool:
    """Whether the auxiliary stands before the subject behind a negative adverbial (Quirk 18.24): "At no point did Roe
    say", "nowhere does the letter say"; or opens a condition: "Had Roe said", "should she say". "Not until May did
    Roe say" and "not only did she say" tell that it was said.
    """
    subject = phrase_ending_at(tokens, before_adverbs(tokens, place)) if place > 1 else None
    auxiliary = -1 if subject is None else subject.first - 1
    if auxiliary < 0 or tokens[auxiliary].low not in members("inverts"):
        return False
    front = [token.low for token in tokens[max(0, auxiliary - _LONGEST_OBJECT) : auxiliary]]
    if not front or front[-1] in (",", ";"):
        return tokens[auxiliary].low in members("opens_a_condition") and tokens[-1].text != "?"
    is_negative = not members("negative_openers").isdisjoint(front)
    return is_negative and members("said_after_all").isdisjoint(front)


def _stands_in_verb_phrase(tokens: list[Token], place: int) -> bool:
    """Whether the token can stand before the main verb in its verb phrase: an adverb, auxiliary, negation, "to"."""
    token = tokens[place]
    if is_adverb(token) or token.low == "yet" or _is_longer(tokens, place):
        return True
    is_no = token.low == "no" and low_at(tokens, place + 1) == "longer"
    is_once = token.low == "once" and place > 0 and bool(tokens[place - 1].word & Word.NEGATION)  # "never once"
    return is_no or is_once or bool(token.word & (Word.AUXILIARY | Word.NEGATION | Word.TO))


def is_passive(tokens: list[Token], place: int) -> bool:
    """Whether the verb is a past participle in the passive; "he's said" is a perfect, "is worried" has an adjective."""
    if not tokens[place].word & Word.PAST or tokens[place].low in members("certainties"):
        return False
    back = before_adverbs(tokens, place)
    return (
        back >= 0
        and tokens[back].low.removesuffix("n't") in members("be")
        and not (tokens[back].low == "'s" and place >= 2 and tokens[place].low in {"said", "told"})
    )


def has_auxiliary(tokens: list[Token], place: int) -> bool:
    """Whether an auxiliary, contracted or not, precedes the verb, adverbs skipped."""
    back = before_adverbs(tokens, place)
    return back >= 0 and (bool(tokens[back].word & Word.AUXILIARY) or tokens[back].low in members("contracted"))


def is_perceived(tokens: list[Token], place: int) -> bool:
    """Whether an object pronoun stands there behind a verb of hearing or seeing: "caught him [saying]"."""
    return place > 0 and tokens[place].low in members("objects") and tokens[place - 1].low in members("perceived")
