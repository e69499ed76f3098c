"""`factcheck keys`: keys for the service."""

import re
from typing import Final

import click

from factcheck.cli.verb import Verb, VerbGroup

_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


@click.group(cls=VerbGroup, no_args_is_help=False)
def keys() -> None:
    """Make keys for `factcheck serve`.

    The service keeps the name of a key and its SHA-256 in FACTCHECK_API_KEYS, never the key.

    \b
    Examples:
      factcheck keys new newsroom-cms
    """


@keys.command(cls=Verb)
@click.argument("name")
def new(name: str) -> None:
    """Print a new key for NAME, this once, and the entry that goes into FACTCHECK_API_KEYS.

    A name may have several entries at a time: give out the new key, and take the old entry out when nobody uses it.

    \b
    Examples:
      factcheck keys new newsroom-cms
    """
    from factcheck.api.edge.admission.api_keys import entry_of, new_key

    if not _NAME.fullmatch(name):
        raise click.BadParameter("a name has 1 to 64 letters, digits, dots, dashes and underscores", param_hint="NAME")
    key = new_key()
    click.echo(f"key    {key}")
    click.echo(f"entry  {entry_of(name, key)}")
