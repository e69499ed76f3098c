"""Noun phrase -> mention: coreference of names, acronyms and pronouns, and the kind of source."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.detection.attribution.source_kinds import can_speak, is_plural, kind_of
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.names import (
    LONGEST_NAME,
    Bearer,
    Name,
    NameTable,
    after_portfolio,
    behind_opening,
    coordinated,
    first_name_gender,
    gender_of_title,
    is_suffix,
    name_runs,
    without_titles,
)
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token

# Who writes, and who reads: they are no sources of what others say.
_AUTHOR_AND_READER = frozenset({"i", "we", "you", "one", "us", "me"})
_GENDER_OF_PRONOUN = {"he": "m", "she": "f"}
_SUBJECT_FORMS = {"him": "he", "her": "she", "them": "they"}
_GENDER_OF_OBJECT = {"him": "m", "her": "f"}
_OWNERS = {"his": "he", "her": "she"}
_PERSONAL = frozenset({"he", "she", "who"})
_THIRD_PERSON = _PERSONAL | {"it", "they"}
_SINGLE_KINDS = frozenset({SourceKind.ORGANISATION, SourceKind.DOCUMENT})
_DOUBT = tuple(Certainty)
_IN_FORCE = 12
# How many sentences somebody is in reach unless named again; how much oftener the chief bearer of a name is named.
_RECENT = 3
_FAR_MORE = 3
_AGE = re.compile(r"[\w-]{1,20}-year-old")


class Mention(NamedTuple):
    """A possible source in its place; `gender` is "m", "f" or "" where nothing tells.

    `can_speak`: its head is a name, a pronoun or a noun of the lists of those who speak; other nouns ("the tax") are
    sources only where the cue leaves no doubt. `is_nobody`: "no one", "none of the officials". `members`: the names of
    a joint source, "Hart and Voss". `certainty`: how sure it is whom a pronoun or a shared surname stands for; no voice
    is surer than that.
    """

    start: int
    end: int
    name: str
    kind: SourceKind
    gender: str = ""
    is_person: bool = False
    antecedent: tuple[int, int] | None = None
    can_speak: bool = True
    is_nobody: bool = False
    members: tuple[str, ...] = ()
    certainty: Certainty = Certainty.SURE

    @property
    def is_author_or_reader(self) -> bool:
        return self.name.lower() in _AUTHOR_AND_READER


@dataclass(slots=True)
class _Past:
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
class Discourse:
    """Who is in force, most recent last: what a pronoun can stand for. Bounded, so that long texts stay linear.

    `called` has the form in which each body came first. `assumed` has the genders by which an unsure choice was
    made: he and she are never one person. `spokespersons` has where each unnamed one was brought in, and for whom;
    `authors` by which noun whose document goes on: "the statement"; `carrier` the outlet that reported last.
    """

    names: NameTable
    persons: list[Mention] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    sentences: list["_Past"] = field(default_factory=list)
    spoken_for: "Mention | None" = None
    assumed: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    spokespersons: dict[str, tuple[tuple[int, int], Mention]] = field(default_factory=dict)
    authors: dict[str, Mention] = field(default_factory=dict)
    carrier: tuple[int, int] | None = None

    def remember(self, mention: Mention) -> None:
        """Take note of a subject or speaker."""
        _keep(self.persons if mention.is_person else self.bodies, mention)

    def remember_sentence(self, tokens: list[Token]) -> None:
        """Take note of a sentence: a pronoun turns to the persons named before it where no subject fits."""
        self.sentences.append(_Past(tokens))
        if len(self.sentences) > _IN_FORCE:
            del self.sentences[0]

    def antecedent(self, pronoun: str, before: int) -> Mention | None:
        """The mention that the pronoun stands for: the latest that fits in gender and kind, and how sure that is."""
        pronoun = _SUBJECT_FORMS.get(pronoun, pronoun)
        if pronoun in _PERSONAL:
            gender = _GENDER_OF_PRONOUN.get(pronoun, "")
            chosen = self._person(gender, before)
            return self._weighed(chosen, gender, before) if chosen is not None and gender else chosen
        if pronoun == "it":
            return self._body(before)
        return self._several(before) if pronoun == "they" else None

    def owner(self, tokens: list[Token], phrase: Phrase) -> Mention | None:
        """Whom the article goes on about with "Her death was confirmed by her daughter": her, not the daughter."""
        owned = _OWNERS.get(tokens[phrase.first].low) if phrase.last > phrase.first else None
        return self.antecedent(owned, tokens[phrase.first].start) if owned is not None else None

    def addressee(self, tokens: list[Token], place: int) -> Mention | None:
        """Whom the article goes on about with "the captain told her that"."""
        gender = _GENDER_OF_OBJECT.get(tokens[place].low) if place < len(tokens) else None
        known = self._latest(self.persons, gender, tokens[place].start) if gender is not None else None
        if known is None:
            return None
        antecedent = known.antecedent or (known.start, known.end)
        return known._replace(start=tokens[place].start, end=tokens[place].end, antecedent=antecedent)

    def _person(self, gender: str, before: int) -> Mention | None:
        """The latest subject whose gender fits or is not known; else, or where it stands later, another person."""
        subjects = [self._latest(self.persons, gender, before), self._latest(self.persons, "", before)]
        subject = max((m for m in subjects if m is not None), key=lambda mention: mention.start, default=None)
        if subject is not None and (self._gender_of(subject) or subject.name in self.assumed):
            return subject
        if subject is None:
            return self._bystander(gender, -1, before) or self._bystander("", -1, before)
        return self._bystander(gender, subject.start, before) or subject

    def _weighed(self, chosen: Mention, gender: str, before: int) -> Mention:
        """How sure the choice is, by who else of that gender has been named since, or beside it.

        After centering theory (Grosz, Joshi and Weinstein 1995): the subject who is gone on about is preferred to whom
        its sentences only name; of two who are named in one breath ("Hart and Voss") neither is.
        """
        since = [past for past in self.sentences if past.tokens[-1].end > chosen.start]
        rivals = self._rivals(chosen, gender, since, before)
        subjects = [one for one in self.persons if one.start < before and one.name == chosen.name]
        certainty = Certainty.SURE
        if self._are_coordinated(chosen, gender, since):
            certainty = Certainty.OPEN
        elif rivals or self._names_a_role(since, chosen):
            goes_on = len([one for one in subjects if one.start >= self._start_of(_RECENT)]) > 1
            is_centre = bool(subjects) and goes_on and not any(one in self.persons for one in rivals)
            certainty = Certainty.SURE if is_centre else Certainty.LIKELY if subjects else Certainty.OPEN
        elif len(since) > _RECENT:
            certainty = Certainty.LIKELY
        if chosen.kind is SourceKind.NAMED and not self._gender_of(chosen) and certainty is Certainty.SURE:
            self.names.note_gender(tuple(chosen.name.split()), gender)
        self.assumed.setdefault(chosen.name, gender)
        return chosen._replace(certainty=max(certainty, chosen.certainty, key=_DOUBT.index))

    def _start_of(self, back: int) -> int:
        return self.sentences[-min(back, len(self.sentences))].start if self.sentences else 0

    def _rivals(self, chosen: Mention, gender: str, since: list[_Past], before: int) -> list[Mention]:
        """Whom else of that gender, or of unknown gender, the sentences name or have as subject."""
        start = since[0].start if since else chosen.start
        named = [one for past in since for one in self._persons_of(past)]
        others = (one for one in (*named, *self.persons) if start <= one.start and one.end <= before)
        return [one for one in others if one.name != chosen.name and self._gender_of(one) in (gender, "")]

    def _are_coordinated(self, chosen: Mention, gender: str, since: list[_Past]) -> bool:
        """Whether the person stands in a list or pair with another of that gender."""
        for past in since[:1]:
            persons = self._persons_of(past)
            groups = {group for one, group in zip(persons, past.groups, strict=True) if one.name == chosen.name}
            for one, group in zip(persons, past.groups, strict=True):
                if group in groups and one.name != chosen.name and self._gender_of(one) in (gender, ""):
                    return True
        return False

    def _names_a_role(self, since: list[_Past], chosen: Mention) -> bool:
        """Whether the sentence names an unnamed person beside the subject: "the mayor met the owner"."""
        return any(
            token.word & Word.ROLE
            and token.start > chosen.end
            and not is_plural(token)
            and past.tokens[at - 1].word & Word.DETERMINER
            and at > 1
            and past.tokens[at - 2].text != ","
            and at + 1 < len(past.tokens)
            and not past.tokens[at + 1].is_capitalised
            and past.tokens[at + 1].low not in ("'s", "of", "for")
            for past in since
            for at, token in enumerate(past.tokens)
        )

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
        bodies = [one for one in spoken if one.kind in _SINGLE_KINDS]
        if not bodies:
            return None
        if self._is_joined(bodies[-1]):
            return bodies[-1]._replace(certainty=Certainty.OPEN)
        near = {one.name for one in bodies if one.start >= self._start_of(_RECENT)}
        is_only = near == {bodies[-1].name}
        return bodies[-1] if is_only else bodies[-1]._replace(certainty=Certainty.LIKELY)

    def _is_joined(self, body: Mention) -> bool:
        """Whether "and" stands right in front of it: "the Treasury and the Bank of Lindal met"."""
        past = next((past for past in reversed(self.sentences) if past.start <= body.start), None)
        before = [token.low for token in past.tokens if token.end <= body.start][-1:] if past is not None else []
        return before == ["and"]

    def _several(self, before: int) -> Mention | None:
        """What "they" stands for: the latest of many; else a person who is called so, or a body, which is not sure."""
        known = [one for one in (*self.bodies, *self.persons) if one.start < before]
        many = max((one for one in known if _is_many(one)), key=lambda one: one.start, default=None)
        single = max((one for one in known if self._may_be_they(one)), key=lambda one: one.start, default=None)
        if single is not None and (many is None or many.start < single.start):
            return single._replace(certainty=Certainty.LIKELY)
        if many is not None:
            near = {one.name for one in known if one.start >= self._start_of(_RECENT) and _is_many(one)}
            return many if near == {many.name} else many._replace(certainty=Certainty.LIKELY)
        near_by = [one for one in known if one.start >= self._start_of(_RECENT) and not self._gender_of(one)]
        last = max(near_by, key=lambda one: one.start, default=None)
        return last._replace(certainty=Certainty.OPEN) if last is not None else None

    def _may_be_they(self, one: Mention) -> bool:
        """Whether the person is called so in the article, or is unnamed and neither a man nor a woman."""
        gender = self._gender_of(one)
        is_unnamed = one.kind is SourceKind.ROLE and one.is_person and not gender and one.name not in self.assumed
        return gender == "they" or is_unnamed

    def most_named(self, sentences: Iterable[list[Token]]) -> Mention | None:
        """The person whom the sentences name most often; of two the one that they name first."""
        named = [one for tokens in sentences for one in self._persons_of(_Past(tokens)) if one.kind is SourceKind.NAMED]
        counts = Counter(one.name for one in named)
        return max(named, key=lambda one: counts[one.name], default=None)

    def _bystander(self, gender: str, after: int, before: int) -> Mention | None:
        """The latest person of that gender named between the offsets."""
        for past in reversed(self.sentences):
            if past.tokens[-1].start <= after:
                return None
            found = self._latest([m for m in self._persons_of(past) if m.start > after], gender, before)
            if found is not None:
                return found
        return None

    def _persons_of(self, past: _Past) -> list[Mention]:
        if past.persons is None:
            runs = name_runs(past.tokens)
            groups = coordinated(past.tokens, runs)
            mentions = [self.mention(past.tokens, Phrase(first, last, last)) for first, last in runs]
            past.persons = [mention for mention in mentions if mention.is_person]
            past.groups = [group for mention, group in zip(mentions, groups, strict=True) if mention.is_person]
        return past.persons

    def mention(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """The mention that a noun phrase makes, named by the fullest form in the article."""
        inside = tokens[phrase.first : phrase.last + 1]
        start, end = inside[0].start, inside[-1].end
        if phrase.conjuncts:
            return self._coordinated(tokens, phrase)
        if inside[0].word & (Word.PRONOUN | Word.OBJECT_PRONOUN) and len(inside) == 1:
            return self._of_pronoun(inside[0], tokens[0].start if _is_parenthetical(tokens, phrase.first) else None)
        head = _head(tokens, phrase)
        core = tokens[phrase.first : head + 1]
        if _denies(tokens, phrase):
            return Mention(start, end, _joined(inside), SourceKind.ANONYMOUS, can_speak=False, is_nobody=True)
        joint = self._joint(tokens, phrase, head)
        if joint is not None:
            return joint
        name, is_person = self._proper_name(core, self._runs(tokens, phrase.first, head))
        kind = kind_of(core, inside, name, is_person=is_person)
        gender = self._gender(core, name)
        if name and is_person:
            full, certainty = self._bearer(name, gender, core)
            gender = gender or self.names.gender_of(full)
            return Mention(start, end, " ".join(full), kind, gender, is_person=True, certainty=certainty)
        known = self._of_age(inside)
        if known is not None:
            return known
        holder = self._holder(inside)
        if holder is not None:
            gender = gender or self.names.gender_of(holder)
            return Mention(start, end, " ".join(holder), SourceKind.NAMED, gender, is_person=True)
        text = _joined(inside if kind is not SourceKind.NAMED else core)
        text = self.names.acronyms.get(name[0], text) if len(name) == 1 else text
        text = self._as_called(text) if core[-1].is_capitalised and kind is SourceKind.ORGANISATION else text
        speaks = can_speak(core)
        return Mention(
            start,
            end,
            text,
            kind,
            gender,
            is_person=kind is SourceKind.ROLE and speaks and not is_plural(core[-1]),
            can_speak=speaks,
            certainty=Certainty.SURE if speaks else Certainty.OPEN,
        )

    def _coordinated(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """Several who say it together: one source with all names."""
        parts = [self.mention(tokens, part) for part in phrase.conjuncts]
        kinds = {part.kind for part in parts}
        return Mention(
            tokens[phrase.first].start,
            tokens[phrase.last].end,
            _listed(tuple(part.name for part in parts)),
            kinds.pop() if len(kinds) == 1 else SourceKind.ORGANISATION,
            can_speak=any(part.can_speak for part in parts),
            members=tuple(part.name for part in parts),
            certainty=max((part.certainty for part in parts), key=_DOUBT.index),
        )

    def _as_called(self, body: str) -> str:
        """The name under which the article first has the body: "the Associated Press" is "The Associated Press"."""
        return self.called.setdefault(body.casefold().removeprefix("the "), body)

    def _bearer(self, name: Name, gender: str, core: list[Token]) -> tuple[Name, Certainty]:
        """Who of those with one surname is meant, and how sure that is; a bare surname that two bear is never sure."""
        short = name[:-1] if len(name) > 1 and is_suffix(name[-1]) else name
        gender = gender or self.names.gender.get((short[-1].lower(),), "")
        bearers = self.names.bearers(short[0], gender, core[0].start) if len(short) == 1 else []
        if len(bearers) < 2:
            return (bearers[0].form if bearers else self.names.fullest(name, gender)), Certainty.SURE
        told = (table("generations").get(token.low.rstrip(".")) for token in core)
        generation = next((one for one in told if one is not None), None)
        meant = self.names.older_or_younger(bearers, generation) if generation is not None else None
        if meant is not None:
            return meant.form, Certainty.SURE
        if gender:
            bearers = [one for one in bearers if self._is_assumed(one, gender)] or bearers
            self.assumed.setdefault(" ".join(bearers[-1].form), gender)
            return bearers[-1].form, Certainty.OPEN
        first, second = bearers[0], bearers[1]
        if first.frequency >= _FAR_MORE * second.frequency:
            return first.form, Certainty.LIKELY
        subject = self.persons[-1] if self.persons and self.persons[-1].start >= self._start_of(2) else None
        went_on = next((one for one in bearers if subject is not None and " ".join(one.form) == subject.name), None)
        chief = max(bearers, key=lambda bearer: (bearer.frequency == first.frequency, -bearer.first))
        return (went_on or chief).form, Certainty.OPEN

    def _is_assumed(self, bearer: Bearer, gender: str) -> bool:
        return self.assumed.get(" ".join(bearer.form), gender) == gender

    def _joint(self, tokens: list[Token], phrase: Phrase, head: int) -> Mention | None:
        """Two or more persons in one noun phrase, with all names: "Susan Hart and Maria Voss"."""
        core = tokens[phrase.first : head + 1]
        runs = self._runs(tokens, phrase.first, head)
        if len(runs) < 2 or runs[-1][1] != len(core) - 1 or len(set(coordinated(core, runs))) > 1:
            return None
        at = phrase.first
        persons = [self.mention(tokens, Phrase(at + first, at + last, at + last)) for first, last in runs]
        if not all(one.is_person and one.kind is SourceKind.NAMED for one in persons):
            return None
        names = tuple(one.name for one in persons)
        certainty = max((one.certainty for one in persons), key=_DOUBT.index)
        start, end = core[0].start, tokens[phrase.last].end
        return Mention(start, end, _listed(names), SourceKind.NAMED, members=names, certainty=certainty)

    def _of_age(self, inside: list[Token]) -> Mention | None:
        """Whom "the 43-year-old" stands for: the person in force, as a pronoun does."""
        is_bare = len(inside) == 1 or (len(inside) == 2 and inside[0].low == "the")
        if not is_bare or not _AGE.fullmatch(inside[-1].low):
            return None
        known = next((person for person in reversed(self.persons) if person.end <= inside[0].start), None)
        if known is None:
            return None
        return known._replace(
            start=inside[0].start, end=inside[-1].end, antecedent=known.antecedent or (known.start, known.end)
        )

    def _holder(self, inside: list[Token]) -> tuple[str, ...] | None:
        """Whom "the prosecutor" stands for, where the article has named one prosecutor before."""
        is_one = len(inside) == 2 and inside[1].word & Word.ROLE and not is_plural(inside[1])
        if not is_one or inside[0].low != "the":
            return None
        return self.names.holder_of(inside[1].low, inside[0].start)

    def _of_pronoun(self, token: Token, reported_from: int | None) -> Mention:
        """The mention by its antecedent; a person named in what a "..., he said" reports is rather another than he."""
        known = self.antecedent(token.low, token.start)
        if known is not None and reported_from is not None and known.start >= reported_from:
            earlier = self.antecedent(token.low, reported_from)
            is_near = earlier is not None and earlier.start >= self._start_of(_RECENT)
            known = earlier._replace(certainty=Certainty.LIKELY) if earlier is not None and is_near else known
            known = known._replace(certainty=max(known.certainty, Certainty.LIKELY, key=_DOUBT.index))
        if known is None:
            certainty = Certainty.OPEN if token.low in _THIRD_PERSON else Certainty.SURE
            return Mention(token.start, token.end, token.text, SourceKind.ANONYMOUS, certainty=certainty)
        place = known.antecedent or (known.start, known.end)
        return known._replace(start=token.start, end=token.end, antecedent=place, can_speak=True)

    def _runs(self, tokens: list[Token], first: int, head: int) -> list[tuple[int, int]]:
        """The names of a phrase, their places counted from its first token.

        A verb such as "Brand" is one behind another word, or where the article has it in a full name.
        """
        shift = 1 if first else 0
        runs = [(max(one - shift, 0), last - shift) for one, last in name_runs(tokens[first - shift : head + 1])]
        runs = [(behind_opening(tokens[first:], one, last, self.names.small), last) for one, last in runs if last >= 0]
        opens = tokens[first]
        if (not runs or runs[0][0]) and opens.is_capitalised and opens.low in self.names.full and opens.word & CUE:
            runs.insert(0, (0, 0))
        return runs

    def _proper_name(self, core: list[Token], runs: list[tuple[int, int]]) -> tuple[tuple[str, ...], bool]:
        """The name at the end of the phrase, titles before it left out, and whether it is a person's."""
        last = len(core) - 1
        while last >= 0 and not core[last].is_word:
            last -= 1
        run = next(((first, end) for first, end in reversed(runs) if end >= last), None)
        if run is None or any(token.low == "'s" for token in core[run[0] :]):
            return (), False
        titles, words_of_run = without_titles(core[run[0] : run[1] + 1])
        titled = bool(titles)
        name = tuple(token.text for token in words_of_run)
        if len(name) == 1 and words_of_run[0].word & (Word.ROLE | Word.COLLECTIVE) and not titled:
            return (), False
        if run[0] == 0 or titled:
            return name, titled or self._is_persons_name(name, words_of_run)
        before = core[run[0] - 1]
        if before.word & (Word.HONORIFIC | Word.ROLE) or before.low in words("portfolios"):
            return name, True
        is_bodys = before.low == "the" or before.word & Word.ORGANISATION
        return name, not is_bodys and self._is_persons_name(name, words_of_run)

    def _is_persons_name(self, name: tuple[str, ...], tokens: list[Token]) -> bool:
        whole = " ".join(name).lower()
        if whole in words("bodies") or tokens[-1].word & (Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE):
            return False
        if (
            tokens[-1].low in words("company_words")
            or any(token.word & Word.ORGANISATION for token in tokens)
            or (name[-1].isupper() and len(name[-1]) > 1 and not is_suffix(name[-1]))
        ):
            return False
        if first_name_gender(name):
            return True
        if tokens[-1].low in words("place_words"):
            return False
        if len(name) == 1 and (self.names.gender.get((name[0].lower(),)) or table("first_names").get(name[0].lower())):
            return True
        if len(name) == 1:
            full = self.names.fullest(name)
            return (
                len(full) > 1
                and not any(word.lower() in words("organisations") for word in full)
                and (" ".join(full).lower() not in words("bodies"))
            )
        return len(name) <= LONGEST_NAME and not any(word.lower() in words("bodies") for word in name)

    def _gender(self, core: list[Token], name: tuple[str, ...]) -> str:
        for token in core:
            gender = gender_of_title(token.low)
            if gender:
                return gender
        return self.names.gender_of(name) if name else ""


