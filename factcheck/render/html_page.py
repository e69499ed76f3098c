"""Report -> a self-contained HTML page: inline style, no scripts or requests, and a CSP that forbids both."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from factcheck.domain.report import Report
from factcheck.render import folding, phrases
from factcheck.render._places import Places
from factcheck.render._text_runs import anchor, paragraphs
from factcheck.render.counting import by_reason
from factcheck.render.visible import direction, visible_controls

_HERE = Path(__file__).parent


def render(report: Report) -> str:
    """The page. Everything from the report is escaped by the template engine."""
    support = [span for sentence in report.summary.sentences for span in sentence.support]
    return _template().render(
        report=report,
        shown=folding.part(folding.fold(report.article, report.claims)),
        paragraphs=paragraphs(report.article, report.claims, support),
        places=Places(report.article),
        address=_web_address(report.article.url),
        style=_style(),
        style_hash=style_hash(),
    )


@cache
def style_hash() -> str:
    """The CSP hash source of the inline style."""
    return b64encode(sha256(_style().encode()).digest()).decode()


def _web_address(url: str | None) -> str | None:
    """`url` where a link to it is safe; not `javascript:` and the like."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


@cache
def _style() -> Markup:
    return Markup((_HERE / "report.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["direction"] = direction
    environment.globals.update(anchor=anchor, by_reason=by_reason, folding=folding, phrases=phrases)
    return environment.get_template("report.html.jinja")


def _shown(value: object) -> object:
    """Jinja's `finalize`: escapes control characters in every printed value."""
    return visible_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value
