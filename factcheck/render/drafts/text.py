"""Report of a draft -> text for a terminal, or JSON."""

from collections.abc import Iterator

from factcheck.domain.draft_report import (
    DetailCheck,
    DetailVerdict,
    DraftReport,
    Place,
    QuotationCheck,
    StatementCheck,
    StatementVerdict,
)
from factcheck.render.counting import by_reason, several
from factcheck.render.drafts import words
from factcheck.render.terminal import Style, Terminal

_COLUMN = 14


def as_json(report: DraftReport) -> str:
    """Indented by two, a line feed after the last line."""
    return report.model_dump_json(indent=2) + "\n"


def as_text(report: DraftReport, *, width: int = 80, color: bool = False, everything: bool = False) -> str:
    """What differs, in the order of the draft; with `everything` also what does not."""
    to = Terminal(width=width, color=color)
    sections = [list(_head(report, to))]
    quotations = [one for one in report.quotations if everything or not words.is_settled(one)]
    statements = [one for one in report.statements if everything or one.verdict is StatementVerdict.OTHER_SPEAKER]
    details = [one for one in report.details if everything or one.verdict is not DetailVerdict.FOUND]
    sections.extend(list(_quotation(one, report, to)) for one in quotations)
    sections.extend(list(_statement(one, report, to)) for one in statements)
    if details:
        sections.append([line for one in details for line in _detail(one, report, to)])
    if not quotations and not statements and not details:
        sections.append(list(to.paragraph("Nothing differs.")))
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _head(report: DraftReport, to: Terminal) -> Iterator[str]:
    title = report.draft.title or "The draft"
    yield from to.paragraph(f"{title}, against {several(len(report.sources), 'source')}", style=Style.BOLD)
    for tally in words.tallies(report):
        yield from to.paragraph(tally)
    if report.set_aside:
        yield from to.paragraph(f"not compared: {by_reason(one.reason for one in report.set_aside)}", style=Style.FAINT)
    for warning in report.warnings:
        yield from to.labelled("warning", warning, indent=0, column=_COLUMN, style=Style.WARNING)


def _quotation(one: QuotationCheck, report: DraftReport, to: Terminal) -> Iterator[str]:
    style = Style.PLAIN if words.is_settled(one) else Style.WARNING
    yield from to.paragraph(f"{one.id} {words.verdict(one)}", style=style)
    yield from to.labelled("draft", f"“{one.text}”", indent=2, column=_COLUMN)
    for place in one.places:
        yield from to.labelled("source", _place(place, report), indent=2, column=_COLUMN)
    for change in one.changes:
        yield from to.labelled("change", words.change(change), indent=2, column=_COLUMN)
    speakers = words.speakers(one)
    if speakers is not None:
        yield from to.labelled("speaker", speakers, indent=2, column=_COLUMN)
    if one.nearest is not None:
        yield from to.labelled("nearest", _place(one.nearest, report), indent=2, column=_COLUMN)


def _statement(one: StatementCheck, report: DraftReport, to: Terminal) -> Iterator[str]:
    style = Style.WARNING if one.verdict is StatementVerdict.OTHER_SPEAKER else Style.PLAIN
    yield from to.paragraph(f"{one.id} reported, {words.statement_verdict(one)}", style=style)
    yield from to.labelled("draft", one.text, indent=2, column=_COLUMN)
    if one.place is not None:
        yield from to.labelled("source", _place(one.place, report), indent=2, column=_COLUMN)
    speakers = words.statement_speakers(one)
    if speakers is not None:
        yield from to.labelled("speaker", speakers, indent=2, column=_COLUMN)


def _detail(one: DetailCheck, report: DraftReport, to: Terminal) -> Iterator[str]:
    within = f" in {one.within}" if one.within is not None else ""
    said = f"“{one.text}”{within}: {words.detail_verdict(one)}"
    place = one.place or one.nearest
    if place is not None:
        said += f", {_place(place, report)}"
    style = Style.PLAIN if one.verdict is DetailVerdict.FOUND else Style.WARNING
    yield from to.labelled(one.kind.value, said, indent=0, column=_COLUMN, style=style)


def _place(place: Place, report: DraftReport) -> str:
    speaker = f", {place.speaker}" if place.speaker is not None else ""
    return f"“{place.text}” ({report.sources[place.source].name}, {place.start}-{place.end}{speaker})"
