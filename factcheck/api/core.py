"""Settings -> what `factcheck serve` and `factcheck work` have in common: checks, stores, the worker of batches."""

import os
from dataclasses import dataclass
from functools import partial
from typing import Final

from factcheck.api.edge.token_quotas import TokenQuotas
from factcheck.api.observability.health_state import HealthState
from factcheck.api.service_ports import BatchStore, BatchWorker, ReportStore, RowLeases
from factcheck.api.work.admission import AdmissionQueue
from factcheck.api.work.batch_runner import BatchRunner
from factcheck.api.work.calls import ThreadRunner, make_checker
from factcheck.api.work.engines import Engine, model_checkers, rules_alone
from factcheck.api.work.processes import Limits, ProcessPool
from factcheck.api.work.row_answers import RowAnswers
from factcheck.api.work.shared_checks import SharedChecks
from factcheck.api.work.standing_authority import StandingAuthority
from factcheck.pipeline.ports import Checker
from factcheck.settings import Settings
from factcheck.wiring import build_checker, build_live_authority, has_model, load_prices
from factcheck.wiring.identity import identify
from factcheck.wiring.stores import build_batch_store, build_key_ledgers, build_queue_worker, build_report_store

# With one alone, a check that hangs would block all others until its time limit.
_FEWEST_PROCESSES: Final = 2


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
    pool = None
    if checker is None:
        pool = _pool(settings)
        queue = AdmissionQueue(pool, at_once=_cores(settings), most_waiting=settings.max_waiting, health=health)
        engine = Engine(queue, model_checkers(settings, authority), health, load_prices())
    else:
        engine = Engine(ThreadRunner(checker), rules_alone, health, load_prices())
    reports = build_report_store(settings)
    checks = SharedChecks(engine, reports, identify(settings, authority))
    batches, worker = _batches(settings, checks)
    return Core(health, authority, pool, engine, reports, batches, checks, worker)


def _batches(settings: Settings, checks: SharedChecks) -> tuple[BatchStore | None, BatchWorker | None]:
    """The store of batches, and the worker of the queue that goes with it."""
    store = build_batch_store(settings)
    if store is None:
        return None, None
    quotas = TokenQuotas(build_key_ledgers(settings), most=settings.key_day_tokens)
    cores = _cores(settings)
    answer = RowAnswers(store, checks, quotas, checking=cores).answer
    at_once = max(cores, settings.articles_at_once) if has_model(settings) else cores
    if isinstance(store, RowLeases):
        return store, BatchRunner(store, answer, at_once=at_once)
    return store, build_queue_worker(settings, store, answer, at_once=at_once)


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
