"""Report -> the desk's page: the article and a worksheet of its claims, in one HTML file that requests nothing.

It can be read without scripts. A page that the service serves keeps its worksheet there; any other in the browser.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Template
from markupsafe import Markup, escape

from factcheck.domain.article import Article
from factcheck.domain.checking import Status
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.domain.report import Report
from factcheck.render import csv_rows, folding, markdown, phrases, prior_checks
from factcheck.render._places import Places
from factcheck.render.counting import by_reason, several
from factcheck.render.json_contract import harmless
from factcheck.render.page._marked_text import anchor, paragraphs
from factcheck.render.page.furniture import dropped_before
from factcheck.render.page.inlined import Inlined, in_json
from factcheck.render.page.sources import by_source
from factcheck.render.page.templates import environment_of
from factcheck.render.visible import in_parts, visible_controls

_HERE: Final = Path(__file__).parent
BASE_STYLE: Final = _HERE / "styles" / "base.css"
_STYLES: Final = ("base", "layout", "article", "worksheet", "print")
_SCRIPTS: Final = (
    *("elements", "places", "rows", "served", "chain", "panes", "controls", "filters", "citation", "export", "keys"),
    "desk",
)

# A browser lays out so many at once when they come into view (CSS content-visibility); until then it skips them.
_AT_ONCE: Final = {"PARAGRAPHS_AT_ONCE": 15, "CARDS_AT_ONCE": 8}

INLINED: Final = Inlined(
    styles=tuple(_HERE / "styles" / f"{name}.css" for name in _STYLES),
    scripts=tuple(_HERE / "scripts" / f"{name}.js" for name in _SCRIPTS),
    head_scripts=(_HERE / "scripts" / "head.js",),
)


def render(report: Report, *, report_id: str | None = None) -> str:
    """The page; with `report_id`, as the service serves it. All that is the report's is escaped by the template."""
    support = [span for sentence in report.summary.sentences for span in sentence.support]
    text = paragraphs(report.article, report.claims, support)
    cards = folding.fold(report.article, report.claims)
    return _template().render(
        report=report,
        shown=folding.part(cards),
        cards=cards,
        paragraphs=text,
        dropped=dropped_before(report.article, [paragraph.start for paragraph in text]),
        voices=by_source(report.claims),
        places=Places(report.article),
        address=_web_address(report.article.url),
        facts=in_json(_facts(report, report_id)),
        sheets=in_json(_sheets(report)) if report_id is None else None,
        served=report_id is not None,
        policy=INLINED.policy(connects=report_id is not None),
    )


def _facts(report: Report, report_id: str | None) -> str:
    """What the scripts need to know, as JSON: positions in code points, and words that they show."""
    article = report.article
    facts = {
        "report": report_id,
        "article": article.id,
        "citation": list(map(visible_controls, _named(article))),
        "statuses": {status: phrases.status(status) for status in Status},
        "claims": [_claim_facts(claim) for claim in report.claims],
    }
    return _in_json(facts)


def _sheets(report: Report) -> str:
    """The exports up to the checker's own columns, for a page that no service makes them for."""
    return _in_json({"csv": csv_rows.sheet(report)._asdict(), "markdown": markdown.sheet(report)._asdict()})


def _in_json(value: object) -> str:
    return harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _named(article: Article) -> list[str]:
    """Title, publisher, date and address, for a citation."""
    title = f"“{article.title}”" if article.title else None
    return [words for words in (title, article.publisher, article.published_at, article.url) if words]


def _claim_facts(claim: Claim) -> dict[str, Any]:
    said = claim.attribution
    return {
        "id": claim.id,
        "kind": claim.kind,
        "at": [claim.start, claim.end],
        "source": said.source and [said.source.start, said.source.end],
        "cue": said.cue and [said.cue.start, said.cue.end],
        "via": [[via.start, via.end] for via in said.via],
        "chain": [[label, visible_controls(words)] for label, words in phrases.labelled_chain(said)],
        "voice": visible_controls(said.source.name) if said.source else "",
        "certainty": said.certainty,
        "flags": claim.flags,
        "rank": claim.rank,
    }


def _web_address(url: str | None) -> str | None:
    """`url` where a link to it is safe; not `javascript:` and the like."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


@cache
def _template() -> Template:
    environment = environment_of(_HERE)
    environment.filters.update(as_written=_as_written, status_words=phrases.status)
    environment.globals.update(
        anchor=anchor,
        by_reason=by_reason,
        several=several,
        folding=folding,
        phrases=phrases,
        inlined=INLINED,
        prior_checks=prior_checks,
    )
    environment.globals |= {**_AT_ONCE, "kinds": tuple(ClaimKind), "statuses": tuple(Status)}
    return environment.get_template("report.html.jinja")


def _as_written(words: str) -> Markup:
    """Words of the article's text; each control character is an element, so that scripts count it as one character."""
    return Markup().join(
        Markup('<span class="control">{}</span>').format(piece) if is_control else escape(piece)
        for piece, is_control in in_parts(words)
    )
