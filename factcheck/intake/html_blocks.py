"""Turn HTML source into the blocks of text that a reader of the page sees, with the way back to the source."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.errors import InputError
from factcheck.intake.html_hiding import Hiding
from factcheck.intake.html_scan import Token, scan
from factcheck.intake.html_stated import STATING, Stated
from factcheck.intake.visible import is_unseen

# Parsers drop text below about 256 nested elements, so deeper pages are turned away.
MAX_DEPTH = 250

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_NO_TEXT = frozenset(
    "script style template noscript svg math iframe object canvas audio video select textarea noembed noframes head "  # noqa: SIM905
    "datalist map".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br button center dd details dialog div dl dt fieldset figcaption figure "  # noqa: SIM905
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol option p pre section summary table tbody td "
    "tfoot th thead tr ul label legend".split()
)
_SPACED = frozenset("blockquote h1 h2 h3 h4 h5 h6 p article section figure table ul ol".split())  # noqa: SIM905
_CLOSES_PARAGRAPH = _BLOCKS - {"br", "button", "label", "body", "html"}
_CLOSES_ITSELF = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "tr": frozenset({"table"}),
    "td": frozenset({"tr", "table"}),
    "th": frozenset({"tr", "table"}),
    "option": frozenset({"select", "datalist"}),
    "a": frozenset({"td", "th", "li", "div"}),
}
# A character reference, or words parted by single spaces, or other white space. "&" alone is a word's character.
_CHUNK = re.compile(r"&(?:#\w{1,10}|\w{1,32});?|(?:[^\s&]|&(?![#\w])| (?=[^\s&]))++|&|\s+")
_ODD_SPACE = re.compile(r"[^\S ]|  ")


class Run(NamedTuple):
    """A part of a text node, as shown, and where it stands; `is_exact` where the source has the same text there."""

    text: str
    start: int
    end: int
    is_exact: bool = True


class Element(NamedTuple):
    """An open element; `attributes` as the source has them."""

    tag: str
    is_hidden: bool
    attributes: str


class Block(NamedTuple):
    """A paragraph of the page as shown. `linked` counts its characters inside links.

    `tags` are the elements that it stands in, outermost first; `attributes` those of the ones that have any.
    """

    text: str
    runs: tuple[Run, ...]
    gap: int
    linked: int
    tags: tuple[str, ...]
    attributes: tuple[str, ...]


class Blocks(NamedTuple):
    """What a page shows, the prose it hides, the references to characters that cannot be seen, and what it states."""

    shown: list[Block]
    hidden: list[Run]
    unseen: list[Run]
    stated: Stated


def read_blocks(source: str) -> Blocks:
    """The blocks of `source`. Raises InputError where elements are nested too deep."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._tokens = list(scan(source))
        self._hiding = Hiding(_styles(source, self._tokens))
        self._stack: list[Element] = []
        self._open_tags: Counter[str] = Counter()
        self._runs: list[Run] = []
        self._linked = 0
        self._gap = 0
        self._in_link = 0
        self._in_svg = 0
        self._hidden_from: int | None = None
        self._space = False
        self._where: tuple[Element, ...] = ()
        self._result = Blocks([], [], [], Stated({}, [], []))

    def read(self) -> Blocks:
        opened = ""
        for token in self._tokens:
            if not token.name:
                self._text(token, opened)
            elif token.is_end:
                opened = ""
                self._close(token.name)
            else:
                opened = self._open(token)
        self._break(0)
        return self._result

    def _open(self, token: Token) -> str:
        """Open an element; the answer says how to take text that follows at once: "title", "json" or as any other."""
        tag, attributes = token.name, token.attributes
        if tag in _BLOCKS:
            self._break(2 if tag in _SPACED else 1)
        if tag in STATING:
            self._result.stated.note(tag, attributes)
        if tag in _VOID or (self._in_svg and attributes.endswith("/")):
            return ""
        if tag in _CLOSES_PARAGRAPH:
            self._close_implied("p", _CLOSES_PARAGRAPH - {"p"})
        if tag in _CLOSES_ITSELF:
            self._close_implied(tag, _CLOSES_ITSELF[tag])
        if tag == "body":
            self._close("head")
        self._push(tag, attributes, token.start)
        if tag == "title":
            return "" if self._in_svg else "title"
        return "json" if tag == "script" and "ld+json" in attributes else ""

    def _push(self, tag: str, attributes: str, offset: int) -> None:
        is_hidden = tag in _NO_TEXT or self._hiding.hides(attributes)
        self._stack.append(Element(tag, is_hidden, attributes))
        self._open_tags[tag] += 1
        if is_hidden and self._hidden_from is None:
            self._hidden_from = len(self._stack)
        self._in_link += tag == "a"
        self._in_svg += tag == "svg"
        if len(self._stack) > MAX_DEPTH:
            raise InputError(
                f"the HTML nests more than {MAX_DEPTH} elements at offset {offset}; "
                "hand in the article's text, or the page as a browser saves it"
            )

    def _close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break(2 if tag in _SPACED else 1)
        if not self._open_tags[tag]:
            return
        for place in range(len(self._stack) - 1, -1, -1):
            if self._stack[place].tag == tag:
                self._cut(place)
                return

    def _close_implied(self, tag: str, barriers: frozenset[str]) -> None:
        if not self._open_tags[tag]:
            return
        for place in range(len(self._stack) - 1, -1, -1):
            if self._stack[place].tag == tag:
                self._cut(place)
                return
            if self._stack[place].tag in barriers:
                return

    def _cut(self, place: int) -> None:
        for element in self._stack[place:]:
            self._in_link -= element.tag == "a"
            self._in_svg -= element.tag == "svg"
            self._open_tags[element.tag] -= 1
        del self._stack[place:]
        if self._hidden_from is not None and len(self._stack) < self._hidden_from:
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
        if "&" in text or _ODD_SPACE.search(text):
            self._show_in_chunks(token)
            return
        bare = text.strip(" ")
        self._space = self._space or text.startswith(" ")
        if bare:
            start = token.start + text.startswith(" ")
            self._put(Run(bare, start, start + len(bare)))
            self._space = text.endswith(" ")

    def _show_in_chunks(self, token: Token) -> None:
        for chunk in _CHUNK.finditer(self._source, token.start, token.end):
            text = chunk.group()
            if text.startswith("&"):
                self._refer(Run(html.unescape(text), chunk.start(), chunk.end(), is_exact=False))
            elif text.isspace():
                self._space = True
            else:
                self._put(Run(text, chunk.start(), chunk.end()))

    def _refer(self, run: Run) -> None:
        """A character reference: "&amp;", or an ampersand by itself."""
        if run.text.isspace():
            self._space = True
        elif is_unseen(run.text):
            self._result.unseen.append(run)
        else:
            self._put(run._replace(is_exact=len(run.text) == run.end - run.start))

    def _put(self, run: Run) -> None:
        if not self._runs:
            self._where = tuple(self._stack)
        elif self._space:
            before = self._runs[-1].end
            exact = run.start - before == 1 and self._source[before] == " "
            self._runs.append(Run(" ", before, run.start, exact))
        self._space = False
        self._runs.append(run)
        if self._in_link:
            self._linked += len(run.text)

    def _break(self, gap: int) -> None:
        if self._runs:
            text = "".join(run.text for run in self._runs)
            tags = tuple(element.tag for element in self._where)
            named = tuple(element.attributes for element in self._where if "=" in element.attributes)
            self._result.shown.append(Block(text, tuple(self._runs), self._gap, self._linked, tags, named))
            self._runs, self._linked, self._gap = [], 0, 0
        self._gap = max(self._gap, gap)
        self._space = False

    def _hide(self, token: Token) -> None:
        """Remember hidden prose; what scripts and styles hold is no text."""
        if any(self._open_tags[tag] for tag in _NO_TEXT):
            return
        text = self._source[token.start : token.end]
        bare = text.strip()
        if bare:
            start = token.start + len(text) - len(text.lstrip())
            self._result.hidden.append(Run(bare, start, start + len(bare)))


def _styles(source: str, tokens: Sequence[Token]) -> Iterator[str]:
    """The style sheets of the page; those for browsers without scripts are not for a reader of the page."""
    is_for_all = True
    opened = ""
    for token in tokens:
        if not token.name:
            if opened == "style" and is_for_all:
                yield source[token.start : token.end]
        elif token.name in {"noscript", "template"}:
            is_for_all = token.is_end
        opened = "" if token.is_end else token.name
