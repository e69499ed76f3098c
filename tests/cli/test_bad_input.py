"""Whatever comes in: a report, or one line and an exit code; never a traceback."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import ARTICLE, SEED, Outcome, command, complaint, environment, factcheck

EMPTY = "the input is empty, or nothing but white space; hand in the text of an article"


def check(raw: bytes, *arguments: str) -> Outcome:
    return factcheck("check", "--format", "json", *arguments, stdin=raw)


@pytest.mark.parametrize(
    ("raw", "code", "message"),
    [
        (b"", 3, EMPTY),
        (b" \r\n\t\n", 3, EMPTY),
        (b"\xef\xbb\xbf", 3, EMPTY),
        (b"%PDF-1.7\n", 3, "the input looks like a PDF document, not like text; open it and save or paste its text"),
        (b"a\0\1\2\0\3", 3, "the input looks like a binary file: byte 1 is NUL; hand in the text of an article"),
        (
            "Он сказал нет.".encode("cp1251"),
            3,
            "the input is not UTF-8 (byte 0 is 0xce), and no other encoding is plain to see; pass --encoding NAME",
        ),
    ],
    ids=["empty", "white space", "only a byte order mark", "PDF", "NUL bytes", "another encoding"],
)
def test_what_is_no_text_is_refused(raw: bytes, code: int, message: str) -> None:
    assert complaint(check(raw)) == (code, message)


@pytest.mark.parametrize(
    "raw",
    [b"Home\nWorld\nSport\n\nSign in\n", b"Home | World | Sport", b"Bridge 2024 bridge"],
    ids=["only furniture", "a menu in one line", "no sentence"],
)
def test_what_is_no_article_is_refused(raw: bytes) -> None:
    code, message = complaint(check(raw))
    assert code == 3
    assert message


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الجسر سيكلف 15 مليون يورو. وأضاف: «سنبنيه».\n",
        "שר האוצר אמר כי הגשר יעלה 15 מיליון אירו.\n",
        "The mayor 👩🏽‍🚒 said “we will build 3 bridges 🇪🇺” on Monday.\n",
        "The maire said le viaduc cou\u0302tera 15 millions d\u2019e\u0301uros, “c\u0327a va.”\n",
        ARTICLE.replace("mayor", "may\0or"),
        ARTICLE.replace("\n", "\r\n") * 2,
        "\ufeff" + ARTICLE,
        "One sentence is an article.",
    ],
    ids=["Arabic", "Hebrew", "emoji", "combining marks", "a stray NUL", "Windows line ends", "BOM", "one sentence"],
)
def test_unusual_text_gets_a_report(text: str) -> None:
    outcome = check(text.encode("utf-8"))
    assert outcome.code == 0
    assert all(line.startswith("factcheck: warning: ") for line in outcome.err.splitlines())
    report = json.loads(outcome.out)
    for claim in report["claims"]:
        assert report["article"]["text"][claim["start"] : claim["end"]] == claim["text"]


def test_utf16_with_its_mark_is_read_as_the_same_article() -> None:
    assert check(ARTICLE.encode("utf-16")).out == check(ARTICLE.encode("utf-8")).out


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert complaint(factcheck("check", path)) == (
        6,
        f"{path}: the input is larger than 2,000,000 bytes (FACTCHECK_MAX_BYTES); split it, or raise the limit",
    )


def test_the_limit_is_a_setting() -> None:
    outcome = factcheck("check", stdin=ARTICLE.encode(), env=environment(FACTCHECK_MAX_BYTES="50"))
    assert complaint(outcome)[0] == 6


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.txt", "nowhere.txt: No such file or directory; name a file that can be read"),
        ("a\nb\x1b[31m", "a b\\x1b[31m: No such file or directory; name a file that can be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, message: str) -> None:
    assert complaint(factcheck("check", name)) == (4, message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["checking"], "No such command 'checking'. See: factcheck --help"),
        (
            ["check", "--published-at", "yesterday"],
            "Invalid value for --published-at: it takes an ISO 8601 date, or date",
        ),
        (
            ["check", "--url", "daily.example"],
            "Invalid value for --url: it takes an address that begins with http:// or https:// and has no space. See: ",
        ),
        (
            ["check", "--language", "English"],
            "Invalid value for --language: it takes a language tag such as en or pt-BR.",
        ),
        (
            ["check", "https://daily.example/a"],
            "https://daily.example/a is an address, and nothing is fetched: curl -sL 'https://daily.example/a' | "
            "factcheck check --html --url 'https://daily.example/a'. See: factcheck check --help",
        ),
        (["check", "a", "b"], "A folder, or several files: name the folder for their reports with -o DIR. See: "),
        (["check", "."], "A folder, or several files: name the folder for their reports with -o DIR. See: "),
        (["check", str(SEED), "-o", ""], "Invalid value for '-o' / '--output': it is empty; name a file or folder"),
        (["check", "a", "-", "-o", "out"], "Standard input has no name that its report could take"),
        (["check", "a", "b", "-o", "out", "--url", "https://daily.example/a"], "--url is that of one article"),
        (
            ["check", "--kinds", "quotation,figure"],
            "Invalid value for --kinds: it should be 'quotation', 'statement', ",
        ),
        (["check", "--min-checkability", "nan"], "Invalid value for --min-checkability: it should be "),
        (["check", "--summary-sentences", "11"], "Invalid value for --summary-sentences: it should be less than or "),
        (["check", "--top", "0"], "Invalid value for '--top': 0 is not in the range x>=1. See: factcheck check --help"),
        (
            ["check", "--sort", "rank", "--format", "json"],
            "--sort is for text, markdown, csv: json is always in order ",
        ),
        (["check", "-q", "--verbose"], "--quiet and --verbose: give one of them. See: factcheck check --help"),
        (["-v", "cache", "info", "-q"], "--quiet and --verbose: give one of them. See: factcheck cache info --help"),
        (["batch", "--force", "--resume", "-o", "out"], "--resume goes on with OUT.jsonl, --force begins it anew"),
        (["check", str(SEED), "-o", str(SEED), "--force"], f"{SEED} is the input, too: name another file for the out"),
        (["cache"], "Missing command. See: factcheck cache --help"),
        (
            ["check", "--title", "\udcff"],
            "Invalid value for --title: a lone surrogate, half of a character, stands at 0.",
        ),
        (["check", "--format", "pdf"], "Invalid value for '--format': 'pdf' is not one of 'text', 'json', "),
        (
            ["batch", "--jobs", "0"],
            "Invalid value for '--jobs': 0 is not in the range x>=1. See: factcheck batch --help",
        ),
        (["batch", "--resume"], "--resume goes on with a file: name it with -o OUT.jsonl. See: factcheck batch --help"),
        (["batch", str(SEED), "-o", str(SEED)], f"{SEED} is the input, too: name another file for the output. See: "),
    ],
    ids=lambda value: " ".join(value[:2]).encode("ascii", "replace").decode() if isinstance(value, list) else "",
)
def test_a_mistake_on_the_command_line_is_explained(arguments: list[str], message: str) -> None:
    code, said = complaint(factcheck(*arguments, stdin=ARTICLE.encode()))
    assert code == 2
    assert said.startswith(message)


def test_an_engine_that_is_not_configured_is_said() -> None:
    code, message = complaint(factcheck("check", "--engine", "llm", stdin=ARTICLE.encode()))
    assert code == 5
    assert message.startswith("engine llm is not configured")


def test_a_setting_that_cannot_work_is_named() -> None:
    code, message = complaint(factcheck("check", SEED, env=environment(FACTCHECK_MIN_CHECKABILITY="high")))
    assert code == 5
    assert message.startswith("FACTCHECK_MIN_CHECKABILITY: 'high' is not allowed; ")


@pytest.mark.parametrize("verb", ["check", "batch"])
def test_an_output_in_a_folder_that_is_not_there_is_said_before_the_work(verb: str, tmp_path: Path) -> None:
    outcome = factcheck(verb, tmp_path / "none.txt", "-o", tmp_path / "no" / "out")
    folder = tmp_path / "no"
    assert complaint(outcome) == (7, f"{folder / 'out'}: there is no folder {folder}; make it, or name another")


def test_a_folder_is_no_output_of_a_batch(tmp_path: Path) -> None:
    assert complaint(factcheck("batch", SEED, "-o", tmp_path)) == (7, f"{tmp_path} is a folder; name a file in it")


@pytest.mark.parametrize(
    ("arguments", "given", "advice"),
    [
        (["check"], ARTICLE, "--force overwrites it"),
        (["batch"], "{}\n", "--resume goes on with it, --force overwrites it"),
        (["audit", "--batch", "-"], "{}\n", "--force overwrites it"),
    ],
    ids=["check", "batch", "audit"],
)
def test_an_output_file_is_overwritten_by_force_alone(
    arguments: list[str], given: str, advice: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.write_text("yesterday's", encoding="utf-8")
    outcome = factcheck(*arguments, "-o", out, stdin=given.encode())
    assert complaint(outcome) == (7, f"{out} is there already; {advice}")
    assert out.read_text(encoding="utf-8") == "yesterday's"
    assert factcheck(*arguments, "-o", out, "--force", stdin=given.encode()).code == 0
    assert "yesterday's" not in out.read_text(encoding="utf-8")


def test_standard_output_by_its_name_is_not_overwritten(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    with log.open("ab") as stream:
        subprocess.run(command("check", SEED, "-o", "/dev/stdout"), stdout=stream, env=environment(), check=True)
    assert log.read_bytes() == b"before\n" + factcheck("check", SEED).out


@pytest.mark.parametrize("arguments", [["check", str(SEED)], ["--help"], ["batch", "-"]], ids=lambda words: words[0])
def test_a_full_disk_is_said(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments), stdout=full, stderr=subprocess.PIPE, input=b"{}\n", env=environment(), check=False
        )
    assert done.returncode == 7
    assert done.stderr.startswith(b"factcheck: standard output: No space left on device")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(("verb", "given"), [("check", ARTICLE), ("batch", "{}\n")])
def test_an_output_file_on_a_full_disk_is_named(verb: str, given: str) -> None:
    outcome = factcheck(verb, "-o", "/dev/full", stdin=given.encode())
    assert complaint(outcome) == (7, "/dev/full: No space left on device; nothing more is written")
