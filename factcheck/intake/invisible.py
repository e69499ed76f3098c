"""Strip invisible characters (controls, zero-width, bidi, tags) from raw text, with an offset map to the raw text.

They can hide words from a reader, split them for a search, or reverse the order of what is printed (Unicode Technical
Reports 36 and 39). ZWJ and ZWNJ stay between letters of scripts that need them, and inside emoji.

What stands for other characters is put as these: ligatures, as copies from PDF documents have them (Unicode, U+FB00 to
U+FB06), and UTF-8 that was once read as Windows-1252 ("â€œ" for a quotation mark).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from factcheck.domain.article import Dropped, DropReason
from factcheck.errors import InputError
from factcheck.intake.assembly import Piece
from factcheck.intake.misread import misread, references

# An article has few; each is listed as dropped.
MOST_UNSEEN = 50_000

# C0 and C1 controls but for tab and the line ends.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Soft hyphen, zero-width space, word joiner and invisible operators, bidi marks, embeddings, overrides and isolates,
# deprecated format characters, byte order mark, annotation marks.
_FORMATS = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_JOINERS = "\u200c\u200d"
_SCRIPTS_WITH_JOINERS = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_JOINED = f"[{_SCRIPTS_WITH_JOINERS}{_EMOJI}]"
# Tag characters spell the flags of regions after a black flag; anywhere else they are text that nobody sees.
_TAGS = "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+|[\U000e0100-\U000e01ef]"
_SUSPECT = re.compile(f"[{_CONTROLS}{_FORMATS}{_JOINERS}\U000e0000-\U000e01ef]")
# No byte of another character in UTF-8 is one of these.
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\v\f\r"
# A line that ends in a soft hyphen ends in the middle of a word.
_DIVIDED = r"\u00ad[ \t]*(?:\r\n|\n)[ \t]*(?=[^\W\d_])"
_UNSEEN = re.compile(
    f"{_DIVIDED}|(?:[{_CONTROLS}{_FORMATS}]|(?<!{_JOINED})[{_JOINERS}]|[{_JOINERS}](?!{_JOINED}))+|{_TAGS}"
)


class Visible:
    """`text` is `raw` without its invisible characters, and with those that others stand for; the methods map offsets
    of `text` to raw ones by bisection. With `has_references`, character references are such ("&ldquo;").

    Raises InputError for a lone surrogate, and where invisible characters stand in more than MOST_UNSEEN places.
    """

    def __init__(self, raw: str, *, has_references: bool = False) -> None:
        self.raw = raw
        odd = _without_plain(raw)
        self._unseen = [match.span() for match in _UNSEEN.finditer(raw)] if _SUSPECT.search(odd) else []
        if len(self._unseen) > MOST_UNSEEN:
            raise InputError(
                f"characters that cannot be seen stand in {len(self._unseen)} places, the limit is {MOST_UNSEEN}; "
                "hand in plain text"
            )
        self._cuts: list[int] = []
        self._shifts: list[int] = [0]
        self._unseen_at: list[int] = []
        self._replaced: list[tuple[int, int]] = []
        replaced = [*misread(raw, odd), *(references(raw) if has_references and "&" in raw else ())]
        edits = ((start, end, "") for start, end in self._unseen)
        self.text = self._edit(sorted([*edits, *replaced]) if replaced else edits) if replaced or self._unseen else raw

    def _edit(self, edits: Iterable[tuple[int, int, str]]) -> str:
        """The raw text with each stretch as it is shown, and the offset map."""
        seen, at, length = [], 0, 0
        self._unseen = []
        for start, end, shown in edits:
            if start < at:
                continue
            seen += [self.raw[at:start], shown]
            here = length + start - at
            length, at = here + len(shown), end
            if shown:
                self._replaced.append((here, length))
                for inside in range(here + 1, length):
                    self._shift(inside, min(start + inside - here, end - 1))
            else:
                self._unseen.append((start, end))
                self._unseen_at.append(here)
            self._shift(length, end)
        return "".join([*seen, self.raw[at:]])

    def _shift(self, offset: int, raw: int) -> None:
        self._cuts.append(offset)
        self._shifts.append(raw - offset)

    def raw_offset(self, offset: int) -> int:
        """The raw offset of the character at `offset`."""
        return offset + self._shifts[bisect_right(self._cuts, offset)]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The slice `start`..`end`, cut where invisible characters stood: raw slices, and what stands for some."""
        place = max(0, bisect_left(self._replaced, (start, start)) - 1)
        while place < len(self._replaced) and self._replaced[place][0] < end:
            first, last = self._replaced[place]
            place += 1
            if last > start:
                if start < first:
                    yield from self._exact_pieces(start, first)
                yield Piece(self.text[max(start, first) : min(end, last)], None)
                start = min(end, last)
        if start < end:
            yield from self._exact_pieces(start, end)

    def _exact_pieces(self, start: int, end: int) -> Iterator[Piece]:
        for cut in self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]:
            if start < cut:
                yield Piece(self.text[start:cut], self.raw_offset(start))
            start = cut
        yield Piece(self.text[start:end], self.raw_offset(start))

    def dropped(self, start: int, end: int, reason: DropReason) -> Dropped:
        """The slice `start`..`end` as dropped text, invisible characters in it included."""
        raw_start, raw_end = self.raw_offset(start), self._raw_end(end)
        return Dropped(text=self.raw[raw_start:raw_end], reason=reason, raw_start=raw_start, raw_end=raw_end)

    def _raw_end(self, end: int) -> int:
        """Where the raw stretch of the character before `end` ends."""
        place = bisect_right(self._replaced, (end - 1, end)) - 1
        if place >= 0 and self._replaced[place][0] < end == self._replaced[place][1]:
            return end + self._shifts[bisect_left(self._cuts, end) + 1]
        return self.raw_offset(end - 1) + 1

    def unseen(self, start: int = 0, end: int | None = None) -> Iterator[Dropped]:
        """Each run of invisible characters strictly between `start` and `end`, as dropped."""
        first = bisect_right(self._unseen_at, start) if start else 0
        last = len(self._unseen_at) if end is None else bisect_left(self._unseen_at, end)
        for raw_start, raw_end in self._unseen[first:last]:
            text = self.raw[raw_start:raw_end]
            yield Dropped(text=text, reason=DropReason.CONTROL_CHARACTER, raw_start=raw_start, raw_end=raw_end)


def is_unseen(text: str) -> bool:
    """Whether `text` has invisible characters only."""
    return not _UNSEEN.sub("", text)


def _without_plain(raw: str) -> str:
    """`raw` without printable ASCII: a cheap prefilter."""
    return _encoded(raw).translate(None, _PLAIN).decode()


def _encoded(raw: str) -> bytes:
    """As UTF-8. Raises InputError for a lone surrogate, which UTF-8 cannot encode."""
    try:
        return raw.encode()
    except UnicodeEncodeError as exc:
        raise InputError(
            f"the text holds a lone surrogate (U+{ord(raw[exc.start]):04X}) at offset {exc.start}; "
            "send valid Unicode text"
        ) from exc
