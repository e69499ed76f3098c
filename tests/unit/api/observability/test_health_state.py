"""What is known of the parts of the service."""

import asyncio

import pytest

from factcheck.api.observability.health_state import Condition, HealthState, Part, ProbeLoop, Readiness


def test_nothing_known_is_nothing_wrong() -> None:
    assert HealthState().readiness() == Readiness(status=Condition.OK, parts={})


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([Condition.OK, Condition.OK], Condition.OK),
        ([Condition.OK, Condition.DEGRADED], Condition.DEGRADED),
        ([Condition.DEAD, Condition.DEGRADED], Condition.DEAD),
    ],
)
def test_the_worst_part_decides(told: list[Condition], expected: Condition) -> None:
    health = HealthState()
    for number, status in enumerate(told):
        health.update(str(number), status)
    assert health.readiness().status is expected


def test_the_last_word_counts() -> None:
    health = HealthState()
    health.update("store", Condition.DEGRADED, "the database is locked")
    health.update("store", Condition.OK)
    assert health.readiness().parts == {"store": Part(status=Condition.OK)}


def test_probes_are_asked_at_once_and_again() -> None:
    answers = ["the disk is full", "the disk is full", None]
    health = HealthState()
    seen = []

    async def probe() -> str | None:
        return answers.pop(0) if answers else None

    async def run() -> None:
        watch = ProbeLoop(health, {"store": probe}, interval_s=0.01)
        await watch.start()
        seen.append(health.readiness())
        while answers:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        seen.append(health.readiness())
        await watch.close()

    asyncio.run(run())
    full = Part(status=Condition.DEGRADED, detail="the disk is full")
    assert seen == [
        Readiness(status=Condition.DEGRADED, parts={"store": full}),
        Readiness(status=Condition.OK, parts={"store": Part(status=Condition.OK)}),
    ]
