"""Report -> terminal text, JSON, Markdown, HTML, CSV, JSON-LD."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

# `factcheck --help` names the formats, and must not import pydantic.
if TYPE_CHECKING:
    from factcheck.domain.report import Report


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSONLD = "jsonld"


def render(report: Report, form: Format, *, width: int = 80, color: bool = False) -> str:
    """Render `report`; `width` (columns) and `color` (ANSI styles) hold for `Format.TEXT` alone.

    Renderers are imported lazily: the template engine costs more than a whole check.
    """
    match form:
        case Format.TEXT:
            from factcheck.render import text

            return text.render(report, width=width, color=color)
        case Format.JSON:
            from factcheck.render import json_contract

            return json_contract.render(report)
        case Format.MARKDOWN:
            from factcheck.render import markdown

            return markdown.render(report)
        case Format.HTML:
            from factcheck.render import html_page

            return html_page.render(report)
        case Format.CSV:
            from factcheck.render import csv_rows

            return csv_rows.render(report)
        case Format.JSONLD:
            from factcheck.render import jsonld

            return jsonld.render(report)
        case _:
            assert_never(form)
