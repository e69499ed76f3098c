"""An article's file -> its report, as the flags of `factcheck check` ask for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.cli.article_files import HTML_SUFFIXES
from factcheck.cli.files import read_text
from factcheck.cli.options import HOW_TO_RECORD
from factcheck.cli.terminal.loudness import note

if TYPE_CHECKING:
    from factcheck.domain.article import Metadata
    from factcheck.domain.report import Report
    from factcheck.pipeline.ports import Checker
    from factcheck.pipeline.submission import Options
    from factcheck.settings import Settings

_HTML_BEGINNINGS = ("<!doctype html", "<html")


@dataclass(frozen=True)
class Checking:
    """What is the same for each article; `server` is the address of a service that checks them."""

    settings: "Settings"
    options: "Options"
    metadata: "Metadata"
    is_html: bool | None
    encoding: str | None
    server: str | None
    most_claims: int | None

    def checker(self, tell: Callable[[str], None]) -> "Checker":
        """`tell` is called with what a model is asked. Raises ConfigurationError."""
        from factcheck.wiring import build_checker, build_remote_checker, effective_settings, with_prior_checks

        if self.server:
            return build_remote_checker(self.settings, self.server, self.options.model_dump(mode="json"))
        settings = effective_settings(self.settings, self.options)
        made = build_checker(
            settings, tell, how_to_record=HOW_TO_RECORD, summary_sentences=self.options.summary_sentences
        )
        return with_prior_checks(made, settings) if self.options.prior else made

    def read(self, file: str | None) -> str:
        """Raises InputError."""
        decoded = read_text(file, self.settings.max_bytes, self.encoding)
        if decoded.guessed:
            name = "the input" if file in (None, "-") else file
            note(
                f"note: {name} is not UTF-8 and was read as {decoded.encoding}; where letters look wrong, "
                "pass --encoding NAME"
            )
        return decoded.text

    def report(self, checker: "Checker", file: str | None, text: str) -> "Report":
        """The report, filtered as the options ask. Raises FactcheckError."""
        from factcheck.pipeline.report_filter import select, top

        check = checker.check_html if self._is_html(file, text) else checker.check_text
        report = select(check(text, self.metadata), self.options)
        return report if self.most_claims is None else top(report, self.most_claims)

    def _is_html(self, file: str | None, text: str) -> bool:
        if self.is_html is not None:
            return self.is_html
        if file is not None and file.lower().endswith(HTML_SUFFIXES):
            return True
        return text.lstrip()[:20].lower().startswith(_HTML_BEGINNINGS)
