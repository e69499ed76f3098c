"""Admission middleware (ASGI): Host header, API key, rates and concurrency, token quota, header size, CORS preflight.

It stands outside of Litestar, whose own middlewares do not run for unknown routes (404) and methods (405), so those
could be called without a key and without a rate.
"""

import ipaddress
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Final, NamedTuple

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from factcheck.api.edge.admission.api_keys import Keyring
from factcheck.api.edge.admission.cors import Origins
from factcheck.api.edge.admission.hosts import AllowedHosts
from factcheck.api.edge.admission.rates import CallerLimits
from factcheck.api.edge.admission.token_quotas import TokenQuotas
from factcheck.api.edge.asgi import send_empty, send_problem
from factcheck.api.edge.protocol import MOST_HEADER_BYTES
from factcheck.api.observability.log_fields import fields_of, tokens_of
from factcheck.api.problems import of_ours
from factcheck.api.refusals import CrossSiteError, HeadersTooLargeError, RefusedError, UnauthorizedError

LIVENESS: Final = "/health/live"
# Where a page gives its key, so without one; each attempt counts against the rate of the address.
SESSION: Final = "/session"
# Path prefixes that FACTCHECK_OPEN_ROUTES may exempt from authentication, by name.
OPENABLE: Final = {"ready": "/health/ready", "metrics": "/metrics", "schema": "/schema"}
_PAGES: Final = "/reports/"
_LIMITED: Final = "/v1/"
# Only this method spends tokens: stored reports can be read with a used-up quota.
_SPENDING_METHOD: Final = "POST"
_ADDRESSES_CACHED: Final = 4096


class Rules(NamedTuple):
    """The parts of admission."""

    keyring: Keyring
    open_paths: tuple[str, ...]
    hosts: AllowedHosts
    origins: Origins
    limits: CallerLimits
    quotas: TokenQuotas
    most_headers: int


class Gate:
    """An ASGI app around another, which sees admitted requests alone; others get a problem document."""

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
            with await self._admission(scope, headers) as caller:
                if scope["method"] == _SPENDING_METHOD:
                    await self._rules.quotas.require_left(caller)
                await self._app(scope, receive, send)
                await self._rules.quotas.charge(caller, tokens_of(scope))
        except RefusedError as exc:
            await send_problem(send, of_ours(exc), exc.headers())

    async def _admission(self, scope: Scope, headers: dict[bytes, bytes]) -> AbstractContextManager[str | None]:
        """Admit, or raise RefusedError. The context holds a concurrency slot, and gives the name of the key or None.

        Loopback without a key is neither rated nor limited.
        """
        rules, path = self._rules, scope["path"]
        _check_header_size(scope, rules.most_headers)
        if path == LIVENESS:
            return nullcontext()
        rules.hosts.must_allow(headers.get(b"host", b""))
        if path == SESSION:
            await rules.limits.count(_address(scope) or "loopback")
            return nullcontext()
        name = await self._authenticate(scope, headers)
        caller = name or _address(scope)
        if caller is None or not path.startswith(_LIMITED):
            return nullcontext(name)
        await rules.limits.count(caller)
        return rules.limits.under_way(caller, name)

    async def _authenticate(self, scope: Scope, headers: dict[bytes, bytes]) -> str | None:
        """The name of the key; None where none is needed. Failed attempts count against the rate of the address."""
        if not self._rules.keyring or _is_below(scope["path"], self._rules.open_paths):
            return None
        fields = fields_of(scope)
        try:
            name = self._rules.keyring.owner(headers, str(scope.get("method")))
        except (UnauthorizedError, CrossSiteError):
            if fields is not None and _is_page(scope):
                fields.is_stranger = True
                return None
            await self._rules.limits.count(_address(scope) or "loopback")
            raise
        if fields is not None:
            fields.key = name
        return name


def _check_header_size(scope: Scope, most: int) -> None:
    """h11's `max_incomplete_event_size` does not apply to headers that arrive in one read."""
    sizes = [len(name) + len(value) for name, value in scope["headers"]]
    if len(sizes) > most:
        raise HeadersTooLargeError(f"there are {len(sizes)} headers, more than the {most} of FACTCHECK_MAX_HEADERS")
    if sum(sizes) > MOST_HEADER_BYTES:
        raise HeadersTooLargeError(f"the headers take more than {MOST_HEADER_BYTES} bytes")


def _is_page(scope: Scope) -> bool:
    """A page asks its reader for the key; until then it has nothing to show."""
    path = scope["path"]
    return scope.get("method") in ("GET", "HEAD") and (path == "/" or path.startswith(_PAGES))


def _is_below(path: str, open_paths: tuple[str, ...]) -> bool:
    return any(path == opened or path.startswith(f"{opened}/") for opened in open_paths)


def _address(scope: Scope) -> str | None:
    host, _ = scope.get("client") or ("127.0.0.1", 0)
    return _client_key(host)


@lru_cache(_ADDRESSES_CACHED)
def _client_key(host: str) -> str | None:
    """The address that rates are counted by, None for loopback. IPv6 is counted by /64, which one host may own."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:  # X-Forwarded-For through a trusted proxy may hold anything
        return "no address"
    if address.is_loopback:
        return None
    return str(address if address.version == 4 else ipaddress.ip_network((address, 64), strict=False))
