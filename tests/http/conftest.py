"""Settings -> services that tests of several modules share; no test leaves one in another state."""

from collections.abc import Iterator

import pytest

from tests.http.collector import Collector, running_collector
from tests.http.keys import ENTRIES
from tests.http.service import Service, running_service


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """With the defaults."""
    with running_service(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture(scope="session")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Opened by the keys of tests/http/keys.py."""
    with running_service(tmp_path_factory.mktemp("keyed"), FACTCHECK_API_KEYS=ENTRIES) as running:
        yield running


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Takes inputs of 20 bytes and batches of 50 rows or 10,000 bytes, as an .env file in its folder says."""
    folder = tmp_path_factory.mktemp("small")
    limits = "FACTCHECK_MAX_BYTES=20\nFACTCHECK_BATCH_MAX_ROWS=50\nFACTCHECK_BATCH_MAX_BYTES=10000\n"
    (folder / ".env").write_text(limits, encoding="utf-8")
    with running_service(folder) as running:
        yield running


@pytest.fixture(scope="session")
def storeless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Keeps neither reports nor batches."""
    with running_service(tmp_path_factory.mktemp("storeless"), FACTCHECK_STORE="off") as running:
        yield running


@pytest.fixture(scope="session")
def collector() -> Iterator[Collector]:
    with running_collector() as running:
        yield running


@pytest.fixture(scope="session")
def two_workers(collector: Collector, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Two worker processes that count requests of a key together and are traced; /metrics needs no key."""
    variables = {
        **collector.settings(),
        "FACTCHECK_WORKERS": "2",
        "FACTCHECK_API_KEYS": ENTRIES,
        "FACTCHECK_RATE_LIMIT": "7/hour, 100/day",
        "FACTCHECK_OPEN_ROUTES": "metrics",
    }
    with running_service(tmp_path_factory.mktemp("two-workers"), **variables) as running:
        yield running
