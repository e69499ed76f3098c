"""Report -> CSV for a spreadsheet: a header, then one row a claim, in order of position (RFC 4180, UTF-8, CRLF).

`status`, `note` and `assignee` are the checker's own columns, empty for a claim that nobody has touched.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from factcheck.domain.checking import NONE_TOUCHED, Checking, Checkings
from factcheck.domain.claim import Claim
from factcheck.domain.report import Report
from factcheck.render import prior_checks
from factcheck.render.phrases import number
from factcheck.render.sheet import Row, Sheet

COLUMNS = (
    *("id", "rank", "kind", "text", "source", "source_name", "attribution", "certainty", "cue", "via", "publisher"),
    *("value", "value_high", "comparator", "unit", "counted", "subject", "period"),
    *(
        "checkability",
        "reasons",
        "within",
        "repeats",
        "flags",
        "questions",
        "start",
        "end",
        "status",
        "note",
        "assignee",
    ),
)
# Before the checker's own columns, where an index of published fact-checks was searched.
PRIOR_COLUMN = "prior_checks"
_OWN_COLUMNS = 3
BYTE_ORDER_MARK = "\ufeff"
SEPARATOR = " | "
_END = "\r\n"
# OWASP, "CSV Injection": a spreadsheet takes a cell that begins so for a formula; the wide forms count in some locales.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def render(report: Report, *, bom: bool = False, by_rank: bool = False, checkings: Checkings = NONE_TOUCHED) -> str:
    """Several entries of one cell are joined by ` | `. With a byte order mark (`bom`) Excel reads UTF-8 as such."""
    made = sheet(report, by_rank=by_rank)
    rows = (f"{row.line},{_line(_own(checkings.get(row.claim_id)))}" for row in made.rows)
    return "".join((BYTE_ORDER_MARK if bom else "", made.head, *rows))


def sheet(report: Report, *, by_rank: bool = False) -> Sheet:
    """The same up to the checker's own columns."""
    claims = sorted(report.claims, key=lambda claim: claim.rank) if by_rank else report.claims
    searched = report.provenance.prior_index is not None
    prior = (PRIOR_COLUMN,) if searched else ()
    rows = (
        Row(claim.id, _line((*_cells(claim), *_prior(claim, searched=searched))).removesuffix(_END)) for claim in claims
    )
    return Sheet(head=_line((*COLUMNS[:-_OWN_COLUMNS], *prior, *COLUMNS[-_OWN_COLUMNS:])), rows=tuple(rows))


def _prior(claim: Claim, *, searched: bool) -> Iterator[str]:
    if searched:
        yield _joined(prior_checks.entries(claim))


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=_END).writerow(cells)
    return out.getvalue()


def _own(checking: Checking | None) -> tuple[str, str, str]:
    return (checking.status, inert(checking.note), inert(checking.assignee)) if checking else ("", "", "")


def _cells(claim: Claim) -> Iterator[str]:
    attribution = claim.attribution
    source = attribution.source
    yield claim.id
    yield str(claim.rank)
    yield claim.kind
    yield inert(claim.text)
    yield inert(source.text if source else None)
    yield inert(source.name if source else None)
    yield attribution.kind
    yield attribution.certainty
    yield inert(attribution.cue.text if attribution.cue else None)
    yield _joined(via.text for via in attribution.via)
    yield inert(attribution.published_by)
    yield from _figure(claim)
    yield number(claim.checkability.score)
    yield _joined(claim.checkability.reasons)
    yield claim.within or ""
    yield claim.repeats or ""
    yield _joined(claim.flags)
    yield _joined(claim.questions)
    yield str(claim.start)
    yield str(claim.end)


def _figure(claim: Claim) -> Iterator[str]:
    """Numbers stay numbers, negative ones too; the comparator is spelled by name, since `=` would be a formula."""
    quantity = claim.quantity
    if quantity is None:
        yield from ("",) * 7
        return
    yield number(quantity.value)
    yield "" if quantity.value_high is None else number(quantity.value_high)
    yield quantity.comparator.name.lower()
    yield inert(quantity.unit)
    yield inert(quantity.counted)
    yield inert(quantity.subject.text if quantity.subject else None)
    yield inert(quantity.period)


def inert(words: str | None) -> str:
    """Formula injection guard: an apostrophe in front where a spreadsheet would evaluate `words`, blanks skipped."""
    words = words or ""
    opens = words.startswith(_FORMULA_STARTS) or words.lstrip(" \u00a0\u200b\ufeff").startswith(_FORMULA_STARTS)
    return f"'{words}" if opens else words


def _joined(entries: Iterable[str]) -> str:
    return inert(SEPARATOR.join(entries))
