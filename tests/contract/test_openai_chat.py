"""A model server may fail in every way that it can; each is one error of ours."""

import asyncio
import gzip
import json
import logging
import ssl
import traceback
from pathlib import Path

import pytest

from factcheck.adapters.model.servers import Server
from factcheck.domain.chat import ChatRequest, ChatResponse, Usage
from factcheck.errors import (
    ConfigurationError,
    EmptyAnswerError,
    FilteredAnswerError,
    InvalidAnswerError,
    ModelConnectionLostError,
    ModelContextError,
    ModelError,
    ModelForbiddenError,
    ModelKeyError,
    ModelNotFoundError,
    ModelOversizeError,
    ModelProtocolError,
    ModelQuotaError,
    ModelRateLimitError,
    ModelRedirectError,
    ModelRequestError,
    ModelServerError,
    ModelTimeoutError,
    ModelUnreachableError,
    ModelUntrustedError,
    RefusedAnswerError,
    TruncatedAnswerError,
)
from tests.contract.questions import KEY, chat, request
from tests.contract.upstream import (
    Answer,
    Upstream,
    breaks_off,
    completes,
    completion,
    drips,
    fails,
    hangs_up,
    is_silent,
    knows_no_tls,
    says,
    upstream,
)
from tests.model_server import self_signed

SAID = "upstream-canary"


def thinking(words: str) -> dict[str, object]:
    """A part as Magistral thinks in (docs.mistral.ai, "Reasoning")."""
    return {"type": "thinking", "thinking": [{"type": "text", "text": words}]}


GOOD = '{"count":3}'


def ask(*answers: Answer, of: ChatRequest | None = None, **options: object) -> tuple[ChatResponse, Upstream]:
    """Put one request to a server that gives those answers."""

    async def run() -> tuple[ChatResponse, Upstream]:
        async with upstream(*answers) as server, chat(server.url, **options) as model:  # type: ignore[arg-type]
            return await model.answer(of or request()), server

    return asyncio.run(run())


def failure(*answers: Answer, of: ChatRequest | None = None, **options: object) -> ModelError:
    with pytest.raises(ModelError) as caught:
        ask(*answers, of=of, **options)
    return caught.value


def test_an_answer_comes_back_with_the_servers_count() -> None:
    response, _ = ask(completes(GOOD))
    assert response == ChatResponse(text=GOOD, model="m-1", usage=Usage(prompt=7, completion=3, cached=2))


def test_the_body_goes_over_the_wire_to_the_character() -> None:
    _, server = ask(completes(GOOD))
    assert [received.body.decode() for received in server.received] == [request().body]
    assert server.received[0].target == "/v1/chat/completions"


def test_only_our_own_headers_are_sent() -> None:
    _, server = ask(completes(GOOD))
    headers = server.received[0].headers
    assert headers.pop("host") == f"127.0.0.1:{server.port}"
    assert headers.pop("content-length") == str(len(request().body))
    assert headers == {
        "content-type": "application/json",
        "accept": "application/json",
        "accept-encoding": "identity",
        "user-agent": "factcheck",
        "authorization": f"Bearer {KEY}",
    }


def test_azure_gets_its_key_in_a_header_of_its_own() -> None:
    _, server = ask(completes(GOOD), server=Server.AZURE)
    assert server.received[0].headers["api-key"] == KEY
    assert "authorization" not in server.received[0].headers


def test_without_a_key_none_is_sent() -> None:
    _, server = ask(completes(GOOD), key=None)
    assert "authorization" not in server.received[0].headers


def test_the_query_of_the_address_is_sent_along() -> None:
    async def run() -> str:
        async with upstream(completes(GOOD)) as server:
            async with chat(f"{server.url}/deployments/d?api-version=2024-10-21") as model:
                await model.answer(request())
            return server.received[0].target

    assert asyncio.run(run()) == "/v1/deployments/d/chat/completions?api-version=2024-10-21"


def test_one_connection_serves_many_questions() -> None:
    async def run() -> int:
        async with upstream(completes(GOOD)) as server, chat(server.url) as model:
            for _ in range(3):
                await model.answer(request())
            return server.connections

    assert asyncio.run(run()) == 1


