"""Claim drafts of headline and standfirst -> which statements and assertions among them the body tells in full.

A headline is an abstract of its article (van Dijk, News as Discourse, 1988). The claim is then the one in the body,
which has who said it and when. What a headline says beyond its article stays, and so do its figures, and its
quotations with the statements around them.
"""

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.detection.worth.repetitions import content
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import ClaimKind

TOLD_BELOW = "the body says it in full"

# The share of the claim's content words that one sentence of the body has, or the lead as a whole.
_IN_A_SENTENCE = 0.6
_IN_THE_LEAD = 0.75
_LEAD_SENTENCES = 3
_FEWEST_WORDS = 2


def told_below(article: Article, drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """Of the drafts, in order of position, those of the head that the body tells, with all their numbers."""
    body = article.parts.body.start
    in_head = drafts[: bisect_left(drafts, body, key=lambda draft: draft.start)]
    quoted = [one.start for one in in_head if one.kind is ClaimKind.QUOTATION]
    whole = [
        one
        for one in in_head
        if one.kind in (ClaimKind.STATEMENT, ClaimKind.ASSERTION)
        and not any(one.start <= start < one.end for start in quoted)
    ]
    if not whole:
        return []
    sentences = [content(one.cut(article.text)) for one in article.sentences if one.start >= body]
    lead = frozenset[str]().union(*sentences[:_LEAD_SENTENCES])
    return [one for one in whole if _tells(content(one.text), sentences, lead)]


def _tells(words: frozenset[str], sentences: Sequence[frozenset[str]], lead: frozenset[str]) -> bool:
    numbers = frozenset(word for word in words if word[0].isdecimal())
    passages = (*((one, _IN_A_SENTENCE) for one in sentences), (lead, _IN_THE_LEAD))
    return len(words) >= _FEWEST_WORDS and any(
        numbers <= passage and len(words & passage) >= share * len(words) for passage, share in passages
    )
