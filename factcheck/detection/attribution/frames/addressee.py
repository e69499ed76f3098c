"""Place behind a verb of telling -> the place past whom it is told, where and on which day."""

from factcheck.language.en.clauses import begins_clause, is_existential
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.word_classes import is_finite, is_nominal, is_number, is_verb
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, low_at

_OPENS = Word.DETERMINER | Word.POSSESSIVE
_LONGEST_CLAUSE = 12


def after_addressee(tokens: list[Token], first: int) -> int:
    """Past whom it is told: "her", "Tass", "the meeting" where a clause of its own follows."""
    if first + 1 >= len(tokens):
        return first
    told = phrase_starting_at(tokens, first)
    where = first if told is None else after_circumstances(tokens, told.last + 1)
    if low_at(tokens, where) == "," and where + 1 < len(tokens) and tokens[where + 1].word == Word.QUOTE:
        return where + 1  # "told a meeting in Osk, “...”"
    if told is not None and low_at(tokens, told.last + 1) == "," and _begins_content(tokens, told.last + 2):
        return told.last + 2
    if tokens[first].word & Word.OBJECT_PRONOUN or (tokens[first].low == "her" and not is_nominal(tokens, first + 1)):
        return first + 1
    return _after_both(tokens, first, _after_one(tokens, first))


def _after_both(tokens: list[Token], first: int, end: int) -> int:
    """Past the second of two who are told, before a clause: "told Kern and her aides the mill was shut"; else `end`."""
    if end == first or low_at(tokens, end) != "and" or end + 2 >= len(tokens):
        return end
    both = _after_one(tokens, end + 1)
    return both if end + 1 < both < len(tokens) and is_subject_of_a_clause(tokens, both) else end


def _after_one(tokens: list[Token], first: int) -> int:
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
    behind = after_circumstances(tokens, place)
    return behind if behind < len(tokens) and is_subject_of_a_clause(tokens, behind) else None


def after_time(tokens: list[Token], first: int) -> int:
    """Past the adverbial of time in front of a clause: "said last week prices had", "told her in May she must"."""
    behind = after_circumstances(tokens, first, only_time=True)
    if not first < behind < len(tokens):
        return first
    return behind if is_subject_of_a_clause(tokens, behind) or is_existential(tokens[behind:]) else first


def after_circumstances(tokens: list[Token], place: int, *, only_time: bool = False) -> int:
    """Past adverbials of place and time: "in Osk on Friday night", "last week"."""
    while place < len(tokens) - 1:
        behind = _behind_time(tokens, place)
        if behind > place:
            behind += low_at(tokens, behind) in members("parts_of_a_day")
        elif not only_time and (tokens[place].low == "of" or tokens[place].low in members("where")):
            inner = phrase_starting_at(tokens, place + 1)
            behind = place if inner is None else inner.last + 1
        if behind == place:
            return place
        place = behind
    return place


def _behind_time(tokens: list[Token], place: int) -> int:
    """Past one adverbial of time: "earlier this week", "on Monday", "in May 2012"; `place` for none."""
    first = place + (tokens[place].low in members("sooner_or_later") and place < len(tokens) - 1)
    behind = first + 2 if _is_measured(tokens, first) else after_day(tokens, first)
    if behind == first and low_at(tokens, first) == "in":
        behind = after_day(tokens, first + 1)
        behind = first if behind == first + 1 else behind + _is_year(tokens, behind)
    return behind if behind > first else place


def _is_year(tokens: list[Token], place: int) -> bool:
    return len(low_at(tokens, place)) == len("2012") and low_at(tokens, place).isdigit()


def _is_measured(tokens: list[Token], place: int) -> bool:
    """Whether a bare adverbial of time with a unit begins there: "last week", "this morning"."""
    after = low_at(tokens, place + 1)
    is_unit = after in members("stretches") or after in members("parts_of_a_day")
    return is_unit and tokens[place].low in members("around_days")


def after_day(tokens: list[Token], first: int) -> int:
    """Past "Monday", "on Monday", "late on Thursday", "on February 13,"; not "said May was the driest month"."""
    if first + 1 < len(tokens) and tokens[first].word & Word.CALENDAR and tokens[first + 1].word & Word.AUXILIARY:
        return first
    place = first
    while place < len(tokens) and (tokens[place].low in members("around_days") or tokens[place].word & Word.CALENDAR):
        if low_at(tokens, place + 1) == "'s":
            break  # "said Tuesday's launch was its last"
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
    return place if is_subject_of_a_clause(tokens, place) else first


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


def _after_owned(tokens: list[Token], place: int) -> int:
    """Past what a genitive owns: "the BBC's Newsnight programme"."""
    while place < len(tokens) and is_nominal(tokens, place):
        place += 1
    return place


def is_subject_of_a_clause(tokens: list[Token], place: int) -> bool:
    """Whether a subject can begin there, with a finite verb near behind it."""
    token = tokens[place]
    is_subject = token.word & (_OPENS | Word.PRONOUN) or token.is_capitalised or is_number(token)
    is_subject = is_subject or token.low in members("opens_a_reported_clause")  # "told the board how"
    if not is_subject or token.word & (Word.CALENDAR | Word.QUOTE):
        return False
    return any(is_finite(tokens, at) for at in range(place, min(place + _LONGEST_CLAUSE, len(tokens))))
