"""What the README shows of the demonstration is what the command prints."""

import re
from pathlib import Path

from tests.cli.command import SEED, factcheck

README = Path(__file__).parents[2] / "README.md"


def test_the_demonstration_prints_what_the_readme_shows_in_that_order() -> None:
    shown = README.read_text(encoding="utf-8").split("`make demo` prints", 1)[1]
    block = re.search(r"(?:^(?: {4}.*)?\n)+", shown.split("\n", 1)[1], re.MULTILINE)
    assert block is not None
    lines = (line.removeprefix("    ") for line in block[0].splitlines())
    pieces = [piece.strip("\n") for piece in "\n".join(lines).split("[...]") if piece.strip()]
    assert len(pieces) > 3
    printed = factcheck("check", SEED).out.decode("utf-8")
    at = 0
    for piece in pieces:
        found = printed.find(f"{piece}\n", at)
        assert found >= 0, piece
        at = found + len(piece)
