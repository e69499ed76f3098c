"""Trace each figure, date, name and quoted word of a text to an article, or to cited sentences of it."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.auditing.audit_words import is_function_word
from factcheck.auditing.figures import Figure, Key, have_same_unit, keeps_bound, starts_where_it_ended
from factcheck.auditing.lemmas import lemmas
from factcheck.auditing.name_index import KnownNames, read_names
from factcheck.auditing.passages import Passage, content, tokens_of
from factcheck.domain.claim import Comparator
from factcheck.language.en.lexicon import Word, lexicon
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
_POSSESSIVE = ("'s", "’s")
_TITLE = Word.ROLE | Word.HONORIFIC
# Month, weekday, day of the month; None where the date lacks it.
DateKey = tuple[int | None, int | None, int | None]


class Draft(Passage):
    """A text to be audited, as one passage."""

    def __init__(self, text: str) -> None:
        super().__init__(FigureTokens(text, 0, len(text)))
        self.text = text

    @cached_property
    def quoted(self) -> Sequence[tuple[int, int]]:
        """Inner offsets of the closed outermost quotations."""
        passages = find_quotations(self.text)
        return [(passage.start, passage.end) for passage in passages if passage.closed and passage.depth == 0]

    def is_quoted(self, token: CasedToken) -> bool:
        """Whether the token is inside a closed quotation."""
        return any(start <= token.start < end for start, end in self.quoted)


class Known:
    """The evidence: an article, or some sentences of it, as passages in order, indexed lazily.

    `where` is what the reasons call it: "the article", "the supporting sentences".
    """

    def __init__(self, passages: Sequence[Passage], where: str) -> None:
        self.passages = passages
        self.where = where

    @cached_property
    def tokens(self) -> Sequence[CasedToken]:
        """The tokens of all passages."""
        return tokens_of(self.passages)

    @cached_property
    def words(self) -> frozenset[str]:
        """The case-folded words."""
        return frozenset(token.low for token in self.tokens if token.is_word)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that occur in lower case."""
        return frozenset(token.low for token in self.tokens if token.is_word and not token.is_capital)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(stem(word) for word in self.words)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The candidate lemmas of the words with lexical content, in whatever case they stand."""
        return frozenset(lemma for word in self.words if not is_function_word(word) for lemma in lemmas(word))

    @cached_property
    def content(self) -> str:
        """The normal form for verbatim matching."""
        return content(self.tokens)

    @cached_property
    def figures(self) -> dict[Key, list[Figure]]:
        """For each reading the figures that have it, deduplicated by unit, comparator and side."""
        found: dict[Key, dict[tuple[str, str, str], Figure]] = {}
        for passage in self.passages:
            for figure in passage.figures:
                for key in figure.keys | figure.implied:
                    found.setdefault(key, {}).setdefault((figure.unit, figure.bound, figure.side), figure)
        return {key: list(figures.values()) for key, figures in found.items()}

    @cached_property
    def dates(self) -> frozenset[DateKey]:
        """Every date as a key, and each less exact one that it entails: of "Saturday, 14 March" also "14 March"."""
        dates = [date for passage in self.passages for date in passage.dates]
        return frozenset(
            key
            for date in dates
            for weekday in (date.weekday, None)
            for key in ((date.month, weekday, date.day), (date.month, weekday, None), (None, weekday, None))
        )

    @cached_property
    def names(self) -> KnownNames:
        """The index of proper names."""
        return KnownNames(self.tokens)


def untraceable(draft: Draft, known: Known, *, near: Known | None = None) -> Iterator[str]:
    """A reason for each figure, date, name and quotation of the draft that the evidence does not have (hallucinations).

    `near` is the part of the evidence that most likely has the quoted words: it is searched first.
    """
    yield from _figures(draft, known)
    yield from _dates(draft, known)
    yield from _names(draft, known)
    yield from _quoted(draft, known, near or known)


def changed_bounds(draft: Draft, known: Known) -> Iterator[str]:
    """A reason for each figure whose comparator differs from every occurrence in the evidence: "at least 15" is not
    "15".
    """
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
        elif all(starts_where_it_ended(figure, original) for original in originals):
            yield f'the figure "{draft.cut(figure.first, figure.last)}" is the other end of a change in {known.where}'


def measured_alike(draft: Draft, known: Known) -> frozenset[int]:
    """The token indices of the figures that the evidence has in the same unit: "AED 20m" is "20 million dirhams"."""
    alike = (
        figure
        for figure in draft.figures
        if figure.unit and any(figure.unit == original.unit for original in _originals(figure, known))
    )
    return frozenset(at for figure in alike for at in range(*figure.within))


def _is_indefinite(draft: Draft, figure: Figure, known: Known) -> bool:
    """ "One" is an indefinite article here: it says no more than "a" does."""
    return draft.tokens[figure.first].low in _ONE and figure.last == figure.first + 1 and bool(known.words & _ONE)


def _dates(draft: Draft, known: Known) -> Iterator[str]:
    for date in draft.dates:
        if (date.month, date.weekday, date.day) not in known.dates:
            yield f'the date "{draft.cut(date.first, date.last)}" is not in {known.where}'


def _names(draft: Draft, known: Known) -> Iterator[str]:
    dated = draft.dated
    numbers = {at for figure in draft.figures for at in range(figure.first, figure.last)} | measured_alike(draft, known)
    for name in read_names(draft.tokens):
        for at in range(name.first, name.last):
            if at in dated | numbers or _is_half_of_day(draft.tokens, at):
                continue
            if not _is_known_name(draft.tokens, at, name.last, known):
                yield f'the name "{draft.tokens[at].text}" is not in {known.where}'
            elif name.first < at and dated.isdisjoint((at - 1, at)) and not _belong_together(draft.tokens, at, known):
                yield f'the name "{draft.cut(at - 1, at + 1)}" is not in {known.where}'
    for token in draft.tokens:
        if token.is_word and token.text.lower() == token.text.upper() and token.low not in known.words:
            yield f'"{token.text}" is not in {known.where}'


def _is_known_name(tokens: Sequence[CasedToken], at: int, last: int, known: Known) -> bool:
    """A capital is a matter of house style: the evidence may have the word in lower case ("the Council"), or in another
    inflection.
    """
    token = tokens[at]
    if known.names.has(token) or not known.lemmas.isdisjoint(lemmas(token.low)):
        return True
    return token.opens and _is_ordinary(token, known, is_alone=at + 1 == last)


def _belong_together(tokens: Sequence[CasedToken], at: int, known: Known) -> bool:
    """Whether the word and the one before it are one name, if they are names: common nouns, titles and owners make no
    name with the one beside them ("City Council", "President Ada Roe", "Moss's Ada Roe"), nor who is told something
    with the subject of what is told ("told Reuters Ada Roe would go").
    """
    before, token = tokens[at - 1], tokens[at]
    if at > 1 and lexicon().get(tokens[at - 2].low, 0) & Word.ADDRESS:
        return True
    if before.text.endswith(_POSSESSIVE) or lexicon().get(before.low, 0) & _TITLE:
        return True
    if not known.small_words.isdisjoint((before.low, token.low)) or (before.opens and is_function_word(before.low)):
        return True
    return known.names.has_together(before, token)


def _is_ordinary(token: CasedToken, known: Known, *, is_alone: bool) -> bool:
    """Whether a sentence-initial capital is no proper name: a function word, or one that the evidence has in another
    derivation.
    """
    if is_alone and stem(token.low) in known.stems:
        return True
    return is_function_word(token.low) or token.low in language_words("sentence_openers")


def _is_half_of_day(tokens: Sequence[CasedToken], at: int) -> bool:
    """Whether the word is the AM or PM behind a time of day."""
    return tokens[at].low in {"am", "pm"} and at > 0 and tokens[at - 1].is_number


def _quoted(draft: Draft, known: Known, near: Known) -> Iterator[str]:
    for start, end in draft.quoted:
        for part in _LEFT_OUT.split(draft.text[start:end]):
            said = content(Passage.of(part).tokens)
            if said not in near.content and said not in known.content and part.strip():
                yield f'the quoted words "{part.strip()}" are not in {known.where}'
