"""Records of the service's stores: reports, batches with their rows, saved HTTP responses.

They stand below the adapters that read and write them; the Protocols of the stores stand with the service, their user.
"""

import zlib
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from factcheck.domain.checking import UNTOUCHED, Checking


class Listing(NamedTuple):
    """What a list shows of a report; `words` are what it is found by, case-folded: title and claims."""

    title: str | None
    publisher: str | None
    published_at: str | None
    claims: int
    engine: str
    words: str


class StoredReport(NamedTuple):
    """A report in JSON, as it is answered; `digest` is the sha256 of it, in hexadecimal digits.

    `listing` is there where the report was just made.
    """

    content: bytes
    digest: str
    listing: Listing | None = None


class MadeReport(NamedTuple):
    """The same, just made and packed."""

    packed: bytes
    digest: str
    listing: Listing


def pack(content: bytes) -> bytes:
    """Compress (zlib), at the level that costs a check least."""
    return zlib.compress(content, 1)


class ListedReport(NamedTuple):
    """A report in the list of its owner. `number` rises with each that is new; `made_at` is in seconds of Unix time."""

    number: int
    report_id: str
    made_at: float
    listing: Listing


class SavedChecking(NamedTuple):
    """A row of a worksheet; `etag` is another after each write."""

    checking: Checking
    etag: str


# What is to change in a row of a worksheet; the rest of it stays.
Change = Callable[[Checking], Checking]
UNTOUCHED_ROW: Final = SavedChecking(UNTOUCHED, "0")


class Kept(StrEnum):
    """The outcome of storing a report."""

    NEW = "new"
    REPLACED = "replaced"
    NOT = "not"


class NewRow(NamedTuple):
    """A row of a batch, from line `place`: its content, or its answer where it is invalid."""

    place: int
    content: bytes | None
    answer: bytes | None = None


class NewBatch(NamedTuple):
    """A batch as it was submitted; `digest` is the sha256 of its bytes."""

    batch_id: str
    owner: str
    digest: str
    rows: Sequence[NewRow]


class TakenRow(NamedTuple):
    """A row leased to a worker; `owner` is that of its batch."""

    batch_id: str
    place: int
    content: bytes
    owner: str


class RowAnswer(NamedTuple):
    """What a row is to be answered, packed."""

    row: TakenRow
    packed: bytes
    has_failed: bool


# Gives a row its answer in the store. Raises StoreError, and may be called again for the same row.
AnswerRow = Callable[[TakenRow], Coroutine[Any, Any, None]]
# The same with several of one batch.
AnswerRows = Callable[[Sequence[TakenRow]], Awaitable[None]]


class BatchProgress(NamedTuple):
    """How far a batch is; of `finished` rows some `failed`."""

    total: int
    finished: int
    failed: int


class SavedAnswer(NamedTuple):
    """An HTTP response, to be replayed for the same Idempotency-Key."""

    status: int
    headers: Mapping[str, str]
    content: bytes
