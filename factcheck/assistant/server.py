"""Settings -> an MCP server over standard input and output; each tool is one call of the pipeline."""

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Annotated, Any, Final, Literal, ParamSpec, TypeVar

from anyio import to_thread
from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resources import TextResource
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import Field, ValidationError

from factcheck import __version__
from factcheck.domain.draft_report import DraftReport
from factcheck.domain.prior import PriorFound, PriorQuery
from factcheck.domain.report import Report
from factcheck.domain.schema import draft_schema, report_schema, schema_text
from factcheck.domain.values import Value
from factcheck.errors import FactcheckError
from factcheck.pipeline.batch.rows import must_fit
from factcheck.pipeline.draft_check import Text
from factcheck.pipeline.facts import Facts, complaint, in_plain_words
from factcheck.pipeline.prior_checks import MOST_CHECKS, look_up
from factcheck.pipeline.summary_audit import SummaryAudit
from factcheck.settings import Settings
from factcheck.wiring import build_auditor, build_checker, build_draft_checker
from factcheck.wiring.stores import build_prior_index

_P = ParamSpec("_P")
_T = TypeVar("_T")

_INSTRUCTIONS: Final = (
    "factcheck grounds claims of news articles; it does not judge truth. Spans are half-open ranges of Unicode code "
    "points in the text that the answer has."
)
_SCHEMA: Final = "application/schema+json"
_READS_ONLY: Final = ToolAnnotations(read_only_hint=True, idempotent_hint=True, destructive_hint=False)

Kind = Annotated[Literal["text", "html"], Field(description="text as it was pasted or saved, or the HTML of the page")]


class SourceInput(Value):
    """A source of a draft."""

    content: str = Field(description="its text, a transcript, or the HTML of a page")
    name: str | None = Field(default=None, description="what the report calls it")
    kind: Kind = "text"


def serve(settings: Settings) -> None:
    """Serve until standard input ends. Standard output carries the protocol alone; the SDK guards it."""
    build_server(settings).run("stdio")


def build_server(settings: Settings) -> MCPServer[None]:
    """The server with its tools and resources."""
    server = _Server(
        "factcheck", version=__version__, instructions=_INSTRUCTIONS, log_level="ERROR", subscriptions=False
    )
    tools = Tools(settings)
    for title, tool in (
        ("Claims of an article", tools.check),
        ("Audit of a summary", tools.audit),
        ("Draft against its sources", tools.draft),
        ("Published fact-checks of a claim", tools.prior_search),
    ):
        server.add_tool(_said_as_tool_error(tool), title=title, annotations=_READS_ONLY)
    for name, schema in (("report", report_schema), ("draft", draft_schema)):
        address, text = f"factcheck://schemas/{name}", schema_text(schema())
        server.add_resource(TextResource(uri=address, name=f"{name} schema", mime_type=_SCHEMA, text=text))
    return server


class _Server(MCPServer[None]):
    """Says in our words, too, what is wrong with the arguments of a call."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[None, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as exc:
            if not isinstance(exc.__cause__, ValidationError):
                raise
            first = exc.__cause__.errors(include_url=False, include_input=False)[0]
            raise ToolError(f"{'/'.join(map(str, first['loc']))}: {in_plain_words(first)}") from exc


class Tools:
    """The tools; the documentation of each is what the assistant reads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def check(
        self,
        article: Annotated[str, Field(description="the article, furniture of its page and all")],
        kind: Kind = "text",
        title: str | None = None,
        publisher: str | None = None,
        published_at: Annotated[str | None, Field(description="ISO 8601")] = None,
        url: Annotated[str | None, Field(description="where it stands; never fetched")] = None,
    ) -> Report:
        """Find the checkable claims of a news article: every quotation, figure and reported statement, each with who
        said it, through whom it came, the words that say so, and its exact place. Nothing is judged true or false.
        """
        must_fit(article, self._settings.max_bytes)
        facts = Facts(title=title, publisher=publisher, published_at=published_at, url=url).metadata()
        checker = build_checker(self._settings)
        return await to_thread.run_sync(checker.check_html if kind == "html" else checker.check_text, article, facts)

    async def audit(
        self,
        article: Annotated[str, Field(description="the plain text of the article")],
        summary: Annotated[str, Field(description="the summary; each of its sentences is audited")],
    ) -> SummaryAudit:
        """Audit a summary against its article: for each sentence whether the article supports it, the reasons where it
        does not, and the sentences that it rests on.
        """
        must_fit(article, self._settings.max_bytes)
        must_fit(summary, self._settings.max_bytes)
        return await to_thread.run_sync(build_auditor().audit, article, summary)

    async def draft(
        self,
        draft: Annotated[str, Field(description="the draft")],
        sources: Annotated[list[SourceInput], Field(min_length=1, max_length=100)],
        kind: Kind = "text",
    ) -> DraftReport:
        """Hold a draft against its sources: each quotation is verbatim, altered, stitched from several places, another
        speaker's or not found; each reported statement that a source has is the same speaker's or another's; each
        figure, date and name is found, differs or is not found. It says what differs, not what is true.
        """
        named = [Text(one.name or f"source {at}", one.kind, one.content) for at, one in enumerate(sources, start=1)]
        for text in (draft, *(one.content for one in named)):
            must_fit(text, self._settings.max_bytes)
        return await to_thread.run_sync(build_draft_checker().check_draft, Text("draft", kind, draft), named)

    async def prior_search(
        self,
        text: Annotated[str, Field(min_length=1, max_length=10_000, description="the claim, in whatever words")],
        claimant: Annotated[str | None, Field(description="who said it")] = None,
        date: Annotated[str | None, Field(description="when, in ISO 8601")] = None,
        most: Annotated[int, Field(ge=1, le=50, description="the most checks to answer")] = MOST_CHECKS,
    ) -> PriorFound:
        """Look a claim up in the local index of published fact-checks: those that are like it, the likest first, each
        with its publisher, date, address and rating. The rating is the publisher's; quote it as theirs. `strength` says
        how likely the check is of the same claim: nine in ten of the strong ones are, a possible one has to be read.
        """
        query = PriorQuery(text=text, claimant=claimant, date=date)
        return await to_thread.run_sync(partial(look_up, query, build_prior_index(self._settings), most=most))


def _said_as_tool_error(tool: Callable[_P, Awaitable[_T]]) -> Callable[_P, Awaitable[_T]]:
    """The tool, whose errors an assistant can read and act on."""

    @wraps(tool)
    async def call(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return await tool(*args, **kwargs)
        except FactcheckError as exc:
            raise ToolError(str(exc)) from exc
        except ValidationError as exc:
            raise ToolError(complaint(exc)) from exc

    return call
