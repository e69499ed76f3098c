"""The body of an article -> what in it says again: pull quotes and captions that have the words of one of its
paragraphs, and the slides of a gallery, each of which begins with the gallery's title.

A pull quote has words of a paragraph in large letters, and often who said them behind: "We lost it all Ada Roe, dean".
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.intake.metadata.found import fold
from factcheck.intake.page.paragraph_features import is_closed

_FEWEST_WORDS = 9
_FIRST_WORDS = 6
_MOST_WORDS_BEHIND = 8
_LONGEST = 400
_FEWEST_SLIDES = 3
_LONGEST_OPENING = 80
_WORDS_OF_A_TITLE = range(4, 9)
_LETTERS_OF_A_CONTENT_WORD = 4
_QUOTES = "\"“”«»„'‘’"


def repeats(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The numbers of those below the first paragraph whose words another, longer paragraph has in the same order.

    They are no whole sentences, or quotation marks hold all of them.
    """
    lines = [at for at in body[1:] if len(texts[at]) <= _LONGEST and _may_repeat(texts[at])]
    if not lines:
        return set()
    prose = {at: f" {fold(texts[at])} " for at in body if is_closed(texts[at])}
    return {at for at in lines if _stands_elsewhere(texts[at], [own for other, own in prose.items() if other != at])}


def gallery(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The numbers of three paragraphs or more, one below the other, that begin with the same title of four words or
    more, and go on with different words in capitals: the titles of slides.
    """
    different = {texts[at]: at for at in body}
    opened = Counter(map(_opening, different))
    slides = [at for text, at in different.items() if opened[_opening(text)] >= _FEWEST_SLIDES]
    for count in reversed(_WORDS_OF_A_TITLE) if slides else ():
        titled = [(at, *parts) for at in slides if (parts := _title(texts[at], count)) is not None]
        title, times = Counter(title for _, title, _ in titled).most_common(1)[0] if titled else ("", 0)
        found = {at: behind for at, own, behind in titled if own == title}
        is_run = times >= _FEWEST_SLIDES and max(found) - min(found) < times
        if is_run and len({*found.values()}) == times:
            return set(found)
    return set()


def _opening(text: str) -> str:
    return " ".join(text[:_LONGEST_OPENING].split(" ", _WORDS_OF_A_TITLE.start)[: _WORDS_OF_A_TITLE.start])


def _title(text: str, count: int) -> tuple[str, str] | None:
    """Its first words, and the next one, where that has a capital and no mark parts it from them.

    A title has a word in small letters, and ends in a capital or a figure: "The Bank of Osk" is a name.
    """
    words = text.split(" ", count + 1)
    if len(words) < count + 2 or not words[count][:1].isupper() or not words[count - 1].isalnum():
        return None
    is_title = any(word.islower() and len(word) >= _LETTERS_OF_A_CONTENT_WORD for word in words[:count])
    if words[count - 1][0].islower() or not is_title:
        return None
    return " ".join(words[:count]), words[count]


def _may_repeat(text: str) -> bool:
    if text[0] in _QUOTES:
        return text[-1] in _QUOTES or not is_closed(text)
    return text[0].isalpha() and not is_closed(text)


def _stands_elsewhere(text: str, others: Sequence[str]) -> bool:
    own = fold(text).split()
    first = f" {' '.join(own[:_FIRST_WORDS])} "
    longer = [other for other in others if first in other] if len(own) >= _FEWEST_WORDS else []
    return any(f" {words} " in other for words in _openings(text, own) for other in longer)


def _openings(text: str, own: Sequence[str]) -> Iterator[str]:
    """The words, and the words without a name and what the person is behind them."""
    yield " ".join(own)
    capitals = [word[0].isupper() for word in text.split()]
    for behind in range(2, _MOST_WORDS_BEHIND + 1):
        kept = own[:-behind]
        if len(kept) >= _FEWEST_WORDS and len(capitals) > behind and capitals[-behind] and capitals[-behind + 1]:
            yield " ".join(kept)
