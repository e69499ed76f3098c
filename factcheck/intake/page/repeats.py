"""The body of an article -> what in it says again: pull quotes and captions that have the words of one of its
paragraphs, and the slides of a gallery, each of which begins with the gallery's title.

A pull quote has words of a paragraph in large letters, and often who said them behind: "We lost it all Ada Roe, dean".
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice

from factcheck.intake.metadata.found import fold
from factcheck.intake.page.captions import is_post
from factcheck.intake.page.paragraph_features import is_closed

_FEWEST_WORDS = 9
_FEWEST_WORDS_OF_A_SENTENCE = 12
# The paragraph itself and the one that it is of.
_ONCE_ELSEWHERE = 2
_FIRST_OF_PULL_QUOTES = 4
_FIRST_WORDS = 6
_MOST_WORDS_BEHIND = 8
_LONGEST = 400
_SHORTEST_OPENING = 30
_MOST_LOOKED_UP = 100
# A run of words that more paragraphs have is a phrase of the page.
_MOST_PLACES = 8
_FEWEST_SLIDES = 3
_LONGEST_OPENING = 80
_WORDS_OF_A_TITLE = range(4, 9)
_LETTERS_OF_A_CONTENT_WORD = 4
_QUOTES = "\"“”«»„'‘’"


def repeats(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The numbers of those below the first paragraph whose words another, longer paragraph has in the same order.

    They are no whole sentences, or quotation marks hold all of them, or they are long ones and below the opening, where
    a standfirst stands; and no posts. Linear: paragraphs are looked up by their first words.
    """
    lines = [at for at in body[1:] if len(texts[at]) <= _LONGEST and _may_repeat(texts[at]) and not is_post(texts[at])]
    pulled = list(_opens_again(body, texts))
    if not (lines or pulled):
        return set()
    folded = {at: fold(texts[at]) for at in {*lines, *pulled}}
    prose = {at: f" {folded.get(at) or fold(texts[at])} " for at in body if is_closed(texts[at])}
    places = _places({_first(own) for own in folded.values()}, prose)
    whole = {at for at in pulled if _stands_once_elsewhere(at, folded[at], places, prose)}
    rest = (at for at in lines if at not in whole)
    return whole | {at for at in rest if _stands_elsewhere(at, texts[at], folded[at], places, prose)}


def _opens_again(body: Sequence[int], texts: Sequence[str]) -> Iterator[int]:
    """The long sentences below the opening whose first letters stand twice in the body, and all of them once: of the
    first hundred such sentences, which keeps it linear.
    """
    whole = "\n".join(texts[at] for at in body)
    times = Counter(texts[at] for at in body)
    long = (at for at in body[_FIRST_OF_PULL_QUOTES:-1] if times[texts[at]] == 1 and _may_be_pulled(texts[at]))
    return (at for at in islice(long, _MOST_LOOKED_UP) if whole.count(texts[at][:_SHORTEST_OPENING]) > 1)


def _may_be_pulled(text: str) -> bool:
    """Whether it is a long sentence."""
    is_long = len(text) <= _LONGEST and text[0].isalpha() and text.count(" ") >= _FEWEST_WORDS_OF_A_SENTENCE
    return is_long and is_closed(text)


def _first(own: str) -> str:
    return " ".join(own.split(" ", _FIRST_WORDS)[:_FIRST_WORDS])


def _places(firsts: Set[str], prose: Mapping[int, str]) -> dict[str, list[int]]:
    """The paragraphs that have each of these runs of words anywhere, the first few of them."""
    heads = {first.partition(" ")[0] for first in firsts}
    places: dict[str, list[int]] = {}
    for at, own in prose.items():
        words = own.split()
        for place, word in enumerate(words):
            if word in heads and (run := " ".join(words[place : place + _FIRST_WORDS])) in firsts:
                known = places.setdefault(run, [])
                if len(known) < _MOST_PLACES and at not in known:
                    known.append(at)
    return places


def _stands_once_elsewhere(at: int, own: str, places: Mapping[str, Sequence[int]], prose: Mapping[int, str]) -> bool:
    """Whether exactly one other paragraph has all its words, and more."""
    having = [prose[other] for other in places.get(_first(own), ()) if f" {own} " in prose[other]]
    return len(having) == _ONCE_ELSEWHERE and having.count(f" {own} ") == 1 and at in prose


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


def _stands_elsewhere(
    at: int, text: str, own: str, places: Mapping[str, Sequence[int]], prose: Mapping[int, str]
) -> bool:
    words = own.split()
    if len(words) < _FEWEST_WORDS:
        return False
    others = [prose[other] for other in places.get(_first(own), ()) if other != at]
    return any(f" {run} " in other for run in _openings(text, words) for other in others)


def _openings(text: str, own: Sequence[str]) -> Iterator[str]:
    """The words, and the words without a name and what the person is behind them."""
    yield " ".join(own)
    capitals = [word[0].isupper() for word in text.split()]
    for behind in range(2, _MOST_WORDS_BEHIND + 1):
        kept = own[:-behind]
        if len(kept) >= _FEWEST_WORDS and len(capitals) > behind and capitals[-behind] and capitals[-behind + 1]:
            yield " ".join(kept)
