"""Shards -> outputs, on the workers of a Dask cluster; its scheduler runs the shard of a worker that dies again."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import Final, cast
from uuid import uuid4

from distributed import Client, Future, KilledWorker, Security, WorkerPlugin, as_completed, get_worker, rpc

from factcheck.corpus.shards import Shard
from factcheck.corpus.work import Counts, Ended, Job, run_shard
from factcheck.errors import FactcheckError, ServiceError, WorkerDiedError
from factcheck.render.counting import several
from factcheck.wiring.identity import Versions, python_version, versions

CONNECT_S: Final = 10
_WORKERS_S: Final = 60
_Facts = tuple[str, Versions | None, str]


def run_on_cluster(
    job: Job, shards: Sequence[Shard], *, address: str, tell: Callable[[str], None] = lambda _: None
) -> Iterator[Ended]:
    """Each shard as it ends. `tell` is called with the address of the dashboard.

    Raises ServiceError where no cluster answers, where its versions or settings are others, or where it goes away; and
    as `run_shard` does.
    """
    with _connected(address) as client:
        _must_have_workers(client, address)
        _must_be_alike(client, job, address)
        tell(f"{several(len(client.ncores()), 'worker')}; dashboard: {client.dashboard_link}")
        try:
            yield from _run(client, job, shards)
        except (CancelledError, OSError) as exc:
            raise ServiceError(f"the scheduler at {address} went away; run the same again, and it goes on") from exc


def _run(client: Client, job: Job, shards: Sequence[Shard]) -> Iterator[Ended]:
    name = f"factcheck-{uuid4().hex}"
    client.register_plugin(_JobPlugin(name, job))
    futures = {
        client.submit(_run_on_worker, name, shard, key=f"{shard.name}-{name}", pure=False): shard for shard in shards
    }
    try:
        for future in as_completed(futures, loop=client.loop):
            yield _ended(future, futures.pop(future))
    finally:
        with suppress(OSError):  # the scheduler may be gone
            client.cancel(list(futures), force=True)
            client.unregister_worker_plugin(name)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    for name in ("distributed", *filter(_is_of_dask, logging.root.manager.loggerDict)):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is one error of ours
    try:
        asyncio.run(_must_answer(address))
        client = Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as exc:
        raise ServiceError(
            f"no Dask scheduler answers at {address} within {CONNECT_S} s; --cluster takes its address, such as "
            "tcp://scheduler:8786"
        ) from exc
    try:
        yield client
    finally:
        client.close(timeout=CONNECT_S)


def _is_of_dask(logger: str) -> bool:
    return logger.startswith("distributed.")


async def _must_answer(address: str) -> None:
    """`Client` waits for ever for a server that accepts connections and says nothing. Raises OSError and ValueError."""
    async with asyncio.timeout(CONNECT_S):
        async with rpc(address, connection_args=Security().get_connection_args("client")) as scheduler:
            await scheduler.identity()


def _must_have_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_WORKERS_S)
    except TimeoutError as exc:
        raise ServiceError(f"the cluster at {address} has had no worker for {_WORKERS_S} s; start some") from exc


def _must_be_alike(client: Client, job: Job, address: str) -> None:
    """Compare versions and settings with every worker. Raises ServiceError, which names the first that differs."""
    here = _facts(job)
    try:
        there: dict[str, _Facts] = client.run(_facts, job)
    except (ImportError, AttributeError) as exc:
        raise ServiceError(
            f"the workers of {address} have no factcheck of this version ({exc}); install it there"
        ) from exc
    for worker, facts in sorted(there.items()):
        complaint = difference(here, facts)
        if complaint:
            raise ServiceError(f"worker {worker} of {address} {complaint}")


def _facts(job: Job) -> _Facts:
    """Python's version, and those of ours, or why they cannot be told: a file that the settings name is not there."""
    try:
        return python_version(), versions(job.checkers.settings, job.options), ""
    except FactcheckError as exc:
        return python_version(), None, str(exc)


def difference(here: _Facts, there: _Facts) -> str | None:
    """What a worker has other than this process; None where nothing that matters."""
    (python, ours, _), (other_python, theirs, why) = here, there
    if python != other_python:
        return f"runs Python {other_python}, and this is {python}; run the same"
    if theirs is None:
        return f"cannot take the settings: {why}"
    if ours is not None and theirs.factcheck != ours.factcheck:
        return f"has factcheck {theirs.factcheck}, and this is {ours.factcheck}; install the same"
    if ours is not None and theirs.word_lists != ours.word_lists:
        return "has other word lists in the same version of factcheck; install the same"
    if theirs != ours:
        return (
            "has other weights, another certificate of the model or another index of fact-checks; "
            "copy the files that the settings name"
        )
    return None


class _JobPlugin(WorkerPlugin):
    """The job, sent once to each worker, also to one that joins later."""

    def __init__(self, name: str, job: Job) -> None:
        self.name = name
        self.job = job


def _run_on_worker(name: str, shard: Shard) -> Ended:
    return run_shard(cast(_JobPlugin, get_worker().plugins[name]).job, shard)


def _ended(future: Future[Ended], shard: Shard) -> Ended:
    try:
        ended: Ended = future.result()
    except KilledWorker as exc:
        died = WorkerDiedError(
            f"{shard.name}: {exc.allowed_failures + 1} workers died of it, perhaps for want of memory; run the same "
            "without --cluster, which finds the row"
        )
        return Ended(shard, Counts(), died)
    return ended
