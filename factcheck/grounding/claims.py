"""Claim drafts -> claims: sorted by position, numbered, linked (`repeats`, `continues`), validated."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, assert_never, overload

from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Claim, ClaimKind

_WORD = re.compile(r"\w+")


def ground(drafts: Sequence[ClaimDraft]) -> tuple[Claim, ...]:
    """Claims in order of position; of two at one place the longer comes first.

    `repeats` names the first quotation with the same words, or of other kinds what the draft says of itself, as does
    `continues`; `within` the smallest quotation or statement around.
    """
    ordered = in_order(drafts)
    around, repeated = _around(ordered), _repeated(ordered)
    ranks = _ranks(ordered, around, repeated)
    started: dict[tuple[ClaimKind, int], str] = {}
    claims = []
    for place, draft in enumerate(ordered):
        number = _number(place)
        continues = None if draft.continues_at is None else started.get((draft.kind, draft.continues_at))
        started.setdefault((draft.kind, draft.start), number)
        links = _Links(
            number=number,
            rank=ranks[place],
            repeats=_number(repeated[place]),
            continues=None if continues == number else continues,
            within=_number(around[place]),
        )
        claims.append(_claim(draft, links))
    return tuple(claims)


@overload
def _number(place: int) -> str: ...
@overload
def _number(place: int | None) -> str | None: ...
def _number(place: int | None) -> str | None:
    return None if place is None else f"c{place + 1}"


def _repeated(ordered: Sequence[ClaimDraft]) -> list[int | None]:
    """The index of the first claim that says the same as each: of quotations by the same words."""
    started: dict[tuple[ClaimKind, int], int] = {}
    said: dict[str, int] = {}
    found = []
    for place, draft in enumerate(ordered):
        first = None if draft.repeats_at is None else started.get((draft.kind, draft.repeats_at))
        if draft.kind is ClaimKind.QUOTATION:
            first = said.setdefault(_folded(draft.text), place)
        started.setdefault((draft.kind, draft.start), place)
        found.append(None if first == place else first)
    return found


def _around(ordered: Sequence[ClaimDraft]) -> list[int | None]:
    """The index of the innermost quotation or statement around each; a stack, since spans mostly nest."""
    found: list[int | None] = []
    open_ones: list[int] = []
    for place, draft in enumerate(ordered):
        open_ones = [at for at in open_ones if ordered[at].end > draft.start]
        outer = [at for at in open_ones if ordered[at].end >= draft.end]
        found.append(min(outer, key=lambda at: ordered[at].end - ordered[at].start, default=None))
        if draft.kind.has_source:
            open_ones.append(place)
    return found


def _ranks(ordered: Sequence[ClaimDraft], around: Sequence[int | None], repeated: Sequence[int | None]) -> list[int]:
    """From 1, by checkability: the best of each claim with all that stands within it and all that repeats it, then the
    others of them, then what repeats another; of equals the outer, then the earlier.
    """
    best = sorted(
        range(len(ordered)),
        key=lambda place: (-ordered[place].checkability.score, around[place] is not None, place),
    )
    cards = _cards(around, repeated)
    taken: set[int] = set()
    turns: dict[int, int] = {}
    for place in best:
        is_said_again = repeated[place] is not None
        turns[place] = 1 + is_said_again if cards[place] in taken else 0
        taken.add(cards[place])
    ranks = [0] * len(ordered)
    for rank, place in enumerate(sorted(best, key=turns.__getitem__), start=1):
        ranks[place] = rank
    return ranks


def _cards(around: Sequence[int | None], repeated: Sequence[int | None]) -> list[int]:
    """One number for a claim, all that stands within it, and the claims apart that say the same as one of these."""
    outermost = _outermost(around)
    joined: dict[int, int] = {}

    def card_of(place: int) -> int:
        card = outermost[place]
        while card in joined:
            card = joined[card]
        return card

    for place, first in enumerate(repeated):
        if first is None or card_of(first) == card_of(place):
            continue
        if around[first] is None and first not in joined:
            joined[first] = card_of(place)
        elif around[place] is None:
            joined[place] = card_of(first)
    return list(map(card_of, range(len(around))))


def _outermost(around: Sequence[int | None]) -> list[int]:
    """The index of the outermost claim around each, itself where it stands in no other; the outer come first."""
    found: list[int] = []
    for place, outer in enumerate(around):
        found.append(place if outer is None else found[outer])
    return found


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


class _Links(NamedTuple):
    """The number, the rank, and the numbers of the claims that a claim refers to."""

    number: str
    rank: int
    repeats: str | None
    continues: str | None
    within: str | None


def _claim(draft: ClaimDraft, links: _Links) -> Claim:
    return Claim(
        id=links.number,
        kind=draft.kind,
        text=draft.text,
        start=draft.start,
        end=draft.end,
        sentence=draft.sentence,
        continues=links.continues,
        repeats=links.repeats,
        within=links.within,
        attribution=draft.attribution,
        quotation=draft.quotation,
        quantity=draft.quantity,
        checkability=draft.checkability,
        rank=links.rank,
        flags=draft.flags,
        questions=draft.questions,
        restatement=draft.restatement,
        origin=draft.origin,
        changed=draft.changed,
    )
