"""Reporting frame -> the bounds of its content span: first and last token, adjuncts and addressee left out."""

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import begins_clause, is_existential, is_finite_verb
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.word_classes import has_plural_ending, is_adverb, is_finite, is_nominal, is_number, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token, low_at

_OPENS = Word.DETERMINER | Word.POSSESSIVE
_FARTHEST_THAT = 14
_LONGEST_ISSUED = 6
_LONGEST_POSTMODIFIER = 20
_LONGEST_CLAUSE = 12
_LONGEST_AUDIENCE = 8
_OPENS_A_CLAUSE = Word.AUXILIARY | Word.PRONOUN | Word.RELATIVE | Word.QUOTE | Word.THAT


def skip_to_content(tokens: list[Token], frame: Frame, limit: int) -> int:
    """The first token of the reported clause: past addressee, occasion, day and complementiser ("that")."""
    behind = frame.inverted or (frame.passive and frame.source is not None)
    first = frame.last + 1 if behind else frame.cue_last + 1
    if tokens[frame.cue].word & Word.TAKES_INFINITIVE and first < limit and tokens[first].word & Word.TO:
        return first
    if tokens[frame.cue].low == "according" or tokens[frame.cue_last].low == "per":
        return _after_postmodifier(tokens, first)
    that = _that_of_content(tokens, frame, first, limit)
    if that is not None:
        return that + 1
    if frame.inverted and first < len(tokens) and tokens[first].text == ",":
        return first + 1
    first = _after_day(tokens, _behind_of(tokens, first))
    if frame.kinds & Word.ADDRESS:
        first = _after_addressee(tokens, first)
    return _after_occasion(tokens, first, limit) if frame.kinds & Word.SPEECH else first


def _behind_of(tokens: list[Token], first: int) -> int:
    """Past the "of" before a question: "spoke of how they hid"."""
    is_topic = low_at(tokens, first) == "of" and low_at(tokens, first + 1) in members("opens_a_reported_clause")
    return first + is_topic


def _complementiser(tokens: list[Token], first: int, limit: int) -> int | None:
    """Where the "that" of the reported clause stands: before any mark, quotation or other clause; None for none."""
    is_issued = not members("issued").isdisjoint([token.low for token in tokens[first : first + _LONGEST_ISSUED]])
    farthest = first + _FARTHEST_THAT + (_LONGEST_ISSUED if is_issued else 0)
    for place in range(first, min(farthest, limit)):
        is_pronoun = tokens[place].word & Word.THAT and tokens[place - 1].word & Word.SUBORDINATOR
        if is_pronoun and (place > first + 1 or is_finite(tokens, place + 1)):
            return None  # "told him she would go if that happened", not "has said before that it leaks"
        if tokens[place].word & Word.THAT and _opens_clause_of_that(tokens, place + 1):
            return None if _is_of_another(tokens, first, place) else place
        if _ends_search(tokens[place]) or _opens_a_clause(tokens, first, place):
            return None
    return None


def _is_of_another(tokens: list[Token], first: int, that: int) -> bool:
    """Whether "that" opens a relative clause, or the second of two: "said 40 had died and that nine were hurt"."""
    if that > first and tokens[that - 1].word & Word.CONJUNCTION:
        return True
    is_about = _is_about_object(tokens, first, that) or opens_pushdown_relative(tokens, that)
    return is_about or _is_relative(tokens, that)


def _opens_clause_of_that(tokens: list[Token], place: int) -> bool:
    """Whether a word or a quotation stands behind "that", or what a comma opens: "that, if need be, it would go"."""
    return place < len(tokens) and (
        tokens[place].is_word or tokens[place].word == Word.QUOTE or tokens[place].text == ","
    )


def _infinitive_of_order(tokens: list[Token], frame: Frame, first: int, limit: int) -> int | None:
    """Where what somebody is ordered to do begins; None for none: "urged the judges to overturn the ruling that"."""
    if not tokens[frame.cue].word & Word.ORDERS:
        return None
    behind = range(first, min(first + _FARTHEST_THAT, limit))
    mark = next((at for at in behind if not tokens[at].is_word or tokens[at].word & (Word.TO | Word.THAT)), None)
    return mark if mark is not None and tokens[mark].word & Word.TO else None


