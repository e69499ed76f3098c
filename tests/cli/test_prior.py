"""`factcheck prior` and `check --prior`, as processes: import, look up, export, remove."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Outcome, complaint, environment, factcheck

REVIEW = {
    "@type": "ClaimReview",
    "url": "https://facts.example/bridge",
    "claimReviewed": "The bridge in Velden will cost 15 million euros",
    "itemReviewed": {"author": {"name": "Ada Brandt"}},
    "author": {"name": "Example Facts"},
    "datePublished": "2024-05-03",
    "reviewRating": {"alternateName": "Mostly false"},
}
ARTICLE = b"Velden. The bridge in Velden will cost 15 million euros, Mayor Ada Brandt said on Monday.\n"
CSV = "url,claim,publisher,rating\nhttps://other.example/goats,Goats graze on the town hall,Other Facts,True\n"


class Desk:
    """A folder with an index of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._env = environment(FACTCHECK_PRIOR_INDEX=str(folder / "prior.db"))

    def run(self, *arguments: str, stdin: bytes = b"") -> Outcome:
        return factcheck(*arguments, stdin=stdin, env=self._env, cwd=self.folder)

    def write(self, name: str, content: str) -> str:
        (self.folder / name).write_text(content, encoding="utf-8")
        return name


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.write("reviews.jsonl", f"{json.dumps(REVIEW)}\n")
    assert found.run("prior", "import", "reviews.jsonl").code == 0
    return found


def test_bad_rows_are_counted_and_the_first_ten_named(desk: Desk) -> None:
    done = desk.run("prior", "import", desk.write("bad.jsonl", f"{json.dumps(REVIEW)}\n" + "{broken}\n" * 12))
    lines = done.err.splitlines()
    assert done.code == 0
    assert [line.split(": ")[2] for line in lines[:10]] == [f"bad.jsonl, line {number}" for number in range(2, 12)]
    assert lines[10:] == [
        "factcheck: note: bad.jsonl: and 2 more",
        "bad.jsonl: 0 new, 0 changed, 1 known, 12 bad rows",
    ]


def test_a_file_from_standard_input_with_csv_is_added(desk: Desk) -> None:
    assert desk.run("prior", "import", "-", stdin=CSV.encode()).err == "-: 1 new, 0 changed, 0 known, 0 bad rows\n"


def test_a_file_of_another_kind_is_one_error(desk: Desk) -> None:
    code, words = complaint(desk.run("prior", "import", desk.write("notes.txt", "It rained.\n")))
    assert (code, words.split(":")[0]) == (3, "notes.txt")


def test_search_quotes_the_rating_as_theirs(desk: Desk) -> None:
    done = desk.run("prior", "search", "Velden’s bridge will cost 15 million euros")
    assert done.out.decode() == (
        "strong: Example Facts rated: “Mostly false”, 2024-05-03. Claim: “The bridge in Velden will cost 15 million "
        "euros” (Ada Brandt). https://facts.example/bridge\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("bridge", "nothing in the index is like it; give the whole claim, as a sentence\n"),
        ("The harbour of Olst was closed for a year", "nothing in the index is like it\n"),
    ],
    ids=["a word", "another claim"],
)
def test_a_search_without_a_hit_says_so_and_what_to_search_for(desk: Desk, words: str, told: str) -> None:
    done = desk.run("prior", "search", words)
    assert (done.out, done.err) == (b"", told)


def test_what_is_exported_is_imported_to_the_same_index(desk: Desk, tmp_path: Path) -> None:
    desk.run("prior", "export", "-o", "all.jsonl")
    (tmp_path / "other").mkdir()
    other = Desk(tmp_path / "other")
    assert other.run("prior", "import", "../all.jsonl").err == "../all.jsonl: 1 new, 0 changed, 0 known, 0 bad rows\n"
    assert _hash(other) == _hash(desk)


def test_a_publisher_is_removed_with_all_its_checks(desk: Desk) -> None:
    before = _hash(desk)
    desk.run("prior", "import", desk.write("more.csv", CSV))
    assert desk.run("prior", "remove", "--publisher", "Other Facts").out == b"1 check of Other Facts removed\n"
    assert _hash(desk) == before


def test_a_report_has_the_checks_of_its_claims_and_the_hash_of_the_index(desk: Desk) -> None:
    done = desk.run("check", "--prior", "--format", "json", stdin=ARTICLE)
    report = json.loads(done.out)
    assert report["provenance"]["prior_index"] == {"sha256": _hash(desk), "checks": 1}
    found = [check for claim in report["claims"] for check in claim["prior_checks"]]
    assert found[0] == {
        "url": "https://facts.example/bridge",
        "claim": "The bridge in Velden will cost 15 million euros",
        "claimant": "Ada Brandt",
        "publisher": "Example Facts",
        "date": "2024-05-03",
        "rating": "Mostly false",
        "strength": "strong",
    }


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
def test_every_form_shows_whose_rating_it_is(desk: Desk, form: str) -> None:
    shown = " ".join(desk.run("check", "--prior", "--format", form, stdin=ARTICLE).out.decode().split())
    assert "Example Facts rated: “Mostly false”, 2024-05-03" in shown


def test_without_the_option_a_report_says_nothing_of_the_index(desk: Desk) -> None:
    out = desk.run("check", "--format", "json", stdin=ARTICLE).out
    assert b"prior" not in out


def test_without_an_index_the_option_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    code, words = complaint(Desk(tmp_path).run("check", "--prior", stdin=ARTICLE))
    assert code == 5
    assert "factcheck prior import" in words


def _hash(desk: Desk) -> str:
    [line] = [line for line in desk.run("prior", "info").out.decode().splitlines() if line.startswith("sha256")]
    return line.split()[1]


def test_rows_of_a_batch_have_the_checks_where_they_ask_for_them(desk: Desk) -> None:
    row = {"id": "plain", "text": ARTICLE.decode()}
    lines = [row, row | {"id": "asked", "options": {"prior": True}}]
    done = desk.run("batch", "-", stdin="".join(f"{json.dumps(line)}\n" for line in lines).encode())
    plain, asked = (json.loads(line)["report"] for line in done.out.splitlines())
    assert "prior_index" not in plain["provenance"]
    assert asked["provenance"]["prior_index"]["checks"] == 1
