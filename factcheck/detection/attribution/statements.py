"""Reporting frames of a sentence -> statement candidates: indirect speech, outside quotation marks."""

from factcheck.detection.attribution.doubts import may_be_a_deed
from factcheck.detection.attribution.frames.coordinated import is_citing_aside
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.frames.scopes import behind_frame, content_of, goes_on_beside, trimmed
from factcheck.detection.attribution.mentions.mention import Mention, least_sure
from factcheck.detection.attribution.reading_state import ReadSentence
from factcheck.detection.attribution.reported_speech.decision import reports
from factcheck.detection.attribution.reported_speech.objects import is_of_figure
from factcheck.detection.attribution.reported_speech.reading import is_pronoun_and_verb
from factcheck.detection.attribution.voices import Attributions, Voice, cites_aside
from factcheck.domain.candidates import StatementCandidate
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.en.clauses import begins_clause, is_finite_verb
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.stems import is_past
from factcheck.language.en.verbs import leaves_no_doubt, negated_from
from factcheck.language.en.word_classes import is_number, is_verb
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, low_at

_FEWEST_WORDS = 3
_FEWEST_WORDS_AROUND_A_QUOTATION = 4
_FEWEST_WORDS_OF_A_SUBJECT = 2
_NEAR_ITS_HEAD = 4
_LONGEST_VERB_OF_THINKING = 4
_FEWEST_WORDS_OF_A_CLAUSE = 5
_FARTHEST_THAT = 6
_LONGEST_ADDRESSEE = 4


def statements_of(text: str, reading: ReadSentence, attributions: Attributions) -> list[StatementCandidate]:
    """One candidate a frame that has a source and reports words enough outside quotation marks."""
    sentence, frames = reading.sentence, reading.frames
    found = []
    for which, (frame, voice) in enumerate(zip(frames, reading.voices, strict=True)):
        if not _tells(sentence.tokens, frame, voice.mention) or _cites_for_another(sentence.tokens, frames, which):
            continue
        content = content_of(sentence, frames, which, reading.ends)
        if content is None or not reports(sentence, frame, content):
            continue
        content = with_predicate(sentence.tokens, frame, _without_channel(sentence.tokens, content, voice))
        content = _without_source(sentence.tokens, frame, content, voice.mention)
        if content is None:
            continue
        if _is_only_introduced(sentence.tokens, frames[which + 1 :], content):
            continue
        first, last = _without_direct_speech(text, sentence.tokens, content)
        inside = sentence.tokens[first : last + 1]
        own = len([token for token in inside if token.is_word])
        gives_figure = is_of_figure(sentence.tokens, frame, (first, last))
        if own < _fewest_words(text, sentence.tokens, frame, (first, last)) and not gives_figure:
            continue
        start, end = inside[0].start, inside[-1].end
        if may_be_a_deed(sentence.tokens, frame, (first, last)):
            voice = voice.but(least_sure((voice.certainty, Certainty.LIKELY)))
        found.append(StatementCandidate(text=text[start:end], start=start, end=end, attribution=attributions.of(voice)))
        found.extend(
            _going_on(text, sentence.tokens, goes_on_beside(sentence.tokens, frames, which, last), voice, attributions)
        )
    return _without_restated(found)


def _is_only_introduced(tokens: list[Token], inner: list[Frame], content: tuple[int, int]) -> bool:
    """Whether all there is is who said a quotation, a claim of its own: "Roe said Kern told her: “...”"."""
    if not inner or tokens[content[1]].word != Word.QUOTE or not content[0] <= inner[0].first <= content[0] + 1:
        return False
    between = tokens[inner[0].last + 1 : content[1]]
    is_introduced = len(between) <= _LONGEST_ADDRESSEE and bool(between) and between[-1].text in (":", ",")
    return is_introduced and not any(one.word & (Word.THAT | Word.TO) or one.low.endswith("ing") for one in between)


