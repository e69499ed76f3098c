"""The examples for those who run the service hold together with what they run."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "examples" / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
UNIT = (DEPLOY / "factcheck.service").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("text", [DOCKERFILE, UNIT], ids=["Dockerfile", "unit"])
def test_the_settings_are_settings(text: str) -> None:
    named = {name.removeprefix(PREFIX).lower() for name in re.findall(r"FACTCHECK_[A-Z_]+", text)}
    assert named <= set(Settings.model_fields)


def test_the_unit_waits_longer_than_the_service_drains() -> None:
    waits = re.search(r"^TimeoutStopSec=(\d+)$", UNIT, re.MULTILINE)
    assert waits is not None
    assert int(waits[1]) > Settings().drain_s


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
