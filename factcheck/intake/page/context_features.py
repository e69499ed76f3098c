"""What stands around a paragraph of a page: the looks of its neighbours, the date line and byline before it."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from factcheck.intake.page.paragraph_features import LONG, VERY_LONG, Look, bucket

_REACH = 4
_STEPS = (1, 2, 4, 8, 16)


def surroundings(looks: Sequence[Look], gaps: Sequence[int]) -> Iterator[list[str]]:
    """The context features of each paragraph; `gaps` are the line ends before each."""
    count = len(looks)
    shapes = ["^", "^", *(_sized(look) for look in looks), "$", "$"]
    blanks = [*(min(gap, 2) for gap in gaps), 2]
    prose = [0, *accumulate(look.length if look.is_prose else 0 for look in looks)]
    is_related = ["related" in look.kinds and look.length < LONG for look in looks]
    since_date = since_byline = _STEPS[-1]
    for at, look in enumerate(looks):
        since_date, since_byline = _since(look, "date", since_date), _since(look, "byline", since_byline)
        near = prose[min(count, at + _REACH + 1)] - prose[max(0, at - _REACH)] - (prose[at + 1] - prose[at])
        before, after = shapes[at : at + 2], shapes[at + 3 : at + 5]
        yield [
            f"gaps{blanks[at]}{blanks[at + 1]}",
            f"before1_{before[1]}",
            f"before2_{before[0]}",
            f"after1_{after[0]}",
            f"after2_{after[1]}",
            f"three_{before[1][0]}{look.shape}{after[0][0]}",
            f"near{bucket(near, (1, 150, 400, 800, 1500, 2500))}",
            f"near{bucket(near, (1, 400, 1500))}_{look.shape}",
            f"date{bucket(since_date, _STEPS)}_{look.shape}",
            f"byline{bucket(since_byline, _STEPS)}_{look.shape}",
            *_neighbours(looks, at),
            *(("below_related",) if True in is_related[max(0, at - 5) : max(0, at - 1)] else ()),
        ]


def _sized(look: Look) -> str:
    return f"{look.shape}2" if look.length >= VERY_LONG else look.shape


def _since(look: Look, kind: str, steps: int) -> int:
    return 0 if kind in look.kinds and look.length < LONG else steps + 1


def _neighbours(looks: Sequence[Look], at: int) -> list[str]:
    """What short paragraphs next to this one, headings and labels, are made of."""
    features = []
    if at and looks[at - 1].length < LONG:
        features += [f"previous_{kind}_{looks[at].shape}" for kind in looks[at - 1].kinds]
    if at + 1 < len(looks) and looks[at + 1].length < LONG:
        features += [f"next_{kind}" for kind in looks[at + 1].kinds]
    return features
