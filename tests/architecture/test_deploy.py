"""The examples for those who run the service hold together with what they run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from string import Template

import pytest
import yaml

from factcheck.settings import PREFIX, Settings
from tests.cli.command import environment
from tests.processes import completed

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "examples" / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
UNIT = (DEPLOY / "factcheck.service").read_text(encoding="utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
CADDYFILE = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
_SHOW_SETTINGS = """
import os
from factcheck.settings.environment import load_settings
settings = load_settings(os.environ)
print(settings.store_url.get_secret_value(), settings.batch_worker)
"""
VARIABLES = (DEPLOY / "factcheck.env.example").read_text(encoding="utf-8")


def test_the_image_is_built_from_files_that_are_there_and_pins_with_hashes() -> None:
    copied = [words.split()[:-1] for words in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)]
    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []
    installs = re.findall(r"pip install ([^&\n]*)", DOCKERFILE)
    assert installs
    assert all("--require-hashes" in install or "--no-index" in install for install in installs)


def test_the_image_runs_as_nobody_in_particular() -> None:
    last_stage = DOCKERFILE.split("\nFROM ")[-1]
    assert re.search(r"^USER factcheck$", last_stage, re.MULTILINE)
    assert re.search(r'^ENTRYPOINT \["factcheck", "serve"\]$', last_stage, re.MULTILINE)


@pytest.mark.parametrize(
    "text", [DOCKERFILE, UNIT, COMPOSE, VARIABLES], ids=["Dockerfile", "unit", "compose", "variables"]
)
def test_the_settings_are_settings(text: str) -> None:
    named = {name.removeprefix(PREFIX).lower() for name in re.findall(r"FACTCHECK_[A-Z_]+", text)}
    assert named <= set(Settings.model_fields)


@pytest.mark.parametrize(
    ("text", "wait"), [(UNIT, r"^TimeoutStopSec=(\d+)$"), (COMPOSE, r"^ +stop_grace_period: (\d+)s$")]
)
def test_who_stops_a_service_waits_longer_than_it_drains(text: str, wait: str) -> None:
    waits = re.search(wait, text, re.MULTILINE)
    assert waits is not None
    assert int(waits[1]) > Settings().drain_s


def test_what_the_hosts_name_is_there() -> None:
    """As far as that can be told without Docker."""
    compose = yaml.safe_load(COMPOSE)
    services = compose["services"]
    for service in services.values():
        assert set(service.get("depends_on", ())) <= set(services)
        assert set(service["networks"]) <= set(compose["networks"])
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert source in compose["volumes"] or (DEPLOY / source).exists()
        if "build" in service:
            context = DEPLOY / service["build"]["context"]
            assert (context / service["build"]["dockerfile"]).is_file()
            assert service["build"]["args"]["LOCK"] in DOCKERFILE
    upstreams = re.findall(r"([a-z0-9-]+):8000", CADDYFILE)
    assert upstreams == [name for name in services if name.startswith("service-")]
    named = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE))
    assert named <= set(re.findall(r"^([A-Z_]+)=", VARIABLES, re.MULTILINE))


def test_the_hosts_share_one_database_and_trust_the_network_of_the_proxy() -> None:
    compose = yaml.safe_load(COMPOSE)
    hosts = [host for host in compose["services"].values() if host["image"] == "factcheck"]
    assert len(hosts) == 3
    assert len({host["environment"]["FACTCHECK_STORE_URL"] for host in hosts}) == 1
    subnet = compose["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert {host["environment"]["FACTCHECK_TRUSTED_PROXIES"] for host in hosts} == {subnet}


def test_the_hosts_take_their_environment_for_settings(tmp_path: Path) -> None:
    """What the file of variables leaves empty is as if it were not there."""
    given = dict(re.findall(r"^([A-Z_]+)=(.*)$", VARIABLES, re.MULTILINE)) | {"POSTGRES_PASSWORD": "secret"}
    for name, host in yaml.safe_load(COMPOSE)["services"].items():
        if host["image"] == "factcheck":
            named = {key: re.sub(r"\$\{(\w+)[^}]*\}", r"$\1", str(value)) for key, value in host["environment"].items()}
            own = {key: Template(value).substitute(given) for key, value in named.items()}
            done = completed([sys.executable, "-c", _SHOW_SETTINGS], cwd=tmp_path, env=environment(**given | own))
            assert done.returncode == 0, (name, done.stderr)
            url, takes_batches = done.stdout.decode().split()
            assert url == "postgresql://factcheck:secret@db/factcheck"
            assert takes_batches == str(name == "worker")


def test_the_proxy_takes_its_configuration(tmp_path: Path) -> None:
    if shutil.which("caddy") is None:
        pytest.skip("needs caddy; as root: apt-get install caddy")
    done = completed(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")],
        cwd=tmp_path, env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "SITE": "factcheck.example.org"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"Valid configuration" in done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_takes_the_unit_and_finds_it_closed(tmp_path: Path) -> None:
    unit = tmp_path / "factcheck.service"
    unit.write_text(UNIT.replace("/opt/factcheck/bin/factcheck", "/bin/true"), encoding="utf-8")
    taken = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True)
    assert (taken.returncode, taken.stderr) == (0, "")
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=25", str(unit)], capture_output=True, text=True
    )
    assert judged.returncode == 0, judged.stdout[-300:]
