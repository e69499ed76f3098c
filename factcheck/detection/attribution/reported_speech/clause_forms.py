"""Form of a reporting clause -> whether nothing is reported in it: an infinitive, a free relative, an aside."""

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.reported_speech.reading import Reading
from factcheck.language.en.appositions import DASHES
from factcheck.language.en.clauses import begins_clause, end_of_participle_clause, is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.verbs import mover_of
from factcheck.language.en.word_classes import before_adverbs
from factcheck.language.en.words import members
from factcheck.language.tokens import Token


def undone(reading: Reading) -> bool | None:
    """Nothing has been said: "efforts to defend", "it would call the minister to give evidence"."""
    return False if reading.frame.cue > 0 and _is_undone(reading) else None


def _is_undone(reading: Reading) -> bool:
    tokens, frame, first = reading.tokens, reading.frame, reading.content[0]
    if frame.passive and tokens[first].word & (Word.CONJUNCTION | Word.RELATIVE):
        return True
    before = tokens[frame.cue - 1]
    if frame.passive and frame.source is None and (before.low == "being" or before.word & Word.NEGATION):
        return True
    if frame.relative and tokens[frame.cue].low == "asked" and _names_source(tokens, reading.content):
        return True
    before_adverb = before_adverbs(tokens, frame.cue)
    if before.word & Word.TO or (before_adverb >= 0 and tokens[before_adverb].word & Word.TO):
        return not _went_on(tokens, frame)
    return _is_modal(before) and bool(frame.kinds & Word.JUDGEMENT) and not reading.has_that


def possible(reading: Reading) -> bool | None:
    """What may be said, or ought to be: "the judge may say", "they should demand"; not the surname May."""
    place = before_adverbs(reading.tokens, reading.frame.cue)
    is_one = place >= 0 and reading.tokens[place].low in members("possibly")
    if not is_one or not reading.frame.main or reading.frame.passive:
        return None
    return None if reading.tokens[place].is_capitalised else False


def _names_source(tokens: list[Token], content: tuple[int, int]) -> bool:
    """ "who asked that her name not be used"."""
    inside = tokens[content[0] : min(content[1], content[0] + 3) + 1]
    return any(token.low in members("withheld_name") for token in inside)


def _is_modal(token: Token) -> bool:
    """ "May", not the surname: "Theresa May called for calm"."""
    return token.low in members("modals") and not token.is_capitalised


def _went_on(tokens: list[Token], frame: Frame) -> bool:
    """ "went on to say", "took to Facebook to say", "prompted him to say": the infinitive tells what was done."""
    if mover_of(tokens, frame.cue) is not None:
        return True
    before = [token.low for token in tokens[max(0, frame.cue - 6) : frame.cue - 1]]
    return not members("went_on").isdisjoint(before) and bool(tokens[frame.cue].word & Word.BASE_FORM)


def in_a_question(reading: Reading) -> bool | None:
    """What somebody is asked at the head of the sentence, which nobody says: "Asked why it was late, Roe left"."""
    tokens = reading.tokens
    asked = 1 if tokens[0].low in members("of_time") else 0
    if asked + 2 >= len(tokens) or tokens[asked].low != "asked" or reading.frame.cue <= asked:
        return None
    is_question = tokens[asked + 1].low in members("opens_a_question") and not tokens[asked + 1].word & Word.TO
    return False if is_question and end_of_participle_clause(tokens, asked, len(tokens)) > reading.frame.cue else None


def goes_on(reading: Reading) -> bool | None:
    """The next deed, or clause, stands right behind the verb: "promised but failed to pay", "grumbled, and Kern left";
    not what goes on behind its speaker: "The mill is shut, Roe said, and boats wait".
    """
    if not reading.is_behind or reading.frame.follows or reading.frame.passive:
        return None
    place = reading.frame.cue_last + 1
    while place < reading.content[1] and (reading.tokens[place].text == "," or reading.tokens[place].text in DASHES):
        place += 1
    is_next = place >= reading.content[0] and reading.tokens[place].low in members("coordinators")
    is_shared = not reading.frame.kinds & ~Word.JUDGEMENT and not begins_clause(reading.tokens, place + 1)
    return False if is_next and not is_shared else None  # "mocked and belittled the plan"


