"""Find what a page says about its article: publisher, date, dateline."""

import re
from collections.abc import Sequence
from datetime import date

from factcheck.domain.article import Metadata
from factcheck.intake.paragraphs import Paragraph

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_DAY_YEAR = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? "
    r"(?P<day>\d{1,2}),? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"(?:registered user of|subscribe to|©(?: (?:19|20)\d\d)?) (?P<name>(?:[A-Z]\w*)(?: [A-Z]\w*){0,4})"
)
_DATELINE = re.compile(r"\d\d.* [-–—] (?P<place>[A-Z][\w .]+)$")


def find_metadata(paragraphs: Sequence[Paragraph], given: Metadata) -> Metadata:
    """What the page says, where `given` does not say it."""
    texts = [" ".join(line.text for line in paragraph) for paragraph in paragraphs]
    found = {
        "title": texts[0] if len(texts) > 1 else None,
        "published_at": next(filter(None, map(_date, texts[:12])), None),
        "publisher": next((match["name"] for text in texts if (match := _PUBLISHER.search(text))), None),
        "language": "en",
    }
    known = {key: value for key, value in given.model_dump().items() if value is not None}
    return Metadata.model_validate({**found, **known})


def find_dateline(paragraphs: Sequence[Paragraph]) -> str | None:
    """The place that a date line names."""
    for paragraph in paragraphs[:12]:
        match = _DATELINE.search(paragraph[0].text)
        if match and _date(paragraph[0].text):
            return match["place"]
    return None


def _date(text: str) -> str | None:
    match = _MONTH_DAY_YEAR.search(text)
    if not match or len(text) > 120:
        return None
    month = _MONTHS.index(match["month"].lower()) + 1
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return None
