"""The processes of checks, where the one that has started them is killed."""

import json
import signal
import sys

import pytest

from tests.processes import completed

# Starts one process, asks the fork server for another, and is killed before it has said all that takes, but after the
# fork server has taken up what was asked: else that ends without it.
SCRIPT = """
import os, signal, socket, time
from contextlib import suppress
from functools import partial
from multiprocessing import forkserver, reduction, resource_tracker
from pathlib import Path
from factcheck.api.work.calls import make_checker
from factcheck.api.work.processes import Limits, _Worker
from factcheck.settings import Settings

worker = _Worker(partial(make_checker, Settings()), Limits(300, 2000))
worker._wait_until_ready()
server = forkserver._forkserver

def opened():
    found = set()
    for descriptor in Path(f"/proc/{server._forkserver_pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            found.add(os.readlink(descriptor))
    return found

before = opened()
connection = socket.socket(socket.AF_UNIX)
connection.connect(server._forkserver_address)
while opened() <= before:
    time.sleep(0.01)
if SENDS:
    (ours, _), (_, theirs) = os.pipe(), os.pipe()
    reduction.sendfds(connection, [ours, theirs, server._forkserver_alive_fd, resource_tracker.getfd()])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc what the fork server has open")
@pytest.mark.parametrize("sends", [False, True], ids=["before it sends the pipes", "before it sends the call"])
def test_a_worker_killed_while_it_starts_a_process_leaves_no_traceback(sends: bool) -> None:  # noqa: FBT001
    done = completed([sys.executable, "-c", SCRIPT.replace("SENDS", str(sends))])
    assert done.returncode == -signal.SIGKILL
    (line,) = done.stderr.decode().splitlines()
    assert [one["type"] for one in json.loads(line)["exception"]] == ["EOFError"]
