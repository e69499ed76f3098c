"""A model's summary lines -> the summary: audited, one retry with the objections, extractive fallback by sentence."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.auditing.passages import Passage, topics_of
from factcheck.auditing.summaries.audit import DraftSentence, SentenceAudit, audit_summary
from factcheck.auditing.summaries.support import ArticleIndex
from factcheck.domain.answer import SummaryLine
from factcheck.domain.report import MOST_SUMMARY_WORDS, Summary, SummaryMethod, SummarySentence
from factcheck.domain.values import Span
from factcheck.domain.worksheet import Worksheet
from factcheck.language.sentences import split_sentences
from factcheck.pipeline.model_engine.interview import Interview
from factcheck.prompting.questions import Objection
from factcheck.prompting.schemas import number_at
from factcheck.summarising.extractive import MOST_SENTENCES, coverage, summarise, weigh_words

# The sentences that a second question may show.
_MOST_MATERIAL: Final = 40
_LEAD: Final = 3
_MOST_SUPPORT: Final = 4
_NEARLY_ALL: Final = 0.75
# The longest summary by a model, in words.
_MOST_WORDS: Final = 60
# A model's summary with less than this share of the weight of the extractive one is thin. Of ten by a model of 1.5
# billion parameters nine were, and covered half of the main points that the extractive ones cover. Of 48 by careful
# readers nine were, and covered more: so what an examination has found good is not measured by this.
_THIN: Final = 0.8


@dataclass
class SummingUp:
    """Makes the summary of one article. `reported` has the spans of reported speech, in order; `speakers` the names of
    those who said, or carried, what begins there.
    """

    interview: Interview
    article: ArticleTokens
    voice: OwnVoice
    reported: Sequence[Span]
    speakers: Sequence[tuple[int, str]] = ()

    @cached_property
    def _index(self) -> ArticleIndex:
        return ArticleIndex(self.article)

    @cached_property
    def _extract(self) -> Summary:
        """The summary without a model."""
        return summarise(self.sheet.article, self.voice, self.sheet.drafts)

    @property
    def sheet(self) -> Worksheet:
        return self.interview.sheet

    async def settle(self, lines: Sequence[SummaryLine], *, in_parts: bool) -> Summary:
        """The summary; with `in_parts` the lines sum up chunks, and are reduced by one more question (map-reduce)."""
        if in_parts:
            held = [audit for audit in self._audit(lines) if audit.is_printable]
            lines = await self.interview.ask_summary(self._material(held))
        audits = self._audit(self._in_sentences(lines)[:MOST_SENTENCES])
        failed = [audit for audit in audits if not audit.is_printable]
        if not failed and audits:
            return self._unless_thin(self._summary(self._with_lead(audits), ()))
        objections = [Objection(text=audit.text, reasons=audit.objections) for audit in failed]
        again = await self.interview.ask_summary(self._material(audits), objections)
        better = [audit for audit in self._audit(self._in_sentences(again)) if audit.is_printable]
        return self._unless_thin(self._replaced(audits or better, better, nothing_said=not audits))

    def _in_sentences(self, lines: Sequence[SummaryLine]) -> list[SummaryLine]:
        return in_sentences(lines, headline=self.sheet.article.title or "")

    def _audit(self, lines: Sequence[SummaryLine]) -> list[SentenceAudit]:
        """Audits against the cited sentences; where that fails, against those that retrieval finds."""
        named = [self._draft(line) for line in lines if line.text.strip()]
        unnamed = [DraftSentence(text=sentence.text) for sentence in named]
        audits, others = (audit_summary(drafts, self._index, reported=self.reported) for drafts in (named, unnamed))
        return [
            self._reporting(other if other.is_printable and not one.is_printable else one)
            for one, other in zip(audits, others, strict=True)
        ]

    def _draft(self, line: SummaryLine) -> DraftSentence:
        spans = self._spans(line.by)
        named = (name for start, name in self.speakers if any(span.start <= start < span.end for span in spans))
        return DraftSentence(text=line.text, support=spans, speakers=tuple(dict.fromkeys(named)))

    def _reporting(self, audit: SentenceAudit) -> SentenceAudit:
        """Fails what rests on words addressed to a reader: they report nothing, and may be a prompt injection."""
        if not any(map(self.voice.is_addressed, audit.support)):
            return audit
        reason = "it rests on a question or on words addressed to a reader, which report nothing"
        return audit.model_copy(update={"supported": False, "reasons": (*audit.reasons, reason)})

    def _spans(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """The cited sentences; none where more are cited than a support can have."""
        spans = [span for number in sorted(set(numbers)) if (span := self.sheet.sentence(number)) is not None]
        return tuple(spans) if len(spans) <= _MOST_SUPPORT else ()

    def _material(self, audits: Iterable[SentenceAudit]) -> list[int]:
        """The numbers of the sentences to summarise: the lead, the cited ones, those of the extractive summary."""
        sentences = self.sheet.article.sentences
        cited = [span for audit in audits for span in audit.support]
        cited.extend(span for sentence in self._extract.sentences for span in sentence.support)
        lead = range(1, min(_LEAD, len(sentences)) + 1)
        numbers = dict.fromkeys([*lead, *(number_at(sentences, span.start) for span in cited)])
        return sorted(list(numbers)[:_MOST_MATERIAL])

    def _replaced(self, audits: Sequence[SentenceAudit], better: list[SentenceAudit], *, nothing_said: bool) -> Summary:
        """Each failed sentence replaced by one of the retry, else by an extractive one, else left out."""
        spare = [one for one in better if all(one.text != other.text for other in audits if other.is_printable)]
        own = self._own()
        kept: list[SentenceAudit] = []
        warnings: list[str] = ["the model wrote no summary; it was asked for one alone"] if nothing_said else []
        for place, audit in enumerate(audits, start=1):
            if audit.is_printable:
                kept.append(audit)
            elif spare:
                kept.append(spare.pop(0))
                warnings.append(
                    f"sentence {place} of the model's failed ({audit.objections[0]}) and was asked for again"
                )
            else:
                other = _unused(own, kept)
                kept.extend(other)
                instead = "one of the article's stands instead" if other else "it is left out"
                warnings.append(f"sentence {place} of the model's failed twice ({audit.objections[0]}); {instead}")
        if not kept:
            warnings.append("the model gave no summary; the article's own sentences stand instead")
            return self._extract.model_copy(update={"warnings": (*self._extract.warnings, *warnings)})
        kept.sort(key=lambda audit: audit.support[0].start)  # the article's order: the inverted pyramid
        return self._summary(self._with_lead(kept), warnings)

    def _unless_thin(self, summary: Summary) -> Summary:
        """The extractive summary in the place of one that says much less, by a model that is granted no decision."""
        if summary.method is SummaryMethod.EXTRACTIVE or self.sheet.authority.granted:
            return summary
        weights = weigh_words(self.sheet.article, self.voice, self.sheet.drafts)
        if coverage(summary, weights) >= _THIN * coverage(self._extract, weights):
            return summary
        reason = "the model's summary says much less than the article's own sentences, which stand instead"
        return self._extract.model_copy(update={"warnings": (*self._extract.warnings, reason)})

    def _with_lead(self, kept: Sequence[SentenceAudit]) -> list[SentenceAudit]:
        """A single sentence is preceded by the article's lead, unless it says the same."""
        lead = _unused(self._own()[:1], kept) if len(kept) == 1 else []
        return [*lead, *kept]

    def _own(self) -> list[SentenceAudit]:
        """The extractive summary, as audits that hold."""
        return [
            SentenceAudit(text=sentence.text, supported=True, support=sentence.support)
            for sentence in self._extract.sentences
        ]

    def _summary(self, audits: Sequence[SentenceAudit], warnings: Iterable[str]) -> Summary:
        own = {sentence.text for sentence in self._own()}
        most = MOST_SUMMARY_WORDS if all(one.text in own for one in audits) else _MOST_WORDS
        fitting: list[SentenceAudit] = []
        words = 0
        for audit in audits:
            words += len(audit.text.split())
            if words <= most or not fitting:
                fitting.append(audit)
        sentences = tuple(SummarySentence(text=" ".join(one.text.split()), support=one.support) for one in fitting)
        method = SummaryMethod.EXTRACTIVE if all(one.text in own for one in sentences) else SummaryMethod.MODEL
        return Summary(sentences=sentences, method=method, warnings=tuple(warnings))


