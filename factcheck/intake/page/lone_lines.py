"""The body of an article -> lines in it that stand alone between whole sentences and are none: captions without a
credit, headlines of other articles, what a page writes in brackets, runs of labelled links. And captions that their
place tells: below a label, or with an agency's name where no other paragraph ends in one.

Prose above and below closes with its full stop. A heading of the article is shorter, or asks, or speaks to the reader.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from factcheck.intake.page.captions import TOLD, is_credited, is_picture_agency, tells_what_was
from factcheck.intake.page.paragraph_features import is_closed
from factcheck.intake.words import table, words
from factcheck.language.datelines import is_wire_service

_SHORTEST_PROSE = 60
_LONGEST = 240
_FEWEST_WORDS = 7
_FEWEST_WORDS_OF_A_CAPTION = 10
# More are the headings of the article, and so is one in five paragraphs, and those beside headings that are plainly so.
_MOST = 3
_MOST_OF_ALL = 5
_FEWEST_HEADINGS = 2
_FEWEST_IN_BRACKETS = 2
_OPENS = re.compile(r"[A-ZÀ-Þ‘']")
_ENDS = re.compile(r"[^\W_][’')]?$")
_SENTENCES = re.compile(r"[.!?…] [A-Z]|^[A-Z]\w+ \d{1,2}: |[;“”\"«»]|, (?:but|not) ")
_WORD = re.compile(r"[\w’']+")
# "Reuters Defiant... the mayor leaves the hall", "google The quay of Norport".
_CREDITED = re.compile(r"(?P<name>[A-Za-z][\w-]+) [A-Z]")
_NUMBERED = re.compile(r"\d{1,2}/(\d{2,3}) [A-ZÀ-Þ\d]")
# The price of a thing on offer, the handle of who posted it.
_OF_A_LIST = re.compile(r"[$€£]\d|\(@")
_SLIDE = re.compile(r" (?:Hide|Show) Caption \d{1,3} of \d{1,3}$")
_FEWEST_BESIDE_SLIDES = 3
_FEWEST_OF_A_HABIT = 3
_FEWEST_WORDS_OF_A_HABIT = 8
_FEWEST_SENTENCES = 5
_FEWEST_OF_SENTENCES = 2
_BRACKETED = re.compile(r"[(\[][^()\[\]]{2,40}: ?[^()\[\]]{8,120}[)\]]")
_LABELLED = re.compile(r"(?P<label>[A-Z][A-Z’'&/ -]{2,30})(?: ?: | ?\| ?| [–—-] )(?P<title>[A-Z“‘'\"$£€\d].{7,160})")
_FEWEST_LABELLED = 2
_FEWEST_WORDS_BEHIND_A_LABEL = 3
_SHOWN = re.compile(r"(?P<who>[A-Z][a-z-]+(?<!est)(?: [a-z-]+){1,2}), [A-Z][a-z’'-]+(?: [A-Z][\w.’'-]*){1,3}\.")

_LONGEST_LABEL = 40
_LONGEST_CREDIT = 90
_LONGEST_BY_AGENCY = 240
_FEWEST_BY_AGENCY = 2
# "Boats pass the harbour, Thursday. (AP)": a day set off by a comma dates a picture.
_ON_A_DAY = re.compile(r", [A-Z][a-z]{2,5}day\. \(")
_NAME_IN_BRACKETS = re.compile(r"[.!?…”\"] ?\((?P<last>[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,3})\)$")


def lone_lines(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The numbers of such lines; the first paragraph and the last are none."""
    inner = body[1:-1]
    alone = [at for place, at in enumerate(inner, 1) if _is_alone(texts, body[place - 1], at, body[place + 1])]
    lines = {at for at in alone if _reads_as_caption(texts[at])}
    headings = [at for at in alone if at not in lines and _reads_as_heading(texts[at])]
    if len(lines) > min(_MOST, len(body) // _MOST_OF_ALL) or len(headings) >= _FEWEST_HEADINGS:
        lines = set()
    between = range(body[0] + 1, body[-1]) if body else ()
    bracketed = {at for at in between if _BRACKETED.fullmatch(texts[at]) and not is_closed(texts[at])}
    lines |= bracketed if len(bracketed) >= _FEWEST_IN_BRACKETS else set()
    lines |= _captions_of_habit(body, texts) | _numbered(body, texts)
    lines |= {at for at in alone if any(form(texts[at]) for form in _ALONE)}
    return lines | {*_labelled_runs(inner, texts)}


def captions_below_labels(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The paragraphs of a body right below a line that a page has over captions: "Open this photo in gallery:"."""
    return {at for at in body if at and _is_over_a_caption(texts[at - 1])}


def _is_over_a_caption(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and table("pointers").get(text.strip(" .:").casefold()) == "over a caption"


def captions_by_agency(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """The paragraphs of a body that end in "(AP)" or "(Storvik Post)" behind their full stop, in the present tense; one
    alone where a day stands before that.

    At the end of the text that credits the copy, and in a round-up it does so at the end of most paragraphs.
    """
    named = {at: name for at in body[:-1] if (name := _name_at_end(texts[at]))}
    if 3 * len(named) >= len(body):
        return set()
    if sum(map(is_credited, named.values())) < _FEWEST_BY_AGENCY:
        named = {at: name for at, name in named.items() if is_credited(name) and _ON_A_DAY.search(texts[at])}
    return {at for at in named if not TOLD.search(texts[at])}  # other names at such places are credits, too


def _name_at_end(text: str) -> str | None:
    if len(text) > _LONGEST_BY_AGENCY or text[-1] != ")":
        return None
    match = _NAME_IN_BRACKETS.search(text, max(0, len(text) - _LONGEST_CREDIT))
    return match["last"] if match is not None else None


def _captions_of_habit(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """Lines as long as sentences that have no full stop, three or more on a page of whole sentences, two of them one
    below the other: the captions of a house that sets them so. Above the first sentence, below a colon and all in one
    place, they are points of the article.
    """
    prose = [place for place, at in enumerate(body) if is_closed(texts[at]) and len(texts[at]) >= _SHORTEST_PROSE]
    if len(prose) < _FEWEST_SENTENCES:
        return set()
    places = range(prose[0], len(body))
    lines = [place for place in places if _may_be_a_caption(texts[body[place]]) and not _is_item(body, place, texts)]
    is_habit = _FEWEST_OF_A_HABIT <= len(lines) <= len(prose) + _MOST
    steps = [after - place for place, after in pairwise(lines)]
    return {body[place] for place in lines} if is_habit and min(steps) == 1 < max(steps) else set()


def _may_be_a_caption(text: str) -> bool:
    if len(text) > _LONGEST or is_closed(text) or not _ENDS.search(text) or not _OPENS.match(text):
        return False
    if len(text.split()) < _FEWEST_WORDS_OF_A_HABIT:
        return False
    own = [word.replace("’", "'") for word in _WORD.findall(text.replace("US", "U.S.").lower())]
    if own[0] in _kinds("asks") or not _kinds("reader").isdisjoint(own) or _OF_A_LIST.search(text):
        return False
    return sum(word in _kinds("article") or word in _kinds("of sentences") for word in own) >= _FEWEST_OF_SENTENCES


def _is_item(body: Sequence[int], place: int, texts: Sequence[str]) -> bool:
    """Whether a colon ends the last paragraph above that is no such line."""
    above = next((texts[at] for at in reversed(body[:place]) if not _may_be_a_caption(texts[at])), "")
    return above.endswith(":")


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
    shown = text.partition("…")[0].replace("US", "U.S.").lower()
    own = [word.replace("’", "'").strip("'") for word in _WORD.findall(shown)]
    if count < _FEWEST_WORDS or own[0] in _kinds("asks") or not (_kinds("told") | _kinds("reader")).isdisjoint(own):
        return False
    if own[-1] in _kinds("article") | _kinds("of sentences") or own[-1].endswith("'s"):
        return False  # a sentence that goes on below
    if any(tells_what_was(word, following) for word, following in pairwise((*own, ""))):
        return False
    return count >= _FEWEST_WORDS_OF_A_CAPTION or _kinds("article").isdisjoint(own)


def _reads_as_heading(text: str) -> bool:
    """Whether a line is worded as the headings of an article are: too short for a caption, a question, or for the
    reader.
    """
    if is_closed(text) or not _OPENS.match(text) or not _ENDS.search(text) or _SENTENCES.search(text):
        return False
    own = [word.replace("’", "'") for word in _WORD.findall(text.lower())]
    is_short = 1 < len(own) < _FEWEST_WORDS
    return is_short or own[0] in _kinds("asks") or not _kinds("reader").isdisjoint(own)


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
    own = {*match["who"].lower().split()} if match is not None else set[str]()
    return bool(own) and own.isdisjoint(_kinds("opens a sentence") | _kinds("of sentences") | _kinds("reader"))


def _opens_with_agency(text: str) -> bool:
    match = _CREDITED.match(text) if not is_closed(text) and len(text.split()) > _FEWEST_WORDS else None
    if match is None or (match["name"].istitle() and not is_wire_service(match["name"])):
        return False
    return is_picture_agency(match["name"].capitalize())


_ALONE = (_has_label_of_links, _names_who_is_shown, _opens_with_agency)


def _numbered(body: Sequence[int], texts: Sequence[str]) -> set[int]:
    """Paragraphs that begin with a picture's number out of as many as in another: "1/34 The quay", "2/34 The mayor".

    And those that end in it, where the page has other text: "The quay. Hide Caption 2 of 8".
    """
    found = {at: match[1] for at in body if (match := _NUMBERED.match(texts[at]))}
    slides = {at for at in body if " Caption " in texts[at] and _SLIDE.search(texts[at])}
    shown = slides if len(slides) + _FEWEST_BESIDE_SLIDES <= len(body) else set()
    return shown | {at for at, of in found.items() if [*found.values()].count(of) > 1}


def _labelled_runs(inner: Sequence[int], texts: Sequence[str]) -> Iterator[int]:
    """Two lines or more, one below the other, each with a label in capitals and none a sentence; one label is a page's.

    Names of who speaks, and what a list is of ("PRICE: $40 a night"), are labels in capitals as well.
    """
    for is_labelled, group in groupby(inner, lambda at: _is_labelled_title(texts[at])):
        run = [*group]
        if is_labelled and len(run) >= _FEWEST_LABELLED and any(_has_label_of_links(texts[at]) for at in run):
            yield from run


def _is_labelled_title(text: str) -> bool:
    match = _LABELLED.fullmatch(text)
    is_title = match is not None and len(match["title"].split()) >= _FEWEST_WORDS_BEHIND_A_LABEL
    return is_title and (not is_closed(text) or text.endswith("?"))
