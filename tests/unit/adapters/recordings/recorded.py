"""Record requests into a folder, and replay them."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.adapters.recordings.recorded_chat import RecordingChat, ReplayChat
from factcheck.adapters.recordings.recording_folder import Origin, Recording, RecordingFolder
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.errors import ReplayError
from tests.unit.adapters.chat import CountingModel, build_request, build_response

CANARY = 'canary-7f3a"b/c=é-9d2e'
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def build_recording(
    request: ChatRequest | None = None, response: ChatResponse | None = None, origin: Origin = Origin.RECORDED
) -> Recording:
    return Recording(
        request=request or build_request(),
        response=response or build_response(),
        origin=origin,
        recorded_at="2026-11-23T12:00:00Z",
        client="factcheck 1.2.3",
    )


def recorder(model: CountingModel, folder: Path, *, again: bool = False, hour: int = 12) -> RecordingChat:
    return RecordingChat(
        model,
        RecordingFolder(folder),
        client="factcheck 1.2.3",
        again=again,
        secrets={"the value of FACTCHECK_API_KEY": CANARY},
        now=lambda: NOON.replace(hour=hour),
    )


def record(folder: Path, *requests: ChatRequest) -> None:
    for request in requests:
        asyncio.run(recorder(CountingModel(), folder).answer(request))


def replay(folder: Path, request: ChatRequest) -> ChatResponse:
    return asyncio.run(ReplayChat(RecordingFolder(folder)).answer(request))


def miss(folder: Path, request: ChatRequest) -> str:
    with pytest.raises(ReplayError) as caught:
        replay(folder, request)
    return str(caught.value)


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path
