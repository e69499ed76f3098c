"""Pages with a marked body -> the weights of factcheck/intake/data/page_model.txt or html_model.txt.

usage: python -m benchmarks.train_page_model (pasted | html) FOLDER...

Each FOLDER holds dev.jsonl with rows {"domain" or "publisher", "page_text", "html_path", "article_body"}; the order of
folders counts. Prints the mean F1 of the body's characters over pages whose sites were left out of the training, then
the weights of all rows. Needs python-crfsuite (`pip install python-crfsuite`), which nothing else here does.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import mean

import pycrfsuite

from benchmarks.page_boxes import with_boxes
from benchmarks.page_rows import Sample, read_samples
from factcheck.intake.chain import Votes, keep
from factcheck.intake.page_model import Model, Place

_FOLDS = 6
# L1 leaves few features, L2 leaves none of them much weight. HTML has more to go by.
_PENALTIES = {"pasted": {"c1": 1.0, "c2": 4.0}, "html": {"c1": 0.2, "c2": 3.0}}
_ROUNDS = 150
_BOXES = {"pasted": 200, "html": 0}
_LEAST_WEIGHT = 0.02
_STEPS = ("BB", "BA", "AA", "AI", "AE", "II", "IA", "EE")
_LETTERS = "BAIE"
_HEADER = """\
# Weights of the model that tells an article's paragraphs from the rest of a {form} page (page_model.py):
# `feature = votes` for before the article, in it, inside it but furniture, after it; and the weight of each step from
# one of these places to the next. Trained by benchmarks/train_page_model.py as a linear-chain conditional random field
# (python-crfsuite, L1 {c1:g} and L2 {c2:g}) on {count} pages of {sites} sites{boxes};
# numbers only, no text of any page.
"""


def main(form: str, folders: Sequence[Path]) -> None:
    samples = [sample for folder in folders for sample in read_samples(folder, form)]
    scores = _left_out(samples, form)
    below = sum(score < 0.5 for score in scores)
    print(f"left out: f1={mean(scores):.4f} below_half={below} pages={len(scores)}", file=sys.stderr)
    model = _train(samples, form)
    boxes = f", and {_BOXES[form]} copies with boxes put into the article" if _BOXES[form] else ""
    sites = len({sample.site for sample in samples})
    print(_HEADER.format(form=form, count=len(samples), sites=sites, boxes=boxes, **_PENALTIES[form]), end="")
    for step in sorted(_STEPS):
        print(f"step_{step} = {model.steps[step]:.3f}")
    for feature, votes in sorted(model.votes.items()):
        if max(map(abs, votes)) >= _LEAST_WEIGHT:
            print(f"{feature} = {' '.join(f'{vote:.2f}' for vote in votes)}")


def _left_out(samples: Sequence[Sample], form: str) -> list[float]:
    """The score of each page by a model that saw none of its site."""
    sites = sorted({sample.site for sample in samples})
    Random(0).shuffle(sites)  # noqa: S311 -- only an order
    scores = []
    for fold in range(_FOLDS):
        out = set(sites[fold::_FOLDS])
        model = _train([sample for sample in samples if sample.site not in out], form)
        scores += [_score(sample, model) for sample in samples if sample.site in out]
    return scores


def _train(samples: Sequence[Sample], form: str) -> Model:
    trainer = pycrfsuite.Trainer(verbose=False)
    for sample in [*samples, *with_boxes(samples, _BOXES[form])]:
        trainer.append(sample.features, [_LETTERS[place] for place in sample.places])
    trainer.set_params({**_PENALTIES[form], "max_iterations": _ROUNDS, "feature.possible_transitions": False})
    with tempfile.NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        learnt = tagger.info()
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for (feature, letter), weight in learnt.state_features.items():
        weights[feature][letter] = weight
    return Model(
        {feature: _votes(each) for feature, each in weights.items()},
        {step: learnt.transitions.get((step[0], step[1]), 0.0) for step in _STEPS},
    )


def _votes(weights: dict[str, float]) -> Votes:
    before, article, inside, after = (weights.get(letter, 0.0) for letter in _LETTERS)
    return before, article, inside, after


def _score(sample: Sample, model: Model) -> float:
    votes = [_sum(features, model) for features in sample.features]
    lengths = [len(text) for text in sample.texts]
    kept = keep(votes, model.steps, lengths)
    body = {at for at, where in enumerate(sample.places) if where is Place.ARTICLE}
    return 2 * sum(lengths[at] for at in kept & body) / sum(lengths[at] for at in [*kept, *body])


def _sum(features: Sequence[str], model: Model) -> Votes:
    known = [model.votes[feature] for feature in features if feature in model.votes]
    before, article, inside, after = (sum(column) for column in zip((0.0, 0.0, 0.0, 0.0), *known, strict=True))
    return before, article, inside, after


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in _PENALTIES:
        sys.exit(__doc__)
    main(sys.argv[1], [Path(one) for one in sys.argv[2:]])
