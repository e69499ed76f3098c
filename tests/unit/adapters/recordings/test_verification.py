"""An audit of recordings finds what has drifted, was damaged, is missing or unused."""

from pathlib import Path

from factcheck.adapters.recordings.recording_folder import RecordingFolder
from factcheck.adapters.recordings.verification import Finding, half_written, unused, verify_files, verify_requests
from tests.unit.adapters.chat import build_request
from tests.unit.adapters.recordings.recorded import CANARY, only_file, record


def audit(folder: Path, **secrets: str) -> list[str]:
    return [finding.problem for finding in verify_files(RecordingFolder(folder), secrets)]


def test_sound_recordings_pass_the_audit(tmp_path: Path) -> None:
    record(tmp_path, build_request(), build_request(version=4))
    assert audit(tmp_path, key=CANARY) == []


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edited_request_has_drifted(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    edit(only_file(tmp_path), "15 million", "16 million")
    assert audit(tmp_path) == ["has drifted: its request was changed, and its fingerprint is that of another one"]


def test_an_old_key_version_has_drifted(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    edit(only_file(tmp_path), '"key_version": 1', '"key_version": 0')
    assert audit(tmp_path) == ["has drifted: its fingerprint is of version 0, today's 1"]


def test_a_wrong_name_is_found(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    name = only_file(tmp_path).name
    only_file(tmp_path).rename(tmp_path / "claims.json")
    assert audit(tmp_path) == [f"is named wrongly: replay looks for {name}"]


def test_a_secret_that_got_in_by_hand_is_found(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    edit(only_file(tmp_path), "a cost", "Bearer " + "ab12" * 6)
    assert audit(tmp_path) == ["holds a bearer token"]


def test_damage_and_half_written_files_are_found(tmp_path: Path) -> None:
    (tmp_path / "claims-1.json").write_text("{", encoding="utf-8")
    (tmp_path / ".claims-2.json.77.part").touch()
    damaged, half = verify_files(RecordingFolder(tmp_path), {})
    assert (damaged.name, half) == (
        "claims-1.json",
        Finding(name=".claims-2.json.77.part", problem="was not written to the end; delete it"),
    )
    assert half_written(RecordingFolder(tmp_path)) == (tmp_path / ".claims-2.json.77.part",)


def test_what_is_missing_and_what_is_unused_is_found(tmp_path: Path) -> None:
    folder = RecordingFolder(tmp_path)
    old, kept, new = build_request(version=2), build_request(version=3), build_request(version=4)
    record(tmp_path, old, kept)
    assert verify_requests(folder, [(kept,), (new,)]) == (
        Finding(name=folder.path_of(new).name, problem="is missing: claims@4 asks for it"),
        Finding(name=folder.path_of(old).name, problem="is unused"),
    )
    assert unused(folder, [(kept,), (new,)]) == (folder.path_of(old),)


def test_a_question_is_recorded_in_whichever_shape_the_server_took(tmp_path: Path) -> None:
    strict, plain = build_request(response_format={"type": "json_schema"}), build_request()
    record(tmp_path, plain)
    assert verify_requests(RecordingFolder(tmp_path), [(strict, plain)]) == ()
