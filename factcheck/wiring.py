"""Settings -> a checker: the only place where adapters are made."""

from typing import TYPE_CHECKING, Final

from factcheck.errors import EngineNotConfiguredError
from factcheck.pipeline.ports import Checker
from factcheck.settings import EngineChoice, ServerChoice, Settings

if TYPE_CHECKING:
    from factcheck.adapters.ladder import Ladder
    from factcheck.adapters.openai_chat import OpenAIChat
    from factcheck.adapters.profiles import Server

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
