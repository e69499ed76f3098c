"""Text -> quoted passages: pairing of quotation marks, apostrophes and primes told apart. The only module that pairs
marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.domain.candidates import QuotedPassage
from factcheck.domain.values import Span

# Opening mark -> its closing marks. Guillemets and low-high marks are used both ways round in Europe, and one of them
# on both sides (Swedish, Finnish).
_PAIRS = {
    "“": '”“"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»«",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‘": "’'‘",
    "’": "’",
    "‚": "‘’",
    '"': '"”',
    "'": "'’",
    "''": "''",
    "``": "''",
    "`": "'’",
    ",,": '“”"',
}
_OPENS_ANYWHERE = frozenset("“„‟«‹‘‚`") | {",,"}
_SINGLE = frozenset("‘’'‚`")
_GUILLEMETS = frozenset("«»‹›")
_POINTS = frozenset(".,?!")
_ENDS = frozenset(".?!:")
# Two apostrophes, or two grave accents, are the double marks of wire copy and old typesetting. The form begins with one
# set of characters, by which it is found fast.
_MARK = re.compile("[“”„‟«»‹›‘’‚\"'`](?:(?<=')'|(?<=`)`)?")
# Two commas are the low marks of a typewriter; looked for only where the text has them.
_MARK_OR_COMMAS = re.compile(_MARK.pattern + "|,,(?=[^\\s,])")
_BEFORE_AN_OPENING_MARK = frozenset("([{—–-―/…|“”‘„«\"'*_")
# Words clipped at the front begin with an apostrophe: 'em, 'til, '90s.
_CLIPPED = re.compile(r"(?:em|til|tis|twas|cause|cuz|cos|bout|round|n|\d\d)s?\b", re.IGNORECASE)
# Endings that a tokeniser has cut off: Lindal 's, they 're.
_CLITIC = re.compile(r"(?:s|t|d|m|re|ve|ll)\b(?!['’])")
_FEET_AND_INCHES = re.compile(r"\d+['’′]\s?\d+$")
_DEEPEST = 4


class _Mark(NamedTuple):
    """A quotation mark with its left and right context character, "" at the edge of the paragraph."""

    text: str
    at: int
    before: str
    after: str

    @property
    def is_apostrophe(self) -> bool:
        """Whether a single mark is word-internal: don’t."""
        return self.text in _SINGLE and self.before.isalnum() and self.after.isalnum()

    @property
    def is_glued(self) -> bool:
        """Whether the end of a sentence and the beginning of the next stand around it without a space."""
        return bool(self.before) and self.before in ".?!" and (self.after.isupper() or self.after.isdigit())

    @property
    def is_spaced(self) -> bool:
        """Whether white space, or the edge of the paragraph, stands on both sides."""
        return not self.before.strip() and not self.after.strip()

    @property
    def can_open(self) -> bool:
        starts = self.before == "" or self.before.isspace() or self.before in _BEFORE_AN_OPENING_MARK
        may_have_space = self.text in _GUILLEMETS or (self.text in "“‘" and starts)
        if self.after == "" or (self.after.isspace() and not may_have_space):
            return False
        return starts or self.text in _OPENS_ANYWHERE or (self.text == '"' and self.before in ",:;")

    @property
    def can_close(self) -> bool:
        """Whether the context permits a closing mark: no letter or digit behind it."""
        if self.before == "":
            return False
        return not self.after.isalnum() or self.text == "”" or (self.text == '"' and self.before in ".,?!")


class _Pair(NamedTuple):
    """A matched pair of marks, or an unclosed one: offsets of the outer span (with marks) and of the inner span."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool


@dataclass(slots=True)
class _Paragraph:
    """Parser state of one paragraph: its offsets, the stack of `open` marks, and the pairs `found`."""

    text: str
    start: int
    end: int
    # Where the last single mark that can close stands, and the last one of these behind a point or comma.
    last_single: int = -1
    last_pointed: int = -1
    last_spaced: int = -1
    open: list[_Mark] = field(default_factory=list)
    found: list[_Pair] = field(default_factory=list)

    def mark(self, form: str, at: int) -> _Mark:
        """The mark at an offset, with its context inside the paragraph."""
        end = at + len(form)
        before = self.text[at - 1] if at > self.start else ""
        after = self.text[end] if end < self.end else ""
        return _Mark(form, at, before, after)


def find_quotations(text: str) -> tuple[QuotedPassage, ...]:
    """The quoted passages in order of position; nested ones have their depth, unclosed ones end with the paragraph.

    A passage that opens a paragraph while the last one of the paragraph before is unclosed continues that one: the
    convention for quotations of several paragraphs (Chicago Manual of Style, 13.32). So does one that opens right
    behind an unclosed one, where a page has lost the paragraph's break.
    """
    passages: list[QuotedPassage] = []
    unclosed: int | None = None
    for paragraph in _paragraphs(text):
        _pair(paragraph)
        goes_on_at = paragraph.start
        last_outer: int | None = None
        for pair, depth in _nested(paragraph.found):
            passage = _passage(text, pair, depth=depth, continues=unclosed if pair.start == goes_on_at else None)
            if passage is not None:
                passages.append(passage)
            if passage is not None and depth == 0:
                last_outer = len(passages) - 1
                unclosed, goes_on_at = (None, -1) if pair.closed else (last_outer, _after_space(paragraph, pair.end))
        unclosed = last_outer if last_outer is not None and not passages[last_outer].closed else None
    return tuple(passages)


