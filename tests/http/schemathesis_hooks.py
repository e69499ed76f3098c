"""How schemathesis writes bodies of JSON lines: the text that the schema says they are, or nothing."""

import schemathesis

from factcheck.api.edge.negotiation import NAMES_OF_LINES


def _as_text(context: object, value: object) -> bytes:
    del context
    return value.encode(errors="replace") if isinstance(value, str) else b""


for name in NAMES_OF_LINES:
    schemathesis.serializer(name)(_as_text)
