"""Claim drafts of headline and standfirst -> which of them the body repeats, and whose their figures are.

A headline is an abstract of its article (van Dijk, News as Discourse, 1988). The claim is then the one in the body,
which has who said it and when. What a headline says beyond its article stays, and so do its quotations with the
statements around them.
"""

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.detection.attribution.mentions.mention import least_sure
from factcheck.detection.worth.flags import flags_of
from factcheck.detection.worth.repetitions import content, may_be_same, naming_words, turns
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, Certainty, ClaimKind

TOLD_BELOW = "the body says it in full"
# The largest share of a statement's content words that what the body reports of its source lacks: a headline sums up.
_NEW_WORDS = 0.4
_FEWEST_WORDS = 3


def told_below(article: Article, drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """Of the drafts, in order of position and linked to what they repeat, those of the head that one below repeats, or
    that sum up several below, who said so being the same where both name somebody.
    """
    below = bisect_left(drafts, article.parts.body.start, key=lambda draft: draft.start)
    quoted = [one.start for one in drafts[:below] if one.kind is ClaimKind.QUOTATION]
    again: dict[tuple[ClaimKind, int | None], list[ClaimDraft]] = {}
    for one in drafts[below:]:
        again.setdefault((one.kind, one.repeats_at), []).append(one)
    return [
        one
        for one in drafts[:below]
        if one.kind is not ClaimKind.QUOTATION
        and (
            any(_may_be_one(one, other) for other in again.get((one.kind, _said_first(one)), ()))
            or _is_given_again(article, one, drafts[below:])
            or _is_summed_up(article, one, drafts[below:])
        )
        and (one.kind is ClaimKind.QUANTITY or not any(one.start <= start < one.end for start in quoted))
    ]


def _is_given_again(article: Article, one: ClaimDraft, below: Sequence[ClaimDraft]) -> bool:
    """Whether a figure below has the value of this one and may be of the same thing, as another word of their sentences
    tells: "Three die in a fire", "three people were in the house when the fire began".
    """
    if one.quantity is None:
        return False
    around = content(one.sentence.cut(article.text)) - content(one.text)
    return any(
        other.quantity is not None
        and may_be_same(one.quantity, other.quantity)
        and _may_be_one(one, other)
        and not around.isdisjoint(content(other.sentence.cut(article.text)))
        for other in below
    )


def _is_summed_up(article: Article, one: ClaimDraft, below: Sequence[ClaimDraft]) -> bool:
    """Whether a statement that denies nothing has most of its content words, and all its numbers, in the sentences in
    which the body reports its source.
    """
    said = content(one.text) if one.kind is ClaimKind.STATEMENT and not turns(one.text) else frozenset[str]()
    if len(said) < _FEWEST_WORDS:
        return False
    sentences = {other.sentence for other in below if other.kind.has_source and _may_be_one(one, other)}
    missing = said.difference(*(content(sentence.cut(article.text)) for sentence in sentences))
    return len(missing) <= _NEW_WORDS * len(said) and not any(word[0].isdecimal() for word in missing)


def with_sources_below(article: Article, drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts, in order of position; a figure of the head that names no source has that of the first in the body
    that repeats it and names one: a headline leaves out who says so. A figure that somebody gives elsewhere is nowhere
    surely the article's own.
    """
    below = bisect_left(drafts, article.parts.body.start, key=lambda draft: draft.start)
    repeated: dict[int, Attribution] = {}
    for one in drafts[below:]:
        if one.quantity is not None and one.repeats_at is not None and one.attribution.source is not None:
            repeated.setdefault(one.repeats_at, one.attribution)
    head = (_with_source(one, repeated.get(_said_first(one))) for one in drafts[:below])
    return [*head, *(_but_likely(one) if _said_first(one) in repeated else one for one in drafts[below:])]


def _with_source(figure: ClaimDraft, attribution: Attribution | None) -> ClaimDraft:
    if attribution is None or figure.quantity is None or figure.attribution.source is not None:
        return figure
    attribution = attribution.model_copy(update={"certainty": least_sure((attribution.certainty, Certainty.LIKELY))})
    return figure.model_copy(update={"attribution": attribution, "flags": (*flags_of(attribution), *figure.flags)})


def _but_likely(figure: ClaimDraft) -> ClaimDraft:
    if figure.quantity is None or figure.attribution.source is not None:
        return figure
    attribution = figure.attribution.model_copy(update={"certainty": Certainty.LIKELY})
    return figure.model_copy(update={"attribution": attribution})


def _said_first(draft: ClaimDraft) -> int:
    return draft.start if draft.repeats_at is None else draft.repeats_at


def _may_be_one(one: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether their sources have a word in common, or one has none."""
    source, of_other = one.attribution.source, other.attribution.source
    return source is None or of_other is None or not naming_words(source.name).isdisjoint(naming_words(of_other.name))
