"""Named entities: masked sentences -> proper names with titles, gender, roles and acronyms, short forms linked to the
fullest.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.words import members, table, words
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

Name = tuple[str, ...]
LONGEST_NAME = 4
_MOST_PARTICLES = 3
_MOST_FORMS = 20
_TITLE = Word.HONORIFIC | Word.ROLE
_QUARTERS = frozenset({"Q1", "Q2", "Q3", "Q4", "H1", "H2"})
_NO_PERSON = Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE
_GENDER_OF_OWNER = {"his": "m", "her": "f"}
_DIGITS_OF_AN_AGE = 2
_SHORTEST_GERUND = 6
_LONGEST_SMALL_WORD = 3
_ROMAN = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"})
_NEVER_A_NAME = Word.PRONOUN | Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.RELATIVE | Word.AUXILIARY


class Bearer(NamedTuple):
    """One of several persons with the same short name: fullest form, frequency and first offset."""

    form: Name
    frequency: int
    first: int


@dataclass(slots=True)
class NameTable:
    """Every proper name of the article, indexed by each of its words; the fullest and most frequent form wins.

    `gender` is "m", "f" or "they", by titles, kinship nouns and pronouns; "" on conflict. `generation` is "elder" or
    "younger". `small` has the words that occur in lower case.
    """

    full: dict[str, Counter[Name]] = field(default_factory=dict)
    likely: dict[str, list[tuple[Name, int]]] = field(default_factory=dict)
    first: dict[Name, int] = field(default_factory=dict)
    gender: dict[Name, str] = field(default_factory=dict)
    generation: dict[Name, str] = field(default_factory=dict)
    ages: dict[Name, int] = field(default_factory=dict)
    bodies: set[Name] = field(default_factory=set)
    acronyms: dict[str, str] = field(default_factory=dict)
    roles: dict[str, dict[Name, int]] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)
    borne: dict[str, list[Bearer]] = field(default_factory=dict)

    def fullest(self, name: Name, gender: str = "") -> Name:
        """The fullest form of a name of one or two words, by its last word (Clinton), else its first (Kim)."""
        for key in (_surname(name), name[0]):
            fitting = self._forms_of(name, key, gender or self.gender.get(_low(name), ""))
            if fitting:
                return max(fitting, key=lambda pair: (_surname(pair[0]) == key, pair[1], len(pair[0]), pair[0]))[0]
        return name

    def bearers(self, word: str, gender: str, before: int) -> list[Bearer]:
        """The candidate persons for one word, most frequent first, one form each.

        Those first named at or behind the offset `before` are left out, unless all are: a surname alone is an anaphor
        of a full name that precedes it.
        """
        if word not in self.borne:
            self.borne[word] = self._all_bearers(word)
        fitting = self.borne[word]
        if gender:
            fitting = [one for one in fitting if _agree(gender, self._shown_gender(one.form))]
        return [one for one in fitting if one.first < before] or fitting

    def _all_bearers(self, word: str) -> list[Bearer]:
        forms = [pair for pair in self._forms_of((word,), word, "") if self._is_person(pair[0])]
        return self._as_persons([pair for pair in forms if _surname(pair[0]) == word] or forms)

    def older_or_younger(self, bearers: list[Bearer], generation: str) -> Bearer | None:
        """The elder or younger of two persons with one surname: by their kinship, else by their ages."""
        if len(bearers) != 2:
            return None
        one, other = bearers
        for first, second in ((one, other), (other, one)):
            known = self.generation.get(first.form)
            if known is not None and self.generation.get(second.form) != known:
                return first if known == generation else second
        if one.form not in self.ages or other.form not in self.ages or self.ages[one.form] == self.ages[other.form]:
            return None
        by_age = sorted(bearers, key=lambda bearer: self.ages[bearer.form])
        return by_age[0 if generation == "younger" else 1]

    def holder_of(self, role: str, before: int) -> Name | None:
        """The only person introduced in that role before the offset; None for none or several."""
        holders = {self._whole(name) for name, start in self.roles.get(role, {}).items() if start < before}
        return holders.pop() if len(holders) == 1 else None

    def gender_of(self, name: Name) -> str:
        """ "m", "f" or "they"; "" if unknown."""
        shown = self.gender.get(_low(name))
        if shown:
            return shown
        known = first_name_gender(name)
        if known or len(name) == 1 or self.has_several(name):
            return known
        return self.gender.get((_surname(name).lower(),), "")

    def has_several(self, name: Name) -> bool:
        """Whether several persons of the article share the surname."""
        return len(self.bearers(_surname(name), "", 0)) > 1

    def note_gender(self, name: Name, gender: str) -> None:
        """Record evidence of a person's gender; conflicting evidence cancels out, "they" overrides."""
        key = _low(name)
        self.gender[key] = gender if self.gender.get(key, gender) == gender or gender == "they" else ""

    def _forms_of(self, name: Name, key: str, gender: str) -> list[tuple[Name, int]]:
        return [
            (form, count)
            for form, count in self._likely_forms(key.lower())
            if len(form) > len(name)
            and set(name) <= set(form)
            and (not gender or _agree(gender, self._shown_gender(form)))
            and key.lower() in (_surname(form).lower(), form[0].lower())
        ]

    def _shown_gender(self, form: Name) -> str:
        return self.gender.get(_low(form)) or first_name_gender(form)

    def _as_persons(self, forms: list[tuple[Name, int]]) -> list[Bearer]:
        """Merge name variants of one person: Hillary Clinton and Hillary Rodham Clinton, J. Kern and John Kern."""
        bearers: list[Bearer] = []
        for form, count in sorted(forms, key=lambda pair: (-pair[1], -len(pair[0]), pair[0])):
            at = next((at for at, known in enumerate(bearers) if _are_one(known.form, form)), None)
            if at is None:
                bearers.append(Bearer(form, count, self.first[form]))
            else:
                known = bearers[at]
                bearers[at] = Bearer(known.form, known.frequency + count, min(known.first, self.first[form]))
        return bearers

    def _is_person(self, form: Name) -> bool:
        return form not in self.bodies and " ".join(form).lower() not in words("bodies")

    def _whole(self, name: Name) -> Name:
        """The fullest form, or the bare surname if several persons share it."""
        return name if self.has_several(name) else self.fullest(name)

    def _likely_forms(self, key: str) -> list[tuple[Name, int]]:
        """The most frequent forms with that word; memoised once the whole article has been read."""
        if key not in self.likely:
            forms = self.full.get(key, Counter())
            self.likely[key] = forms.most_common(_MOST_FORMS)
        return self.likely[key]


