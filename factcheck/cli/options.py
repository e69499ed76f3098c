"""Options that subcommands share, and settings with flags over environment and `.env`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from factcheck.pipeline.submission import Options
    from factcheck.settings import Settings


class _Name(click.ParamType[str]):
    """What a shell completes as the name of a file or folder. Nothing is looked up: errors come where it is opened."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """An empty name is a variable of a script that is not set, and would mean the working directory."""
        if not value:
            self.fail("it is empty; name a file or folder", param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(incomplete, type=self.name)]


class _Kinds(click.ParamType[str]):
    """Kinds of claims, parted by commas; which there are says `Options`."""

    name = "kinds"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        del ctx, param
        before, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(f"{before}{comma}{kind}") for kind in KINDS if kind.startswith(begun)]


FILE: Final = _Name("file")
FOLDER: Final = _Name("dir")
# Those of the report's contract, named here since `--help` must not import pydantic.
KINDS: Final = ("quotation", "statement", "quantity", "assertion")

engine_option = click.option(
    "--engine",
    type=click.Choice(["auto", "offline", "llm"]),
    metavar="NAME",
    help="auto takes a model where one is configured, offline needs none, llm is a model. "
    "[default: FACTCHECK_ENGINE, or auto]",
)


_MODEL_OPTIONS = (
    click.option("--model", metavar="NAME", help="The model to ask. [default: FACTCHECK_MODEL]"),
    click.option(
        "--recordings",
        type=click.Choice(["off", "replay", "record", "rerecord"]),
        metavar="MODE",
        help="replay answers from recordings alone, record adds to them, rerecord asks for all again; or off. "
        "[default: FACTCHECK_RECORDINGS, or off]",
    ),
    click.option(
        "--cache",
        type=click.Choice(["use", "refresh", "off"]),
        metavar="MODE",
        help="use what a model has answered before; refresh asks it again; or off. [default: FACTCHECK_CACHE, or use]",
    ),
    click.option(
        "--strict-model",
        is_flag=True,
        default=None,
        help="Make a model that fails an error, not a report without it. [default: FACTCHECK_STRICT_MODEL]",
    ),
)

_REPORT_OPTIONS = (
    click.option(
        "--kinds",
        type=_Kinds(),
        metavar="NAMES",
        help=f"Only claims of these kinds, parted by commas: {', '.join(KINDS)}.",
    ),
    click.option(
        "--min-checkability",
        type=float,
        metavar="SCORE",
        help="Leave out assertions below SCORE, from 0 to 1. [default: FACTCHECK_MIN_CHECKABILITY, or 0.5]",
    ),
    click.option(
        "--summary-sentences", type=int, metavar="N", help="At most N sentences in the summary, 1 to 10. [default: 3]"
    ),
    click.option("--prior", is_flag=True, help="Look each claim up in the index of published fact-checks."),
)

force_option = click.option("--force", is_flag=True, help="Overwrite an output file that is there already.")

# For the advice where a recording is missing.
HOW_TO_RECORD: Final = "run the same with --recordings record"


def model_options(verb: Callable[..., None]) -> Callable[..., None]:
    """The options about the model, for a verb that checks; their names are those of settings."""
    for option in reversed(_MODEL_OPTIONS):
        verb = option(verb)
    return verb


def report_options(verb: Callable[..., None]) -> Callable[..., None]:
    """The options of a report that are the same over HTTP."""
    for option in reversed(_REPORT_OPTIONS):
        verb = option(verb)
    return verb


def settings_with(**flags: str | int | None) -> "Settings":
    """Settings by precedence: flags, environment, `.env`."""
    from factcheck.settings import load_settings, variable

    given = {variable(name): str(value) for name, value in flags.items() if value is not None}
    return load_settings({**os.environ, **given}, Path(".env"))


def read_options(
    *, kinds: str | None, min_checkability: float | None, summary_sentences: int | None, prior: bool
) -> "Options":
    """The options of a report, held to the bounds that they have over HTTP."""
    from pydantic import ValidationError

    from factcheck.pipeline.facts import complaint
    from factcheck.pipeline.submission import Options

    named = None if kinds is None else [kind.strip() for kind in kinds.split(",")]
    given = {
        "kinds": named,
        "min_checkability": min_checkability,
        "summary_sentences": summary_sentences,
        "prior": prior or None,
    }
    try:
        return Options.model_validate(given)
    except ValidationError as exc:
        raise flag_error(complaint(exc)) from exc


def flag_error(complaint: str) -> click.UsageError:
    """`field: what it takes` as an error of the flag of that name."""
    field, _, words = complaint.partition(": ")
    return click.UsageError(f"Invalid value for --{field.replace('_', '-')}: {words}.")
