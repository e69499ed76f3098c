"""Text -> the terminal, through a pager where it is longer than the screen, as git does."""

import os
import shutil
import signal
import subprocess
import sys
from typing import Final

# less: quit where it fits on the screen, colours as they are, leave the text there at the end; lv: colours.
_DEFAULTS: Final = {"LESS": "FRX", "LV": "-c"}
_COMMAND_NOT_FOUND: Final = (126, 127)


def page(content: bytes) -> bool:
    """Show `content`, and say whether a pager has: there may be none, and none is needed for what fits."""
    pager = _pager()
    if pager is None or content.count(b"\n") < shutil.get_terminal_size().lines:
        return False
    # Ctrl-C is the pager's while it runs. A handler, other than SIG_IGN, is not inherited by it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        # A shell command by definition (POSIX, `man`), and the user's own.
        with subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, env=_DEFAULTS | dict(os.environ)) as running:  # noqa: S602
            running.communicate(content)
    finally:
        signal.signal(signal.SIGINT, before)
    return running.returncode not in _COMMAND_NOT_FOUND


def _pager() -> str | None:
    """PAGER, or less; None where that is `cat` or empty, and where no terminal could show one."""
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return None
    named = os.environ.get("PAGER", "less" if shutil.which("less") else "")
    return named if named.strip() not in ("", "cat") else None
