"""Noun phrase -> mention: the name that it makes in the article, by names, acronyms, roles and pronouns before it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from factcheck.detection.attribution.mentions.antecedents import (
    RECENT,
    SUBJECT_FORMS,
    SUBJECT_PRONOUNS,
    THIRD_PERSON,
    Antecedents,
)
from factcheck.detection.attribution.mentions.body_descriptions import body_gone_on_about, is_in_force, whole_name
from factcheck.detection.attribution.mentions.mention import Mention, joined, least_sure, listed
from factcheck.detection.attribution.mentions.person_descriptions import contradicts, of_office, of_that_place
from factcheck.detection.attribution.mentions.pronoun_uses import goes_on_saying, is_parenthetical, shows
from factcheck.detection.attribution.mentions.proper_names import Run, gender_of, proper_name, runs_of, without_bracket
from factcheck.detection.attribution.mentions.source_kinds import (
    can_speak,
    denies,
    is_for_a_person,
    is_plural,
    kind_of,
    tells_again,
)
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.en.coordination import gives_examples
from factcheck.language.en.lexicon import Word
from factcheck.language.en.name_runs import after_portfolio, coordinated, without_epithet
from factcheck.language.en.name_table import Bearer, Name, is_suffix
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.verbs import is_perceived
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

# How much oftener the chief bearer of a surname is named.
_FAR_MORE = 3
# Within so many words behind a pronoun begins what "he said that" reports.
_NEAR_CLAUSE = 3
_PAIR = 2
_PRONOUN = Word.PRONOUN | Word.OBJECT_PRONOUN | Word.POSSESSIVE
_AGE = re.compile(r"[\w-]{1,20}-year-old")


@dataclass(slots=True)
class Discourse(Antecedents):
    """What the article has named so far, and by it what a noun phrase names.

    `called` has the form in which each body came first. `spokespersons` has where each unnamed one was brought in, and
    for whom; `authors` by which noun whose document goes on: "the statement"; `carrier` the outlet that reported last;
    `outer` who said the last thing, whoever was said to say something in it; `speaking` whose turn of a dialogue it is.
    """

    spoken_for: Mention | None = None
    called: dict[str, str] = field(default_factory=dict)
    spokespersons: dict[str, tuple[tuple[int, int], Mention]] = field(default_factory=dict)
    authors: dict[str, Mention] = field(default_factory=dict)
    carrier: tuple[int, int] | None = None
    outer: Mention | None = None
    speaking: Mention | None = None

    def mention(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """The mention that a noun phrase makes, named by the fullest form in the article."""
        if phrase.conjuncts:
            return self._coordinated(tokens, phrase)
        first = tokens[phrase.first]
        if phrase.first == phrase.last and first.word & _PRONOUN:
            if shows(tokens, phrase.first):
                return self._shown_by(first)
            is_apart = is_parenthetical(tokens, phrase.first) or is_perceived(tokens, phrase.first)
            known = self._of_pronoun(first, tokens[0].start if is_apart else None)
            return self._going_on(known, first, tokens[0].start) if goes_on_saying(tokens, phrase.first) else known
        if denies(tokens, phrase):
            inside = tokens[phrase.first : phrase.last + 1]
            text = joined(inside)
            return Mention(first.start, inside[-1].end, text, SourceKind.ANONYMOUS, can_speak=False, is_nobody=True)
        phrase = self._before_no_name(tokens, phrase)
        head = _head(tokens, phrase)
        runs = runs_of(self.names, tokens, phrase.first, head)
        return self._joint(tokens, phrase, head, runs) or self._of_noun_phrase(tokens, phrase, head, runs)

    def _before_no_name(self, tokens: list[Token], phrase: Phrase) -> Phrase:
        """The phrase up to a word that only a headline capitalises: "Ada Roe Powerfully"."""
        no_names, last = self.names.no_names, phrase.last
        while no_names and last > phrase.first and tokens[last].start in no_names:
            last -= 1
        return phrase if last == phrase.last else Phrase(phrase.first, last, min(phrase.head, last))

    def _of_noun_phrase(self, tokens: list[Token], phrase: Phrase, head: int, runs: list[Run]) -> Mention:
        """A person by proper name, age or office; else a body, role or document by the words of the phrase."""
        inside = tokens[phrase.first : phrase.last + 1]
        core = tokens[phrase.first : head + 1]
        start, end = inside[0].start, inside[-1].end
        name, is_person = proper_name(self.names, core, runs)
        kind = kind_of(core, inside, name, is_person=is_person)
        gender = gender_of(self.names, core, name)
        if name and is_person:
            full, certainty = self._bearer(name, gender, core)
            gender = gender or self.names.gender_of(full)
            return Mention(start, end, " ".join(full), kind, gender, is_person=True, certainty=certainty)
        known = self._of_age(inside)
        if known is not None:
            return known
        described = self._described(inside, core, gender)
        return described or self._of_common_noun(inside, core, name, kind, gender)

    def _described(self, inside: list[Token], core: list[Token], gender: str) -> Mention | None:
        """Whom or which body a definite description stands for, a place behind it or not: "the senator of Osk"."""
        behind = inside[len(core) :]
        if not behind:
            return self._redescribed(inside, gender) or self._of_body(inside)
        is_of_place = behind[0].low in ("of", "from") and behind[-1].is_capitalised and len(behind) == _PAIR
        if not is_of_place or core[-1].low not in members("told_again"):
            return None
        known = self._redescribed(core, gender)
        return None if known is None else known._replace(end=inside[-1].end)

    def _of_body(self, inside: list[Token]) -> Mention | None:
        """The body whose name the phrase ends, or that the article goes on about by a noun of its kind."""
        is_body_of_go_between = len(inside) == 1 and inside[0].text.islower()
        if inside[0].low != "the" and not is_body_of_go_between:
            return None
        whole = whole_name(self.names, inside)
        if whole is None:
            return body_gone_on_about(self, inside)
        text = " ".join(whole)
        name = next((called for called in self.called.values() if text in called), text)
        certainty = Certainty.SURE if is_in_force(self, whole) else Certainty.LIKELY
        return Mention(inside[0].start, inside[-1].end, name, SourceKind.ORGANISATION, certainty=certainty)

    def _of_common_noun(
        self, inside: list[Token], core: list[Token], name: Name, kind: SourceKind, gender: str
    ) -> Mention:
        """A body, role, document or unnamed person, by the words of the phrase up to its head, the `core`, or all."""
        text = self._text(core if kind is SourceKind.NAMED else inside, name)
        text = self._as_called(text) if core[-1].is_capitalised and kind is SourceKind.ORGANISATION else text
        speaks = can_speak(core) or gives_examples(inside)
        is_one = kind is SourceKind.ROLE or (kind is SourceKind.ANONYMOUS and bool(core[-1].word & Word.ROLE))
        is_person = is_one and speaks and not is_plural(core[-1])
        return Mention(
            inside[0].start,
            inside[-1].end,
            text,
            kind,
            gender,
            is_person=is_person or core[-1].low in members("adults_and_children"),
            can_speak=speaks,
            certainty=Certainty.SURE if speaks else Certainty.OPEN,
        )

    def _text(self, tokens: list[Token], name: Name) -> str:
        """The words without a bracket behind them, or of an acronym what it stands for."""
        text = joined(without_bracket(without_epithet(tokens)))
        return self.names.acronyms.get(name[0], text) if len(name) == 1 else text

    def _coordinated(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """Several who say it together: one source with all names."""
        parts = [self.mention(tokens, part) for part in phrase.conjuncts]
        if _is_of_one(tokens, phrase, parts):
            return parts[-1]._replace(start=tokens[phrase.first].start)
        if any(one.name == parts[0].name for one in parts[1:]):  # "Ada Roe, the senator from Osk and a candidate"
            return parts[0]
        kinds = {part.kind for part in parts}
        return Mention(
            tokens[phrase.first].start,
            tokens[phrase.last].end,
            listed(tuple(part.name for part in parts)),
            kinds.pop() if len(kinds) == 1 else SourceKind.ORGANISATION,
            can_speak=any(part.can_speak for part in parts),
            members=tuple(part.name for part in parts),
            certainty=least_sure(part.certainty for part in parts),
        )

    def _as_called(self, body: str) -> str:
        """The name under which the article first has the body: "the Associated Press" is "The Associated Press"."""
        return self.called.setdefault(body.casefold().removeprefix("the "), body)

    def _bearer(self, name: Name, gender: str, core: list[Token]) -> tuple[Name, Certainty]:
        """Who of those with one surname is meant, and how sure that is; a bare surname that two bear is never sure."""
        short = name[:-1] if len(name) > 1 and is_suffix(name[-1]) else name
        gender = gender or self.names.gender.get((short[-1].lower(),), "")
        bearers = self.names.bearers(short[0], gender, core[0].start) if len(short) == 1 else []
        if not bearers:
            return self.names.fullest(name, gender), Certainty.SURE
        if len(bearers) == 1:
            is_either = bearers[0].frequency < _FAR_MORE and self.names.has_sibling(bearers[0].form, short[0], gender)
            return bearers[0].form, Certainty.OPEN if is_either else Certainty.SURE
        meant = self._of_generation(bearers, core)
        if meant is not None:
            return meant.form, Certainty.SURE
        return self._of_several(bearers, gender)

    def _of_several(self, bearers: list[Bearer], gender: str) -> tuple[Name, Certainty]:
        if gender:
            bearers = [one for one in bearers if self._is_assumed(one, gender)] or bearers
            self.assumed.setdefault(" ".join(bearers[-1].form), gender)
            return bearers[-1].form, Certainty.OPEN
        if bearers[0].frequency >= _FAR_MORE * bearers[1].frequency:
            return bearers[0].form, Certainty.LIKELY
        return (self._gone_on_about(bearers) or _chief(bearers)).form, Certainty.OPEN

    def _of_generation(self, bearers: list[Bearer], core: list[Token]) -> Bearer | None:
        """Whom "the younger Hart", "Hart Sr." means."""
        told = (table("generations").get(token.low.rstrip(".")) for token in core)
        generation = next((one for one in told if one is not None), None)
        return self.names.older_or_younger(bearers, generation) if generation is not None else None

    def _gone_on_about(self, bearers: list[Bearer]) -> Bearer | None:
        """The bearer who was the last subject, two sentences back at most."""
        if not self.persons or self.persons[-1].start < self.start_of(2):
            return None
        return next((one for one in bearers if " ".join(one.form) == self.persons[-1].name), None)

    def _is_assumed(self, bearer: Bearer, gender: str) -> bool:
        return self.assumed.get(" ".join(bearer.form), gender) == gender

    def _joint(self, tokens: list[Token], phrase: Phrase, head: int, runs: list[Run]) -> Mention | None:
        """Two or more persons in one noun phrase, with all names: "Susan Hart and Maria Voss"."""
        if len(runs) < 2:
            return None
        core = tokens[phrase.first : head + 1]
        if runs[-1][1] != len(core) - 1 or len(set(coordinated(core, runs))) > 1:
            return None
        at = phrase.first
        persons = [self.mention(tokens, Phrase(at + first, at + last, at + last)) for first, last in runs]
        if not all(one.is_person and one.kind is SourceKind.NAMED for one in persons):
            return None
        names = tuple(one.name for one in persons)
        certainty = least_sure(one.certainty for one in persons)
        start, end = core[0].start, tokens[phrase.last].end
        return Mention(start, end, listed(names), SourceKind.NAMED, members=names, certainty=certainty)

    def _of_age(self, inside: list[Token]) -> Mention | None:
        """Whom "the 43-year-old" stands for: who has that age, else the person in force; never sure."""
        is_bare = len(inside) == 1 or (len(inside) == 2 and inside[0].low == "the")
        if not is_bare or not _AGE.fullmatch(inside[-1].low):
            return None
        before = inside[0].start
        aged = self._aged(inside[-1].text.partition("-")[0], before)
        known = next((person for person in reversed(aged or self.persons) if person.end <= before), None)
        if known is None:
            return None
        is_one = len({one.name for one in aged}) == 1 or (not aged and self._only_one_since(before))
        certainty = Certainty.LIKELY if is_one else Certainty.OPEN
        return known._replace(
            start=inside[0].start,
            end=inside[-1].end,
            antecedent=known.antecedent or (known.start, known.end),
            certainty=certainty,
        )

    def _aged(self, age: str, before: int) -> list[Mention]:
        """The persons named a few sentences back at most with that age behind their comma: "Ada Roe, 43,"."""
        found = []
        for past in self.sentences:
            for one in self.persons_of(past) if past.tokens[0].start < before else ():
                mark = bisect_left(past.tokens, one.end, key=lambda token: token.start)
                if low_at(past.tokens, mark) == "," and low_at(past.tokens, mark + 1) == age:
                    found.append(one)
        return found

    def _redescribed(self, inside: list[Token], gender: str) -> Mention | None:
        """Whom a definite description stands for: who is of that place or holds that office ("the Osk lawmaker", "the
        Russian president", "the prosecutor"); else whom the article goes on about, if it has named nobody since ("the
        veteran leader", "the 71-year-old Democrat"), which is never sure.
        """
        role = inside[-1]
        if inside[0].low != "the" or is_plural(role) or not is_for_a_person(role) or _is_acronym(role):
            return None
        known = of_that_place(self, inside, gender) or of_office(self, inside, gender)
        if known is not None or role.low in members("spokespersons"):
            return known
        start, end = inside[0].start, inside[-1].end
        last = self._only_one_since(start, gender) if tells_again(inside[1:]) else None
        if last is None or (gender and self._gender_of(last) not in ("", gender)) or contradicts(self, last, inside):
            return None
        antecedent = last.antecedent or (last.start, last.end)
        return last._replace(start=start, end=end, antecedent=antecedent, certainty=Certainty.LIKELY)

    def _only_one_since(self, before: int, gender: str = "") -> Mention | None:
        """The named person who was the last subject, a few sentences back at most, if nobody of the gender has been
        named since.
        """
        last = next((person for person in reversed(self.persons) if person.end <= before), None)
        if last is None or last.kind is not SourceKind.NAMED or last.start < self.start_of(RECENT):
            return None
        since = [past for past in self.sentences if past.tokens[-1].end > last.start]
        others = [one for past in since for one in self.persons_of(past) if one.name != last.name]
        rivals = (one for one in others if not gender or self._gender_of(one) in ("", gender))
        return None if any(one.end <= before for one in rivals) else last

    def _of_pronoun(self, token: Token, reported_from: int | None) -> Mention:
        """The mention by its antecedent; a person named in what a "..., he said" reports is rather another than he."""
        if token.text == "I" and self.speaking is not None:
            return self.speaking._replace(start=token.start, end=token.end, is_oneself=True)
        known = self.antecedent(token.low, token.start)
        if known is not None and (self._is_named_behind(known, token) or self._has_the_turn(known)):
            known = self._other_than(known, token)
        if known is not None and reported_from is not None and known.start >= reported_from:
            known = self._named_before(known, token, reported_from)
        if known is None:
            is_third = token.low in THIRD_PERSON or token.low in SUBJECT_FORMS
            certainty = Certainty.OPEN if is_third else Certainty.SURE
            return Mention(token.start, token.end, token.text, SourceKind.ANONYMOUS, certainty=certainty)
        place = known.antecedent or (known.start, known.end)
        return known._replace(start=token.start, end=token.end, antecedent=place, can_speak=True)

    def _has_the_turn(self, known: Mention) -> bool:
        return self.speaking is not None and known.name == self.speaking.name

    def _named_before(self, known: Mention, token: Token, reported_from: int) -> Mention:
        earlier = self.antecedent(token.low, reported_from)
        is_near = earlier is not None and earlier.start >= self.start_of(RECENT)
        known = earlier._replace(certainty=Certainty.LIKELY) if earlier is not None and is_near else known
        return known._replace(certainty=least_sure((known.certainty, Certainty.LIKELY)))

    def _shown_by(self, pronoun: Token) -> Mention:
        """The document that shows something, of those in reach: "The study took years. It shows that"; else "it"."""
        known = [one for one in self.bodies if one.start < pronoun.start and one.start >= self.start_of(RECENT)]
        document = next((one for one in reversed(known) if one.kind is SourceKind.DOCUMENT), None)
        start, end = pronoun.start, pronoun.end
        if document is None:
            it, unknown = pronoun.text, Certainty.OPEN
            return Mention(start, end, it, SourceKind.ANONYMOUS, can_speak=False, certainty=unknown)
        place = document.antecedent or (document.start, document.end)
        shown = document._replace(start=start, end=end, antecedent=place, can_speak=True)
        return shown if known[-1] is document else shown._replace(certainty=Certainty.LIKELY)

    def _going_on(self, known: Mention, pronoun: Token, sentence: int) -> Mention:
        """Who said the last thing, where that can be the pronoun's: "Roe said Kern called it late. He also said"; not
        where its own sentence names whom it stands for: "Kern called it late, though he added".
        """
        outer = self.outer
        if known.antecedent is not None and known.antecedent[0] >= sentence:
            return known
        if outer is None or outer.name == known.name or not self.may_be(pronoun.low, outer):
            return known
        if outer.end > pronoun.start or outer.start < self.start_of(RECENT):
            return known
        place = outer.antecedent or (outer.start, outer.end)
        going_on = outer._replace(start=pronoun.start, end=pronoun.end, antecedent=place)
        return going_on._replace(certainty=least_sure((outer.certainty, Certainty.LIKELY)))

    def _is_named_behind(self, known: Mention, token: Token) -> bool:
        """Whether the person is the subject of what the pronoun says: "He said Holt was ill" (Principle C)."""
        sentence = self.sentences[-1] if self.sentences else None
        if sentence is None or token.low not in SUBJECT_PRONOUNS or token.start < sentence.start:
            return False
        place = bisect_left(sentence.tokens, token.start, key=lambda one: one.start)
        if place > 0 and sentence.tokens[place - 1].word & Word.SUBORDINATOR:
            return False
        near = sentence.tokens[place + 1 : place + 1 + _NEAR_CLAUSE]
        persons = self.persons_of(sentence)
        first = bisect_left(persons, token.end, key=lambda one: one.start)
        starts = {one.start for one in near}
        return any(one.name == known.name and one.start in starts for one in persons[first : first + _NEAR_CLAUSE])

    def _other_than(self, known: Mention, token: Token) -> Mention:
        """The last subject before the pronoun who is another than that; else the same, open."""
        subjects = (one for one in reversed(self.persons) if one.end <= token.start and one.name != known.name)
        other = next((one for one in subjects if one.gender in ("", known.gender)), None)
        is_near = other is not None and other.start >= self.start_of(RECENT)
        return (other if other is not None and is_near else known)._replace(certainty=Certainty.OPEN)


def _is_of_one(tokens: list[Token], phrase: Phrase, parts: list[Mention]) -> bool:
    """Whether the conjuncts are offices of the person named last: "bank director and senior economist Ada Roe"."""
    first, last = phrase.conjuncts[0], phrase.conjuncts[-1]
    opens, head = tokens[first.first], tokens[first.head]
    is_office = parts[0].kind is SourceKind.ROLE and not opens.word & (Word.DETERMINER | Word.POSSESSIVE)
    has_office = not tokens[last.first].is_capitalised or any(
        one.word & Word.ROLE and not one.is_capitalised for one in tokens[last.first : last.last]
    )
    is_one = is_office and not is_plural(head) and parts[-1].kind is SourceKind.NAMED
    return len(parts) == _PAIR and is_one and has_office


def _chief(bearers: list[Bearer]) -> Bearer:
    """Of those who are named most often the one who came first."""
    most = bearers[0].frequency
    return max(bearers, key=lambda bearer: (bearer.frequency == most, -bearer.first))


def _head(tokens: list[Token], phrase: Phrase) -> int:
    """The head, before its bracket; or the last word of the name behind an office: Secretary of State Ada Roe."""
    if tokens[phrase.head].text == ")":
        opening = next((at for at in range(phrase.head, phrase.first, -1) if tokens[at].text == "("), phrase.head + 1)
        return max(phrase.first, opening - 1)
    if phrase.head + 2 >= phrase.last:
        return phrase.head
    is_office = tokens[phrase.head + 2].low in words("portfolios")
    return phrase.last if is_office and after_portfolio(tokens, phrase.head + 2) is not None else phrase.head


def _is_acronym(role: Token) -> bool:
    """ "The OSCE", not "the CEO"."""
    return role.text.isupper() and not role.word & Word.ROLE
