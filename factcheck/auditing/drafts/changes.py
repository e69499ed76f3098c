"""Aligned words of a quotation and a source -> the word diff: each change with what it touches."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.auditing.drafts.finding import Found, Stretch
from factcheck.auditing.drafts.quoted_words import QuotedWords
from factcheck.auditing.modality import is_content, is_denial, is_hedge
from factcheck.auditing.passages import Passage as ReadPassage
from factcheck.auditing.passages import content
from factcheck.domain.draft_report import Change, ChangeKind
from factcheck.domain.values import Passage, passage
from factcheck.language.figure_tokens import CasedToken
from factcheck.language.word_stream import WordStream

_ONE: Final = frozenset({"a", "an", "one"})


class Sides(NamedTuple):
    """The words of a change on either side; the whole ones have the word before them, too: a figure may begin there."""

    draft: ReadPassage
    source: ReadPassage
    whole_draft: ReadPassage
    whole_source: ReadPassage


def word_diff(said: QuotedWords, found: Found) -> tuple[Change, ...]:
    """The changes in the order of the quotation."""
    changes = [change for place, stretch in enumerate(found) for change in _of_stretch(said, stretch, place)]
    covered = [(one.first, one.last) for one in found]
    edges = [0, *(edge for pair in covered for edge in pair), len(said.words)]
    for which, (start, end) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        if start < end:
            place = min(which, len(found) - 1)
            changes.append(_change(said, (start, end), found[place], (0, 0), place))
    for span in said.bracketed:
        words = passage(said.words.text, span.start, span.end)
        changes.append(Change(kind=ChangeKind.FUNCTION, draft=words, source=None, place=0, marked=True))
    return tuple(sorted(changes, key=_position))


def _position(change: Change) -> tuple[int, int]:
    at = change.draft.start if change.draft is not None else -1
    return change.place, at if at >= 0 else change.source.start if change.source is not None else 0


def _of_stretch(said: QuotedWords, stretch: Stretch, place: int) -> Iterator[Change]:
    a, b = stretch.first, stretch.start
    for run in stretch.runs:
        if run.a > a or run.b > b:
            yield _change(said, (a, run.a), stretch, (b, run.b), place)
        yield from _set_otherwise(said, stretch, (run.a, run.b, run.size), place)
        a, b = run.a + run.size, run.b + run.size
    if stretch.last > a or stretch.end > b:
        yield _change(said, (a, stretch.last), stretch, (b, stretch.end), place)


def _change(said: QuotedWords, own: tuple[int, int], stretch: Stretch, theirs: tuple[int, int], place: int) -> Change:
    """Words for words; on one side there may be none."""
    source = stretch.source.words
    sides = Sides(
        _read(said.words, *own),
        _read(source, *theirs),
        _read(said.words, max(own[0] - 1, 0), own[1]),
        _read(source, max(theirs[0] - 1, 0), theirs[1]),
    )
    is_marked = any(at in said.marked for at in range(own[0] - 1, own[1]))
    kind = next(kind for kind, applies in KINDS if applies(sides))
    return Change(kind=kind, draft=_cut(said.words, *own), source=_cut(source, *theirs), place=place, marked=is_marked)


def _cut(words: WordStream, first: int, last: int) -> Passage | None:
    return passage(words.text, words.starts[first], words.ends[last - 1]) if first < last else None


def _read(words: WordStream, first: int, last: int) -> ReadPassage:
    return ReadPassage.of(words.text[words.starts[first] : words.ends[last - 1]] if first < last else "")


def _set_otherwise(said: QuotedWords, stretch: Stretch, run: tuple[int, int, int], place: int) -> Iterator[Change]:
    """The same words in other capitals, or with other punctuation between them."""
    own, theirs = said.words, stretch.source.words
    a, b, size = run
    is_in_capitals = theirs.text[theirs.starts[b] : theirs.ends[b + size - 1]].isupper()
    for at in range(size):
        opens = a + at in (0, stretch.first) or a + at - 1 in said.marked
        if not opens and not is_in_capitals and _capitals(own.forms[a + at]) != _capitals(theirs.forms[b + at]):
            yield Change(
                kind=ChangeKind.CAPITALS,
                draft=_cut(own, a + at, a + at + 1),
                source=_cut(theirs, b + at, b + at + 1),
                place=place,
            )
        if at + 1 < size and a + at not in said.marked and not _have_same_marks(own, a + at, theirs, b + at):
            yield Change(
                kind=ChangeKind.PUNCTUATION,
                draft=_cut(own, a + at, a + at + 2),
                source=_cut(theirs, b + at, b + at + 2),
                place=place,
            )


def _capitals(form: str) -> tuple[bool, ...]:
    return tuple(map(str.isupper, form))


def _have_same_marks(own: WordStream, a: int, theirs: WordStream, b: int) -> bool:
    mine, other = own.gap(a), theirs.gap(b)
    if mine == other:
        return True
    breaks = "\n" in theirs.text[theirs.ends[b] : theirs.starts[b + 1]]
    return breaks and mine.strip("'") == other.strip("'")


def _is_respelt(sides: Sides) -> bool:
    """ "didn't" for "did not", "fifteen" for "15", "per cent" for "%": the same read aloud."""
    own, theirs = sides.draft.tokens, sides.source.tokens
    if not own or not theirs:
        return False
    if content(own) == content(theirs) or _letters(own) == _letters(theirs):
        return True
    return _is_same_figure(sides.draft, sides.source) or _is_same_figure(sides.whole_draft, sides.whole_source)


def _letters(tokens: Sequence[CasedToken]) -> str:
    return "".join(token.low for token in tokens if token.is_word or token.is_number)


def _is_same_figure(own: ReadPassage, theirs: ReadPassage) -> bool:
    if len(own.figures) != 1 or len(theirs.figures) != 1:
        return False
    (one,), (other,) = own.figures, theirs.figures
    is_all = one.last - one.first >= len(own.tokens) - 1 and other.last - other.first >= len(theirs.tokens) - 1
    return is_all and bool(one.keys & other.keys) and one.unit == other.unit


def _denies_otherwise(sides: Sides) -> bool:
    return _count(sides.draft, is_denial) != _count(sides.source, is_denial)


def _counts_otherwise(sides: Sides) -> bool:
    return _has_figure(sides.draft) or _has_figure(sides.source)


def _has_figure(side: ReadPassage) -> bool:
    return any(figure.last > figure.first + 1 or side.tokens[figure.first].low not in _ONE for figure in side.figures)


def _names_otherwise(sides: Sides) -> bool:
    return _count(sides.draft, is_content) + _count(sides.source, is_content) > 0


def _hedges_otherwise(sides: Sides) -> bool:
    return _count(sides.draft, is_hedge) != _count(sides.source, is_hedge)


def _otherwise(sides: Sides) -> bool:
    del sides
    return True


def _count(side: ReadPassage, is_one: Callable[[CasedToken], bool]) -> int:
    return sum(map(is_one, side.tokens))


# What a change touches: the first that applies.
KINDS: Final[tuple[tuple[ChangeKind, Callable[[Sides], bool]], ...]] = (
    (ChangeKind.SPELLING, _is_respelt),
    (ChangeKind.NEGATION, _denies_otherwise),
    (ChangeKind.NUMBER, _counts_otherwise),
    (ChangeKind.HEDGE, _hedges_otherwise),
    (ChangeKind.CONTENT, _names_otherwise),
    (ChangeKind.FUNCTION, _otherwise),
)
