"""Reported (indirect) statements of a draft -> whether the sources have the same from the same speaker.

The words of a statement may be the reporter's own, so that one is compared only where its content words stand together
in a sentence of a source. That another says it there needs all of them, as many negations, and no such sentence whose
speaker is the same or cannot be told.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import Final, NamedTuple

from factcheck.auditing.audit_words import words as audit_words
from factcheck.auditing.drafts.source_index import Source, topic
from factcheck.auditing.drafts.speakers import Speaker, compare
from factcheck.domain.draft_report import Place, SpeakerMatch, StatementCheck, StatementVerdict
from factcheck.domain.values import Passage, Span
from factcheck.language.word_stream import WordStream, read_words

# (source, span) -> whose words they are there.
SpeakerAt = Callable[[int, Span], Speaker | None]

# Fewer content words say what anybody may have said.
_FEWEST_TOPICS: Final = 4
# How much of the weight (idf) of its content words a sentence has.
_LEAST_SHARED: Final = 0.75
_MOST_READ: Final = 200
_MOST_COMPARED: Final = 4


@dataclass(frozen=True)
class SourceSentence:
    """The words `first` to `last` (half-open) of a source."""

    source: Source
    first: int
    last: int

    @property
    def lows(self) -> Sequence[str]:
        return self.source.words.lows[self.first : self.last]

    def span(self, topics: frozenset[str]) -> Span:
        """From the first to the last word with one of the topics."""
        places = [at for at, low in enumerate(self.lows, start=self.first) if topic(low) in topics]
        return Span(start=self.source.words.starts[places[0]], end=self.source.words.ends[places[-1]])


class Alike(NamedTuple):
    """A sentence with much of a statement; `is_whole`: with all of its content words."""

    sentence: SourceSentence
    span: Span
    share: float
    is_whole: bool


@dataclass(frozen=True)
class Told:
    """A statement of the draft, the words of the sentence that it stands in, and the sentences most like it, the most
    alike first.
    """

    statement: Passage
    sentence: tuple[str, ...]
    alike: tuple[Alike, ...]

    @property
    def places(self) -> tuple[tuple[int, Span], ...]:
        """All places whose speakers have to be known."""
        return tuple((one.sentence.source.index, one.span) for one in self.alike)


class SourceSentences:
    """The sentences of all sources, by the topics of their words; `bounds` are the offsets of each source's."""

    def __init__(self, sources: Sequence[Source], bounds: Sequence[Sequence[tuple[int, int]]]) -> None:
        self._sources = sources
        self._starts = [[start for start, _ in one] for one in bounds]
        self._ends = [[end for _, end in one] for one in bounds]

    def tell(self, statements: Sequence[tuple[Passage, str]]) -> list[Told]:
        """The statements, each given with the text of its sentence, with what is like them."""
        topics = [frozenset(map(topic, read_words(one.text).lows)) - {""} for one, _ in statements]
        places = self._places(frozenset[str]().union(*topics))
        return [
            Told(
                one,
                tuple(read_words(sentence).lows),
                tuple(nlargest(_MOST_COMPARED, self._alike(own, places), key=_share)),
            )
            for (one, sentence), own in zip(statements, topics, strict=True)
        ]

    def _places(self, wanted: frozenset[str]) -> dict[str, list[tuple[int, int]]]:
        """Where words with these topics stand: (source, word)."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, source in enumerate(self._sources):
            for low, places in source.words.places.items():
                own = topic(low)
                if own in wanted:
                    found.setdefault(own, []).extend((number, at) for at in places)
        return found

    def _alike(self, topics: frozenset[str], places: dict[str, list[tuple[int, int]]]) -> Iterator[Alike]:
        """The sentences that share enough. Each has one of the rarest topics, since without them too little is left."""
        if len(topics) < _FEWEST_TOPICS:
            return
        size = 1 + sum(len(source.words) for source in self._sources)
        weights = {one: log(size / len(places.get(one, " "))) for one in sorted(topics)}
        whole = sum(weights.values())
        left, candidates = whole, set[tuple[int, int]]()
        for one in sorted(weights, key=lambda one: (-weights[one], one)):
            if left < _LEAST_SHARED * whole or len(candidates) > _MOST_READ:
                break
            left -= weights[one]
            candidates.update(map(self._sentence_at, places.get(one, ())))
        for number, at in sorted(candidates)[:_MOST_READ]:
            sentence = self._sentence(number, at)
            shared = topics & set(map(topic, sentence.lows))
            share = sum(weights[one] for one in sorted(shared)) / whole
            if share >= _LEAST_SHARED:
                yield Alike(sentence, sentence.span(shared), share, shared == topics)

    def _sentence_at(self, place: tuple[int, int]) -> tuple[int, int]:
        number, at = place
        return number, bisect_right(self._starts[number], self._sources[number].words.starts[at]) - 1

    def _sentence(self, number: int, at: int) -> SourceSentence:
        words = self._sources[number].words
        first = bisect_left(words.starts, self._starts[number][at])
        return SourceSentence(self._sources[number], first, bisect_left(words.starts, self._ends[number][at]))


def _share(one: Alike) -> float:
    return one.share


def settle_statement(told: Told, name: str, speaker: Speaker | None, speaker_at: SpeakerAt) -> StatementCheck:
    """The check of a statement, `name` is its id: by the most alike of the sentences that tell most for its speaker."""
    found: dict[SpeakerMatch, tuple[Alike, Speaker | None]] = {}
    for one in told.alike:
        theirs = speaker_at(one.sentence.source.index, one.span)
        found.setdefault(_match(told, one, speaker, theirs), (one, theirs))
    verdict = StatementVerdict.NOT_COMPARED
    if SpeakerMatch.SAME in found:
        verdict = StatementVerdict.SAME_SPEAKER
    elif SpeakerMatch.OTHER in found and SpeakerMatch.UNCLEAR not in found:
        verdict = StatementVerdict.OTHER_SPEAKER
    best = found.get(_MATCHES[verdict]) if verdict in _MATCHES else None
    return StatementCheck(
        text=told.statement.text,
        start=told.statement.start,
        end=told.statement.end,
        id=name,
        verdict=verdict,
        speaker=None if speaker is None else speaker.name,
        place=None if best is None else _place(*best),
    )


_MATCHES: Final = {
    StatementVerdict.SAME_SPEAKER: SpeakerMatch.SAME,
    StatementVerdict.OTHER_SPEAKER: SpeakerMatch.OTHER,
}


def _match(told: Told, one: Alike, speaker: Speaker | None, theirs: Speaker | None) -> SpeakerMatch:
    """Another speaker is sure where neither sentence names the speaker of the other."""
    if _denials(told.sentence) != _denials(one.sentence.lows):
        return SpeakerMatch.UNCLEAR
    match = compare(speaker, theirs)
    if match is not SpeakerMatch.OTHER or speaker is None or theirs is None:
        return match
    is_named = _names(speaker, one.sentence.lows) or _names(theirs, told.sentence)
    return SpeakerMatch.OTHER if one.is_whole and not is_named else SpeakerMatch.UNCLEAR


def _denials(lows: Sequence[str]) -> int:
    return sum(low in audit_words("negations") or low.endswith("n't") for low in lows)


def _names(speaker: Speaker, lows: Sequence[str]) -> bool:
    return not {low for low in read_words(speaker.name).lows if topic(low)}.isdisjoint(lows)


def _place(one: Alike, speaker: Speaker | None) -> Place:
    words: WordStream = one.sentence.source.words
    return Place(
        source=one.sentence.source.index,
        start=one.span.start,
        end=one.span.end,
        text=one.span.cut(words.text),
        speaker=None if speaker is None else speaker.name,
    )
