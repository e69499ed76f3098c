"""Complement of a reporting verb -> whether it is what is said: a clause, or an object that is enough, or neither."""

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.reported_speech.reading import (
    Reading,
    commits,
    has_auxiliary_behind,
    is_pronoun_and_verb,
)
from factcheck.language.en.clauses import is_contracted, is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.verbs import has_figure
from factcheck.language.en.word_classes import (
    has_plural_ending,
    is_finite,
    is_nominal,
    is_number,
    is_reduced_passive,
    is_verb,
)
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

_SHORTEST_RESULT = 4
_LONGEST_SUBJECT = 12
_ARTICLES = frozenset({"a", "an"})


def figure(reading: Reading) -> bool | None:
    """ "Put the toll at 40", "forecast 300 cases", "(15 percent, according to Gallup)"."""
    return True if is_of_figure(reading.tokens, reading.frame, reading.content) else None


def is_of_figure(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
    """Whether a figure is all that need be said: with a verb that gives one, in brackets, or as one's own count, which
    opens it behind another's: "The army said 12 died, the rebels said 40".
    """
    first, last = content
    if _is_own_count(tokens, frame, content):
        return True
    is_bracketed = frame.follows and first > 0 and tokens[first - 1].text == "("
    gives_one = (
        is_bracketed or tokens[frame.cue].low in members("tallies") or bool(tokens[frame.cue].word & Word.GIVES_FIGURE)
    )
    return gives_one and has_figure(tokens[first : last + 1])


def _is_own_count(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
    """Whether somebody gives a number alone, no clause: "the rebels claimed 40", "the hotel said two"."""
    first, last = content
    cue = tokens[frame.cue]
    is_told = (cue.word & Word.SAYS or cue.low in members("claiming")) and frame.main and frame.first > 1
    if not is_told or first != frame.cue_last + 1 or frame.inverted or frame.follows or not is_number(tokens[first]):
        return False
    if tokens[first].low == "one":
        return False
    return first == last or bool(tokens[first + 1].word & Word.CONJUNCTION) or not tokens[first + 1].is_word


def counted(reading: Reading) -> bool | None:
    """A number of people or things alone, which nobody says: "the hospital admitted 40 patients on Monday"."""
    tokens, (first, last) = reading.tokens, reading.content
    is_figure = reading.frame.kinds == Word.SPEECH and is_number(tokens[first])
    if not (is_figure and reading.is_behind) or reading.has_that or reading.cue.word & Word.OBJECT_SAYS:
        return None
    counted = phrase_starting_at(tokens, first)
    if counted is None or not has_plural_ending(tokens[counted.last]):
        return None
    return None if any(is_finite_verb(tokens, at) for at in range(counted.last + 1, last + 1)) else False


def gerund(reading: Reading) -> bool | None:
    """What somebody tells of having done or seen (Quirk 16.39): "described dancing with Roe", "denied taking it"."""
    tokens, opens = reading.tokens, reading.content[0]
    if reading.cue.low not in members("takes_gerund") or not reading.is_behind or opens >= reading.content[1]:
        return None
    is_gerund = tokens[opens].low.endswith("ing") and not tokens[opens].word & (Word.PREPOSITION | Word.PRONOUN)
    governs = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.TO | Word.OBJECT_PRONOUN | Word.ADVERB
    is_verb_phrase = tokens[opens].word & Word.AUXILIARY or tokens[opens + 1].word & governs
    return True if is_gerund and is_verb_phrase else None


def object_alone(reading: Reading) -> bool | None:
    """ "Calls the tax", with nothing that it is called."""
    if not reading.cue.word & Word.TAKES_COMPLEMENT or reading.frame.follows:
        return None
    called_for = _called_for(reading)
    if called_for is not None:
        return called_for
    return False if _is_object_alone(reading.tokens, reading.content) else None


def _called_for(reading: Reading) -> bool | None:
    """ "Called for an end to the war", "called on the firm to stop"; not "called for help"; None for other company."""
    tokens, (first, last) = reading.tokens, reading.content
    if reading.frame.passive or not reading.is_behind or first >= last:
        return None
    inside = tokens[first + 1 : last + 1]
    is_summoned = any(token.low in members("summoned") for token in inside[:2])
    if tokens[first].low == "on" and first == reading.frame.cue_last + 1 and not is_summoned:
        is_asked = any(token.word & Word.TO for token in inside) and not inside[0].word & Word.CALENDAR
        return True if is_asked else None
    return not is_summoned if reading.cue.low in members("calls") and tokens[first].low == "for" else None


def _is_object_alone(tokens: list[Token], content: tuple[int, int]) -> bool:
    """ "calls the tax", with nothing that it is called."""
    first = content[0] + (1 if tokens[content[0]].word & (Word.TO | Word.PREPOSITION) else 0)
    thing = phrase_starting_at(tokens, first)
    if thing is None or thing.last >= content[1]:
        return thing is not None
    after = tokens[thing.last + 1]
    is_adjunct = after.word & (Word.SUBORDINATOR | Word.PREPOSITION | Word.RELATIVE) or after.low.endswith("ing")
    return bool(is_adjunct) and after.low != "as" and first == content[0]  # "called the police while"


def described(reading: Reading) -> bool | None:
    """ "Described the noise as unbearable", "identified him as Roe"; not "described the noise the mill makes"."""
    is_one = reading.cue.word & Word.TAKES_COMPLEMENT and reading.cue.word & Word.TAKES_OBJECT and reading.is_behind
    if not is_one or reading.has_that or reading.tokens[reading.content[0]].low in members("opens_a_question"):
        return None
    inside = reading.tokens[reading.content[0] + 1 : reading.content[1]]
    return any(token.low == "as" for token in inside)


def detailed(reading: Reading) -> bool | None:
    """What is announced is not told: "reported details of the tour"."""
    opens = reading.content[0] + (1 if reading.tokens[reading.content[0]].word & Word.DETERMINER else 0)
    is_object = opens + 1 < reading.content[1] and reading.tokens[opens + 1].low in members("of_what")
    return False if reading.is_behind and is_object and reading.tokens[opens].low in members("details") else None


def names_a_person(reading: Reading) -> bool | None:
    """ "Everyone called him Bob"."""
    inside = reading.tokens[reading.content[0] : reading.content[1] + 1]
    is_name = reading.cue.word & Word.TAKES_COMPLEMENT and inside[0].word & (Word.PRONOUN | Word.OBJECT_PRONOUN)
    is_name = is_name and len(inside) > 1 and all(one.is_capitalised for one in inside[1:])
    return False if is_name and reading.is_behind else None


def pronoun_object(reading: Reading) -> bool | None:
    """ "Explained them to me", "think of them as riddles"."""
    opens = reading.tokens[reading.content[0]]
    if not reading.is_behind or reading.has_that:
        return None
    is_object = reading.frame.kinds & Word.SPEECH and (
        opens.low in members("objects_of_many") or _is_it_alone(reading.tokens, reading.content)
    )
    return False if is_object or (reading.frame.kinds & Word.THOUGHT and opens.low in ("of", "about")) else None


def _is_it_alone(tokens: list[Token], content: tuple[int, int]) -> bool:
    """ "Announced it late on Monday", "cites it as an example"; not "said it awaits word"."""
    first, last = content
    if tokens[first].low != "it" or first == last:
        return False
    after = tokens[first + 1]
    is_adjunct = after.word & (Word.PREPOSITION | Word.CALENDAR) or after.low in members("around_days")
    return bool(is_adjunct) and not any(is_finite_verb(tokens, at) for at in range(first + 1, last + 1))


def written_work(reading: Reading) -> bool | None:
    """ "Wrote his first novel", "wrote the song that opens it"; not "wrote the book was late"."""
    if not reading.cue.word & Word.TAKES_OBJECT or reading.has_that or not reading.is_behind:
        return None
    thing = phrase_starting_at(reading.tokens, reading.content[0])
    if thing is None or not reading.tokens[thing.first].word & (Word.DETERMINER | Word.POSSESSIVE):
        return None
    head = reading.tokens[thing.head]
    is_work = head.low in words("works") or head.word & Word.DOCUMENT
    is_object = thing.last >= reading.content[1] or not is_finite(reading.tokens, thing.last + 1)
    return False if is_work and is_object and reading.frame.kinds & Word.SPEECH else None


def clause_alone(reading: Reading) -> bool | None:
    """ "Maintained he had slept", not "maintained the road"."""
    if not reading.cue.word & Word.NEEDS_CLAUSE:
        return None
    opens = reading.content[0]
    has_clause = reading.has_that or is_pronoun_and_verb(reading.tokens, opens)
    has_clause = has_clause or (reading.is_behind and has_auxiliary_behind(reading.tokens, opens))
    return None if has_clause or _is_parenthesis(reading) else False


def _is_parenthesis(reading: Reading) -> bool:
    """Whether a person and the verb stand between commas, or behind one: "The bank, she continued, lends"."""
    frame, tokens = reading.frame, reading.tokens
    if not frame.follows or frame.source is None or tokens[frame.source.first - 1].text != ",":
        return False
    is_person = tokens[frame.source.head].low in ("he", "she") or tokens[frame.source.head].is_capitalised
    return is_person and (frame.last + 1 >= len(tokens) or tokens[frame.last + 1].text in ",.")


def plain_object(reading: Reading) -> bool | None:
    """ "Found he had lied", not "found a body"."""
    if not reading.cue.word & Word.TAKES_OBJECT or reading.has_that or reading.frame.follows:
        return None
    is_infinitive = reading.tokens[reading.content[0]].word & Word.TO and not reading.cue.word & Word.ASKS
    if is_infinitive and not commits(reading.tokens, reading.frame):
        return False  # "agreed to pay"
    if any(is_one(reading) for is_one in (_is_of_figures, _is_of_change, _is_found_to_be, _is_seen, _is_surveyed)):
        return True  # "the poll showed Roe leading", "the court found Roe to be at fault", "video shows Roe entering"
    is_shown = reading.frame.kinds & Word.SHOW and (_has_an_object(reading.tokens, reading.content) or _is_met(reading))
    return _is_clause(reading.tokens, reading.content) and not is_shown


def _is_surveyed(reading: Reading) -> bool:
    """Whether who examines things for a living tells in how many something is: "found cracks in 14 of the bridges"; not
    "found 14 cracks".
    """
    source, tokens, (first, last) = reading.frame.source, reading.tokens, reading.content
    finds = reading.frame.kinds & Word.SHOW and reading.is_behind and not is_number(tokens[first])
    if source is None or not finds:
        return False
    if tokens[source.head].low not in members("examiners") and not tokens[source.head].word & Word.DOCUMENT:
        return False
    where = next((at for at in range(first + 1, last) if tokens[at].word & Word.PREPOSITION), None)
    return where is not None and any(
        tokens[at].low == "in" and has_figure([one for one in tokens[at + 1 : at + 3] if not _is_year(one)])
        for at in range(where, last)
    )


def _is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == len("2012")


def _is_met(reading: Reading) -> bool:
    """Whether a person came upon somebody: "He found Roe slumped on the floor", no clause without an auxiliary."""
    source, tokens, (first, last) = reading.frame.source, reading.tokens, reading.content
    if source is None or tokens[source.head].low not in members("nominatives") or not tokens[first].is_capitalised:
        return False
    return not any(tokens[at].word & Word.AUXILIARY for at in range(first, min(first + _LONGEST_SUBJECT, last + 1)))


def _is_found_to_be(reading: Reading) -> bool:
    """Whether an object with "to be" or "to have" is what a body or document finds, no person's thought."""
    source = reading.frame.source
    finders = Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE
    if source is None or not reading.tokens[source.head].word & finders:
        return False
    inside = reading.tokens[reading.content[0] + 1 : reading.content[1] + 1]
    mark = next((at for at, token in enumerate(inside) if token.word & Word.TO or not token.is_word), len(inside))
    is_shown = reading.frame.kinds & Word.SHOW and mark + 1 < len(inside) and inside[mark].word & Word.TO
    return bool(is_shown) and inside[mark + 1].low in members("be") | members("have")


def _is_seen(reading: Reading) -> bool:
    """Whether a recording or paper shows somebody at something: "video shows the man entering the hall"."""
    source, tokens, (first, last) = reading.frame.source, reading.tokens, reading.content
    is_shown = source is not None and reading.frame.kinds & Word.SHOW and tokens[source.head].word & Word.DOCUMENT
    if not is_shown:
        return False
    participle = next((at for at in range(first + 1, last) if tokens[at].low.endswith("ing")), None)
    if participle is None or tokens[participle - 1].word & (Word.DETERMINER | Word.PREPOSITION | Word.ADJECTIVE):
        return False
    return is_nominal(tokens, participle - 1) and all(tokens[at].is_word for at in range(first, participle))


def _is_of_figures(reading: Reading) -> bool:
    """Whether a poll or study shows it, whose object is a result."""
    source, content = reading.frame.source, reading.content
    is_result = content[1] - content[0] >= _SHORTEST_RESULT and reading.frame.kinds & Word.SHOW
    return bool(is_result) and source is not None and reading.tokens[source.head].low in members("polls")


def _is_of_change(reading: Reading) -> bool:
    """Whether figures show a change: "data revealed a fall in traffic", "polls indicated a slump in support"."""
    source, tokens = reading.frame.source, reading.tokens
    if source is None or tokens[source.head].low not in members("sources_of_figures") | members("polls"):
        return False
    inside = range(reading.content[0], min(reading.content[0] + _LONGEST_SUBJECT, reading.content[1]))
    link = next((at for at in inside if tokens[at].low in ("in", "of")), 0)
    return link > reading.content[0] and tokens[link - 1].low in words("changes") | members("changes_of_number")


def _has_an_object(tokens: list[Token], content: tuple[int, int]) -> bool:
    """Whether something is shown, and no verb has come: "a body buried in the garden", "the court a log"."""
    for place in range(content[0], content[1] + 1):
        if tokens[place].word & Word.AUXILIARY:
            return False
        if tokens[place].low in _ARTICLES:
            return place == content[0] or not tokens[place - 1].word & Word.PREPOSITION
        if place > content[0] and is_verb(tokens, place):
            return False
    return False


def _is_clause(tokens: list[Token], content: tuple[int, int]) -> bool:
    """Whether the words are a clause of their own, not an object: "found he had lied", not "found a body and left"."""
    if tokens[content[0]].low in members("opens_a_question") or is_contracted(tokens, content[0]):
        return True
    for place in range(content[0], content[1] + 1):
        if tokens[place].word & (Word.CONJUNCTION | Word.RELATIVE | Word.QUOTE):
            return False
        if tokens[place].text == "," and is_reduced_passive(tokens, place + 1):
            return False  # "details their talk in a book, bought by the Herald"
        is_infinitive = place > 0 and tokens[place - 1].word & Word.TO
        if tokens[place].low.endswith("ing") and not tokens[place].word & Word.AUXILIARY:
            continue  # "wrote a letter asking them"
        if place > content[0] and not is_infinitive and (tokens[place].word & Word.AUXILIARY or is_verb(tokens, place)):
            return True
    return False


def pronoun_clause(reading: Reading) -> bool | None:
    """ "Say they show restraint": a pronoun can only be the subject of what is said."""
    opens = reading.tokens[reading.content[0]]
    is_subject = opens.low in members("nominatives") and reading.content[1] > reading.content[0] + 1
    return True if reading.cue.word & Word.SAYS and reading.is_behind and is_subject else None


def telling_object(reading: Reading) -> bool | None:
    """ "Denied the charge", "accused the firm of fraud": no clause is due; not "noted the meter and left"."""
    if reading.cue.low in members("marks_down") and _is_definite_alone(reading):
        return False
    is_free = not reading.frame.kinds & (Word.SPEECH | Word.SHOW | Word.THOUGHT)
    return True if is_free or reading.cue.word & Word.OBJECT_SAYS else None


def _is_definite_alone(reading: Reading) -> bool:
    """Whether "the" with a noun is all, or a clause or the next deed stands behind: "stressed the beams until", not
    "stressed the need for care".
    """
    tokens, (first, last) = reading.tokens, reading.content
    thing = phrase_starting_at(tokens, first) if tokens[first].low == "the" and not reading.has_that else None
    if thing is None or thing.head < thing.last or not reading.is_behind:
        return False
    after = tokens[thing.last + 1] if thing.last < last else None
    return after is None or bool(after.word & (Word.CONJUNCTION | Word.SUBORDINATOR))
