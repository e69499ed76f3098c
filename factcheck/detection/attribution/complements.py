"""What stands beside a reporting verb -> its kind of complement: a clause, a bare object, an adjunct, a figure."""

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import begins_clause, is_contracted, opens_a_figure
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.verbs import has_figure, mover_of
from factcheck.language.en.word_classes import before_adverbs, is_finite, is_reduced_passive, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

_ARTICLES = frozenset({"a", "an"})


def is_object_alone(tokens: list[Token], content: tuple[int, int]) -> bool:
    """ "calls the tax", with nothing that it is called."""
    first = content[0] + (1 if tokens[content[0]].word & (Word.TO | Word.PREPOSITION) else 0)
    thing = phrase_starting_at(tokens, first)
    if thing is None or thing.last >= content[1]:
        return thing is not None
    after = tokens[thing.last + 1]
    is_adjunct = after.word & (Word.SUBORDINATOR | Word.PREPOSITION | Word.RELATIVE) or after.low.endswith("ing")
    return bool(is_adjunct) and after.low != "as" and first == content[0]  # "called the police while"


def _names_source(tokens: list[Token], content: tuple[int, int]) -> bool:
    """ "who asked that her name not be used"."""
    inside = tokens[content[0] : min(content[1], content[0] + 3) + 1]
    return any(token.low in members("withheld_name") for token in inside)


def opens_an_adjunct(tokens: list[Token], content: tuple[int, int]) -> bool:
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


def is_undone(tokens: list[Token], frame: Frame, content: tuple[int, int], *, has_that: bool) -> bool:
    """Whether nothing has been said: "efforts to defend", "it would call the minister to give evidence"."""
    if frame.passive and tokens[content[0]].word & (Word.CONJUNCTION | Word.RELATIVE):
        return True
    before = tokens[frame.cue - 1]
    if frame.passive and frame.source is None and (before.low == "being" or before.word & Word.NEGATION):
        return True
    if frame.relative and tokens[frame.cue].low == "asked" and _names_source(tokens, content):
        return True
    before_adverb = before_adverbs(tokens, frame.cue)
    if before.word & Word.TO or (before_adverb >= 0 and tokens[before_adverb].word & Word.TO):
        return not _went_on(tokens, frame)
    return _is_modal(before) and bool(frame.kinds & Word.JUDGEMENT) and not has_that


def _is_modal(token: Token) -> bool:
    """ "May", not the surname: "Theresa May called for calm"."""
    return token.low in members("modals") and not token.is_capitalised


def is_of_figure(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
    """Whether a figure is all that need be said: with a verb that gives one, or in brackets."""
    first, last = content
    is_bracketed = frame.follows and first > 0 and tokens[first - 1].text == "("
    gives_one = is_bracketed or bool(tokens[frame.cue].word & Word.GIVES_FIGURE)
    return gives_one and has_figure(tokens[first : last + 1])


def is_pronoun_and_verb(tokens: list[Token], first: int) -> bool:
    """ "maintained he had slept", not "put it in a memo"."""
    return bool(tokens[first].word & Word.PRONOUN) and first + 1 < len(tokens) and is_finite(tokens, first + 1)


def is_clause(tokens: list[Token], content: tuple[int, int]) -> bool:
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


def has_an_object(tokens: list[Token], content: tuple[int, int]) -> bool:
    """Whether something is shown, and no verb has come: "a body buried in the garden", "the court a log"."""
    for place in range(content[0], content[1] + 1):
        if tokens[place].word & Word.AUXILIARY:
            return False
        if tokens[place].low in _ARTICLES:
            return place == content[0] or not tokens[place - 1].word & Word.PREPOSITION
        if place > content[0] and is_verb(tokens, place):
            return False
    return False


def commits(tokens: list[Token], frame: Frame) -> bool:
    """ "threatened to cut", where the infinitive is what was said."""
    return (
        bool(tokens[frame.cue].word & Word.TAKES_INFINITIVE)
        and frame.cue + 1 < len(tokens)
        and tokens[frame.cue + 1].low == "to"
    )


def _went_on(tokens: list[Token], frame: Frame) -> bool:
    """ "went on to say", "took to Facebook to say", "prompted him to say": the infinitive tells what was done."""
    if mover_of(tokens, frame.cue) is not None:
        return True
    before = [token.low for token in tokens[max(0, frame.cue - 6) : frame.cue - 1]]
    return not members("went_on").isdisjoint(before) and bool(tokens[frame.cue].word & Word.BASE_FORM)


def next_is_quote(tokens: list[Token], place: int) -> bool:
    after = place + 1 if tokens[place].text == "," else place
    return after < len(tokens) and tokens[after].word == Word.QUOTE


def _is_document_issued(tokens: list[Token], content: tuple[int, int]) -> bool:
    """ "In a statement sent to the Herald": where it was said, with no clause behind a comma."""
    thing = phrase_starting_at(tokens, content[0] + 1)
    if thing is None or thing.last >= content[1] or tokens[thing.head].low not in words("occasions"):
        return False
    is_issued = tokens[thing.last + 1].low in members("issued") | members("carried") | members("obtained")
    return is_issued and all(tokens[at].is_word for at in range(*content))


def is_adverbial(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
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
