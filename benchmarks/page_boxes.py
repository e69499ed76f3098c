"""Put boxes into the middle of articles: pages to learn from whose article goes on after a share bar or a list.

The labels are those of pages in general, the titles those of the pages at hand; no two boxes need be alike.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from benchmarks.page_rows import Sample, pasted_features
from factcheck.intake.page.model import Place

LABELS = (
    "Advertisement", "ADVERTISEMENT", "Read more", "Read more:", "Continue reading", "Story continues below", "Watch",
    "Play video", "Listen", "Share", "Related", "Sponsored", "Loading...", "Skip advertisement", "Ad", "Show more",
)  # fmt: skip
_SHARE = ("Share", "Share this", "Share this article", "Share on", "Follow us", "Share this story")
_NETWORKS = (
    "Facebook", "Twitter", "X", "WhatsApp", "LinkedIn", "Copy link", "Email", "Print", "Reddit", "Telegram",
    "Instagram", "Pinterest",
)  # fmt: skip
_LISTS = (
    "Most read", "Most popular", "Trending", "Top stories", "Popular now", "Most viewed", "Related", "Related stories",
    "More on this", "Read more", "See also", "You may also like", "Recommended", "More stories", "Read next",
)  # fmt: skip
_SIGN_UP = (
    "Sign up for our newsletter", "Subscribe", "Get the latest news in your inbox", "Enter your email", "Sign up",
    "Sign up to our daily newsletter", "Subscribe now", "Your email address", "Register for free",
    "Get our weekly newsletter", "By signing up you agree to our terms of use", "Thank you for subscribing",
)  # fmt: skip
_LONGEST_LINE = 160
_TITLE_LENGTHS = range(25, 91)
_FEWEST_JOINS = 3


def with_boxes(samples: Sequence[Sample], count: int, seed: int = 7) -> Iterator[Sample]:
    """`count` copies of pages, cut short around the article or whole, with one to three boxes in the article."""
    random = Random(seed)  # noqa: S311 -- only a choice
    titles = titles_of(samples)
    usable = [sample for sample in samples if len(joins(sample.places)) >= _FEWEST_JOINS]
    for _ in range(count):
        sample = random.choice(usable)
        texts, gaps, places = _cut(sample, random)
        for _ in range(random.choice((1, 1, 2, 3))):
            middle = joins(places)
            if middle:
                insert(random.choice(middle), box(random, titles, samples), random, texts, gaps, places)
        yield Sample(sample.site, texts, gaps, places, pasted_features(texts, gaps))


def titles_of(samples: Sequence[Sample]) -> list[str]:
    """What may be titles of other articles, from around the articles of all pages."""
    return sorted({text for sample in samples for text in _titles(sample)})


def _titles(sample: Sample) -> Iterator[str]:
    for text, where in zip(sample.texts, sample.places, strict=True):
        is_around = where in {Place.BEFORE, Place.AFTER}
        if is_around and len(text) in _TITLE_LENGTHS and text[-1].isalnum() and " " in text and "|" not in text:
            yield text


def joins(places: Sequence[Place]) -> list[int]:
    """Where two paragraphs of the article touch."""
    return [at for at, pair in enumerate(pairwise(places), 1) if pair == (Place.ARTICLE, Place.ARTICLE)]


def _cut(sample: Sample, random: Random) -> tuple[list[str], list[int], list[Place]]:
    start, end = 0, len(sample.texts)
    if random.random() < 0.5:
        inside = [at for at, where in enumerate(sample.places) if where is Place.ARTICLE]
        start = max(0, inside[0] - random.choice((1, 2, 4, 8, 16)))
        end = inside[-1] + 1 + random.choice((0, 0, 2, 6, 20))
    return sample.texts[start:end], [0, *sample.gaps[start + 1 : end]], sample.places[start:end]


def box(random: Random, titles: Sequence[str], samples: Sequence[Sample]) -> list[str]:
    """The lines of some furniture that stands in the middle of articles and below them."""
    kind = random.choice(("label", "share", "list", "list", "sign-up", "found"))
    if kind == "label":
        return [random.choice(LABELS)]
    if kind == "found":
        return _found(random, samples) or [random.choice(LABELS)]
    if kind == "sign-up":
        lines = random.sample(_SIGN_UP, random.randint(1, 4))
    elif kind == "share":
        lines = [random.choice(_SHARE), *random.sample(_NETWORKS, random.randint(2, 6))]
    else:
        lines = [random.choice(_LISTS), *random.sample(titles, random.randint(1, 6))]
        if random.random() < 0.3:
            lines[1:] = [f"{number}. {line}" for number, line in enumerate(lines[1:], 1)]
    if random.random() < 0.3:
        lines[1:] = [f"* {line}" for line in lines[1:]]
    return lines


def _found(random: Random, samples: Sequence[Sample]) -> list[str]:
    """Some lines together from inside or after another article."""
    sample = random.choice(samples)
    around = [at for at, where in enumerate(sample.places) if where in {Place.INSIDE, Place.AFTER}]
    if not around:
        return []
    start = random.choice(around)
    end = start + random.randint(1, 8)
    return [sample.texts[at] for at in around if start <= at < end and len(sample.texts[at]) < _LONGEST_LINE]


def insert(
    at: int, lines: Sequence[str], random: Random, texts: list[str], gaps: list[int], places: list[Place]
) -> None:
    """Put a box before paragraph `at`."""
    gap, inner = random.choice((1, 2)), random.choice((1, 1, 2))
    texts[at:at] = lines
    places[at:at] = [Place.INSIDE] * len(lines)
    gaps[at:at] = [gap] + [inner] * (len(lines) - 1)
    gaps[at + len(lines)] = max(gaps[at + len(lines)], gap)
