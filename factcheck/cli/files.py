"""Input and output files or streams; OSErrors become ours, with the name of the file."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import click

from factcheck.errors import InputError, UnreadableFileError, UnwritableFileError

if TYPE_CHECKING:
    from factcheck.intake.decoding import Decoded

STREAM = "-"
OVERWRITE: Final = "--force overwrites it"
_STANDARD_OUTPUT: Final = (None, STREAM, "/dev/stdout")
_DEVICES: Final = "/dev/"


@contextmanager
def open_input(name: str | None) -> Iterator[BinaryIO]:
    """The file `name`; standard input where that is `-`, or nothing is named and it is not a terminal."""
    if name is None and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("No FILE, and standard input is a terminal: name a FILE, or - to type the article.")
    if name is None or name == STREAM:
        yield sys.stdin.buffer
        return
    with reading(name):
        file = Path(name).open("rb")  # noqa: SIM115 -- what goes wrong later is not about opening
    with file:
        yield file


def read_text(name: str | None, max_bytes: int, encoding: str | None = None) -> "Decoded":
    """The decoded text of an input; errors name the file."""
    from factcheck.intake.decoding import decode

    with open_input(name) as stream, reading(name):
        raw = stream.read(max_bytes + 1)
    try:
        return decode(raw, max_bytes=max_bytes, encoding=encoding)
    except InputError as exc:
        raise exc if name is None or name == STREAM else type(exc)(f"{name}: {exc}") from exc


@contextmanager
def reading(name: str | None) -> Iterator[None]:
    """Turn an OSError inside into UnreadableFileError."""
    try:
        yield
    except OSError as exc:
        raise UnreadableFileError(f"{_shown(name, 'input')}: {_reason(exc)}; name a file that can be read") from exc
    except ValueError as exc:
        raise UnreadableFileError(f"{name!r} is no file name") from exc


@contextmanager
def writing(name: str | None) -> Iterator[None]:
    """Turn an OSError inside into UnwritableFileError; a broken pipe passes."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as exc:
        raise UnwritableFileError(f"{_shown(name, 'output')}: {_reason(exc)}; nothing more is written") from exc


def _shown(name: str | None, way: str) -> str:
    return f"standard {way}" if name is None or name == STREAM else name


def _reason(exc: OSError) -> str:
    return exc.strerror or str(exc)


def is_standard_output(name: str | None) -> bool:
    return name in _STANDARD_OUTPUT


def must_be_writable(name: str | None, *, force: bool, otherwise: str = OVERWRITE) -> None:
    """Fail early where the output is a folder, or a file that is there already and not to be overwritten; what to do
    `otherwise` is the advice. Pipes and devices are always written to.
    """
    if name is None or name.startswith(_DEVICES):
        return
    if Path(name).is_dir():
        raise UnwritableFileError(f"{name} is a folder; name a file in it")
    if not Path(name).parent.is_dir():
        raise UnwritableFileError(f"{name}: there is no folder {Path(name).parent}; make it, or name another")
    if not force and Path(name).is_file():
        raise UnwritableFileError(f"{name} is there already; {otherwise}")


def must_not_be_the_input(output: str | None, *inputs: str | None) -> None:
    """Fail early where the output would overwrite what is to be read."""
    if any(name is not None and output is not None and is_same_file(name, output) for name in inputs):
        raise click.UsageError(f"{output} is the input, too: name another file for the output.")


def is_same_file(one: str, other: str) -> bool:
    """Whether both names lead to one file that is there."""
    return Path(one).is_file() and Path(other).is_file() and Path(one).samefile(other)


def write_output(name: str | None, content: bytes) -> None:
    """Write to the file `name`, atomically, or to standard output where none is named."""
    with writing(name):
        if name is None or is_standard_output(name):
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        elif name.startswith(_DEVICES) or (Path(name).exists() and not Path(name).is_file()):
            with Path(name).open("ab") as stream:  # a device or a named pipe cannot be replaced
                stream.write(content)
        else:
            _replace(Path(name).resolve(), content)


def _replace(path: Path, content: bytes) -> None:
    """Atomic replace: a temporary file in the same folder is renamed; `path` is resolved, so links stay links."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("xb") as file:
            file.write(content)
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
