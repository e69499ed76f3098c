"""Text -> index terms: case-folded stems and numbers, in order; what the index and the ranking both count."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from factcheck.language.en.stems import stem
from factcheck.language.en.words import table

# Addresses carry no words of a claim; "pic.twitter.com/..." is how a copied post names its picture.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+", re.IGNORECASE)
# "#AustralianFires": in a hashtag or handle a capital behind a small letter opens a word.
_TAG: Final = re.compile(r"[#@]\w+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COMBINING: Final = re.compile("[\u0300-\u036f]+")
_TERM: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST: Final = 3
_POSSESSIVE: Final = re.compile(r"['’]s$")


def terms(text: str) -> list[str]:
    """The terms of a text: accents and case folded, words stemmed, `4,250` as `4250`; function words are left out."""
    return [term for term in map(_term, _TERM.findall(_plain(text))) if term]


def numbers_in(found: list[str]) -> set[str]:
    """Those of the terms that are numbers."""
    return {term for term in found if term[0].isdigit()}


def _plain(text: str) -> str:
    if "/" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if "#" in text or "@" in text:
        text = _TAG.sub(lambda tag: _HUMP.sub(" ", tag[0]), text)
    if not text.isascii():
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text))
    return text.lower()


@lru_cache(maxsize=100_000)
def _term(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    bare = _POSSESSIVE.sub("", word).replace("'", "").replace("’", "")
    if bare in table("function_words") or len(bare) == 1:
        return ""
    found = stem(bare)
    # A plural loses its doubled consonant by stemming (tariffs), so its singular has to lose it, too.
    return found[:-1] if len(found) > _SHORTEST and found[-1] == found[-2] else found
