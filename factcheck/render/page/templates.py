"""A folder of Jinja templates -> the environment of our pages: all is escaped, a name that is not there is an error."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factcheck.render.visible import direction, visible_controls


def environment_of(folder: Path) -> Environment:
    """An environment whose pages show control characters, and which has the filter `direction`."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["direction"] = direction
    return environment


def _shown(value: object) -> object:
    """Jinja's `finalize`: escapes control characters in every printed value."""
    return visible_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value