def _after_space(paragraph: _Paragraph, at: int) -> int:
    while at < paragraph.end and paragraph.text[at].isspace():
        at += 1
    return at


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """The non-blank lines of the text, surrounding white space stripped."""
    start = 0
    for line in text.split("\n"):
        if inside := line.strip():
            first = start + len(line) - len(line.lstrip())
            yield _Paragraph(text, first, first + len(inside))
        start += len(line) + 1


def _pair(paragraph: _Paragraph) -> None:
    """Pair the marks of a paragraph into `found`."""
    has_commas = paragraph.text.find(",,", paragraph.start, paragraph.end) >= 0
    pattern = _MARK_OR_COMMAS if has_commas else _MARK
    matches = pattern.finditer(paragraph.text, paragraph.start, paragraph.end)
    marks = [paragraph.mark(match.group(), match.start()) for match in matches]
    marks = [mark for mark in marks if not mark.is_apostrophe]
    closing = [mark for mark in marks if mark.text in _SINGLE and mark.can_close]
    paragraph.last_single = max((mark.at for mark in closing), default=-1)
    paragraph.last_pointed = max((mark.at for mark in closing if mark.before in _POINTS), default=-1)
    paragraph.last_spaced = max((mark.at for mark in marks if mark.text == '"' and mark.is_spaced), default=-1)
    opening = _glued_openings(marks)
    for mark in marks:
        if mark.at in opening:
            _reopen(paragraph, mark)
        elif not _closes(paragraph, mark):
            _opens(paragraph, mark)
    for mark in reversed(paragraph.open):
        if mark.text not in _SINGLE or _begins_sentence(paragraph, mark):
            _leave_unclosed(paragraph, mark, _end_of_unclosed(paragraph, mark))


def _end_of_unclosed(paragraph: _Paragraph, mark: _Mark) -> int:
    """The start of the next pair, that of single marks inside double ones passed over; else the paragraph's end."""
    later = [pair for pair in paragraph.found if pair.start > mark.at]
    rivals = [pair for pair in later if mark.text in _SINGLE or paragraph.text[pair.start] not in _SINGLE]
    end = min((pair.start for pair in rivals), default=paragraph.end)
    return min((pair.start for pair in later if pair.start < end < pair.end), default=end)


def _leave_unclosed(paragraph: _Paragraph, mark: _Mark, end: int) -> None:
    end = mark.at + len(paragraph.text[mark.at : end].rstrip())
    paragraph.found.append(_Pair(mark.at, mark.at + len(mark.text), end, end, closed=False))


def _glued_openings(marks: list[_Mark]) -> set[int]:
    """The offsets of straight marks between two sentences without a space that open: the next one that is not so glued
    closes. Of 'said."It is late."We go." He', the first two; of 'late."He left. "We', none.
    """
    opening: set[int] = set()
    glued: list[int] = []
    for mark in marks:
        if mark.text != '"':
            continue
        if mark.is_glued:
            glued.append(mark.at)
            continue
        if not _opens_another(mark):
            opening.update(glued)
        glued.clear()
    return opening


def _reopen(paragraph: _Paragraph, mark: _Mark) -> None:
    """Open `mark`; a quotation that is open ends there unclosed, as one of several paragraphs does."""
    if paragraph.open:
        _leave_unclosed(paragraph, paragraph.open[0], mark.at)
        paragraph.open.clear()
    paragraph.open.append(mark)


def _closes(paragraph: _Paragraph, mark: _Mark) -> bool:
    """Match `mark` with the innermost open mark that it can close; single marks still open inside were apostrophes."""
    if not mark.can_close or _is_measure(paragraph, mark):
        return False
    for place in range(len(paragraph.open) - 1, -1, -1):
        opening = paragraph.open[place]
        if mark.text not in _PAIRS[opening.text] or not _may_close(opening, mark):
            continue
        if _opens_another(mark):
            return False
        if mark.text in _SINGLE and _is_plural_possessive(paragraph, mark):
            return True
        inner_start, end = opening.at + len(opening.text), mark.at + len(mark.text)
        paragraph.found.append(_Pair(opening.at, inner_start, mark.at, end, closed=True))
        del paragraph.open[place:]
        return True
    return False


def _may_close(opening: _Mark, mark: _Mark) -> bool:
    """Whether a mark that mostly opens closes here, as its like has opened: »Go home», ‘Go home,‘."""
    if opening.text != mark.text or mark.text not in _GUILLEMETS | {"‘"}:
        return True
    return mark.before in _POINTS or (mark.text in _GUILLEMETS and not mark.before.isspace())


