"""Folders of mode 0700 and files of mode 0600; symbolic links are refused."""

import errno
from pathlib import Path


def make_private(folder: Path, *files: str) -> None:
    """Create `folder` (0700) and the `files` in it (0600) where missing, and take group and world bits off.

    Raises OSError, also for a symbolic link.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    _must_be_ours(folder, "folder")
    for name in files:
        file = folder / name
        file.touch(mode=0o600)
        _must_be_ours(file, "database")


def _must_be_ours(path: Path, what: str) -> None:
    if path.is_symlink():
        raise OSError(errno.ELOOP, f"the {what} is a link to elsewhere")
    mode = path.stat().st_mode
    if mode & 0o077:
        path.chmod(mode & 0o700)
