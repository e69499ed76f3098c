"""The command line and a model server: addresses, keys, certificates, and a server that fails."""

from pathlib import Path

import pytest

from tests.cli.command import SEED, Outcome, complaint, environment, factcheck
from tests.model_server import running_model


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