def _low(name: Name) -> Name:
    return tuple(word.lower() for word in name)


def _surname(name: Name) -> str:
    """The last word without generational suffix: Dunleavy of "Marcus Dunleavy Jr."."""
    return name[-2] if len(name) > 1 and is_suffix(name[-1]) else name[-1]


def is_suffix(word: str) -> bool:
    """Whether the last word of a name is a generational suffix: Jr., II."""
    return word.lower().rstrip(".") in table("generations") or word in _ROMAN


def _are_one(form: Name, other: Name) -> bool:
    """Whether two name forms with a common word are variants of one person's name."""
    if set(form) <= set(other) or set(other) <= set(form):
        return True
    one, two = form[0].rstrip("."), other[0].rstrip(".")
    is_initial = 1 in (len(one), len(two)) and one[0] == two[0]
    return _surname(form) == _surname(other) and (one.casefold() == two.casefold() or is_initial)


def _agree(gender: str, other: str) -> bool:
    return not gender or not other or gender == other


def first_name_gender(name: Name) -> str:
    """The gender of a first name by the lexicon; "" if unknown or unisex."""
    return table("first_names").get(name[0].lower(), "") if len(name) > 1 else ""


def collect_names(sentences: list[MaskedSentence]) -> NameTable:
    """The proper names of an article. A sentence-initial capital counts only if the word is no common word."""
    names = NameTable()
    names.small.update(token.low for sentence in sentences for token in sentence.tokens if token.text == token.low)
    for sentence in sentences:
        in_capitals = _is_in_capitals(sentence.tokens)
        for start, last in name_runs(sentence.tokens):
            first = behind_opening(sentence.tokens, start, last, names.small)
            _note_acronym(names, sentence.tokens, first, last)
            titles, tokens = without_titles(sentence.tokens[first : last + 1])
            form = tuple(token.text for token in tokens)
            for title in titles:
                _note_title(names, title.low, form)
            if 2 <= len(form) <= LONGEST_NAME and (first_name_gender(form) or not in_capitals):
                names.first.setdefault(form, tokens[0].start)
                for word in {form[0].lower(), form[-1].lower(), _surname(form).lower()}:
                    names.full.setdefault(word, Counter())[form] += 1
                if tokens[-1].word & _NO_PERSON or tokens[0].word & NOUN:
                    names.bodies.add(form)
                _note_age(names, sentence.tokens, last, form)
            for role in _roles(sentence.tokens, first, last, titles):
                names.roles.setdefault(role, {}).setdefault(form, tokens[0].start)
                _note_title(names, role, form)
            _note_owner(names, sentence.tokens, last, form)
    return names