def _that_of_content(tokens: list[Token], frame: Frame, first: int, limit: int) -> int | None:
    """Where the "that" of what the frame reports stands, not that of a clause about its object; None for none."""
    limit = _infinitive_of_order(tokens, frame, first, limit) or limit
    that = _complementiser(tokens, _behind_relative(tokens, frame, first, limit), limit)
    return None if that is None or (that != first and _is_of_object(tokens, frame, that)) else that


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


def _ends_search(token: Token) -> bool:
    """A quotation, or a mark other than a comma."""
    return token.word == Word.QUOTE or not (token.is_word or token.low in ("'s", ","))


def _after_occasion(tokens: list[Token], first: int, limit: int) -> int:
    """Past where something was said, up to the subject of the clause: "said in its filing it owed $4m", "said in an
    email the cost was higher".
    """
    if first >= limit or not tokens[first].word & Word.PREPOSITION or tokens[first].low in members("of_what"):
        return first
    for place in range(first + 2, min(first + _FARTHEST_THAT, limit - 1)):
        token = tokens[place]
        if token.low == "'s":
            continue
        if not token.is_word or token.word & Word.AUXILIARY or is_verb(tokens, place):
            break
        if token.word & Word.PRONOUN and not token.word & Word.OBJECT_PRONOUN and is_finite(tokens, place + 1):
            return place
        if _is_behind_occasion(tokens, first, place) and _is_subject_of_a_clause(tokens, place):
            return place
        if is_existential(tokens[place : place + 2]):
            return place  # "acknowledged in a message on its site there had been a delay"
    return first


def _is_behind_occasion(tokens: list[Token], first: int, place: int) -> bool:
    """Whether the noun phrase at `place` is no part of the adjunct: "in an email the cost"."""
    before = tokens[place - 1]
    if not any(token.low in words("occasions") for token in tokens[first:place]):
        return False
    ends = before.word & Word.CALENDAR or is_nominal(tokens, place - 1)
    return bool(ends) and not (before.is_capitalised and tokens[place].is_capitalised)


def _after_postmodifier(tokens: list[Token], first: int) -> int:
    """Past what is said of the source: "according to a survey released in May, ", "to a man, who gave no name, "."""
    comma = _comma_from(tokens, first)
    if (
        comma is not None
        and comma + 2 < len(tokens)
        and tokens[comma + 1].text.isdigit()
        and tokens[comma + 2].text == ","
    ):
        comma += 2  # the age
    if comma is not None and comma + 1 < len(tokens) and tokens[comma + 1].word & Word.RELATIVE:
        comma = _comma_from(tokens, comma + 1)
    if comma is None:
        return first
    closing = _comma_from(tokens, comma + 1)
    return comma + 1 if closing is None or not _is_aside(tokens, comma, closing) else closing + 1


def _is_aside(tokens: list[Token], opening: int, closing: int) -> bool:
    """Whether a participle clause or an office stands between the commas: ", issued in May,", ", the mayor of Osk,"."""
    first = tokens[opening + 1]
    if closing + 1 >= len(tokens) or tokens[closing + 1].word & (Word.RELATIVE | Word.CONJUNCTION):
        return False
    if first.low in members("issued") and first.low.endswith("ed"):
        return True
    aside = phrase_starting_at(tokens, opening + 1) if first.word & Word.DETERMINER else None
    return aside is not None and aside.last == closing - 1 and bool(tokens[aside.head].word & Word.ROLE)


def _comma_from(tokens: list[Token], first: int) -> int | None:
    for place in range(first, min(first + _LONGEST_POSTMODIFIER, len(tokens))):
        if tokens[place].text == ",":
            return place
        if tokens[place].word & Word.AUXILIARY and not tokens[first].word & Word.RELATIVE:
            return None
    return None


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


def _is_about_object(tokens: list[Token], first: int, that: int) -> bool:
    """Whether it goes on with an object that is only detailed: "reported details of the tour that stops in Osk"; not
    "told a news conference that".
    """
    detailed = (at for at in range(first, min(first + 2, that)) if tokens[at].low in members("details"))
    return any(not is_nominal(tokens, at + 1) for at in detailed) and that > first + 1


