"""Language identification: text -> BCP 47 tag, by script and by the share of function words."""

import re
from collections import Counter
from functools import cache

from factcheck.intake.words import table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# So many characters are enough: the share of function words does not change after that.
_SAMPLE = 3_000

# Scripts that one language of the news mostly writes; the more particular first. (They take long to compile.)
_SCRIPTS = (
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\uac00-\ud7a3]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("th", "[\u0e01-\u0e5b]"),
    ("he", "[\u05d0-\u05ea]"),
    ("el", "[\u0370-\u03ff]"),
    ("ta", "[\u0b85-\u0bff]"),
    ("te", "[\u0c05-\u0c7f]"),
)

# All of them stand between these; the marks of most articles stand outside.
_OF_SCRIPTS = re.compile("[\u0370-\u0e5b\u3041-\ud7a3]")

# Below these there is no telling: a headline of names has no function word at all.
_LEAST_SHARE = 0.12
_LEAST_WORDS = 2
_SCRIPT_SHARE = 0.2


def detect_language(text: str) -> str | None:
    """The BCP 47 tag of the language that most of `text` is in, or None where the rules cannot tell."""
    sample = text[:_SAMPLE]
    return (_by_script(sample) if _OF_SCRIPTS.search(sample) else None) or _by_function_words(sample)


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    for tag, script in _SCRIPTS:
        if len(re.findall(script, sample)) > letters * _SCRIPT_SHARE:
            return tag
    return None


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The function words of each language, by its tag."""
    return {tag: frozenset(entries.split()) for tag, entries in table("function_words").items()}


@cache
def _tags_by_word() -> dict[str, str]:
    """The tags of the languages that have a function word, parted by spaces."""
    tags: dict[str, list[str]] = {}
    for tag, known in function_words().items():
        for word in known:
            tags.setdefault(word, []).append(tag)
    return {word: " ".join(found) for word, found in tags.items()}


def _words_of(text: str) -> list[str]:
    """As the pattern finds them; most words are parted by white space, and have no mark at them."""
    words: list[str] = []
    for one in text.split():
        if one.isalpha():
            words.append(one)
        else:
            words += _WORD.findall(one)
    return words


def _by_function_words(sample: str) -> str | None:
    words = _words_of(sample.lower())
    scores = Counter[str]()
    for tags, times in Counter(filter(None, map(_tags_by_word().get, words))).items():
        for tag in tags.split():
            scores[tag] += times
    best = max(scores, key=lambda tag: scores[tag], default="en")
    if scores[best] < max(_LEAST_WORDS, len(words) * _LEAST_SHARE):
        return None
    return best


def language_warnings(tag: str | None) -> tuple[str, ...]:
    """The warning for an article in another language than English, or in one that was not identified."""
    if tag is not None and tag.partition("-")[0].lower() == "en":
        return ()
    what = "the language was not recognised" if tag is None else f"the article is in {tag!r}, not in English"
    return (
        f"{what}: quotations in quotation marks and figures in digits are still found; "
        "sources, reported statements, units and checkability follow English rules and may be missing",
    )
