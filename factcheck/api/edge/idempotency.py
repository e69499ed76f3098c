"""Idempotency-Key: replay the saved response to a retried request (draft-ietf-httpapi-idempotency-key-header)."""

import logging
import re
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Final

from litestar import Response

from factcheck.api.edge.bodies import AnyRequest
from factcheck.api.observability.log_fields import caller_of
from factcheck.api.problems import KeyReusedError, RequestError
from factcheck.api.service_ports import AnswerStore
from factcheck.errors import StoreError
from factcheck.pipeline.stored import SavedAnswer

HEADER: Final = "Idempotency-Key"
_LONGEST: Final = 255
_KEY: Final = re.compile(f"[!-~]{{1,{_LONGEST}}}")

_log: Final = logging.getLogger(__name__)


def key_of(request: AnyRequest) -> str | None:
    """The validated Idempotency-Key, None where there is none. Raises RequestError."""
    key = request.headers.get(HEADER)
    if key is not None and not _KEY.fullmatch(key):
        raise RequestError(f"{HEADER} takes 1 to {_LONGEST} characters of ASCII that can be seen")
    return key


async def once(
    store: AnswerStore | None,
    request: AnyRequest,
    asked: Callable[[], str],
    act: Callable[[], Awaitable[Response[bytes]]],
) -> Response[bytes]:
    """The response of `act`, or the saved one where the same key came with the same request before.

    `asked` gives what makes two requests the same. Errors are not saved, so they can be retried. Where the store fails,
    `act` runs without idempotency. Raises KeyReusedError.
    """
    key = key_of(request)
    if store is None or key is None:
        return await act()
    owner, digest = caller_of(request.scope), sha256(asked().encode()).hexdigest()
    try:
        first, saved = await store.begin(owner, key, digest)
    except StoreError as exc:
        _log.warning("the keys of requests are not kept: %s", exc)
        return await act()
    if first != digest:
        raise KeyReusedError(f"this {HEADER} came with another request; take a new one")
    if saved is not None:
        return _replayed(saved)
    answer = await act()
    saving = _saved(answer)
    try:
        kept = await store.save(owner, key, saving)
    except StoreError as exc:
        _log.warning("the answer to a request with a key is not kept: %s", exc)
        return answer
    # The same request may have been under way elsewhere at the same time, and have come first.
    return answer if kept == saving else _replayed(kept)


def _saved(answer: Response[bytes]) -> SavedAnswer:
    """Names of headers in lower case: by its location an answer is found when what stands there is deleted."""
    headers = {name.lower(): str(header) for name, header in answer.headers.items()}
    media_type = {"content-type": str(answer.media_type)} if answer.media_type else {}
    return SavedAnswer(answer.status_code or 200, {**headers, **media_type}, answer.content)


def _replayed(saved: SavedAnswer) -> Response[bytes]:
    headers = {**saved.headers, "Idempotency-Replayed": "true"}
    media_type = headers.pop("content-type", None)
    return Response(saved.content, status_code=saved.status, headers=headers, media_type=media_type)
