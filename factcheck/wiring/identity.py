"""Settings and options -> what decides on a report besides its article, and which version of code and words it is."""

import json
import platform
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from factcheck import __version__
from factcheck.detection.worth.checkability import load_weights
from factcheck.domain.authority import NO_AUTHORITY, Authority
from factcheck.domain.values import Value
from factcheck.pipeline.submission import Options
from factcheck.prompting.templates import prompt, prompt_names
from factcheck.settings import Settings
from factcheck.wiring import build_live_authority, effective_settings, has_model
from factcheck.wiring.stores import build_prior_index

# Combinations of options whose identities are cached.
_OPTIONS_CACHED: Final = 256
# Settings that change what a model says, and so a report.
_MODEL_SETTINGS: Final = {"base_url", "budget_report_tokens", "model", "recordings", "server"}
# Those that change what becomes of a row besides.
_ROW_SETTINGS: Final = {"max_bytes", "strict_model"}


class Versions(Value):
    """What two processes must have in common to make the same answers of the same rows."""

    factcheck: str
    word_lists: str
    settings: str


def versions(settings: Settings, options: Options) -> Versions:
    """Of this process, whose files the settings may name. Raises ConfigurationError where one cannot be read."""
    identity = identify(settings, build_live_authority(settings))(options)
    rest = [settings.model_dump(mode="json", include=_ROW_SETTINGS), options.model_dump(mode="json")]
    return Versions(
        factcheck=__version__,
        word_lists=_word_lists(),
        settings=sha256(f"{identity}\n{json.dumps(rest, sort_keys=True)}".encode()).hexdigest(),
    )


def python_version() -> str:
    """Such as 3.11: what pickles and compiled rules may depend on."""
    return ".".join(platform.python_version_tuple()[:2])


@cache
def _word_lists() -> str:
    """The sha256 of all data files of the package, by path."""
    package = Path(__file__).parents[1]
    digest = sha256()
    for file in sorted(package.glob("**/data/*")):
        digest.update(f"{file.relative_to(package)} {sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def identify(settings: Settings, authority: Callable[[], Authority]) -> Callable[[Options], str]:
    """The cache key of a report besides its submission: all settings and options that decide on it, as JSON."""
    weights = str(load_weights(settings.checkability_weights))
    index = build_prior_index(settings)

    @lru_cache(_OPTIONS_CACHED)
    def identity(options: Options, granted: Authority) -> str:
        effective = effective_settings(settings, options)
        decisive = [__version__, weights, effective.min_checkability, options.summary_sentences]
        if has_model(effective):
            prompts = [prompt(name).sha256 for name in prompt_names()]
            decided = [effective.model_dump(mode="json", include=_MODEL_SETTINGS), granted.model_dump(mode="json")]
            decisive = [*decisive, *decided, *prompts]
        return json.dumps(decisive, sort_keys=True)

    may_ask = settings.model is not None

    def of(options: Options) -> str:
        granted = authority() if may_ask else NO_AUTHORITY
        if not options.prior:
            return identity(options, granted)
        with index.snapshot() as snapshot:
            return f"{identity(options, granted)} {snapshot.used.sha256}"

    return of
