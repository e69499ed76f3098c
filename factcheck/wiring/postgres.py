"""Settings -> the database that hosts share: one pool of connections in each process, whatever uses it."""

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.errors import ConfigurationError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.adapters.postgres.database import Database


def database_of(settings: Settings) -> "Database | None":
    """Opened lazily; None where all is kept in files of this machine. Raises ConfigurationError."""
    if settings.store_url is None:
        return None
    return _database(settings.store_url.get_secret_value(), settings.store_connections, settings.store_prepares)


def connect_database(settings: Settings) -> None:
    """Migrate the schema where there is a database. Raises ConfigurationError where it cannot be used."""
    database = database_of(settings)
    if database is not None:
        database.connect()


@lru_cache(maxsize=1)
def _database(url: str, connections: int, prepares: bool) -> "Database":  # noqa: FBT001 - of lru_cache, by position
    try:
        from factcheck.adapters.postgres.database import Database, Server
    except ImportError as exc:
        raise ConfigurationError(
            f"FACTCHECK_STORE_URL needs {exc.name}; pip install 'factcheck-desk[postgres]', or leave it empty"
        ) from exc
    return Database(Server(url, connections, prepares))
