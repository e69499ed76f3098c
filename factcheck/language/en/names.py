"""Read the names of an article: their runs of words, their titles, and the fullest form of each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.words import table, words
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

LONGEST_NAME = 4
_MOST_PARTICLES = 3
_MOST_FORMS = 20
_TITLE = Word.HONORIFIC | Word.ROLE
_QUARTERS = frozenset({"Q1", "Q2", "Q3", "Q4", "H1", "H2"})
_NEVER_A_NAME = Word.PRONOUN | Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.RELATIVE | Word.AUXILIARY


@dataclass(slots=True)
class NameTable:
    """Every proper name of the article, by each of its words; the fullest and most frequent form wins."""

    full: dict[str, Counter[tuple[str, ...]]] = field(default_factory=dict)
    likely: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    roles: dict[str, dict[tuple[str, ...], int]] = field(default_factory=dict)

    def fullest(self, name: tuple[str, ...], gender: str = "") -> tuple[str, ...]:
        """The fullest form of a name of one or two words: by its last word (Clinton), else its first (Kim)."""
        for key in (name[-1], name[0]):
            fitting = [
                (count, form)
                for form, count in self._likely_forms(key.lower())
                if len(form) > len(name)
                and set(name) <= set(form)
                and _agree(gender, self.gender_of(form))
                and (form[-1].lower() == key.lower() or form[0].lower() == key.lower())
            ]
            if fitting:
                return max(fitting, key=lambda pair: (pair[1][-1] == name[-1], pair[0], len(pair[1]), pair[1]))[1]
        return name

    def holder_of(self, role: str, before: int) -> tuple[str, ...] | None:
        """The one person whom the article has introduced in that role before the offset; None for none, or several."""
        holders = {self._whole(name) for name, start in self.roles.get(role, {}).items() if start < before}
        return holders.pop() if len(holders) == 1 else None

    def _whole(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest form, or the surname as it is where several people bear it."""
        forms = {form for form, _ in self._likely_forms(name[-1].lower()) if form[-1] == name[-1]}
        first_names = {form[0].rstrip(".")[:1] for form in forms}
        return name if len(first_names) > 1 else self.fullest(name)

    def _likely_forms(self, key: str) -> list[tuple[tuple[str, ...], int]]:
        """The most frequent forms with that word, looked up once the whole article has been read."""
        if key not in self.likely:
            forms = self.full.get(key, Counter())
            self.likely[key] = forms.most_common(_MOST_FORMS)
        return self.likely[key]

    def gender_of(self, name: tuple[str, ...]) -> str:
        return first_name_gender(name) or self.gender.get(name[-1].lower(), "")


def _agree(gender: str, other: str) -> bool:
    return not gender or not other or gender == other


def first_name_gender(name: tuple[str, ...]) -> str:
    return table("first_names").get(name[0].lower(), "") if len(name) > 1 else ""


def collect_names(sentences: list[MaskedSentence]) -> NameTable:
    """Read the names of an article; capitals at the start of a sentence count only where the word is no common one."""
    names = NameTable()
    for sentence in sentences:
        for first, last in name_runs(sentence.tokens):
            _note_acronym(names, sentence.tokens, first, last)
            titles, tokens = without_titles(sentence.tokens[first : last + 1])
            for title in titles:
                _note_gender(names, title, tokens[-1])
            form = tuple(token.text for token in tokens)
            if 2 <= len(form) <= LONGEST_NAME:
                for word in {form[0].lower(), form[-1].lower()}:
                    names.full.setdefault(word, Counter())[form] += 1
            for role in _roles(sentence.tokens, first, last, titles):
                names.roles.setdefault(role, {}).setdefault(form, tokens[0].start)
    return names


def _roles(tokens: list[Token], first: int, last: int, titles: list[Token]) -> Iterator[str]:
    """What the article says that the person named at `first` to `last` is: before the name, or apposed to it."""
    yield from (title.low for title in titles if title.word & Word.ROLE)
    if first and tokens[first - 1].word & Word.ROLE:
        yield tokens[first - 1].low
    before = phrase_ending_at(tokens, first - 2) if first > 1 and tokens[first - 1].text == "," else None
    after = phrase_starting_at(tokens, last + 2) if last + 2 < len(tokens) and tokens[last + 1].text == "," else None
    if before is not None and last + 1 < len(tokens) and tokens[last + 1].text in ",.":
        yield from _role_of(tokens, before)
    if after is not None and (after.last + 1 >= len(tokens) or tokens[after.last + 1].text in ",."):
        yield from _role_of(tokens, after)


