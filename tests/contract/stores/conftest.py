"""Each test of a port runs on files and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from factcheck.adapters.postgres.database import Database, Server
from tests.contract.stores.backends import TABLES, Backend, Embedded, Shared
from tests.postgres import Postgres


@pytest.fixture(params=["embedded", "postgres"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    """With nothing stored yet."""
    made: Backend = (
        Embedded(tmp_path / "store") if request.param == "embedded" else Shared(request.getfixturevalue("emptied_url"))
    )
    yield made
    made.close()


@pytest.fixture(scope="module")
def migrated_url(_server: Postgres) -> Iterator[str]:
    """One database for the tests of a module: making one takes longer than most of them."""
    _server.start()
    name = _server.create_database()
    database = Database(Server(_server.url(name)))
    database.connect()
    yield _server.url(name)
    _server.start()
    _server.drop_database(name)


@pytest.fixture
def emptied_url(migrated_url: str) -> str:
    with psycopg.connect(migrated_url) as connection:
        for table in TABLES:
            connection.execute(f"DELETE FROM factcheck.{table}".encode())  # noqa: S608
    return migrated_url
