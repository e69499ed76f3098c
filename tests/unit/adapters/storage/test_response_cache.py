"""The cache on disk: what was put is got, within its limits, by several processes; what breaks it is a miss."""

import asyncio
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import AbstractContextManager, ExitStack, closing
from pathlib import Path

import pytest

from factcheck.adapters.storage.response_cache import FOLDER, DiskResponseCache, Limits
from tests.processes import GUARD_S, started
from tests.unit.adapters.chat import build_response
from tests.unit.adapters.storage.cached import KEY, OTHER, change, get, put


def test_what_was_put_is_got_by_another_process(cache: DiskResponseCache) -> None:
    put(cache)
    other = DiskResponseCache(cache.folder.parent)
    assert get(other) == build_response()
    other.close()


def test_what_was_never_put_is_a_miss_and_no_failure(cache: DiskResponseCache) -> None:
    assert get(cache) is None
    assert dict(cache.tally) == {"misses": 1}


def test_a_later_response_takes_the_place_of_the_earlier(cache: DiskResponseCache) -> None:
    put(cache)
    put(cache, response=build_response("[2]"))
    assert get(cache) == build_response("[2]")


def test_nobody_else_may_read_it(cache: DiskResponseCache) -> None:
    previous = os.umask(0)
    try:
        put(cache)
    finally:
        os.umask(previous)
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in cache.folder.iterdir()} == {0o600}


def test_a_folder_that_others_may_read_is_closed_to_them(cache: DiskResponseCache) -> None:
    cache.folder.mkdir(parents=True, mode=0o755)
    (cache.folder / "cache.db").touch(mode=0o644)
    put(cache)
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert (cache.folder / "cache.db").stat().st_mode & 0o777 == 0o600


