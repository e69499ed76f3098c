"""The proper names of a draft against those of its sources: found, another that is like it, or not found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from factcheck.auditing.audit_words import is_function_word
from factcheck.auditing.drafts.source_index import Source
from factcheck.auditing.lemmas import lemmas
from factcheck.auditing.name_index import KnownNames, related_names
from factcheck.domain.draft_report import DetailCheck, DetailKind, DetailVerdict, Place
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.en.name_runs import behind_opening, name_runs, without_titles
from factcheck.language.en.words import words as language_words
from factcheck.language.figure_tokens import CasedToken, folded_name
from factcheck.language.marks import BEFORE_A_CAPITAL
from factcheck.language.numbers.numerals import any_openers
from factcheck.language.tokens import Token
from factcheck.language.word_stream import WordStream

# How alike two spellings of one name are (difflib's ratio), and how many of one initial are compared.
_LIKE: Final = 0.8
_MOST_COMPARED: Final = 3_000
_GAP: Final = 6
_LONGEST_NAME: Final = 6


class Named(NamedTuple):
    """A proper name of the draft: its words, where it first stands, and how often it does. `opens`: it is one word, and
    only ever the first of a sentence, where any word has a capital.
    """

    tokens: tuple[CasedToken, ...]
    start: int
    end: int
    times: int
    opens: bool


def read_draft_names(doc: Doc) -> list[Named]:
    """The names of the draft, each once, in order, without titles; capitals that only open a sentence are none."""
    small = {token.low for token in doc.tokens if token.text == token.low}
    found: dict[str, Named] = {}
    for sentence in doc.sentences:
        tokens = doc.tokens_in(sentence)
        for first, last in name_runs(tokens):
            _, name = without_titles(tokens[behind_opening(tokens, first, last, small) : last + 1])
            if _is_ordinary(tokens, name, small):
                continue
            words = tuple(_cased(token) for token in name if token.is_word)
            opens = len(name) == 1 and _opens(tokens, name[0])
            key = " ".join(word.low for word in words)
            known = found.get(key, Named(words, name[0].start, name[-1].end, 0, opens=True))
            found[key] = known._replace(times=known.times + 1, opens=known.opens and opens)
    return list(found.values())


def _opens(tokens: Sequence[Token], word: Token) -> bool:
    return word is tokens[0] or tokens[tokens.index(word) - 1].text in BEFORE_A_CAPITAL


def _is_ordinary(tokens: Sequence[Token], name: Sequence[Token], small: set[str]) -> bool:
    """Whether one capital is only that of a sentence's first word, a title's or an initial's."""
    (word,) = name if len(name) == 1 else (None,)
    if word is None:
        return False
    is_title = bool(word.word & (Word.ROLE | Word.HONORIFIC))
    if is_title or len(word.text) == 1 or word.text[0].isdigit():
        return True
    is_small = word.low.endswith("ing") or not small.isdisjoint(lemmas(word.low))
    is_known = is_function_word(word.low) or word.low in any_openers() or word.low in language_words("sentence_openers")
    return _opens(tokens, word) and (is_small or is_known or bool(lexicon().get(word.low, 0)))


def _cased(token: Token) -> CasedToken:
    return CasedToken(
        token.text,
        folded_name(token.text),
        token.start,
        token.end,
        is_word=True,
        is_number=False,
        is_capital=True,
        opens=False,
    )


