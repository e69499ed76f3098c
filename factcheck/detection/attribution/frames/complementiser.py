"""Reporting verb -> the "that" of what it reports, not of a relative clause, of an object or of another verb."""

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import is_contracted, is_existential, is_finite_verb
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.word_classes import has_plural_ending, is_finite, is_nominal, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token, low_at

_OPENS = Word.DETERMINER | Word.POSSESSIVE
_FARTHEST_THAT = 14
_LONGEST_ISSUED = 6
_LONGEST_CLAUSE = 12
_LONGEST_AUDIENCE = 8


def that_of_content(tokens: list[Token], frame: Frame, first: int, limit: int) -> int | None:
    """Where the "that" of what the frame reports stands, not that of a clause about its object; None for none."""
    limit = _infinitive_of_order(tokens, frame, first, limit) or limit
    that = _complementiser(tokens, _behind_relative(tokens, frame, first, limit), limit)
    if that is None or _is_subject(tokens, that) or (that != first and _is_of_object(tokens, frame, that)):
        return None
    return that


def _is_subject(tokens: list[Token], that: int) -> bool:
    """ "Roe said that would be late": a pronoun, no conjunction."""
    return bool(tokens[that + 1].word & Word.AUXILIARY) and not tokens[that + 1].is_capitalised


def _infinitive_of_order(tokens: list[Token], frame: Frame, first: int, limit: int) -> int | None:
    """Where what somebody is ordered to do begins; None for none: "urged the judges to overturn the ruling that"."""
    if not tokens[frame.cue].word & Word.ORDERS:
        return None
    behind = range(first, min(first + _FARTHEST_THAT, limit))
    mark = next((at for at in behind if not tokens[at].is_word or tokens[at].word & (Word.TO | Word.THAT)), None)
    return mark if mark is not None and tokens[mark].word & Word.TO else None


def _behind_relative(tokens: list[Token], frame: Frame, first: int, limit: int) -> int:
    """Past the relative clause about whom it is told, before "that": "told teachers who filled the hall that"."""
    if not frame.kinds & Word.ADDRESS or frame.inverted:
        return first
    inside = range(first + 1, min(first + _LONGEST_AUDIENCE, limit))
    who = next((at for at in inside if tokens[at].low == "who" or not tokens[at].is_word), None)
    if who is None or tokens[who].low != "who":
        return first
    behind = range(who + 1, min(who + _FARTHEST_THAT, limit))
    that = next((at for at in behind if tokens[at].word & Word.THAT or not tokens[at].is_word), None)
    return first if that is None or not tokens[that].word & Word.THAT else that


def _is_of_object(tokens: list[Token], frame: Frame, that: int) -> bool:
    """Whether the clause belongs to what is judged: "condemned strikes that they said killed six", "rejected claims
    that it leaks"; not "expressed concern that it leaks".
    """
    beside = low_at(tokens, frame.cue_last + 1)
    if frame.kinds & Word.ADDRESS and beside in members("warned_of"):
        return True
    if tokens[frame.cue_last].low in members("pointing") and beside == "to":
        return True  # not "pointed out to the board that"
    nouns = {token.low for token in tokens[frame.cue_last + 1 : that]}
    is_said = not (nouns.isdisjoint(members("stances")) and nouns.isdisjoint(members("claims")))
    return not frame.kinds & ~Word.JUDGEMENT and not (is_said and not tokens[frame.cue].word & Word.DENIES)


def _complementiser(tokens: list[Token], first: int, limit: int) -> int | None:
    """Where the "that" of the reported clause stands: before any mark, quotation or other clause; None for none."""
    is_issued = not members("issued").isdisjoint([token.low for token in tokens[first : first + _LONGEST_ISSUED]])
    farthest = first + _FARTHEST_THAT + (_LONGEST_ISSUED if is_issued else 0)
    for place in range(first, min(farthest, limit)):
        if tokens[place].word & Word.THAT and not _is_determiner(tokens, first, place):
            if _is_pronoun(tokens, first, place):
                return None
            if _opens_clause_of_that(tokens, place + 1):
                return None if _is_of_another(tokens, first, place) else place
        if is_title_in_adjunct(tokens, first, place):
            continue
        if _ends_search(tokens[place]) or _opens_a_clause(tokens, first, place):
            return None
    return None


def _is_determiner(tokens: list[Token], first: int, that: int) -> bool:
    """ "Said in that case that it leaked"."""
    return that == first + 1 and tokens[that].low == "that" and bool(tokens[first].word & Word.PREPOSITION)


def _is_pronoun(tokens: list[Token], first: int, that: int) -> bool:
    """ "Told him she would go if that happened", not "has said before that it leaks"."""
    is_next = tokens[that - 1].word & Word.SUBORDINATOR
    has_verb = that + 1 < len(tokens) and is_finite(tokens, that + 1)
    return bool(is_next) and (that > first + 1 or has_verb)


def is_title_in_adjunct(tokens: list[Token], first: int, place: int) -> bool:
    """Whether a name in marks stands there, in an adjunct: "said on Channel 9's “Today” that", "told the Union's
    “Board” in May that", "in her book, “Snow,” that".
    """
    if tokens[place].word != Word.QUOTE or place == first:
        return False
    is_adjunct = tokens[first].word & Word.PREPOSITION and tokens[first].low not in members("of_what")
    before = tokens[place - 1]
    opens = before.low == "'s" or (is_adjunct and before.word & (Word.DETERMINER | Word.PREPOSITION))
    return bool(opens) or (before.text == "," and low_at(tokens, place - 2) in words("works"))


