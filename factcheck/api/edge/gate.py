"""The gate before the app: who may come in, by what name they call us, how often, and with what.

It stands outside of Litestar, whose own middlewares are not asked about an address that does not exist.
"""

import ipaddress
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Final, NamedTuple

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from factcheck.api.edge.asgi import send_empty, send_problem
from factcheck.api.edge.cors import Origins
from factcheck.api.edge.hosts import AllowedHosts
from factcheck.api.edge.keys import Keyring
from factcheck.api.edge.protocol import MOST_HEADER_BYTES
from factcheck.api.edge.rates import CallerLimits
from factcheck.api.edge.token_quotas import Spending
from factcheck.api.observability.log_fields import note_of, tokens_of
from factcheck.api.problems import of_ours
from factcheck.api.refusals import HeadersTooLargeError, RefusedError, UnauthorizedError

LIVENESS: Final = "/health/live"
# What a setting may open to those without a key, by the beginning of the path.
OPENABLE: Final = {"ready": "/health/ready", "metrics": "/metrics", "schema": "/schema"}
_LIMITED: Final = "/v1/"
# What is there already may be read with a key whose tokens are spent.
_SPENDS: Final = "POST"
_PLACES_KNOWN: Final = 4096


class Rules(NamedTuple):
    """Who is let in."""

    keyring: Keyring
    open_paths: tuple[str, ...]
    hosts: AllowedHosts
    origins: Origins
    limits: CallerLimits
    spending: Spending
    most_headers: int


class Gate:
    """An ASGI app around another, which sees nothing but requests that are let in."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if self._rules.origins.is_preflight(scope, headers):
            await send_empty(send, 204, self._rules.origins.headers(headers, preflight=True))
            return
        try:
            with self._admission(scope, headers) as caller:
                if scope["method"] == _SPENDS:
                    await self._rules.spending.must_have_left(caller)
                await self._app(scope, receive, send)
                await self._rules.spending.count(caller, tokens_of(scope))
        except RefusedError as exc:
            await send_problem(send, of_ours(exc), exc.headers())

    def _admission(self, scope: Scope, headers: dict[bytes, bytes]) -> AbstractContextManager[str | None]:
        """Raises RefusedError. The name over the key is what the context gives, where there is one."""
        rules, path = self._rules, scope["path"]
        _must_be_few(scope, rules.most_headers)
        if path == LIVENESS:
            return nullcontext()
        rules.hosts.must_allow(headers.get(b"host", b""))
        name = self._name(scope, headers)
        caller = name or _address(scope)
        if caller is None or not path.startswith(_LIMITED):
            return nullcontext(name)
        rules.limits.count(caller)
        return rules.limits.under_way(caller, name)

    def _name(self, scope: Scope, headers: dict[bytes, bytes]) -> str | None:
        """Whoever has no key may try only so often, too."""
        if not self._rules.keyring or _is_below(scope["path"], self._rules.open_paths):
            return None
        try:
            name = self._rules.keyring.owner(headers)
        except UnauthorizedError:
            self._rules.limits.count(_address(scope) or "loopback")
            raise
        noted = note_of(scope)
        if noted is not None:
            noted.key = name
        return name


def _must_be_few(scope: Scope, most: int) -> None:
    """The server's own limit of bytes holds for what comes in pieces alone."""
    sizes = [len(name) + len(value) for name, value in scope["headers"]]
    if len(sizes) > most:
        raise HeadersTooLargeError(f"there are {len(sizes)} headers, more than the {most} of FACTCHECK_MAX_HEADERS")
    if sum(sizes) > MOST_HEADER_BYTES:
        raise HeadersTooLargeError(f"the headers take more than {MOST_HEADER_BYTES} bytes")


def _is_below(path: str, open_paths: tuple[str, ...]) -> bool:
    return any(path == opened or path.startswith(f"{opened}/") for opened in open_paths)


def _address(scope: Scope) -> str | None:
    host, _ = scope.get("client") or ("127.0.0.1", 0)
    return _place(host)


@lru_cache(_PLACES_KNOWN)
def _place(host: str) -> str | None:
    """Where the caller is, None on this machine itself. One who has a /64 of IPv6 has all of its addresses."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:  # a proxy may pass on whatever its own caller made up
        return "no address"
    if address.is_loopback:
        return None
    return str(address if address.version == 4 else ipaddress.ip_network((address, 64), strict=False))
