"""Find loaded language outside quotation marks: verbs, labels and adjectives that take sides."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.auditing.summaries.summary_words import table

if TYPE_CHECKING:
    from factcheck.auditing.traceability import Draft


def loaded_words(draft: "Draft") -> Iterator[str]:
    """A reason for each loaded verb, label and adjective outside quotation marks."""
    for at in loaded_places([token.low for token in draft.tokens]):
        token = draft.tokens[at]
        if not draft.is_quoted(token):
            yield f'the {table("loaded")[token.low]} "{token.text}" is loaded'


def loaded_places(lows: Sequence[str]) -> Iterator[int]:
    """The indices of loaded words among words in lower case, neutral collocations skipped: "admitted to hospital"."""
    loaded = table("loaded")
    for at, low in enumerate(lows):
        if low in loaded and not any(
            after in table("plain_after").get(low, "").split() for after in lows[at + 1 : at + 4]
        ):
            yield at
