"""Command classes: rich-click's where help is shown, else click's own, which import in half the time. Each verb has
--quiet and --verbose.
"""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from factcheck.cli.terminal.loudness import loudness_options

HELP_OPTIONS: Final = ["-h", "--help"]
# `check` has many options: by what they are about.
_PANELS: Final = {
    "factcheck check": (
        ("Output", ("--format", "--output", "--force", "--resume", "--color", "--no-pager", "--bom")),
        (
            "What is shown",
            ("--all", "--top", "--kinds", "--min-checkability", "--summary-sentences", "--prior", "--sort"),
        ),
        ("The article", ("--title", "--byline", "--publisher", "--published-at", "--url", "--language")),
        ("How it is read", ("--html", "--encoding")),
        ("Engine", ("--engine", "--model", "--recordings", "--cache", "--strict-model", "--server")),
    )
}
_HELP_STYLE: Final = {
    "text_paragraph_linebreaks": "\n\n",
    "commands_before_options": True,
    "max_width": 100,
    "option_groups": {
        path: [{"name": name, "options": list(options)} for name, options in panels] for path, panels in _PANELS.items()
    },
}

# A false positive (-h as the value of an option) only costs the import of rich-click.
_SHOWS_HELP: Final = len(sys.argv) == 1 or not set(HELP_OPTIONS).isdisjoint(sys.argv)

if _SHOWS_HELP and not TYPE_CHECKING:
    from rich_click import RichCommand as _Command
    from rich_click import RichGroup as VerbGroup
else:
    from click import Command as _Command
    from click import Group as VerbGroup


class Verb(_Command):
    def __init__(self, name: str | None, *, params: list[click.Parameter] | None = None, **options: Any) -> None:
        super().__init__(name, params=[*(params or ()), *loudness_options()], **options)


CONTEXT: Final[Mapping[str, object]] = {
    "help_option_names": HELP_OPTIONS,
    **({"rich_help_config": _HELP_STYLE} if _SHOWS_HELP else {}),
}

__all__ = ["CONTEXT", "Verb", "VerbGroup"]
