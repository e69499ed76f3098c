"""A report in JSON -> what made it, read from its end: the event loop has no time for all of it."""

import json
from typing import Final

from factcheck.api.observability.log_fields import Fact

_DECODER: Final = json.JSONDecoder()
# Where a line begins so, no string of the report can be: in those, line breaks and quotation marks are escaped.
_BEGINS: Final = b'\n "provenance": '


def made_by(report: bytes) -> dict[str, Fact]:
    """Engine and model."""
    place = report.rfind(_BEGINS)
    if place < 0:
        return {}
    provenance, _ = _DECODER.raw_decode(report[place + len(_BEGINS) :].decode())
    return {"engine": provenance["engine"], "model": provenance["model"]}
