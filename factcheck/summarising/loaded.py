"""Find words that take sides, outside quotation marks."""

from collections.abc import Iterator

from factcheck.checks.known import Draft
from factcheck.summarising.words import table


def loaded_words(draft: Draft) -> Iterator[str]:
    """A reason for each loaded verb, label and adjective in the draft's own voice."""
    for token in draft.tokens:
        kind = table("loaded").get(token.low)
        if kind is not None and not any(start <= token.start < end for start, end in draft.quoted):
            yield f'the {kind} "{token.text}" is loaded'
