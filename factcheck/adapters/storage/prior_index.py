"""Published fact-checks in one SQLite file: rows, an inverted index of their terms (FTS5), document frequencies."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from heapq import nlargest
from itertools import accumulate
from pathlib import Path
from typing import Final

from factcheck.adapters.storage.private_files import make_private
from factcheck.domain.prior import Contents, Imported, PriorIndexUsed, PublishedCheck
from factcheck.errors import FactcheckError, PriorIndexError
from factcheck.matching.terms import terms

_VERSION: Final = 1
# Contentless, and without positions: a rowid for each term is all that candidates need. `1.5` is one term.
_SCHEMA: Final = """
CREATE TABLE checks (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, url TEXT NOT NULL, claim TEXT NOT NULL,
    title TEXT, claimant TEXT, publisher TEXT, date TEXT, rating TEXT
);
CREATE TABLE frequencies (term TEXT PRIMARY KEY, checks INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE state (checks INTEGER NOT NULL, digest TEXT NOT NULL);
INSERT INTO state VALUES (0, '0');
CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '.'");
"""
_Values = tuple[str | None, ...]

_FIELDS: Final = ("url", "claim", "title", "claimant", "publisher", "date", "rating")
_SELECT: Final = "SELECT number, url, claim, title, claimant, publisher, date, rating FROM checks "
_SELECT_SEVERAL: Final = _SELECT + "WHERE number IN (SELECT value FROM json_each(?))"  # noqa: S608 -- two constants
_INSERT: Final = (
    "INSERT INTO checks (number, key, url, claim, title, claimant, publisher, date, rating) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_POSTINGS: Final = "SELECT json_group_array(rowid) FROM words WHERE words MATCH ?"
_SELECT_KNOWN: Final = (
    "SELECT number, key, url, claim, title, claimant, publisher, date, rating FROM checks "
    "WHERE key IN (SELECT value FROM json_each(?))"
)
# Rows of one transaction: a kill loses at most so many, and another process waits no longer than they take.
_AT_ONCE: Final = 5_000
_PATIENCE_S: Final = 5.0
# Keys are hashes, so an import touches leaf pages all over their index: the page cache holds it for a million rows.
_CACHE_KB: Final = 100_000
# Postings that a search reads, of the rarest terms first: it bounds its time in an index of any size.
_MOST_POSTINGS: Final = 40_000
_CANDIDATES: Final = 100
# More than sums of the same weights in another order differ.
_ROUNDING: Final = 1e-6
# Candidates of the same weight beyond the last are ranked, too, up to so many in all.
_MOST_CANDIDATES: Final = 500
# An incremental multiset hash: the sum of the rows' hashes, whatever their order.
_MODULUS: Final = 1 << 256


class SqlitePriorIndex:
    """A `PriorIndex` that any number of processes may read while one writes (WAL). Failures are a PriorIndexError."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def exists(self) -> bool:
        return self.file.is_file()

    @contextmanager
    def snapshot(self) -> Iterator["Snapshot"]:
        """The index as it is now, whatever is imported meanwhile. Raises PriorIndexError where there is none."""
        if not self.exists():
            raise PriorIndexError(
                f"there is no index of published fact-checks at {self.file}: "
                "make one with `factcheck prior import FILE`, or set FACTCHECK_PRIOR_INDEX"
            )
        with self._connected() as database:
            database.execute("BEGIN")
            yield Snapshot(database)
            database.rollback()

    def add(self, rows: Iterable[PublishedCheck]) -> Iterator[Imported]:
        """Add or replace the rows; after each transaction what it did. A run that is cut short can be run again."""
        with self._connected(creates=True) as database:
            database.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
            for batch in _batches(rows):
                with _writing(database):
                    done = _Writer(database).add(batch)
                yield done

    def remove(self, publisher: str) -> int:
        """Remove all checks of the publisher; how many there were."""
        with self._connected() as database, _writing(database):
            return _Writer(database).remove(publisher)

    def contents(self) -> Contents:
        with self.snapshot() as snapshot:
            return snapshot.contents(sum(file.stat().st_size for file in self.file.parent.glob(f"{self.file.name}*")))

    @contextmanager
    def _connected(self, *, creates: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            if creates:
                make_private(self.file.parent, self.file.name)
            database = sqlite3.connect(
                f"{self.file.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE_S, isolation_level=None
            )
            try:
                _prepare(database)
                yield database
            finally:
                database.close()
        except (sqlite3.Error, OSError) as exc:
            raise PriorIndexError(f"the index of published fact-checks, {self.file}, does not work: {exc}") from exc


class Snapshot:
    """One read transaction."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._frequencies: dict[str, int] = {}
        self.used = _used(database)

    def frequencies(self, found: Iterable[str]) -> dict[str, int]:
        """In how many checks each of the terms stands; cached for the snapshot."""
        wanted = set(found)
        asked = json.dumps(sorted(wanted - self._frequencies.keys()))
        self._frequencies.update(
            self._database.execute(
                "SELECT value, coalesce(checks, 0) FROM json_each(?) LEFT JOIN frequencies ON term = value", (asked,)
            )
        )
        return {term: self._frequencies[term] for term in wanted}

    def candidates(self, weights: Mapping[str, float]) -> list[PublishedCheck]:
        """The checks with the most weight of these terms in them; independent of the order of import.

        The rarest terms come first. Once the terms to come weigh less than what the last candidate has already, no
        other check can become one (MaxScore, Turtle and Flood 1995), and only those that still can are weighed on.
        """
        counts = self.frequencies(weights)
        known = sorted((term for term in weights if counts[term]), key=lambda term: (counts[term], term))
        postings = accumulate(counts[term] for term in known)
        known = [
            term
            for at, (term, read) in enumerate(zip(known, postings, strict=True))
            if not at or read <= _MOST_POSTINGS
        ]
        sums: dict[int, float] = defaultdict(float)
        left = sum(weights[term] for term in known)
        is_closed = False
        for term in known:
            numbers = self._postings(term)
            for number in sums.keys() & set(numbers) if is_closed else numbers:
                sums[number] += weights[term]
            left -= weights[term]
            least = _last_candidate(sums, above=left + _ROUNDING)
            if least is not None:
                is_closed = True
                sums = {number: weight for number, weight in sums.items() if weight + left + _ROUNDING >= least}
        return [_check(row) for row in self._rows(self._heaviest(sums))]

    def contents(self, size_bytes: int) -> Contents:
        publishers = self._database.execute(
            "SELECT coalesce(publisher, ''), count(*) FROM checks GROUP BY publisher ORDER BY 2 DESC, 1"
        )
        oldest, newest = self._database.execute("SELECT min(date), max(date) FROM checks").fetchone()
        return Contents(self.used, tuple(publishers), oldest, newest, size_bytes)

    def export(self) -> Iterator[PublishedCheck]:
        """All checks, in order of address and claim."""
        for row in self._database.execute(_SELECT + "ORDER BY url, claim"):
            yield _check(row)

    def _postings(self, term: str) -> list[int]:
        """The checks with the term; as one JSON array, which takes half the time of as many rows."""
        (numbers,) = self._database.execute(_POSTINGS, (f'"{term}"',)).fetchone()
        return json.loads(numbers)  # type: ignore[no-any-return]

    def _heaviest(self, sums: dict[int, float]) -> Sequence[int]:
        """The heaviest, and those that weigh as much as the last of them, of too many those with the least key."""
        if len(sums) <= _CANDIDATES:
            return list(sums)
        least = nlargest(_CANDIDATES, sums.values())[-1]
        above = [number for number, weight in sums.items() if weight > least]
        tied = [number for number, weight in sums.items() if weight == least]
        room = _MOST_CANDIDATES - len(above)
        if len(tied) > room:
            picked = "SELECT number FROM checks WHERE number IN (SELECT value FROM json_each(?)) ORDER BY key LIMIT ?"
            tied = [number for (number,) in self._database.execute(picked, (json.dumps(tied), room))]
        return [*above, *tied]

    def _rows(self, numbers: Sequence[int]) -> sqlite3.Cursor:
        return self._database.execute(_SELECT_SEVERAL, (json.dumps(numbers),))


class _Writer:
    """Changes of one transaction, which keep rows, terms, frequencies and hash in step."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._frequencies: Counter[str] = Counter()
        self._digest = 0
        self._checks = 0

    def add(self, batch: Sequence[PublishedCheck]) -> Imported:
        """The last of several rows with one key counts."""
        given = {_key(check): tuple(getattr(check, name) for name in _FIELDS) for check in batch}
        known = self._known(given)
        new = [(key, values) for key, values in given.items() if key not in known]
        changed = [(key, values) for key, values in given.items() if key in known and known[key][1] != values]
        for key, _ in changed:
            self._delete(*known[key])
        self._insert([*new, *changed])
        self._close()
        return Imported(len(new), len(changed), len(batch) - len(new) - len(changed))

    def remove(self, publisher: str) -> int:
        rows = self._database.execute(_SELECT + "WHERE publisher = ?", (publisher,)).fetchall()
        for number, *values in rows:
            self._delete(number, tuple(values))
        self._close()
        return len(rows)

    def _known(self, keys: Iterable[str]) -> dict[str, tuple[int, _Values]]:
        """Number and values of the rows that have one of the keys."""
        asked = json.dumps(list(keys))
        return {row[1]: (row[0], row[2:]) for row in self._database.execute(_SELECT_KNOWN, (asked,))}

    def _insert(self, rows: Sequence[tuple[str, _Values]]) -> None:
        (last,) = self._database.execute("SELECT coalesce(max(number), 0) FROM checks").fetchone()
        numbered = list(enumerate(rows, start=last + 1))
        words = [(number, _terms_of(values)) for number, (_, values) in numbered]
        self._database.executemany(_INSERT, [(number, key, *values) for number, (key, values) in numbered])
        self._database.executemany(
            "INSERT INTO words (rowid, terms) VALUES (?, ?)", [(number, " ".join(found)) for number, found in words]
        )
        for _, found in words:
            self._frequencies.update(found)
        for _, values in rows:
            self._count(values, 1)

    def _delete(self, number: int, values: _Values) -> None:
        """A contentless index is told what it held."""
        found = _terms_of(values)
        self._database.execute("DELETE FROM checks WHERE number = ?", (number,))
        self._database.execute(
            "INSERT INTO words (words, rowid, terms) VALUES ('delete', ?, ?)", (number, " ".join(found))
        )
        self._frequencies.subtract(found)
        self._count(values, -1)

    def _count(self, values: _Values, step: int) -> None:
        row = "\x1f".join("\x00" if value is None else value for value in values)
        self._digest += step * int.from_bytes(sha256(row.encode()).digest())
        self._checks += step

    def _close(self) -> None:
        self._database.executemany(
            "INSERT INTO frequencies VALUES (?, ?) ON CONFLICT DO UPDATE SET checks = checks + excluded.checks",
            [(term, count) for term, count in sorted(self._frequencies.items()) if count],
        )
        fewer = [(term,) for term, count in self._frequencies.items() if count < 0]
        self._database.executemany("DELETE FROM frequencies WHERE term = ? AND checks = 0", fewer)
        checks, digest = self._database.execute("SELECT checks, digest FROM state").fetchone()
        total = (int(digest, 16) + self._digest) % _MODULUS
        self._database.execute("UPDATE state SET checks = ?, digest = ?", (checks + self._checks, f"{total:x}"))


def _last_candidate(sums: Mapping[int, float], *, above: float) -> float | None:
    """The weight of the last candidate, where there are enough and it is above that."""
    if len(sums) <= _CANDIDATES or max(sums.values()) <= above:
        return None
    least = nlargest(_CANDIDATES, sums.values())[-1]
    return least if least > above else None


def _batches(rows: Iterable[PublishedCheck]) -> Iterator[list[PublishedCheck]]:
    """The rows of one transaction each; where the feed breaks off, what came before it, and then its error."""
    batch: list[PublishedCheck] = []
    try:
        for row in rows:
            batch.append(row)
            if len(batch) == _AT_ONCE:
                yield batch
                batch = []
    except FactcheckError:
        yield batch
        raise
    yield batch


def _terms_of(values: _Values) -> list[str]:
    """The distinct terms of claim and title."""
    return sorted(set(terms(f"{values[1]}\n{values[2] or ''}")))


def _check(row: Sequence[str | None]) -> PublishedCheck:
    """The check in a row of `_SELECT`, whose first cell is its number."""
    return PublishedCheck.model_validate(dict(zip(_FIELDS, row[1:], strict=True)))


def _key(check: PublishedCheck) -> str:
    """Two rows of the same address and claim are one check; case and blanks in the claim do not count."""
    return sha256(f"{check.url}\n{' '.join(check.claim.casefold().split())}".encode()).hexdigest()[:32]


def _used(database: sqlite3.Connection) -> PriorIndexUsed:
    checks, digest = database.execute("SELECT checks, digest FROM state").fetchone()
    return PriorIndexUsed(sha256=sha256(f"{_VERSION} {digest}".encode()).hexdigest(), checks=checks)


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA trusted_schema=OFF")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == 0 and not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        database.execute("PRAGMA journal_mode=WAL")
        database.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}PRAGMA user_version={_VERSION};COMMIT;")
    elif version != _VERSION:
        raise sqlite3.DatabaseError(f"it is no index of version {_VERSION}; import the feeds into a new file")
    database.execute("PRAGMA synchronous=NORMAL")


@contextmanager
def _writing(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.rollback()
        raise
    database.commit()
