"""A run of rows of a batch -> their answers: checked by the rules in one call of a process, and stored together.

A call, with its hops between threads and processes, and a transaction cost more than storing what a check comes to.
"""

import asyncio
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from factcheck.api.edge.admission.token_quotas import TokenQuotas
from factcheck.api.service_ports import AnswerRuns, ReportRuns
from factcheck.api.work.batch_rows import error_line, read_row
from factcheck.api.work.calls import CheckedRow, StoredRow, check_rows, report_line
from factcheck.api.work.shared_checks import SharedChecks
from factcheck.errors import FactcheckError
from factcheck.pipeline.stored import AnswerRow, AnswerRows, RowAnswer, StoredReport, TakenRow, pack

# Of rows that are checked in one call: some tenths of a second. A longer article has a call of its own.
_MOST_BYTES: Final = 32_000
# After so long, a lease of the queue, one of them hangs; generous, since a host may have more to do than it can.
WITHIN_S: Final = 10.0


class Stores(NamedTuple):
    reports: ReportRuns
    batches: AnswerRuns


def each_by_itself(answer: AnswerRow) -> AnswerRows:
    """Rows of a run that have nothing in common but that they wait at the same time."""

    async def answer_each(rows: Sequence[TakenRow]) -> None:
        await _gather_all(map(answer, rows))

    return answer_each


class RunAnswers:
    """Where a run fails, since one of its rows hangs, takes too much memory or kills its process, each of its rows is
    answered `alone`, with the limits of a check.
    """

    def __init__(
        self,
        alone: AnswerRow,
        checks: SharedChecks,
        stores: Stores,
        quotas: TokenQuotas,
        *,
        within_s: float = WITHIN_S,
    ) -> None:
        self._each = each_by_itself(alone)
        self._checks = checks
        self._stores = stores
        self._quotas = quotas
        self._within_s = within_s

    async def answer(self, rows: Sequence[TakenRow]) -> None:
        """Idempotent: the store keeps the first answer of a row. Raises StoreError, after the others are stored."""
        await _gather_all(map(self._answer, _pieces(rows)))

    async def _answer(self, rows: Sequence[TakenRow]) -> None:
        try:
            answers = await self._answers(rows)
        except (FactcheckError, ValueError):  # a ValueError of a row that cannot be read
            await self._each(rows)
        else:
            await self._stores.batches.finish_all(answers)

    async def _answers(self, rows: Sequence[TakenRow]) -> list[RowAnswer]:
        owner = rows[0].owner
        await self._quotas.require_left(owner or None)
        stored = [read_row(row.content) for row in rows]
        ids = [self._checks.id_of(row.submission) for row in stored]
        found = await self._stores.reports.adopt_all(ids, owner)
        new = [place for place, report in enumerate(found) if report is None]
        checked = dict(zip(new, await self._checked([stored[place] for place in new]), strict=True))
        made = [(ids[place], one.report) for place, one in checked.items() if isinstance(one, CheckedRow)]
        await self._stores.reports.put_all(made, owner)
        return [_answer(row, stored[place], found[place] or checked[place]) for place, row in enumerate(rows)]

    async def _checked(self, rows: Sequence[StoredRow]) -> list[CheckedRow | FactcheckError]:
        if not rows:
            return []
        return await self._checks.engine.runner.run(partial(check_rows, rows), _start, within_s=self._within_s)


async def _gather_all(answering: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Wait for all; then raise what the first that failed has raised."""
    for outcome in await asyncio.gather(*answering, return_exceptions=True):
        if outcome is not None:
            raise outcome


def _answer(row: TakenRow, stored: StoredRow, made: StoredReport | CheckedRow | FactcheckError) -> RowAnswer:
    if isinstance(made, FactcheckError):
        return RowAnswer(row, pack(error_line(stored, made)), has_failed=True)
    packed = made.packed if isinstance(made, CheckedRow) else pack(report_line(stored.id, made.content))
    return RowAnswer(row, packed, has_failed=False)


def _start() -> None:
    """It is a check; nobody follows it."""


def _pieces(rows: Sequence[TakenRow]) -> Iterator[list[TakenRow]]:
    piece: list[TakenRow] = []
    volume = 0
    for row in rows:
        volume += len(row.content)
        if piece and volume > _MOST_BYTES:
            yield piece
            piece, volume = [], len(row.content)
        piece.append(row)
    if piece:
        yield piece
