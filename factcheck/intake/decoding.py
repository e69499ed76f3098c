"""Bytes -> text: charset detection and strict decoding, without U+FFFD; binary files are refused by magic number.

In this order: byte order mark, the caller's encoding, UTF-8, `<meta charset>`, then Windows-1252 where that looks
right.
"""

import codecs
import re

from factcheck.domain.values import Value
from factcheck.errors import BinaryInputError, EmptyInputError, TooLargeError, UndecodableError

_SAVE_AS_TEXT = "open it and save or paste its text"
_KNOWN_FORMATS = (
    (b"%PDF-", "a PDF document", _SAVE_AS_TEXT),
    (b"PK\x03\x04", "a ZIP archive or an office document", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an older office document", _SAVE_AS_TEXT),
    (b"{\\rtf", "a rich text document", _SAVE_AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", "unpack it first, for example: gzip -dc FILE | factcheck check -"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x89PNG", "a PNG picture", "hand in the text, not a picture of it"),
    (b"\xff\xd8\xff", "a JPEG picture", "hand in the text, not a picture of it"),
    (b"GIF8", "a GIF picture", "hand in the text, not a picture of it"),
    (b"\x7fELF", "a program", "hand in the text of an article"),
    (b"SQLite format 3\0", "a database", "hand in the text of an article"),
)
# One stray NUL comes with a copy out of some editors; it is dropped later, and listed there.
_STRAY_NULS = 1
_SAMPLE_BYTES = 4096
# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The WHATWG encoding standard reads a label as its superset, for that is what such pages hold (encodings, 4.2).
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# What pages are really written in, as Python calls it; Python's other codecs (escapes, domain names) are none of it.
_PAGE_ENCODINGS = ("ascii", "big5", "cp", "euc", "gb", "iso8859", "koi8", "mac", "shift_jis", "tis")
# The HTML standard looks for a declaration in the first 1,024 bytes; browsers look on, for scripts may stand before it.
_PRESCAN_BYTES = 65_536
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
    """Decode the bytes of an article; a byte order mark wins over `encoding` and is stripped.

    Raises TooLargeError, BinaryInputError (magic number, NUL bytes), EmptyInputError, UndecodableError.
    To keep memory bounded, hand in at most `max_bytes + 1` bytes: that is enough to be refused.
    """
    if len(raw) > max_bytes:
        raise TooLargeError(
            f"the input is larger than {max_bytes:,} bytes (FACTCHECK_MAX_BYTES); split it, or raise the limit"
        )
    _refuse_known_formats(raw)
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
    try:
        return _decode_strictly(raw, encoding)
    except UndecodableError:
        superset = _SUPERSETS.get(_name_of(encoding))
        if superset is None:
            raise
    return _decode_strictly(raw, superset)


def _name_of(encoding: str) -> str:
    """The codec's own name; "" where there is none."""
    try:
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return ""


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
    _refuse_binary(raw)
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
    """By the first `<meta>` charset (HTML standard, prescan), where the bytes decode with it or with its superset."""
    declared = _DECLARED.search(raw[:_PRESCAN_BYTES])
    if declared is None:
        return None
    try:
        label = codecs.lookup(declared[1].decode("ascii")).name
        if label.startswith(_PAGE_ENCODINGS):
            return _decode_strictly(raw, _SUPERSETS.get(label, label))
    except (LookupError, UndecodableError, BinaryInputError):
        pass
    return None


def _decode_as_western(raw: bytes) -> Decoded | None:
    """Windows-1252, unless the bytes look like damaged UTF-8 or like another code page."""
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


def _refuse_known_formats(raw: bytes) -> None:
    """Raise BinaryInputError where the file signature (magic number) is that of a well-known format that is no text."""
    for magic, what, advice in _KNOWN_FORMATS:
        if raw.startswith(magic):
            raise BinaryInputError(f"the input looks like {what}, not like text; {advice}")


def _refuse_binary(raw: bytes) -> None:
    """Raise BinaryInputError where bytes without a byte order mark hold more than a stray NUL."""
    if raw.count(0) <= _STRAY_NULS:
        return
    utf16 = _unmarked_utf16(raw[:_SAMPLE_BYTES])
    if utf16 is not None:
        raise BinaryInputError(f"the input looks like UTF-16 without a byte order mark; pass --encoding {utf16}")
    raise BinaryInputError(
        f"the input looks like a binary file: byte {raw.index(0)} is NUL; hand in the text of an article"
    )


def _unmarked_utf16(sample: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: Latin letters have a NUL in every second byte."""
    even, odd = sample[0::2], sample[1::2]
    if 2 * odd.count(0) > len(odd) and even.count(0) <= _STRAY_NULS:
        return "utf-16-le"
    if 2 * even.count(0) > len(even) and odd.count(0) <= _STRAY_NULS:
        return "utf-16-be"
    return None
