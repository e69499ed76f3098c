"""`factcheck model exam` on the command line, with a model server that says the least it may."""

import json
from pathlib import Path

from tests.cli.command import SEED, complaint, environment, factcheck
from tests.model_server import running_model


def test_an_exam_prints_a_table_and_writes_a_certificate_that_reports_name(tmp_path: Path) -> None:
    with running_model() as model:
        env = environment(**model.settings(), FACTCHECK_CACHE_DIR=str(tmp_path))
        done = factcheck("model", "exam", "--only", "2", env=env)
        out = done.out.decode()
        assert done.code == 0
        assert "m-1: 2 articles" in out
        assert out.count("not granted") == 7
        (path,) = (tmp_path / "certificates").glob("certificate-*.json")
        assert str(path) in out
        done = factcheck("check", SEED, "--format", "json", "--verbose", env=env)
    assert done.code == 0
    assert b'"certificate": "' in done.out
    assert "it decides nothing" in done.err


def test_an_exam_is_replayed_from_its_recordings(tmp_path: Path) -> None:
    """With the server gone: the same table, and the same certificate for reports that are replayed."""
    exam = ("model", "exam", "--only", "2")
    with running_model() as model:
        env = environment(**model.settings(), FACTCHECK_RECORDINGS_DIR=str(tmp_path))
        recorded = factcheck(*exam, "--recordings", "record", env=env)
        asked = model.asked
        report = factcheck("check", SEED, "--format", "json", "--recordings", "record", env=env)
        assert (recorded.code, report.code, model.asked > asked) == (0, 0, True)
    replayed = factcheck(*exam, "--recordings", "replay", env=env)
    again = factcheck("check", SEED, "--format", "json", "--recordings", "replay", env=env)
    assert (replayed.code, replayed.out) == (0, recorded.out)
    written = [json.loads(out)["provenance"]["authority"] for out in (report.out, again.out)]
    assert written[0] == written[1]
    assert written[0]["certificate"] in recorded.out.decode()


def test_without_an_exam_one_warning_says_how_to_take_it(tmp_path: Path) -> None:
    with running_model() as model:
        env = environment(**model.settings(), FACTCHECK_CACHE_DIR=str(tmp_path))
        done = factcheck("check", SEED, "--format", "json", env=env)
    assert done.code == 0
    assert done.out.count(b"run: factcheck model exam") == 1


def test_an_exam_without_a_model_is_an_error_of_configuration() -> None:
    code, message = complaint(factcheck("model", "exam"))
    assert code == 5
    assert message.startswith("no model is configured")


def test_rows_that_are_no_gold_are_named(tmp_path: Path) -> None:
    rows = tmp_path / "gold.jsonl"
    rows.write_text('{"id": "a", "claims": []}\n', encoding="utf-8")
    code, message = complaint(factcheck("model", "exam", "--model", "m", "--gold", rows))
    assert code == 5
    assert f"{rows}, line 1" in message