def in_sentences(lines: Sequence[SummaryLine], *, headline: str) -> list[SummaryLine]:
    """The lines split into sentences, without near-duplicates of earlier ones (content overlap), and without the
    headline: all of it and nothing else. Its news, told in full, is the first point of a summary.
    """
    found: list[SummaryLine] = []
    said: list[frozenset[str]] = []
    for line in lines:
        for span in split_sentences(line.text):
            text = " ".join(span.cut(line.text).split())
            content = _content(text)
            is_headline = content == _content(headline)
            if not is_headline and not any(_says_no_more(content, other) for other in said):
                found.append(SummaryLine(by=line.by, text=text))
                said.append(content)
    return found


def _content(text: str) -> frozenset[str]:
    return frozenset(topics_of([Passage.of(text)]))


def _says_no_more(content: Set[str], other: Set[str]) -> bool:
    """Whether more than three quarters of its topics are the other's."""
    return len(content & other) > _NEARLY_ALL * len(content)


def _unused(own: Sequence[SentenceAudit], kept: Sequence[SentenceAudit]) -> list[SentenceAudit]:
    """The first extractive sentence that is no near-duplicate of the kept ones."""
    used = {span for audit in kept for span in audit.support}
    said = [_content(audit.text) for audit in kept]
    return [
        audit
        for audit in own
        if used.isdisjoint(audit.support) and not any(_says_no_more(_content(audit.text), other) for other in said)
    ][:1]
