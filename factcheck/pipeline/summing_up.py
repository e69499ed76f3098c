"""A model's sentences -> the summary: audited, asked for once more where they fail, then the article's own instead."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
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
from factcheck.intake.sentences import split_sentences
from factcheck.pipeline.asking import Interview
from factcheck.prompting.questions import Objection
from factcheck.prompting.schemas import number_at
from factcheck.summarising.extractive import MOST_SENTENCES, summarise

# What a summary of a long article, or a second asking, may be made from.
_MOST_MATERIAL: Final = 40
_LEAD: Final = 3
_MOST_SUPPORT: Final = 4
_NEARLY_ALL: Final = 0.75


@dataclass(slots=True)
class SummingUp:
    """One article's summary in the making. `reported` is what somebody is reported to have said, in order."""

    interview: Interview
    reported: Sequence[Span]

    @property
    def sheet(self) -> Worksheet:
        return self.interview.sheet

    async def settle(self, lines: Sequence[SummaryLine], *, in_parts: bool) -> Summary:
        """The summary; `in_parts`: the lines sum up parts of the article and are to be summed up themselves."""
        if in_parts:
            held = [audit for audit in self._audit(lines) if audit.supported]
            lines = await self.interview.ask_summary(self._material(held))
        audits = self._audit(self._in_sentences(lines)[:MOST_SENTENCES])
        failed = [audit for audit in audits if not audit.supported]
        if not failed and audits:
            return self._summary(self._with_lead(audits), ())
        objections = [Objection(text=audit.text, reasons=audit.reasons) for audit in failed]
        again = await self.interview.ask_summary(self._material(audits), objections)
        better = [audit for audit in self._audit(self._in_sentences(again)) if audit.supported]
        return self._replaced(audits or better, better, nothing_said=not audits)

    def _in_sentences(self, lines: Sequence[SummaryLine]) -> list[SummaryLine]:
        return in_sentences(lines, headline=self.sheet.article.title or "")

    def _audit(self, lines: Sequence[SummaryLine]) -> list[SentenceAudit]:
        """Against the sentences that the model names; where these do not do, against those that we find."""
        named = [DraftSentence(text=line.text, support=self._spans(line.by)) for line in lines if line.text.strip()]
        unnamed = [DraftSentence(text=sentence.text) for sentence in named]
        index = ArticleIndex(ArticleTokens(self.sheet.article))
        audits, others = (audit_summary(drafts, index, reported=self.reported) for drafts in (named, unnamed))
        return [
            self._reporting(other if other.supported and not one.supported else one)
            for one, other in zip(audits, others, strict=True)
        ]

    def _reporting(self, audit: SentenceAudit) -> SentenceAudit:
        """What rests on words that report nothing, and may be meant for the model, does not hold."""
        voice = OwnVoice(self.sheet.article.text)
        if not any(map(voice.is_addressed, audit.support)):
            return audit
        reason = "it rests on a question or on words addressed to a reader, which report nothing"
        return audit.model_copy(update={"supported": False, "reasons": (*audit.reasons, reason)})

    def _spans(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """The sentences named; none where so many are that they point to nothing."""
        spans = [span for number in sorted(set(numbers)) if (span := self.sheet.sentence(number)) is not None]
        return tuple(spans) if len(spans) <= _MOST_SUPPORT else ()

    def _material(self, audits: Iterable[SentenceAudit]) -> list[int]:
        """The numbers of the sentences that a summary is made from: the lead, what is cited, what sums up by itself."""
        sentences = self.sheet.article.sentences
        cited = [span for audit in audits for span in audit.support]
        cited.extend(span for sentence in summarise(self.sheet.article).sentences for span in sentence.support)
        lead = range(1, min(_LEAD, len(sentences)) + 1)
        numbers = dict.fromkeys([*lead, *(number_at(sentences, span.start) for span in cited)])
        return sorted(list(numbers)[:_MOST_MATERIAL])

    def _replaced(self, audits: Sequence[SentenceAudit], better: list[SentenceAudit], *, nothing_said: bool) -> Summary:
        """Each sentence that failed gives way to one said better, else to one of the article's."""
        spare = [one for one in better if all(one.text != other.text for other in audits if other.supported)]
        own = self._own()
        kept: list[SentenceAudit] = []
        warnings: list[str] = ["the model wrote no summary; it was asked for one alone"] if nothing_said else []
        for place, audit in enumerate(audits, start=1):
            if audit.supported:
                kept.append(audit)
            elif spare:
                kept.append(spare.pop(0))
                warnings.append(f"sentence {place} of the model's failed ({audit.reasons[0]}) and was asked for again")
            else:
                other = _unused(own, kept)
                kept.extend(other)
                instead = "one of the article's stands instead" if other else "it is left out"
                warnings.append(f"sentence {place} of the model's failed twice ({audit.reasons[0]}); {instead}")
        if not kept:
            return _extractive(
                self.sheet, (*warnings, "the model gave no summary; the article's own sentences stand instead")
            )
        kept.sort(key=lambda audit: audit.support[0].start)  # as the article, which tells the main point first
        return self._summary(self._with_lead(kept), warnings)

    def _with_lead(self, kept: Sequence[SentenceAudit]) -> list[SentenceAudit]:
        """Before a single sentence that says something else comes the article's lead."""
        lead = _unused(self._own()[:1], kept) if len(kept) == 1 else []
        return [*lead, *kept]

    def _own(self) -> list[SentenceAudit]:
        """The sentences that sum up the article without a model."""
        return [
            SentenceAudit(text=sentence.text, supported=True, support=sentence.support)
            for sentence in summarise(self.sheet.article).sentences
        ]

    def _summary(self, audits: Sequence[SentenceAudit], warnings: Iterable[str]) -> Summary:
        fitting, words = [], 0
        for audit in audits:
            words += len(audit.text.split())
            if words <= MOST_SUMMARY_WORDS:
                fitting.append(audit)
        sentences = tuple(SummarySentence(text=" ".join(one.text.split()), support=one.support) for one in fitting)
        own = {sentence.text for sentence in self._own()}
        method = SummaryMethod.EXTRACTIVE if all(one.text in own for one in sentences) else SummaryMethod.MODEL
        return Summary(sentences=sentences, method=method, warnings=tuple(warnings))


def in_sentences(lines: Sequence[SummaryLine], *, headline: str) -> list[SummaryLine]:
    """One line a sentence, whatever a model put into one; the headline not at all, and none that says what one before
    it says.
    """
    found: list[SummaryLine] = []
    said = [_content(headline)]
    for line in lines:
        for span in split_sentences(line.text):
            text = " ".join(span.cut(line.text).split())
            content = _content(text)
            if not any(_says_no_more(content, other) for other in said):
                found.append(SummaryLine(by=line.by, text=text))
                said.append(content)
    return found


def _content(text: str) -> frozenset[str]:
    return frozenset(topics_of([Passage.of(text)]))


def _says_no_more(content: Set[str], other: Set[str]) -> bool:
    """Whether nearly all that it speaks of is what the other one speaks of."""
    return len(content & other) > _NEARLY_ALL * len(content)


def _unused(own: Sequence[SentenceAudit], kept: Sequence[SentenceAudit]) -> list[SentenceAudit]:
    """The first of the article's own sentences that says what none of the others does."""
    used = {span for audit in kept for span in audit.support}
    said = [_content(audit.text) for audit in kept]
    return [
        audit
        for audit in own
        if used.isdisjoint(audit.support) and not any(_says_no_more(_content(audit.text), other) for other in said)
    ][:1]


def _extractive(sheet: Worksheet, warnings: Iterable[str]) -> Summary:
    summary = summarise(sheet.article)
    return summary.model_copy(update={"warnings": (*summary.warnings, *warnings)})
