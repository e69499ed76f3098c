"""A report -> what a list shows of it, and the words that it is found by."""

import json
from collections.abc import Iterable

from factcheck.domain.report import Report
from factcheck.pipeline.stored import Listing


def listing_of(report: Report) -> Listing:
    """Of a report that was just made."""
    return Listing(
        title=report.article.title,
        publisher=report.article.publisher,
        published_at=report.article.published_at,
        claims=len(report.claims),
        engine=report.provenance.engine.value,
        words=_words(report.article.title, (claim.text for claim in report.claims)),
    )


def listing_in(content: bytes) -> Listing:
    """Of a report in JSON, of any version of its schema. Raises ValueError, KeyError or TypeError where it is none."""
    report = json.loads(content)
    article, claims = report["article"], report["claims"]
    return Listing(
        title=article["title"],
        publisher=article["publisher"],
        published_at=article["published_at"],
        claims=len(claims),
        engine=report["provenance"]["engine"],
        words=_words(article["title"], (claim["text"] for claim in claims)),
    )


def _words(title: str | None, claims: Iterable[str]) -> str:
    return "\n".join([title or "", *claims]).casefold()
