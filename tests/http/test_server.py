"""The process: how it starts, how it ends, and what it says when it cannot start."""

import sys
from pathlib import Path
from typing import NamedTuple

from tests.cli.command import environment
from tests.http.service import Service
from tests.processes import completed


class Failed(NamedTuple):
    returncode: int
    stderr: str


def start(folder: Path, **variables: str) -> Failed:
    """A start that fails."""
    done = completed([sys.executable, "-m", "factcheck.api"], cwd=folder, env=environment(**variables))
    return Failed(done.returncode, done.stderr.decode("utf-8"))


def test_it_reads_the_env_file_of_its_folder(small: Service) -> None:
    assert small.post_json(text="It rained all day.").problem() == (413, "too-large")


def test_a_port_in_use_is_one_line(service: Service, tmp_path: Path) -> None:
    done = start(tmp_path, FACTCHECK_PORT=str(service.port))
    assert done.returncode == 1
    assert done.stderr == (
        f"factcheck: cannot listen on 127.0.0.1 port {service.port}: Address already in use; "
        "set FACTCHECK_HOST or FACTCHECK_PORT\n"
    )


def test_an_address_that_is_none_is_one_line(tmp_path: Path) -> None:
    done = start(tmp_path, FACTCHECK_HOST="256.0.0.1.")
    assert done.returncode == 1
    assert done.stderr == "factcheck: there is no address '256.0.0.1.'; set FACTCHECK_HOST\n"


def test_a_bad_setting_is_one_line(tmp_path: Path) -> None:
    done = start(tmp_path, FACTCHECK_PORT="http")
    assert done.returncode == 1
    assert done.stderr.startswith("factcheck: FACTCHECK_PORT: 'http' is not allowed; it takes a port")
    assert done.stderr.count("\n") == 1


def test_the_log_holds_nothing_of_an_article(service: Service) -> None:
    made = service.post_json(text="Xylophagous minister said so.")
    refused = service.post_json(text="Xylophagous", title=5)
    assert "Xylophagous" not in service.log_after(made, refused)
