"""API key authentication: FACTCHECK_API_KEYS and a request's headers -> the name of the caller.

Keys are stored as SHA-256. They are 256 random bits, not passwords, so a slow hash (bcrypt, argon2) would add nothing.
"""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from factcheck.api.refusals import CrossSiteError, UnauthorizedError
from factcheck.settings import listed

# A fixed prefix lets secret scanners of repositories and logs recognise a key.
_PREFIX: Final = "fck_"
_RANDOM_BYTES: Final = 32
_LONGEST: Final = 512
COOKIE: Final = "factcheck_key"
_SAFE_METHODS: Final = ("GET", "HEAD", "OPTIONS")
_HOW: Final = "send the header Authorization: Bearer KEY, or X-API-Key: KEY"


class KeyEntry(NamedTuple):
    """A name and the SHA-256 of its key. Several keys may share a name: key rotation without downtime."""

    name: str
    digest: bytes


class Keyring:
    """The accepted keys; an empty keyring is falsy, and the service needs no key."""

    def __init__(self, entries: Iterable[KeyEntry] = ()) -> None:
        self._entries = tuple(entries)

    def __bool__(self) -> bool:
        return bool(self._entries)

    def owner(self, headers: Mapping[bytes, bytes], method: str) -> str:
        """The name of the presented key. Raises UnauthorizedError, which never echoes the credentials, and
        CrossSiteError.
        """
        presented = _presented(headers)
        if not presented:
            presented = cookie_of(headers)
            if presented and method not in _SAFE_METHODS:
                must_be_same_origin(headers)
        return self.owner_of(presented)

    def owner_of(self, presented: bytes) -> str:
        """The name of the key. Raises UnauthorizedError."""
        if not presented:
            raise UnauthorizedError(f"this address needs a key; {_HOW}")
        digest = sha256(presented[:_LONGEST]).digest()
        # Constant-time comparison with every entry, without an early exit: no timing side channel.
        owners = [entry.name for entry in self._entries if hmac.compare_digest(entry.digest, digest)]
        if not owners or len(presented) > _LONGEST:
            raise UnauthorizedError(f"the key is not known; {_HOW}", was_presented=True)
        return owners[0]


def read_entries(setting: str | None) -> tuple[KeyEntry, ...]:
    """Parse `NAME:SHA256,...`, a form that the settings have validated."""
    pairs = (entry.partition(":") for entry in listed(setting))
    return tuple(KeyEntry(name, bytes.fromhex(digest)) for name, _, digest in pairs)


def new_key() -> str:
    """A new random key."""
    return _PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)


def entry_of(name: str, key: str) -> str:
    """The key as an entry of FACTCHECK_API_KEYS."""
    return f"{name}:{sha256(key.encode()).hexdigest()}"


def cookie_of(headers: Mapping[bytes, bytes]) -> bytes:
    """The key in the cookie of a session; empty where there is none."""
    pairs = (one.strip().partition(b"=") for one in headers.get(b"cookie", b"").split(b";"))
    return next((value for name, _, value in pairs if name == COOKIE.encode()), b"")


def must_be_same_origin(headers: Mapping[bytes, bytes]) -> None:
    """CSRF protection by Fetch Metadata, or by Origin against Host where a browser sends none (OWASP, "CSRF").

    Raises CrossSiteError, also where neither is there.
    """
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        is_ours = site == b"same-origin"
    else:
        _, _, host = headers.get(b"origin", b"").partition(b"://")
        is_ours = bool(host) and host == headers.get(b"host")
    if not is_ours:
        raise CrossSiteError("with the cookie of a session only pages of this service may change something")


def _presented(headers: Mapping[bytes, bytes]) -> bytes:
    scheme, _, credentials = headers.get(b"authorization", b"").strip().partition(b" ")
    if scheme.lower() == b"bearer":
        return credentials.strip()
    return headers.get(b"x-api-key", b"").strip()
