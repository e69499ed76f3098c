"""`factcheck mcp` keeps to the protocol: the official SDK's client talks to it over a real pipe."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from factcheck.adapters.storage.prior_index import SqlitePriorIndex
from factcheck.domain.draft_report import DraftReport
from factcheck.domain.prior import PublishedCheck
from factcheck.domain.report import Report
from tests.cli.command import ARTICLE, complaint, environment, factcheck

DRAFT = "“We will build it,” said Ada Brook on Monday. It costs 16 million euros."
BRIDGE = PublishedCheck(
    url="https://facts.example/bridge",
    claim="The bridge in Velden will cost 15 million euros",
    claimant="Ada Brandt",
    publisher="Example Facts",
    date="2024-05-03",
    rating="Mostly false",
)
ROOT = Path(__file__).parents[2]


Told = tuple[bool, str, Any]


class Assistant:
    """The SDK's client, to be called from a test."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self._portal, self._client = portal, client

    def told(self, tool: str, arguments: dict[str, Any]) -> Told:
        """Whether the answer of a tool is an error, its text, and its structured content."""
        answer = self._portal.call(self._client.call_tool, tool, arguments)
        text = "".join(getattr(one, "text", "") for one in answer.content)
        return bool(answer.is_error), text, answer.structured_content

    def tools(self) -> set[str]:
        return {tool.name for tool in self._portal.call(self._client.list_tools).tools}

    def resources(self) -> dict[str, str]:
        listed = [str(one.uri) for one in self._portal.call(self._client.list_resources).resources]
        read = {uri: self._portal.call(self._client.read_resource, uri).contents[0] for uri in listed}
        return {uri: getattr(content, "text", "") for uri, content in read.items()}


@pytest.fixture(scope="module")
def index_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server looks for published fact-checks; nothing is there yet."""
    return tmp_path_factory.mktemp("prior") / "prior.db"


@pytest.fixture(scope="module")
def assistant(index_file: Path) -> Iterator[Assistant]:
    """A client of one server process for all tests."""
    settings = environment(FACTCHECK_MAX_BYTES="1000", FACTCHECK_PRIOR_INDEX=str(index_file))
    process = StdioServerParameters(
        command=sys.executable, args=["-m", "factcheck", "mcp"], env=settings, cwd=index_file.parent
    )
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(process))) as client,
    ):
        yield Assistant(portal, client)


def test_the_tools_and_the_schemas_are_listed(assistant: Assistant) -> None:
    assert assistant.tools() == {"check", "audit", "draft", "prior_search"}
    assert assistant.resources() == {
        f"factcheck://schemas/{name}": (ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8")
        for name in ("report", "draft")
    }


def test_a_check_is_the_report_of_the_command_line(assistant: Assistant) -> None:
    is_error, text, content = assistant.told("check", {"article": ARTICLE, "publisher": "The Example Times"})
    expected = factcheck("check", "-", "--publisher", "The Example Times", "--format", "json", stdin=ARTICLE.encode())
    assert (is_error, Report.model_validate(content)) == (False, Report.model_validate_json(expected.out))
    assert json.loads(text) == content


def test_a_draft_is_held_against_its_sources(assistant: Assistant) -> None:
    is_error, _, content = assistant.told("draft", {"draft": DRAFT, "sources": [{"content": ARTICLE, "name": "notes"}]})
    report = DraftReport.model_validate(content)
    assert (is_error, [one.verdict for one in report.quotations]) == (False, ["verbatim"])
    assert [one.text for one in report.details if one.verdict == "differs"] == ["16 million"]


def test_a_summary_is_audited(assistant: Assistant) -> None:
    summary = "The bridge will cost 16 million euros, the mayor said."
    is_error, _, content = assistant.told("audit", {"article": ARTICLE, "summary": summary})
    assert (is_error, content["supported"]) == (False, False)


def test_a_claim_is_looked_up_in_the_index_of_this_moment(assistant: Assistant, index_file: Path) -> None:
    asked = {"text": "The bridge in Velden will cost 15 million euros", "claimant": "Ada Brandt"}
    is_error, text, _ = assistant.told("prior_search", asked)
    assert (is_error, "factcheck prior import FILE" in text) == (True, True)
    index = SqlitePriorIndex(index_file)
    list(index.add([BRIDGE]))
    is_error, _, content = assistant.told("prior_search", asked)
    assert (is_error, content) == (
        False,
        {
            "index": index.contents().used.model_dump(),
            "checks": [BRIDGE.model_dump(exclude={"title"}) | {"strength": "strong"}],
        },
    )


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        ("check", {"article": " "}, "the input is empty; hand in the text of an article"),
        ("check", {"article": ARTICLE, "published_at": "May"}, "published_at: it takes an ISO 8601 date"),
        ("check", {"article": ARTICLE * 30}, "FACTCHECK_MAX_BYTES"),
        ("audit", {"article": ARTICLE, "summary": ""}, "the summary is empty; hand in its text"),
        ("draft", {"draft": DRAFT, "sources": [{"content": " ", "name": "notes"}]}, "notes: the input is empty"),
        ("prior_search", {"text": ""}, "text: String should have at least 1 character"),
        ("check", {"text": ARTICLE}, "article: it is missing"),
        ("draft", {"draft": DRAFT, "sources": [{"name": "notes"}]}, "sources/0/content: it is missing"),
        ("draft", {"draft": DRAFT, "sources": [{"content": ARTICLE, "kind": "pdf"}]}, "sources/0/kind: it should be"),
    ],
    ids=[
        *("empty", "date", "too large", "no summary", "empty source", "no words"),
        *("another name", "source without words", "unknown kind"),
    ],
)
def test_an_error_is_a_tool_error_with_our_message(
    assistant: Assistant, tool: str, arguments: dict[str, Any], message: str
) -> None:
    is_error, text, _ = assistant.told(tool, arguments)
    assert is_error
    assert message in text
    assert "pydantic" not in text


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError(\"No module named 'mcp'\", name='mcp')\n")
    code, message = complaint(factcheck("mcp", env=environment(PYTHONPATH=str(tmp_path))))
    assert (code, message.endswith("pip install 'factcheck-desk[mcp]'")) == (5, True)


def test_a_bad_setting_is_one_line_and_nothing_on_standard_output() -> None:
    code, message = complaint(factcheck("mcp", env=environment(FACTCHECK_MAX_BYTES="many")))
    assert (code, "FACTCHECK_MAX_BYTES" in message) == (5, True)
