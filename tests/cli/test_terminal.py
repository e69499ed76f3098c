"""The command on a terminal: hints, colours, the pager, progress, and what completion offers."""

import os
import pty
import re
import select
import signal
from pathlib import Path

import pytest

from tests.cli.command import ARTICLE, SEED, command, environment, factcheck
from tests.cli.terminal import on_a_terminal, read_terminal
from tests.processes import GUARD_S, eventually, started


def test_a_terminal_without_a_file_gets_a_hint() -> None:
    code, shown = on_a_terminal("check")
    assert code == 2
    assert shown == (
        "factcheck: No FILE, and standard input is a terminal: name a FILE, or - to type the article. "
        "See: factcheck check --help\n"
    )


def test_a_terminal_gets_colours_unless_told_not_to() -> None:
    assert "\x1b[" in on_a_terminal("check", SEED, "--no-pager")[1]
    assert "\x1b[" not in on_a_terminal("check", SEED, "--no-pager", env={"NO_COLOR": "1"})[1]


def test_a_file_written_from_a_terminal_is_the_same_as_without_one(tmp_path: Path) -> None:
    code, shown = on_a_terminal("check", SEED, "-o", tmp_path / "report.txt", env={"COLUMNS": "120"})
    assert (code, shown) == (0, "")
    assert (tmp_path / "report.txt").read_bytes() == factcheck("check", SEED).out


def test_a_long_report_goes_through_the_pager_as_less_is_told_by_git(tmp_path: Path) -> None:
    paged = tmp_path / "paged"
    pager = f"cat > '{paged}'; echo $LESS"
    code, shown = on_a_terminal("check", SEED, lines=24, env={"PAGER": pager, "NO_COLOR": "1"})
    assert (code, shown) == (0, "FRX\n")
    assert paged.read_bytes() == factcheck("check", SEED).out


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (["check", str(SEED), "--no-pager"], {}),
        (["check", str(SEED), "--format", "json"], {}),
        (["check", str(SEED)], {"TERM": "dumb"}),
        (["check", str(SEED)], {"PAGER": "cat"}),
        (["check", str(SEED)], {"PAGER": ""}),
        (["check", str(SEED)], {"PAGER": "no-such-pager 2> /dev/null"}),
        (["check", str(SEED), "--top", "1"], {"LINES": "500"}),
    ],
    ids=["--no-pager", "JSON", "a dumb terminal", "cat", "none", "one that is not there", "all fits"],
)
def test_a_report_is_shown_without_a_pager(arguments: list[str], env: dict[str, str]) -> None:
    code, shown = on_a_terminal(*arguments, env={"PAGER": "echo paged", "NO_COLOR": "1", **env})
    assert (code, shown) == (0, factcheck(*arguments).out.decode())


def test_who_leaves_the_pager_early_has_made_no_mistake() -> None:
    code, shown = on_a_terminal("check", SEED, "--all", lines=24, env={"PAGER": "head -n 1", "NO_COLOR": "1"})
    assert (code, shown) == (0, "North Korea in ‘firm solidarity’ with Russia\n")


@pytest.mark.parametrize(
    ("columns", "fits"), [(100, "0:00"), (60, "━"), (40, "3 of 3 rows, 2 errors"), (20, "3 of 3 rows")]
)
def test_a_terminal_sees_how_far_a_batch_is_in_one_line(columns: int, fits: str, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "It is so."}\n\n' * 3, encoding="utf-8")
    code, shown = on_a_terminal("batch", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", columns=columns)
    assert code == 0
    assert fits in shown
    assert shown.endswith("1 report, 2 errors\n")
    drawn = [re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", line) for line in re.split(r"[\r\n]+", shown)]
    assert max(map(len, drawn)) <= columns


def test_a_batch_that_goes_on_counts_what_is_done(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(f'{{"id": {number}, "text": "It is so."}}\n' for number in range(3)), encoding="utf-8")
    out.write_bytes(factcheck("batch", stdin=source.read_bytes().splitlines(keepends=True)[0]).out)
    shown = on_a_terminal("batch", source, "-o", out, "--resume", columns=100)[1]
    assert "1 of 3 rows" in shown
    assert "3 of 3 rows" in shown
    assert shown.endswith("2 reports, 0 errors, added to what was there\n")


def test_several_articles_have_a_bar(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    code, shown = on_a_terminal("check", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out", columns=100)
    assert code == 0
    assert "2 of 2 articles, 0 errors" in shown


def test_quiet_shows_no_bar_and_no_count(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "It is so."}\n', encoding="utf-8")
    assert on_a_terminal("batch", "-q", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl") == (0, "")


def test_a_service_says_its_address_in_words_on_a_terminal_alone() -> None:
    mine, theirs = pty.openpty()
    serve = command("serve", "--port", "0")
    with started(serve, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(TERM="xterm")) as running:
        os.close(theirs)
        shown = ""

        def says_its_address() -> re.Match[str] | None:
            nonlocal shown
            shown += read_terminal(mine).decode()
            return re.search(
                r"^factcheck listens on http://127\.0\.0\.1:[0-9]+ - open it in a browser; ", shown, re.MULTILINE
            )

        eventually(says_its_address, "the address")
        running.send_signal(signal.SIGINT)
        while chunk := read_terminal(mine):
            shown += chunk.decode()
        running.wait(GUARD_S)
    os.close(mine)
    assert [line for line in shown.splitlines() if "docs at /schema/docs; Ctrl-C ends it" in line] != []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a command `factcheck` in it, for a shell that looks there."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "bridge with toll.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "rows.jsonl").write_bytes(b"")
    program = tmp_path / "bin" / "factcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {" ".join(command())} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def test_bash_completes_verbs_options_values_and_names_of_files(folder: Path) -> None:
    """As docs/cli.md says it is set up."""
    typed = {
        "factcheck che": "factcheck check ",
        "factcheck check --summary-s": "factcheck check --summary-sentences ",
        "factcheck check --kinds quotation,as": "factcheck check --kinds quotation,assertion ",
        "factcheck check stories/br": "factcheck check stories/bridge\\ with\\ toll.txt ",
        "factcheck check - -o sto": "factcheck check - -o stories/",
        "factcheck batch ro": "factcheck batch rows.jsonl ",
        "factcheck recordings list --folder sto": "factcheck recordings list --folder stories/",
    }
    mine, theirs = pty.openpty()
    env = environment(TERM="dumb", PS1="$ ", HISTFILE="/dev/null", INPUTRC="/dev/null", HOME=str(folder))
    env["PATH"] = f"{folder / 'bin'}:{env['PATH']}"
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with started(shell, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=folder):
        os.close(theirs)
        os.write(mine, b'eval "$(_FACTCHECK_COMPLETE=bash_source factcheck)"; echo set "up"\n')
        _read_until(mine, "set up")
        for begun, completed in typed.items():
            os.write(mine, f"{begun}\t".encode())
            _read_until(mine, completed)
            os.write(mine, b"\x15")  # Ctrl-U
    os.close(mine)


def _read_until(terminal: int, words: str) -> None:
    shown = ""

    def reads() -> bool:
        nonlocal shown
        if select.select([terminal], [], [], 0)[0]:
            shown += read_terminal(terminal).decode()
        return words in shown

    eventually(reads, words)
