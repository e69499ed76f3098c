"""Article -> extractive summary: the lead and the sentences that matter most, at most three, at most 60 words.

Each line is made of exact slices of the article: asides cut (`compression.py`), a pronoun or surname that speaks
replaced by the fullest name that the article gives (`standing_alone.py`).
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice
from operator import itemgetter
from typing import Final

from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.auditing.summaries.loaded_words import loaded_places
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.report import Summary, SummaryMethod, SummarySentence
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.stems import stem
from factcheck.language.en.words import table
from factcheck.summarising.compression import compressed
from factcheck.summarising.standing_alone import Standing
from factcheck.summarising.words import members

MOST_SENTENCES: Final = 3
# A quarter of a minute of reading.
MOST_WORDS: Final = 60
_WORD = re.compile(r"[^\W_][\w'’-]*|\d[\d.,]*")
_LEANS = ("But ", "And ", "Yet ", "So ")
_CONTENT_LETTERS = 4
# What matters stands in the first so many sentences.
_MOST_READ = 200
# In characters; what is longer has no line in it.
_LONGEST = 1000
# So many sentences are weighed against each other, in sets of three with the lead.
_MOST_CANDIDATES = 16
# A word counts as often as it stands in a sentence, and for more near the lead: by half after so many sentences.
_HALF: Final = 4.0
# Of the number of sentences that a word stands in the power that counts: a topic is no three times the news.
_DAMPING: Final = 0.3
# A word of the headline counts for more by this factor, less one.
_HEADLINE: Final = 1.4
# What a line is worth beside its words: by the log-odds of the most checkable claim in its sentence, and of the one
# left in it, by each of so many figures, by a number of dead or hurt, by the share of it in quotation marks (colour,
# mostly), and where it opens with somebody's words or a conjunction.
_CLAIM: Final = 3.0
_CLAIM_LEFT: Final = 0.5
_FIGURE: Final = 2.0
_MOST_FIGURES: Final = 2
_TOLL: Final = 4.0
_QUOTED: Final = -12.0
_LEANING: Final = -3.0
# The lead is one of the first so many sentences, each worth more as one by a word of the headline, and by a sentence
# before it.
_MOST_OPENINGS: Final = 4
_NAMED: Final = 3.0
_BEFORE: Final = -4.5
# What a line is worth less by each word of the headline that the sentence has and the line lost.
_LOST: Final = -2.0
# Of the words of the shorter one, two lines that share more than this say the same.
_MOST_SHARED: Final = 0.7
# What a line is worth less whose words are all by those of another line: the other side has its say.
_SAME_VOICES: Final = -5.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A way to give a sentence: its slices, the text, its length in words, the stems of its content words, its worth
    beside these, and the names of those whose words are in it.
    """

    place: int
    parts: tuple[Span, ...]
    text: str
    length: int
    content: frozenset[str]
    worth: float
    voices: frozenset[str]


def summarise(
    article: Article, own_voice: OwnVoice, drafts: Sequence[ClaimDraft] = (), *, most_sentences: int = MOST_SENTENCES
) -> Summary:
    """The lead and the lines that cover the article's weightiest words best within the limits, in order of position.

    Maximum coverage of concepts (Gillick and Favre 2009), each counted once; the concepts are the stems of content
    words. `drafts` are the claims in order of position. With `most_sentences` over three the word limit scales.
    Without a candidate the summary is empty, with a warning.
    """
    limit = MOST_WORDS * max(most_sentences, MOST_SENTENCES) // MOST_SENTENCES
    lines = _lines(article, own_voice, drafts, limit)
    chosen = _choose(lines, article.title, most_sentences, limit)
    sentences = tuple(SummarySentence(text=line.text, support=line.parts) for line in chosen)
    warnings = () if sentences else ("no sentence of the article is short enough for a summary",)
    return Summary(sentences=sentences, method=SummaryMethod.EXTRACTIVE, warnings=warnings)


def weigh_words(article: Article, own_voice: OwnVoice, drafts: Sequence[ClaimDraft]) -> dict[str, float]:
    """The weight of the stem of each content word, as `summarise` weighs it."""
    return _weights(_lines(article, own_voice, drafts, MOST_WORDS), _content(article.title or ""))


def coverage(summary: Summary, weights: Mapping[str, float]) -> float:
    """The weights of all content words of a summary, each counted once: what `summarise` maximises."""
    words = frozenset[str]().union(*(_content(sentence.text) for sentence in summary.sentences))
    return math.fsum(weights.get(word, 0.0) for word in words)


