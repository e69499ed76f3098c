"""The settings model: fields, defaults, constraints, and descriptions that error messages and docs share."""

from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from factcheck.adapters.model.servers import Server
from factcheck.domain.authority import AuthorityChoice
from factcheck.settings.addresses import must_be_address, must_be_postgresql
from factcheck.settings.choices import CacheMode, EngineChoice, RecordingsMode, StoreMode, TracingChoice

_KEY: Final = r"[A-Za-z0-9._-]{1,64}:[0-9a-f]{64}"
_HOST: Final = r"(\*|(\*\.)?[A-Za-z0-9._-]+|\[?[0-9A-Fa-f:.]+\]?)"
_RATE: Final = r"[1-9][0-9]{0,8}/(second|minute|hour|day)"


class Settings(BaseModel):
    """Each field is the variable FACTCHECK_<NAME>; its description says what is allowed."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    engine: EngineChoice = Field(
        default=EngineChoice.AUTO, description="auto, offline or llm; auto takes the best engine that is configured"
    )
    min_checkability: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="a number from 0 to 1; assertions that score below it are left out, at 0 none, nor trivial "
        "figures, nor what a headline says first",
    )
    checkability_weights: Path | None = Field(
        default=None, description="a TOML file of weights for the questions of checkability; without it our own"
    )
    max_bytes: int = Field(
        default=2_000_000, ge=1, description="a whole number from 1 up: the largest input, in bytes, that is read"
    )
    check_timeout_s: float = Field(
        default=30, gt=0, le=3600, description="a number of seconds up to 3600: the time of one check in the service"
    )
    check_memory_mb: int = Field(
        default=2000, ge=200, description="a whole number from 200 up: the memory, in MB, of a process of the service"
    )
    host: str = Field(default="127.0.0.1", min_length=1, description="an address that `factcheck serve` listens on")
    port: int = Field(
        default=8000, ge=0, le=65535, description="a port from 0 to 65535 for `factcheck serve`; 0 takes a free one"
    )
    api_keys: str | None = Field(
        default=None,
        # A key itself in the place of its hash would open nothing.
        pattern=rf"^{_KEY}( *, *{_KEY})*$",
        description="NAME:SHA256 of each key that opens the service, parted by commas; "
        "`factcheck keys new NAME` makes one",
    )
    insecure_no_keys: bool = Field(
        default=False,
        description="true or false; true serves everybody who can reach an address beyond this machine, without keys",
    )
    open_routes: str | None = Field(
        default=None,
        pattern=r"^(ready|metrics|schema)( *, *(ready|metrics|schema))*$",
        description="ready, metrics and schema, those that shall need no key, parted by commas",
    )
    allowed_hosts: str | None = Field(
        default=None,
        pattern=rf"^{_HOST}( *, *{_HOST})*$",
        description="the names that the service goes by, such as *.example.org, parted by commas; "
        "empty: those of this machine where it listens to it alone without keys, else all",
    )
    cors_origins: str | None = Field(
        default=None,
        pattern=r"^(\*|https?://[^\s,/*]+)( *, *https?://[^\s,/*]+)*$",
        description="origins such as https://cms.example.org whose pages may call the service, parted by commas",
    )
    frame_ancestors: str = Field(
        default="none",
        pattern=r"^(none|(self|https?://[A-Za-z0-9.*:-]+)( *, *(self|https?://[A-Za-z0-9.*:-]+))*)$",
        description="none, or self and origins such as https://cms.example.org that may show pages of the service in a "
        "frame, parted by commas",
    )
    trusted_proxies: str | None = Field(
        default=None,
        pattern=r"^[0-9A-Fa-f.:/]+( *, *[0-9A-Fa-f.:/]+)*$",
        description="addresses or networks of proxies whose X-Forwarded-For and -Proto are believed, parted by commas",
    )
    rate_limit: str = Field(
        default="600/minute",
        pattern=rf"^{_RATE}( *, *{_RATE})*$",
        description="such as 10/second, 600/minute: what one key, or an address without one, may ask for; "
        "this machine itself without a key is not limited",
    )
    concurrency_limit: int = Field(
        default=64, ge=1, description="a whole number from 1 up: requests of one key or address under way at once"
    )
    key_day_tokens: int | None = Field(
        default=None,
        ge=1,
        description="a whole number from 1 up: the most tokens a day (UTC) that one key may spend; empty: no limit",
    )
    max_headers: int = Field(default=100, ge=10, description="a whole number from 10 up: the headers of a request")
    body_timeout_s: float = Field(
        default=60, gt=0, le=3600, description="a number of seconds up to 3600: the time for a request to come in"
    )
    workers: int | None = Field(
        default=None,
        ge=1,
        le=64,
        description="a whole number from 1 to 64: the workers of `factcheck serve`, a core each for checks; "
        "empty: one worker that checks on all cores",
    )
    max_waiting: int = Field(
        default=512, ge=0, description="a whole number from 0 up: the checks that may wait in each worker"
    )
    tracing: TracingChoice = Field(
        default=TracingChoice.OFF, description="off or otlp: OpenTelemetry spans, sent where OTEL_EXPORTER_OTLP_* says"
    )
    drain_s: int = Field(
        default=40,
        ge=0,
        le=3600,
        description="a whole number of seconds up to 3600: the time for requests under way once it is told to stop",
    )
    service_key: SecretStr | None = Field(
        default=None, description="the key that `factcheck check --server` shows to the service"
    )
    heartbeat_s: float = Field(
        default=15,
        gt=0,
        le=3600,
        description="a number of seconds up to 3600: a stream without news says after so long that it is still there",
    )
    batch_max_bytes: int = Field(
        default=50_000_000, ge=1, description="a whole number from 1 up: the largest batch, in bytes, that is taken"
    )
    batch_max_rows: int = Field(
        default=10_000, ge=1, description="a whole number from 1 up: the rows of the largest batch"
    )
    batch_worker: bool = Field(
        default=True,
        description="true or false; false: `factcheck serve` takes batches, and leaves their rows to `factcheck work`",
    )
    draft_max_bytes: int = Field(
        default=10_000_000,
        ge=1,
        description="a whole number from 1 up: the largest draft, with its sources, in bytes, that the service takes",
    )
    store: StoreMode = Field(
        default=StoreMode.ON, description="on or off: whether `factcheck serve` keeps reports, and takes batches"
    )
    store_dir: Path = Field(default=Path("~/.local/share/factcheck"), description="a folder for reports and batches")
    store_max_bytes: int = Field(
        default=2_000_000_000,
        ge=100_000,
        description="a whole number from 100000 up; beyond it the oldest reports go",
    )
    store_max_age_s: int = Field(
        default=2_592_000, ge=1, description="a whole number from 1 up: the seconds for which a report is kept"
    )
    store_url: SecretStr | None = Field(
        default=None,
        description="postgresql://USER:PASSWORD@HOST/DATABASE of the database that several hosts share for all that is "
        "kept, responses of the model and counts included; empty: files of this machine",
    )
    store_connections: int = Field(
        default=8,
        ge=1,
        le=100,
        description="a whole number from 1 to 100: the most connections of each process to that database",
    )
    store_prepares: bool = Field(
        default=True,
        description="true or false; false prepares no statements in that database, for PgBouncer before 1.21 in "
        "transaction mode",
    )
    prior_index: Path | None = Field(
        default=None,
        description="a file for the index of published fact-checks; empty: prior.db in FACTCHECK_STORE_DIR",
    )
    base_url: str | None = Field(
        default=None,
        # A password in the address would stand in its errors and logs.
        pattern=r"^https?://[^\s/?#@]+([/?#]\S*)?$",
        description="the http(s) address of a model server, without user and password; without it OPENAI_BASE_URL",
    )
    api_key: SecretStr | None = Field(default=None, description="the model server's key; without it OPENAI_API_KEY")
    insecure_http_key: bool = Field(
        default=False,
        description="true or false; true sends OPENAI_API_KEY over plain HTTP to another machine, too, where anybody "
        "on the way can read it",
    )
    model: str | None = Field(default=None, description="the name of the model to ask")
    model_authority: AuthorityChoice = Field(
        default=AuthorityChoice.EXAM,
        description="exam, none or all: what a model may decide about a draft; exam: what `factcheck model exam` "
        "has granted it",
    )
    server: Server | Literal["auto"] = Field(
        default="auto",
        description=f"one of auto, {', '.join(Server)}: the dialect of the model server; auto tells by the address",
    )
    timeout_s: float = Field(
        default=120,
        gt=0,
        description="a number above 0: the seconds that a whole model call may take, retries included",
    )
    model_attempts: int = Field(
        default=3, ge=1, le=10, description="a whole number from 1 to 10: how often a model call is tried in that time"
    )
    model_max_bytes: int = Field(
        default=4_000_000, ge=1, description="a whole number from 1 up: the largest answer of a model server, in bytes"
    )
    budget_report_tokens: int | None = Field(
        default=None,
        ge=1,
        description="a whole number from 1 up: the most tokens to ask for one report; empty: no limit",
    )
    budget_day_tokens: int | None = Field(
        default=None,
        ge=1,
        description="a whole number from 1 up: the most tokens to ask for on one day (UTC); empty: no limit",
    )
    model_calls_at_once: int = Field(
        default=4, ge=1, le=64, description="a whole number from 1 to 64: questions about one article at the same time"
    )
    articles_at_once: int = Field(
        default=64,
        ge=1,
        le=1000,
        description="a whole number from 1 to 1000: articles of batches and corpora that wait for a model at once, "
        "in each process",
    )
    strict_model: bool = Field(
        default=False, description="true or false; true: a model that fails is an error, not a report without it"
    )
    cache: CacheMode = Field(
        default=CacheMode.USE, description="use, refresh or off; refresh asks again and replaces what is stored"
    )
    cache_dir: Path = Field(default=Path("~/.cache/factcheck"), description="a folder for the model's responses")
    cache_max_bytes: int = Field(
        default=1_000_000_000,
        ge=100_000,
        description="a whole number from 100000 up; beyond it the oldest responses go",
    )
    cache_max_age_s: int = Field(
        default=2_592_000, ge=1, description="a whole number from 1 up: the seconds for which a response is kept"
    )
    recordings: RecordingsMode = Field(
        default=RecordingsMode.OFF,
        description="off, replay, record or rerecord; replay answers from recordings alone, without a network",
    )
    recordings_dir: Path = Field(default=Path("fixtures/recordings"), description="the folder of the recordings")

    @field_validator("store_url")
    @classmethod
    def _must_be_of_postgresql(cls, url: SecretStr | None) -> SecretStr | None:
        return None if url is None else SecretStr(must_be_postgresql(url.get_secret_value()))

    @field_validator("base_url")
    @classmethod
    def _must_be_an_address(cls, url: str | None) -> str | None:
        return None if url is None else must_be_address(url)


def listed(value: str | None) -> tuple[str, ...]:
    """The parts of a setting that takes several, parted by commas."""
    return tuple(part.strip() for part in value.split(",")) if value else ()
