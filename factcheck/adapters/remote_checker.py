"""HTTP client of a factcheck service as a `Checker`; its problem+json (RFC 9457) becomes our errors."""

import http.client
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError

from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.errors import ConfigurationError, EngineNotConfiguredError, InputError, ModelError, ServiceError

_PATH: Final = "/v1/reports"
_PREFIX: Final = "urn:factcheck:problem:"
# More than the report of the largest input that a service takes.
_MOST_BYTES: Final = 500_000_000
_LONGEST_DETAIL: Final = 500


@dataclass(frozen=True)
class RemoteChecker:
    """Sends articles to the service at `url`, and to no other address: a redirect is an error."""

    url: str
    key: SecretStr | None = None
    options: Mapping[str, object] | None = None
    timeout_s: float = 300

    def check_text(self, text: str, metadata: Metadata) -> Report:
        return self._check({"text": text}, metadata)

    def check_html(self, html: str, metadata: Metadata) -> Report:
        return self._check({"html": html}, metadata)

    def _check(self, content: Mapping[str, str], metadata: Metadata) -> Report:
        """Raises InputError, EngineNotConfiguredError, ModelError or ServiceError."""
        body = {**content, **metadata.model_dump(exclude_none=True), "options": dict(self.options or {})}
        status, answer = self._post(json.dumps(body).encode())
        if status not in (http.client.OK, http.client.CREATED):
            raise _error(self.url, status, answer)
        try:
            return Report.model_validate_json(answer)
        except ValidationError as exc:
            raise ServiceError(f"{self.url} answered with no report of this version of factcheck") from exc

    def _post(self, body: bytes) -> tuple[int, bytes]:
        connection, path = self._connection()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self.key.get_secret_value()}"
        try:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            return response.status, response.read(_MOST_BYTES)
        except (OSError, http.client.HTTPException) as exc:
            reason = getattr(exc, "strerror", None) or str(exc) or type(exc).__name__
            raise ServiceError(f"no answer from {self.url}: {reason}; is the service running?") from exc
        finally:
            connection.close()

    def _connection(self) -> tuple[http.client.HTTPConnection, str]:
        try:
            parts = urlsplit(self.url)
            host, port = parts.hostname, parts.port
        except ValueError as exc:
            raise ConfigurationError(f"{self.url} is no address of a service") from exc
        if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
            raise ConfigurationError("--server takes the http(s) address of a service, such as http://localhost:8000")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        return kind(host, port, timeout=self.timeout_s), parts.path.rstrip("/") + _PATH


def _error(url: str, status: int, answer: bytes) -> Exception:
    """The service's own error where it is about input, engine or model; else a ServiceError."""
    code, detail = _problem(answer)
    detail = detail or f"status {status}"
    if code == EngineNotConfiguredError.code:
        return EngineNotConfiguredError(detail)
    if code == "model-failed":
        return ModelError(detail)
    kinds = {kind.code: kind for kind in _kinds(InputError)}
    if code in kinds:
        return kinds[code](detail)
    if status == http.client.NOT_FOUND:
        return ServiceError(
            f"there is no {_PATH} at {url}; name the address in front of it, such as http://localhost:8000"
        )
    return ServiceError(f"{url} refused the request: {detail}")


def _kinds(root: type[InputError]) -> Iterator[type[InputError]]:
    yield root
    for kind in root.__subclasses__():
        yield from _kinds(kind)


def _problem(answer: bytes) -> tuple[str | None, str | None]:
    """Type name and detail of a problem+json of ours; None for any other body."""
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(found, dict) or not str(found.get("type")).startswith(_PREFIX):
        return None, None
    return str(found["type"]).removeprefix(_PREFIX), str(found.get("detail") or "")[:_LONGEST_DETAIL]
