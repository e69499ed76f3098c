"""Attributes and style sheets of an HTML page -> which elements are hidden (CSS display, visibility; hidden; ARIA)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from factcheck.intake.words import words

_LONGEST_ATTRIBUTES = 10_000
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_NOUGHT = re.compile(r"0(?:\.0*)?(?:[a-z]+|%)?$")
_FAR_OUTSIDE = re.compile(r"-\d{3}")
# A clip that leaves nothing, or a single pixel.
_CLIPPED = re.compile(r"rect\(\s*([01])(?:px)?(?:[\s,]+\1(?:px)?){3}\s*\)|inset\(\s*(?:[5-9]\d|100)%")
# React sends a late part of the page in `<div hidden id="S:1">`, and a script puts it where it belongs.
_STREAMED = re.compile(r"S:\w{1,4}")
# What begins unseen and is then moved or faded in is for a reader.
_MOVES = frozenset({"transform", "transition", "animation"})
# Where style sheets begin, and comments, scripts and the like, in which `<style>` is none.
_MARK = re.compile(r"<(?:!--|(style|script|noscript|template)\b[^<>]*>)", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("style", "script", "noscript", "template")
}
_COMMENT_END = re.compile(r"--!?>")
_COMMENT = re.compile(r"/\*(?:[^*]|(?!\*/)\*)*+(?:\*/)?")
# What stands before a brace, and the brace.
_RULE_PART = re.compile(r"([^{}]*+)([{}]|\Z)")
# With an escaped colon in class names of utility frameworks: ".md\\:block".
_SIMPLE = re.compile(r"[.#](?:[\w-]|\\:)+")
_HIDES = re.compile(r"(?<![\w-])(?:display\s*+:\s*none|visibility\s*+:\s*hidden)", re.IGNORECASE)
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
        shown_somewhere: set[str] = set()
        for style in styles:
            _learn(style, hidden, shown, shown_somewhere)
        self._hidden = frozenset(hidden - shown)
        self._shown_somewhere = frozenset(shown_somewhere)
        self._known: dict[str, bool] = {}

    def hides(self, attributes: str) -> bool:
        """Whether an element with these attributes is hidden; `attributes` as in the source, not parsed."""
        if not attributes:
            return False
        known = self._known.get(attributes)
        if known is None:
            values = _parsed(attributes[:_LONGEST_ATTRIBUTES])
            known = self._known[attributes] = _says_hidden(values) or self._is_ruled_out(values)
        return known

    def _is_ruled_out(self, values: dict[str, str]) -> bool:
        """By a rule of a style sheet, unless another class shows the element on some screen ("hidden md:block")."""
        if not self._hidden:
            return False
        names = [f".{name}" for name in values.get("class", "").split()]
        names.append(f"#{values.get('id', '').strip()}")
        return not self._hidden.isdisjoint(names) and self._shown_somewhere.isdisjoint(names)


def _parsed(attributes: str) -> dict[str, str]:
    """Attribute values by name in lower case; the first of a name counts."""
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        name, *forms = match.groups(default="")
        values.setdefault(name.lower(), "".join(forms))
    return values


def _says_hidden(values: dict[str, str]) -> bool:
    if "hidden" in values and _STREAMED.fullmatch(values.get("id", "")):
        return False
    if "hidden" in values or values.get("aria-hidden", "").strip().lower() == "true":
        return True
    return _is_styled_away(values.get("style", "").lower()) or _is_for_screen_readers(values.get("class", "").lower())


def _is_styled_away(style: str) -> bool:
    """Whether an inline style hides; of several declarations of one property the last is in force."""
    if ":" not in style:
        return False
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    rules = {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}
    if rules.get("display") == "none" or rules.get("visibility") in {"hidden", "collapse"}:
        return True
    if any(_CLIPPED.match(rules.get(name, "")) for name in ("clip", "clip-path")):
        return True
    if _NOUGHT.match(rules.get("opacity", "")) and _MOVES.isdisjoint(rules):
        return True
    return bool(_NOUGHT.match(rules.get("font-size", "")) or _FAR_OUTSIDE.match(rules.get("text-indent", "")))


def _is_for_screen_readers(classes: str) -> bool:
    """By its class; not with one that undoes that ("sm:not-sr-only"), nor with a variant ("print:sr-only")."""
    if not any(map(classes.__contains__, words("hidden_classes"))):
        return False
    names = classes.split()
    return any(map(_screen_reader_class().search, names)) and not any("not-" in name for name in names)


@cache
def _screen_reader_class() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(words("hidden_classes"))))
    return re.compile(rf"^(?:[\w-]*[-_])?(?:{names})(?:[-_][\w-]*)?$")


def _learn(style: str, hidden: set[str], shown: set[str], shown_somewhere: set[str]) -> None:
    """Collect the selectors of the rules in `style` that hide, that show, and that show in a media query."""
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
        selectors = set(_selectors(opening))
        if _SHOWS.search(lowered):
            shown.update(selectors)
            if openings:
                shown_somewhere.update(selectors)
        elif not openings and _HIDES.search(lowered):
            hidden.update(selectors)


def _selectors(opening: str) -> Iterator[str]:
    """The selectors of a rule that are a single class or id; none of an at-rule."""
    opening = opening.rpartition(";")[2].strip()
    if not opening.startswith("@"):
        simple = (one for each in opening.split(",") if _SIMPLE.fullmatch(one := each.strip()))
        yield from (one.replace("\\:", ":") for one in simple)
