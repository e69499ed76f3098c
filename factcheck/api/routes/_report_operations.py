"""OpenAPI operations of the report routes: the handlers read bodies and headers themselves."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from litestar.openapi.spec import Encoding, OpenAPIMediaType, OpenAPIResponse, Operation, RequestBody, Schema
from pydantic import JsonValue

from factcheck.api.edge.negotiation import EVENTS, MEDIA_TYPES
from factcheck.api.edge.requests import EXAMPLE, HtmlArticle, PastedArticle, read_fields
from factcheck.api.openapi.parts import (
    IDEMPOTENCY_KEY,
    IF_NONE_MATCH,
    NOT_BLANK,
    REF,
    REPORT_ID,
    TEXT,
    RawSchema,
    content,
    facts_as_texts,
    known_facts,
    problem,
    ref,
    request_header,
    response_headers,
    view_parameters,
)
from factcheck.api.work.calls import check
from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.submission import Options
from factcheck.render import Format

_CACHE_CONTROL: Final = request_header(
    "Cache-Control", "no-cache: check anew, and replace what is stored; no-store: neither read the store nor write it"
)
_STORED_AT: Final = {"Location": "where the report can be had again, where it is stored", "ETag": "of this form of it"}
# What the part `file` of a form may be.
_FILES: Final = "text/plain, text/html"
_OBJECT: Final = RawSchema(document={"type": "object"})
# The events have one line of JSON each; OpenAPI 3.1 has no schema for the items of a stream.
_EVENTS: Final = RawSchema(
    document={
        "type": "string",
        "description": "Server-sent events with JSON as data. stage: how far the check is. With a model, draft: "
        "the report that rules alone give; change: one change in it as it is grounded, with "
        "change (changed, dropped, added), draft (the id of the claim in the draft, or null), "
        "changed, reason, and claims, as they stand now. Then claim for each claim, report, and "
        "end with the headers; or problem, which is the last.",
    }
)


@dataclass
class CreateReport(Operation):
    """OpenAPI of POST /v1/reports."""

    def __post_init__(self) -> None:
        self.parameters = [*known_facts(), *view_parameters(Format), _CACHE_CONTROL, IDEMPOTENCY_KEY]
        self.request_body = RequestBody(
            required=True,
            content={
                "application/json": content(Schema(one_of=[ref(PastedArticle), ref(HtmlArticle)]), EXAMPLE),
                "text/plain": content(NOT_BLANK, EXAMPLE["text"]),
                "text/html": content(NOT_BLANK, f"<p>{EXAMPLE['text']}</p>"),
                "multipart/form-data": OpenAPIMediaType(
                    schema=RawSchema(document=_form()), encoding={"file": Encoding(content_type=_FILES)}
                ),
            },
        )
        self.responses = {
            "200": _report("The report, which was stored already, or is not stored", with_events=True),
            "201": _report("The report, now stored at its Location"),
            "400": problem("The request is malformed: broken JSON, an unknown field, a value that is not allowed"),
            "406": problem("The report is made in none of the forms that Accept names"),
            "413": problem("The body is larger than FACTCHECK_MAX_BYTES"),
            "415": problem("The media type, charset or content encoding is not supported"),
            "422": problem("The request is well-formed, but what it holds cannot become a report"),
            "default": problem("Any other error"),
        }


@dataclass
class GetReport(Operation):
    """OpenAPI of GET /v1/reports/{report_id}."""

    def __post_init__(self) -> None:
        self.parameters = [
            REPORT_ID,
            *view_parameters(Format),
            IF_NONE_MATCH,
        ]
        self.responses = {
            "200": _report("The report"),
            "400": problem("A parameter has a value that is not allowed"),
            "304": OpenAPIResponse(
                description="The report is what the caller has", headers=response_headers(_STORED_AT)
            ),
            "404": problem("There is no such report, or not any more"),
            "406": problem("The report is made in none of the forms that Accept names"),
            "default": problem("Any other error"),
        }


def _form() -> dict[str, Any]:
    """The schema of the multipart form; `options` holds JSON."""
    file = {"type": "string", "format": "binary"}
    return {
        "type": "object",
        "properties": {"file": file, **facts_as_texts(), "options": {"$ref": REF.format(model=Options.__name__)}},
        "required": ["file"],
        "additionalProperties": False,
    }


@cache
def _example_report() -> JsonValue:
    """The report of the example, made by this version."""
    submission = read_fields(EXAMPLE, Metadata())
    report: JsonValue = json.loads(check(submission, lambda _: OfflineChecker()).content)
    return report


def _report(description: str, *, with_events: bool = False) -> OpenAPIResponse:
    """A response with each media type that Accept may choose."""
    as_json = content(ref(Report), _example_report(), "The report of the article in the request")
    others = {
        kind: OpenAPIMediaType(schema=_OBJECT if form is Format.JSONLD else TEXT)
        for form, kind in MEDIA_TYPES.items()
        if form is not Format.JSON
    }
    if with_events:
        others[EVENTS] = OpenAPIMediaType(schema=_EVENTS)
    cache = {"Factcheck_Cache": "hit: from the store; miss: made for this request"}
    return OpenAPIResponse(
        description=description,
        content={MEDIA_TYPES[Format.JSON]: as_json, **others},
        headers=response_headers(cache | _STORED_AT),
    )
