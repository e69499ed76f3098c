"""Files of articles -> shards: ranges of rows, about as many in each, each with the name of its output."""

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.corpus.addresses import files_at, path_of
from factcheck.corpus.inputs import Form, Source
from factcheck.corpus.parquet_files import row_count
from factcheck.domain.values import Value
from factcheck.errors import ConfigurationError

ARTICLES: Final = 5_000
_SCANNED_AT_ONCE: Final = 1 << 22


class Shard(Value):
    """The rows of a file from number `first`, which counts from 1; of JSON lines, `start` is where that line begins.

    `name` is unique in its corpus, and the same wherever and how often it is planned.
    """

    name: str
    address: str
    form: Form
    first: int
    rows: int
    start: int = 0


class Part(Value):
    """The part `number` of `of`, from 1, as array schedulers count them: every `of`-th shard."""

    number: int = 1
    of: int = 1

    def take(self, shards: Sequence[Shard]) -> Sequence[Shard]:
        return shards[self.number - 1 :: self.of]


def cut(sources: Sequence[Source], *, articles: int) -> tuple[Shard, ...]:
    """Shards of at most so many rows. JSON lines are read once, to count their lines; of Parquet only the footers.

    Raises UnreadableFileError, InvalidRowError for Parquet that cannot be read or has other columns.
    """
    common = _common_folder([source.address for source in sources])
    return tuple(
        Shard(
            name=f"{_name(source, common)}-{number:05}",
            address=source.address,
            form=source.form,
            first=first,
            rows=rows,
            start=start,
        )
        for source in sources
        for number, (first, rows, start) in enumerate(_ranges(source, articles))
    )


def read_part(given: str) -> Part:
    """`i/n` -> part i of n. Raises ConfigurationError."""
    number, _, of = given.partition("/")
    if not (number.isascii() and of.isascii() and number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
        raise ConfigurationError(f"--part takes i/n, such as 1/50 for the first of 50, not {given}")
    return Part(number=int(number), of=int(of))


def _ranges(source: Source, articles: int) -> Iterator[tuple[int, int, int]]:
    """First row, rows, and for JSON lines the offset in bytes."""
    if source.form is Form.PARQUET:
        total = row_count(source.address)
        yield from ((first + 1, min(articles, total - first), 0) for first in range(0, total, articles))
        return
    first, start = 1, 0
    for rows, end in _line_ranges(source, articles):
        yield first, rows, start
        first, start = first + rows, end


def _line_ranges(source: Source, articles: int) -> Iterator[tuple[int, int]]:
    """Lines of each range, and the offset of its end in bytes."""
    lines = offset = begun = 0
    with files_at(source.address).open(source.address) as file:
        while block := file.read(_SCANNED_AT_ONCE):
            at, breaks = 0, block.count(b"\n")
            while lines + breaks >= articles:
                at = _after_breaks(block, at, articles - lines)
                yield articles, offset + at
                breaks, lines, begun = breaks - (articles - lines), 0, offset + at
            lines += breaks
            offset += len(block)
            ends_a_line = block.endswith(b"\n")
    if offset > begun:
        yield lines + (not ends_a_line), offset


def _after_breaks(block: bytes, at: int, count: int) -> int:
    """The offset behind the next `count` line breaks."""
    for _ in range(count):
        at = block.index(b"\n", at) + 1
    return at


def _common_folder(addresses: Sequence[str]) -> str:
    """The longest folder that all addresses begin with, with its slash."""
    first, last = min(addresses, default=""), max(addresses, default="")
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[: first.rfind("/", 0, same) + 1]


def _name(source: Source, common: str) -> str:
    """The path below the common folder, relative."""
    return path_of(source.address).removeprefix(common).replace("://", "/").lstrip("/")
