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


class WorkerDiedError(FactcheckError):
    """A worker process of a batch ended while it checked a row."""

    code = "worker-died"


class ModelError(FactcheckError):
    """A model call that gave no usable answer. The message never repeats what the server said."""

    code = "model-error"


class ReplayError(FactcheckError):
    """A model call that only a recording may answer, and none does."""

    code = "no-recording"
