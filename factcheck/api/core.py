"""Settings -> what `factcheck serve` and `factcheck work` have in common: checks, stores, the worker of batches."""

import os
from dataclasses import dataclass
from functools import partial
from typing import Final

from factcheck.api.edge.admission.token_quotas import TokenQuotas
from factcheck.api.observability.health_state import HealthState
from factcheck.api.service_ports import BatchStore, BatchWorker, ReportRuns, ReportStore, RowLeases
from factcheck.api.work.admission import AdmissionQueue, Background
from factcheck.api.work.batch_runner import BatchRunner
from factcheck.api.work.calls import Runner, ThreadRunner, make_checker
from factcheck.api.work.engines import Engine, model_checkers, rules_alone
from factcheck.api.work.processes import Limits, ProcessPool
from factcheck.api.work.row_answers import RowAnswers
from factcheck.api.work.row_runs import RunAnswers, Stores, each_by_itself
from factcheck.api.work.shared_checks import SharedChecks
from factcheck.api.work.standing_authority import StandingAuthority
from factcheck.pipeline.ports import Checker
from factcheck.settings import Settings
from factcheck.wiring import build_checker, build_live_authority, has_model, load_prices
from factcheck.wiring.identity import identify
from factcheck.wiring.stores import (
    build_batch_store,
    build_key_ledgers,
    build_queue_worker,
    build_report_store,
    build_row_report_store,
)

# With one alone, a check that hangs would block all others until its time limit.
_FEWEST_PROCESSES: Final = 2
# Rows of batches under way for each: most wait to be stored together.
_ROWS_A_CORE: Final = 64
# Rows that are checked in one call; where a model is asked each waits for itself.
_ROWS_TOGETHER: Final = 16


@dataclass(frozen=True)
class Core:
    """`pool` is None where a checker replaces it, the stores are where nothing is kept. Nothing runs yet."""

    health: HealthState
    authority: StandingAuthority
    pool: ProcessPool | None
    engine: Engine
    reports: ReportStore | None
    batches: BatchStore | None
    checks: SharedChecks
    worker: BatchWorker | None


def build_core(settings: Settings, checker: Checker | None = None) -> Core:
    """`checker` replaces the process pool, for tests. Raises ConfigurationError."""
    health = HealthState()
    authority = _authority(settings, health)
    pool: ProcessPool | None = None
    runner: Runner
    if checker is None:
        pool = _pool(settings)
        runner = AdmissionQueue(pool, at_once=_cores(settings), most_waiting=settings.max_waiting, health=health)
        model_checker_of = model_checkers(settings, authority)
    else:
        runner, model_checker_of = ThreadRunner(checker), rules_alone
    engine = Engine(runner, model_checker_of, health, load_prices())
    reports, identity = build_report_store(settings), identify(settings, authority)
    checks = SharedChecks(engine, reports, identity)
    in_background = Engine(Background(runner, at_once=_cores(settings)), model_checker_of, health, load_prices())
    shared = build_row_report_store(settings)
    of_rows = SharedChecks(in_background, shared or reports, identity)
    batches, worker = _batches(settings, of_rows, shared)
    return Core(health, authority, pool, engine, reports, batches, checks, worker)


def _batches(
    settings: Settings, checks: SharedChecks, shared: ReportRuns | None
) -> tuple[BatchStore | None, BatchWorker | None]:
    """The store of batches, and the worker of the queue that goes with it. `shared`: where hosts share reports."""
    store = build_batch_store(settings)
    if store is None:
        return None, None
    quotas = TokenQuotas(build_key_ledgers(settings), most=settings.key_day_tokens)
    alone = RowAnswers(store, checks, quotas).answer
    cores = _cores(settings)
    with_model = max(cores, settings.articles_at_once) if has_model(settings) else None
    if isinstance(store, RowLeases):
        return store, BatchRunner(store, alone, at_once=with_model or cores)
    if with_model or shared is None:
        return store, build_queue_worker(settings, store, each_by_itself(alone), at_once=with_model or cores)
    answer = RunAnswers(alone, checks, Stores(shared, store), quotas).answer
    return store, build_queue_worker(settings, store, answer, at_once=_ROWS_A_CORE * cores, together=_ROWS_TOGETHER)


def _authority(settings: Settings, health: HealthState) -> StandingAuthority:
    """Readiness tells of it where checks ask a model unless they are told otherwise."""
    return StandingAuthority(build_live_authority(settings), health if has_model(settings) else HealthState())


def _pool(settings: Settings) -> ProcessPool:
    build_checker(settings)  # fail now, not in a worker, where the configuration cannot work
    limits = Limits(settings.check_timeout_s, settings.check_memory_mb)
    return ProcessPool(partial(make_checker, settings), limits, max(_FEWEST_PROCESSES, _cores(settings)))


def _cores(settings: Settings) -> int:
    """Cores for checks: one for each of several workers, all for a single one."""
    return 1 if settings.workers is not None else os.cpu_count() or 1
