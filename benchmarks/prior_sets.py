"""Public CheckThat! repositories -> the sets of `benchmarks.prior`: verified claims, and queries with their gold.

    python -m benchmarks.prior_sets OUT --snopes2020 DIR --snopes2021 DIR --politifact DIR

The folders are checkouts of sshaar/clef2020-factchecking-task2 (its zip files unpacked in place),
Alihoe/CLEFCheckThat2aSimBa and harel-coffee/CLEFCheckThat2bSimBa-auto. A tweet's signature ("— Name (@handle) March 7,
2022") becomes claimant and date; those of a debate's line come from its transcript and the name of its file.
"""

import argparse
import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

_SIGNATURE = re.compile(r"\s*[—–-]+\s*([^—]{2,60}?)\s*\(@\w+\)\s*([A-Z][a-z]+ \d{1,2}, \d{4})?\s*\"?\s*$")
_DAY = re.compile(r"([A-Z][a-z]+ \d{1,2}, \d{4})|(\d{1,2} [A-Z][a-z]+ \d{4})")
_LINE = re.compile(r"(\d{4})_([a-z]{3})_(\d\d)_(?:.*_)?(\d+)$")
_EVENT = re.compile(r"(\d{4})(\d\d)(\d\d)_(Trump_)?")
Row = dict[str, object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    for name in ("snopes2020", "snopes2021", "politifact"):
        parser.add_argument(f"--{name}", type=Path)
    given = parser.parse_args()
    if given.snopes2020:
        _snopes_2020(given.snopes2020, given.out)
    if given.snopes2021:
        _snopes_2021(given.snopes2021, given.out)
    if given.politifact:
        _politifact(given.politifact, given.out)


def _snopes_2020(root: Path, out: Path) -> None:
    data = root / "data" / "v3.0"
    claims = _table(data / "verified_claims.docs.tsv")[1:]
    checks = [_check(number, claim, title) for number, claim, title in claims]
    parts = {"train": data / "train", "dev": data / "dev", "test": root / "test-input"}
    queries: list[Row] = []
    for part, folder in parts.items():
        gold = _gold(folder / "tweet-vclaim-pairs.qrels")
        queries += (
            _tweet(part, text, gold[key]) for key, text in _table(folder / "tweets.queries.tsv")[1:] if key in gold
        )
    _write(out / "2020-2", checks, queries)


def _snopes_2021(root: Path, out: Path) -> None:
    data = root / "data"
    known = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((data / "vclaims").glob("*.json"))]
    checks = [_check(one["vclaim_id"], one["vclaim"], one["title"], date=one.get("date")) for one in known]
    tweets = data / "original_twitter_data"
    training = dict(_table(tweets / "training_data" / "CT2022-Task2A-EN-Train-Dev_Queries.tsv"))
    queries: list[Row] = []
    for part in ("Train", "Dev"):
        gold = _gold(tweets / "training_data" / f"CT2022-Task2A-EN-{part}_QRELs.tsv")
        queries += (_tweet(part.lower(), training[key], found) for key, found in gold.items() if key in training)
    first = tweets / "test_data" / "CT2022-Task2A-EN-Dev-Test_{}.tsv"
    second = data / "TEST"
    tests = (
        ("2021-2A", Path(str(first).format("Queries")), Path(str(first).format("QRELs"))),
        ("2022-2A", second / "test_TEST.tsv", second / "CT2022-Task2A-EN-Test_Qrels_gold.tsv"),
    )
    for name, asked, answered in tests:
        texts = dict(_table(asked))
        test = [_tweet("test", texts[key], found) for key, found in _gold(answered).items() if key in texts]
        _write(out / name, checks, [*queries, *test])


def _politifact(root: Path, out: Path) -> None:
    data = root / "subtask_2b" / "data"
    checks = []
    for file in sorted((data / "politifact-vclaims").glob("*.json")):
        one = json.loads(file.read_text(encoding="utf-8"))
        checks.append(_check(file.stem, one["vclaim"], one["title"], one["speaker"], one["date"], one["truth_label"]))
    speech = data / "original_speech_data"
    speakers = dict(_speakers(speech / "transcripts"))
    training = dict(_table(speech / "training_data" / "CT2022-Task2B-EN-Train-Dev_Queries.tsv"))
    sources = [
        (part.lower(), training, _gold(speech / "training_data" / f"CT2022-Task2B-EN-{part}_QRELs.tsv"))
        for part in ("Train", "Dev")
    ]
    test = speech / "test_data"
    sources.append(("test", dict(_table(test / "queries.tsv")), _gold(test / "task2b-test.tsv")))
    queries = [
        _line(part, key, texts[key], found, speakers)
        for part, texts, gold in sources
        for key, found in gold.items()
        if key in texts
    ]
    _write(out / "2021-2B", checks, queries)


def _speakers(folder: Path) -> Iterator[tuple[tuple[str, int], str]]:
    for file in sorted(folder.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            number, _, rest = line.partition("\t")
            if number.isdigit():
                yield (file.name[:11], int(number)), rest.partition("\t")[0]


def _check(
    key: str, claim: str, title: str, claimant: str | None = None, date: str | None = None, rating: str | None = None
) -> Row:
    return {
        "url": _address(key),
        "claim": claim,
        "title": title,
        "claimant": claimant,
        "date": _iso(date),
        "rating": rating,
    }


def _tweet(part: str, text: str, gold: Iterable[str]) -> Row:
    signed = _SIGNATURE.search(text)
    claimant, day = (signed[1], _iso(signed[2])) if signed else (None, None)
    words = text[: signed.start()] if signed else text
    return {"part": part, "text": words, "claimant": claimant, "date": day, "gold": sorted(map(_address, gold))}


def _line(part: str, key: str, text: str, gold: Iterable[str], speakers: Mapping[tuple[str, int], str]) -> Row:
    claimant = day = None
    if (line := _LINE.match(key)) is not None:
        claimant = speakers.get((f"{line[1]}_{line[2]}_{line[3]}", int(line[4])))
        day = datetime.strptime(f"{line[1]} {line[2]} {line[3]}", "%Y %b %d").date().isoformat()
    elif (event := _EVENT.match(key)) is not None:
        claimant, day = "Donald Trump" if event[4] else None, f"{event[1]}-{event[2]}-{event[3]}"
    return {"part": part, "text": text, "claimant": claimant, "date": day, "gold": sorted(map(_address, gold))}


def _address(key: str) -> str:
    return f"https://checks.example/{key}"


def _iso(written: str | None) -> str | None:
    found = _DAY.search(written or "")
    if found is None:
        return None
    try:
        return datetime.strptime(found[0], "%B %d, %Y" if found[1] else "%d %B %Y").date().isoformat()
    except ValueError:
        return None


def _table(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))


def _gold(file: Path) -> dict[str, list[str]]:
    gold: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        query, _, check, _ = line.split()
        if check not in gold.setdefault(query, []):
            gold[query].append(check)
    return gold


def _write(folder: Path, checks: Iterable[Row], queries: Iterable[Row]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("checks", checks), ("queries", queries)):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
