"""`factcheck store`: the database that several hosts share (FACTCHECK_STORE_URL)."""

import click

from factcheck.cli.options import settings_with
from factcheck.cli.verb import Verb, VerbGroup


@click.group(cls=VerbGroup, no_args_is_help=False)
def store() -> None:
    """Take care of the database in FACTCHECK_STORE_URL.

    \b
    Examples:
      factcheck store migrate
      factcheck store copy
      factcheck store info
      factcheck store prune
    """


@store.command(cls=Verb)
def migrate() -> None:
    """Create the tables, or bring them to this version. `factcheck serve` and `factcheck work` do so, too.

    Any number of hosts may do it at once; a database of a newer version is refused.

    \b
    Examples:
      factcheck store migrate
    """
    from factcheck.wiring.store_care import migrate as migrate_store

    address, before, after = migrate_store(settings_with())
    click.echo(f"{address} has schema version {after}" + (f"; it had {before}" if before != after else ""))


@store.command(cls=Verb)
def info() -> None:
    """Say where the database is, the version of its tables, and how many rows and bytes they have.

    \b
    Examples:
      factcheck store info
    """
    from factcheck.wiring.store_care import look_into

    address, version, tables = look_into(settings_with())
    click.echo(f"{'database':<11} {address}")
    click.echo(f"{'schema':<11} {version}")
    for table, rows, size_bytes in tables:
        click.echo(f"{table:<11} {rows:>13,} rows  {size_bytes:>17,} bytes")


@store.command(cls=Verb)
def prune() -> None:
    """Delete what is past its age, and the oldest reports and responses above their size.

    Services do so as they write; this is for a database that nobody writes to.

    \b
    Examples:
      factcheck store prune
    """
    from factcheck.wiring.store_care import prune as prune_store

    for what, deleted in prune_store(settings_with()):
        click.echo(f"{what:<11} {deleted:>13,} deleted")


@store.command(cls=Verb)
def copy() -> None:
    """Copy what FACTCHECK_STORE_DIR and FACTCHECK_CACHE_DIR hold into the database.

    The files stay as they are. What is in the database already is left alone, so that a copy can be run again: after it
    was broken off, or to fetch what a service has written meanwhile.

    \b
    Examples:
      FACTCHECK_STORE_URL=postgresql://factcheck@db/factcheck factcheck store copy
    """
    from factcheck.wiring.store_care import copy_files

    for what, found, copied in copy_files(settings_with()):
        click.echo(f"{what:<11} {found:>13,} found  {copied:>13,} copied")
