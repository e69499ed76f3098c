"""Prompt files (header and instructions) -> versioned prompts."""

import hashlib
import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import Field

from factcheck.domain.values import Value

_PACKAGE: Final = Path(__file__).parents[1]
# Beside the package in the repository, inside it once installed.
_FOLDERS: Final = (_PACKAGE / "prompts", _PACKAGE.parent / "prompts")
_FENCE: Final = "---\n"
# A line for those alone who are asked for one of these decisions, or for any.
_TAG: Final = re.compile(r"\[([a-z ]+)\] ")
_ANY: Final = "any"
_ANSWER: Final = "{"


class Prompt(Value):
    """One prompt. `answer` names the function that makes the JSON Schema of its answer."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    version: int = Field(ge=1)
    purpose: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    text: str = Field(min_length=1)
    sha256: str

    def instructions(self, asked: Collection[str] = ()) -> str:
        """The text without the lines that are tagged (`[source] who: ...`) with a decision that is not asked for.

        The answer of the example, which stands last and has a line for each key, comes out as one line of JSON.
        """
        kept = [line for line in map(_tagged, self.text.splitlines()) if _is_asked(line[0], asked)]
        lines = [line for _, line in kept]
        if _ANSWER not in lines:
            return "\n".join(lines)
        at = lines.index(_ANSWER)
        answer = "".join(lines[at:]).removesuffix(",}") + "}"
        return "\n".join((*lines[:at], answer))


@cache
def prompt(name: str) -> Prompt:
    """The prompt of that name. Raises FileNotFoundError, or ValueError for a malformed header."""
    folder = next(folder for folder in _FOLDERS if folder.is_dir())
    return read_prompt((folder / f"{name}.md").read_text(encoding="utf-8"))


def _tagged(line: str) -> tuple[str | None, str]:
    tag = _TAG.match(line)
    return (None, line) if tag is None else (tag[1], line[tag.end() :])


def _is_asked(tag: str | None, asked: Collection[str]) -> bool:
    return tag is None or (tag == _ANY and bool(asked)) or not set(tag.split()).isdisjoint(asked)


def prompt_names() -> tuple[str, ...]:
    """The prompts that there are, in alphabetical order."""
    folder = next(folder for folder in _FOLDERS if folder.is_dir())
    return tuple(sorted(path.stem for path in folder.glob("*.md") if path.stem != "README"))


def read_prompt(content: str) -> Prompt:
    """Parse a prompt file; `sha256` covers the whole file, header included."""
    before, header, text = content.split(_FENCE, 2)
    if before:
        raise ValueError("a prompt begins with its header")
    rows = (line.partition(":") for line in header.splitlines())
    fields = {key.strip(): value.strip() for key, _, value in rows}
    digest = hashlib.sha256(content.encode("utf-8")).hexdigest()
    return Prompt.model_validate(fields | {"text": text.strip(), "sha256": digest})
