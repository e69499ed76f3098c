from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.claim import Claim
from factcheck.domain.values import Span
from factcheck.render.page._marked_text import Mark, Pieces, anchor, paragraphs
from tests.builders import build_article, build_claim


def _pieces(text: str, claims: list[Claim], support: list[Span] | None = None) -> Pieces:
    found = paragraphs(build_article(text, title=None), claims, support or [])
    return [piece for paragraph in found for piece in paragraph.pieces]


def _outline(pieces: Pieces) -> list[object]:
    """A mark as its name, with `<` where it opens and `>` where it closes, and what is in it."""
    return [
        (f"{'<' * each.opens}{anchor(each.span)}{'>' * each.closes}", _outline(each.inner))
        if isinstance(each, Mark)
        else each
        for each in pieces
    ]


def _marks(pieces: Pieces) -> list[Mark]:
    return [mark for piece in pieces if isinstance(piece, Mark) for mark in piece.walk()]


def test_a_claim_within_another_is_a_mark_within_its_mark() -> None:
    text = "abcdefgh"
    claims = [build_claim(text, "bcde", number=1), build_claim(text, "cd", number=2)]

    assert _outline(_pieces(text, claims, [Span(start=0, end=5)])) == [
        ("<at-0-5>", ["a", ("<at-c1>", ["b", ("<at-c2>", ["cd"]), "e"])]),
        "fgh",
    ]


def test_of_overlapping_claims_the_later_is_cut_in_two_marks() -> None:
    text = "abcdefgh"
    claims = [build_claim(text, "bcde", number=1), build_claim(text, "defg", number=2)]

    assert _outline(_pieces(text, claims)) == [
        "a",
        ("<at-c1>", ["bc", ("<at-c2", ["de"])]),
        ("at-c2>", ["fg"]),
        "h",
    ]


def test_the_height_of_a_mark_counts_the_claims_in_it_alone() -> None:
    text = "abcdefgh"
    claims = [
        build_claim(text, "abcdef", number=1),
        build_claim(text, "bcd", number=2),
        build_claim(text, "c", number=3),
    ]

    found = _marks(_pieces(text, claims, [Span(start=0, end=5)]))

    assert {anchor(mark.span): mark.height for mark in found} == {"at-c1": 2, "at-0-5": 2, "at-c2": 1, "at-c3": 0}


def test_a_claim_over_two_paragraphs_has_a_mark_in_each() -> None:
    text = "one two\n\nthree four"

    found = paragraphs(build_article(text, title="one two"), [build_claim(text, "two\n\nthree")], [])

    assert [(each.part, each.start, _outline(each.pieces)) for each in found] == [
        ("headline", 0, ["one ", ("<at-c1", ["two"])]),
        ("body", 9, [("at-c1>", ["three"]), " four"]),
    ]


@st.composite
def _claims(draw: st.DrawFn) -> tuple[str, list[Claim], list[Span]]:
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=30).filter(str.strip))
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda pair: pair[0] < pair[1])
    spans = [Span(start=start, end=end) for start, end in draw(st.lists(ends, max_size=8))]
    claims = [
        build_claim(text, text, number=number).model_copy(
            update={"start": span.start, "end": span.end, "text": span.cut(text)}
        )
        for number, span in enumerate(spans, start=1)
    ]
    return text, claims, [Span(start=start, end=end) for start, end in draw(st.lists(ends, max_size=3))]


def _covered(pieces: Pieces, around: tuple[str, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """Each letter with the names of the marks around it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for piece in pieces:
        if isinstance(piece, Mark):
            found += _covered(piece.inner, (*around, anchor(piece.span)))
        else:
            found += [(letter, around) for letter in piece]
    return found


@given(_claims())
def test_every_letter_stands_in_exactly_the_marks_that_cover_it(
    drawn: tuple[str, list[Claim], list[Span]],
) -> None:
    text, claims, support = drawn
    spans = [*claims, *support]

    found = paragraphs(build_article(text, title=None), claims, support)

    left = list(text)
    for paragraph in found:
        for place, (letter, around) in enumerate(_covered(paragraph.pieces), start=paragraph.start):
            left[place] = ""
            assert letter == text[place]
            assert set(around) == {anchor(span) for span in spans if span.start <= place < span.end}
    assert not "".join(left).strip()
    marks = [mark for paragraph in found for mark in _marks(paragraph.pieces)]
    names = {anchor(span): 1 for span in spans}
    assert Counter(anchor(mark.span) for mark in marks if mark.opens) == names
    assert Counter(anchor(mark.span) for mark in marks if mark.closes) == names
