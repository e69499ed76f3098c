"""A row of a batch -> its report, or its error, stored as its answer."""

import asyncio
from contextlib import ExitStack
from typing import Final

from factcheck.api.edge.token_quotas import TokenQuotas
from factcheck.api.refusals import BusyError, UnavailableError
from factcheck.api.service_ports import BatchStore
from factcheck.api.work.batch_rows import error_line, read_row, report_line
from factcheck.api.work.engines import Stage, Told
from factcheck.api.work.shared_checks import Mode, ReportAnswer, SharedChecks
from factcheck.pipeline.stored import TakenRow
from factcheck.pipeline.submission import Submission

_RETRY_S: Final = 1.0
_STAGES_ALONE: Final = Mode(follows=False)


class RowAnswers:
    """What every worker does with a row, whichever queue it comes from.

    Of the rows under way `checking` are checked at a time, so that requests need not queue behind a batch; the others
    wait for a model's answers.
    """

    def __init__(self, store: BatchStore, checks: SharedChecks, quotas: TokenQuotas, *, checking: int) -> None:
        self._store = store
        self._checks = checks
        self._quotas = quotas
        self._slots = asyncio.Semaphore(checking)

    async def answer(self, row: TakenRow) -> None:
        """Idempotent: the store keeps the first answer of a row. Raises StoreError."""
        stored = read_row(row.content)
        checking = asyncio.ensure_future(self._report(stored.submission, row.owner))
        try:
            await asyncio.wait([checking])
        finally:
            checking.cancel()
        exc = checking.exception()
        line = report_line(stored, checking.result()) if exc is None else error_line(stored, exc)
        await self._store.finish(row, line, failed=exc is not None)

    async def _report(self, submission: Submission, owner: str) -> ReportAnswer:
        """Retry where a request would be refused (queue full, quota unavailable). The owner has the report, and is
        charged its tokens.
        """
        key = owner or None
        while True:
            try:
                await self._quotas.require_left(key)
                answered = await self._check(submission, owner)
            except (BusyError, UnavailableError):
                await asyncio.sleep(_RETRY_S)
            else:
                await self._quotas.charge(key, answered.tokens)
                return answered

    async def _check(self, submission: Submission, owner: str) -> ReportAnswer:
        """Gives its slot up as soon as a model is asked."""
        await self._slots.acquire()
        with ExitStack() as slot:
            slot.callback(self._slots.release)

            def tell(told: Told) -> None:
                if told is Stage.ASKING:
                    slot.close()

            return await self._checks.report(submission, owner, _STAGES_ALONE, tell)
