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
from factcheck.auditing.name_index import related_names
from factcheck.domain.draft_report import DetailCheck, DetailKind, DetailVerdict, Place
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.en.name_runs import behind_opening, name_runs, without_titles
from factcheck.language.en.words import words as language_words
from factcheck.language.figure_tokens import CasedToken, folded_name
from factcheck.language.marks import BEFORE_A_CAPITAL
from factcheck.language.numbers.numerals import any_openers
from factcheck.language.tokens import Token
from factcheck.language.word_stream import WordStream, folded_word

# How alike two spellings of one name are (difflib's ratio), and how many of one initial are compared.
_LIKE: Final = 0.8
_MOST_COMPARED: Final = 3_000
_GAP: Final = 6
_LONGEST_NAME: Final = 6


class Named(NamedTuple):
    """A proper name of the draft: its words, where it first stands, and how often it does. `opens`: it is one word, and
    only ever the first of a sentence, where any word has a capital, and nobody who says something.
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
            opens = len(name) == 1 and _opens(tokens, name[0]) and not _speaks(tokens, name[0])
            key = " ".join(word.low for word in words)
            known = found.get(key, Named(words, name[0].start, name[-1].end, 0, opens=True))
            found[key] = known._replace(times=known.times + 1, opens=known.opens and opens)
    return list(found.values())


def _folded(form: str) -> str:
    """As the words of sources are, "CO₂" too."""
    return folded_name(folded_word(form))


def _opens(tokens: Sequence[Token], word: Token) -> bool:
    return word is tokens[0] or tokens[tokens.index(word) - 1].text in BEFORE_A_CAPITAL


def _speaks(tokens: Sequence[Token], word: Token) -> bool:
    return any(token.word & Word.SPEECH for token in tokens[tokens.index(word) + 1 :][:1])


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
        _folded(token.text),
        token.start,
        token.end,
        is_word=True,
        is_number=False,
        is_capital=True,
        opens=False,
    )


class SourceNames:
    """The words of all sources in one sequence, with those that are names; indices are of that sequence.

    Words are folded as names are, and looked up in the sources' inverted indices.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._firsts = list(accumulate((len(source.words) for source in sources), initial=0))
        self._known: dict[str, list[int]] = {}

    @cached_property
    def _lows(self) -> dict[str, list[tuple[int, str]]]:
        """The folded words, each with the sources that have it and how it is there."""
        found: dict[str, list[tuple[int, str]]] = {}
        for owner, source in enumerate(self._sources):
            for low in source.words.places:
                found.setdefault(folded_name(low), []).append((owner, low))
        return found

    @cached_property
    def _shown(self) -> list[set[str]]:
        """For each source its forms with a capital."""
        return [capitalised(source.words) for source in self._sources]

    @cached_property
    def _runs(self) -> dict[str, range]:
        """The first name of several words that has each word, or these initials."""
        found: dict[str, range] = {}
        for first, source, shown in zip(self._firsts, self._sources, self._shown, strict=False):
            forms = source.words.forms
            capitals = [at for at, is_capital in enumerate(map(shown.__contains__, forms)) if is_capital]
            for run in _names(capitals, source.words):
                lows = [_folded(forms[at]) for at in run]
                for low in ("".join(low[0] for low in lows), *lows):
                    found.setdefault(low, range(first + run.start, first + run.stop))
        return found

    @cached_property
    def _by_letter(self) -> dict[str, dict[str, None]]:
        """The capitalised words by their first letter."""
        found: dict[str, dict[str, None]] = {}
        for source, shown in zip(self._sources, self._shown, strict=True):
            for form in dict.fromkeys(source.words.forms):
                if form in shown:
                    low = _folded(form)
                    found.setdefault(low[0], {})[low] = None
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
            like = get_close_matches(token.low, known, n=1, cutoff=_LIKE) if token.low not in self._lows else ()
            if like:
                first = self._places(like[0])[0]
                run = self._runs.get(like[0], range(first, first + 1))
                return self._place(run.start, run.stop)
        return None

    def is_ordinary(self, low: str) -> bool:
        """Whether the word stands in lower case in a source."""
        forms = (self._form(at) for at in self._places_of(low)[:_MOST_COMPARED])
        return any(form == form.lower() for form in forms)

    def _places_of(self, low: str) -> list[int]:
        return next((self._places(form) for form in (*lemmas(low), f"{low}s") if form in self._lows), [])

    def _places(self, low: str) -> list[int]:
        """Where the folded word stands, in order."""
        if low not in self._known:
            there = self._lows.get(low, ())
            self._known[low] = sorted(
                self._firsts[owner] + at for owner, word in there for at in self._sources[owner].words.places[word]
            )
        return self._known[low]

    def _variant(self, token: CasedToken) -> Place | None:
        """Where an acronym is spelt out, or a demonym's place, or a place's demonym, stands."""
        run = self._runs.get(token.low) if sum(map(str.isupper, token.text)) > 1 else None
        if run is not None:
            return self._place(run.start, run.stop)
        places = (at for low in related_names(token.low) for at in self._places(low)[:_MOST_COMPARED])
        return next((self._place(at, at + 1) for at in places if self._form(at) != self._form(at).lower()), None)

    def _form(self, at: int) -> str:
        owner = self._owner(at)
        return self._sources[owner].words.forms[at - self._firsts[owner]]

    def _owner(self, at: int) -> int:
        return bisect_right(self._firsts, at) - 1

    def _place(self, first: int, last: int) -> Place:
        owner = self._owner(first)
        words = self._sources[owner].words
        start, end = words.starts[first - self._firsts[owner]], words.ends[last - 1 - self._firsts[owner]]
        return Place(source=self._sources[owner].index, start=start, end=end, text=words.text[start:end])


def _names(capitals: Sequence[int], words: WordStream) -> Iterator[range]:
    """The runs of several capitalised words that only a hyphen or the like parts."""
    start = end = -1
    for at in (*capitals, len(words) + 1):
        if at == end and at - start < _LONGEST_NAME and not words.gap(at - 1).strip("-.'"):
            end += 1
            continue
        if end - start > 1:
            yield range(start, end)
        start, end = at, at + 1


def capitalised(words: WordStream) -> set[str]:
    """Those of the forms that have a capital."""
    return {form for form in set(words.forms) if form[0].isalpha() and form != form.lower()}


def _nearest(places: Sequence[int], at: int) -> int:
    """The place nearest to `at`; far from it where there is none."""
    if not places:
        return at + 2 * _GAP
    which = bisect_left(places, at)
    return min(places[max(0, which - 1) : which + 1], key=lambda other: abs(other - at))


def check_names(text: str, named: Sequence[Named], known: SourceNames) -> Iterator[DetailCheck]:
    """A check for each name of the draft."""
    for one in named:
        if one.opens and known.is_ordinary(one.tokens[0].low):
            continue
        place = known.place(one.tokens)
        nearest = known.nearest(one.tokens) if place is None else None
        if one.opens and place is None and nearest is None:
            continue
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
