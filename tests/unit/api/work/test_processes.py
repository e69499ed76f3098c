"""The processes of checks, where the one that has started them is killed."""

import json
import signal
import sys

import pytest

from tests.processes import completed

# Starts one process, asks the fork server for another, and is killed before it has said all that takes.
SCRIPT = """
import os, signal, socket
from functools import partial
from multiprocessing import forkserver, reduction, resource_tracker
from factcheck.api.work.calls import make_checker
from factcheck.api.work.processes import Limits, _Worker
from factcheck.settings import Settings

worker = _Worker(partial(make_checker, Settings()), Limits(300, 2000))
worker._wait_until_ready()
server = forkserver._forkserver
connection = socket.socket(socket.AF_UNIX)
connection.connect(server._forkserver_address)
if SENDS:
    (ours, _), (_, theirs) = os.pipe(), os.pipe()
    reduction.sendfds(connection, [ours, theirs, server._forkserver_alive_fd, resource_tracker.getfd()])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork server")
@pytest.mark.parametrize("sends", [False, True], ids=["before it sends the pipes", "before it sends the call"])
def test_a_worker_killed_while_it_starts_a_process_leaves_no_traceback(sends: bool) -> None:  # noqa: FBT001
    done = completed([sys.executable, "-c", SCRIPT.replace("SENDS", str(sends))])
    assert done.returncode == -signal.SIGKILL
    (line,) = done.stderr.decode().splitlines()
    assert [one["type"] for one in json.loads(line)["exception"]] == ["EOFError"]
