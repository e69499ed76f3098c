"""Reporting frame -> its `via`: the outlet, document, occasion or go-between that carried the words."""

from collections.abc import Iterator
from functools import cache

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.outlets import is_outlet
from factcheck.detection.attribution.places_of_speech import (
    is_between,
    is_of_work,
    is_programme,
    is_site,
    is_user_of,
    names_occasion,
    who_polled,
)
from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import behind_adverbs
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token, low_at

_FARTHEST = 14


def channels_of(tokens: list[Token], frame: Frame) -> list[tuple[int, int]]:
    """The spans of outlets, documents and occasions: behind the cue, before it, or at the head of the sentence."""
    start = frame.last + 1 if frame.inverted else frame.cue_last + 1
    found = [
        *_spoken_to(tokens, frame, start),
        *_quoted_by(tokens, frame),
        *_spoken_aside(tokens, frame),
        *_object_told(tokens, frame, start),
        *_occasions_behind(tokens, start),
    ]
    found.extend(_document_of_clause(tokens, frame))
    found.extend(_issued(tokens, frame))
    found.extend(_outlet_of_source(tokens, frame))
    found.extend(_published_in(tokens, frame))
    if frame.source is not None and (asker := who_polled(tokens, frame.source)) is not None:
        found.append(asker)
    if frame.source is not None and not frame.inverted and frame.source.last < frame.cue:
        if not is_user_of(tokens, frame.source):
            beside = _occasions(tokens, frame.source.last + 1, frame.cue)
            found.extend(one for one in beside if not is_of_work(tokens, frame.source, one))
        found.extend(_taken_to(tokens, frame))
        found.extend(_at_the_head(tokens, min(frame.source.first, _FARTHEST)))
    return [place_of(tokens, phrase) for phrase in found if not phrase.first <= frame.cue <= phrase.last]


def _occasions_behind(tokens: list[Token], start: int) -> list[Phrase]:
    """Those behind the cue, before what is reported."""
    if _before_an_occasion().isdisjoint([token.low for token in tokens[start : start + _FARTHEST]]):
        return []
    return _occasions(tokens, start, _end_of_adjuncts(tokens, start))


def _end_of_adjuncts(tokens: list[Token], start: int) -> int:
    """Where what is reported surely has begun, by its verb: "said the results are good news"."""
    end = min(start + _FARTHEST, len(tokens))
    return next((at for at in range(start + 1, end) if _is_verb_of_content(tokens, at)), end)


def _is_verb_of_content(tokens: list[Token], place: int) -> bool:
    """Whether a finite verb stands there, not "questions" in "in response to questions", not "contacted by"."""
    is_noun = tokens[place - 1].word & (Word.PREPOSITION | Word.TO)
    return is_finite_verb(tokens, place) and not is_noun and tokens[place].low not in _taken_up()


def place_of(tokens: list[Token], phrase: Phrase) -> tuple[int, int]:
    """Where the phrase stands in the article; the full stop behind a letter that ends the sentence is no part of it."""
    last = tokens[phrase.last]
    if phrase.first == phrase.last and last.word == Word.QUOTE:
        return last.start + 1, last.end - 1
    is_letter = phrase.last == len(tokens) - 1 and len(last.text) == len("X.") and last.text.endswith(".")
    return tokens[phrase.first].start, last.end - is_letter


def _spoken_to(tokens: list[Token], frame: Frame, start: int) -> Iterator[Phrase]:
    """The outlet: "told Le Monde", "said to Le Monde"."""
    is_asked = tokens[frame.cue].low in members("asks_somebody")  # "urged Facebook to", whom it is about
    is_told = (frame.kinds & Word.ADDRESS and not is_asked) or low_at(tokens, start) == "to"
    first = start + 1 if start < len(tokens) and tokens[start].low == "to" else start
    is_verb = first > start and first < len(tokens) and tokens[first].low == "press"
    if is_told and tokens[frame.cue].low in members("tells") and is_programme(tokens, first):
        yield Phrase(first, first, first)
    elif is_told and not is_verb:
        yield from _outlet_at(tokens, first)


