"""Paragraphs of pasted text -> the CRF features that HTML does not need: vocabulary, repetition, lexical cohesion.

Pasted text has no elements to go by. Duplicates on a page are rarely of the article; an article repeats its content
words, a teaser has words of its own; reports open with a dateline and close with a sign-off.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from factcheck.intake.page.model import WORD_PREFIX
from factcheck.intake.page.notes.foot import is_note
from factcheck.intake.page.notes.house import is_stamp
from factcheck.intake.page.paragraph_features import LONG, Look, bucket
from factcheck.language.marks import DASHES

# Two paragraphs that begin with so many equal characters are one text, once with a credit or date behind it.
_SAME_OPENING = 40
_TIMES = (2, 3, 6)
_SHARES_OF_PAGE = (0.01, 0.2, 0.35, 0.5, 0.7)
_SHARES_OFTEN = (0.01, 0.1, 0.2, 0.35, 0.5)
_FEWEST_WORDS = 3
_OFTEN = 3
_REACH = 4
_GLUINGS = (2, 3, 5)
_OF_NOTICES = frozenset({"legal", "account", "comments"})
_STEPS = (1, 2, 4, 8, 16)
# "LONDON, March 4 (Agency) - " and "BUFFALO, N.Y. — ": the first words of a report.
_DATELINE_REACH = 100
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.-]+[ ,/]+){1,4}[^a-z(]{0,12}(?:[A-Z][\w.]+ ?\d{0,2}){0,2} ?(?:\([^)]{2,30}\) ?)?"
    rf"[{DASHES}] "
)
_DATELINE_WITH_AGENCY = re.compile(rf"[^()]{{0,60}}\([A-Z][\w./ ]{{1,20}}\) ?[{DASHES}] ")


def pasted_traits(texts: Sequence[str], looks: Sequence[Look], words: frozenset[str] | None = None) -> list[list[str]]:
    """The features that page_model.txt weighs besides `look_at` and `contexts`, one list a paragraph.

    `words` are those that weigh anything by themselves; without it, all do.
    """
    glued = ["glued_long" in look.traits for look in looks]
    rows = zip(
        _vocabulary(looks, words),
        _repeated(texts, looks),
        _topics(looks),
        _kin(looks, glued),
        _glued(looks, glued),
        _opened_and_closed(texts, looks),
        strict=True,
    )
    return [list(chain.from_iterable(row)) for row in rows]


def _vocabulary(looks: Sequence[Look], words: frozenset[str] | None) -> Iterator[Sequence[str]]:
    for look in looks:
        size = "long" if look.length >= LONG else "short"
        yield [f"{WORD_PREFIX}{word}_{size}" for word in (look.words if words is None else look.words & words)]


def _repeated(texts: Sequence[str], looks: Sequence[Look]) -> Iterator[Sequence[str]]:
    openings = [text[:_SAME_OPENING].lower() for text in texts]
    counts = Counter(openings)
    for opening, following, look in zip(openings, [*openings[1:], None], looks, strict=True):
        count = counts[opening]
        traits = [f"stands{bucket(_TIMES, count)}_{look.shape}"] if count > 1 else []
        if following == opening:
            traits.append(f"again_next_{look.shape}")
        yield traits


def _topics(looks: Sequence[Look]) -> Iterator[Sequence[str]]:
    """The share of a paragraph's content words that other prose of the page has, once and three times."""
    counts = Counter(chain.from_iterable(look.words for look in looks if look.is_prose))
    again = [(word, count) for word, count in counts.items() if count > 1]
    found = {least: {word for word, count in again if count >= least} for least in range(2, _OFTEN + 2)}
    found[1] = set(counts)
    for look in looks:
        own = int(look.is_prose)
        if len(look.words) < _FEWEST_WORDS:
            yield ()
            continue
        topic = len(look.words & found[own + 1]) / len(look.words)
        often = len(look.words & found[own + _OFTEN]) / len(look.words)
        yield (
            f"topic{bucket(_SHARES_OF_PAGE, topic)}_{look.shape}",
            f"often{bucket(_SHARES_OFTEN, often)}_{look.shape}",
        )


def _kin(looks: Sequence[Look], glued: Sequence[bool]) -> Iterator[Sequence[str]]:
    """The share of a paragraph's content words that the four prose paragraphs before and after it have.

    These are neither notices nor teasers `glued` to their titles ("... stops at nightThe ferry").
    """
    texts = [
        at for at, look in enumerate(looks) if look.is_prose and not glued[at] and look.kinds.isdisjoint(_OF_NOTICES)
    ]
    passed = 0
    for at, look in enumerate(looks):
        while passed < len(texts) and texts[passed] < at:
            passed += 1
        if len(look.words) < _FEWEST_WORDS:
            yield ()
            continue
        near = texts[max(0, passed - _REACH) : passed + _REACH + 1]
        own = look.words.difference(*[looks[other].words for other in near if other != at])
        yield (f"kin{bucket(_SHARES_OFTEN, (len(look.words) - len(own)) / len(look.words))}_{look.shape}",)


def _glued(looks: Sequence[Look], glued: Sequence[bool]) -> Iterator[Sequence[str]]:
    """How many teasers `glued` to their titles stand within four paragraphs."""
    sums = list(accumulate(glued, initial=0))
    for at, look in enumerate(looks):
        near = sums[min(len(looks), at + _REACH + 1)] - sums[max(0, at - _REACH)]
        yield (f"gluings{bucket(_GLUINGS, near)}_{look.shape}",) if near else ()


def _opened_and_closed(texts: Sequence[str], looks: Sequence[Look]) -> Iterator[Sequence[str]]:
    """The distance to the last dateline, and to the last sign-off or author bio, before each paragraph."""
    since_dateline = since_note = _STEPS[-1]
    for text, look in zip(texts, looks, strict=True):
        is_dateline = look.length >= LONG and _opens_with_dateline(text[:_DATELINE_REACH])
        since_dateline, since_note = 0 if is_dateline else since_dateline + 1, since_note + 1
        traits = []
        if since_dateline <= _STEPS[-1]:
            traits.append(f"dateline{bucket(_STEPS, since_dateline)}_{look.shape}")
        if since_note <= _STEPS[-1]:
            traits.append(f"noted{bucket(_STEPS, since_note)}_{look.shape}")
        if is_note(text) and not is_stamp(text):
            traits.append("note")
            since_note = 0
        yield traits


def _opens_with_dateline(text: str) -> bool:
    if _DATELINE.match(text) is not None:
        return True
    return "(" in text and _DATELINE_WITH_AGENCY.match(text) is not None
