"""Enumerated values of settings."""

from enum import StrEnum


class EngineChoice(StrEnum):
    AUTO = "auto"
    OFFLINE = "offline"
    LLM = "llm"


class CacheMode(StrEnum):
    USE = "use"
    REFRESH = "refresh"
    OFF = "off"


class TracingChoice(StrEnum):
    OFF = "off"
    OTLP = "otlp"


class StoreMode(StrEnum):
    ON = "on"
    OFF = "off"


class RecordingsMode(StrEnum):
    OFF = "off"
    REPLAY = "replay"
    RECORD = "record"
    RERECORD = "rerecord"
