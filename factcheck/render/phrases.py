"""Values of a report -> short phrases, shared by text, Markdown and HTML."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcheck.domain.article import Article
from factcheck.domain.claim import Attribution, Claim, ClaimKind, Comparator, Quantity
from factcheck.domain.report import Coverage, Provenance, Report, Tally

OWN_VOICE = "the article's own voice"

_COMPARATORS = {
    Comparator.EQUAL: "",
    Comparator.ABOUT: "about ",
    Comparator.LESS: "less than ",
    Comparator.MORE: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.AT_LEAST: "at least ",
}


def number(value: float) -> str:
    """The shortest digits that stand for `value`: 15, not 15.0, and no exponent."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0")


def amount(quantity: Quantity) -> str:
    """`at least 1,500 to 2,000`: comparator, value and the end of a range."""
    ends = (quantity.value,) if quantity.value_high is None else (quantity.value, quantity.value_high)
    digits = " to ".join(f"{Decimal(repr(end)):,f}".removesuffix(".0") for end in ends)
    return f"{_COMPARATORS[quantity.comparator]}{'number ' if quantity.ordinal else ''}{digits}"


def figure_parts(quantity: Quantity) -> tuple[tuple[str, str], ...]:
    """Label and words of what is known about a figure, in reading order."""
    parts = (
        ("value", amount(quantity)),
        ("unit", quantity.unit),
        ("counted", quantity.counted),
        ("subject", quantity.subject.text if quantity.subject else None),
        ("period", quantity.period),
        ("change", quantity.change),
    )
    return tuple((label, words) for label, words in parts if words)


def speaker(attribution: Attribution) -> str:
    """Who said it, with the words of the place where those differ from the name: `Kim Jong Un ("he")`."""
    source = attribution.source
    if source is None:
        return OWN_VOICE
    return source.name if source.name == source.text else f"{source.name} (“{source.text}”)"


def chain(attribution: Attribution) -> Iterator[str]:
    """The links Source -> via -> publisher, the cue beside the source."""
    cue = f", cue “{attribution.cue.text}”" if attribution.cue else ""
    yield speaker(attribution) + cue
    for via in attribution.via:
        yield f"via {via.text}"
    yield " ".join(publisher(attribution))


def agency(article: Article) -> str | None:
    """The wire service that the article's copy came from, for a reader."""
    return f"agency: {article.agency}" if article.agency else None


def publisher(attribution: Attribution) -> tuple[str, str]:
    """Label and words of the chain's last link."""
    return ("published by", attribution.published_by) if attribution.published_by else ("publisher", "not known")


def kind(claim: Claim) -> str:
    return f"{claim.kind}, {claim.quotation.form}" if claim.quotation else str(claim.kind)


def plainly(flag: str) -> str:
    return flag.replace("_", " ")


def by_reason(reasons: Iterable[str]) -> list[tuple[str, int]]:
    """How often each reason occurs, the most frequent first, then by name."""
    return sorted(Counter(map(str, reasons)).items(), key=lambda entry: (-entry[1], entry[0]))


def reason_counts(reasons: Iterable[str]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in by_reason(reasons))


def tallies(coverage: Coverage) -> tuple[tuple[str, Tally], ...]:
    """The tally of each kind of claim, with its label."""
    return (
        ("quotations", coverage.quotations),
        ("statements", coverage.statements),
        ("figures", coverage.quantities),
        ("assertions", coverage.assertions),
    )


def tally(found: Tally) -> str:
    return f"{found.found} found, {found.listed} listed, {len(found.set_aside)} set aside"


def kinds(report: Report) -> str:
    """`9 claims: 7 quotations, 1 quantity, 1 statement`."""
    counts = Counter(claim.kind for claim in report.claims)
    each = ", ".join(_several(counts[kind], kind) for kind in ClaimKind if counts[kind])
    return _several(len(report.claims), "claim") + (f": {each}" if each else "")


def engine(provenance: Provenance) -> str:
    model = f" ({provenance.model})" if provenance.model else ""
    recorded = ", from recordings" if provenance.recorded else ""
    return f"factcheck {provenance.factcheck_version}, {provenance.engine} engine{model}{recorded}"


def all_warnings(report: Report) -> tuple[str, ...]:
    return report.warnings + tuple(f"Summary: {warning}" for warning in report.summary.warnings)


def _several(count: int, thing: str) -> str:
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{count} {thing if count == 1 else plural}"
