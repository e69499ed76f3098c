"""What a list shows of a report <-> the columns `listing` (JSON) and `words` (text)."""

import json
from typing import NamedTuple

from factcheck.pipeline.listing import listing_in
from factcheck.pipeline.stored import Listing, MadeReport, StoredReport


class ListingRow(NamedTuple):
    listing: str
    words: str


def row_of(report: StoredReport | MadeReport) -> ListingRow:
    """Of what cannot be read an empty one: it stands in the list all the same, and can be deleted."""
    listing = report.listing if isinstance(report, MadeReport) else report.listing or _read(report.content)
    return ListingRow(json.dumps(listing[:-1]), listing.words)


def listing_from(row: ListingRow) -> Listing:
    return Listing._make([*json.loads(row.listing), row.words])


def _read(content: bytes) -> Listing:
    try:
        return listing_in(content)
    except (ValueError, KeyError, TypeError):
        return Listing(None, None, None, 0, "", "")
