"""Masked sentence -> reporting frames: each a cue with its source phrase and the side of its content."""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from factcheck.detection.attribution.reported_side import follows_content
from factcheck.detection.attribution.subjects import Subject, subject_of
from factcheck.language.en.appositions import name_apposed_to, opening_mark, role_of_apposed
from factcheck.language.en.clauses import begins_clause
from factcheck.language.en.coordination import coordinated_after, shared_head
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.verbs import (
    can_govern,
    has_auxiliary,
    is_behind_a_quote,
    is_passive,
)
from factcheck.language.en.word_classes import before_adverbs, behind_adverbs, is_finite, is_nominal, is_verb
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

_SAYS = Word.SPEECH | Word.ADDRESS
_FARTHEST_OBJECT = 12
_RATES = frozenset({"cent", "capita", "year", "day", "month"})


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
    phrase = phrase_starting_at(tokens, behind_adverbs(tokens, place + 1))
    if phrase is None or tokens[phrase.first].word & (Word.OBJECT_PRONOUN | Word.CALENDAR):
        return None
    if tokens[phrase.head].low in members("stretches"):
        return None  # "revealed just 30 hours before"
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
    is_open = place > 0 and tokens[place - 1].text == ","  # "The strike goes on, say unions"
    if cue.word & Word.BASE_FORM and not (is_open or is_behind_a_quote(tokens, place)):
        return False
    return place == 0 or tokens[place - 1].word == Word.QUOTE or tokens[place - 1].text in ",—–-―"


def _is_subject_behind(tokens: list[Token], place: int, phrase: Phrase, kinds: int) -> bool:
    """Whether the noun phrase behind the verb is its subject, and no object or subject of another clause."""
    if is_behind_a_quote(tokens, place):
        is_object = kinds & Word.ADDRESS and begins_clause(tokens, phrase.last + 1)  # “The Larks” told fans it would
        return not (is_object or _is_finite_at(tokens, phrase.last + 1) or _closes_relative_clause(tokens, place))
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


