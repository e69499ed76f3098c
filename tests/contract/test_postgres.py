"""The database that hosts share: its schema, its connections, and what is said where they fail."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr

from factcheck.adapters.postgres.database import Database, Server, unflushed
from factcheck.adapters.postgres.schema import Connection, migrations
from factcheck.api.server import serve
from factcheck.errors import ConfigurationError, StoreError, StoreUnavailableError
from factcheck.settings import Settings
from tests.postgres import LOCKED, Postgres


@pytest.fixture
def database(postgres_url: str) -> Iterator[Database]:
    made = Database(Server(postgres_url))
    yield made
    made.close()


def one(connection: Connection) -> int:
    row = connection.execute("SELECT 1").fetchone()
    assert row is not None
    return int(row[0])


def test_hosts_that_start_at_once_migrate_once(postgres_url: str) -> None:
    hosts = [Database(Server(postgres_url)) for _ in range(6)]
    with ThreadPoolExecutor(len(hosts)) as threads:
        found = list(threads.map(lambda host: host.connect(), hosts))
    newest = len(migrations())
    assert sorted(found) == [(0, newest)] + [(newest, newest)] * (len(hosts) - 1)


def test_a_schema_newer_than_the_code_is_refused(database: Database, postgres_url: str) -> None:
    newest = len(migrations())
    database.connect()
    with psycopg.connect(postgres_url) as connection:
        connection.execute("INSERT INTO factcheck.migrations (version) VALUES (%s)", (newest + 1,))
    what = f"schema version {newest + 1}, and this version of factcheck knows {newest}: upgrade factcheck"
    with pytest.raises(ConfigurationError, match=what):
        database.connect()
    with pytest.raises(StoreError, match=what):
        asyncio.run(database.run(one))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql://nobody:s3cret@127.0.0.1:1/factcheck", r"127.0.0.1:1/factcheck cannot be used: .*refused"),
        ("postgresql://nobody:s3cret@127.0.0.1:1:2/factcheck", "invalid integer value"),
        ("postgresql://nobody:s3cret%zz@127.0.0.1/factcheck", "is no address of a database"),
        ("postgresql://nobody:s3cret@127.0.0.1/factcheck?secret=s3cret", "is no address of a database"),
    ],
)
def test_an_address_that_cannot_be_used_is_one_error_without_its_password(url: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason) as raised:
        Database(Server(url)).connect()
    assert "\n" not in str(raised.value)
    assert "s3cret" not in str(raised.value)


def test_a_wrong_password_is_one_error_without_it(postgres: Postgres, postgres_url: str) -> None:
    url = postgres.url(postgres_url.rpartition("/")[2], login=f"{LOCKED}:wr0ng")
    with pytest.raises(ConfigurationError, match="password authentication failed") as raised:
        Database(Server(url)).connect()
    assert "wr0ng" not in str(raised.value)


def test_a_statement_that_is_refused_is_an_error_that_quotes_no_row(database: Database) -> None:
    with pytest.raises(StoreError, match=r"InvalidTextRepresentation \(22P02\)$") as raised:
        asyncio.run(database.run(lambda connection: connection.execute("SELECT %s::text::integer", ("a secret",))))
    assert not isinstance(raised.value, StoreUnavailableError)
    assert asyncio.run(database.run(one)) == 1


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_text_that_postgresql_does_not_take_is_no_error(database: Database, text: str) -> None:
    def found(connection: Connection) -> list[tuple[object, ...]]:
        return connection.execute("SELECT %s::text = ANY(%s)", (text, [text])).fetchall()

    assert asyncio.run(database.run(found)) == [(True,)]
    assert asyncio.run(
        database.run(lambda connection: connection.execute("SELECT %s::text = 'ab'", (text,)).fetchall())
    ) == [(False,)]


def test_a_server_that_was_restarted_costs_no_call(database: Database, postgres: Postgres) -> None:
    assert asyncio.run(database.run(one)) == 1
    postgres.stop()
    postgres.start()
    assert asyncio.run(database.run(one)) == 1


def test_a_server_that_is_away_is_noticed_and_so_is_its_return(postgres: Postgres, postgres_url: str) -> None:
    now = [100.0]
    database = Database(Server(postgres_url), monotonic=lambda: now[0])
    assert asyncio.run(database.run(one)) == 1
    postgres.stop()
    with pytest.raises(StoreUnavailableError, match="refused"):
        asyncio.run(database.run(one))
    postgres.start()
    with pytest.raises(StoreUnavailableError, match="tried again in a moment"):
        asyncio.run(database.run(one))
    now[0] += 1.1
    assert asyncio.run(database.run(one)) == 1
    database.close()


def test_more_callers_than_connections_wait_their_turn(postgres_url: str) -> None:
    database = Database(Server(postgres_url, connections=2))

    async def ask() -> list[int]:
        return await asyncio.gather(*(database.run(one) for _ in range(50)))

    assert asyncio.run(ask()) == [1] * 50
    database.close()


@pytest.mark.parametrize("prepares", [True, False])
def test_statements_are_prepared_unless_that_is_off(postgres_url: str, prepares: bool) -> None:  # noqa: FBT001
    database = Database(Server(postgres_url, connections=1, prepares=prepares))

    def prepared(connection: Connection) -> int:
        for _ in range(10):
            connection.execute("SELECT 1 + %s", (1,))
        return len(connection.execute("SELECT FROM pg_prepared_statements").fetchall())

    assert asyncio.run(database.run(prepared)) == int(prepares)
    database.close()


def test_a_transaction_may_leave_the_disk_to_the_server(database: Database) -> None:
    def shown(connection: Connection) -> list[object]:
        with unflushed(connection):
            within = connection.execute("SHOW synchronous_commit").fetchone()
        return [within, connection.execute("SHOW synchronous_commit").fetchone()]

    assert asyncio.run(database.run(shown)) == [("off",), ("on",)]


def test_a_database_that_was_closed_opens_anew(database: Database) -> None:
    assert asyncio.run(database.run(one)) == 1
    database.close()
    assert asyncio.run(database.run(one)) == 1


def test_the_service_does_not_start_without_the_database_of_its_settings(tmp_path: Path) -> None:
    settings = Settings(store_url=SecretStr("postgresql://u:s3cret@127.0.0.1:1/f"), port=0, store_dir=tmp_path)
    with pytest.raises(ConfigurationError, match=r"127\.0\.0\.1:1/f cannot be used"):
        serve(settings)
