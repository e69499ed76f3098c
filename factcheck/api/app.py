"""Settings -> the Litestar app: its dependencies, routes, and what starts and stops with it."""

import gc

from litestar import Litestar

from factcheck.api.core import build_core
from factcheck.api.edge.admission.api_keys import Keyring, read_entries
from factcheck.api.edge.query import known_parameters
from factcheck.api.observability.health_state import Probe, ProbeLoop
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
from factcheck.api.work.standing_authority import MODEL, StandingAuthority
from factcheck.pipeline.ports import Checker
from factcheck.settings import CacheMode, Settings
from factcheck.wiring import has_model
from factcheck.wiring.stores import build_answer_store, build_cache, build_prior_index, build_worksheet_store


def create_app(settings: Settings, checker: Checker | None = None) -> Litestar:
    """The app; `checker` replaces the process pool, for tests. Raises ConfigurationError."""
    core = build_core(settings, checker)
    reports, batches, answers = core.reports, core.batches, build_answer_store(settings)
    worksheets = build_worksheet_store(settings)
    probes = ProbeLoop(core.health, _probes(settings, reports, core.authority))
    worker = core.worker if settings.batch_worker else None
    return Litestar(
        route_handlers=[
            reports_router(
                ReportService(core.checks, answers, settings.max_bytes, settings.heartbeat_s),
                ListService(reports, worksheets, batches, answers)
                if reports and worksheets and batches and answers
                else None,
                WorksheetService(reports, worksheets, core.engine.runner) if reports and worksheets else None,
            ),
            *([batches_router(_batch_service(settings, batches, worker))] if batches else []),
            session_router(Keyring(read_entries(settings.api_keys))),
            prior_router(PriorService(build_prior_index(settings), settings.max_bytes)),
            audits_router(AuditService(core.engine.runner, answers, settings.max_bytes)),
            drafts_router(DraftService(core.engine.runner, answers, settings.draft_max_bytes)),
            list_prompts,
            get_report_schema,
            health_router(core.health),
            desk_router(DeskService(core.checks, is_keyed=settings.api_keys is not None)),
        ],
        on_startup=[
            *([core.pool.start] if core.pool else []),
            probes.start,
            *([worker.start] if worker else []),
            _freeze_heap,
        ],
        on_shutdown=[
            probes.close,
            *([worker.stop] if worker else []),
            *([core.pool.close] if core.pool else []),
            *(store.close for store in (reports, batches, answers, worksheets) if store is not None),
        ],
        before_request=known_parameters,
        exception_handlers=exception_handlers(),
        openapi_config=openapi_config(),
        logging_config=None,
    )


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


def _batch_service(settings: Settings, store: BatchStore, worker: BatchWorker | None) -> BatchService:
    return BatchService(
        store,
        worker.wake if worker else _leave_to_others,
        settings.batch_max_bytes,
        settings.batch_max_rows,
        settings.max_bytes,
        settings.heartbeat_s,
    )


def _leave_to_others() -> None:
    """No worker of this process to wake."""
