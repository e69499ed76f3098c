"""Output destination -> width and colour; an error -> its line."""

import os
import shutil
import sys
from typing import Final

import click

from factcheck.cli.files import is_standard_output

# Deterministic width where the output is no terminal.
PLAIN_WIDTH: Final = 80


def is_on_terminal(output: str | None) -> bool:
    return is_standard_output(output) and sys.stdout.isatty()


def width_of(output: str | None) -> int:
    """In columns."""
    return shutil.get_terminal_size().columns if is_on_terminal(output) else PLAIN_WIDTH


def has_color(output: str | None, choice: str = "auto") -> bool:
    """`choice` is always, never or auto, which heeds NO_COLOR (https://no-color.org) and a terminal without any."""
    if choice == "auto":
        return is_on_terminal(output) and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    return choice == "always"


def complain(message: str) -> None:
    """Print one line to stderr; control characters in the message are escaped."""
    line = " ".join(message.split())
    visible = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)
    click.echo(f"factcheck: {visible}", err=True)