STATUSES: dict[str, tuple[Answer, type[ModelError]]] = {
    "bad key": (fails(401, message=f"{SAID} {KEY}"), ModelKeyError),
    "forbidden": (fails(403, message=SAID), ModelForbiddenError),
    "no such model": (fails(404, code="model_not_found", message=SAID), ModelNotFoundError),
    "rate limit": (fails(429, message=SAID), ModelRateLimitError),
    "quota": (fails(429, code="insufficient_quota", message=SAID), ModelQuotaError),
    "payment required": (fails(402, message=SAID), ModelQuotaError),
    "500": (fails(500, message=SAID), ModelServerError),
    "503": (fails(503, message=SAID), ModelServerError),
    "500 in HTML": (says(f"<h1>{SAID}</h1>", status=500, kind="text/html"), ModelServerError),
    "bad request": (fails(400, message=SAID), ModelRequestError),
    "unprocessable": (says(f'{{"detail": "{SAID}"}}', status=422), ModelRequestError),
    "too long for OpenAI": (fails(400, code="context_length_exceeded", message=SAID), ModelContextError),
    "too long for vLLM": (fails(400, message="This model's maximum context length is 8192"), ModelContextError),
    "too long for llama.cpp": (fails(400, message="exceeds the available context size"), ModelContextError),
    "too large": (fails(413, message=SAID), ModelContextError),
    "question filtered": (fails(400, code="content_filter", message=SAID), FilteredAnswerError),
    "redirect": (says("", status=307, headers=("location: http://127.0.0.1:9/",)), ModelRedirectError),
    "redirect without an aim": (says("", status=301), ModelRedirectError),
}


@pytest.mark.parametrize(("answer", "kind"), STATUSES.values(), ids=STATUSES.keys())
def test_a_status_is_one_error(answer: Answer, kind: type[ModelError]) -> None:
    assert type(failure(answer)) is kind


CONTENTS: dict[str, tuple[Answer, type[ModelError]]] = {
    "truncated JSON": (says(completion(GOOD)[:-20]), ModelProtocolError),
    "HTML": (says(f"<html>{SAID}</html>", kind="text/html"), ModelProtocolError),
    "nothing": (says(""), ModelProtocolError),
    "a list": (says("[]"), ModelProtocolError),
    "deep JSON": (says("[" * 50_000), ModelProtocolError),
    "bytes": (says(b"\xff\xfe\x00"), ModelProtocolError),
    "error with 200": (says(json.dumps({"error": {"message": SAID}})), ModelProtocolError),
    "error with 200 and null choices": (says(json.dumps({"error": SAID, "choices": None})), ModelProtocolError),
    "a gateway's 429 with 200": (says(json.dumps({"error": {"code": 429, "message": SAID}})), ModelRateLimitError),
    "no choices": (says(json.dumps({"choices": []})), ModelProtocolError),
    "refusal": (completes(None, refusal=SAID), RefusedAnswerError),
    "length": (completes('{"count":', finish="length"), TruncatedAnswerError),
    "length, though whole": (completes(GOOD, finish="length"), TruncatedAnswerError),
    "content filter": (completes(SAID, finish="content_filter"), FilteredAnswerError),
    "tool call": (completes(None, finish="tool_calls"), TruncatedAnswerError),
    "no finish": (completes(GOOD, finish=None), TruncatedAnswerError),
    "null": (completes(None), EmptyAnswerError),
    "white space": (completes(" \n"), EmptyAnswerError),
    "thoughts only": (completes(f"<think>{SAID}</think>"), EmptyAnswerError),
    "unended thoughts": (completes(f"<think>{SAID}"), EmptyAnswerError),
    "thoughts in a field of their own": (completes(None, reasoning_content=SAID), EmptyAnswerError),
    "thoughts in a part of their own": (completes([thinking(SAID)]), EmptyAnswerError),
    "no parts": (completes([]), EmptyAnswerError),
    "parts of no kind": (completes([SAID]), ModelProtocolError),
    "refusal in a part": (completes([{"type": "refusal", "refusal": SAID}]), RefusedAnswerError),
    "prose": (completes(f"There are 3. {SAID}"), InvalidAnswerError),
    "another schema": (completes(json.dumps({"number": SAID})), InvalidAnswerError),
    "NaN": (completes('{"count": NaN}'), InvalidAnswerError),
    "half a surrogate": (completes('{"count": "\\ud800"}'), InvalidAnswerError),
    "gzip": (says(gzip.compress(completion(GOOD).encode()), headers=("content-encoding: gzip",)), ModelProtocolError),
    "gzip bomb": (says(gzip.compress(b" " * 10_000_000), headers=("content-encoding: gzip",)), ModelProtocolError),
    "too large": (says(" " * 100_001), ModelOversizeError),
    "reset in the body": (breaks_off(SAID.encode()), ModelConnectionLostError),
    "hang-up": (hangs_up(), ModelConnectionLostError),
}


