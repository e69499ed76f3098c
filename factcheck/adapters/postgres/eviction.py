"""Limits of age and volume -> the rows of a table that go: what is too old, then the oldest above the volume."""

from factcheck.adapters.postgres.schema import Connection


class Eviction:
    """Of a table with `made_at` and `content`, whose bytes are counted."""

    def __init__(self, table: str, key: str, *, max_age_s: float, max_bytes: int) -> None:
        self._limits = {"max_age_s": max_age_s, "max_bytes": max_bytes}
        self._delete_old = f"DELETE FROM {table} WHERE made_at <= now() - make_interval(secs => %(max_age_s)s)"  # noqa: S608 - no input
        self._is_full = f"SELECT coalesce(sum(octet_length(content)), 0) > %(max_bytes)s FROM {table}"  # noqa: S608
        # The newest stays, however large.
        self._delete_oldest = f"""
            DELETE FROM {table} WHERE {key} IN (
                SELECT {key} FROM (
                    SELECT {key}, sum(octet_length(content)) OVER newest AS volume, row_number() OVER newest AS place
                    FROM {table} WINDOW newest AS (ORDER BY made_at DESC, {key})
                ) AS ordered WHERE volume > %(max_bytes)s AND place > 1
            )
        """  # noqa: S608

    def run(self, connection: Connection) -> int:
        """How many rows have gone."""
        evicted = connection.execute(self._delete_old, self._limits).rowcount
        if connection.execute(self._is_full, self._limits).fetchone() == (True,):
            evicted += connection.execute(self._delete_oldest, self._limits).rowcount
        return evicted
