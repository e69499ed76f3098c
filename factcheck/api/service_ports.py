"""What the service asks of the outside: Protocols whose adapters `factcheck.wiring` makes."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from factcheck.domain.chat import Usage
from factcheck.pipeline.stored import BatchProgress, Kept, NewBatch, SavedAnswer, StoredReport, TakenRow


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


class ReportStore(Protocol):
    """Reports by the id of their input and settings. May evict, and never raises: a failure is a miss."""

    async def get(self, report_id: str) -> StoredReport | None:
        """The report as it was put (its digest verified), or None."""
        ...

    async def put(self, report_id: str, report: StoredReport) -> Kept:
        """Store or replace; visible to all readers when this returns, unless the answer is `NOT`."""
        ...


class BatchStore(Protocol):
    """A durable queue of batch rows, leased to one worker at a time. Each method may raise StoreError."""

    lease_s: float

    async def add(self, batch: NewBatch) -> str:
        """Insert, unless there is a batch of this id; the digest of the stored one. Durable when this returns."""
        ...

    async def progress(self, batch_id: str, owner: str) -> BatchProgress | None:
        """None where there is no such batch of this owner."""
        ...

    async def results(self, batch_id: str, *, after: int, most: int) -> list[bytes]:
        """Answers in order of completion, skipping the first `after` of them."""
        ...

    async def take(self, worker: str, most: int) -> list[TakenRow]:
        """Lease up to `most` rows that are free, or whose lease has expired, for `lease_s` seconds."""
        ...

    async def finish(self, row: TakenRow, answer: bytes, *, failed: bool) -> None:
        """Store the answer, unless there is one already or the batch was cancelled: at most one answer a row."""
        ...

    async def renew(self, worker: str) -> None:
        """Extend all leases of this worker by `lease_s` from now."""
        ...

    async def release(self, worker: str) -> None:
        """Give up all leases of this worker."""
        ...

    async def cancel(self, batch_id: str, owner: str) -> BatchProgress | None:
        """Delete the batch; its last progress, or None where there is no such batch of this owner."""
        ...


class AnswerStore(Protocol):
    """Responses by caller and Idempotency-Key, kept for a day. Each method may raise StoreError."""

    async def begin(self, owner: str, key: str, digest: str) -> tuple[str, SavedAnswer | None]:
        """Register the key, unless it is known; the digest of the first request with it, and its response, if saved."""
        ...

    async def save(self, owner: str, key: str, answer: SavedAnswer) -> None:
        """Save the response to a registered request, unless one is saved."""
        ...


class DayLedger(Protocol):
    """Counts the tokens of one key by day, over all processes that share the ledger. Blocks: call it in a thread."""

    def add(self, day: date, tokens: int) -> int:
        """Add tokens (0 reads); the total of the day (UTC) with them. Raises ConfigurationError."""
        ...
