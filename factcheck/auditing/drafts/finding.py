"""Words of a quotation -> the stretches of the sources where they stand: the same words, or the most similar ones."""

from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from factcheck.auditing.drafts.alignment import Run, common_runs
from factcheck.auditing.drafts.source_index import Source, weight
from factcheck.language.en.stems import stem
from factcheck.language.word_stream import WordStream

# So much of a quotation's weight has to stand in a source for the rest to be a change of it.
LEAST_COVERED: Final = 0.6
# A part that comes from elsewhere has to be there nearly whole.
_LEAST_COVERED_ELSEWHERE: Final = 0.75
_LEAST_SIMILAR: Final = 0.35
# More words than these left out without a mark make two places of one.
_MOST_LEFT_OUT: Final = 10
_MOST_LEFT_OUT_MARKED: Final = 40
_FEWEST_OF_A_PART: Final = 3
_LEAST_WEIGHT_OF_A_PART: Final = 1.3
_MOST_BEFORE_A_STRAY: Final = 2
_MOST_PLACES: Final = 6
# Bounds on work: places of a word that are tried, windows that are aligned, and how often parts are parted.
_MOST_TRIED: Final = 5_000
_MOST_VOTES: Final = 400
_MOST_WINDOWS: Final = 3
_MOST_PARTINGS: Final = 3


