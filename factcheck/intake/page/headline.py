"""Paragraphs before the body -> which is the headline and which the standfirst (deck), by a score."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.intake.language_id import function_words
from factcheck.intake.metadata.bylines import is_name_alone
from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.publication_dates import find_date
from factcheck.intake.page.desk_lines import is_byline_with_role, is_slug
from factcheck.intake.page.head_lines import names_sections
from factcheck.intake.page.paragraph_features import LONG, Look, is_closed
from factcheck.intake.words import words
from factcheck.language.datelines import find_dateline

_WORD = re.compile(r"\w{4,}")
# An ellipsis shortens a headline.
# "ADA ROE, HOST: The port will close. Why?": several sentences behind a label in capitals are a turn of a transcript.
_TURN = re.compile(r"(?=[^:]*[A-Z])[^a-z:]{3,80}: .*[a-z]{2}[.?!] +[A-Z]")
_FULL_STOP = re.compile(r"(?:(?<!\.)\.|[。।۔])[\"'”’»)\]」』]*$")

# "Home › News › Storvik", "Home / News / Storvik", "National / Crime & Legal", "CottageCare | Blog | Storvik".
_TRAIL = re.compile(r"\S ?[›»>❯] ?\S|^(?:You are here:? |Blog )?Home\b ?[/|:–-]|^[^/]* ?/ [^/]* ?/ |^(?:[^|]+ \| ){2}")
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
_REACH = 80
_SAME_WORDS_THAT_COUNT = 4
_WORDS_OF_A_SENTENCE = 3
_USUAL_LENGTH = 110
_LENGTH_COST = 1.5
_LABEL_COST = 1.0
_WORDS_OF_A_LABEL = 3
_DISTANCE_COST = 0.1
_REPEATED_BONUS = 1.0
_DATED_BONUS = 1.5
_SIGNED_BONUS = 2.0
_MOST_DISTANCE_COST = 3.0
_FEWEST_BELOW = 3
_FEWEST_SHARED = 2
_READ_BELOW = 3_000
_STANDFIRST_REACH = 4
_SHORTEST_STANDFIRST = 40
_FEWEST_WORDS = 5
LONGEST_STANDFIRST = 500
_NO_HEADLINE = frozenset({"byline", "account", "credit", "legal"})
_OF_PAGES = frozenset({"byline", "credit"})
_NO_STANDFIRST = frozenset({"credit", "byline", "legal", "account", "comments", "ad"})


class Head(NamedTuple):
    """Paragraph numbers of headline and standfirst."""

    title: int | None
    standfirst: int | None


def find_head(texts: Sequence[str], looks: Sequence[Look], body: Sequence[int], wanted: str | None) -> Head:
    """The head above the first paragraph of `body`; `wanted` is the headline where caller or markup give it."""
    first = body[0]
    title = _wanted(texts, first, wanted)
    if title is None:
        words = _content_words(" ".join(texts[at] for at in body[:8])[:_READ_BELOW])
        title = _above_standfirst(texts, looks, _likeliest_title(texts, looks, body, words), words)
        title = _opening_the_body(texts, looks, body) if title is None else title
    if title is None:
        return Head(None, None)
    return Head(title, _standfirst(texts, looks, title, first))


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
    return may_be_sentence or not _FULL_STOP.search(text[-6:]) or _is_capitalised(text)


def _is_of_a_box(text: str, look: Look) -> bool:
    """Of a share box, say, or what a reader is to do; in a headline, shares slide."""
    if text.casefold().startswith(_openers()):
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


def is_about(text: str, below: Iterable[str]) -> bool:
    """Whether a line of five words or more shares two content words with the paragraphs `below` it."""
    return _shares_words(text, _content_words(" ".join(below)[:_READ_BELOW]))


def _shares_words(text: str, words: set[str]) -> bool:
    is_long = len(text.split()) >= _FEWEST_WORDS
    return is_long and len(_content_words(text) & words) >= _FEWEST_SHARED


def _is_trail_or_counter(text: str) -> bool:
    """ "Home › News › Storvik", "3304 views 13 mins 0 comments", "Updated Nov 19, 9:41 AM"."""
    parts = text.split()
    if _TRAIL.search(text) or (len(parts) <= _FEWEST_WORDS and _SHORT_TRAIL.match(text)):
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


def _likeliest_title(texts: Sequence[str], looks: Sequence[Look], body: Sequence[int], words: set[str]) -> int | None:
    first = body[0]
    best, place = float("-inf"), None
    seen = set(texts[:first]) if first > _REACH else set()
    for at in range(max(0, first - _REACH), first):
        is_line_of_page = looks[at].kinds & _OF_PAGES or find_date(texts[at])
        is_about_it = not is_line_of_page and _shares_words(texts[at], words)
        if not reads_as_headline(texts[at], looks[at], is_about=is_about_it) or _is_caption_of(
            texts[at], texts[at + 1 : first]
        ):
            continue
        shared = min(len(_content_words(texts[at]) & words), _SAME_WORDS_THAT_COUNT)
        repeated = _REPEATED_BONUS if texts.index(texts[at]) < at and texts[at] in seen else 0.0
        below = [look.kinds for look in looks[at + 1 : min(first, at + 4)] if look.length < LONG]
        dated = _DATED_BONUS * any("date" in kinds for kinds in below)
        dated += _SIGNED_BONUS * any("byline" in kinds for kinds in below)
        too_long = _LENGTH_COST if looks[at].length > _USUAL_LENGTH else 0
        too_short = _LABEL_COST if len(texts[at].split()) <= _WORDS_OF_A_LABEL else 0
        score = shared + repeated + dated - too_long - min(_MOST_DISTANCE_COST, _DISTANCE_COST * (first - at))
        if score > 0 and score - too_short > best:
            best, place = score - too_short, at
    return place if place is not None else _opening_line(texts, looks, first)


def _above_standfirst(texts: Sequence[str], looks: Sequence[Look], title: int | None, words: set[str]) -> int | None:
    """Where the candidate is longer than a headline-like line right above it, that is the headline, it the deck.

    A headline of two sentences ends in a full stop; it shares words with the body (`words`).
    """
    if title is None or title == 0:
        return title
    above, text = texts[title - 1], texts[title]
    is_about_it = len(_content_words(above) & words) >= _WORDS_OF_A_SENTENCE and len(above) <= _USUAL_LENGTH
    is_about_it = is_about_it and is_closed(text)
    is_headline = len(above.split()) >= _FEWEST_WORDS and (
        reads_as_headline(above, looks[title - 1], may_be_sentence=is_about_it)
    )
    return title - 1 if is_headline and _is_deck(text, above, words) and fold(above) != fold(text) else title


def _is_deck(text: str, above: str, words: set[str]) -> bool:
    """Whether a line is longer than the one above it, or says less of what the body tells (`words`)."""
    shared = len(_content_words(above) & words)
    is_longer = len(text) > len(above) or shared >= max(_WORDS_OF_A_SENTENCE, len(_content_words(text) & words))
    return is_longer and len(text) >= _SHORTEST_STANDFIRST and not _is_capitalised(text)


def _opening_line(texts: Sequence[str], looks: Sequence[Look], first: int) -> int | None:
    """In text without boilerplate, the first line is the headline, whether it shares words with the body or not."""
    about = is_about(texts[0], texts[first : first + 8])
    return 0 if 0 < first <= 2 and reads_as_headline(texts[0], looks[0], is_about=about) else None


def _opening_the_body(texts: Sequence[str], looks: Sequence[Look], body: Sequence[int]) -> int | None:
    """The first paragraph of the body, where no line above is a headline and this one is above prose about it."""
    first, rest = body[0], body[1:4]
    if len(body) < _FEWEST_BELOW or not reads_as_headline(texts[first], looks[first]):
        return None
    shared = _content_words(texts[first]) & _content_words(" ".join(texts[at] for at in rest))
    return first if looks[body[1]].is_prose and shared else None


def _standfirst(texts: Sequence[str], looks: Sequence[Look], title: int, first: int) -> int | None:
    for at in range(title + 1, min(first, title + _STANDFIRST_REACH)):
        look = looks[at]
        if find_date(texts[at]):
            return None
        if not _SHORTEST_STANDFIRST <= look.length <= LONGEST_STANDFIRST or "bullet" in look.traits:
            continue
        if (
            look.kinds & _NO_STANDFIRST
            or (look.length < LONG and "date" in look.kinds)
            or _is_capitalised(texts[at])
            or fold(texts[at]) == fold(texts[title])
        ):
            continue
        return None if _is_caption_of(texts[at], texts[at + 1 : first]) else at
    return None


def _is_caption_of(text: str, following: Sequence[str]) -> bool:
    """Whether a following line repeats the text with a photo credit behind it, as captions do."""
    return any(other.startswith(text) for other in following[:2])


def _content_words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold().replace("_", " "))) - function_words()["en"]


def _is_capitalised(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


@cache
def _openers() -> tuple[str, ...]:
    return tuple(words("no_headline_openers"))
