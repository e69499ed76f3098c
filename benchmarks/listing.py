"""What an engine lists of an article, ours or another, against the gold: by words alone, whatever their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from benchmarks.gold import Gold
from benchmarks.scoring import Tally, is_same_source
from factcheck.domain.claim import ClaimKind
from factcheck.domain.report import Report

# What stands around words that are the same: marks, and the stop or comma that some leave outside of them.
_AROUND: Final = " \n\"'“”‘’«»,."


@dataclass(frozen=True, slots=True)
class Listed:
    """Words as an engine gives them, in one or two versions, and whose it says they are."""

    versions: tuple[str, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    quotations: tuple[Listed, ...]
    figures: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Words that the gold has twice count once. `other` quotations are none of the gold's."""

    verbatim: Tally
    speakers: Tally
    other: int
    figures: Tally


def listing_of(report: Report) -> Listing:
    said = [claim for claim in report.claims if claim.kind is ClaimKind.QUOTATION]
    return Listing(
        quotations=tuple(
            Listed((claim.text,), source.name if (source := claim.attribution.source) else None) for claim in said
        ),
        figures=tuple(Listed((claim.text,)) for claim in report.claims if claim.kind is ClaimKind.QUANTITY),
    )


def compare(listing: Listing, gold: Gold) -> Found:
    """A quotation is found where its very words are listed, a figure where words that hold its words are."""
    sources: dict[str, list[str]] = {}
    for one in gold.quotations:
        if one.source is not None:
            sources.setdefault(one.text.strip(_AROUND), []).append(one.source)
    figures = {_words(one.text) for one, _ in gold.figures}
    listed = [(one.speaker, _bare(one)) for one in listing.quotations]
    found = {words for _, versions in listed for words in versions & sources.keys()}
    right = {words for speaker, versions in listed for words in versions if _said(speaker, sources.get(words, ()))}
    measured = [_words(version) for one in listing.figures for version in one.versions]
    return Found(
        verbatim=Tally(len(found), len(sources)),
        speakers=Tally(len(right), len(sources)),
        other=sum(not versions & sources.keys() for _, versions in listed),
        figures=Tally(sum(any(wanted in got for got in measured) for wanted in figures), len(figures)),
    )


def _bare(listed: Listed) -> set[str]:
    return {version.strip(_AROUND) for version in listed.versions}


def _said(speaker: str | None, sources: Iterable[str]) -> bool:
    return speaker is not None and any(is_same_source(source, speaker) for source in sources)


def _words(text: str) -> str:
    """Between spaces, so that `5 m` does not stand in `15 m`."""
    return " " + " ".join(word.strip(_AROUND) for word in text.casefold().split()) + " "
