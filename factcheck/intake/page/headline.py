"""Paragraphs before the body -> which is the headline and which the standfirst (deck).

A linear model scores the lines (data/headline_model.txt, trained by benchmarks/train_headline_model.py).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.intake.metadata.bylines import is_byline, is_name_alone
from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.publication_dates import find_date
from factcheck.intake.page.appeals import is_appeal
from factcheck.intake.page.captions import is_above_its_outlet, is_caption, is_post
from factcheck.intake.page.desk_lines import is_byline_with_role, is_slug
from factcheck.intake.page.head_lines import names_sections
from factcheck.intake.page.headline_features import (
    Around,
    content_words,
    has_full_stop,
    headline_features,
    headline_weights,
    is_capitalised,
    is_trail,
)
from factcheck.intake.page.paragraph_features import LONG, Look
from factcheck.intake.words import by_beginning, words
from factcheck.language.datelines import find_dateline

# "ADA ROE, HOST: The port will close. Why?": several sentences behind a label in capitals are a turn of a transcript.
_TURN = re.compile(r"(?=[^:]*[A-Z])[^a-z:]{3,80}: .*[a-z]{2}[.?!] +[A-Z]")
_SHORT_TRAIL = re.compile(r"[^/]+ / [^/]+$")
_UPDATED_AT = re.compile(
    r"(?i:updated|posted|published|last) .{0,30}\d{1,2}:\d\d"
    r"|(?i:(?:originally|first|last) )?(?i:updated|posted|published|reviewed|edited)\b[^.?!]{0,30}\d{4}$"
)
# "[Ada Roe speaks to Jo Berg about her book.]", "Here is what to do:".
_NOTE = re.compile(r"\[.*\]$|\(.*\)$|.*:$")
_LONGEST_QUESTION = 100
# "Ada Roe (left) in May", "The harbour in May (Lise Dahl/Storvik Post)".
_CAPTION = re.compile(r"\((?:left|right|cent(?:er|re)|pictured|above|below)\)|\([A-Z][\w .]*/[A-Z][\w .]*\)$")
_MOST_NUMBERS = 0.4
_OF_BUTTONS = frozenset({"share", "ad"})
# Headlines of more characters are rare on any page; shorter than this they are labels.
LONGEST = 240
_SHORTEST = 12
_SHORTEST_OF_A_PAGE = 4
_LEAST_SCORE = -1.0
_LEAST_ABOVE = 0.5
_REACH = 80
_FEWEST_BELOW = 3
_FEWEST_SHARED = 2
_LONGEST_SENTENCE = 100
_BETWEEN_PARTS = re.compile(r"(\s+[|–—•·«»‹›:-]+\s+|(?<=\w): )")
_MOST_OF_A_SECTION = 3
_FEWEST_OF_A_TITLE = 3
_LEAD_WORDS = re.compile(r"\bsaid\b")
_READ_BELOW = 3_000
_REACH_OF_TEXT = 8
_REACH_OF_BYLINE = 3
_STANDFIRST_REACH = 4
_SHORTEST_STANDFIRST = 40
_FEWEST_WORDS = 5
LONGEST_STANDFIRST = 500
_NO_HEADLINE = frozenset({"byline", "account", "credit", "legal"})
_NO_STANDFIRST = frozenset({"credit", "byline", "legal", "account", "comments", "ad"})


class Head(NamedTuple):
    """Paragraph numbers of headline and standfirst."""

    title: int | None
    standfirst: int | None


def find_head(
    texts: Sequence[str], looks: Sequence[Look], body: Sequence[int], wanted: str | None, titles: Sequence[str] = ()
) -> Head:
    """The head above the first paragraph of `body`; `wanted` is the headline where caller or markup give it.

    `titles` are those that the markup states for this text: a line that has no word of them is a button, say, and the
    first sentence of the text is its lead.
    """
    first = body[0]
    title = _wanted(texts, first, wanted)
    if title is None:
        title = _likeliest_title(texts, looks, body)
        if title is not None and titles and (_has_no_word_of(texts[title], titles) or _is_lead(texts, title, first)):
            title = None
    if title is None:
        return Head(None, None)
    return Head(title, _standfirst(texts, looks, title, first))


def titles_about(titles: Iterable[str], below: Iterable[str]) -> list[str]:
    """The stated titles of four characters or more that share two content words with the paragraphs `below`."""
    told = content_words(" ".join(below)[:_READ_BELOW])
    return [title for title in titles if len(content_words(title) & told) >= _FEWEST_SHARED]


def settled_headline(shown: str | None, titles: Sequence[str], publisher: str | None) -> str | None:
    """The headline: what is `shown`, without the site's name and the section before it; else the first stated title."""
    bare = [without_site(title, publisher) for title in titles]
    if shown is None:
        return bare[0] if bare else None
    folded = fold(shown)
    ends = (title for title in bare if folded.endswith(f" {fold(title)}") and len(title.split()) >= _FEWEST_OF_A_TITLE)
    behind_section = next((title for title in ends if _has_short_rest(folded, fold(title))), None)
    return behind_section or without_site(shown, publisher)


