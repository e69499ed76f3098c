"""The process: how it starts, how it ends, and what it says when it cannot start."""

from pathlib import Path

from tests.cli.command import Outcome, environment, in_a_fork
from tests.http.service import Service


def start(folder: Path, **variables: str) -> Outcome:
    """A start that fails."""
    return in_a_fork("factcheck.api", cwd=folder, env=environment(**variables))


def test_it_reads_the_env_file_of_its_folder(small: Service) -> None:
    assert small.post_json(text="It rained all day.").problem() == (413, "too-large")


def test_a_port_in_use_is_one_line(service: Service, tmp_path: Path) -> None:
    done = start(tmp_path, FACTCHECK_PORT=str(service.port))
    assert done.code == 1
    assert done.err == (
        f"factcheck: cannot listen on 127.0.0.1 port {service.port}: Address already in use; "
        "set FACTCHECK_HOST or FACTCHECK_PORT\n"
    )


def test_an_address_that_is_none_is_one_line(tmp_path: Path) -> None:
    done = start(tmp_path, FACTCHECK_HOST="256.0.0.1.")
    assert done.code == 1
    assert done.err == "factcheck: there is no address '256.0.0.1.'; set FACTCHECK_HOST\n"


def test_a_bad_setting_is_one_line(tmp_path: Path) -> None:
    done = start(tmp_path, FACTCHECK_PORT="http")
    assert done.code == 1
    assert done.err.startswith("factcheck: FACTCHECK_PORT: 'http' is not allowed; it takes a port")
    assert done.err.count("\n") == 1


def test_the_log_holds_nothing_of_an_article(service: Service) -> None:
    made = service.post_json(text="Xylophagous minister said so.")
    refused = service.post_json(text="Xylophagous", title=5)
    assert "Xylophagous" not in service.log_after(made, refused)
