"""Masked sentence -> reporting frames: each a cue with its source phrase and the side of its content."""

from functools import cache
from typing import NamedTuple

from factcheck.detection.attribution.reported_side import follows_content
from factcheck.detection.attribution.subjects import subject_of
from factcheck.language.en.appositions import name_apposed_to, opening_mark, role_of_apposed
from factcheck.language.en.coordination import coordinated_after, shared_head
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.verbs import (
    can_govern,
    has_auxiliary,
    is_behind_a_quote,
    is_citing,
    is_passive,
    is_used_as_verb,
)
from factcheck.language.en.word_classes import is_adverb, is_finite, is_nominal, is_verb
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

_SAYS = Word.SPEECH | Word.ADDRESS
_FARTHEST_OBJECT = 12


class Frame(NamedTuple):
    """One reporting frame; places are positions in the sentence's tokens.

    `carrier`: who quotes or cites the source. `inverted`: the source stands after the cue. `follows`: what is said
    stands before the frame. `passive`: the grammatical subject is not who says it. `main`: the cue is a finite verb
    with a subject of its own. `relative`: that subject is the noun before "who" or "which". `role`: what the source is
    said to be in front of its name.
    """

    cue: int
    cue_last: int
    source: Phrase | None
    kinds: int
    carrier: Phrase | None = None
    inverted: bool = False
    follows: bool = False
    passive: bool = False
    main: bool = True
    relative: bool = False
    role: Phrase | None = None

    @property
    def first(self) -> int:
        """The first token of the frame; a source borrowed from an earlier verb stands outside it."""
        if self.role is not None:
            return self.role.first
        if self.source is None or not self.main or self.cue < self.source.first:
            return self.cue
        return self.source.first

    @property
    def last(self) -> int:
        if self.source is None or not self.main or self.cue_last > self.source.last:
            return self.cue_last
        return self.source.last


def inverted(tokens: list[Token], place: int, kinds: int) -> Frame | None:
    """The frame of the cue at `place`; None where nobody speaks behind it (subject-verb inversion, Quirk 18.23)."""
    if not _can_be_inverted(tokens, place, kinds):
        return None
    phrase = phrase_starting_at(tokens, _skip_adverbs(tokens, place + 1))
    if phrase is None or tokens[phrase.first].word & (Word.OBJECT_PRONOUN | Word.CALENDAR):
        return None
    follows = _next_mark(tokens, phrase.last + 1) != ":"
    phrase = name_apposed_to(tokens, phrase) or coordinated_after(tokens, phrase)
    if (place == 0 and follows) or not _is_subject_behind(tokens, place, phrase, kinds):
        return None
    return Frame(place, place, phrase, kinds, inverted=True, follows=follows)


def _can_be_inverted(tokens: list[Token], place: int, kinds: int) -> bool:
    """Whether a finite verb of saying stands at the head of its clause: “...”, said; ", added"; "Said"."""
    cue = tokens[place]
    if not kinds & (Word.SPEECH | Word.ADDRESS) or cue.word & Word.PARTICIPLE:
        return False
    if cue.word & Word.ACT and not (place and tokens[place - 1].word == Word.QUOTE):
        return False
    if cue.word & Word.BASE_FORM and not is_behind_a_quote(tokens, place):
        return False
    return place == 0 or tokens[place - 1].word == Word.QUOTE or tokens[place - 1].text in ",—–-―"


def _is_subject_behind(tokens: list[Token], place: int, phrase: Phrase, kinds: int) -> bool:
    """Whether the noun phrase behind the verb is its subject, and no object or subject of another clause."""
    if is_behind_a_quote(tokens, place):
        return not (_is_finite_at(tokens, phrase.last + 1) or _closes_relative_clause(tokens, place))
    if place == 0 or (kinds & Word.SPEECH and _ends_sentence(tokens, phrase)):
        return True
    return not _closes_apposition(tokens, place) and _ends_clause(tokens, phrase.last + 1)


