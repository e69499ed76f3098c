"""A server that takes less is asked for less, and that is remembered."""

import asyncio

import pytest

from factcheck.adapters.model.ladder import Ladder, LadderChat
from factcheck.adapters.model.request_body import chat_request
from factcheck.adapters.model.request_shapes import AnswerForm, LimitField, Shape, first_shape, server_at
from factcheck.adapters.model.servers import Server
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.errors import ModelRequestError, ModelServerError, ReplayError
from tests.contract.questions import chat, question
from tests.contract.servers import GOOD, SERVERS
from tests.contract.upstream import Answer, Received, fails, upstream


def asked(answer: Answer, top: Shape, *, times: int = 1, model: str = "m") -> list[Received]:
    """What a server received from one who asks it, beginning with `top`."""

    async def run() -> list[Received]:
        async with upstream(answer) as server, chat(server.url) as there:
            asker = LadderChat(there, endpoint="default", model=model, ladder=Ladder(top))
            for _ in range(times):
                assert (await asker.ask(question())).response.text == GOOD
            return server.received

    return asyncio.run(run())


OWN: dict[Server, tuple[str, str]] = {
    Server.OPENAI: ("openai", "gpt-4.1-mini"),
    Server.AZURE: ("openai", "my-deployment"),
    Server.VLLM: ("vllm", "m"),
    Server.LLAMA_CPP: ("llama.cpp", "m"),
    Server.OLLAMA: ("ollama", "m"),
    Server.MISTRAL: ("mistral", "mistral-small-latest"),
}


@pytest.mark.parametrize("server", OWN)
def test_the_first_body_for_a_known_server_is_one_that_it_takes(server: Server) -> None:
    name, model = OWN[server]
    received = asked(SERVERS[name], first_shape(server, model), model=model)
    assert [set(body.json()) for body in received] == [
        {"model", "messages", "temperature", "response_format"}
        | ({"max_completion_tokens"} if server in (Server.OPENAI, Server.AZURE) else {"max_tokens"})
    ]


@pytest.mark.parametrize("model", ["o3", "o4-mini", "gpt-5", "gpt-5-mini-2025-08-07", "gpt-5.1"])
def test_the_first_body_for_a_reasoning_model_has_no_temperature(model: str) -> None:
    received = asked(SERVERS["openai reasoning"], first_shape(Server.OPENAI, model), model=model)
    assert [set(body.json()) for body in received] == [
        {"model", "messages", "max_completion_tokens", "response_format"}
    ]


@pytest.mark.parametrize("model", ["gpt-4o", "gpt-50", "omni"])
def test_other_models_are_asked_at_temperature_0(model: str) -> None:
    assert first_shape(Server.OPENAI, model).temperature


@pytest.mark.parametrize("answer", SERVERS.values(), ids=SERVERS.keys())
@pytest.mark.parametrize("server", Server)
def test_every_server_is_answered_by_whatever_it_is_taken_for(server: Server, answer: Answer) -> None:
    shape = first_shape(server, "m")
    received = asked(answer, shape, times=2)
    assert received[-1].body == received[-2].body, "the second question begins where the first one ended"


def test_strict_schema_goes_in_the_nested_form() -> None:
    body = asked(SERVERS["vllm"], Shape())[0].json()
    assert body == {
        "model": "m",
        "messages": [{"role": "system", "content": "Count."}, {"role": "user", "content": "How many?"}],
        "temperature": 0,
        "max_tokens": 50,
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": "claims",
                "strict": True,
                "schema": {
                    "type": "object",
                    "properties": {"count": {"type": "integer"}},
                    "required": ["count"],
                    "additionalProperties": False,
                },
            },
        },
    }


def test_below_strict_the_schema_stands_in_the_system_message() -> None:
    received = asked(SERVERS["vllm without guided decoding"], Shape())
    forms = [body.json().get("response_format") for body in received]
    assert [form and form["type"] for form in forms if form is None or isinstance(form, dict)] == [
        "json_schema",
        "json_object",
        None,
    ]
    for lowered in received[1:]:
        messages = lowered.json()["messages"]
        assert isinstance(messages, list)
        assert [message["role"] for message in messages] == ["system", "user"]
        assert '"required":["count"]' in messages[0]["content"]


def test_where_every_shape_is_refused_the_first_refusal_is_raised() -> None:
    with pytest.raises(ModelRequestError) as caught:
        asked(fails(400, message="no"), Shape())
    assert caught.value.field is None


def test_other_failures_do_not_lower_the_shape() -> None:
    with pytest.raises(ModelServerError):
        asked(fails(500), Shape())


def test_a_question_without_a_schema_is_asked_in_one_form() -> None:
    received: list[ChatRequest] = []

    class Refuses:
        async def answer(self, request: ChatRequest) -> ChatResponse:
            received.append(request)
            raise ModelRequestError("no")

    asker = LadderChat(Refuses(), endpoint="default", model="m", ladder=Ladder(Shape()))
    with pytest.raises(ModelRequestError):
        asyncio.run(asker.ask(question(schema=None)))
    assert len(received) == 1


class Recorded:
    """Answers the one request that it knows."""

    def __init__(self, fingerprint: str) -> None:
        self.fingerprint = fingerprint

    async def answer(self, request: ChatRequest) -> ChatResponse:
        if request.fingerprint != self.fingerprint:
            raise ReplayError(request.fingerprint)
        return ChatResponse(text=GOOD, model="m-1")


SHAPES = [
    Shape(form=form, limits=limits, temperature=temperature)
    for form in AnswerForm
    for limits in ((LimitField.OLD, LimitField.NEW), (LimitField.NEW,), ())
    for temperature in (True, False)
]


@pytest.mark.parametrize("shape", SHAPES, ids=repr)
def test_a_replay_finds_what_was_recorded_in_any_shape(shape: Shape) -> None:
    wanted = chat_request(question(), endpoint="default", model="m", shape=shape)
    asker = LadderChat(Recorded(wanted.fingerprint), endpoint="default", model="m", ladder=Ladder(Shape()))
    assert asyncio.run(asker.ask(question())).response.text == GOOD


def test_a_replay_without_a_recording_raises_the_miss_of_the_first_shape() -> None:
    first = chat_request(question(), endpoint="default", model="m", shape=Shape())
    asker = LadderChat(Recorded("none"), endpoint="default", model="m", ladder=Ladder(Shape()))
    with pytest.raises(ReplayError, match=first.fingerprint):
        asyncio.run(asker.ask(question()))


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("https://api.openai.com/v1", Server.OPENAI),
        ("https://news.openai.azure.com/openai/v1", Server.AZURE),
        ("https://api.mistral.ai/v1", Server.MISTRAL),
        ("http://127.0.0.1:8080/v1", Server.OTHER),
        ("https://api.openai.com.example/v1", Server.OTHER),
    ],
)
def test_well_known_addresses_are_known(address: str, server: Server) -> None:
    assert server_at(address) is server
