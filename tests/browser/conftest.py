"""A real browser: Debian's chromium, driven by Playwright.

One for this folder. It ends with it: Playwright's event loop would be in the way of tests that run their own.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from factcheck import check
from factcheck.domain.report import Report
from factcheck.render.page import html_page
from tests.browser.visiting import PATIENCE_MS, Visits, new_page
from tests.cli.command import SEED
from tests.http.keys import ENTRIES
from tests.http.service import Service, running_service

_HOW: Final = "tests in a browser need chromium: as root, apt-get install chromium"
# Nothing but loopback has an address, whatever the browser would look up in the background.
_ARGUMENTS: Final = (
    *("--headless", "--no-sandbox", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(_HOW)
        pytest.skip(_HOW)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="package")
def shared(browser: Browser) -> tuple[Page, Page]:
    return new_page(browser), new_page(browser)


@pytest.fixture
def visits(browser: Browser, shared: tuple[Page, Page]) -> Iterator[Visits]:
    """Opens pages; after the test none may have complained of a script or of the content security policy."""
    opened = Visits(browser, shared)
    yield opened
    opened.close()
    assert opened.complaints == []


@pytest.fixture(scope="module")
def seed_report() -> Report:
    return check(SEED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seed_file(seed_report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's report as a file."""
    file = tmp_path_factory.mktemp("desk") / "seed.html"
    file.write_text(html_page.render(seed_report), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Opened by the keys of tests/http/keys.py."""
    with running_service(tmp_path_factory.mktemp("keyed"), FACTCHECK_API_KEYS=ENTRIES) as running:
        yield running
