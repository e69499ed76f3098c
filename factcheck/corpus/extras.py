"""Optional dependencies: an extra that is not installed is one clear error."""

from importlib.util import find_spec

from factcheck.errors import ConfigurationError


def need_pyarrow(what: str) -> None:
    """Raises ConfigurationError where `what` needs pyarrow, and it is not installed. Does not import it: 40 MB."""
    if find_spec("pyarrow") is None:
        raise ConfigurationError(f"{what} needs pyarrow; run: pip install 'factcheck-desk[corpus]'")


def need_distributed() -> None:
    """Raises ConfigurationError where Dask distributed is not installed."""
    if find_spec("distributed") is None:
        raise ConfigurationError(
            "--cluster needs Dask distributed; run: pip install 'factcheck-desk[cluster]', here and on the workers"
        )
