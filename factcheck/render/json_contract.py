"""Report -> JSON, the contract of docs/report.schema.json."""

import re
from typing import Final

from factcheck.domain.report import Report
from factcheck.render.visible import spelled_out

# What JSON lets stand raw in a string and a terminal or a script would act on: DEL and the C1 controls, bidirectional
# controls, line and paragraph separators. All are in the basic plane, where our spelling is JSON's too.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# ASCII but DEL; what is left of a report without it is searched in an eighth of the time.
_PRINTED: Final = bytes(range(0x7F))


def render(report: Report) -> str:
    """Keys in the order of the schema, a line feed at the end."""
    return harmless(report.model_dump_json(indent=1)) + "\n"


def harmless(document: str) -> str:
    """The same JSON value, with characters that act on a terminal written as escapes."""
    beyond_ascii = document.encode("utf-8", "surrogatepass").translate(None, _PRINTED).decode("utf-8", "surrogatepass")
    if _ACTIVE.search(beyond_ascii) is None:
        return document
    return _ACTIVE.sub(lambda match: spelled_out(match[0]), document)
