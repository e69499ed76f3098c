"""Pasted paragraphs -> the same, with an agency's sign-off at the end of one as a paragraph of its own."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.intake.pasted.paragraphs import Paragraph, text_of
from factcheck.intake.words import words

_LONGEST = 400


def with_sign_offs_apart(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Cut a paragraph before "(Reporting by Jo Berg; Editing by Ann Lund)" where that follows its last sentence."""
    return tuple(part for paragraph in paragraphs for part in _parted(paragraph))


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    text = text_of(paragraph) if paragraph[-1].text.rstrip(".").endswith(")") else ""
    match = _sign_off().search(text, max(0, len(text) - _LONGEST)) if text else None
    if match is None:
        yield paragraph
        return
    start = 0
    for at, line in enumerate(paragraph):
        cut = match.start("note") - start
        if 0 <= cut < len(line.text) and line.end - line.start == len(line.text):
            before, behind = line.text[:cut].rstrip(), line.text[cut:]
            above = line._replace(text=before, end=line.start + len(before))
            yield tuple(one for one in (*paragraph[:at], above) if one.text)
            yield (line._replace(text=behind, start=line.end - len(behind), gap=1), *paragraph[at + 1 :])
            return
        start += len(line.text) + len(line.joiner)
    yield paragraph


@cache
def _sign_off() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, sorted(words("sign_offs"))))
    return re.compile(rf"[.!?…][\"'”’)]* ?(?P<note>\((?:{openers}) by [^()]{{3,300}}\)\.?)$", re.IGNORECASE)
