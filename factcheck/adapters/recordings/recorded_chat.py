"""Chat models over recordings: replay from them alone, or record what another model answers."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from factcheck.adapters.recordings.recording_folder import NoAnswer, Origin, Recording, RecordingFolder, read_recording
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.errors import (
    FilteredAnswerError,
    ModelContextError,
    ModelError,
    RefusedAnswerError,
    ReplayError,
    TruncatedAnswerError,
    UnusableAnswerError,
)
from factcheck.pipeline.ports import ChatModel

# Deterministic failures, recorded as answers are. Transient ones are not.
_LASTING: Final[dict[str, type[ModelError]]] = {
    error.code: error for error in (FilteredAnswerError, ModelContextError, RefusedAnswerError, TruncatedAnswerError)
}
# Not `factcheck recordings record`: that takes plain articles, without what else is told of them.
HOW_TO_RECORD: Final = "run the same with FACTCHECK_RECORDINGS=record"


def must_be_recorded(error: ModelError) -> None:
    """Raise a failure of a model that leaves no recording, so that a replay would miss it."""
    if error.code not in _LASTING:
        raise error


class MissingRecordingError(ReplayError):
    """Its message is built lazily: a fallback through request shapes raises several that nobody reads."""

    def __init__(self, explain: Callable[[], str]) -> None:
        super().__init__()
        self._explain = explain
        self._message: str | None = None

    def __str__(self) -> str:
        if self._message is None:
            self._message = self._explain()
        return self._message


class ReplayChat:
    """A `ChatModel` that answers from recordings alone; read-only.

    Files are read on the event loop: handing one over to a thread takes longer.
    """

    def __init__(self, folder: RecordingFolder, *, how_to_record: str = HOW_TO_RECORD) -> None:
        self._folder = folder
        self._how_to_record = how_to_record

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The recorded answer. Raises the recorded failure, or ReplayError, which shows how the nearest one differs."""
        response = self._folder.find(request)
        if response is None:
            raise MissingRecordingError(lambda: self._explain(request))
        return _answer(response)

    def _explain(self, request: ChatRequest) -> str:
        from factcheck.adapters.recordings._nearest import explain_miss

        return explain_miss(request, self._folder, how_to_record=self._how_to_record)


class RecordingChat:
    """A `ChatModel` that records what another answers, where there is no recording; with `again`, no authored one.

    A recording whose response is unchanged is not rewritten, so that a diff shows changes alone.
    """

    def __init__(
        self,
        chat: ChatModel,
        folder: RecordingFolder,
        *,
        client: str,
        again: bool = False,
        secrets: Mapping[str, str] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._chat = chat
        self._folder = folder
        self._client = client
        self._again = again
        self._secrets = secrets or {}
        self._now = now

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The recorded answer, or the model's, which is recorded; raises what either raises."""
        before = self._before(request) if self._again else None
        standing = _authored(before) if self._again else self._folder.find(request)
        if standing is not None:
            return _answer(standing)
        try:
            response: ChatResponse | NoAnswer = await self._chat.answer(request)
        except tuple(_LASTING.values()) as exc:
            response = NoAnswer(code=exc.code, message=str(exc))
        if before is None or before.response != response:
            self._record(request, response)
        return _answer(response)

    def _before(self, request: ChatRequest) -> Recording | None:
        """The recording that is there; None where it is missing or damaged."""
        try:
            return read_recording(self._folder.path_of(request))[1]
        except ReplayError:
            return None

    def _record(self, request: ChatRequest, response: ChatResponse | NoAnswer) -> None:
        recording = Recording(
            request=request,
            response=response,
            origin=Origin.RECORDED,
            recorded_at=self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            client=self._client,
        )
        self._folder.write(recording, self._secrets)


def _answer(response: ChatResponse | NoAnswer) -> ChatResponse:
    """Raises the failure that was recorded."""
    if isinstance(response, NoAnswer):
        raise _LASTING.get(response.code, UnusableAnswerError)(response.message)
    return response


def _authored(recording: Recording | None) -> ChatResponse | NoAnswer | None:
    return recording.response if recording is not None and recording.origin is Origin.AUTHORED else None
