"""Settings -> checkers for the rows of a batch or a corpus, by the options of each, and the engine that runs them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from factcheck.errors import ModelError
from factcheck.pipeline.batch.rows import Answer, Failure, Row
from factcheck.pipeline.ports import Checker
from factcheck.pipeline.submission import Options
from factcheck.settings import RecordingsMode, Settings
from factcheck.wiring import build_checker, effective_settings, has_model, with_prior_checks


def _tell_nobody(news: object) -> None:
    del news


@dataclass(frozen=True)
class RowCheckers:
    """A `CheckerOf` that can be pickled: each process makes its own checkers.

    `progress` is called with what a model is asked, `on_failure` where it fails. With `keep_open` a checker belongs to
    one event loop, and its connections are pooled.
    """

    settings: Settings
    progress: Callable[[str], None] = _tell_nobody
    on_failure: Callable[[ModelError], None] = _tell_nobody
    how_to_record: str | None = None
    keep_open: bool = False

    def __call__(self, options: Options) -> Checker:
        """Raises ConfigurationError."""
        effective = effective_settings(self.settings, options)
        made = build_checker(
            effective,
            self.progress,
            self.on_failure,
            self.how_to_record,
            summary_sentences=options.summary_sentences,
            keep_open=self.keep_open,
        )
        return with_prior_checks(made, effective) if options.prior else made


def answer_rows(rows: Iterable[Row | Failure], checkers: RowCheckers, *, jobs: int) -> Iterator[Answer]:
    """The answer to each row, in order: by the rules on `jobs` processes; where a server's model is asked, in one event
    loop with FACTCHECK_ARTICLES_AT_ONCE rows.
    """
    settings = checkers.settings
    if has_model(settings) and settings.recordings is not RecordingsMode.REPLAY:
        from factcheck.pipeline.batch.loop import answer_concurrently

        return answer_concurrently(rows, replace(checkers, keep_open=True), at_once=settings.articles_at_once)
    from factcheck.pipeline.batch.pool import answer_all

    return answer_all(rows, checkers, jobs=jobs)
