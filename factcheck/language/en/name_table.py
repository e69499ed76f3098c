"""Table of an article's proper names: short forms linked to the fullest, with gender, generation, age and role."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.language.en.words import table, words

Name = tuple[str, ...]
_MOST_FORMS = 20
LONGEST_NAME = 4
ROMAN = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"})


class Bearer(NamedTuple):
    """One of several persons with the same short name: fullest form, frequency and first offset."""

    form: Name
    frequency: int
    first: int


@dataclass(slots=True)
class NameTable:
    """Every proper name of the article, indexed by each of its words; the fullest and most frequent form wins.

    `gender` is "m", "f" or "they", by titles, kinship nouns and pronouns; "" on conflict. `generation` is "elder" or
    "younger". `small` has the words that occur in lower case, `people` the persons of one name only. `roles` has the
    holders of each office and `origins` the words told of each name, both with where first; `duties` what somebody's
    offices are for; `siblings` has the first names that share a surname in "Amy and Zoe Bright"; `named` how often
    each surname stands there. `no_names` has where words begin that only a headline capitalises.
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
    duties: dict[Name, set[str]] = field(default_factory=dict)
    siblings: dict[str, list[str]] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)
    origins: dict[Name, dict[str, int]] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    no_names: set[int] = field(default_factory=set)
    outlets: set[Name] = field(default_factory=set)
    people: set[Name] = field(default_factory=set)
    borne: dict[str, list[Bearer]] = field(default_factory=dict)

    def fullest(self, name: Name, gender: str = "") -> Name:
        """The fullest form of a name of one or two words, by its last word (Clinton), else its first (Kim)."""
        for key in (surname(name), name[0]):
            fitting = self._forms_of(name, key, gender or self.gender.get(_low(name), ""))
            if fitting:
                return max(fitting, key=lambda pair: (_rank(pair[0], key), pair[1], len(pair[0]), pair[0]))[0]
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
        ranks = {pair[0]: _rank(pair[0], word) for pair in forms}
        return self._as_persons([pair for pair in forms if ranks[pair[0]] == max(ranks.values())])

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

    def holders_of(self, office: str, before: int) -> set[Name]:
        """The persons introduced in that office before the offset."""
        return {self._whole(name) for name, start in self.roles.get(office, {}).items() if start < before}

    def offices_of(self, name: Name) -> set[str]:
        """The offices in which the person is introduced."""
        return {office for office, forms in self.roles.items() if any(self._whole(form) == name for form in forms)}

    def duties_of(self, name: Name) -> set[str]:
        """What the person's offices are for, those of every form of the name."""
        return {duty for form, told in self.duties.items() if self._whole(form) == name for duty in told}

    def origins_of(self, before: int) -> dict[Name, set[str]]:
        """What is told before the offset of where each person is from: place, body and party."""
        known: dict[Name, set[str]] = {}
        for form, told in self.origins.items():
            known.setdefault(self._whole(form), set()).update(word for word, start in told.items() if start < before)
        return known

    def gender_of(self, name: Name) -> str:
        """ "m", "f" or "they"; "" if unknown."""
        shown = self.gender.get(_low(name))
        if shown:
            return shown
        known = first_name_gender(name)
        if known or len(name) == 1 or self.has_several(name):
            return known
        return self.gender.get((surname(name).lower(),), "")

    def has_several(self, name: Name) -> bool:
        """Whether several persons of the article share the surname."""
        return len(self.bearers(surname(name), "", 0)) > 1

    def has_sibling(self, name: Name, called: str, gender: str) -> bool:
        """Whether the person is called by a surname that another of that gender shares: of "Amy and Zoe Bright"."""
        firsts = (one for one in self.siblings.get(called.lower(), []) if one != name[0].lower())
        return any(_agree(gender, table("first_names").get(one, "")) for one in firsts)

    def note_gender(self, name: Name, gender: str) -> None:
        """Record evidence of a person's gender; conflicting evidence cancels out, "they" overrides."""
        key = _low(name)
        self.gender[key] = gender if self.gender.get(key, gender) == gender or gender == "they" else ""

    def _forms_of(self, name: Name, key: str, gender: str) -> list[tuple[Name, int]]:
        return [
            (form, count)
            for form, count in self._likely_forms(key.lower())
            if len(form) > len(name)
            and set(_low(name)) <= set(_low(form))
            and (not gender or _agree(gender, self._shown_gender(form)))
            and not (len(name) == 1 and self._is_relative(form, name))
        ]

    def _is_relative(self, form: Name, short: Name) -> bool:
        """Whether the surname alone has an office before anybody has the full form, which has another: "President Roe",
        then "his wife Ada Roe".
        """
        held = {office: forms[short] for office, forms in self.roles.items() if short in forms}
        if not held or min(held.values()) > self.first.get(form, 0):
            return False
        own = {office for office, forms in self.roles.items() if form in forms}
        return bool(own) and own.isdisjoint(held)

    def _shown_gender(self, form: Name) -> str:
        return self.gender.get(_low(form)) or first_name_gender(form)

    def _as_persons(self, forms: list[tuple[Name, int]]) -> list[Bearer]:
        """Merge name variants of one person: Hillary Clinton and Hillary Rodham Clinton, J. Kern and John Kern."""
        bearers: list[Bearer] = []
        for form, count in sorted(forms, key=_by_frequency):
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


def _by_frequency(counted: tuple[Name, int]) -> tuple[int, int, bool, Name]:
    """The most frequent form first, then the longest, then one that is not all capitals."""
    form, count = counted
    return -count, -len(form), form[0].isupper() and form[-1].isupper(), form


def _rank(form: Name, word: str) -> int:
    """How likely the word alone stands for the name: as its surname, as its first word, as one of several surnames
    ("Varela" of "Ana Luz Varela Ruiz").
    """
    low = word.lower()
    return 2 if surname(form).lower() == low else int(form[0].lower() == low)


def surname(name: Name) -> str:
    """The last word without generational suffix: Dunleavy of "Marcus Dunleavy Jr."."""
    return name[-2] if len(name) > 1 and is_suffix(name[-1]) else name[-1]


def is_suffix(word: str) -> bool:
    """Whether the last word of a name is a generational suffix: Jr., II."""
    return word.lower().rstrip(".") in table("generations") or word in ROMAN


def _are_one(form: Name, other: Name) -> bool:
    """Whether two name forms with a common word are variants of one person's name."""
    words_of_one, words_of_other = set(_low(form)), set(_low(other))  # ADA ROE is Ada Roe
    if words_of_one <= words_of_other or words_of_other <= words_of_one:
        return True
    if is_suffix(form[-1]) and is_suffix(other[-1]) and form[-1].rstrip(".") != other[-1].rstrip("."):
        return False  # John Roe Sr. and John Roe Jr.
    one, two = form[0].rstrip("."), other[0].rstrip(".")
    is_initial = 1 in (len(one), len(two)) and one[0] == two[0]
    return surname(form) == surname(other) and (one.casefold() == two.casefold() or is_initial)


def _agree(gender: str, other: str) -> bool:
    return not gender or not other or gender == other


def first_name_gender(name: Name) -> str:
    """The gender of a first name by the lexicon; "" if unknown or unisex."""
    return table("first_names").get(name[0].lower(), "") if len(name) > 1 else ""