@pytest.mark.parametrize(("answer", "kind"), CONTENTS.values(), ids=CONTENTS.keys())
def test_an_unusable_answer_is_one_error(answer: Answer, kind: type[ModelError]) -> None:
    assert type(failure(answer)) is kind


@pytest.mark.parametrize("answer", [pair[0] for pair in (*STATUSES.values(), *CONTENTS.values())])
def test_no_error_holds_what_the_server_said_or_the_key(answer: Answer) -> None:
    error = failure(answer)
    shown = "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))
    assert SAID not in shown
    assert KEY not in shown
    assert error.__cause__ is None


def test_the_key_is_in_no_log_and_no_repr(caplog: pytest.LogCaptureFixture) -> None:
    async def run() -> str:
        async with upstream(fails(401, message=KEY), completes(GOOD)) as server, chat(server.url) as model:
            with pytest.raises(ModelKeyError):
                await model.answer(request())
            await model.answer(request())
            return repr(vars(model)) + repr(vars(model._opened)) + repr(server.received[0].target)  # noqa: SLF001

    with caplog.at_level(logging.DEBUG):
        shown = asyncio.run(run())
    assert "HTTP" in caplog.text
    assert KEY not in caplog.text + shown


GIVEN: dict[str, object] = {
    "bare": GOOD,
    "white space around": f"\n {GOOD} \n",
    "fenced": f"```json\n{GOOD}\n```",
    "fenced with words around": f"Here it is:\n```\n{GOOD}\n```\nDone.",
    "thought first": f"<think>\nHm, {{three}}?\n</think>\n\n{GOOD}",
    "thought first, opened by the template": f"Hm, three?</think>{GOOD}",
    "thought first, then fenced": f"<think>x</think>```json\n{GOOD}\n```",
    "one part": [{"type": "text", "text": GOOD}],
    "parts": [{"type": "text", "text": GOOD[:4]}, {"type": "text", "text": GOOD[4:]}],
    "parts, thought first": [thinking("{three}?"), {"type": "text", "text": GOOD}],
    "parts, one of them a reference": [{"type": "text", "text": GOOD}, {"type": "reference", "reference_ids": [1]}],
}


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN.keys())
def test_json_is_taken_out_of_what_models_put_around_it(given: object) -> None:
    assert ask(completes(given))[0].text == GOOD


@pytest.mark.parametrize("name", ["reasoning_content", "reasoning"])
def test_reasoning_in_a_field_of_its_own_is_left_out(name: str) -> None:
    assert ask(completes(GOOD, **{name: f"{SAID} {{"}))[0].text == GOOD


def test_an_answer_without_a_schema_keeps_its_words() -> None:
    assert ask(completes("Three.\n```\nx\n```"), of=request(schema=None))[0].text == "Three.\n```\nx\n```"


def test_a_bill_of_nonsense_does_not_cost_the_answer() -> None:
    answer = json.loads(completion(GOOD)) | {"usage": {"prompt_tokens": "7", "completion_tokens": -1}}
    assert ask(says(json.dumps(answer)))[0].usage == Usage()


def test_a_refused_connection_is_unreachable() -> None:
    with pytest.raises(ModelUnreachableError):
        asyncio.run(chat("http://127.0.0.1:1/v1").answer(request()))


def test_an_unknown_host_is_unreachable(socket_enabled: None) -> None:  # noqa: ARG001
    with pytest.raises(ModelUnreachableError):
        asyncio.run(chat("http://no-such-host.invalid/v1").answer(request()))


