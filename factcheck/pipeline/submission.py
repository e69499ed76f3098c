"""A request for a report, and its content-addressed id."""

import json
from hashlib import sha256
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, Strict
from pydantic.config import JsonDict

from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.domain.values import Value

ID_PATTERN: Final = "^[0-9a-f]{64}$"

# Increment when the id is made otherwise: entries under old ids become unreachable.
_ID_VERSION: Final = 1


def whole(number: object) -> object:
    """3.0 is an integer, as in JSON Schema (draft 2020-12, core, 4.2.3)."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _in_order(kinds: tuple[ClaimKind, ...]) -> tuple[ClaimKind, ...]:
    """In canonical order: the same kinds are the same request."""
    return tuple(kind for kind in ClaimKind if kind in kinds)


def without_defaults(schema: JsonDict) -> None:
    """What is left out is as it is: a `default: null` would make generators of clients demand the field."""
    properties = schema["properties"]
    if isinstance(properties, dict):
        for described in properties.values():
            if isinstance(described, dict):
                described.pop("default", None)


class Options(Value):
    """How a report is made; what is left out is as the service is configured."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    engine: Literal["auto", "offline", "llm"] | None = Field(
        default=None, description="auto takes a model where the service has one, offline needs none"
    )
    summary_sentences: Annotated[int, Strict(), Field(ge=1, le=10), BeforeValidator(whole)] | None = Field(
        default=None, description="the most sentences of the summary, 3 where it is not given"
    )
    kinds: Annotated[tuple[ClaimKind, ...], Field(min_length=1), AfterValidator(_in_order)] | None = Field(
        default=None, description="list claims of these kinds alone"
    )
    min_checkability: Annotated[float, Strict(), Field(ge=0, le=1)] | None = Field(
        default=None, description="assertions that score below it are left out"
    )
    strict_model: Annotated[bool, Strict()] | None = Field(
        default=None, description="true: a model that fails is an error, not a report without it"
    )
    prior: Annotated[bool, Strict()] | None = Field(
        default=None, description="true: look each claim up in the service's index of published fact-checks"
    )

    def over(self, others: "Options") -> "Options":
        """These, and where one is left out that of `others`."""
        return others.model_copy(update=self.model_dump(exclude_none=True))


AS_SET: Final = Options()


class Submission(Value):
    """Pasted text or HTML, with metadata and options."""

    kind: Literal["text", "html"]
    content: str
    metadata: Metadata = Metadata()
    options: Options = AS_SET


def id_of(submission: Submission, engine: str) -> str:
    """The sha256 of all that determines the report; `engine` identifies the engine and its settings."""
    decisive = submission.model_dump(mode="json", include={"kind": True, "metadata": True, "options": {"kinds"}})
    head = json.dumps([_ID_VERSION, engine, decisive], sort_keys=True, separators=(",", ":"))
    return sha256(f"{head}\n{submission.content}".encode("utf-8", "surrogatepass")).hexdigest()
