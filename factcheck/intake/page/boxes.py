"""The body of an article -> the lines in it that are of a box: the card of another article, the labels of a chart.

A card has its section in capitals, its headline and its author; a chart has its title and where its figures are from.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.intake.metadata.bylines import is_byline, is_name_alone
from factcheck.intake.page.paragraph_features import is_closed

_LONGEST_SECTION = 40
_LONGEST_ROLE = 70
_LONGEST = 160
_FEWEST_WORDS = 4
_SOURCE = re.compile(r"(?:Chart |Data )?(?:Source|SOURCE)s?: [A-ZÀ-Þ][^.!?:]{1,80}")


def boxes(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The numbers of such lines; prose stands above and below a box. And by-lines, each of a column of the page."""
    found = {at for at in body[1:-1] if texts[at].startswith("By ") and is_byline(texts[at])}
    for place in range(2, len(body) - 1):
        if _is_section(texts[body[place - 2]]) and is_closed(texts[body[place + 1]]):
            found.update(_card(body[place - 2 : place + 1], texts, above=texts[body[place - 3]] if place > 2 else ""))
        if _SOURCE.fullmatch(texts[body[place]]):
            found.update(_chart(body[place - 2 : place + 1], texts))
        if _is_role(texts[body[place]]) and is_name_alone(texts[body[place] - 1]):
            found.add(body[place])  # of a pull quote: what who said it is
    return found


def _card(lines: Sequence[int], texts: Sequence[str], above: str) -> Iterator[int]:
    """The section, the title and the author of a card, where prose is above these lines, the first a section."""
    _, title, author = (texts[at] for at in lines)
    if is_closed(above) and _is_title(title) and is_name_alone(author):
        yield from lines


def _is_section(text: str) -> bool:
    return text.isupper() and len(text) <= _LONGEST_SECTION and not is_closed(text)


def _is_role(text: str) -> bool:
    return text.isupper() and len(text) <= _LONGEST_ROLE and not is_closed(text)


def _chart(lines: Sequence[int], texts: Sequence[str]) -> Iterator[int]:
    """The line on the source, and the title above it where prose is above that; rows of figures stay."""
    above, title, _ = (texts[at] for at in lines)
    yield lines[-1]
    if is_closed(above) and _is_title(title):
        yield lines[-2]


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST and not is_closed(text) and len(text.split()) >= _FEWEST_WORDS
