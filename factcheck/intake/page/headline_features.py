"""Lines of a page that could be its headline -> the features by which data/headline_model.txt weighs each.

How long a line is, how much of it the text below tells, where it stands, what stands around it: by-line and date below
the headline, a trail above it, the other headlines of a list of articles beside it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.intake.language_id import function_words
from factcheck.intake.metadata.bylines import is_byline
from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.publication_dates import find_date
from factcheck.intake.page.paragraph_features import LONG, Look, bucket
from factcheck.intake.words import table, words

_WORD = re.compile(r"\w{4,}")
_PART = re.compile(r"\|| [-–—] ")
# "Home › News › Storvik", "Home / News / Storvik", "National / Crime & Legal", "CottageCare | Blog | Storvik".
# The first begins with what is rare, by which it is found fast.
_PARTED = re.compile(r"[›»>❯](?:(?<=\S.)|(?<=\S .)) ?\S")
_TRAIL = re.compile(r"(?:You are here:? |Blog )?Home\b ?[/|:–-]|[^/]* ?/ [^/]* ?/ |(?:[^|]+ \| ){2}")
_FULL_STOP = re.compile(r"(?:(?<!\.)\.|[。।۔])[\"'”’»)\]」』]*$")
_PARAGRAPHS_READ = 8
_READ_BELOW = 3_000
_PARAGRAPHS_OF_TOPIC = 60
# A word is of the topic where so many paragraphs have it, and so large a share of them.
_OF_TOPIC = 3
_SHARE_OF_TOPIC = 0.12
_FEWEST_WORDS = 4
_WORDS_BESIDE = 3
_REACH_BELOW = 5
_REACH_ABOVE = 3
_MOST_COUNTED = 4
_MOST_SHARED = 5
_WORDS = (2, 3, 4, 6, 9, 13, 18, 25)
_LENGTHS = (12, 20, 30, 50, 80, 110, 160)
_SHARES = (0.01, 0.34, 0.5, 0.67, 0.99)
_TOPICS = (0.01, 0.3, 0.5, 0.8)
_DISTANCES = (2, 3, 4, 6, 9, 14, 25, 50)
_MANY = (1, 2, 4, 8)
_OF_LISTS = frozenset({"related", "account", "ad", "share", "date", "comments", "media", "navigation"})


class Around(NamedTuple):
    """A page, its body (paragraph numbers), and the lines that could be its headline."""

    texts: Sequence[str]
    looks: Sequence[Look]
    body: Sequence[int]
    candidates: Sequence[int]


def headline_features(page: Around) -> Iterator[list[str]]:
    """The features of each candidate."""
    told = content_words(" ".join(page.texts[at] for at in page.body[:_PARAGRAPHS_READ])[:_READ_BELOW])
    topic = _topic(page)
    heads = [at for at in page.candidates if len(page.texts[at].split()) >= _FEWEST_WORDS]
    times = Counter(page.texts)
    own = {at: content_words(page.texts[at]) for at in page.candidates}
    shared = {at: len(words & told) for at, words in own.items()}
    folded = _folded(page)
    for at in page.candidates:
        above, below = bisect_left(heads, at), len(heads) - bisect_right(heads, at)
        near = bisect_right(heads, at + _REACH_ABOVE) - bisect_left(heads, at - _REACH_ABOVE)
        yield [
            *_of_form(page.texts[at], page.looks[at]),
            *_of_words(own[at], shared[at], topic),
            *_of_place(page, at, times[page.texts[at]]),
            *_of_lines_below(page, at, folded),
            *_of_lines_above(page, at, folded),
            *_of_deck(page, at, shared),
            f"heads_below{min(below, _MOST_COUNTED)}",
            f"heads_above{bucket(_MANY, above)}",
            f"heads_near{near - (above + below < len(heads))}",
        ]


def content_words(text: str) -> set[str]:
    """The words of four letters or more that are no function words of English."""
    return set(_WORD.findall(text.casefold().replace("_", " "))) - function_words()["en"]


def is_trail(text: str) -> bool:
    """Whether a line tells where on the site the page stands (breadcrumbs)."""
    return _PARTED.search(text) is not None or _TRAIL.match(text) is not None


def is_capitalised(text: str) -> bool:
    """Whether most words of a line begin with a capital, as in the headlines of some houses."""
    found = re.findall(r"[^\W\d_]{4,}", text)
    return len(found) > 2 and sum(word[0].isupper() for word in found) > 0.7 * len(found)


def has_full_stop(text: str) -> bool:
    """Whether a line ends in a full stop; an ellipsis shortens a headline."""
    return _FULL_STOP.search(text[-6:]) is not None


@cache
def headline_weights() -> Mapping[str, float]:
    """What each feature adds to a line's score; a headline scores more than 0."""
    return {feature: float(weight) for feature, weight in table("headline_model").items()}


