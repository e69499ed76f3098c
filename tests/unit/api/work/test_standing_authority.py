"""Readiness tells what the model may decide now; a certificate that cannot be read leaves what was."""

import asyncio

import pytest

from factcheck.api.observability.health_state import Condition, HealthState, Part
from factcheck.api.work.standing_authority import MODEL, StandingAuthority
from factcheck.domain.authority import FULL_AUTHORITY, Authority, AuthorityChoice, Decision
from factcheck.errors import ConfigurationError

UNEXAMINED = Authority(by=AuthorityChoice.EXAM)
GRANTED = Authority(by=AuthorityChoice.EXAM, granted=(Decision.DROP,), certificate="0" * 16)


def test_the_authority_of_now_is_told() -> None:
    found: list[Authority | ConfigurationError] = [UNEXAMINED]
    health = HealthState()

    def read() -> Authority:
        if isinstance(found[0], ConfigurationError):
            raise found[0]
        return found[0]

    def told() -> Part:
        return health.readiness().parts[MODEL]

    standing = StandingAuthority(read, health)
    assert told().detail == "not examined, so it only restates and sums up; run: factcheck model exam"
    found[0] = GRANTED
    assert standing() == GRANTED
    assert told() == Part(status=Condition.OK, detail="certificate 0000000000000000: it decides drop")
    found[0] = ConfigurationError("it is no certificate")
    assert standing() == GRANTED
    assert told().status is Condition.DEGRADED
    found[0] = FULL_AUTHORITY
    assert asyncio.run(standing.probe()) == told()
    assert told().status is Condition.OK


def test_a_service_with_a_certificate_that_cannot_be_read_does_not_start() -> None:
    def read() -> Authority:
        raise ConfigurationError("it is no certificate")

    with pytest.raises(ConfigurationError):
        StandingAuthority(read, HealthState())