def _may_be_verb(tokens: list[Token], place: int) -> bool:
    """Whether the word can be the verb of a relative clause: a listed form, one in -ed, or in -s before "to"."""
    token = tokens[place]
    if token.word & Word.VERB or (token.word & CUE and not token.word & (NOUN | Word.PARTICIPLE)):
        return True
    is_third = place + 1 < len(tokens) and token.low.endswith("s") and bool(tokens[place + 1].word & Word.TO)
    return is_third or (token.low.endswith("ed") and not token.word & NOUN)


def _opens_a_clause(tokens: list[Token], first: int, place: int) -> bool:
    """Whether a verb at `place` has its subject behind the cue: "said his client accepted that"; no adjunct, no
    addressee: "said in a statement released on Monday that", "told people gathered outside that".
    """
    token = tokens[place]
    if not token.is_word or place == first:
        return False
    if tokens[first].low in members("nominatives"):
        return True  # "says he supports rules that"
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


def _after_day(tokens: list[Token], first: int) -> int:
    """Past "Monday", "on Monday", "late on Thursday", "on February 13,"; not "said May was the driest month"."""
    if first + 1 < len(tokens) and tokens[first].word & Word.CALENDAR and tokens[first + 1].word & Word.AUXILIARY:
        return first
    place = first
    while place < len(tokens) and (tokens[place].low in members("around_days") or tokens[place].word & Word.CALENDAR):
        place += 1
        if tokens[place - 1].word & Word.CALENDAR or (
            place - 1 == first and tokens[first].low in members("parts_of_a_day")
        ):
            first = _after_number_of_day(tokens, place)
            place = max(place, first)
    return first


def _after_number_of_day(tokens: list[Token], place: int) -> int:
    """Past the number of the day, and a comma behind it: "February 13,"."""
    if place >= len(tokens) or not tokens[place].text.isdigit():
        return place
    is_closed = place + 1 < len(tokens) and tokens[place + 1].text == ","
    return place + 2 if is_closed else place


def _after_addressee(tokens: list[Token], first: int) -> int:
    """Past whom it is told: "her", "Tass", "the meeting" where a clause of its own follows."""
    if first + 1 >= len(tokens):
        return first
    told = phrase_starting_at(tokens, first)
    where = first if told is None else _after_circumstances(tokens, told.last + 1)
    if low_at(tokens, where) == "," and where + 1 < len(tokens) and tokens[where + 1].word == Word.QUOTE:
        return where + 1  # "told a meeting in Osk, “...”"
    if told is not None and low_at(tokens, told.last + 1) == "," and _begins_content(tokens, told.last + 2):
        return told.last + 2
    if tokens[first].word & Word.OBJECT_PRONOUN or (tokens[first].low == "her" and not is_nominal(tokens, first + 1)):
        return first + 1
    return _after_plural(tokens, first) or _after_name(tokens, first) or _after_audience(tokens, first)


def _begins_content(tokens: list[Token], place: int) -> bool:
    """Whether a clause or a quotation begins there: "told the BBC, the show was", "told the board, “...”"."""
    return place < len(tokens) and (tokens[place].word == Word.QUOTE or begins_clause(tokens, place))


def _after_plural(tokens: list[Token], first: int) -> int | None:
    """Past a bare plural with its modifiers, and where or when it was told, before the subject of a clause: "Western
    countries on Thursday they risked", "reporters in Osk the mill"; None for no such addressee.
    """
    place = first
    if tokens[place].word & _OPENS:
        place = _after_name(tokens, place + 1) or place + 1
    elif tokens[place].is_capitalised:
        place = _after_name(tokens, place) or place
    while place < len(tokens) and is_nominal(tokens, place) and not _is_measured(tokens, place):
        place += 1
    if place == first or not is_nominal(tokens, place - 1):
        return None
    behind = _after_circumstances(tokens, place)
    return behind if behind < len(tokens) and _is_subject_of_a_clause(tokens, behind) else None


def _is_measured(tokens: list[Token], place: int) -> bool:
    """Whether a bare adverbial of time with a unit begins there: "last week", "this morning"."""
    after = low_at(tokens, place + 1)
    is_unit = after in members("stretches") or after in members("parts_of_a_day")
    return is_unit and tokens[place].low in members("around_days")


