"""Bytes become text without one replaced or silently guessed character."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import BinaryInputError, EmptyInputError, FactcheckError, TooLargeError, UndecodableError
from factcheck.intake.decoding import Decoded, decode

PROSE = "Der Präsident sagte: „Wir gehen.“ Später fügte er hinzu, es koste 5 €."
LIMIT = 100_000


def failure(raw: bytes, *, max_bytes: int = LIMIT, encoding: str | None = None) -> str:
    with pytest.raises(FactcheckError) as caught:
        decode(raw, max_bytes=max_bytes, encoding=encoding)
    return f"{caught.value.code}: {caught.value}"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_and_its_mark_left_out(mark: bytes, encoding: str) -> None:
    assert decode(mark + PROSE.encode(encoding), max_bytes=LIMIT) == Decoded(text=PROSE, encoding=encoding)


def test_a_byte_order_mark_wins_over_the_encoding_named() -> None:
    raw = codecs.BOM_UTF8 + PROSE.encode()
    assert decode(raw, max_bytes=LIMIT, encoding="cp1252") == Decoded(text=PROSE, encoding="utf-8")


def test_a_western_text_is_read_as_windows_1252_and_said_to_be_guessed() -> None:
    raw = PROSE.encode("cp1252")
    assert decode(raw, max_bytes=LIMIT) == Decoded(text=PROSE, encoding="cp1252", guessed=True)


def test_the_encoding_named_is_obeyed() -> None:
    raw = "Он сказал: «Нет»".encode("cp1251")
    assert decode(raw, max_bytes=LIMIT, encoding="cp1251").text == "Он сказал: «Нет»"


def test_a_page_that_declares_its_encoding_is_read_in_it() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Он сказал: «Нет»'
    assert decode(page.encode("cp1251"), max_bytes=LIMIT) == Decoded(text=page, encoding="cp1251")


def test_a_page_that_declares_latin_1_is_read_as_windows_1252() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><p>“Ja”, €5'
    assert decode(page.encode("cp1252"), max_bytes=LIMIT) == Decoded(text=page, encoding="cp1252")


@pytest.mark.parametrize("declared", ["nonsense", "hex", "utf-16", "unicode_escape"])
def test_a_declaration_that_cannot_be_so_is_passed_over(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>“Ja, später”'
    assert decode(page.encode("cp1252"), max_bytes=LIMIT) == Decoded(text=page, encoding="cp1252", guessed=True)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Он сказал нет.", "cp1251"),
        ("他说不行。", "gb18030"),
        ("Zażółć gęślą jaźń.", "cp1250"),
        ("ναι, είπε", "cp1253"),
    ],
)
def test_other_encodings_are_not_guessed(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    at = next(index for index, byte in enumerate(raw) if byte >= 0x80)
    message = failure(raw)
    assert message.startswith(f"undecodable: the input is not UTF-8 (byte {at} is 0x{raw[at]:02x})")
    assert message.endswith("pass --encoding NAME")


@pytest.mark.parametrize(
    "raw",
    [
        "“Yes,” he said.".encode() + b"\xff",
        "He said “yes".encode() + "”".encode()[:2],
        "Größe und Maße, später für alle".encode().replace("ß".encode(), b"\xc3", 1),
    ],
    ids=["a byte too many", "cut in a character", "a byte too few"],
)
def test_damaged_utf8_is_not_read_as_windows_1252(raw: bytes) -> None:
    assert failure(raw).startswith("undecodable: the input is not UTF-8 (byte ")


@pytest.mark.parametrize(
    ("raw", "encoding", "expected"),
    [
        (b"caf\xe9", "utf-8", "undecodable: the input is not utf-8: byte 3 cannot be decoded; pass --encoding NAME"),
        (
            b"text",
            "klingon",
            "undecodable: no text encoding is called 'klingon'; try utf-8, cp1252 or utf-16",
        ),
        (b"text", "hex", "undecodable: no text encoding is called 'hex'; try utf-8, cp1252 or utf-16"),
        (b"text", "a\0b", "undecodable: no text encoding is called 'a\\x00b'; try utf-8, cp1252 or utf-16"),
        (
            b"+2AA-",
            "utf-7",
            "undecodable: the input cannot be read as utf-7 ('utf-8' codec can't encode character '\\ud800' in "
            "position 0: surrogates not allowed); pass --encoding NAME",
        ),
    ],
)
def test_an_encoding_that_does_not_fit_is_refused(raw: bytes, encoding: str, expected: str) -> None:
    assert failure(raw, encoding=encoding) == expected


def test_the_offset_of_a_damaged_marked_text_counts_from_the_start_of_the_file() -> None:
    assert "not utf-8: byte 4 cannot" in failure(codecs.BOM_UTF8 + b"a\xff")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"PK\x03\x04...", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\x1f\x8b\x08...", "a gzip archive"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
    ],
)
def test_a_known_format_is_named(raw: bytes, what: str) -> None:
    assert failure(raw).startswith(f"binary-input: the input looks like {what}, not like text; ")


def test_nul_bytes_are_binary() -> None:
    assert failure(b"abc\0\1\2\0def") == (
        "binary-input: the input looks like a binary file: byte 3 is NUL; hand in the text of an article"
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf16_is_said_to_be_that(encoding: str) -> None:
    assert failure("It is so.".encode(encoding)).endswith(f"pass --encoding {encoding}")


def test_one_stray_nul_stays_for_intake_to_drop() -> None:
    assert decode(b"It is\0 so.", max_bytes=LIMIT).text == "It is\0 so."


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", codecs.BOM_UTF8, "\u3000\n".encode()])
def test_nothing_but_white_space_is_empty(raw: bytes) -> None:
    with pytest.raises(EmptyInputError):
        decode(raw, max_bytes=LIMIT)


def test_the_limit_is_inclusive_and_named() -> None:
    assert decode(b"x" * 1000, max_bytes=1000).text == "x" * 1000
    assert failure(b"x" * 1001, max_bytes=1000) == (
        "too-large: the input is larger than 1,000 bytes (FACTCHECK_MAX_BYTES); split it, or raise the limit"
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_text_without_loss_or_an_error_of_ours(raw: bytes) -> None:
    try:
        decoded = decode(raw, max_bytes=150)
    except (EmptyInputError, TooLargeError, UndecodableError, BinaryInputError):
        return
    assert decoded.text.encode(decoded.encoding) in (raw, raw[2:], raw[3:], raw[4:])


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])).filter(str.strip))
def test_any_utf8_text_comes_back(text: str) -> None:
    raw = text.encode()
    try:
        assert decode(raw, max_bytes=LIMIT).text == text
    except BinaryInputError as exc:
        assert "looks like a" in str(exc)  # noqa: PT017 -- "%PDF-" and the like are text, too


@pytest.mark.parametrize(
    ("label", "stored_as", "text"),
    [
        ("iso-8859-9", "cp1254", "“Gemiler bu limana uğramaz” — Ayşe Doğan"),
        ("gb2312", "gb18030", "市长朱镕基说，渡轮堃号停航。"),
        ("shift_jis", "cp932", "①港町㈱は二隻の船を売る。"),
        ("euc-kr", "cp949", "펲시콜라 공장은 문을 닫는다."),
        ("tis-620", "cp874", "เรือจะหยุด…"),
        ("iso-8859-1", "cp1252", "“Ja, später”"),
    ],
)
@pytest.mark.parametrize("before", ["", f"<script>{'x' * 3_000}</script>"], ids=["", "behind a script"])
def test_a_label_stands_for_the_superset_that_pages_are_written_in(
    label: str, stored_as: str, text: str, before: str
) -> None:
    page = f'<html><head>{before}<meta charset="{label}"></head><p>{text}</p>'
    decoded = decode(page.encode(stored_as), max_bytes=10_000)
    assert (decoded.text, decoded.encoding, decoded.guessed) == (page, stored_as, False)


@pytest.mark.parametrize(("told", "stored_as"), [("shift_jis", "cp932"), ("gb2312", "gb18030")])
def test_a_told_label_is_taken_at_its_word_and_then_for_its_superset(told: str, stored_as: str) -> None:
    assert decode("港町①".encode(stored_as), max_bytes=99, encoding=told).text == "港町①"
    assert decode("港町".encode(told), max_bytes=99, encoding=told).encoding == told
