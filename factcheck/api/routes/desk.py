"""GET / and GET /reports/{id}: the pages that people work at. Without a key they show a form for it, and no more."""

import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final

from jinja2 import Template
from litestar import MediaType, Response, Router, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, SkipValidation

from factcheck.api.edge.bodies import AnyRequest
from factcheck.api.observability.log_fields import STRANGER, caller_of
from factcheck.api.work.calls import render_page
from factcheck.api.work.shared_checks import SharedChecks
from factcheck.pipeline.submission import ID_PATTERN
from factcheck.render.page.html_page import BASE_STYLE
from factcheck.render.page.inlined import Inlined
from factcheck.render.page.templates import environment_of

_HERE: Final = Path(__file__).parent.parent / "desk"
_SCRIPTS: Final = ("asking", "session", "events", "article", "recent", "start")
_ID: Final = re.compile(ID_PATTERN)

INLINED: Final = Inlined(
    styles=(BASE_STYLE, _HERE / "start.css"),
    scripts=tuple(_HERE / "scripts" / f"{name}.js" for name in _SCRIPTS),
)


@dataclass(frozen=True)
class DeskService:
    """What the pages need. `is_keyed`: the service asks for a key."""

    checks: SharedChecks
    is_keyed: bool


_Desk = NamedDependency[SkipValidation[DeskService]]


@get("/", include_in_schema=False, sync_to_thread=False)
def start_page(request: AnyRequest, desk: _Desk) -> Response[str]:
    """Nothing in it depends on who asks, but whether they are asked for a key."""
    return _start(desk, asks_for_key=_is_stranger(request))


@get("/reports/{report_id:str}", include_in_schema=False)
async def report_page(request: AnyRequest, report_id: FromPath[str], desk: _Desk) -> Response[bytes] | Response[str]:
    """The page of a report of the caller's; it fetches the worksheet itself."""
    if _is_stranger(request):
        return _start(desk, asks_for_key=True, status=401)
    report = await desk.checks.stored(report_id, caller_of(request.scope)) if _ID.match(report_id) else None
    if report is None:
        message = "There is no such report, or not any more. Give the article again."
        return _start(desk, message=message, status=404)
    page = await desk.checks.engine.runner.run(partial(render_page, report.content, report_id))
    return Response(page, media_type=MediaType.HTML)


def desk_router(service: DeskService) -> Router:
    """The routes for pages."""
    return Router(
        "/",
        route_handlers=[start_page, report_page],
        dependencies={"desk": Provide(lambda: service, sync_to_thread=False)},
    )


def _is_stranger(request: AnyRequest) -> bool:
    return caller_of(request.scope) == STRANGER


def _start(desk: DeskService, *, asks_for_key: bool = False, message: str = "", status: int = 200) -> Response[str]:
    page = _template().render(inlined=INLINED, keyed=desk.is_keyed, asks_for_key=asks_for_key, message=message)
    return Response(page, media_type=MediaType.HTML, status_code=status)


@cache
def _template() -> Template:
    return environment_of(_HERE).get_template("start.html.jinja")
