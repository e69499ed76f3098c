"""The Python API: `factcheck.check`, an article in and its report out, in one call."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.domain.article import Metadata
    from factcheck.domain.report import Report
    from factcheck.settings import Settings


def check(
    article: str,
    *,
    html: bool = False,
    model: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    published_at: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> "Report":
    """The report of an article: of pasted text, or with `html` of a page. What the caller says of it wins.

    Without `model` the rules alone make it: the same bytes on any machine, whatever the environment says. With one, the
    FACTCHECK_* variables of the environment say where it is served and what it may cost; a `.env` file is not read.
    `published_at` is ISO 8601, `language` a tag such as pt-BR, `url` is never fetched. Blocks the calling thread, and
    may be called from several.

    Raises InputError where there is no article in it, ConfigurationError where the environment's settings are wrong,
    ValueError for a date, address or language of another form. A model that fails costs no report, only a warning in
    it; with FACTCHECK_STRICT_MODEL it is a ModelError.
    """
    from factcheck.wiring import build_checker

    metadata = _metadata(
        title=title, byline=byline, publisher=publisher, published_at=published_at, url=url, language=language
    )
    checker = build_checker(_settings(model))
    return (checker.check_html if html else checker.check_text)(article, metadata)


def _metadata(**facts: str | None) -> "Metadata":
    from pydantic import ValidationError

    from factcheck.pipeline.facts import Facts, complaint

    try:
        return Facts.model_validate(facts).metadata()
    except ValidationError as exc:
        raise ValueError(complaint(exc)) from None


def _settings(model: str | None) -> "Settings":
    from factcheck.settings import load_settings, variable

    if model is None:
        return load_settings({variable("engine"): "offline"})
    return load_settings({**os.environ, variable("engine"): "llm", variable("model"): model})
