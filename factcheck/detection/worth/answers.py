"""Sentence -> binary features of check-worthiness (the named questions it answers with yes), by words and shape."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

_QUESTIONS = Path(__file__).parent / "data" / "questions.toml"
_TOKEN = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*|\d[\d,.]*|[%$€£₹?]")
_YEAR = re.compile(r"[12]\d\d\d$")
_NO_NAMES = frozenset({"i", "i'm", "i've", "i'll", "i'd", "god", "ok"})
_UNNAMED = frozenset({"it", "it's", "that", "that's", "this", "there", "there's", "these", "those"})
_SHORTEST_WITH_ENDING = 5
_SHORT = 10


@dataclass(slots=True)
class _Questions:
    """Features of `data/questions.toml`, indexed by trigger: unigram, bigram, suffix."""

    reasons: dict[str, str] = field(default_factory=dict)
    by_word: dict[str, frozenset[str]] = field(default_factory=dict)
    by_pair: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    by_ending: dict[str, str] = field(default_factory=dict)
    no_ending: frozenset[str] = frozenset()
    # Pairs whose words mean nothing by themselves: "first quarter" is no record and no share.
    compounds: frozenset[tuple[str, str]] = frozenset()


def reasons() -> dict[str, str]:
    """Feature name -> what a report says where it fires."""
    return _questions().reasons


def ask(words: str) -> frozenset[str]:
    """The names of the features that fire. A pure function of the words."""
    forms = _TOKEN.findall(words.replace("’", "'"))
    lows = _lowered(forms)
    questions = _questions()
    pairs = set(pairwise(lows))
    different = set(lows).difference(*(questions.compounds & pairs))
    found = set(_about_endings(different, questions))
    for pair in questions.by_pair.keys() & pairs:
        found |= questions.by_pair[pair]
    for low in questions.by_word.keys() & different:
        found |= questions.by_word[low]
    heads = "".join([form[0] for form in forms])
    found.update(_about_names(heads, lows), _about_shape(heads, lows))
    if not heads.isalpha():
        found.update(_about_figures(forms))
    return frozenset(found)


def _lowered(forms: list[str]) -> list[str]:
    """Lower case, but for the month "May", to tell it from the auxiliary."""
    lows = [form.lower() for form in forms]
    if "May" in forms:
        lows[1:] = [form if form == "May" else low for form, low in zip(forms[1:], lows[1:], strict=True)]
    return lows


def _about_endings(lows: set[str], questions: _Questions) -> list[str]:
    by_ending, exceptions = questions.by_ending, questions.no_ending
    return [
        by_ending[end]
        for low in lows
        if (end := low[-2:]) in by_ending and len(low) >= _SHORTEST_WITH_ENDING and low not in exceptions
    ]


def _about_figures(forms: list[str]) -> list[str]:
    numbers = [form.rstrip(".,") for form in forms if form[0].isdecimal()]
    years = sum(1 for number in numbers if _YEAR.match(number))
    found = ["date"] if years else []
    if len(numbers) > years:
        found.append("figure")
    if len(numbers) > years + 1:
        found.append("figures")
    return found


def _about_names(heads: str, lows: list[str]) -> list[str]:
    """Features of the number of capitalised words after the first; `heads` has the first character of each word."""
    names = len([low for head, low in zip(heads[1:], lows[1:], strict=True) if head.isupper() and low not in _NO_NAMES])
    return ["names", "many_names"][: 2 if names > 2 else min(names, 1)]


def _about_shape(heads: str, lows: list[str]) -> list[str]:
    found = ["question"] if "?" in heads else []
    if lows and lows[0] in _UNNAMED:
        found.append("subject_unnamed")
    if sum(map(str.isalnum, heads)) < _SHORT:
        found.append("short")
    return found


@cache
def _questions() -> _Questions:
    rows: dict[str, dict[str, str]] = tomllib.loads(_QUESTIONS.read_text(encoding="utf-8"))
    compounds = [(first, second) for first, seconds in rows.pop("compounds").items() for second in seconds.split()]
    questions = _Questions(reasons={name: row["reason"] for name, row in rows.items()})
    by_word: dict[str, set[str]] = {}
    by_pair: dict[tuple[str, str], set[str]] = {}
    for name, row in rows.items():
        for word in row.get("words", "").split():
            by_word.setdefault(word, set()).add(name)
        for phrase in filter(None, row.get("phrases", "").split("|")):
            first, second = phrase.split()
            by_pair.setdefault((first, second), set()).add(name)
        if "endings" in row:
            questions.by_ending[row["endings"]] = name
            questions.no_ending |= frozenset(row["except"].split())
    questions.compounds = frozenset(compounds)
    questions.by_word = {word: frozenset(names) for word, names in by_word.items()}
    questions.by_pair = {pair: frozenset(names) for pair, names in by_pair.items()}
    return questions
