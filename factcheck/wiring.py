"""Settings -> a checker: the only place where adapters are made."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from factcheck import __version__
from factcheck.errors import ConfigurationError, EngineNotConfiguredError
from factcheck.pipeline.ports import ChatModel, Checker, Requester
from factcheck.settings import CacheMode, EngineChoice, RecordingsMode, ServerChoice, Settings, variable

if TYPE_CHECKING:
    from factcheck.adapters.ladder import Ladder
    from factcheck.adapters.openai_chat import OpenAIChat
    from factcheck.adapters.profiles import Server
    from factcheck.adapters.response_cache import DiskResponseCache

OPENAI_URL: Final = "https://api.openai.com/v1"


def build_checker(settings: Settings) -> Checker:
    """The checker that the settings ask for; `auto` is the offline engine, the only one of this version.

    Raises EngineNotConfiguredError.
    """
    if settings.engine is EngineChoice.LLM:
        raise EngineNotConfiguredError(
            "engine llm is not configured: this version has the offline engine alone; "
            "set FACTCHECK_ENGINE to offline or auto"
        )
    from factcheck.detection.checkability import load_weights
    from factcheck.pipeline.check import OfflineChecker

    weights = load_weights(settings.checkability_weights)
    return OfflineChecker(min_checkability=settings.min_checkability, weights=weights)


def build_upstream(settings: Settings) -> "OpenAIChat":
    """The model server that the settings name, with nothing before it: no cache, no recordings.

    Raises EngineNotConfiguredError where no model is named.
    """
    if settings.model is None:
        raise EngineNotConfiguredError(
            "no model is configured; set FACTCHECK_MODEL, and FACTCHECK_BASE_URL to its server"
        )
    from factcheck.adapters.openai_chat import Endpoint, OpenAIChat
    from factcheck.adapters.retrying import Retrying

    base_url = settings.base_url or OPENAI_URL
    endpoint = Endpoint(
        base_url=base_url,
        key=settings.api_key,
        server=_server(settings, base_url),
        timeout_s=settings.timeout_s,
        max_bytes=settings.model_max_bytes,
    )
    return OpenAIChat(endpoint, retrying=Retrying(attempts=settings.model_attempts))


def build_ladder(settings: Settings) -> "Ladder":
    """Where the ladder of request shapes begins for the model server of the settings."""
    from factcheck.adapters.ladder import Ladder
    from factcheck.adapters.profiles import first_shape

    return Ladder(first_shape(_server(settings, settings.base_url or OPENAI_URL), settings.model or ""))


def _server(settings: Settings, base_url: str) -> "Server":
    from factcheck.adapters.profiles import Server, server_at

    return server_at(base_url) if settings.server is ServerChoice.AUTO else Server(settings.server.value)


def build_chat(settings: Settings, upstream: Callable[[], ChatModel]) -> ChatModel:
    """Recordings, or the cache, in front of `upstream`, which is not even made where recordings alone may answer.

    While recordings are made the cache is left out: they hold what the model said on the day that they name.
    """
    from factcheck.adapters.recorded_chat import RecordingChat, ReplayChat
    from factcheck.adapters.recordings import RecordingFolder
    from factcheck.adapters.single_flight import SingleFlight

    folder = RecordingFolder(settings.recordings_dir)
    if settings.recordings is RecordingsMode.REPLAY:
        return ReplayChat(folder)
    if settings.recordings is not RecordingsMode.OFF:
        from importlib.metadata import version

        again = settings.recordings is RecordingsMode.RERECORD
        client = f"factcheck {__version__}, openai {version('openai')}"
        return SingleFlight(RecordingChat(upstream(), folder, client=client, again=again, secrets=secrets_of(settings)))
    if settings.cache is CacheMode.OFF:
        return SingleFlight(upstream())
    from factcheck.adapters.cached_chat import with_cache

    return with_cache(upstream(), build_cache(settings), refresh=settings.cache is CacheMode.REFRESH)


def build_cache(settings: Settings) -> "DiskResponseCache":
    """The cache in the folder of the settings; nothing is opened yet. Raises ConfigurationError."""
    from factcheck.adapters.response_cache import DiskResponseCache, Limits

    limits = Limits(max_bytes=settings.cache_max_bytes, max_age_s=settings.cache_max_age_s)
    try:
        return DiskResponseCache(settings.cache_dir.expanduser(), limits)
    except RuntimeError as exc:
        raise ConfigurationError(f"{variable('cache_dir')}: this user has no home; name a folder without ~") from exc


def build_requester(settings: Settings) -> Requester | None:
    """What would be asked about an article; None, as this version has no prompts."""
    del settings
    return None


def secrets_of(settings: Settings) -> Mapping[str, str]:
    """What must never be written down, by the name that an error may show."""
    return {f"the value of {variable('api_key')}": settings.api_key.get_secret_value()} if settings.api_key else {}