def _outlet_at(tokens: list[Token], first: int) -> Iterator[Phrase]:
    """The outlet that is told, with its programme in marks; or that of who is told."""
    phrase = phrase_starting_at(tokens, first)
    phrase = _before_time(tokens, _before_determiner(tokens, phrase)) if phrase is not None else None
    if phrase is not None and is_outlet(tokens, phrase):
        has_programme = low_at(tokens, phrase.last + 1) == "'s" and is_programme(tokens, phrase.last + 2)
        yield Phrase(phrase.first, phrase.last + 2, phrase.head) if has_programme else phrase
    elif phrase is not None and tokens[phrase.head].is_capitalised:
        yield from _outlet_of_listener(tokens, phrase.last + 1)


def _outlet_of_listener(tokens: list[Token], place: int) -> Iterator[Phrase]:
    """For whom somebody listens by profession: "told Lev Brandt of the Averly Herald"."""
    is_joined = low_at(tokens, place) in ("of", "from", "at", "with")
    outlet = phrase_starting_at(tokens, place + 1) if is_joined else None
    if outlet is not None and is_outlet(tokens, outlet):
        yield outlet


def _spoken_aside(tokens: list[Token], frame: Frame) -> Iterator[Phrase]:
    """The outlet in what is said of the speaker: "Roe, who spoke to AFP", "a witness, speaking to Reuters, said"."""
    if frame.source is None or frame.source.last + 1 < frame.first:
        return
    end = frame.source.last + _FARTHEST if frame.inverted else frame.cue
    for place in range(frame.source.last + 1, min(end, len(tokens) - 2)):
        is_to = tokens[place + 1].low in ("to", "with")
        if is_to and (tokens[place].low in members("speaking_to") or tokens[place].low in members("spoke")):
            outlet = phrase_starting_at(tokens, place + 2)
            if outlet is not None and is_outlet(tokens, outlet):
                yield outlet
            return


def _object_told(tokens: list[Token], frame: Frame, start: int) -> Iterator[Phrase]:
    """The outlet behind an object: "confirmed the death to Reuters"."""
    if frame.inverted or frame.follows or not frame.kinds & Word.SPEECH:
        return
    for place in range(start + 1, min(start + _FARTHEST, len(tokens) - 1)):
        is_word = tokens[place].is_word or tokens[place].low == "'s"
        if not is_word or tokens[place].word & Word.AUXILIARY:
            return
        outlet = outlet_told(tokens, place) if tokens[place].low == "to" else None
        if outlet is not None:
            yield outlet
            return


def outlet_told(tokens: list[Token], place: int) -> Phrase | None:
    """The outlet to which something is said, where "to" stands at `place` and a mark or a preposition behind."""
    outlet = phrase_starting_at(tokens, place + 1) if tokens[place].low == "to" else None
    if outlet is None or not tokens[outlet.last].is_capitalised:
        return None
    if not any(token.low in words("outlets") for token in tokens[outlet.first : outlet.last + 1]):
        return None  # letters alone may be those of any body: "binds Britain to the EU"
    after = tokens[outlet.last + 1] if outlet.last + 1 < len(tokens) else None
    ends = after is None or not after.is_word or after.word & (Word.PREPOSITION | Word.CALENDAR)
    return outlet if ends else None


