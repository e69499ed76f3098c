"""The body of an article -> lines in it that stand alone between whole sentences and are none: captions without a
credit, headlines of other articles, what a page writes in brackets, runs of labelled links.

Prose above and below closes with its full stop. A heading of the article is shorter, or asks, or speaks to the reader.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from factcheck.intake.page.captions import is_picture_agency
from factcheck.intake.page.paragraph_features import is_closed
from factcheck.intake.words import table, words
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.en.stems import is_past

_SHORTEST_PROSE = 60
_LONGEST = 240
_FEWEST_WORDS = 7
_FEWEST_WORDS_OF_A_CAPTION = 10
# More are the headings of the article, and so is one in five paragraphs.
_MOST = 3
_MOST_OF_ALL = 5
_FEWEST_IN_BRACKETS = 2
_OPENS = re.compile(r"[A-ZÀ-Þ‘']")
_ENDS = re.compile(r"[^\W_][’')]?$")
_SENTENCES = re.compile(r"[.!?…] [A-Z]|[;“”\"«»]")
_WORD = re.compile(r"[\w’']+")
# "Reuters Defiant... the mayor leaves the hall", "google The quay of Norport".
_CREDITED = re.compile(r"(?P<name>[A-Za-z][\w-]+) [A-Z]")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{2,40}: ?[^()\[\]]{8,120}[)\]]")
_LABELLED = re.compile(r"(?P<label>[A-Z][A-Z’'&/ -]{2,30})(?: ?: | ?\| ?| [–—-] )(?P<title>[A-Z“‘'\"$£€\d].{7,160})")
_FEWEST_LABELLED = 2
_FEWEST_WORDS_BEHIND_A_LABEL = 3
_SHOWN = re.compile(r"(?P<who>[A-Z][a-z-]+(?: [a-z-]+){0,2})(?:, |: )[A-Z][a-z’'-]+(?: [A-Z][\w.’'-]*){1,3}\.?")
_PARTICIPLE_ENDS = ("en", "wn")


def lone_lines(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The numbers of such lines; the first paragraph and the last are none."""
    inner = body[1:-1]
    alone = [at for place, at in enumerate(inner, 1) if _is_alone(texts, body[place - 1], at, body[place + 1])]
    lines = {at for at in alone if _reads_as_caption(texts[at])}
    if len(lines) > min(_MOST, len(body) // _MOST_OF_ALL):
        lines = set()
    between = range(body[0] + 1, body[-1]) if body else ()
    bracketed = {at for at in between if _BRACKETED.fullmatch(texts[at]) and not is_closed(texts[at])}
    lines |= bracketed if len(bracketed) >= _FEWEST_IN_BRACKETS else set()
    lines |= {at for at in alone if any(form(texts[at]) for form in _ALONE)}
    return lines | {*_labelled_runs(inner, texts)}


def _is_alone(texts: Sequence[str], above: int, at: int, below: int) -> bool:
    """Whether a line has prose above and below it."""
    return len(texts[at]) <= _LONGEST and all(
        is_closed(texts[near]) and len(texts[near]) >= _SHORTEST_PROSE for near in (above, below)
    )


def _reads_as_caption(text: str) -> bool:
    """Whether a line is as long as a sentence, and tells something; or is worded as headlines are, without articles."""
    if is_closed(text) or not _OPENS.match(text) or not _ENDS.search(text) or _SENTENCES.search(text):
        return False
    count = len(text.split())
    own = [word.replace("’", "'").strip("'") for word in _WORD.findall(text.replace("US", "U.S.").lower())]
    if count < _FEWEST_WORDS or own[0] in _kinds("asks") or not _kinds("told").isdisjoint(own):
        return False
    if any(_tells_what_was(word, following) for word, following in pairwise((*own, ""))):
        return False
    return count >= _FEWEST_WORDS_OF_A_CAPTION or _kinds("article").isdisjoint(own)


def _tells_what_was(word: str, following: str) -> bool:
    """Whether a word is a verb in the past tense, and no participle as captions and headlines have: "hidden", "seen
    from".
    """
    is_before_preposition = lexicon().get(following, Word.NONE) & (Word.PREPOSITION | Word.TO) != Word.NONE
    is_participle = word.endswith(_PARTICIPLE_ENDS) or (word.endswith("ed") and is_before_preposition)
    return is_past(word) and not is_participle


@cache
def _kinds(kind: str) -> frozenset[str]:
    return frozenset(word for word, given in table("no_caption_words").items() if given == kind)


def _has_label_of_links(text: str) -> bool:
    """ "EXCLUSIVE: Mayor to resign": such a label in capitals before a line that is no sentence."""
    match = _LABELLED.fullmatch(text)
    return match is not None and match["label"].casefold() in words("labels_in_capitals") and not text.endswith(".")


def _names_who_is_shown(text: str) -> bool:
    """ "Dead hunter, Jo Berg.": who it is and the name, no sentence."""
    match = _SHOWN.fullmatch(text)
    return match is not None and not _kinds("opens a sentence") & {*match["who"].lower().split()}


def _opens_with_agency(text: str) -> bool:
    match = _CREDITED.match(text) if not is_closed(text) and len(text.split()) > _FEWEST_WORDS else None
    return match is not None and is_picture_agency(match["name"].capitalize())


_ALONE = (_has_label_of_links, _names_who_is_shown, _opens_with_agency)


def _labelled_runs(inner: Sequence[int], texts: Sequence[str]) -> Iterator[int]:
    """Two lines or more, one below the other, each with a label of its own in capitals and none a sentence."""
    for is_labelled, group in groupby(inner, lambda at: _is_labelled_title(texts[at])):
        run = [*group]
        if is_labelled and len(run) >= _FEWEST_LABELLED and any(not is_closed(texts[at]) for at in run):
            yield from run


def _is_labelled_title(text: str) -> bool:
    match = _LABELLED.fullmatch(text)
    is_title = match is not None and len(match["title"].split()) >= _FEWEST_WORDS_BEHIND_A_LABEL
    return is_title and (not is_closed(text) or text.endswith("?"))
