"""A checker whose texts say what is to happen; worker processes import it by name."""

import os

from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.errors import EngineNotConfiguredError, NotAnArticleError
from factcheck.pipeline.submission import AS_SET, Options
from tests.builders import build_article, build_report


class StandIn:
    """Reports on any text but those that name a misfortune; by an engine that is configured."""

    def __init__(self, options: Options = AS_SET) -> None:
        if options.engine == "llm":
            raise EngineNotConfiguredError("engine llm is not configured")

    def check_text(self, text: str, metadata: Metadata) -> Report:
        match text:
            case "menu":
                raise NotAnArticleError("a menu is no article")
            case "defect":
                raise KeyError(text)
            case "death":
                os._exit(9)
        return build_report(build_article(text, title=metadata.title, publisher=metadata.publisher))

    def check_html(self, html: str, metadata: Metadata) -> Report:
        return self.check_text(f"HTML {html}", metadata)
