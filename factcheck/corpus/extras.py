"""Optional dependencies: an extra that is not installed is one clear error."""

from factcheck.errors import ConfigurationError


def need_pyarrow(what: str) -> None:
    """Raises ConfigurationError where `what` needs pyarrow, and it is not installed."""
    try:
        import pyarrow
    except ImportError as exc:
        raise ConfigurationError(f"{what} needs pyarrow; run: pip install 'factcheck-desk[corpus]'") from exc
    del pyarrow


def need_distributed() -> None:
    """Raises ConfigurationError where Dask distributed is not installed."""
    try:
        import distributed
    except ImportError as exc:
        raise ConfigurationError(
            "--cluster needs Dask distributed; run: pip install 'factcheck-desk[cluster]', here and on the workers"
        ) from exc
    del distributed
