"""A report as lines that end where the checker's own columns begin: here they are filled in, or later by a page."""

from typing import NamedTuple


class Row(NamedTuple):
    """The line of a claim. One that `repeats` another is shown where it is asked for, or has been touched."""

    claim_id: str
    line: str
    repeats: bool = False


class Sheet(NamedTuple):
    """What stands above the lines, they themselves, and what stands below them."""

    head: str
    rows: tuple[Row, ...]
    foot: str = ""
