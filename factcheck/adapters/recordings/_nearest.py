"""Replay miss -> the nearest recording, and a diff of the two requests field by field."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Final

from factcheck.adapters.model.request_body import but_for_shape
from factcheck.adapters.model.request_shapes import LimitField
from factcheck.adapters.recordings._changed_words import changed_words, likeness
from factcheck.adapters.recordings.recording_folder import Recording, RecordingFolder, read_recording
from factcheck.domain.chat import KEY_VERSION, ChatRequest
from factcheck.errors import ReplayError

_EXCERPT: Final = 30
_NAMES: Final[Mapping[str, str]] = {"model": "model", LimitField.NEW: "limit of the answer, in tokens"}
_ROLES: Final[Mapping[object, str]] = {"system": "instructions", "user": "article text"}


def explain_miss(request: ChatRequest, folder: RecordingFolder, *, how_to_record: str) -> str:
    """What is missing, the nearest recording, what differs, and the command that records it."""
    what = f"no recording for {request.prompt}@{request.prompt_version} ({request.fingerprint[:16]}) in {folder.path}"
    nearest = _nearest(request, folder)
    if nearest is None:
        found = "there is none to compare with"
    else:
        path, recording = nearest
        found = "\n  - ".join((f"the nearest is {path.name}, which differs in:", *differences(recording, request)))
    return f"{what}; {found}\nto record it, {how_to_record}"


def differences(recording: Recording, request: ChatRequest) -> tuple[str, ...]:
    """One line for each field that was recorded otherwise than it is asked now."""
    return (*_field_differences(recording, request), *_body_differences(recording.request, request))


def _nearest(request: ChatRequest, folder: RecordingFolder) -> tuple[Path, Recording] | None:
    """By same prompt, then by common words, then by fewest differences besides."""
    recordings = list(_read_all(folder))
    text, body = _texts(request), _body(request)

    def nearness(found: tuple[Path, Recording]) -> tuple[bool, float, int]:
        recorded, other = found[1].request, _body(found[1].request)
        differing = sum(other.get(key) != body.get(key) for key in other.keys() | body.keys() if key != "messages")
        differing += len(list(_field_differences(found[1], request)))
        return recorded.prompt == request.prompt, likeness(_texts(recorded), text), -differing

    return max(recordings, key=nearness, default=None)


def _read_all(folder: RecordingFolder) -> Iterator[tuple[Path, Recording]]:
    """Damaged ones are skipped; `recordings verify` reports them."""
    for path in folder.paths():
        try:
            yield path, read_recording(path)[1]
        except ReplayError:
            continue


def _field_differences(recording: Recording, request: ChatRequest) -> Iterator[str]:
    recorded = recording.request
    if recording.key_version != KEY_VERSION:
        yield f"how fingerprints are made: version {recording.key_version} recorded, {KEY_VERSION} asked"
    for name, old, new in (
        ("prompt", recorded.prompt, request.prompt),
        ("prompt version", recorded.prompt_version, request.prompt_version),
        ("prompt text (sha256)", recorded.prompt_sha256[:16], request.prompt_sha256[:16]),
        ("schema (sha256)", (recorded.schema_sha256 or "none")[:16], (request.schema_sha256 or "none")[:16]),
        ("endpoint", recorded.endpoint, request.endpoint),
    ):
        if old != new:
            yield f"{name}: {old} recorded, {new} asked"


def _body_differences(recorded: ChatRequest, request: ChatRequest) -> tuple[str, ...]:
    """Those that a request shape does not account for: a replay tries every shape. Where there are none, the others."""
    old, new = _body(recorded), _body(request)
    return tuple(_differing(*but_for_shape(old, new))) or tuple(_differing(old, new))


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    for key in sorted(old.keys() | new.keys()):
        if key == "messages":
            yield from _message_differences(_messages(old), _messages(new))
        elif key not in old or key not in new or old[key] != new[key]:
            name = _NAMES.get(key, f"body.{key}")
            yield f"{name}: {_shown(old, key)} recorded, {_shown(new, key)} asked"


def _message_differences(old: list[tuple[object, str]], new: list[tuple[object, str]]) -> Iterator[str]:
    for number, (before, after) in enumerate(zip_longest(old, new), start=1):
        if before is None or after is None:
            yield f"message {number}: only {'asked' if before is None else 'recorded'}"
        elif before != after:
            role = after[0]
            yield f"{_ROLES.get(role, 'text')} (message {number}, {role}): {_compare(before[1], after[1])}"


def _compare(old: str, new: str) -> str:
    """The words that changed; where none has, the offset of the first difference, with an excerpt of both texts."""
    if old == new:
        return "another role"
    if words := changed_words(old, new):
        return words
    at = _prefix(old, new)
    start = max(0, at - _EXCERPT // 3)
    return (
        f"from character {at}, {old[start : start + _EXCERPT]!r} recorded, {new[start : start + _EXCERPT]!r} asked"
        f" ({len(old)} and {len(new)} characters)"
    )


def _body(request: ChatRequest) -> dict[str, object]:
    body = json.loads(request.body)
    return body if isinstance(body, dict) else {"messages": [], "body": body}


def _messages(body: Mapping[str, object]) -> list[tuple[object, str]]:
    messages = body.get("messages")
    found = [message for message in messages if isinstance(message, dict)] if isinstance(messages, list) else []
    return [(message.get("role"), str(message.get("content"))) for message in found]


def _texts(request: ChatRequest) -> str:
    return "\n".join(text for _, text in _messages(_body(request)))


def _shown(body: Mapping[str, object], key: str) -> str:
    if key not in body:
        return "nothing"
    shown = json.dumps(body[key], ensure_ascii=False)
    return shown if len(shown) <= 2 * _EXCERPT else f"{shown[: 2 * _EXCERPT]}..."


def _prefix(one: str, other: str) -> int:
    """The length of the common prefix, by binary search over slices."""
    return bisect_left(
        range(1, min(len(one), len(other)) + 1), 1, key=lambda length: int(one[:length] != other[:length])
    )
