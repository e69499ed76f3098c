"""The composition root: settings -> checkers, models and what they need. Adapters are constructed here alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from factcheck import __version__
from factcheck.domain.authority import FULL_AUTHORITY, NO_AUTHORITY, Authority, AuthorityChoice
from factcheck.errors import EngineNotConfiguredError, ModelError
from factcheck.pipeline.ports import Auditor, ChatModel, Checker, DraftChecker, OpenAsker, Requester
from factcheck.settings import CacheMode, EngineChoice, RecordingsMode, Settings, variable
from factcheck.wiring.stores import (
    build_asking_leases,
    build_budget_ledger,
    build_cache,
    build_certificates,
    build_prior_index,
)

if TYPE_CHECKING:
    from factcheck.adapters.metering.prices import Prices
    from factcheck.adapters.model.ladder import Ladder
    from factcheck.adapters.model.openai_chat import OpenAIChat
    from factcheck.adapters.model.servers import Server
    from factcheck.adapters.recordings.verification import RecordingLibrary
    from factcheck.pipeline.check import OfflineChecker
    from factcheck.pipeline.exam.certificate import Certificate
    from factcheck.pipeline.exam.examining import Result
    from factcheck.pipeline.exam.gold import GoldArticle
    from factcheck.pipeline.model_engine.checker import ModelChecker
    from factcheck.pipeline.prior_checks import PriorChecker
    from factcheck.pipeline.submission import Options

OPENAI_URL: Final = "https://api.openai.com/v1"


def build_checker(
    settings: Settings,
    progress: Callable[[str], None] = lambda _: None,
    on_failure: Callable[[ModelError], None] = lambda _: None,
    how_to_record: str | None = None,
    *,
    summary_sentences: int | None = None,
    keep_open: bool = False,
) -> Checker:
    """The checker that the settings ask for; `auto` takes a model where one is configured. `progress` is called with
    what is asked of it, `on_failure` where it fails and the report is made without; `how_to_record` is the advice
    where a recording is missing. `keep_open` is that of `build_asking`.

    Raises EngineNotConfiguredError.
    """
    if has_model(settings):
        asking = build_asking(settings, keep_open=keep_open, how_to_record=how_to_record)
        checker = build_model_checker(settings, asking, summary_sentences=summary_sentences)
        return replace(checker, progress=progress, on_failure=on_failure)
    return build_rules(settings, summary_sentences=summary_sentences)


def effective_settings(settings: Settings, options: "Options") -> Settings:
    """The settings, overridden by the options of a report."""
    given = options.model_dump(include={"engine", "min_checkability", "strict_model"}, exclude_none=True)
    return Settings.model_validate({**dict(settings), **given}) if given else settings


def build_recording_checker(settings: Settings) -> Checker:
    """The checker of a recording run: raises each failure of the model that leaves no recording.

    Raises EngineNotConfiguredError.
    """
    from factcheck.adapters.recordings.recorded_chat import must_be_recorded

    return build_checker(settings, on_failure=must_be_recorded)


def has_model(settings: Settings) -> bool:
    """Whether checks ask a model. Raises EngineNotConfiguredError where they should and none is named."""
    if settings.engine is EngineChoice.LLM and settings.model is None:
        raise EngineNotConfiguredError(
            "engine llm is not configured: set FACTCHECK_MODEL, and FACTCHECK_BASE_URL to its server; "
            "or set FACTCHECK_ENGINE to offline"
        )
    return settings.engine is not EngineChoice.OFFLINE and settings.model is not None


def build_rules(settings: Settings, *, summary_sentences: int | None = None) -> "OfflineChecker":
    """The offline engine."""
    from factcheck.detection.worth.checkability import load_weights
    from factcheck.pipeline.check import OfflineChecker
    from factcheck.summarising.extractive import MOST_SENTENCES

    return OfflineChecker(
        min_checkability=settings.min_checkability,
        summary_sentences=summary_sentences or MOST_SENTENCES,
        weights=load_weights(settings.checkability_weights),
    )


def build_model_checker(
    settings: Settings,
    asking: OpenAsker | None = None,
    *,
    authority: Authority | None = None,
    summary_sentences: int | None = None,
) -> "ModelChecker":
    """The model engine; `asking` is an asker that is open already, `authority` is else that of the settings now."""
    from factcheck.pipeline.model_engine.checker import ModelChecker

    return ModelChecker(
        rules=build_rules(settings, summary_sentences=summary_sentences),
        open_asker=asking or build_asking(settings),
        authority=authority or build_live_authority(settings)(),
        strict=settings.strict_model,
        replayed=settings.recordings is RecordingsMode.REPLAY,
        at_once=settings.model_calls_at_once,
    )


def build_live_authority(settings: Settings) -> Callable[[], Authority]:
    """What the settings' model may decide at each call: all, nothing, or what its certificate grants by then, which is
    read again only when its file has changed. The call raises ConfigurationError.
    """
    from factcheck.adapters.storage.certificate_folder import WatchedCertificate
    from factcheck.prompting.questions import REVIEW
    from factcheck.prompting.templates import prompt

    match settings.model_authority:
        case AuthorityChoice.ALL:
            return lambda: FULL_AUTHORITY
        case AuthorityChoice.NONE:
            return lambda: NO_AUTHORITY
        case AuthorityChoice.EXAM:
            folder, asked = build_certificates(settings), prompt(REVIEW)
            path = folder.path_of(model=settings.model or "", server=alias_of(settings), prompt_sha256=asked.sha256)
            return WatchedCertificate(path).authority
        case _:
            assert_never(settings.model_authority)


def examine_model(settings: Settings, articles: "Sequence[GoldArticle]", tell: Callable[[str], None]) -> "Result":
    """Have the settings' model review the drafts of articles with gold. Raises EngineNotConfiguredError."""
    from factcheck.pipeline.exam.examining import examine

    if settings.model is None:
        raise EngineNotConfiguredError(
            "no model is configured; set FACTCHECK_MODEL, and FACTCHECK_BASE_URL to its server"
        )
    return examine(build_model_checker(settings, authority=FULL_AUTHORITY), articles, tell)


