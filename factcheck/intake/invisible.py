"""Strip invisible characters (controls, zero-width, bidi, tags) from raw text, with an offset map to the raw text.

They can hide words from a reader, split them for a search, or reverse the order of what is printed (Unicode Technical
Reports 36 and 39). ZWJ and ZWNJ stay between letters of scripts that need them, and inside emoji.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from factcheck.domain.article import Dropped, DropReason
from factcheck.errors import InputError
from factcheck.intake.assembly import Piece

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
_UNSEEN = re.compile(f"(?:[{_CONTROLS}{_FORMATS}]|(?<!{_JOINED})[{_JOINERS}]|[{_JOINERS}](?!{_JOINED}))+|{_TAGS}")


class Visible:
    """`text` is `raw` without its invisible characters; the methods map offsets of `text` to raw ones by bisection.

    Raises InputError for a lone surrogate, and where invisible characters stand in more than MOST_UNSEEN places.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._unseen = [match.span() for match in _UNSEEN.finditer(raw)] if _is_suspect(raw) else []
        if len(self._unseen) > MOST_UNSEEN:
            raise InputError(
                f"characters that cannot be seen stand in {len(self._unseen)} places, the limit is {MOST_UNSEEN}; "
                "hand in plain text"
            )
        self._cuts: list[int] = []
        self._shifts: list[int] = [0]
        seen, at = [], 0
        for start, end in self._unseen:
            self._cuts.append(start - self._shifts[-1])
            self._shifts.append(self._shifts[-1] + end - start)
            seen.append(raw[at:start])
            at = end
        self.text = "".join([*seen, raw[at:]]) if self._unseen else raw

    def raw_offset(self, offset: int) -> int:
        """The raw offset of the character at `offset`."""
        return offset + self._shifts[bisect_right(self._cuts, offset)]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The slice `start`..`end`, cut where invisible characters stood: each piece is an exact raw slice."""
        for cut in self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]:
            if start < cut:
                yield Piece(self.text[start:cut], self.raw_offset(start))
            start = cut
        yield Piece(self.text[start:end], self.raw_offset(start))

    def dropped(self, start: int, end: int, reason: DropReason) -> Dropped:
        """The slice `start`..`end` as dropped text, invisible characters in it included."""
        raw_start, raw_end = self.raw_offset(start), self.raw_offset(end - 1) + 1
        return Dropped(text=self.raw[raw_start:raw_end], reason=reason, raw_start=raw_start, raw_end=raw_end)

    def unseen(self, start: int = 0, end: int | None = None) -> Iterator[Dropped]:
        """Each run of invisible characters strictly between `start` and `end`, as dropped."""
        first = bisect_right(self._cuts, start) if start else 0
        last = len(self._cuts) if end is None else bisect_left(self._cuts, end)
        for raw_start, raw_end in self._unseen[first:last]:
            text = self.raw[raw_start:raw_end]
            yield Dropped(text=text, reason=DropReason.CONTROL_CHARACTER, raw_start=raw_start, raw_end=raw_end)


def is_unseen(text: str) -> bool:
    """Whether `text` has invisible characters only."""
    return not _UNSEEN.sub("", text)


def _is_suspect(raw: str) -> bool:
    """Whether `raw` may hold invisible characters: a cheap prefilter that deletes printable ASCII first."""
    return _SUSPECT.search(_encoded(raw).translate(None, _PLAIN).decode()) is not None


def _encoded(raw: str) -> bytes:
    """As UTF-8. Raises InputError for a lone surrogate, which UTF-8 cannot encode."""
    try:
        return raw.encode()
    except UnicodeEncodeError as exc:
        raise InputError(
            f"the text holds a lone surrogate (U+{ord(raw[exc.start]):04X}) at offset {exc.start}; "
            "send valid Unicode text"
        ) from exc
