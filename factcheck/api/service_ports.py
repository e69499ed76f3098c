"""What the service asks of the outside: Protocols whose adapters `factcheck.wiring` makes."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol, runtime_checkable

from factcheck.domain.chat import Usage
from factcheck.pipeline.stored import (
    BatchProgress,
    Change,
    Kept,
    ListedReport,
    MadeReport,
    NewBatch,
    RowAnswer,
    SavedAnswer,
    SavedChecking,
    StoredReport,
    TakenRow,
)


class Prices(Protocol):
    """What tokens cost, by model."""

    def cost(self, usage: Usage, model: str) -> Decimal | None:
        """Dollars, exactly; None for a model without a price."""
        ...


class Probed(Protocol):
    """Storage whose health can be asked."""

    async def probe(self) -> str | None:
        """Why nothing can be written at the moment; None where it can. Never raises."""
        ...


class ReportStore(Probed, Protocol):
    """Reports by the id of their input and settings, and who has which; the owner "" is everybody without a key.

    May evict. `get`, `adopt` and `put` never raise: a failure is a miss. The others may raise StoreError.
    """

    async def get(self, report_id: str, owner: str) -> StoredReport | None:
        """The report as it was put (its digest verified), where this owner has it."""
        ...

    async def adopt(self, report_id: str, owner: str) -> StoredReport | None:
        """The report, whoever put it; this owner has it from then on."""
        ...

    async def put(self, report_id: str, report: StoredReport, owner: str) -> Kept:
        """Store or replace; visible to this owner when this returns, unless the answer is `NOT`."""
        ...

    async def listed(
        self, owner: str, *, words: Sequence[str] = (), before: int | None = None, most: int
    ) -> list[ListedReport]:
        """The owner's reports, newest first, from below the number `before`, whose words hold all of `words`."""
        ...

    async def delete(self, report_id: str, owner: str) -> bool:
        """Take the report from the owner, who may not have it; its bytes go when nobody has it any more."""
        ...

    async def delete_all(self, owner: str) -> int:
        """The same with all reports of the owner: how many they were."""
        ...

    def close(self) -> None: ...


class ReportRuns(Protocol):
    """A `ReportStore` of many rows: several reports of one owner at once. Never raises: a failure is a miss."""

    async def adopt_all(self, report_ids: Sequence[str], owner: str) -> list[StoredReport | None]:
        """The report of each id, whoever put it; this owner has it from then on."""
        ...

    async def put_all(self, reports: Sequence[tuple[str, MadeReport]], owner: str) -> None:
        """Store or replace, by id."""
        ...


class WorksheetStore(Protocol):
    """What checkers note about claims, durable, by owner and report. Each method may raise StoreError."""

    async def rows(self, owner: str, report_id: str) -> dict[str, SavedChecking]:
        """By claim; those that somebody has touched."""
        ...

    async def write(
        self, owner: str, report_id: str, claim_id: str, change: Change, etags: Collection[str] | None
    ) -> tuple[SavedChecking, bool]:
        """Compare and swap: the row after the change, or, where its etag is none of `etags`, as it stands, and False.

        A row that nobody has touched is `UNTOUCHED_ROW`; None matches all.
        """
        ...

    async def forget(self, owner: str, report_id: str | None = None) -> None:
        """Delete the worksheet of a report, or all of the owner."""
        ...


class BatchStore(Protocol):
    """Batches, durable, with their rows and one answer for each. Each method may raise StoreError."""

    async def add(self, batch: NewBatch) -> str:
        """Insert, unless there is a batch of this id; the digest of the stored one. Durable when this returns."""
        ...

    async def progress(self, batch_id: str, owner: str) -> BatchProgress | None:
        """None where there is no such batch of this owner."""
        ...

    async def results(self, batch_id: str, *, after: int, most: int) -> list[bytes]:
        """Answers in order of completion, skipping the first `after` of them."""
        ...

    async def finish(self, row: TakenRow, answer: bytes, *, failed: bool) -> None:
        """Store the answer, unless there is one already or the batch was cancelled: at most one answer a row."""
        ...

    async def cancel(self, batch_id: str, owner: str) -> BatchProgress | None:
        """Delete the batch; its last progress, or None where there is no such batch of this owner."""
        ...

    async def forget(self, owner: str) -> None:
        """Delete all batches of the owner."""
        ...

    def close(self) -> None: ...


class AnswerRuns(Protocol):
    """A `BatchStore` of many rows."""

    async def finish_all(self, answers: Sequence[RowAnswer]) -> None:
        """`finish` with each. Raises StoreError where one is not stored; others may be."""
        ...


@runtime_checkable
class RowLeases(Protocol):
    """The embedded queue of the rows of a `BatchStore`, each leased to one worker at a time. Each method may raise
    StoreError.
    """

    lease_s: float

    async def take(self, worker: str, most: int) -> list[TakenRow]:
        """Lease up to `most` rows that are free, or whose lease has expired, for `lease_s` seconds."""
        ...

    async def renew(self, worker: str) -> None:
        """Extend all leases of this worker by `lease_s` from now."""
        ...

    async def release(self, worker: str) -> None:
        """Give up all leases of this worker."""
        ...


class BatchWorker(Protocol):
    """Takes rows from their queue and has them answered. A row whose worker dies comes to another within a lease."""

    async def start(self) -> None: ...

    async def drain(self) -> None:
        """Take no more rows, and wait for those under way."""
        ...

    async def stop(self) -> None:
        """Take no more rows, and give back those under way."""
        ...

    def wake(self) -> None:
        """Look at once: there are new rows."""
        ...


class AnswerStore(Protocol):
    """Responses by caller and Idempotency-Key, kept for a day. Each method may raise StoreError."""

    async def begin(self, owner: str, key: str, digest: str) -> tuple[str, SavedAnswer | None]:
        """Register the key, unless it is known; the digest of the first request with it, and its response, if saved."""
        ...

    async def save(self, owner: str, key: str, answer: SavedAnswer) -> SavedAnswer:
        """Save the response to a registered request; the one that is saved, since the first write wins."""
        ...

    async def forget(self, owner: str, location: str | None = None) -> None:
        """Delete the responses with this Location, or all of the owner."""
        ...


class DayLedger(Protocol):
    """Counts the tokens of one key by day, over all processes that share the ledger. Blocks: call it in a thread."""

    def add(self, day: date, tokens: int) -> int:
        """Add tokens (0 reads); the total of the day (UTC) with them. Raises ConfigurationError and StoreError."""
        ...
