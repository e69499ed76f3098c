"""Output destination -> width and colour."""

import os
import shutil
import sys
from typing import Final

# Deterministic width where the output is no terminal.
PLAIN_WIDTH: Final = 80


def is_on_terminal(output: str | None) -> bool:
    return output is None and sys.stdout.isatty()


def width_of(output: str | None) -> int:
    """In columns."""
    return shutil.get_terminal_size().columns if is_on_terminal(output) else PLAIN_WIDTH


def has_color(output: str | None, choice: str = "auto") -> bool:
    """`choice` is always, never or auto, which heeds NO_COLOR (https://no-color.org) and a terminal without any."""
    if choice == "auto":
        return is_on_terminal(output) and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    return choice == "always"
