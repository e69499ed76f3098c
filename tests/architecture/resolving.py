"""A wheel -> the distributions that pip installs with it when no lock says so, resolved from what is installed here.

The package index is a folder of wheels that hold metadata alone, so pip resolves as it does for a user (extras are
spelled as this pip compares them) and fetches nothing.
"""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from importlib.metadata import Distribution
from pathlib import Path
from typing import Final

_READ_BY_PIP: Final = ("METADATA", "WHEEL")


def resolve(wheel: Path, installed: Iterable[Distribution], folder: Path) -> set[str]:
    """The names of what `pip install wheel` takes along, as the distributions spell them; `folder` is the index.

    Raises CalledProcessError where pip finds no solution.
    """
    for distribution in installed:
        _write_metadata_wheel(distribution, folder)
    options = ["--dry-run", "--ignore-installed", "--no-index", "--find-links", str(folder), "--report", "-", "--quiet"]
    command = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "install", *options]
    report = json.loads(subprocess.run([*command, str(wheel)], capture_output=True, check=True).stdout)
    return {install["metadata"]["name"] for install in report["install"]}


def _write_metadata_wheel(distribution: Distribution, folder: Path) -> None:
    name = re.sub(r"[-_.]+", "_", distribution.metadata["Name"]).lower()
    stem = f"{name}-{distribution.version}"
    with zipfile.ZipFile(folder / f"{stem}-{_tags(distribution)}.whl", "w") as archive:
        for file in _READ_BY_PIP:
            archive.writestr(f"{stem}.dist-info/{file}", distribution.read_text(file) or "")


def _tags(distribution: Distribution) -> str:
    """The compressed tag set of a file name (PEP 425); in WHEEL each tag has a line of its own."""
    lines = (distribution.read_text("WHEEL") or "").splitlines()
    tags = [line.removeprefix("Tag: ").split("-") for line in lines if line.startswith("Tag: ")]
    return "-".join(".".join(sorted(set(parts))) for parts in zip(*tags, strict=True))
