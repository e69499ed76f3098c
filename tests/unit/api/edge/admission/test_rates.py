"""Rates by a clock that the test turns."""

import struct
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from factcheck.api.edge.admission.rates import CallerLimits, DatabaseRates, MemoryRates, Rate, Rates, read_rates
from factcheck.api.edge.admission.shared_rates import SharedRates
from factcheck.api.refusals import RateLimitedError, TooManyAtOnceError
from factcheck.errors import StoreUnavailableError

_T = TypeVar("_T")


@dataclass
class Clock:
    now_s: float = 0.0

    def __call__(self) -> float:
        return self.now_s


def take(rates: Rates, caller: str) -> float:
    return at_once(rates.take(caller))


def count(limits: CallerLimits, caller: str) -> None:
    at_once(limits.count(caller))


def at_once(never_waits: Coroutine[Any, Any, _T]) -> _T:
    """What it returns, without an event loop: a test of thousands takes no time."""
    try:
        never_waits.send(None)
    except StopIteration as done:
        value: _T = done.value
        return value
    raise AssertionError("it waits")


def test_the_forms_of_the_setting() -> None:
    assert read_rates("10/second,600/minute , 7/hour, 9/day") == (
        Rate(10, 1),
        Rate(600, 60),
        Rate(7, 3600),
        Rate(9, 86400),
    )


def test_a_burst_is_let_in_and_then_one_after_each_interval() -> None:
    clock = Clock()
    rates = MemoryRates((Rate(10, 60),), clock)
    assert [take(rates, "desk") for _ in range(10)] == [0.0] * 10
    assert take(rates, "desk") == pytest.approx(6)
    clock.now_s = 6
    assert take(rates, "desk") == 0
    assert take(rates, "desk") == pytest.approx(6)


def test_who_is_refused_is_not_counted() -> None:
    clock = Clock()
    rates = MemoryRates((Rate(1, 60),), clock)
    take(rates, "desk")
    waits = [take(rates, "desk") for _ in range(100)]
    assert waits == pytest.approx([60] * 100)


def test_the_strictest_of_several_rates_decides() -> None:
    clock = Clock()
    rates = MemoryRates((Rate(2, 1), Rate(3, 3600)), clock)
    assert [take(rates, "desk") for _ in range(2)] == [0, 0]
    assert take(rates, "desk") == pytest.approx(0.5)
    clock.now_s = 1
    assert take(rates, "desk") == 0
    assert take(rates, "desk") == pytest.approx(3600 / 3 - 1)


def test_each_caller_counts_alone() -> None:
    rates = MemoryRates((Rate(1, 60),), Clock())
    assert [take(rates, caller) for caller in ("desk", "cms", "192.0.2.1")] == [0, 0, 0]


def test_as_many_callers_as_there_are_addresses_do_not_fill_the_memory() -> None:
    clock = Clock()
    rates = MemoryRates((Rate(1, 60),), clock)
    for number in range(50_000):
        take(rates, str(number))
    assert len(rates._due) <= 10_000  # noqa: SLF001 - what takes the memory
    assert take(rates, "49999") > 0


def test_an_endless_stream_of_requests_comes_out_at_the_rate() -> None:
    clock = Clock()
    rates = MemoryRates((Rate(600, 60),), clock)
    let_in = 0
    for step in range(100_000):
        clock.now_s = step / 1000
        let_in += take(rates, "desk") == 0
    assert let_in == pytest.approx(600 + 10 * 100, abs=1)


def test_the_wait_is_told() -> None:
    limits = CallerLimits(MemoryRates((Rate(1, 60),), Clock()), most_at_once=1)
    count(limits, "desk")
    with pytest.raises(RateLimitedError) as caught:
        count(limits, "desk")
    assert caught.value.headers() == {"Retry-After": "60"}


def test_so_many_at_once_and_a_place_is_free_again_after() -> None:
    limits = CallerLimits(MemoryRates((), Clock()), most_at_once=2)
    with limits.under_way("desk", "desk"), limits.under_way("cms", "cms"), limits.under_way("desk", "desk") as name:
        assert name == "desk"
        with pytest.raises(TooManyAtOnceError), limits.under_way("desk", "desk"):
            pass
    with limits.under_way("desk", "desk"), limits.under_way("desk", "desk"):
        pass


def test_rates_in_a_file_are_counted_by_all_who_map_it(tmp_path: Path) -> None:
    clock = Clock()
    one, other = (SharedRates(tmp_path / "rates", (Rate(3, 60), Rate(5, 3600)), clock) for _ in range(2))
    assert [take(rates, "desk") for rates in (one, other, one)] == [0, 0, 0]
    assert take(other, "desk") == pytest.approx(20)
    assert take(other, "cms") == 0
    clock.now_s = 60
    assert [take(rates, "desk") for rates in (other, one)] == [0, 0]
    assert take(one, "desk") == pytest.approx(3600 / 5 - 60)


def test_rates_in_a_file_keep_as_many_callers_as_fit(tmp_path: Path) -> None:
    rates = SharedRates(tmp_path / "rates", (Rate(1, 60),), Clock())
    assert {take(rates, f"address {number}") for number in range(40_000)} == {0.0}
    assert take(rates, "address 39999") == pytest.approx(60)


def test_what_is_damaged_in_a_file_of_rates_keeps_nobody_out_for_ever(tmp_path: Path) -> None:
    rates = SharedRates(tmp_path / "rates", (Rate(2, 60),), Clock())
    take(rates, "desk")
    content = (tmp_path / "rates").read_bytes()
    tag = content.strip(b"\0")[:16]
    place = content.index(tag)
    (tmp_path / "rates").write_bytes(content[:place] + tag + struct.pack("<d", 1e300) + content[place + 24 :])
    assert take(rates, "desk") == pytest.approx(30)


class Away:
    """A database that is out of reach."""

    async def take(self, _: str) -> float:
        raise StoreUnavailableError("connection refused")


def test_without_the_database_each_host_counts_alone(caplog: pytest.LogCaptureFixture) -> None:
    rates = DatabaseRates(Away(), MemoryRates((Rate(2, 60),), Clock()))
    assert [take(rates, "desk") for _ in range(3)] == [0, 0, pytest.approx(30)]
    assert "counted by this host alone: connection refused" in caplog.text


def test_with_the_database_no_host_counts_alone() -> None:
    shared, local = (MemoryRates((Rate(1, 60),), Clock()) for _ in range(2))
    rates = DatabaseRates(shared, local)
    assert [take(rates, "desk") for _ in range(2)] == [0, pytest.approx(60)]
    assert take(local, "desk") == 0