def _choose(lines: Sequence[_Line], title: str | None, most_sentences: int, limit: int) -> list[_Line]:
    """One of the first sentences as the lead, with the best pair of further lines; past three lines the best one is
    added at a time.
    """
    named = _content(title or "")
    weights, news = _weights(lines, named), _news(lines, named)
    others = [(_worth(line, weights), line) for line in _weightiest(lines, weights)]
    most_added = 2 * max([worth for worth, _ in others], default=0.0)
    best: tuple[float, tuple[_Line, ...]] = (-math.inf, ())
    for lead in lines:
        if lead.place in news and _worth(lead, weights) + news[lead.place] + most_added > best[0]:
            worth, found = _best_with(lead, others, weights, min(most_sentences, MOST_SENTENCES), limit)
            best = max(best, (worth + news[lead.place], found), key=itemgetter(0))
    found = best[1]
    for _ in range(MOST_SENTENCES, most_sentences):
        more = [(*found, line) for line in lines if _fits((*found, line), limit)]
        found = max(more, key=lambda these: _together(these, weights), default=found)
    return sorted(found, key=lambda line: line.place)


def _news(lines: Sequence[_Line], named: frozenset[str]) -> dict[int, float]:
    """What each of the first sentences is worth more as the lead: an anecdote, a caption or a standfirst may stand
    before the one that says what the headline says.
    """
    shared: dict[int, int] = {}
    for line in lines:
        if line.place in shared or len(shared) < _MOST_OPENINGS:
            shared[line.place] = max(shared.get(line.place, 0), len(named & line.content))
    return {place: _NAMED * shared[place] + _BEFORE * before for before, place in enumerate(shared)}


def _best_with(
    first: _Line, others: Sequence[tuple[float, _Line]], weights: Mapping[str, float], size: int, limit: int
) -> tuple[float, tuple[_Line, ...]]:
    """The line alone, with one other or with two, whichever is worth most, and what it is worth (branch and bound: two
    add at most the sum of what each adds alone). `others` with what each is worth alone.
    """
    room = limit - first.length
    gains = [
        (worth - _shared_worth(first, line, weights), line)
        for worth, line in others
        if line.length <= room and not _is_again(first, line)
    ]
    gains.sort(key=itemgetter(0), reverse=True)
    best: tuple[_Line, ...] = (first,)
    most = 0.0
    if size > 1 and gains and gains[0][0] > most:
        most, best = gains[0][0], (first, gains[0][1])
    for at, (gain, line) in enumerate(gains if size > 2 else []):
        for further, other in gains[at + 1 :]:
            if gain + further <= most:
                break
            if line.length + other.length <= room and not _is_again(line, other):
                worth = gain + further - _shared_worth(line, other, weights, beside=first)
                if worth > most:
                    most, best = worth, (first, line, other)
    return _worth(first, weights) + most, best


def _worth(line: _Line, weights: Mapping[str, float]) -> float:
    return math.fsum([weights[word] for word in line.content]) + line.worth


def _shared_worth(one: _Line, other: _Line, weights: Mapping[str, float], *, beside: _Line | None = None) -> float:
    """What they are worth less together than each alone, or less than that each beside a third."""
    shared, same_voices = one.content & other.content, bool(one.voices) and one.voices == other.voices
    if beside is not None:
        shared, same_voices = shared - beside.content, same_voices and one.voices != beside.voices
    return math.fsum([weights[word] for word in shared]) - _SAME_VOICES * same_voices


def _fits(lines: Sequence[_Line], limit: int) -> bool:
    """Whether they are short enough, no two of them ways to give one sentence or to say the same."""
    if sum([line.length for line in lines]) > limit:
        return False
    return not any(_is_again(one, other) for one, other in combinations(lines, 2))


def _is_again(one: _Line, other: _Line) -> bool:
    if one.place == other.place:
        return True
    shared = len(one.content & other.content)
    return shared > _MOST_SHARED * min(len(one.content), len(other.content))


def _together(lines: Sequence[_Line], weights: Mapping[str, float]) -> float:
    """The weights of all their words, each counted once, and what each line is worth beside (`fsum` rounds alike in any
    order).
    """
    words = frozenset[str]().union(*(line.content for line in lines))
    voices = [line.voices for line in lines if line.voices]
    again = _SAME_VOICES * (len(voices) - len(set(voices)))
    return math.fsum([weights[word] for word in words]) + math.fsum([line.worth for line in lines]) + again


