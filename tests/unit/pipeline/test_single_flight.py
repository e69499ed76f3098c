"""Concurrent calls of one key share one task, which its last waiter cancels where it may."""

import asyncio

from factcheck.pipeline.single_flight import Flight, SingleFlight


class Guarded(Flight[str]):
    """May be cancelled once it is told so."""

    may_be_cancelled = False

    @property
    def is_cancellable(self) -> bool:
        return self.may_be_cancelled


async def after(event: asyncio.Event) -> str:
    await event.wait()
    return "done"


async def leave(waiting: "asyncio.Task[str]") -> None:
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])


def test_one_task_for_a_key_while_it_is_under_way_and_another_after_it() -> None:
    async def run() -> None:
        event, flights = asyncio.Event(), SingleFlight[str, Flight[str]]()
        first, is_first = flights.join("a", lambda: Flight(after(event)))
        second, is_second = flights.join("a", lambda: Flight(after(event)))
        other, _ = flights.join("b", lambda: Flight(after(event)))
        assert (second is first, other is first, is_first, is_second) == (True, False, True, False)
        event.set()
        assert tuple(await asyncio.gather(first.wait(), second.wait(), other.wait())) == ("done",) * 3
        third, is_third = flights.join("a", lambda: Flight(after(event)))
        assert (third is first, is_third, await third.wait()) == (False, True, "done")

    asyncio.run(run())


def test_the_last_waiter_that_leaves_cancels_the_task_and_the_next_gets_another() -> None:
    async def run() -> None:
        event, flights = asyncio.Event(), SingleFlight[str, Flight[str]]()
        flight, _ = flights.join("a", lambda: Flight(after(event)))
        stays, leaves = asyncio.create_task(flight.wait()), asyncio.create_task(flight.wait())
        await leave(leaves)
        assert not flight.task.cancelling()
        await leave(stays)
        assert flight.task.cancelled()
        event.set()
        following, is_new = flights.join("a", lambda: Flight(after(event)))
        assert (is_new, await following.wait()) == (True, "done")

    asyncio.run(run())


def test_a_flight_that_may_not_be_cancelled_goes_on_until_it_may() -> None:
    async def run() -> None:
        flight, _ = SingleFlight[str, Guarded]().join("a", lambda: Guarded(after(asyncio.Event())))
        await leave(asyncio.create_task(flight.wait()))
        assert not flight.task.cancelling()
        flight.may_be_cancelled = True
        flight.cancel_if_abandoned()
        await asyncio.wait([flight.task])
        assert flight.task.cancelled()

    asyncio.run(run())
