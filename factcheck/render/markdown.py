"""Report -> Markdown for a checker's worksheet: GitHub's dialect, one table row a claim, by rank.

What stands within a claim follows it; a claim that repeats another is counted there. `status`, `note` and `assignee`
are the checker's own columns, empty for a claim that nobody has touched.
"""

import re
from collections.abc import Iterable, Iterator

from factcheck.domain.checking import NONE_TOUCHED, Checking, Checkings
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.domain.report import Report, Tally
from factcheck.render import phrases, prior_checks
from factcheck.render._places import Places
from factcheck.render.counting import by_reason
from factcheck.render.folding import fold
from factcheck.render.sheet import Row, Sheet
from factcheck.render.visible import visible_line

COLUMNS = (
    *("rank", "id", "text", "kind", "source", "via", "publisher", "certainty"),
    *("value", "unit", "subject", "checkability", "within", "repeats", "questions", "status", "note", "assignee"),
)
_DEEPER = "↳ "

# Last, the marks in "https://", "www." and "a@b", which GitHub makes links of without being asked.
_MARKUP = re.compile(r"[\\`*_\[\]{}#|~$^@]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_ENTITIES = {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}
# A list, a rule, an underlined heading or a numbered list at the start of a line.
_LEADING = re.compile(r"^([-+=:]|[0-9]{1,9}(?=[.)]))")


def escaped(text: str) -> str:
    """`text` on one line, escaped for GitHub Flavored Markdown: no markup, no HTML, no invisible characters."""
    return _LEADING.sub(_disarmed, _inline(text))


def _inline(text: str) -> str:
    """The same for a place that is not the start of a line."""
    return _MARKUP.sub(r"\\\g<0>", visible_line(text).translate(_ENTITIES))


def render(
    report: Report, *, everything: bool = False, by_position: bool = False, checkings: Checkings = NONE_TOUCHED
) -> str:
    """`everything` gives claims that repeat another a row of their own; those that a checker has touched have one.
    `by_position` puts the rows in the order of the article, what stands within a claim still below it.
    """
    made = sheet(report, by_position=by_position)
    shown = (row for row in made.rows if everything or not row.repeats or row.claim_id in checkings)
    rows = (f"{row.line} {' | '.join(map(_inline, _own(checkings.get(row.claim_id))))} |\n" for row in shown)
    return "".join((made.head, *rows, made.foot))


def sheet(report: Report, *, by_position: bool = False) -> Sheet:
    """The same up to the checker's own columns."""
    above, below = (_head(report), _summary(report), _claims(report)), _rest(report)
    return Sheet(
        head=f"{_blocks(above)}\n", rows=tuple(_rows(report, by_position=by_position)), foot=f"\n{_blocks(below)}\n"
    )


def _blocks(sections: Iterable[Iterator[str]]) -> str:
    return "\n\n".join("\n".join(lines) for lines in map(list, sections) if lines)


def _disarmed(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in "-+=:" else f"{match[0]}\\"


def _head(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {escaped(article.title or 'Untitled article')}"
    yield ""
    known = (
        ("Publisher", article.publisher),
        ("Agency", article.agency),
        ("Published", article.published_at),
        ("Byline", article.byline),
        ("Dateline", article.dateline),
        ("Address", article.url),
        ("Language", article.language),
        ("Article", article.id),
        ("Made by", phrases.engine(report.provenance)),
    )
    yield from (f"- {label}: {escaped(value)}" for label, value in known if value)


def _summary(report: Report) -> Iterator[str]:
    if report.summary.sentences:
        yield f"## Summary ({report.summary.method})"
        yield ""
        yield escaped(" ".join(sentence.text for sentence in report.summary.sentences))


def _claims(report: Report) -> Iterator[str]:
    yield "## Claims"
    yield ""
    yield phrases.kinds(report) + "."
    if report.claims:
        yield ""
        yield _table_row(COLUMNS)
        yield _table_row("---" for _ in COLUMNS)


def _rows(report: Report, *, by_position: bool) -> Iterator[Row]:
    places = Places(report.article)
    cards = fold(report.article, report.claims)
    if by_position:
        cards.sort(key=lambda card: card.start)
    for card in cards:
        for node in card.walk():
            lead = "" if node is card else _DEEPER
            again = places.again(node.again) if node.again else ""
            yield Row(node.claim.id, _table_row(map(_inline, _cells(lead, node.claim, again))))
            for one in node.again:
                yield Row(one.id, _table_row(map(_inline, _cells(lead, one, node.claim.id))), repeats=True)


def _own(checking: Checking | None) -> tuple[str, str, str]:
    return (phrases.status(checking.status), checking.note, checking.assignee) if checking else ("", "", "")


def _cells(lead: str, claim: Claim, repeats: str) -> Iterator[str]:
    attribution, quantity = claim.attribution, claim.quantity
    yield str(claim.rank)
    yield claim.id
    yield lead + (f"“{claim.text}”" if claim.kind is ClaimKind.QUOTATION else claim.text)
    yield phrases.kind(claim)
    yield phrases.speaker(attribution) + (f", “{attribution.cue.text}”" if attribution.cue else "")
    yield "; ".join(via.text for via in attribution.via)
    yield attribution.published_by or ""
    yield attribution.certainty
    yield phrases.amount(quantity) if quantity else ""
    yield (
        ", ".join(filter(None, (quantity.unit, quantity.counted, quantity.period, quantity.change))) if quantity else ""
    )
    yield quantity.subject.text if quantity and quantity.subject else ""
    yield f"{claim.checkability.score:.2f}"
    yield claim.within or ""
    yield repeats
    yield " ".join(claim.questions)


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rest(report: Report) -> Iterator[Iterator[str]]:
    yield _prior_checks(report)
    yield _coverage(report)
    for label, found in phrases.tallies(report.coverage):
        yield _set_aside(report, f"{label.capitalize()} set aside", found)
    yield _listed("Rejected", (f"{each.text}: {each.reason} ({each.origin})" for each in report.rejected))
    yield _listed("Warnings", phrases.all_warnings(report))


def _prior_checks(report: Report) -> Iterator[str]:
    """What others have published, by claim; the addresses are not made links, since a feed may name any."""
    found = (f"{claim.id}: {words}" for claim in report.claims for words in prior_checks.entries(claim))
    return _listed("Published fact-checks that may be of the same claim", found)


def _coverage(report: Report) -> Iterator[str]:
    dropped = by_reason(each.reason for each in report.article.dropped)
    yield "## Coverage"
    yield ""
    for label, found in phrases.tallies(report.coverage):
        yield f"- {label.capitalize()}: {phrases.tally(found)}"
    yield f"- Dropped from the page: {escaped(dropped or 'nothing')}"


def _set_aside(report: Report, heading: str, found: Tally) -> Iterator[str]:
    return _listed(heading, (f"“{each.cut(report.article.text)}”: {each.reason}" for each in found.set_aside))


def _listed(heading: str, entries: Iterable[str]) -> Iterator[str]:
    for position, entry in enumerate(entries):
        if position == 0:
            yield f"## {heading}"
            yield ""
        yield f"- {escaped(entry)}"
