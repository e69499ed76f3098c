"""Settings -> the Litestar app: its dependencies, routes, and what starts and stops with it."""

import gc
import os
from functools import partial

from litestar import Litestar

from factcheck.api.edge.api_keys import Keyring, read_entries
from factcheck.api.edge.query import known_parameters
from factcheck.api.edge.token_quotas import TokenQuotas
from factcheck.api.observability.health_state import HealthState, Probe, ProbeLoop
from factcheck.api.openapi.document import openapi_config
from factcheck.api.problems import exception_handlers
from factcheck.api.routes.audits import AuditService, audits_router
from factcheck.api.routes.batches import BatchService, batches_router
from factcheck.api.routes.desk import DeskService, desk_router
from factcheck.api.routes.drafts import DraftService, drafts_router
from factcheck.api.routes.health import health_router
from factcheck.api.routes.listing import ListService
from factcheck.api.routes.prior import PriorService, prior_router
from factcheck.api.routes.reports import ReportService, reports_router
from factcheck.api.routes.resources import get_report_schema, list_prompts
from factcheck.api.routes.session import session_router
from factcheck.api.routes.worksheets import WorksheetService
from factcheck.api.service_ports import BatchStore, BatchWorker, Probed
from factcheck.api.work.admission import AdmissionQueue
from factcheck.api.work.batch_runner import BatchRunner
from factcheck.api.work.calls import ThreadRunner, make_checker
from factcheck.api.work.engines import Engine, model_checkers, rules_alone
from factcheck.api.work.processes import Limits, ProcessPool
from factcheck.api.work.row_answers import RowAnswers
from factcheck.api.work.shared_checks import SharedChecks
from factcheck.api.work.standing_authority import MODEL, StandingAuthority
from factcheck.pipeline.ports import Checker
from factcheck.settings import CacheMode, Settings
from factcheck.wiring import (
    build_checker,
    build_key_ledgers,
    build_live_authority,
    has_model,
    load_prices,
)
from factcheck.wiring.identity import identify
from factcheck.wiring.stores import (
    build_answer_store,
    build_batch_store,
    build_cache,
    build_prior_index,
    build_report_store,
    build_worksheet_store,
)

# With one alone, a check that hangs would block all others until its time limit.
_FEWEST_PROCESSES = 2


def create_app(settings: Settings, checker: Checker | None = None) -> Litestar:
    """The app; `checker` replaces the process pool, for tests. Raises ConfigurationError."""
    health = HealthState()
    authority = _authority(settings, health)
    pool = None
    if checker is None:
        pool = _pool(settings)
        queue = AdmissionQueue(pool, at_once=_cores(settings), most_waiting=settings.max_waiting, health=health)
        engine = Engine(queue, model_checkers(settings, authority), health, load_prices())
    else:
        engine = Engine(ThreadRunner(checker), rules_alone, health, load_prices())
    reports, batches, answers = build_report_store(settings), build_batch_store(settings), build_answer_store(settings)
    worksheets = build_worksheet_store(settings)
    probes = ProbeLoop(health, _probes(settings, reports, authority))
    checks = SharedChecks(engine, reports, identify(settings, authority))
    quotas = TokenQuotas(build_key_ledgers(settings), most=settings.key_day_tokens)
    runner = None
    if batches is not None:
        runner = BatchRunner(batches, RowAnswers(batches, checks, quotas).answer, at_once=_cores(settings))
    return Litestar(
        route_handlers=[
            reports_router(
                ReportService(checks, answers, settings.max_bytes, settings.heartbeat_s),
                ListService(reports, worksheets, batches, answers)
                if reports and worksheets and batches and answers
                else None,
                WorksheetService(reports, worksheets, engine.runner) if reports and worksheets else None,
            ),
            *([batches_router(_batch_service(settings, batches, runner))] if batches and runner else []),
            session_router(Keyring(read_entries(settings.api_keys))),
            prior_router(PriorService(build_prior_index(settings), settings.max_bytes)),
            audits_router(AuditService(engine.runner, answers, settings.max_bytes)),
            drafts_router(DraftService(engine.runner, answers, settings.draft_max_bytes)),
            list_prompts,
            get_report_schema,
            health_router(health),
            desk_router(DeskService(checks, is_keyed=settings.api_keys is not None)),
        ],
        on_startup=[
            *([pool.start] if pool else []),
            probes.start,
            *([runner.start] if runner else []),
            _freeze_heap,
        ],
        on_shutdown=[
            probes.close,
            *([runner.stop] if runner else []),
            *([pool.close] if pool else []),
            *(store.close for store in (reports, batches, answers, worksheets) if store is not None),
        ],
        guards=[known_parameters],
        exception_handlers=exception_handlers(),
        openapi_config=openapi_config(),
        logging_config=None,
    )


def _authority(settings: Settings, health: HealthState) -> StandingAuthority:
    """Readiness tells of it where checks ask a model unless they are told otherwise."""
    return StandingAuthority(build_live_authority(settings), health if has_model(settings) else HealthState())


def _probes(settings: Settings, store: Probed | None, authority: StandingAuthority) -> dict[str, Probe]:
    """Of what the service keeps on disk. The model server is not probed: its answers show its health."""
    probes: dict[str, Probe] = {MODEL: authority.probe} if has_model(settings) else {}
    if store is not None:
        probes["store"] = store.probe
    if settings.cache is not CacheMode.OFF and has_model(settings):
        probes["cache"] = build_cache(settings).probe
    return probes


def _freeze_heap() -> None:
    """Exempt what start-up allocated from garbage collection: a full collection blocks the event loop."""
    gc.collect()
    gc.freeze()


def _pool(settings: Settings) -> ProcessPool:
    build_checker(settings)  # fail now, not in a worker, where the configuration cannot work
    limits = Limits(settings.check_timeout_s, settings.check_memory_mb)
    return ProcessPool(partial(make_checker, settings), limits, max(_FEWEST_PROCESSES, _cores(settings)))


def _cores(settings: Settings) -> int:
    """Cores for checks: one for each of several workers, all for a single one."""
    return 1 if settings.workers is not None else os.cpu_count() or 1


def _batch_service(settings: Settings, store: BatchStore, runner: BatchWorker) -> BatchService:
    return BatchService(
        store, runner.wake, settings.batch_max_bytes, settings.batch_max_rows, settings.max_bytes, settings.heartbeat_s
    )
