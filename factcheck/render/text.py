"""Report -> text for a terminal. No template engine: its import would dominate the start of `factcheck check`."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from factcheck.domain.claim import Claim, ClaimKind
from factcheck.domain.report import Report
from factcheck.render import phrases
from factcheck.render.terminal import Style, Terminal

_INDENT = 4
_COLUMN = 14


def render(report: Report, *, width: int = 80, color: bool = False) -> str:
    """Lines of at most `width` columns (never narrower than 40), with a line feed after the last."""
    to = Terminal(width=width, color=color)
    sections = (_head(report, to), _summary(report, to), _claims(report, to), *_rest(report, to))
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


def _claims(report: Report, to: Terminal) -> Iterator[str]:
    yield from to.paragraph(phrases.kinds(report), style=Style.HEADING)
    for claim in report.claims:
        yield ""
        yield from _claim(claim, to)


def _claim(claim: Claim, to: Terminal) -> Iterator[str]:
    score = f"checkability {claim.checkability.score:.2f}"
    yield from to.apart(f"{claim.id:<{_INDENT - 1}} {phrases.kind(claim)}", score, Style.BOLD)
    words = f"“{claim.text}”" if claim.kind is ClaimKind.QUOTATION else claim.text
    yield from to.paragraph(words, indent=_INDENT, style=_style(claim.kind))
    for label, value in _details(claim):
        yield from to.labelled(label, value, indent=_INDENT, column=_COLUMN)


def _style(kind: ClaimKind) -> Style:
    match kind:
        case ClaimKind.QUOTATION:
            return Style.QUOTATION
        case ClaimKind.STATEMENT:
            return Style.STATEMENT
        case ClaimKind.QUANTITY:
            return Style.QUANTITY
        case ClaimKind.ASSERTION:
            return Style.ASSERTION
        case _:
            assert_never(kind)


def _details(claim: Claim) -> Iterator[tuple[str, str]]:
    attribution = claim.attribution
    yield "source", " -> ".join(phrases.chain(attribution)) + f" [{attribution.kind}, {attribution.certainty}]"
    if claim.quantity:
        yield "figure", "; ".join(f"{label}: {words}" for label, words in phrases.figure_parts(claim.quantity))
    if claim.restatement:
        yield "restated", claim.restatement
    if claim.checkability.reasons:
        yield "because", "; ".join(claim.checkability.reasons)
    if claim.flags:
        yield "flags", ", ".join(map(phrases.plainly, claim.flags))
    if claim.continues:
        yield "continues", claim.continues
    if claim.repeats:
        yield "repeats", claim.repeats
    for question in claim.questions:
        yield "ask", question


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
        reasons = phrases.reason_counts(each.reason for each in found.set_aside)
        yield from to.labelled(label, phrases.tally(found) + (f": {reasons}" if reasons else ""), indent=2, column=14)
    dropped = report.article.dropped
    reasons = phrases.reason_counts(each.reason for each in dropped)
    yield from to.labelled("dropped", f"{len(dropped)} pieces: {reasons}" if dropped else "0", indent=2, column=14)
