"""An article is cut at paragraph borders, and nothing of it is asked about twice or not at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.worksheet import Chunk, Worksheet
from factcheck.prompting.chunks import chunks, halves
from tests.asking import prepared

SENTENCES = (
    "Ann Lee said “we counted 40 boats” on Monday.",
    "“The quay is 12 metres long,” Bob Ray replied.",
    "The members of the council listened for a while and then they went home.",
    "Tom Field warned that the water would rise again.",
)
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8
)


def sheet_of(paragraphs: list[str]) -> Worksheet:
    return prepared("\n\n".join(["The harbours of Brill are counted again", *paragraphs])).sheet


def words_of(sheet: Worksheet, chunk: Chunk) -> int:
    spans = sheet.article.sentences[chunk.first - 1 : chunk.last]
    return sum(len(span.cut(sheet.article.text).split()) for span in spans)


def is_paragraph_start(sheet: Worksheet, number: int) -> bool:
    start = sheet.article.sentences[number - 1].start
    return start == 0 or sheet.article.text[:start].endswith("\n\n")


@given(PARAGRAPHS, st.integers(1, 90))
def test_every_sentence_and_every_candidate_is_in_exactly_one_chunk(paragraphs: list[str], most_words: int) -> None:
    sheet = sheet_of(paragraphs)
    cut = chunks(sheet, most_words=most_words)
    assert [number for part in cut for number in range(part.first, part.last + 1)] == list(
        range(1, len(sheet.article.sentences) + 1)
    )
    assert [number for part in cut for number in part.candidates] == list(range(1, len(sheet.drafts) + 1))


@given(PARAGRAPHS, st.integers(1, 90))
def test_chunks_begin_with_a_paragraph_and_only_a_paragraph_alone_is_too_long(
    paragraphs: list[str], most_words: int
) -> None:
    sheet = sheet_of(paragraphs)
    for part in chunks(sheet, most_words=most_words):
        assert is_paragraph_start(sheet, part.first)
        borders = [number for number in range(part.first + 1, part.last + 1) if is_paragraph_start(sheet, number)]
        assert words_of(sheet, part) <= most_words or not borders


@given(PARAGRAPHS)
def test_halves_hold_the_whole_and_are_smaller(paragraphs: list[str]) -> None:
    sheet = sheet_of(paragraphs)
    (whole,) = chunks(sheet)
    parts = halves(sheet, whole)
    assert len(parts) != 1
    if parts:
        assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
        assert all(one.last + 1 == other.first for one, other in pairwise(parts))
        assert tuple(number for part in parts for number in part.candidates) == whole.candidates


def test_one_paragraph_cannot_be_halved() -> None:
    sheet = prepared(" ".join(SENTENCES)).sheet
    (whole,) = chunks(sheet)
    assert halves(sheet, whole) == ()


@pytest.mark.parametrize(("words", "parts"), [(2500, 1), (40, 3), (1, 4)])
def test_an_article_that_fits_is_one_chunk(words: int, parts: int) -> None:
    sheet = sheet_of([" ".join(SENTENCES[:2]), SENTENCES[2], SENTENCES[3]])
    assert len(chunks(sheet, most_words=words)) <= parts
    assert chunks(sheet)[0].lead == ()


def test_the_lead_and_what_stands_right_before_go_along_with_all_but_the_first_chunk() -> None:
    sheet = sheet_of(list(SENTENCES) * 2)
    first, second, *others = chunks(sheet, most_words=1)
    assert (first.lead, second.lead) == ((), (1,))
    for part in others[2:]:
        assert part.lead == tuple(sorted({1, 2, 3, part.first - 2, part.first - 1}))