class Stretch(NamedTuple):
    """The words `first` to `last` (half-open) of a quotation stand in a source from `start` to `end` (half-open), as
    far as `runs` tells; indices of words.
    """

    source: Source
    first: int
    last: int
    start: int
    end: int
    runs: tuple[Run, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all words are the same."""
        return len(self.runs) == 1 and self.runs[0].size == self.last - self.first == self.end - self.start


Found = tuple[Stretch, ...]


def find_words(words: WordStream, sources: Sequence[Source], marked: frozenset[int]) -> list[Found]:
    """The places of a quotation's words, alternatives to choose from; each one stretch or several, in the order of the
    quotation. `marked` has the words behind which an ellipsis or brackets stand.

    Alternatives are given only where all words are the same. Empty where nothing is like it.
    """
    whole = [one for source in sources for one in _occurrences(words.lows, source)]
    if whole:
        parted = [_parted(stretch, marked) for stretch in whole]
        return sorted(parted, key=len)[:_MOST_PLACES]
    best = _similar(words, 0, len(words), sources, marked, _MOST_PARTINGS)
    return [_widened(_merged(words, best, sources), len(words))] if best else []


def covered(words: WordStream, found: Found) -> float:
    """How much of the weight of the words stands there, from 0 to 1."""
    return _covered(words.lows, 0, len(words), found)


def is_similar(words: WordStream, found: Found) -> bool:
    """Whether it is worth a look, though it is not enough to be a change of the same words."""
    return covered(words, found) >= _LEAST_SIMILAR


def _covered(lows: Sequence[str], first: int, last: int, found: Found) -> float:
    total = sum(map(weight, lows[first:last]))
    matched = sum(weight(low) for one in found for run in one.runs for low in lows[run.a : run.a + run.size])
    return matched / total if total else 0.0


def _occurrences(lows: Sequence[str], source: Source) -> Iterator[Stretch]:
    """Where exactly these words follow each other; looked for by the rarest of them."""
    places, known, count = source.words.places, source.words.lows, len(lows)
    if not all(map(places.__contains__, lows)):
        return
    rarest = min(range(count), key=lambda at: len(places[lows[at]]))
    found = 0
    for place in places[lows[rarest]][:_MOST_TRIED]:
        start = place - rarest
        if start >= 0 and known[start] == lows[0] and known[start : start + count] == lows:
            yield Stretch(source, 0, count, start, start + count, (Run(0, start, count),))
            found += 1
            if found == _MOST_PLACES:
                return


def _similar(
    words: WordStream, first: int, last: int, sources: Sequence[Source], marked: frozenset[int], partings: int
) -> Found:
    """The most similar stretch for the words `first` to `last`; what is missing in it is looked for elsewhere."""
    lows = words.lows[first:last]
    best: Found = ()
    score = 0.0
    for source, window in _windows(lows, sources):
        found = _aligned(words, first, last, source, window, marked)
        likeness = _covered(words.lows, first, last, found)
        if likeness > score:
            best, score = found, likeness
    if not best and last - first <= _FEWEST_OF_A_PART:
        return _inflected(words, first, last, sources)
    if not best or partings == 0:
        return best
    return _with_parts_from_elsewhere(words, first, last, best, sources, marked, partings)


def _inflected(words: WordStream, first: int, last: int, sources: Sequence[Source]) -> Found:
    """Few words that stand in a source in another inflection: "deep concerns" for "deep concern"."""
    lows = words.lows[first:last]
    stems = [stem(low) for low in lows]
    for source in sources:
        known = source.words.lows
        for at, low in enumerate(lows):
            for place in source.words.places.get(low, ())[:_MOST_VOTES] if weight(low) == 1 else ():
                start = max(0, place - at)
                if [stem(other) for other in known[start : start + len(lows)]] == stems:
                    runs = common_runs(lows, known[start : start + len(lows)], weight)
                    moved = tuple(Run(run.a + first, run.b + start, run.size) for run in runs)
                    return (Stretch(source, first, last, start, start + len(lows), moved),)
    return ()


def _with_parts_from_elsewhere(
    words: WordStream,
    first: int,
    last: int,
    found: Found,
    sources: Sequence[Source],
    marked: frozenset[int],
    partings: int,
) -> Found:
    found = _with_whole_parts(words, first, last, found, sources)
    edges = [first, *(edge for one in found for edge in (one.first, one.last)), last]
    parts = list(found)
    inside = [
        (end.a + end.size, start.a) for one in found for end, start in pairwise(one.runs) if start.a > end.a + end.size
    ]
    for start, end in [*zip(edges[::2], edges[1::2], strict=True), *inside]:
        if not _is_part(words.lows, start, end):
            continue
        whole = _first_occurrence(words.lows[start:end], sources)
        if whole is not None:
            elsewhere: Found = (_moved(whole, start),)
        else:
            elsewhere = _similar(words, start, end, sources, marked, partings - 1)
        if _covered(words.lows, start, end, elsewhere) >= _LEAST_COVERED_ELSEWHERE:
            parts = [piece for one in parts for piece in _without(one, start, end)]
            parts.extend(elsewhere)
    return tuple(sorted(parts, key=lambda one: one.first))


def _with_whole_parts(words: WordStream, first: int, last: int, found: Found, sources: Sequence[Source]) -> Found:
    """Of several parts, one that is only similar there is taken from where it stands word for word, if anywhere."""
    if len(found) < 2:
        return found
    edges = [first, *(one.last for one in found[:-1])], [*(one.first for one in found[1:]), last]
    parts: list[Stretch] = []
    for one, start, end in zip(found, *edges, strict=True):
        whole = None if one.is_whole else _first_occurrence(words.lows[start:end], sources)
        parts.append(one if whole is None else _moved(whole, start))
    return tuple(parts)


def _merged(words: WordStream, found: Found, sources: Sequence[Source]) -> Found:
    """Parts in a row that stand somewhere in one piece are one part."""
    for size in range(len(found) - 1, 1, -1):
        for at in range(len(found) - size + 1):
            first, last = found[at].first, found[at + size - 1].last
            whole = _first_occurrence(words.lows[first:last], sources)
            if whole is not None:
                return _merged(words, (*found[:at], _moved(whole, first), *found[at + size :]), sources)
    return found


def _first_occurrence(lows: Sequence[str], sources: Sequence[Source]) -> Stretch | None:
    return next((one for source in sources for one in _occurrences(lows, source)), None)


def _moved(stretch: Stretch, by: int) -> Stretch:
    runs = tuple(Run(run.a + by, run.b, run.size) for run in stretch.runs)
    return stretch._replace(first=stretch.first + by, last=stretch.last + by, runs=runs)


def _without(stretch: Stretch, start: int, end: int) -> Iterator[Stretch]:
    """The stretch, cut in two where the words `start` to `end` are looked for elsewhere."""
    before = tuple(run for run in stretch.runs if run.a < start)
    behind = tuple(run for run in stretch.runs if run.a >= end)
    for runs in (before, behind):
        if runs:
            yield _stretch(stretch.source, runs)


def _stretch(source: Source, runs: Sequence[Run]) -> Stretch:
    head, tail = runs[0], runs[-1]
    return Stretch(source, head.a, tail.a + tail.size, head.b, tail.b + tail.size, tuple(runs))


def _windows(lows: Sequence[str], sources: Sequence[Source]) -> Iterator[tuple[Source, tuple[int, int]]]:
    """The ranges of the sources' words that have most of the rare words and pairs, at about the same distances."""
    count = len(lows)
    width = max(8, count)
    total = sum(len(source.words) for source in sources)
    joint: list[tuple[float, int, int]] = []
    for source in sources:
        votes: dict[int, float] = {}
        for at, places in _telling(lows, source):
            rarity = log(1 + total / len(places))
            for place in places:
                bucket = (place - at) // width
                votes[bucket] = votes.get(bucket, 0.0) + rarity
        scored = ((vote + votes.get(bucket + 1, 0.0), -source.index, -bucket) for bucket, vote in votes.items())
        joint.extend(nlargest(_MOST_WINDOWS, scored))
    for _, index, bucket in nlargest(_MOST_WINDOWS, joint):
        source, start = sources[-index], -bucket * width
        end = min(len(source.words), start + 2 * width + count + count // 2 + 4)
        yield source, (max(0, start - count // 2 - 4), end)


def _telling(lows: Sequence[str], source: Source) -> Sequence[tuple[int, Sequence[int]]]:
    """The words and pairs of words that are rare in the source, with their places; else the rarest pair."""
    places = source.words.places
    words = [(at, places[low]) for at, low in enumerate(lows) if low in places]
    adjacent = (at for (at, _), (after, _) in pairwise(words) if after == at + 1)
    pairs = ((at, source.pair_places(lows[at], lows[at + 1])) for at in adjacent)
    known = [*words, *(pair for pair in pairs if pair[1])]
    rare = [(at, places) for at, places in known if len(places) <= _MOST_VOTES]
    return rare or sorted(known, key=lambda one: len(one[1]))[:1]


def _aligned(
    words: WordStream, first: int, last: int, source: Source, window: tuple[int, int], marked: frozenset[int]
) -> Found:
    """The words in that window of the source: its parts that are long enough to tell."""
    start, end = window
    runs = common_runs(words.lows[first:last], source.words.lows[start:end], weight)
    moved = [Run(run.a + first, run.b + start, run.size) for run in runs]
    trimmed = (_trimmed(words.lows, part, source.words) for part in _parts(moved, source, marked))
    parts = [part for part in trimmed if _tells(words.lows, part)]
    return tuple(_stretch(source, part) for part in parts)


def _parted(stretch: Stretch, marked: frozenset[int]) -> Found:
    """A stretch of the same words, parted where they stand in two quotations of the source."""
    source, run = stretch.source, stretch.runs[0]
    cuts = [
        at for at in range(run.size - 1) if source.words.ends[run.b + at] + 2 <= source.words.starts[run.b + at + 1]
    ]
    pieces: list[Run] = []
    start = 0
    for at in cuts:
        pieces.append(Run(run.a + start, run.b + start, at + 1 - start))
        start = at + 1
    pieces.append(Run(run.a + start, run.b + start, run.size - start))
    return tuple(_stretch(source, _joined(part)) for part in _parts(pieces, source, marked))


def _joined(runs: Sequence[Run]) -> list[Run]:
    head, tail = runs[0], runs[-1]
    return [Run(head.a, head.b, tail.a + tail.size - head.a)]


def _parts(runs: Sequence[Run], source: Source, marked: frozenset[int]) -> Iterator[list[Run]]:
    """The runs, parted where the source has other people's words between them, or too many."""
    part: list[Run] = []
    for run in runs:
        if part:
            before = part[-1]
            last = before.b + before.size - 1
            most = _MOST_LEFT_OUT_MARKED if before.a + before.size - 1 in marked else _MOST_LEFT_OUT
            if run.b - last - 1 - (run.a - before.a - before.size) > most or source.are_apart(last, run.b):
                yield part
                part = []
        part.append(run)
    if part:
        yield part


def _trimmed(lows: Sequence[str], part: Sequence[Run], source: WordStream) -> Sequence[Run]:
    """The part without a function word at its edge that only happens to stand near: "the" in the next sentence."""
    while len(part) > 1 and _is_stray(lows, part[-1], part[-2], part[-1], source):
        part = part[:-1]
    while len(part) > 1 and _is_stray(lows, part[0], part[0], part[1], source):
        part = part[1:]
    return part


def _is_stray(lows: Sequence[str], run: Run, left: Run, right: Run, source: WordStream) -> bool:
    between = range(left.b + left.size - 1, right.b)
    is_light = sum(map(weight, lows[run.a : run.a + run.size])) < 1
    is_far = len(between) - 1 > _MOST_BEFORE_A_STRAY or not all(_is_joined(source, at) for at in between)
    return is_light and is_far


def _tells(lows: Sequence[str], part: Sequence[Run]) -> bool:
    """Whether the part is more than a few words that stand everywhere."""
    first, last = part[0].a, part[-1].a + part[-1].size
    size = sum(run.size for run in part)
    weighs = sum(weight(low) for run in part for low in lows[run.a : run.a + run.size])
    return size >= min(_FEWEST_OF_A_PART, len(lows)) and weighs >= _LEAST_WEIGHT_OF_A_PART and last > first


def _is_part(lows: Sequence[str], start: int, end: int) -> bool:
    inside = lows[start:end]
    return len(inside) >= _FEWEST_OF_A_PART and sum(map(weight, inside)) >= _LEAST_WEIGHT_OF_A_PART


def _widened(found: Found, count: int) -> Found:
    """With the words around and between the stretches, where they are few: for as many of the source's own, as far as
    its sentence goes.
    """
    wide: list[Stretch] = []
    for at, one in enumerate(found):
        first = wide[-1].last if wide else 0
        last = found[at + 1].first if at + 1 < len(found) else count
        wide.append(_with_words_behind(_with_words_before(one, first), last))
    return tuple(wide)


def _with_words_before(stretch: Stretch, first: int) -> Stretch:
    source, count, start = stretch.source.words, stretch.first - first, stretch.start
    if count > _FEWEST_OF_A_PART:
        return stretch
    while start > max(0, stretch.start - count) and _is_joined(source, start - 1):
        start -= 1
    return stretch._replace(first=first, start=start)


def _with_words_behind(stretch: Stretch, last: int) -> Stretch:
    source, count, end = stretch.source.words, last - stretch.last, stretch.end
    if count > _FEWEST_OF_A_PART:
        return stretch
    while end < min(len(source), stretch.end + count) and _is_joined(source, end - 1):
        end += 1
    return stretch._replace(last=last, end=end)


def _is_joined(words: WordStream, at: int) -> bool:
    """Whether no sentence and no quotation ends between the word and the next one."""
    return not words.gap(at).strip("-,;:")
