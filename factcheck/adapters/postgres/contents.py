"""What the database holds: its schema's version, and the rows and bytes of each table."""

from typing import Final, NamedTuple

from factcheck.adapters.postgres.schema import Connection, version

_TABLES: Final = """
SELECT relname, pg_total_relation_size(oid) FROM pg_catalog.pg_class
WHERE relnamespace = to_regnamespace('factcheck') AND relkind = 'r' AND relname = ANY(%s) ORDER BY relname
"""
_SHOWN: Final = ("answers", "batch_rows", "batches", "checkings", "owned", "reports", "responses", "spent", "rates")


class TableContents(NamedTuple):
    """`size_bytes` is what table, indexes and compressed values take on the disk."""

    table: str
    rows: int
    size_bytes: int


def contents(connection: Connection) -> tuple[int, list[TableContents]]:
    """The version of the schema, and the tables."""
    sizes = connection.execute(_TABLES, (list(_SHOWN),)).fetchall()
    return version(connection), [TableContents(table, _rows(connection, table), size) for table, size in sizes]


def _rows(connection: Connection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM factcheck.{table}".encode()).fetchone()  # noqa: S608 - of ours
    return int(row[0]) if row is not None else 0
