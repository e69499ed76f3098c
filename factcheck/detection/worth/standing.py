"""Claim drafts of an article -> the same with checkability by what they say and where they stand in the article.

A second logistic regression over that of the words (`checkability.py`): the log-odds of the words are one feature, the
others are of news writing (the inverted pyramid: what matters stands in headline and lead), of the claim's form, and of
who says it.
"""

import math
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from factcheck.detection.worth.checkability import Weights, logistic
from factcheck.detection.worth.repetitions import content, repetitions
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Checkability, ClaimKind, Comparator, Quantity, QuotationForm, SourceKind
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
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# An assertion shorter than that share of its sentence is a clause of it.
_MOST_OF_IT = 0.9
# In sentences: the longer an article is than that, the less of what it tells itself matters.
_LONG_ARTICLE = 32
# In sentences: how far down a claim stands is a share of the body, or of so many: a short article is near the top.
_FURTHER_DOWN = 25
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
    around: ClaimDraft | None = None
    for draft in drafts:
        fired = dict((*_of_words(draft, article.text), *_of_place(draft, place, article.text), *_of_form(draft)))
        source = draft.attribution.source
        if source is not None and draft.kind.has_source:
            fired.update(_of_speaker(draft))
            if source.name not in heard:
                fired["new_voice"] = 1.0
            heard.add(source.name)
            around = draft
        if draft.kind is ClaimKind.QUANTITY:
            if draft.sentence == counted:
                fired["later_figure"] = 1.0
            counted = draft.sentence
            if around is not None and around.kind is ClaimKind.STATEMENT and draft.end <= around.end:
                fired["figure_in_a_statement"] = 1.0
        if draft.repeats_at is not None and draft.start >= place.body:
            if draft.repeats_at >= place.body or draft.repeats_at in said:
                fired["said_before"] = 1.0
            said.add(draft.repeats_at)
        features.append(fired)
    return features


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the body and its second sentence begin, where the sentences of the body end, the content words of the
    headline, and the length: 1, and for a long article the log of how many times too long it is on top.
    """

    body: int
    second: int
    ends: tuple[int, ...]
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
            ends=tuple(inside),
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
    first, length, forms = _forms(said)
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
def _forms(said: str) -> tuple[str, int, frozenset[str]]:
    """The first word in lower case, how many, and all of them; kept, since all figures of a sentence ask for them."""
    forms = _WORD.findall(said.lower())
    return forms[0] if forms else "", len(forms), frozenset(forms)


def _of_speaker(draft: ClaimDraft) -> Iterator[tuple[str, float]]:
    """Whether somebody with a name, or a body in a statement, answers for it."""
    if draft.attribution.kind is SourceKind.NAMED:
        yield "of_a_name", 1.0
    elif draft.attribution.kind is SourceKind.ORGANISATION and draft.kind is ClaimKind.STATEMENT:
        yield "of_a_body", 1.0


def _of_place(draft: ClaimDraft, place: _Place, text: str) -> Iterator[tuple[str, float]]:
    """Headline, first sentence, how far down, and the share of the headline's content words in the sentence."""
    is_own = draft.kind is ClaimKind.ASSERTION
    if is_own:
        yield "own_voice", place.length
    if draft.start < place.body:
        yield "in_the_head", 1.0
        return
    if draft.start < place.second:
        yield "in_the_first_sentence", 1.0
        if is_own:
            yield "own_lead", 1.0
    yield "further_down", bisect_right(place.ends, draft.start) / max(_FURTHER_DOWN, len(place.ends))
    if place.headline and (shared := len(place.headline & content(draft.sentence.cut(text)))):
        yield "says_the_headline", shared / len(place.headline)


def _of_form(draft: ClaimDraft) -> Iterator[tuple[str, float]]:
    if draft.quotation is not None and draft.quotation.form is QuotationForm.PARTIAL:
        yield "fragment", 1.0
    if draft.quantity is not None:
        yield from _of_figure(draft.quantity, draft.text)
    elif names := sum(1 for word in draft.text.split()[1:] if word[0].isupper()):
        yield "names", math.log(1 + names)
    if draft.kind is ClaimKind.ASSERTION:
        _, _, forms = _forms(draft.text)
        if not _words_of("dated").isdisjoint(forms) or any(map(_YEAR.fullmatch, forms)):
            yield "dated", 1.0
        if draft.end - draft.start < _MOST_OF_IT * (draft.sentence.end - draft.sentence.start):
            yield "clause", 1.0


def _of_figure(figure: Quantity, words: str) -> Iterator[tuple[str, float]]:
    """How large it is, how exact, of what, and of when."""
    yield "size", math.log(1 + abs(figure.value))
    if not any(map(str.isdecimal, words)):
        yield "in_words", 1.0
    if figure.comparator is not Comparator.EQUAL and not _is_open(words):
        yield "rough_figure", 1.0
    if abs(figure.value) < _SMALL:
        yield "small_figure", 1.0
    unit = figure.unit or ""
    if unit in _words_of("length_of_time"):
        yield "length_of_time", 1.0
    if unit == "percent":
        yield "percentage", 1.0
    if not _words_of("people").isdisjoint(f"{unit} {figure.counted or ''}".lower().split()):
        yield "people", 1.0
    if figure.period is not None:
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
