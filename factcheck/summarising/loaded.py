"""Find words that take sides, outside quotation marks."""

from collections.abc import Iterator

from factcheck.checks.known import Draft
from factcheck.summarising.words import table


def loaded_words(draft: Draft) -> Iterator[str]:
    """A reason for each loaded verb, label and adjective in the draft's own voice."""
    lows = [token.low for token in draft.tokens]
    for at, token in enumerate(draft.tokens):
        kind = table("loaded").get(token.low)
        if kind is None or any(start <= token.start < end for start, end in draft.quoted):
            continue
        if not any(after in table("plain_after").get(token.low, "").split() for after in lows[at + 1 : at + 4]):
            yield f'the {kind} "{token.text}" is loaded'
