"""A stream with a model tells the draft, then each change as it is grounded, while the rest is still asked about."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.http.service import Service, running_service
from tests.http.test_streams import Event, listening, read_events, read_until
from tests.model_server import Model, running_model

_LINE = re.compile(r"^c(\d+) s\d+\S* N ", re.MULTILINE)
# More than one call covers.
_PARAGRAPHS = 130
# What she said, and its figure.
_CLAIMS_OF_A_SENTENCE = 2


def long_article() -> bytes:
    return "\n\n".join(
        f"The town of Brill will spend {number + 2} million euros on its harbour wall, its lights and the road "
        "along the sea, said Ana Costa, who has been its mayor since spring."
        for number in range(_PARAGRAPHS)
    ).encode()


def draft_of(content: str) -> str:
    return content.rpartition("</article-")[2]


class TwoChunks:
    """Drops the first figure of each chunk; the answer about the second chunk is held until `go_on` is set."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def say(self, content: str) -> dict[str, object]:
        first = _LINE.search(draft_of(content))
        if first is None:
            return {}
        if int(first[1]) > _CLAIMS_OF_A_SENTENCE:
            self.go_on.wait()
        return {"drop": [{"c": int(first[1]), "why": "trivial"}]}


@contextmanager
def asking(folder: Path, model: Model) -> Iterator[Service]:
    with running_service(folder, **model.settings(), FACTCHECK_MODEL_AUTHORITY="all") as running:
        yield running


def of(events: list[Event], name: str) -> list[dict[str, object]]:
    return [content for event, content in events if event == name]


def body_of(received: bytes) -> bytes:
    return received.partition(b"\r\n\r\n")[2]


def test_a_chunk_is_told_while_another_is_asked_about(tmp_path: Path) -> None:
    play = TwoChunks()
    with running_model() as model, asking(tmp_path, model) as service:
        model.say = play.say
        try:
            with listening(service, long_article()) as connection:
                received = read_until(connection, b"event: change")
                assert model.asked == 2
                with listening(service, long_article()) as late:
                    joined = read_until(late, b"event: change")
                    play.go_on.set()
                    received += read_until(connection, b"event: end")
                    joined += read_until(late, b"event: end")
        finally:
            play.go_on.set()
    for stream in (received, joined):
        text = re.sub(rb"\r\n[0-9a-f]+\r\n", b"", body_of(stream).partition(b"\r\n")[2])
        names = re.findall(rb"event: (\w+)", text)
        assert [name for name in names if name in (b"draft", b"change")] == [b"draft", b"change", b"change"]
        assert names.index(b"draft") < names.index(b"change") < names.index(b"claim")


def test_the_changes_lead_from_the_draft_to_the_report(tmp_path: Path) -> None:
    text = "The wall will be 40 metres long.\n\nIt will cost 12 million euros, said Ana Costa, the mayor of Brill.\n"

    def say(content: str) -> dict[str, object]:
        lines = [int(number) for number in _LINE.findall(draft_of(content))]
        if not lines:
            return {}
        cost = {"c": lines[1], "p": "counted", "w": "It"}
        return {"drop": [{"c": lines[0], "why": "trivial"}], "figure": [cost]}

    with running_model() as model, asking(tmp_path, model) as service:
        model.say = say
        answer = service.post(text.encode(), "text/plain", Accept="text/event-stream")
        events = list(read_events(answer.body))
        offline = service.post_json(text=text, options={"engine": "offline"}).json()
        again = list(read_events(service.post(text.encode(), "text/plain", Accept="text/event-stream").body))
    (draft,), (report,) = of(events, "draft"), of(events, "report")
    assert draft == offline
    ids = {claim["text"]: claim["id"] for claim in offline["claims"]}
    dropped, changed = of(events, "change")
    assert dropped == {
        "change": "dropped",
        "draft": ids["40 metres"],
        "changed": [],
        "reason": "model: trivial",
        "claims": [],
    }
    assert (changed["change"], changed["draft"], changed["changed"]) == ("changed", ids["12 million euros"], ["figure"])
    assert report["claims"] == of(events, "claim")
    assert [name for name, _ in again if name in ("stage", "draft", "change")] == []


@pytest.mark.parametrize("engine", ["offline", "auto"])
def test_a_check_by_the_rules_has_no_draft(service: Service, engine: str) -> None:
    answer = service.post(
        b"It rained 12 days, said Ana Costa of " + engine.encode(), "text/plain", Accept="text/event-stream"
    )
    assert {name for name, _ in read_events(answer.body)} == {"stage", "claim", "report", "end"}