def _closes_relative_clause(tokens: list[Token], place: int) -> bool:
    """Whether the quotation ends a clause about the subject: "Stern, whom Kern called “a crook”, denied the charge"."""
    opening = opening_mark(tokens, place - 1) if tokens[place - 1].text == "," else None
    return opening is not None and opening > 0 and any(token.word == Word.QUOTE for token in tokens[opening:place])


def _ends_sentence(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a name is all that follows the verb: "..., such as the collision of stars, says Roe."."""
    return tokens[phrase.head].is_capitalised and (
        phrase.last + 1 >= len(tokens) or tokens[phrase.last + 1].text == "."
    )


def _is_finite_at(tokens: list[Token], place: int) -> bool:
    """Whether the noun phrase in front of `place` is the subject of a clause: “daft”, said the council had lied."""
    return place < len(tokens) and bool(tokens[place].word & Word.AUXILIARY or is_verb(tokens, place))


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
        or tokens[place].word == Word.QUOTE
        or is_citing(tokens[place])
    )


def _closes_apposition(tokens: list[Token], place: int) -> bool:
    """Whether the comma before `place` closes an apposition whose head can be the subject: "Smith, 25, said"."""
    opening = opening_mark(tokens, place - 1)
    if opening is None or phrase_ending_at(tokens, opening - 1) is None:
        return False
    return tokens[opening + 1].word & Word.RELATIVE != 0 or not any(
        token.word & Word.AUXILIARY for token in tokens[opening + 1 : place]
    )


def find_frames(sentence: MaskedSentence, subject: Phrase | None) -> list[Frame]:
    """The frames in order of their cues; `subject` is the sentence's own, lent to verbs that have none."""
    tokens = sentence.tokens
    frames: list[Frame] = []
    lender = subject
    for place, token in enumerate(tokens):
        if frames and place <= _last_of(tokens, frames[-1]):
            continue
        frame = _frame_at(tokens, place, lender) if token.word & CUE or token.low in _other_cues() else None
        if frame is not None:
            frames.append(frame)
            lender = frame.source if _lends(tokens, frames) else lender
    return frames


def _lends(tokens: list[Token], frames: list[Frame]) -> bool:
    """Whether the next verb without a subject has that of the last frame; not of what "they" think inside what somebody
    says: "Roe said they believe it, but added".
    """
    last = frames[-1]
    if last.source is None or last.passive:
        return False
    is_thought = last.kinds == Word.THOUGHT and bool(tokens[last.source.head].word & Word.PRONOUN)
    return not (is_thought and any(one.main and one.source and one.kinds & _SAYS for one in frames[:-1]))


def _last_of(tokens: list[Token], frame: Frame) -> int:
    """The last token in which no other frame begins: of "according to media reports", the noun."""
    is_preposition = not tokens[frame.cue].word & CUE and frame.inverted and frame.source is not None
    return frame.last if is_preposition else frame.cue_last


@cache
def _other_cues() -> frozenset[str]:
    """What opens a frame besides verbs: nouns of saying, adjectives of certainty, prepositions of source."""
    return members("claims") | members("certainties") | members("views") | {"according", "per"}


def _frame_at(tokens: list[Token], place: int, lender: Phrase | None) -> Frame | None:
    token, after = tokens[place], _low(tokens, place + 1)
    if token.low == "according" and after == "to":
        named = _named_behind(tokens, place + 2)
        is_standard = named is not None and tokens[named.head].low in members("standards")
        return None if is_standard else _by_preposition(place, place + 1, named)
    if token.low == "per" and place and tokens[place - 1].text == "," and not _is_rate(tokens, place):
        return _by_preposition(place, place, phrase_starting_at(tokens, place + 1))
    if token.low in members("claims") and _low(tokens, place - 1) == "'s" and after == "that":
        return Frame(place, place, phrase_ending_at(tokens, place - 2), Word.SPEECH)
    if token.low in members("claims") and after == "from":
        return _claim_from(tokens, place)
    if token.low in members("certainties") and after == "that":
        return _of_verb(tokens, place, lender, Word.SPEECH)
    if token.low in members("views") and (view := _in_the_view_of(tokens, place)) is not None:
        return view
    is_verb = token.word & CUE and is_used_as_verb(tokens, place) and not _is_naming(tokens, place)
    return _of_verb(tokens, place, lender, token.word & CUE) if is_verb else None


def _low(tokens: list[Token], place: int) -> str:
    return tokens[place].low if 0 <= place < len(tokens) else ""


def _named_behind(tokens: list[Token], place: int) -> Phrase | None:
    """Whom "according to" names: with the conjuncts of a list, and the noun that its modifiers share."""
    phrase = phrase_starting_at(tokens, place)
    if phrase is None:
        return None
    shared = shared_head(tokens, phrase)
    return shared if shared != phrase else coordinated_after(tokens, phrase)


def _by_preposition(first: int, last: int, phrase: Phrase | None) -> Frame:
    return Frame(first, last, phrase, Word.SPEECH, inverted=True, follows=first > 0)


def _in_the_view_of(tokens: list[Token], place: int) -> Frame | None:
    """ "in the words of Clara Venn", "in Ms. Okell's view"."""
    if _low(tokens, place - 2) == "in" and _low(tokens, place - 1) == "the" and _low(tokens, place + 1) == "of":
        return _by_preposition(place - 2, place + 1, phrase_starting_at(tokens, place + 2))
    if _low(tokens, place - 1) == "'s" and place >= 3:
        owner = phrase_ending_at(tokens, place - 2)
        if owner is not None and _low(tokens, owner.first - 1) == "in":
            return Frame(place, place, owner, Word.SPEECH, follows=owner.first > 2)
    return None


def _is_rate(tokens: list[Token], place: int) -> bool:
    return tokens[place - 1].text[0].isdigit() or _low(tokens, place + 1) in ("cent", "capita", "year", "day", "month")


def _claim_from(tokens: list[Token], place: int) -> Frame | None:
    """ "a warning from the bank that rates would rise"."""
    source = phrase_starting_at(tokens, place + 2)
    if source is None or _low(tokens, source.last + 1) != "that":
        return None
    return Frame(place, place + 1, source, Word.SPEECH, inverted=True)


def _quoted_as_saying(tokens: list[Token], place: int, lender: Phrase | None) -> Frame | None:
    """ "The agency quoted Mr. Tanzil as saying", "as telling": the object speaks, the subject carries it."""
    source = _object_at(tokens, place + 1)
    apposed = name_apposed_to(tokens, source) if source is not None else None
    source = apposed or source
    if source is None:
        return None
    first = source.last + 2 if _low(tokens, source.last + 1) == "," else source.last + 1
    last = _as_saying(tokens, first)
    if last is None:
        return None
    carrier = subject_of(tokens, place, lender, dependent=False).phrase
    return Frame(first, last, source, tokens[last].word & CUE, carrier=carrier)


def _object_at(tokens: list[Token], place: int) -> Phrase | None:
    if place < len(tokens) and tokens[place].low in members("objects"):
        return Phrase(place, place, place)
    return phrase_starting_at(tokens, place)


def _as_saying(tokens: list[Token], place: int) -> int | None:
    """Where the participle of "as saying", "as having told" at `place` stands; None where there is none."""
    last = place + 2 if _low(tokens, place + 1) == "having" else place + 1
    is_cue = last < len(tokens) and tokens[last].word & CUE
    is_participle = is_cue and (tokens[last].word & Word.PARTICIPLE or last == place + 2)
    return last if is_participle and _low(tokens, place) == "as" else None


def _of_verb(tokens: list[Token], place: int, lender: Phrase | None, kinds: int) -> Frame | None:
    token = tokens[place]
    cue_last = place + 1 if _low(tokens, place + 1) == "out" else place
    if token.word & Word.CITES and not token.word & Word.PARTICIPLE:
        quoted = _quoted_as_saying(tokens, place, lender)
        if quoted is not None:
            return quoted
    passive = is_passive(tokens, place)
    carrier: Phrase | None = None
    if passive and token.word & Word.CITES:
        carrier = phrase_starting_at(tokens, place + 2) if _low(tokens, place + 1) == "by" else None
        saying = _as_saying(tokens, place + 1 if carrier is None else carrier.last + 1)
        if saying is not None:
            passive, cue_last = False, saying
    if passive:
        return Frame(place, cue_last, _agent(tokens, place), kinds, passive=True)
    if not can_govern(tokens, place) or (
        carrier is None and _low(tokens, place + 1) == "by" and _is_done_by(tokens, place)
    ):
        return None
    behind = inverted(tokens, place, kinds)
    if behind is not None:
        return behind
    participle = bool(token.word & Word.PARTICIPLE) and not has_auxiliary(tokens, place)
    is_deed = participle and token.word & Word.ACT and not token.word & Word.CITES
    if is_deed and not _brings_in_speech(tokens, cue_last + 1):
        return None
    infinitive = _low(tokens, place - 1) == "to"
    if infinitive and place > 1 and _low(tokens, cue_last + 1) != "that" and _is_noun_alone(tokens, place - 2):
        return None
    subject = subject_of(tokens, place, lender, dependent=participle or infinitive)
    main = not (participle or infinitive or subject.borrowed)
    role = role_of_apposed(tokens, subject.phrase) if main and subject.phrase is not None else None
    return Frame(
        place,
        cue_last,
        subject.phrase,
        kinds,
        follows=not (participle or infinitive) and follows_content(tokens, place, role or subject.phrase),
        main=main,
        carrier=carrier,
        relative=subject.relative,
        role=role,
    )


def _is_naming(tokens: list[Token], place: int) -> bool:
    """Whether the participle gives the noun before it a name, and the noun's own verb follows: "a group called “Roe”
    has grown".
    """
    cue = tokens[place]
    if not (cue.word & Word.TAKES_COMPLEMENT and cue.word & Word.PAST) or place == 0 or place + 2 >= len(tokens):
        return False
    thing, name = tokens[place - 1], tokens[place + 1]
    is_name = thing.is_capitalised and not thing.word & Word.DETERMINER
    is_thing = thing.is_word and not (is_name or thing.word & (Word.ROLE | Word.PRONOUN | Word.AUXILIARY))
    if not is_thing or not (name.word == Word.QUOTE or name.is_capitalised):
        return False
    end = place + 2
    while end < len(tokens) - 1 and (tokens[end].is_capitalised or tokens[end].low == "of"):
        end += 1
    return is_finite(tokens, end) or tokens[end].text == ","


def _brings_in_speech(tokens: list[Token], first: int) -> bool:
    """Whether a that-clause or a quotation follows in the same clause: "signalling that", "describing it as “daft”"."""
    for token in tokens[first : first + _FARTHEST_OBJECT]:
        if token.word & Word.THAT or token.word == Word.QUOTE or token.text == ":":
            return True
        if token.text in ".;":
            return False
    return False


def _is_done_by(tokens: list[Token], place: int) -> bool:
    """Whether it says whose words the noun before it are: "documents, first reported by the Courier, show"."""
    token = tokens[place]
    if not (token.word & Word.SPEECH and token.word & Word.PAST):
        return False
    agent = phrase_starting_at(tokens, place + 2)
    if agent is None or not (tokens[agent.head].word & NOUN or tokens[agent.head].is_capitalised):
        return False
    back = place - 1
    while back > 0 and is_adverb(tokens[back]):
        back -= 1
    return back >= 0 and tokens[back].text == ","


def _is_noun_alone(tokens: list[Token], place: int) -> bool:
    """Whether a plain noun stands there that an infinitive tells more of: "efforts to defend", not "Roe went on to"."""
    token = tokens[place]
    return is_nominal(tokens, place) and not token.is_capitalised and not token.word & (CUE | Word.ADJECTIVE)


def _agent(tokens: list[Token], place: int) -> Phrase | None:
    """Who did it in a passive: "was described by a spokesman as ..."."""
    for after in range(place + 1, min(place + 8, len(tokens) - 1)):
        if tokens[after].low == "by":
            agent = phrase_starting_at(tokens, after + 1)
            if agent is None:
                return None
            return name_apposed_to(tokens, agent) or Phrase(agent.first, agent.head, agent.head)
        if not (tokens[after].is_word or tokens[after].word == Word.QUOTE):
            return None
    return None
