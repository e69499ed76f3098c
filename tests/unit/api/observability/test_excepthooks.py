"""What a process or thread says as a defect ends it."""

import json
import subprocess
import sys

import pytest

WORDS = "the xylophagous minister"

DYING_PROCESS = """
import multiprocessing
from factcheck.api.observability.excepthooks import run_logged

def check(article):
    raise KeyError(article)

if __name__ == "__main__":
    process = multiprocessing.get_context("fork").Process(target=run_logged, args=(check, "the xylophagous minister"))
    process.start()
    process.join()
    assert process.exitcode == 70, process.exitcode
"""

DYING_THREAD = """
import logging.config, threading
from factcheck.api.observability.excepthooks import install_excepthooks
from factcheck.api.observability.logs import log_config

def check(article):
    raise KeyError(article)

logging.config.dictConfig(log_config())
install_excepthooks()
thread = threading.Thread(target=check, args=("the xylophagous minister",))
thread.start()
thread.join()
"""

LOST_TASK = """
import asyncio, gc, logging.config
from factcheck.api.observability.logs import log_config

async def check(article):
    raise KeyError(article)

async def main():
    task = asyncio.create_task(check("the xylophagous minister"))
    await asyncio.sleep(0.01)
    del task
    gc.collect()

logging.config.dictConfig(log_config())
asyncio.run(main())
"""


@pytest.mark.parametrize("code", [DYING_PROCESS, DYING_THREAD, LOST_TASK], ids=["process", "thread", "task"])
def test_a_defect_is_one_line_without_the_words_it_was_about(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    [line] = done.stderr.splitlines()
    found = json.loads(line)
    assert found["level"] == "error"
    assert [one["type"] for one in found["exception"]] == ["KeyError"]
    assert WORDS not in line


def test_other_libraries_are_not_heard() -> None:
    code = (
        "import logging, logging.config; from factcheck.api.observability.logs import log_config;"
        "logging.config.dictConfig(log_config());"
        f"logging.getLogger('trafilatura').error('cannot read %s', {WORDS!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