def at_the_head(reading: Reading) -> bool | None:
    """What a participle clause in front of its subject says: "Noting that it leaks, Roe left", "Calling it “daft”,
    they left"; not "Announcing its results, the firm", "In explaining how it works, he".
    """
    frame, (first, last) = reading.frame, reading.content
    if not frame.main and reading.cue.low in members("reckons_with"):
        return False  # "Considering that it leaks, the price is high", "The price is high, considering that"
    if frame.main or frame.follows or frame.passive or frame.source is None or frame.source.first < frame.cue:
        return None
    is_said = reading.tokens[first - 1].low == "that" or begins_clause(reading.tokens, first)
    is_quoted = any(token.word == Word.QUOTE for token in reading.tokens[first : last + 1])
    return None if is_said or is_quoted or reading.cue.word & Word.DENIES else False


def to_be_done(reading: Reading) -> bool | None:
    """What somebody is brought to, or does without: "pressed him into announcing"."""
    is_after = reading.frame.cue > 0 and reading.tokens[reading.frame.cue - 1].low in members("before_what_is_undone")
    return False if is_after and reading.cue.word & Word.PARTICIPLE else None


def names_thing(reading: Reading) -> bool | None:
    """A name for what stands in front: "what officials called the outdated presence of", "a tool it calls “brain”"."""
    frame, tokens = reading.frame, reading.tokens
    if not reading.cue.word & Word.TAKES_COMPLEMENT or frame.source is None or frame.passive or not frame.source.first:
        return None
    is_free = tokens[frame.source.first - 1].low == "what" and frame.source.last < frame.cue
    is_bare = tokens[reading.content[0]].word == Word.QUOTE and reading.content[0] == frame.cue_last + 1
    return False if is_free or is_bare else None


def aside_with_as(reading: Reading) -> bool | None:
    """What an aside calls a thing: "the merger, as Roe dubbed it, will"."""
    frame, tokens = reading.frame, reading.tokens
    is_aside = frame.first > 0 and tokens[frame.first - 1].low == "as" and reading.is_behind
    thing = phrase_starting_at(tokens, reading.content[0]) if is_aside else None
    is_all = thing is not None and thing.last < reading.content[1] and tokens[thing.last + 1].text == ","
    return False if is_all and reading.cue.word & Word.TAKES_COMPLEMENT else None


def before_a_quotation(reading: Reading) -> bool | None:
    """The speaker's own words follow: "..., said Roe: “...”"."""
    frame = reading.frame
    is_next = frame.inverted and frame.last + 1 < len(reading.tokens) and _next_is_quote(reading.tokens, frame.last + 1)
    return False if is_next or _is_occasion_of_quotation(reading) else None


def _next_is_quote(tokens: list[Token], place: int) -> bool:
    after = place + 1 if tokens[place].text == "," else place
    return after < len(tokens) and tokens[after].word == Word.QUOTE


def _is_occasion_of_quotation(reading: Reading) -> bool:
    """Whether all that stands in front of the quotation is where it was said: "suggested, in a letter, “...”"."""
    tokens, (first, last) = reading.tokens, reading.content
    is_introduced = tokens[last].word == Word.QUOTE and last > first and tokens[last - 1].text in (",", ":")
    if not is_introduced or not reading.is_behind or reading.has_that or not tokens[first].word & Word.PREPOSITION:
        return False
    return not any(is_finite_verb(tokens, at) for at in range(first, last))


def stranded(reading: Reading) -> bool | None:
    """A noun in front is what it is thought to be, or what is agreed to: "all that he hoped it would be", "what they
    agreed to in May".
    """
    tokens, (first, last) = reading.tokens, reading.content
    if (
        tokens[first].word & Word.TO
        and reading.is_behind
        and (first == last or tokens[first + 1].word & Word.PREPOSITION)
    ):
        return False
    is_last = tokens[last].low in members("be") and not tokens[last - 1].word & Word.TO
    return False if is_last and reading.is_behind and reading.frame.kinds & Word.THOUGHT else None
