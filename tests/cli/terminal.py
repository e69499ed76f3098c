"""The command on a pseudo-terminal: what it shows there."""

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Mapping
from pathlib import Path

from tests.cli.command import environment, fork_server


def on_a_terminal(
    *arguments: str | Path, columns: int = 0, lines: int = 0, env: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """The exit code, and all that was written to the terminal."""
    told = environment(**{"TERM": "xterm", **(env or {})})
    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    line = Path(os.ttyname(theirs))
    with fork_server().start(
        "factcheck", *map(str, arguments), env=told, cwd=Path.cwd(), stdin=line, output=line
    ) as running:
        os.close(theirs)
        shown = b""
        while chunk := read_terminal(mine):
            shown += chunk
        code = running.wait()
    os.close(mine)
    return code, shown.decode("utf-8").replace("\r\n", "\n")


def read_terminal(terminal: int) -> bytes:
    """Linux says with an error that the other side is gone."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
