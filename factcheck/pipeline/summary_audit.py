"""Text of an article and of a summary -> audit: which sentences the article does not support, and why."""

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.summaries.audit import DraftSentence, SentenceAudit, audit_summary
from factcheck.auditing.summaries.support import ArticleIndex
from factcheck.detection.attribution.attribute import Attributed, attribute
from factcheck.domain.values import Span, Value
from factcheck.errors import EmptyInputError
from factcheck.intake.plain import read_plain
from factcheck.language.doc import Doc
from factcheck.language.sentences import split_sentences


class SummaryAudit(Value):
    """`supported` where each sentence is. Spans are code points of the article's text as it was handed in."""

    supported: bool
    sentences: tuple[SentenceAudit, ...]


class OfflineAuditor:
    """Audits with rules alone, as `factcheck.pipeline.ports.Auditor` asks."""

    def audit(self, article: str, summary: str) -> SummaryAudit:
        """Audit each sentence of the summary against the plain text of the article. Raises EmptyInputError."""
        return audit_text(article, summary)


def audit_text(article: str, summary: str) -> SummaryAudit:
    """Audit each sentence of the summary against the plain text of the article. Raises EmptyInputError."""
    sentences = [DraftSentence(text=span.cut(summary)) for span in split_sentences(summary)]
    if not sentences:
        raise EmptyInputError("the summary is empty; hand in its text")
    read = read_plain(article)
    doc = Doc.of(read)
    attributed = attribute(doc, read.parts, publisher=read.publisher)
    index = ArticleIndex(ArticleTokens(read, doc))
    audits = audit_summary(sentences, index, reported=reported_spans(attributed))
    return SummaryAudit(supported=all(audit.supported for audit in audits), sentences=audits)


def reported_spans(attributed: Attributed) -> tuple[Span, ...]:
    """The spans of quotations and reported statements, in order of position."""
    quotations = [one.passage for one in attributed.quotations if one.set_aside is None]
    spans = [Span(start=said.start, end=said.end) for said in (*quotations, *attributed.statements)]
    return tuple(sorted(spans, key=lambda span: span.start))
