"""Report -> terminal text, JSON, Markdown, HTML, CSV, JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, assert_never

# `factcheck --help` names the formats, and must not import pydantic.
if TYPE_CHECKING:
    from factcheck.domain.checking import Checkings
    from factcheck.domain.report import Report


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSONLD = "jsonld"


class Order(StrEnum):
    RANK = "rank"
    POSITION = "position"


# JSON and JSON-LD are a contract; HTML is made for the order of checking.
ORDERED_BY: Final = {
    Format.TEXT: Order.RANK,
    Format.JSON: Order.POSITION,
    Format.MARKDOWN: Order.RANK,
    Format.HTML: Order.RANK,
    Format.CSV: Order.POSITION,
    Format.JSONLD: Order.POSITION,
}
SORTABLE: Final = (Format.TEXT, Format.MARKDOWN, Format.CSV)


@dataclass(frozen=True)
class View:
    """How a report is shown. `width` (columns) and `color` (ANSI styles) hold for text, and `uncut`: all cards, each in
    short; `everything` unfolds text and Markdown; `bom` puts a byte order mark in front of CSV. `order` holds for text,
    Markdown and CSV; None is the format's own. `checkings` fill the checker's own columns of Markdown and CSV.
    """

    width: int = 80
    color: bool = False
    everything: bool = False
    uncut: bool = False
    bom: bool = False
    order: Order | None = None
    checkings: Checkings = field(default_factory=dict)


FOLDED: Final = View()


def render(report: Report, form: Format, view: View = FOLDED) -> str:
    """Render `report`.

    Renderers are imported lazily: the template engine costs more than a whole check.
    """
    order = view.order or ORDERED_BY[form]
    match form:
        case Format.TEXT:
            from factcheck.render import text

            return text.render(
                report,
                width=view.width,
                color=view.color,
                everything=view.everything,
                uncut=view.uncut,
                by_position=order is Order.POSITION,
            )
        case Format.JSON:
            from factcheck.render import json_contract

            return json_contract.render(report)
        case Format.MARKDOWN:
            from factcheck.render import markdown

            by_position = order is Order.POSITION
            return markdown.render(
                report, everything=view.everything, by_position=by_position, checkings=view.checkings
            )
        case Format.HTML:
            from factcheck.render.page import html_page

            return html_page.render(report)
        case Format.CSV:
            from factcheck.render import csv_rows

            return csv_rows.render(report, bom=view.bom, by_rank=order is Order.RANK, checkings=view.checkings)
        case Format.JSONLD:
            from factcheck.render import jsonld

            return jsonld.render(report)
        case _:
            assert_never(form)
