"""Raw input -> report with a model: prepare (rules), hear (I/O), finish (merge). Never less than offline."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factcheck import __version__
from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.detection.attribution.naming import list_mentions
from factcheck.domain.answer import Review
from factcheck.domain.article import Metadata, Reading
from factcheck.domain.authority import NO_AUTHORITY, Authority, AuthorityChoice
from factcheck.domain.report import EngineName, Provenance, Rejected, Report, Summary, Tokens
from factcheck.domain.values import Span
from factcheck.domain.worksheet import Chunk, Worksheet
from factcheck.errors import ModelError
from factcheck.grounding.merging import Change, Merged, merge
from factcheck.intake.pasted import read_pasted
from factcheck.pipeline.check import OfflineChecker, read_page
from factcheck.pipeline.claim_drafts import Judge
from factcheck.pipeline.findings import Reviewed, claims_of, coverage_of
from factcheck.pipeline.model_engine._redraft import place_of, settle
from factcheck.pipeline.model_engine._summary import SummingUp
from factcheck.pipeline.model_engine._worksheet_builder import make_worksheet
from factcheck.pipeline.model_engine.interview import AT_ONCE, Answers, Interview, Progress
from factcheck.pipeline.model_engine.restating import Restater
from factcheck.pipeline.ports import OpenAsker
from factcheck.prompting.chunks import MOST_WORDS

UNEXAMINED: Final = (
    "the model has not been examined, so it restates and sums up, and decides nothing; run: factcheck model exam"
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the rules made of an input; picklable. `offline` is the fallback report."""

    reading: Reading
    reviewed: tuple[Reviewed, ...]
    restater: Restater
    sheet: Worksheet
    offline: Report


@dataclass(frozen=True, slots=True)
class Heard:
    """The model's answers and the summary made of them; None where no question was answered."""

    answers: Answers
    summary: Summary | None


@dataclass
class ModelChecker:
    """Checks with rules, and has a model review their draft as far as its `authority` goes.

    `open_asker` opens an asker for one report, whose budget it keeps. With `strict` a model failure is raised; else
    `on_failure` is called with each. `replayed`: the answers come from recordings.
    """

    rules: OfflineChecker
    open_asker: OpenAsker
    authority: Authority = NO_AUTHORITY
    strict: bool = False
    replayed: bool = False
    at_once: int = AT_ONCE
    most_words: int = MOST_WORDS
    progress: Progress = lambda _: None
    on_failure: Callable[[ModelError], None] = lambda _: None

    def check_text(self, text: str, metadata: Metadata) -> Report:
        return self._check(self.prepare_text(text, metadata))

    def check_html(self, html: str, metadata: Metadata) -> Report:
        return self._check(self.prepare_html(html, metadata))

    def prepare_text(self, text: str, metadata: Metadata) -> Prepared:
        return self.prepare(read_pasted(text, metadata))

    def prepare_html(self, html: str, metadata: Metadata) -> Prepared:
        return self.prepare(read_page(html, metadata))

    def prepare(self, reading: Reading) -> Prepared:
        """The stage before the model: findings, restatements by rule, worksheet, fallback report."""
        main, *interjected = self.rules.review(reading.article)
        article = main.excerpt.article
        mentions = list_mentions(main.excerpt.doc, main.findings.found.attributed)
        restater = Restater(
            ArticleTokens(article, main.excerpt.doc), main.excerpt.doc, main.excerpt.own_voice, mentions
        )
        sheet = make_worksheet(
            article, restater.voice, restater.restate_all(main.drafts).drafts, mentions, self.authority
        )
        reviewed = (main, *interjected)
        return Prepared(reading, reviewed, restater, sheet, self.rules.report(reading, reviewed))

    async def hear(self, prepared: Prepared, progress: Progress | None = None) -> Heard:
        """Ask the model. Raises ReplayError where an answer may only be a recorded one and is none; with `strict` any
        ModelError.
        """
        async with self.open_asker() as asker:
            interview = Interview(prepared.sheet, asker, self.at_once, self.most_words, progress or self.progress)
            summary = await _hear(interview, prepared.restater)
        answers = interview.answers
        for error, _ in _failures(answers):
            if self.strict:
                raise error
            self.on_failure(error)
        return Heard(answers, summary)

    def finish(self, prepared: Prepared, heard: Heard) -> Report:
        """The report: the rules' values, and the model's where they hold."""
        warnings = (*prepared.reading.warnings, *(_warning(*failure) for failure in _failures(heard.answers)))
        if heard.summary is None:
            return prepared.offline.model_copy(update={"warnings": warnings})
        warnings = (*warnings, *_unexamined(prepared.sheet.authority))
        merged = merge(prepared.sheet, heard.answers.reviews)
        reviewed, rejected = self._apply(prepared, merged)
        return Report(
            article=prepared.reading.article,
            summary=heard.summary,
            claims=claims_of(reviewed),
            rejected=(*merged.rejected, *rejected),
            coverage=coverage_of(reviewed),
            warnings=warnings,
            provenance=_provenance(heard.answers, prepared.sheet.authority, recorded=self.replayed),
        )

    def so_far(self, prepared: Prepared, reviews: Sequence[Review]) -> Report:
        """The report of the rules with what these reviews change, before all chunks are reviewed: no rank yet, and no
        spot check counts as missed.
        """
        merged = merge(prepared.sheet, reviews)
        merged.top, merged.is_attentive = (), True
        reviewed, _ = self._apply(prepared, merged)
        return prepared.offline.model_copy(update={"claims": claims_of(reviewed), "coverage": coverage_of(reviewed)})

    def _apply(self, prepared: Prepared, merged: Merged) -> tuple[tuple[Reviewed, ...], tuple[Rejected, ...]]:
        """What the rules found, as reviewed and restated; and the restatements that did not hold."""
        main, *interjected = prepared.reviewed
        doc, mentions = prepared.restater.doc, prepared.restater.mentions
        judge = Judge(self.rules.weights)
        findings, drafts = settle(prepared.sheet, doc, main.findings, merged, mentions, judge)
        said = {place_of(prepared.sheet.drafts[number - 1]): text for number, text in merged.restatements.items()}
        restated = prepared.restater.restate_all(drafts, before=prepared.sheet.drafts, said=said)
        return (replace(main, findings=findings, drafts=restated.drafts), *interjected), restated.rejected

    def _check(self, prepared: Prepared) -> Report:
        return self.finish(prepared, asyncio.run(self.hear(prepared)))


