"""Texts and JSON <-> JSON that diffs line by line; lossless.

A text of several lines becomes {"$lines": [...]}; a text that is itself JSON becomes {"$json": {style: content}}, where
the style names its white space. An object that looks like one of these is escaped as {"$as-is": ...}.
"""

import json
from collections.abc import Mapping
from typing import Final

_LINES: Final = "$lines"
_JSON: Final = "$json"
_AS_IS: Final = "$as-is"
_MARKS: Final = frozenset({_LINES, _JSON, _AS_IS})

# White space of JSON as programs and models write it: indent, item and key separators.
_STYLES: Final[Mapping[str, tuple[int | None, tuple[str, str]]]] = {
    "compact": (None, (",", ":")),
    "spaced": (None, (", ", ": ")),
    "indented by 2": (2, (",", ": ")),
    "indented by 4": (4, (",", ": ")),
    "indented by 1": (1, (",", ": ")),
}


def readable(content: object) -> object:
    """JSON content with each text of several lines split."""
    if isinstance(content, str):
        return {_LINES: content.split("\n")} if "\n" in content else content
    if isinstance(content, list):
        return [readable(part) for part in content]
    if isinstance(content, dict):
        parts = {key: readable(part) for key, part in content.items()}
        return {_AS_IS: parts} if _is_marked(content) else parts
    return content


def restore(content: object) -> object:
    """The inverse of `readable`. Raises ValueError."""
    if isinstance(content, list):
        return [restore(part) for part in content]
    if not isinstance(content, dict):
        return content
    if not _is_marked(content):
        return {key: restore(part) for key, part in content.items()}
    ((mark, inner),) = content.items()
    if mark == _AS_IS and isinstance(inner, dict):
        return {key: restore(part) for key, part in inner.items()}
    return restore_text(content)


def readable_text(text: str) -> object:
    """A text as JSON content: structured where it is JSON that one of the styles reproduces to the character."""
    style = _style_of(text)
    return readable(text) if style is None else {_JSON: {style: readable(json.loads(text))}}


def restore_text(content: object) -> str:
    """The inverse of `readable_text`. Raises ValueError."""
    match content:
        case str():
            return content
        case {"$lines": [*lines]} if all(isinstance(line, str) for line in lines):
            return "\n".join(map(str, lines))
        case {"$json": {**styled}} if len(styled) == 1 and set(styled) <= set(_STYLES):
            ((style, inner),) = styled.items()
            return _write(restore(inner), str(style))
    raise ValueError("neither a text, nor $lines, nor $json in a known style")


def _is_marked(content: Mapping[str, object]) -> bool:
    return len(content) == 1 and next(iter(content)) in _MARKS


def _style_of(text: str) -> str | None:
    """The style of an object or array; None for scalars and for white space of another style."""
    if not text.startswith(("{", "[")):
        return None
    try:
        content = json.loads(text)
        return next((style for style in _STYLES if _write(content, style) == text), None)
    except (ValueError, RecursionError):
        return None


def _write(content: object, style: str) -> str:
    indent, separators = _STYLES[style]
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
