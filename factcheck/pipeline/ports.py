"""What the edges ask of the pipeline, and what the pipeline asks of the outside."""

from typing import TYPE_CHECKING, Protocol

from factcheck.domain.article import Metadata
from factcheck.domain.report import Report

if TYPE_CHECKING:
    from factcheck.domain.chat import ChatRequest, ChatResponse


class Checker(Protocol):
    """Turns one article into one report; raises an `InputError` where there is no article to report on."""

    def check_text(self, text: str, metadata: Metadata) -> Report:
        """Check pasted page text."""
        ...

    def check_html(self, html: str, metadata: Metadata) -> Report:
        """Check the HTML of a page."""
        ...


class ChatModel(Protocol):
    """Answers one canonical request; raises one `ModelError`, or a `ReplayError` where it may only replay."""

    async def answer(self, request: "ChatRequest") -> "ChatResponse":
        """The complete answer: never a truncated, refused or empty one."""
        ...
