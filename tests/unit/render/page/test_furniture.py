from factcheck.domain.article import Article, Dropped, DropReason, Segment
from factcheck.render.page.furniture import dropped_before
from tests.builders import build_article

TEXT = "one\n\ntwo\n\nthree"


def _article(*dropped_at: int, segments: tuple[Segment, ...]) -> Article:
    dropped = tuple(Dropped(text="x", reason=DropReason.MENU, raw_start=at, raw_end=at + 1) for at in dropped_at)
    return build_article(TEXT, title=None, dropped=dropped).model_copy(update={"segments": segments})


def _places(article: Article) -> dict[int, list[int]]:
    return {number: [each.raw_start for each in found] for number, found in dropped_before(article, [0, 5, 10]).items()}


def test_what_was_dropped_stands_before_the_paragraph_that_it_stood_before() -> None:
    segments = (
        Segment(start=0, end=3, raw_start=100),
        Segment(start=5, end=8, raw_start=200),
        Segment(start=10, end=15, raw_start=300),
    )

    assert _places(_article(250, 50, 101, 40, 400, segments=segments)) == {0: [40, 50], 1: [101], 2: [250], 3: [400]}


def test_paragraphs_of_one_segment_are_told_apart() -> None:
    assert _places(_article(106, segments=(Segment(start=0, end=15, raw_start=100),))) == {2: [106]}


def test_without_a_map_to_the_input_all_stands_at_the_end() -> None:
    assert _places(_article(7, 3, segments=())) == {3: [3, 7]}
