"""Bytes -> text, with no character replaced and none guessed in silence."""

import codecs
import re

from factcheck.domain.values import Value
from factcheck.errors import BinaryInputError, EmptyInputError, TooLargeError, UndecodableError
from factcheck.intake.magic import must_be_text, must_not_be_a_known_format

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The WHATWG encoding standard reads these labels as Windows-1252, for that is what such pages hold.
_LATIN_1_LABELS = frozenset({"ascii", "iso8859-1"})
# What pages are really written in, as Python calls it; Python's other codecs (escapes, domain names) are none of it.
_PAGE_ENCODINGS = ("ascii", "big5", "cp", "euc", "gb", "iso8859", "koi8", "mac", "shift_jis", "tis")
_PRESCAN_BYTES = 1024  # how far the HTML standard looks for a declaration
_DECLARED = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)

_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
_UTF8_TRIPLE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# Four in a row are another alphabet; a sign such as a raised two inside a word is a letter of another code page.
_FOREIGN_IN_CP1252 = re.compile(
    r"[\xa1-\xff]{4}|(?<=[A-Za-z\xc0-\xff])[\xa1-\xac\xae-\xb6\xb8-\xbf\xd7\xf7](?=[A-Za-z\xc0-\xff])"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


class Decoded(Value):
    """The text of the input. `guessed`: no mark, declaration or caller named the encoding, and it is not UTF-8."""

    text: str
    encoding: str
    guessed: bool = False


def decode(raw: bytes, *, max_bytes: int, encoding: str | None = None) -> Decoded:
    """Decode the bytes of an article; a byte order mark is obeyed, then `encoding`, and left out of the text.

    To keep memory bounded, hand in at most `max_bytes + 1` bytes: that is enough to be refused.
    """
    if len(raw) > max_bytes:
        raise TooLargeError(
            f"the input is larger than {max_bytes:,} bytes (FACTCHECK_MAX_BYTES); split it, or raise the limit"
        )
    must_not_be_a_known_format(raw)
    decoded = _decode_marked(raw) or _decode_as_told(raw, encoding) or _decode_unmarked(raw)
    if not decoded.text.strip():
        raise EmptyInputError("the input is empty, or nothing but white space; hand in the text of an article")
    return decoded


def _decode_marked(raw: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _decode_strictly(raw[len(mark) :], encoding, skipped=len(mark))
    return None


def _decode_as_told(raw: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    return _decode_strictly(raw, encoding)


def _decode_strictly(raw: bytes, encoding: str, *, skipped: int = 0) -> Decoded:
    try:
        text = raw.decode(encoding)
        text.encode("utf-8")  # a few codecs let lone surrogates through
    except UnicodeDecodeError as exc:
        raise UndecodableError(
            f"the input is not {encoding}: byte {exc.start + skipped} cannot be decoded; pass --encoding NAME"
        ) from exc
    except UnicodeError as exc:
        raise UndecodableError(f"the input cannot be read as {encoding} ({exc}); pass --encoding NAME") from exc
    except (LookupError, ValueError) as exc:
        raise UndecodableError(f"no text encoding is called {encoding!r}; try utf-8, cp1252 or utf-16") from exc
    if text.count("\0") > 1:
        raise BinaryInputError(f"the input read as {encoding} holds NUL characters, so it is not {encoding} text")
    return Decoded(text=text.removeprefix("\ufeff"), encoding=codecs.lookup(encoding).name)


def _decode_unmarked(raw: bytes) -> Decoded:
    must_be_text(raw)
    try:
        return Decoded(text=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as exc:
        decoded = _decode_as_declared(raw) or _decode_as_western(raw)
        if decoded is None:
            raise UndecodableError(
                f"the input is not UTF-8 (byte {exc.start} is 0x{raw[exc.start]:02x}), and no other encoding is plain "
                "to see; pass --encoding NAME"
            ) from exc
        return decoded


def _decode_as_declared(raw: bytes) -> Decoded | None:
    """What a `<meta charset>` says, where that can be so."""
    declared = _DECLARED.search(raw[:_PRESCAN_BYTES])
    if declared is None:
        return None
    try:
        label = codecs.lookup(declared[1].decode("ascii")).name
        if label.startswith(_PAGE_ENCODINGS):
            return _decode_strictly(raw, "cp1252" if label in _LATIN_1_LABELS else label)
    except (LookupError, UndecodableError, BinaryInputError):
        pass
    return None


def _decode_as_western(raw: bytes) -> Decoded | None:
    """Windows-1252, where the outcome looks like a Western text and not like damaged UTF-8 or another code page."""
    if _is_damaged_utf8(raw):
        return None
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if _CONTROLS.search(text) or _FOREIGN_IN_CP1252.search(text):
        return None
    return Decoded(text=text, encoding="cp1252", guessed=True)


def _is_damaged_utf8(raw: bytes) -> bool:
    pairs, high = len(_UTF8_PAIR.findall(raw)), len(_HIGH_BYTE.findall(raw))
    return _UTF8_TRIPLE.search(raw) is not None or 3 * pairs > high
