"""Style sheets and scripts in files -> the inline elements of a page, and the content security policy that allows them.

There is no build step: the scripts of a page are one ES module, so that what one declares the next ones know. What
has to run before the page is laid out is a classic script of its own.
"""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup


@dataclass(frozen=True)
class Inlined:
    """Files in the order in which they stand in the page; `head_scripts` stand in its head."""

    styles: tuple[Path, ...]
    scripts: tuple[Path, ...]
    head_scripts: tuple[Path, ...] = ()

    @cached_property
    def style(self) -> Markup:
        return _joined(self.styles)

    @cached_property
    def script(self) -> Markup:
        return _joined(self.scripts)

    @cached_property
    def head_script(self) -> Markup:
        return _joined(self.head_scripts)

    @cached_property
    def style_hash(self) -> str:
        """The sha256 of the inline style sheet in base64, for a content security policy."""
        return _hash(self.style)

    @cached_property
    def script_hashes(self) -> tuple[str, ...]:
        """The same of the inline scripts."""
        return tuple(map(_hash, filter(None, (self.head_script, self.script))))

    def policy(self, *, connects: bool) -> str:
        """Nothing but these; with `connects` requests to where the page came from, too."""
        connect = "connect-src 'self'; " if connects else ""
        scripts = " ".join(f"'sha256-{one}'" for one in self.script_hashes)
        return (
            f"default-src 'none'; script-src {scripts}; style-src 'sha256-{self.style_hash}'; "
            f"{connect}base-uri 'none'; form-action 'none'"
        )


def in_json(document: str) -> Markup:
    """A JSON document for a script element: nothing in it closes the element or opens a comment."""
    return Markup(document.replace("<", "\\u003c"))  # noqa: S704 - no markup is left in it


def _joined(paths: Iterable[Path]) -> Markup:
    return Markup("\n".join(path.read_text(encoding="utf-8") for path in paths))  # noqa: S704 - our own files


def _hash(content: str) -> str:
    return b64encode(sha256(content.encode()).digest()).decode()