def _keep(mentions: list[Mention], mention: Mention) -> None:
    mentions.append(mention)
    if len(mentions) > _IN_FORCE:
        del mentions[0]


def _joined(tokens: list[Token]) -> str:
    return "".join(token.text if token.low in ("'s", ",") else f" {token.text}" for token in tokens).lstrip()


def _is_many(mention: Mention) -> bool:
    if mention.members:
        return True
    return not mention.is_person and mention.name.lower().endswith(("s", "people", "police", "men", "women", "both"))


def _is_parenthetical(tokens: list[Token], place: int) -> bool:
    """Whether it is the subject of "he said" behind what that reports, without quotation marks: "..., he said."."""
    if place < 2 or tokens[place - 1].text != "," or tokens[0].word & (Word.PREPOSITION | Word.SUBORDINATOR):
        return False
    cue = next((at for at in (place + 1, place + 2) if at < len(tokens) and tokens[at].word & CUE), None)
    if cue is None or any(token.word == Word.QUOTE for token in tokens[:place]):
        return False
    after = tokens[cue + 1] if cue + 1 < len(tokens) else None
    return after is None or after.text in ".,;" or bool(after.word & (Word.CALENDAR | Word.PREPOSITION))


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1]))


def _denies(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase names nobody: "no one", "none of the officials", "neither minister", "not a single expert"."""
    first = tokens[phrase.first]
    if first.low in members("nobody") or (phrase.first and tokens[phrase.first - 1].low in members("denying")):
        return True
    behind = tokens[phrase.first + 1] if phrase.first < phrase.last else first
    is_few = first.low in members("hardly") and behind.low in members("any")
    return is_few or (
        first.low == "no" and first is not behind and not behind.text[0].isdigit() and first.text[-1] != "."
    )


def _head(tokens: list[Token], phrase: Phrase) -> int:
    """The head, before its bracket; or the last word of the name behind an office: Secretary of State Ada Roe."""
    if tokens[phrase.head].text == ")":
        opening = next((at for at in range(phrase.head, phrase.first, -1) if tokens[at].text == "("), phrase.head + 1)
        return max(phrase.first, opening - 1)
    if phrase.head + 2 >= phrase.last:
        return phrase.head
    is_office = tokens[phrase.head + 2].low in words("portfolios")
    return phrase.last if is_office and after_portfolio(tokens, phrase.head + 2) is not None else phrase.head
