"""`factcheck audit`: an article and a summary of it in, what the article does not support out."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Outcome, complaint, factcheck

FIRST = "Ferry operator Nordlink carried at least 15 drivers to Halden on Tuesday."
SECOND = "The council said the harbour may close."
ARTICLE = f"{FIRST} {SECOND}\n"
HOLDS = "The harbour may close, the council said."
FAILS = "Nordlink carried 16 drivers."
REASON = 'the figure "16" is not in the article'
AUDIT = {
    "supported": False,
    "sentences": [
        {
            "text": FAILS,
            "supported": False,
            "reasons": [REASON],
            "remarks": [],
            "support": [{"start": 0, "end": len(FIRST)}],
        },
        {
            "text": HOLDS,
            "supported": True,
            "reasons": [],
            "remarks": [],
            "support": [{"start": len(FIRST) + 1, "end": len(ARTICLE) - 1}],
        },
    ],
}


def audit(
    folder: Path, *arguments: str, article: bytes = ARTICLE.encode(), summary: str = f"{FAILS} {HOLDS}"
) -> Outcome:
    source = folder / "article.txt"
    source.write_bytes(article)
    return factcheck("audit", "--article", source, "--summary", "-", *arguments, stdin=summary.encode())


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_the_audit_in_json_has_each_sentence_with_reasons_and_support(tmp_path: Path) -> None:
    outcome = audit(tmp_path, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out) == AUDIT


def test_the_audit_in_text_says_what_is_wrong_and_what_a_sentence_rests_on(tmp_path: Path) -> None:
    assert audit(tmp_path).out.decode("utf-8") == (
        "1 of 2 sentences supported by the article\n"
        "\n"
        f"{FAILS}\n"
        f"  but         {REASON}\n"
        "  rests on    Ferry operator Nordlink carried at least 15 drivers to Halden on\n"
        "              Tuesday.\n"
        "\n"
        f"{HOLDS}\n"
        "  supported   nothing against it was found\n"
        f"  rests on    {SECOND}\n"
    )


def test_nothing_in_a_summary_acts_on_the_terminal(tmp_path: Path) -> None:
    assert b"\x1b" not in audit(tmp_path, summary="The harbour \x1b[2J closes.").out


def test_offsets_are_those_of_the_text_as_it_was_handed_in(tmp_path: Path) -> None:
    raw = f"\n\n Menu | Home\r\n\r\n{SECOND}\r\n"
    outcome = audit(tmp_path, "--format", "json", article=raw.encode(), summary=HOLDS)
    ((span,),) = [sentence["support"] for sentence in json.loads(outcome.out)["sentences"]]
    assert raw[span["start"] : span["end"]] == SECOND


@pytest.mark.parametrize(
    ("article", "summary", "code", "message"),
    [
        (b"", HOLDS, 3, "ARTICLE: the input is empty, or nothing but white space; hand in the text of an article"),
        (ARTICLE.encode(), " \n", 3, "the input is empty, or nothing but white space; hand in the text of an article"),
        (
            b"%PDF-1.7\n",
            HOLDS,
            3,
            "ARTICLE: the input looks like a PDF document, not like text; open it and save or paste its text",
        ),
    ],
    ids=["empty article", "empty summary", "no text"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, article: bytes, summary: str, code: int, message: str) -> None:
    named = message.replace("ARTICLE", str(tmp_path / "article.txt"))
    assert complaint(audit(tmp_path, article=article, summary=summary)) == (code, named)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "Name both --article FILE and --summary FILE, or --batch IN.jsonl."),
        (["--article", "a.txt"], 2, "Name both --article FILE and --summary FILE, or --batch IN.jsonl."),
        (["--article", "-", "--summary", "-"], 2, "Only one of --article and --summary can come from standard input."),
        (["--batch", "-", "--article", "a.txt"], 2, "--batch brings articles and summaries along:"),
        (["--article", "none.txt", "--summary", "-"], 4, "none.txt: No such file or directory; name a file"),
        (["--batch", "-", "-o", "."], 7, ". is a folder; name a file in it"),
    ],
    ids=["nothing", "no summary", "both from standard input", "batch and article", "no file", "folder as output"],
)
def test_arguments_that_do_not_fit_are_one_line(arguments: list[str], code: int, message: str) -> None:
    outcome = complaint(factcheck("audit", *arguments))
    assert outcome[0] == code
    assert outcome[1].startswith(message)


def test_each_row_of_a_batch_gets_its_audit_or_its_error(tmp_path: Path) -> None:
    rows = lines(
        {"id": "a", "article": ARTICLE, "summary": f"{FAILS} {HOLDS}", "label": 1},
        {"id": "b", "article": ARTICLE},
        {"id": 3, "article": ARTICLE, "summary": " "},
        {"id": "a", "article": ARTICLE, "summary": HOLDS},
    )
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(rows + b"{broken\n\n" + lines({"id": "c", "article": ARTICLE, "summary": HOLDS}))
    assert factcheck("audit", "--batch", source, "-o", out) == (0, b"", "2 audits, 4 errors\n")
    answers = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert answers[0] == {"id": "a", "audit": AUDIT}
    assert [(answer["id"], answer.get("error", {}).get("message")) for answer in answers[1:]] == [
        ("b", "summary: it is missing"),
        (3, "the summary is empty; hand in its text"),
        ("a", "id stands in line 1 already"),
        (None, "the row is no JSON: it goes wrong at character 1"),
        ("c", None),
    ]


def test_a_batch_is_not_written_over_its_input(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(lines({"id": 1, "article": ARTICLE, "summary": HOLDS}))
    code, message = complaint(factcheck("audit", "--batch", source, "-o", source))
    assert code == 2
    assert "is the input, too" in message
