"""Errors -> exit codes. docs/cli.md has the same table, held equal by a test."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from factcheck.errors import (
    ConfigurationError,
    FactcheckError,
    InputError,
    ModelError,
    ReplayError,
    ServiceError,
    StoreError,
    TooLargeError,
    UnreadableFileError,
    UnsoundRecordingsError,
    UnwritableFileError,
)


class ExitCode(IntEnum):
    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    NO_ARTICLE = 3
    UNREADABLE = 4
    CONFIGURATION = 5
    TOO_LARGE = 6
    UNWRITABLE = 7
    MODEL = 8
    RECORDINGS = 9
    SERVICE = 10
    INTERRUPTED = 130  # 128 + SIGINT, as shells count it
    BROKEN_PIPE = 141  # 128 + SIGPIPE


MEANINGS: Final[Mapping[ExitCode, str]] = {
    ExitCode.DONE: "each report is written; for `batch` and `corpus`: every row is answered, with a report or an error",
    ExitCode.UNEXPECTED: "something that is a defect of factcheck, or a worker process that cannot start",
    ExitCode.USAGE: "an option or argument that does not exist or does not fit",
    ExitCode.NO_ARTICLE: "the input is empty, binary, not decodable, or there is no article in it",
    ExitCode.UNREADABLE: "the input file does not exist, is a folder, or may not be read",
    ExitCode.CONFIGURATION: "a setting that cannot work, or an engine that is not configured",
    ExitCode.TOO_LARGE: "the input is larger than `FACTCHECK_MAX_BYTES`",
    ExitCode.UNWRITABLE: "the output cannot be written, or is there already and `--force` is not given",
    ExitCode.MODEL: "a model that failed, with `--strict-model` or where it was to be recorded",
    ExitCode.RECORDINGS: "a recording that is missing in replay, or recordings that do not hold",
    ExitCode.SERVICE: "a service or cluster that does not answer, does not let us in or is of another version",
    ExitCode.INTERRUPTED: "Ctrl-C",
    ExitCode.BROKEN_PIPE: "who read the output has stopped reading, say `head`",
}

_EXIT_CODES: Final[Mapping[type[FactcheckError], ExitCode]] = {
    FactcheckError: ExitCode.UNEXPECTED,
    InputError: ExitCode.NO_ARTICLE,
    UnreadableFileError: ExitCode.UNREADABLE,
    ConfigurationError: ExitCode.CONFIGURATION,
    TooLargeError: ExitCode.TOO_LARGE,
    UnwritableFileError: ExitCode.UNWRITABLE,
    ModelError: ExitCode.MODEL,
    ReplayError: ExitCode.RECORDINGS,
    UnsoundRecordingsError: ExitCode.RECORDINGS,
    ServiceError: ExitCode.SERVICE,
    StoreError: ExitCode.CONFIGURATION,
}


def exit_code(error: type[FactcheckError]) -> ExitCode:
    """The code of the nearest kind of error in the table."""
    return next(_EXIT_CODES[kind] for kind in error.__mro__ if kind in _EXIT_CODES)
