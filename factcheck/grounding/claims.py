"""Claim drafts -> claims: sorted by position, numbered, linked (`repeats`, `continues`), validated."""

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Claim, ClaimKind

_WORD = re.compile(r"\w+")


def ground(drafts: Sequence[ClaimDraft]) -> tuple[Claim, ...]:
    """Claims in order of position; of two at one place the longer comes first.

    `repeats` names the first quotation with the same words; `continues` what the draft says of itself.
    """
    started: dict[tuple[ClaimKind, int], str] = {}
    first_said: dict[str, str] = {}
    claims = []
    for place, draft in enumerate(in_order(drafts), start=1):
        number = f"c{place}"
        repeats = None
        if draft.kind is ClaimKind.QUOTATION:
            repeats = first_said.setdefault(_folded(draft.text), number)
        continues = None if draft.continues_at is None else started.get((draft.kind, draft.continues_at))
        started[draft.kind, draft.start] = number
        claims.append(_claim(draft, number, repeats=None if repeats == number else repeats, continues=continues))
    return tuple(claims)


def in_order(drafts: Iterable[ClaimDraft]) -> list[ClaimDraft]:
    """The order in which claims are numbered."""
    return sorted(drafts, key=lambda draft: (draft.start, -draft.end, _order(draft.kind)))


def _order(kind: ClaimKind) -> int:
    """The order of claims that share a span."""
    match kind:
        case ClaimKind.QUOTATION:
            return 0
        case ClaimKind.STATEMENT:
            return 1
        case ClaimKind.ASSERTION:
            return 2
        case ClaimKind.QUANTITY:
            return 3
        case _:
            assert_never(kind)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _claim(draft: ClaimDraft, number: str, *, repeats: str | None, continues: str | None) -> Claim:
    return Claim(
        id=number,
        kind=draft.kind,
        text=draft.text,
        start=draft.start,
        end=draft.end,
        sentence=draft.sentence,
        continues=continues,
        repeats=repeats,
        attribution=draft.attribution,
        quotation=draft.quotation,
        quantity=draft.quantity,
        checkability=draft.checkability,
        flags=draft.flags,
        questions=draft.questions,
        restatement=draft.restatement,
        origin=draft.origin,
    )