def _folded(page: Around) -> dict[int, str]:
    """The candidates and the lines near them, folded."""
    if not page.candidates:
        return {}
    first, end = max(0, page.candidates[0] - _REACH_ABOVE), min(len(page.texts), page.candidates[-1] + 2)
    return {line: fold(page.texts[line]) for line in range(first, end)}


def _topic(page: Around) -> frozenset[str]:
    """The words that many paragraphs of the body have."""
    read = page.body[:_PARAGRAPHS_OF_TOPIC]
    counts = Counter([word for at in read for word in page.looks[at].words])
    least = max(_OF_TOPIC, _SHARE_OF_TOPIC * len(read))
    return frozenset([word for word, count in counts.items() if count >= least])


def _of_form(text: str, look: Look) -> Iterator[str]:
    yield "any"
    yield f"words{bucket(_WORDS, len(text.split()))}"
    yield f"length{bucket(_LENGTHS, look.length)}"
    yield from (f"kind_{kind}" for kind in look.kinds)
    forms = {
        "closed": look.shape in "sS",
        "full_stop": has_full_stop(text),
        "capitals": text.isupper(),
        "title_case": is_capitalised(text),
        "lower_case": text[0].islower(),
        "digits": any(map(str.isdigit, text)),
        "parts": _PART.search(text) is not None,
        "has_date": find_date(text) is not None,
        "is_byline": is_byline(text),
    }
    yield from (form for form, has_form in forms.items() if has_form)


def _of_words(own: set[str], shared: int, topic: frozenset[str]) -> Iterator[str]:
    yield f"shared{min(shared, _MOST_SHARED)}"
    if own:
        of_topic = len(own & topic)
        yield f"share{bucket(_SHARES, shared / len(own))}"
        yield f"topic{min(of_topic, _MOST_COUNTED)}"
        yield f"share_of_topic{bucket(_TOPICS, of_topic / len(own))}"


def _of_place(page: Around, at: int, times: int) -> Iterator[str]:
    first = page.body[0]
    yield "in_body" if at == first else f"distance{bucket(_DISTANCES, first - at)}"
    if times > 1:
        yield f"times{min(times, _MOST_COUNTED)}"
    prose = sum(page.looks[between].is_prose for between in range(at + 1, first))
    yield f"prose_between{min(prose, _REACH_ABOVE)}"


def _of_lines_below(page: Around, at: int, folded: Mapping[int, str]) -> Iterator[str]:
    near: set[str] = set()
    for below in range(at + 1, min(at + 1 + _REACH_BELOW, len(page.texts))):
        look = page.looks[below]
        if look.length >= LONG:
            continue
        kinds = {*look.kinds, *(("byline",) if is_byline(page.texts[below]) else ())}
        yield from (f"{kind}_below{below - at}" for kind in kinds & {"date", "byline", "share", "media"})
        near |= kinds & {"date", "byline"}
    yield from (f"{kind}_near" for kind in near)
    if at + 1 < len(page.texts):
        yield f"below_{page.looks[at + 1].shape}"
        if page.looks[at + 1].shape in "SL" and at + 1 < page.body[0]:
            yield "above_deck"
        if folded[at + 1] == folded[at]:
            yield "again_below"


def _of_lines_above(page: Around, at: int, folded: Mapping[int, str]) -> Iterator[str]:
    if not at:
        yield "top"
        return
    above, lines = page.looks[at - 1], [folded[line] for line in range(max(0, at - _REACH_ABOVE), at)]
    yield f"above_{above.shape}"
    yield from (f"above_{kind}" for kind in above.kinds & _OF_LISTS)
    if lines[-1] == folded[at]:
        yield "again_above"
    if any(folded[at] in line and folded[at] != line for line in lines):
        yield "within_above"
    if any(is_trail(page.texts[line]) for line in range(max(0, at - _REACH_ABOVE), at)):
        yield "trail_above"
    if not words("trail_starts").isdisjoint(lines):
        yield "home_above"


def _of_deck(page: Around, at: int, shared: Mapping[int, int]) -> Iterator[str]:
    """Which of two neighbouring candidates is longer, and whether the other says more of what the text tells, by how
    many words each has in common with that (`shared`).
    """
    text = page.texts[at]
    for side, other in (("under", at - 1), ("over", at + 1)):
        if other in shared and len(page.texts[other].split()) >= _WORDS_BESIDE:
            beside = page.texts[other]
            more = "more" if shared[other] >= shared[at] + (side == "over") else "less"
            yield f"{side}_{'longer' if len(beside) > len(text) else 'shorter'}_{more}"
