"""What is done outside the event loop: the calls, and who runs them."""

import json
import pickle
import re
import zlib
from collections.abc import Callable
from hashlib import sha256
from typing import Final, NamedTuple, Protocol, TypeVar

from litestar.concurrency import sync_to_thread

from factcheck.domain.question import Question
from factcheck.domain.report import Report
from factcheck.pipeline.model_engine.checker import ModelChecker, Prepared
from factcheck.pipeline.model_engine.sans_io import Outcomes, Reported, advance
from factcheck.pipeline.ports import Checker, StoredReport
from factcheck.pipeline.report_filter import select
from factcheck.pipeline.submission import Options, Submission
from factcheck.render import Format, json_contract
from factcheck.render import render as render_report
from factcheck.render.audit_report import as_json
from factcheck.wiring import build_auditor

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)

MakeChecker = Callable[[Options], Checker]
Call = Callable[[MakeChecker], _T]
OnStart = Callable[[], None]

# Of zlib's levels: six parts of seven are gone at a third of the time of the usual one.
_FAST: Final = 1


class Waiting(NamedTuple):
    """A check that cannot go on without answers. `packed` is what the rules made of the input, for `go_on`: a tenth of
    what it takes unpacked, and the event loop, which may keep hundreds, never unpacks it.
    """

    packed: bytes
    questions: tuple[Question, ...]


class Finished(NamedTuple):
    """A report, and the codes of the model's failures on the way to it."""

    report: StoredReport
    failed: tuple[str, ...]


class Runner(Protocol):
    """Runs calls somewhere else than in the event loop; how many at a time is its own affair."""

    async def run(self, call: Call[_T], on_start: OnStart | None = None) -> _T:
        """What `call` returns for the way to make a checker; `on_start` is told when its turn has come."""
        ...


class Threads:
    """A `Runner` for a checker that is at hand: in threads of this process, without limits."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    async def run(self, call: Call[_T], on_start: OnStart | None = None) -> _T:
        if on_start is not None:
            on_start()
        return await sync_to_thread(call, lambda _: self._checker)


def check(submission: Submission, make_checker: MakeChecker) -> StoredReport:
    """The report of the rules."""
    checker = make_checker(submission.options)
    read = checker.check_html if submission.kind == "html" else checker.check_text
    return _in_json(read(submission.content, submission.metadata), submission.options)


def begin(submission: Submission, make_checker: MakeChecker) -> Waiting | Finished:
    """All of a check with a model that comes before it is asked."""
    checker = _asking(make_checker(submission.options))
    read = checker.prepare_html if submission.kind == "html" else checker.prepare_text
    return _advance(checker, read(submission.content, submission.metadata), {}, submission.options)


def go_on(options: Options, packed: bytes, outcomes: Outcomes, make_checker: MakeChecker) -> Waiting | Finished:
    """The same check with what the model said so far."""
    # From `begin`, and never out of the memory of our own processes: no stranger's pickle comes here.
    prepared: Prepared = pickle.loads(zlib.decompress(packed))  # noqa: S301
    return _advance(_asking(make_checker(options)), prepared, outcomes, options, packed)


def _advance(
    checker: ModelChecker, prepared: Prepared, outcomes: Outcomes, options: Options, packed: bytes | None = None
) -> Waiting | Finished:
    step = advance(checker, prepared, outcomes)
    if isinstance(step, Reported):
        return Finished(_in_json(step.report, options), tuple(error.code for error in step.failures))
    return Waiting(packed or zlib.compress(pickle.dumps(prepared), _FAST), step)


def _asking(checker: Checker) -> ModelChecker:
    if not isinstance(checker, ModelChecker):
        raise TypeError("this checker asks no model")
    return checker


def _in_json(report: Report, options: Options) -> StoredReport:
    """To hash a long one would hold the event loop up."""
    content = json_contract.render(select(report, options)).encode()
    return StoredReport(content, sha256(content).hexdigest())


def render(content: bytes, form: Format, make_checker: MakeChecker) -> bytes:
    """A report in JSON in another form."""
    del make_checker
    return render_report(Report.model_validate_json(content), form).encode()


def audit(article: str, summary: str, make_checker: MakeChecker) -> bytes:
    """The audit in JSON; the rules alone make it, whatever the engine."""
    del make_checker
    return as_json(build_auditor().audit(article, summary)).encode()


def in_lines(content: bytes, make_checker: MakeChecker) -> tuple[tuple[bytes, ...], bytes]:
    """Of a report in JSON each claim and the whole, each in one line."""
    del make_checker
    report = json.loads(content)
    claims = (json_contract.harmless(json.dumps(claim, ensure_ascii=False)) for claim in report["claims"])
    return tuple(claim.encode() for claim in claims), in_one_line(content)


def in_one_line(content: bytes) -> bytes:
    """The same JSON: within a text there is no line end but as an escape."""
    return re.sub(rb"\n *", b"", content)
