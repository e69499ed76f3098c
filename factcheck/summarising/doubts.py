"""Doubt a sentence whose words are not the article's."""

from collections.abc import Iterator, Sequence

from factcheck.checks.known import Draft, Known
from factcheck.checks.manner import is_content
from factcheck.checks.stems import stem
from factcheck.checks.tokens import Token

_MOST_STRANGE = 0.4


def doubts(draft: Draft, support: Sequence[Token], known: Known) -> Iterator[str]:
    """A reason where too many content words stand nowhere in what is known."""
    del support
    own = [token for token in draft.tokens if is_content(token)]
    strange = [token for token in own if stem(token.low) not in known.stems]
    if own and len(strange) > _MOST_STRANGE * len(own):
        words = ", ".join(f'"{token.text}"' for token in strange)
        yield f"{words} are not in {known.where}"
