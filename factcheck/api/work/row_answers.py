"""A row of a batch -> its report, or its error, stored as its answer."""

import asyncio
from typing import Final

from factcheck.api.edge.admission.token_quotas import TokenQuotas
from factcheck.api.refusals import BusyError, UnavailableError
from factcheck.api.service_ports import BatchStore
from factcheck.api.work.batch_rows import error_line, read_row
from factcheck.api.work.calls import report_line
from factcheck.api.work.shared_checks import ReportAnswer, SharedChecks
from factcheck.pipeline.stored import TakenRow
from factcheck.pipeline.submission import Submission

_RETRY_S: Final = 1.0


class RowAnswers:
    """What every worker does with a row, whichever queue it comes from."""

    def __init__(self, store: BatchStore, checks: SharedChecks, quotas: TokenQuotas) -> None:
        self._store = store
        self._checks = checks
        self._quotas = quotas

    async def answer(self, row: TakenRow) -> None:
        """Idempotent: the store keeps the first answer of a row. Raises StoreError."""
        stored = read_row(row.content)
        checking = asyncio.ensure_future(self._report(stored.submission, row.owner))
        try:
            await asyncio.wait([checking])
        finally:
            checking.cancel()
        exc = checking.exception()
        line = report_line(stored.id, checking.result().report.content) if exc is None else error_line(stored, exc)
        await self._store.finish(row, line, failed=exc is not None)

    async def _report(self, submission: Submission, owner: str) -> ReportAnswer:
        """Retry where a request would be refused (queue full, quota unavailable). The owner has the report, and is
        charged its tokens.
        """
        key = owner or None
        while True:
            try:
                await self._quotas.require_left(key)
                answered = await self._checks.report(submission, owner)
            except (BusyError, UnavailableError):
                await asyncio.sleep(_RETRY_S)
            else:
                await self._quotas.charge(key, answered.tokens)
                return answered
