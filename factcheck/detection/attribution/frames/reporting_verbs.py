"""Reporting verb -> its frame, by voice and form: active, passive, participle, infinitive, "quoted as saying"."""

from typing import NamedTuple

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.frames.inversion import inverted
from factcheck.detection.attribution.frames.noun_modifiers import can_be_named
from factcheck.detection.attribution.frames.reported_side import follows_content
from factcheck.detection.attribution.subjects.of_verb import Subject, subject_of
from factcheck.language.en.appositions import name_apposed_to, role_of_apposed
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.name_runs import joins_name
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.verbs import can_govern, has_auxiliary, is_passive
from factcheck.language.en.word_classes import before_adverbs, behind_adverbs, is_nominal
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

_FARTHEST_OBJECT = 12
_LONGEST_OCCASION = 4
_LONGEST_APPOSITION = 15
_FEWEST_OF_A_NAME = 2


def of_verb(tokens: list[Token], place: int, lender: Phrase | None, kinds: int) -> Frame | None:
    """The frame by the verb's voice and form: "quoted X as saying", passive, inverted, or with a subject before it."""
    quoted = _quoted_as_saying(tokens, place, lender) if _cites(tokens[place]) else _heard_from(tokens, place, kinds)
    if quoted is not None:
        return quoted
    verb = _Verb(tokens, place, kinds, place + 1 if low_at(tokens, place + 1) == "out" else place, lender)
    if is_passive(tokens, place) or _is_passive_participle(tokens, place) or _is_described_by(tokens, place):
        carried = _carried(verb)
        if carried is None:
            return Frame(place, verb.cue_last, _agent(tokens, place), kinds, passive=True)
        verb = carried
    if not can_govern(tokens, place) or _is_done_by(verb):
        return None
    behind = inverted(tokens, place, kinds)
    if behind is not None:
        return behind
    is_none = _is_asked(verb) or _is_deed(verb) or _is_noun_complement(verb) or _is_of_gerund(verb)
    return None if is_none else _behind_subject(verb)


def _cites(token: Token) -> bool:
    return bool(token.word & Word.CITES) and not token.word & Word.PARTICIPLE


def _quoted_as_saying(tokens: list[Token], place: int, lender: Phrase | None) -> Frame | None:
    """ "The agency quoted Mr. Tanzil as saying", "as telling": the object speaks, the subject carries it."""
    source = _object_at(tokens, place + 1)
    if source is None:
        return None
    first = _behind_apposition(tokens, source.last + 1)
    last = _as_saying(tokens, first)
    if last is None:
        return None
    carrier = subject_of(tokens, place, lender, dependent=False).phrase
    named = _named_carrier(tokens, carrier)
    follows = follows_content(tokens, last, carrier)  # “...,” the agency quoted him as saying
    role = carrier if follows and named is not carrier else None
    return Frame(first, last, source, tokens[last].word & CUE, carrier=named, follows=follows, role=role)


def _named_carrier(tokens: list[Token], carrier: Phrase | None) -> Phrase | None:
    """The carrier by the name in apposition to it: "The state news agency, KTN, quoted"."""
    if carrier is None or low_at(tokens, carrier.last + 1) != "," or tokens[carrier.head].is_capitalised:
        return carrier
    name = phrase_starting_at(tokens, carrier.last + 2)
    is_name = name is not None and all(one.is_capitalised for one in tokens[name.first : name.last + 1])
    return name if name is not None and is_name and low_at(tokens, name.last + 1) == "," else carrier


def _behind_apposition(tokens: list[Token], place: int) -> int:
    """Past what stands between commas, or a comma alone: "quoted Ada Roe, the owner, as saying"."""
    if low_at(tokens, place) != ",":
        return place
    behind = range(place + 2, min(place + _LONGEST_APPOSITION, len(tokens) - 1))
    closing = next((at for at in behind if tokens[at].text == ","), place)
    return closing + 1 if low_at(tokens, closing + 1) == "as" else place + 1


def _heard_from(tokens: list[Token], place: int, kinds: int) -> Frame | None:
    """ "The court heard from Ada Roe, the clerk, that it was late": who is heard says it."""
    if not tokens[place].word & Word.HEARS or low_at(tokens, place + 1) != "from":
        return None
    source = _object_at(tokens, place + 2)
    if source is None:
        return None
    behind = range(source.last + 1, min(source.last + _LONGEST_APPOSITION, len(tokens)))
    that = next((at for at in behind if tokens[at].low == "that"), None)
    is_closed = that is not None and (that == source.last + 1 or tokens[that - 1].text == ",")
    return Frame(place, place + 1, source, kinds, inverted=True) if is_closed else None


def _object_at(tokens: list[Token], place: int) -> Phrase | None:
    """The pronoun or noun phrase that begins there, or the name in apposition to it."""
    is_pronoun = low_at(tokens, place) in members("objects")
    phrase = Phrase(place, place, place) if is_pronoun else phrase_starting_at(tokens, place)
    return phrase if phrase is None else name_apposed_to(tokens, phrase) or phrase


