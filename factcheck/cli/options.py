"""Options that subcommands share, and settings with flags over environment and `.env`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factcheck.settings import Settings

engine_option = click.option(
    "--engine",
    type=click.Choice(["auto", "offline", "llm"]),
    help="auto takes a model where one is configured, offline needs none. [default: FACTCHECK_ENGINE, or auto]",
)


_MODEL_OPTIONS = (
    click.option("--model", metavar="NAME", help="The model to ask. [default: FACTCHECK_MODEL]"),
    click.option(
        "--recordings",
        type=click.Choice(["off", "replay", "record", "rerecord"]),
        help="replay answers from recordings alone, record adds to them. [default: FACTCHECK_RECORDINGS, or off]",
    ),
    click.option(
        "--cache",
        type=click.Choice(["use", "refresh", "off"]),
        help="refresh asks the model again. [default: FACTCHECK_CACHE, or use]",
    ),
    click.option(
        "--strict-model",
        is_flag=True,
        default=None,
        help="Make a model that fails an error, not a report without it. [default: FACTCHECK_STRICT_MODEL]",
    ),
)


# For the advice where a recording is missing.
HOW_TO_RECORD = "run the same with --recordings record"


def model_options(verb: Callable[..., None]) -> Callable[..., None]:
    """The options about the model, for a verb that checks; their names are those of settings."""
    for option in reversed(_MODEL_OPTIONS):
        verb = option(verb)
    return verb


def settings_with(**flags: str | int | None) -> "Settings":
    """Settings by precedence: flags, environment, `.env`."""
    from factcheck.settings import load_settings, variable

    given = {variable(name): str(value) for name, value in flags.items() if value is not None}
    return load_settings({**os.environ, **given}, Path(".env"))
