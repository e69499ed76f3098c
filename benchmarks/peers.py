"""Peers in environments of their own, so that none of them is a dependency of ours."""

import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import clean_environment


def install_peers(folder: Path, requirements: tuple[str, ...]) -> Path:
    """The Python of the environment in `folder`, made or completed from the index the machine is set to."""
    python = folder / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements], check=True
    )
    return python


def run_peer(python: Path, code: str, *arguments: Path, asked: str) -> str:
    """The last line of JSON that `code` prints, with `asked` on its standard input; it reaches loopback past any proxy.

    Libraries print on their own, from other threads and afterwards.
    """
    done = subprocess.run(
        [python, "-c", code, *arguments],
        input=asked,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=True,
        env=clean_environment() | {"no_proxy": "127.0.0.1"},
    )
    return [line for line in done.stdout.splitlines() if line.startswith(("[", "{"))][-1]
