"""What is planted in the cache on disk does nothing, and what is damaged is a miss."""

import os
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from diskcache import Cache

from factcheck.adapters.storage.response_cache import DiskResponseCache
from factcheck.adapters.storage.safe_disk import DamagedEntryError, SafeDisk, open_database
from tests.unit.adapters.chat import build_response
from tests.unit.adapters.storage.cached import KEY, OTHER, change, get, put


class Bomb:
    """A pickle of it makes a folder when it is loaded."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self._folder),)


def stored(cache: DiskResponseCache) -> bytes:
    with closing(sqlite3.connect(cache.folder / "cache.db")) as connection:
        value: bytes = connection.execute("SELECT value FROM Cache WHERE key = ?", (KEY,)).fetchone()[0]
    return value


@pytest.mark.parametrize("mode", [0, 1, 2, 3, 4])
def test_a_planted_pickle_is_never_loaded(cache: DiskResponseCache, tmp_path: Path, mode: int) -> None:
    put(cache)
    change(cache, "UPDATE Cache SET mode = ?, value = ?", mode, pickle.dumps(Bomb(tmp_path / "bang")))
    assert get(cache) is None
    assert not (tmp_path / "bang").exists()
    assert cache.tally["failures"] == 1


def test_the_same_pickle_goes_off_in_the_disk_of_diskcache(cache: DiskResponseCache, tmp_path: Path) -> None:
    """That the test above can fail."""
    put(cache)
    change(cache, "UPDATE Cache SET mode = 4, value = ?", pickle.dumps(Bomb(tmp_path / "bang")))
    with closing(Cache(str(cache.folder))) as unsafe:
        unsafe.get(KEY)
    assert (tmp_path / "bang").exists()


def test_a_planted_key_is_never_loaded(cache: DiskResponseCache, tmp_path: Path) -> None:
    put(cache)
    change(cache, "UPDATE Cache SET raw = 0, key = ?", pickle.dumps(Bomb(tmp_path / "bang")))
    assert get(cache) is None
    database = open_database(cache.folder, patience_s=0.2)
    with pytest.raises(DamagedEntryError, match="a key is no text"):
        list(database)
    database.close()
    assert not (tmp_path / "bang").exists()


@pytest.mark.parametrize("mode", [1, 2, 3, 4])
@pytest.mark.parametrize("absolute", [True, False])
def test_a_planted_file_name_is_neither_read_nor_deleted(
    cache: DiskResponseCache, tmp_path: Path, mode: int, *, absolute: bool
) -> None:
    target = tmp_path / "precious"
    content = build_response().model_dump_json().encode()
    target.write_bytes(sha256(content).digest() + content)
    put(cache)
    name = str(target) if absolute else os.path.relpath(target, cache.folder)
    change(cache, "UPDATE Cache SET mode = ?, filename = ?, value = NULL", mode, name)
    assert get(cache) is None
    put(cache)
    change(cache, "UPDATE Cache SET filename = ?", name)
    cache.clear()
    assert target.exists()


@pytest.mark.parametrize(
    "damage",
    [lambda value: value[:-1], lambda value: value[:10], lambda _: b"", lambda value: value[:-1] + b"?"],
    ids=["truncated", "shorter than its hash", "empty", "one byte changed"],
)
def test_a_damaged_value_is_a_miss(cache: DiskResponseCache, damage: Callable[[bytes], bytes]) -> None:
    put(cache)
    change(cache, "UPDATE Cache SET value = ?", damage(stored(cache)))
    assert get(cache) is None
    assert cache.tally["failures: a value does not match its sha256"] == 1


@pytest.mark.parametrize("value", ["text", 3, 1.5, None])
def test_a_value_of_another_type_is_a_miss(cache: DiskResponseCache, value: object) -> None:
    put(cache)
    change(cache, "UPDATE Cache SET value = ?", value)
    assert get(cache) is None


def test_a_value_under_the_key_of_another_is_a_miss(cache: DiskResponseCache) -> None:
    put(cache)
    change(cache, "UPDATE Cache SET key = ?", OTHER)
    assert get(cache, OTHER) is None
    assert cache.tally["failures: a value stands under another's key"] == 1


def test_a_sound_hash_of_what_is_no_response_is_a_miss(cache: DiskResponseCache) -> None:
    put(cache)
    change(cache, "UPDATE Cache SET value = ?", sha256(b"{}").digest() + b"{}")
    assert get(cache) is None
    assert cache.tally["failures: a value is no response"] == 1


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("_directory", "/nowhere"),
        ("eviction_policy", "least-recently-used"),
        ("sqlite_writable_schema", 1),
        ("sqlite_journal_mode", "off"),
        ("count", "many"),
    ],
)
def test_planted_settings_are_not_obeyed(cache: DiskResponseCache, setting: str, value: object) -> None:
    put(cache)
    change(cache, "INSERT OR REPLACE INTO Settings VALUES (?, ?)", setting, value)
    other = DiskResponseCache(cache.folder.parent)
    assert get(other) is None
    assert other.tally["failures: the database holds settings that are not ours"] == 1
    other.close()


@pytest.mark.parametrize("value", ["text", 1, None, [b"list"]])
def test_only_bytes_are_stored(tmp_path: Path, value: object) -> None:
    with pytest.raises(TypeError, match="is bytes"):
        SafeDisk(str(tmp_path)).store(value, read=False)


@pytest.mark.parametrize("key", [b"bytes", 1, None, ("tuple",)])
def test_only_text_is_a_key(tmp_path: Path, key: object) -> None:
    with pytest.raises(TypeError, match="is text"):
        SafeDisk(str(tmp_path)).put(key)