def without_site(title: str, publisher: str | None) -> str:
    """A title without the publisher's name before or behind it, and without sections between bars beside that name."""
    name = fold(publisher or "")
    parts = _BETWEEN_PARTS.split(title)
    while name and len(parts) > 1 and fold(parts[-1]) == name:
        parts = parts[:-2]
        while len(parts) > 1 and parts[-2].strip() == "|" and len(parts[-1].split()) <= _MOST_OF_A_SECTION:
            parts = parts[:-2]
    while name and len(parts) > 1 and fold(parts[0]) == name:
        parts = parts[2:]
    return "".join(parts).strip() or title


def _has_short_rest(folded: str, title: str) -> bool:
    rest = folded.removesuffix(title)
    return len(rest.split()) <= _MOST_OF_A_SECTION and bool(content_words(rest))


def _is_lead(texts: Sequence[str], at: int, first: int) -> bool:
    return at == first and has_full_stop(texts[at]) and len(texts[at]) >= LONG


def _has_no_word_of(text: str, titles: Sequence[str]) -> bool:
    """Whether a line in Latin letters has no content word of any of the titles."""
    return text.isascii() and content_words(text).isdisjoint(set().union(*map(content_words, titles)))


def reads_as_headline(text: str, look: Look, *, may_be_sentence: bool = False, is_about: bool = False) -> bool:
    """Whether a paragraph could be a headline: no label, no list item, no date line, no sentence.

    One that is about what the text below tells may have words of buttons in it, or a date.
    """
    if not _SHORTEST <= look.length <= LONGEST or not any(map(str.isalpha, text)):
        return False
    if "bullet" in look.traits or (not is_about and (look.kinds & _NO_HEADLINE or find_date(text))):
        return False
    if _is_of_a_box(text, look) or any(is_no_headline(text) for is_no_headline in _NO_HEADLINES):
        return False
    return may_be_sentence or not has_full_stop(text) or is_capitalised(text)


def _is_of_a_box(text: str, look: Look) -> bool:
    """Of a share box, say, or what a reader is to do; in a headline, shares slide."""
    folded = text.casefold()
    if folded.startswith(_openers().get(folded[:2], ())):
        return True
    return not look.kinds.isdisjoint(_OF_BUTTONS) and len(text.split()) < _FEWEST_WORDS


def reads_as_lead(text: str) -> bool:
    """Whether a first paragraph opens the text, as a long question does, or a dateline with the date or the agency."""
    if len(text) > _LONGEST_QUESTION and text.rstrip("\"'”’").endswith(("?", "!")):
        return True
    dateline = find_dateline(text)
    return dateline is not None and (dateline.agency or dateline.date) is not None


def is_above_lead(below: str) -> bool:
    """Whether the paragraph below begins with a dateline, so that what stands above it is a head, even a sentence."""
    return _TURN.match(below) is None and find_dateline(below) is not None


def is_said_again(text: str, look: Look, below: str) -> bool:
    """Whether the paragraph below has half of a short line's content words, three or more, and the line names no day:
    a headline may be a sentence, a lead tells who spoke when.
    """
    if len(text) > _LONGEST_SENTENCE or "date" in look.kinds or _LEAD_WORDS.search(text):
        return False
    own = content_words(text)
    shared = len(own & content_words(below))
    return shared > _FEWEST_SHARED and 2 * shared >= len(own)


def is_about(text: str, below: Iterable[str]) -> bool:
    """Whether a line of five words or more shares two content words with the paragraphs `below` it."""
    return _shares_words(text, content_words(" ".join(below)[:_READ_BELOW]))


def _shares_words(text: str, words: set[str]) -> bool:
    is_long = len(text.split()) >= _FEWEST_WORDS
    return is_long and len(content_words(text) & words) >= _FEWEST_SHARED


def _is_trail_or_counter(text: str) -> bool:
    """ "Home › News › Storvik", "3304 views 13 mins 0 comments", "Updated Nov 19, 9:41 AM"."""
    parts = text.split()
    if is_trail(text) or (len(parts) <= _FEWEST_WORDS and _SHORT_TRAIL.match(text)):
        return True
    numbers = sum(part[0].isdigit() for part in parts)
    return numbers > _MOST_NUMBERS * len(parts) or _UPDATED_AT.match(text) is not None


# Each tells a line that is no headline, by its form alone.
_NO_HEADLINES: Sequence[Callable[[str], object]] = (
    is_slug,
    is_byline_with_role,
    _TURN.match,
    _is_trail_or_counter,
    _CAPTION.search,
    lambda text: is_caption(text) and not is_above_its_outlet(text),
    is_post,
    names_sections,
    is_name_alone,
    _NOTE.match,
)


