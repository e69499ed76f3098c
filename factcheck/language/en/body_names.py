"""Tokens -> the same, the small words and verbs inside a body's name told from those of the sentence: "Save the
Children said", "Doctors Without Borders".
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.language.en.lexicon import Word
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token


def mark_bodies(tokens: list[Token]) -> list[Token]:
    """The tokens, those of a body's name of several words without class, each as if capitalised.

    Names of several words in `bodies.txt`, and capitalised prepositions between capitals.
    """
    inside = {at for first, last in _spans(tokens) for at in range(first, last + 1)}
    if not inside:
        return tokens
    return [
        replace(token, word=Word.NONE, is_capitalised=True) if at in inside else token
        for at, token in enumerate(tokens)
    ]


def _spans(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The first and last index of each name."""
    listed = _listed()
    for at, token in enumerate(tokens):
        if not token.is_capitalised:
            continue
        for rest in listed.get(token.low, ()):
            last = at + len(rest)
            if last < len(tokens) and tokens[last].is_capitalised and _lows(tokens, at + 1, last) == rest:
                yield at, last
        if token.low in members("inside_a_name") and _is_between_capitals(tokens, at):
            yield at, at


def _lows(tokens: list[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.low for token in tokens[first : last + 1])


def _is_between_capitals(tokens: list[Token], at: int) -> bool:
    """Whether a capitalised preposition stands in a sentence that has small words near: "Doctors Without Borders said";
    not a headline in title case.
    """
    around = tokens[max(0, at - 1) : at + 2]
    near = tokens[max(0, at - 3) : at + 4]
    return all(one.is_capitalised and not one.text.isupper() for one in around) and any(
        one.is_word and one.text.islower() and one.low not in members("small_in_titles") for one in near
    )


@cache
def _listed() -> dict[str, list[tuple[str, ...]]]:
    """The listed names with small words in them, by their first word."""
    names: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in (name.split() for name in sorted(words("bodies"))):
        if rest:
            names.setdefault(first, []).append(tuple(rest))
    return names
