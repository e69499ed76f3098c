"""Labels of paragraphs -> labels in which no date line near the top is of the article."""

from collections.abc import Sequence

from factcheck.intake.metadata.publication_dates import find_date
from factcheck.intake.page.model import Place, places_around
from factcheck.intake.page.paragraph_features import Look

_HEAD_LINES = 5


def is_date_line(text: str, look: Look) -> bool:
    """Whether a paragraph is a short line with a whole date in it, and no sentence."""
    return look.shape == "x" and "date" in look.kinds and find_date(text) is not None


def date_lines(kept: Sequence[int], texts: Sequence[str], looks: Sequence[Look]) -> set[int]:
    """The date lines among the first of the `kept` paragraphs."""
    return {at for at in kept[:_HEAD_LINES] if is_date_line(texts[at], looks[at])}


def without_date_lines(places: Sequence[Place], texts: Sequence[str], looks: Sequence[Look]) -> list[Place]:
    """`places` with the date lines near the top taken out of the article, unless nothing else is in it."""
    kept = [at for at, where in enumerate(places) if where is Place.ARTICLE]
    lines = date_lines(kept, texts, looks)
    return places_around(frozenset(kept) - lines, len(places)) if lines and len(lines) < len(kept) else [*places]