def _weights(lines: Sequence[_Line], named: frozenset[str]) -> dict[str, float]:
    """For each word in how many sentences it stands, damped, and more for one that stands in the first ones, or is
    `named` in the headline.
    """
    said: dict[int, set[str]] = {}
    for line in lines:
        said.setdefault(line.place, set()).update(line.content)
    stands: dict[str, list[int]] = {}
    for place, words in said.items():
        for word in words:
            stands.setdefault(word, []).append(place)
    lead = min(said, default=0)
    return {
        word: len(places) ** _DAMPING * (1 + 0.5 ** ((places[0] - lead) / _HALF)) * (1 + _HEADLINE * (word in named))
        for word, places in stands.items()
    }


def _weightiest(lines: Sequence[_Line], weights: Mapping[str, float]) -> list[_Line]:
    """The lines of the sentences with the most weight for their length."""
    worth: dict[int, float] = {}
    for line in lines:
        weight = math.fsum([weights[word] for word in line.content]) / math.sqrt(max(1, len(line.content)))
        worth[line.place] = max(worth.get(line.place, -math.inf), weight + line.worth)
    places = sorted(worth, key=lambda place: (-worth[place], place))[:_MOST_CANDIDATES]
    return [line for line in lines if line.place in places]


def _lines(article: Article, own_voice: OwnVoice, drafts: Sequence[ClaimDraft], limit: int) -> list[_Line]:
    """Of each sentence that can stand alone the ways to give it, whole and compressed."""
    text, body, doc = article.text, article.parts.body, own_voice.doc
    inside = (span for span in article.sentences if span.start >= body.start and span.end <= body.end)
    sentences = list(islice(inside, _MOST_READ))
    standing = Standing(article, doc, drafts)
    named = _content(article.title or "")
    lines: list[_Line] = []
    for place, span in enumerate(sentences):
        if span.end - span.start > _LONGEST or own_voice.breaks_quotation(span) or own_voice.is_addressed(span):
            continue
        if place and _takes_side(own_voice.outside_quotations(span)):
            continue
        worth = _CLAIM * standing.worth(span, [span]) + _FIGURE * min(standing.figures(span), _MOST_FIGURES)
        worth += _TOLL * standing.has_toll(span)
        worth += _QUOTED * _quoted_share(doc, span)
        worth += _LEANING * (own_voice.opens_with_quotation(span) + text.startswith(_LEANS, span.start))
        voices = standing.voices(span)
        news = named & _content(span.cut(text))
        for parts in compressed(doc, span, standing.reports(span)):
            given = standing.alone(parts)
            line = _joined(text, given) if given is not None else ""
            length = len(line.split())
            if given is not None and length <= limit:
                content = _content(line)
                left = _CLAIM_LEFT * standing.worth(span, parts) + _LOST * len(news - content)
                lines.append(_Line(place, given, line, length, content, worth + left, voices))
    return lines


def _quoted_share(doc: Doc, sentence: Span) -> float:
    """The share of the sentence, 0 to 1, in quotation marks."""
    outer = (passage.outer for passage in doc.quotations_in(sentence))
    quoted = sum(min(one.end, sentence.end) - max(one.start, sentence.start) for one in outer)
    return quoted / (sentence.end - sentence.start)


def _takes_side(own: str) -> bool:
    """Whether the text outside quotations has a loaded word."""
    return next(loaded_places([word.lower() for word in _WORD.findall(own)]), None) is not None


@cache
def _words_of_no_topic() -> frozenset[str]:
    return frozenset(table("function_words")) | members("no_topic")


def _content(text: str) -> frozenset[str]:
    """The stems of its words but function words and the shortest."""
    words = set(map(str.lower, _WORD.findall(text))) - _words_of_no_topic()
    return frozenset([stem(word) for word in words if len(word) >= _CONTENT_LETTERS or word[0].isdecimal()])


def _joined(text: str, parts: Sequence[Span]) -> str:
    """The slices on one line, with a space only where the article has one or a name begins."""
    return " ".join("".join(_pieces(text, parts)).split())


def _pieces(text: str, parts: Sequence[Span]) -> Iterator[str]:
    before = ""
    for part in parts:
        piece = part.cut(text)
        if before and before[-1].isalnum() and piece[0].isalnum():
            yield " "
        yield piece
        before = piece
