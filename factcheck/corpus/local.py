"""Shards -> outputs, on processes of this machine; the shard of a process that dies is run again."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from typing import Final

from factcheck.corpus.shards import Shard
from factcheck.corpus.work import Ended, Job, run_shard
from factcheck.pipeline.batch.worker_processes import spawning_pool

# Then its rows are checked in processes of their own, which costs the deadly row an error, and the others nothing.
_MOST_LOST: Final = 2


def run_locally(job: Job, shards: Sequence[Shard], *, jobs: int) -> Iterator[Ended]:
    """Each shard as it ends; with one job in this process. Raises as `run_shard` does."""
    if jobs == 1:
        yield from (run_shard(job, shard) for shard in shards)
        return
    todo, lost = deque(shards), Counter[str]()
    while todo:
        with spawning_pool(min(jobs, len(todo)), job, _set_up) as pool:
            for shard, future in _each(pool, todo, jobs):
                try:
                    yield future.result()
                except BrokenExecutor:
                    lost[shard.name] += 1
                    if lost[shard.name] > _MOST_LOST:
                        yield run_shard(job, shard, jobs=2)
                    else:
                        todo.append(shard)


def _each(pool: ProcessPoolExecutor, todo: deque[Shard], jobs: int) -> Iterator[tuple[Shard, Future[Ended]]]:
    """Begin no more than run at once, so that a crash is counted against those alone; ends where the pool is broken."""
    under_way: dict[Future[Ended], Shard] = {}
    is_broken = False
    while under_way or (todo and not is_broken):
        while todo and len(under_way) < jobs and not is_broken:
            try:
                future = pool.submit(_run, todo[0])
            except BrokenExecutor:
                is_broken = True
            else:
                under_way[future] = todo.popleft()
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            is_broken = is_broken or isinstance(future.exception(), BrokenExecutor)
            yield under_way.pop(future), future


_job: Job


def _set_up(job: Job) -> None:
    global _job
    _job = job


def _run(shard: Shard) -> Ended:
    return run_shard(_job, shard)
