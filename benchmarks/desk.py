"""How fast a report's page is in a browser: python -m benchmarks.desk [CLAIMS].

An article of about CLAIMS claims (1,500), made of those under fixtures/articles, as a page from disk in chromium. For
each act the milliseconds of CPU of the page's main thread, those of them in scripts and in style and layout, each the
median of several visits; "nothing" is what the waiting and measuring take. Then the memory of the page's process. Of
the seed's page: how long after the last byte of the answer the first words are painted, beside a page of one word,
which has the start of the browser's process alone; wall-clock time, which wants an idle machine.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.measuring import print_table, seed_text
from factcheck import check
from factcheck.render.page import html_page

_ARTICLES: Final = Path(__file__).parents[1] / "fixtures" / "articles"
_CLAIMS_OF_ALL: Final = 257
_VISITS: Final = 5
_FIRST_VISITS: Final = 25
_UNDISTURBED_MS: Final = 400
_SET: Final = """([name, value]) => {
  const field = document.querySelector(`[name=${name}]`);
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
_PAINTED: Final = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
)
_FIRST_CONTENT: Final = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return paint && paint.startTime - performance.getEntriesByType("navigation")[0].responseEnd;
}"""
_CHANGES: Final = {
    "filter by kind": ("kind", "quantity"),
    "another kind": ("kind", "quotation"),
    "show all": ("kind", ""),
    "search": ("words", "council"),
    "search on": ("words", "council budget"),
    "end search": ("words", ""),
    "sort by position": ("order", "position"),
    "sort by rank": ("order", "rank"),
}


class Spent(NamedTuple):
    """Milliseconds of CPU of the main thread since the page began."""

    all: float
    scripts: float
    layout: float


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(_ARTICLES.glob("*.txt")))
    report = check("\n\n".join(f"Part {part}.\n\n{text}" for part in range(max(1, round(most / _CLAIMS_OF_ALL)))))
    jumps = [report.claims[len(report.claims) * part // 4].id for part in (1, 2, 3)]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file, seed = Path(folder) / "report.html", Path(folder) / "seed.html"
        file.write_text(html_page.render(report), encoding="utf-8")
        seed.write_text(html_page.render(check(seed_text())), encoding="utf-8")
        arguments = ["--headless", "--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        visits = [_visit(browser, file, jumps) for _ in range(_VISITS)]
        blank = Path(folder) / "blank.html"
        blank.write_text("<!doctype html><title>Blank</title><p>Words", encoding="utf-8")
        first = [(_first_content_ms(browser, seed), _first_content_ms(browser, blank)) for _ in range(_FIRST_VISITS)]
        browser.close()
        print(f"{len(report.claims):,} claims, {file.stat().st_size:,} bytes\n")
        of_seed, of_blank = (median(ms) for ms in zip(*first, strict=True))
        print(f"the seed's page, {seed.stat().st_size:,} bytes: first content {of_seed:.0f} ms after the response")
        print(f"a page of one word: {of_blank:.0f} ms\n")
    names = list(visits[0][0])
    rows = [(act, *(f"{median(visit[0][act][at] for visit in visits):.0f}" for at in range(3))) for act in names]
    print_table(("act", "CPU, ms", "scripts", "style and layout"), rows)
    print(f"\n{median(memory for _, memory in visits):.0f} MB of private memory at the end")


def _visit(browser: Browser, file: Path, jumps: list[str]) -> tuple[dict[str, Spent], float]:
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    spent: dict[str, Spent] = {}

    def timed(act: str, acting: Callable[[], object]) -> None:
        before = _spent(session)
        acting()
        page.evaluate(_PAINTED)
        spent[act] = Spent(*(after - earlier for after, earlier in zip(_spent(session), before, strict=True)))

    timed("load", lambda: page.goto(file.as_uri()))
    timed("nothing", lambda: page.wait_for_timeout(300))
    timed("first key", lambda: page.keyboard.press("j"))
    timed("jump", lambda: _jump(page, jumps[1]))
    timed("jump back", lambda: _jump(page, jumps[0]))
    for act, change in _CHANGES.items():
        timed(act, lambda change=change: page.evaluate(_SET, change))  # type: ignore[misc]
    timed("jump on", lambda: _jump(page, jumps[2]))
    timed("status", lambda: page.keyboard.press("3"))
    memory = _private_mb()
    page.close()
    return spent, memory


def _jump(page: Page, claim: str) -> None:
    """As a link in the article does. Playwright's locators visit every element, which takes longer."""
    page.evaluate("claim => document.querySelector(`#text a.reference[href='#${claim}']`).click()", claim)
    page.wait_for_timeout(300)


def _first_content_ms(browser: Browser, file: Path) -> float:
    page = browser.new_page()
    page.goto(file.as_uri())
    # Nothing is asked of the page before it has painted: to ask is work for its main thread, too.
    page.wait_for_timeout(_UNDISTURBED_MS)
    found: float = page.evaluate(_FIRST_CONTENT)
    page.close()
    return found


def _spent(session: CDPSession) -> Spent:
    metrics = session.send("Performance.getMetrics")["metrics"]
    ms = {each["name"]: 1000 * float(each["value"]) for each in metrics}
    return Spent(ms["TaskDuration"], ms["ScriptDuration"], ms["LayoutDuration"] + ms["RecalcStyleDuration"])


def _private_mb() -> float:
    """Of the largest renderer process."""
    found = [0.0]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if "--type=renderer" in (process / "cmdline").read_text():
                lines = (process / "smaps_rollup").read_text().splitlines()
                found += [int(line.split()[1]) / 1024 for line in lines if line.startswith("Private_Dirty")]
        except OSError:
            continue  # it has ended
    return max(found)


if __name__ == "__main__":
    main()
