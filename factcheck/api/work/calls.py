"""CPU-bound calls that worker processes run, and the `Runner` that runs them.

Imports no model client and no web framework: worker processes import this module, and their memory is limited.
"""

import asyncio
import json
import pickle
import zlib
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from hashlib import sha256
from typing import Final, Literal, NamedTuple, Protocol, TypeVar

from factcheck.domain.authority import NO_AUTHORITY, Authority
from factcheck.domain.question import Question
from factcheck.domain.report import Report
from factcheck.domain.values import Value
from factcheck.errors import FactcheckError
from factcheck.pipeline.batch.rows import RowId
from factcheck.pipeline.changes import changes
from factcheck.pipeline.draft_check import Text
from factcheck.pipeline.listing import listing_of
from factcheck.pipeline.model_engine.checker import ModelChecker, Prepared
from factcheck.pipeline.model_engine.sans_io import Outcomes, Reported, advance, so_far
from factcheck.pipeline.ports import Asker, Checker
from factcheck.pipeline.prior_checks import PriorChecker, annotated
from factcheck.pipeline.report_filter import select
from factcheck.pipeline.stored import MadeReport, StoredReport, pack
from factcheck.pipeline.submission import Options, Submission
from factcheck.render import Format, View, json_contract
from factcheck.render import render as render_report
from factcheck.render.audit_report import as_json
from factcheck.render.drafts import page as draft_page
from factcheck.render.drafts import text as draft_text
from factcheck.settings import Settings
from factcheck.wiring import (
    build_auditor,
    build_draft_checker,
    build_model_checker,
    build_rules,
    effective_settings,
    has_model,
    with_prior_checks,
)

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)

MakeChecker = Callable[[Options], Checker]
Call = Callable[[MakeChecker], _T]
OnStart = Callable[[], None]

# Of zlib's levels: compresses to a seventh, in a third of the time of the default.
_ZLIB_LEVEL: Final = 1


class News(NamedTuple):
    """What is found before the report: an event, its JSON in one line, compressed. Of one `place` the last counts."""

    event: Literal["draft", "change"]
    place: str
    packed: bytes

    @property
    def content(self) -> bytes:
        return zlib.decompress(self.packed)


class Waiting(NamedTuple):
    """A check suspended until its questions are answered. `packed` is its state for `go_on`, pickled and compressed
    to a tenth: the event loop may hold hundreds, and never unpickles one.
    """

    packed: bytes
    questions: tuple[Question, ...]
    news: tuple[News, ...] = ()


class Finished(NamedTuple):
    """A report, and the codes of the model errors on the way to it."""

    report: StoredReport
    failed: tuple[str, ...]
    news: tuple[News, ...] = ()


class StoredRow(Value):
    """A row of a batch as the store keeps it."""

    id: RowId
    line: int
    submission: Submission


class CheckedRow(NamedTuple):
    """Its report, and its answer in one line, packed."""

    report: MadeReport
    packed: bytes


class Runner(Protocol):
    """Runs calls outside of the event loop, with a concurrency of its own."""

    async def run(self, call: Call[_T], on_start: OnStart | None = None, *, within_s: float | None = None) -> _T:
        """The value of `call`, which gets a checker factory; `on_start` is called when it leaves the queue.

        `within_s`: a shorter time limit than that of a check.
        """
        ...


