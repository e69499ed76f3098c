"""Place behind a reporting frame -> whether the article's own voice resumes there: a contrast, a refusal, a comment."""

from itertools import pairwise

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import begins_clause, is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.stems import is_past
from factcheck.language.en.verbs import has_figure
from factcheck.language.en.word_classes import behind_adverbs
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, low_at

_LONGEST_ADDRESSEE = 10
_LONGEST_MEASURE = 3
_DASHES = frozenset("—–-")


def is_again(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the article speaks again at a comma or conjunction; not in a contrast that a fronted "according to" has
    as a whole: "According to police, 12 died, while 40 were hurt".
    """
    if is_fronted(tokens, frame) and low_at(tokens, place + 1) in members("contrasts"):
        return False
    if tokens[place].text in _DASHES:
        return False
    if tokens[place].text == "," and _compares(tokens, frame, place):
        return False
    return _contrasts(tokens, place) if tokens[place].text == "," else _refuses(tokens, place)


def _compares(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether "while" goes on with what is said: with a second figure, or what is done at the same time: "said 40 were
    hurt, while 12 died", "vowed to cut tax, while building roads"; not "expects to lose $4m, while Tarnair lost $9m",
    "said 40 were hurt, while adding that".
    """
    if low_at(tokens, comma + 1) not in members("contrasts") or comma + 2 >= len(tokens):
        return False
    if _has_own_saying(tokens, comma + 2):
        return False  # "said 40 were hurt, while the union said 12"
    if tokens[comma + 2].low.endswith("ing") and not tokens[comma + 2].is_capitalised:
        return not (tokens[comma + 2].word & (Word.REFUSES | Word.SPEECH) or begins_clause(tokens, comma + 2))
    is_of_another = tokens[comma + 2].is_capitalised
    return not is_of_another and has_figure(tokens[frame.last + 1 : comma]) and has_figure(tokens[comma + 2 :])


def _has_own_saying(tokens: list[Token], place: int) -> bool:
    """Whether somebody says something there, and no number of people: "the union said"."""
    speaker = phrase_starting_at(tokens, place)
    if speaker is None or has_figure(tokens[place : place + 1]):
        return False
    verb = behind_adverbs(tokens, speaker.last + 1)
    return verb < len(tokens) and bool(tokens[verb].word & Word.SAYS)


def _contrasts(tokens: list[Token], place: int) -> bool:
    """Whether the article speaks again: ", while the landlord did not answer", ", prompting the owner to sue"."""
    if place + 1 >= len(tokens):
        return False
    if tokens[place + 1].low in members("contrasts") or tokens[place + 1].low in members("consequences"):
        return True
    if tokens[place + 1].word & Word.RELATIVE and _is_disputed(tokens, place + 2):
        return True
    near = [token.low for token in tokens[place + 1 : place + 5]]
    return any(one in members("stretches") and two in ("after", "before") for one, two in pairwise(near))


def breaks_with_time(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether ", but" opens what has happened since, by its time: "said it would pay, but last week it missed it"; not
    "but next week it will".
    """
    if low_at(tokens, comma) != "," or low_at(tokens, comma + 1) != "but" or is_fronted(tokens, frame):
        return False
    when = comma + 2
    if low_at(tokens, when) not in members("around_days") and low_at(tokens, when) != "on":
        return False
    is_time = when + 2 < len(tokens) and (
        tokens[when + 1].word & Word.CALENDAR or tokens[when + 1].low in members("stretches")
    )
    told = any(is_finite_verb(tokens, at) for at in range(frame.last + 1, comma))
    if not (is_time and told and begins_clause(tokens, when + 2)):
        return False
    verb = next(at for at in range(when + 3, len(tokens)) if is_finite_verb(tokens, at))
    return is_past(tokens[verb].low) or tokens[verb].low in members("past_auxiliaries")


def is_sentence_passed(tokens: list[Token], frame: Frame, joint: int) -> bool:
    """Whether what a judge did besides stands there: "said it was wicked and jailed him for nine years"."""
    if not tokens[joint].word & Word.CONJUNCTION or joint + 2 >= len(tokens) or not frame.main or frame.follows:
        return False
    has_told = any(is_finite_verb(tokens, at) for at in range(frame.last + 1, joint))
    deed = tokens[joint + 1].low in members("sentences") and not tokens[joint + 2].word & Word.PREPOSITION
    return has_told and deed


def _is_disputed(tokens: list[Token], place: int) -> bool:
    """Whether a clause about it ends the sentence in which somebody denies it: ", which the firm denies"."""
    whose = phrase_starting_at(tokens, place) if place < len(tokens) else None
    verb = place if whose is None else behind_adverbs(tokens, whose.last + 1)
    is_denied = verb < len(tokens) and whose is not None and tokens[verb].word & Word.DENIES
    return bool(is_denied) and not any(token.text == "," for token in tokens[verb:])


def _refuses(tokens: list[Token], place: int) -> bool:
    """Whether the article says what was left unsaid: ", but would not say whether", "and declined to comment"."""
    if place + 2 >= len(tokens):
        return False
    after = tokens[place + 1]
    if after.word & Word.REFUSES:
        return tokens[place + 2].low == "to"
    at = place + 3 if tokens[place + 2].word & Word.NEGATION else place + 2
    is_negated = at == place + 3 or after.low.endswith("n't")
    return (
        bool(after.word & Word.AUXILIARY)
        and is_negated
        and at < len(tokens)
        and tokens[at].low in members("left_unsaid")
    )


def is_past_circumstance(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the article tells in the past tense when something was promised or judged: "vowed to fight graft when she
    came to office", not "promised to resign when the war ends"; "called it “daft”, after she had left".
    """
    if tokens[place].low not in members("points_in_time") or _opens_content(tokens, frame, place):
        return False
    is_apart = tokens[place - 1].text == "," or tokens[place - 1].word == Word.QUOTE
    is_asked = tokens[frame.cue_last + 1].low == "for"  # "called for talks after 40 jobs were cut"
    is_judged = frame.kinds & Word.JUDGEMENT and not is_asked
    is_open = is_apart if is_judged else tokens[place - 1].word & Word.THAT == 0
    if not is_open or not begins_clause(tokens, place + 1):
        return False
    if _has_told(tokens, range(frame.cue_last + 1, place)):
        return False
    behind = range(place + 1, min(place + _LONGEST_ADDRESSEE, len(tokens)))
    verb = next((at for at in behind if is_finite_verb(tokens, at)), None)
    return verb is not None and (is_past(tokens[verb].low) or tokens[verb].low in members("past_auxiliaries"))


def _opens_content(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether what is told follows the point in time: "said when he was asked that", "said once it rained, it grew",
    "said the day before it rained, she slept".
    """
    is_measured = tokens[place - 1].low in members("stretches") and place <= frame.last + _LONGEST_MEASURE
    behind = tokens[place + 1 :] if place == frame.last + 1 or is_measured else []
    return any(token.word & Word.THAT or token.text == "," for token in behind)


def _has_told(tokens: list[Token], before: range) -> bool:
    """Whether a clause has begun before the point in time, or a parenthesis ends there: "Roe said it rained when",
    "Then, Roe said, when she was ten, a dog bit her".
    """
    if [tokens[at].text for at in before] == [","]:
        return True
    return any(tokens[at].word & Word.THAT or is_finite_verb(tokens, at) for at in before)


def goes_on_citing(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the speaker's own source follows, not what is said: "demanded a ban, citing the report"."""
    if tokens[place].text != "," or place + 1 >= len(tokens) or place <= frame.cue_last + 1:
        return False
    cites = tokens[place + 1]
    is_aside = cites.low in members("citing") and cites.word & Word.PARTICIPLE
    return bool(is_aside) and not any(token.word & Word.THAT for token in tokens[place + 1 :])


def adds_comment(tokens: list[Token], frame: Frame, dash: int) -> bool:
    """Whether the article adds a sentence of its own behind the last dash: "said it would be mended — it was not"."""
    is_told = not frame.follows and any(is_finite_verb(tokens, at) for at in range(frame.last + 1, dash))
    if not is_told or sum(token.text in _DASHES for token in tokens[frame.first :]) > 1:
        return False
    is_participle = dash + 1 < len(tokens) and tokens[dash + 1].low.endswith("ing")
    return begins_clause(tokens, dash + 1) and not is_participle


def closes_object(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether the article goes on about an object or deed that is all that is said: "criticised the plan for a wall,
    which costs $20m", "asked Kern to veto it, but in the end he signed".
    """
    if comma + 2 >= len(tokens) or not frame.main or frame.follows or frame.inverted or frame.passive:
        return False
    inside = range(frame.cue_last + 1, comma)
    if any(tokens[at].word & Word.THAT or is_finite_verb(tokens, at) for at in inside):
        return False
    if tokens[comma + 1].word & Word.RELATIVE:
        return _says_by_object(tokens, frame)
    return tokens[comma + 1].low == "but" and _is_answered(tokens, frame, comma)


def sums_up(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether an apposition to the whole clause begins behind the mark at `place`, which says what it is that was said
    or is to be done (Quirk 17.65): "said the fleet would sail, a move that angered Osk", "..., a claim Kern denies".
    """
    if place + 3 >= len(tokens) or tokens[place + 1].low not in members("articles") or frame.follows:
        return False
    noun = next((at for at in (place + 2, place + 3) if tokens[at].low in members("summatives")), None)
    if noun is None or noun + 1 >= len(tokens) or not _is_whole(tokens, frame, place):
        return False
    after = tokens[noun + 1]
    is_described = after.low.endswith("ed") or after.word & (Word.RELATIVE | Word.THAT | Word.PRONOUN)
    return bool(is_described) or after.low in members("expectations") or begins_clause(tokens, noun + 1)


def _is_whole(tokens: list[Token], frame: Frame, end: int) -> bool:
    """Whether something is said before `end`: a clause, a quotation or an object, more than the subject of a clause."""
    if not frame.kinds & ~Word.JUDGEMENT or tokens[frame.cue].word & (Word.OBJECT_SAYS | Word.TAKES_INFINITIVE):
        return True
    inside = range(frame.last + 1, end + 1)
    return any(tokens[at].word == Word.QUOTE or is_finite_verb(tokens, at) for at in inside)


def goes_on_beside_object(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether a clause of its own stands behind "and" or "but" and an object that is all that is said: "described it as
    a defence, but the move drew protests", "blamed the union and Kern left".
    """
    joint = place + 1 if tokens[place].text == "," or tokens[place].text in _DASHES else place
    if joint + 2 >= len(tokens) or tokens[joint].low not in members("joints") or not _is_plain(frame):
        return False
    is_judged = not frame.kinds & ~Word.JUDGEMENT
    inside = range(frame.cue_last + 1, place)
    if not inside or not (is_judged or _is_object_enough(tokens, frame, inside)):
        return False
    if any(_opens_what_is_said(tokens, at) for at in inside):
        return False
    is_to = bool(tokens[frame.cue_last + 1].word & Word.TO)
    if _is_next_deed(tokens, joint, is_to=is_to):
        return True
    return (is_judged or tokens[joint - 1].text == ",") and _is_next_clause(tokens, joint)


def _is_object_enough(tokens: list[Token], frame: Frame, inside: range) -> bool:
    """Whether the verb needs no clause, or has an infinitive or gerund: "announced a ban", "urged Roe to go"."""
    cue, opens = tokens[frame.cue], tokens[frame.cue_last + 1]
    if cue.word & (Word.OBJECT_SAYS | Word.TAKES_INFINITIVE) or cue.low in members("admits_to"):
        return True
    is_asked = cue.word & (Word.ORDERS | Word.ASKS) and any(tokens[at].word & Word.TO for at in inside)
    return bool(is_asked) or (opens.low.endswith("ing") and not opens.word & (Word.PRONOUN | Word.PREPOSITION))


def _is_next_clause(tokens: list[Token], joint: int) -> bool:
    """Whether the subject of a clause stands there, no second object: "and Kern left", ", but the move"."""
    opens = tokens[joint + 1]
    is_subject = opens.word & (Word.DETERMINER | Word.POSSESSIVE | Word.PRONOUN) or opens.is_capitalised
    if tokens[joint].low == "but" and tokens[joint - 1].text == ",":
        return bool(is_subject) or begins_clause(tokens, joint + 1)  # no object follows it, but for "not"
    return bool(is_subject) and begins_clause(tokens, joint + 1) and not _is_described(tokens, joint + 1)


def _is_described(tokens: list[Token], place: int) -> bool:
    """Whether a participle with an adjunct is all that can be the verb: "a provision aimed at", "a man seen in"."""
    noun = phrase_starting_at(tokens, place)
    verb = place if noun is None else noun.last + 1
    is_participle = verb + 1 < len(tokens) and tokens[verb].low.endswith(("ed", "en"))
    return is_participle and bool(tokens[verb + 1].word & (Word.PREPOSITION | Word.TO))


def _is_plain(frame: Frame) -> bool:
    return frame.main and not (frame.follows or frame.inverted or frame.passive)


def _opens_what_is_said(tokens: list[Token], place: int) -> bool:
    """Whether a clause or quotation of its own stands there, in which a clause behind "and" may be."""
    token = tokens[place]
    opens = token.word & (Word.THAT | Word.RELATIVE | Word.SUBORDINATOR) and token.low != "as"
    is_infinitive = tokens[place - 1].word & Word.TO
    return bool(opens) or (is_finite_verb(tokens, place) and not is_infinitive)


def _is_next_deed(tokens: list[Token], joint: int, *, is_to: bool) -> bool:
    """Whether the speaker's next finite verb stands there: "denied theft and sought help"; behind an infinitive no
    form that can be another: "vowed to cut tax and put".
    """
    verb = behind_adverbs(tokens, joint + 1)
    if verb >= len(tokens) or not is_finite_verb(tokens, verb):
        return False
    low = tokens[verb].low
    if tokens[verb].text != low or "-" in low:
        return False
    return low.endswith(("s", "ed")) or low in members("past_auxiliaries") or (is_past(low) and not is_to)


def _says_by_object(tokens: list[Token], frame: Frame) -> bool:
    """Whether an object is enough for the verb; not "accused Kern of ramming a boat, which", "called it, which"."""
    cue = tokens[frame.cue].word
    has_more = cue & Word.TAKES_COMPLEMENT and tokens[frame.cue_last + 1].low != "for"
    is_judged = not frame.kinds & ~Word.JUDGEMENT or cue & Word.OBJECT_SAYS
    return bool(is_judged) and not has_more and not cue & Word.PASSIVE_TELLS


def _is_answered(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether it tells what came of a request behind ", but": no infinitive goes on with a clause."""
    is_request = tokens[frame.cue].word & (Word.ORDERS | Word.ASKS)
    if not is_request or tokens[comma + 2].word & (Word.NEGATION | Word.TO):
        return False
    is_infinitive = any(tokens[at].word & Word.TO for at in range(frame.cue_last + 1, comma))
    return is_infinitive and any(is_finite_verb(tokens, at) for at in range(comma + 2, len(tokens)))


def is_fronted(tokens: list[Token], frame: Frame) -> bool:
    """Whether "according to" heads the sentence, and so all of its clauses: "According to Roe, the mill shut; the pier
    did not".
    """
    return frame.first == 0 and frame.inverted and tokens[frame.cue].low == "according"