def _roles(tokens: list[Token], first: int, last: int, titles: list[Token]) -> Iterator[str]:
    """The roles of the person named at `first` to `last`: premodifier of the name, or in apposition to it."""
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
    """Abbreviation definition: World Falconry Association (WFA), or the initials of an organisation's name alone.

    After Schwartz and Hearst (2003), initials of capitalised words only; an ambiguous acronym is not resolved.
    """
    first = _start_of_body(tokens, first)
    inside = tokens[first : last + 1]
    initials = "".join(token.text[0] for token in inside if token.is_capitalised)
    letters = tokens[last + 2].text if last + 2 < len(tokens) and tokens[last + 1].text == "(" else ""
    if len(letters) > 1 and letters.isupper() and initials.endswith(letters):
        names.acronyms[letters] = _joined(inside)
        return
    is_body = tokens[last].word & Word.ORGANISATION or (first and tokens[first - 1].low == "the")
    if len(initials) > 1 and is_body:
        whole = names.acronyms.setdefault(initials, _joined(inside))
        if whole.casefold() != _joined(inside).casefold():
            names.acronyms[initials] = initials


def _start_of_body(tokens: list[Token], first: int) -> int:
    """Back over "of", "for", "and" and the capitals before them: "Department of State" of "State"."""
    while first > 1 and tokens[first - 1].low in members("inside_a_body") and tokens[first - 2].is_capitalised:
        first -= 2
        while first > 0 and tokens[first - 1].is_capitalised and not tokens[first - 1].word & _NEVER_A_NAME:
            first -= 1
    return first


