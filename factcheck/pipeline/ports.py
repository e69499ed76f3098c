"""Ports (hexagonal architecture): what the edges call, and what adapters implement."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from factcheck.domain.article import Metadata
from factcheck.domain.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractAsyncContextManager

    from factcheck.domain.chat import Answered, ChatRequest, ChatResponse
    from factcheck.domain.question import Question
    from factcheck.pipeline.summary_audit import SummaryAudit


class Checker(Protocol):
    """Turns one article into one report; raises an `InputError` where there is no article to report on."""

    def check_text(self, text: str, metadata: Metadata) -> Report:
        """Check pasted page text."""
        ...

    def check_html(self, html: str, metadata: Metadata) -> Report:
        """Check the HTML of a page."""
        ...


class Auditor(Protocol):
    """Audits a summary against its article; raises an `InputError` where one of them is empty."""

    def audit(self, article: str, summary: str) -> "SummaryAudit":
        """Audit each sentence of the summary; both are plain text, taken as it is."""
        ...


class ChatModel(Protocol):
    """Answers one canonical request; raises one `ModelError`, or a `ReplayError` where it may only replay."""

    async def answer(self, request: "ChatRequest") -> "ChatResponse":
        """The complete answer: never a truncated, refused or empty one."""
        ...


class Asker(Protocol):
    """Asks a model, in its server's dialect and within the budget of one report."""

    async def ask(self, question: "Question") -> "Answered":
        """The complete answer, which satisfies the question's schema; raises as `ChatModel.answer` does."""
        ...


class OpenAsker(Protocol):
    """Opens an `Asker` for one report, as an asynchronous context manager."""

    def __call__(self) -> "AbstractAsyncContextManager[Asker]": ...


class ResponseCache(Protocol):
    """Caches complete responses by the fingerprint of their requests; may evict, never raises."""

    async def get(self, fingerprint: str) -> "ChatResponse | None":
        """The response as it was put, or None: never a damaged one."""
        ...

    async def put(self, fingerprint: str, response: "ChatResponse") -> None:
        """Store the response, best effort; visible to all processes when this returns."""
        ...


class Requester(Protocol):
    """Predicts the requests of a check, to verify recordings against."""

    def requests(self, text: str) -> "tuple[tuple[ChatRequest, ...], ...]":
        """For each question of a pasted article the requests that may carry it, one a shape, the strictest first."""
        ...


class StoredReport(NamedTuple):
    """A report in JSON, as it is answered; `digest` is the sha256 of it, in hexadecimal digits."""

    content: bytes
    digest: str


class Kept(StrEnum):
    """What became of a report that was to be stored."""

    NEW = "new"
    REPLACED = "replaced"
    NOT = "not"


class ReportStore(Protocol):
    """Keeps reports by the id of what they were made of; it may forget, and never raises."""

    async def get(self, report_id: str) -> StoredReport | None:
        """The report as it was put, or None: never a damaged one."""
        ...

    async def put(self, report_id: str, report: StoredReport) -> Kept:
        """Keep the report; unless the answer is `NOT`, it is there for all readers when this returns."""
        ...


class NewRow(NamedTuple):
    """A row of a batch on the line `place`: what is to be done, or the answer where it is there already."""

    place: int
    content: bytes | None
    answer: bytes | None = None


class NewBatch(NamedTuple):
    """A batch as it was handed in; `digest` is the sha256 of its bytes."""

    batch_id: str
    owner: str
    digest: str
    rows: "Sequence[NewRow]"


class TakenRow(NamedTuple):
    """A row that a worker is to answer, and whose batch it is of."""

    batch_id: str
    place: int
    content: bytes
    owner: str


class BatchProgress(NamedTuple):
    """How far a batch is; of `finished` rows some `failed`."""

    total: int
    finished: int
    failed: int


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


class SavedAnswer(NamedTuple):
    """An answer as it was given."""

    status: int
    headers: "Mapping[str, str]"
    content: bytes


class AnswerStore(Protocol):
    """Keeps answers for a day by the key that the caller gave. Each method may raise StoreError."""

    async def begin(self, owner: str, key: str, digest: str) -> "tuple[str, SavedAnswer | None]":
        """The digest of the first request with this key, and its answer where it has one."""
        ...

    async def save(self, owner: str, key: str, answer: SavedAnswer) -> None:
        """Keep the answer of a request that has begun."""
        ...
