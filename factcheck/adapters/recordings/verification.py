"""A folder of recordings -> what is wrong with them: damage, drift, secrets, missing and unused ones.

Drift: the fingerprint that a file claims is not the one that its request has today.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.adapters.recordings.recording_folder import Recording, RecordingFolder, read_recording
from factcheck.adapters.recordings.secret_scan import find_secret
from factcheck.domain.chat import KEY_VERSION, ChatRequest
from factcheck.domain.values import Value
from factcheck.errors import ReplayError
from factcheck.pipeline.ports import Requester


class Finding(Value):
    """What is wrong with one recording."""

    name: str
    problem: str


@dataclass(frozen=True)
class RecordingLibrary:
    """The recordings of a folder, and what is asked of them today; `requester` is None where no model is named.

    `secrets` maps names to what no recording may hold.
    """

    folder: RecordingFolder
    secrets: Mapping[str, str]
    requester: Requester | None

    def __len__(self) -> int:
        return len(self.folder.paths())

    def read_all(self) -> Iterator[tuple[str, Recording | ReplayError]]:
        """The name of each file, and what it records or why it cannot be read."""
        for path in self.folder.paths():
            try:
                yield path.name, read_recording(path)[1]
            except ReplayError as exc:
                yield path.name, exc

    def asked_models(self) -> tuple[str, ...]:
        """The models of the requests, by name."""
        readable = (recording for _, recording in self.read_all() if isinstance(recording, Recording))
        return tuple(sorted({recording.asked_model for recording in readable}))

    def verify(self, articles: Iterable[str]) -> tuple[Finding, ...]:
        """All that is wrong; with the texts of articles, where a model is named, also what is missing and unused."""
        questions = self._questions(articles)
        return (
            *verify_files(self.folder, self.secrets),
            *(verify_requests(self.folder, questions) if questions is not None else ()),
        )

    def prunable(self, articles: Iterable[str]) -> tuple[Path, ...]:
        """The files that no question about the articles asks for, and the remains of torn writes.

        Where the questions are not known no recording is unused.
        """
        questions = self._questions(articles)
        return (*(unused(self.folder, questions) if questions is not None else ()), *half_written(self.folder))

    def _questions(self, articles: Iterable[str]) -> list[tuple[ChatRequest, ...]] | None:
        """The questions about all articles; None where there is no article, or no model is named."""
        texts = list(articles)
        if self.requester is None or not texts:
            return None
        return [shapes for text in texts for shapes in self.requester.requests(text)]


def verify_files(folder: RecordingFolder, secrets: Mapping[str, str]) -> tuple[Finding, ...]:
    """Findings from the files alone: damage, drift, wrong names, secrets, torn writes."""
    return (
        *(finding for path in folder.paths() for finding in _verify(path, folder, secrets)),
        *(Finding(name=path.name, problem="was not written to the end; delete it") for path in half_written(folder)),
    )


def verify_requests(folder: RecordingFolder, questions: Sequence[Sequence[ChatRequest]]) -> tuple[Finding, ...]:
    """Findings from today's questions: those without a recording in any shape, and recordings that none asks for."""
    present = {path.name for path in folder.paths()}
    missing = (
        Finding(
            name=folder.path_of(shapes[0]).name,
            problem=f"is missing: {shapes[0].prompt}@{shapes[0].prompt_version} asks for it",
        )
        for shapes in questions
        if present.isdisjoint(folder.path_of(shape).name for shape in shapes)
    )
    return (*missing, *(Finding(name=path.name, problem="is unused") for path in unused(folder, questions)))


def unused(folder: RecordingFolder, questions: Sequence[Sequence[ChatRequest]]) -> tuple[Path, ...]:
    """The recordings that no question asks for, in any request shape."""
    asked = {folder.path_of(shape).name for shapes in questions for shape in shapes}
    return tuple(path for path in folder.paths() if path.name not in asked)


def half_written(folder: RecordingFolder) -> tuple[Path, ...]:
    """Temporary files of a recording run that was killed (torn writes)."""
    return tuple(sorted(folder.path.glob(".*.part")))


def _verify(path: Path, folder: RecordingFolder, secrets: Mapping[str, str]) -> list[Finding]:
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
