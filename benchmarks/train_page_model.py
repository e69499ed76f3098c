"""Pages with a marked body -> the weights of factcheck/intake/data/page_model.txt or html_model.txt.

usage: python -m benchmarks.train_page_model (pasted | html) FOLDER... [--wcxb FOLDER]

Each FOLDER holds dev.jsonl with rows {"domain" or "publisher", "page_text", "html_path", "article_body"}; the order of
folders counts. --wcxb names the training part of the Web Content Extraction Benchmark (guides, blogs), for html: the
weights are the mean of the model of FOLDERs alone and of one of both, where each page of FOLDERs counts four times.
Prints the mean F1 of the body's characters over pages whose sites were left out of the training, then
the weights of all rows. Needs python-crfsuite (`pip install python-crfsuite`), which nothing else here does.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import mean
from typing import NamedTuple

import pycrfsuite

from benchmarks.page_boxes import with_boxes
from benchmarks.page_rows import Sample, read_samples, read_wcxb
from benchmarks.short_pages import short_pages
from factcheck.intake.page.linear_chain import Votes, keep
from factcheck.intake.page.model import Model, Place

_FOLDS = 6


class Recipe(NamedTuple):
    """How a model is trained: L1 (`c1`) leaves few features, L2 (`c2`) leaves none of them much weight.

    The weights are the mean of `models`, learnt also from `boxed` copies of pages and from `short` pages made of them.
    """

    c1: float
    c2: float
    rounds: int
    models: int = 1
    boxed: int = 0
    short: int = 0


# HTML has more to go by.
_RECIPES = {
    "pasted": Recipe(c1=2.0, c2=12.0, rounds=100, models=8, boxed=200, short=300),
    "html": Recipe(c1=0.2, c2=3.0, rounds=100),
}
# Where several models are trained, each of them sees so much of the sites.
_SEEN = 0.75
# A word of fewer sites than that share of them may be a name or a topic. (No other feature begins so.)
_WORD_FEATURE = "has_"
_LEAST_SHARE = 0.2
# Of a pasted page, so many paragraphs before and after the article are learnt from; menus can be very long.
_REACH = 100
_REACH_OF_GUIDES = 40
# So that as many guides do not outweigh the news.
_TIMES_OF_NEWS = 4
_LEAST_WEIGHT = 0.02
_STEPS = ("BB", "BA", "AA", "AI", "AE", "II", "IA", "EE")
_LETTERS = "BAIE"
_HEADER = """\
# Weights of the model that tells an article's paragraphs from the rest of a {form} page (intake/page/model.py):
# `feature = votes` for before the article, in it, inside it but furniture, after it; and the weight of each step from
# one of these places to the next. Trained by benchmarks/train_page_model.py as a linear-chain conditional random field
# (python-crfsuite, L1 {c1:g} and L2 {c2:g}) on {count} pages of {sites} sites;
# numbers only, no text of any page.{made}
"""
_MADE = """
# Most of the pages are such as public tools for extracting articles are tested on, their body marked by our HTML reader
# where another extractor agreed. Each weight is the mean of {models} models, each of which saw three quarters of the
# sites, {boxed} copies of their pages with boxes put into the article, and {short} short pages made of theirs. Single
# words (`has_`) are those that a fifth of the sites use."""

_MADE_OF_GUIDES = """
# Each weight is the mean of two models: one of news pages alone; one of these, four times each, and every other article
# of the training part of WCXB, the Web Content Extraction Benchmark (M. Foley, CC BY 4.0): guides, blogs, news."""


def main(form: str, folders: Sequence[Path], wcxb: Path | None = None) -> None:
    samples = [sample for folder in folders for sample in read_samples(folder, form)]
    if form == "pasted":
        samples = [_around_article(sample) for sample in samples]
    guides = [_around_article(one, _REACH_OF_GUIDES) for one in read_wcxb(wcxb)][::2] if wcxb else []
    scores = _left_out(samples, guides, form)
    below = sum(score < 0.5 for score in scores)
    print(f"left out: f1={mean(scores):.4f} below_half={below} pages={len(scores)}", file=sys.stderr)
    _print(_train(samples, guides, form), [*samples, *guides], form)