def test_a_link_in_place_of_the_folder_is_not_followed(cache: DiskResponseCache, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    cache.folder.parent.mkdir()
    cache.folder.symlink_to(tmp_path / "elsewhere")
    put(cache)
    assert cache.tally["failures"] == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("content", [b"no database at all " * 500, b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_garbage_in_place_of_the_database_is_a_miss_with_one_warning(
    cache: DiskResponseCache, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    cache.folder.mkdir(parents=True)
    (cache.folder / "cache.db").write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert get(cache) is None
        put(cache)
        assert get(cache) is None
    assert cache.tally["failures"] == 3
    assert [record.message.count("factcheck cache clear") for record in caplog.records] == [1]


def test_a_cleared_garbage_database_works_again(cache: DiskResponseCache) -> None:
    cache.folder.mkdir(parents=True)
    (cache.folder / "cache.db").write_bytes(b"no database at all " * 500)
    cache.clear()
    put(cache)
    assert get(cache) == build_response()


def test_pages_overwritten_while_it_is_in_use_are_a_miss(cache: DiskResponseCache) -> None:
    for number in range(200):
        put(cache, f"{number:064}")
    cache.close()
    database = cache.folder / "cache.db"
    database.write_bytes(database.read_bytes()[:8192] + b"\xa5" * (database.stat().st_size - 8192))
    other = DiskResponseCache(cache.folder.parent)
    assert [get(other, f"{number:064}") for number in range(200)] == [None] * 200
    put(other)
    other.close()


def test_a_locked_database_is_a_miss_while_it_is_locked(hurried: DiskResponseCache) -> None:
    put(hurried)
    other = DiskResponseCache(hurried.folder.parent, patience_s=1)
    with closing(sqlite3.connect(hurried.folder / "cache.db", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        put(hurried, OTHER)
        put(other, OTHER)
    assert hurried.tally["failures: the database is locked"] == 1
    assert other.tally["failures: database is locked"] == 1
    assert get(hurried, OTHER) is None
    put(other, OTHER)
    assert get(hurried, OTHER) == build_response()
    other.close()


def test_a_database_that_cannot_be_written_is_a_miss(cache: DiskResponseCache) -> None:
    put(cache)
    change(cache, "CREATE TRIGGER no_more BEFORE INSERT ON Cache BEGIN SELECT RAISE(ABORT, 'read only'); END")
    put(cache, OTHER)
    assert get(cache, OTHER) is None
    assert get(cache) == build_response()
    assert cache.tally["failures"] == 1


def test_a_place_that_takes_no_folder_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = DiskResponseCache(tmp_path / "file" / "cache")
    put(cache)
    assert get(cache) is None
    assert cache.tally["failures"] == 2
    cache.close()


_AS_NOBODY = """
import asyncio, os, resource, sys
from pathlib import Path
from factcheck.adapters.storage.response_cache import DiskResponseCache
from tests.unit.adapters.chat import build_response
async def main():
    cache = DiskResponseCache(Path(sys.argv[1]), patience_s=0.5)
    what, others = sys.argv[2:]
    if what == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
    for number in range(int(others)):
        await cache.put(f"{number:064}", build_response("x" * 4000))
    found = await cache.get("9" * 64)
    print(found is None, cache.tally["failures"] > 0)
    cache.close()
asyncio.run(main())
"""


def _in_a_process(cache: DiskResponseCache, what: str, entries: int, *, user: int | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(cache.folder.parent), what, str(entries)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[4],
        user=user,
        timeout=GUARD_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_full_disk_is_a_miss(cache: DiskResponseCache) -> None:
    """The limit of a file's size stands in for the end of the disk: SQLite's writes fail alike."""
    assert _in_a_process(cache, "full", 50) == "True True\n"
    put(cache)
    assert get(cache) == build_response()


def test_a_folder_of_somebody_else_is_a_miss(cache: DiskResponseCache) -> None:
    put(cache)
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    cache.folder.chmod(0o500)
    (cache.folder / "cache.db").chmod(0o400)
    try:
        assert _in_a_process(cache, "read-only", 1) == "True True\n"
    finally:
        cache.folder.chmod(0o700)


def test_the_oldest_go_when_it_grows_too_large(tmp_path: Path) -> None:
    cache = DiskResponseCache(tmp_path, Limits(max_bytes=400_000))
    for number in range(300):
        put(cache, f"{number:064}", build_response("x" * 4000))
    assert cache.contents().size_bytes <= 400_000
    assert get(cache, f"{0:064}") is None
    assert get(cache, f"{299:064}") is not None
    assert cache.tally["evicted"] >= 200
    cache.close()


def test_an_entry_is_gone_at_its_age(tmp_path: Path) -> None:
    cache = DiskResponseCache(tmp_path, Limits(max_age_s=0.05))
    put(cache)
    time.sleep(0.06)
    assert get(cache) is None
    cache.close()


def test_a_cleared_cache_is_empty(cache: DiskResponseCache) -> None:
    put(cache)
    assert cache.contents().entries == 1
    cache.clear()
    assert cache.contents().entries == 0
    assert get(cache) is None


def test_nothing_to_clear_makes_no_folder(cache: DiskResponseCache) -> None:
    cache.clear()
    assert cache.contents().entries == 0
    assert not cache.folder.exists()


_WRITER = """
import asyncio, sys
from pathlib import Path
from factcheck.adapters.storage.response_cache import DiskResponseCache
from tests.unit.adapters.chat import build_response
async def main():
    cache = DiskResponseCache(Path(sys.argv[1]))
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        await cache.put(f"{number:064}", build_response(str(number)))
        if cache.tally["failures"]:
            sys.exit("a write failed")
        print(number, flush=True)
    cache.close()
asyncio.run(main())
"""


def _writer(cache: DiskResponseCache, start: int, end: int) -> AbstractContextManager[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", _WRITER, str(cache.folder.parent), str(start), str(end)]
    return started(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[4])


def test_processes_share_the_folder(cache: DiskResponseCache) -> None:
    with ExitStack() as opened:
        writers = [opened.enter_context(_writer(cache, start, start + 40)) for start in (0, 40, 80)]
        written = [writer.communicate(timeout=GUARD_S)[0].count(b"\n") for writer in writers]
        assert [(lines, writer.returncode) for lines, writer in zip(written, writers, strict=True)] == [(40, 0)] * 3
    assert [get(cache, f"{number:064}") for number in range(120)] == [build_response(str(n)) for n in range(120)]


def test_what_was_acknowledged_before_a_kill_is_there(cache: DiskResponseCache) -> None:
    with _writer(cache, 0, 1_000_000) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(50)]
        writer.kill()
    assert [get(cache, f"{number:064}") for number in acknowledged] == [build_response(str(n)) for n in acknowledged]


def test_the_event_loop_goes_on_while_the_disk_works(hurried: DiskResponseCache) -> None:
    async def tick_while_locked() -> int:
        await hurried.put(KEY, build_response())
        with closing(sqlite3.connect(hurried.folder / "cache.db", isolation_level=None)) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            writing = asyncio.create_task(hurried.put(OTHER, build_response()))
            ticks = 0
            while not writing.done():
                await asyncio.sleep(0.01)
                ticks += 1
        return ticks

    assert asyncio.run(tick_while_locked()) >= 5


def test_the_database_is_all_that_lies_in_the_folder(cache: DiskResponseCache) -> None:
    put(cache, response=build_response("x" * 1_000_000))
    assert get(cache) == build_response("x" * 1_000_000)
    assert {path.name for path in cache.folder.iterdir()} <= {"cache.db", "cache.db-wal", "cache.db-shm"}
    shutil.rmtree(cache.folder)
    assert cache.folder.name == FOLDER
