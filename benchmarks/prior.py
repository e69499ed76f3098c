"""How well published fact-checks are found: MAP@5, false alarms and strength on the CheckThat! sets; speed at scale.

    python -m benchmarks.prior FOLDER            the sets under FOLDER, those that are there
    python -m benchmarks.prior --rows 1000000    import and search of made-up rows

FOLDER has `2020-2`, `2021-2A`, `2021-2B`, `2022-2A`, each with `checks.jsonl` ({"url", "claim", "title", "claimant",
"publisher", "date", "rating"}) and `queries.jsonl` ({"part", "text", "claimant", "date", "gold": [url, ...]});
`python -m benchmarks.prior_sets` writes them from the public repositories.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.adapters.storage.prior_index import SqlitePriorIndex
from factcheck.domain.prior import PriorQuery, PublishedCheck
from factcheck.matching.ranking import Ranked
from factcheck.matching.strength import load_thresholds, strength_of
from factcheck.pipeline.prior_checks import find

# The queries of a part are parted into those the ranking may be tuned on and those that are reported.
TEST = "test"
_FALSE_ALARMS = 0.05
_DEPTH = 5


class Asked(NamedTuple):
    """A query, the addresses that answer it, the ranking, and the ranking as if those were not in the index."""

    gold: frozenset[str]
    found: list[Ranked]
    without: list[Ranked]

    @property
    def is_right(self) -> bool:
        return bool(self.found) and self.found[0].check.url in self.gold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--part", default=TEST)
    parser.add_argument("--rows", type=int)
    options = parser.parse_args()
    if options.rows:
        _speed(options.rows)
    if options.folder:
        for name in sorted(path.name for path in options.folder.iterdir() if (path / "queries.jsonl").is_file()):
            _quality(options.folder / name, options.part)


def _quality(folder: Path, part: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        index = SqlitePriorIndex(Path(scratch) / "prior" / "index.db")
        for _ in index.add(PublishedCheck.model_validate(row) for row in _rows(folder / "checks.jsonl")):
            pass
        asked = list(_ask(index, [row for row in _rows(folder / "queries.jsonl") if row["part"] == part]))
    if not asked:
        return
    right = [one for one in asked if one.is_right]
    bar = _bar([one.without[0].likeness if one.without else 0.0 for one in asked])
    kept = sum(one.found[0].likeness > bar for one in right) / len(right)
    strong = [one for one in asked if _is_strong(one.found)]
    wrong = sum(_is_strong(one.without) for one in asked)
    good = sum(one.is_right for one in strong)
    print(
        f"{folder.name:8} {part}: {len(asked)} queries, MAP@5 {sum(map(_precision, asked)) / len(asked):.4f}, "
        f"first hit right {len(right) / len(asked):.3f}; at {_FALSE_ALARMS:.0%} false alarms {kept:.3f} of right first "
        f"hits stay; strong: {len(strong)}, of them right {good / max(1, len(strong)):.3f}; with as many queries whose "
        f"gold is taken out {good / max(1, len(strong) + wrong):.3f}, false alarms {wrong / len(asked):.3f}"
    )


def _ask(index: SqlitePriorIndex, rows: Sequence[dict[str, object]]) -> Iterator[Asked]:
    with index.snapshot() as snapshot:
        for row in rows:
            gold = frozenset(map(str, row["gold"] if isinstance(row["gold"], list) else ()))
            query = PriorQuery.model_validate({name: row.get(name) for name in PriorQuery.model_fields})
            yield Asked(gold, find(query, snapshot), find(query, snapshot, without=gold))


def _precision(one: Asked) -> float:
    """Average precision of the first five, over all that is gold, as trec_eval has it."""
    hits, total = 0, 0.0
    for place, ranked in enumerate(one.found[:_DEPTH], start=1):
        if ranked.check.url in one.gold:
            hits += 1
            total += hits / place
    return total / len(one.gold)


def _bar(likenesses: Sequence[float]) -> float:
    """The likeness that so many queries exceed whose gold is not there."""
    return sorted(likenesses, reverse=True)[int(len(likenesses) * _FALSE_ALARMS)]


def _is_strong(found: Sequence[Ranked]) -> bool:
    return bool(found) and strength_of(found[0], load_thresholds()) == "strong"


def _rows(file: Path) -> Iterator[dict[str, object]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _speed(rows: int) -> None:
    """Rows of words that are as frequent as words are (Zipf), so that some stand in a tenth of all."""
    chance = random.Random(7)  # noqa: S311 -- no secret
    words = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in _ENDINGS]
    weights = [1 / (place + 10) for place in range(len(words))]
    pool = chance.choices(words, weights, k=2_000_000)

    def made(number: int) -> PublishedCheck:
        at = chance.randrange(len(pool) - 40)
        return PublishedCheck(
            url=f"https://checks.example/{number}",
            claim=" ".join(pool[at : at + 18]),
            title=" ".join(pool[at + 20 : at + 28]),
            publisher=f"Publisher {number % 100}",
            date="2024-05-10",
            rating="False",
        )

    with tempfile.TemporaryDirectory() as scratch:
        index = SqlitePriorIndex(Path(scratch) / "prior" / "index.db")
        begun = time.process_time()
        for _ in map(made, range(rows)):
            pass
        making = time.process_time() - begun
        begun = time.process_time()
        for _ in index.add(map(made, range(rows))):
            pass
        took = time.process_time() - begun - making
        size = index.contents().size_bytes / 1e6
        print(f"{rows:,} rows in {took:.1f} s of CPU: {rows / took:,.0f} rows/s; {size:,.0f} MB")
        times = []
        for _ in range(50):
            at = chance.randrange(len(pool) - 40)
            begun = time.process_time()
            with index.snapshot() as snapshot:
                find(PriorQuery(text=" ".join(pool[at : at + 15])), snapshot)
            times.append(time.process_time() - begun)
        times.sort()
        print(f"search: median {times[25] * 1e3:.1f} ms of CPU, slowest of 50 {times[-1] * 1e3:.1f} ms")


_ENDINGS = [
    f"{a}{b}" for a in ("", "n", "r", "st", "lo", "mi", "ka", "du", "pe", "ga", "vo", "zi") for b in "bdgkmnprt"
]


if __name__ == "__main__":
    main()