async def _hear(interview: Interview, restater: Restater) -> Summary | None:
    """Ask about the claims, then settle the summary; None where no question was answered."""
    await interview.ask_reviews()
    said = interview.answers.reviews
    if not said:
        return None
    lines = [line for answer in said for line in answer.summary]
    sheet = interview.sheet
    summing_up = SummingUp(interview, restater.article, restater.voice, _reported(sheet), _speakers(sheet, said))
    return await summing_up.settle(lines, in_parts=len(said) > 1)


def _failures(answers: Answers) -> list[tuple[ModelError, Chunk | None]]:
    """In the order of the article, the summary last: deterministic, whatever order calls end in."""
    last = float("inf")
    return sorted(answers.failures, key=lambda failure: failure[1].first if failure[1] else last)


def _unexamined(authority: Authority) -> tuple[str, ...]:
    """The warning that a model has no certificate."""
    if authority.by is not AuthorityChoice.EXAM or authority.certificate is not None:
        return ()
    return (UNEXAMINED,)


def _warning(error: ModelError, chunk: Chunk | None) -> str:
    about = chunk.reach if chunk else "a summary"
    return f"asked about {about} the model failed ({error.code}: {error}); what the rules found stands there"


def _reported(sheet: Worksheet) -> list[Span]:
    """The spans of reported speech, in order of position."""
    return [one for one in sheet.drafts if one.kind.has_source]


def _speakers(sheet: Worksheet, reviews: Sequence[Review]) -> list[tuple[int, str]]:
    """Where each claim begins, and the name of who said it or carried it, as the reviews leave them."""
    merged = merge(sheet, reviews)
    found: list[tuple[int, str]] = []
    for number, draft in enumerate(sheet.drafts, start=1):
        change, said = merged.changes.get(number, Change()), draft.attribution
        if change.speaker is None:
            found.extend((draft.start, one.name) for one in (said.source,) if one is not None)
        elif change.speaker.words is not None:
            found.append((draft.start, change.speaker.words.text))
        found.extend((draft.start, via.text) for via in (said.via if change.via is None else change.via))
    return found


def _provenance(answers: Answers, authority: Authority, *, recorded: bool) -> Provenance:
    calls = sorted(answers.calls, key=lambda call: (call.prompt.name, call.answered.fingerprint))
    usages = [call.answered.response.usage for call in calls]
    counted = any(usage.prompt for usage in usages)
    return Provenance(
        engine=EngineName.LLM,
        model=calls[0].answered.response.model,
        authority=authority,
        prompts=tuple({call.prompt.name: call.prompt for call in calls}.values()),
        fingerprints=tuple(dict.fromkeys(call.answered.fingerprint for call in calls)),
        recorded=recorded,
        tokens=Tokens(
            prompt=sum(usage.prompt for usage in usages),
            completion=sum(usage.completion for usage in usages),
            counted_by="server" if counted else "none",
        ),
        factcheck_version=__version__,
    )
