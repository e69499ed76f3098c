"""Claim drafts of headline and standfirst -> which statements and assertions among them the body repeats, and whose
their figures are.

A headline is an abstract of its article (van Dijk, News as Discourse, 1988). The claim is then the one in the body,
which has who said it and when. What a headline says beyond its article stays, and so do its figures, and its
quotations with the statements around them.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from factcheck.detection.attribution.mentions.mention import least_sure
from factcheck.detection.worth.flags import flags_of
from factcheck.detection.worth.repetitions import naming_words
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, Certainty, ClaimKind, Quantity

# The value and the end of a range: headline and lead may call what is counted by other nouns.
_Number = tuple[float, float | None]

TOLD_BELOW = "the body says it in full"


def told_below(article: Article, drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """Of the drafts, in order of position and linked to what they repeat, those of the head that one below repeats, who
    said so being the same where both name somebody.
    """
    below = bisect_left(drafts, article.parts.body.start, key=lambda draft: draft.start)
    quoted = [one.start for one in drafts[:below] if one.kind is ClaimKind.QUOTATION]
    again: dict[tuple[ClaimKind, int | None], list[ClaimDraft]] = {}
    for one in drafts[below:]:
        again.setdefault((one.kind, one.repeats_at), []).append(one)
    return [
        one
        for one in drafts[:below]
        if one.kind in (ClaimKind.STATEMENT, ClaimKind.ASSERTION)
        and any(_may_be_one(one, other) for other in again.get((one.kind, _said_first(one)), ()))
        and not any(one.start <= start < one.end for start in quoted)
    ]


def with_sources_below(article: Article, drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts, in order of position; a figure of the head that names no source has that of the first in the body
    that repeats it and names one, or gives the same number in the lead: a headline leaves out who says so. A figure
    that somebody gives elsewhere is nowhere surely the article's own.
    """
    below = bisect_left(drafts, article.parts.body.start, key=lambda draft: draft.start)
    end_of_lead = article.text.find("\n\n", article.parts.body.start)
    repeated: dict[int, Attribution] = {}
    in_lead: dict[_Number, Attribution] = {}
    for one in drafts[below:]:
        if one.quantity is None or one.attribution.source is None:
            continue
        if one.repeats_at is not None:
            repeated.setdefault(one.repeats_at, one.attribution)
        if one.start < end_of_lead:
            in_lead.setdefault(_number(one.quantity), one.attribution)
    return [
        _with_source(one, repeated.get(_said_first(one)), in_lead, in_head=place < below)
        for place, one in enumerate(drafts)
    ]


def _number(figure: Quantity) -> _Number:
    return figure.value, figure.value_high


def _with_source(
    figure: ClaimDraft, repeated: Attribution | None, in_lead: Mapping[_Number, Attribution], *, in_head: bool
) -> ClaimDraft:
    if figure.quantity is None or figure.attribution.source is not None:
        return figure
    known = repeated or (in_lead.get(_number(figure.quantity)) if in_head else None)
    if known is None:
        return figure
    attribution = known if in_head else figure.attribution
    attribution = attribution.model_copy(update={"certainty": least_sure((known.certainty, Certainty.LIKELY))})
    return figure.model_copy(update={"attribution": attribution, "flags": (*flags_of(attribution), *figure.flags)})


def _said_first(draft: ClaimDraft) -> int:
    return draft.start if draft.repeats_at is None else draft.repeats_at


def _may_be_one(one: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether their sources have a word in common, or one has none."""
    source, of_other = one.attribution.source, other.attribution.source
    return source is None or of_other is None or not naming_words(source.name).isdisjoint(naming_words(of_other.name))
