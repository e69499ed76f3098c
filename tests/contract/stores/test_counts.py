"""The ports of budgets and rates: however many hosts count, no more is let in than one would."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from factcheck.api.edge.admission.rates import Rate, Rates
from tests.contract.stores.backends import Backend

DAY, NEXT = date(2022, 5, 10), date(2022, 5, 11)


def take(rates: Rates, caller: str) -> float:
    return asyncio.run(rates.take(caller))


def test_a_day_has_its_own_total_in_each_ledger(backend: Backend) -> None:
    ledger, other = backend.ledger(), backend.ledger("keys/cms")
    assert [ledger.add(DAY, 0), ledger.add(DAY, 10), ledger.add(DAY, -4), ledger.add(NEXT, 1)] == [0, 10, 6, 1]
    assert (other.add(DAY, 0), backend.ledger().add(DAY, 0)) == (0, 6)


def test_no_reservation_exceeds_the_most(backend: Backend) -> None:
    ledger = backend.ledger()
    assert not ledger.reserve(DAY, 11, most=10)
    assert ledger.reserve(DAY, 4, most=10)
    assert not ledger.reserve(DAY, 7, most=10)
    assert ledger.reserve(DAY, 6, most=10)
    assert ledger.add(DAY, 0) == 10


def test_of_many_reservations_at_once_exactly_those_that_fit_are_made(backend: Backend) -> None:
    ledgers = [backend.ledger() for _ in range(3)]
    with ThreadPoolExecutor(6) as threads:
        made = list(threads.map(lambda number: ledgers[number % 3].reserve(DAY, 7, most=100), range(60)))
    assert made.count(True) == 14
    assert ledgers[0].add(DAY, 0) == 98


def test_a_burst_is_let_in_and_then_one_after_each_interval(backend: Backend) -> None:
    one, other = (backend.rates(Rate(3, 6000), Rate(5, 360_000)) for _ in range(2))
    assert [take(rates, "desk") for rates in (one, other, one)] == [0, 0, 0]
    waits = [take(other, "desk") for _ in range(3)]
    assert waits == pytest.approx([2000] * 3, abs=60)
    assert take(other, "cms") == 0
    backend.wait(6000)
    assert [take(rates, "desk") for rates in (other, one)] == [0, 0]
    assert take(one, "desk") == pytest.approx(360_000 / 5 - 6000, abs=60)


def test_of_many_requests_at_once_exactly_the_rate_is_let_in(backend: Backend) -> None:
    hosts = [backend.rates(Rate(50, 86_400)) for _ in range(3)]

    async def ask() -> list[float]:
        return await asyncio.gather(*(hosts[number % 3].take("desk") for number in range(200)))

    assert asyncio.run(ask()).count(0) == 50
