"""Headers that every answer carries unless its route says otherwise."""

from collections.abc import Iterable
from typing import Final

Pairs = list[tuple[bytes, bytes]]

# No script, no request, no frame. A page of ours brings its style sheet inside, named by its hash.
_POLICY: Final = "default-src 'none'; {style}base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def security_headers(style_hashes: Iterable[str]) -> Pairs:
    """After the OWASP REST cheat sheet; Strict-Transport-Security is for who has TLS. Hashes are sha256 in base64."""
    hashes = " ".join(f"'sha256-{one}'" for one in style_hashes)
    return [
        (b"content-security-policy", _POLICY.format(style=f"style-src {hashes}; " if hashes else "").encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"cache-control", b"no-store"),
    ]


def with_missing(given: Pairs, others: Pairs) -> Pairs:
    """`given`, and of `others` those that it lacks."""
    names = {name.lower() for name, _ in given}
    return [*given, *(pair for pair in others if pair[0] not in names)]
