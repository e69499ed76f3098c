"""Report -> text for a terminal. No template engine: its import would dominate the start of `factcheck check`."""

from collections.abc import Iterable, Iterator

from factcheck.domain.report import Report
from factcheck.render import phrases
from factcheck.render._text_cards import CardWriter
from factcheck.render.counting import by_reason, several
from factcheck.render.folding import Node, Shown, fold, part
from factcheck.render.terminal import Style, Terminal


def render(
    report: Report,
    *,
    width: int = 80,
    color: bool = False,
    everything: bool = False,
    uncut: bool = False,
    by_position: bool = False,
) -> str:
    """Lines of at most `width` columns (never narrower than 40), with a line feed after the last.

    `everything` shows all cards, and of each claim all that the report knows; `uncut` all cards, in short. The number
    of a card is its place by rank, also where the cards stand `by_position`.
    """
    to = Terminal(width=width, color=color)
    cards = fold(report.article, report.claims)
    shown = Shown(cards, []) if everything or uncut else part(cards)
    numbered = list(enumerate(shown.first, start=1))
    if by_position:
        numbered.sort(key=lambda one: one[1].start)
    listed = _all_cards(report, numbered, to) if everything else _first_cards(report, numbered, shown.more, to)
    sections = (_head(report, to), _summary(report, to), listed, *_rest(report, to))
    return "\n\n".join("\n".join(lines) for lines in map(list, sections) if lines) + "\n"


def _head(report: Report, to: Terminal) -> Iterator[str]:
    article = report.article
    yield from to.paragraph(article.title or "Untitled article", style=Style.BOLD)
    agency = phrases.agency(article)
    known = (article.publisher, agency, article.published_at, article.byline, article.dateline, article.url)
    yield from to.paragraph(" · ".join(filter(None, known)) or "Publisher and date not known")


def _summary(report: Report, to: Terminal) -> Iterator[str]:
    if not report.summary.sentences:
        return
    yield from to.paragraph(f"Summary ({report.summary.method})", style=Style.HEADING)
    yield from to.paragraph(" ".join(sentence.text for sentence in report.summary.sentences), indent=2)


def _first_cards(report: Report, numbered: Iterable[tuple[int, Node]], more: list[Node], to: Terminal) -> Iterator[str]:
    yield from to.paragraph(phrases.kinds(report), style=Style.HEADING)
    writer = CardWriter(report.article, to)
    for number, card in numbered:
        yield ""
        yield from writer.in_short(number, card)
    if report.claims:
        yield ""
        yield from to.paragraph(_behind(more), style=Style.FAINT)


def _behind(cards: list[Node]) -> str:
    details = "where each claim stands, why it has its rank, and all that there is to ask"
    if not cards:
        return f"Behind --all: {details}."
    return f"Behind --all: {phrases.of_lower_rank(cards)}; {details}."


def _all_cards(report: Report, numbered: Iterable[tuple[int, Node]], to: Terminal) -> Iterator[str]:
    yield from to.paragraph(phrases.kinds(report), style=Style.HEADING)
    writer = CardWriter(report.article, to)
    for number, card in numbered:
        yield ""
        yield from writer.in_full(number, card)


def _rest(report: Report, to: Terminal) -> Iterator[Iterator[str]]:
    yield _listed("Warnings", phrases.all_warnings(report), to, style=Style.WARNING)
    yield _listed("Rejected", (f"{each.text}: {each.reason} ({each.origin})" for each in report.rejected), to)
    yield _coverage(report, to)
    yield to.paragraph(phrases.engine(report.provenance), style=Style.FAINT)


def _listed(heading: str, entries: Iterable[str], to: Terminal, *, style: Style = Style.PLAIN) -> Iterator[str]:
    for position, entry in enumerate(entries):
        if position == 0:
            yield from to.paragraph(heading, style=Style.HEADING)
        yield from to.labelled("-", entry, indent=2, column=4, style=style)


def _coverage(report: Report, to: Terminal) -> Iterator[str]:
    yield from to.paragraph("Coverage", style=Style.HEADING)
    for label, found in phrases.tallies(report.coverage):
        reasons = by_reason(each.reason for each in found.set_aside)
        yield from to.labelled(label, phrases.tally(found) + (f": {reasons}" if reasons else ""), indent=2, column=14)
    dropped = report.article.dropped
    pieces = f"{several(len(dropped), 'piece')}: {by_reason(each.reason for each in dropped)}"
    yield from to.labelled("dropped", pieces if dropped else "nothing", indent=2, column=14)