def _next_mark(tokens: list[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""


def _ends_clause(tokens: list[Token], place: int) -> bool:
    return (
        place >= len(tokens)
        or tokens[place].text in ".,;—–-!?:"
        or bool(tokens[place].word & (Word.PREPOSITION | Word.CALENDAR | Word.SUBORDINATOR | Word.RELATIVE))
        or tokens[place].word == Word.QUOTE
        or (tokens[place].low.endswith("ing") and not tokens[place].is_capitalised)
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
    """The frame of the first of `OTHER_FRAMES` whose cue stands there; else that of a reporting verb."""
    of_other = next((read for is_cue, read in OTHER_FRAMES if is_cue(tokens, place)), None)
    if of_other is not None:
        return of_other(tokens, place)
    token = tokens[place]
    if token.low in members("certainties") and _low(tokens, place + 1) == "that":
        return _of_verb(tokens, place, lender, Word.SPEECH)
    is_verb = token.word & CUE and is_used_as_verb(tokens, place)
    is_about_noun = _is_naming(tokens, place) or _is_postmodifier(tokens, place)
    return _of_verb(tokens, place, lender, token.word & CUE) if is_verb and not is_about_noun else None


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


def _is_according_to(tokens: list[Token], place: int) -> bool:
    return tokens[place].low == "according" and _low(tokens, place + 1) == "to"


def _according_to(tokens: list[Token], place: int) -> Frame | None:
    """ "According to the mayor", not "according to the rules"."""
    named = _named_behind(tokens, place + 2)
    is_standard = named is not None and tokens[named.head].low in members("standards")
    return None if is_standard else _by_preposition(place, place + 1, named)


def _is_per(tokens: list[Token], place: int) -> bool:
    """ "..., per the mayor", not "..., 40, per cent"."""
    if tokens[place].low != "per" or not place or tokens[place - 1].text != ",":
        return False
    return _low(tokens, place + 1) not in _RATES


def _per(tokens: list[Token], place: int) -> Frame:
    return _by_preposition(place, place, phrase_starting_at(tokens, place + 1))


def _is_owners_claim(tokens: list[Token], place: int) -> bool:
    """ "The mayor's claim that", "his claim in the interview that"."""
    if tokens[place].low not in members("claims") or not place:
        return False
    is_owned = tokens[place - 1].low == "'s" or bool(tokens[place - 1].word & Word.POSSESSIVE)
    return is_owned and _that_behind(tokens, place) is not None


def _owners_claim(tokens: list[Token], place: int) -> Frame:
    owner = place - 1
    phrase = phrase_ending_at(tokens, owner - 1) if tokens[owner].low == "'s" else Phrase(owner, owner, owner)
    return Frame(place, (_that_behind(tokens, place) or place + 1) - 1, phrase, Word.SPEECH)


def _that_behind(tokens: list[Token], place: int) -> int | None:
    """Where "that" stands: behind the noun, or behind where the claim was made; None for none."""
    first = place + 1
    if first < len(tokens) and tokens[first].word & Word.PREPOSITION and _low(tokens, first) != "of":
        occasion = phrase_starting_at(tokens, first + 1)
        first = first if occasion is None else occasion.last + 1
    return first if _low(tokens, first) == "that" else None


def _is_claim_from(tokens: list[Token], place: int) -> bool:
    return tokens[place].low in members("claims") and _low(tokens, place + 1) == "from"


def _claim_from(tokens: list[Token], place: int) -> Frame | None:
    """ "A warning from the bank that rates would rise"."""
    source = phrase_starting_at(tokens, place + 2)
    if source is None or _low(tokens, source.last + 1) != "that":
        return None
    return Frame(place, place + 1, source, Word.SPEECH, inverted=True)


def _is_in_the_words_of(tokens: list[Token], place: int) -> bool:
    is_view = tokens[place].low in members("views") and _low(tokens, place + 1) == "of"
    return is_view and _low(tokens, place - 2) == "in" and _low(tokens, place - 1) == "the"


def _in_the_words_of(tokens: list[Token], place: int) -> Frame:
    """ "In the words of Clara Venn"."""
    return _by_preposition(place - 2, place + 1, phrase_starting_at(tokens, place + 2))


def _is_in_owners_view(tokens: list[Token], place: int) -> bool:
    return tokens[place].low in members("views") and _owner_of_view(tokens, place) is not None


def _in_owners_view(tokens: list[Token], place: int) -> Frame | None:
    """ "In Ms. Okell's view", "in her words"."""
    owner = _owner_of_view(tokens, place)
    return None if owner is None else Frame(place, place, owner, Word.SPEECH, follows=owner.first > 2)


def _owner_of_view(tokens: list[Token], place: int) -> Phrase | None:
    possessive = place - 2 if _low(tokens, place - 1) == "own" else place - 1
    if _low(tokens, possessive - 1) == "in" and _low(tokens, possessive) in members("possessors"):
        return Phrase(possessive, possessive, possessive)
    if place < 3 or _low(tokens, place - 1) != "'s":
        return None
    owner = phrase_ending_at(tokens, place - 2)
    return owner if owner is not None and _low(tokens, owner.first - 1) == "in" else None


# Cues other than verbs: whether one stands at a token, and its frame there.
OTHER_FRAMES: Final[
    tuple[tuple[Callable[[list[Token], int], bool], Callable[[list[Token], int], Frame | None]], ...]
] = (
    (_is_according_to, _according_to),
    (_is_per, _per),
    (_is_owners_claim, _owners_claim),
    (_is_claim_from, _claim_from),
    (_is_in_the_words_of, _in_the_words_of),
    (_is_in_owners_view, _in_owners_view),
)


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


class _Verb(NamedTuple):
    """A reporting verb in its clause: where its cue ends, whose subject it can borrow, and who carries its source."""

    tokens: list[Token]
    place: int
    kinds: int
    cue_last: int
    lender: Phrase | None
    carrier: Phrase | None = None

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    @property
    def is_participle(self) -> bool:
        return bool(self.token.word & Word.PARTICIPLE) and not has_auxiliary(self.tokens, self.place)

    @property
    def is_infinitive(self) -> bool:
        return _low(self.tokens, self.place - 1) == "to"


def _of_verb(tokens: list[Token], place: int, lender: Phrase | None, kinds: int) -> Frame | None:
    """The frame by the verb's voice and form: "quoted X as saying", passive, inverted, or with a subject before it."""
    quoted = _quoted_as_saying(tokens, place, lender) if _cites(tokens[place]) else None
    if quoted is not None:
        return quoted
    verb = _Verb(tokens, place, kinds, place + 1 if _low(tokens, place + 1) == "out" else place, lender)
    if is_passive(tokens, place) or _is_passive_participle(tokens, place):
        carried = _carried(verb)
        if carried is None:
            return Frame(place, verb.cue_last, _agent(tokens, place), kinds, passive=True)
        verb = carried
    if not can_govern(tokens, place) or _is_done_by(verb):
        return None
    behind = inverted(tokens, place, kinds)
    if behind is not None:
        return behind
    return None if _is_deed(verb) or _is_noun_complement(verb) else _behind_subject(verb)


def _is_passive_participle(tokens: list[Token], place: int) -> bool:
    """Whether a headline leaves out the auxiliary before a verb that lacks its object: "Residents urged to leave"."""
    cue = tokens[place]
    is_told = cue.word & Word.ADDRESS and cue.word & Word.PAST and not cue.word & Word.ASKS
    return bool(is_told) and _low(tokens, place + 1) == "to" and not has_auxiliary(tokens, place)


def _cites(token: Token) -> bool:
    return bool(token.word & Word.CITES) and not token.word & Word.PARTICIPLE


def _carried(verb: _Verb) -> _Verb | None:
    """The verb with the carrier of "was quoted by Tass as saying", the cue up to "saying"; None for another passive."""
    if not verb.token.word & Word.CITES:
        return None
    tokens, after = verb.tokens, verb.place + 1
    carrier = phrase_starting_at(tokens, after + 1) if _low(tokens, after) == "by" else None
    saying = _as_saying(tokens, after if carrier is None else carrier.last + 1)
    return None if saying is None else verb._replace(cue_last=saying, carrier=carrier)


def _behind_subject(verb: _Verb) -> Frame:
    """ "The mayor said": with the grammatical subject, its own or one that a non-finite form borrows."""
    is_dependent = verb.is_participle or verb.is_infinitive
    subject = subject_of(verb.tokens, verb.place, verb.lender, dependent=is_dependent)
    main = not (is_dependent or subject.borrowed)
    role = role_of_apposed(verb.tokens, subject.phrase) if main and subject.phrase is not None else None
    return Frame(
        verb.place,
        verb.cue_last,
        subject.phrase,
        verb.kinds,
        follows=not (is_dependent or _is_second(verb, subject))
        and follows_content(verb.tokens, verb.place, role or subject.phrase),
        main=main,
        carrier=verb.carrier,
        relative=subject.relative,
        role=role,
    )


def _is_second(verb: _Verb, subject: Subject) -> bool:
    """Whether another verb of saying stands between a borrowed subject and the verb: "Roe said so and advised them"."""
    if not subject.borrowed or subject.phrase is None:
        return False
    own = behind_adverbs(verb.tokens, subject.phrase.last + 1)
    return own < verb.place and bool(verb.tokens[own].word & CUE)


def _is_deed(verb: _Verb) -> bool:
    """Whether the participle of a verb of deeds brings in no speech: "signalling a change", not "signalling that"."""
    is_act = verb.token.word & Word.ACT and not verb.token.word & Word.CITES
    return bool(is_act) and verb.is_participle and not _brings_in_speech(verb.tokens, verb.cue_last + 1)


def _is_noun_complement(verb: _Verb) -> bool:
    """Whether the infinitive, without "that", complements a plain noun: "efforts to defend", not "Roe went on to"."""
    if not verb.is_infinitive or verb.place < 2 or _low(verb.tokens, verb.cue_last + 1) == "that":
        return False
    noun = verb.tokens[verb.place - 2]
    is_plain = not noun.is_capitalised and not noun.word & (CUE | Word.ADJECTIVE)
    return is_plain and is_nominal(verb.tokens, verb.place - 2)


def _is_postmodifier(tokens: list[Token], place: int) -> bool:
    """Whether the verb is a participle about the noun before it, its own object: "a clerk accused of theft", "gifts,
    thought to have come from Osk".
    """
    if not tokens[place].word & Word.PAST or has_auxiliary(tokens, place):
        return False
    if tokens[place].word & (Word.JUDGEMENT | Word.THOUGHT) and _low(tokens, place + 1) == "of":
        return True
    is_behind_comma = place > 0 and tokens[place - 1].text == ","
    return bool(tokens[place].word & Word.THOUGHT) and is_behind_comma and _low(tokens, place + 1) == "to"


def _is_naming(tokens: list[Token], place: int) -> bool:
    """Whether the participle gives the noun before it a name, and the noun's own verb follows: "a group called “Roe”
    has grown".
    """
    cue = tokens[place]
    if not (cue.word & Word.TAKES_COMPLEMENT and cue.word & Word.PAST) or place == 0 or place + 2 >= len(tokens):
        return False
    if not _can_be_named(tokens[place - 1]) or not (
        tokens[place + 1].word == Word.QUOTE or tokens[place + 1].is_capitalised
    ):
        return False
    end = place + 2
    while end < len(tokens) - 1 and (tokens[end].is_capitalised or tokens[end].low == "of"):
        end += 1
    return is_finite(tokens, end) or tokens[end].text == ","


def _can_be_named(thing: Token) -> bool:
    """Whether the word can head a noun phrase for a thing: no name, role, pronoun or auxiliary."""
    is_name = thing.is_capitalised and not thing.word & Word.DETERMINER
    return thing.is_word and not is_name and not thing.word & (Word.ROLE | Word.PRONOUN | Word.AUXILIARY)


def _brings_in_speech(tokens: list[Token], first: int) -> bool:
    """Whether a that-clause or a quotation follows in the same clause: "signalling that", "describing it as “daft”"."""
    for token in tokens[first : first + _FARTHEST_OBJECT]:
        if token.word & Word.THAT or token.word == Word.QUOTE or token.text == ":":
            return True
        if token.text in ".;":
            return False
    return False


def _is_done_by(verb: _Verb) -> bool:
    """Whether it says whose words the noun before it are: "documents, first reported by the Courier, show"."""
    tokens, place = verb.tokens, verb.place
    if verb.carrier is not None or _low(tokens, place + 1) != "by":
        return False
    if not (verb.token.word & Word.SPEECH and verb.token.word & Word.PAST):
        return False
    agent = phrase_starting_at(tokens, place + 2)
    if agent is None or not (tokens[agent.head].word & NOUN or tokens[agent.head].is_capitalised):
        return False
    return _low(tokens, before_adverbs(tokens, place)) == ","


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