def _after_circumstances(tokens: list[Token], place: int) -> int:
    """Past adverbials of place and time: "in Osk on Friday night", "last week"."""
    while place < len(tokens) - 1:
        behind = place + 2 if _is_measured(tokens, place) else _after_day(tokens, place)
        if behind > place:
            behind += low_at(tokens, behind) in members("parts_of_a_day")
        elif tokens[place].low == "of" or tokens[place].low in members("where"):
            inner = phrase_starting_at(tokens, place + 1)
            behind = place if inner is None else inner.last + 1
        if behind == place:
            return place
        place = behind
    return place


def _after_name(tokens: list[Token], first: int) -> int | None:
    place = first
    while place < len(tokens) and tokens[place].is_word and tokens[place].is_capitalised:
        place += 1
        joins = place + 1 < len(tokens) and (tokens[place].low == "of" or tokens[place].text.isdigit())
        is_joint = joins or (place + 1 < len(tokens) and tokens[place].low == "and")
        if is_joint and tokens[place + 1].is_capitalised:
            place += 1
    return place if place > first else None


def _after_audience(tokens: list[Token], first: int) -> int:
    """Past "the court", "a packed meeting", "his staff", "MPs", "reporters in Oslo" before the subject of a clause."""
    place = _end_of_audience(tokens, first)
    if place < len(tokens) and tokens[place].low == "'s":
        place = _after_owned(tokens, place + 1)
    if place == first or not is_nominal(tokens, place - 1) or place >= len(tokens):
        return first
    if tokens[place].text == ":":
        return place
    named = _after_name(tokens, place)
    if named is not None and named < len(tokens) and not is_verb(tokens, named):
        place = named  # "told host Ada Roe she would go"
    return place if _is_subject_of_a_clause(tokens, place) else first


def _end_of_audience(tokens: list[Token], first: int) -> int:
    """The end of a noun phrase without proper names behind its determiner, or of a bare plural; `first` for none."""
    place = first
    if place < len(tokens) and tokens[place].word & _OPENS:
        place = _after_name(tokens, place + 1) or place + 1
    while place < len(tokens) and is_nominal(tokens, place) and not (place > first and tokens[place].is_capitalised):
        place += 1
        if place == first + 1 and tokens[first].word & NOUN and tokens[first].low.endswith("s"):
            break
    return place


def _is_subject_of_a_clause(tokens: list[Token], place: int) -> bool:
    """Whether a subject can begin there, with a finite verb near behind it."""
    token = tokens[place]
    is_subject = token.word & (_OPENS | Word.PRONOUN) or token.is_capitalised or is_number(token)
    is_subject = is_subject or token.low in members("opens_a_reported_clause")  # "told the board how"
    if not is_subject or token.word & (Word.CALENDAR | Word.QUOTE):
        return False
    return any(is_finite(tokens, at) for at in range(place, min(place + _LONGEST_CLAUSE, len(tokens))))


def _after_owned(tokens: list[Token], place: int) -> int:
    """Past what a genitive owns: "the BBC's Newsnight programme"."""
    while place < len(tokens) and is_nominal(tokens, place):
        place += 1
    return place


def end_of_content(tokens: list[Token], frame: Frame, first: int, last: int) -> int:
    """The last token of the reported clause or object that begins at `first`; at most `last`."""
    if not tokens[frame.cue].word & Word.OBJECT_IS_THING:
        return last
    for place in range(first, last):
        token = tokens[place]
        if token.word & _OPENS_A_CLAUSE or is_verb(tokens, place):
            return last
        if (token.word & Word.CONJUNCTION or token.text == ",") and _is_deed(tokens, place + 1):
            return place - 1
    return last


def _is_deed(tokens: list[Token], place: int) -> bool:
    """Whether another deed of the subject begins: "and put", ", beating"."""
    while place < len(tokens) - 1 and (is_adverb(tokens[place]) or tokens[place].word & Word.CONJUNCTION):
        place += 1
    token = tokens[place]
    if tokens[place - 1].text == ",":
        return token.low.endswith("ing") and token.low not in members("no_deeds") and not token.is_capitalised
    return is_verb(tokens, place) and not token.is_capitalised and "-" not in token.text