def _going_on(
    text: str, tokens: list[Token], beside: tuple[int, int] | None, voice: Voice, attributions: Attributions
) -> list[StatementCandidate]:
    """The statement that goes on behind its speaker, who may have ended there: at most likely."""
    if beside is None:
        return []
    start, end = tokens[beside[0]].start, tokens[beside[1]].end
    said = attributions.of(voice.but(least_sure((voice.certainty, Certainty.LIKELY))))
    return [StatementCandidate(text=text[start:end], start=start, end=end, attribution=said)]


def _fewest_words(text: str, tokens: list[Token], frame: Frame, content: tuple[int, int]) -> int:
    """How many words outside quotation marks a statement has at least: fewer where they are a subject with its verb
    ("it was “daft”"), or with the verb at the head of what is quoted ("the council “will sell it”").
    """
    first, last = content
    quoted = next((at for at in range(first, last + 1) if tokens[at].word == Word.QUOTE), None)
    if quoted is None:
        return _FEWEST_WORDS_OF_A_SUBJECT if _is_whole_clause(tokens, frame, content) else _FEWEST_WORDS
    if quoted > first and tokens[quoted - 1].word & Word.THAT:
        return _FEWEST_WORDS_AROUND_A_QUOTATION  # "told reporters that “it leaks”"
    if first == frame.cue and tokens[first].word & Word.TAKES_COMPLEMENT and not _is_pronoun(tokens[first + 1]):
        return _FEWEST_WORDS  # "calls the wall “medieval”", not "calls it “medieval”"
    opening = text[tokens[quoted].start + 1 : tokens[quoted].end].split(maxsplit=_NEAR_ITS_HEAD)[:_NEAR_ITS_HEAD]
    has_verb = any(lexicon().get(word.lower(), Word.NONE) & Word.AUXILIARY for word in opening)
    has_verb = has_verb or (bool(opening) and quoted > first and is_past(opening[0].lower()))
    if has_verb or any(is_finite_verb(tokens, at) for at in range(first + 1, last)):
        return _FEWEST_WORDS_OF_A_SUBJECT
    return _FEWEST_WORDS_AROUND_A_QUOTATION


