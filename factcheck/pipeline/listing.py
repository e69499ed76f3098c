"""A report in JSON -> what a list shows of it, and the words that it is found by."""

import json

from factcheck.pipeline.stored import Listing


def listing_of(content: bytes) -> Listing:
    """Of any version of the report's schema. Raises ValueError, KeyError or TypeError where it is no report."""
    report = json.loads(content)
    article, claims = report["article"], report["claims"]
    words = "\n".join([article["title"] or "", *(claim["text"] for claim in claims)])
    return Listing(
        title=article["title"],
        publisher=article["publisher"],
        published_at=article["published_at"],
        claims=len(claims),
        engine=report["provenance"]["engine"],
        words=words.casefold(),
    )
