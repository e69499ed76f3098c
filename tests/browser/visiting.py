"""A browser -> pages with a profile of their own, what they complained of, and what axe-core finds on them."""

import json
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

# A guard against a hang: no test measures a machine with it.
PATIENCE_MS: Final = 60_000
_RULES: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


class Visits:
    """`complaints` are uncaught errors, and what the console calls an error, such as a violated policy."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def page(self, **profile: Any) -> Page:
        """A page in a new profile: `color_scheme`, `viewport`, `java_script_enabled` and so on."""
        context = self._browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **profile})
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        return self.another(context)

    def another(self, context: BrowserContext) -> Page:
        """A page in the same profile."""
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if _is_complaint(said) else None)
        return page

    def open(self, address: str | Path, **profile: Any) -> Page:
        page = self.page(**profile)
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def _is_complaint(said: ConsoleMessage) -> bool:
    """An answer that is a problem is the page's to tell."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


def found_by_axe(page: Page, part: str = "html") -> list[str]:
    """What axe-core finds against WCAG 2.2 AA in the first such element: rule and element. It takes long."""
    violations = Axe().run(page, context=part, options=_RULES).response["violations"]
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
