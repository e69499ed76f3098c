"""The index on a real SQLite file: what it holds, that it is the same however it was filled, and what it refuses."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.adapters.storage.prior_index import SqlitePriorIndex
from factcheck.domain.prior import Imported, PriorQuery, PublishedCheck, Strength
from factcheck.errors import PriorIndexError, UnsupportedInputError
from factcheck.pipeline.prior_checks import search

BRIDGE = PublishedCheck(
    url="https://a.example/bridge",
    claim="The new harbour bridge in Velden cost 15 million euros",
    claimant="Ada Brandt",
    publisher="Example Facts",
    date="2024-05-03",
    rating="Mostly false",
)
OTHERS = [
    PublishedCheck(url=f"https://b.example/{number}", claim=claim, publisher="Other Facts")
    for number, claim in enumerate(
        ("Goats graze on the roof of the town hall", "The harbour tunnel cost 90 million", "Rain fell for 40 days")
    )
]


@pytest.fixture
def index(tmp_path: Path) -> SqlitePriorIndex:
    return SqlitePriorIndex(tmp_path / "store" / "prior.db")


def fill(index: SqlitePriorIndex, *checks: PublishedCheck) -> Imported:
    total = Imported()
    for done in index.add(checks):
        total = total.plus(done)
    return total


def state(index: SqlitePriorIndex) -> tuple[int, str]:
    used = index.contents().used
    return used.checks, used.sha256


def found(index: SqlitePriorIndex, text: str) -> list[tuple[str, Strength]]:
    with index.snapshot() as snapshot:
        return [(check.url, check.strength) for check in search(PriorQuery(text=text), snapshot)]


def test_a_claim_finds_its_check_with_all_that_its_publisher_said(index: SqlitePriorIndex) -> None:
    fill(index, BRIDGE, *OTHERS)
    with index.snapshot() as snapshot:
        [check] = search(PriorQuery(text="Velden’s new harbour bridge cost 15 million euros."), snapshot)
    assert check.model_dump() == BRIDGE.model_dump(exclude={"title"}) | {"strength": Strength.STRONG}


def test_words_that_only_meet_are_no_find(index: SqlitePriorIndex) -> None:
    fill(index, BRIDGE, *OTHERS)
    assert found(index, "The minister said on Monday that pensions will rise in the autumn") == []


def test_the_same_checks_are_the_same_index_in_whatever_order_they_came(tmp_path: Path) -> None:
    one, other = SqlitePriorIndex(tmp_path / "one.db"), SqlitePriorIndex(tmp_path / "other.db")
    fill(one, BRIDGE, *OTHERS)
    for check in reversed([BRIDGE, *OTHERS]):
        fill(other, check)
    assert state(one) == state(other)


def test_importing_again_changes_nothing(index: SqlitePriorIndex) -> None:
    assert fill(index, BRIDGE, *OTHERS) == Imported(new=4)
    before = state(index)
    assert fill(index, *OTHERS, BRIDGE) == Imported(known=4)
    assert state(index) == before


def test_a_changed_rating_replaces_the_old_one(index: SqlitePriorIndex) -> None:
    fill(index, BRIDGE)
    before = state(index)
    changed = BRIDGE.model_copy(update={"rating": "True", "claim": BRIDGE.claim.upper()})
    assert fill(index, changed) == Imported(changed=1)
    with index.snapshot() as snapshot:
        assert list(snapshot.export()) == [changed]
        assert snapshot.frequencies(["harbour"]) == {"harbour": 1}
    assert state(index) != before


def test_what_is_removed_leaves_no_trace_in_the_index(index: SqlitePriorIndex) -> None:
    fill(index, BRIDGE)
    before = state(index)
    fill(index, *OTHERS)
    assert index.remove("Other Facts") == 3
    assert state(index) == before
    assert found(index, "Goats graze on the roof of the town hall") == []
    with index.snapshot() as snapshot:
        assert snapshot.frequencies(["goat", "harbour"]) == {"goat": 0, "harbour": 1}


def test_a_feed_that_breaks_off_leaves_what_came_before_it(index: SqlitePriorIndex) -> None:
    def feed() -> Iterator[PublishedCheck]:
        yield BRIDGE
        raise UnsupportedInputError("broken")

    with pytest.raises(UnsupportedInputError):
        list(index.add(feed()))
    assert index.contents().used.checks == 1


def test_a_reader_keeps_its_snapshot_while_another_imports(index: SqlitePriorIndex) -> None:
    fill(index, BRIDGE)
    with index.snapshot() as snapshot:
        fill(index, *OTHERS)
        assert len(list(snapshot.export())) == 1
    assert index.contents().used.checks == 4


def test_many_checks_of_the_same_weight_are_cut_in_the_same_place(tmp_path: Path) -> None:
    checks = [PublishedCheck(url=f"https://c.example/{n}", claim=f"Goats graze in place {n}") for n in range(700)]
    finds: list[list[str]] = []
    for order in (checks, checks[::-1]):
        index = SqlitePriorIndex(tmp_path / f"{len(finds)}.db")
        fill(index, *order)
        with index.snapshot() as snapshot:
            finds.append(sorted(one.url for one in snapshot.candidates({"goat": 1.0})))
    assert finds[0] == finds[1]
    assert len(finds[0]) == 500


def test_without_a_file_the_message_says_how_to_make_one(index: SqlitePriorIndex) -> None:
    with pytest.raises(PriorIndexError, match="factcheck prior import"), index.snapshot():
        pass
    assert not index.file.exists()


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE notes (note TEXT)")
    database.close()
    before = file.read_bytes()
    with pytest.raises(PriorIndexError, match="no index of version 1"):
        list(SqlitePriorIndex(file).add([BRIDGE]))
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_one_error(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(b"hello" * 1000)
    with pytest.raises(PriorIndexError, match="does not work"):
        SqlitePriorIndex(file).contents()


def test_the_file_is_for_this_user_alone(index: SqlitePriorIndex) -> None:
    fill(index, BRIDGE)
    assert index.file.stat().st_mode & 0o777 == 0o600
