"""Many reports at once, read and written in one statement each."""

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from factcheck.adapters.postgres._gathering import columns
from factcheck.adapters.postgres.database import unflushed
from factcheck.adapters.postgres.schema import Connection
from factcheck.adapters.storage.listing_rows import row_of
from factcheck.errors import StoreError
from factcheck.pipeline.stored import Kept, MadeReport, StoredReport, pack

# The content comes along only where the digest is not the one that is known.
_READ: Final = """
SELECT place, owned.number IS NOT NULL, digest, CASE WHEN digest <> known THEN content END
FROM unnest(%(ids)s::text[], %(owners)s::text[], %(known)s::text[]) WITH ORDINALITY AS wanted (id, owner, known, place)
JOIN factcheck.reports USING (id) LEFT JOIN factcheck.owned ON report = id AND owned.owner = wanted.owner
WHERE reports.made_at > now() - make_interval(secs => %(max_age_s)s)
"""
# Arrays of bytes are sent in binary (%b), which costs a twentieth of hexadecimal digits that are escaped and parsed.
# xmax is 0 in a row that was inserted, and the locking transaction in one that was there. Rows are locked in the order
# of their ids, which excludes deadlocks.
_WRITE: Final = """
INSERT INTO factcheck.reports (id, digest, content, listing, words)
SELECT * FROM unnest(%s::text[], %s::text[], %b::bytea[], %s::text[], %s::text[])
ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, content = excluded.content, listing = excluded.listing,
    words = excluded.words, made_at = excluded.made_at
RETURNING id, xmax = 0
"""
_OWN: Final = """
INSERT INTO factcheck.owned (report, owner) SELECT * FROM unnest(%s::text[], %s::text[])
ON CONFLICT (owner, report) DO UPDATE SET number = DEFAULT, made_at = excluded.made_at
"""


class Wanted(NamedTuple):
    """`known` is the report of this id in memory, whose content need not be fetched where it is still the same."""

    report_id: str
    owner: str
    known: StoredReport | None


class Found(NamedTuple):
    """A report, and whether the owner has it."""

    report: StoredReport
    is_owned: bool


class Made(NamedTuple):
    """A report to be kept for its owner."""

    report_id: str
    owner: str
    report: StoredReport | MadeReport


def read(connection: Connection, page: Sequence[Wanted], *, max_age_s: float) -> Sequence[Found | StoreError | None]:
    """None where there is none so young, StoreError where it is damaged."""
    given = {
        "ids": [wanted.report_id for wanted in page],
        "owners": [wanted.owner for wanted in page],
        "known": ["" if wanted.known is None else wanted.known.digest for wanted in page],
        "max_age_s": max_age_s,
    }
    outcomes: list[Found | StoreError | None] = [None] * len(page)
    for place, is_owned, digest, content in connection.execute(_READ, given):
        known = page[place - 1].known
        if content is None and known is not None:
            outcomes[place - 1] = Found(known, is_owned)
        else:
            outcomes[place - 1] = _vetted(content, digest, is_owned=is_owned)
    return outcomes


def write(connection: Connection, page: Sequence[Made]) -> Sequence[Kept]:
    """Insert or replace; of several with one id the last."""
    reports = {made.report_id: made.report for made in page}
    rows = [
        (
            report_id,
            report.digest,
            report.packed if isinstance(report, MadeReport) else pack(report.content),
            *row_of(report),
        )
        for report_id, report in sorted(reports.items())
    ]
    owned = sorted({(made.report_id, made.owner) for made in page})
    with unflushed(connection):
        written = connection.execute(_WRITE, columns(rows))
        connection.execute(_OWN, columns(owned))
        is_new: dict[str, bool] = dict(written.fetchall())
    return [Kept.NEW if is_new[made.report_id] else Kept.REPLACED for made in page]


def _vetted(content: bytes, digest: str, *, is_owned: bool) -> Found | StoreError:
    try:
        found = zlib.decompress(content)
    except zlib.error:
        return StoreError("a report cannot be decompressed")
    if sha256(found).hexdigest() != digest:
        return StoreError("a report does not match its sha256")
    return Found(StoredReport(found, digest), is_owned)
