"""Characters that stand for others -> the stretches, with what they stand for: ligatures, UTF-8 read as Windows-1252.

Of the second, only what no language writes so: what begins with "â€" ("â€œ" is a quotation mark), or at two places with
"Â" or "Ã" and a sign. (These are letters of French and Portuguese; no sign follows them there.)
"""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from unicodedata import normalize

_LIGATURE = re.compile("[\ufb00-\ufb06]")
# How Windows-1252 shows the bytes 0x80 to 0xBF; five of them have no character there.
_CONTINUATION = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_BYTES = {ord(character): byte for byte, character in enumerate(_CONTINUATION, 0x80)}
_ONE = f"[{re.escape(_CONTINUATION)}]"
# The first two are never meant as they stand; the first is one of the second that was misread again.
_OF_UTF8 = re.compile(f"Ã¢â‚¬(?:Ëœ|Å“|Â{_ONE}|â(?:€{_ONE}|„¢))|â€{_ONE}|ðŸ{_ONE}{_ONE}|[ÂÃ]{_ONE}", re.DOTALL)
_NEVER_MEANT = ("Ã¢â‚¬", "â€", "ðŸ")
_FEWEST = 2
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")


def misread(raw: str, odd: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and what it stands for, of each stretch of `raw`; `odd` is `raw` without its ASCII."""
    if _LIGATURE.search(odd):
        for match in _LIGATURE.finditer(raw):
            yield match.start(), match.end(), normalize("NFKC", match[0])
    if _OF_UTF8.search(odd) is None:
        return
    found = [match for match in _OF_UTF8.finditer(raw) if _decoded(match[0])]
    if len(found) >= _FEWEST or any(match[0].startswith(_NEVER_MEANT) for match in found):
        yield from ((match.start(), match.end(), _decoded(match[0])) for match in found)


def references(raw: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and what it stands for, of each character reference that was pasted as it stands in HTML."""
    for match in _REFERENCE.finditer(raw):
        is_known = match[0][1] == "#" or match[0][1:] in html5
        shown = html.unescape(match[0])
        if is_known and (shown.isprintable() or shown == "\xa0"):
            yield match.start(), match.end(), shown


def _decoded(shown: str) -> str:
    """What the bytes that are shown so are in UTF-8; "" where they are none."""
    try:
        text = bytes(_BYTES.get(ord(one)) or one.encode("cp1252")[0] for one in shown).decode("utf-8")
    except UnicodeError:
        return ""
    if len(text) > 1:
        return _decoded(text)
    return text if text.isprintable() or text == "\xa0" else ""
