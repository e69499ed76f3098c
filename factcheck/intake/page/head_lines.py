"""Labels of paragraphs -> labels in which no date line, by-line or outlet's name near the top is of the article."""

import re
from collections.abc import Sequence

from factcheck.intake.metadata.bylines import is_byline
from factcheck.intake.metadata.mastheads import is_outlet_line, outlet_beside_a_date
from factcheck.intake.metadata.publication_dates import dated_in, find_date, is_publication_note
from factcheck.intake.page.model import Place, places_around
from factcheck.intake.page.paragraph_features import LONG, Look, is_closed
from factcheck.intake.words import words

_HEAD_LINES = 5
_WORD = re.compile(r"\w+")
# "2024年3月5日 8時15分", "本报讯 记者林岚 2024年3月5日": with words beside it, too.
_OF_IDEOGRAPHS = re.compile(r"\d [年년]|\d[年년]")
_LONGEST_IDEOGRAPHIC = 40
_LOWER_CASE = re.compile(r"\b[a-z]{2,}\b")
_BARS = frozenset("·•|")
_BESIDE_NAMES = frozenset({"at", "by", "on", "and"})
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.| [A-ZÀ-Þ][\w’'-]+){1,2}")


def is_date_line(text: str, look: Look) -> bool:
    """Whether a paragraph is a short line with a whole date in it, or opens with what its date is of; no sentence."""
    if len(text) <= _LONGEST_IDEOGRAPHIC and _OF_IDEOGRAPHS.search(text) is not None:
        return find_date(text) is not None and not is_closed(text)
    if look.shape != "x":
        return _is_long_date_line(text, look)
    return "date" in look.kinds and find_date(text) is not None


def _is_long_date_line(text: str, look: Look) -> bool:
    is_clock = text.endswith(".m.")
    if look.shape != "L" and not is_clock:
        return False
    is_barred = is_clock or not _BARS.isdisjoint(text)
    return is_publication_note(text) or (
        is_barred and (_is_of_names(text) or ("•" in text and _says_when_it_was_published(text)))
    )


def _says_when_it_was_published(text: str) -> bool:
    """ "Ada Roe Published May 5, 2024 • Last updated 2 hours ago"."""
    return any(dated.of == "published" for dated in dated_in(text))


def _is_of_names(text: str) -> bool:
    """Whether a line has a whole date and else names alone: "Ada Roe | Storvik Post | May 5, 2024, 6 p.m.", "Ada Roe ·
    Storvik Post · Posted: May 5, 2024".
    """
    return _BESIDE_NAMES.issuperset(_LOWER_CASE.findall(text)) and find_date(text) is not None


def is_head_line(text: str, look: Look) -> bool:
    """Whether a paragraph is a date line, a by-line, an outlet's name or that of a section, and no more."""
    return is_date_line(text, look) or is_byline(text) or is_outlet_line(text) or names_sections(text)


def names_sections(text: str) -> bool:
    """Whether a line is made of words that sections of a page are named with: "World News", "Health Science Travel"."""
    folded = text.casefold()
    is_of_sections = all(word[0] in words("sections") for word in _WORD.finditer(folded))
    return is_of_sections and _WORD.search(folded) is not None


def head_lines(kept: Sequence[int], texts: Sequence[str], looks: Sequence[Look]) -> set[int]:
    """The date lines among the first of the `kept` paragraphs, other such lines above the first long one, and a last
    one that is an outlet with the date.
    """
    lines = {at for at in kept[:_HEAD_LINES] if is_date_line(texts[at], looks[at])}
    for at in kept[:_HEAD_LINES]:
        if looks[at].length >= LONG and at not in lines and at != kept[0]:
            break
        if is_head_line(texts[at], looks[at]) or _is_author_over_outlet(at, texts):
            lines.add(at)
    if kept and is_date_line(texts[kept[-1]], looks[kept[-1]]) and outlet_beside_a_date(texts[kept[-1]]):
        lines.add(kept[-1])
    return lines if len(lines) < len(kept) else set()


def _is_author_over_outlet(at: int, texts: Sequence[str]) -> bool:
    """Whether a line may be a name, and the line below it is an outlet's: whatever the first name."""
    return at + 1 < len(texts) and _NAME.fullmatch(texts[at]) is not None and is_outlet_line(texts[at + 1])


def without_head_lines(places: Sequence[Place], texts: Sequence[str], looks: Sequence[Look]) -> list[Place]:
    """`places` with such lines near the top taken out of the article, unless nothing else is in it."""
    kept = [at for at, where in enumerate(places) if where is Place.ARTICLE]
    lines = head_lines(kept, texts, looks)
    return places_around(frozenset(kept) - lines, len(places)) if lines else [*places]
