"""Split text into sentences."""

import re

from factcheck.domain.values import Span

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\Wa-z])|[。！？।]+[」』”’]*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs|Rev|Hon)"
    r"|\b[A-Z]|\b[a-zA-Z]\.[a-zA-Z])\.$"
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order. None crosses a blank line; a headline without full stop is one."""
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.start(), paragraph.start() + len(paragraph.group().rstrip())
        for stop in _END.finditer(text, start, end):
            if _ABBREVIATED.search(text[max(start, stop.end() - 8) : stop.end()]):
                continue
            spans.append(Span(start=start, end=stop.end()))
            start = stop.end() + len(text[stop.end() : end]) - len(text[stop.end() : end].lstrip())
        if start < end:
            spans.append(Span(start=start, end=end))
    return tuple(spans)
