"""The service's own keys: FACTCHECK_API_KEYS and a request's headers -> the name of who calls.

A key is 256 random bits, so one round of SHA-256 keeps it: there is nothing to guess that a slow hash would protect.
"""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from factcheck.api.refusals import UnauthorizedError
from factcheck.settings import listed

# So that a scanner of repositories and logs can tell one of ours.
_MARK: Final = "fck_"
_RANDOM_BYTES: Final = 32
_LONGEST: Final = 512
_HOW: Final = "send the header Authorization: Bearer KEY, or X-API-Key: KEY"


class KeyEntry(NamedTuple):
    """What is kept of a key. A name may stand over several, so that one can be replaced while the old still works."""

    name: str
    digest: bytes


class Keyring:
    """The keys that open the service; empty, it is open to all."""

    def __init__(self, entries: Iterable[KeyEntry] = ()) -> None:
        self._entries = tuple(entries)

    def __bool__(self) -> bool:
        return bool(self._entries)

    def owner(self, headers: Mapping[bytes, bytes]) -> str:
        """The name over the presented key. Raises UnauthorizedError, which never repeats what was presented."""
        presented = _presented(headers)
        if not presented:
            raise UnauthorizedError(f"this address needs a key; {_HOW}")
        digest = sha256(presented[:_LONGEST]).digest()
        # Each entry is compared, and each in constant time: the answer takes as long whichever key it is.
        owners = [entry.name for entry in self._entries if hmac.compare_digest(entry.digest, digest)]
        if not owners or len(presented) > _LONGEST:
            raise UnauthorizedError(f"the key is not known; {_HOW}", was_presented=True)
        return owners[0]


def read_entries(setting: str | None) -> tuple[KeyEntry, ...]:
    """The entries of the setting, whose form the settings have checked."""
    pairs = (entry.partition(":") for entry in listed(setting))
    return tuple(KeyEntry(name, bytes.fromhex(digest)) for name, _, digest in pairs)


def new_key() -> str:
    """A key that nobody has."""
    return _MARK + secrets.token_urlsafe(_RANDOM_BYTES)


def entry_of(name: str, key: str) -> str:
    """How the setting holds the key."""
    return f"{name}:{sha256(key.encode()).hexdigest()}"


def _presented(headers: Mapping[bytes, bytes]) -> bytes:
    scheme, _, credentials = headers.get(b"authorization", b"").strip().partition(b" ")
    if scheme.lower() == b"bearer":
        return credentials.strip()
    return headers.get(b"x-api-key", b"").strip()