def _opens_clause_of_that(tokens: list[Token], place: int) -> bool:
    """Whether a word or a quotation stands behind "that", or what a comma opens: "that, if need be, it would go"."""
    return place < len(tokens) and (
        tokens[place].is_word or tokens[place].word == Word.QUOTE or tokens[place].text == ","
    )


def _is_of_another(tokens: list[Token], first: int, that: int) -> bool:
    """Whether "that" opens a relative clause, or the second of two: "said 40 had died and that nine were hurt"."""
    if that > first and tokens[that - 1].word & Word.CONJUNCTION:
        return True
    is_about = _is_about_object(tokens, first, that) or opens_pushdown_relative(tokens, that)
    return is_about or _is_relative(tokens, that)


def _is_about_object(tokens: list[Token], first: int, that: int) -> bool:
    """Whether it goes on with an object that is only detailed: "reported details of the tour that stops in Osk"; not
    "told a news conference that", "told Osk News on Monday that".
    """
    detailed = (at for at in range(first, min(first + 2, that)) if tokens[at].text in members("details"))
    return any(not is_nominal(tokens, at + 1) for at in detailed) and that > first + 1


def opens_pushdown_relative(tokens: list[Token], relative: int) -> bool:
    """Whether what somebody says of the noun before it follows, a pushdown element (Quirk 17.63): "six ships that
    officials say are late".
    """
    for at in range(relative + 2, min(relative + _LONGEST_CLAUSE, len(tokens) - 1)):
        token = tokens[at]
        if token.word & (Word.SAYS | Word.THOUGHT) and is_used_as_verb(tokens, at):
            return is_finite_verb(tokens, at + 1)
        if not token.is_word or is_verb(tokens, at):
            return False
    return False


def _is_relative(tokens: list[Token], that: int) -> bool:
    """Whether it goes on with a noun: "calling the strikes that have ended it", "said a blast that killed two"."""
    is_noun = not tokens[that - 1].word & CUE or (that > 1 and bool(tokens[that - 2].word & _OPENS))
    if that == 0 or not is_noun or tokens[that + 1].low == "there":
        return False
    if tokens[that + 1].word & Word.AUXILIARY or _is_plain_verb(tokens, that + 1):
        return True
    return is_nominal(tokens, that - 1) and _may_be_verb(tokens, that + 1)


def _is_plain_verb(tokens: list[Token], place: int) -> bool:
    """Whether an unlisted word is the verb of a plural, by the object behind it: "the rays that reach a sensor"."""
    if place + 1 >= len(tokens) or not tokens[place + 1].word & _OPENS or tokens[place + 1].word & Word.PRONOUN:
        return False
    is_plain = not tokens[place].word and tokens[place].text.islower()
    return is_plain and has_plural_ending(tokens[place - 2]) and is_nominal(tokens, place - 2)


def _may_be_verb(tokens: list[Token], place: int) -> bool:
    """Whether the word can be the verb of a relative clause: a listed form, one in -ed, or in -s before "to"."""
    token = tokens[place]
    if token.word & Word.VERB or (token.word & CUE and not token.word & (NOUN | Word.PARTICIPLE)):
        return True
    is_third = place + 1 < len(tokens) and token.low.endswith("s") and bool(tokens[place + 1].word & Word.TO)
    return is_third or (token.low.endswith("ed") and not token.word & NOUN)


def _ends_search(token: Token) -> bool:
    """A quotation, or a mark other than a comma."""
    return token.word == Word.QUOTE or not (token.is_word or token.low in ("'s", ","))


def _opens_a_clause(tokens: list[Token], first: int, place: int) -> bool:
    """Whether a verb at `place` has its subject behind the cue: "said his client accepted that"; no adjunct, no
    addressee: "said in a statement released on Monday that", "told people gathered outside that".
    """
    token = tokens[place]
    if not token.is_word or place == first:
        return False
    if tokens[first].low in members("nominatives"):
        return True  # "says he supports rules that"
    if is_existential(tokens[first : first + 2]) or is_contracted(tokens, first):
        return True  # "says there's no proof that"
    if token.low in members("issued") and tokens[first].word & Word.PREPOSITION:
        return False  # "said in a statement posted on Monday that"
    if token.word & CUE and token.word & (Word.PAST | Word.BASE_FORM) == Word.PAST and is_verb(tokens, place):
        return True
    return _opens_with_noun(tokens, first) and bool(token.word & Word.AUXILIARY or is_verb(tokens, place))


def _opens_with_noun(tokens: list[Token], first: int) -> bool:
    """Whether a noun phrase begins there, a bare one behind "said": "said evidence that he gave was weak"."""
    opens = tokens[first]
    if opens.is_capitalised and not opens.word & Word.CALENDAR:
        return True
    if opens.word & (Word.DETERMINER | Word.POSSESSIVE | Word.PRONOUN | Word.NEGATION):
        return True
    return bool(tokens[first - 1].word & Word.SAYS) and is_nominal(tokens, first)
