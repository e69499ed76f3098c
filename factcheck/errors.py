"""Every error that factcheck raises: one tree, each with a stable code and a message that says what to do."""


class FactcheckError(Exception):
    """The root. `code` is stable: batch rows, problem types and the exit-code table are keyed by it."""

    code = "error"


class InputError(FactcheckError):
    """What was handed in cannot become a report."""

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
    """A check that took more time or memory than it may."""

    code = "over-limit"


class UnreadableFileError(InputError):
    code = "unreadable-file"


class UnsupportedInputError(InputError):
    code = "unsupported-input"


class InvalidRowError(InputError):
    """A row of a batch is no JSON object of the expected shape."""

    code = "invalid-row"


class ConfigurationError(FactcheckError):
    """A setting, or a combination of them, that cannot work."""

    code = "bad-configuration"


class EngineNotConfiguredError(ConfigurationError):
    code = "engine-not-configured"


class UnwritableFileError(FactcheckError):
    """The answer is there, but the place it should go to takes no file."""

    code = "unwritable-file"


class StoreError(FactcheckError):
    """The disk or the database of a store does not do its work. The message holds nothing of what is stored."""

    code = "store-unavailable"


class ServiceError(FactcheckError):
    """A running service that does not answer, does not let us in, or answers something else."""

    code = "service-failed"


class WorkerDiedError(FactcheckError):
    """A worker process ended while it checked an article."""

    code = "worker-died"


class ModelError(FactcheckError):
    """A model call that gave no usable answer. The message never repeats what the server said."""

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
    """The account has nothing left to spend: waiting does not help."""

    code = "model-quota-exhausted"


class PassingModelError(ModelError):
    """What may be gone a moment later; `retry_after_s` is the wait that the server asked for."""

    code = "model-unavailable"

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class ModelRateLimitError(PassingModelError):
    code = "model-rate-limited"


class ModelServerError(PassingModelError):
    """The server answered 5xx."""

    code = "model-server-failed"


class ModelConnectionLostError(PassingModelError):
    """The connection broke after it stood."""

    code = "model-connection-lost"


class ModelUnreachableError(ModelError):
    """No connection: refused, or no such host."""

    code = "model-unreachable"


class ModelUntrustedError(ModelError):
    """The server's certificate is not one that this machine trusts, or it speaks no TLS."""

    code = "model-untrusted"


class ModelTimeoutError(ModelError):
    code = "model-timeout"


class ModelRedirectError(ModelError):
    """The server sent us elsewhere; an article goes to no address that nobody configured."""

    code = "model-redirected"


class ModelRequestError(ModelError):
    """The server does not take the request; `field` is the field of ours that it objects to, where it names one."""

    code = "model-request-refused"

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class ModelContextError(ModelError):
    """The request is longer than what the model reads at once."""

    code = "model-context-exceeded"


class ModelProtocolError(ModelError):
    """The server answered with something that is no chat completion."""

    code = "model-not-a-completion"


class ModelOversizeError(ModelError):
    """The answer is larger than what we read."""

    code = "model-answer-too-large"


class UnusableAnswerError(ModelError):
    """A chat completion arrived, and its content cannot be used."""

    code = "model-answer-unusable"


class RefusedAnswerError(UnusableAnswerError):
    code = "model-answer-refused"


class TruncatedAnswerError(UnusableAnswerError):
    code = "model-answer-truncated"


class FilteredAnswerError(UnusableAnswerError):
    """A content filter of the server held back the answer, or did not let the question in."""

    code = "model-answer-filtered"


class EmptyAnswerError(UnusableAnswerError):
    code = "model-answer-empty"


class InvalidAnswerError(UnusableAnswerError):
    """No JSON, or JSON that does not satisfy the schema."""

    code = "model-answer-invalid"


class BudgetError(ModelError):
    """The call would cost more than a budget allows; nothing was sent."""

    code = "budget-exhausted"


class ReplayError(FactcheckError):
    """A model call that only a recording may answer, and none does."""

    code = "no-recording"


class UnsoundRecordingsError(FactcheckError):
    """Recordings that are damaged, have drifted from what is asked today, or hold what must not be public."""

    code = "unsound-recordings"


class SecretInRecordingError(UnsoundRecordingsError):
    """A recording that would hold a key is not written."""

    code = "secret-in-recording"
