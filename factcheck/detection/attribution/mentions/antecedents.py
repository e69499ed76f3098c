"""Pronoun -> its antecedent: the latest mention in force that fits in gender and number, and how sure that is.

After centering theory (Grosz, Joshi and Weinstein 1995): the subject who is gone on about is preferred to whom its
sentences only name.
"""

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.detection.attribution.mentions.mention import Mention, least_sure
from factcheck.detection.attribution.mentions.source_kinds import is_plural
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.en.lexicon import Word
from factcheck.language.en.name_runs import coordinated, name_runs
from factcheck.language.en.name_table import NameTable
from factcheck.language.en.phrases import Phrase, phrase_ending_at
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

_GENDER_OF_PRONOUN = {"he": "m", "she": "f"}
SUBJECT_FORMS = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they", "its": "it"}
_GENDER_OF_OBJECT = {"him": "m", "her": "f"}
_OWNERS = {"his": "he", "her": "she"}
_PERSONAL = frozenset({"he", "she", "who"})
THIRD_PERSON = _PERSONAL | {"it", "they"}
SUBJECT_PRONOUNS = frozenset({"he", "she"})
_SINGLE_KINDS = frozenset({SourceKind.ORGANISATION, SourceKind.DOCUMENT})
_IN_FORCE = 12
# How many sentences somebody is in reach unless named again.
RECENT = 3
# The sentence and the one before it.
_BESIDE = 2
_COMPLEMENT = re.compile(r" (?:of|in|from|at|for|with|who)\b")
_AFTER_A_MODIFIER = frozenset({"'s", "of", "for"})


@dataclass(slots=True)
class Past:
    """A sentence; its persons are looked for when a pronoun asks for them.

    `groups` has for each of them whom it is coordinated with: one number for "Susan Hart and her son, Peter Hart".
    """

    tokens: list[Token]
    persons: list[Mention] | None = None
    groups: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.tokens[0].start


