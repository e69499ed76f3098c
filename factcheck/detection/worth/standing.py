"""Claim drafts of an article -> the same with checkability by what they say and where they stand in the article.

A second logistic regression over that of the words (`checkability.py`): the log-odds of the words are one feature, the
others are of news writing (the inverted pyramid: what matters stands in headline and lead) and of the claim's form.
"""

import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from factcheck.detection.worth.checkability import Weights, logistic
from factcheck.detection.worth.repetitions import content, repetitions
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Checkability, ClaimKind, Comparator, QuotationForm
from factcheck.domain.values import Span
from factcheck.language.en.words import table

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W_]+")
# The features that fire on words of their own, in what the claim says; below them those of what is reported or counted,
# and of what the article says in its own voice.
_SUBJECTS = ("deaths", "accusation", "courtesy")
_REPORTS = (*_SUBJECTS, "denial")
_COMMENTS = (*_SUBJECTS, "evaluation", "to_the_reader")
# Of so many words of comment each weighs, further ones nothing.
_MOST_COMMENT = 2
_SMALL = 4
# In sentences: the longer an article is than that, the less of what it tells itself matters.
_LONG_ARTICLE = 32
_SHORT = 6
# A figure is a few words for a clause that the claim does not have: it counts as one of ordinary length.
_LENGTH_OF_A_FIGURE = 8
# The log-odds of words below which no place lifts a claim: conversions, counts of what is known.
_RULED_OUT = -3.0
_LEAST_WEIGHT = 0.3
_MOST_REASONS = 6


