"""Collocation: does a word or figure of a summary have a collocate in common with its occurrences in the article?"""

from collections.abc import Iterator, Sequence, Set
from itertools import islice, takewhile
from typing import NamedTuple

from factcheck.auditing.figures import Figure
from factcheck.auditing.modality import is_content
from factcheck.auditing.passages import Passage
from factcheck.language.en.stems import is_past, stem, verb_stem
from factcheck.language.figure_tokens import CasedToken

# Window on each side: neighbours of the draft's item, and of its occurrences in the article.
_NEAR = 3
_NEAR_THERE = 5
# With fewer neighbours known to the article the test is undecided.
_FEWEST_KNOWN = 2
_YEARS = range(1800, 2100)
_POSSESSIVE = ("'s", "’s")
_MOST_OWNED = 3
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


class Collocate(NamedTuple):
    """A content word or figure at the tokens `at` to `end` (half-open), by its stem or readings. Times collocate with
    anything.
    """

    at: int
    end: int
    forms: frozenset[str]
    is_figure: bool = False
    is_time: bool = False


class Collocations:
    """The collocates of each sentence of the article, and an index of each word and figure: form -> (sentence,
    position).
    """

    def __init__(self, sentences: Sequence[Passage]) -> None:
        self._rows = [collocates(passage) for passage in sentences]
        self._predicates = [_predicates(passage, row) for passage, row in zip(sentences, self._rows, strict=True)]
        self._places: dict[str, list[tuple[int, int]]] = {}
        for row, found in enumerate(self._rows):
            for place, item in enumerate(found):
                for form in item.forms:
                    self._places.setdefault(form, []).append((row, place))

    def misplaced(self, draft: Passage) -> list[Collocate]:
        """The draft's collocates that occur in the article, but never among any of their neighbours in the draft."""
        row = collocates(draft)
        return [item for place, item in enumerate(row) if self._is_misplaced(item, _around(row, place, _NEAR))]

    def unowned(self, draft: Passage) -> Iterator[tuple[CasedToken, CasedToken]]:
        """Each genitive of the draft ("Ada's bakery"; a date owns nothing) whose two nouns occur in the article, but
        possessor neither in the sentence of the possessum nor in the one before, where "her bakery" has its antecedent.
        """
        for at, owner in enumerate(draft.tokens):
            is_owner = owner.is_capital and owner.text.endswith(_POSSESSIVE) and at not in draft.dated
            owned = _owned(draft.tokens, at) if is_owner else []
            owners = self._rows_with(owner)
            rows = [row for token in owned for row in self._rows_with(token)]
            if owners and rows and all(owners.isdisjoint((row, row - 1)) for row in rows):
                yield owner, owned[-1]

    def swapped(self, draft: Passage) -> Iterator[Collocate]:
        """Each figure that the article gives to another verb, where its sentence gives another figure to the draft's
        verb: "destroyed 40 homes", of "damaged 40 homes and destroyed 12".
        """
        row = collocates(draft)
        for place, verb in _predicates(draft, row).items():
            rows = {at for form in row[place].forms for at, _ in self._places.get(form, ())}
            if len(rows) == 1 and not row[place].is_time and self._is_swapped(row[place], verb, *rows):
                yield row[place]

    def _is_swapped(self, figure: Collocate, verb: str, row: int) -> bool:
        verbs = self._predicates[row]
        figures = {place for place, one in enumerate(self._rows[row]) if one.is_figure}
        own = {place for place in figures if not figure.forms.isdisjoint(self._rows[row][place].forms)}
        others = {verbs[place] for place in (figures - own) & verbs.keys() if not self._rows[row][place].is_time}
        return own <= verbs.keys() and all(verbs[place] != verb for place in own) and verb in others

    def _rows_with(self, token: CasedToken) -> Set[int]:
        return {row for row, _ in self._places.get(stem(token.low), ())}

    def _is_misplaced(self, item: Collocate, company: frozenset[str]) -> bool:
        places = [place for form in item.forms for place in self._places.get(form, ())]
        if item.is_time or not places or sum(form in self._places for form in company) < _FEWEST_KNOWN:
            return False
        return all(company.isdisjoint(_around(self._rows[row], place, _NEAR_THERE)) for row, place in places)


def _owned(tokens: Sequence[CasedToken], owner: int) -> list[CasedToken]:
    """The possessum: the words behind a genitive, up to the head noun: "veteran captain"."""
    following = takewhile(lambda token: is_content(token) and not token.is_capital, tokens[owner + 1 :])
    return list(islice(following, _MOST_OWNED))


def collocates(passage: Passage) -> list[Collocate]:
    """The content words and figures, in order."""
    dated = passage.dated
    found = [_figure(figure, is_dated=figure.first in dated) for figure in passage.figures]
    taken = {at for figure in passage.figures for at in range(figure.first, figure.last)}
    for at, token in enumerate(passage.tokens):
        if at not in taken and is_content(token):
            found.append(Collocate(at, at + 1, frozenset([stem(token.low)]), is_time=at in dated))
    return sorted(found, key=lambda one: one.at)


def _predicates(passage: Passage, row: Sequence[Collocate]) -> dict[int, str]:
    """For the index of each figure in the row, the stem of its governing verb: right before it ("destroyed 12 homes"),
    or the passive participle behind it ("12 homes were destroyed and 40 damaged").
    """
    found: dict[int, str] = {}
    for place, one in enumerate(row):
        if one.is_figure:
            behind = takewhile(lambda other: not other.is_figure, row[place + 1 : place + 1 + _NEAR])
            before = row[place - 1] if place else None
            verb = next((other.at for other in behind if _is_passive_of(passage.tokens, other.at, one)), None)
            if verb is None and before is not None and one.at - before.at <= _NEAR and not before.is_figure:
                verb = before.at
            if verb is not None and is_past(passage.tokens[verb].low):
                found[place] = verb_stem(passage.tokens[verb].low)
    return found


def _is_passive_of(tokens: Sequence[CasedToken], at: int, figure: Collocate) -> bool:
    """Whether the past participle is a passive with the figure as subject, its auxiliary possibly elided."""
    return is_past(tokens[at].low) and (at == figure.end or tokens[at - 1].low in _BE)


def _figure(figure: Figure, *, is_dated: bool) -> Collocate:
    is_year = not figure.unit and any(kind == "count" and value in _YEARS for kind, value in figure.keys)
    forms = frozenset(f"{kind} {value}" for kind, value in figure.keys)
    return Collocate(figure.first, figure.last, forms, is_figure=True, is_time=is_dated or is_year)


def _around(row: Sequence[Collocate], place: int, reach: int) -> frozenset[str]:
    """The forms of the neighbours within `reach` positions."""
    around = (*row[max(0, place - reach) : place], *row[place + 1 : place + 1 + reach])
    return frozenset(form for item in around for form in item.forms)
