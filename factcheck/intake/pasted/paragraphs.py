"""Raw text -> lines with raw offsets -> paragraphs: hard-wrapped lines are unwrapped, other lines stay as they are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from factcheck.intake.language_id import function_words
from factcheck.intake.page.desk_lines import is_desk_note

_LINE = re.compile(".+")
_OTHER_LINE_ENDS = "\r\f\v\u2028\u2029"
# What quotes a line of mail, or of Markdown; on pages, one such mark alone is an arrow.
_QUOTED_LINE = re.compile(r"(?:> ?)+")
_FEWEST_QUOTED = 2
_MARKDOWN_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
# Plain-text mail and wire copy wrap between these widths; longer lines are paragraphs of their own.
_WIDEST_WRAP = 132
_NARROWEST_WRAP = 30
# Hard-wrapped text has so many lines that another follows, and so many of these are full.
_FEWEST_WRAPPED = 3
_LEAST_FULL = 0.8
# Some wire services wrap well before their column: half of the lines are full then.
_FEWEST_WRAPPED_SHORT = 6
_NEARLY_FULL = 0.75
_ENDS_SENTENCE = tuple('.!?:…"”’)')
_OPENS_ANEW = re.compile(r"[-*•·–—]\s|By\s[A-Z]|\(")
# Where that cannot be told, in short texts, the longest line of all is the width.
_NARROWEST_LONGEST = 40
_WIDEST_LONGEST = 100
# The width below which so many of the lines are: a few run over.
_QUANTILES = (1.0, 0.95, 0.85)
# A page of a PDF document begins and ends with such lines, in the middle of a sentence, too.
_PAGE_NUMBER = re.compile(
    r"(?:\S.{0,60} )?(?i:page|p\.|pg\.) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: .{0,60}\S)?"
    r"|[-–—]? ?\d{1,4} ?[-–—]?|\d{1,4} ?(?:of|/) ?\d{1,4}"
)
_PAGE_OF = re.compile(r"\b(?i:page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?|p\. ?\d{1,4} of \d{1,4})$|[-–—] ?\d{1,3} ?[-–—]$")
# What browsers print at the head and foot of a page, and newspapers where an article jumps to another one.
_PRINTED = re.compile(
    r"https?://\S+ +\d{1,3}/\d{1,3}|\d{1,3}/\d{1,3} +https?://\S+"
    r"|\(?(?i:continued|cont[’']d) (?:on|from) (?:(?i:page) ?|[Pp]\. ?)?[A-Z]?\d{1,3}\)?\.?"
    r"|\(?[Ss]ee [A-Z]{3,20},? (?i:page) ?[A-Z]?\d{1,3}\)?\.?"
)
_PRINTED_HEAD = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}, \d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)? {1,9}\S.{10,150}")
_LONGEST_HEADER = 80
_LONGEST_PRINTED = 300
_MOST_HEADERS = 4
_SMALL_WORD = re.compile(r"(?<![\w.@/-])[a-z]{3,}")
_MOST_SMALL_WORDS = 2
_GOES_ON = ",;-"
HYPHEN = "-"
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
_WORDS_OF_ONE_LETTER = frozenset("AIO")
_LOWER_CASE_WORD = re.compile(r"[^\W\d_]+")


class Line(NamedTuple):
    """A line with something on it, stripped of white space; `start` and `end` are offsets into the raw text.

    `gap` is the number of line ends before it: 2 or more is a blank line. `joiner` stands between it and the line
    joined to it: nothing behind a word that was hyphenated at the line end. `indent` is the white space before it.
    """

    start: int
    end: int
    text: str
    gap: int
    joiner: str = " "
    indent: int = 0


Paragraph = tuple[Line, ...]


def cut_lines(raw: str) -> tuple[Line, ...]:
    """The lines of `raw` that hold more than white space, without the ">" of quoted mail."""
    lines: list[Line] = []
    is_quoting = ">" in raw and _is_quoting(raw)
    last = 0
    for match in _LINE.finditer(_with_even_line_ends(raw)):
        text = match.group()
        quoted = _QUOTED_LINE.match(text) if is_quoting else None
        if quoted:
            text = text[quoted.end() :]
        bare = text.strip()
        if not bare:
            continue
        indent = len(text) - len(text.lstrip())
        start = match.end() - len(text) + indent
        gap = _line_ends(raw, last, start)
        lines.append(Line(start, start + len(bare), bare, gap, indent=indent))
        last = start + len(bare)
    return tuple(lines)


def join_lines(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Unwrap: one tuple of lines a paragraph.

    Text is hard-wrapped at a width of 30 to 132 characters where of the lines that another one follows nearly all close
    a sentence or are full, that is, the first word of the next would not have fitted; but not where longer lines, which
    are paragraphs of their own, hold more of the text. Full lines, and lines that end
    in the middle of a sentence, are joined to the next, without the hyphen of a divided word (kept where the text has
    that word with a hyphen elsewhere).
    """
    paragraphs = _with_initials(_over_pages(_unwrapped(lines, _wrap_width(lines))))
    if not any(line.text.endswith(HYPHEN) for line in lines):
        return tuple(map(tuple, paragraphs))
    words = frozenset(word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text))
    return tuple(tuple(_without_hyphens(paragraph, words)) for paragraph in paragraphs)