def _role_of(tokens: list[Token], phrase: Phrase) -> Iterator[str]:
    head = tokens[phrase.head]
    if head.word & Word.ROLE and not head.is_capitalised:
        yield head.low


def _note_acronym(names: NameTable, tokens: list[Token], first: int, last: int) -> None:
    """World Falconry Association (WFA): the letters stand for the name from there on."""
    if last + 3 > len(tokens) or tokens[last + 1].text != "(" or not tokens[last + 2].text.isupper():
        return
    letters = tokens[last + 2].text
    initials = "".join(token.text[0] for token in tokens[first : last + 1] if token.is_capitalised)
    if len(letters) > 1 and initials.endswith(letters):
        names.acronyms[letters] = " ".join(token.text for token in tokens[first : last + 1])


def without_titles(run: list[Token]) -> tuple[list[Token], list[Token]]:
    """The titles before a name, and the words of the name itself: up to the last title, or letters such as MLA; letters
    after a name (KC, MP) are left out too.
    """
    if len(run) == 1:
        return [], run
    words_of_run = [token for token in run if token.is_word]
    while len(words_of_run) > 2 and _are_letters(words_of_run[-1]):
        words_of_run.pop()
    titles = [
        place
        for place, token in enumerate(words_of_run[:-1])
        if token.word & _TITLE
        or ("-" in token.low and token.low.rpartition("-")[2] in words("roles"))  # Vice-mayor
        or (_are_letters(token) and place < len(words_of_run) - 2)
    ]
    cut = titles[-1] + 1 if titles else 0
    return words_of_run[:cut], words_of_run[cut:]


def _are_letters(token: Token) -> bool:
    """Whether the word is an abbreviation in capitals: MP, KC, MLA; not an initial, not a name in capitals."""
    return token.text.isupper() and 2 <= len(token.text) <= 4 and "." not in token.text


def _note_gender(names: NameTable, title: Token, name: Token) -> None:
    gender = gender_of_title(title.low)
    if gender:
        names.gender[name.low] = gender


def gender_of_title(title: str) -> str:
    return _genders_of_titles().get(title) or ("f" if title.endswith("woman") else "")


@cache
def _genders_of_titles() -> dict[str, str]:
    of_men = words("male_titles") | {
        role for role in words("roles") if role.endswith("man") and not role.endswith("woman")
    }
    return {**dict.fromkeys(of_men, "m"), **dict.fromkeys(words("female_titles"), "f")}


def name_runs(tokens: list[Token]) -> list[tuple[int, int]]:
    """First and last positions (inclusive) of the runs of capitalised words that look like names."""
    runs: list[tuple[int, int]] = []
    place = 0
    while place < len(tokens):
        if not (tokens[place].is_capitalised and _is_name_word(tokens, place)):
            place += 1
            continue
        last = place
        while True:
            after = last + 1
            while after < len(tokens) and after - last <= _MOST_PARTICLES and _joins(tokens[after]):
                after += 1
            if after >= len(tokens) or not _is_name_word(tokens, after):
                break
            last = after
        runs.append((place, last))
        place = last + 1
    return runs


def _joins(token: Token) -> bool:
    """Whether the word, or a nickname in quotation marks, can stand inside a name: van der, bin, "Cia"."""
    return token.word == Word.QUOTE or (bool(token.word & Word.PARTICLE) and not token.is_capitalised)


def _is_name_word(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if not token.is_capitalised or token.word & (Word.CALENDAR | Word.QUOTE) or token.text in _QUARTERS:
        return False
    if token.low in words("portfolios") and after_portfolio(tokens, place) is not None:
        return False
    if token.word & ~(NOUN | Word.HONORIFIC):
        return place > 0 and not (token.word & _NEVER_A_NAME or _only_reports(token))
    return True


def after_portfolio(tokens: list[Token], place: int) -> int | None:
    """Where the name begins behind an office: the place of Ada in "Secretary of State Ada Roe"; None where none is."""
    first = place
    while first > 0 and (tokens[first].low in words("portfolios") or tokens[first].low == "and"):
        first -= 1
    if first < 1 or tokens[first].low not in ("of", "for") or not tokens[first - 1].word & Word.ROLE:
        return None
    while place < len(tokens) and (tokens[place].low in words("portfolios") or tokens[place].low == "and"):
        place += 1
    behind = tokens[place : place + 2]
    return place if len(behind) == 2 and all(one.is_capitalised for one in behind) else None


def _only_reports(token: Token) -> bool:
    """Whether it can only be a verb of reporting, in a headline in capitals: "Lindsey Graham Says"."""
    return bool(token.word & CUE) and not token.word & (NOUN | Word.BASE_FORM | Word.PARTICIPLE | Word.NOUN_LIKE)
