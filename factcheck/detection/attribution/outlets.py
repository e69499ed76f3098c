"""Noun phrase -> whether it names an outlet: a paper, a station, an agency, a programme or a site."""

import re
from typing import Final

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token

_LONG_FOR_LETTERS = 3
_MOST_LETTERS = 6
# A site by its domain, or a name with a capital inside: Example.com, TechCrunch.
_OUTLET_FORM: Final = re.compile(r"\.(?:com|org|net|co|tv|news)(?:\.[a-z]{2})?$|^[A-Z][a-z]+[A-Z][a-z]")


def is_carrier(tokens: list[Token], frame: Frame) -> bool:
    """Whether the frame is one that passes on what others said: "according to Tass", "the agency reported"."""
    if frame.source is None:
        return False
    passes_on = tokens[frame.source.head].word & (Word.ORGANISATION | Word.DOCUMENT)
    return tokens[frame.cue].low == "according" or bool(passes_on) or is_outlet(tokens, frame.source)


def is_outlet(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase names a paper, station or agency, or begins with letters: AFP, BBC Sport."""
    inside = tokens[phrase.first : phrase.last + 1]
    if _is_named_after(inside) or _is_any_press(inside) or inside[-1].low in members("followers"):
        return False
    if _is_listed(inside) or _has_an_article_of_its_own(tokens, phrase) or _is_programme(inside):
        return True
    return _has_letters(inside)


def _is_named_after(inside: list[Token]) -> bool:
    """Whether a person has the name of a paper: "Ada Post"."""
    return inside[-1].low in members("surnames_too") and bool(
        table("first_names").get(inside[-2].low if inside[1:] else "")
    )


def _is_any_press(inside: list[Token]) -> bool:
    """ "Local media", which is no outlet in particular."""
    return inside[-1].low in members("the_press") and all(token.low in members("of_any_press") for token in inside[:-1])


def _is_listed(inside: list[Token]) -> bool:
    """Whether the phrase or a word of it is a known outlet or agency, or has its form: "Averly Gazette", "dpa",
    "lindal.news".
    """
    lows = [token.low for token in inside]
    name = " ".join(lows)
    behind_hyphens = [part for low in lows for part in low.split("-")[1:]] if "-" in name else []
    if name in words("wire_services") or not words("outlets").isdisjoint([name, *lows, *behind_hyphens]):
        return True
    texts = [token.text for token in inside if token.is_capitalised or "." in token.text]
    return any(_OUTLET_FORM.search(text) for text in texts if "." in text or not text[1:].islower())


def _has_letters(inside: list[Token]) -> bool:
    """Whether a short name has the letters of a station or agency: "AFP", "BBC Sport"."""
    head = inside[-1]
    if len(inside) >= _LONG_FOR_LETTERS or not head.is_capitalised or head.low in members("no_outlets"):
        return False
    has_letters = any(1 < len(token.text) <= _MOST_LETTERS and token.text.isupper() for token in inside)
    return has_letters and not any(token.word & Word.ROLE for token in inside)


def _is_programme(inside: list[Token]) -> bool:
    """Whether letters own what is named: "the BBC's Newsnight"."""
    owner = next((at for at, token in enumerate(inside) if token.low == "'s" and at), 0)
    return bool(owner) and inside[owner - 1].text.isupper() and inside[-1].is_capitalised


def _has_an_article_of_its_own(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the article is capital inside a sentence, as in the names of papers alone: told The Intercept."""
    inside = tokens[phrase.first : phrase.last + 1]
    is_inside = phrase.first > 0 and tokens[phrase.first - 1].is_word and len(inside) > 1
    return is_inside and inside[0].text == "The" and all(token.is_capitalised for token in inside)
