"""Report of a draft -> a self-contained HTML page, draft and sources side by side: inline style, no scripts, a CSP."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Template

from factcheck.domain.draft_report import (
    DetailCheck,
    DetailVerdict,
    DraftReport,
    Place,
    QuotationCheck,
    StatementCheck,
    StatementVerdict,
)
from factcheck.render.drafts import words
from factcheck.render.page.inlined import Inlined
from factcheck.render.page.templates import environment_of

_HERE: Final = Path(__file__).parents[1] / "page"

INLINED: Final = Inlined(styles=(_HERE / "styles" / "draft.css",), scripts=())


class Mark(NamedTuple):
    """A stretch to mark: its class, its fragment, and the fragment of its counterpart, "" for none."""

    start: int
    end: int
    kind: str
    name: str
    counterpart: str
    title: str


class Run(NamedTuple):
    """Text under the same marks, the innermost last; `names` are the fragments that begin with it."""

    text: str
    marks: tuple[Mark, ...]
    names: tuple[str, ...]


def render(report: DraftReport) -> str:
    """The page. Everything from the report is escaped by the template engine."""
    details = [(f"d{number}", one) for number, one in enumerate(report.details, start=1)]
    told = [one for one in report.statements if one.verdict is not StatementVerdict.NOT_COMPARED]
    own = [
        *map(_of_quotation, report.quotations),
        *map(_of_statement, told),
        *(_of_detail(name, one) for name, one in details),
    ]
    sources = [
        (source, _paragraphs(source.text, [mark for at, mark in _in_sources(report, details) if at == index]))
        for index, source in enumerate(report.sources)
    ]
    return _template().render(
        report=report,
        draft=_paragraphs(report.draft.text, own),
        sources=sources,
        quotations=[one for one in report.quotations if not words.is_settled(one)],
        statements=[one for one in told if one.verdict is StatementVerdict.OTHER_SPEAKER],
        not_compared=[one for one in report.statements if one.verdict is StatementVerdict.NOT_COMPARED],
        details=[(name, one) for name, one in details if one.verdict is not DetailVerdict.FOUND],
        inlined=INLINED,
    )


def _of_quotation(one: QuotationCheck) -> Mark:
    counterpart = f"{one.id}-0" if one.places or one.nearest else ""
    return Mark(one.start, one.end, f"quotation {one.verdict}", one.id, counterpart, words.verdict(one))


def _of_statement(one: StatementCheck) -> Mark:
    return Mark(one.start, one.end, f"statement {one.verdict}", one.id, f"{one.id}-0", words.statement_verdict(one))


def _of_detail(name: str, one: DetailCheck) -> Mark:
    counterpart = f"{name}-0" if one.place or one.nearest else ""
    title = f"{one.kind}: {words.detail_verdict(one)}"
    return Mark(one.start, one.end, f"detail {one.verdict}", name, counterpart, title)


def _in_sources(report: DraftReport, details: Sequence[tuple[str, DetailCheck]]) -> Iterator[tuple[int, Mark]]:
    """The counterparts, each with the index of its source."""
    for quotation in report.quotations:
        near = (quotation.nearest,) if quotation.nearest else ()
        for number, place in enumerate(quotation.places or near):
            yield place.source, _counterpart(place, f"quotation {quotation.verdict}", quotation.id, number)
    for statement in report.statements:
        if statement.place is not None:
            kind = f"statement {statement.verdict}"
            yield statement.place.source, _counterpart(statement.place, kind, statement.id, 0)
    for name, detail in details:
        place_of = detail.place or detail.nearest
        if place_of is not None:
            yield place_of.source, _counterpart(place_of, f"detail {detail.verdict}", name, 0)


def _counterpart(place: Place, kind: str, name: str, number: int) -> Mark:
    return Mark(place.start, place.end, kind, f"{name}-{number}", name, place.speaker or "")


def _paragraphs(text: str, marks: Sequence[Mark]) -> list[list[Run]]:
    """The text in paragraphs of runs; a mark that spans several is cut."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    cuts = sorted({0, len(text), *(cut for mark in marks for cut in (mark.start, mark.end))})
    paragraphs: list[list[Run]] = [[]]
    waiting, covering = ordered[::-1], list[Mark]()
    for start, end in pairwise(cuts):
        covering = [mark for mark in covering if mark.end > start]
        begun: list[str] = []
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
            begun.append(covering[-1].name)
        for number, piece in enumerate(text[start:end].split("\n\n")):
            if number:
                paragraphs.append([])
            if piece:
                paragraphs[-1].append(Run(piece, tuple(covering), tuple(begun)))
                begun = []
    return [paragraph for paragraph in paragraphs if paragraph]


@cache
def _template() -> Template:
    environment = environment_of(_HERE)
    environment.globals.update(words=words)
    return environment.get_template("draft.html.jinja")
