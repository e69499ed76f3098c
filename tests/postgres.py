"""A real PostgreSQL: one server for the tests of a process, a fresh database for each test.

Tests ask for `postgres_url`, and for `postgres` where they stop the server. It lives in a temporary folder of its own,
under a guard that outlives a killed test run: it reads a pipe, and once that closes it stops the server and removes the
folder.
"""

import fcntl
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

import psycopg
import pytest

_HOW: Final = "tests of PostgreSQL need its server: as root, apt-get install postgresql"
_USER: Final = "factcheck"
# The server refuses to run as root; Debian's package makes this account for it.
_ACCOUNT: Final = "postgres"
# The one role with a password, which is "right"; all others are trusted.
LOCKED: Final = "locked"
# Without fsync a crash of the machine would cost the data, and one of the server nothing.
_CONFIGURATION: Final = """
fsync = off
full_page_writes = off
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = 16MB
max_connections = 100
jit = off
timezone = 'UTC'
"""
_GUARD: Final = 'cat >/dev/null; "$1" stop -D "$2" -m immediate -s; rm -rf "$2"'


class Postgres:
    """A server, which is running at the beginning of each test."""

    def __init__(self, programs: Path, folder: Path, cache: Path | None) -> None:
        self._pg_ctl = programs / "pg_ctl"
        self._folder = folder
        self.port = _free_port()
        self._numbers = count(1)
        self._initialise(programs / "initdb", cache)

    def start(self) -> None:
        """Start it, unless it runs, and wait until it takes connections."""
        if self._ctl("status").returncode != 0:
            log = str(self._folder / "log")
            self._ctl("start", "-w", "-s", "-l", log, "-o", f"-p {self.port}", must=True)

    def stop(self) -> None:
        """As a crash would (`pg_ctl stop -m immediate`): no connection is told, nothing is flushed."""
        self._ctl("stop", "-m", "immediate", "-s", must=True)

    @property
    def pid(self) -> int:
        """Of the postmaster."""
        return int((self._folder / "postmaster.pid").read_text().split()[0])

    def url(self, database: str, *, login: str = _USER) -> str:
        """`login` is a role, or a role and its password, such as locked:right."""
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}"

    def create_database(self) -> str:
        """A new, empty database's name."""
        name = f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def drop_database(self, name: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        """Run a statement as the superuser, beside all test databases."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def guard(self) -> "subprocess.Popen[bytes]":
        command = _as_account(["sh", "-c", _GUARD, "sh", str(self._pg_ctl), str(self._folder)])
        return subprocess.Popen(command, stdin=subprocess.PIPE, cwd=self._folder, start_new_session=True)

    def _initialise(self, initdb: Path, cache: Path | None) -> None:
        if cache is None:
            self._initdb(initdb)
        else:
            self._copy_or_initdb(initdb, cache)
        with (self._folder / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(_CONFIGURATION)
        rules = self._folder / "pg_hba.conf"
        rules.write_text(f"host all {LOCKED} all scram-sha-256\n{rules.read_text(encoding='utf-8')}", encoding="utf-8")

    def _copy_or_initdb(self, initdb: Path, cache: Path) -> None:
        """Processes that begin at once wait for the first, whose work the others copy, for a third of its CPU time."""
        version = subprocess.run([initdb, "--version"], check=True, capture_output=True, text=True).stdout.split()[2]
        kept, draft = cache / f"{version}-{os.geteuid()}", cache / "draft"
        with (cache / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.is_dir():
                self._initdb(initdb)
                shutil.rmtree(draft, ignore_errors=True)
                _copy(self._folder, draft)
                draft.rename(kept)
                return
        _copy(kept, self._folder)

    def _initdb(self, initdb: Path) -> None:
        options = ["--no-sync", "--no-locale", "--encoding=UTF8", "--auth=trust", f"--username={_USER}"]
        subprocess.run(
            _as_account([str(initdb), *options, "--pgdata", str(self._folder)]),
            check=True, cwd=self._folder, stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def _ctl(self, verb: str, *options: str, must: bool = False) -> "subprocess.CompletedProcess[bytes]":
        command = _as_account([str(self._pg_ctl), verb, "-D", str(self._folder), *options])
        return subprocess.run(command, check=must, cwd=self._folder, stdout=subprocess.DEVNULL)


@contextmanager
def running_postgres(programs: Path, cache: Path | None = None) -> Iterator[Postgres]:
    """A server of the programs in that folder, for the life of the block; what initdb makes is kept in `cache`."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _ACCOUNT)
    server = Postgres(programs, folder, cache)
    guard = server.guard()
    try:
        server.start()
        server.execute(f"CREATE ROLE {LOCKED} LOGIN SUPERUSER PASSWORD 'right'")
        yield server
    finally:
        guard.communicate()


@pytest.fixture(scope="session")
def _server(pytestconfig: pytest.Config) -> Iterator[Postgres]:
    programs = find_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(_HOW)
        pytest.skip(_HOW)
    cache = pytestconfig.cache
    with running_postgres(programs, cache and cache.mkdir("postgres")) as server:
        yield server


@pytest.fixture
def postgres(_server: Postgres) -> Postgres:
    """The server; a test may stop it."""
    _server.start()
    return _server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A fresh database."""
    name = postgres.create_database()
    yield postgres.url(name)
    postgres.start()
    postgres.drop_database(name)


def find_programs() -> Path | None:
    """Where initdb and pg_ctl are: on the PATH, or where Debian keeps the newest version."""
    found = shutil.which("initdb")
    if found is not None and shutil.which("pg_ctl", path=str(Path(found).resolve().parent)):
        return Path(found).resolve().parent
    versions = [file.parent for file in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(versions, key=lambda folder: int(folder.parent.name), default=None)


def _copy(source: Path, folder: Path) -> None:
    """All that is in a folder, with its owner and permissions."""
    folder.mkdir(mode=0o700, exist_ok=True)
    subprocess.run(["cp", "-a", f"{source}/.", str(folder)], check=True)


def _as_account(command: Sequence[str]) -> list[str]:
    if os.geteuid() != 0:
        return list(command)
    pwd.getpwnam(_ACCOUNT)  # a KeyError that names the account, where the server came without Debian's package
    return ["runuser", "-u", _ACCOUNT, "--", *command]


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
