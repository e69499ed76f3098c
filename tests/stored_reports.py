"""Reports as stores have them: bytes with a digest, of a document with what a list reads of it."""

import asyncio
import json
from hashlib import sha256

from factcheck.api.service_ports import ReportStore
from factcheck.pipeline.stored import StoredReport


def stored(content: bytes = b'{"claims": []}') -> StoredReport:
    return StoredReport(content, sha256(content).hexdigest())


def report(title: str | None, *claims: str) -> StoredReport:
    """With what a list reads of a report."""
    article = {"title": title, "publisher": "The Times", "published_at": "2022-05-10"}
    document = {
        "article": article,
        "claims": [{"text": claim} for claim in claims],
        "provenance": {"engine": "offline"},
    }
    return stored(json.dumps(document).encode())


def listed(store: ReportStore, owner: str, *words: str, before: int | None = None, most: int = 100) -> list[str]:
    """The ids on a page of the owner's list."""
    found = asyncio.run(store.listed(owner, words=words, before=before, most=most))
    return [one.report_id for one in found]
