"""`factcheck work`: answers batches that a service took, on a host of its own."""

import click

from factcheck.cli.options import settings_with
from factcheck.cli.verb import Verb


@click.command(cls=Verb)
def work() -> None:
    """Answer the batches that services have taken, until Ctrl-C.

    A service takes batches, and works on them itself unless FACTCHECK_BATCH_WORKER is false. This command adds a host,
    or a process, that only works: it listens to no port. Both have the same FACTCHECK_STORE_URL, or on one machine the
    same FACTCHECK_STORE_DIR. SIGTERM lets rows under way come to their end.

    \b
    Examples:
      FACTCHECK_STORE_URL=postgresql://factcheck@db/factcheck factcheck work
    """
    from factcheck.api.work_host import work as work_on

    work_on(settings_with())
