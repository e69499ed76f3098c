"""Host header validation against DNS rebinding.

A web page can resolve its own name to 127.0.0.1 and have a browser call a service that asks for no key, so what listens
on loopback without keys accepts loopback names alone. Litestar's AllowedHosts refuses `host:port`, and stands behind
the routing, so unknown addresses would pass it.
"""

import ipaddress
from functools import lru_cache
from typing import Final

from factcheck.api.refusals import BadHostError

LOOPBACK_NAMES: Final = ("localhost", "*.localhost", "127.0.0.1", "::1")
_SHOWN: Final = 80


class AllowedHosts:
    """Host names, with any port; `*.example.org` matches every subdomain, `*` every name."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._allows_all = "*" in names
        self._names = frozenset(_canonical(name) for name in names if not name.startswith("*"))
        self._endings = tuple(name[1:].lower() for name in names if name.startswith("*."))

    def must_allow(self, host: bytes) -> None:
        """Check a Host header. Raises BadHostError."""
        if self._allows_all:
            return
        name = _name(host.decode("latin-1"))
        if name in self._names or name.endswith(self._endings):
            return
        raise BadHostError(
            f"this service does not go by the name {name[:_SHOWN]!r}; FACTCHECK_ALLOWED_HOSTS lists its names"
        )


@lru_cache(1024)
def is_loopback(address: str) -> bool:
    """Whether a numeric IP address, with or without a zone, is a loopback address."""
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def _name(host: str) -> str:
    """The host without its port; IPv6 with or without brackets."""
    name, colon, port = host.rpartition(":")
    return _canonical(name if colon and port.isdecimal() and (":" not in name or name.endswith("]")) else host)


def _canonical(name: str) -> str:
    return name.strip().lower().removeprefix("[").removesuffix("]").removesuffix(".")
