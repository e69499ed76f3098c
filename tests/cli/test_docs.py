"""The commands that the documents show are commands, with options that exist."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from factcheck.cli.main import factcheck

ROOT = Path(__file__).parents[2]
SHOWN_IN = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "examples").glob("**/*.*"))]
# In a line of code, whether a shell's or one in YAML, and between backticks.
COMMAND = re.compile(r"(?:^ {4,}.*?|^#.*?|`|'|ExecStart=\S*/)\bfactcheck (?=[a-z])(?!import )([^`\n]+)", re.MULTILINE)
# Where a shell, or the text around, begins something else; two spaces part a command from what is said of it.
END = re.compile(r"""[|<>&;"]|(?<=\S)  +\S|\.\.\.""")
BRACKETS = str.maketrans("", "", "[]")


def commands(text: str) -> Iterator[str]:
    joined = text.replace("\\\n", " ")
    for found in COMMAND.finditer(joined):
        command = END.split(re.sub(r"\$\(\(?[^)]*\)+", "1", found[1]), maxsplit=1)[0]
        is_quoted = command.count("'") % 2  # in Python
        yield command.translate(BRACKETS).strip("' " if is_quoted else " ")


def parsed(command: str) -> None:
    """Raises click.UsageError."""
    words = shlex.split(command)
    context = click.Context(factcheck)
    verb: click.Command = factcheck
    while isinstance(verb, click.Group) and words and not words[0].startswith("-"):
        _, found, words = verb.resolve_command(context, words)
        assert found is not None
        verb, context = found, click.Context(found, parent=context)
    verb.make_parser(context).parse_args(words)


def shown() -> list[tuple[str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), command)
        for path in SHOWN_IN
        for command in commands(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("document", sorted({name for name, _ in shown()}))
def test_the_commands_of_a_document_are_commands(document: str) -> None:
    for name, command in shown():
        if name == document:
            try:
                parsed(command)
            except (click.UsageError, ValueError) as exc:
                pytest.fail(f"{document}: factcheck {command}: {exc}")


@pytest.mark.parametrize("command", ["corpus in/ -o out/ --parts 1/2", "store move", "checks article.txt"])
def test_what_is_no_command_is_found(command: str) -> None:
    with pytest.raises(click.UsageError):
        parsed(command)


def test_the_commands_of_the_documents_are_found() -> None:
    assert {"corpus", "serve", "work", "store", "prior", "check", "batch"} <= {
        command.split()[0] for _, command in shown()
    }
    assert any("--part" in command for name, command in shown() if name == "docs/scale.md")


def test_dask_takes_the_command_that_starts_it_by_ssh() -> None:
    ssh = pytest.importorskip("distributed.cli.dask_ssh").main
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8").replace("\\\n", " ")
    found = re.search(r"bin/dask ssh ([^&\n]+)&$", text, re.MULTILINE)
    assert found is not None
    values, _, _ = ssh.make_parser(click.Context(ssh)).parse_args(shlex.split(found[1]))
    assert values["hostnames"] == ("one.example", "two.example")


def test_the_job_for_kubernetes_takes_each_part_once() -> None:
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    found = re.search(r"kubectl apply -f - <<'END'\n(.*?)^ {4}END$", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    job = yaml.safe_load(found[1])
    assert job["spec"]["completionMode"] == "Indexed"
    (container,) = job["spec"]["template"]["spec"]["containers"]
    assert f"--part $((JOB_COMPLETION_INDEX + 1))/{job['spec']['completions']}" in container["command"][-1]
