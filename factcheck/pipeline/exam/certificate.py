"""What an examination found -> which sorts of decision the model is granted.

Granted is where mending clearly outweighs harm: the lower bound of the 90 % Wilson score interval (Wilson 1927) of
mended / (mended + harmed) is 0.75 or more, which takes nine changes without one that harms.
"""

import math
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from pydantic import Field

from factcheck.domain.authority import Authority, AuthorityChoice, Decision
from factcheck.domain.chat import canonical_json
from factcheck.domain.claim import Certainty
from factcheck.domain.values import Value

# The quantile of the standard normal distribution for a two-sided interval of 90 %.
_Z: Final = 1.6448536269514722
LEAST: Final = 0.75
# What each grade promises of a source; below them it is open.
_PROMISED: Final = ((0.95, Certainty.SURE), (0.85, Certainty.LIKELY))


class Count(Value):
    """How many changes made a wrong value right, and how many a right one wrong."""

    mended: int = Field(default=0, ge=0)
    harmed: int = Field(default=0, ge=0)

    def __add__(self, other: "Count") -> "Count":
        return Count(mended=self.mended + other.mended, harmed=self.harmed + other.harmed)

    @property
    def lower_bound(self) -> float:
        """Of the interval of mended / (mended + harmed); 0 where nothing was changed."""
        return wilson(self.mended, self.mended + self.harmed)

    @property
    def certainty(self) -> Certainty:
        """The grade whose promise the lower bound keeps."""
        return next((grade for least, grade in _PROMISED if self.lower_bound >= least), Certainty.OPEN)


class Certificate(Value):
    """What a model of this name behind this server alias was found to do with this version of the prompt."""

    model: str = Field(min_length=1)
    server: str
    prompt_version: int
    prompt_sha256: str
    counts: Mapping[Decision, Count]
    articles: int = Field(ge=1)
    examined_at: str

    @property
    def id(self) -> str:
        """The first 16 digits of its sha256, whenever it was written: a replayed exam has the same."""
        found = self.model_dump(mode="json", exclude={"examined_at"})
        return sha256(canonical_json(found).encode()).hexdigest()[:16]

    @property
    def granted(self) -> tuple[Decision, ...]:
        return tuple(one for one in Decision if self._of(one).lower_bound >= LEAST)

    def authority(self) -> Authority:
        return Authority(
            by=AuthorityChoice.EXAM,
            granted=self.granted,
            certificate=self.id,
            named=self._of(Decision.SOURCE).certainty,
            added=self._of(Decision.ADD).certainty,
        )

    def _of(self, decision: Decision) -> Count:
        return self.counts.get(decision, Count())


def wilson(right: int, of: int) -> float:
    """The lower bound of the 90 % Wilson score interval of a proportion."""
    if of == 0:
        return 0.0
    share, spread = right / of, _Z * _Z / of
    middle = share + spread / 2
    return (middle - _Z * math.sqrt((share * (1 - share) + spread / 4) / of)) / (1 + spread)
