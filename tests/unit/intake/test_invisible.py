"""What cannot be seen is left out, and each offset leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.article import DropReason
from factcheck.errors import InputError
from factcheck.intake.invisible import MOST_UNSEEN, Visible, is_unseen

MARKS = "\u200b\u202e\u00ad\x00\u2066\ufeff"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("pass\u00adword", "password"),
        ("abc\u202edef\u202c", "abcdef"),
        ("a\x07b\tc\r\n", "ab\tc\r\n"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb", "ab"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("a\U000e0041\U000e0042b", "ab"),
    ],
    ids=["soft hyphen", "override", "controls", "Persian joiner", "Latin joiner", "emoji", "flag", "tags as text"],
)
def test_only_what_cannot_be_seen_is_left_out(raw: str, text: str) -> None:
    assert Visible(raw).text == text


@given(st.text(st.sampled_from(f"ab é{MARKS}")))
def test_each_character_leads_back_to_its_own(raw: str) -> None:
    visible = Visible(raw)
    assert [raw[visible.raw_offset(at)] for at in range(len(visible.text))] == list(visible.text)
    unseen = [one for one in visible.unseen() if one.reason is DropReason.CONTROL_CHARACTER]
    assert sum(len(one.text) for one in unseen) + len(visible.text) == len(raw)
    assert all(raw[one.raw_start : one.raw_end] == one.text for one in unseen)


@given(st.text(st.sampled_from(f"ab{MARKS}"), min_size=1), st.data())
def test_pieces_of_a_stretch_are_the_stretch(raw: str, data: st.DataObject) -> None:
    visible = Visible(raw)
    if not visible.text:
        return
    start = data.draw(st.integers(0, len(visible.text) - 1))
    end = data.draw(st.integers(start + 1, len(visible.text)))
    pieces = list(visible.pieces(start, end))
    assert "".join(piece.text for piece in pieces) == visible.text[start:end]
    for piece in pieces:
        assert piece.raw_start is not None
        assert raw[piece.raw_start : piece.raw_start + len(piece.text)] == piece.text


def test_too_many_unseen_places_are_refused() -> None:
    assert Visible("a\u200b" * MOST_UNSEEN).text == "a" * MOST_UNSEEN
    with pytest.raises(InputError, match=f"{MOST_UNSEEN + 1} places, the limit is {MOST_UNSEEN}"):
        Visible("a\u200b" * (MOST_UNSEEN + 1))


@pytest.mark.parametrize(("text", "expected"), [("\u200b\u00ad", True), ("\u200ba", False), ("", True)])
def test_nothing_but_unseen_characters_is_unseen(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_unseen(text) is expected
