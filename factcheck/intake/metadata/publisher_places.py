"""Lines of a page -> the names at places where an outlet's stands, with their weight as evidence.

A masthead at the top or beside the headline, a photographer's credit, the line above a notice, the paragraph about who
sent a release out, a newsroom's request for comment.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.intake.metadata.bylines import is_name_alone
from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.mastheads import LONGEST_MASTHEAD, MOST_WORDS, is_masthead, is_own_name, is_paper
from factcheck.intake.metadata.publisher_phrases import YEARS, lower_case_words
from factcheck.intake.metadata.votes import NOTICE, OWN, SHOWN, WEAK, name_key
from factcheck.intake.words import words
from factcheck.language.datelines import is_wire_service

_MASTHEAD_LINES = 3
# "Auto News" may be a part of the paper.
_SECTION = " News"
_MOST_OF_A_KIND = 2
_LONGEST_CREDIT = 80
_LOWER_CASE = re.compile(r"\s[a-z]+\b")
_NO_NAME_AT_TOP = re.compile(r"[,:;|!?]|\d{2}|\b[a-z]{5,}")
_FEWEST_LINES_WITH_NAME = 2
_AT_THE_TOP = 0.75
_ABOUT = re.compile(r"About (?:the )?(?P<name>[A-Z][\w.&’'-]*(?: (?:of |and |for |the |& )?[A-Z][\w.&’'-]*){0,7}):?")
# "(Jo Berg/Storvik Post)", "Jo Berg for Storvik Post", but not "(Jo Berg/Storvik Post via AP)".
_TAKEN_BY = re.compile(
    r"[A-Z][\w.’'-]+ [A-Z][\w.’'-]+(?: ?/ ?| for )(?P<name>[A-Z](?:(?! for )[\w.&’' -]){2,40}?)[)\]]?$"
)
# "Norport Post’s request for comment was not answered": what a newsroom writes of its own.
_ASKED = re.compile(
    r"(?P<name>[A-Z][\w&-]*(?:\.[\w&-]+)*(?: [A-Z][\w&-]*(?:\.[\w&-]+)*){0,3})"
    r"(?:[’']s? (?:[a-z]+ )?(?:requests?|inquir(?:y|ies)) for comment|(?: has| had)? reached out to\b)"
)
SIGNS_OF_QUESTIONS = (" for comment", " reached out to ")
_NAMELESS = re.compile(rf"© ?(?:{YEARS})?[., ]*[Aa]ll [Rr]ights [Rr]eserved\.?")


def in_mastheads(page: Sequence[str], head: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Lines that are a newspaper's name and nothing else: at the top of the page, beside the headline, or repeated."""
    twice = (line for line, count in Counter(page).items() if count > 1 and len(line) <= LONGEST_MASTHEAD)
    for line in dict.fromkeys((*page[:_MASTHEAD_LINES], *head, *twice)):
        if is_masthead(line):
            yield line.strip(), WEAK if _may_be_section(line, page) else OWN if line in head else SHOWN


def at_the_top(page: Sequence[str]) -> Iterator[tuple[str, float]]:
    """A name among the first lines that stands among other words, too: "Storvik", and "Storvik is run by its readers".

    A name of words that the page has in lower case, or that buttons have, is none.
    """
    lines = dict.fromkeys(page[:_MASTHEAD_LINES])
    names = [line for line in lines if _may_be_a_name(line) and not is_name_alone(line)]
    if not names:
        return
    small = lower_case_words(page)
    told = [line for line in dict.fromkeys(page) if _LOWER_CASE.search(line)]
    for name in names:
        own, bare = name_key(name).split(), name.casefold().removeprefix("the ")
        if all(word in small or word in _of_buttons() for word in own):
            continue
        keys = {f" {name_key(line)} " for line in told if bare in line.casefold()}
        among = [key for key in keys if f" {name_key(name)} " in key and len(key.split()) > len(own)]
        if len(among) >= _FEWEST_LINES_WITH_NAME:
            yield name, _AT_THE_TOP


@cache
def _of_buttons() -> frozenset[str]:
    return words("before_a_publisher") | words("behind_a_publisher") | words("sections")


def of_photographers(lines: Iterable[str]) -> Iterator[tuple[str, float]]:
    """The outlets whose photographers took pictures of the page: "(Jo Berg/Storvik Post)", "Jo Berg/Storvik Post"."""
    seen: Counter[str] = Counter()
    for line in lines:
        may_name = "/" in line or " for " in line
        match = _TAKEN_BY.search(line, max(0, len(line) - _LONGEST_CREDIT)) if may_name else None
        name = match["name"].strip() if match is not None else ""
        if name and is_paper(name):
            seen[name_key(name)] += 1
            if seen[name_key(name)] <= _MOST_OF_A_KIND:
                yield name, SHOWN / seen[name_key(name)]


def above_notices(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """A name on the line right above a notice that has none: "© All rights reserved"."""
    for line, below in pairwise(lines):
        if below[:1] == "©" and _NAMELESS.fullmatch(below) and _may_be_a_name(line):
            yield line, NOTICE


def presented(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Who presents itself below its release: "About Storvik University", and a paragraph that begins with that name."""
    for line, after in pairwise(lines):
        match = _ABOUT.fullmatch(line)
        if match is not None and match["name"].casefold() in after[: len(line) + LONGEST_MASTHEAD].casefold():
            yield match["name"], OWN


def asking(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The outlets that say whether somebody answered their questions."""
    asked = (line for line in lines if any(sign in line for sign in SIGNS_OF_QUESTIONS))
    for match in (found for line in asked for found in _ASKED.finditer(line)):
        if is_paper(match["name"]):
            yield match["name"], SHOWN


def _may_be_section(line: str, page: Sequence[str]) -> bool:
    """ "Auto News"; a first line is none, where its other words name none: "Storvik News"."""
    if not line.endswith(_SECTION) or line != page[0]:
        return line.endswith(_SECTION)
    return not (words("sections") | lower_case_words(page)).isdisjoint(fold(line).split()[:-1])


def _may_be_a_name(line: str) -> bool:
    is_short = len(line) <= LONGEST_MASTHEAD and len(line.split()) <= MOST_WORDS and line[:1].isupper()
    return is_short and not _NO_NAME_AT_TOP.search(line) and is_own_name(line) and not is_wire_service(line)
