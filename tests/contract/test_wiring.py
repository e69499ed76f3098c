"""Settings name a model server, and it is that one which is asked."""

import asyncio

import pytest

from factcheck.adapters.model.ladder import LadderChat
from factcheck.adapters.model.servers import Server
from factcheck.errors import EngineNotConfiguredError, ModelTimeoutError
from factcheck.settings import Settings, load_settings
from factcheck.wiring import build_ladder, build_upstream
from tests.contract.questions import KEY, question
from tests.contract.servers import GOOD, SERVERS
from tests.contract.upstream import is_silent, upstream


def test_the_server_of_the_settings_is_asked_in_its_dialect() -> None:
    async def run() -> tuple[set[str], str]:
        async with upstream(SERVERS["openai"]) as server:
            settings = load_settings(
                {
                    "FACTCHECK_BASE_URL": server.url,
                    "FACTCHECK_API_KEY": KEY,
                    "FACTCHECK_MODEL": "gpt-5-mini",
                    "FACTCHECK_SERVER": "azure",
                }
            )
            async with build_upstream(settings) as chat:
                ladder = build_ladder(settings)
                answer = await LadderChat(chat, endpoint="default", model="gpt-5-mini", ladder=ladder).ask(question())
            assert answer.response.text == GOOD
            return set(server.received[0].json()), server.received[0].headers["api-key"]

    assert asyncio.run(run()) == ({"model", "messages", "max_completion_tokens", "response_format"}, KEY)


def test_the_timeout_of_the_settings_is_kept() -> None:
    async def run() -> None:
        async with upstream(is_silent()) as server:
            settings = Settings(base_url=server.url, model="m", timeout_s=0.2, server=Server.OTHER)
            async with build_upstream(settings) as chat:
                await LadderChat(chat, endpoint="default", model="m", ladder=build_ladder(settings)).ask(question())

    with pytest.raises(ModelTimeoutError, match=r"within 0\.2 s"):
        asyncio.run(run())


def test_without_a_model_there_is_nobody_to_ask() -> None:
    with pytest.raises(EngineNotConfiguredError, match="FACTCHECK_MODEL"):
        build_upstream(Settings())
