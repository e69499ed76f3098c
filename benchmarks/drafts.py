"""How long does `factcheck draft` need for 50 kB against 1 MB of sources?

    python -m benchmarks.drafts               made-up articles, a seventh of the draft's quotations altered
    python -m benchmarks.drafts FILE ...      texts of yours as sources; the draft is made of their paragraphs
    python -m benchmarks.drafts --profile     where the time goes

Median CPU seconds of the process, which another process on the machine does not change much. A made-up text has the
vocabulary of the lexicon, so that it is read as prose is.
"""

import argparse
import cProfile
import gc
import pstats
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from factcheck.domain.draft_report import DraftReport
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.pipeline.draft_check import Text, check_draft

DRAFT_BYTES: Final = 50_000
SOURCE_BYTES: Final = 1_000_000
_ALTERED: Final = 7
_PLACES: Final = ("Halden", "Olst", "Velden", "Ribe", "Moss Bay", "Lund", "Port Ellen", "Tarn")
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_TEMPLATES: Final = (
    "{name} told the council of {place} on {day} that {n} {a} had been sold for {m}.{k} million euros, and that the "
    "{b} of the {c} would have to wait until {year}.",
    "“We have to bring the {a} and the {b} to {place}, and nobody in the {c} will stop us before {year},” {name} said. "
    "“The {d} is not what the {a} of {place} was.”",
    "“I do not think that {n} {a} are enough for the {b},” {name} said in a letter to the {c} of {place}.",
    "The {a} of the {b} rose by {k} percent to {n}, the {place} {c} said in a report on {day}, while the {d} fell.",
    "In {place} the {a} had stood beside the {b} for years, and the {c} came to the {d} only when it rained.",
    "According to {name}, who leads the {a} of {place}, the {b} needs {n} more {c} than the {d} has.",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    chance = random.Random(5)  # noqa: S311 -- no secret
    paragraphs = [part for file in options.files for part in file.read_text(encoding="utf-8").split("\n\n")]
    source = _first(paragraphs or _made(chance), SOURCE_BYTES)
    draft = _first(_altered(source, chance), DRAFT_BYTES)
    gc.disable()  # as the command does
    if options.profile:
        with cProfile.Profile() as profile:
            _check(draft, source)
        pstats.Stats(profile).sort_stats("cumtime").print_stats(45)
        return
    _check(draft[:5], source[:50])
    times = []
    for _ in range(options.rounds):
        begun = time.process_time()
        report = _check(draft, source)
        times.append(time.process_time() - begun)
    print(f"{median(times):.2f} s of CPU (median of {options.rounds}); at most 2 s")
    print(
        ", ".join(f"{count} {verdict}" for verdict, count in Counter(one.verdict for one in report.quotations).items())
    )
    print(", ".join(f"{count} {verdict}" for verdict, count in Counter(one.verdict for one in report.details).items()))


def _check(draft: Sequence[str], source: Sequence[str]) -> DraftReport:
    return check_draft(Text("draft", "text", "\n\n".join(draft)), [Text("source", "text", "\n\n".join(source))])


def _first(paragraphs: Sequence[str], most_bytes: int) -> list[str]:
    """As many of the paragraphs as come to so many bytes, from the beginning again where there are too few."""
    found: list[str] = []
    size = 0
    while size < most_bytes:
        found.append(paragraphs[len(found) % len(paragraphs)])
        size += len(found[-1].encode()) + 2
    return found


def _altered(source: Sequence[str], chance: random.Random) -> list[str]:
    """Paragraphs of the source in another order, some with a word dropped."""
    drafted = [part.split(" ") for part in chance.sample(source, k=min(len(source), 1_000))]
    for words in drafted[::_ALTERED]:
        if len(words) > 8:
            del words[chance.randrange(3, len(words) - 3)]
    return [" ".join(words) for words in drafted]


def _made(chance: random.Random) -> list[str]:
    nouns = sorted(word for word, classes in lexicon().items() if classes & Word.ROLE == 0 and len(word) > 4)
    weights = [1 / (place + 20) for place in range(len(nouns))]
    chance.shuffle(nouns)
    names = [f"{a} {b}" for a in ("Anna", "Joel", "Ada", "Ivo") for b in ("Brook", "Lund", "Moss", "Okafor", "Roe")]
    made = []
    for _ in range(8_000):
        a, b, c, d = chance.choices(nouns, weights, k=4)
        made.append(
            chance.choice(_TEMPLATES).format(
                a=a, b=b, c=c, d=d, name=chance.choice(names), place=chance.choice(_PLACES), day=chance.choice(_DAYS),
                n=chance.randrange(2, 4_000), m=chance.randrange(1, 90), k=chance.randrange(1, 10),
                year=chance.randrange(2025, 2040),
            )
        )  # fmt: skip
    return made


if __name__ == "__main__":
    main()