def _wanted(texts: Sequence[str], first: int, wanted: str | None) -> int | None:
    if wanted is None or not fold(wanted):
        return None
    folded = fold(wanted)
    places = [at for at in range(first + 1) if fold(texts[at]) == folded]
    return places[-1] if places else None


def headline_candidates(texts: Sequence[str], looks: Sequence[Look], body: Sequence[int]) -> list[int]:
    """The lines before the body, and its first one, that are not told by their form to be none."""
    first = body[0]
    near = range(max(0, first - _REACH), first + (len(body) >= _FEWEST_BELOW))
    return [at for at in near if _may_be_headline(texts[at], looks[at])]


def _may_be_headline(text: str, look: Look) -> bool:
    if not _SHORTEST_OF_A_PAGE <= look.length <= LONGEST or "bullet" in look.traits:
        return False
    if look.length < _SHORTEST and " " not in text:  # a button
        return False
    is_told = _is_of_a_box(text, look) or any(is_no_headline(text) for is_no_headline in _NO_HEADLINES)
    return not is_told and any(map(str.isalpha, text))


def _likeliest_title(texts: Sequence[str], looks: Sequence[Look], body: Sequence[int]) -> int | None:
    """The line with the highest score, or the one right above whose deck that is.

    Where it stands more than once, the last: by-line and date are below that.
    """
    candidates, weights = headline_candidates(texts, looks, body), headline_weights()
    features = headline_features(Around(texts, looks, body, candidates))
    scores = {at: sum(weights.get(one, 0.0) for one in own) for at, own in zip(candidates, features, strict=True)}
    place = max(scores, key=lambda at: scores[at], default=None)
    if place is not None and _is_lead_below_byline(texts, place, body[0]):
        place = max((at for at in scores if at < place), key=lambda at: scores[at], default=None)
    if place is None or scores[place] <= _LEAST_SCORE:
        return _opening_line(texts, looks, body[0])
    if scores.get(place - 1, 0.0) > _LEAST_ABOVE and _is_deck(texts, place, body):
        place -= 1
    again = [at for at in candidates if at < body[0] and fold(texts[at]) == fold(texts[place])]
    return again[-1] if again else place


def _is_lead_below_byline(texts: Sequence[str], at: int, first: int) -> bool:
    """Whether it is the first sentence of the body, with a by-line on one of the lines right above."""
    above = texts[max(0, at - _REACH_OF_BYLINE) : at]
    return (
        at == first
        and has_full_stop(texts[at])
        and any(line[:3] in ("By ", "BY ") and is_byline(line) for line in above)
    )


def _is_deck(texts: Sequence[str], at: int, body: Sequence[int]) -> bool:
    """Whether the line above says what the text tells, too, and no by-line is right below, as it is below headlines."""
    above, below = texts[at - 1], texts[at + 1]
    if at >= body[0] or is_byline(below) or is_name_alone(below) or find_date(below) or find_date(above):
        return False
    told = content_words(" ".join(texts[here] for here in body[:_REACH_OF_TEXT])[:_READ_BELOW])
    is_told = len(content_words(above) & told) > _FEWEST_SHARED
    return is_told and len(above.split()) >= _FEWEST_WORDS and fold(texts[at]) not in fold(above)


def _opening_line(texts: Sequence[str], looks: Sequence[Look], first: int) -> int | None:
    """In text without boilerplate, the first line is the headline, whether it shares words with the body or not."""
    about = is_about(texts[0], texts[first : first + 8])
    return 0 if 0 < first <= 2 and reads_as_headline(texts[0], looks[0], is_about=about) else None


def _standfirst(texts: Sequence[str], looks: Sequence[Look], title: int, first: int) -> int | None:
    for at in range(title + 1, min(first, title + _STANDFIRST_REACH)):
        look = looks[at]
        if find_date(texts[at]):
            return None
        is_of_a_length = _SHORTEST_STANDFIRST <= look.length <= LONGEST_STANDFIRST
        if not is_of_a_length or "bullet" in look.traits or not any(map(str.isalpha, texts[at])):
            continue
        if (
            look.kinds & _NO_STANDFIRST
            or (look.length < LONG and "date" in look.kinds)
            or is_capitalised(texts[at])
            or fold(texts[at]) == fold(texts[title])
            or is_caption(texts[at])
            or is_appeal(texts[at], look)
        ):
            continue
        return None if _is_caption_of(texts[at], texts[at + 1 : first]) else at
    return None


def _is_caption_of(text: str, following: Sequence[str]) -> bool:
    """Whether a following line repeats the text with a photo credit behind it, as captions do."""
    return any(other.startswith(text) for other in following[:2])


@cache
def _openers() -> dict[str, tuple[str, ...]]:
    return by_beginning(words("no_headline_openers"))
