"""Name the sources: the fullest form of each name in an article, what kind of source it is, and who "she" is."""

from collections import Counter
from dataclasses import dataclass, field

from factcheck.detection.lexicon import NOUN, Word
from factcheck.detection.masking import MaskedSentence
from factcheck.detection.phrases import Phrase
from factcheck.detection.tokens import Token
from factcheck.detection.words import table, words
from factcheck.domain.claim import SourceKind

_PARTICLES = frozenset(
    {"de", "da", "di", "du", "del", "der", "den", "van", "von", "bin", "ibn", "al", "el", "la", "le"}
)
_FEMALE = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "madame", "mme", "frau", "smt"})
_MALE = frozenset({"mr", "sir", "lord", "king", "prince", "herr", "monsieur", "shri", "pope", "rabbi", "father"})
_GENDER_OF_PRONOUN = {"he": "m", "she": "f"}
_PERSONAL = frozenset({"he", "she", "who"})
_STAND_FOR_PEOPLE = frozenset(
    {
        "many",
        "some",
        "several",
        "others",
        "most",
        "both",
        "few",
        "half",
        "third",
        "quarter",
        "dozens",
        "one",
        "two",
        "three",
    }
)
# Endings that make a noun a person's: teacher, instructor, economist, librarian, applicant, and their plurals.
_ENDINGS_OF_PERSONS = (
    "er",
    "ers",
    "or",
    "ors",
    "ist",
    "ists",
    "ian",
    "ians",
    "ant",
    "ants",
    "man",
    "woman",
    "men",
    "women",
)
_LONGEST_NAME = 4
_IN_FORCE = 12


@dataclass(frozen=True, slots=True)
class Mention:
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
class NameTable:
    """Every proper name of the article, by each of its words; the fullest and most frequent form wins."""

    full: dict[str, Counter[tuple[str, ...]]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)

    def fullest(self, name: tuple[str, ...], gender: str = "") -> tuple[str, ...]:
        """The fullest form of a name of one or two words: by its last word (Clinton), else its first (Kim)."""
        for key in (name[-1], name[0]):
            forms = self.full.get(key.lower())
            if forms is None:
                continue
            fitting = [
                (count, form)
                for form, count in forms.items()
                if len(form) > len(name)
                and set(name) <= set(form)
                and _agree(gender, self.gender_of(form))
                and (form[-1].lower() == key.lower() or form[0].lower() == key.lower())
            ]
            if fitting:
                return max(fitting, key=lambda pair: (pair[1][-1] == name[-1], pair[0], len(pair[1]), pair[1]))[1]
        return name

    def gender_of(self, name: tuple[str, ...]) -> str:
        return _first_name_gender(name) or self.gender.get(name[-1].lower(), "")


def _agree(gender: str, other: str) -> bool:
    return not gender or not other or gender == other


def _first_name_gender(name: tuple[str, ...]) -> str:
    return table("first_names").get(name[0].lower(), "") if len(name) > 1 else ""


def collect_names(sentences: list[MaskedSentence]) -> NameTable:
    """Read the names of an article; capitals at the start of a sentence count only where the word is no common one."""
    names = NameTable()
    for sentence in sentences:
        for first, last in name_runs(sentence.tokens):
            tokens = [token for token in sentence.tokens[first : last + 1] if token.is_word]
            while tokens and tokens[0].word & (Word.HONORIFIC | Word.ROLE) and len(tokens) > 1:
                _note_gender(names, tokens)
                tokens = tokens[1:]
            form = tuple(token.text for token in tokens)
            if 2 <= len(form) <= _LONGEST_NAME:
                for word in {form[0].lower(), form[-1].lower()}:
                    names.full.setdefault(word, Counter())[form] += 1
    return names


def _note_gender(names: NameTable, tokens: list[Token]) -> None:
    title = tokens[0].low
    gender = _gender_of_title(title)
    if gender:
        names.gender[tokens[-1].low] = gender


def _gender_of_title(title: str) -> str:
    if title in _FEMALE or title.endswith("woman"):
        return "f"
    return "m" if title in _MALE or (title.endswith("man") and title in words("roles")) else ""


def name_runs(tokens: list[Token]) -> list[tuple[int, int]]:
    """First and last positions (inclusive) of the runs of capitalised words that look like names."""
    runs: list[tuple[int, int]] = []
    place = 0
    while place < len(tokens):
        if not _is_name_word(tokens, place):
            place += 1
            continue
        last = place
        while last + 1 < len(tokens):
            if _is_name_word(tokens, last + 1):
                last += 1
            elif (
                (tokens[last + 1].low in _PARTICLES or tokens[last + 1].word == Word.QUOTE)
                and last + 2 < len(tokens)
                and _is_name_word(tokens, last + 2)
            ):
                last += 2
            else:
                break
        runs.append((place, last))
        place = last + 1
    return runs


