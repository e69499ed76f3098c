"""`factcheck work` answers the batches that a service takes."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.command import environment
from tests.http.service import running_service
from tests.http.test_batches import in_lines, post, results, rows, wait_until
from tests.http.working import work_host
from tests.processes import GUARD_S


def test_a_host_that_only_works_answers_what_a_service_took_and_ends_on_sigterm(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_BATCH_WORKER="false") as service:
        path = post(service, in_lines(rows(10))).headers["location"]
        assert service.get(path).json()["rows"]["finished"] == 0
        with work_host(tmp_path) as host:
            wait_until(service, path, 10)
            host.process.send_signal(signal.SIGTERM)
            assert host.process.wait(GUARD_S) == 0
            assert host.has_said("factcheck ends its rows")
        assert sorted(answer["id"] for answer in results(service, path)) == list(range(1, 11))


def test_without_a_store_there_is_nothing_to_work_on() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "work"],
        env=environment(FACTCHECK_STORE="off"), capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("factcheck: FACTCHECK_STORE=off keeps no batches")
