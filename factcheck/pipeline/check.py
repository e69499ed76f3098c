"""Raw input -> report, by rules alone: reads, partitions, detects, drafts, grounds, summarises."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from factcheck import __version__
from factcheck.detection.attribution.attribute import Attributed, attribute
from factcheck.detection.figures.quantities import find_quantities
from factcheck.detection.worth.assertions import find_assertions
from factcheck.detection.worth.checkability import Weights, load_weights
from factcheck.detection.worth.noise import REPORT, assertion_noise, figure_noise, reports, statement_noise
from factcheck.domain.article import Article, Metadata, Reading
from factcheck.domain.candidates import AssertionCandidate, Quantities, StatementCandidate
from factcheck.domain.claim import Attribution
from factcheck.domain.report import EngineName, Provenance, Report, SetAside
from factcheck.domain.values import Span
from factcheck.grounding.claims import in_order
from factcheck.intake.pasted import read_pasted
from factcheck.language.doc import Doc
from factcheck.pipeline.claim_drafts import Found, Judge, draft
from factcheck.pipeline.findings import (
    Findings,
    Reviewed,
    claims_of,
    coverage_of,
    without_commands,
    without_heads,
    without_the_least,
)
from factcheck.pipeline.partition import Excerpt, part, whole
from factcheck.summarising.extractive import MOST_SENTENCES, summarise

# The largest distance, in characters, of source and cue from what they report.
_NEAR = 200


@dataclass(frozen=True)
class OfflineChecker:
    """Checks with rules alone. Assertions of a checkability under `min_checkability` are left out, and so are the
    figures that add nothing (converted money, trivial counts) unless it is 0.
    """

    min_checkability: float = 0.5
    summary_sentences: int = MOST_SENTENCES
    weights: Weights = field(default_factory=load_weights)

    def check_text(self, text: str, metadata: Metadata) -> Report:
        reading = read_pasted(text, metadata)
        return self.report(reading, self.review(reading.article))

    def check_html(self, html: str, metadata: Metadata) -> Report:
        reading = read_page(html, metadata)
        return self.report(reading, self.review(reading.article))

    def report(self, reading: Reading, reviewed: Sequence[Reviewed]) -> Report:
        """The report that rules alone give."""
        main = reviewed[0].excerpt
        return Report(
            article=reading.article,
            summary=summarise(main.article, main.own_voice, reviewed[0].drafts, most_sentences=self.summary_sentences),
            claims=claims_of(reviewed),
            rejected=(),
            coverage=coverage_of(reviewed),
            warnings=reading.warnings,
            provenance=Provenance(engine=EngineName.OFFLINE, factcheck_version=__version__),
        )

    def review(self, article: Article) -> tuple[Reviewed, ...]:
        """The findings in the article proper, then in what is interjected, without the commands there.

        The article is not partitioned where that would split a quotation or another finding.
        """
        main, *interjected = map(self._review, part(article))
        if not all(one.is_unbroken for one in (main, *interjected)):
            return (self._review(whole(article)),)
        return (main, *map(without_commands, interjected))

    def _review(self, excerpt: Excerpt) -> Reviewed:
        findings = self.find(excerpt)
        drafts = in_order(draft(excerpt.doc, excerpt.article, findings.found, Judge(self.weights)))
        reviewed = without_the_least(Reviewed(excerpt, findings, tuple(drafts)), self.min_checkability)
        return without_heads(reviewed) if self.min_checkability > 0 else reviewed

    def find(self, excerpt: Excerpt) -> Findings:
        """All that the rules find in an excerpt."""
        article, doc = excerpt.article, excerpt.doc
        attributed = attribute(doc, article.parts, publisher=article.publisher)
        attributed = replace(attributed, statements=tuple(_sifted(doc, attributed.statements)))
        figures = find_quantities(doc)
        telling = _without_noise(figures)
        quantities = telling if self.min_checkability > 0 else figures
        said = _said(doc, attributed, article.parts.title)
        assertions = find_assertions(doc, figures=telling.candidates, said=said, weights=self.weights)
        found = Found(
            attributed=attributed,
            quantities=quantities.candidates,
            assertions=tuple(_unless_noise(doc, assertion, attributed.statements) for assertion in assertions),
        )
        return Findings(found=found, quantities=quantities)


def read_page(html: str, metadata: Metadata) -> Reading:
    """The article of an HTML page; the HTML parser is imported lazily."""
    from factcheck.intake.html import read_html

    return read_html(html, metadata)


def _unless_noise(
    doc: Doc, assertion: AssertionCandidate, statements: Sequence[StatementCandidate]
) -> AssertionCandidate:
    tokens = doc.tokens_in(assertion)
    reason = assertion_noise(assertion.text, tokens)
    if reason is None and reports(tokens, assertion, statements):
        reason = REPORT
    return assertion if reason is None else assertion.model_copy(update={"set_aside": reason})


def _sifted(doc: Doc, statements: Sequence[StatementCandidate]) -> Iterator[StatementCandidate]:
    """The statements, those that claim nothing set aside."""
    for one in statements:
        reason = statement_noise(one.text, doc.tokens_in(one))
        yield one if reason is None else one.model_copy(update={"set_aside": reason})


def _without_noise(quantities: Quantities) -> Quantities:
    """The figures, those that add nothing (converted money, trivial counts) set aside."""
    noise = [(one, figure_noise(one)) for one in quantities.candidates]
    aside = [SetAside(start=one.start, end=one.end, reason=reason) for one, reason in noise if reason is not None]
    return Quantities(
        candidates=tuple(one for one, reason in noise if reason is None),
        set_aside=tuple(sorted((*quantities.set_aside, *aside), key=lambda span: span.start)),
    )


def _said(doc: Doc, attributed: Attributed, title: Span | None) -> list[tuple[int, int]]:
    """The ranges in which the article asserts nothing itself: reported speech with source and cue, and the headline.

    Start and end of each, in order of position.
    """
    listed = (quotation for quotation in attributed.quotations if quotation.set_aside is None)
    spans = [_with_report(doc, quotation.passage, quotation.attribution) for quotation in listed]
    spans.extend(_with_report(doc, statement, statement.attribution) for statement in attributed.statements)
    if title is not None:
        spans.append((title.start, title.end))
    return sorted(spans)


def _with_report(doc: Doc, content: Span, attribution: Attribution) -> tuple[int, int]:
    """The content together with its source and cue where they stand beside it."""
    start, end = content.start, content.end
    for words in (attribution.source, attribution.cue):
        if words is not None and _is_near(doc, content, words):
            start, end = min(start, words.start), max(end, words.end)
    return start, end


def _is_near(doc: Doc, content: Span, words: Span) -> bool:
    before, behind = doc.kept_between(words.start, content.start), doc.kept_between(content.end, words.end)
    return before <= _NEAR and behind <= _NEAR
