"""What stands for other characters is read as these, and each offset leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.article import DropReason, Metadata
from factcheck.intake.html import read_html
from factcheck.intake.invisible import Visible
from factcheck.intake.pasted import read_pasted

SAID = "“We can’t sail,” the chief officer’s statement said – twice – of the café’s boat."
LEAD = "The ferry company Nordline will cancel all night crossings to the islands from October, its director said."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (
            "o\ufb03cials \ufb01led it at the \ufb02at o\ufb00 the \ufb06reet",
            "officials filed it at the flat off the street",
        ),
        (SAID.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d"), SAID),
        ("CafÃ© and crÃ¨me", "Café and crème"),
        ("12Â\xa0% of 40Â\xa0boats", "12\xa0% of 40\xa0boats"),
        ("one cafÃ©", "one cafÃ©"),
        ("Donâ€™t", "Don’t"),
        ("camp" + "’".encode().decode("cp1252").encode().decode("cp1252") + "s", "camp’s"),
        ("a ðŸ˜‚", "a 😂"),
        ("NÃO, disse o Â. Ã noite", "NÃO, disse o Â. Ã noite"),
        ("„Ä“ und „MENÜ“ und „É“", "„Ä“ und „MENÜ“ und „É“"),
        ("a price of 5 €, “not more”", "a price of 5 €, “not more”"),
        ("the reser\u00ad\nvoir", "the reservoir"),
        ("the reser\u00ad\r\n  voir", "the reservoir"),
        ("the end\u00ad\n\nNext", "the end\n\nNext"),
    ],
)
def test_what_stands_for_others_is_put_as_these(raw: str, text: str) -> None:
    assert Visible(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (
            "&ldquo;We go,&rdquo; Roe&nbsp;&amp; Sons said&#8212;late &#x2013; R&D",
            "“We go,” Roe\xa0& Sons said—late – R&D",
        ),
        ("AT&T; &notone; &#8203;x &;", "AT&T; &notone; &#8203;x &;"),
        ("caf&eacute; &frac12;", "café ½"),
    ],
)
def test_character_references_are_put_as_what_they_are_in_pasted_text_alone(raw: str, text: str) -> None:
    assert (Visible(raw, has_references=True).text, Visible(raw).text) == (text, raw)


@given(st.text(st.sampled_from("ab\ufb01\ufb03\u200bâ€™Ã©"), min_size=1), st.data())
def test_pieces_and_offsets_lead_back(raw: str, data: st.DataObject) -> None:
    visible = Visible(raw)
    if not visible.text:
        return
    start = data.draw(st.integers(0, len(visible.text) - 1))
    end = data.draw(st.integers(start + 1, len(visible.text)))
    pieces = list(visible.pieces(start, end))
    assert "".join(piece.text for piece in pieces) == visible.text[start:end]
    assert all(raw[one.raw_start :].startswith(one.text) for one in pieces if one.raw_start is not None)
    offsets = [visible.raw_offset(at) for at in range(len(visible.text))]
    assert offsets == sorted(offsets)
    whole = visible.dropped(0, len(visible.text), DropReason.MARK)
    assert Visible(whole.text).text == visible.text or len(Visible(whole.text).text) >= len(visible.text)


def test_what_cannot_be_seen_is_listed_beside_what_stands_for_others() -> None:
    visible = Visible("caÃ\u00ad and Ã\u00ad,\u200b o\ufb03ce\u200b")
    assert visible.text == "caí and í, office"
    assert [(one.raw_start, one.raw_end) for one in visible.unseen()] == [(12, 13), (18, 19)]


def test_a_copy_out_of_a_document_is_read_with_its_figures_and_quotations() -> None:
    said = (
        "“No o\ufb03cer \ufb01led a report in 14 weeks,” Ole Dahl said of the \ufb01rst of the three boats on Monday."
    )
    article = read_pasted(f"{LEAD}\n\n{said}", Metadata()).article
    assert "“No officer filed a report in 14 weeks,” Ole Dahl said of the first" in article.text
    for segment in article.segments:
        assert (
            article.text[segment.start : segment.end]
            == f"{LEAD}\n\n{said}"[segment.raw_start :][: segment.end - segment.start]
        )
    page = read_html(f"<article><p>{LEAD}</p><p>{said}</p></article>", Metadata()).article
    assert page.text == article.text
