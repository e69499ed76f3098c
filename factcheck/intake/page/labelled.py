"""A page with labelled paragraphs -> the body of its article, or NotAnArticleError with what was seen instead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from factcheck.domain.article import Dropped, DropReason
from factcheck.errors import NotAnArticleError
from factcheck.intake.assembly import Pieces
from factcheck.intake.page.appeals import heads_appeal, is_above_form, is_appeal, is_pointer
from factcheck.intake.page.boxes import boxes
from factcheck.intake.page.captions import is_above_its_outlet, is_caption
from factcheck.intake.page.desk_marks import is_time, without_marks_of_desks
from factcheck.intake.page.lone_lines import captions_below_labels, captions_by_agency, lone_lines
from factcheck.intake.page.model import Place
from factcheck.intake.page.notes.authors import without_author
from factcheck.intake.page.notes.commands import is_command
from factcheck.intake.page.notes.foot import is_below_the_text, without_foot, without_foreign_foot, without_head_notes
from factcheck.intake.page.notes.house import is_house_note
from factcheck.intake.page.paragraph_features import Look, is_closed
from factcheck.intake.page.repeats import gallery, repeats
from factcheck.intake.page.teasers import teasers
from factcheck.language.datelines import find_dateline

_SHORTEST_LONE_LINE = 12
# So few paragraphs are no page: what is a sentence there was handed in as an article.
_TOO_SHORT_FOR_A_PAGE = 4
_FEWEST_WORDS = 2
_REACH_OF_FORM = 3
_LEAST_PLAIN = 0.3
_REACH_OF_LEAD = 6
_FEWEST_ENTRIES = 2
_REACH_OF_HEADLINE = 2
# A heading and a by-line may stand between the time of an entry and its prose.
_REACH_OF_ENTRY = 3
# "ADA ROE, HOST: ": the label of a turn.
_TURN = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][A-Z -]{2,30})?:(?: |$)")
_FEWEST_TURNS = 3
_OF_TEXT = frozenset({"S", "s", "L"})
# What a body has among its paragraphs, each told by its place.
_BOXES = (captions_by_agency, captions_below_labels, teasers, repeats, gallery, boxes)
_OF_OTHERS = frozenset({"related", "comments", "account", "legal", "ad"})
_LABEL_OF_ADS = "Advertisement"
_LABELS_OF_ADS = frozenset({"advertisement", "ad"})
_REACH_BELOW_ADS = 6
_LONG_ENOUGH = 120
# "By contrast, ...", "Jan. 20 cannot come soon enough.": of these kinds, sentences of an article are as well.
_OF_ANY_SENTENCE = frozenset({"date", "byline", "media"})
_OPENING_MARKS = "\"'“‘«„([¿¡"


class Source(Protocol):
    """Port: maps paragraph numbers back to raw text; HTML and pasted text each have one."""

    def pieces(self, at: int) -> Pieces:
        """The characters of one paragraph."""
        ...

    def dropped(self, first: int, last: int, reason: DropReason) -> Iterator[Dropped]:
        """The adjacent paragraphs `first` to `last` (inclusive), as dropped for one reason."""
        ...

    def unseen(self) -> Iterator[Dropped]:
        """Hidden text and invisible characters, as dropped."""
        ...


class Page(NamedTuple):
    """Paragraph texts with their features and labels, all of one length.

    `dated` has those paragraphs, by number, in which the markup states a day, with that day in ISO form put in;
    `headings` those that the markup says are a heading and no link.
    """

    source: Source
    texts: Sequence[str]
    looks: Sequence[Look]
    places: Sequence[Place]
    dated: Mapping[int, str] = MappingProxyType({})
    headings: frozenset[int] = frozenset()

    def dated_text(self, at: int) -> str:
        """A paragraph with the days that the markup states in it."""
        return self.dated.get(at, self.texts[at])

    def body(self) -> list[int]:
        """The numbers of the article's paragraphs; raises NotAnArticleError where they hold no sentence."""
        body = [at for at, where in enumerate(self.places) if where is Place.ARTICLE]
        body = self._without_captions(body)
        body = [at for at in body if not self._is_for_the_reader(at, body)] or body
        body = self._without_boxes(self._beside_ads(body))
        body = self._with_first_turn(self._below_captions(self._with_lead(body)))
        body = without_foot(body, self.texts, self.looks)
        body = without_foreign_foot(without_head_notes(body, self.texts), self.texts)
        body = without_author(body, self.texts)
        body = without_marks_of_desks(self._with_entries(body), self.texts)
        if not body and len(self.texts) <= _TOO_SHORT_FOR_A_PAGE:
            body = [at for at, text in enumerate(self.texts) if is_closed(text) and _reads_as_sentence(text)]
        is_text = any(self.looks[at].shape in _OF_TEXT for at in body)
        is_bare = len(self.texts) == 1
        is_said = any(_reads_as_sentence(self.texts[at]) for at in body if is_bare or is_closed(self.texts[at]))
        if not body or not (is_text or is_said):
            raise NotAnArticleError(_what_was_seen(self.texts))
        return body

    def _without_captions(self, body: list[int]) -> list[int]:
        """The body without captions; a first line with the outlet behind a bar is the headline."""
        opening = [at for at in body[:1] if at <= _REACH_OF_HEADLINE and is_above_its_outlet(self.texts[at])]
        return [*opening, *(at for at in body[len(opening) :] if not is_caption(self.texts[at]))]

    def _without_boxes(self, body: list[int]) -> list[int]:
        """The body without captions that its place tells, teasers below a heading, cards, and what it repeats."""
        told = (form(body, self.texts) for form in _BOXES)
        left_out = frozenset().union(*told) | lone_lines(body, self.texts) - self.headings
        return [at for at in body if at not in left_out]

    def _is_for_the_reader(self, at: int, body: list[int]) -> bool:
        is_first = at == body[0]
        if is_appeal(self.texts[at], self.looks[at]) or is_pointer(self.texts[at], may_be_headline=is_first):
            return True
        if is_house_note(self.texts[at]) or (not is_first and is_command(self.texts[at], is_last=at == body[-1])):
            return True
        if self._is_above_form(at):
            return True
        return at + 1 < len(self.texts) and heads_appeal(self.texts[at], self.texts[at + 1], self.looks[at + 1])

    def _is_above_form(self, at: int) -> bool:
        """Whether a line has words of sign-up boxes, and so have all lines between it and a form, at most two."""
        below = at
        while below < min(at + _REACH_OF_FORM, len(self.texts) - 1) and is_above_form(self.texts[below]):
            below += 1
        return below > at and is_appeal(self.texts[below], self.looks[below])

    def _with_lead(self, body: list[int]) -> list[int]:
        """The body from its lead on, where the model begins it late: a dateline with date or agency opens a lead."""
        for at in range(body[0] - 1, max(-1, body[0] - 1 - _REACH_OF_LEAD), -1) if body else ():
            text = self.texts[at]
            if find_dateline(text, is_lead=False) is not None and _reads_as_sentence(text) and is_closed(text):
                between = (here for here in range(at + 1, body[0]) if self.looks[here].shape in _OF_TEXT)
                return [at, *(here for here in between if not is_caption(self.texts[here])), *body]
        return body

    def _below_captions(self, body: list[int]) -> list[int]:
        """The body with the sentences right below it that nothing but captions or the label of an ad part from it."""
        kept, is_parted = [*body], False
        for at in range(body[-1] + 1, len(self.texts)) if body else ():
            if is_caption(self.texts[at]) or self.texts[at] == _LABEL_OF_ADS:
                is_parted = True
            elif is_parted and (self._is_prose(at) or self._heads_prose(at)) and self._is_of_no_box(at):
                kept.append(at)
            else:
                break
        return kept

    def _beside_ads(self, body: list[int]) -> list[int]:
        """The body with the sentences that only the labels of ads part from it, and a last one right below it."""
        if not body:
            return body
        kept = {*body}
        for at in range(body[0] + 1, min(len(self.texts), body[-1] + 1 + _REACH_BELOW_ADS)):
            if at in kept or not (self._labels_an_ad(at - 1) or (at > body[-1] and at - 1 in kept)):
                continue
            is_ended = at + 1 == len(self.texts) or self._labels_an_ad(at + 1) or at + 1 in kept or at > body[-1]
            if is_ended and self._goes_on(at):
                kept.add(at)
        return sorted(kept)

    def _labels_an_ad(self, at: int) -> bool:
        return self.looks[at].shape == "x" and self.texts[at].strip(" :.").casefold() in _LABELS_OF_ADS

    def _goes_on(self, at: int) -> bool:
        """Whether a paragraph is a sentence of the article: a long one of any words, a short one of no kind of box."""
        text, look = self.texts[at], self.looks[at]
        is_long = look.length >= _LONG_ENOUGH and self._labels_an_ad(at - 1)
        if not (self._is_prose(at) and text[-1] != "?") or not (is_long or look.kinds <= _OF_ANY_SENTENCE):
            return False
        if is_below_the_text(text) or is_caption(text) or is_command(text, is_last=True):
            return False
        return not (is_appeal(text, look) or is_pointer(text))

    def _is_of_no_box(self, at: int) -> bool:
        return _OF_OTHERS.isdisjoint(self.looks[at].kinds)

    def _heads_prose(self, at: int) -> bool:
        """ "At the quay: Jo Berg of Norport Radio", over what that reporter tells."""
        return ": " in self.texts[at] and at + 1 < len(self.texts) and self._is_prose(at + 1)

    def _with_first_turn(self, body: list[int]) -> list[int]:
        """The body of a transcript from its first turn on, whose label may be a line of its own; no labels above it."""
        if sum(_TURN.match(self.texts[at]) is not None for at in body) < _FEWEST_TURNS:
            return body
        near = range(max(0, body[0] - _REACH_OF_LEAD), min(body[0] + _REACH_OF_LEAD, body[-1]))
        first = next((at for at in near if _TURN.match(self.texts[at])), None)
        if first is None:
            return body
        kept = [at for at in body if at >= first or self.looks[at].shape in _OF_TEXT]
        return [*range(first, body[0]), *kept]

    def _with_entries(self, body: list[int]) -> list[int]:
        """The body with the prose of each entry of a live blog: under a line that is a time, or one heading below.

        Where the body has no entries, times are those of readers' comments.
        """
        stamps = [at for at, text in enumerate(self.texts) if is_time(text)] if body else []
        entries = [entry for at in stamps if at > body[0] - _REACH_OF_ENTRY if (entry := self._entry(at))]
        if sum(not set(entry).isdisjoint(body) for entry in entries) < _FEWEST_ENTRIES:
            return body
        return sorted({*body, *(at for entry in entries for at in entry)})

    def _entry(self, stamp: int) -> list[int]:
        """The heading below a time, and the paragraphs of prose that follow; none where no prose does."""
        first = next(
            (
                at
                for at in range(stamp + 1, min(len(self.texts), stamp + 1 + _REACH_OF_ENTRY))
                if self._is_prose(at) or is_time(self.texts[at])
            ),
            stamp,
        )
        end = first
        while end < len(self.texts) and self._is_prose(end) and "legal" not in self.looks[end].kinds:
            end += 1
        heading = [stamp + 1] if first > stamp + 1 else []
        return [*heading, *range(first, end)] if end > first else []

    def _is_prose(self, at: int) -> bool:
        return self.looks[at].shape in _OF_TEXT and is_closed(self.texts[at])


def _reads_as_sentence(text: str) -> bool:
    """Whether a short line says something: two words and a closing mark, or enough words that are no labels.

    The words of a menu begin with capitals; lines in scripts without case are kept. A line in square or curly brackets
    is JSON or the like.
    """
    words = [word for word in text.split() if not word.isdecimal() and any(map(str.isalpha, word))]
    if len(words) >= _FEWEST_WORDS and is_closed(text):
        return True
    if text[0] in "[{" and text[-1] in "]}":
        return False
    plain = sum(not word.lstrip(_OPENING_MARKS)[:1].isupper() for word in words)
    return len(text) >= _SHORTEST_LONE_LINE and plain >= max(_FEWEST_WORDS, len(words) * _LEAST_PLAIN)


def _what_was_seen(texts: Sequence[str]) -> str:
    opening = ", ".join(repr(text[:30]) for text in texts[:3])
    begins = f", which begin {opening}" if texts else ""
    lines = "1 line" if len(texts) == 1 else f"{len(texts)} lines"
    return (
        f"no article in {lines}{begins}: a menu or a list of links, it seems; "
        "hand in the text of one article, at least one whole sentence of it"
    )
