"""Adjunct beside a reporting verb -> whether all that is told is when, where, of what, to whom or by whom."""

from factcheck.detection.attribution.frames.addressee import after_circumstances
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.reported_speech.reading import Reading
from factcheck.language.en.clauses import begins_clause, is_finite_verb, opens_a_figure, opens_subordinate_clause
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.word_classes import is_finite, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token, low_at

_LONGEST_SUBJECT = 12


def addressee_alone(reading: Reading) -> bool | None:
    """Who was told and when, and not what: "warned ships an hour earlier", "told a team after the match, and left"."""
    if _is_told_when(reading) or _is_told_about(reading):
        return False
    if reading.cue.low not in members("tells_somebody") or not reading.is_behind or reading.has_that:
        return None
    inside = range(reading.content[0] + 1, reading.content[1] + 1)
    says_what = Word.TO | Word.PREPOSITION | Word.QUOTE | Word.THAT | Word.RELATIVE
    is_told = any(reading.tokens[at].word & says_what or is_finite(reading.tokens, at) for at in inside)
    return None if is_told or any(not reading.tokens[at].is_word for at in inside) else False


def _is_told_when(reading: Reading) -> bool:
    tokens, (first, last) = reading.tokens, reading.content
    whom = phrase_starting_at(tokens, first) if reading.cue.low in members("tells") and reading.is_behind else None
    if whom is None or reading.has_that or whom.last >= last or tokens[whom.last + 1].low not in ("after", "before"):
        return False
    mark = next(
        (at for at in range(whom.last + 1, last + 1) if not tokens[at].is_word and tokens[at].text != "-"), last + 1
    )
    is_closed = mark > last or (tokens[mark].text == "," and bool(tokens[mark + 1].word & Word.CONJUNCTION))
    says_what = Word.TO | Word.THAT | Word.RELATIVE | Word.AUXILIARY
    inside = range(whom.last + 1, min(mark, last + 1))
    return is_closed and not any(tokens[at].word & says_what or is_finite_verb(tokens, at) for at in inside)


def _is_told_about(reading: Reading) -> bool:
    """Whether it ends with whom something was told, where, when or about what: "told the Osk news agency last month",
    "told the family about the fire"; not "told the family of the fire", "told them the truth".
    """
    tokens, (first, last) = reading.tokens, reading.content
    is_one = reading.cue.low in members("tells") and reading.is_behind and first == reading.frame.cue_last + 1
    whom = phrase_starting_at(tokens, first) if is_one and not reading.has_that else None
    if whom is None:
        return False
    behind = after_circumstances(tokens, whom.last + 1) if whom.last < last else last + 1
    if behind <= last and tokens[behind].low not in members("about"):
        return False
    says_what = Word.TO | Word.THAT | Word.RELATIVE | Word.AUXILIARY | Word.QUOTE
    return not any(tokens[at].word & says_what or is_finite_verb(tokens, at) for at in range(behind, last + 1))


def agents(reading: Reading) -> bool | None:
    """Only more of those by whom it is done follow: "was rejected by some ministers, parties and unions"."""
    frame = reading.frame
    is_behind = frame.passive and frame.source is not None and frame.cue < frame.source.first <= reading.content[0]
    if not is_behind or reading.has_that:
        return None
    opens = reading.tokens[reading.content[0]]
    if opens.low.endswith("ed") or (opens.low == "as" and low_at(reading.tokens, reading.content[0] + 1) == "well"):
        return False  # "was echoed by residents interviewed in May", "by the mayor, as well as the owner"
    if frame.kinds & ~Word.JUDGEMENT:
        return None
    return None if opens.word & (Word.PREPOSITION | Word.TO | Word.SUBORDINATOR) else False


def told_of_what(reading: Reading) -> bool | None:
    """Of what, and not what: "informed police of what had happened", "what Roe said about it last May"."""
    frame, tokens, first = reading.frame, reading.tokens, reading.content[0]
    is_free = frame.first > 0 and tokens[frame.first - 1].low == "what" and reading.is_behind
    is_given = any(token.text == ":" for token in tokens[first : reading.content[1]])  # "what Roe says for years: it"
    if is_free and tokens[first].low in members("of_what") and not is_given:
        return False
    whom = phrase_starting_at(tokens, first) if frame.kinds & Word.ADDRESS and reading.is_behind else None
    if whom is None or reading.has_that:
        return None
    is_of = low_at(tokens, whom.last + 1) == "of" and low_at(tokens, whom.last + 2) in members("opens_a_question")
    return False if is_of else None


def circumstance(reading: Reading) -> bool | None:
    """Only when or where it was said stands in front: "When asked, she said"; "On Monday, ..."."""
    frame, content = reading.frame, reading.content
    is_one = frame.follows and content[1] < frame.first and _is_adverbial(reading.tokens, frame, content)
    return False if is_one and not _is_all(reading) else None


def _is_all(reading: Reading) -> bool:
    """Whether a clause with its adverbial stands in front, and no other behind: "As mills close prices rise, according
    to Roe".
    """
    tokens, frame = reading.tokens, reading.frame
    if tokens[frame.cue].low != "according" or any(
        is_finite_verb(tokens, at) for at in range(frame.last + 1, len(tokens))
    ):
        return False
    return sum(is_finite_verb(tokens, at) for at in range(reading.content[0], reading.content[1])) > 1


