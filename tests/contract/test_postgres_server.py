"""What the other tests rely on of their PostgreSQL server (tests/postgres.py)."""

import psycopg
import pytest

from tests.postgres import LOCKED, Postgres


@pytest.mark.parametrize("_", range(2))
def test_each_test_has_a_database_of_its_own(postgres_url: str, _: int) -> None:
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE one_of_two (number integer)")


def test_a_stopped_server_refuses_and_comes_back_with_what_was_committed(postgres: Postgres, postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE kept (number integer)")
    postgres.stop()
    with pytest.raises(psycopg.OperationalError, match="refused"):
        psycopg.connect(postgres_url)
    postgres.start()
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT * FROM kept").fetchall() == []


def test_one_role_has_a_password(postgres: Postgres) -> None:
    with psycopg.connect(postgres.url("postgres", login=f"{LOCKED}:right")):
        pass
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(postgres.url("postgres", login=f"{LOCKED}:wrong"))
