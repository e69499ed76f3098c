"""What a service's model may decide at the moment: its certificate is read again when one is made or changed."""

import logging
from collections.abc import Callable
from typing import Final

from factcheck.api.observability.health_state import Condition, HealthState, Part
from factcheck.domain.authority import Authority, AuthorityChoice
from factcheck.errors import ConfigurationError

MODEL: Final = "model"
_UNREADABLE: Final = "the certificate cannot be read, so that before it stands; run: factcheck model exam"
_log: Final = logging.getLogger(__name__)


class StandingAuthority:
    """The authority that `read` gives, shown as the part `model` of readiness.

    Where a certificate cannot be read any more the last one stands, and the part is degraded. At construction
    ConfigurationError is raised.
    """

    def __init__(self, read: Callable[[], Authority], health: HealthState) -> None:
        self._read = read
        self._health = health
        self._authority = read()
        self._part = Part(status=Condition.OK, detail=_described(self._authority))
        self._tell(self._part)

    def __call__(self) -> Authority:
        """Costs a stat of the certificate."""
        try:
            self._authority = self._read()
            part = Part(status=Condition.OK, detail=_described(self._authority))
        except ConfigurationError:
            part = Part(status=Condition.DEGRADED, detail=_UNREADABLE)
        if part != self._part:
            self._part = part
            self._tell(part)
            _log.info("model: its authority has changed", extra={"fields": {"detail": part.detail}})
        return self._authority

    async def probe(self) -> Part:
        """For readiness, where nobody sends articles."""
        self()
        return self._part

    def _tell(self, part: Part) -> None:
        self._health.update(MODEL, part.status, part.detail)


def _described(authority: Authority) -> str:
    if authority.by is AuthorityChoice.EXAM and authority.certificate is None:
        return "not examined, so it only restates and sums up; run: factcheck model exam"
    by = f"certificate {authority.certificate}" if authority.certificate else f"authority {authority.by}"
    return f"{by}: it decides {', '.join(authority.granted) or 'nothing'}"
