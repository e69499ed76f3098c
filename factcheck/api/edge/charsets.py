"""The bytes and charset label of a text/plain or text/html body -> text."""

from typing import Final

from factcheck.api.problems import UnsupportedMediaTypeError
from factcheck.errors import UndecodableError
from factcheck.intake import decoding

# Python's codecs by the labels of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels),
# the rare ones left out and UTF-32 added. Like there, Latin-1 and ASCII mean windows-1252: such text is just that.
# An allow-list: `codecs.lookup` of a caller's label would reach codecs that are no text (zip, rot13), and its
# cache of misses grows without bound.
_LABELS: Final = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8",
    "utf-16-le": "utf-16le utf-16 unicode ucs-2 iso-10646-ucs-2",
    "utf-16-be": "utf-16be",
    "utf-32-le": "utf-32le utf-32",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 us-ascii ascii",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "cp874": "windows-874 iso-8859-11 tis-620",
    "iso8859-2": "iso-8859-2 iso8859-2 latin2",
    "iso8859-3": "iso-8859-3 latin3",
    "iso8859-4": "iso-8859-4 latin4",
    "iso8859-5": "iso-8859-5 cyrillic",
    "iso8859-6": "iso-8859-6 arabic",
    "iso8859-7": "iso-8859-7 greek",
    "iso8859-8": "iso-8859-8 hebrew",
    "iso8859-10": "iso-8859-10 latin6",
    "iso8859-13": "iso-8859-13",
    "iso8859-14": "iso-8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 latin-9 l9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi8",
    "koi8-u": "koi8-u",
    "mac-roman": "macintosh mac x-mac-roman",
    "gb18030": "gb18030 gbk gb2312 gb_2312-80 x-gbk",
    "big5hkscs": "big5 big5-hkscs",
    "cp949": "euc-kr ks_c_5601-1987 korean windows-949",
    "cp932": "shift_jis shift-jis sjis ms932 windows-31j",
    "euc-jp": "euc-jp x-euc-jp",
    "iso2022-jp": "iso-2022-jp",
}
CODECS: Final = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}


def decode(body: bytes, charset: str | None) -> str:
    """The text of `body`; without a charset a byte order mark decides, then what a page declares; else it is UTF-8.

    Raises UnsupportedMediaTypeError, UndecodableError, BinaryInputError and EmptyInputError.
    """
    label = charset.strip().lower() if charset else None
    if label is not None and label not in CODECS:
        raise UnsupportedMediaTypeError(f"the charset {label[:40]!r} is not supported; send the text as UTF-8")
    try:
        decoded = decoding.decode(body, max_bytes=len(body), encoding=CODECS[label] if label else None)
    except UndecodableError:
        raise _not_in(label or "UTF-8") from None
    if decoded.guessed:
        raise _not_in("UTF-8")
    return decoded.text


def _not_in(encoding: str) -> UndecodableError:
    return UndecodableError(
        f"the body is not in {encoding}; name the encoding it is in, as in the Content-Type text/plain; charset=big5"
    )
