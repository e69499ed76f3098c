"""One paragraph -> its CRF features: length, shape, punctuation, boilerplate vocabulary, function-word share."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from factcheck.intake.language_id import function_words
from factcheck.intake.words import table

_WORD = re.compile(r"[\w'-]+")
_ENDS_OF_SENTENCES = frozenset(".!?…。！？।؟۔")
_CLOSING_MARKS = "\"'”’»)]」』"
_BULLET = re.compile(r"[*•+▪●◦‣·»–—-]\s|\d{1,2}[.)]\s|[*+•·]$")
_ADDRESS = re.compile(r"https?://|www\.|\.com\b|@\w")
# The forms from here to _NUMBER_AT_END begin with what is rare, by which they are found fast.
_GLUED = re.compile(r"[A-Z](?<=[a-z.?!][A-Z])[a-z]")
_DATE_DIGITS = re.compile(r"\d(?:(?<!\w\d)(?:(?<=1)9|(?<=2)0)\d\d\b|:\d\d)")
_DIGIT = re.compile(r"\d")
_FRACTION = re.compile(r"\d ?/ ?\d")
_NUMBER_AT_END = re.compile(r"o(?<!\wo)f \d+$")

# A character of these scripts says as much as two or three letters of an alphabet.
_IDEOGRAPHS = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_FROM_IDEOGRAPHS_ON = re.compile("[\u3040-\U0010ffff]")
_IDEOGRAPH_WEIGHT = 2.5

# Long paragraphs show what they are at both ends.
_EDGE = 300
LONG = 80
SHORT_SENTENCE = 25
VERY_LONG = 200
_SHORTEST_WORD = 4


# Discretise: the number of edges that a value reaches.
bucket = bisect_right

Known = TypeVar("Known")


class _once(Generic[Known]):  # noqa: N801 (a decorator)
    """`cached_property` without the lock that it takes before Python 3.12: that takes longer than most looks do."""

    def __init__(self, compute: Callable[["Look"], Known]) -> None:
        self._compute = compute

    def __set_name__(self, owner: type["Look"], name: str) -> None:
        self._name = name

    def __get__(self, look: "Look", owner: type["Look"]) -> Known:
        known: Known = self._compute(look)
        look.__dict__[self._name] = known
        return known


@dataclass(frozen=True, eq=False)
class Look:
    """Features of one paragraph. `shape`: S long and ends as a sentence, L long and does not, s and x the short ones.

    `length` is in characters, ideographs weighed 2.5. What the words tell is computed on first access: a bare text
    needs little of it.
    """

    text: str
    length: int
    shape: str
    is_prose: bool

    @_once
    def kinds(self) -> frozenset[str]:
        """The kinds of data/furniture.txt, and date, byline and media."""
        return _kinds(self._sampled)

    @_once
    def traits(self) -> tuple[str, ...]:
        """The names of features that the models weigh."""
        text, (sample, words, lowered, different, digits) = self.text, self._sampled
        size = "long" if self.length >= LONG else "short"
        return (
            "any",
            *_form_traits(text, self.length, size, closed=is_closed(text)),
            *_word_traits(words, lowered, different, size),
            *_mark_traits(sample, size, digits),
            *(f"kind_{kind}_{size}" for kind in self.kinds or ("none",)),
        )

    @_once
    def words(self) -> frozenset[str]:
        """The content words of four letters or more."""
        return (
            frozenset([word for word in self._sampled.different if len(word) >= _SHORTEST_WORD]) - _ALL_FUNCTION_WORDS
        )

    @property
    def vocabulary(self) -> frozenset[str]:
        """All words in lower case, each once: a prefilter for what has some word in it."""
        return self._sampled.different if len(self.text) <= 2 * _EDGE else _vocabulary(self.text)

    @_once
    def _sampled(self) -> "_Sampled":
        sample = self.text if len(self.text) <= 2 * _EDGE else f"{self.text[:_EDGE]} {self.text[-_EDGE:]}"
        words = _words_of(sample)
        lowered = " ".join(words).lower().split(" ") if words else []
        return _Sampled(sample, words, lowered, frozenset(lowered), len(_DIGIT.findall(sample)))


class _Sampled(NamedTuple):
    """A paragraph, or both ends of a long one; its words as they are, in lower case, and each once; how many digits."""

    sample: str
    words: list[str]
    lowered: list[str]
    different: frozenset[str]
    digits: int


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'"))


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_words_of(text.lower()))


def look_at(text: str) -> Look:
    """The features of one paragraph by itself; long ones are sampled at both ends."""
    length = _weighed_length(text)
    shape = _shape(length, closed=is_closed(text))
    return Look(text, length, shape, is_prose=shape == "S")


def is_closed(text: str) -> bool:
    """Whether the text ends in a closing mark, closing quotation marks and brackets aside."""
    return text[-6:].rstrip(_CLOSING_MARKS)[-1:] in _ENDS_OF_SENTENCES


def _weighed_length(text: str) -> int:
    if text.isascii() or not _FROM_IDEOGRAPHS_ON.search(text):
        return len(text)
    wide = len(re.findall(_IDEOGRAPHS, text))  # compiled when one may stand there: that takes long
    return len(text) + int(wide * (_IDEOGRAPH_WEIGHT - 1))


def _shape(length: int, *, closed: bool) -> str:
    if length >= LONG:
        return "S" if closed else "L"
    return "s" if closed and length >= SHORT_SENTENCE else "x"


def _kinds(sampled: _Sampled) -> frozenset[str]:
    sample, _, lowered, different, digits = sampled
    known, openers = table("furniture"), _pair_openers()
    kinds = {known[word] for word in different & _furniture()}
    if not openers.isdisjoint(different):
        pairs = (f"{first} {second}" for first, second in itertools.pairwise(lowered) if first in openers)
        kinds.update(known[pair] for pair in pairs if pair in known)
    if "©" in sample:
        kinds.add("legal")
    if lowered[:1] == ["by"]:
        kinds.add("byline")
    if not digits:
        return frozenset(kinds)
    if _DATE_DIGITS.search(sample):
        kinds.add("date")
    if ("/" in sample and _FRACTION.search(sample)) or _NUMBER_AT_END.search(sample):
        kinds.add("media")
    return frozenset(kinds)


@cache
def _furniture() -> frozenset[str]:
    return frozenset(table("furniture"))


@cache
def _pair_openers() -> frozenset[str]:
    """The first words of the two-word entries (bigrams) of furniture.txt: a prefilter."""
    return frozenset(entry.split()[0] for entry in table("furniture") if " " in entry)


def _form_traits(text: str, length: int, size: str, *, closed: bool) -> list[str]:
    steps = bucket((10, 25, 50, 80, 120, 200, 400), length)
    end = "sentence" if closed else _class_of(text[-1])
    traits = [f"len{steps}", f"len{steps}_{'closed' if closed else 'open'}", f"end_{end}", f"end_{end}_{size}"]
    traits.append(f"starts_{_class_of(text[0])}")
    if _BULLET.match(text):
        traits += ["bullet", f"bullet_{_shape(length, closed=closed)}"]
    if text.isupper():
        traits.append("capitals")
    return traits


def _class_of(character: str) -> str:
    if character.isalpha():
        return "upper" if character.isupper() else "lower" if character.islower() else "letter"
    if character.isdigit():
        return "digit"
    return _MARKS.get(character, "mark")


_MARKS = {
    **dict.fromkeys("\"'“”‘’«»„", "quote"),
    **dict.fromkeys("-–—", "dash"),
    **dict.fromkeys("([)]", "bracket"),
    ":": "colon",
    ",": "comma",
    ";": "comma",
}


def _word_traits(words: list[str], lowered: list[str], different: frozenset[str], size: str) -> list[str]:
    count = len(words)
    traits = [f"words{bucket((1, 2, 4, 7, 12, 20), count)}"]
    if count > 2:
        capital = sum(map(str.isupper, [word[0] for word in words[1:]])) / (count - 1)
        traits.append(f"capital{bucket((0.05, 0.15, 0.3, 0.5, 0.8), capital)}_{size}")
        grammar = sum(map(_ALL_FUNCTION_WORDS.__contains__, lowered)) / count
        traits.append(f"grammar{bucket((0.01, 0.15, 0.3, 0.4), grammar)}_{size}")
    traits += [f"{kind}_{size}" for kind, known in _telling_words().items() if not known.isdisjoint(different)]
    return traits


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    rows = table("paragraph_words")
    return {kind: frozenset(word for word in rows if rows[word] == kind) for kind in ("said", "person")}


def _mark_traits(sample: str, size: str, digits: int) -> list[str]:
    traits = []
    if digits > len(sample) * 0.1:
        traits.append(f"digits_{size}")
    may_have_address = "@" in sample or "/" in sample or "www." in sample or ".com" in sample
    if may_have_address and _ADDRESS.search(sample):
        traits.append(f"address_{size}")
    if "|" in sample:
        traits.append(f"pipe_{size}")
    if "“" in sample or '"' in sample or "«" in sample:
        traits.append(f"quoted_{size}")
    if "?" in sample:
        traits.append(f"asks_{size}")
    if _GLUED.search(sample):
        traits.append(f"glued_{size}")
    return traits


_ALL_FUNCTION_WORDS = frozenset().union(*function_words().values())
