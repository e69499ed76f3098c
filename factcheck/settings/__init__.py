"""The settings: their choices, their fields, and how they are read."""

from factcheck.settings.choices import CacheMode, EngineChoice, RecordingsMode, StoreMode, TracingChoice
from factcheck.settings.environment import FALLBACKS, PREFIX, load_settings, variable
from factcheck.settings.fields import Settings, listed

__all__ = [
    "FALLBACKS",
    "PREFIX",
    "CacheMode",
    "EngineChoice",
    "RecordingsMode",
    "Settings",
    "StoreMode",
    "TracingChoice",
    "listed",
    "load_settings",
    "variable",
]