class ThreadRunner:
    """A `Runner` for a given checker: in threads of this process, without limits of time and memory."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    async def run(self, call: Call[_T], on_start: OnStart | None = None, *, within_s: float | None = None) -> _T:
        del within_s
        if on_start is not None:
            on_start()
        return await asyncio.to_thread(call, lambda _: self._checker)


def make_checker(settings: Settings, options: Options) -> Checker:
    """The checker of a worker process, which prepares and finishes reports but never asks a model itself."""
    effective = effective_settings(settings, options)
    made: Checker = build_rules(effective, summary_sentences=options.summary_sentences)
    if has_model(effective):
        made = build_model_checker(
            effective, _ask_nobody, authority=NO_AUTHORITY, summary_sentences=options.summary_sentences
        )
    return with_prior_checks(made, effective) if options.prior else made


def _ask_nobody() -> AbstractAsyncContextManager[Asker]:
    raise AssertionError("a worker process asked a model")


def check(submission: Submission, make_checker: MakeChecker) -> StoredReport:
    """A whole check by the rules."""
    return _in_json(_report(submission, make_checker), submission.options)


def _report(submission: Submission, make_checker: MakeChecker) -> Report:
    checker = make_checker(submission.options)
    read = checker.check_html if submission.kind == "html" else checker.check_text
    return read(submission.content, submission.metadata)


def check_rows(rows: Sequence[StoredRow], make_checker: MakeChecker) -> list[CheckedRow | FactcheckError]:
    """Several whole checks, one after the other, each with its report or its error."""
    return [_checked(row, make_checker) for row in rows]


def _checked(row: StoredRow, make_checker: MakeChecker) -> CheckedRow | FactcheckError:
    try:
        report = select(_report(row.submission, make_checker), row.submission.options)
    except FactcheckError as exc:
        return exc
    content = json_contract.render(report).encode()
    made = MadeReport(pack(content), sha256(content).hexdigest(), listing_of(report))
    return CheckedRow(made, pack(report_line(row.id, content)))


def begin(submission: Submission, authority: Authority, make_checker: MakeChecker) -> Waiting | Finished:
    """A check with a model, which may decide so much, up to its first questions."""
    made = make_checker(submission.options)
    checker = replace(_asking(made), authority=authority)
    read = checker.prepare_html if submission.kind == "html" else checker.prepare_text
    return _advance(checker, read(submission.content, submission.metadata), {}, submission.options, made)


def go_on(options: Options, packed: bytes, outcomes: Outcomes, make_checker: MakeChecker) -> Waiting | Finished:
    """Resume the check with the outcomes so far, by question; up to its next questions, or the report."""
    made = make_checker(options)
    return _advance(_asking(made), _unpacked(packed), outcomes, options, made, packed)


def look_in(options: Options, packed: bytes, outcomes: Outcomes, make_checker: MakeChecker) -> tuple[News, ...]:
    """What has changed by the answers that have come so far."""
    checker, prepared = _asking(make_checker(options)), _unpacked(packed)
    return _changes(prepared.offline, so_far(checker, prepared, outcomes), options)


def _unpacked(packed: bytes) -> Prepared:
    # Trusted: pickled by `begin` and only ever held in the memory of our own processes.
    prepared: Prepared = pickle.loads(zlib.decompress(packed))  # noqa: S301
    return prepared


def _advance(
    checker: ModelChecker,
    prepared: Prepared,
    outcomes: Outcomes,
    options: Options,
    made: Checker,
    packed: bytes | None = None,
) -> Waiting | Finished:
    step = advance(checker, prepared, outcomes)
    if isinstance(step, Reported):
        news = _changes(prepared.offline, step.report, options)
        return Finished(
            _in_json(annotated(made, step.report), options), tuple(error.code for error in step.failures), news
        )
    if packed is not None:
        return Waiting(packed, step, _changes(prepared.offline, so_far(checker, prepared, outcomes), options))
    draft = in_one_line(_in_json(prepared.offline, options).content)
    news = (News("draft", "", zlib.compress(draft, _ZLIB_LEVEL)),)
    return Waiting(zlib.compress(pickle.dumps(prepared), _ZLIB_LEVEL), step, news)


def _changes(draft: Report, report: Report, options: Options) -> tuple[News, ...]:
    """Of the claims that are asked for."""
    found = changes(select(draft, options), select(report, options))
    lines = ((one.place, json_contract.harmless(one.model_dump_json()).encode()) for one in found)
    return tuple(News("change", place, zlib.compress(line, _ZLIB_LEVEL)) for place, line in lines)


def _asking(checker: Checker) -> ModelChecker:
    if isinstance(checker, PriorChecker):
        return _asking(checker.checker)
    if not isinstance(checker, ModelChecker):
        raise TypeError("this checker asks no model")
    return checker


def _in_json(report: Report, options: Options) -> StoredReport:
    """Hashed and listed here, since a long report would block the event loop."""
    selected = select(report, options)
    content = json_contract.render(selected).encode()
    return StoredReport(content, sha256(content).hexdigest(), listing_of(selected))


def render(content: bytes, form: Format, view: View, make_checker: MakeChecker) -> bytes:
    """A report in JSON -> another format."""
    del make_checker
    return render_report(Report.model_validate_json(content), form, view).encode()


def render_page(content: bytes, report_id: str, make_checker: MakeChecker) -> bytes:
    """A report in JSON -> its page, which keeps its worksheet in the service."""
    from factcheck.render.page import html_page

    del make_checker
    return html_page.render(Report.model_validate_json(content), report_id=report_id).encode()


def audit(article: str, summary: str, make_checker: MakeChecker) -> bytes:
    """The audit in JSON, by the rules alone, whatever the engine."""
    del make_checker
    return as_json(build_auditor().audit(article, summary)).encode()


def check_draft(
    draft: Text, sources: Sequence[Text], form: Literal["json", "html"], make_checker: MakeChecker
) -> bytes:
    """The report of a draft, in JSON or as a page, by the rules alone, whatever the engine."""
    del make_checker
    report = build_draft_checker().check_draft(draft, sources)
    return (draft_page.render(report) if form == "html" else draft_text.as_json(report)).encode()


def in_lines(content: bytes, make_checker: MakeChecker) -> tuple[tuple[bytes, ...], bytes]:
    """Each claim, and the whole report, as JSON in one line."""
    del make_checker
    report = json.loads(content)
    claims = (json_contract.harmless(json.dumps(claim, ensure_ascii=False)) for claim in report["claims"])
    return tuple(claim.encode() for claim in claims), in_one_line(content)


def in_one_line(content: bytes) -> bytes:
    """Remove line breaks and indentation: JSON strings hold line breaks as escapes only."""
    return b"".join(map(bytes.lstrip, content.split(b"\n")))


def report_line(row_id: RowId, content: bytes) -> bytes:
    """The answer to a row of a batch: `{"id": ..., "report": {...}}` and a line break."""
    return b'{"id":%b,"report":%b}\n' % (json.dumps(row_id, ensure_ascii=False).encode(), in_one_line(content))