def _as_saying(tokens: list[Token], place: int) -> int | None:
    """Where the participle of "as saying", "as having told" at `place` stands; None where there is none."""
    last = place + 2 if low_at(tokens, place + 1) == "having" else place + 1
    is_cue = last < len(tokens) and tokens[last].word & CUE
    is_participle = is_cue and (tokens[last].word & Word.PARTICIPLE or last == place + 2)
    return last if is_participle and low_at(tokens, place) == "as" else None


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
        return low_at(self.tokens, self.place - 1) == "to"


def _is_passive_participle(tokens: list[Token], place: int) -> bool:
    """Whether a headline leaves out the auxiliary before a verb that lacks its object: "Residents urged to leave"."""
    cue = tokens[place]
    is_told = cue.word & Word.ADDRESS and cue.word & Word.PAST and not cue.word & Word.ASKS
    infinitive = place + 2 if low_at(tokens, place + 1) == "not" else place + 1
    return bool(is_told) and low_at(tokens, infinitive) == "to" and not has_auxiliary(tokens, place)


def _is_described_by(tokens: list[Token], place: int) -> bool:
    """Whether a participle without auxiliary names whose quoted words follow: "Kern, described by Roe as “a liar”"."""
    if not tokens[place].word & Word.JUDGEMENT or low_at(tokens, place + 1) != "by" or has_auxiliary(tokens, place):
        return False
    agent = phrase_starting_at(tokens, place + 2)
    if agent is None or low_at(tokens, agent.last + 1) != "as":
        return False
    return any(token.word == Word.QUOTE for token in tokens[agent.last + 2 : agent.last + 3])


def _carried(verb: _Verb) -> _Verb | None:
    """The verb with the carrier of "was quoted by Tass as saying", the cue up to "saying"; None for another passive."""
    if not (verb.token.word & Word.CITES or verb.token.low in members("carried")):
        return None
    tokens, after = verb.tokens, verb.place + 1
    carrier = phrase_starting_at(tokens, after + 1) if low_at(tokens, after) == "by" else None
    saying = _as_saying(tokens, after if carrier is None else carrier.last + 1)
    return None if saying is None else verb._replace(cue_last=saying, carrier=carrier)


def _agent(tokens: list[Token], place: int) -> Phrase | None:
    """Who did it in a passive: "was described by a spokesman as ...", "is said in leaked papers to have ..."."""
    if low_at(tokens, place + 1) == "in":
        paper = phrase_starting_at(tokens, place + 2)
        is_paper = paper is not None and tokens[paper.head].word & Word.DOCUMENT
        return paper if paper is not None and is_paper and low_at(tokens, paper.last + 1) == "to" else None
    for after in range(place + 1, min(place + 8, len(tokens) - 1)):
        if tokens[after].low == "by":
            agent = phrase_starting_at(tokens, after + 1)
            if agent is None or tokens[agent.head].low in members("not_agents"):
                return None
            return name_apposed_to(tokens, agent) or Phrase(agent.first, agent.head, agent.head)
        if not (tokens[after].is_word or tokens[after].word == Word.QUOTE or _is_before_agent(tokens, after)):
            return None
    return None


def _is_before_agent(tokens: list[Token], comma: int) -> bool:
    """ "was termed, both by Roe and Kern, as"."""
    return tokens[comma].text == "," and "by" in (low_at(tokens, comma + 1), low_at(tokens, comma + 2))


def _is_done_by(verb: _Verb) -> bool:
    """Whether it says whose words the noun before it are, or who judges it: "documents, first reported by the Courier,
    show", "Roe, praised by the guild for her work, said".
    """
    tokens, place = verb.tokens, verb.place
    if verb.carrier is not None or low_at(tokens, place + 1) != "by":
        return False
    if not (verb.token.word & (Word.SPEECH | Word.JUDGEMENT) and verb.token.word & Word.PAST):
        return False
    agent = phrase_starting_at(tokens, place + 2)
    if agent is None or not (tokens[agent.head].word & NOUN or tokens[agent.head].is_capitalised):
        return False
    back = before_adverbs(tokens, place)
    return low_at(tokens, back) == "," or (back >= 0 and can_be_named(tokens[back]))


def _is_asked(verb: _Verb) -> bool:
    """Whether it tells what the speaker was asked, without subject and auxiliary: "when asked why it was late"."""
    is_past = verb.token.word & Word.ASKS and verb.token.word & Word.PAST
    return bool(is_past) and verb.place > 0 and bool(verb.tokens[verb.place - 1].word & Word.SUBORDINATOR)


def _is_deed(verb: _Verb) -> bool:
    """Whether a non-finite verb of deeds brings in no speech: "signalling a change", not "signalling that"; "asked to
    be allowed to speak,", which nothing follows.
    """
    is_act = verb.token.word & Word.ACT and not verb.token.word & Word.CITES
    if is_act and verb.is_infinitive:
        behind = verb.tokens[verb.cue_last + 1 : verb.cue_last + 3]
        return bool(behind) and behind[0].text == "," and behind[-1].word != Word.QUOTE
    return bool(is_act) and verb.is_participle and not _brings_in_speech(verb.tokens, verb.cue_last + 1)


