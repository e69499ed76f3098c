"""Claims -> by source: everything that one source is reported to have said, and how many words of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.domain.claim import Claim, ClaimKind, SourceKind


@dataclass
class Voice:
    """A source under the fullest form of its name, with its claims in order of position."""

    name: str
    kind: SourceKind
    claims: list[Claim] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words of the article are this source's, by report or in quotation marks."""
        return _words(self.claims)

    @property
    def quoted(self) -> int:
        """How many of them stand in quotation marks."""
        return _words(claim for claim in self.claims if claim.kind is ClaimKind.QUOTATION)


def by_source(claims: Iterable[Claim]) -> list[Voice]:
    """The sources, those with the most words first; the article's own voice is none."""
    found: dict[str, Voice] = {}
    for claim in claims:
        said = claim.attribution
        if said.source is not None:
            found.setdefault(said.source.name, Voice(said.source.name, said.kind)).claims.append(claim)
    return sorted(found.values(), key=lambda voice: (-voice.words, voice.name))


def _words(claims: Iterable[Claim]) -> int:
    """What stands inside another claim, or is said again, counts once."""
    counted, end = 0, -1
    for claim in claims:
        if claim.repeats is None and claim.start >= end:
            counted += len(claim.text.split())
            end = claim.end
    return counted
