"""The Python API in processes of its own: what it imports, and what of the environment it heeds."""

import json
import sys
from collections.abc import Mapping

from tests.cli.command import environment
from tests.model_server import running_model
from tests.processes import completed

CHECK = """
import sys
from factcheck import check
report = check("The mayor said the bridge will cost 15 million euros.", model=sys.argv[1] if sys.argv[1:] else None)
print(report.model_dump_json())
"""
IMPORTS = """
import sys, factcheck
print([name for name in sys.modules if name.startswith(("pydantic", "factcheck."))])
"""


def _run(code: str, *arguments: str, env: Mapping[str, str]) -> str:
    done = completed([sys.executable, "-c", code, *arguments], env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def test_importing_the_package_imports_nothing_else() -> None:
    """The command line begins with it."""
    assert _run(IMPORTS, env=environment()) == "[]\n"


def test_without_a_model_the_environment_decides_nothing() -> None:
    plain = _run(CHECK, env=environment())
    assert _run(CHECK, env=environment(FACTCHECK_MODEL="m-1", FACTCHECK_MIN_CHECKABILITY="1")) == plain


def test_with_a_model_the_environment_says_where_it_is() -> None:
    with running_model() as model:
        report = json.loads(_run(CHECK, "m-1", env=environment(**model.settings())))
        assert model.asked
    assert (report["provenance"]["engine"], report["provenance"]["model"]) == ("llm", "m-1")
