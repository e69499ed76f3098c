"""How near a report comes to the gold of its article."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final, TypeVar

from benchmarks.gold import Gold, GoldClaim, GoldFigure
from factcheck.auditing.passages import Passage, topics_of
from factcheck.domain.article import Article
from factcheck.domain.claim import Certainty, Claim, ClaimKind, Quantity
from factcheck.domain.report import Report
from factcheck.domain.values import Span

One = TypeVar("One", GoldClaim, GoldFigure)

_WORD: Final = re.compile(r"\w+")
# Words that two ways of naming one source may differ by.
_BESIDE_A_NAME: Final = frozenset(("the", "a", "an", "s", "mr", "mrs", "ms", "dr", "mx", "sir", "madame"))
_BESIDE_A_UNIT: Final = frozenset(("the", "a", "an", "of", "per", "in"))
_PERCENT: Final = frozenset(("%", "percent", "per cent"))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


@dataclass(frozen=True, slots=True)
class Score:
    """One report against the gold of its article. Sources and via count all quotations, found or not."""

    quotations: Tally = Tally()
    verbatim: Tally = Tally()
    sources: Tally = Tally()
    via: Tally = Tally()
    figures: Tally = Tally()
    comparators: Tally = Tally()
    scare_quotes_left_out: Tally = Tally()
    open_cases: Tally = Tally()
    restated: Tally = Tally()
    points: Tally = Tally()

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def score(report: Report, gold: Gold, *, offline: Report) -> Score:
    """Open cases are those quotations that the rules leave open in the offline report of the same article."""
    article = report.article
    pairs = [(one, _at(report, ClaimKind.QUOTATION, one.start, one.text)) for one in gold.quotations]
    measured = [(figure, _at(report, ClaimKind.QUANTITY, one.start, one.text)) for one, figure in gold.figures]
    ironic = [one for one in gold.noise if one.is_in_marks]
    left_open = [pair for pair in pairs if _is_open(_at(offline, ClaimKind.QUOTATION, pair[0].start, pair[0].text))]
    return Score(
        quotations=_tally(pairs, _is_listed),
        verbatim=_tally(pairs, lambda one, claim: claim.text == one.text == article.text[claim.start : claim.end]),
        sources=_tally(pairs, _has_source),
        via=_tally(pairs, _has_via),
        figures=_tally(measured, _is_figure),
        comparators=_tally(measured, _has_comparator),
        scare_quotes_left_out=Tally(
            sum(_at(report, ClaimKind.QUOTATION, one.start, one.text) is None for one in ironic), len(ironic)
        ),
        open_cases=_tally(left_open, _has_source),
        restated=Tally(sum(claim.restatement is not None for claim in report.claims), len(report.claims)),
        points=_points(report, gold.points),
    )


def _points(report: Report, points: Sequence[str]) -> Tally:
    """The main points of which the summary has half of the content words or more."""
    said = _content(" ".join(sentence.text for sentence in report.summary.sentences))
    wanted = [_content(point) for point in points]
    return Tally(sum(2 * len(one & said) >= len(one) for one in wanted), len(wanted))


def _content(text: str) -> frozenset[str]:
    return frozenset(topics_of([Passage.of(text)]))


def is_same_source(gold: str, name: str) -> bool:
    """Whether the words of one are all among those of the other: "Ms Paveth" is Inna Paveth, Ada Paveth is not."""
    wanted, got = _words(gold, _BESIDE_A_NAME), _words(name, _BESIDE_A_NAME)
    return bool(wanted and got) and (wanted <= got or got <= wanted)


def _tally(pairs: Iterable[tuple[One, Claim | None]], is_right: Callable[[One, Claim], bool]) -> Tally:
    listed = list(pairs)
    return Tally(sum(claim is not None and is_right(one, claim) for one, claim in listed), len(listed))


def _at(report: Report, kind: ClaimKind, raw_start: int, text: str) -> Claim | None:
    """The claim of that kind that covers most of the words at that place of the article's file."""
    start = _place(report.article, raw_start)
    if start is None:
        return None
    words = Span(start=start, end=start + len(text))
    covering = [(_overlap(claim, words), claim) for claim in report.claims if claim.kind is kind]
    most, claim = max(covering, key=lambda pair: pair[0], default=(0, None))
    return claim if most > 0 else None


def _place(article: Article, raw_start: int) -> int | None:
    for segment in article.segments:
        place = segment.start + raw_start - segment.raw_start
        if segment.start <= place < segment.end:
            return place
    return None


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _is_listed(_gold: GoldClaim, _claim: Claim) -> bool:
    return True


def _is_open(claim: Claim | None) -> bool:
    return claim is not None and claim.attribution.certainty is Certainty.OPEN


def _has_source(gold: GoldClaim, claim: Claim) -> bool:
    source = claim.attribution.source
    return source is not None and gold.source is not None and is_same_source(gold.source, source.name)


def _has_via(gold: GoldClaim, claim: Claim) -> bool:
    via = [carrier.text for carrier in claim.attribution.via]
    return len(via) == len(gold.via) and all(any(is_same_source(one, other) for other in via) for one in gold.via)


def _is_figure(gold: GoldFigure, claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None:
        return False
    wanted, got = sorted(_values(gold.value, gold.value_high)), sorted(_values(quantity.value, quantity.value_high))
    same = len(wanted) == len(got) and all(math.isclose(*pair, rel_tol=1e-5) for pair in zip(wanted, got, strict=True))
    return same and _is_unit(gold.unit, quantity)


def _has_comparator(gold: GoldFigure, claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.comparator is gold.comparator


def _values(value: float, value_high: float | None) -> Iterator[float]:
    yield value
    if value_high is not None:
        yield value_high


def _is_unit(gold: str | None, quantity: Quantity) -> bool:
    """The gold gives units of measure in the singular; a report may have them with what is counted."""
    if gold is None:
        return True
    unit = quantity.unit or ""
    if gold in _PERCENT:
        return unit in _PERCENT
    wanted, got = (_words(text, _BESIDE_A_UNIT) for text in (gold, f"{unit} {quantity.counted or ''}"))
    return (
        {word.removesuffix("s") for word in wanted} <= {word.removesuffix("s") for word in got}
        if wanted
        else (gold == unit)
    )


def _words(text: str, beside: frozenset[str]) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if word not in beside}