def weigh(article: Article, drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts, in order of position, each with the checkability of its words in its place and what it repeats.

    A sentence alone has no place: there the words decide.
    """
    weights = standing_weights()
    linked = [
        draft if first is None else draft.model_copy(update={"repeats_at": drafts[first].start})
        for draft, first in zip(drafts, repetitions(article, drafts), strict=True)
    ]
    if len(article.sentences) == 1:
        return linked
    return [_weighed(draft, fired, weights) for draft, fired in zip(linked, features_of(article, linked), strict=True)]


def features_of(article: Article, drafts: Sequence[ClaimDraft]) -> list[dict[str, float]]:
    """For each draft the features of `data/standing_features.toml` that fire, with their values."""
    place = _Place.of(article)
    heard: set[str] = set()
    said: set[int] = set()
    features = []
    counted: Span | None = None
    for draft in drafts:
        fired = dict((*_of_words(draft, article.text), *_of_place(draft, place, article.text), *_of_form(draft)))
        if draft.kind is ClaimKind.ASSERTION:
            fired["own_voice"] = place.length
            if "in_the_first_sentence" in fired:
                fired["own_lead"] = 1.0
        source = draft.attribution.source
        if source is not None and draft.kind.has_source:
            if source.name not in heard:
                fired["new_voice"] = 1.0
            heard.add(source.name)
        if draft.kind is ClaimKind.QUANTITY:
            if draft.sentence == counted:
                fired["later_figure"] = 1.0
            counted = draft.sentence
        if draft.repeats_at is not None and draft.start >= place.body:
            if draft.repeats_at >= place.body or draft.repeats_at in said:
                fired["said_before"] = 1.0
            said.add(draft.repeats_at)
        features.append(fired)
    return features


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the body and its second sentence begin, the content words of the headline, and the length: 1, and for a
    long article the log of how many times too long it is on top.
    """

    body: int
    second: int
    headline: frozenset[str]
    length: float

    @classmethod
    def of(cls, article: Article) -> "_Place":
        title, body = article.parts.title, article.parts.body
        inside = [one.end for one in article.sentences if one.start >= body.start]
        headline = content(title.cut(article.text)) if title else frozenset[str]()
        second = inside[0] if inside else body.end
        return cls(
            body=body.start,
            second=second,
            headline=headline,
            length=1 + math.log(max(1.0, len(inside) / _LONG_ARTICLE)),
        )


def _of_words(draft: ClaimDraft, text: str) -> Iterator[tuple[str, float]]:
    """The log-odds of checkability, the length, and the subjects that have word lists."""
    score = min(max(draft.checkability.score, 0.001), 0.999)
    log_odds = math.log(score / (1 - score))
    yield "words", log_odds
    if log_odds < _RULED_OUT:
        yield "ruled_out", _RULED_OUT - log_odds
    said = draft.sentence.cut(text) if draft.kind is ClaimKind.QUANTITY else draft.text
    first, forms, length = _forms(said)
    for name in _COMMENTS if draft.kind is ClaimKind.ASSERTION else _REPORTS:
        if not _words_of(name).isdisjoint(forms):
            yield name, 1.0
    if draft.kind is ClaimKind.ASSERTION and (comment := len(_words_of("comment") & forms)):
        yield "comment", float(min(comment, _MOST_COMMENT))
    if first in _words_of("points_back"):
        yield "points_back", 1.0
    yield "length", math.log(1 + (_LENGTH_OF_A_FIGURE if draft.kind is ClaimKind.QUANTITY else length))
    if draft.kind is not ClaimKind.QUANTITY and length < _SHORT:
        yield "short", 1.0


@lru_cache(maxsize=64)
def _forms(said: str) -> tuple[str, frozenset[str], int]:
    """The first word in lower case, all of them, and how many; kept, since all figures of a sentence ask for them."""
    forms = _WORD.findall(said.lower())
    return forms[0] if forms else "", frozenset(forms), len(forms)


def _of_place(draft: ClaimDraft, place: _Place, text: str) -> Iterator[tuple[str, float]]:
    """Headline, first sentence, and the share of the headline's content words that the sentence takes up."""
    if draft.start < place.body:
        yield "in_the_head", 1.0
        return
    if draft.start < place.second:
        yield "in_the_first_sentence", 1.0
    if place.headline and (shared := len(place.headline & content(draft.sentence.cut(text)))):
        yield "says_the_headline", shared / len(place.headline)


def _of_form(draft: ClaimDraft) -> Iterator[tuple[str, float]]:
    if draft.quotation is not None and draft.quotation.form is QuotationForm.PARTIAL:
        yield "fragment", 1.0
    if draft.quantity is not None:
        if draft.quantity.comparator is not Comparator.EQUAL and not _is_open(draft.text):
            yield "rough_figure", 1.0
        if abs(draft.quantity.value) < _SMALL:
            yield "small_figure", 1.0
        if draft.quantity.unit in _words_of("length_of_time"):
            yield "length_of_time", 1.0
        if draft.quantity.period is not None:
            yield "figure_of_a_period", 1.0


def _is_open(figure: str) -> bool:
    """Whether it is a plural without a number, which nobody could hold against a count: "hundreds of boats"."""
    return not any(map(str.isdecimal, figure)) and not table("open_numbers").keys().isdisjoint(figure.lower().split())


def _weighed(draft: ClaimDraft, features: dict[str, float], weights: Weights) -> ClaimDraft:
    known, told = weights.weights, _reasons()
    terms = [(known.get(name, 0.0) * value, name) for name, value in features.items()]
    log_odds = weights.base + math.fsum([term for term, _ in terms])
    named = sorted([(-abs(term), name, term) for term, name in terms if abs(term) >= _LEAST_WEIGHT and name in told])
    reasons = [told[name] if term > 0 else f"{told[name]}: less checkable" for _, name, term in named]
    own = draft.checkability.reasons
    checkability = Checkability(
        score=round(logistic(log_odds), 3), reasons=(*own[: _MOST_REASONS - min(2, len(reasons))], *reasons[:2])
    )
    return draft.model_copy(update={"checkability": checkability})


@cache
def _rows() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = tomllib.loads((_DATA / "standing_features.toml").read_text(encoding="utf-8"))
    return rows


@cache
def _reasons() -> dict[str, str]:
    return {name: row["reason"] for name, row in _rows().items() if row["reason"]}


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(_rows()[name]["words"].split())


def feature_names() -> tuple[str, ...]:
    """The names of all features, in the order of the data."""
    return tuple(_rows())


@cache
def standing_weights() -> Weights:
    """The packaged weights."""
    return Weights.model_validate(tomllib.loads((_DATA / "standing.toml").read_text(encoding="utf-8")))
