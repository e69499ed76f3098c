"""The exception hierarchy: one root, each class with a stable code, each message with what to do."""


class FactcheckError(Exception):
    """The root. `code` is stable: batch rows, problem types and the exit-code table are keyed by it."""

    code = "error"


class InputError(FactcheckError):
    """The input cannot become a report."""

    code = "bad-input"


class EmptyInputError(InputError):
    code = "empty-input"


class TooLargeError(InputError):
    code = "too-large"


class UndecodableError(InputError):
    code = "undecodable"


class BinaryInputError(InputError):
    code = "binary-input"


class NotAnArticleError(InputError):
    code = "not-an-article"


class OverLimitError(InputError):
    """A check exceeded its time or memory limit."""

    code = "over-limit"


class UnreadableFileError(InputError):
    code = "unreadable-file"


class UnsupportedInputError(InputError):
    code = "unsupported-input"


class InvalidRowError(InputError):
    """A row of a batch is no JSON object of the expected shape."""

    code = "invalid-row"


class ConfigurationError(FactcheckError):
    """An invalid setting, or an invalid combination of settings."""

    code = "bad-configuration"


class EngineNotConfiguredError(ConfigurationError):
    code = "engine-not-configured"


class PriorIndexError(ConfigurationError):
    """The index of published fact-checks is missing, of another version, or does not work."""

    code = "prior-index"


class UnwritableFileError(FactcheckError):
    """The output cannot be written."""

    code = "unwritable-file"


class StoreError(FactcheckError):
    """Disk or database of a store failed. The message quotes nothing of what is stored."""

    code = "store-unavailable"


class StoreUnavailableError(StoreError):
    """The database that hosts share is out of reach, for now: a later call may succeed."""

    code = "store-out-of-reach"


class ServiceError(FactcheckError):
    """A factcheck service is unreachable, refuses the key, or answers with something else."""

    code = "service-failed"


class WorkerDiedError(FactcheckError):
    """A worker process crashed while it checked an article."""

    code = "worker-died"


class ModelError(FactcheckError):
    """A model call without a usable answer. The message quotes nothing of the server."""

    code = "model-error"


class ModelKeyError(ModelError):
    """401: the server does not know the key."""

    code = "model-key-refused"


class ModelForbiddenError(ModelError):
    """403: the key is known, and may not do this."""

    code = "model-forbidden"


class ModelNotFoundError(ModelError):
    """404: no such model, or no such address."""

    code = "model-not-found"


class ModelQuotaError(ModelError):
    """The account's quota is exhausted; not retried."""

    code = "model-quota-exhausted"


class TransientModelError(ModelError):
    """A transient failure, which is retried; `retry_after_s` is the server's Retry-After."""

    code = "model-unavailable"

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class ModelRateLimitError(TransientModelError):
    code = "model-rate-limited"


class ModelServerError(TransientModelError):
    """The server answered 5xx."""

    code = "model-server-failed"


class ModelConnectionLostError(TransientModelError):
    """The connection was reset or closed after it was established."""

    code = "model-connection-lost"


class ModelUnreachableError(ModelError):
    """No connection: refused, or the host does not resolve."""

    code = "model-unreachable"


class ModelUntrustedError(ModelError):
    """TLS failed: an untrusted certificate, or a server without TLS."""

    code = "model-untrusted"


class ModelTimeoutError(ModelError):
    code = "model-timeout"


class ModelRedirectError(ModelError):
    """The server redirected; not followed, since the article would go to an address that nobody configured."""

    code = "model-redirected"


class ModelRequestError(ModelError):
    """The server rejected the request (4xx); `field` is the field of the body that it names, if any."""

    code = "model-request-refused"

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class ModelContextError(ModelError):
    """The request exceeds the model's context window."""

    code = "model-context-exceeded"


class ModelProtocolError(ModelError):
    """The response is no chat completion."""

    code = "model-not-a-completion"


class ModelOversizeError(ModelError):
    """The response exceeds FACTCHECK_MODEL_MAX_BYTES."""

    code = "model-answer-too-large"


class UnusableAnswerError(ModelError):
    """A chat completion whose content cannot be used."""

    code = "model-answer-unusable"


class RefusedAnswerError(UnusableAnswerError):
    code = "model-answer-refused"


class TruncatedAnswerError(UnusableAnswerError):
    code = "model-answer-truncated"


class FilteredAnswerError(UnusableAnswerError):
    """A content filter of the server blocked question or answer."""

    code = "model-answer-filtered"


class EmptyAnswerError(UnusableAnswerError):
    code = "model-answer-empty"


class InvalidAnswerError(UnusableAnswerError):
    """Invalid JSON, or JSON that fails the schema."""

    code = "model-answer-invalid"


class BudgetError(ModelError):
    """The call would exceed a token budget; nothing was sent."""

    code = "budget-exhausted"


class ReplayError(FactcheckError):
    """No recording for a model call, in replay."""

    code = "no-recording"


class UnsoundRecordingsError(FactcheckError):
    """Recordings that are damaged, have drifted, or hold a secret."""

    code = "unsound-recordings"


class SecretInRecordingError(UnsoundRecordingsError):
    """A recording was not written, since it would hold a secret."""

    code = "secret-in-recording"
