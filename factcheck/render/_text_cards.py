"""Card -> its lines for a terminal, in short or in full."""

from collections.abc import Iterator
from typing import assert_never

from factcheck.domain.article import Article
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.render import phrases, prior_checks
from factcheck.render._places import Places
from factcheck.render.folding import Node, Voice, context, needs_its_sentence, repeated, voices
from factcheck.render.terminal import Style, Terminal

_INDENT = 4
_COLUMN = 13
_DEEPER = 2
_DEEPEST = 3


class CardWriter:
    """Writes cards of one article."""

    def __init__(self, article: Article, to: Terminal) -> None:
        self._article = article
        self._places = Places(article)
        self._to = to

    def in_short(self, number: int, card: Node) -> Iterator[str]:
        """The words once, who says them, what stands within them in one line a kind, and the first question."""
        yield from self._words(f"{number:>2}", card.claim)
        for label, value in self._labelled(card):
            yield from self._to.labelled(label, value, indent=_INDENT, column=_COLUMN)

    def in_full(self, number: int, card: Node) -> Iterator[str]:
        """Each claim of the card with all that the report knows of it, what stands within another further in."""
        depths = {card.claim.id: 0}
        for node in card.walk():
            depth = depths[node.claim.id]
            depths.update((inner.claim.id, min(depth + 1, _DEEPEST)) for inner in node.inner)
            for claim in (node.claim, *node.again):
                if claim is not card.claim:
                    yield ""
                lead = f"{number:>2}" if claim is card.claim else ""
                yield from self._claim(lead, claim, indent=_INDENT + depth * _DEEPER)

    def _words(self, lead: str, claim: Claim) -> Iterator[str]:
        """The words of a claim, or the sentence with them in it."""
        before, after = context(self._article, claim) if needs_its_sentence(claim) else ("", "")
        words, after = claim.text if before or after else _quoted(claim), f"{after} [{claim.id}]"
        return self._to.marked(lead, before, words, after, indent=_INDENT, style=_style(claim.kind))

    def _labelled(self, card: Node) -> Iterator[tuple[str, str]]:
        for voice in voices(card):
            yield "source", phrases.who_says_it(voice.attribution, self._article.publisher)
            yield from _said(voice, card)
        for node, repetitions in repeated(card):
            which = "" if node is card else f"{_named(node.claim, card)} [{node.claim.id}], "
            yield "again", which + self._places.again(repetitions)
        flags = phrases.flags_to_show(card.claims())
        if flags:
            yield "flags", ", ".join(map(phrases.plainly, flags))
        if card.claim.restatement:
            yield "restated", card.claim.restatement
        for claim, check in prior_checks.distinct(card.claims()):
            number = "" if claim is card.claim else f"[{claim.id}] "
            yield "prior", number + prior_checks.in_words(check)
        question = phrases.first_question(card.claim)
        if question:
            yield "ask", question

    def _claim(self, lead: str, claim: Claim, *, indent: int) -> Iterator[str]:
        head = f"{claim.id} {phrases.kind(claim)}"
        score = f"rank {claim.rank}, checkability {claim.checkability.score:.2f}"
        yield from self._to.apart(lead.ljust(indent) + head, score, Style.BOLD)
        yield from self._to.paragraph(_quoted(claim), indent=indent, style=_style(claim.kind))
        for label, value in _details(claim, self._places):
            yield from self._to.labelled(label, value, indent=indent, column=indent + _COLUMN - _INDENT + 1)


def _said(voice: Voice, card: Node) -> Iterator[tuple[str, str]]:
    """What the voice says besides the words that stand above: statements and figures a line each, quotations in one."""
    quotations = []
    for node in voice.nodes:
        claim = node.claim
        if claim.quantity is not None:
            number = "" if node is card else f" [{claim.id}]"
            yield "figure", phrases.figure(claim.quantity) + number
        elif node is not card and claim.kind is ClaimKind.QUOTATION:
            quotations.append(f"{_named(claim, card)} [{claim.id}]")
        elif node is not card:
            yield "says", f"{_named(claim, card)} [{claim.id}]"
    if quotations:
        yield "quotes", " · ".join(quotations)


def _named(claim: Claim, card: Node) -> str:
    """The words of a claim within a card, in short where they stand above."""
    words = phrases.in_short(claim, card.claim)
    return f"“{words}”" if claim.kind is ClaimKind.QUOTATION else words


def _details(claim: Claim, places: Places) -> Iterator[tuple[str, str]]:
    attribution = claim.attribution
    yield "source", " -> ".join(phrases.chain(attribution)) + f" [{attribution.kind}, {attribution.certainty}]"
    if claim.quantity:
        yield "figure", "; ".join(f"{label}: {words}" for label, words in phrases.figure_parts(claim.quantity))
    if claim.restatement:
        yield "restated", claim.restatement
    yield "stands", f"{places.of(claim)}, {claim.start}-{claim.end}"
    if claim.checkability.reasons:
        yield "because", "; ".join(claim.checkability.reasons)
    if claim.flags:
        yield "flags", ", ".join(map(phrases.plainly, claim.flags))
    for label, link in (("within", claim.within), ("continues", claim.continues), ("repeats", claim.repeats)):
        if link:
            yield label, link
    for words in prior_checks.entries(claim):
        yield "prior", words
    for question in claim.questions:
        yield "ask", question


def _quoted(claim: Claim) -> str:
    return f"“{claim.text}”" if claim.kind is ClaimKind.QUOTATION else claim.text


def _style(kind: ClaimKind) -> Style:
    match kind:
        case ClaimKind.QUOTATION:
            return Style.QUOTATION
        case ClaimKind.STATEMENT:
            return Style.STATEMENT
        case ClaimKind.QUANTITY:
            return Style.QUANTITY
        case ClaimKind.ASSERTION:
            return Style.ASSERTION
        case _:
            assert_never(kind)
