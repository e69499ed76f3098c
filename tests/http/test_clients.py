"""The examples of clients work, against a real service."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from factcheck.api.edge.api_keys import entry_of, new_key
from factcheck.domain.article import Metadata
from factcheck.render import Format, render
from factcheck.settings import Settings
from factcheck.wiring import build_checker
from tests.cli.command import SEED, environment
from tests.http.service import Service, running_service

CLIENTS = Path(__file__).parents[2] / "examples" / "clients"
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "curl": ("sh", "check.sh"),
    "python": (sys.executable, "check.py"),
    "node": ("node", "check.mjs"),
}
REPORT = build_checker(Settings()).check_text(SEED.read_text(encoding="utf-8"), Metadata())
LISTED = "".join(
    f"{claim.kind}: {claim.text} [{source.name if source else 'no source'}]\n"
    for claim in REPORT.claims
    for source in (claim.attribution.source,)
)


def run(client: str, url: str, file: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    if client != "python" and shutil.which(client) is None:
        pytest.skip(f"{client} is not installed")
    program, script = COMMANDS[client]
    command = [program, str(CLIENTS / script), url, str(file)]
    env = environment(**variables)
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False)


@pytest.mark.parametrize("client", list(COMMANDS))
def test_a_client_shows_the_report(service: Service, client: str) -> None:
    done = run(client, service.url, SEED)
    assert (done.returncode, done.stdout) == (0, render(REPORT, Format.MARKDOWN) if client == "curl" else LISTED)


@pytest.mark.parametrize("client", list(COMMANDS))
def test_a_client_tells_of_a_problem(service: Service, client: str, tmp_path: Path) -> None:
    (tmp_path / "menu").write_text("Home\nNews\nSport\n", encoding="utf-8")
    done = run(client, service.url, tmp_path / "menu")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There is no article in the input" in done.stderr


def test_a_client_shows_its_key(tmp_path: Path) -> None:
    key = new_key()
    with running_service(tmp_path, FACTCHECK_API_KEYS=entry_of("desk", key)) as service:
        for client in COMMANDS:
            if client == "python" or shutil.which(client):
                assert run(client, service.url, SEED).returncode == 1
                assert run(client, service.url, SEED, FACTCHECK_SERVICE_KEY=key).returncode == 0