def _joined(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def without_titles(run: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split a name into its titles and the name proper; post-nominal letters (KC, MP) are dropped."""
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
    """Whether the word is a post-nominal abbreviation in capitals: MP, KC, MLA; not an initial, not a
    name in capitals.
    """
    is_short = 2 <= len(token.text) <= 4 and "." not in token.text
    return token.text.isupper() and is_short and token.text not in _ROMAN


def _note_title(names: NameTable, title: str, form: Name) -> None:
    """Record the gender that a title or kinship noun implies: Mr, spokeswoman, "his son"."""
    gender = gender_of_title(title)
    if gender:
        names.note_gender(form, gender)
    generation = table("generations").get(title)
    if generation is not None:
        names.generation.setdefault(form, generation)


def _note_age(names: NameTable, tokens: list[Token], last: int, form: Name) -> None:
    """Record the age in apposition: "Rolf Stern, 61, ..."."""
    age = tokens[last + 2].text if last + 3 < len(tokens) and tokens[last + 1].text == "," else ""
    if age.isdecimal() and len(age) <= _DIGITS_OF_AN_AGE and tokens[last + 3].text in ",.":
        names.ages.setdefault(form, int(age))


def _note_owner(names: NameTable, tokens: list[Token], last: int, form: Name) -> None:
    """Record the gender of a possessive's antecedent: "Mina Holt and her husband"; "Alex Morrow, who uses they/them
    pronouns".
    """
    behind = [token.low for token in tokens[last + 1 : last + 3]]
    if behind[:1] == ["and"] and behind[1:] and behind[1] in _GENDER_OF_OWNER:
        is_kin = any(token.word & Word.ROLE for token in tokens[last + 3 : last + 5])
        if is_kin:
            names.note_gender(form, _GENDER_OF_OWNER[behind[1]])
    lows = [token.low for token in tokens[last + 1 : last + 8]]
    if "pronouns" in lows and any(low.startswith("they") for low in lows[: lows.index("pronouns")]):
        names.note_gender(form, "they")


def gender_of_title(title: str) -> str:
    """The gender that a title implies; "" for none."""
    return _genders_of_titles().get(title) or ("f" if title.endswith("woman") else "")


@cache
def _genders_of_titles() -> dict[str, str]:
    of_men = words("male_titles") | {
        role for role in words("roles") if role.endswith("man") and not role.endswith("woman")
    }
    return {**dict.fromkeys(of_men, "m"), **dict.fromkeys(words("female_titles"), "f")}


def name_runs(tokens: list[Token]) -> list[tuple[int, int]]:
    """Token indices (first, last; inclusive) of the runs of capitalised words that look like proper names."""
    runs: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        if not token.is_capitalised or not _is_name_word(tokens, place):
            continue
        last = runs[-1][1] if runs else place
        if last < place <= last + 1 + _MOST_PARTICLES and all(map(_joins, tokens[last + 1 : place])):
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def behind_opening(tokens: list[Token], first: int, last: int, small: set[str]) -> int:
    """Where the proper name begins behind a sentence-initial word: of "Hammering Hillary Clinton" the second word.

    A word that the article has in lower case elsewhere is no part of a name (Mikheev 1999); nor is a participle.
    """
    if first or first == last or not tokens[1].is_word or table("first_names").get(tokens[0].low):
        return first
    is_title = tokens[0].word & _TITLE
    is_word = tokens[0].low in small and not tokens[0].word & NOUN
    opens = is_word or (tokens[0].low.endswith("ing") and (last > 1 or _takes_object(tokens)))
    return 1 if opens and not is_title else first


def _takes_object(tokens: list[Token]) -> bool:
    """Whether a gerund opens the sentence, no subject of a verb: "Hosting Cook at the show", not "Browning Lee"."""
    is_long = len(tokens[0].text) >= _SHORTEST_GERUND
    return is_long and len(tokens) > 2 and bool(tokens[2].word & (Word.PREPOSITION | Word.CALENDAR))


def _is_in_capitals(tokens: list[Token]) -> bool:
    """Whether the sentence is a headline in title case, where capitals mark no proper names."""
    long = [token for token in tokens if token.is_word and len(token.text) > _LONGEST_SMALL_WORD]
    return len(long) > 3 and all(token.is_capitalised or token.text[0].isdigit() for token in long)


def coordinated(tokens: list[Token], runs: list[tuple[int, int]]) -> list[int]:
    """A group number for each run, the same for conjuncts: "Holt, Lind and Voss", "Holt and her son, Voss"."""
    numbers = list(range(len(runs)))
    listed = 0  # where the list with commas alone begins
    for which in range(1, len(runs)):
        between = tokens[runs[which - 1][1] + 1 : runs[which][0]]
        if any(token.low in ("and", "&", "or") for token in between) and all(_may_coordinate(one) for one in between):
            numbers[listed : which + 1] = [numbers[listed]] * (which + 1 - listed)
        elif [token.text for token in between] != [","]:
            listed = which
    return numbers


def _may_coordinate(token: Token) -> bool:
    """Whether the token may stand between conjunct names: titles, "her husband", commas."""
    if token.text == "," or token.low in ("and", "&", "or") or token.text.isdecimal():
        return True
    return bool(token.word & (Word.POSSESSIVE | Word.ROLE | Word.HONORIFIC | Word.ADJECTIVE))


def _joins(token: Token) -> bool:
    """Whether the token can stand inside a proper name: a particle (van der, bin) or a nickname in quotation marks."""
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
    """Where the proper name begins behind an office: the index of Ada in "Secretary of State Ada Roe";
    None for none.
    """
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
    """Whether the word is unambiguously a reporting verb, in a title-case headline: "Lindsey Graham Says"."""
    return bool(token.word & CUE) and not token.word & (NOUN | Word.BASE_FORM | Word.PARTICIPLE | Word.NOUN_LIKE)
