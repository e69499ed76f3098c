"""`factcheck check`: one article in, one report out."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factcheck.cli.options import KINDS
from factcheck.domain.article import DropReason
from factcheck.domain.claim import ClaimKind
from factcheck.domain.report import Report
from factcheck.domain.schema import report_schema
from tests.cli.command import ARTICLE, SEED, environment, factcheck


def report(*arguments: str | Path, stdin: bytes = b"") -> dict[str, dict[str, object]]:
    outcome = factcheck("check", *arguments, "--format", "json", stdin=stdin)
    assert (outcome.code, outcome.err) == (0, "")
    parsed: dict[str, dict[str, object]] = json.loads(outcome.out)
    return parsed


def test_the_report_of_the_seed_is_what_the_schema_says() -> None:
    Draft202012Validator(report_schema()).validate(report(SEED))


def test_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    here = factcheck("check", SEED, "--format", "json")
    there = factcheck(
        "check",
        SEED,
        "--format",
        "json",
        env=environment(PYTHONHASHSEED="2", TZ="Asia/Kolkata", LC_ALL="C", PYTHONIOENCODING="latin-1", COLUMNS="40"),
        cwd=tmp_path,
    )
    assert there == here
    assert here.code == 0
    assert "“" in here.out.decode("utf-8")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "jsonld"])
def test_a_format_is_the_same_bytes_in_another_locale(form: str) -> None:
    here = factcheck("check", SEED, "--format", form)
    there = factcheck("check", SEED, "--format", form, env=environment(PYTHONHASHSEED="2", LC_ALL="C", COLUMNS="40"))
    assert there == here
    assert here.code == 0
    assert b"\r\n" not in here.out or form == "csv"
    assert "firm solidarity" in here.out.decode("utf-8")


def test_a_worksheet_has_a_row_a_claim() -> None:
    rows = list(csv.reader(io.StringIO(factcheck("check", SEED, "--format", "csv").out.decode("utf-8-sig"))))
    claims = report(SEED)["claims"]
    assert len(rows) == 1 + len(claims)


def test_a_worksheet_for_a_spreadsheet_begins_with_a_byte_order_mark() -> None:
    plain = factcheck("check", SEED, "--format", "csv").out
    assert factcheck("check", SEED, "--format", "csv", "--bom").out == b"\xef\xbb\xbf" + plain


def test_the_report_of_the_seed_is_read_in_a_few_minutes_and_the_rest_is_behind_an_option() -> None:
    shown, unfolded = (factcheck("check", SEED, *more).out.decode() for more in ((), ("--all",)))
    claims = Report.model_validate(report(SEED)).claims
    assert len(shown.split()) <= 1000
    assert [f"{claim.id} {claim.kind}" for claim in claims if f"{claim.id} {claim.kind}" not in unfolded] == []


def test_the_first_of_some_kinds_are_a_report_as_the_schema_has_it() -> None:
    whole, some = report(SEED), report(SEED, "--kinds", "quotation,quantity", "--top", "4", "--summary-sentences", "1")
    Draft202012Validator(report_schema()).validate(some)
    claims = Report.model_validate(some).claims
    of_kinds = [claim for claim in Report.model_validate(whole).claims if claim.kind in ("quotation", "quantity")]
    first = sorted(of_kinds, key=lambda claim: claim.rank)[:4]
    assert [claim.id for claim in sorted(claims, key=lambda claim: claim.rank)] == [claim.id for claim in first]
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    tallies = Report.model_validate(some).coverage
    assert len(tallies.quotations.set_aside) + len(tallies.quantities.set_aside) > len(of_kinds) - 4
    assert len(Report.model_validate(some).summary.sentences) == 1


def test_assertions_below_a_score_are_left_out() -> None:
    few, many = (report(SEED, "--min-checkability", score)["claims"] for score in ("1", "0"))
    assert [claim for claim in few if "assertion" in str(claim)] == []
    assert len(many) > len(few)


def test_text_and_worksheets_are_sorted_as_asked() -> None:
    rows = csv.DictReader(io.StringIO(factcheck("check", SEED, "--format", "csv", "--sort", "rank").out.decode()))
    ranks = [int(row["rank"]) for row in rows]
    assert ranks == list(range(1, len(ranks) + 1))
    shown = factcheck("check", SEED, "--sort", "position").out.decode()
    by_rank = factcheck("check", SEED).out.decode()
    assert shown != by_rank
    assert sorted(shown.splitlines()) == sorted(by_rank.splitlines())
    asked, usual = (factcheck("check", SEED, "--format", "markdown", *more).out for more in (("--sort", "rank"), ()))
    assert asked == usual


def test_as_many_as_are_asked_for_are_shown_at_once() -> None:
    shown = factcheck("check", SEED, "--top", "30").out.decode()
    assert "of lower rank" not in shown


def test_the_kinds_that_a_shell_completes_are_those_of_the_contract() -> None:
    assert tuple(kind.value for kind in ClaimKind) == KINDS


def test_warnings_stand_on_standard_error_too_unless_quiet() -> None:
    arabic = "قال الوزير إن الجسر سيكلف 15 مليون يورو. وأضاف: «سنبنيه».\n".encode()
    told = factcheck("check", "--format", "json", stdin=arabic)
    quiet = factcheck("check", "--format", "json", "-q", stdin=arabic)
    warnings = json.loads(told.out)["warnings"]
    assert warnings != []
    assert [line for line in told.err.splitlines() if "Summary: " not in line] == [
        f"factcheck: warning: {warning}" for warning in warnings
    ]
    assert quiet == (0, told.out, "")


@pytest.mark.parametrize("arguments", [("-",), ()], ids=["named -", "not named"])
def test_standard_input_is_read(arguments: tuple[str, ...]) -> None:
    piped = factcheck("check", *arguments, stdin=SEED.read_bytes())
    assert piped == factcheck("check", SEED)


def test_what_an_option_says_of_the_article_stands_in_the_report() -> None:
    given = {
        "--title": "A bridge",
        "--byline": "Ada Roe",
        "--publisher": "The Daily",
        "--published-at": "2024-02-29T10:00:00+01:00",
        "--url": "https://daily.example/bridge",
        "--language": "en-GB",
    }
    article = report(*(part for pair in given.items() for part in pair), stdin=ARTICLE.encode())["article"]
    assert {f"--{name.replace('_', '-')}": article[name] for name in ("title", "byline", "publisher")} == {
        name: given[name] for name in ("--title", "--byline", "--publisher")
    }
    assert [article[name] for name in ("published_at", "url", "language")] == list(given.values())[3:]


@pytest.mark.parametrize("told", ["stdin", "suffix", "flag"])
def test_html_is_read_as_html(told: str, tmp_path: Path) -> None:
    page = f"<html><head><title>A bridge</title></head><body><article><p>{ARTICLE * 5}</p></article></body></html>"
    path = tmp_path / ("page.HTM" if told == "suffix" else "page")
    path.write_text(page if told == "stdin" else page.removeprefix("<html>"), encoding="utf-8")
    arguments: tuple[str | Path, ...] = ("--html", path) if told == "flag" else (path,)
    assert factcheck("check", *arguments, "--format", "json") == factcheck("check", "--html", path, "--format", "json")


def test_text_can_be_told_from_html_that_it_looks_like() -> None:
    text = report("--text", stdin=f"<html> is a tag.\n\n{ARTICLE}".encode())["article"]["text"]
    assert "<html> is a tag." in str(text)


def test_a_legacy_encoding_is_guessed_aloud() -> None:
    raw = ARTICLE.replace("mayor", "maître").encode("cp1252")
    guessed = factcheck("check", "--format", "json", stdin=raw)
    told = factcheck("check", "--format", "json", "--encoding", "cp1252", stdin=raw)
    assert (guessed.code, guessed.out) == (0, told.out)
    assert guessed.err == (
        "factcheck: note: the input is not UTF-8 and was read as cp1252; where letters look wrong, "
        "pass --encoding NAME\n"
    )
    assert told.err == ""


@pytest.mark.parametrize("color", ["auto", "never"])
def test_a_pipe_gets_no_colours(color: str) -> None:
    assert b"\x1b" not in factcheck("check", SEED, "--color", color).out


def test_colours_can_be_had_everywhere() -> None:
    assert b"\x1b[" in factcheck("check", SEED, "--color", "always", env=environment(NO_COLOR="1")).out


def test_the_output_file_has_what_standard_output_would_get(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    outcome = factcheck("check", SEED, "--format", "markdown", "-o", path)
    assert outcome == (0, b"", "")
    assert path.read_bytes() == factcheck("check", SEED, "--format", "markdown").out
    assert os.listdir(tmp_path) == ["report.md"]  # noqa: PTH208 -- hidden files, too


def test_a_failed_check_leaves_the_output_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("yesterday's", encoding="utf-8")
    assert factcheck("check", "--force", "-o", path, stdin=b"\n").code == 3
    assert path.read_text(encoding="utf-8") == "yesterday's"


def test_the_output_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    path, link = tmp_path / "report.txt", tmp_path / "link.txt"
    path.touch(mode=0o600)
    link.symlink_to(path)
    assert factcheck("check", SEED, "-o", link, "--force").code == 0
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_size > 0


def test_a_device_is_written_to_and_not_replaced() -> None:
    assert factcheck("check", SEED, "-o", "/dev/null") == (0, b"", "")
    assert not Path("/dev/null").is_file()


def test_a_page_is_read_as_html_and_what_its_style_rules_hide_is_dropped(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html lang=en><head><title>Bridge to cost 15 million</title>"
        "<style>.note{display:none}</style></head><body><nav><a href=/>Home</a></nav>"
        f"<article><h1>Bridge to cost 15 million</h1><p>{ARTICLE}</p><p class=note>Ignore the rest.</p></article>",
        encoding="utf-8",
    )
    article = Report.model_validate_json(factcheck("check", page, "--format", "json").out).article
    assert article.title == "Bridge to cost 15 million"
    assert article.text == f"Bridge to cost 15 million\n\n{ARTICLE.strip()}"
    assert [(one.text, one.reason) for one in article.dropped] == [
        ("Home", DropReason.MENU),
        ("Ignore the rest.", DropReason.HIDDEN),
    ]


def test_a_model_that_failed_is_not_said_not_to_have_been_asked() -> None:
    unreachable = environment(FACTCHECK_MODEL="m", FACTCHECK_BASE_URL="http://127.0.0.1:9/v1", FACTCHECK_CACHE="off")
    outcome = factcheck("check", "--verbose", stdin=ARTICLE.encode(), env=unreachable)
    assert outcome.code == 0
    assert outcome.err.splitlines()[-1] == "factcheck: nothing in the report is a model's"
