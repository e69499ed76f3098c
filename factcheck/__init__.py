"""Ground the checkable claims of a news article: who said what, through whom, and where it stands."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.domain.report import Report
    from factcheck.library import check

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "check"]

_MODULES = {"check": "factcheck.library", "Report": "factcheck.domain.report"}


def __getattr__(name: str) -> object:
    """Import what a name stands for at its first use (PEP 562): the command imports this package, too, and is fast."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
