"""A replay gives what was recorded, and is silent about nothing that changed."""

import asyncio
import json
from pathlib import Path

import pytest

from factcheck.adapters.recordings.recording_folder import Origin, Recording, RecordingFolder, read_recording, to_text
from factcheck.domain.chat import ChatResponse, Usage
from factcheck.errors import (
    FilteredAnswerError,
    ModelContextError,
    ModelError,
    RefusedAnswerError,
    TruncatedAnswerError,
    UnwritableFileError,
)
from tests.unit.adapters.chat import ARTICLE, CountingModel, build_request, build_response
from tests.unit.adapters.recordings.recorded import build_recording, miss, only_file, record, recorder, replay


def test_a_recording_is_read_as_it_was_written(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    assert read_recording(only_file(tmp_path)) == (build_request().fingerprint, build_recording())


def test_a_recording_looks_like_this(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    assert only_file(tmp_path).name == f"claims-{build_request().fingerprint[:16]}.json"
    expected = f"""{{
  "fingerprint": "{build_request().fingerprint}",
  "key_version": 1,
  "origin": "recorded",
  "recorded_at": "2026-11-23T12:00:00Z",
  "client": "factcheck 1.2.3",
  "request": {{
    "prompt": "claims",
    "prompt_version": 3,
    "prompt_sha256": "{"a" * 64}",
    "schema_sha256": "{"a" * 64}",
    "endpoint": "default",
    "body": {{
      "messages": [
        {{
          "content": {{
            "$lines": [
              "Answer in JSON.",
              "Be short."
            ]
          }},
          "role": "system"
        }},
        {{
          "content": {{
            "$lines": [
              "The mayor said the bridge will cost 15 million euros.",
              "",
              "“We will build it,” she said on Monday."
            ]
          }},
          "role": "user"
        }}
      ],
      "model": "small",
      "temperature": 0
    }}
  }},
  "response": {{
    "model": "small-2026",
    "usage": {{
      "prompt": 120,
      "completion": 14,
      "cached": 0
    }},
    "text": {{
      "$json": {{
        "spaced": {{
          "claims": [
            {{
              "candidate": "c1",
              "label": "a cost"
            }}
          ]
        }}
      }}
    }}
  }}
}}
"""
    assert only_file(tmp_path).read_text(encoding="utf-8") == expected


def test_a_replay_gives_what_was_recorded(tmp_path: Path) -> None:
    record(tmp_path, build_request(), build_request("Another article."))
    assert replay(tmp_path, build_request()) == build_response()


def test_a_replay_reads_one_file_and_lists_none(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    (tmp_path / "claims-0000000000000000.json").write_bytes(b"\xff no JSON")
    tmp_path.chmod(0o311)
    try:
        assert replay(tmp_path, build_request()) == build_response()
    finally:
        tmp_path.chmod(0o700)


def test_a_replay_changes_nothing_and_needs_no_right_to(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    only_file(tmp_path).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        replay(tmp_path, build_request())
        miss(tmp_path, build_request("Another article."))
    finally:
        tmp_path.chmod(0o700)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before


def test_recording_asks_only_for_what_is_missing(tmp_path: Path) -> None:
    model = CountingModel()
    for article in (ARTICLE, ARTICLE, "Another article."):
        asyncio.run(recorder(model, tmp_path).answer(build_request(article)))
    assert len(model.calls) == 2


def test_recording_again_replaces_what_has_changed(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    changed = build_response("[]")
    assert asyncio.run(recorder(CountingModel(changed), tmp_path, again=True).answer(build_request())) == changed
    assert replay(tmp_path, build_request()) == changed


def test_recording_the_same_again_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    before = only_file(tmp_path).read_bytes()
    model = CountingModel()
    asyncio.run(recorder(model, tmp_path, again=True, hour=13).answer(build_request()))
    assert (only_file(tmp_path).read_bytes(), len(model.calls)) == (before, 1)


def test_recording_again_replaces_a_damaged_file(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    only_file(tmp_path).write_text("{", encoding="utf-8")
    asyncio.run(recorder(CountingModel(), tmp_path, again=True).answer(build_request()))
    assert replay(tmp_path, build_request()) == build_response()


def test_recording_again_leaves_what_somebody_has_authored(tmp_path: Path) -> None:
    authored = build_recording(response=build_response("by hand"), origin=Origin.AUTHORED)
    RecordingFolder(tmp_path).write(authored, {})
    model = CountingModel()
    response = asyncio.run(recorder(model, tmp_path, again=True).answer(build_request()))
    assert (response, model.calls) == (authored.response, [])


@pytest.mark.parametrize("failure", [TruncatedAnswerError, RefusedAnswerError, FilteredAnswerError, ModelContextError])
def test_what_a_model_would_not_say_is_recorded_and_replayed(tmp_path: Path, failure: type[ModelError]) -> None:
    model = CountingModel(failure("no more"))
    for _ in range(2):
        with pytest.raises(failure, match="no more"):
            asyncio.run(recorder(model, tmp_path).answer(build_request()))
    with pytest.raises(failure, match="no more"):
        replay(tmp_path, build_request())
    assert len(model.calls) == 1
    recording = read_recording(only_file(tmp_path))[1]
    assert (recording.outcome, recording.model) == (failure.code, json.loads(build_request().body)["model"])


def test_an_error_is_not_recorded(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        asyncio.run(recorder(CountingModel(ModelError("no")), tmp_path).answer(build_request()))
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFileError, match="nothing is recorded"):
        record(tmp_path / "file", build_request())


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"fingerprint": 3}', b"[" * 100_000],
    ids=["", "array", "{}", "ff", "3", "["],
)
def test_a_damaged_recording_is_an_error_that_names_the_file(tmp_path: Path, content: bytes) -> None:
    path = RecordingFolder(tmp_path).path_of(build_request())
    path.write_bytes(content)
    assert str(path) in miss(tmp_path, build_request())


def test_a_recording_of_another_request_is_not_replayed(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    only_file(tmp_path).rename(RecordingFolder(tmp_path).path_of(build_request(version=4)))
    assert "is the recording of another request" in miss(tmp_path, build_request(version=4))


def test_the_same_recording_is_the_same_characters() -> None:
    usage = Usage(prompt=1)
    one = build_recording(response=ChatResponse(text="x", model="m", usage=usage))
    other = Recording.model_validate_json(one.model_dump_json())
    assert to_text(one) == to_text(other)
