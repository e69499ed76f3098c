"""A report in JSON -> what made it, read from its end: the event loop has no time for all of it."""

import json
from typing import Final

from factcheck.api.notes import Fact

# Where a line begins so, no string of the report can be: in those, line breaks and quotation marks are escaped.
_BEGINS: Final = b'\n "provenance": '


def made_by(report: bytes) -> dict[str, Fact]:
    """Engine and model."""
    _, found, rest = report.rpartition(_BEGINS)
    if not found:
        return {}
    provenance, _ = json.JSONDecoder().raw_decode(rest.decode())
    return {"engine": provenance["engine"], "model": provenance["model"]}