def certify(settings: Settings, result: "Result") -> "tuple[Certificate, Path]":
    """Write the certificate of an examination where checks will find it. Raises UnwritableFileError."""
    from datetime import UTC, datetime

    from factcheck.pipeline.exam.certificate import Certificate
    from factcheck.prompting.questions import REVIEW
    from factcheck.prompting.templates import prompt

    asked = prompt(REVIEW)
    certificate = Certificate(
        model=settings.model or "",
        server=alias_of(settings),
        prompt_version=asked.version,
        prompt_sha256=asked.sha256,
        counts=result.counts,
        articles=result.articles,
        examined_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    return certificate, build_certificates(settings).write(certificate)


def alias_of(settings: Settings) -> str:
    """The model server as certificates call it: by a hash of its address; in replay there is none."""
    if settings.recordings is not RecordingsMode.OFF:
        return "recorded"
    return sha256((settings.base_url or OPENAI_URL).encode()).hexdigest()[:16]


def build_asking(settings: Settings, *, keep_open: bool = False, how_to_record: str | None = None) -> OpenAsker:
    """The whole stack, outermost first: report's budget, ladder, cache or recordings, day's budget, server.

    With `keep_open` connections are pooled over reports, and imports and tables are warmed up: for a long-lived event
    loop.
    """
    from factcheck.adapters.model.asker_factory import AskerFactory

    upstreams: list[OpenAIChat] = []

    def upstream() -> ChatModel:
        upstreams.append(build_upstream(settings))
        if keep_open:
            upstreams[-1].open()
            _load_token_table(settings)
        return _with_day_budget(upstreams[-1], settings)

    chat = build_chat(settings, upstream, how_to_record=how_to_record)
    return AskerFactory(
        chat=chat,
        model=settings.model or "",
        ladder=build_ladder(settings),
        most_tokens=settings.budget_report_tokens,
        closing=() if keep_open else tuple(upstreams),
    )


def _load_token_table(settings: Settings) -> None:
    """Warm up the token counter, where a budget needs it."""
    if settings.budget_day_tokens is not None or settings.budget_report_tokens is not None:
        from factcheck.adapters.metering.token_counter import count_tokens

        count_tokens("word")


def _with_day_budget(chat: ChatModel, settings: Settings) -> ChatModel:
    if settings.budget_day_tokens is None:
        return chat
    from factcheck.adapters.metering.token_budget import DayBudget
    from factcheck.adapters.metering.token_counter import count_tokens

    ledger = build_budget_ledger(settings)
    return DayBudget(chat, most=settings.budget_day_tokens, count=lambda text: count_tokens(text).tokens, ledger=ledger)


def build_auditor() -> Auditor:
    """The auditor of summaries: rules alone, whatever the settings say."""
    from factcheck.pipeline.summary_audit import OfflineAuditor

    return OfflineAuditor()


def build_draft_checker() -> DraftChecker:
    """The checker of drafts against their sources: rules alone, whatever the settings say."""
    from factcheck.pipeline.draft_check import OfflineDraftChecker

    return OfflineDraftChecker()


def build_remote_checker(settings: Settings, url: str, options: Mapping[str, object]) -> Checker:
    """The checker that calls a service at `url`; options that are None are left to it."""
    from factcheck.adapters.remote_checker import RemoteChecker

    given = {name: option for name, option in options.items() if option is not None}
    return RemoteChecker(url, settings.service_key, given)


def build_upstream(settings: Settings) -> "OpenAIChat":
    """The bare client of the model server: no cache, no recordings.

    Raises EngineNotConfiguredError where no model is named.
    """
    if settings.model is None:
        raise EngineNotConfiguredError(
            "no model is configured; set FACTCHECK_MODEL, and FACTCHECK_BASE_URL to its server"
        )
    from factcheck.adapters.model.openai_chat import Endpoint, OpenAIChat
    from factcheck.adapters.model.retrying import Retrying

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
    """The ladder of request shapes, from the strictest that the model server is known to take; in replay from the top,
    since a recording may be of any server.
    """
    from factcheck.adapters.model.ladder import Ladder
    from factcheck.adapters.model.request_shapes import Shape, first_shape

    if settings.recordings is RecordingsMode.REPLAY:
        return Ladder(Shape())
    return Ladder(first_shape(_server(settings, settings.base_url or OPENAI_URL), settings.model or ""))


def _server(settings: Settings, base_url: str) -> "Server":
    from factcheck.adapters.model.request_shapes import server_at

    return server_at(base_url) if settings.server == "auto" else settings.server


def build_chat(settings: Settings, upstream: Callable[[], ChatModel], *, how_to_record: str | None = None) -> ChatModel:
    """Recordings, or the cache, in front of `upstream`, which is not built in replay.

    Recording bypasses the cache: a recording is dated, and holds what the model said then.
    """
    from factcheck.adapters.model.deduplicated_chat import DeduplicatedChat
    from factcheck.adapters.recordings.recorded_chat import HOW_TO_RECORD, RecordingChat, ReplayChat
    from factcheck.adapters.recordings.recording_folder import RecordingFolder

    folder = RecordingFolder(settings.recordings_dir)
    if settings.recordings is RecordingsMode.REPLAY:
        return ReplayChat(folder, how_to_record=how_to_record or HOW_TO_RECORD)
    if settings.recordings is not RecordingsMode.OFF:
        from importlib.metadata import version

        again = settings.recordings is RecordingsMode.RERECORD
        client = f"factcheck {__version__}, openai {version('openai')}"
        return DeduplicatedChat(
            RecordingChat(upstream(), folder, client=client, again=again, secrets=secrets_of(settings))
        )
    if settings.cache is CacheMode.OFF:
        return DeduplicatedChat(upstream())
    from factcheck.adapters.model.cached_chat import with_cache

    server = settings.base_url or OPENAI_URL
    return with_cache(
        upstream(),
        build_cache(settings),
        server=server,
        refresh=settings.cache is CacheMode.REFRESH,
        leases=build_asking_leases(settings),
    )


def with_prior_checks(checker: Checker, settings: Settings) -> "PriorChecker":
    """The checker, and each claim looked up in the index. Raises PriorIndexError where there is none."""
    from factcheck.pipeline.prior_checks import PriorChecker

    index = build_prior_index(settings)
    with index.snapshot():
        return PriorChecker(checker, index)


def build_requester(settings: Settings) -> Requester | None:
    """Finds the requests of a check by replaying it; None where no model is named."""
    if settings.model is None:
        return None
    from factcheck.adapters.model.asker_factory import AskerFactory
    from factcheck.adapters.recordings.recorded_chat import ReplayChat
    from factcheck.adapters.recordings.recording_folder import RecordingFolder
    from factcheck.adapters.recordings.replayed_requester import ReplayedRequester
    from factcheck.pipeline.model_engine.checker import ModelChecker

    replaying = settings.model_copy(update={"recordings": RecordingsMode.REPLAY})
    askers = AskerFactory(
        chat=ReplayChat(RecordingFolder(settings.recordings_dir)), model=settings.model, ladder=build_ladder(replaying)
    )
    rules, authority = build_rules(settings), build_live_authority(settings)()
    return ReplayedRequester(
        askers, lambda asking: ModelChecker(rules=rules, open_asker=asking, authority=authority, replayed=True)
    )


def build_recordings(settings: Settings) -> "RecordingLibrary":
    """The recordings of the settings' folder; read lazily."""
    from factcheck.adapters.recordings.recording_folder import RecordingFolder
    from factcheck.adapters.recordings.verification import RecordingLibrary

    return RecordingLibrary(
        RecordingFolder(settings.recordings_dir), secrets=secrets_of(settings), requester=build_requester(settings)
    )


def load_prices() -> "Prices":
    """The price table of this version."""
    from factcheck.adapters.metering.prices import current_prices

    return current_prices()


def secrets_of(settings: Settings) -> Mapping[str, str]:
    """Secrets that no recording may hold, by the name that an error may show."""
    return {f"the value of {variable('api_key')}": settings.api_key.get_secret_value()} if settings.api_key else {}
