"""A browser -> pages, what they complained of, and what axe-core finds on them.

A new profile is a new process, which takes longer than most of what a test does in it. So the tests have two profiles
in common, for two people, which each test leaves as they were. One of its own is for what no page can take on later.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, ViewportSize

# A guard against a hang: no test measures a machine with it.
PATIENCE_MS: Final = 60_000
WINDOW: Final[ViewportSize] = {"width": 1280, "height": 800}
_RULES: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
_COLOURS: Final = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}


class Visits:
    """`complaints` are uncaught errors, and what the console calls an error, such as a violated policy."""

    def __init__(self, browser: Browser, shared: Sequence[Page]) -> None:
        self._browser = browser
        self._free = list(shared)
        self._taken: list[Page] = []
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def page(self, **profile: Any) -> Page:
        """A page in a new profile, such as one with `java_script_enabled` false."""
        page = new_page(self._browser, **profile)
        self._contexts.append(page.context)
        self._listen(page)
        return page

    def open(
        self,
        address: str | Path,
        *,
        viewport: ViewportSize = WINDOW,
        color_scheme: Literal["light", "dark"] = "light",
        **profile: Any,
    ) -> Page:
        """In the next shared page, or in a new profile where one is described; behind its first paint."""
        page = self.page(**profile) if profile else self._take()
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=color_scheme)
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        page.locator(":root:not(.article-first)").wait_for()
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()
        for page in self._taken:
            self._give_back(page)

    def _take(self) -> Page:
        page = self._free.pop(0)
        self._taken.append(page)
        self._listen(page)
        return page

    def _give_back(self, page: Page) -> None:
        page.remove_listener("pageerror", self._hear_error)
        page.remove_listener("console", self._hear_console)
        page.evaluate("localStorage.clear()")
        page.context.clear_cookies()
        page.context.set_offline(False)
        page.mouse.move(0, 0)
        page.goto("about:blank")

    def _listen(self, page: Page) -> None:
        page.on("pageerror", self._hear_error)
        page.on("console", self._hear_console)

    def _hear_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _hear_console(self, said: ConsoleMessage) -> None:
        if _is_complaint(said):
            self.complaints.append(said.text)


def new_page(browser: Browser, **profile: Any) -> Page:
    context = browser.new_context(viewport=WINDOW, **profile)
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


def _is_complaint(said: ConsoleMessage) -> bool:
    """An answer that is a problem is the page's to tell."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


def found_by_axe(page: Page, *parts: str) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA in such elements, or in all: rule and element. It takes long."""
    return _violations(page, parts, _RULES)


def found_in_colours(page: Page) -> list[str]:
    """The same of the contrast of colours alone, the rule that depends on the colour scheme."""
    return _violations(page, (), _COLOURS)


def _violations(page: Page, parts: Sequence[str], rules: dict[str, Any]) -> list[str]:
    violations = (
        Axe()
        .run(page, context={"include": [[part] for part in parts or ["html"]]}, options=rules)
        .response["violations"]
    )
    return [f"{one['id']}: {json.dumps(node['target'])}" for one in violations for node in one["nodes"]]


def width_and_content(page: Page) -> tuple[int, int]:
    """How wide the window is, and how wide what is in it."""
    width, content = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
    return width, content


def exported(page: Page, form: str, folder: Path) -> bytes:
    """The file that the export menu gives."""
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as given:
        page.locator(f"[data-export={form}]").click()
    file = folder / "exported"
    given.value.save_as(file)
    return file.read_bytes()
