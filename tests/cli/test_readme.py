"""What the README shows is what a reader gets."""

import re
import sys
from pathlib import Path

from tests.cli.command import SEED, environment, factcheck
from tests.processes import completed

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


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


def test_the_python_of_the_readme_runs_as_it_stands() -> None:
    section = README.read_text(encoding="utf-8").split("## From Python\n", 1)[1]
    code = "\n".join(re.findall(r"^ {4}(.*)$|^$", section.split("\n`check(", 1)[0], re.MULTILINE))
    done = completed([sys.executable, "-c", code], env=environment(), cwd=ROOT)
    lines = done.stdout.decode("utf-8").splitlines()
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in lines] == ["1", "2", "3", "4", "5"]
    assert any("15 rounds of missile tests" in line for line in lines)


def test_the_commands_of_the_readme_run_as_they_stand(tmp_path: Path) -> None:
    section = README.read_text(encoding="utf-8").split("## On the command line\n", 1)[1].split("\n## ", 1)[0]
    commands = re.findall(r"^ {4,}(\S.*)$", section, re.MULTILINE)
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = completed(
        ["sh", "-ec", "\n".join(commands)],
        env={**environment(), "PATH": path, "FACTCHECK_STORE_DIR": str(tmp_path)},
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert len(commands) > 5
    assert {"report.html", "worksheets", "reports.jsonl"} <= {file.name for file in tmp_path.iterdir()}
    assert len(list((tmp_path / "worksheets").iterdir())) == len(list((ROOT / "fixtures/articles").glob("*.txt")))
