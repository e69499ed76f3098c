"""Claim drafts of an article -> the same with checkability by what they say and where they stand in the article.

A second logistic regression over that of the words (`checkability.py`): the log-odds of the words are one feature, the
others are of news writing (the inverted pyramid: what matters stands in headline and lead) and of the claim's form.
"""

import math
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from factcheck.detection.worth.checkability import Weights, logistic
from factcheck.detection.worth.repetitions import content, repetitions
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Checkability, SourceKind
from factcheck.domain.values import Span

_DATA = Path(__file__).parent / "data"
_BREAK = "\n\n"
_SHARE = 0.34
_SMALL = 4
_LEAST_WEIGHT = 0.3
_MOST_REASONS = 6


def weigh(article: Article, drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts, in order of position, each with the checkability of its words in its place and what it repeats."""
    weights = standing_weights()
    linked = [
        draft if first is None else draft.model_copy(update={"repeats_at": drafts[first].start})
        for draft, first in zip(drafts, repetitions(drafts), strict=True)
    ]
    return [_weighed(draft, fired, weights) for draft, fired in zip(linked, features_of(article, linked), strict=True)]


def features_of(article: Article, drafts: Sequence[ClaimDraft]) -> list[dict[str, float]]:
    """For each draft the features of `data/standing.toml` that fire, with their values."""
    title, body = article.parts.title, article.parts.body
    headline = content(title.cut(article.text)) if title else frozenset()
    first_break = article.text.find(_BREAK, body.start, body.end)
    lead = Span(start=body.start, end=first_break if first_break >= 0 else body.end)
    features = []
    for draft, is_enclosed in zip(drafts, _enclosed(drafts), strict=True):
        fired = dict(_features(draft, lead, headline, is_enclosed=is_enclosed))
        features.append(fired | {"said_before": 1.0} if draft.repeats_at is not None else fired)
    return features


def _features(
    draft: ClaimDraft, lead: Span, headline: frozenset[str], *, is_enclosed: bool
) -> Iterable[tuple[str, float]]:
    score = min(max(draft.checkability.score, 0.001), 0.999)
    yield "words", math.log(score / (1 - score))
    if draft.start < lead.start:
        yield "in_the_head", 1.0
    elif draft.start < lead.end:
        yield "in_the_lead", 1.0
    if headline and draft.start >= lead.start and len(headline & content(draft.text)) >= max(2, _SHARE * len(headline)):
        yield "says_the_headline", 1.0
    if is_enclosed:
        yield "within", 1.0
    if draft.attribution.kind in (SourceKind.NAMED, SourceKind.ORGANISATION):
        yield "named_source", 1.0
    if draft.quantity is not None and abs(draft.quantity.value) < _SMALL:
        yield "small_figure", 1.0


def _enclosed(drafts: Sequence[ClaimDraft]) -> list[bool]:
    """Whether a longer quotation or statement stands around each; drafts are in order of position, the longer first."""
    found = []
    open_ones: list[tuple[int, int]] = []
    for draft in drafts:
        own = (draft.start, draft.end)
        open_ones = [one for one in open_ones if one[1] > draft.start]
        found.append(any(end >= draft.end and (start, end) != own for start, end in open_ones))
        if draft.kind.has_source:
            open_ones.append(own)
    return found


def _weighed(draft: ClaimDraft, features: dict[str, float], weights: Weights) -> ClaimDraft:
    terms = [(weights.weights.get(name, 0.0) * value, name) for name, value in features.items()]
    log_odds = weights.base + math.fsum(term for term, _ in terms)
    named = sorted(
        (term for term in terms if term[1] in _reasons() and abs(term[0]) >= _LEAST_WEIGHT),
        key=lambda term: (-abs(term[0]), term[1]),
    )
    reasons = tuple(_reasons()[name] if term > 0 else f"{_reasons()[name]}: less checkable" for term, name in named)
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


def feature_names() -> tuple[str, ...]:
    """The names of all features, in the order of the data."""
    return tuple(_rows())


@cache
def standing_weights() -> Weights:
    """The packaged weights."""
    return Weights.model_validate(tomllib.loads((_DATA / "standing.toml").read_text(encoding="utf-8")))