@dataclass(slots=True)
class Antecedents(ABC):
    """Salience list: what a pronoun can stand for, most recent last. Bounded, so that long texts stay linear.

    `assumed` has the genders by which an unsure choice was made: he and she are never one person.
    """

    names: NameTable
    persons: list[Mention] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    sentences: list[Past] = field(default_factory=list)
    assumed: dict[str, str] = field(default_factory=dict)

    @abstractmethod
    def mention(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """The mention that a noun phrase makes."""

    def remember(self, mention: Mention) -> None:
        """Add a subject or speaker to those in force."""
        _keep(self.persons if mention.is_person else self.bodies, mention)

    def remember_under(self, mention: Mention) -> None:
        """Add one who is less salient than the last person in force: of "When Kern spoke, Roe left" Kern."""
        self.remember(mention)
        if mention.is_person:
            self.persons[-2:] = reversed(self.persons[-2:])

    def remember_sentence(self, tokens: list[Token]) -> None:
        """Add a sentence to those in reach, whose persons are antecedents where no subject fits."""
        self.sentences.append(Past(tokens))
        if len(self.sentences) > _IN_FORCE:
            del self.sentences[0]

    def owner(self, tokens: list[Token], phrase: Phrase) -> Mention | None:
        """The antecedent of a possessive: of "Her death was confirmed by her daughter" she, not the daughter."""
        owned = _OWNERS.get(tokens[phrase.first].low) if phrase.last > phrase.first else None
        return self.antecedent(owned, tokens[phrase.first].start) if owned is not None else None

    def addressee(self, tokens: list[Token], place: int) -> Mention | None:
        """The antecedent of an object pronoun: of "the captain told her that" she."""
        gender = _GENDER_OF_OBJECT.get(tokens[place].low) if place < len(tokens) else None
        known = self._latest(self.persons, gender, tokens[place].start) if gender is not None else None
        if known is None:
            return None
        antecedent = known.antecedent or (known.start, known.end)
        return known._replace(start=tokens[place].start, end=tokens[place].end, antecedent=antecedent)

    def most_named(self, sentences: Iterable[list[Token]]) -> Mention | None:
        """The person whom the sentences name most often; of two the one that they name first."""
        named = [one for tokens in sentences for one in self.persons_of(Past(tokens)) if one.kind is SourceKind.NAMED]
        counts = Counter(one.name for one in named)
        return max(named, key=lambda one: counts[one.name], default=None)

    def antecedent(self, pronoun: str, before: int) -> Mention | None:
        """The mention that the pronoun stands for: the latest that fits in gender and kind, and how sure that is."""
        pronoun = SUBJECT_FORMS.get(pronoun, pronoun)
        if pronoun in _PERSONAL:
            gender = _GENDER_OF_PRONOUN.get(pronoun, "")
            chosen = self._person(gender, before)
            return self._weighed(chosen, gender, before) if chosen is not None and gender else chosen
        if pronoun == "it":
            return self._body(before)
        return self._several(before) if pronoun == "they" else None

    def _person(self, gender: str, before: int) -> Mention | None:
        """The latest subject whose gender fits or is not known; else, or where it stands later, another person."""
        known, unknown = self._latest(self.persons, gender, before), self._latest(self.persons, "", before)
        if known is not None and unknown is not None and self._are_in_one_sentence(known, unknown):
            return known
        subjects = (known, unknown)
        subject = max((m for m in subjects if m is not None), key=lambda mention: mention.start, default=None)
        if subject is not None and (self._gender_of(subject) or subject.name in self.assumed):
            return subject
        if subject is None:
            return self._bystander(gender, -1, before) or self._bystander("", -1, before)
        return self._bystander(gender, subject.start, before, beside=subject) or subject

    def _are_in_one_sentence(self, earlier: Mention, later: Mention) -> bool:
        """Whether the later stands in the sentence that the earlier is a subject of: "Ada Roe said Kern left. She"."""
        past = next((past for past in reversed(self.sentences) if past.start <= later.start), None)
        return past is not None and past.start <= earlier.start

    def _weighed(self, chosen: Mention, gender: str, before: int) -> Mention:
        """How sure the choice is, by who else of that gender has been named since, or beside it ("Hart and Voss")."""
        since = [past for past in self.sentences if past.tokens[-1].end > chosen.start]
        rivals = self._rivals(chosen, gender, since, before)
        certainty = Certainty.SURE
        if self._are_coordinated(chosen, gender, since) or self._may_be_a_man(chosen, gender, before):
            certainty = Certainty.OPEN
        elif rivals or _names_a_role(since, chosen):
            certainty = self._of_centre(chosen, rivals, before)
        elif len(since) > RECENT:
            certainty = Certainty.LIKELY
        if chosen.kind is SourceKind.NAMED and not self._gender_of(chosen) and certainty is Certainty.SURE:
            self.names.note_gender(tuple(chosen.name.split()), gender)
        self.assumed.setdefault(chosen.name, gender)
        return chosen._replace(certainty=least_sure((certainty, chosen.certainty)))

    def _may_be_a_man(self, chosen: Mention, gender: str, before: int) -> bool:
        """Whether nothing tells that who is chosen for "she" is a woman, and one is named near by: "President Roe
        thanked Ada Kern. ... She".
        """
        if gender != "f" or chosen.kind is not SourceKind.NAMED or self.names.gender_of(tuple(chosen.name.split())):
            return False
        named = (one for past in self.sentences[-2 * RECENT :] for one in self.persons_of(past) if one.end <= before)
        return any(one.gender == gender and one.name != chosen.name for one in named)

    def _of_centre(self, chosen: Mention, rivals: list[Mention], before: int) -> Certainty:
        """Sure where the article goes on about the person as its subject, and none of the rivals has been one."""
        subjects = [one for one in self.persons if one.start < before and one.name == chosen.name]
        if not subjects:
            return Certainty.OPEN
        near = [one.start for one in subjects if one.start >= self.start_of(RECENT)]
        goes_on = len(set(near) if self._is_either(chosen, rivals) else near) > 1
        is_topic = any(one in self.persons or self._owns_the_topic(one) for one in rivals)
        return Certainty.SURE if goes_on and not is_topic else Certainty.LIKELY

    def _is_either(self, chosen: Mention, rivals: list[Mention]) -> bool:
        """Whether neither's gender is known, and the one tells the other: "the judge asked the driver"."""
        if self._is_unknown(chosen):
            return any(self._is_unknown(one) and self._is_told(one) for one in rivals)
        return not self._gender_of(chosen) and self._tells_somebody(chosen)

    def _is_unknown(self, person: Mention) -> bool:
        """Whether the whole name tells neither a man nor a woman: "Robin Shaw"."""
        return person.kind is SourceKind.NAMED and " " in person.name and not self._gender_of(person)

    def _is_told(self, person: Mention) -> bool:
        """Whether the name stands right behind the verb: "told Robin Shaw that"."""
        past = next((past for past in reversed(self.sentences) if past.start <= person.start), None)
        before = [token for token in past.tokens if token.end <= person.start][-1:] if past is not None else []
        return any(token.word & Word.ADDRESS for token in before)

    def _tells_somebody(self, person: Mention) -> bool:
        """Whether the person tells or asks somebody in a role: "the judge asked the driver"."""
        past = next((past for past in reversed(self.sentences) if past.start <= person.start), None)
        if person.kind is SourceKind.NAMED or past is None:
            return False
        return any(
            cue.word & Word.ADDRESS and the.word & (Word.DETERMINER | Word.POSSESSIVE) and whom.word & Word.ROLE
            for cue, the, whom in zip(past.tokens, past.tokens[1:], past.tokens[2:], strict=False)
        )

    def _owns_the_topic(self, rival: Mention) -> bool:
        """Whether a sentence goes on about what is theirs: "Ada Roe's focus on costs marks a shift." """
        past = next((past for past in self.sentences if past.start == rival.start), None)
        return past is not None and rival.end in _owners(past.tokens)

    def start_of(self, back: int) -> int:
        """The offset of the sentence so many back, of those in force."""
        return self.sentences[-min(back, len(self.sentences))].start if self.sentences else 0

    def _rivals(self, chosen: Mention, gender: str, since: list[Past], before: int) -> list[Mention]:
        """Whom else of that gender, or of unknown gender, the sentences name or have as subject."""
        start = since[0].start if since else chosen.start
        named = [one for past in since for one in self.persons_of(past)]
        others = (one for one in (*named, *self.persons) if start <= one.start and one.end <= before)
        return [one for one in others if one.name != chosen.name and self._gender_of(one) in (gender, "")]

    def _are_coordinated(self, chosen: Mention, gender: str, since: list[Past]) -> bool:
        """Whether the person stands in a list or pair with another of that gender."""
        for past in since[:1]:
            persons = self.persons_of(past)
            groups = {group for one, group in zip(persons, past.groups, strict=True) if one.name == chosen.name}
            for one, group in zip(persons, past.groups, strict=True):
                if group in groups and one.name != chosen.name and self._gender_of(one) in (gender, ""):
                    return True
        return False

    def may_be(self, pronoun: str, mention: Mention) -> bool:
        """Whether the pronoun can stand for it, by gender and number."""
        if pronoun in SUBJECT_PRONOUNS:
            gender = self._gender_of(mention) or self.assumed.get(mention.name, "")
            return mention.is_person and gender in ("", _GENDER_OF_PRONOUN[pronoun])
        if pronoun == "they":
            return _takes_they(mention)
        is_one = mention.kind in _SINGLE_KINDS and not (mention.members or _is_many(mention))
        return pronoun == "it" and is_one and not _is_plural_noun(mention.name)

    def _gender_of(self, mention: Mention) -> str:
        if mention.kind is not SourceKind.NAMED:
            return mention.gender
        return mention.gender or self.names.gender_of(tuple(mention.name.split()))

    def _latest(self, mentions: list[Mention], gender: str, before: int) -> Mention | None:
        """The latest of that gender, shown or assumed."""
        fitting = (m for m in reversed(mentions) if m.end <= before)
        return next((m for m in fitting if (self._gender_of(m) or self.assumed.get(m.name, "")) == gender), None)

    def _body(self, before: int) -> Mention | None:
        """What "it" stands for: the latest body; likely at most where another was subject or speaker beside it."""
        spoken = (one for one in self.bodies if one.start < before and one.can_speak and not one.members)
        bodies = [one for one in spoken if one.kind in _SINGLE_KINDS and not _is_plural_noun(one.name)]
        if not bodies:
            return None
        if self._is_joined(bodies[-1]):
            return bodies[-1]._replace(certainty=Certainty.OPEN)
        is_only = self._is_only_near(bodies[-1], bodies) and not self._has_gone_on_about_a_thing(bodies[-1], before)
        return bodies[-1] if is_only else bodies[-1]._replace(certainty=Certainty.LIKELY)

    def _is_only_near(self, one: Mention, others: Iterable[Mention]) -> bool:
        """Whether it stands in this sentence or the one before it, and no other of its kind is in reach."""
        near = {other.name for other in others if other.start >= self.start_of(RECENT)}
        return near == {one.name} and one.start >= self.start_of(_BESIDE)

    def _has_gone_on_about_a_thing(self, body: Mention, before: int) -> bool:
        """Whether a thing that cannot speak has been subject since: "The amendment was old. It says"."""
        since = (one for one in self.bodies if body.start < one.start < before)
        return any(not one.can_speak and not one.members and not _is_plural_noun(one.name) for one in since)

    def _is_joined(self, body: Mention) -> bool:
        """Whether "and" stands right in front of it: "the Treasury and the Bank of Lindal met"."""
        past = next((past for past in reversed(self.sentences) if past.start <= body.start), None)
        before = [token.low for token in past.tokens if token.end <= body.start][-1:] if past is not None else []
        return before == ["and"]

    def _several(self, before: int) -> Mention | None:
        """What "they" stands for: the latest of many; else a person who is called so, or a body, which is not sure."""
        known = [one for one in (*self.bodies, *self.persons) if one.start < before and one.can_speak]
        many = max((one for one in known if _takes_they(one)), key=lambda one: one.start, default=None)
        single = max((one for one in known if self._may_be_they(one)), key=lambda one: one.start, default=None)
        if single is not None and (many is None or many.start < single.start):
            return single._replace(certainty=Certainty.LIKELY)
        if many is not None:
            is_only = self._is_only_near(many, filter(_takes_they, known))
            return many if is_only else many._replace(certainty=Certainty.LIKELY)
        beside = self._people_beside(before)
        if beside is not None:
            return beside
        near_by = [one for one in known if one.start >= self.start_of(RECENT) and not self._gender_of(one)]
        last = max(near_by, key=lambda one: one.start, default=None)
        return last._replace(certainty=Certainty.OPEN) if last is not None else None

    def _people_beside(self, before: int) -> Mention | None:
        """The last people whom a sentence in reach only names: "The minister met farmers. ... They"; never sure."""
        for past in reversed(self.sentences[-RECENT:]):
            for at in range(len(past.tokens) - 1, 0, -1):
                token = past.tokens[at]
                is_people = token.word & Word.ROLE and token.low.endswith("s") and not token.is_capitalised
                phrase = phrase_ending_at(past.tokens, at) if is_people and token.end <= before else None
                if phrase is not None and _is_bare(past.tokens, phrase):
                    return self.mention(past.tokens, phrase)._replace(certainty=Certainty.OPEN)
        return None

    def _may_be_they(self, one: Mention) -> bool:
        """Whether the person is called so in the article, or is unnamed and neither a man nor a woman."""
        gender = self._gender_of(one)
        is_somebody = one.kind in (SourceKind.ROLE, SourceKind.ANONYMOUS) and one.is_person
        is_unnamed = is_somebody and not gender and one.name not in self.assumed
        return gender == "they" or is_unnamed

    def _bystander(self, gender: str, after: int, before: int, *, beside: Mention | None = None) -> Mention | None:
        """The latest person of that gender named between the offsets; beside a subject of that gender not another who
        only owns something: "Mr. Simms introduced Holt's guest".
        """
        is_rival = beside is not None and self._gender_of(beside) == gender
        for past in reversed(self.sentences):
            if past.tokens[-1].start <= after:
                return None
            named = [one for one in self.persons_of(past) if one.start > after]
            if is_rival and beside is not None:
                owners = _owners(past.tokens)
                named = [one for one in named if one.name == beside.name or one.end not in owners]
            found = self._latest(named, gender, before)
            if found is not None and beside is not None and found.end in _owners(past.tokens):
                return found._replace(certainty=least_sure((found.certainty, Certainty.LIKELY)))
            if found is not None:
                return found
        return None

    def persons_of(self, past: Past) -> list[Mention]:
        """The persons whom the sentence names; while these are read, nobody: a description there can ask for them."""
        if past.persons is None:
            past.persons = []
            runs = name_runs(past.tokens)
            groups = coordinated(past.tokens, runs)
            mentions = [self.mention(past.tokens, Phrase(first, last, last)) for first, last in runs]
            past.persons = [mention for mention in mentions if mention.is_person]
            past.groups = [group for mention, group in zip(mentions, groups, strict=True) if mention.is_person]
        return past.persons


def _is_bare(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether it is a noun alone or behind an article or possessive: "farmers", "his captains"."""
    if phrase.first == phrase.last:
        return True
    opens = tokens[phrase.first].word & (Word.DETERMINER | Word.POSSESSIVE)
    return bool(opens) and phrase.first + 1 == phrase.last


def _owners(tokens: list[Token]) -> frozenset[int]:
    """Where the words in the genitive end."""
    return frozenset(token.end for token, after in pairwise(tokens) if after.low == "'s")


def _is_many(mention: Mention) -> bool:
    if mention.members:
        return True
    head = _COMPLEMENT.split(mention.name.lower(), maxsplit=1)[0]
    return not mention.is_person and head.endswith(("s", "people", "police", "men", "women", "both"))


def _takes_they(mention: Mention) -> bool:
    """Whether it is many, or a noun for people together: "A family said they"."""
    head = _COMPLEMENT.split(mention.name.lower(), maxsplit=1)[0]
    return _is_many(mention) or head.rpartition(" ")[2] in members("take_they")


def _is_plural_noun(name: str) -> bool:
    """Whether a plural common noun heads the name: "the proposals", not "The Times"."""
    last = name.split()[-1]
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is")) and last != "news"


def _keep(mentions: list[Mention], mention: Mention) -> None:
    mentions.append(mention)
    if len(mentions) > _IN_FORCE:
        del mentions[0]


def _names_a_role(since: list[Past], chosen: Mention) -> bool:
    """Whether a sentence names an unnamed person beside the subject: "the mayor met the owner"."""
    return any(
        token.word & Word.ROLE and token.start > chosen.end and _stands_for_a_person(past.tokens, at)
        for past in since
        for at, token in enumerate(past.tokens)
    )


def _stands_for_a_person(tokens: list[Token], at: int) -> bool:
    """Whether a role stands for one person: no apposition (", the owner,"), title ("the owner Roe") or modifier."""
    if at < 2 or is_plural(tokens[at]) or not tokens[at - 1].word & Word.DETERMINER or tokens[at - 2].text == ",":
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and not after.is_capitalised and after.low not in _AFTER_A_MODIFIER
