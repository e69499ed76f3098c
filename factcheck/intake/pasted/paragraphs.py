"""Join the lines of hard-wrapped paragraphs; leave other lines as they are."""

from collections.abc import Sequence

from factcheck.intake.pasted.lines import Line

Paragraph = tuple[Line, ...]

# Plain-text mail and wire copy wrap below this width; longer lines are paragraphs of their own.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40


def join_lines(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """One tuple of lines a paragraph."""
    width = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return tuple((line,) for line in lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and line.gap < 2 and _is_full(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of `following` would not have fitted on `line`."""
    first_word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > width
