"""Published fact-checks: as their publishers wrote them, and as they stand beside a claim. The ratings are theirs."""

from enum import StrEnum

from pydantic import Field

from factcheck.domain.values import Value


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

    url: str
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


class PriorQuery(Value):
    """What to look for: the words of a claim, who said it, and when (ISO 8601)."""

    text: str
    claimant: str | None = None
    date: str | None = None
