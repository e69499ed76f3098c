"""Attribution and quotation -> warning flags: anonymous source, unresolved pronoun, partial or unclosed quotation."""

from collections.abc import Sequence

from factcheck.domain.article import Article
from factcheck.domain.candidates import QuantityCandidate, QuotationCandidate
from factcheck.domain.claim import Attribution, Flag, Quantity, QuotationForm, SourceKind

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "you"})
_UNNAMED = frozenset({SourceKind.ROLE, SourceKind.ANONYMOUS})


def flags_of(
    attribution: Attribution, quotation: QuotationCandidate | None = None, *, goes_on: bool = False
) -> tuple[Flag, ...]:
    """The flags that apply, in a fixed order. A quotation that `goes_on` in the next paragraph is closed only there."""
    source = attribution.source
    unresolved = source is not None and source.name.lower() in _PRONOUNS
    kind = attribution.kind
    found = (
        (Flag.ANONYMOUS_SOURCE, kind is SourceKind.ANONYMOUS and not unresolved),
        (Flag.SOURCE_UNNAMED, kind in _UNNAMED and not unresolved),
        (Flag.PRONOUN_UNRESOLVED, unresolved),
        (Flag.PARTIAL_QUOTATION, quotation is not None and quotation.form is QuotationForm.PARTIAL),
        (Flag.UNCLOSED_QUOTATION, quotation is not None and not (quotation.passage.closed or goes_on)),
    )
    return tuple([flag for flag, applies in found if applies])


def headline_differs(article: Article, candidates: Sequence[QuantityCandidate]) -> frozenset[int]:
    """The start offsets of headline figures that the body contradicts: same unit and counted noun, other value."""
    title = article.parts.title
    if title is None:
        return frozenset()
    body = [candidate.quantity for candidate in candidates if candidate.start >= title.end]
    differing = set()
    for candidate in candidates:
        if candidate.start >= title.end:
            break
        alike = [quantity for quantity in body if _counts_alike(quantity, candidate.quantity)]
        if alike and all(quantity.value != candidate.quantity.value for quantity in alike):
            differing.add(candidate.start)
    return frozenset(differing)


def _counts_alike(one: Quantity, other: Quantity) -> bool:
    return one.unit is not None and one.unit == other.unit and one.counted == other.counted
