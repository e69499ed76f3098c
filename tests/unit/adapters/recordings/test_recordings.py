"""Recordings: readable, exact, stable, without secrets, and silent about nothing that changed."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.adapters.recordings._readable import readable, readable_text, restore, restore_text
from factcheck.adapters.recordings.recorded_chat import RecordingChat, ReplayChat
from factcheck.adapters.recordings.recording_folder import Origin, Recording, RecordingFolder, read_recording, to_text
from factcheck.adapters.recordings.secret_scan import find_secret
from factcheck.adapters.recordings.verification import Finding, half_written, unused, verify_files, verify_requests
from factcheck.domain.chat import ChatRequest, ChatResponse, Usage, canonical_json
from factcheck.errors import (
    FilteredAnswerError,
    ModelContextError,
    ModelError,
    RefusedAnswerError,
    ReplayError,
    SecretInRecordingError,
    TruncatedAnswerError,
    UnwritableFileError,
)
from tests.unit.adapters.chat import ARTICLE, CountingModel, build_request, build_response

CANARY = 'canary-7f3a"b/c=é-9d2e'
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
keys = st.text() | st.sampled_from(["$lines", "$json", "$as-is", "compact", "spaced"])
json_values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(keys, inner, max_size=3))
styles = st.sampled_from([(None, (",", ":")), (None, (", ", ": ")), (2, (",", ": ")), (None, (" ,", ":"))])


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


@given(json_values)
def test_a_readable_body_is_restored_to_the_value(content: object) -> None:
    assert canonical_json(restore(json.loads(json.dumps(readable(content))))) == canonical_json(content)


@given(
    st.text()
    | st.builds(lambda content, style: json.dumps(content, indent=style[0], separators=style[1]), json_values, styles)
)
def test_a_readable_text_is_restored_to_the_character(text: str) -> None:
    assert restore_text(json.loads(json.dumps(readable_text(text)))) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a\r\nb\n",
        '{"a": 1.10}',
        '{"a":1,"a":2}',
        '{"a" : 1}',
        '{"é": "\\u00e9"}',
        "[" * 100_000,
        "{",
        "[NaN]",
    ],
)
def test_a_text_that_no_style_writes_is_kept_as_it_is(text: str) -> None:
    assert restore_text(json.loads(json.dumps(readable_text(text)))) == text


def test_json_is_shown_as_json_and_text_line_by_line() -> None:
    assert readable_text('{"b": [1], "a": "x\\ny"}') == {"$json": {"spaced": {"b": [1], "a": {"$lines": ["x", "y"]}}}}
    assert readable_text("x\ny") == {"$lines": ["x", "y"]}


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
    ("request_", "response"),
    [
        (build_request(f"The key is {CANARY}."), build_response()),
        (build_request(user=CANARY), build_response()),
        (build_request(), build_response(f"key: {CANARY}")),
        (build_request(), build_response(json.dumps({"key": CANARY}))),
        (build_request(), build_response(json.dumps({"key": CANARY}, ensure_ascii=False))),
        (build_request(), build_response().model_copy(update={"model": f"m-{CANARY}"})),
    ],
    ids=["article", "body", "answer", "JSON answer, escaped", "JSON answer", "model"],
)
def test_the_key_of_the_settings_never_lands_in_a_recording(
    tmp_path: Path, request_: ChatRequest, response: ChatResponse
) -> None:
    with pytest.raises(SecretInRecordingError, match="the value of FACTCHECK_API_KEY") as caught:
        asyncio.run(recorder(CountingModel(response), tmp_path).answer(request_))
    assert list(tmp_path.iterdir()) == []
    assert CANARY not in str(caught.value)


def test_an_innocent_recording_is_written_although_there_is_a_key(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    assert CANARY not in only_file(tmp_path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("sk-" + "proj-" + "a1B2" * 8, "an API key"),
        ("Authorization: Bearer " + "ab12" * 6, "a bearer token"),
        ("AKIA" + "ABCD" * 4, "an AWS access key"),
        ("ghp_" + "a1" * 18, "a GitHub token"),
        ("https://me:hunter2@models.example/v1", "a password in an address"),
        ("-----BEGIN RSA PRIVATE KEY-----", "a private key"),
        ("fck_" + "Zq_8-x2W" * 5 + "abc", "an API key of factcheck serve"),
        ("hf_" + "aBcDe1" * 5 + "xyzw", "a Hugging Face token"),
        ("glpat-" + "x7_K-" * 4, "a GitLab token"),
        ("glptt-" + "0a1b2c3d4e" * 4, "a GitLab token"),
        ("gsk_" + "a1B2" * 13, "a Groq key"),
        ("github_pat_" + "11A2" * 5 + "BC_" + "d3E4" * 15, "a fine-grained GitHub token"),
        ("sk_live_" + "a1B2" * 6, "a Stripe key"),
        ("rk_test_" + "a1B2" * 6, "a Stripe key"),
        ("npm_" + "a1B2" * 9, "an npm token"),
        ("SG." + "aB1-" * 5 + "cd." + "eF2_" * 10 + "ghi", "a SendGrid key"),
        ("pypi-" + "AgEIcHlwaS5vcmc" + "CJDk2" * 30, "a PyPI token"),
        ("xapp-1-A0B1C2D3-1234567890123-" + "0a1b" * 16, "a Slack app token"),
        ("123456789:AA" + "Hd7-_" * 7, "a Telegram bot token"),
    ],
)
def test_what_looks_like_a_key_is_found(text: str, kind: str) -> None:
    assert find_secret(f"He wrote “{text}” down.", {}) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The task-force met.",
        "A bearer of news",
        "https://example.org:8080/a@b",
        "sk-8 boots",
        "The variable npm_config_registry_of_all_packages_here names it",
        "They set hf_transfer and hf_hub_enable_downloads_in_many_parts_at_once",
        "A pypi-server-for-all-internal-packages-of-2024-and-before",
        "PyPI-wide, a glpat-like prefix, gsk_ alone, github_pat_ and sk_live_ are known prefixes",
        "SG. Then he left. SG.Verwaltungsgemeinschaft.Oberlausitz",
        "Between 10:AA and 12:30 it rained 123456789:1 to one",
        "the fck_-prefix of our own keys",
        "a re8_ll and r8_ and xai-based models",
    ],
)
def test_words_that_only_begin_like_a_key_are_let_through(text: str) -> None:
    assert find_secret(text, {}) is None


def test_a_placeholder_for_a_key_is_no_secret() -> None:
    assert find_secret("The local council met.", {"the value of FACTCHECK_API_KEY": "local"}) is None


@pytest.mark.parametrize("text", ["eyJ-" * 100_000, "https://a" * 100_000, "sk-" * 100_000, "Bearer " * 100_000])
def test_no_text_takes_long_to_search(text: str) -> None:
    assert find_secret(text, {}) in (None, "an API key")


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


def test_the_same_recording_is_the_same_characters() -> None:
    usage = Usage(prompt=1)
    one = build_recording(response=ChatResponse(text="x", model="m", usage=usage))
    other = Recording.model_validate_json(one.model_dump_json())
    assert to_text(one) == to_text(other)
