"""Find the reporting frames of a sentence: a cue, who it makes speak, and on which side what they say stands."""

from dataclasses import dataclass

from factcheck.detection.lexicon import CUE, FUNCTION, NOUN, Word
from factcheck.detection.masking import MaskedSentence
from factcheck.detection.phrases import (
    Phrase,
    is_adverb,
    is_nominal,
    is_verb,
    phrase_ending_at,
    phrase_starting_at,
)
from factcheck.detection.tokens import Token

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
_HAVE = frozenset({"has", "have", "had", "having", "'s", "'ve", "'d"})
_CONTRACTED = frozenset({"'s", "'ve", "'d", "'re", "'ll", "'m"})
_PUT = frozenset({"put", "puts", "putting"})
_READ = frozenset({"read", "reads", "reading"})
_GO_ON = frozenset({"continue", "continues", "continued", "continuing", "maintain", "maintains", "maintained"})
_DASHES = frozenset("—–-―")
_BEFORE_A_NOUN = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.ADJECTIVE
_LONGEST_APPOSITION = 40
_STAND_ALONE = frozenset({"this", "that", "all", "both", "many", "some", "most", "others"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One reporting frame; places are positions in the sentence's tokens.

    `inverted`: the source stands after the cue. `follows`: what is said stands before the frame. `passive`: the
    grammatical subject is not who says it. `main`: the cue is the sentence's own verb, no participle or infinitive.
    """

    cue: int
    cue_last: int
    source: Phrase | None
    kinds: int
    inverted: bool = False
    follows: bool = False
    passive: bool = False
    main: bool = True

    @property
    def first(self) -> int:
        """The first token of the frame; a source borrowed from an earlier verb stands outside it."""
        return min(self.cue, self.source.first) if self.source and self.main else self.cue

    @property
    def last(self) -> int:
        return max(self.cue_last, self.source.last) if self.source else self.cue_last


def find_frames(sentence: MaskedSentence) -> list[Frame]:
    """The frames in order of their cues."""
    tokens = sentence.tokens
    frames: list[Frame] = []
    for place, token in enumerate(tokens):
        if token.low == "according" and place + 1 < len(tokens) and tokens[place + 1].low == "to":
            frames.append(_according_to(tokens, place))
        elif token.word & CUE and _is_used_as_verb(tokens, place):
            frame = _frame_of_verb(tokens, place, frames)
            if frame is not None:
                frames.append(frame)
    return frames


def _according_to(tokens: list[Token], place: int) -> Frame:
    phrase = phrase_starting_at(tokens, place + 2)
    return Frame(place, place + 1, phrase, Word.SPEECH, inverted=True, follows=place > 1)


def _is_used_as_verb(tokens: list[Token], place: int) -> bool:
    """Whether the form is a verb here, not a noun ("the report", "his claims") or an adjective ("alleged killers")."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.is_capitalised and place and tokens[place - 1].word != Word.QUOTE and not _is_headline(tokens):
        return False
    if after is not None and after.low == "'s":
        return False
    if before is None:
        return token.word & (Word.PAST | Word.PARTICIPLE) != 0
    if before.word & _BEFORE_A_NOUN and not (before.word & Word.PRONOUN or before.low in _STAND_ALONE):
        return bool(token.word & Word.PARTICIPLE) and bool(before.word & Word.PREPOSITION)
    if before.low == "'s":
        is_verb_form = token.word & (Word.PARTICIPLE | Word.PAST)
        return bool(is_verb_form and place >= 2 and tokens[place - 2].word & Word.PRONOUN)
    if token.word & Word.NOUN_LIKE:
        return _third_person_is_verb(tokens, place)
    if token.word & Word.BASE_FORM and not token.word & Word.PAST:
        return _base_form_is_verb(tokens, place)
    return True


def _third_person_is_verb(tokens: list[Token], place: int) -> bool:
    """Whether "claims" or "states" is a verb: after a pronoun, a name or a speaking noun, and before what it governs."""
    back = place - 1
    while back > 0 and is_adverb(tokens[back]):
        back -= 1
    before = tokens[back]
    speaks = before.is_capitalised or before.word & (Word.PRONOUN | NOUN | Word.RELATIVE) or before.text in ",)"
    if not speaks or place + 1 >= len(tokens):
        return bool(speaks)
    after = tokens[place + 1]
    if after.word & (Word.AUXILIARY | Word.CONJUNCTION) or after.text in ".":
        return False
    return not after.word & Word.PREPOSITION or after.low in {"for", "on", "about", "as"}


def _base_form_is_verb(tokens: list[Token], place: int) -> bool:
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    if back < 0:
        return False
    token = tokens[back]
    if token.word & (Word.TO | Word.AUXILIARY):
        return True
    if token.low in {"they", "we", "i", "you", "who", "people", "many", "some", "both", "others", "most"}:
        return True
    return bool(token.word & (Word.ROLE | Word.COLLECTIVE | Word.ORGANISATION | Word.DOCUMENT)) and token.low.endswith(
        ("s", "men", "women", "people", "police", "media")
    )


def _is_headline(tokens: list[Token]) -> bool:
    words = [token for token in tokens if token.is_word]
    return len(words) > 2 and sum(token.is_capitalised for token in words) > 0.6 * len(words)


def _frame_of_verb(tokens: list[Token], place: int, earlier: list[Frame]) -> Frame | None:
    token = tokens[place]
    kinds = token.word & CUE
    cue_last = place
    passive = _is_passive(tokens, place)
    if token.low == "quoted" and passive and [t.low for t in tokens[place + 1 : place + 3]] == ["as", "saying"]:
        passive, cue_last = False, place + 2
    if passive:
        return Frame(place, cue_last, _agent(tokens, place), kinds, passive=True)
    if token.low == "saying" and place >= 2 and tokens[place - 1].low == "as" and tokens[place - 2].low == "quoted":
        return None
    inverted = _inverted(tokens, place, kinds)
    if inverted is not None:
        return inverted
    participle = bool(token.word & Word.PARTICIPLE) and not _has_auxiliary(tokens, place)
    infinitive = place > 0 and bool(tokens[place - 1].word & Word.TO)
    if not _can_govern(tokens, place):
        return None
    subject, borrowed = _subject(tokens, place, earlier, dependent=participle or infinitive)
    main = not (participle or infinitive or borrowed)
    return Frame(place, cue_last, subject, kinds, follows=_follows(tokens, place, subject), main=main)


def _can_govern(tokens: list[Token], place: int) -> bool:
    """Whether verbs with a common other sense stand with what makes them report: "put it", "reads:", "shows that"."""
    token, after = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    if token.low in _PUT:
        return after is not None and after.low == "it"
    if token.low in _READ:
        return after is None or after.text in ",:." or after.word == Word.QUOTE
    if token.low in _GO_ON:
        return after is None or not after.word & Word.TO
    if token.word & Word.SHOW and not token.word & ~(Word.SHOW | Word.PAST | Word.PARTICIPLE | Word.BASE_FORM):
        return after is None or not after.word & (Word.REFLEXIVE | Word.OBJECT_PRONOUN)
    return True


def _is_passive(tokens: list[Token], place: int) -> bool:
    if not tokens[place].word & Word.PAST:
        return False
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return (
        back >= 0
        and tokens[back].low in _BE
        and not (tokens[back].low == "'s" and place >= 2 and tokens[place].low in {"said", "told"})
    )


def _has_auxiliary(tokens: list[Token], place: int) -> bool:
    back = place - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return back >= 0 and (bool(tokens[back].word & Word.AUXILIARY) or tokens[back].low in _CONTRACTED)


def _agent(tokens: list[Token], place: int) -> Phrase | None:
    """Who did it in a passive: "was described by a spokesman as ..."."""
    for after in range(place + 1, min(place + 8, len(tokens) - 1)):
        if tokens[after].low == "by":
            return phrase_starting_at(tokens, after + 1)
        if not tokens[after].is_word:
            return None
    return None


def _inverted(tokens: list[Token], place: int, kinds: int) -> Frame | None:
    """The frame of `"...," said Len Burman` and `Said Ellis: "..."`."""
    if not kinds & (Word.SPEECH | Word.ADDRESS) or tokens[place].word & (Word.PARTICIPLE | Word.BASE_FORM):
        return None
    before = tokens[place - 1] if place else None
    after_mark = before is not None and (before.word == Word.QUOTE or before.text in ",—–-―")
    if not (before is None or after_mark):
        return None
    phrase = phrase_starting_at(tokens, _skip_adverbs(tokens, place + 1))
    if phrase is None or tokens[phrase.first].word & (Word.OBJECT_PRONOUN | Word.CALENDAR):
        return None
    follows = _next_mark(tokens, phrase.last + 1) != ":"
    quoted = before is None or before.word == Word.QUOTE or (place >= 2 and tokens[place - 2].word == Word.QUOTE)
    if not quoted and (_closes_apposition(tokens, place) or not _ends_clause(tokens, phrase.last + 1)):
        return None
    if before is None and follows:
        return None
    return Frame(place, place, phrase, kinds, inverted=True, follows=follows)


def _skip_adverbs(tokens: list[Token], place: int) -> int:
    while place < len(tokens) and is_adverb(tokens[place]):
        place += 1
    return place


def _next_mark(tokens: list[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""


def _ends_clause(tokens: list[Token], place: int) -> bool:
    return (
        place >= len(tokens)
        or tokens[place].text in ".,;—–-!?:"
        or bool(tokens[place].word & (Word.PREPOSITION | Word.CALENDAR | Word.SUBORDINATOR | Word.RELATIVE))
    )


def _closes_apposition(tokens: list[Token], place: int) -> bool:
    """Whether the comma before `place` closes an apposition whose head can be the subject: "Smith, 25, said"."""
    opening = _opening_mark(tokens, place - 1)
    return opening is not None and phrase_ending_at(tokens, opening - 1) is not None


def _opening_mark(tokens: list[Token], closing: int) -> int | None:
    """The mark that opens the apposition closed at `closing`: the comma or dash before it, not over a quotation."""
    marks = _DASHES if tokens[closing].text in _DASHES else frozenset(",")
    for place in range(closing - 1, max(0, closing - _LONGEST_APPOSITION), -1):
        token = tokens[place]
        if token.word == Word.QUOTE or token.text in ";:":
            return None
        if token.text in marks:
            return place
    return None


def _subject(tokens: list[Token], place: int, earlier: list[Frame], *, dependent: bool) -> tuple[Phrase | None, bool]:
    """The subject of the verb at `place`, and whether it is borrowed from an earlier verb of the sentence."""
    back = place - 1
    while back >= 0 and _belongs_to_verb(tokens, back):
        back -= 1
    if back < 0:
        return None, True
    token = tokens[back]
    if token.word & Word.RELATIVE:
        return _antecedent(tokens, back), False
    if token.text == "," or token.text in _DASHES:
        if not dependent:
            speaker = _speaker_after_quote(tokens, back)
            if speaker is not None:
                return speaker, False
            opening = _opening_mark(tokens, back)
            if opening is not None:
                before = _before_appositions(tokens, opening)
                if before is not None and not _is_adverbial(tokens, before):
                    return before, False
        return _borrowed(tokens, place, earlier), True
    if dependent and tokens[place].word & Word.PARTICIPLE and _is_name_word(token):
        return _name_ending_at(tokens, back), False
    if token.word & (Word.CONJUNCTION | Word.PREPOSITION) or dependent or token.word == Word.QUOTE:
        return _borrowed(tokens, place, earlier), True
    phrase = phrase_ending_at(tokens, back)
    if phrase is not None:
        return _before_adjuncts(tokens, phrase), False
    if token.word & (Word.OBJECT_PRONOUN | Word.REFLEXIVE) or is_verb(tokens, back) or token.word & Word.CALENDAR:
        return _borrowed(tokens, place, earlier), True
    return None, True


def _speaker_after_quote(tokens: list[Token], comma: int) -> Phrase | None:
    """The name right after a quotation, however long what is said of it: "...," Harry Bond, 30, of Raleigh, said."""
    for place in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):
        token = tokens[place]
        if token.word == Word.QUOTE:
            first = place + 2 if tokens[place + 1].text == "," else place + 1
            phrase = phrase_starting_at(tokens, first)
            if phrase is None or phrase.last >= comma or tokens[phrase.last + 1].text != ",":
                return None
            return phrase if tokens[phrase.head].is_capitalised else None
        if token.text in ";:" or (token.word & CUE and not token.word & (NOUN | Word.BASE_FORM | Word.PARTICIPLE)):
            return None
    return None


def _is_name_word(token: Token) -> bool:
    return token.is_capitalised and token.is_word and not token.word & (Word.CALENDAR | FUNCTION)


def _name_ending_at(tokens: list[Token], last: int) -> Phrase:
    """The run of capitalised words that ends at `last`: of "footage of Hillary Clinton asking", the name alone."""
    first = last
    while first > 0 and tokens[first - 1].is_capitalised and tokens[first - 1].is_word:
        first -= 1
    return Phrase(first, last, last)


def _before_appositions(tokens: list[Token], opening: int) -> Phrase | None:
    """The noun phrase before an apposition, or before a chain of them: "Scott Pruitt, the attorney general, one of"."""
    phrase = phrase_ending_at(tokens, opening - 1)
    while phrase is not None and phrase.first > 1 and tokens[phrase.first - 1].text == ",":
        if tokens[phrase.head].is_capitalised and not tokens[phrase.first].word & Word.DETERMINER:
            break
        before = phrase_ending_at(tokens, phrase.first - 2)
        if before is None or not tokens[before.head].is_capitalised:
            break
        phrase = before
    return phrase


def _belongs_to_verb(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if is_adverb(token) or token.word & (Word.AUXILIARY | Word.REFLEXIVE | Word.TO):
        return True
    return token.low in _CONTRACTED and place > 0 and bool(tokens[place - 1].word & Word.PRONOUN)


def _antecedent(tokens: list[Token], relative: int) -> Phrase | None:
    before = relative - 1
    while before >= 0 and not tokens[before].is_word and tokens[before].text in ",—–":
        before -= 1
    return phrase_ending_at(tokens, before)


def _is_adverbial(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is a time or place at the head of a sentence: "In Tulsa, ..."."""
    before = tokens[phrase.first - 1] if phrase.first else None
    return before is not None and bool(before.word & (Word.PREPOSITION | Word.SUBORDINATOR))


def _before_adjuncts(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The subject before an adjunct: of "Mr. Kim in the message praised", "Mr. Kim"."""
    before = phrase.first - 1
    if before < 1 or not tokens[before].word & (Word.PREPOSITION | Word.TO):
        return phrase
    subject = phrase_ending_at(tokens, before - 1)
    return subject if subject is not None else phrase


def _borrowed(tokens: list[Token], place: int, earlier: list[Frame]) -> Phrase | None:
    """The subject of the nearest earlier frame, else the sentence's first noun phrase."""
    for frame in reversed(earlier):
        if frame.source is not None and not frame.passive:
            return frame.source
    return main_subject(tokens, place)


def main_subject(tokens: list[Token], limit: int | None = None) -> Phrase | None:
    """The first noun phrase that stands before a verb, adverbials at the head of the sentence left out."""
    limit = len(tokens) if limit is None else limit
    first = _after_adverbial(tokens, limit)
    for place in range(first + 1, limit):
        if (
            tokens[place].word & Word.AUXILIARY
            or is_verb(tokens, place)
            or (tokens[place].word & CUE and not tokens[place].word & (NOUN | Word.BASE_FORM))
        ):
            back = place - 1
            while back > 0 and is_adverb(tokens[back]):
                back -= 1
            if tokens[back].text == ",":
                opening = _opening_mark(tokens, back)
                back = opening - 1 if opening else back - 1
            phrase = phrase_ending_at(tokens, back)
            if phrase is not None:
                return _before_adjuncts(tokens, phrase)
    first = 0
    while (
        first < limit
        and not is_nominal(tokens, first)
        and not tokens[first].word & (Word.DETERMINER | Word.POSSESSIVE | Word.PRONOUN)
    ):
        first += 1
    return phrase_starting_at(tokens, first) if first < limit else None


def _after_adverbial(tokens: list[Token], limit: int) -> int:
    """Where the sentence's own clause begins: after "In a statement released Thursday," or "Asked about it,"."""
    opens = tokens[0].word & (Word.PREPOSITION | Word.SUBORDINATOR) or tokens[0].low.endswith("ing")
    if not opens:
        return 0
    return next((place + 1 for place in range(1, min(limit, _LONGEST_APPOSITION)) if tokens[place].text == ","), 0)


def _follows(tokens: list[Token], place: int, subject: Phrase | None) -> bool:
    """Whether what is said stands before: a clause and a comma, then subject and cue, then the end or an adjunct."""
    if subject is None or subject.last >= place or subject.first == 0:
        return False
    mark = tokens[subject.first - 1]
    if mark.text != "," and mark.text not in _DASHES and mark.word != Word.QUOTE:
        return False
    after = place + 1
    return after >= len(tokens) or tokens[after].text in ".,;:!?)" or mark.word == Word.QUOTE
