"""How fast a report's page is in a browser: python -m benchmarks.desk [CLAIMS].

An article of about CLAIMS claims (1,500), made of those under fixtures/articles, as a page from disk in chromium. For
each act the milliseconds of CPU of the page's main thread; then the memory of the page's process.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import CDPSession, sync_playwright

from factcheck import check
from factcheck.render import html_page

_ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
_CLAIMS_OF_ALL = 257
_SET = """([name, value]) => {
  const field = document.querySelector(`[name=${name}]`);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""
_ACTS = {
    "filter by kind": ("kind", "quantity"),
    "show all": ("kind", ""),
    "search": ("words", "council"),
    "search on": ("words", "council budget"),
    "end search": ("words", ""),
    "sort by position": ("order", "position"),
    "sort by rank": ("order", "rank"),
}


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(_ARTICLES.glob("*.txt")))
    report = check("\n\n".join(f"Part {part}.\n\n{text}" for part in range(max(1, round(most / _CLAIMS_OF_ALL)))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(html_page.render(report), encoding="utf-8")
        print(f"{len(report.claims):,} claims, {file.stat().st_size:,} bytes")
        arguments = ["--headless", "--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page()
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(file.as_uri())
        print(f"{_ms(session):6.0f} ms  load")
        for act, change in _ACTS.items():
            before = _ms(session)
            page.evaluate(_SET, change)
            print(f"{_ms(session) - before:6.0f} ms  {act}")
        before = _ms(session)
        page.locator(f"#{report.claims[len(report.claims) // 2].id}").evaluate("line => (location.hash = line.id)")
        page.wait_for_timeout(500)
        print(f"{_ms(session) - before:6.0f} ms  jump to a claim")
        print(f"{_private_mb():6.0f} MB  private memory")
        browser.close()


def _ms(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(each["value"]) for each in metrics if each["name"] == "TaskDuration")


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