def text_of(paragraph: Paragraph) -> str:
    """The text of a paragraph on one line."""
    if len(paragraph) == 1:
        return paragraph[0].text
    return "".join([*[line.text + line.joiner for line in paragraph[:-1]], paragraph[-1].text])


def is_page_number(text: str) -> bool:
    """Whether a line is the header or footer of a page: "Page 2 of 3", "The Courier | p. 4", "- 7 -"."""
    return (len(text) <= _LONGEST_HEADER and _PAGE_NUMBER.fullmatch(text) is not None) or is_printed(text)


def is_printed(text: str) -> bool:
    """Whether a line is what a browser prints around a page, or says on which page the article goes on."""
    if len(text) > _LONGEST_PRINTED or not (text[0].isdigit() or text[-1].isdigit() or text[-1] in ")."):
        return False
    return (_PRINTED.fullmatch(text) or _PRINTED_HEAD.fullmatch(text)) is not None


def is_numbered_page(text: str) -> bool:
    """Whether a line says that it is a page of so many, "Page 2 of 3", "- 2 -", or is printed around one."""
    return is_page_number(text) and (_PAGE_OF.search(text) is not None or is_printed(text))


def _with_even_line_ends(raw: str) -> str:
    """As long as `raw`, so that offsets are the same."""
    for mark in _OTHER_LINE_ENDS:
        raw = raw.replace(mark, "\n")
    return raw


def _is_quoting(raw: str) -> bool:
    """Whether ">" opens the lines of a quotation; in Markdown, one is enough."""
    quoted = sum(line.startswith(">") for line in raw.splitlines())
    return quoted >= _FEWEST_QUOTED or (quoted > 0 and _MARKDOWN_HEADING.search(raw) is not None)


def _unwrapped(lines: Sequence[Line], width: int | None) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    for line in lines:
        last = paragraphs[-1][-1] if paragraphs and line.gap < 2 else None
        if last and ((width and _goes_on(last, line, width)) or _is_divided(last, line)):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _is_divided(line: Line, following: Line) -> bool:
    """Whether a long line ends in a part of a word, at whatever width: "the inspec-" above "tors said"."""
    is_long = len(line.text) >= _NARROWEST_WRAP and _HYPHENATED.search(line.text) is not None
    return is_long and following.text[0].islower()


def _over_pages(paragraphs: list[list[Line]]) -> list[list[Line]]:
    """Join a sentence that goes on over the end of a page; what stands between, with a page number, is left out."""
    joined: list[list[Line]] = []
    at = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        following = _after_page_end(paragraphs, at)
        if joined and following is not None:
            joined[-1] += paragraphs[following]
            at = following + 1
        else:
            joined.append(paragraph)
            at += 1
    return joined