def _is_name_word(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if not token.is_capitalised or token.word & (Word.CALENDAR | Word.QUOTE):
        return False
    if token.word & ~(NOUN | Word.HONORIFIC):
        return place > 0 and not token.word & (Word.PRONOUN | Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION)
    return True


@dataclass(slots=True)
class _Past:
    """A sentence that is over; its persons are looked for when a pronoun asks for them."""

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
        """Take note of a sentence that is over: a pronoun turns to the persons named in it where no subject fits."""
        self.sentences.append(_Past(tokens))
        if len(self.sentences) > _IN_FORCE:
            del self.sentences[0]

    def antecedent(self, pronoun: str, before: int) -> Mention | None:
        """The mention that the pronoun stands for: the latest that fits in gender and kind."""
        if pronoun in _PERSONAL:
            return self._person(_GENDER_OF_PRONOUN.get(pronoun, ""), before)
        if pronoun == "it":
            return next((m for m in reversed(self.bodies) if m.start < before), None)
        if pronoun == "they":
            return next((m for m in reversed(self.bodies) if m.start < before and _is_many(m)), None)
        return None

    def _person(self, gender: str, before: int) -> Mention | None:
        """The latest subject whose gender fits or is not known; else, or where it stands later, another person."""
        subjects = [_latest(self.persons, gender, before), _latest(self.persons, "", before)]
        subject = max((m for m in subjects if m is not None), key=lambda mention: mention.start, default=None)
        if subject is not None and subject.gender:
            return subject
        if subject is None:
            return self._bystander(gender, after=0) or self._bystander("", after=0)
        return self._bystander(gender, after=subject.start) or subject

    def _bystander(self, gender: str, *, after: int) -> Mention | None:
        """The latest person of that gender named in an earlier sentence beyond the offset `after`."""
        for past in reversed(self.sentences):
            if past.tokens[-1].start <= after:
                return None
            if past.persons is None:
                past.persons = self._persons_in(past.tokens)
            found = _latest([m for m in past.persons if m.start > after], gender, past.tokens[-1].end)
            if found is not None:
                return found
        return None

    def _persons_in(self, tokens: list[Token]) -> list[Mention]:
        mentions = [self.mention(tokens, Phrase(first, last, last)) for first, last in name_runs(tokens)]
        return [mention for mention in mentions if mention.is_person]

    def mention(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """The mention that a noun phrase makes, named by the fullest form in the article."""
        inside = tokens[phrase.first : phrase.last + 1]
        start, end = inside[0].start, inside[-1].end
        if inside[0].word & Word.PRONOUN and len(inside) == 1:
            return self._of_pronoun(inside[0])
        core = tokens[phrase.first : phrase.head + 1]
        name, is_person = self._proper_name(core)
        kind = _kind(core, inside, name, is_person=is_person)
        gender = self._gender(core, name)
        if name and is_person:
            full = self.names.fullest(name, gender)
            return Mention(start, end, " ".join(full), kind, gender or self.names.gender_of(full), is_person=True)
        text = _joined(inside if kind is not SourceKind.NAMED else core)
        can_speak = bool(name) or _can_speak(core)
        return Mention(
            start,
            end,
            text,
            kind,
            gender,
            is_person=kind is SourceKind.ROLE and can_speak and not _is_plural(core[-1]),
            can_speak=can_speak,
        )

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
        words_of_run = core[run[0] : run[1] + 1]
        titles = [place for place, token in enumerate(words_of_run[:-1]) if token.word & (Word.HONORIFIC | Word.ROLE)]
        titled = bool(titles)
        if titled:
            words_of_run = words_of_run[titles[-1] + 1 :]
        name = tuple(token.text for token in words_of_run if token.is_word)
        if len(name) == 1 and words_of_run[0].word & (Word.ROLE | Word.COLLECTIVE) and not titled:
            return (), False
        titled = titled or (run[0] > 0 and bool(core[run[0] - 1].word & (Word.HONORIFIC | Word.ROLE)))
        return name, titled or self._is_persons_name(name, words_of_run)

    def _is_persons_name(self, name: tuple[str, ...], tokens: list[Token]) -> bool:
        whole = " ".join(name).lower()
        if whole in words("bodies") or tokens[-1].word & (Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE):
            return False
        if any(token.word & Word.ORGANISATION for token in tokens) or (name[-1].isupper() and len(name[-1]) > 1):
            return False
        if _first_name_gender(name):
            return True
        if len(name) == 1:
            full = self.names.fullest(name)
            return (
                len(full) > 1
                and not any(word.lower() in words("organisations") for word in full)
                and (" ".join(full).lower() not in words("bodies"))
            )
        return len(name) <= _LONGEST_NAME and not any(word.lower() in words("bodies") for word in name)

    def _gender(self, core: list[Token], name: tuple[str, ...]) -> str:
        for token in core:
            gender = _gender_of_title(token.low)
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
    return " ".join(token.text for token in tokens).replace(" ’s", "’s").replace(" 's", "'s")


def _is_many(mention: Mention) -> bool:
    return mention.name.lower().endswith(("s", "people", "police", "men", "women", "both"))


def _is_plural(head: Token) -> bool:
    return head.low.endswith(("s", "men", "women", "people"))


def _kind(core: list[Token], inside: list[Token], name: tuple[str, ...], *, is_person: bool) -> SourceKind:
    unnamed = words("anonymous")
    head = core[-1]
    if name and is_person:
        return SourceKind.NAMED
    if any(token.low in unnamed for token in inside):
        return SourceKind.ANONYMOUS
    if head.word & Word.COLLECTIVE and not name:
        return SourceKind.ANONYMOUS
    if head.word & Word.ROLE and not name:
        return SourceKind.ROLE
    if head.word & Word.DOCUMENT and not head.word & Word.ORGANISATION and not (name and len(name) > 1):
        return SourceKind.DOCUMENT
    if name or head.word & Word.ORGANISATION or head.is_capitalised:
        return SourceKind.ORGANISATION
    return SourceKind.ROLE if head.low.endswith(_ENDINGS_OF_PERSONS) else SourceKind.ORGANISATION


def _can_speak(core: list[Token]) -> bool:
    head = core[-1]
    if head.word & NOUN or head.low in _STAND_FOR_PEOPLE or head.low.endswith(_ENDINGS_OF_PERSONS):
        return True
    return head.is_capitalised or any(token.text[0].isdigit() or token.low in _STAND_FOR_PEOPLE for token in core)
