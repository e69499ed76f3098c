"""Flag what a checker should know about an attribution before trusting it."""

from factcheck.domain.candidates import QuotationCandidate
from factcheck.domain.claim import Attribution, Flag, QuotationForm, SourceKind

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "you"})
_UNNAMED = frozenset({SourceKind.ROLE, SourceKind.ANONYMOUS})


def flags_of(attribution: Attribution, quotation: QuotationCandidate | None = None) -> tuple[Flag, ...]:
    """The flags in a fixed order."""
    source = attribution.source
    unresolved = source is not None and source.name.lower() in _PRONOUNS
    found = {
        Flag.ANONYMOUS_SOURCE: attribution.kind is SourceKind.ANONYMOUS and not unresolved,
        Flag.SOURCE_UNNAMED: attribution.kind in _UNNAMED and not unresolved,
        Flag.PRONOUN_UNRESOLVED: unresolved,
        Flag.PARTIAL_QUOTATION: quotation is not None and quotation.form is QuotationForm.PARTIAL,
        Flag.UNCLOSED_QUOTATION: quotation is not None and not quotation.passage.closed,
    }
    return tuple(flag for flag, applies in found.items() if applies)
