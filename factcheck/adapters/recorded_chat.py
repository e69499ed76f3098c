"""Recordings as a model: answer from them alone, or ask a model and record what it says."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from factcheck.adapters.recordings import Origin, Recording, RecordingFolder, read_recording
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.errors import ReplayError
from factcheck.pipeline.ports import ChatModel

HOW_TO_RECORD: Final = "factcheck recordings record ARTICLE"


class MissingRecordingError(ReplayError):
    """Finds the nearest recording when the message is read: who asks in several shapes expects to miss some."""

    def __init__(self, explain: Callable[[], str]) -> None:
        super().__init__()
        self._explain = explain
        self._message: str | None = None

    def __str__(self) -> str:
        if self._message is None:
            self._message = self._explain()
        return self._message


class ReplayChat:
    """A `ChatModel` that knows recordings and nothing else; it only reads.

    Files are read without a thread: that takes less time than to hand the work to one.
    """

    def __init__(self, folder: RecordingFolder, *, how_to_record: str = HOW_TO_RECORD) -> None:
        self._folder = folder
        self._how_to_record = how_to_record

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The recorded answer. Raises ReplayError, which shows how the nearest recording differs."""
        response = self._folder.find(request)
        if response is None:
            raise MissingRecordingError(lambda: self._explain(request))
        return response

    def _explain(self, request: ChatRequest) -> str:
        from factcheck.adapters.nearest import explain_miss

        return explain_miss(request, self._folder, how_to_record=self._how_to_record)


class RecordingChat:
    """A `ChatModel` that records what another answers. Recordings that are there answer; with `again`, only authored.

    What `again` finds unchanged is left as it is, date and all, so that a diff shows changes alone.
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
            return standing
        response = await self._chat.answer(request)
        if before is None or before.response != response:
            self._record(request, response)
        return response

    def _before(self, request: ChatRequest) -> Recording | None:
        """What an earlier run recorded; what is damaged is recorded anew."""
        try:
            return read_recording(self._folder.path_of(request))[1]
        except ReplayError:
            return None

    def _record(self, request: ChatRequest, response: ChatResponse) -> None:
        recording = Recording(
            request=request,
            response=response,
            origin=Origin.RECORDED,
            recorded_at=self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            client=self._client,
        )
        self._folder.write(recording, self._secrets)


def _authored(recording: Recording | None) -> ChatResponse | None:
    return recording.response if recording is not None and recording.origin is Origin.AUTHORED else None
