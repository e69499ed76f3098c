"""Clause -> the attribute that its figure measures: "Agni-V has a range of 5,000 km" -> range."""

from factcheck.detection.figures.figure_clauses import Clause, Clauses
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import OPENS, is_adverb, is_nominal
from factcheck.language.en.words import table, words
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.tokens import Token

_LONGEST_COUNTED = 8
_LONGEST_NOUN = 5
# "Three days after Roe said ...": so many tokens of the origin are named.
_LONGEST_ORIGIN = 12
_SPEAKS = Word.SPEECH | Word.ADDRESS | Word.JUDGEMENT | Word.THOUGHT
_ADPOSITION = Word.PREPOSITION | Word.TO
_OPENS_MORE = OPENS | Word.PREPOSITION | Word.TO | Word.AUXILIARY | Word.CONJUNCTION | Word.PRONOUN | Word.RELATIVE
_LEADS = Word.DETERMINER | Word.POSSESSIVE | Word.ADJECTIVE


def measurand(clauses: Clauses, clause: Clause, end: int, *, is_times: bool) -> tuple[int, int] | None:
    """The span of the attribute that the figure ending at offset `end` measures, half-open in code points: attributive,
    postmodified, measured from, or the predicate; in this order. `is_times`: the figure says how many times as much.
    """
    tokens = clauses.tokens
    within = tokens[clause.last - 1]
    behind = within.text[end - within.start :]
    if behind[:1] == "-" and behind[1:].isalpha():
        return end + 1, tokens[_noun_end(clauses, clause.last) - 1].end
    if is_times and (found := _compared(clauses, clause)) is not None:
        return tokens[found[0]].start, tokens[found[1] - 1].end
    sum_of = None
    for read in (_attributed_noun, _noun_before, _since_when, _bounded_noun, _of_what, _for_what, _predicate):
        found = read(clauses, clause)
        if found is None or _tells_nothing(tokens, found):
            continue
        if _only_sums_up(tokens, found):
            sum_of = found
        else:
            # "Deduct", not "deduct a total".
            last = found[0] if sum_of and found[0] < sum_of[0] < found[1] else found[1] - 1
            return tokens[found[0]].start, tokens[last].end
    return None if sum_of is None else (tokens[sum_of[0]].start, tokens[sum_of[1] - 1].end)


def _tells_nothing(tokens: list[Token], found: tuple[int, int]) -> bool:
    """Whether it is a function word or an adverb, which names nothing: "2,000 km east", "including 40"."""
    token = tokens[found[0]]
    is_function = bool(token.word & (_ADPOSITION | Word.CONJUNCTION | Word.PRONOUN)) or is_adverb(token)
    is_other = token.low in of_class("no_measured") or token.low in table("ordinal_words")
    return found[1] == found[0] + 1 and (is_function or is_other)


def _only_sums_up(tokens: list[Token], found: tuple[int, int]) -> bool:
    """Whether the noun tells how, not what is counted: "a total of 13 days in hospital"."""
    return found[1] == found[0] + 1 and tokens[found[0]].low in of_class("sums_up")


def _behind_bracket(tokens: list[Token], place: int) -> int:
    """The index behind the bracket that opens at `place`, as a conversion does: "770 km (478 miles) east of Osk"."""
    if _low(tokens, place) != "(":
        return place
    closing = (at for at in range(place, min(len(tokens), place + _LONGEST_COUNTED)) if tokens[at].text == ")")
    return next(closing, place - 1) + 1


def _noun_end(clauses: Clauses, first: int) -> int:
    """The end of the run of nouns and adjectives at `first`."""
    tokens = clauses.tokens
    last = first
    while last < min(len(tokens), first + _LONGEST_NOUN) and is_nominal(tokens, last):
        token = tokens[last]
        if (
            token.text[0].isdigit()
            or "'" in token.low
            or token.low == "per"
            or token.word & Word.CALENDAR
            or is_adverb(token)
            or clauses.is_verb(last)
        ):
            break
        last += 1
    return last


def _is_participle(token: Token) -> bool:
    return token.low.endswith("ing") and "-" not in token.text


