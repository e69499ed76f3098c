"""Do the recordings of a folder still hold? What a check in CI says about them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from factcheck.adapters.recordings import RecordingFolder, read_recording
from factcheck.adapters.scrubbing import find_secret
from factcheck.domain.chat import KEY_VERSION, ChatRequest
from factcheck.domain.values import Value
from factcheck.errors import ReplayError


class Finding(Value):
    """What is wrong with one recording."""

    name: str
    problem: str


def audit_files(folder: RecordingFolder, secrets: Mapping[str, str]) -> tuple[Finding, ...]:
    """What the files alone show: damage, drift from their own fingerprints, wrong names, secrets, half-written ones."""
    return (
        *(finding for path in folder.paths() for finding in _audit(path, folder, secrets)),
        *(Finding(name=path.name, problem="was not written to the end; delete it") for path in half_written(folder)),
    )


def audit_requests(folder: RecordingFolder, made: Iterable[ChatRequest]) -> tuple[Finding, ...]:
    """What today's requests show: those that have no recording, and recordings that nothing asks for."""
    expected = {folder.path_of(request).name: request for request in made}
    present = {path.name for path in folder.paths()}
    missing = (
        Finding(name=name, problem=f"is missing: {request.prompt}@{request.prompt_version} asks for it")
        for name, request in sorted(expected.items())
        if name not in present
    )
    return (*missing, *(Finding(name=path.name, problem="is unused") for path in unused(folder, expected.values())))


def unused(folder: RecordingFolder, made: Iterable[ChatRequest]) -> tuple[Path, ...]:
    """The recordings that none of the requests ask for."""
    asked = {folder.path_of(request).name for request in made}
    return tuple(path for path in folder.paths() if path.name not in asked)


def half_written(folder: RecordingFolder) -> tuple[Path, ...]:
    """What a recording run left behind that was killed while it wrote."""
    return tuple(sorted(folder.path.glob(".*.part")))


def _audit(path: Path, folder: RecordingFolder, secrets: Mapping[str, str]) -> list[Finding]:
    try:
        claimed, recording = read_recording(path)
    except ReplayError as exc:
        return [Finding(name=path.name, problem=str(exc))]
    problems = []
    if recording.key_version != KEY_VERSION:
        problems.append(f"has drifted: its fingerprint is of version {recording.key_version}, today's {KEY_VERSION}")
    elif claimed != recording.request.fingerprint:
        problems.append("has drifted: its request was changed, and its fingerprint is that of another one")
    elif path != folder.path_of(recording.request):
        problems.append(f"is named wrongly: replay looks for {folder.path_of(recording.request).name}")
    found = find_secret(path.read_text(encoding="utf-8"), secrets)
    if found is not None:
        problems.append(f"holds {found}")
    return [Finding(name=path.name, problem=problem) for problem in problems]
