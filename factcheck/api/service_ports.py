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
    """Keeps reports by the id of what they were made of; it may forget, and never raises."""

    async def get(self, report_id: str) -> StoredReport | None:
        """The report as it was put, or None: never a damaged one."""
        ...

    async def put(self, report_id: str, report: StoredReport) -> Kept:
        """Keep the report; unless the answer is `NOT`, it is there for all readers when this returns."""
        ...


class BatchStore(Protocol):
    """Keeps batches and hands out their rows, each to one worker at a time. Each method may raise StoreError."""

    lease_s: float

    async def add(self, batch: NewBatch) -> str:
        """Keep a batch, unless there is one of this id; the digest of the one that is there.

        When this returns it outlives everything.
        """
        ...

    async def progress(self, batch_id: str, owner: str) -> BatchProgress | None:
        """None where there is no such batch of this owner."""
        ...

    async def results(self, batch_id: str, *, after: int, most: int) -> list[bytes]:
        """Answers in the order in which they came, without the first `after` of them."""
        ...

    async def take(self, worker: str, most: int) -> list[TakenRow]:
        """Rows that nobody works on, for `lease_s`; none where there are none."""
        ...

    async def finish(self, row: TakenRow, answer: bytes, *, failed: bool) -> None:
        """Keep the answer, unless there is one or the batch is gone."""
        ...

    async def renew(self, worker: str) -> None:
        """For `lease_s` more."""
        ...

    async def release(self, worker: str) -> None:
        """Whatever this worker has taken and not finished is free."""
        ...

    async def cancel(self, batch_id: str, owner: str) -> BatchProgress | None:
        """Forget the batch; how far it was, None where there is no such batch of this owner."""
        ...


class AnswerStore(Protocol):
    """Keeps answers for a day by the key that the caller gave. Each method may raise StoreError."""

    async def begin(self, owner: str, key: str, digest: str) -> tuple[str, SavedAnswer | None]:
        """The digest of the first request with this key, and its answer where it has one."""
        ...

    async def save(self, owner: str, key: str, answer: SavedAnswer) -> None:
        """Keep the answer of a request that has begun."""
        ...


class DayLedger(Protocol):
    """Counts the tokens of one key by day, over all processes that share the ledger. Blocks: call it in a thread."""

    def add(self, day: date, tokens: int) -> int:
        """Add tokens (0 reads); the total of the day (UTC) with them. Raises ConfigurationError."""
        ...
