"""Settings come from the environment and a .env file, and say what is wrong with them."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from factcheck.adapters.model.servers import Server
from factcheck.errors import ConfigurationError, EngineNotConfiguredError
from factcheck.settings import EngineChoice, Settings, load_settings, variable
from factcheck.wiring import build_checker

ENV_EXAMPLE = Path(__file__).parents[2] / ".env.example"

FULL = {
    "FACTCHECK_ENGINE": "offline",
    "FACTCHECK_MIN_CHECKABILITY": "0.25",
    "FACTCHECK_MAX_BYTES": "1000",
    "FACTCHECK_HOST": "::1",
    "FACTCHECK_PORT": "0",
    "FACTCHECK_BASE_URL": "http://127.0.0.1:1234/v1",
    "FACTCHECK_API_KEY": "sk-secret",
    "FACTCHECK_MODEL": "small",
}


def env_file(folder: Path, variables: dict[str, str]) -> Path:
    path = folder / ".env"
    path.write_text("".join(f"{name}={value}\n" for name, value in variables.items()), encoding="utf-8")
    return path


def test_nothing_given_is_the_defaults() -> None:
    assert load_settings({}) == Settings()


def test_a_missing_env_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path / ".env") == Settings()


def test_environment_and_env_file_give_the_same_settings(tmp_path: Path) -> None:
    expected = Settings(
        engine=EngineChoice.OFFLINE,
        min_checkability=0.25,
        max_bytes=1000,
        host="::1",
        port=0,
        base_url="http://127.0.0.1:1234/v1",
        api_key=SecretStr("sk-secret"),
        model="small",
    )
    assert load_settings(FULL) == expected
    assert load_settings({}, env_file(tmp_path, FULL)) == expected


def test_the_environment_wins_over_the_env_file(tmp_path: Path) -> None:
    path = env_file(tmp_path, {"FACTCHECK_PORT": "1", "FACTCHECK_HOST": "::1"})
    assert load_settings({"FACTCHECK_PORT": "2"}, path) == Settings(port=2, host="::1")


def test_the_address_of_the_store_is_of_postgresql_and_never_shown() -> None:
    settings = load_settings({"FACTCHECK_STORE_URL": "postgresql://u:s3cret@db-1,db-2/factcheck"})
    assert settings.store_url == SecretStr("postgresql://u:s3cret@db-1,db-2/factcheck")
    assert "s3cret" not in repr(settings)
    with pytest.raises(ConfigurationError, match="FACTCHECK_STORE_URL: the value is not allowed") as raised:
        load_settings({"FACTCHECK_STORE_URL": "mysql://u:s3cret@db/factcheck"})
    assert "s3cret" not in str(raised.value)


def test_an_empty_value_counts_as_not_given() -> None:
    assert load_settings({"FACTCHECK_PORT": "", "FACTCHECK_MODEL": ""}) == Settings()


def test_the_openai_variables_stand_in_for_ours() -> None:
    fallback = {"OPENAI_BASE_URL": "https://models.example/v1", "OPENAI_API_KEY": "sk-other"}
    assert load_settings(fallback) == Settings(base_url="https://models.example/v1", api_key=SecretStr("sk-other"))


def test_ours_win_over_the_openai_variables_even_from_the_env_file(tmp_path: Path) -> None:
    fallback = {"OPENAI_BASE_URL": "https://models.example/v1", "OPENAI_API_KEY": "sk-other"}
    assert load_settings(fallback, env_file(tmp_path, FULL)) == load_settings(FULL)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FACTCHECK_ENGINE", "gpt"),
        ("FACTCHECK_MIN_CHECKABILITY", "1.5"),
        ("FACTCHECK_MIN_CHECKABILITY", "nan"),
        ("FACTCHECK_MAX_BYTES", "0"),
        ("FACTCHECK_MAX_BYTES", "2 MB"),
        ("FACTCHECK_PORT", "65536"),
        ("FACTCHECK_PORT", "http"),
        ("FACTCHECK_SERVER", "claude"),
        ("FACTCHECK_TIMEOUT_S", "0"),
        ("FACTCHECK_MODEL_ATTEMPTS", "0"),
        ("FACTCHECK_BUDGET_REPORT_TOKENS", "0"),
        ("FACTCHECK_BUDGET_DAY_TOKENS", "-1"),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(name: str, value: str) -> None:
    allowed = Settings.model_fields[name.removeprefix("FACTCHECK_").lower()].description
    with pytest.raises(ConfigurationError) as caught:
        load_settings({name: value})
    assert str(caught.value) == f"{name}: {value!r} is not allowed; it takes {allowed}"


@pytest.mark.parametrize("entry", ["cms", "cms:abc", f"c m s:{'0' * 64}", f"cms:{'0' * 64};desk:{'0' * 64}"])
def test_a_key_that_is_none_is_not_shown(entry: str) -> None:
    with pytest.raises(ConfigurationError, match="FACTCHECK_API_KEYS: the value is not allowed; it takes NAME:SHA256"):
        load_settings({"FACTCHECK_API_KEYS": entry})


@pytest.mark.parametrize("name", ["FACTCHECK_BASE_URL", "OPENAI_BASE_URL"])
@pytest.mark.parametrize("scheme", ["ftp", "https"])
def test_an_address_with_a_password_is_refused_and_not_shown(name: str, scheme: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings({name: f"{scheme}://me:hunter2@models.example"})
    assert str(caught.value).startswith(f"{name}: the value is not allowed")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:99999/v1", "its port is not a number from 0 to 65535"),
        ("http://127.0.0.1:http/v1", "its port is not a number from 0 to 65535"),
        ("http://2001:db8::1/v1", "its port is not a number from 0 to 65535"),
        ("http://[::1/v1", "its brackets do not hold an IPv6 address"),
        ("http://::1]:8080/v1", "its brackets do not hold an IPv6 address"),
        ("http://[news]/v1", "its brackets do not hold an IPv6 address"),
        ("http://[::1]8080/v1", "its brackets do not hold an IPv6 address"),
        ("http://:8080/v1", "it names no host"),
    ],
)
@pytest.mark.parametrize("name", ["FACTCHECK_BASE_URL", "OPENAI_BASE_URL"])
def test_an_address_that_nobody_can_connect_to_is_refused_with_the_reason(name: str, address: str, reason: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings({name: address})
    assert str(caught.value).startswith(f"{name}: the value is not allowed ({reason}); it takes the http(s) address")


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1]:8080/v1",
        "http://[fe80::1%eth0]/v1",
        "https://models.example",
        "https://models.example:443/openai?api-version=2024-10-21",
        "http://localhost:0",
        "http://bücher.example/v1",
    ],
)
def test_other_addresses_are_taken_as_they_are(address: str) -> None:
    assert load_settings({"FACTCHECK_BASE_URL": address}).base_url == address


def borrowed(address: str, **others: str) -> dict[str, str]:
    """A key that was set for OpenAI, and another server."""
    return {
        "OPENAI_API_KEY": "sk-other",
        "FACTCHECK_BASE_URL": address,
        "FACTCHECK_MODEL": "small",
    } | others


@pytest.mark.parametrize(
    "address",
    ["http://models.example/v1", "http://10.0.0.7:8000/v1", "http://localhost.example/v1", "http://[2001:db8::1]/v1"],
)
def test_a_key_of_openai_does_not_go_in_plain_http_to_another_machine(address: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(borrowed(address))
    assert str(caught.value) == (
        "FACTCHECK_BASE_URL: OPENAI_API_KEY is not sent there, since anybody on the way could read it: use https, set "
        "FACTCHECK_API_KEY to the key of that server, or FACTCHECK_INSECURE_HTTP_KEY=true"
    )


@pytest.mark.parametrize(
    "given",
    [
        borrowed("https://models.example/v1"),
        borrowed("http://127.0.0.2:8080/v1"),
        borrowed("http://[::1]:8080/v1"),
        borrowed("http://localhost:8080/v1"),
        borrowed("http://model.localhost/v1"),
        borrowed("http://models.example/v1", FACTCHECK_API_KEY="sk-other"),
        borrowed("http://models.example/v1", FACTCHECK_INSECURE_HTTP_KEY="true"),
        borrowed("http://models.example/v1", FACTCHECK_RECORDINGS="replay"),
        borrowed("http://models.example/v1", FACTCHECK_MODEL=""),
    ],
    ids=["https", "IPv4", "IPv6", "localhost", "below it", "our own key", "told", "replay", "nobody is asked"],
)
def test_a_key_of_openai_goes_where_it_is_safe_or_where_we_are_told(given: dict[str, str]) -> None:
    key = load_settings(given).api_key
    assert key is not None
    assert key.get_secret_value() == "sk-other"


def test_the_key_is_not_shown() -> None:
    assert "sk-secret" not in repr(load_settings(FULL))


def test_an_unknown_setting_is_answered_with_the_nearest_known() -> None:
    with pytest.raises(ConfigurationError, match=r"FACTCHECK_ENGIN is no setting; did you mean FACTCHECK_ENGINE\?"):
        load_settings({"FACTCHECK_ENGIN": "offline"})


def test_an_unknown_setting_near_to_nothing_is_answered_with_all() -> None:
    with pytest.raises(ConfigurationError, match="FACTCHECK_0 is no setting; known are FACTCHECK_ENGINE, "):
        load_settings({"FACTCHECK_0": "1"})


def test_an_unknown_setting_in_the_env_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="FACTCHECK_PROT"):
        load_settings({}, env_file(tmp_path, {"FACTCHECK_PROT": "1"}))


def test_variables_of_others_are_let_through(tmp_path: Path) -> None:
    assert load_settings({"PATH": "/bin"}, env_file(tmp_path, {"DATABASE_URL": "x"})) == Settings()


def test_an_undecodable_env_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes(b"FACTCHECK_HOST=\xff\xfe")
    with pytest.raises(ConfigurationError, match=r"\.env cannot be read"):
        load_settings({}, path)


def _written(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return "" if default is None else str(default)


def test_the_example_file_has_every_setting_with_its_default_and_description() -> None:
    lines = ENV_EXAMPLE.read_text(encoding="utf-8").split("\n\n", 1)[1]
    expected = (
        f"# {field.description}\n{variable(name)}={_written(field.default)}\n"
        for name, field in Settings.model_fields.items()
    )
    assert lines == "\n".join(expected)


def test_the_example_file_reads_as_the_defaults() -> None:
    assert load_settings({}, ENV_EXAMPLE) == Settings()


def test_the_server_is_a_kind_of_server_or_told_by_its_address() -> None:
    assert Settings().server == "auto"
    assert load_settings({"FACTCHECK_SERVER": "vllm"}).server is Server.VLLM
    with pytest.raises(
        ConfigurationError, match=r"FACTCHECK_SERVER: 'vlm' is not allowed; it takes one of auto, openai"
    ):
        load_settings({"FACTCHECK_SERVER": "vlm"})


def test_without_an_env_file_pydantic_settings_is_not_imported() -> None:
    code = (
        "import sys; from factcheck.settings import load_settings; load_settings({'FACTCHECK_PORT': '1'});"
        "print('pydantic_settings' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_engine_llm_is_not_configured() -> None:
    with pytest.raises(EngineNotConfiguredError, match="or set FACTCHECK_ENGINE to offline"):
        build_checker(Settings(engine=EngineChoice.LLM))