def test_a_self_signed_certificate_is_not_trusted(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path))

    async def run() -> Upstream:
        async with upstream(completes(GOOD), tls=context) as server:
            with pytest.raises(ModelUntrustedError):
                await chat(f"https://127.0.0.1:{server.port}/v1").answer(request())
            return server

    assert asyncio.run(run()).received == []


def test_a_server_without_tls_is_not_trusted() -> None:
    async def run() -> None:
        server = await asyncio.start_server(knows_no_tls(), "127.0.0.1", 0)
        async with server:
            await chat(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1").answer(request())

    with pytest.raises(ModelUntrustedError):
        asyncio.run(run())


def test_a_redirect_sends_nothing_to_the_other_host() -> None:
    async def run() -> tuple[int, int]:
        async with upstream(completes(GOOD)) as other:
            away = says("", status=307, headers=(f"location: {other.url}/chat/completions",))
            async with upstream(away) as server, chat(server.url) as model:
                with pytest.raises(ModelRedirectError):
                    await model.answer(request())
                return len(server.received), other.connections

    assert asyncio.run(run()) == (1, 0)


@pytest.mark.parametrize("answer", [drips(0.02), is_silent()], ids=["slow drip", "silence"])
def test_the_deadline_bounds_the_whole_call(answer: Answer) -> None:
    assert type(failure(answer, timeout_s=0.3, attempts=3)) is ModelTimeoutError


def test_the_deadline_bounds_the_tries_too() -> None:
    """By a clock that stands still there is always time for another try."""
    error = failure(hangs_up(), is_silent(), timeout_s=0.8, attempts=3, clock=lambda: 0.0)
    assert type(error) is ModelTimeoutError


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_what_passes_is_tried_again(status: int) -> None:
    response, server = ask(fails(status), fails(status), completes(GOOD), attempts=3)
    assert (response.text, len(server.received)) == (GOOD, 3)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_what_does_not_pass_is_not_tried_again(status: int) -> None:
    async def run() -> int:
        async with upstream(fails(status)) as server, chat(server.url, attempts=3) as model:
            with pytest.raises(ModelError):
                await model.answer(request())
            return len(server.received)

    assert asyncio.run(run()) == 1


def test_a_spent_quota_is_not_tried_again() -> None:
    async def run() -> int:
        async with upstream(fails(429, code="insufficient_quota")) as server, chat(server.url, attempts=3) as model:
            with pytest.raises(ModelQuotaError):
                await model.answer(request())
            return len(server.received)

    assert asyncio.run(run()) == 1


def test_the_wait_is_at_least_what_the_server_asks_for() -> None:
    waits: list[float] = []

    async def sleep(wait_s: float) -> None:
        waits.append(wait_s)

    ask(fails(429, header="retry-after: 7"), fails(503), completes(GOOD), attempts=3, sleep=sleep)
    assert waits == [7.25, 1.0]


def test_a_wait_beyond_the_deadline_is_not_waited() -> None:
    error = failure(fails(429, header="retry-after: 60"), attempts=3, timeout_s=59)
    assert isinstance(error, ModelRateLimitError)
    assert error.retry_after_s == 60


def test_the_field_that_a_server_objects_to_is_named() -> None:
    mistral = {"detail": [{"type": "extra_forbidden", "loc": ["body", "max_completion_tokens"], "msg": "no"}]}
    for answer, field in (
        (fails(400, param="max_tokens", message="use 'max_completion_tokens' instead"), "max_tokens"),
        (fails(400, param="temperature"), "temperature"),
        (fails(400, message="invalid grammar"), "response_format"),
        (says(json.dumps(mistral), status=422), "max_completion_tokens"),
        (fails(400, message="no"), None),
    ):
        error = failure(answer)
        assert isinstance(error, ModelRequestError)
        assert error.field == field


def test_a_key_that_fits_no_header_is_a_mistake_of_the_settings() -> None:
    with pytest.raises(ConfigurationError, match="FACTCHECK_API_KEY") as caught:
        chat("http://127.0.0.1:1/v1", key=f"{KEY}\n")
    assert KEY not in str(caught.value)


def test_a_request_whose_schema_is_lost_is_not_answered_unjudged() -> None:
    bare = ChatRequest.model_validate(request().model_dump())
    with pytest.raises(ValueError, match="not the schema"):
        ask(completes(GOOD), of=bare)
