"""No secret lands in a recording, and no innocent text is taken for one."""

import asyncio
import json
from pathlib import Path

import pytest

from factcheck.adapters.recordings.secret_scan import find_secret
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.errors import SecretInRecordingError
from tests.unit.adapters.chat import CountingModel, build_request, build_response
from tests.unit.adapters.recordings.recorded import CANARY, only_file, record, recorder


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
