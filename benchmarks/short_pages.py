"""Make short pages out of long ones: some paragraphs of an article with a little furniture above, inside and below.

Whole pages of news sites are long. What people paste is often short: a menu or a notice, a few paragraphs, a list.
"""

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.page_boxes import LABELS, box, insert, joins, titles_of
from benchmarks.page_rows import Sample, pasted_features
from factcheck.intake.page.model import Place

_SECTIONS = (
    "Home", "News", "Sport", "Sports", "Weather", "Business", "Politics", "World", "Opinion", "Culture", "Local",
    "Travel", "Science", "Health", "Technology", "Video", "Podcasts", "Lifestyle", "Obituaries", "Jobs", "Money",
)  # fmt: skip
_CONTROLS = (
    "Menu", "Search", "Sign in", "Log in", "Subscribe", "Skip to content", "Skip to main content", "Register",
    "My account", "Newsletters", "Contact us", "E-paper", "Close", "Toggle navigation", "Go to homepage", "Edition",
)  # fmt: skip
_COOKIES = (
    "We use cookies", "This site uses cookies", "Accept all", "Accept", "Reject all", "Privacy policy", "Cookie policy",
    "Manage preferences", "Cookie settings", "We value your privacy", "I agree", "More options", "Learn more",
    "By using this site you agree to our use of cookies.",
)  # fmt: skip
_COMMENTS = (
    "Comments", "Leave a comment", "Join the conversation", "Log in to comment", "View comments", "Post a comment",
    "Comments are moderated before they appear.", "Please keep comments civil and on the topic.",
    "Abusive posts are removed. Read our rules before you write.",
)  # fmt: skip
_LEGAL = (
    "All rights reserved.", "Privacy policy", "Terms of use", "Terms of service", "Contact us", "About us", "Advertise",
    "Cookie policy", "Careers", "Accessibility", "Site map",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PLACES = ("London", "Nairobi", "Lagos", "Sydney", "Delhi", "Boston", "Denver", "Dublin", "Geneva", "Toronto")
_LONGEST_HEAD = 5
_FEWEST_PARAGRAPHS = 3
_MOST_PARAGRAPHS = 10


def short_pages(samples: Sequence[Sample], count: int, seed: int = 11) -> Iterator[Sample]:
    """`count` short pages from the beginning or the end of articles."""
    random = Random(seed)  # noqa: S311 -- only a choice
    titles = titles_of(samples)
    usable = [sample for sample in samples if len(_body(sample)) > _FEWEST_PARAGRAPHS]
    for _ in range(count):
        sample = random.choice(usable)
        texts, gaps, places = _article(sample, random)
        for _ in range(random.choice((0, 1, 1, 1, 2))):
            middle = joins(places)
            if middle:
                insert(random.choice(middle), box(random, titles, samples), random, texts, gaps, places)
        for _ in range(random.choice((0, 1, 1, 2))):
            _put(_above(random), Place.BEFORE, random, texts, gaps, places)
        for _ in range(random.choice((0, 1, 1, 2))):
            _put(_below(random, titles, samples), Place.AFTER, random, texts, gaps, places)
        gaps[0] = 0
        yield Sample(sample.site, texts, gaps, places, pasted_features(texts, gaps))


def _body(sample: Sample) -> list[int]:
    return [at for at, where in enumerate(sample.places) if where is Place.ARTICLE]


def _article(sample: Sample, random: Random) -> tuple[list[str], list[int], list[Place]]:
    """The headline with the lines below it, sometimes a date line, and some paragraphs one after the other."""
    body, length = _body(sample), random.randint(_FEWEST_PARAGRAPHS, _MOST_PARAGRAPHS)
    head = _head(sample, body[0])
    if random.random() < 0.3:
        body = body[-length:]
    texts = [sample.texts[at] for at in head]
    if random.random() < 0.5:
        texts.insert(random.randint(min(1, len(texts)), len(texts)), _date_line(random))
    places = [Place.BEFORE] * len(texts) + [Place.ARTICLE] * len(body[:length])
    texts += [sample.texts[at] for at in body[:length]]
    return texts, [random.choice((2, 2, 2, 1))] * len(texts), places


def _head(sample: Sample, first: int) -> list[int]:
    """The headline and the lines between it and the article, where they are few."""
    titles = [at for at in range(first) if "headline_here" in sample.features[at]]
    start = titles[-1] if titles else max(0, first - 1)
    return [start, *range(start + 1, first)] if first - start <= _LONGEST_HEAD else [start]


def _date_line(random: Random) -> str:
    month, day, year = random.choice(_MONTHS), random.randint(1, 28), random.randint(2009, 2025)
    hour = f"{random.randint(1, 12)}:{random.randint(10, 59)} {random.choice(('am', 'pm', 'AM', 'PM'))}"
    date = random.choice((f"{month} {day}, {year}", f"{day} {month} {year}", f"{month[:3]} {day}, {year}"))
    place = random.choice(_PLACES)
    return random.choice(
        (date, f"{date} {hour}", f"Published {date}", f"{date} | {hour}", f"Updated {date} {hour}", f"{date} - {place}",
         f"{date} {hour} | Updated {date} - {place}", f"{place}, {date}", f"{date}, {hour} | {place}")
    )  # fmt: skip


def _above(random: Random) -> list[str]:
    kind = random.choice(("menu", "menu", "cookies", "label"))
    if kind == "label":
        return [random.choice(LABELS)]
    if kind == "cookies":
        return random.sample(_COOKIES, random.randint(2, 4))
    lines = random.sample(_SECTIONS, random.randint(2, 8)) + random.sample(_CONTROLS, random.randint(1, 4))
    random.shuffle(lines)
    return lines


def _below(random: Random, titles: Sequence[str], samples: Sequence[Sample]) -> list[str]:
    kind = random.choice(("box", "box", "comments", "legal"))
    if kind == "box":
        return box(random, titles, samples)
    if kind == "comments":
        return random.sample(_COMMENTS, random.randint(1, 3))
    notice = f"{random.choice(('©', 'Copyright', '© Copyright'))} {random.randint(2009, 2025)}"
    return [f"{notice} {random.choice(_LEGAL)}", *random.sample(_LEGAL, random.randint(0, 4))]


def _put(
    lines: Sequence[str], where: Place, random: Random, texts: list[str], gaps: list[int], places: list[Place]
) -> None:
    """At the top of the page or at its foot, set off from the article by a blank line."""
    inner = [random.choice((1, 1, 2))] * (len(lines) - 1)
    at = 0 if where is Place.BEFORE else len(texts)
    if at == 0:
        gaps[0] = 2
    texts[at:at] = lines
    places[at:at] = [where] * len(lines)
    gaps[at:at] = [2, *inner]
