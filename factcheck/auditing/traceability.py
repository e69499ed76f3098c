"""Hold the figures, dates, names and quoted words of a text against an article, or some sentences of it."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.auditing.dates import Date, read_dates
from factcheck.auditing.figures import Figure, keeps_bound, read_figures
from factcheck.auditing.names import KnownNames, read_names
from factcheck.auditing.quoted import quoted_places
from factcheck.auditing.tokens import Token, content, tokenise
from factcheck.auditing.words import words
from factcheck.language.en.stems import stem

_LEFT_OUT = re.compile(r"\.\.\.|…|\[[^\[\]]*\]")
_ONE = frozenset({"a", "an", "one", "single"})
_BOUNDS = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "~": "about", "=": "exactly"}


class Draft:
    """A text to be audited, with what can be read from it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenise(text)
        self.quoted = quoted_places(text)

    def cut(self, first: int, last: int) -> str:
        """The characters of the tokens `first` to `last` (half-open)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


class Known:
    """What an article, or some sentences of it, says: its tokens in order, read when it is asked for.

    `where` is how a reason calls it.
    """

    def __init__(self, tokens: Sequence[Token], where: str) -> None:
        self.tokens = tokens
        self.where = where

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(token.low for token in self.tokens if token.is_word)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Those that stand there without a capital."""
        return frozenset(token.low for token in self.tokens if token.is_word and not token.is_capital)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.words)

    @cached_property
    def content(self) -> str:
        return content(self.tokens)

    @cached_property
    def figures(self) -> dict[tuple[str, float | str], list[Figure]]:
        """For each reading the figures that have it, one of those with the same unit and bound."""
        found: dict[tuple[str, float | str], dict[tuple[str, str], Figure]] = {}
        for figure in read_figures(self.tokens):
            for key in figure.keys:
                found.setdefault(key, {}).setdefault((figure.unit, figure.bound), figure)
        return {key: list(figures.values()) for key, figures in found.items()}

    @cached_property
    def dates(self) -> frozenset[tuple[str, int | None]]:
        dates = read_dates(self.tokens)
        return frozenset((date.name, day) for date in dates for day in (date.day, None))

    @cached_property
    def names(self) -> KnownNames:
        return KnownNames(self.tokens)


def untraceable(draft: Draft, known: Known, *, near: Known | None = None) -> Iterator[str]:
    """Why the draft says more than is known: a reason for each figure, date, name and quoted word that is not there.

    `near` is the part of what is known where quoted words most likely stand: it is looked through first.
    """
    dates = read_dates(draft.tokens)
    dated = {at for date in dates for at in range(date.first, date.last)}
    yield from _figures(draft, known, dated)
    yield from _dates(draft, known, dates)
    yield from _names(draft, known, dated)
    yield from _quoted(draft, known, near or known)


def changed_bounds(draft: Draft, known: Known) -> Iterator[str]:
    """Why a figure is bound otherwise than each time it stands there: "at least 15" is not "15"."""
    for figure in read_figures(draft.tokens):
        originals = _originals(figure, known)
        if originals and not any(keeps_bound(figure, original) for original in originals):
            text = draft.cut(figure.first, figure.last)
            yield f'the figure "{text}" is "{_BOUNDS[originals[0].bound]} {text}" in {known.where}'


def _originals(figure: Figure, known: Known) -> list[Figure]:
    return [original for key in sorted(figure.keys, key=str) for original in known.figures.get(key, ())]


def _figures(draft: Draft, known: Known, dated: set[int]) -> Iterator[str]:
    for figure in read_figures(draft.tokens):
        if figure.first in dated or _is_indefinite(draft, figure, known):
            continue
        originals = _originals(figure, known)
        if not originals:
            yield f'the figure "{draft.cut(figure.first, figure.last)}" is not in {known.where}'
        elif figure.unit and all(original.unit != figure.unit for original in originals):
            yield f'the figure "{draft.cut(figure.first, figure.last)}" has another unit in {known.where}'


def _is_indefinite(draft: Draft, figure: Figure, known: Known) -> bool:
    """ "One" says no more than "a" does."""
    return draft.tokens[figure.first].low in _ONE and figure.last == figure.first + 1 and bool(known.words & _ONE)


def _dates(draft: Draft, known: Known, dates: Sequence[Date]) -> Iterator[str]:
    for date in dates:
        if (date.name, date.day) not in known.dates:
            yield f'the date "{draft.cut(date.first, date.last)}" is not in {known.where}'


def _names(draft: Draft, known: Known, dated: set[int]) -> Iterator[str]:
    numbers = {at for figure in read_figures(draft.tokens) for at in range(figure.first, figure.last)}
    for name in read_names(draft.tokens):
        for at in range(name.first, name.last):
            if at not in dated | numbers and not _is_known_name(draft.tokens, at, name.last, known):
                yield f'the name "{draft.tokens[at].text}" is not in {known.where}'
            elif name.first < at and dated.isdisjoint((at - 1, at)) and not _belong_together(draft.tokens, at, known):
                yield f'the name "{draft.cut(at - 1, at + 1)}" is not in {known.where}'
    for token in draft.tokens:
        if token.is_word and token.text.lower() == token.text.upper() and token.low not in known.words:
            yield f'"{token.text}" is not in {known.where}'


def _is_known_name(tokens: Sequence[Token], at: int, last: int, known: Known) -> bool:
    token = tokens[at]
    if known.names.has(token) or token.low in known.words & words("function_words"):
        return True
    is_title = at + 1 < last and token.low in known.words
    return is_title or (token.opens and _is_ordinary(token, known, is_alone=at + 1 == last))


def _belong_together(tokens: Sequence[Token], at: int, known: Known) -> bool:
    """Whether the word and the one before it make a name. At the head of a sentence "The" belongs to none, nor does a
    word that the article has in small letters: "Lawmaker Ada Roe".
    """
    before = tokens[at - 1]
    is_head = before.opens and (before.low in words("function_words") or before.low in known.small_words)
    return is_head or known.names.has_together(before, tokens[at])


def _is_ordinary(token: Token, known: Known, *, is_alone: bool) -> bool:
    """Whether a word that has its capital from the sentence is a small word, or one of the article in small letters."""
    if is_alone and (token.low in known.words or stem(token.low) in known.stems):
        return True
    return token.low in words("function_words") or token.low in words("sentence_openers")


def _quoted(draft: Draft, known: Known, near: Known) -> Iterator[str]:
    for start, end in draft.quoted:
        for part in _LEFT_OUT.split(draft.text[start:end]):
            said = content(tokenise(part))
            if said not in near.content and said not in known.content and part.strip():
                yield f'the quoted words "{part.strip()}" are not in {known.where}'
