"""`factcheck store` takes care of the database that hosts share."""

import asyncio
from pathlib import Path

from factcheck.adapters.postgres.schema import migrations
from factcheck.adapters.storage.report_store import SqliteReportStore
from tests.cli.command import complaint, environment, factcheck
from tests.contract.stores.test_reports import KEY
from tests.stored_reports import stored


def test_a_database_is_made_filled_looked_into_and_pruned(postgres_url: str, tmp_path: Path) -> None:
    files = SqliteReportStore(tmp_path / "store")
    asyncio.run(files.put(KEY, stored(), ""))
    files.close()
    env = environment(
        FACTCHECK_STORE_URL=postgres_url,
        FACTCHECK_STORE_DIR=str(tmp_path / "store"),
        FACTCHECK_CACHE_DIR=str(tmp_path / "cache"),
    )
    newest = len(migrations())
    assert factcheck("store", "migrate", env=env).out.endswith(f" has schema version {newest}; it had 0\n".encode())
    assert factcheck("store", "migrate", env=env).out.endswith(f" has schema version {newest}\n".encode())
    assert _words(factcheck("store", "copy", env=env).out)["reports"] == ["1", "found", "1", "copied"]
    assert _words(factcheck("store", "info", env=env).out)["reports"][:2] == ["1", "rows"]
    assert _words(factcheck("store", "prune", env=env).out)["reports"] == ["0", "deleted"]


def test_without_a_database_there_is_nothing_to_take_care_of() -> None:
    code, message = complaint(factcheck("store", "info", env=environment()))
    assert (code, message.startswith("FACTCHECK_STORE_URL is empty")) == (5, True)


def test_a_database_out_of_reach_is_one_error_without_its_password() -> None:
    env = environment(FACTCHECK_STORE_URL="postgresql://u:s3cret@127.0.0.1:1/f")
    code, message = complaint(factcheck("store", "migrate", env=env))
    assert (code, "127.0.0.1:1/f cannot be used" in message, "s3cret" in message) == (5, True, False)


def _words(output: bytes) -> dict[str, list[str]]:
    """What stands behind the first word of each line."""
    lines = (line.split() for line in output.decode().splitlines())
    return {first: rest for first, *rest in lines}
