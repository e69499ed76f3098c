"""How long does intake take: pasted text of 10 kB, and HTML of 500 kB against trafilatura alone?

usage: python -m benchmarks.intake
"""

import trafilatura

from benchmarks.measuring import body_of, median_s, print_table, seed_text
from factcheck.domain.article import Metadata
from factcheck.intake.html import read_html
from factcheck.intake.pasted import read_pasted

PASTED_CHARACTERS = 10_000
HTML_CHARACTERS = 500_000


def main() -> None:
    pasted, page = pasted_page(PASTED_CHARACTERS), html_page(HTML_CHARACTERS)
    pasted_s = median_s(lambda: read_pasted(pasted, Metadata()), rounds=50)
    ours_s = median_s(lambda: read_html(page, Metadata()), rounds=5)
    alone_s = median_s(
        lambda: trafilatura.extract(page, favor_precision=True, include_comments=False, include_tables=True), rounds=5
    )
    print_table(
        ("measure", "value", "at most"),
        [
            (f"pasted text of {len(pasted):,} characters (median of 50)", f"{pasted_s * 1000:.1f} ms", "5 ms"),
            (f"HTML of {len(page):,} characters (median of 5)", f"{ours_s * 1000:.0f} ms", ""),
            ("trafilatura alone on the same page (median of 5)", f"{alone_s * 1000:.0f} ms", ""),
            ("HTML / trafilatura alone", f"{ours_s / alone_s:.2f}", "1.5"),
        ],
    )


def pasted_page(length: int) -> str:
    """The seed, its body again and again before the rest of it, until it has that length."""
    head, gap, foot = seed_text().partition("\n\n0 / 0")
    return head + _repeated("\n\n" + body_of(head), length - len(head) - len(foot)) + gap + foot


def html_page(length: int) -> str:
    """A page of paragraphs among links, scripts and asides, as pages are."""
    paragraphs = body_of(seed_text()).split("\n\n")
    links = "".join(f'<li class="nav-item"><a href="/{n}">Section {n}</a></li>' for n in range(40))
    head = f"<html lang=en><head><title>Seed</title></head><body><nav><ul>{links}</ul></nav><article><h1>Seed</h1>"
    unit = "".join(f'<div class="text"><p>{one}</p></div><aside><a href="/x">More</a></aside>' for one in paragraphs)
    script = f"<script>var page = {'x' * 4_000!r};</script>"
    return head + _repeated(unit + script, length - len(head)) + "</article></body></html>"


def _repeated(text: str, length: int) -> str:
    return text * max(1, length // len(text))


if __name__ == "__main__":
    main()
