"""One shard -> its file of answers: what every worker does, in whatever process or on whatever host."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final, NamedTuple, assert_never

from factcheck.corpus import parquet_files
from factcheck.corpus.addresses import files_at, join, reading, write_bytes
from factcheck.corpus.inputs import Form
from factcheck.corpus.shards import Shard
from factcheck.domain.values import Value
from factcheck.errors import FactcheckError, InputError
from factcheck.pipeline.batch.rows import Answer, Failure, Row, bounded_lines, max_line_bytes, read_rows
from factcheck.pipeline.submission import Options
from factcheck.wiring.rows import RowCheckers, answer_rows

COUNTS: Final = "_counts"


@dataclass(frozen=True)
class Job:
    """What is the same for all shards of a corpus; can be pickled, for workers elsewhere."""

    checkers: RowCheckers
    options: Options
    out: str
    form: Form


class Counts(Value):
    """Of answers."""

    reports: int = 0
    errors: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(reports=self.reports + other.reports, errors=self.errors + other.errors)


class Ended(NamedTuple):
    """A shard that is done; or that has no output, since its input cannot be read or its workers died."""

    shard: Shard
    counts: Counts
    failure: FactcheckError | None = None


def run_shard(job: Job, shard: Shard, *, jobs: int = 1) -> Ended:
    """Answer the rows of a shard and write its file; what stands there from an earlier attempt is replaced.

    With more than one of `jobs` the rows are checked in processes of their own, of which one may die. Raises
    UnwritableFileError and ConfigurationError.
    """
    counted = _Counted(answer_rows(_rows(job, shard), job.checkers, jobs=jobs))
    try:
        with files_at(job.out).writing(output_of(job, shard)) as file:
            _write(counted, file, job.form)
            # Before the file itself is there: a shard that is done always has its counts.
            write_bytes(counts_of(job.out, shard), counted.counts.model_dump_json().encode())
    except InputError as exc:
        return Ended(shard, Counts(), exc)
    return Ended(shard, counted.counts)


def output_of(job: Job, shard: Shard) -> str:
    """The address of the answers to a shard."""
    return join(job.out, f"{shard.name}.{job.form.value}")


def counts_of(out: str, shard: Shard) -> str:
    """The address of the counts of a shard."""
    return join(out, f"{COUNTS}/{shard.name}.json")


def lines_of(shard: Shard, *, max_bytes: int) -> Iterator[bytes]:
    """The rows of a shard as JSON lines; of a longer line than an article of `max_bytes` needs only the beginning."""
    if shard.form is Form.PARQUET:
        yield from parquet_files.read_lines(shard.address, first=shard.first, rows=shard.rows)
        return
    with reading(shard.address), files_at(shard.address).open(shard.address) as file:
        file.seek(shard.start)
        yield from islice(bounded_lines(file, max_line_bytes(max_bytes)), shard.rows)


def _rows(job: Job, shard: Shard) -> Iterator[Row | Failure]:
    max_bytes = job.checkers.settings.max_bytes
    return read_rows(lines_of(shard, max_bytes=max_bytes), max_bytes=max_bytes, options=job.options, first=shard.first)


def _write(answers: Iterable[Answer], file: BinaryIO, form: Form) -> None:
    match form:
        case Form.JSON_LINES:
            file.writelines(answer.line for answer in answers)
        case Form.PARQUET:
            parquet_files.write_answers(answers, file)
        case _:
            assert_never(form)


class _Counted:
    """Answers, counted as they pass."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self._answers = answers
        self.counts = Counts()
        self._by_failed = [0, 0]

    def __iter__(self) -> Iterator[Answer]:
        for answer in self._answers:
            self._by_failed[answer.failed] += 1
            yield answer
        self.counts = Counts(reports=self._by_failed[0], errors=self._by_failed[1])
