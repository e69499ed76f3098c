"""The locks pin everything by hash, for every machine, and name no place to fetch from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-postgres.lock")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    """Name -> all that the lock says of it; a pin goes on over lines that end in a backslash."""
    joined = read(name).replace("\\\n", " ")
    found = re.findall(r"^([a-z0-9][a-z0-9._-]*)==(.*)$", joined, re.MULTILINE)
    return dict(found)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host|^-i|^-f", read(name), re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_a_pin_with_hashes(name: str) -> None:
    joined = read(name).replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(lines) == len(pins(name)) > 0
    assert [line for line in lines if not re.search(r"--hash=sha256:[0-9a-f]{64}( |$)", line)] == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    runtime = project["project"]["dependencies"]
    postgres = [*runtime, *project["project"]["optional-dependencies"]["postgres"]]
    for lock, wanted in zip(LOCKS, (runtime, project["dependency-groups"]["dev"], postgres), strict=True):
        names = {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in wanted}
        assert names <= set(pins(lock))


def test_tests_run_with_what_users_get() -> None:
    """The version of each runtime pin is the same in all locks."""
    dev = pins("requirements-dev.lock")
    for lock in LOCKS:
        runtime = pins(lock)
        assert {name: said.split()[0] for name, said in runtime.items()} == {
            name: dev[name].split()[0] for name in runtime
        }
