"""Recordings (request and response) <-> JSON files, one each, made for code review."""

import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, NoReturn

from pydantic import ValidationError

from factcheck.adapters.recordings._readable import readable, readable_text, restore, restore_text
from factcheck.adapters.recordings.secret_scan import find_secret
from factcheck.domain.chat import KEY_VERSION, ChatRequest, ChatResponse, Usage, canonical_json
from factcheck.domain.values import Value
from factcheck.errors import ReplayError, SecretInRecordingError, UnwritableFileError

_DIGITS_IN_NAME: Final = 16


class Origin(StrEnum):
    """RECORDED: a model's answer. AUTHORED: written by hand, for a case that no model produces on demand."""

    RECORDED = "recorded"
    AUTHORED = "authored"


class NoAnswer(Value):
    """A recorded failure: refused, truncated, filtered, or longer than the model reads. `code` is that of the error."""

    code: str
    message: str


class Recording(Value):
    """One exchange. `recorded_at` is ISO 8601, UTC; `client` names the programs that asked, with their versions."""

    request: ChatRequest
    response: ChatResponse | NoAnswer
    origin: Origin
    recorded_at: str
    client: str
    key_version: int = KEY_VERSION

    @property
    def model(self) -> str:
        """The model that answered; that of the request where none did."""
        return self.asked_model if isinstance(self.response, NoAnswer) else self.response.model

    @property
    def asked_model(self) -> str:
        """The model of the request; a server may answer with a longer name of it."""
        return str(_object(json.loads(self.request.body)).get("model"))

    @property
    def outcome(self) -> str:
        """What the answer cost, or the code of the failure."""
        if isinstance(self.response, NoAnswer):
            return self.response.code
        return f"{self.response.usage.prompt}+{self.response.usage.completion} tokens"


class RecordingFolder:
    """The recordings of one folder. A lookup is by file name, without a directory listing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def path_of(self, request: ChatRequest) -> Path:
        """Where the recording of `request` stands, or would stand."""
        return self.path / f"{request.prompt}-{request.fingerprint[:_DIGITS_IN_NAME]}.json"

    def find(self, request: ChatRequest) -> ChatResponse | NoAnswer | None:
        """The recorded response. Raises ReplayError where the file is no recording of this very request."""
        path = self.path_of(request)
        try:
            raw = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as exc:
            raise ReplayError(f"{path} cannot be read: {exc.strerror or exc}") from exc
        try:
            fields = _object(json.loads(raw))
            if fields["fingerprint"] != request.fingerprint:
                raise ReplayError(f"{path} is the recording of another request; run: factcheck recordings verify")
            return _response(_object(fields["response"]))
        except (ValueError, KeyError, RecursionError) as exc:
            _refuse(path, exc)

    def paths(self) -> tuple[Path, ...]:
        """All recordings, by name."""
        return tuple(sorted(self.path.glob("[!.]*.json")))

    def write(self, recording: Recording, secrets: Mapping[str, str]) -> Path:
        """Write atomically (temporary file, then rename); `secrets` maps names to what must not be in it.

        Raises SecretInRecordingError or UnwritableFileError.
        """
        path, text = self.path_of(recording.request), to_text(recording)
        found = find_secret(text, secrets)
        if found is not None:
            raise SecretInRecordingError(
                f"{path.name} is not written: it would hold {found}; take it out of the article or the prompt"
            )
        try:
            _replace(path, text)
        except OSError as exc:
            raise UnwritableFileError(f"{path}: {exc.strerror or exc}; nothing is recorded") from exc
        return path


def to_text(recording: Recording) -> str:
    """The content of the file: deterministic, with the fields first that a reviewer looks for."""
    request, response = recording.request, recording.response
    fields = {
        "fingerprint": request.fingerprint,
        "key_version": recording.key_version,
        "origin": recording.origin.value,
        "recorded_at": recording.recorded_at,
        "client": recording.client,
        "request": {
            "prompt": request.prompt,
            "prompt_version": request.prompt_version,
            "prompt_sha256": request.prompt_sha256,
            "schema_sha256": request.schema_sha256,
            "endpoint": request.endpoint,
            "body": readable(json.loads(request.body)),
        },
        "response": _response_fields(response),
    }
    return json.dumps(fields, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _response_fields(response: ChatResponse | NoAnswer) -> dict[str, object]:
    if isinstance(response, NoAnswer):
        return {"failure": response.code, "message": response.message}
    return {
        "model": response.model,
        "usage": response.usage.model_dump(),
        "text": readable_text(response.text),
    }


def read_recording(path: Path) -> tuple[str, Recording]:
    """The fingerprint that the file claims, and what it records. Raises ReplayError."""
    try:
        fields = _object(json.loads(path.read_bytes()))
        request = _object(fields["request"])
        request["body"] = canonical_json(restore(request["body"]))
        recording = Recording(
            request=ChatRequest.model_validate(request),
            response=_response(_object(fields["response"])),
            origin=Origin(str(fields["origin"])),
            recorded_at=str(fields["recorded_at"]),
            client=str(fields["client"]),
            key_version=int(str(fields["key_version"])),
        )
        return str(fields["fingerprint"]), recording
    except (OSError, ValueError, KeyError, RecursionError) as exc:
        _refuse(path, exc)


def _object(content: object) -> dict[str, object]:
    if not isinstance(content, dict):
        raise ValueError("an object is missing")
    return content


def _response(fields: Mapping[str, object]) -> ChatResponse | NoAnswer:
    if "failure" in fields:
        return NoAnswer(code=str(fields["failure"]), message=str(fields["message"]))
    usage = Usage.model_validate(fields["usage"])
    return ChatResponse(text=restore_text(fields["text"]), model=str(fields["model"]), usage=usage)


def _refuse(path: Path, exc: Exception) -> NoReturn:
    what = f"{exc} is missing" if isinstance(exc, KeyError) else _first_line(exc)
    raise ReplayError(f"{path} is no recording ({what}); restore it, or record it again") from exc


def _first_line(exc: Exception) -> str:
    if isinstance(exc, ValidationError):
        error = exc.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, error['loc']))}: {error['msg']}"
    return str(exc).partition("\n")[0]


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
