"""Addresses -> files: paths of this machine, and s3://, gs:// and the like through pyarrow.fs. Errors are ours.

A file is written as a draft, flushed and renamed: it appears whole or not at all.
"""

import io
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, Protocol
from urllib.parse import urlsplit
from uuid import uuid4

from factcheck.corpus.extras import need_pyarrow
from factcheck.errors import ConfigurationError, UnreadableFileError, UnwritableFileError

if TYPE_CHECKING:
    from pyarrow.fs import FileInfo, FileSystem

_SCHEME: Final = "://"
# How pyarrow is told to send no key.
_WITHOUT_KEY: Final = "gs://anonymous@"
_DRAFT: Final = ".draft"
_BUFFER_BYTES: Final = 1 << 20


class Found(NamedTuple):
    """A file; `modified` is a time as its file system gives it, which changes when the file does."""

    address: str
    size: int
    modified: str


class Files(Protocol):
    """A file system. Reading raises UnreadableFileError, writing UnwritableFileError."""

    def find(self, address: str) -> list[Found]:
        """The file, or all files below the folder; empty where there is neither."""
        ...

    def open(self, address: str) -> BinaryIO:
        """The file, to read and seek in."""
        ...

    def writing(self, address: str) -> AbstractContextManager[BinaryIO]:
        """A file that is there once the block ends without an error; its folders are made."""
        ...

    def remove(self, address: str) -> None:
        """Remove the file, where it is there."""
        ...


def files_at(address: str) -> Files:
    """The file system of an address. Raises ConfigurationError where it needs pyarrow, and that is not there."""
    if not is_remote(address):
        return _LOCAL
    parts = urlsplit(address)
    if "@" in parts.netloc and not address.startswith(_WITHOUT_KEY):
        raise ConfigurationError(
            f"{parts.scheme}://...@: no key belongs into an address; give it as the vendor's tools take it, "
            "in the environment"
        )
    need_pyarrow(f"{parts.scheme}://")
    return _opened(parts.scheme, parts.netloc, parts.query)


def is_remote(address: str) -> bool:
    return _SCHEME in address


def absolute(address: str) -> str:
    """The address that means the same in every process; a folder without its last slash."""
    if not is_remote(address):
        return os.path.abspath(address)  # noqa: PTH100 -- pathlib would keep `..`
    path, mark, query = address.partition("?")
    return f"{path.rstrip('/')}{mark}{query}"


def path_of(address: str) -> str:
    """Without the query."""
    return address.partition("?")[0] if is_remote(address) else address


def join(folder: str, name: str) -> str:
    """The address of a file in a folder; a query (`?region=...`) stays last."""
    head, mark, query = folder.partition("?") if is_remote(folder) else (folder, "", "")
    return f"{head.rstrip('/')}/{name}{mark}{query}"


def read_bytes(address: str) -> bytes | None:
    """All of a file; None where it is not there."""
    files = files_at(address)
    if not files.find(address):
        return None
    with files.open(address) as file:
        return file.read()


def write_bytes(address: str, content: bytes) -> None:
    """Write the file, whole or not at all."""
    with files_at(address).writing(address) as file:
        file.write(content)


def is_draft(address: str) -> bool:
    """Whether it is a file that was being written."""
    name = PurePosixPath(address.partition("?")[0]).name
    return name.startswith(".") and name.endswith(_DRAFT)


def _draft_of(path: str) -> str:
    """Unique among all writers on all hosts."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}.{name}.{uuid4().hex[:12]}{_DRAFT}"


@contextmanager
def reading(address: str) -> Iterator[None]:
    """Turn what goes wrong with a file inside into UnreadableFileError."""
    try:
        yield
    except OSError as exc:
        raise UnreadableFileError(f"{address}: {exc.strerror or exc}; name a file that can be read") from exc
    except ValueError as exc:
        raise UnreadableFileError(f"{address!r} is no address: {exc}") from exc


@contextmanager
def _writing(address: str) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise UnwritableFileError(f"{address}: {exc.strerror or exc}; nothing of it is written") from exc


class _LocalFiles:
    """Paths of this machine."""

    def find(self, address: str) -> list[Found]:
        with reading(address):
            path = Path(address)
            paths = (path,) if path.is_file() else _below(path) if path.is_dir() else ()
            return [Found(str(one), (stat := one.stat()).st_size, str(stat.st_mtime_ns)) for one in paths]

    def open(self, address: str) -> BinaryIO:
        with reading(address):
            return Path(address).open("rb", buffering=_BUFFER_BYTES)

    @contextmanager
    def writing(self, address: str) -> Iterator[BinaryIO]:
        draft = Path(_draft_of(address))
        with _writing(address):
            draft.parent.mkdir(parents=True, exist_ok=True)
            try:
                with draft.open("xb", buffering=_BUFFER_BYTES) as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                draft.replace(address)
            finally:
                draft.unlink(missing_ok=True)

    def remove(self, address: str) -> None:
        with _writing(address):
            Path(address).unlink(missing_ok=True)


def _below(folder: Path) -> Iterator[Path]:
    """All files below. Raises OSError where a folder cannot be read, which Path.rglob passes over."""

    def fail(exc: OSError) -> None:
        raise exc

    for parent, _, names in os.walk(folder, onerror=fail, followlinks=True):
        yield from (file for file in (Path(parent, name) for name in names) if file.is_file())


class _ArrowFiles:
    """A file system of pyarrow; `root` is the address of its root, `base` the path of that."""

    def __init__(self, system: "FileSystem", *, root: str, base: str, query: str) -> None:
        self._system = system
        self._root = root
        self._base = base.rstrip("/")
        self._query = query

    def find(self, address: str) -> list[Found]:
        from pyarrow.fs import FileSelector, FileType

        with reading(address):
            info = self._system.get_file_info(self._path(address))
            if info.type == FileType.File:
                return [self._found(info)]
            if info.type == FileType.NotFound:
                return []
            below = self._system.get_file_info(FileSelector(self._path(address), recursive=True))
            return [self._found(one) for one in below if one.type == FileType.File]

    def open(self, address: str) -> BinaryIO:
        with reading(address):
            return io.BufferedReader(self._system.open_input_file(self._path(address)), _BUFFER_BYTES)

    @contextmanager
    def writing(self, address: str) -> Iterator[BinaryIO]:
        path = self._path(address)
        draft = _draft_of(path)
        with _writing(address):
            self._system.create_dir(path.rpartition("/")[0], recursive=True)
            try:
                with self._system.open_output_stream(draft) as file:
                    yield file
                self._system.move(draft, path)
            except BaseException:
                with suppress(OSError):
                    self._system.delete_file(draft)
                raise

    def remove(self, address: str) -> None:
        with _writing(address):
            self._system.delete_file(self._path(address))

    def _path(self, address: str) -> str:
        return self._base + urlsplit(address).path

    def _found(self, info: "FileInfo") -> Found:
        query = f"?{self._query}" if self._query else ""
        return Found(f"{self._root}{info.path.removeprefix(self._base)}{query}", info.size, str(info.mtime_ns))


@lru_cache
def _opened(scheme: str, host: str, query: str) -> _ArrowFiles:
    from pyarrow.fs import FileSystem

    root = f"{scheme}://{host}"
    with reading(root):
        system, base = FileSystem.from_uri(f"{root}/{'?' * bool(query)}{query}")
    return _ArrowFiles(system, root=root, base=base, query=query)


_LOCAL: Final = _LocalFiles()
