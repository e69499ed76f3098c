"""Settings -> a checker: the only place where adapters are made."""

from factcheck.errors import EngineNotConfiguredError
from factcheck.pipeline.ports import Checker
from factcheck.settings import EngineChoice, Settings


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
