"""Many articles of a batch wait for their model at the same time, in one process; answers stay in order."""

import json
import threading

from tests.cli.command import ARTICLE, environment, factcheck
from tests.model_server import running_model
from tests.processes import GUARD_S

ROWS = [{"id": number, "text": f"{ARTICLE} {number} houses were sold."} for number in range(6)]
LINES = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)


def test_all_articles_are_asked_about_before_one_is_answered() -> None:
    """The model answers nobody until it has been asked about every article."""
    all_asked = threading.Barrier(len(ROWS), timeout=GUARD_S)

    def wait(question: str) -> dict[str, object]:
        del question
        if not has_met.is_set():
            all_asked.wait()
            has_met.set()
        return {}

    has_met = threading.Event()
    with running_model() as model:
        model.say = wait
        outcome = factcheck("batch", stdin=LINES, env=environment(**model.settings()))
    assert outcome.code == 0
    assert outcome.err.endswith("6 reports, 0 errors\n")
    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == list(range(6))
