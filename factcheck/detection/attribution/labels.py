"""What only a label or a bullet ascribes within a sentence: list items, and headlines with a source at one end."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token

_BULLETS: Final = frozenset("•·*‣◦▪●■–—-―")
_HEADLINE_DASHES: Final = frozenset("—–-―")
_LONGEST_HEADLINE_LABEL: Final = 5
_FEWEST_HEADLINE_WORDS: Final = 3
_LONGEST_PERSONS_LABEL: Final = 12


def introduces_list(tokens: Sequence[Token]) -> int | None:
    """Where the colon stands behind which a list follows: at the end, or before a bullet on the same line."""
    if tokens[-1].text == ":":
        return len(tokens) - 1
    inside = range(1, len(tokens) - 2)
    return next((at for at in inside if tokens[at].text == ":" and tokens[at + 1].text in _BULLETS), None)


def after_bullet(tokens: Sequence[Token]) -> int:
    """Where the words of a list item begin: behind its bullet, dash, number or letter; 0 where none stands."""
    if tokens[0].text in _BULLETS and len(tokens) > 1:
        return 1
    is_numbered = len(tokens) > 1 and (tokens[0].text.isdigit() or len(tokens[0].text) == 1)
    return 2 if is_numbered and tokens[1].text in ".)" and tokens[1].start == tokens[0].end else 0


def labelled(tokens: list[Token], *, in_headline: bool) -> tuple[Phrase, int, int] | None:
    """The source and the first and last token of what it says; None where no label stands.

    A headline puts its source before a colon or behind a dash; in the body only a transcript does, in capitals.
    """
    has_colon = any(token.text == ":" for token in tokens[1 : _LONGEST_HEADLINE_LABEL + 1])
    label = phrase_starting_at(tokens, 0) if has_colon else None
    if label is not None and label.last < _LONGEST_HEADLINE_LABEL and _text(tokens, label.last + 1) == ":":
        first, last = label.last + 2, _end(tokens)
        is_transcript = all(token.text.isupper() and len(token.text) > 1 for token in tokens[: label.last + 1])
        if (in_headline and _can_speak(tokens, label) and not _is_described(tokens, label)) or (
            is_transcript and _may_be_turn(tokens, label)
        ):
            return _if_long_enough(tokens, label, first, last)
    if in_headline:
        return _behind_a_dash(tokens)
    return None


def _behind_a_dash(tokens: list[Token]) -> tuple[Phrase, int, int] | None:
    end = _end(tokens)
    for place in range(end - 1, max(0, end - _LONGEST_HEADLINE_LABEL), -1):
        if tokens[place].text in _HEADLINE_DASHES:
            label = phrase_starting_at(tokens, place + 1)
            if label is not None and label.last == end and _can_speak(tokens, label):
                return _if_long_enough(tokens, label, 0, place - 1)
            return None
    return None


def _text(tokens: list[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""


def _end(tokens: list[Token]) -> int:
    """The last token that is a word or a quotation."""
    last = len(tokens) - 1
    while last > 0 and not (tokens[last].is_word or tokens[last].word == Word.QUOTE):
        last -= 1
    return last


def _can_speak(tokens: list[Token], label: Phrase) -> bool:
    """Whether the label names a speaker of the lists, or may be a person's name (for the caller to make sure of)."""
    inside = tokens[label.first : label.last + 1]
    if inside[-1].low in words("topics"):
        return False
    if any(token.word & NOUN for token in inside) or len(inside) == 1:
        return any(token.word & NOUN or token.is_capitalised for token in inside)
    return len(inside) <= 3 and all(token.is_capitalised for token in inside) and _has_first_name(inside)


def _is_described(tokens: list[Token], label: Phrase) -> bool:
    """Whether a headline tells what the person before its colon is, and is to do: "Ada Roe: Mill owner to sue town",
    "Ada Roe: The woman who built it".
    """
    if any(token.word & NOUN for token in tokens[label.first : label.last + 1]):
        return False
    what = phrase_starting_at(tokens, label.last + 2)
    after = tokens[what.last + 1] if what is not None and what.last + 1 < len(tokens) else None
    if what is None or after is None:
        return False
    head = tokens[what.head]
    is_role = head.word & Word.ROLE or head.low.rpartition("-")[2] in words("roles")
    return after.low == "who" or (bool(is_role) and bool(after.word & Word.TO))


def _may_be_turn(tokens: list[Token], label: Phrase) -> bool:
    """Whether a label in capitals names who has the turn: one name, an office, or a first name; not "OPINION",
    "AVOIDING CONTACT".
    """
    inside = tokens[label.first : label.last + 1]
    if inside[-1].low in words("topics") or any(token.word & Word.CONJUNCTION for token in inside):
        return False
    is_office = any(token.word & (Word.ROLE | Word.ORGANISATION | Word.HONORIFIC) for token in inside)
    return len(inside) == 1 or bool(is_office) or _has_first_name(inside)


def is_labelled_as_person(tokens: Sequence[Token]) -> bool:
    """Whether a title or first name opens what stands before a colon: "Ada Roe (Lab): ...", "Hon. Roe: ..."."""
    head = list(takewhile(lambda token: token.text != ":", tokens[:_LONGEST_PERSONS_LABEL]))
    name = list(takewhile(lambda token: token.text != "(", head))
    if not 1 < len(name) <= _LONGEST_HEADLINE_LABEL or len(head) in (len(tokens), _LONGEST_PERSONS_LABEL):
        return False
    is_person = name[0].word & Word.HONORIFIC or table("first_names").get(name[0].low)
    return bool(is_person) and all(token.is_capitalised and token.is_word for token in name)


def _has_first_name(inside: Sequence[Token]) -> bool:
    return any(table("first_names").get(token.low) is not None for token in inside)


def _if_long_enough(tokens: list[Token], label: Phrase, first: int, last: int) -> tuple[Phrase, int, int] | None:
    inside = tokens[first : last + 1]
    quoted = any(token.word == Word.QUOTE for token in inside)
    if (
        quoted
        or sum(token.is_word for token in inside) < _FEWEST_HEADLINE_WORDS
        or inside[0].low in members("topic_openers")
    ):
        return None
    return label, first, last
