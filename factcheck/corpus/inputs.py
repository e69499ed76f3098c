"""IN... (files, folders, globs) -> the files of a corpus, each with its form, told by its first bytes."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from factcheck.corpus.addresses import Found, absolute, files_at, path_of
from factcheck.domain.values import Value
from factcheck.errors import InvalidRowError, UnreadableFileError

_MAGIC: Final = b"PAR1"
_COMPRESSED: Final = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"PK\x03\x04")
_SUFFIXES: Final = (".jsonl", ".ndjson", ".parquet", ".pq")
_PARQUET_SUFFIXES: Final = (".parquet", ".pq")
_GLOB: Final = re.compile(r"[*?\[]")
_PIECE: Final = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]]+\]|[^*?\[]+|\[")
_MEANING: Final = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_LOOKED_AT_BYTES: Final = 1000


class Form(StrEnum):
    """How rows stand in a file."""

    JSON_LINES = "jsonl"
    PARQUET = "parquet"


class Source(Value):
    """A file of articles, as it was when the corpus was begun."""

    address: str
    size: int
    modified: str
    form: Form


def find_sources(addresses: Iterable[str], *, without: str) -> list[Source]:
    """The files in order of address, each once, without those below the folder `without`.

    Of a folder those ending in .jsonl, .ndjson, .parquet or .pq count; what is hidden, or begins with `_`, does not.
    Raises UnreadableFileError where an address names nothing, and InvalidRowError for a file of another form.
    """
    found: dict[str, Found] = {}
    for address in map(absolute, addresses):
        named = [one for one in _expand(address) if not one.address.startswith(f"{path_of(without)}/")]
        if not named:
            raise UnreadableFileError(f"{address} names no file of articles ({', '.join(_SUFFIXES)} in a folder)")
        found.update((one.address, one) for one in named)
    return [_source(found[address]) for address in sorted(found)]


def _expand(address: str) -> Iterator[Found]:
    files, path = files_at(address), path_of(address)
    found, glob = files.find(address), _GLOB.search(path)
    if not found and glob is not None:
        root = path[: glob.start()].rpartition("/")[0]
        pattern = _compiled(path)
        below = files.find(address.replace(path, root or "/", 1))
        yield from (one for one in below if _is_shown(one, root) and pattern.fullmatch(path_of(one.address)))
    elif len(found) == 1 and found[0].address == address:
        yield from found
    else:
        yield from (one for one in found if _is_shown(one, path) and _suffix(one) in _SUFFIXES)


def _source(found: Found) -> Source:
    with files_at(found.address).open(found.address) as file:
        head = file.read(_LOOKED_AT_BYTES)
    if head.startswith(_COMPRESSED):
        raise InvalidRowError(f"{found.address} is compressed as a whole; decompress it, or make it Parquet")
    form = Form.PARQUET if head.startswith(_MAGIC) else Form.JSON_LINES
    if form is Form.JSON_LINES and _suffix(found) in _PARQUET_SUFFIXES:
        raise InvalidRowError(f"{found.address} is no Parquet file: it does not begin with PAR1")
    if form is Form.JSON_LINES and head.strip() and not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        raise InvalidRowError(
            f"{found.address} is no file of JSON lines: its first line does not begin with {{; a row is one line, "
            '{"id": ..., "text": ...}'
        )
    return Source(address=found.address, size=found.size, modified=found.modified, form=form)


def _is_shown(found: Found, root: str) -> bool:
    """Whether neither the file nor a folder of it below `root` is hidden, or ours."""
    below = path_of(found.address).removeprefix(root)
    return not any(part.startswith((".", "_")) for part in below.split("/"))


def _suffix(found: Found) -> str:
    return PurePosixPath(path_of(found.address)).suffix.lower()


def _compiled(glob: str) -> re.Pattern[str]:
    """`*` and `?` stay within a folder; `**/` stands for any number of folders, as in shells with globstar."""
    return re.compile("".join(map(_meaning, _PIECE.findall(glob))))


def _meaning(piece: str) -> str:
    if piece in _MEANING:
        return _MEANING[piece]
    return piece if piece.startswith("[") and piece != "[" else re.escape(piece)
