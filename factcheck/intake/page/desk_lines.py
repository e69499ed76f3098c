"""Paragraphs of a body -> those below what a desk or a page puts above an article's text.

A slug ("USA-WEATHER/ (UPDATE 1)"), the number of a take ("2ND LEAD"), a note for other desks ("(Adds details)"), a
by-line with its role, the label of a list ("All news") over the headline.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from factcheck.intake.words import table, words

_REACH = 6
_LONGEST_NOTE = 400
_LONGEST_LABEL = 12
_LONGEST_GLUED_LABEL = 30
# Buttons that pages write beside each other: "NewsWhat’s Hot".
_GLUED = re.compile(r"[a-z](?=[A-Z][a-z])")
_FEWEST_WORDS_OF_A_HEADLINE = 5
_SLUG = re.compile(
    r"[A-Z0-9][A-Z0-9-]*/[A-Z0-9/-]*(?: ?\([A-Z0-9 ,-]{1,60}\))?$"
    r"|/(?:[\w-]{2,30}/){2,12}$"
    r"|\d(?:ST|ND|RD|TH) (?:LEAD|NET|TAKE|UPDATE|ADD|WRITETHRU)(?: \(?[A-Z0-9 ,-]{1,40}\)?)?$"
)


def is_slug(text: str) -> bool:
    """Whether a line is a wire desk's name for a story, its keywords, or the number of a take."""
    return _SLUG.match(text) is not None


def is_desk_note(text: str) -> bool:
    """Whether a paragraph is a note in brackets that tells other desks what was changed."""
    return text[0] == "(" and text[-1] == ")" and len(text) <= _LONGEST_NOTE and _note().match(text) is not None


def is_byline_with_role(text: str) -> bool:
    """ "Jo Berg, Online Reporter", "JO BERG – Political Correspondent"."""
    return _byline().match(text) is not None


def without_desk_lines(body: Sequence[int], texts: Sequence[str], is_headline: Callable[[int], bool]) -> list[int]:
    """`body` (paragraph numbers) without such lines among its first; at least two paragraphs stay."""
    dropped = {at for at in body[:_REACH] if is_slug(texts[at]) or is_desk_note(texts[at])}
    kept = [at for at in body if at not in dropped]
    if len(kept) > 1 and is_byline_with_role(texts[kept[0]]):
        kept = kept[1:]
    if len(kept) > 2 and _is_label_over(texts[kept[0]], texts[kept[1]]) and is_headline(kept[1]):
        kept = kept[1:]
    return kept if len(kept) > 1 else [*body]


def _is_label_over(text: str, below: str) -> bool:
    """Whether a line is the label of a list or section; the headline below it has five words or more."""
    is_glued = len(text) < _LONGEST_GLUED_LABEL and _GLUED.search(text) is not None
    is_short = (is_glued or len(text) < _LONGEST_LABEL) and text[-1].isalnum() and text[0].isalpha()
    return is_short and len(below.split()) >= _FEWEST_WORDS_OF_A_HEADLINE


@cache
def _note() -> re.Pattern[str]:
    verbs = "|".join(sorted(words("desk_notes")))
    return re.compile(rf"\((?:In [^()]{{3,60}}, (?:\w+ )?|[A-Z]{{2,12}}[:-] ?)?(?:{verbs})\b", re.IGNORECASE)


@cache
def _byline() -> re.Pattern[str]:
    roles = "|".join(word for word, kind in table("author_bio").items() if kind == "role")
    name = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}"
    return re.compile(rf"{name}(?:, | [–|-] )(?:[A-Z][\w’'-]* ){{0,3}}(?i:{roles})s?$")
