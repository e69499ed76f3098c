"""Settings -> what answers: recordings, the cache or the model."""

import asyncio
import socket
import subprocess
from pathlib import Path

import pytest
from pydantic import SecretStr

from factcheck.errors import ConfigurationError, ReplayError, SecretInRecordingError
from factcheck.pipeline.ports import ChatModel
from factcheck.settings import CacheMode, Settings
from factcheck.wiring import build_chat
from factcheck.wiring.stores import build_cache
from tests.unit.adapters.chat import CountingModel, build_request, build_response


def settings(folder: Path, recordings: str = "off", *, cache: str = "use", **others: object) -> Settings:
    return Settings.model_validate(
        {"recordings_dir": folder / "rec", "cache_dir": folder / "cache", "recordings": recordings, "cache": cache}
        | others
    )


def ask(chosen: Settings, model: CountingModel, *articles: str) -> int:
    """How often the model was asked."""
    chat = build_chat(chosen, lambda: model)
    for article in articles:
        asyncio.run(chat.answer(build_request(article)))
    return len(model.calls)


def no_model() -> ChatModel:
    raise AssertionError("a replay makes no client")


def test_a_replay_answers_what_was_recorded_without_a_model(tmp_path: Path) -> None:
    ask(settings(tmp_path, "record"), CountingModel(), "One.")
    chat = build_chat(settings(tmp_path, "replay"), no_model)
    assert asyncio.run(chat.answer(build_request("One."))) == build_response()


@pytest.mark.disable_socket
@pytest.mark.allow_hosts([])
def test_a_replay_touches_no_network(tmp_path: Path) -> None:
    ask(settings(tmp_path, "record"), CountingModel(), "One.")
    chat = build_chat(settings(tmp_path, "replay"), no_model)
    with socket.socket(socket.AF_UNIX):
        assert asyncio.run(chat.answer(build_request("One."))) == build_response()
    with pytest.raises(ReplayError, match="no recording for claims@3"):
        asyncio.run(chat.answer(build_request("Two.")))


def test_a_miss_in_replay_does_not_fall_back_to_the_cache(tmp_path: Path) -> None:
    ask(settings(tmp_path), CountingModel(), "One.")
    with pytest.raises(ReplayError):
        asyncio.run(build_chat(settings(tmp_path, "replay"), no_model).answer(build_request("One.")))


def test_recording_asks_once_and_rerecording_again(tmp_path: Path) -> None:
    assert ask(settings(tmp_path, "record"), CountingModel(), "One.", "One.", "Two.") == 2
    assert ask(settings(tmp_path, "record"), CountingModel(), "One.") == 0
    assert ask(settings(tmp_path, "rerecord"), CountingModel(), "One.", "One.") == 2


def test_recording_leaves_the_cache_alone(tmp_path: Path) -> None:
    ask(settings(tmp_path), CountingModel(build_response("cached")), "One.")
    model = CountingModel(build_response("asked"))
    assert ask(settings(tmp_path, "record"), model, "One.") == 1


@pytest.mark.parametrize(("cache", "calls"), [("use", 1), ("refresh", 3), ("off", 3)])
def test_the_cache_saves_calls_where_it_may(tmp_path: Path, cache: str, calls: int) -> None:
    assert ask(settings(tmp_path, cache=cache), CountingModel(), "One.", "One.", "One.") == calls
    assert (tmp_path / "cache").exists() == (CacheMode(cache) is not CacheMode.OFF)


def test_the_key_of_the_settings_stops_a_recording(tmp_path: Path) -> None:
    chosen = settings(tmp_path, "record", api_key=SecretStr("canary-5ab1e"))
    with pytest.raises(SecretInRecordingError):
        ask(chosen, CountingModel(), "The word is canary-5ab1e.")
    assert not (tmp_path / "rec").exists()


def test_a_cache_below_the_home_of_nobody_is_a_bad_configuration() -> None:
    with pytest.raises(ConfigurationError, match="FACTCHECK_CACHE_DIR"):
        build_cache(Settings(cache_dir=Path("~nobody-of-that-name/cache")))


def test_a_replay_leaves_a_repository_as_it_was(tmp_path: Path) -> None:
    ask(settings(tmp_path, "record"), CountingModel(), "One.")
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    before = _git_status(tmp_path)
    chat = build_chat(settings(tmp_path, "replay"), no_model)
    asyncio.run(chat.answer(build_request("One.")))
    with pytest.raises(ReplayError, match="the nearest is claims-"):
        asyncio.run(chat.answer(build_request("Two.")))
    assert _git_status(tmp_path) == before


def _git_status(folder: Path) -> bytes:
    return subprocess.run(
        ["git", "status", "--porcelain", "--ignored"], cwd=folder, capture_output=True, check=True
    ).stdout
