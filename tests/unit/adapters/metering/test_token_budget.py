"""What a report, and a day, may ask of a model."""

import asyncio
import sys
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck.adapters.metering.day_ledger import FILE, DayLedger
from factcheck.adapters.metering.token_budget import DayBudget, ReportBudget
from factcheck.domain.chat import Answered, ChatRequest, ChatResponse, Usage
from factcheck.domain.question import Question
from factcheck.errors import BudgetError, ConfigurationError, ModelServerError
from tests.contract.questions import question, request
from tests.processes import GUARD_S, started

DAY = date(2022, 5, 10)


class Model:
    """Answers everything, at a cost of 20 tokens."""

    def __init__(self, usage: Usage | None = None) -> None:
        self.asked = 0
        self.usage = usage or Usage(prompt=15, completion=5)

    async def ask(self, _: Question) -> Answered:
        self.asked += 1
        await asyncio.sleep(0)
        response = ChatResponse(text="{}", model="m", usage=self.usage)
        return Answered(response=response, fingerprint="0" * 64)

    async def answer(self, _: ChatRequest) -> ChatResponse:
        return (await self.ask(question())).response


class Fails:
    async def answer(self, _: ChatRequest) -> ChatResponse:
        raise ModelServerError("x")


def day_budget(chat: Model | Fails, folder: Path, *, most: int, day: date = DAY) -> DayBudget:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return DayBudget(chat, most=most, count=lambda _: 50, ledger=DayLedger(folder), now=lambda: now)


def test_a_report_stops_before_the_call_that_could_exceed_its_budget() -> None:
    model = Model()
    budget = ReportBudget(model, most=130, count=lambda _: 10)

    async def run() -> None:
        for _ in range(10):
            await budget.ask(question(most=50))

    # A question may need 70, and costs 20: with 60 spent the fourth just fits.
    with pytest.raises(BudgetError, match=r"may need 70 tokens, and 80 of the 130 .* FACTCHECK_BUDGET_REPORT_TOKENS"):
        asyncio.run(run())
    assert model.asked == 4


def test_chunks_asked_at_once_share_a_reports_budget() -> None:
    model = Model()
    budget = ReportBudget(model, most=150, count=lambda _: 10)

    async def run() -> list[Answered | BaseException]:
        return await asyncio.gather(*(budget.ask(question(most=50)) for _ in range(3)), return_exceptions=True)

    assert [type(found) for found in asyncio.run(run())] == [Answered, Answered, BudgetError]


def test_a_server_that_counts_nothing_costs_what_was_set_aside() -> None:
    budget = ReportBudget(Model(Usage()), most=139, count=lambda _: 10)
    asyncio.run(budget.ask(question(most=50)))
    with pytest.raises(BudgetError):
        asyncio.run(budget.ask(question(most=50)))


def test_a_day_stops_before_the_call_that_could_exceed_it(tmp_path: Path) -> None:
    model = Model()
    budget = day_budget(model, tmp_path, most=130)

    async def run() -> None:
        for _ in range(10):
            await budget.answer(request())

    with pytest.raises(BudgetError, match=r"needs 100 tokens, and 40 of today's 130 .* FACTCHECK_BUDGET_DAY_TOKENS"):
        asyncio.run(run())
    assert model.asked == 2


def test_a_refused_call_leaves_room_for_another(tmp_path: Path) -> None:
    with pytest.raises(BudgetError):
        asyncio.run(day_budget(Model(), tmp_path, most=99).answer(request()))
    asyncio.run(day_budget(Model(), tmp_path, most=100).answer(request()))


def test_the_next_day_begins_at_nothing(tmp_path: Path) -> None:
    asyncio.run(day_budget(Model(), tmp_path, most=100).answer(request()))
    with pytest.raises(BudgetError):
        asyncio.run(day_budget(Model(), tmp_path, most=100).answer(request()))
    asyncio.run(day_budget(Model(), tmp_path, most=100, day=date(2022, 5, 11)).answer(request()))


def test_a_failed_call_stays_counted(tmp_path: Path) -> None:
    with pytest.raises(ModelServerError):
        asyncio.run(day_budget(Fails(), tmp_path, most=100).answer(request()))
    assert DayLedger(tmp_path).add(DAY, 0) == 100


def test_processes_share_a_day(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from factcheck.adapters.metering.day_ledger import DayLedger;"
        "ledger = DayLedger(Path(sys.argv[1]));"
        "[ledger.add(date(2022, 5, 10), 3) for _ in range(200)]"
    )
    with ExitStack() as opened:
        command = [sys.executable, "-c", code, str(tmp_path)]
        running = [opened.enter_context(started(command)) for _ in range(3)]
        assert [process.wait(GUARD_S) for process in running] == [0, 0, 0]
    assert DayLedger(tmp_path).add(DAY, 0) == 1800


def test_a_file_of_another_kind_is_a_mistake_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\n5\n" * 2000)
    with pytest.raises(ConfigurationError, match="cannot be counted"):
        DayLedger(tmp_path).add(DAY, 2)


def test_the_file_is_nobody_elses(tmp_path: Path) -> None:
    DayLedger(tmp_path / "spent").add(DAY, 1)
    assert [oct(path.stat().st_mode)[-3:] for path in (tmp_path / "spent", *(tmp_path / "spent").iterdir())] == [
        "700",
        "600",
    ]


def test_a_day_that_cannot_be_counted_is_a_mistake_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match="FACTCHECK_CACHE_DIR"):
        DayLedger(tmp_path / "file").add(DAY, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