def _brings_in_speech(tokens: list[Token], first: int) -> bool:
    """Whether a that-clause or a quotation follows in the same clause: "signalling that", "describing it as “daft”"."""
    for token in tokens[first : first + _FARTHEST_OBJECT]:
        if token.word & Word.THAT or token.word == Word.QUOTE or token.text == ":":
            return True
        if token.text in ".;":
            return False
    return False


def _is_noun_complement(verb: _Verb) -> bool:
    """Whether the infinitive, without "that", complements a plain noun: "efforts to defend", not "Roe went on to"."""
    if not verb.is_infinitive or verb.place < 2 or low_at(verb.tokens, verb.cue_last + 1) == "that":
        return False
    noun = verb.tokens[verb.place - 2]
    if _is_seized(verb.tokens, verb.place - 2):
        return False
    is_plain = not noun.is_capitalised and not noun.word & (CUE | Word.ADJECTIVE)
    return is_plain and is_nominal(verb.tokens, verb.place - 2)


def _is_seized(tokens: list[Token], noun: int) -> bool:
    """Whether the noun is an occasion to say something that is used: "used her speech to", "took the chance to"."""
    is_one = tokens[noun].low in words("occasions") or tokens[noun].low in members("openings")
    return is_one and any(one.low in members("seizes") for one in tokens[max(0, noun - _LONGEST_OCCASION) : noun])


def _is_of_gerund(verb: _Verb) -> bool:
    """Whether "of" gives the gerund a subject, of what may be done: "the prospect of Roe writing a book"; what keeps
    words tells what was said ("footage of Roe asking"), and so does "of Roe saying".
    """
    tokens, name = verb.tokens, verb.place - 1
    if not verb.is_participle or name < 0 or not tokens[name].is_capitalised or tokens[verb.place].word & Word.SAYS:
        return False
    while name > 0 and (tokens[name].is_capitalised or tokens[name].word & Word.DETERMINER):
        name -= 1
    if name == 0 or tokens[name].low != "of":
        return False
    noun = tokens[name - 1]
    return not (noun.word & Word.DOCUMENT or noun.low in words("occasions"))


def _behind_subject(verb: _Verb) -> Frame:
    """ "The mayor said": with the grammatical subject, its own or one that a non-finite form borrows."""
    is_dependent = verb.is_participle or verb.is_infinitive
    subject = subject_of(verb.tokens, verb.place, verb.lender, dependent=is_dependent)
    subject = subject if is_dependent else _with_name(verb, subject)
    main = not (is_dependent or subject.borrowed)
    role = role_of_apposed(verb.tokens, subject.phrase) if main and subject.phrase is not None else None
    return Frame(
        verb.place,
        verb.cue_last,
        subject.phrase,
        verb.kinds,
        follows=(not is_dependent or _is_heard(verb))
        and not (subject.relative and verb.tokens[verb.place - 1].word & Word.THAT)
        and not _is_second(verb, subject)
        and follows_content(verb.tokens, verb.place, role or subject.phrase),
        main=main,
        carrier=verb.carrier,
        relative=subject.relative,
        role=role,
    )


def _with_name(verb: _Verb, subject: Subject) -> Subject:
    named = _named_in_front(verb, subject.phrase) if subject.phrase is not None else None
    return subject if named is None else subject._replace(phrase=named)


def _named_in_front(verb: _Verb, phrase: Phrase) -> Phrase | None:
    """The name at the head of the sentence whose apposition no comma closes: "Ada Roe, the owner who had sold the mill
    said it was late"; not "Roe, the owner said, was late".
    """
    tokens, comma = verb.tokens, phrase.first - 1
    is_role = tokens[phrase.head].word & Word.ROLE or tokens[phrase.first].low == "the"
    if comma < _FEWEST_OF_A_NAME or tokens[comma].text != "," or not is_role or verb.cue_last + 1 >= len(tokens):
        return None
    is_closed = tokens[verb.cue_last + 1].text == "," or tokens[verb.cue_last + 1].word & Word.CALENDAR
    is_name = all(one.is_capitalised or joins_name(one) for one in tokens[:comma])
    is_persons = any(table("first_names").get(one.low) or one.text[-1] == "." for one in tokens[: comma - 1])
    return Phrase(0, comma - 1, comma - 1) if is_name and is_persons and not is_closed else None


def _is_heard(verb: _Verb) -> bool:
    """Whether it tells who is heard to say it: “...,” Roe can be heard saying."""
    before = before_adverbs(verb.tokens, verb.place)
    return verb.is_participle and before > 0 and verb.tokens[before].low in members("perceived")


def _is_second(verb: _Verb, subject: Subject) -> bool:
    """Whether another verb of saying stands between a borrowed subject and the verb: "Roe said so and advised them"."""
    if not subject.borrowed or subject.phrase is None:
        return False
    own = behind_adverbs(verb.tokens, subject.phrase.last + 1)
    return own < verb.place and bool(verb.tokens[own].word & CUE)