def _with_initials(paragraphs: list[list[Line]]) -> list[list[Line]]:
    """Join a large initial, which stands on a line by itself in copies from documents, to its word: "T", "he boats"."""
    joined: list[list[Line]] = []
    for paragraph in paragraphs:
        initial = joined[-1][0] if joined and len(joined[-1]) == 1 and len(joined[-1][0].text) == 1 else None
        if initial is None or not initial.text.isupper() or not paragraph[0].text[0].islower():
            joined.append(paragraph)
            continue
        word = paragraph[0].text.split(maxsplit=1)[0].rstrip(",.;:")
        is_word = initial.text in _WORDS_OF_ONE_LETTER and (initial.text + word).lower() not in _function_words()
        joined[-1] = [initial._replace(joiner=" " if is_word else ""), *paragraph]
    return joined


def _function_words() -> frozenset[str]:
    return function_words()["en"]


def _after_page_end(paragraphs: Sequence[Sequence[Line]], first: int) -> int | None:
    """The number of the paragraph that goes on with the one before `first`, where a page ends at `first`."""
    above = paragraphs[first - 1][-1].text if first else ""
    if " " not in above or not (above[-1].isalnum() or above[-1] in _GOES_ON):
        return None
    is_end = False
    for number in range(first, min(len(paragraphs), first + 1 + _MOST_HEADERS)):
        text = text_of(tuple(paragraphs[number]))
        if is_page_number(text):
            is_end = True
        elif text[0].islower():
            return number if is_end else None
        elif len(text) > _LONGEST_HEADER or len(_SMALL_WORD.findall(text)) > _MOST_SMALL_WORDS:
            return None
    return None


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text is hard-wrapped; None where it is not."""
    pairs = [(line, after) for line, after in pairwise(lines) if after.gap < 2 and " " in line.text]
    lengths = sorted(len(line.text) for line, _ in pairs)
    for quantile in _QUANTILES if len(pairs) >= _FEWEST_WRAPPED else ():
        width = lengths[ceil(quantile * len(lengths)) - 1]
        if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
            continue
        full = sum(_is_full(line, after, width) for line, after in pairs)
        short = sum(
            not _is_full(line, after, width) and not line.text.endswith(_ENDS_SENTENCE) for line, after in pairs
        )
        is_wrapped = full >= max(_FEWEST_WRAPPED, _LEAST_FULL * (full + short))
        is_wrapped_short = len(pairs) >= _FEWEST_WRAPPED_SHORT and 2 * full >= len(pairs)
        unwrapped = sum(len(line.text) for line in lines if len(line.text) > width and " " in line.text)
        is_most = unwrapped <= sum(lengths)
        if is_most and (is_wrapped or is_wrapped_short):
            return width
    longest = max((len(line.text) for line in lines), default=0)
    return longest if _NARROWEST_LONGEST <= longest <= _WIDEST_LONGEST else None


def _without_hyphens(lines: Sequence[Line], words: frozenset[str]) -> Iterator[Line]:
    for line, after in pairwise(lines):
        first = _HYPHENATED.search(line.text)
        second = _LOWER_CASE_WORD.match(after.text)
        if first is None or second is None or not second[0].islower():
            yield line
        elif f"{first[1]}-{second[0]}" in words:
            yield line._replace(joiner="")
        else:
            yield line._replace(text=line.text[:-1], end=line.end - 1, joiner="")
    yield lines[-1]


def _line_ends(raw: str, start: int, end: int) -> int:
    between = raw[start:end]
    if not between.strip("\n"):
        return len(between)
    return sum(between.count(mark) for mark in "\n\r\f\v\u2028\u2029") - between.count("\r\n")


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of `following` would not have fitted on `line`."""
    first_word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > width


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether `following` is of the same paragraph as the line right above it."""
    if is_desk_note(following.text):
        return False
    ends = line.text.endswith(_ENDS_SENTENCE)
    if ends and following.indent > line.indent and not _OPENS_ANEW.match(line.text):
        return False
    if _is_full(line, following, width):
        return True
    if ends or _OPENS_ANEW.match(following.text) or len(following.text) > width:
        return False
    return following.text[0].islower() or len(line.text) >= _NEARLY_FULL * width
