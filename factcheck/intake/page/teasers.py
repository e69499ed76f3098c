"""The body of an article -> the lines in it that are headlines of other articles, below a heading that says so."""

import re
from collections.abc import Iterator, Sequence

from factcheck.intake.page.paragraph_features import is_closed
from factcheck.intake.words import table

_LONGEST_HEADING = 50
_LONGEST = 250
_MOST = 8
# A heading of the article may follow: it has few words.
_FEWEST_WORDS = 5
_MORE = re.compile(r"more (?:from|on|in|about) [^.:?!]{2,40}")
_MORE_IN_CAPITALS = re.compile(r"MORE [A-Z][A-Z’' ]{2,30}:?")
_AROUND = " .:;|·•–—-►▶▸»›>→*[]()"
# "Here are more stories on how to save:".
_LEAD_IN = re.compile(r"(?:Here are|Here[’']s|See|Read) [^.?!]{10,120}[.:]$")


def teasers(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The numbers of such headings between the first and the last paragraph, and of the lines right below them."""
    found: set[int] = set()
    for heading in range(body[0] + 1, body[-1]) if body else ():
        if _is_heading(texts[heading]):
            lines = [*_below(heading, body[-1], texts)]
            found.update((heading, *lines) if lines else ())
    return found


def _is_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING:
        return False
    lowered = text.lower().replace("’", "'").strip(_AROUND)
    if table("pointers").get(lowered) in ("label", "media") or _MORE_IN_CAPITALS.fullmatch(text):
        return True
    return _MORE.fullmatch(lowered) is not None


def _below(heading: int, last: int, texts: Sequence[str]) -> Iterator[int]:
    """The lines below a heading that are no sentences, up to the next paragraph or the end; none where that is far."""
    first = heading + 1
    has_lead_in = first + 2 <= last and _LEAD_IN.match(texts[first]) is not None
    lines: list[int] = []
    for at in range(first + has_lead_in, min(last + 1, first + _MOST)):
        if len(texts[at]) > _LONGEST or (is_closed(texts[at]) and not texts[at].endswith("?")):
            if len(lines) > 1 and len(texts[lines[-1]].split()) < _FEWEST_WORDS:
                lines.pop()
            break
        lines.append(at)
    else:
        if lines[-1:] != [last]:
            return
    if lines:
        yield from ((first,) if has_lead_in else ())
        yield from lines