def _is_adverbial(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
    """Whether the words before a frame are only its circumstances: "When asked, she said"; "On Monday, ..."."""
    first = tokens[content[0]]
    is_adjunct = first.word & Word.PREPOSITION
    if not (is_adjunct or first.low in members("circumstances")) or opens_a_figure(tokens, content[0]):
        return False
    is_clause = any(is_verb(tokens, place) for place in range(content[0], content[1] + 1))
    if is_adjunct and _is_document_issued(tokens, content):
        return True
    if is_clause and any(tokens[at].text == "," and begins_clause(tokens, at + 1) for at in range(*content)):
        return False
    if is_clause and not is_adjunct:
        return frame.last + 1 < len(tokens) and tokens[frame.last + 1].text != "."
    return not is_clause


def _is_document_issued(tokens: list[Token], content: tuple[int, int]) -> bool:
    """ "In a statement sent to the Herald": where it was said, with no clause behind a comma."""
    thing = phrase_starting_at(tokens, content[0] + 1)
    if thing is None or thing.last >= content[1] or tokens[thing.head].low not in words("occasions"):
        return False
    is_issued = tokens[thing.last + 1].low in members("issued") | members("carried") | members("obtained")
    return is_issued and all(tokens[at].is_word for at in range(*content))


def topic(reading: Reading) -> bool | None:
    """ "Said of the raid in which two men died": of what, not what; unlike "said of the 40 men, two had died"."""
    is_of = reading.cue.word & Word.SAYS and reading.is_behind and reading.tokens[reading.content[0]].low == "of"
    return None if not is_of or reading.has_that or _has_clause_behind_a_comma(reading) else False


def adjunct(reading: Reading) -> bool | None:
    """ "Said in Oslo", "wrote to other staffers": where, when, to whom; not what."""
    if not (reading.is_behind and reading.frame.kinds & (Word.SPEECH | Word.ADDRESS)):
        return None
    if not _opens_an_adjunct(reading.tokens, reading.content):
        return None
    if _has_clause_behind_a_comma(reading):
        return True  # "said in the early hours, while asleep, he received a call"
    if reading.has_that:
        return True
    if reading.content[0] == reading.frame.last + 1:
        return False
    return reading.tokens[reading.content[0]].low == "to" or _has_clause_behind_it(reading)


def _has_clause_behind_it(reading: Reading) -> bool:
    """Whether a clause begins in it: "told me during a visit it was over", not "told me during a visit"."""
    inside = range(reading.content[0] + 1, reading.content[1])
    return any(reading.tokens[at].word & (Word.THAT | Word.TO) or begins_clause(reading.tokens, at) for at in inside)


def _opens_an_adjunct(tokens: list[Token], content: tuple[int, int]) -> bool:
    """ "said in Oslo", "apologised after a video", "writing to the minister"."""
    token, after = tokens[content[0]], tokens[min(content[0] + 1, content[1])]
    if opens_a_figure(tokens, content[0]):
        return False
    if token.low == "to":
        return after.is_capitalised or bool(after.word & (Word.DETERMINER | Word.POSSESSIVE | Word.ADJECTIVE | NOUN))
    if token.low in ("after", "before"):
        return not any(
            tokens[at].word & Word.PRONOUN or (tokens[at].text == "," and begins_clause(tokens, at + 1))
            for at in range(*content)
        )
    if token.low in members("adverbial_clauses"):  # "reports as it awaits approval", not "said as it rose, so did"
        return not any(tokens[at].text == "," and begins_clause(tokens, at + 1) for at in range(*content))
    return bool(token.word & Word.PREPOSITION and token.low not in members("of_what"))


def _has_clause_behind_a_comma(reading: Reading) -> bool:
    """Whether the adjunct is fronted in what is reported, a comma and the subject of a clause behind it."""
    tokens, (first, last) = reading.tokens, reading.content
    if not (reading.cue.word & Word.SAYS or _is_main_clause(reading)) or tokens[first].word & Word.TO:
        return False
    return any(tokens[at].text == "," and _may_begin_clause(tokens, at + 1) for at in range(first + 1, last))


def _may_begin_clause(tokens: list[Token], place: int) -> bool:
    """Whether a clause begins there, whose subject may have complements: "the mill's part of the trade was small"."""
    if begins_clause(tokens, place):
        return True
    opens = tokens[place].word & (Word.DETERMINER | Word.POSSESSIVE) or tokens[place].is_capitalised
    behind = range(place + 1, min(place + _LONGEST_SUBJECT, len(tokens)))
    verb = next((at for at in behind if tokens[at].word & Word.AUXILIARY or tokens[at].text in ",;:"), None)
    return bool(opens) and verb is not None and bool(tokens[verb].word & Word.AUXILIARY)


def _is_main_clause(reading: Reading) -> bool:
    """Whether a verb of saying with its own subject stands there, in no adverbial clause: "When Roe insisted on"."""
    frame = reading.frame
    if not frame.main or frame.passive or not frame.kinds & Word.SPEECH:
        return False
    return frame.first == 0 or not opens_subordinate_clause(reading.tokens, frame.first - 1)
