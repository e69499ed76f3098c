"""The command `factcheck`: subcommands imported lazily, errors as one line on stderr and an exit code."""

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import TracebackType
from typing import Final, NoReturn

import click

from factcheck import __version__
from factcheck.cli.exit_codes import ExitCode, exit_code
from factcheck.cli.terminal.console import complain
from factcheck.cli.terminal.loudness import loudness_options
from factcheck.cli.verb import CONTEXT, VerbGroup
from factcheck.errors import FactcheckError

_VERBS: Final = (
    "check",
    "batch",
    "corpus",
    "audit",
    "draft",
    "prior",
    "serve",
    "work",
    "mcp",
    "keys",
    "model",
    "recordings",
    "cache",
    "store",
)
_COMPLETE: Final = "_FACTCHECK_COMPLETE"
# Errors of standard output that click's help and version raise; verbs turn their own OSErrors into ours.
_CANNOT_WRITE: Final = frozenset({errno.EBADF, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC})


class _Verbs(VerbGroup):
    """A lazy group: a subcommand is imported when it is invoked."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _VERBS:
            return None
        verb: click.Command = getattr(import_module(f"factcheck.cli.verbs.{cmd_name}"), cmd_name)
        return verb


@click.group(cls=_Verbs, invoke_without_command=True, context_settings=dict(CONTEXT), params=list(loudness_options()))
@click.version_option(__version__, message="factcheck %(version)s")
@click.option("--traceback", is_flag=True, help="Show the traceback of an error that is a defect of factcheck.")
@click.pass_context
def factcheck(ctx: click.Context, *, traceback: bool) -> None:
    """Find the checkable claims of a news article, and who said them.

    An article goes in; a report comes out: a short summary, and every quotation, figure and statement with its source,
    the words that name it, and the exact place in the article. Nothing is judged true or false.

    \b
    Examples:
      factcheck check article.txt
      factcheck check page.html --format html -o report.html
      pbpaste | factcheck check --publisher 'The Hindu'
      factcheck batch articles.jsonl -o reports.jsonl --jobs 4
    """
    if traceback:
        sys.excepthook = sys.__excepthook__
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> NoReturn:
    """Run the command with the arguments of the process, and end it."""
    sys.excepthook = _say_unexpected
    try:
        _prepare_streams()
        code = _run(sys.argv[1:])
        if code == ExitCode.UNWRITABLE:
            _discard_output(ExitCode.UNWRITABLE)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _discard_output(ExitCode.BROKEN_PIPE)
    except OSError as exc:
        if exc.errno not in _CANNOT_WRITE:
            raise
        code = _discard_output(_say(f"standard output: {exc.strerror}", ExitCode.UNWRITABLE))
    gc.freeze()  # skip the collection at exit, which takes a sixth of a check
    sys.exit(code)


def _prepare_streams() -> None:
    """UTF-8 and LF whatever the locale; undecodable file names are shown as escapes."""
    if sys.stdout is None:  # the caller has closed it
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _run(arguments: Sequence[str]) -> int:
    """Replaces click's standalone `main`, which maps EPIPE to 1 and writes errors over several lines."""
    try:
        _complete()
        with factcheck.make_context("factcheck", list(arguments)) as ctx:
            factcheck.invoke(ctx)
    except click.exceptions.Exit as exc:
        return exc.exit_code
    except click.UsageError as exc:
        return _say(f"{exc.format_message().removesuffix('.')}. See: {_path(exc)} --help", ExitCode.USAGE)
    except FactcheckError as exc:
        return _say(str(exc), exit_code(type(exc)))
    except (KeyboardInterrupt, click.Abort) as exc:
        return _say(str(exc) or "interrupted", ExitCode.INTERRUPTED)
    return ExitCode.DONE


def _complete() -> None:
    if _COMPLETE in os.environ:
        from click.shell_completion import shell_complete

        raise click.exceptions.Exit(shell_complete(factcheck, {}, "factcheck", _COMPLETE, os.environ[_COMPLETE]))


def _path(exc: click.UsageError) -> str:
    return exc.ctx.command_path if exc.ctx is not None else "factcheck"


def _say(message: str, code: ExitCode) -> ExitCode:
    complain(message)
    return code


def _say_unexpected(kind: type[BaseException], exc: BaseException, trace: TracebackType | None) -> None:
    del trace
    _say(
        f"unexpected {kind.__name__}: {exc}; this is a defect: please report it with the output of "
        "`factcheck --traceback ...`",
        ExitCode.UNEXPECTED,
    )


def _discard_output(code: ExitCode) -> ExitCode:
    """Redirect stdout and stderr to the null device, so that the flush at exit raises nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    return code
