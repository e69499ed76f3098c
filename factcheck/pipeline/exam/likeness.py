"""Whether what a draft says is what the gold says: texts by token F1, names by a common word, figures by parts."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from factcheck.domain.claim import Attribution, ClaimKind, Quantity
from factcheck.pipeline.exam.gold import GoldClaim, GoldFigure

SAME_CLAIM: Final = 0.6
_WORD: Final = re.compile(r"\w+")
# Two names that have but one of these in common are not the same.
_BESIDE: Final = frozenset(("the", "and", "for", "mr", "mrs", "ms", "dr", "of", "an", "in", "at", "on", "by", "to"))
_UNITS: Final = {"%": "percent", "pc": "percent", "£": "pound", "€": "euro", "¥": "yen", "$": "dollar"}


def likeness(kind: ClaimKind, text: str, other: str) -> float:
    """Token F1; figures are the same where the words of one stand together in the other."""
    one, two = _words(text), _words(other)
    if kind is ClaimKind.QUANTITY and one and two:
        small, big = sorted((one, two), key=len)
        if f" {' '.join(small)} " in f" {' '.join(big)} ":
            return 1.0
    shared = sum((Counter(one) & Counter(two)).values())
    return 2 * shared / (len(one) + len(two)) if shared else 0.0


def best(kind: ClaimKind, text: str, gold: Iterable[GoldClaim]) -> tuple[float, GoldClaim | None]:
    """The claim of that kind that is most like the text, and how like it is."""
    found = [(likeness(kind, text, one.text), place, one) for place, one in enumerate(gold) if one.kind is kind]
    score, _, claim = max(found, key=lambda row: (row[0], -row[1]), default=(0.0, 0, None))
    return score, claim


def is_source(gold: GoldClaim, names: Sequence[str]) -> bool:
    """Whether one of the names is the source; none are the article's own voice."""
    if gold.source is None:
        return not names
    return any(_share(one, name) for one in (gold.source, *gold.also) for name in names)


def names_of(attribution: Attribution) -> tuple[str, ...]:
    source = attribution.source
    return () if source is None else (source.text, source.name)


def is_via(gold: GoldClaim, carriers: Sequence[str]) -> bool:
    """Whether each carrier of the gold is named, and no other."""
    named = all(any(_share(one, carrier) for carrier in carriers) for one in gold.via)
    return named and all(any(_share(one, carrier) for one in gold.via) for carrier in carriers)


def parts_right(gold: GoldFigure, quantity: Quantity) -> dict[str, bool]:
    """Which parts of a figure are right."""
    subject = quantity.subject.text if quantity.subject is not None else None
    said = " ".join(part for part in (quantity.unit, quantity.counted, subject) if part is not None)
    return {
        "value": _same(gold.value, quantity.value),
        "value_high": _same(gold.value_high, quantity.value_high),
        "comparator": gold.comparator is quantity.comparator,
        "unit": _is_unit(gold.unit or gold.counted, quantity.unit) or gold.unit is quantity.unit,
        "counted": gold.counted is None or _share(gold.counted, said),
        "period": (not gold.period) == (not quantity.period)
        and (not gold.period or _share(gold.period, quantity.period or "")),
    }


def _is_unit(gold: str | None, unit: str | None) -> bool:
    if gold is None or unit is None:
        return gold is None
    wanted, got = (
        {_UNITS.get(word, word).rstrip("s") for word in re.findall(r"\w+|[%£€¥$]", one.lower())} for one in (gold, unit)
    )
    return bool(wanted & got)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-3)


def _share(one: str, other: str) -> bool:
    return not set(_words(one)).isdisjoint(word for word in _words(other) if word not in _BESIDE and len(word) > 1)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))
