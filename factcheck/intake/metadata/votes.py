"""Names of a page, each with its weight as evidence -> the one with most votes."""

from collections import Counter, defaultdict
from collections.abc import Collection

from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.mastheads import is_known_outlet
from factcheck.intake.words import words

# Weights of evidence: a notice, a name by itself beside the headline, a name that is shown, and what may be another's.
NOTICE = 2
OWN = 1.5
SHOWN = 1.0
WEAK = 0.5
_FEWEST_VOTES = 1.0


class Votes:
    """Votes for names: those that differ in case, article or punctuation are one, written as most lines do."""

    def __init__(self) -> None:
        self.weights: defaultdict[str, float] = defaultdict(float)
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, weight: float) -> None:
        if name.startswith("the "):
            name = f"The {name[4:]}" if is_known_outlet(name[4:]) else name[4:]
        self.weights[name_key(name)] += weight * (WEAK if is_holder(name) else 1)
        self._forms[name_key(name)][name] += 1

    def best(self, barred: Collection[str] = ()) -> str | None:
        """The name with most votes, which is none of the `barred` ones."""
        key = max((key for key in self.weights if key not in barred), key=lambda key: self.weights[key], default=None)
        return self.form(key) if key is not None and self.weights[key] >= _FEWEST_VOTES else None

    def form(self, key: str) -> str:
        """The usual spelling, of two equally usual ones the longer: with its article."""
        forms = self._forms[key]
        return max(forms, key=lambda form: (not form.islower(), forms[form], len(form)))

    def merge(self) -> None:
        """One name inside another: the votes go to the one that has more, of two with as many to the full one."""
        for short in list(self.weights):
            for long in list(self.weights):
                if long.startswith(f"{short} "):
                    is_listed = [key in words("known_outlets") for key in (long, short)]
                    by_weight = sorted((long, short), key=lambda key: -self.weights[key])
                    keeps, gives = (long, short) if is_listed == [True, False] else by_weight
                    self.weights[keeps] += self.weights[gives]
                    self.weights[gives] = 0


def name_key(name: str) -> str:
    """What a name is counted under: folded, without its article."""
    return fold(name).removeprefix("the ")


def is_holder(name: str) -> bool:
    """Whether a name is that of a company that may hold papers: "Berg Holdings", "Norport Media Group"."""
    return not words("holders").isdisjoint(fold(name).split())
