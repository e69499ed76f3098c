"""Imported first in the fork server, for its effect: what ends the server, or a process before its target, is logged.

That is an EOFError, where the worker of the service that they belong to is killed while it starts a process.
"""

from factcheck.api.observability.excepthooks import log_uncaught

log_uncaught()
