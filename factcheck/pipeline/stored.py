"""Rows that stores take and give back: reports, batches and their rows, saved HTTP answers."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple


class StoredReport(NamedTuple):
    """A report in JSON, as it is answered; `digest` is the sha256 of it, in hexadecimal digits."""

    content: bytes
    digest: str


class Kept(StrEnum):
    """What became of a report that was to be stored."""

    NEW = "new"
    REPLACED = "replaced"
    NOT = "not"


class NewRow(NamedTuple):
    """A row of a batch on the line `place`: what is to be done, or the answer where it is there already."""

    place: int
    content: bytes | None
    answer: bytes | None = None


class NewBatch(NamedTuple):
    """A batch as it was handed in; `digest` is the sha256 of its bytes."""

    batch_id: str
    owner: str
    digest: str
    rows: Sequence[NewRow]


class TakenRow(NamedTuple):
    """A row that a worker is to answer, and whose batch it is of."""

    batch_id: str
    place: int
    content: bytes
    owner: str


class BatchProgress(NamedTuple):
    """How far a batch is; of `finished` rows some `failed`."""

    total: int
    finished: int
    failed: int


class SavedAnswer(NamedTuple):
    """An answer as it was given."""

    status: int
    headers: Mapping[str, str]
    content: bytes
