"""Query parameters -> how a report is shown: `format`; `all` unfolds text and Markdown, `bom` marks CSV as UTF-8."""

from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.api.edge.bodies import AnyRequest
from factcheck.api.edge.negotiation import FORMATS
from factcheck.api.edge.query import single
from factcheck.api.problems import RequestError, Violation
from factcheck.render import FOLDED, View

_BOOLEANS: Final[Mapping[str, bool]] = {"true": True, "false": False}


def view_of(request: AnyRequest) -> View:
    """The view that the query asks for. Raises RequestError."""
    if not request.scope["query_string"]:
        return FOLDED
    asked = {name: _boolean(request, name) for name in ("all", "bom")}
    return View(everything=asked["all"], bom=asked["bom"])


def form_of(request: AnyRequest, offered: Sequence[str]) -> str | None:
    """The media type of the query's `format`, which wins over Accept; None where there is none. Raises RequestError."""
    if not request.scope["query_string"]:
        return None
    given, names = single(request, "format"), {FORMATS[kind].value: kind for kind in offered}
    if given is None or given in names:
        return names[given] if given else None
    detail = f"it is one of {', '.join(names)}"
    raise RequestError(f"format: {detail}", (Violation(parameter="format", detail=detail),))


def tag_of(view: View) -> str:
    """What sets an entity tag of this view apart; empty for the usual one."""
    return "-all" * view.everything + "-bom" * view.bom


def _boolean(request: AnyRequest, name: str) -> bool:
    given = request.query_params.getall(name, ["false"])
    if len(given) > 1 or given[0] not in _BOOLEANS:
        detail = "it is true or false, and stands once"
        raise RequestError(f"{name}: {detail}", (Violation(parameter=name, detail=detail),))
    return _BOOLEANS[given[0]]
