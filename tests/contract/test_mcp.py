"""`factcheck mcp` keeps to the protocol: the official SDK's client talks to it over a real pipe."""

import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from factcheck.domain.draft_report import DraftReport
from factcheck.domain.report import Report
from tests.cli.command import ARTICLE, complaint, environment, factcheck

DRAFT = "“We will build it,” said Ada Brook on Monday. It costs 16 million euros."
ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def assistant(folder: Path, **settings: str) -> AsyncIterator[Client]:
    """A client of a server process of its own."""
    process = StdioServerParameters(
        command=sys.executable, args=["-m", "factcheck", "mcp"], env=environment(**settings), cwd=folder
    )
    async with Client(stdio_client(process)) as client:
        yield client


def told(folder: Path, tool: str, arguments: dict[str, Any], **settings: str) -> tuple[bool, str, Any]:
    """Whether the answer of a tool is an error, its text, and its structured content."""

    async def ask() -> tuple[bool, str, Any]:
        async with assistant(folder, **settings) as client:
            answer = await client.call_tool(tool, arguments)
            text = "".join(getattr(one, "text", "") for one in answer.content)
            return bool(answer.is_error), text, answer.structured_content

    return anyio.run(ask)


def test_the_tools_and_the_schemas_are_listed(tmp_path: Path) -> None:
    async def ask() -> tuple[set[str], dict[str, str]]:
        async with assistant(tmp_path) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            listed = (await client.list_resources()).resources
            read = {str(one.uri): (await client.read_resource(one.uri)).contents[0] for one in listed}
            return tools, {uri: getattr(content, "text", "") for uri, content in read.items()}

    tools, schemas = anyio.run(ask)
    assert tools == {"check", "audit", "draft"}
    assert schemas == {
        f"factcheck://schemas/{name}": (ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8")
        for name in ("report", "draft")
    }


def test_a_check_is_the_report_of_the_command_line(tmp_path: Path) -> None:
    is_error, text, content = told(tmp_path, "check", {"article": ARTICLE, "publisher": "The Example Times"})
    expected = factcheck("check", "-", "--publisher", "The Example Times", "--format", "json", stdin=ARTICLE.encode())
    assert (is_error, Report.model_validate(content)) == (False, Report.model_validate_json(expected.out))
    assert json.loads(text) == content


def test_a_draft_is_held_against_its_sources(tmp_path: Path) -> None:
    is_error, _, content = told(tmp_path, "draft", {"draft": DRAFT, "sources": [{"content": ARTICLE, "name": "notes"}]})
    report = DraftReport.model_validate(content)
    assert (is_error, [one.verdict for one in report.quotations]) == (False, ["verbatim"])
    assert [one.text for one in report.details if one.verdict == "differs"] == ["16 million"]


def test_a_summary_is_audited(tmp_path: Path) -> None:
    summary = "The bridge will cost 16 million euros, the mayor said."
    is_error, _, content = told(tmp_path, "audit", {"article": ARTICLE, "summary": summary})
    assert (is_error, content["supported"]) == (False, False)


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        ("check", {"article": " "}, "the input is empty; hand in the text of an article"),
        ("check", {"article": ARTICLE, "published_at": "May"}, "published_at: it takes an ISO 8601 date"),
        ("check", {"article": ARTICLE * 30}, "FACTCHECK_MAX_BYTES"),
        ("audit", {"article": ARTICLE, "summary": ""}, "the summary is empty; hand in its text"),
        ("draft", {"draft": DRAFT, "sources": [{"content": " ", "name": "notes"}]}, "notes: the input is empty"),
    ],
    ids=["empty", "date", "too large", "no summary", "empty source"],
)
def test_an_error_is_a_tool_error_with_our_message(
    tmp_path: Path, tool: str, arguments: dict[str, Any], message: str
) -> None:
    is_error, text, _ = told(tmp_path, tool, arguments, FACTCHECK_MAX_BYTES="1000")
    assert is_error
    assert message in text


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError(\"No module named 'mcp'\", name='mcp')\n")
    code, message = complaint(factcheck("mcp", env=environment(PYTHONPATH=str(tmp_path))))
    assert (code, message.endswith("pip install 'factcheck-desk[mcp]'")) == (5, True)


def test_a_bad_setting_is_one_line_and_nothing_on_standard_output() -> None:
    code, message = complaint(factcheck("mcp", env=environment(FACTCHECK_MAX_BYTES="many")))
    assert (code, "FACTCHECK_MAX_BYTES" in message) == (5, True)
