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


@dataclass(frozen=True)
class View:
    """How a report is shown. `width` (columns) and `color` (ANSI styles) hold for text; `everything` unfolds text and
    Markdown; `bom` puts a byte order mark in front of CSV. `checkings` fill the checker's own columns of Markdown and
    CSV.
    """

    width: int = 80
    color: bool = False
    everything: bool = False
    bom: bool = False
    checkings: Checkings = field(default_factory=dict)


FOLDED: Final = View()


def render(report: Report, form: Format, view: View = FOLDED) -> str:
    """Render `report`.

    Renderers are imported lazily: the template engine costs more than a whole check.
    """
    match form:
        case Format.TEXT:
            from factcheck.render import text

            return text.render(report, width=view.width, color=view.color, everything=view.everything)
        case Format.JSON:
            from factcheck.render import json_contract

            return json_contract.render(report)
        case Format.MARKDOWN:
            from factcheck.render import markdown

            return markdown.render(report, everything=view.everything, checkings=view.checkings)
        case Format.HTML:
            from factcheck.render import html_page

            return html_page.render(report)
        case Format.CSV:
            from factcheck.render import csv_rows

            return csv_rows.render(report, bom=view.bom, checkings=view.checkings)
        case Format.JSONLD:
            from factcheck.render import jsonld

            return jsonld.render(report)
        case _:
            assert_never(form)
