"""`factcheck recordings` and `factcheck cache`."""

import asyncio
from pathlib import Path

import pytest

from factcheck.adapters.recordings.recorded_chat import RecordingChat
from factcheck.adapters.recordings.recording_folder import RecordingFolder
from factcheck.adapters.storage.response_cache import DiskResponseCache
from tests.cli.command import ARTICLE, SEED, Outcome, complaint, environment, factcheck
from tests.model_server import running_model
from tests.unit.adapters.chat import CountingModel, build_request, build_response


def record(folder: Path, *articles: str) -> None:
    chat = RecordingChat(CountingModel(), RecordingFolder(folder), client="factcheck 1.2.3")
    for article in articles:
        asyncio.run(chat.answer(build_request(article)))


def recordings(verb: str, folder: Path, *arguments: str | Path) -> Outcome:
    return factcheck("recordings", verb, "--folder", folder, *arguments)


def in_cache(folder: Path, *words: str) -> Outcome:
    return factcheck("cache", *words, env=environment(FACTCHECK_CACHE_DIR=str(folder)))


def test_list_shows_each_recording(tmp_path: Path) -> None:
    record(tmp_path, "One.", "Two.")
    code, out, err = recordings("list", tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert (code, err) == (0, "")
    assert [line.split("  ")[:4] for line in out.decode().splitlines()] == [
        [name, "claims@3", "small-2026", "recorded"] for name in names
    ]


def test_an_empty_folder_lists_nothing(tmp_path: Path) -> None:
    assert recordings("list", tmp_path) == (0, b"", "")


@pytest.mark.parametrize("verb", ["list", "verify"])
def test_a_mistyped_folder_does_not_pass_for_a_sound_one(tmp_path: Path, verb: str) -> None:
    code, message = complaint(recordings(verb, tmp_path / "none"))
    assert code == 5
    assert message.startswith(f"{tmp_path / 'none'} is no folder; name that of your recordings by --folder")


def test_list_names_what_it_cannot_read(tmp_path: Path) -> None:
    record(tmp_path, "One.")
    (tmp_path / "claims-0.json").write_text("{", encoding="utf-8")
    code, out, err = recordings("list", tmp_path)
    assert (code, out.count(b"\n")) == (9, 1)
    assert "claims-0.json is no recording" in err


def test_our_own_recordings_are_those_that_todays_prompts_ask_for() -> None:
    folder, articles = SEED.parents[1] / "recordings", sorted(SEED.parent.glob("*.txt"))
    code, out, err = recordings("verify", folder, *articles)
    assert (code, err) == (0, "")
    assert (
        out.decode()
        == f"{len(list(folder.iterdir()))} recordings in {folder} are whole, unchanged and without secrets\n"
    )


def test_verify_says_what_it_has_checked_and_what_not(tmp_path: Path) -> None:
    record(tmp_path, "One.", "Two.")
    code, out, err = recordings("verify", tmp_path)
    assert (code, err) == (0, "")
    assert out.decode() == (
        f"2 recordings in {tmp_path} are whole, unchanged and without secrets\n"
        "not checked: whether today's prompts ask for them; name the ARTICLEs\n"
    )


def test_verify_takes_the_model_from_the_recordings(tmp_path: Path) -> None:
    record(tmp_path, "One.", "Two.")
    code, out, _ = recordings("verify", tmp_path, SEED)
    missing, *unused = out.decode().splitlines()
    assert (code, missing.partition(": ")[2].startswith("is missing: ")) == (9, True)
    assert [line.partition(" ")[2] for line in unused] == ["is unused"] * 2


@pytest.mark.parametrize(
    ("models", "found"), [((), "name no model"), (("large", "small"), "are of several models (large, small)")]
)
def test_verify_asks_for_the_model_where_the_recordings_do_not_tell(
    tmp_path: Path, models: tuple[str, ...], found: str
) -> None:
    chat = RecordingChat(CountingModel(), RecordingFolder(tmp_path), client="factcheck 1.2.3")
    for model in models:
        asyncio.run(chat.answer(build_request("One.", model=model)))
    assert complaint(recordings("verify", tmp_path, SEED)) == (
        5,
        f"what is asked today depends on the model, and the recordings {found}; set FACTCHECK_MODEL to one",
    )


def test_verify_of_our_own_recordings_passes() -> None:
    assert factcheck("recordings", "verify", cwd=SEED.parents[2]).code == 0


def test_verify_fails_where_a_recording_was_edited(tmp_path: Path) -> None:
    record(tmp_path, "One.")
    (path,) = tmp_path.iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("One.", "None."), encoding="utf-8")
    code, out, err = recordings("verify", tmp_path)
    assert code == 9
    assert out.decode().startswith(f"{path.name}: has drifted: ")
    assert err.startswith("factcheck: 1 finding in ")


