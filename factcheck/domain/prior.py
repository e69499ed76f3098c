"""Published fact-checks: as their publishers wrote them, and as they stand beside a claim. The ratings are theirs."""

from enum import StrEnum
from typing import Final, NamedTuple

from pydantic import Field

from factcheck.domain.values import Value

# A page makes a link of it, so nothing but a web address may stand there.
WEB_ADDRESS: Final = r"^https?://\S+$"


class Strength(StrEnum):
    """How likely the check is of the same claim. STRONG: right in nine of ten, on labelled sets."""

    STRONG = "strong"
    POSSIBLE = "possible"


class PublishedCheck(Value):
    """A fact-check that somebody published, with the claim as they put it; `date` is ISO 8601."""

    url: str
    claim: str
    title: str | None = None
    claimant: str | None = None
    publisher: str | None = None
    date: str | None = None
    rating: str | None = None


class PriorCheck(Value):
    """A published fact-check that may be of the same claim: its publisher's words and rating, quoted."""

    url: str = Field(pattern=WEB_ADDRESS)
    claim: str
    claimant: str | None
    publisher: str | None
    date: str | None
    rating: str | None
    strength: Strength


class PriorIndexUsed(Value):
    """The index that was searched: a hash of its checks in whatever order, and their number."""

    sha256: str
    checks: int = Field(ge=0)


class PriorFound(Value):
    """What is in the index that is like the claim, the likest first. The ratings are their publishers'."""

    index: PriorIndexUsed
    checks: tuple[PriorCheck, ...]


class PriorQuery(Value):
    """What to look for: the words of a claim, who said it, and when (ISO 8601)."""

    text: str
    claimant: str | None = None
    date: str | None = None


class Imported(NamedTuple):
    """Rows that were new, replaced a row of the same address and claim, or stood there already."""

    new: int = 0
    changed: int = 0
    known: int = 0

    def plus(self, other: "Imported") -> "Imported":
        return Imported(*(one + more for one, more in zip(self, other, strict=True)))


class Contents(NamedTuple):
    """What an index holds; publishers with their number of checks, the largest first."""

    used: PriorIndexUsed
    publishers: tuple[tuple[str, int], ...]
    oldest: str | None
    newest: str | None
    size_bytes: int
