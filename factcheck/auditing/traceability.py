"""Trace each figure, date, name and quoted word of a text to an article, or to cited sentences of it."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.auditing.figures import Figure, Key, have_same_unit, keeps_bound
from factcheck.auditing.names import KnownNames, read_names
from factcheck.auditing.passages import Passage, content, tokens_of
from factcheck.auditing.words import is_function_word
from factcheck.domain.claim import Comparator
from factcheck.language.en.stems import stem
from factcheck.language.en.words import words as language_words
from factcheck.language.figure_tokens import CasedToken, FigureTokens
from factcheck.language.quotation_marks import find_quotations

_LEFT_OUT = re.compile(r"\.\.\.|…|\[[^\[\]]*\]")
_ONE = frozenset({"a", "an", "one", "single"})
_BOUNDS = {
    Comparator.AT_LEAST: "at least",
    Comparator.MORE: "more than",
    Comparator.AT_MOST: "at most",
    Comparator.LESS: "less than",
    Comparator.ABOUT: "about",
    Comparator.EQUAL: "exactly",
}
# A month or weekday by its number, then the day of the month.
DateKey = tuple[int | None, int | None, int | None]


class Draft(Passage):
    """A text to be audited, with what can be read from it."""

    def __init__(self, text: str) -> None:
        super().__init__(FigureTokens(text, 0, len(text)))
        self.text = text

    @cached_property
    def quoted(self) -> Sequence[tuple[int, int]]:
        """Where quoted words begin and end, the marks left out; no marks without a partner, none inside others."""
        passages = find_quotations(self.text)
        return [(passage.start, passage.end) for passage in passages if passage.closed and passage.depth == 0]

    def is_quoted(self, token: CasedToken) -> bool:
        return any(start <= token.start < end for start, end in self.quoted)


class Known:
    """What an article, or some sentences of it, says: its passages in order, read when it is asked for.

    `where` is how a reason calls it.
    """

    def __init__(self, passages: Sequence[Passage], where: str) -> None:
        self.passages = passages
        self.where = where

    @cached_property
    def tokens(self) -> Sequence[CasedToken]:
        return tokens_of(self.passages)

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
    def figures(self) -> dict[Key, list[Figure]]:
        """For each reading the figures that have it, one of those with the same unit and bound."""
        found: dict[Key, dict[tuple[str, str], Figure]] = {}
        for passage in self.passages:
            for figure in passage.figures:
                for key in figure.keys | figure.implied:
                    found.setdefault(key, {}).setdefault((figure.unit, figure.bound), figure)
        return {key: list(figures.values()) for key, figures in found.items()}

    @cached_property
    def dates(self) -> frozenset[DateKey]:
        dates = [date for passage in self.passages for date in passage.dates]
        return frozenset((date.month, date.weekday, day) for date in dates for day in (date.day, None))

    @cached_property
    def names(self) -> KnownNames:
        return KnownNames(self.tokens)


def untraceable(draft: Draft, known: Known, *, near: Known | None = None) -> Iterator[str]:
    """Why the draft says more than is known: a reason for each figure, date, name and quoted word that is not there.

    `near` is the part of what is known where quoted words most likely stand: it is looked through first.
    """
    yield from _figures(draft, known)
    yield from _dates(draft, known)
    yield from _names(draft, known)
    yield from _quoted(draft, known, near or known)


def changed_bounds(draft: Draft, known: Known) -> Iterator[str]:
    """Why a figure is bound otherwise than each time it stands there: "at least 15" is not "15"."""
    for figure in draft.figures:
        originals = _originals(figure, known)
        if originals and not any(keeps_bound(figure, original) for original in originals):
            text = draft.cut(figure.first, figure.last)
            yield f'the figure "{text}" is "{_BOUNDS[originals[0].bound]} {text}" in {known.where}'


def _originals(figure: Figure, known: Known) -> list[Figure]:
    return [original for key in sorted(figure.keys, key=str) for original in known.figures.get(key, ())]


def _figures(draft: Draft, known: Known) -> Iterator[str]:
    for figure in draft.figures:
        if figure.first in draft.dated or _is_indefinite(draft, figure, known):
            continue
        originals = _originals(figure, known)
        if not originals:
            yield f'the figure "{draft.cut(figure.first, figure.last)}" is not in {known.where}'
        elif not any(have_same_unit(figure, original) for original in originals):
            yield f'the figure "{draft.cut(figure.first, figure.last)}" has another unit in {known.where}'


def _is_indefinite(draft: Draft, figure: Figure, known: Known) -> bool:
    """ "One" says no more than "a" does."""
    return draft.tokens[figure.first].low in _ONE and figure.last == figure.first + 1 and bool(known.words & _ONE)


def _dates(draft: Draft, known: Known) -> Iterator[str]:
    for date in draft.dates:
        if (date.month, date.weekday, date.day) not in known.dates:
            yield f'the date "{draft.cut(date.first, date.last)}" is not in {known.where}'


def _names(draft: Draft, known: Known) -> Iterator[str]:
    dated = draft.dated
    numbers = {at for figure in draft.figures for at in range(figure.first, figure.last)}
    for name in read_names(draft.tokens):
        for at in range(name.first, name.last):
            if at not in dated | numbers and not _is_known_name(draft.tokens, at, name.last, known):
                yield f'the name "{draft.tokens[at].text}" is not in {known.where}'
            elif name.first < at and dated.isdisjoint((at - 1, at)) and not _belong_together(draft.tokens, at, known):
                yield f'the name "{draft.cut(at - 1, at + 1)}" is not in {known.where}'
    for token in draft.tokens:
        if token.is_word and token.text.lower() == token.text.upper() and token.low not in known.words:
            yield f'"{token.text}" is not in {known.where}'


def _is_known_name(tokens: Sequence[CasedToken], at: int, last: int, known: Known) -> bool:
    token = tokens[at]
    if known.names.has(token) or (token.low in known.words and is_function_word(token.low)):
        return True
    is_title = at + 1 < last and token.low in known.words
    return is_title or (token.opens and _is_ordinary(token, known, is_alone=at + 1 == last))


def _belong_together(tokens: Sequence[CasedToken], at: int, known: Known) -> bool:
    """Whether the word and the one before it make a name. At the head of a sentence "The" belongs to none, nor does a
    word that the article has in small letters: "Lawmaker Ada Roe".
    """
    before = tokens[at - 1]
    is_head = before.opens and (is_function_word(before.low) or before.low in known.small_words)
    return is_head or known.names.has_together(before, tokens[at])


def _is_ordinary(token: CasedToken, known: Known, *, is_alone: bool) -> bool:
    """Whether a word that has its capital from the sentence is a small word, or one of the article in small letters."""
    if is_alone and (token.low in known.words or stem(token.low) in known.stems):
        return True
    return is_function_word(token.low) or token.low in language_words("sentence_openers")


def _quoted(draft: Draft, known: Known, near: Known) -> Iterator[str]:
    for start, end in draft.quoted:
        for part in _LEFT_OUT.split(draft.text[start:end]):
            said = content(Passage.of(part).tokens)
            if said not in near.content and said not in known.content and part.strip():
                yield f'the quoted words "{part.strip()}" are not in {known.where}'
