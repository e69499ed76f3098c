"""Validation of a server's URL, and whether what is sent there can be read on the way."""

import ipaddress
from typing import Final
from urllib.parse import SplitResult, urlsplit

from pydantic_core import PydanticCustomError

# The type of errors whose message is written for users; see `_complaint`.
EXPLAINED: Final = "explained"


def must_be_address(url: str) -> str:
    """`url`, whose host and port can be connected to; for a pydantic validator."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise _wrong("its brackets do not hold an IPv6 address") from None
    if not _has_port(parts):
        raise _wrong("its port is not a number from 0 to 65535")
    if not _has_host(parts):
        raise _wrong("its brackets do not hold an IPv6 address" if "[" in parts.netloc else "it names no host")
    return url


def must_be_postgresql(url: str) -> str:
    """`url`, whose scheme is that of PostgreSQL; libpq, which reads the rest, takes several hosts, sockets and more."""
    if url.partition("://")[0] not in ("postgresql", "postgres") or any(char.isspace() for char in url):
        raise _wrong("it does not begin with postgresql://, or has white space in it")
    return url


def is_readable_on_the_way(url: str) -> bool:
    """Whether it is plain HTTP to another machine; names other than localhost count as one (RFC 6761, 6.3)."""
    parts = urlsplit(url)
    return parts.scheme != "https" and not _is_loopback(parts.hostname or "")


def _has_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port >= 0
    except ValueError:
        return False


def _has_host(parts: SplitResult) -> bool:
    """Python before 3.11.4 takes anything between brackets for an IPv6 address."""
    host = parts.hostname or ""
    if "[" not in parts.netloc:
        return bool(host)
    behind = parts.netloc.rpartition("]")[2]
    try:
        return bool(ipaddress.IPv6Address(host)) and behind[:1] in ("", ":")
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _wrong(what: str) -> PydanticCustomError:
    return PydanticCustomError(EXPLAINED, "{what}", {"what": what})
