"""Pasted pages with their headline -> the weights of factcheck/intake/data/headline_model.txt.

usage: python -m benchmarks.train_headline_model PAGES.jsonl...

Each row is {"page_text", "title"}: what select-all and copy gives in a browser, and the headline as the page shows it.
People also paste less than the page: each is learnt from a second time, from a line or two above its headline on.
A conditional logit: of the lines that could be the headline, and none, the likeliest is right (McFadden, 1974), with
an L2 penalty, by AdaGrad. Prints on how many pages left out of the training the headline is found, then the weights.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from factcheck.errors import FactcheckError
from factcheck.intake.metadata.found import fold
from factcheck.intake.page.headline import headline_candidates
from factcheck.intake.page.headline_features import Around, headline_features
from factcheck.intake.pasted.read import survey

_FOLDS = 4
_REACHES = 3
_ROUNDS = 50
_STEP = 0.3
_PENALTY = 1.0
_FEWEST_LINES = 8
_LEAST_WEIGHT = 0.1
_HEADER = """\
# Weights of the lines of a page that could be its headline (intake/page/headline_features.py): `feature = weight`.
# Trained by benchmarks/train_headline_model.py on {count} pages, most of them of the training part of WCXB, the Web
# Content Extraction Benchmark (M. Foley, CC BY 4.0): blogs, guides, news; numbers only, no text of any page.
"""


class Sample(NamedTuple):
    """The features of each candidate of a page, and the numbers of those that are the headline."""

    features: list[list[str]]
    right: frozenset[int]


class Labelled(NamedTuple):
    """What is looked at for the headline of a page, the headline, and how far above it a part of the page begins."""

    page: Around
    title: str
    reach: int

    def whole(self) -> Sample:
        return _sample(self.page, self.title)

    def part(self) -> Sample | None:
        """The page from some lines above the headline on; None where that is in the body, or no candidate."""
        page = self.page
        right = [at for at in page.candidates if fold(page.texts[at]) == self.title]
        if not right or right[-1] >= page.body[0]:
            return None
        start = max(0, right[-1] - self.reach)
        body, candidates = ([at - start for at in places if at >= start] for places in (page.body, page.candidates))
        return _sample(Around(page.texts[start:], page.looks[start:], body, candidates), self.title)


def main(paths: Sequence[Path]) -> None:
    pages = [page for path in paths for page in _pages(path)]
    Random(0).shuffle(pages)  # noqa: S311 -- only an order
    found = found_in_part = parts = 0
    for fold_number in range(_FOLDS):
        weights = _train([one for at, one in enumerate(pages) if at % _FOLDS != fold_number])
        for page in pages[fold_number::_FOLDS]:
            found += _is_found(page.whole(), weights)
            part = page.part()
            parts += part is not None
            found_in_part += part is not None and _is_found(part, weights)
    print(f"left out: found={found} pages={len(pages)} found_in_part={found_in_part} parts={parts}", file=sys.stderr)
    print(_HEADER.format(count=len(pages)), end="")
    for feature, weight in sorted(_train(pages).items()):
        if abs(weight) >= _LEAST_WEIGHT:
            print(f"{feature} = {weight:.2f}")


def _pages(path: Path) -> Iterator[Labelled]:
    """The pages that show their headline."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        seen, title = _seen(row["page_text"]), fold(row["title"])
        if seen is not None and title in map(fold, seen.texts):
            yield Labelled(seen, title, number % _REACHES)


def _sample(page: Around, title: str) -> Sample:
    """Where the headline is no candidate, none is right."""
    right = (number for number, at in enumerate(page.candidates) if fold(page.texts[at]) == title)
    return Sample(list(headline_features(page)), frozenset(right))


def _seen(page_text: str) -> Around | None:
    """What the reader of pasted text looks at for the headline; None where it finds no article."""
    try:
        page = survey(page_text)
        body = page.body()
    except FactcheckError:
        return None
    return Around(page.texts, page.looks, body, headline_candidates(page.texts, page.looks, body))


def _train(pages: Sequence[Labelled]) -> dict[str, float]:
    samples = [one for page in pages for one in (page.whole(), page.part()) if one is not None]
    counts = Counter(feature for sample in samples for features in sample.features for feature in features)
    known = {feature for feature, count in counts.items() if count >= _FEWEST_LINES}
    read = [([[f for f in features if f in known] for features in one.features], one.right) for one in samples]
    weights: dict[str, float] = dict.fromkeys(sorted(known), 0.0)
    squares: dict[str, float] = defaultdict(lambda: 1e-8)
    for _ in range(_ROUNDS):
        gradient = {feature: _PENALTY * weight for feature, weight in weights.items()}
        for lines, right in read:
            for features, error in zip(lines, _errors(lines, right, weights), strict=True):
                for feature in features:
                    gradient[feature] += error
        for feature, slope in gradient.items():
            squares[feature] += slope * slope
            weights[feature] -= _STEP * slope / math.sqrt(squares[feature])
    return weights


def _errors(lines: Sequence[Sequence[str]], right: frozenset[int], weights: dict[str, float]) -> list[float]:
    """Each line's probability minus what it should be: of several right ones, together one."""
    scores = [sum(weights[feature] for feature in features) for features in lines]
    highest = max([*scores, 0.0])
    odds = [math.exp(score - highest) for score in scores]
    whole, of_right = sum(odds) + math.exp(-highest), sum(odds[at] for at in right) or 1.0
    return [one / whole - (one / of_right if at in right else 0.0) for at, one in enumerate(odds)]


def _is_found(sample: Sample, weights: dict[str, float]) -> bool:
    scores = [sum(weights.get(feature, 0.0) for feature in features) for features in sample.features]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return best in sample.right


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(one) for one in sys.argv[1:]])
