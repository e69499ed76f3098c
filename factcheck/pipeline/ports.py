"""Ports (hexagonal architecture): what the edges call, and what adapters implement."""

from typing import TYPE_CHECKING, Protocol

from factcheck.domain.article import Metadata
from factcheck.domain.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from factcheck.domain.chat import Answered, ChatRequest, ChatResponse
    from factcheck.domain.draft_report import DraftReport
    from factcheck.domain.prior import PriorIndexUsed, PublishedCheck
    from factcheck.domain.question import Question
    from factcheck.pipeline.draft_check import Text
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


class DraftChecker(Protocol):
    """Holds a draft against its sources; raises an `InputError` where one of them cannot be read."""

    def check_draft(self, draft: "Text", sources: "Sequence[Text]") -> "DraftReport":
        """What differs, of its quotations, figures, dates and names."""
        ...


class PriorIndex(Protocol):
    """Published fact-checks, to look up claims in; raises PriorIndexError."""

    def snapshot(self) -> "AbstractContextManager[PriorSnapshot]":
        """The index as it is now, whatever is imported meanwhile."""
        ...


class PriorSnapshot(Protocol):
    """One state of an index."""

    @property
    def used(self) -> "PriorIndexUsed":
        """Which state it is, by a hash of its checks."""
        ...

    def frequencies(self, found: "Iterable[str]") -> dict[str, int]:
        """In how many checks each of the terms stands."""
        ...

    def candidates(self, weights: "Mapping[str, float]") -> "Sequence[PublishedCheck]":
        """The checks with the most weight of these terms in them, in no order."""
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
    """Caches complete responses by a hash of server and request; may evict, never raises."""

    async def get(self, key: str) -> "ChatResponse | None":
        """The response as it was put, or None: never a damaged one."""
        ...

    async def put(self, key: str, response: "ChatResponse") -> None:
        """Store the response, best effort; visible to all processes when this returns."""
        ...


class AskingLeases(Protocol):
    """Leases on asking for a response, one asker at a time for each key, over all hosts. Advisory; never raises."""

    lease_s: float

    async def take(self, key: str, asker: str) -> bool:
        """Take or extend the lease for `lease_s` from now; False while another asker has it."""
        ...

    async def release(self, key: str, asker: str) -> None:
        """Give the lease up."""
        ...


class Requester(Protocol):
    """Predicts the requests of a check, to verify recordings against."""

    def requests(self, text: str) -> "tuple[tuple[ChatRequest, ...], ...]":
        """For each question of a pasted article the requests that may carry it, one a shape, the strictest first."""
        ...
