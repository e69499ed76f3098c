"""Claim drafts of an article -> the same with checkability by what they say and where they stand in the article.

A second logistic regression over that of the words (`checkability.py`): the log-odds of the words are one feature, the
others are of news writing (the inverted pyramid: what matters stands in headline and lead) and of the claim's form.
"""

import math
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from factcheck.detection.worth.checkability import Weights, logistic
from factcheck.detection.worth.repetitions import content, repetitions
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Checkability, QuotationForm, SourceKind

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH = re.compile(r"\n\s*\n")
_SHARE = 0.34
_FRAGMENT_WORDS = 3
_SMALL = 4
_LEAST_WEIGHT = 0.3
_MOST_REASONS = 6
# The paragraphs of the body that an editor who has to cut keeps.
_EARLY = 3


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
    title = article.parts.title
    headline = content(title.cut(article.text)) if title else frozenset()
    body = article.parts.body
    breaks = [body.start + found.end() for found in _PARAGRAPH.finditer(article.text[body.start : body.end])]
    features = []
    for draft, is_enclosed in zip(drafts, _enclosed(drafts), strict=True):
        fired = dict(_features(draft, body.start, breaks, headline, is_enclosed=is_enclosed))
        features.append(fired | {"said_before": 1.0} if draft.repeats_at is not None else fired)
    return features


def _features(
    draft: ClaimDraft, body: int, breaks: Sequence[int], headline: frozenset[str], *, is_enclosed: bool
) -> Iterable[tuple[str, float]]:
    score = min(max(draft.checkability.score, 0.001), 0.999)
    yield "words", math.log(score / (1 - score))
    paragraph = bisect_right(breaks, draft.start)
    yield from ((name, 1.0) for name in _place(draft, body, paragraph, breaks))
    if headline and draft.start >= body and len(headline & content(draft.text)) >= max(2, _SHARE * len(headline)):
        yield "says_the_headline", 1.0
    yield from ((name, 1.0) for name in _form(draft, is_enclosed=is_enclosed))


def _place(draft: ClaimDraft, body: int, paragraph: int, breaks: Sequence[int]) -> Iterable[str]:
    if draft.start < body:
        yield "in_the_head"
    elif paragraph == 0:
        yield "in_the_lead"
    elif paragraph < _EARLY:
        yield "early"
    elif paragraph > len(breaks) / 2:
        yield "late"


def _form(draft: ClaimDraft, *, is_enclosed: bool) -> Iterable[str]:
    count = len(draft.text.split())
    if draft.quotation is not None and draft.quotation.form is QuotationForm.PARTIAL:
        yield "fragment" if count <= _FRAGMENT_WORDS else "partial"
    if is_enclosed:
        yield "within"
    kind = draft.attribution.kind
    if kind in (SourceKind.NAMED, SourceKind.ORGANISATION):
        yield "named_source"
    if draft.quantity is not None and abs(draft.quantity.value) < _SMALL:
        yield "small_figure"


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
