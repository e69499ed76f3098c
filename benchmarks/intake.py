"""How long does intake take: pasted text of 10 kB, and HTML of 500 kB against trafilatura alone?

usage: python -m benchmarks.intake

Ours is the whole reading of a page: body and metadata with their places in the source, sentences, and all that was
dropped. Trafilatura alone is `trafilatura.extract(page)`, as its users call it: the text of the body alone; beside
it, for comparison, the same with the metadata that we read, too. Two pages: most of one is text, most of the other is
scripts, as in most pages of that size. Each is asked in turns, medians of CPU time.
"""

import json
import time
from collections.abc import Callable
from statistics import median

import trafilatura

from benchmarks.measuring import body_of, median_s, print_table, seed_text
from factcheck.domain.article import Metadata
from factcheck.intake.html import read_html
from factcheck.intake.pasted import read_pasted

PASTED_CHARACTERS = 10_000
HTML_CHARACTERS = 500_000


_TEXT_SCRIPTS = 4_000
_MOSTLY_SCRIPTS = 60_000
_ROUNDS = 9


def main() -> None:
    pasted = pasted_page(PASTED_CHARACTERS)
    pasted_s = median_s(lambda: read_pasted(pasted, Metadata()), rounds=50)
    rows = [(f"pasted text of {len(pasted):,} characters (median of 50)", f"{pasted_s * 1000:.1f} ms", "5 ms")]
    for name, scripts in (("text", _TEXT_SCRIPTS), ("scripts", _MOSTLY_SCRIPTS)):
        rows += _html_rows(name, html_page(HTML_CHARACTERS, scripts=scripts))
    print_table(("measure", "value", "at most"), rows)


def _html_rows(name: str, page: str) -> list[tuple[str, str, str]]:
    ours_s, alone_s, with_metadata_s = _in_turns(
        lambda: read_html(page, Metadata()),
        lambda: trafilatura.extract(page),
        lambda: trafilatura.extract(page, output_format="json", with_metadata=True),
    )
    return [
        (f"HTML of {len(page):,} characters, most of it {name}", f"{ours_s * 1000:.0f} ms", ""),
        ("the same, trafilatura alone", f"{alone_s * 1000:.0f} ms", ""),
        ("the same, trafilatura with metadata", f"{with_metadata_s * 1000:.0f} ms", ""),
        ("ours / trafilatura alone", f"{ours_s / alone_s:.2f}", "1.5"),
        ("ours / trafilatura with metadata", f"{ours_s / with_metadata_s:.2f}", ""),
    ]


def _in_turns(*acts: Callable[[], object]) -> list[float]:
    """The median CPU time of each act; the first round fills what is read once."""
    rounds = [[_timed(act) for act in acts] for _ in range(_ROUNDS + 1)]
    return [median(times) for times in zip(*rounds[1:], strict=True)]


def _timed(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def pasted_page(length: int) -> str:
    """The seed, its body again and again before the rest of it, until it has that length."""
    head, gap, foot = seed_text().partition("\n\n0 / 0")
    return head + _repeated("\n\n" + body_of(head), length - len(head) - len(foot)) + gap + foot


def html_page(length: int, *, scripts: int) -> str:
    """A page of paragraphs among links, scripts and asides, as pages are; `scripts`: characters a script."""
    paragraphs = body_of(seed_text()).split("\n\n")
    links = "".join(f'<li class="nav-item"><a href="/{n}">Section {n}</a></li>' for n in range(40))
    head = f"<html lang=en><head><title>Seed</title></head><body><nav><ul>{links}</ul></nav><article><h1>Seed</h1>"
    unit = "".join(f'<div class="text"><p>{one}</p></div><aside><a href="/x">More</a></aside>' for one in paragraphs)
    script = f"<script>var page = {json.dumps([{'id': n, 'url': '/x'} for n in range(scripts // 26)])};</script>"
    return head + _repeated(unit + script, length - len(head)) + "</article></body></html>"


def _repeated(text: str, length: int) -> str:
    return text * max(1, length // len(text))


if __name__ == "__main__":
    main()