def _attributed_noun(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """The head noun of an attributive figure: of "a 20-minute flight" the flight, of "a €9m fine" the fine."""
    tokens = clauses.tokens
    first = _behind_bracket(tokens, clause.last)
    is_led = _is_in_a_noun_phrase(tokens, clause.first)
    first += is_led and _low(tokens, first) in of_class("extent")  # "the 101 metre long vessel"
    if first >= len(tokens) or tokens[first].low in of_class("not_attributed") | of_class("measured_from"):
        return None
    if clause.is_subject and tokens[first].low in of_class("light_deed"):
        return None  # "31 percent say"
    if _is_participle(tokens[first]) and "-" not in tokens[first - 1].text and not is_led:
        return None  # but "an 11-game losing streak", "a new $4 million mixing plant"
    last = _noun_end(clauses, first)
    while last > first and tokens[last - 1].low in of_class("not_attributed"):
        last -= 1
    return (first, last) if last > first else None


def _is_in_a_noun_phrase(tokens: list[Token], place: int) -> bool:
    """Whether a determiner, or one with an adjective, stands before the token: "the 101 metre", "a new $4 million"."""
    if place == 0:
        return False
    before = tokens[place - 1]
    return bool(before.word & _LEADS) or (
        place > 1 and is_nominal(tokens, place - 1) and bool(tokens[place - 2].word & OPENS)
    )


def _compared(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """What is so many times as much: "twice as many victims", "ten times as fast as an eddy", "four times the size of
    Lund", "doubled the fees".
    """
    tokens = clauses.tokens
    first = clause.last
    if first < len(tokens) and tokens[first].low in of_class("no_article"):
        return None  # "twice a day"
    while first < len(tokens) and (tokens[first].low == "as" or tokens[first].word & Word.DETERMINER):
        first += 1
    last = first
    while last < min(len(tokens), first + _LONGEST_COUNTED) and _goes_on_comparing(clauses, last):
        last += 1
    while last > first and tokens[last - 1].low in {"as", "of", "'s"}:
        last -= 1
    return (first, last) if clause.last < first < last else None


def _goes_on_comparing(clauses: Clauses, place: int) -> bool:
    token = clauses.tokens[place]
    if token.low in {"as", "of", "'s"}:
        return True
    is_end = token.word & (Word.CONJUNCTION | _ADPOSITION | Word.AUXILIARY) or clauses.is_verb(place)
    return token.is_word and not is_end


def _noun_before(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """The noun phrase that the figure postmodifies: "a range of", "the number at", "wages - about", "the money (",
    "a bill for".
    """
    tokens = clauses.tokens
    at = clause.first - 1
    if tokens[at].low in of_class("large_sum"):
        at -= 1 + bool(tokens[at - 1].word & Word.DETERMINER)  # "a bill for a whopping $284 billion"
    if at < 1 or not _postmodifies(clauses, at):
        return None
    first = _noun_start(clauses, at)
    if first == at or any(token.text[0].isdigit() for token in tokens[first:at]):
        return None
    is_agent = tokens[at].low == "of" and tokens[first - 1].low == "by"  # "tariffs by China of 25%"
    is_free = tokens[at].low == "at" and not _is_object(clauses, first)
    return None if is_agent or is_free else (first, at)


def _postmodifies(clauses: Clauses, at: int) -> bool:
    """Whether what stands there can join a figure to the noun before it: "of", "at", a bracket, "a bill for"."""
    before, mark = clauses.tokens[at - 1], clauses.tokens[at]
    is_for_a_sum = mark.low == "for" and before.low in of_class("for_a_sum")
    return mark.text == "(" or clauses.is_dash(at) or is_for_a_sum or mark.low in {"of", "at"}


def _noun_start(clauses: Clauses, end: int) -> int:
    """The start of the run of nouns and adjectives that ends at `end`."""
    first = end
    while (
        first > max(0, end - _LONGEST_NOUN) and is_nominal(clauses.tokens, first - 1) and not clauses.is_verb(first - 1)
    ):
        first -= 1
    return first


def _bounded_noun(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """The noun phrase whose bound the figure is: "a peak above $68,000", "with a size of less than 150 KB"."""
    tokens = clauses.tokens
    at = clause.first
    if at < 2 or tokens[at].low not in of_class("bounds_noun"):
        return None
    if _low(tokens, clause.last) in of_class("measured_from"):
        return None  # "a stage less than 3 miles away"
    first = _noun_start(clauses, at)
    if first in (at, 0) or any(token.text[0].isdigit() for token in tokens[first:at]):
        return None
    before = tokens[first - 1]
    if before.word & OPENS and _low(tokens, at + 1) == "to" and clauses.is_verb(first - 2):
        return None  # "cost the bank up to $2 billion"
    is_phrase = bool(before.word & (OPENS | Word.PREPOSITION)) or before.low == "'s"
    return (first, at) if is_phrase else None


def _is_object(clauses: Clauses, first: int) -> bool:
    """Whether a noun phrase begins at `first`, behind a determiner or as object of a verb other than "be"."""
    if first == 0:
        return False
    before = clauses.tokens[first - 1]
    return bool(before.word & OPENS) or (clauses.is_verb(first - 1) and before.low not in of_class("be"))


def _since_when(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """The origin of a time or distance: "three hours after the report", "2,000 miles away from Oslo"."""
    tokens = clauses.tokens
    first = _behind_bracket(tokens, clause.last)
    if first >= len(tokens) or tokens[first].low not in of_class("measured_from"):
        return None
    if not _has_origin(tokens[clause.last - 1].low, tokens[first].low):
        return None
    last = _end_of_origin(tokens, first + 1)
    return (first, last) if last > first + 1 else None


def _has_origin(unit: str, preposition: str) -> bool:
    """Not "moved $40 million from their accounts", "fell 12 percent since May", "to €5 million after the firm lost"."""
    is_extent = unit in words("measures") and unit not in of_class("no_extent") | words("currency_names")
    if preposition in {"after", "before"}:
        return unit.rstrip("s") in of_class("unit_of_time")
    return is_extent or preposition not in {"from", "since"}


def _end_of_origin(tokens: list[Token], first: int) -> int:
    """The end of the words from `first` on, no name cut in two, without what opens more: "after Roe said he was"."""
    last = first
    while last < min(len(tokens), first + _LONGEST_ORIGIN) and (tokens[last].is_word or tokens[last].low == "'s"):
        last += 1
    while last < len(tokens) and tokens[last].is_capitalised and tokens[last - 1].is_capitalised:
        last += 1
    while last > first and (tokens[last - 1].word & _OPENS_MORE or tokens[last - 1].low == "'s"):
        last -= 1
    return last


def _of_what(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """What it is so much or so many of: "40 million won of operating profit", "191 of the nearly 250 files"."""
    tokens, place = clauses.tokens, _behind_bracket(clauses.tokens, clause.last)
    place += _low(tokens, place) == "worth"
    return _behind(clauses, place) if _low(tokens, place) == "of" else None


def _for_what(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """What money or time is for, where the verb does not tell: "has $50 million in donated media", "will spend four
    years on probation"; not of a change: "fell 4 percent in Lund".
    """
    tokens, verb, place = clauses.tokens, clause.verb, _behind_bracket(clauses.tokens, clause.last)
    place += _low(tokens, place) == "more"
    if _low(tokens, place) not in of_class("before_what_it_is_for") or not _is_sum(tokens, clause):
        return None
    is_light = verb is None or bool(tokens[verb].word & Word.AUXILIARY) or tokens[verb].low in of_class("light_verb")
    return _behind(clauses, place) if is_light else None


def _is_sum(tokens: list[Token], clause: Clause) -> bool:
    """Whether it is money, a time or, without a verb, a share: "(from 10% to 30% on guns)"."""
    first, last = tokens[clause.first], tokens[clause.last - 1]
    if last.text == "%" or (last.low in {"percent", "cent"} and not last.is_capitalised):
        return clause.verb is None
    is_money = last.low in words("currency_names") or not first.text[0].isalnum()
    return is_money or last.low in of_class("spell") | of_class("event_period")


def _low(tokens: list[Token], place: int) -> str:
    return tokens[place].low if place < len(tokens) else ""


def _behind(clauses: Clauses, preposition: int) -> tuple[int, int] | None:
    """The nouns behind the preposition, without the determiners and figures before them; None for a time."""
    tokens, first = clauses.tokens, preposition + 1
    while first < len(tokens) and _stands_before_nouns(tokens[first]):
        first += 1
    is_affected = _low(tokens, first).endswith("ed") and is_nominal(tokens, first + 1)  # "of about 40 affected cars"
    last = _noun_end(clauses, first + is_affected)
    if _low(tokens, last) == "'s" and last > first:
        last = max(last, _noun_end(clauses, last + 1))  # "into Roe's presidency"
    is_time = last > first and tokens[last - 1].low in of_class("spell") | of_class("event_period") | of_class(
        "session"
    )
    return (first, last) if last > first and not is_time else None


def _stands_before_nouns(token: Token) -> bool:
    is_number = token.text[0].isdigit() or token.low in table("magnitudes") or token.low in table("comparators")
    return bool(token.word & OPENS) or is_adverb(token) or is_number


def _predicate(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """The verb that the figure modifies as adjunct of extent, with its object: "owed", "fought the blaze" for three
    hours.

    A figure that stands for people or things is the subject of its verb, or has a participle behind it.
    """
    tokens = clauses.tokens
    behind = clauses.verb_behind(clause.last) if clause.is_subject else None
    behind = clause.last if behind is None else behind
    if behind < len(tokens) and clauses.is_verb(behind):
        is_finite = bool(tokens[behind].word & Word.AUXILIARY)
        if clause.is_subject or not is_finite:
            return _of_subject(clauses, behind)
        if clause.before is None:
            return None
        # "The services used by billions are late": that verb is another's.
    verb = clause.verb
    if verb is None or tokens[verb].low in of_class("no_measurand"):
        return None
    is_light = tokens[verb].low in of_class("light_deed")
    if is_light or tokens[verb].low in of_class("makes"):
        found = _its_object(tokens, verb, clause)
        if is_light or found is not None:
            return found
    if tokens[verb].word & (Word.AUXILIARY | _SPEAKS | Word.SHOW):
        return (verb, verb + 1) if _is_paid(tokens, verb, clause) else None
    return _of_deed(tokens, verb, clause)


def _of_subject(clauses: Clauses, verb: int) -> tuple[int, int] | None:
    """The main verb of the verb phrase at `verb`, unless it says little: "were hurt", not "say"."""
    tokens = clauses.tokens
    while verb + 1 < len(tokens) and tokens[verb].word & Word.AUXILIARY and clauses.is_verb(verb + 1):
        verb += 1
    if _low(tokens, verb + 1) in of_class("befalls"):
        return verb + 1, verb + 2  # "were reported missing"
    says_little = tokens[verb].word & Word.AUXILIARY or tokens[verb].low in of_class("light_deed")
    return None if says_little else (verb, verb + 1)


def _its_object(tokens: list[Token], verb: int, clause: Clause) -> tuple[int, int] | None:
    """The object of a verb that says little, right before the figure ("led the series 3-1"), or verb and object; None
    for the verb alone.
    """
    end = clause.first
    first = next((place for place in range(verb + 1, end) if not tokens[place].word & OPENS), end)
    is_led = tokens[first - 1].low in {"a", "an"}  # "found an astonishing 73 percent", "a bit over $500"
    if is_led:
        return None
    if first < end and all(_is_noun(tokens, place) or tokens[place].low == "'s" for place in range(first, end)):
        return first, end
    last = _object_end(tokens, verb, clause)
    return (verb, last) if last > verb + 1 and not tokens[verb + 1].word & Word.PREPOSITION else None


def _of_deed(tokens: list[Token], verb: int, clause: Clause) -> tuple[int, int] | None:
    """The verb with its object, or what it changes; None behind a verb of motion."""
    if clause.before is not None and tokens[verb].low in of_class("went"):
        return None
    if tokens[verb].low in words("changes") or tokens[verb].low in of_class("changes_something"):
        return _object_changed(tokens, verb, clause)
    return verb, _object_end(tokens, verb, clause)


def _is_paid(tokens: list[Token], verb: int, clause: Clause) -> bool:
    """Whether money or a share is all the object of a verb of deeds: "charged $40 for a bed", "demanded 5 percent"."""
    word, last = tokens[verb].word, tokens[clause.last - 1]
    if verb != clause.first - 1 or not word & (Word.JUDGEMENT | Word.TAKES_INFINITIVE):
        return False
    is_share = last.text == "%" or last.low in {"percent", "cent"}
    return is_share or last.low in words("currency_names") or not tokens[clause.first].text[0].isalnum()


def _object_changed(tokens: list[Token], verb: int, clause: Clause) -> tuple[int, int] | None:
    """What a transitive verb of change changes: of "raised its key rate from 4 to 5 percent" the key rate."""
    links = (place for place in range(verb + 1, clause.first) if tokens[place].low in of_class("change_preposition"))
    end = next(links, verb)
    first = next((place for place in range(verb + 1, end) if not tokens[place].word & OPENS), end)
    time = next((place for place in range(first, end) if tokens[place].word & Word.CALENDAR), end)
    end = time - 1 if time < end else end  # "raised its bid for Tarnair on Monday to"
    is_noun = first < end and all(_joins_an_object(tokens, place) for place in range(first, end))
    return (first, end) if is_noun else None


def _joins_an_object(tokens: list[Token], place: int) -> bool:
    """ "The price of bread", "its cap on refugees", "a bid for its rival"."""
    token = tokens[place]
    return token.low in {"of", "on", "for"} or bool(token.word & OPENS) or _is_noun(tokens, place)


def _is_noun(tokens: list[Token], place: int) -> bool:
    return is_nominal(tokens, place) and not tokens[place].text[0].isdigit()


def _object_end(tokens: list[Token], verb: int, clause: Clause) -> int:
    """The end of the verb's object if the figure is a prepositional adjunct; else of the verb itself."""
    end = clause.first
    while end > verb + 1 and (
        tokens[end - 1].word & (_ADPOSITION | Word.ADVERB | OPENS) or tokens[end - 1].low in of_class("before_count")
    ):
        end -= 1
    between = tokens[verb + 1 : end]
    is_object = end < clause.first and end - verb <= _LONGEST_COUNTED and bool(between)
    if not is_object or any(token.text == "," or token.word & Word.CONJUNCTION for token in between):
        return verb + 1
    return end
