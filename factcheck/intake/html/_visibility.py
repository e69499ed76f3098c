"""Attributes and style sheets of an HTML page -> which elements are hidden (CSS display, visibility; hidden; ARIA)."""

import re
from collections.abc import Iterable, Iterator

_HIDDEN = re.compile(
    r"(?:^|[\s\"'])hidden(?=[\s=/]|$)|aria-hidden\s*=\s*[\"']?true"
    r"|style\s*=\s*(?:\"[^\"]*|'[^']*)(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3})"
    r"|class\s*=\s*[\"']?[^\"'>]*(?:sr-only|visually-?hidden|screen-reader|screenreader)",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:^|\s)(class|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
# Where style sheets begin, and comments, scripts and the like, in which `<style>` is none.
_MARK = re.compile(r"<(?:!--|(style|script|noscript|template)\b[^<>]*>)", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("style", "script", "noscript", "template")
}
_COMMENT_END = re.compile(r"--!?>")
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?")
# What stands before a brace, and the brace.
_RULE_PART = re.compile(r"([^{}]*+)([{}]|\Z)")
_SIMPLE = re.compile(r"[.#][\w-]+")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWS = re.compile(r"(?<![\w-])(?:display\s*+:\s*+(?!none)|visibility\s*:\s*visible)", re.IGNORECASE)


def style_sheets(source: str) -> Iterator[str]:
    """The contents of the page's `<style>` elements, those inside `<noscript>`, scripts and comments left out."""
    mark = _MARK.search(source)
    while mark is not None:
        name = (mark[1] or "").lower()
        end = (_ENDS[name] if name else _COMMENT_END).search(source, mark.end())
        close = end.start() if end is not None else len(source)
        if name == "style":
            yield source[mark.end() : close]
        mark = _MARK.search(source, close)


class Hiding:
    """Which elements are hidden, by attributes and the CSS rules of `styles`; memoised by attributes.

    No full cascade: only rules whose selector is one class or id count, outside media queries, where no other rule,
    in any media query, shows the same again. Text lost by a misread rule is worse than a hidden line that is kept.
    """

    def __init__(self, styles: Iterable[str]) -> None:
        hidden: set[str] = set()
        shown: set[str] = set()
        for style in styles:
            _learn(style, hidden, shown)
        self._hidden = frozenset(hidden - shown)
        self._known: dict[str, bool] = {}

    def hides(self, attributes: str) -> bool:
        """Whether an element with these attributes is hidden; `attributes` as in the source, not parsed."""
        if not attributes:
            return False
        known = self._known.get(attributes)
        if known is None:
            known = self._known[attributes] = _says_hidden(attributes) or self._is_ruled_out(attributes)
        return known

    def _is_ruled_out(self, attributes: str) -> bool:
        if not self._hidden:
            return False
        for match in _NAMES.finditer(attributes):
            kind, *values = match.groups(default="")
            mark = "." if kind.lower() == "class" else "#"
            if any(mark + name in self._hidden for name in "".join(values).split()):
                return True
        return False


def _says_hidden(attributes: str) -> bool:
    lowered = attributes.lower()
    is_suspect = "hidden" in lowered or "style" in lowered or "sr-only" in lowered or "reader" in lowered
    return is_suspect and _HIDDEN.search(attributes) is not None


def _learn(style: str, hidden: set[str], shown: set[str]) -> None:
    """Collect the selectors of the rules in `style` that hide, and of those that show."""
    openings: list[str] = []
    for part in _RULE_PART.finditer(_COMMENT.sub(" ", style)):
        text, brace = part.groups()
        if brace == "{":
            openings.append(text)
            continue
        opening = openings.pop() if openings and brace else "@"
        lowered = text.lower()
        if "display" not in lowered and "visibility" not in lowered:
            continue
        selectors = _selectors(opening)
        if _SHOWS.search(lowered):
            shown.update(selectors)
        elif not openings and _HIDES.search(lowered):
            hidden.update(selectors)


def _selectors(opening: str) -> Iterator[str]:
    """The selectors of a rule that are a single class or id; none of an at-rule."""
    opening = opening.rpartition(";")[2].strip()
    if not opening.startswith("@"):
        yield from (one for each in opening.split(",") if _SIMPLE.fullmatch(one := each.strip()))