def _opens_another(mark: _Mark) -> bool:
    """Whether an ambiguous mark stands in opening position; guillemets with spaces inside always close."""
    if mark.text not in _PAIRS or mark.text in _GUILLEMETS:
        return False
    return mark.can_open and (mark.before == "" or mark.before.isspace())


def _opens(paragraph: _Paragraph, mark: _Mark) -> None:
    if mark.text not in _PAIRS or len(paragraph.open) >= _DEEPEST:
        return
    if not mark.can_open and not _opens_with_space(paragraph, mark):
        return
    if mark.text in _SINGLE and _is_lone_single(paragraph, mark):
        return
    if mark.text == "”" and not mark.after.isalnum():
        return
    if _is_measure(paragraph, mark):
        return
    if _opens_again(paragraph, mark):
        _reopen(paragraph, mark)
    else:
        paragraph.open.append(mark)


def _opens_with_space(paragraph: _Paragraph, mark: _Mark) -> bool:
    """Whether a straight mark opens a quotation with spaces inside its marks: " Go home, " she said."""
    is_open = any(one.text == '"' for one in paragraph.open)
    return mark.text == '"' and mark.is_spaced and not is_open and paragraph.last_spaced > mark.at


def _opens_again(paragraph: _Paragraph, mark: _Mark) -> bool:
    """Whether the same mark opens anew at the start of a sentence: the quotation before goes on, its paragraph's break
    lost, or its closing mark is missing.
    """
    if not paragraph.open or paragraph.open[0].text != mark.text or not mark.before.isspace():
        return False
    before = paragraph.text[max(paragraph.start, mark.at - 3) : mark.at].rstrip()
    return before.endswith((".", "?", "!")) and mark.after.isupper()


def _is_lone_single(paragraph: _Paragraph, mark: _Mark) -> bool:
    """Whether a single mark is an apostrophe: no closing mark follows, or it marks elision ('em); one that opens a
    sentence may stay unclosed, and a closing one opens a sentence alone: ’Go home,’ she said.
    """
    if _begins_sentence(paragraph, mark):
        return False
    if mark.text == "’" and (paragraph.last_pointed <= mark.at or not _stands_before_sentence(paragraph, mark)):
        return True
    is_clitic = mark.text != "‘" and _CLITIC.match(paragraph.text, mark.at + 1) is not None
    return paragraph.last_single <= mark.at or is_clitic or _CLIPPED.match(paragraph.text, mark.at + 1) is not None


def _begins_sentence(paragraph: _Paragraph, mark: _Mark) -> bool:
    """Whether it is a single opening mark at the head of a paragraph, or of a sentence."""
    if mark.text != "‘":
        return False
    return mark.at == paragraph.start or (
        _stands_before_sentence(paragraph, mark) and not _CLIPPED.match(paragraph.text, mark.at + 1)
    )


def _stands_before_sentence(paragraph: _Paragraph, mark: _Mark) -> bool:
    """Whether a capital follows the mark, and the paragraph's start or the end of a sentence is before it."""
    before = paragraph.text[max(paragraph.start, mark.at - 2) : mark.at]
    return mark.after.isupper() and (not before or (before[-1].isspace() and before[0] in _ENDS))


def _is_plural_possessive(paragraph: _Paragraph, mark: _Mark) -> bool:
    """Whether `mark` is the apostrophe of a plural genitive ("the dogs' owners"), a closing mark still to come."""
    return (
        mark.before == "s"
        and mark.after == " "
        and paragraph.text[mark.at + 2 : mark.at + 3].islower()
        and (paragraph.last_single > mark.at)
    )


def _is_measure(paragraph: _Paragraph, mark: _Mark) -> bool:
    """Whether `mark` is a prime, for feet, inches, minutes or seconds: 6'2", 5' tall."""
    if mark.text not in "\"'”’" or not mark.before.isdigit():
        return False
    if not paragraph.open:
        return True
    return _FEET_AND_INCHES.search(paragraph.text, max(paragraph.start, mark.at - 8), mark.at) is not None


def _nested(found: list[_Pair]) -> Iterator[tuple[_Pair, int]]:
    """The pairs in order of position, each with its nesting depth."""
    around: list[int] = []
    for pair in sorted(found, key=lambda pair: (pair.start, -pair.end)):
        while around and around[-1] <= pair.start:
            around.pop()
        yield pair, len(around)
        around.append(pair.end)


def _passage(text: str, pair: _Pair, *, depth: int, continues: int | None) -> QuotedPassage | None:
    """The passage inside the marks, white space stripped; None if it is empty."""
    inner = text[pair.inner_start : pair.inner_end]
    if not inner.strip():
        return None
    start = pair.inner_start + len(inner) - len(inner.lstrip())
    end = pair.inner_end - len(inner) + len(inner.rstrip())
    return QuotedPassage(
        text=text[start:end],
        start=start,
        end=end,
        outer=Span(start=pair.start, end=pair.end),
        depth=depth,
        closed=pair.closed,
        by_apostrophes=text[pair.start : pair.inner_start] == "''",
        continues=continues,
    )
