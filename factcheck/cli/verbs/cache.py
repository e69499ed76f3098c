"""`factcheck cache`: statistics of the response cache, and clearing it."""

import click

from factcheck.cli.options import settings_with
from factcheck.cli.verb import Verb, VerbGroup


@click.group(cls=VerbGroup, no_args_is_help=False)
def cache() -> None:
    """Look into the cache of model responses, or empty it.

    It lies in FACTCHECK_CACHE_DIR, for this user alone, or in the database of FACTCHECK_STORE_URL. Losing it costs
    model calls, nothing else.

    \b
    Examples:
      factcheck cache info
      factcheck cache clear
    """


@cache.command(cls=Verb)
def info() -> None:
    """Say where the cache is, how many responses it holds, and how much room they take.

    \b
    Examples:
      factcheck cache info
    """
    settings = settings_with()
    from factcheck.wiring.stores import build_cache

    kept = build_cache(settings)
    try:
        contents = kept.contents()
    finally:
        kept.close()
    click.echo(f"{'database' if settings.store_url else 'folder':<10} {kept.where}")
    click.echo(f"mode       {settings.cache.value}")
    click.echo(f"responses  {contents.entries:,}")
    click.echo(f"bytes      {contents.size_bytes:,} of at most {settings.cache_max_bytes:,}")
    click.echo(f"kept for   {settings.cache_max_age_s:,} s")


@cache.command(cls=Verb)
def clear() -> None:
    """Remove all responses from the cache; the way out, too, where its database is damaged.

    \b
    Examples:
      factcheck cache clear
    """
    settings = settings_with()
    from factcheck.wiring.stores import build_cache

    kept = build_cache(settings)
    try:
        kept.clear()
    finally:
        kept.close()
    click.echo(f"the cache in {kept.where} is empty")
