"""Claims -> cards by rank: each claim once, with what stands within it beneath it and its repetitions folded away.

A card is a tree. Claims that say the same are one node, shown by the member that stands within another claim, or else
in the article's body. A quotation that goes on is part of the one that it continues. What somebody says inside a
sentence of the article's own voice is under that. Figures and quoted phrases mean little without their sentence: those
of one sentence that stand in no other claim share a card.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from factcheck.domain.article import Article
from factcheck.domain.claim import Attribution, Claim, ClaimKind, QuotationForm

MOST_CARDS: Final = 10
LEAST_SCORE: Final = 0.35
_FEWEST_WORDS: Final = 5
_REACH: Final = 300


@dataclass
class Node:
    """A claim, the claims that repeat it or that it repeats, and the nodes within it, each in order of position."""

    claim: Claim
    again: list[Claim]
    inner: "list[Node]" = field(default_factory=list)

    @property
    def rank(self) -> int:
        """The best rank of all claims in the tree."""
        return min(claim.rank for claim in self.claims())

    @property
    def start(self) -> int:
        """Where the first claim of the tree begins."""
        return min(claim.start for claim in self.claims())

    @property
    def score(self) -> float:
        """The best checkability of all claims in the tree."""
        return max(claim.checkability.score for claim in self.claims())

    def walk(self) -> "Iterator[Node]":
        """The node and those within it, outer ones first."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.inner))

    def claims(self) -> Iterator[Claim]:
        """All claims of the tree."""
        for node in self.walk():
            yield node.claim
            yield from node.again


def fold(article: Article, claims: Sequence[Claim]) -> list[Node]:
    """The cards of a report, the one to take first in front; each claim stands in exactly one."""
    groups = _groups(claims)
    nodes = {first: _node(article, members) for first, members in groups.items()}
    first_of = {claim.id: first for first, members in groups.items() for claim in members}
    roots: list[Node] = []
    for first, parent in _parents(nodes, first_of).items():
        siblings = roots if parent is None else nodes[parent].inner
        siblings.append(nodes[first])
    cards = _by_sentence(roots)
    for node in nodes.values():
        node.inner.sort(key=lambda inner: (inner.claim.start, -inner.claim.end))
    return sorted(cards, key=lambda card: card.rank)


def needs_its_sentence(claim: Claim) -> bool:
    """Whether the words alone do not say what is claimed: a figure, a phrase quoted, a few words reported."""
    is_brief = claim.kind is ClaimKind.STATEMENT and len(claim.text.split()) < _FEWEST_WORDS
    return claim.kind is ClaimKind.QUANTITY or is_brief or _is_phrase(claim)


def context(article: Article, claim: Claim, *, reach: int = _REACH) -> tuple[str, str]:
    """What stands before and behind a claim in its sentence; of a very long one the nearest words, with an ellipsis.

    `reach` is how many characters of it on either side.
    """
    before = article.text[claim.sentence.start : claim.start]
    after = article.text[claim.end : claim.sentence.end]
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + " …"
    return before, after


def _is_phrase(claim: Claim) -> bool:
    return claim.quotation is not None and claim.quotation.form is QuotationForm.PARTIAL


def _groups(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Claims that say the same, under the id of the first; a link leads to an earlier claim, which is known by then."""
    groups: dict[str, list[Claim]] = {}
    first_of: dict[str, str] = {}
    for claim in claims:
        first = first_of.get(claim.repeats or "", claim.id)
        first_of[claim.id] = first
        groups.setdefault(first, []).append(claim)
    return groups


def _node(article: Article, members: list[Claim]) -> Node:
    body = article.parts.body
    shown = min(members, key=lambda one: (one.within is None, not body.start <= one.start < body.end, one.rank))
    return Node(claim=shown, again=[one for one in members if one is not shown])


def _parents(nodes: dict[str, Node], first_of: dict[str, str]) -> dict[str, str | None]:
    """The node around each. Links of repeated claims may lead round in a circle, which is cut where it closes."""
    parents: dict[str, str | None] = {}
    opened_by: dict[str, str] = {}
    for first, node in nodes.items():
        continued = node.claim.continues
        if continued is not None:
            opened_by[node.claim.id] = opened_by.get(continued, continued)
        outer = first_of.get(node.claim.within or opened_by.get(node.claim.id, ""))
        above = outer
        while above is not None and above != first:
            above = parents.get(above)
        parents[first] = None if above == first else outer
    return parents


def _by_sentence(roots: list[Node]) -> list[Node]:
    """The roots; what stands in an assertion is under it, and what needs its sentence under the best ranked there."""
    assertions = {_sentence(node.claim): node for node in roots if node.claim.kind is ClaimKind.ASSERTION}
    sharing: dict[tuple[int, int], list[Node]] = defaultdict(list)
    cards = []
    for node in roots:
        around = assertions.get(_sentence(node.claim), node)
        if around is not node and around.claim.start <= node.claim.start and node.claim.end <= around.claim.end:
            around.inner.append(node)
        elif needs_its_sentence(node.claim):
            sharing[_sentence(node.claim)].append(node)
        else:
            cards.append(node)
    for nodes in sharing.values():
        head = min(nodes, key=lambda node: node.claim.rank)
        head.inner.extend(node for node in nodes if node is not head)
        cards.append(head)
    return cards


def _sentence(claim: Claim) -> tuple[int, int]:
    return claim.sentence.start, claim.sentence.end


@dataclass(frozen=True)
class Voice:
    """Nodes of a card that one source says, by the same way, in the order of the card."""

    attribution: Attribution
    nodes: list[Node]


def voices(card: Node) -> list[Voice]:
    """The sources of a card, that of its head first."""
    found: dict[tuple[object, ...], Voice] = {}
    for node in card.walk():
        said = node.claim.attribution
        key = (said.source and said.source.name, said.certainty, *(via.text for via in said.via))
        found.setdefault(key, Voice(said, [])).nodes.append(node)
    return list(found.values())


def repeated(card: Node) -> Iterator[tuple[Node, list[Claim]]]:
    """The nodes that are said again, each with where; not what is said again within a repetition that is named."""
    named: set[str | None] = set()
    for node in card.walk():
        repetitions = [claim for claim in node.again if claim.within not in named]
        named.update(claim.id for claim in node.again)
        if repetitions:
            yield node, repetitions


@dataclass(frozen=True)
class Shown:
    """The cards that a reader sees first, and those ranked lower."""

    first: list[Node]
    more: list[Node]


def part(cards: Sequence[Node]) -> Shown:
    """At most ten cards first, and none that scores low."""
    many = [place for place, card in enumerate(cards) if place >= MOST_CARDS or card.score < LEAST_SCORE]
    cut = many[0] if many else len(cards)
    return Shown(first=list(cards[:cut]), more=list(cards[cut:]))
