"""Runs of rows on a real PostgreSQL and real processes: no row is lost, or held up for long, by another's fault."""

import asyncio
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import forkserver
from typing import Any

import psycopg
import pytest

from factcheck.adapters.postgres.batches import PostgresBatchStore
from factcheck.adapters.postgres.database import Database, Server
from factcheck.adapters.postgres.reports import PostgresReportStore
from factcheck.adapters.postgres.row_queue import RowRun
from factcheck.api.edge.admission.token_quotas import TokenQuotas
from factcheck.api.observability.health_state import HealthState
from factcheck.api.service_ports import DayLedger
from factcheck.api.work.batch_rows import read_batch
from factcheck.api.work.calls import make_checker
from factcheck.api.work.engines import Engine, rules_alone
from factcheck.api.work.processes import Limits, ProcessPool
from factcheck.api.work.row_answers import RowAnswers
from factcheck.api.work.row_runs import RunAnswers, Stores, each_by_itself
from factcheck.api.work.shared_checks import SharedChecks
from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.pipeline.ports import Checker
from factcheck.pipeline.stored import AnswerRows, NewBatch
from factcheck.pipeline.submission import Options
from factcheck.settings import Settings
from factcheck.wiring import load_prices
from tests.http.test_batches import in_lines, rows
from tests.processes import GUARD_S

HANGS, DIES, MENU = "It hangs.", "It dies.", "Home"
BATCH, OWNER = "b", "cms"
# A run is given up before a check is; others of it need a fraction of either.
WITHIN_S, TIMEOUT_S = 1.0, 6.0
Made = Callable[[RowAnswers, SharedChecks, Stores, TokenQuotas], AnswerRows]


@dataclass
class Troubled:
    """Like a checker of the service, but for texts that hang or kill their process."""

    checker: Checker

    def check_text(self, text: str, metadata: Metadata) -> Report:
        if HANGS in text:
            time.sleep(3600)
        if DIES in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.checker.check_text(text, metadata)


def make_troubled(options: Options) -> Any:
    return Troubled(make_checker(Settings(), options))


def no_ledger(name: str) -> DayLedger:
    raise AssertionError(name)


def together(alone: RowAnswers, checks: SharedChecks, stores: Stores, quotas: TokenQuotas) -> AnswerRows:
    return RunAnswers(alone.answer, checks, stores, quotas, within_s=WITHIN_S).answer


def one_by_one(alone: RowAnswers, checks: SharedChecks, stores: Stores, quotas: TokenQuotas) -> AnswerRows:
    del checks, stores, quotas
    return each_by_itself(alone.answer)


@pytest.fixture(scope="module", autouse=True)
def no_fork_server_is_left() -> Iterator[None]:
    """Python's, which ends with its process; the standard library has no public name for it."""
    yield
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # noqa: SLF001


@pytest.fixture
def database(postgres_url: str) -> Iterator[Database]:
    made = Database(Server(postgres_url))
    yield made
    made.close()


def answered(database: Database, given: list[dict[str, Any]], make: Made, *, times: int = 1) -> list[bytes]:
    """The answers to a batch, its rows given as one run, so many times at once; in order of their ids."""
    reports, batches = PostgresReportStore(database), PostgresBatchStore(database, max_age_s=3600)
    pool = ProcessPool(make_troubled, Limits(TIMEOUT_S, memory_mb=2000), 2)
    checks = SharedChecks(Engine(pool, rules_alone, HealthState(), load_prices()), reports, lambda _: "rules")
    quotas = TokenQuotas(no_ledger, most=None)
    answer = make(RowAnswers(batches, checks, quotas), checks, Stores(reports, batches), quotas)

    async def run() -> list[bytes]:
        pool.start()
        try:
            new = read_batch(in_lines(given), max_bytes=100_000, max_rows=100)
            await batches.add(NewBatch(BATCH, OWNER, "digest", new))
            taken = await batches.open_rows(RowRun(BATCH, [row.place for row in new]))
            async with asyncio.timeout(GUARD_S):
                await asyncio.gather(*(answer(taken) for _ in range(times)))
            return await batches.results(BATCH, after=0, most=100)
        finally:
            pool.close()

    return sorted(asyncio.run(run()), key=lambda line: int(json.loads(line)["id"]))


def kept(postgres_url: str) -> int:
    with psycopg.connect(postgres_url) as connection:
        found = connection.execute("SELECT count(*) FROM factcheck.owned WHERE owner = %s", (OWNER,)).fetchone()
    return int(found[0]) if found is not None else 0


def codes(lines: list[bytes]) -> list[str | None]:
    return [json.loads(line).get("error", {}).get("code") for line in lines]


def test_a_run_has_the_answers_that_its_rows_would_have_one_by_one(database: Database, postgres_url: str) -> None:
    given = [*rows(5), {"id": 6, "text": MENU}, {"id": 7, **{k: v for k, v in rows(1)[0].items() if k != "id"}}]
    answers = answered(database, given, together)
    assert kept(postgres_url) == 5
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("TRUNCATE factcheck.batches, factcheck.reports CASCADE")
    assert answers == answered(database, given, one_by_one)
    assert [code is None for code in codes(answers)] == [True] * 5 + [False, True]


@pytest.mark.parametrize(("trouble", "code"), [(HANGS, "over-limit"), (DIES, "worker-died")])
def test_a_row_that_hangs_or_kills_its_process_costs_the_others_of_its_run_nothing(
    database: Database, postgres_url: str, trouble: str, code: str
) -> None:
    given = rows(8)
    given[2]["text"] += f" {trouble}"
    assert codes(answered(database, given, together)) == [None, None, code, None, None, None, None, None]
    assert kept(postgres_url) == 7


def test_a_run_that_is_given_to_two_hosts_has_one_answer_a_row(database: Database, postgres_url: str) -> None:
    assert codes(answered(database, rows(8), together, times=2)) == [None] * 8
    assert kept(postgres_url) == 8


def test_what_is_stored_is_not_checked_again(database: Database) -> None:
    given = rows(4)
    first = answered(database, given, together)
    asyncio.run(PostgresBatchStore(database, max_age_s=3600).forget(OWNER))
    assert answered(database, given, together) == first


def test_long_articles_have_calls_of_their_own(database: Database) -> None:
    given = [{**row, "text": f"{row['text']} {'The office said so. ' * 700}"} for row in rows(3)]
    assert codes(answered(database, given, together)) == [None] * 3