class SourceNames:
    """The words of all sources in one sequence, with those that are names; indices are of that sequence."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._firsts = list(accumulate((len(source.words) for source in sources), initial=0))
        self._tokens = [token for source in sources for token in cased_words(source.words)]

    @cached_property
    def _known(self) -> KnownNames:
        return KnownNames(self._tokens)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, token in enumerate(self._tokens):
            found.setdefault(token.low, []).append(at)
        return found

    @cached_property
    def _runs(self) -> dict[str, range]:
        """The first name of several words that has each word, or these initials."""
        found: dict[str, range] = {}
        at = 0
        while at < len(self._tokens):
            last = at
            while last < len(self._tokens) and self._goes_on(at, last):
                last += 1
            if last - at > 1:
                initials = "".join(token.low[0] for token in self._tokens[at:last])
                for low in (initials, *(token.low for token in self._tokens[at:last])):
                    found.setdefault(low, range(at, last))
            at = max(last, at + 1)
        return found

    @cached_property
    def _by_letter(self) -> dict[str, dict[str, None]]:
        """The capitalised words by their first letter."""
        found: dict[str, dict[str, None]] = {}
        for token in self._tokens:
            if token.is_capital:
                found.setdefault(token.low[0], {})[token.low] = None
        return found

    def place(self, tokens: Sequence[CasedToken]) -> Place | None:
        """Where the words of the name stand together the first time, in whatever case or inflection; of one word also
        where its demonym or its full name stands.
        """
        places = [self._places_of(token.low) for token in tokens]
        for at in places[-1][:_MOST_COMPARED]:
            near = [_nearest(others, at) for others in places[:-1]]
            if all(abs(other - at) <= _GAP and self._owner(other) == self._owner(at) for other in near):
                return self._place(min(at, *near) if near else at, max(at, *near) + 1 if near else at + 1)
        return self._variant(tokens[0]) if len(tokens) == 1 else None

    def nearest(self, tokens: Sequence[CasedToken]) -> Place | None:
        """A name with the same last or first word and another beside it, else one that is spelt much like it."""
        for token in reversed(tokens) if len(tokens) > 1 else ():
            if token.low in self._runs:
                run = self._runs[token.low]
                return self._place(run.start, run.stop)
        for token in reversed(tokens):
            known = list(self._by_letter.get(token.low[0], ()))[:_MOST_COMPARED]
            like = get_close_matches(token.low, known, n=1, cutoff=_LIKE) if token.low not in self._places else ()
            if like:
                run = self._runs.get(like[0], range(self._places[like[0]][0], self._places[like[0]][0] + 1))
                return self._place(run.start, run.stop)
        return None

    def is_ordinary(self, low: str) -> bool:
        """Whether the word stands in lower case in a source."""
        return any(not self._tokens[at].is_capital for at in self._places_of(low)[:_MOST_COMPARED])

    def _places_of(self, low: str) -> list[int]:
        return next((self._places[form] for form in (*lemmas(low), f"{low}s") if form in self._places), [])

    def _variant(self, token: CasedToken) -> Place | None:
        if not self._known.has(token):
            return None
        run = self._runs.get(token.low)
        if run is not None:
            return self._place(run.start, run.stop)
        places = (self._places[low] for low in related_names(token.low) if low in self._places)
        return next((self._place(found[0], found[0] + 1) for found in places), None)

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether the word at `at` is one more of the name that begins at `first`."""
        if not self._tokens[at].is_capital or at - first >= _LONGEST_NAME or self._owner(at) != self._owner(first):
            return False
        source, start = self._owner(at), self._firsts[self._owner(at)]
        return at == first or not self._sources[source].words.gap(at - 1 - start).strip("-.'")

    def _owner(self, at: int) -> int:
        return bisect_right(self._firsts, at) - 1

    def _place(self, first: int, last: int) -> Place:
        owner = self._owner(first)
        source = self._sources[owner]
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        return Place(source=source.index, start=start, end=end, text=source.words.text[start:end])


def cased_words(words: WordStream) -> Iterator[CasedToken]:
    """The words as the name index takes them."""
    fold = {form: folded_name(form) for form in set(words.forms)}
    small = {form for form in fold if form == form.lower()}
    for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
        is_word = form[0].isalpha()
        is_capital = is_word and form not in small
        yield CasedToken(form, fold[form], start, end, is_word, not is_word, is_capital, opens=False)


def _nearest(places: Sequence[int], at: int) -> int:
    """The place nearest to `at`; far from it where there is none."""
    if not places:
        return at + 2 * _GAP
    which = bisect_left(places, at)
    return min(places[max(0, which - 1) : which + 1], key=lambda other: abs(other - at))


def check_names(
    text: str, named: Sequence[Named], known: SourceNames
) -> Iterator[DetailCheck]:
    """A check for each name of the draft."""
    for one in named:
        if one.opens and known.is_ordinary(one.tokens[0].low):
            continue
        place = known.place(one.tokens)
        nearest = known.nearest(one.tokens) if place is None else None
        verdict = DetailVerdict.NOT_FOUND
        if place is not None:
            verdict = DetailVerdict.FOUND
        elif nearest is not None:
            verdict = DetailVerdict.DIFFERS
        yield DetailCheck(
            text=text[one.start : one.end],
            start=one.start,
            end=one.end,
            kind=DetailKind.NAME,
            verdict=verdict,
            place=place,
            nearest=nearest,
            times=one.times,
        )