def _before_determiner(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The name alone where what was told begins right behind it: "told Reuters the mill would close"."""
    after = (
        at for at in range(phrase.first + 1, phrase.last + 1) if tokens[at].word & (Word.DETERMINER | Word.POSSESSIVE)
    )
    cut = next((at for at in after if tokens[at].low != "'s" and not tokens[at - 1].word & Word.PREPOSITION), None)
    return phrase if cut is None else Phrase(phrase.first, cut - 1, cut - 1)


def _before_time(tokens: list[Token], phrase: Phrase) -> Phrase:
    """Without when: "told state media late on Monday", "wrote on Facebook earlier Friday"."""
    steps = members("around_days") | members("steps_of_time")
    at = next((at for at in range(phrase.first + 1, phrase.last + 1) if tokens[at].low in steps), None)
    if at is None or not all(token.word & Word.CALENDAR for token in tokens[at + 1 : phrase.last + 1]):
        return phrase
    return Phrase(phrase.first, at - 1, min(phrase.head, at - 1))


def _quoted_by(tokens: list[Token], frame: Frame) -> Iterator[Phrase]:
    """ "was quoted as saying by the agency", "in the Herald"."""
    by = frame.cue_last + 1
    if not tokens[frame.cue].word & Word.CITES or frame.cue_last == frame.cue or low_at(tokens, by) not in ("by", "in"):
        return
    phrase = phrase_starting_at(tokens, by + 1)
    if phrase is not None and (tokens[by].low == "by" or is_outlet(tokens, phrase)):
        yield phrase


def _occasions(tokens: list[Token], start: int, end: int) -> list[Phrase]:
    """ "in an interview with Le Monde", "through his lawyer": the phrase after the preposition, and who obtained it;
    "in remarks published by Tass": who published them; "when contacted by Tass", "to questions from Tass".
    """
    for place in range(start, end):
        token = tokens[place]
        if token.word & (Word.THAT | Word.PRONOUN) or token.text in ":;.":
            return []
        phrase = phrase_starting_at(tokens, place + 1) if token.low in _before_an_occasion() else None
        if phrase is None or _is_no_place(tokens, place, phrase):
            continue
        phrase = _before_time(tokens, phrase)
        is_of_object = place > start and tokens[phrase.head].low in members(
            "the_press"
        )  # "denied rumours on social media"
        if (is_between(tokens, token, phrase) and not is_of_object) or _is_taken_up_by(tokens, place, phrase):
            return [phrase]
        if token.low in members("before_an_occasion") and names_occasion(tokens, phrase):
            return _occasion(tokens, token, phrase)
    return []


def _is_no_place(tokens: list[Token], place: int, phrase: Phrase) -> bool:
    """ "Was not involved in the study", "took aim at Facebook"."""
    if place > 0 and tokens[place - 1].low in members("part_taken"):
        return True
    return tokens[place].low == "at" and tokens[phrase.head].is_capitalised and is_site(tokens, phrase)


@cache
def _before_an_occasion() -> frozenset[str]:
    return members("before_an_occasion") | {"through", "from"}


def _is_taken_up_by(tokens: list[Token], place: int, phrase: Phrase) -> bool:
    """Whether the preposition there says which outlet did what with the words: "contacted by", "questions from"."""
    if place == 0 or not is_outlet(tokens, phrase):
        return False
    before = tokens[place - 1].low
    return before in _taken_up() if tokens[place].low == "by" else before in members("queries")


def _occasion(tokens: list[Token], preposition: Token, phrase: Phrase) -> list[Phrase]:
    """Who published the remarks; else the occasion with who obtained it, where the preposition goes with its noun."""
    if tokens[phrase.last].low in members("carried") and tokens[phrase.last - 1].low in words("occasions"):
        phrase = Phrase(phrase.first, phrase.last - 1, phrase.last - 1)  # "remarks broadcast on"
    publisher = _outlet_by(tokens, phrase.last + 1, members("carried"))
    if publisher is not None:
        return [publisher]
    is_one = preposition.low == "in" or tokens[phrase.head].low not in members("only_in")
    after = phrase.last + 1
    behind = [*obtained_by(tokens, after), *_addressed(tokens, after), *_read_by(tokens, after)]
    return [phrase, *behind] if is_one else []


def _read_by(tokens: list[Token], place: int) -> Iterator[Phrase]:
    """Who reads a statement to others: "read out by his lawyer"."""
    if low_at(tokens, place) != "read":
        return
    by = place + 2 if low_at(tokens, place + 1) in ("out", "aloud") else place + 1
    reader = phrase_starting_at(tokens, by + 1) if low_at(tokens, by) == "by" else None
    if reader is not None:
        yield reader


def _addressed(tokens: list[Token], place: int) -> Iterator[Phrase]:
    """The outlet or site to which a document went: "a statement to ESPN", "a post on X", "a video shared on X"."""
    is_put_out = place + 1 < len(tokens) and tokens[place].low in members("carried") | members("issued")
    place += is_put_out
    after = phrase_starting_at(tokens, place + 1) if place < len(tokens) else None
    if after is None:
        return
    is_sent = (is_put_out or tokens[place].low in ("to", "in", "for", "with")) and is_outlet(tokens, after)
    if is_sent or (tokens[place].low in ("on", "in") and is_between(tokens, tokens[place], after)):
        yield after


def obtained_by(tokens: list[Token], place: int) -> list[Phrase]:
    """The outlet that has a document: "a memo seen by Reuters", "the letter, which was obtained by the Herald"."""
    place += low_at(tokens, place) == ","
    if place + 1 < len(tokens) and tokens[place + 1].low in members("copies") and low_at(tokens, place + 2) == "of":
        place += 3  # "a copy of which was seen by"
    while place < len(tokens) and tokens[place].word & (Word.RELATIVE | Word.AUXILIARY):
        place += 1
    outlet = _outlet_by(tokens, place, members("obtained"))
    return [outlet] if outlet is not None else []


@cache
def _taken_up() -> frozenset[str]:
    """What an outlet does with words: it carries them, asks for them, obtains them."""
    return members("carried") | members("asked_by") | members("obtained")


def _outlet_by(tokens: list[Token], place: int, participles: frozenset[str]) -> Phrase | None:
    """Which outlet did one of these to the words: "carried by the agency", "seen on Friday by Reuters"."""
    if place + 1 >= len(tokens) or tokens[place].low not in participles:
        return None
    by = _after_day(tokens, place + 1)
    phrase = phrase_starting_at(tokens, by + 1) if low_at(tokens, by) == "by" else None
    return phrase if phrase is not None and is_outlet(tokens, phrase) else None


def _after_day(tokens: list[Token], place: int) -> int:
    """Past the day between a participle and "by": "published on Sunday by"."""
    day = place + (low_at(tokens, place) == "on")
    return day + 1 if day < len(tokens) and tokens[day].word & Word.CALENDAR else place


def _document_of_clause(tokens: list[Token], frame: Frame) -> list[Phrase]:
    """ "an e-mail in which the manager called it": the document before the relative clause."""
    if frame.source is None or frame.source.first < 3 or frame.source.first > frame.cue:
        return []
    preposition, relative = tokens[frame.source.first - 2], tokens[frame.source.first - 1]
    if relative.low != "which" or not preposition.word & Word.PREPOSITION:
        return []
    phrase = phrase_ending_at(tokens, frame.source.first - 3)
    return [phrase] if phrase is not None and names_occasion(tokens, phrase) else []


@cache
def _puts_out() -> frozenset[str]:
    """What stands before the document in which somebody says something: "issued", "made", "hit back with"."""
    return members("issues") | members("makes_clear") | {"with"}


def _issued(tokens: list[Token], frame: Frame) -> list[Phrase]:
    """ "issued a statement on Friday, saying": the document that the main verb puts out."""
    if frame.main or not tokens[frame.cue].word & Word.PARTICIPLE or frame.source is None:
        return []
    for place in range(frame.source.last + 1, frame.cue):
        if tokens[place].low in _puts_out():
            has_particle = tokens[place + 1].low in members("other_sense_particles")  # "fired off a letter"
            document = phrase_starting_at(tokens, place + 1 + has_particle)
            return [document] if document is not None and names_occasion(tokens, document) else []
    return []


def _outlet_of_source(tokens: list[Token], frame: Frame) -> list[Phrase]:
    """ "a commentator in the newspaper Haaretz": the outlet for which an unnamed person speaks."""
    source = frame.source
    if source is None or tokens[source.head].is_capitalised or not tokens[source.head].word & Word.ROLE:
        return []
    if tokens[source.head].low in members("spokespersons"):
        return []  # "a spokesman for the agency", who speaks for it
    preposition = source.head + 1
    if preposition + 1 >= len(tokens) or tokens[preposition].low not in ("in", "at", "of", "for", "with"):
        return []
    outlet = phrase_starting_at(tokens, preposition + 1)
    return [outlet] if outlet is not None and is_outlet(tokens, outlet) else []


def _published_in(tokens: list[Token], frame: Frame) -> list[Phrase]:
    """ "A study published on Monday in Nature found": the journal of a document."""
    source = frame.source
    if source is None or source.last + 2 >= frame.cue or not tokens[source.head].word & Word.DOCUMENT:
        return []
    if tokens[source.last + 1].low not in members("carried"):
        return []
    joint = _after_day(tokens, source.last + 2)
    journal = phrase_starting_at(tokens, joint + 1) if low_at(tokens, joint) == "in" else None
    is_name = journal is not None and tokens[journal.head].is_capitalised and journal.last < frame.cue
    return [journal] if journal is not None and is_name else []


def _taken_to(tokens: list[Token], frame: Frame) -> list[Phrase]:
    """ "took to Facebook to say": where it was said."""
    inside = tokens[max(0, frame.cue - 5) : frame.cue]
    at = next((place for place, token in enumerate(inside[:-1]) if token.low in members("took_to")), None)
    if at is None or inside[at + 1].low != "to" or inside[-1].low != "to":
        return []
    phrase = phrase_starting_at(tokens, frame.cue - len(inside) + at + 2)
    return [phrase] if phrase is not None else []


def _at_the_head(tokens: list[Token], before: int) -> list[Phrase]:
    """ "In the paper they say", "Speaking to Le Monde, she said", "Citing court papers, it reported"."""
    if tokens[0].word & Word.PREPOSITION and low_at(tokens, 1) in members("speaking_to"):
        return _spoken_to_before(tokens, 2, before)  # "In speaking with NPR"
    if tokens[0].word & Word.PREPOSITION:
        return _occasions(tokens, 0, before)
    if tokens[0].low in members("asked_by"):
        by = (at for at in range(1, before - 1) if tokens[at].low == "by")
        asking = (phrase_starting_at(tokens, at + 1) for at in by)
        outlets = [phrase for phrase in asking if phrase is not None and is_outlet(tokens, phrase)]
        return outlets[:1] or _occasions(tokens, 1, before)
    if tokens[0].low in members("addressing") or tokens[0].low in members("citing"):
        return _of_participle(tokens)
    is_spoken = tokens[0].low in members("speaking_to") or tokens[0].low in members("taking_to")
    return _spoken_to_before(tokens, behind_adverbs(tokens, 1), before) if is_spoken else []


def _of_participle(tokens: list[Token]) -> list[Phrase]:
    """The occasion that is addressed, the document that is cited, at the head of the sentence."""
    thing = phrase_starting_at(tokens, 1)
    if thing is None:
        return []
    is_carrier = tokens[thing.head].word & Word.DOCUMENT if tokens[0].low in members("citing") else None
    return [thing] if (names_occasion(tokens, thing) if is_carrier is None else is_carrier) else []


def _spoken_to_before(tokens: list[Token], place: int, before: int) -> list[Phrase]:
    """The outlet, occasion or site of a fronted "Speaking to", "Talking exclusively to", "Taking to"; its preposition
    stands at `place`.
    """
    if place >= len(tokens) or not tokens[place].word & (Word.PREPOSITION | Word.TO):
        return []
    phrase = phrase_starting_at(tokens, place + 1)
    if phrase is not None and phrase.last >= before:
        phrase = Phrase(phrase.first, before - 1, before - 1) if phrase.first < before else None
    if phrase is None:
        return []
    is_named = is_outlet(tokens, phrase) or names_occasion(tokens, phrase)
    is_own_site = tokens[0].low in members("taking_to") and is_site(tokens, phrase)
    return [phrase] if is_named or is_own_site or is_between(tokens, tokens[place], phrase) else []
