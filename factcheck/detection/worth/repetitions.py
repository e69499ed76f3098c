"""Claim drafts -> near-duplicates: which of them give the same figure again, or the same statement in other words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import ClaimKind
from factcheck.language.en.stems import stem

_WORD = re.compile(r"[^\W_]+")
_CONTENT_LETTERS = 4
# The share of content words that two statements have in common (Jaccard), or that the shorter has in the longer one.
_ALIKE = 0.6
_CONTAINED = 0.8
_FEWEST_WORDS = 3
# Among as many drafts of the same key a repetition is looked for: the comparison stays linear.
_REACH = 40

_Key = tuple[ClaimKind, tuple[float, float | None] | str | None]


def repetitions(drafts: Sequence[ClaimDraft]) -> list[int | None]:
    """For each draft, in order of position, the index of the first of its kind that says the same; None for most.

    A quotation repeats one with the same words, which grounding finds; here are statements, assertions and figures.
    """
    found: list[int | None] = []
    before: dict[_Key, list[tuple[int, frozenset[str]]]] = {}
    for place, draft in enumerate(drafts):
        if draft.kind is ClaimKind.QUOTATION:
            found.append(None)
            continue
        earlier = before.setdefault(_key(draft), [])
        words = content(draft.text)
        same = (at for at, others in earlier[-_REACH:] if _is_same(draft, words, drafts[at], others))
        first = next(same, None)
        found.append(first)
        if first is None:
            earlier.append((place, words))
    return found


def _key(draft: ClaimDraft) -> _Key:
    """What a repetition surely has in common with the first: a figure its value, another claim its source's name."""
    if draft.quantity is not None:
        return draft.kind, (draft.quantity.value, draft.quantity.value_high)
    source = draft.attribution.source
    return draft.kind, source.name if source else None


@lru_cache(maxsize=1_000)
def content(words: str) -> frozenset[str]:
    """The stems of the content words, and the numbers."""
    lows = (word.lower() for word in _WORD.findall(words))
    return frozenset(stem(low) for low in lows if len(low) >= _CONTENT_LETTERS or low.isdecimal())


def _is_same(draft: ClaimDraft, words: frozenset[str], earlier: ClaimDraft, others: frozenset[str]) -> bool:
    if draft.quantity is not None and earlier.quantity is not None:
        return _is_same_figure(draft, earlier)
    if draft.start < earlier.end:
        return False
    common, least = len(words & others), min(len(words), len(others))
    if least < _FEWEST_WORDS:
        return False
    return common >= _ALIKE * len(words | others) or common >= _CONTAINED * least


def _is_same_figure(draft: ClaimDraft, earlier: ClaimDraft) -> bool:
    """Whether unit and what is counted agree, as far as both say it; a bare number tells nothing."""
    one, other = draft.quantity, earlier.quantity
    if (
        one is None
        or other is None
        or one.unit != other.unit
        or (one.period and other.period and one.period != other.period)
    ):
        return False
    counted, before = content(one.counted or ""), content(other.counted or "")
    return bool(counted & before) if counted and before else not counted and not before and one.unit is not None
