"""The classes of the verbs: rich-click's where help is to be shown, else click's own, which load in half the time."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

HELP_OPTIONS: Final = ["-h", "--help"]
_LOOKS: Final = {"text_paragraph_linebreaks": "\n\n", "commands_before_options": True, "max_width": 100}

# A command line that has one of them for another reason gets the richer classes, and does the same.
_SHOWS_HELP: Final = len(sys.argv) == 1 or not set(HELP_OPTIONS).isdisjoint(sys.argv)

if _SHOWS_HELP and not TYPE_CHECKING:
    from rich_click import RichCommand as Verb
    from rich_click import RichGroup as VerbGroup
else:
    from click import Command as Verb
    from click import Group as VerbGroup

CONTEXT: Final[Mapping[str, object]] = {
    "help_option_names": HELP_OPTIONS,
    **({"rich_help_config": _LOOKS} if _SHOWS_HELP else {}),
}

__all__ = ["CONTEXT", "Verb", "VerbGroup"]
