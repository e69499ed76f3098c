"""`factcheck serve`: the same reports over HTTP."""

import sys
from typing import Final

import click

from factcheck.cli.options import settings_with
from factcheck.cli.terminal.loudness import say
from factcheck.cli.verb import Verb

# The wildcard addresses, which no browser opens.
_EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104 -- compared, not bound


@click.command(cls=Verb)
@click.option("--host", metavar="ADDRESS", help="Where to listen. [default: FACTCHECK_HOST, or 127.0.0.1]")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    help="The port; 0 takes a free one. [default: FACTCHECK_PORT, or 8000]",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="NUMBER",
    help="Workers, a core each for checks. [default: FACTCHECK_WORKERS, or one that checks on all cores]",
)
@click.option("--insecure-no-keys", is_flag=True, help="Serve everybody who can reach an address beyond this machine.")
def serve(host: str | None, port: int | None, workers: int | None, *, insecure_no_keys: bool) -> None:
    """Serve the page and reports over HTTP, until Ctrl-C.

    The interface is described at /schema and, to read, at /schema/docs; health at /health/live and /health/ready. An
    address that other machines can reach is served with FACTCHECK_API_KEYS alone: see `factcheck keys new`.

    \b
    Examples:
      factcheck serve
      factcheck serve --host 0.0.0.0 --port 9000 --workers 4
      curl -H 'Content-Type: text/plain' --data-binary @a.txt localhost:8000/v1/reports
    """
    settings = settings_with(
        host=host, port=port, workers=workers, insecure_no_keys="true" if insecure_no_keys else None
    )
    from factcheck.api import server

    server.serve(settings, _say_address)


def _say_address(host: str, port: int) -> None:
    """In words, for somebody at a terminal; the log says it in JSON."""
    if sys.stderr.isatty():
        shown = "localhost" if host in _EVERYWHERE else f"[{host}]" if ":" in host else host
        say(f"factcheck listens on http://{shown}:{port} - open it in a browser; docs at /schema/docs; Ctrl-C ends it")
