"""Environment and .env file -> Settings.

pydantic-settings, which takes longer to import than a check takes to run, reads the .env file; without one it is not
imported.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from factcheck.errors import ConfigurationError
from factcheck.settings.addresses import EXPLAINED, is_readable_on_the_way
from factcheck.settings.choices import RecordingsMode
from factcheck.settings.fields import Settings

PREFIX: Final = "FACTCHECK_"

# Variables of the OpenAI client, read where ours are missing.
FALLBACKS: Final = {"base_url": "OPENAI_BASE_URL", "api_key": "OPENAI_API_KEY"}

# Redacted in errors: may hold a secret, if only by mistake.
_NOT_SHOWN: Final = {*FALLBACKS, "api_keys", "store_url"}


def variable(field: str) -> str:
    """The environment variable of a field."""
    return PREFIX + field.upper()


def load_settings(environ: Mapping[str, str], env_file: Path | None = None) -> Settings:
    """Read the settings; what `environ` says wins over `env_file`, and an empty value counts as not given.

    Raises ConfigurationError, which never shows a value that may be a secret.
    """
    given = {name: value for name, value in {**_read(env_file), **environ}.items() if value}
    _refuse_unknown(given)
    try:
        settings = Settings.model_validate(dict(_values(given)))
    except ValidationError as exc:
        raise ConfigurationError(_complaint(exc, given)) from None
    _refuse_to_show_key(settings, given)
    return settings


def _read(env_file: Path | None) -> Mapping[str, str | None]:
    if env_file is None or not env_file.is_file():
        return {}
    from pydantic_settings import BaseSettings, DotEnvSettingsSource

    try:
        return DotEnvSettingsSource(
            BaseSettings, env_file=env_file, env_file_encoding="utf-8", case_sensitive=True
        ).env_vars
    except (OSError, UnicodeDecodeError) as exc:
        raise ConfigurationError(f"{env_file} cannot be read: {exc}") from exc


def _refuse_unknown(given: Mapping[str, str]) -> None:
    known = {field.upper() for field in Settings.model_fields}
    names = {name.removeprefix(PREFIX) for name in given if name.startswith(PREFIX)}
    unknown = min(names - known, default=None)
    if unknown is not None:
        from difflib import get_close_matches

        nearest = get_close_matches(unknown, known, n=1)
        advice = (
            f"did you mean {PREFIX}{nearest[0]}?"
            if nearest
            else f"known are {', '.join(map(variable, Settings.model_fields))}"
        )
        raise ConfigurationError(f"{PREFIX}{unknown} is no setting; {advice}")


def _values(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field in Settings.model_fields:
        name = _name_in_use(field, given)
        if name in given:
            yield field, given[name]


def _name_in_use(field: str, given: Mapping[str, str]) -> str:
    name = variable(field)
    return name if name in given else FALLBACKS.get(field, name)


def _refuse_to_show_key(settings: Settings, given: Mapping[str, str]) -> None:
    """A key that was set for OpenAI must not cross a network in plain HTTP because another address was set, too."""
    borrowed = _name_in_use("api_key", given)
    if (
        borrowed == FALLBACKS["api_key"]
        and settings.api_key is not None
        and settings.base_url is not None
        and is_readable_on_the_way(settings.base_url)
        and not settings.insecure_http_key
        and settings.model is not None
        and settings.recordings is not RecordingsMode.REPLAY
    ):
        raise ConfigurationError(
            f"{_name_in_use('base_url', given)}: {borrowed} is not sent there, since anybody on the way could read it: "
            f"use https, set {variable('api_key')} to the key of that server, or {variable('insecure_http_key')}=true"
        )


def _complaint(exc: ValidationError, given: Mapping[str, str]) -> str:
    """The first thing wrong. A base URL may carry a password, so only plain values are shown."""
    error = exc.errors(include_url=False, include_context=False, include_input=False)[0]
    field = str(error["loc"][0])
    name = _name_in_use(field, given)
    shown = "the value" if field in _NOT_SHOWN else repr(given[name])
    reason = f" ({error['msg']})" if error["type"] == EXPLAINED else ""
    return f"{name}: {shown} is not allowed{reason}; it takes {Settings.model_fields[field].description}"
