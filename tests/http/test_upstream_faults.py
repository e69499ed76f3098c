"""Whatever a model server does while requests are in flight, each has its report, and no word of the server goes on."""

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.contract.test_openai_chat import CONTENTS, SAID, STATUSES
from tests.contract.upstream import Answer as Said
from tests.contract.upstream import Received, completes, drips, is_silent, least, upstream
from tests.http.service import Answer, Service, running_service
from tests.processes import GUARD_S

ARTICLE = (
    "“We tested 15 missiles in 2022,” Minister Kim said on Tuesday. The mayor of town {number} said that it was over."
)
FAULTS: list[Said] = [said for said, _ in (*STATUSES.values(), *CONTENTS.values())]
ENDLESS: list[Said] = [drips(0.05), is_silent()]
_TOWN = re.compile(r"town (\d+)")
_GOOD = len(FAULTS)


class Moody:
    """A model server that does to each article what the number of its town stands for; further ones it answers well."""

    def __init__(self, faults: list[Said]) -> None:
        self.port = 0
        self._faults = faults
        self._good = ""

    def settings(self, *, timeout_s: float) -> dict[str, str]:
        return {
            "FACTCHECK_MODEL": "m-1",
            "FACTCHECK_BASE_URL": f"http://127.0.0.1:{self.port}/v1",
            "FACTCHECK_CACHE": "off",
            "FACTCHECK_TIMEOUT_S": str(timeout_s),
            "FACTCHECK_MODEL_ATTEMPTS": "1",
            "FACTCHECK_MODEL_MAX_BYTES": "100000",
            "FACTCHECK_MAX_WAITING": "200",
        }

    async def __call__(self, received: Received, writer: asyncio.StreamWriter) -> None:
        question = received.body.decode()
        town = _TOWN.search(question)
        assert town is not None
        if int(town[1]) < len(self._faults):
            await self._faults[int(town[1])](received, writer)
            return
        # What the faults have taught the service to leave out, the schema, stood in the first question.
        self._good = self._good or json.dumps(least(json.loads(question)["response_format"]["json_schema"]["schema"]))
        await completes(self._good)(received, writer)


@contextmanager
def moody_model(faults: list[Said]) -> Iterator[Moody]:
    model, loop = Moody(faults), asyncio.new_event_loop()
    started, ended = threading.Event(), asyncio.Event()

    async def serve() -> None:
        async with upstream(model) as server:
            model.port = server.port
            started.set()
            await ended.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    started.wait()
    try:
        yield model
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()


def post(service: Service, town: int, **headers: str) -> Answer:
    return service.post(ARTICLE.format(number=town).encode(), "text/plain", **headers)


def test_each_report_comes_whatever_the_model_server_does_meanwhile(tmp_path: Path) -> None:
    with (
        moody_model(FAULTS) as model,
        running_service(tmp_path, **model.settings(timeout_s=GUARD_S)) as service,
        ThreadPoolExecutor(len(FAULTS)) as callers,
    ):
        assert post(service, _GOOD).json()["provenance"]["engine"] == "llm"
        failed = list(callers.map(lambda town: post(service, town), range(_GOOD)))
        good = post(service, _GOOD, Cache_Control="no-cache")
        log = service.log_after(*failed, good)
    are_by_the_rules(failed)
    assert good.json()["provenance"]["engine"] == "llm"
    assert SAID not in log + "".join(answer.body.decode() for answer in failed)
    assert '"level": "error"' not in log


def test_a_report_comes_when_the_model_server_does_not_come_to_an_end(tmp_path: Path) -> None:
    with moody_model(ENDLESS) as model, running_service(tmp_path, **model.settings(timeout_s=0.5)) as service:
        late = [post(service, town) for town in range(len(ENDLESS))]
    are_by_the_rules(late)
    assert all("model-timeout" in answer.json()["warnings"][-1] for answer in late)


def are_by_the_rules(answers: list[Answer]) -> None:
    assert {answer.status for answer in answers} == {200}
    assert {answer.json()["provenance"]["engine"] for answer in answers} == {"offline"}
    assert all("the model failed" in answer.json()["warnings"][-1] for answer in answers)
