"""Pasted paragraphs -> the same, with what was pasted onto them apart: an agency's sign-off behind a last sentence, the
date of the page before or behind a headline.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.intake.metadata.publication_dates import find_date
from factcheck.intake.page.notes.house import PERSONS
from factcheck.intake.pasted.paragraphs import Paragraph, text_of
from factcheck.intake.words import words

_LONGEST = 400
_LINES_OF_HEAD = 3
_LONGEST_HEAD = 240
_FEWEST_WORDS = 4
# "Harbour closed Updated: 2016-07-15 13:14 By Jo Berg", "date 2018-08-06 Harbour closed".
_STAMP_BEHIND = re.compile(
    r"(?<=[^\s:|]) (?P<note>(?:Last )?(?:Updated|Published|Posted|UPDATED|PUBLISHED|POSTED)(?: on|:)? .{6,90})$"
)
# "... of the quay, she said. —With Jo Berg".
_WITH = re.compile(rf"[.!?…][\"'”’)]* ?(?P<note>— ?With (?:assistance (?:from|by) )?{PERSONS}\.?)$")
_STAMP_BEFORE = re.compile(
    r"(?:date:? |published:? |posted:? |updated:? )?(?:19|20)\d\d-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)? (?=[A-Z“\"‘'])",
    re.IGNORECASE,
)


def with_sign_offs_apart(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Cut a paragraph before "(Reporting by Jo Berg; Editing by Ann Lund)" where that follows its last sentence, and a
    line near the top at the date that labels it.
    """
    head = (part for paragraph in paragraphs[:_LINES_OF_HEAD] for part in _without_stamp(paragraph))
    return tuple(part for paragraph in (*head, *paragraphs[_LINES_OF_HEAD:]) for part in _parted(paragraph))


def _without_stamp(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    text = text_of(paragraph)
    if len(text) > _LONGEST_HEAD:
        return (paragraph,)
    before, behind = _STAMP_BEFORE.match(text), _STAMP_BEHIND.search(text)
    if before is not None and len(text[before.end() :].split()) >= _FEWEST_WORDS:
        return _cut(paragraph, before.end())
    if behind is not None and len(text[: behind.start()].split()) >= _FEWEST_WORDS and find_date(behind["note"]):
        return _cut(paragraph, behind.start("note"))
    return (paragraph,)


def _parted(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    last = paragraph[-1].text
    if last.rstrip(".").endswith(")"):
        form = _sign_off()
    elif "—With " in last or "— With " in last:
        form = _WITH
    else:
        return (paragraph,)
    text = text_of(paragraph)
    match = form.search(text, max(0, len(text) - _LONGEST))
    return (paragraph,) if match is None else _cut(paragraph, match.start("note"))


def _cut(paragraph: Paragraph, place: int) -> tuple[Paragraph, ...]:
    """The paragraph in two at `place` of its text; as it is where that is in a line that the raw text has otherwise."""
    return tuple(_halves(paragraph, place)) or (paragraph,)


def _halves(paragraph: Paragraph, place: int) -> Iterator[Paragraph]:
    start = 0
    for at, line in enumerate(paragraph):
        cut = place - start
        if 0 <= cut < len(line.text) and line.end - line.start == len(line.text):
            before, behind = line.text[:cut].rstrip(), line.text[cut:]
            above = line._replace(text=before, end=line.start + len(before))
            yield tuple(one for one in (*paragraph[:at], above) if one.text)
            yield (line._replace(text=behind, start=line.end - len(behind), gap=1), *paragraph[at + 1 :])
            return
        start += len(line.text) + len(line.joiner)


@cache
def _sign_off() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, sorted(words("sign_offs"))))
    return re.compile(rf"[.!?…][\"'”’)]* ?(?P<note>\((?:{openers}) by [^()]{{3,300}}\)\.?)$", re.IGNORECASE)
