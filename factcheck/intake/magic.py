"""Tell files that are no text by their first bytes, and say what to do with them."""

from factcheck.errors import BinaryInputError

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


def must_not_be_a_known_format(raw: bytes) -> None:
    """Raise BinaryInputError where the first bytes are those of a well-known format that is no text."""
    for magic, what, advice in _KNOWN_FORMATS:
        if raw.startswith(magic):
            raise BinaryInputError(f"the input looks like {what}, not like text; {advice}")


def must_be_text(raw: bytes) -> None:
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
    """Latin letters in UTF-16 have a NUL in every second byte."""
    even, odd = sample[0::2], sample[1::2]
    if 2 * odd.count(0) > len(odd) and even.count(0) <= _STRAY_NULS:
        return "utf-16-le"
    if 2 * even.count(0) > len(even) and odd.count(0) <= _STRAY_NULS:
        return "utf-16-be"
    return None
