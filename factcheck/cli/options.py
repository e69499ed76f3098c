"""What verbs have in common: the engine option, and settings that flags go before."""

import os
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


def settings_with(**flags: str | int | None) -> "Settings":
    """The settings of environment and `.env`; a flag that is given wins over both."""
    from factcheck.settings import load_settings, variable

    given = {variable(name): str(value) for name, value in flags.items() if value is not None}
    return load_settings({**os.environ, **given}, Path(".env"))
