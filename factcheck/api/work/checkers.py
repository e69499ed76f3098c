"""Settings, and the options of a submission before them -> the checker that a process works with.

Apart from the engines, so that a process of checks loads nothing that it does not need: its memory is counted.
"""

from contextlib import AbstractAsyncContextManager

from factcheck.pipeline.ports import Asker, Checker
from factcheck.pipeline.submission import Options
from factcheck.settings import Settings
from factcheck.wiring import build_model_checker, build_rules, has_model


def make_checker(settings: Settings, options: Options) -> Checker:
    """What prepares and finishes reports in a process, which never asks a model itself."""
    effective = effective_settings(settings, options)
    if has_model(effective):
        return build_model_checker(effective, _ask_nobody, summary_sentences=options.summary_sentences)
    return build_rules(effective, summary_sentences=options.summary_sentences)


def effective_settings(settings: Settings, options: Options) -> Settings:
    """The settings with the options before them."""
    given = options.model_dump(include={"engine", "min_checkability", "strict_model"}, exclude_none=True)
    return Settings.model_validate({**dict(settings), **given})


def _ask_nobody() -> AbstractAsyncContextManager[Asker]:
    raise AssertionError("a worker process asked a model")
