"""Choose the sentences of an article that sum it up: at most three, at most 80 words, in the article's own words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.auditing.summaries.loaded_words import loaded_places
from factcheck.domain.article import Article
from factcheck.domain.report import MOST_SUMMARY_WORDS, Summary, SummaryMethod, SummarySentence
from factcheck.domain.values import Span

MOST_SENTENCES = 3
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
_CONTENT_LETTERS = 4
_FEWEST_WORDS = 6
# As many sentences on, a word counts half of what it does in the lead.
_HALF = 10
# A sentence that begins so leans on the one before it and cannot stand alone.
_LEANS = frozenset(
    {"he", "she", "it", "they", "this", "that", "these", "those", "but", "and", "or", "so", "yet", "also", "however"}
    | {"his", "her", "its", "their", "meanwhile", "moreover", "furthermore", "nevertheless", "still", "then", "such"}
)


def summarise(article: Article, own_voice: OwnVoice, *, most_sentences: int = MOST_SENTENCES) -> Summary:
    """The lead, then the sentences nearest to what the article keeps coming back to, in the article's order.

    News copy tells the main point first and the rest in order of weight (the inverted pyramid): the lead always comes
    along where it fits. The others, as far as they stand alone and take no side, are ranked by the mean frequency of
    their content words in the whole article (Nenkova and Vanderwende's SumBasic, 2005), the tenth counting half of the
    first; each choice halves what its words count for the next. With more than three sentences the limit of words grows
    along.
    """
    candidates = _candidates(article, own_voice)
    chosen = _choose(article, candidates, own_voice, most_sentences)
    sentences = tuple(
        SummarySentence(text=_as_one_line(span.cut(article.text)), support=(span,))
        for span in sorted(chosen, key=lambda span: span.start)
    )
    warnings = () if sentences else ("no sentence of the article is short enough for a summary",)
    return Summary(sentences=sentences, method=SummaryMethod.EXTRACTIVE, warnings=warnings)


def _candidates(article: Article, own_voice: OwnVoice) -> list[Span]:
    body = article.parts.body
    inside = [span for span in article.sentences if span.start >= body.start and span.end <= body.end]
    short = [span for span in inside if _count(span.cut(article.text)) <= MOST_SUMMARY_WORDS]
    whole = [span for span in short if not own_voice.breaks_quotation(span)] or short
    return [span for span in whole if not own_voice.is_addressed(span)] or whole


def _choose(article: Article, candidates: Sequence[Span], own_voice: OwnVoice, most_sentences: int) -> list[Span]:
    if not candidates:
        return []
    texts = {span.start: span.cut(article.text) for span in candidates}
    forms = {start: _WORD.findall(text) for start, text in texts.items()}
    content = {start: _content_words(found) for start, found in forms.items()}
    counts = Counter(chain.from_iterable(map(set, content.values())))
    weights = {word: float(count) for word, count in counts.items()}
    chosen = [candidates[0]]
    left = MOST_SUMMARY_WORDS * max(most_sentences, MOST_SENTENCES) // MOST_SENTENCES - _count(
        texts[candidates[0].start]
    )
    _discount(weights, content[candidates[0].start])
    places = {span.start: place for place, span in enumerate(candidates)}
    standing = [
        span
        for span in candidates[1:]
        if _stands_alone(texts[span.start], forms[span.start])
        and not own_voice.opens_with_quotation(span)
        and not _takes_side(own_voice.outside_quotations(span))
    ]
    while len(chosen) < most_sentences:
        fitting = [span for span in standing if span not in chosen and _count(texts[span.start]) <= left]
        if not fitting:
            break
        best = max(fitting, key=lambda span: _score(content[span.start], weights) / (_HALF + places[span.start]))
        chosen.append(best)
        left -= _count(texts[best.start])
        _discount(weights, content[best.start])
    return chosen


def _score(words: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in words) / len(words) if words else 0.0


def _discount(weights: dict[str, float], words: Sequence[str]) -> None:
    for word in set(words):
        weights[word] /= 2


def _stands_alone(text: str, words: Sequence[str]) -> bool:
    if len(words) < _FEWEST_WORDS or words[0].lower() in _LEANS:
        return False
    return text.rstrip()[-1:] not in ":;,"


def _takes_side(own: str) -> bool:
    """Whether a word is loaded in what a sentence says outside quotations."""
    return next(loaded_places([word.lower() for word in _WORD.findall(own)]), None) is not None


def _content_words(forms: Sequence[str]) -> list[str]:
    return [word for form in forms if len(word := form.lower()) >= _CONTENT_LETTERS]


def _count(text: str) -> int:
    return len(text.split())


def _as_one_line(text: str) -> str:
    return " ".join(text.split())
