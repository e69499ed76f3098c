"""Processes of the service, as /proc has them."""

from contextlib import suppress
from pathlib import Path


def family(pid: int) -> set[int]:
    """The process and all below it."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            _, _, fields = status.read_text().rpartition(") ")
            parents[int(status.parent.name)] = int(fields.split()[1])
    found, before = {pid}, 0
    while len(found) > before:
        before = len(found)
        found |= {one for one, parent in parents.items() if parent in found}
    return found
