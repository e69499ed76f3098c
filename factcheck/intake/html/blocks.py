"""HTML source -> blocks of rendered text with source offsets, hidden text, stated metadata: a one-pass tree builder."""

import html
import re
from collections import Counter, defaultdict
from typing import NamedTuple

from factcheck.domain.article import DropReason
from factcheck.errors import InputError
from factcheck.intake.html._elements import (
    BLOCKS,
    CLOSES_ITSELF,
    CLOSES_PARAGRAPH,
    HEADLINES,
    KEEPS_PARAGRAPH,
    LEFT_OUT,
    NO_TEXT,
    SPACED,
    VOID,
)
from factcheck.intake.html._visibility import Hiding, style_sheets
from factcheck.intake.html.tokenizer import Run, Token, are_apart, cut_text, tokenize
from factcheck.intake.invisible import MOST_UNSEEN, is_unseen
from factcheck.intake.metadata.from_markup import Stated, states
from factcheck.intake.page.paragraph_features import LONG

# Parsers drop text below about 256 nested elements, so deeper pages are turned away.
MAX_DEPTH = 250
# A dialog in front of the page, and a frame around it.
_MOST_REVEALED = 3
# News pages have some hundreds.
MOST_BLOCKS = 20_000


# Less prose than this may be a teaser; then all text counts.
_LEAST_PROSE = 1_000
_LONGEST_TAG = 300
# An inline element that its style makes a block, and a template that browsers attach as a shadow tree (HTML standard).
_STYLED_BLOCK = re.compile(r"\bdisplay\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_SHADOW_ROOT = "shadowrootmode"
# A line break in the middle of a sentence is for looks, where so much stands before it.
_SHORTEST_BEFORE_BREAK = 25
_GOES_ON = re.compile(r"\s*[a-zß-öø-ÿ]\w*(?![\w./:@])|\s*[a-zß-öø-ÿ]\w*\.\s*$")
_NUMBER = re.compile(r"\d+")
# The marks of `<q>` in English, the inner ones second; such marks in the text itself are not doubled.
_QUOTES = ("“”", "‘’")
_MARKS = frozenset("\"'“”‘’«»„‚")
_LONGEST_REFERENCE = 12
_FOOTNOTE_MARK = re.compile(r"\d{1,3}(?:[,–-] ?\d{1,3})*|\[(?:\d{1,3}|[a-z]|[ivx]{1,4})\]|[*†‡§¶]{1,3}|,|[↩↑⤴]\ufe0e?")
# What takes an exponent: ten, a unit of length or time, a variable.
_BASE = re.compile(r"(?:(?<![\d.,])10|(?<![^\W_])(?:[kcdmµ]?m|ft|mi|yd|[a-zA-Z]))$")
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Element(NamedTuple):
    """An element on the stack of open elements; `attributes` as in the source, not parsed."""

    tag: str
    is_hidden: bool
    attributes: str
    has_no_text: bool = False


class Block(NamedTuple):
    """A paragraph of the page as rendered; `linked` is the number of its characters inside links (link density).

    `tags` are its ancestors, outermost first; `attributes` those of the ancestors that have any.
    """

    text: str
    runs: tuple[Run, ...]
    gap: int
    linked: int
    tags: tuple[str, ...]
    attributes: tuple[str, ...]


class LeftOut(NamedTuple):
    """Text that is hidden, struck out or a mark; `element` is the offset of the outermost element that says so."""

    start: int
    end: int
    reason: DropReason
    element: int


class Blocks(NamedTuple):
    """Shown blocks, text left out, references to invisible characters, and stated metadata of a page.

    `markup` is the source in parts, without hidden elements, scripts and styles.
    """

    shown: list[Block]
    left_out: list[LeftOut]
    unseen: list[Run]
    stated: Stated
    markup: list[str]


def read_blocks(source: str) -> Blocks:
    """The blocks of `source`. Raises InputError where elements are nested too deep.

    Elements of one kind that hide more than half of all text are shown: a page behind a dialog (`aria-hidden` on its
    main element), one that scripts reveal, a guide whose answers unfold. Where nothing else is shown, the page is what
    a browser without scripts shows (`<noscript>`).
    """
    hiding = Hiding(style_sheets(source))
    blocks, wrongly_hidden = _Reader(source, hiding).read(), set[int]()
    if "<noscript" in source and not any(len(block.text) >= LONG for block in blocks.shown):
        blocks = _Reader(source, hiding, without_scripts=True).read()
    for _ in range(_MOST_REVEALED):
        most = _hide_most(source, blocks)
        if not most:
            break
        wrongly_hidden.update(most)
        blocks = _Reader(source, hiding, frozenset(wrongly_hidden)).read()
    return blocks


def _hide_most(source: str, blocks: Blocks) -> set[int]:
    """The offsets of the hidden elements of one kind that hold more than half of the page's prose, or of its text."""
    hidden = [(one, one.end - one.start) for one in blocks.left_out if one.reason is DropReason.HIDDEN]
    if not hidden:
        return set()
    shown = [len(block.text) for block in blocks.shown]
    for shortest in (LONG, 0):
        lengths = Counter[str]()
        for one, length in hidden:
            if length >= shortest:
                lengths[_kind(source, one.element)] += length
        whole = sum(length for length in shown if length >= shortest) + lengths.total()
        most = next((kind for kind, length in lengths.most_common(1) if 2 * length > whole), None)
        if most is not None and (shortest == 0 or whole >= _LEAST_PROSE):
            return {one.element for one, _ in hidden if _kind(source, one.element) == most}
    return set()


def _kind(source: str, offset: int) -> str:
    """The start tag at `offset` without its numbers: panels of one sort have the same."""
    return _NUMBER.sub("", source[offset : offset + _LONGEST_TAG].partition(">")[0])


def _is_opening_mark(run: Run) -> bool:
    return run.start == run.end and run.text in {marks[0] for marks in _QUOTES}


class _Reader:
    def __init__(
        self, source: str, hiding: Hiding, revealed: frozenset[int] = frozenset(), *, without_scripts: bool = False
    ) -> None:
        self._source = source
        self._hiding = hiding
        self._revealed = revealed
        self._stack: list[Element] = []
        self._open_tags: defaultdict[str, int] = defaultdict(int)
        self._runs: list[Run] = []
        self._linked = 0
        self._gap = 0
        self._in_link = 0
        self._in_svg = 0
        self._in_no_text = 0
        self._hidden_from: int | None = None
        self._hidden_by = 0
        self._reason = DropReason.HIDDEN
        self._seen_from = 0
        self._space = False
        self._line_ends = False
        self._styled_blocks: list[int] = []
        self._no_text = NO_TEXT - {"noscript"} if without_scripts else NO_TEXT
        self._where: list[Element] = []
        self._quotes: list[str] = []
        self._result = Blocks([], [], [], Stated({}, [], [], []), [])

    def read(self) -> Blocks:
        opened = ""
        for token in tokenize(self._source):
            if not token.name:
                self._text(token, opened)
                continue
            was_hidden = self._hidden_from is not None
            if token.is_end:
                opened = ""
                self._close(token.name)
            else:
                opened = self._open(token)
            if token.name == "q":
                self._quote(token)
            if was_hidden is (self._hidden_from is None):
                self._mark_up(token)
        self._break(0)
        if self._hidden_from is None:
            self._result.markup.append(self._source[self._seen_from :])
        return self._result

    def _mark_up(self, turn: Token) -> None:
        """Copy the source up to a hidden element, or go on after its end."""
        if self._hidden_from is None:
            self._seen_from = turn.end if turn.is_end else turn.start
        else:
            self._result.markup.append(self._source[self._seen_from : turn.start])

    def _quote(self, token: Token) -> None:
        """Put the quotation marks that a browser draws around `<q>`, but for one that the page writes itself."""
        if self._hidden_from is not None:
            return
        if self._line_ends:
            self._break(1)
        if not token.is_end:
            depth = self._open_tags["q"] - 1
            following = html.unescape(self._source[token.end : token.end + _LONGEST_REFERENCE]).lstrip()
            mark = "" if following[:1] in _MARKS else _QUOTES[depth % 2]
            self._quotes.append(mark)
            if mark:
                self._put(Run(mark[0], token.start, token.start, is_exact=False))
        elif self._quotes:
            mark = self._quotes.pop()
            if mark and self._runs:
                self._space = False
                self._put(Run(mark[1], token.start, token.start, is_exact=False))

    def _open(self, token: Token) -> str:
        """Push an element; returns how to take the text right after it: "title", "json" (JSON-LD) or ""."""
        tag, attributes = token.name, token.attributes
        self._break_at(tag)
        if states(tag, attributes):
            self._result.stated.note(tag, attributes, token.start)
        if tag in VOID or (self._in_svg and attributes.endswith("/")):
            return ""
        if tag in CLOSES_PARAGRAPH:
            self._close_implied("p", KEEPS_PARAGRAPH)
        if tag in CLOSES_ITSELF:
            self._close_implied(tag, CLOSES_ITSELF[tag])
        if tag == "body":
            self._close("head")
        self._push(tag, attributes, token.start)
        if tag == "title":
            return "" if self._in_svg else "title"
        return "json" if tag == "script" and "ld+json" in attributes else ""

    def _push(self, tag: str, attributes: str, offset: int) -> None:
        has_no_text = tag in self._no_text and not (tag == "template" and _SHADOW_ROOT in attributes)
        hides = tag in LEFT_OUT or self._hiding.hides(attributes)
        is_hidden = has_no_text or (hides and offset not in self._revealed)
        if "display" in attributes and tag not in BLOCKS and _STYLED_BLOCK.search(attributes):
            self._styled_blocks.append(len(self._stack))
            self._break(1)
        self._stack.append(Element(tag, is_hidden, attributes, has_no_text))
        self._open_tags[tag] += 1
        if is_hidden and self._hidden_from is None:
            self._hidden_from, self._hidden_by = len(self._stack), offset
            self._reason = LEFT_OUT.get(tag, DropReason.HIDDEN)
        self._in_link += tag == "a"
        self._in_svg += tag == "svg"
        self._in_no_text += has_no_text
        if len(self._stack) > MAX_DEPTH:
            raise InputError(
                f"the HTML nests more than {MAX_DEPTH} elements at offset {offset}; "
                "hand in the article's text, or the page as a browser saves it"
            )

    def _break_at(self, tag: str) -> None:
        """Custom elements hold paragraphs, or stand in one; a line break in a headline is a space."""
        if tag in BLOCKS:
            if tag == "br" and any(map(self._open_tags.get, HEADLINES)):
                self._space = True
            elif tag == "br" and not self._line_ends and self._runs and self._may_go_on():
                self._line_ends = True
            else:
                self._break(2 if tag in SPACED else 1)
        elif "-" in tag and not self._open_tags["p"]:
            self._break(1)

    def _may_go_on(self) -> bool:
        """Whether what stands before a line break may be the beginning of a sentence."""
        last = self._runs[-1].text[-1]
        return (last.isalpha() or last in ",;") and sum(len(run.text) for run in self._runs) >= _SHORTEST_BEFORE_BREAK

    def _close(self, tag: str) -> None:
        self._break_at(tag)
        self._close_implied(tag)

    def _close_implied(self, tag: str, barriers: frozenset[str] = frozenset()) -> None:
        if not self._open_tags[tag]:
            return
        for place in range(len(self._stack) - 1, -1, -1):
            opened = self._stack[place].tag
            if opened == tag:
                self._cut(place)
                return
            if opened in barriers:
                return

    def _cut(self, place: int) -> None:
        while len(self._stack) > place:
            element = self._stack.pop()
            self._in_link -= element.tag == "a"
            self._in_svg -= element.tag == "svg"
            self._in_no_text -= element.has_no_text
            self._open_tags[element.tag] -= 1
        while self._styled_blocks and self._styled_blocks[-1] >= place:
            self._styled_blocks.pop()
            self._break(1)
        if self._hidden_from is not None and place < self._hidden_from:
            self._hidden_from = None

    def _text(self, token: Token, opened: str) -> None:
        if opened == "title":
            self._result.stated.titles.append(html.unescape(self._source[token.start : token.end]).strip())
        elif opened == "json":
            self._result.stated.linked_data.append(self._source[token.start : token.end])
        elif self._hidden_from is not None:
            self._hide(token)
        else:
            self._show(token)

    def _show(self, token: Token) -> None:
        text = self._source[token.start : token.end]
        if text.isspace():
            self._space = True
            return
        if self._line_ends:
            self._line_ends = False
            if _GOES_ON.match(text):
                self._space = True
            else:
                self._break(1)
        if (self._open_tags["sup"] or (self._in_link and text[0] in "[↩↑⤴")) and self._is_superscript(token, text):
            return
        for run in cut_text(self._source, token.start, token.end):
            if run.text.isspace():
                self._space = True
                if self._open_tags["pre"] and not self._open_tags["code"] and run.text.count("\n") > 1:
                    self._break(2)
            elif run.is_exact:
                self._put(run)
            elif is_unseen(run.text):
                self._note_unseen(run)
            else:
                self._put(run._replace(is_exact=len(run.text) == run.end - run.start))

    def _is_superscript(self, token: Token, text: str) -> bool:
        """Leave out a footnote mark, put an exponent as one; other text (21<sup>st</sup>) is as any."""
        bare = text.strip()
        start = token.start + len(text) - len(text.lstrip())
        if self._open_tags["sup"] and bare.isdecimal() and self._runs and _BASE.search(self._runs[-1].text):
            self._put(Run(bare.translate(_EXPONENTS), start, start + len(bare), is_exact=False))
        elif _FOOTNOTE_MARK.fullmatch(bare):
            self._result.left_out.append(LeftOut(start, start + len(bare), DropReason.MARK, start))
        else:
            return False
        return True

    def _note_unseen(self, run: Run) -> None:
        self._result.unseen.append(run)
        if len(self._result.unseen) > MOST_UNSEEN:
            raise InputError(
                f"more than {MOST_UNSEEN} references to characters that cannot be seen; hand in the article's text"
            )

    def _put(self, run: Run) -> None:
        if not self._runs:
            self._where = [*self._stack]
        elif (self._space or are_apart(self._runs[-1], run)) and not _is_opening_mark(self._runs[-1]):
            before = self._runs[-1].end
            between = self._source[before : run.start]
            # White space on both sides of a tag: no stretch of the source is just that.
            start = run.start if "<" in between else before
            self._runs.append(Run(" ", start, run.start, between == " "))
        self._space = False
        self._runs.append(run)
        if self._in_link:
            self._linked += len(run.text)

    def _break(self, gap: int) -> None:
        if self._runs:
            text = "".join([run.text for run in self._runs])
            tags = tuple([element.tag for element in self._where])
            named = tuple([element.attributes for element in self._where if "=" in element.attributes])
            self._result.shown.append(Block(text, tuple(self._runs), self._gap, self._linked, tags, named))
            self._runs, self._linked, self._gap = [], 0, 0
            if len(self._result.shown) > MOST_BLOCKS:
                raise InputError(f"the HTML has more than {MOST_BLOCKS} paragraphs; hand in the article's text")
        self._gap = max(self._gap, gap)
        self._space = self._line_ends = False

    def _hide(self, token: Token) -> None:
        """Record hidden text; the contents of scripts and styles are no text."""
        if self._in_no_text:
            return
        text = self._source[token.start : token.end]
        bare = text.strip()
        if bare:
            start = token.start + len(text) - len(text.lstrip())
            self._result.left_out.append(LeftOut(start, start + len(bare), self._reason, self._hidden_by))
