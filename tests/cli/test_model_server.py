"""The command line and a model server: addresses, keys, certificates, and a server that fails."""

import json
import ssl
from pathlib import Path

import pytest

from tests.cli.command import ARTICLE, SEED, Outcome, complaint, environment, factcheck
from tests.model_server import running_model, self_signed


def check(**variables: str) -> Outcome:
    return factcheck("check", SEED, "--format", "json", env=environment(**variables))


@pytest.mark.parametrize("address", ["http://127.0.0.1:99999/v1", "http://[::1/v1"])
@pytest.mark.parametrize("verb", [("check", SEED), ("serve",)], ids=["check", "serve"])
def test_an_address_that_cannot_be_one_is_a_bad_configuration(verb: tuple[str | Path, ...], address: str) -> None:
    code, said = complaint(factcheck(*verb, env=environment(FACTCHECK_MODEL="m-1", FACTCHECK_BASE_URL=address)))
    assert (code, said.startswith("FACTCHECK_BASE_URL: the value is not allowed (its ")) == (5, True)


def test_a_key_of_openai_stays_here_or_is_encrypted() -> None:
    elsewhere = "http://models.example/v1"
    code, said = complaint(check(FACTCHECK_MODEL="m-1", FACTCHECK_BASE_URL=elsewhere, OPENAI_API_KEY="sk-other"))
    assert (code, said.startswith("FACTCHECK_BASE_URL: OPENAI_API_KEY is not sent there")) == (5, True)
    with running_model() as model:
        assert check(**model.settings(), OPENAI_API_KEY="sk-other").code == 0
    assert set(model.keys) == {"Bearer sk-other"}


def test_certificates_that_the_environment_names_are_trusted(tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with running_model(context) as model:
        for roots, code, said in (
            ({"SSL_CERT_FILE": str(certificate)}, 0, ""),
            ({}, 8, "no trusted TLS connection to the model server"),
            ({"SSL_CERT_FILE": str(key)}, 5, "SSL_CERT_FILE names no file of certificates that can be read"),
            ({"SSL_CERT_FILE": str(tmp_path / "none")}, 5, "SSL_CERT_FILE names no file of certificates"),
        ):
            env = environment(**model.settings(), **roots)
            outcome = factcheck("check", SEED, "--strict-model", env=env)
            assert (outcome.code, said in outcome.err) == (code, True), outcome.err


def test_a_model_that_is_dead_is_told_on_standard_error() -> None:
    with running_model() as model:
        dead = model.settings()
    outcome = check(**dead)
    alone = check()
    assert outcome.code == 0
    assert json.loads(outcome.out)["claims"] == json.loads(alone.out)["claims"]
    assert "the model failed (model-unreachable: no connection to the model server" in outcome.err
    assert (alone.err, outcome.err) == (
        "",
        "".join(f"factcheck: warning: {warning}\n" for warning in json.loads(outcome.out)["warnings"]),
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_model_that_fails_is_told_once_in_each_process_of_a_batch(jobs: str) -> None:
    rows = b"".join(json.dumps({"id": number, "text": ARTICLE}).encode() + b"\n" for number in range(6))
    with running_model() as model:
        model.status = 401
        outcome = factcheck("batch", "--jobs", jobs, stdin=rows, env=environment(**model.settings()))
    *notes, closing = outcome.err.splitlines()
    assert (outcome.code, closing, len(set(notes))) == (0, "6 reports, 0 errors", 1)
    assert len(notes) <= int(jobs)
    assert notes[0].startswith("factcheck: note: the model failed: the model server does not accept the key (401)")


def test_what_one_server_has_answered_another_of_the_same_model_is_still_asked(tmp_path: Path) -> None:
    with running_model() as one, running_model() as other:
        asked = []
        for model in (one, other, one, other):
            cached = model.settings() | {"FACTCHECK_CACHE": "use", "FACTCHECK_CACHE_DIR": str(tmp_path)}
            assert check(**cached).code == 0
            asked.append((one.asked, other.asked))
    number = asked[0][0]
    assert asked == [(number, 0), (number, number), (number, number), (number, number)]