def _is_whole_clause(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
    """Whether a pronoun or number and its verb are all that is said: "Roe said he quit", "police said 12 drowned";
    not "the house that Roe says he wants".
    """
    first, last = content
    if last != first + 1 or first < frame.cue or not frame.main or tokens[last].word & Word.AUXILIARY:
        return False
    if is_number(tokens[first]) or tokens[first].low == "it":
        return is_verb(tokens, last)
    return frame.first == 0 and tokens[first].low in members("nominatives")


def _is_pronoun(token: Token) -> bool:
    return bool(token.word & (Word.PRONOUN | Word.OBJECT_PRONOUN | Word.QUOTE)) or token.low in members("objects")


def _without_restated(found: list[StatementCandidate]) -> list[StatementCandidate]:
    """Without what another statement of the same source says already: in "she hopes that it ends", "it ends"."""
    told = [one for one in found if not any(_adds_only_a_verb(outer, one) for outer in found)]
    return [one for one in told if not any(_only_carries(one, inner) for inner in told)]


def _only_carries(outer: StatementCandidate, inner: StatementCandidate) -> bool:
    """Whether the outer one is a carrier's sentence around what the same source says: "Roe added that ..., it said"."""
    source, carried = outer.attribution.source, inner.attribution.source
    if source is None or carried is None or source.name != carried.name:
        return False
    if not outer.start <= carried.start < inner.start < inner.end <= outer.end:
        return False
    return len(outer.text[: carried.start - outer.start].split()) < _FEWEST_WORDS_OF_A_CLAUSE


def _adds_only_a_verb(outer: StatementCandidate, inner: StatementCandidate) -> bool:
    """Whether the outer statement is the inner one behind a pronoun and its verb, and nobody else speaks there."""
    if not outer.start < inner.start < inner.end <= outer.end or outer.end - inner.end > 1:
        return False
    surplus = outer.text[: inner.start - outer.start].split()
    if len(surplus) > _LONGEST_VERB_OF_THINKING or outer.attribution.source is None:
        return False
    source = inner.attribution.source
    if source is None:
        return True
    return source.text in surplus and bool(lexicon().get(source.text.lower(), Word.NONE) & Word.PRONOUN)


def with_predicate(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> tuple[int, int]:
    """The content with its verb where the object alone claims nothing, or the opposite: "praised the crew", "denied any
    part in it", "does not think that it works".
    """
    first, last = content
    if first <= frame.cue or frame.inverted or frame.follows:
        return content
    negated = _negated_from(tokens, frame)
    if negated is not None:
        return negated, last
    if frame.passive:
        return content
    if _needs_verb(tokens, frame, first):
        return frame.cue, last
    return (frame.cue, last) if tokens[first - 1].low != "that" and _is_whole(tokens, frame, content) else content


def _is_whole(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
    """Whether it claims something only with the verb: "praised the crew", "urged them to stay"."""
    first, last = content
    is_object = _has_object(tokens, frame, first)
    if last - first + 1 < _FEWEST_WORDS and not is_object:
        return _is_enough_with_verb(tokens, frame, first)
    return not _is_reported_clause(tokens, content) if is_object else _asks_of(tokens, frame, first)


def _needs_verb(tokens: list[Token], frame: Frame, first: int) -> bool:
    """Whether the opposite is said without it, or nothing: "denied the ship was late", "admitted to the theft"."""
    cue = tokens[frame.cue].low
    return cue in members("denials") or (cue in members("admits_to") and bool(tokens[first].word & Word.TO))


def _has_object(tokens: list[Token], frame: Frame, first: int) -> bool:
    """Whether the verb takes a plain object: "praised the crew", "expects a loss", not "expects to lose"."""
    cue = tokens[frame.cue]
    if cue.low in members("expects_itself"):
        return not tokens[first].word & Word.TO
    return bool(cue.word & (Word.JUDGEMENT | Word.DENIES)) and not cue.word & Word.THOUGHT


def _is_enough_with_verb(tokens: list[Token], frame: Frame, first: int) -> bool:
    return _asks_somebody(tokens, frame, first) or _is_known_fact(tokens, frame, first)


def _is_known_fact(tokens: list[Token], frame: Frame, first: int) -> bool:
    """Whether what the article has told is acknowledged: "confirmed the deaths", not "announced layoffs"."""
    return bool(tokens[frame.cue].word & Word.OBJECT_SAYS) and tokens[first].low == "the"


def _negated_from(tokens: list[Token], frame: Frame) -> int | None:
    """Where the verb phrase begins without which the opposite is said: "does not think that", "did not show that"."""
    can_be_negated = tokens[frame.cue].word & (Word.THOUGHT | Word.SHOW) and frame.main and not frame.passive
    return negated_from(tokens, frame.cue) if can_be_negated else None


def _is_reported_clause(tokens: list[Token], content: tuple[int, int]) -> bool:
    """Whether subject and verb open it, or a question: "denied he had lied", not "praised Roe when she left"."""
    if tokens[content[0]].low in members("opens_a_question"):
        return True
    return begins_clause(tokens[: content[1] + 1], content[0])


def _asks_of(tokens: list[Token], frame: Frame, first: int) -> bool:
    """Whether it is what somebody is asked to do, or warned of: "urged them to stay", "warned against haste"."""
    cue = tokens[frame.cue]
    is_request = cue.word & (Word.ORDERS | Word.ASKS) and not cue.word & Word.TAKES_INFINITIVE
    is_told = cue.word & Word.ADDRESS or (cue.word & Word.SPEECH and first == frame.cue_last + 1)
    is_of_thing = tokens[first].low in members("warned_of") or tokens[first].low in members("claimed")
    is_of_thing = is_of_thing or (cue.low in members("pointing") and bool(tokens[first].word & Word.TO))
    return bool(is_request) or (bool(is_told) and is_of_thing)


def _asks_somebody(tokens: list[Token], frame: Frame, first: int) -> bool:
    """ "Urged Kern to resign", "asked him to go"; not "asked to go", which may be a passive."""
    return first > frame.cue_last + 1 and bool(tokens[frame.cue].word & (Word.ORDERS | Word.ASKS))


def _without_channel(tokens: list[Token], content: tuple[int, int], voice: Voice) -> tuple[int, int]:
    """Without where it was said, which is a carrier, at the end, or behind the cue and before a comma: of "the deaths
    in an interview with RTB" the deaths, of "suggested in a tweet, it was late" that it was late.
    """
    first, last = content
    is_behind = voice.mention is not None and voice.mention.end <= tokens[first].start
    for start, end in voice.via:
        comma = next((at for at in range(first + 1, last) if tokens[at].start >= end), last)
        opens = first < last and tokens[first].word & Word.PREPOSITION and tokens[first + 1].start == start
        if is_behind and opens and tokens[comma].text == ",":
            return comma + 1, last
        if tokens[first].start < start and end == tokens[last].end:
            at = next(at for at in range(first, last + 1) if tokens[at].end > start) - 1
            if at > first and tokens[at].word & Word.PREPOSITION:
                return first, at - 1
    return content


def _without_direct_speech(text: str, tokens: list[Token], content: tuple[int, int]) -> tuple[int, int]:
    """Without a coordinated clause that is wholly quoted, a claim of its own: "nobody knows, but “we will learn”"."""
    first, last = content
    joint = last - 1
    if joint <= first or tokens[last].word != Word.QUOTE or not tokens[joint].word & Word.CONJUNCTION:
        return content
    is_clause = len(text[tokens[last].start : tokens[last].end].split()) >= _FEWEST_WORDS_OF_A_CLAUSE
    if not is_clause or not any(begins_clause(tokens, place) for place in range(first, joint)):
        return content
    return trimmed(tokens, first, joint - 1) or content


def _without_source(
    tokens: list[Token], frame: Frame, content: tuple[int, int], mention: Mention | None
) -> tuple[int, int] | None:
    """What stands before a source that the content runs into; None where it begins with its source.

    "Saying it was late, she left". A source between commas stays: "By then, she said, all was lost".
    """
    first, last = content
    is_around = frame.follows and first < frame.first and frame.last < last
    is_parenthesis = is_around and tokens[behind_frame(tokens, frame)].text == ","
    if mention is None or is_parenthesis or mention.end <= tokens[first].start or tokens[last].end <= mention.start:
        return content
    if mention.start <= tokens[first].start:
        return None
    return trimmed(tokens, first, next(at for at in range(first, last + 1) if tokens[at].end > mention.start) - 1)


def _cites_for_another(tokens: list[Token], frames: list[Frame], which: int) -> bool:
    """Whether another verb says what is cited: "The Courier, citing two officials, reported that"."""
    frame = frames[which]
    if not cites_aside(tokens, frame):
        return False
    if any(other.main and other.source == frame.source for other in frames[which + 1 :]):
        return True
    return which > 0 and (frame.relative or is_citing_aside(tokens, frame, frames[which - 1]))


def _tells(tokens: list[Token], frame: Frame, mention: Mention | None) -> bool:
    """Whether the source can have told it: nobody has in "was told to", no "you", no "I" of the author, no thought of
    people at large.
    """
    cue = tokens[frame.cue]
    if mention is None or (_is_evidence(tokens, frame) and not _can_conclude(mention)):
        return False
    is_open = frame.first and tokens[frame.first - 1].low in members("conditions")
    if is_open or mention.is_author_or_reader:
        return False
    can_speak = (
        mention.can_speak
        or leaves_no_doubt(cue)
        or (frame.inverted and tokens[frame.cue_last].low == "by")  # "as reported by"
        or _selects_a_speaker(tokens, frame)
        or _tells_people(tokens, frame)
        or _is_found_out(tokens, frame)
    )
    return _thinks(tokens, frame, mention, can_speak=can_speak) if frame.kinds & Word.THOUGHT else can_speak


def _is_evidence(tokens: list[Token], frame: Frame) -> bool:
    """Whether the sentence as a whole shows it (Quirk 15.60): "Prices fell, suggesting that trade is slow"."""
    is_aside = not frame.main and frame.cue > 0 and tokens[frame.cue - 1].text == ","
    return is_aside and tokens[frame.cue].low in members("suggesting")


def _can_conclude(mention: Mention) -> bool:
    return mention.is_person or mention.kind is SourceKind.ROLE


def _selects_a_speaker(tokens: list[Token], frame: Frame) -> bool:
    """Whether only what can speak does it with "that": "the trial found that", "had found proof that"."""
    if tokens[frame.cue].low not in members("selects_a_speaker") or frame.passive:
        return False
    behind = range(frame.cue_last + 1, min(frame.cue_last + _FARTHEST_THAT, len(tokens)))
    that = next((at for at in behind if tokens[at].word & Word.THAT or not tokens[at].is_word), None)
    if that is None or not tokens[that].word & Word.THAT:
        is_clause = frame.main and not frame.relative and is_pronoun_and_verb(tokens, frame.cue_last + 1)
        return bool(is_clause)  # "the country announced it would"
    return that == frame.cue_last + 1 or tokens[that - 1].low in members("evidence")


def _is_found_out(tokens: list[Token], frame: Frame) -> bool:
    """Whether what is measured, or come by, tells it in a clause: "the model suggests it may", "all kinds of data show
    that"; not "weak imports suggest that", which the article concludes.
    """
    cue, source = tokens[frame.cue], frame.source
    is_one = cue.word & (Word.SHOW | Word.EXPECTS) or cue.low in members("bears_out")
    if not is_one or source is None or not frame.main or frame.passive:
        return False
    is_part = tokens[source.head].low in members("parts")
    noun = tokens[source.last if is_part else source.head]
    is_source = noun.low in members("findings_of") or (is_part and noun.word & Word.DOCUMENT)
    behind = frame.cue_last + 1
    return bool(is_source) and (low_at(tokens, behind) == "that" or begins_clause(tokens, behind))


def _tells_people(tokens: list[Token], frame: Frame) -> bool:
    """Whether it told people or a body, as whatever speaks does: "the rest told reporters", "eBay told the court"."""
    if tokens[frame.cue].low not in members("tells") or frame.passive or frame.cue_last + 2 >= len(tokens):
        return False
    behind = tokens[frame.cue_last + 1]
    told = tokens[frame.cue_last + 2] if behind.word & Word.DETERMINER else behind
    return bool(told.word & (Word.ROLE | Word.ORGANISATION)) or (told.is_capitalised and told.is_word)


def _thinks(tokens: list[Token], frame: Frame, mention: Mention, *, can_speak: bool) -> bool:
    """Whether it can be somebody's thought: of anybody with "that", which selects an animate subject ("sceptics fear
    that"), of a body with a clause, else of a person.
    """
    if low_at(tokens, frame.cue_last + 1) == "that":
        return True
    is_free = mention.is_person or mention.kind is SourceKind.ROLE or tokens[frame.cue].low in members("expects_itself")
    if not can_speak or is_free:
        return can_speak
    return _holds_views(tokens, frame, mention) and begins_clause(tokens, frame.cue_last + 1)


def _holds_views(tokens: list[Token], frame: Frame, mention: Mention) -> bool:
    """A body, or several people: "critics fear it will close", "many believe it is lost"."""
    if frame.source is None:
        return mention.kind is SourceKind.ORGANISATION
    is_group = tokens[frame.source.head].word & (Word.ROLE | Word.COLLECTIVE)
    is_some = frame.main and _are_people_at_large(tokens, frame.source)
    return mention.kind is SourceKind.ORGANISATION or bool(is_group) or is_some


def _are_people_at_large(tokens: list[Token], source: Phrase) -> bool:
    """ "Many believe", "some in the party fear"; not "the most anticipated", "whom many expect"."""
    before = tokens[source.head - 1].word if source.head else Word.NONE
    return tokens[source.head].low in members("people_at_large") and not before & (Word.DETERMINER | Word.RELATIVE)