def _print(model: Model, samples: Sequence[Sample], form: str) -> None:
    recipe = _RECIPES[form]
    sites = len({sample.site for sample in samples})
    made = _MADE.format(**recipe._asdict()) if recipe.models > 1 else _MADE_OF_GUIDES if form == "html" else ""
    print(_HEADER.format(form=form, count=len(samples), sites=sites, made=made, c1=recipe.c1, c2=recipe.c2), end="")
    for step in sorted(_STEPS):
        print(f"step_{step} = {model.steps[step]:.3f}")
    for feature, votes in sorted(model.votes.items()):
        if max(map(abs, votes)) >= _LEAST_WEIGHT:
            print(f"{feature} = {' '.join(f'{vote:.2f}' for vote in votes)}")


def _left_out(samples: Sequence[Sample], guides: Sequence[Sample], form: str) -> list[float]:
    """The score of each page by a model that saw none of its site."""
    sites = sorted({sample.site for sample in samples})
    Random(0).shuffle(sites)  # noqa: S311 -- only an order
    scores = []
    for fold in range(_FOLDS):
        out = set(sites[fold::_FOLDS])
        model = _train([sample for sample in samples if sample.site not in out], guides, form)
        scores += [_score(sample, model) for sample in samples if sample.site in out]
    return scores


def _around_article(sample: Sample, reach: int = _REACH) -> Sample:
    """The page from some way before the article to some way after it, with the features that the whole page gives."""
    inside = [at for at, place in enumerate(sample.places) if place is Place.ARTICLE]
    near = slice(max(0, inside[0] - reach), inside[-1] + 1 + reach)
    texts, gaps, places, features = sample.texts[near], sample.gaps[near], sample.places[near], sample.features[near]
    return Sample(sample.site, texts, gaps, places, features)


def _train(samples: Sequence[Sample], guides: Sequence[Sample], form: str) -> Model:
    """The mean of some models; where there are several, each of them saw other sites and boxes, or one saw guides."""
    recipe = _RECIPES[form]
    if guides:
        return _mean([_train_one(each, recipe, 0) for each in (samples, [*list(samples) * _TIMES_OF_NEWS, *guides])])
    if recipe.models == 1:
        return _train_one(samples, recipe, 0)
    sites, models = sorted({sample.site for sample in samples}), []
    for seed in range(recipe.models):
        seen = set(Random(seed).sample(sites, int(len(sites) * _SEEN)))  # noqa: S311 -- only a choice
        models.append(_train_one([sample for sample in samples if sample.site in seen], recipe, seed))
    return _mean(models)


def _mean(models: Sequence[Model]) -> Model:
    none = (0.0, 0.0, 0.0, 0.0)
    features = {feature for model in models for feature in model.votes}
    columns = {feature: zip(*(model.votes.get(feature, none) for model in models), strict=True) for feature in features}
    votes = {}
    for feature, column in columns.items():
        before, article, inside, after = (mean(each) for each in column)
        votes[feature] = (before, article, inside, after)
    return Model(votes, {step: mean(model.steps[step] for model in models) for step in _STEPS})


def _train_one(samples: Sequence[Sample], recipe: Recipe, seed: int) -> Model:
    trainer = pycrfsuite.Trainer(verbose=False)
    known = _common_words(samples)
    made = (*with_boxes(samples, recipe.boxed, seed), *short_pages(samples, recipe.short, seed))
    for sample in (*samples, *made):
        features = [
            [one for one in each if not one.startswith(_WORD_FEATURE) or one in known] for each in sample.features
        ]
        trainer.append(features, [_LETTERS[place] for place in sample.places])
    penalties = {"c1": recipe.c1, "c2": recipe.c2}
    trainer.set_params({**penalties, "max_iterations": recipe.rounds, "feature.possible_transitions": False})
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


def _common_words(samples: Sequence[Sample]) -> frozenset[str]:
    """The features of single words, years and numbers aside, that stand on the pages of many sites."""
    sites: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for feature in {one for each in sample.features for one in each if one.startswith(_WORD_FEATURE)}:
            sites[feature].add(sample.site)
    fewest = _LEAST_SHARE * len({sample.site for sample in samples})
    return frozenset(one for one, found in sites.items() if len(found) >= fewest and not any(map(str.isdigit, one)))


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
    if len(sys.argv) < 3 or sys.argv[1] not in _RECIPES:
        sys.exit(__doc__)
    *named, last = sys.argv[2:]
    paths = [Path(one) for one in ([*named, last] if "--wcxb" not in named else named[:-1])]
    main(sys.argv[1], paths, Path(last) if "--wcxb" in named else None)
