"""Name the sources: the fullest form of each name, what kind of source it is, and pronoun resolution."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.detection.attribution.source_kinds import can_speak, is_plural, kind_of
from factcheck.domain.claim import SourceKind
from factcheck.language.en.lexicon import Word
from factcheck.language.en.names import (
    LONGEST_NAME,
    NameTable,
    after_portfolio,
    first_name_gender,
    gender_of_title,
    name_runs,
    without_titles,
)
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.words import words
from factcheck.language.tokens import Token

_GENDER_OF_PRONOUN = {"he": "m", "she": "f"}
_SUBJECT_FORMS = {"him": "he", "her": "she", "them": "they"}
_GENDER_OF_OBJECT = {"him": "m", "her": "f"}
_OWNERS = {"his": "he", "her": "she"}
_PERSONAL = frozenset({"he", "she", "who"})
_IN_FORCE = 12
_AGE = re.compile(r"[\w-]{1,20}-year-old")


class Mention(NamedTuple):
    """A possible source in its place; `gender` is "m", "f" or "" where nothing tells.

    `can_speak`: its head is a name, a pronoun or a noun of the lists of those who speak; other nouns ("the tax") are
    sources only where the cue leaves no doubt.
    """

    start: int
    end: int
    name: str
    kind: SourceKind
    gender: str = ""
    is_person: bool = False
    antecedent: tuple[int, int] | None = None
    can_speak: bool = True


@dataclass(slots=True)
class _Past:
    """A sentence; its persons are looked for when a pronoun asks for them."""

    tokens: list[Token]
    persons: list[Mention] | None = None


@dataclass(slots=True)
class Discourse:
    """Who is in force, most recent last: what a pronoun can stand for. Bounded, so that long texts stay linear."""

    names: NameTable
    persons: list[Mention] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    sentences: list["_Past"] = field(default_factory=list)

    def remember(self, mention: Mention) -> None:
        """Take note of a subject or speaker."""
        _keep(self.persons if mention.is_person else self.bodies, mention)

    def remember_sentence(self, tokens: list[Token]) -> None:
        """Take note of a sentence: a pronoun turns to the persons named before it where no subject fits."""
        self.sentences.append(_Past(tokens))
        if len(self.sentences) > _IN_FORCE:
            del self.sentences[0]

    def antecedent(self, pronoun: str, before: int) -> Mention | None:
        """The mention that the pronoun stands for: the latest that fits in gender and kind."""
        pronoun = _SUBJECT_FORMS.get(pronoun, pronoun)
        if pronoun in _PERSONAL:
            return self._person(_GENDER_OF_PRONOUN.get(pronoun, ""), before)
        if pronoun == "it":
            return next((m for m in reversed(self.bodies) if m.start < before), None)
        if pronoun == "they":
            return next((m for m in reversed(self.bodies) if m.start < before and _is_many(m)), None)
        return None

    def owner(self, tokens: list[Token], phrase: Phrase) -> Mention | None:
        """Whom the article goes on about with "Her death was confirmed by her daughter": her, not the daughter."""
        owned = _OWNERS.get(tokens[phrase.first].low) if phrase.last > phrase.first else None
        return self.antecedent(owned, tokens[phrase.first].start) if owned is not None else None

    def addressee(self, tokens: list[Token], place: int) -> Mention | None:
        """Whom the article goes on about with "the captain told her that"."""
        gender = _GENDER_OF_OBJECT.get(tokens[place].low) if place < len(tokens) else None
        known = _latest(self.persons, gender, tokens[place].start) if gender is not None else None
        if known is None:
            return None
        antecedent = known.antecedent or (known.start, known.end)
        return known._replace(start=tokens[place].start, end=tokens[place].end, antecedent=antecedent)

    def _person(self, gender: str, before: int) -> Mention | None:
        """The latest subject whose gender fits or is not known; else, or where it stands later, another person."""
        subjects = [_latest(self.persons, gender, before), _latest(self.persons, "", before)]
        subject = max((m for m in subjects if m is not None), key=lambda mention: mention.start, default=None)
        if subject is not None and subject.gender:
            return subject
        if subject is None:
            return self._bystander(gender, -1, before) or self._bystander("", -1, before)
        return self._bystander(gender, subject.start, before) or subject

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
            found = _latest([m for m in self._persons_of(past) if m.start > after], gender, before)
            if found is not None:
                return found
        return None

    def _persons_of(self, past: _Past) -> list[Mention]:
        if past.persons is None:
            mentions = (self.mention(past.tokens, Phrase(first, last, last)) for first, last in name_runs(past.tokens))
            past.persons = [mention for mention in mentions if mention.is_person]
        return past.persons

    def mention(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """The mention that a noun phrase makes, named by the fullest form in the article."""
        inside = tokens[phrase.first : phrase.last + 1]
        start, end = inside[0].start, inside[-1].end
        if phrase.conjuncts:
            return self._joint(tokens, phrase)
        if inside[0].word & (Word.PRONOUN | Word.OBJECT_PRONOUN) and len(inside) == 1:
            return self._of_pronoun(inside[0])
        head = phrase.head if phrase.head + 2 >= phrase.last else _head(tokens, phrase)
        core = tokens[phrase.first : head + 1]
        name, is_person = self._proper_name(core)
        kind = kind_of(core, inside, name, is_person=is_person)
        gender = self._gender(core, name)
        if name and is_person:
            full = self.names.fullest(name, gender)
            return Mention(start, end, " ".join(full), kind, gender or self.names.gender_of(full), is_person=True)
        known = self._of_age(inside)
        if known is not None:
            return known
        holder = self._holder(inside)
        if holder is not None:
            gender = gender or self.names.gender_of(holder)
            return Mention(start, end, " ".join(holder), SourceKind.NAMED, gender, is_person=True)
        text = _joined(inside if kind is not SourceKind.NAMED else core)
        text = self.names.acronyms.get(name[0], text) if len(name) == 1 else text
        speaks = bool(name) or can_speak(core)
        return Mention(
            start,
            end,
            text,
            kind,
            gender,
            is_person=kind is SourceKind.ROLE and speaks and not is_plural(core[-1]),
            can_speak=speaks,
        )

    def _joint(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """Several who say it together: one source with all names."""
        parts = [self.mention(tokens, part) for part in phrase.conjuncts]
        *earlier, last = (part.name for part in parts)
        kinds = {part.kind for part in parts}
        return Mention(
            tokens[phrase.first].start,
            tokens[phrase.last].end,
            f"{', '.join(earlier)} and {last}",
            kinds.pop() if len(kinds) == 1 else SourceKind.ORGANISATION,
            can_speak=any(part.can_speak for part in parts),
        )

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

    def _of_pronoun(self, token: Token) -> Mention:
        known = self.antecedent(token.low, token.start)
        if known is None:
            return Mention(token.start, token.end, token.text, SourceKind.ANONYMOUS)
        place = known.antecedent or (known.start, known.end)
        return Mention(token.start, token.end, known.name, known.kind, known.gender, known.is_person, place)

    def _proper_name(self, core: list[Token]) -> tuple[tuple[str, ...], bool]:
        """The name at the end of the phrase, titles before it left out, and whether it is a person's."""
        runs = name_runs(core)
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
            or (name[-1].isupper() and len(name[-1]) > 1)
        ):
            return False
        if first_name_gender(name):
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


def _latest(mentions: list[Mention], gender: str, before: int) -> Mention | None:
    return next((m for m in reversed(mentions) if m.end <= before and m.gender == gender), None)


def _joined(tokens: list[Token]) -> str:
    return "".join(token.text if token.low in ("'s", ",") else f" {token.text}" for token in tokens).lstrip()


def _is_many(mention: Mention) -> bool:
    name = mention.name.lower()
    return " and " in name or name.endswith(("s", "people", "police", "men", "women", "both"))


def _head(tokens: list[Token], phrase: Phrase) -> int:
    """The head, or the last word of the name behind an office: Secretary of State Ada Roe."""
    is_office = tokens[phrase.head + 2].low in words("portfolios")
    return phrase.last if is_office and after_portfolio(tokens, phrase.head + 2) is not None else phrase.head