def test_verify_finds_the_key_of_the_settings(tmp_path: Path) -> None:
    record(tmp_path, "The word is canary-5ab1e.")
    canary = environment(FACTCHECK_API_KEY="canary-5ab1e")
    code, out, err = factcheck("recordings", "verify", "--folder", tmp_path, env=canary)
    assert (code, b"holds the value of FACTCHECK_API_KEY" in out) == (9, True)
    assert "canary-5ab1e" not in out.decode() + err


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "the model server does not accept the key (401); see to FACTCHECK_API_KEY"),
        (404, "there is no such model, or no chat completions, at the model server (404)"),
        (500, "the model server failed (500); try again later"),
    ],
)
def test_a_model_that_fails_while_it_is_recorded_is_an_error(tmp_path: Path, status: int, said: str) -> None:
    with running_model() as model:
        model.status = status
        variables = environment(**model.settings(), FACTCHECK_MODEL_ATTEMPTS="1")
        code, out, err = factcheck("recordings", "record", "--folder", tmp_path, SEED, env=variables)
    assert (code, out.decode()) == (8, f"0 recordings in {tmp_path}, 0 of them new\n")
    assert err.startswith(f"factcheck: 1 of 1 article cannot be replayed; {SEED}: {said}")


def test_a_dead_server_while_recording_is_told_for_each_article(tmp_path: Path) -> None:
    with running_model() as model:
        dead = model.settings()
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE, encoding="utf-8")
    outcome = factcheck("recordings", "record", "--folder", tmp_path / "rec", other, SEED, env=environment(**dead))
    note, error = outcome.err.splitlines()
    assert (outcome.code, note.startswith(f"factcheck: note: {SEED}: no connection to the model server")) == (8, True)
    assert error.startswith(f"factcheck: 2 of 2 articles cannot be replayed; {other}: no connection")


def test_what_a_model_answers_is_recorded_and_replayed(tmp_path: Path) -> None:
    with running_model() as model:
        variables = model.settings()
        recorded = factcheck("recordings", "record", "--folder", tmp_path, SEED, env=environment(**variables))
    assert (recorded.code, recorded.err) == (0, "")
    elsewhere = {**variables, "FACTCHECK_BASE_URL": "https://models.example", "FACTCHECK_RECORDINGS_DIR": str(tmp_path)}
    replayed = factcheck("check", SEED, "--recordings", "replay", "--quiet", env=environment(**elsewhere))
    assert (replayed.code, replayed.err) == (0, "")


@pytest.mark.parametrize("token", ["glpat-" + "x7_K-" * 4, "SG." + "aB1-" * 5 + "cd." + "eF2_" * 10 + "ghi"])
def test_a_token_in_an_article_is_not_recorded(tmp_path: Path, token: str) -> None:
    leaked = tmp_path / "leaked.txt"
    leaked.write_text(f"{ARTICLE}\nThe mayor posted the key {token} by mistake, she said.\n", encoding="utf-8")
    with running_model() as model:
        variables = environment(**model.settings())
        outcome = factcheck("recordings", "record", "--folder", tmp_path / "rec", leaked, env=variables)
    code, said = complaint(outcome)
    assert (code, "is not written: it would hold a " in said, token in said) == (9, True, False)
    assert not list(tmp_path.glob("rec/*"))


def test_a_miss_advises_what_records_it(tmp_path: Path) -> None:
    variables = environment(FACTCHECK_MODEL="m", FACTCHECK_RECORDINGS_DIR=str(tmp_path))
    code, said = complaint(factcheck("check", SEED, "--recordings", "replay", env=variables))
    assert (code, said.endswith("to record it, run the same with --recordings record")) == (9, True)


def test_recording_needs_an_engine_that_asks(tmp_path: Path) -> None:
    code, said = complaint(recordings("record", tmp_path, SEED))
    assert (code, said.startswith("engine llm is not configured")) == (5, True)
    assert list(tmp_path.iterdir()) == []


def test_pruning_needs_to_know_what_is_asked(tmp_path: Path) -> None:
    record(tmp_path, "One.")
    code, said = complaint(recordings("prune", tmp_path, SEED))
    assert (code, said) == (
        5,
        "which recordings are used depends on the model; set FACTCHECK_MODEL to the one that was recorded; "
        "nothing is deleted",
    )
    assert len(list(tmp_path.iterdir())) == 1


def test_a_cache_that_is_not_there_is_empty(tmp_path: Path) -> None:
    code, out, err = in_cache(tmp_path / "none", "info")
    assert (code, err) == (0, "")
    assert "responses  0\n" in out.decode()
    assert not (tmp_path / "none").exists()


def test_a_cache_is_shown_and_cleared(tmp_path: Path) -> None:
    cache = DiskResponseCache(tmp_path)
    asyncio.run(cache.put("0" * 64, build_response()))
    cache.close()
    shown = in_cache(tmp_path, "info").out.decode()
    assert "responses  1\n" in shown
    assert " of at most 1,000,000,000\nkept for   2,592,000 s\n" in shown
    assert in_cache(tmp_path, "clear").code == 0
    assert "responses  0\n" in in_cache(tmp_path, "info").out.decode()


def test_a_damaged_cache_says_how_to_get_rid_of_it(tmp_path: Path) -> None:
    (tmp_path / "responses-1").mkdir()
    (tmp_path / "responses-1" / "cache.db").write_bytes(b"garbage" * 1000)
    code, said = complaint(in_cache(tmp_path, "info"))
    assert (code, said.endswith("run: factcheck cache clear")) == (5, True)
    assert in_cache(tmp_path, "clear").code == 0
    assert in_cache(tmp_path, "info").code == 0
