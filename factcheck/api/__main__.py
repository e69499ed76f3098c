"""`python -m factcheck.api`: serve with the settings of the environment and .env."""

import os
import sys
from pathlib import Path

from factcheck.api.server import serve
from factcheck.errors import ConfigurationError
from factcheck.settings import load_settings

if __name__ == "__main__":
    try:
        serve(load_settings(os.environ, Path(".env")))
    except ConfigurationError as exc:
        sys.exit(f"factcheck: {exc}")
