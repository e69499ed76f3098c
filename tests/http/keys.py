"""API keys of callers, several so that a test on a shared service has a rate limit of its own."""

from typing import Final

from factcheck.api.edge.admission.api_keys import entry_of, new_key

CMS: Final = new_key()
DESK: Final = new_key()
NEWSROOM: Final = new_key()
ARCHIVE: Final = new_key()
_NAMES: Final = {"cms": CMS, "desk": DESK, "newsroom-cms": NEWSROOM, "archive": ARCHIVE}
# FACTCHECK_API_KEYS; a name may have two keys, so that one can be replaced while both are in use.
ENTRIES: Final = ", ".join([f"cms:{'0' * 64}", *(entry_of(name, key) for name, key in _NAMES.items())])
