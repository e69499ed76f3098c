"""Feeds of all kinds become the same checks; a bad row is named and costs itself alone."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.prior import PublishedCheck
from factcheck.errors import UnsupportedInputError
from factcheck.matching.feeds.json_stream import entries
from factcheck.matching.feeds.reading import read_feed
from factcheck.matching.feeds.rows import BadRow

REVIEW = {
    "@type": "ClaimReview",
    "url": "https://facts.example/bridge",
    "claimReviewed": "The bridge cost &quot;15 million&quot;",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Brandt"}},
    "author": {"@type": "Organization", "name": "Example Facts"},
    "datePublished": "2024-05-03T10:00:00Z",
    "reviewRating": {"ratingValue": 2, "alternateName": "Mostly false"},
}
CHECK = PublishedCheck(
    url="https://facts.example/bridge",
    claim='The bridge cost "15 million"',
    claimant="Ada Brandt",
    publisher="Example Facts",
    date="2024-05-03",
    rating="Mostly false",
)
GOOGLE = {
    "claims": [
        {
            "text": 'The bridge cost "15 million"',
            "claimant": "Ada Brandt",
            "claimReview": [
                {
                    "publisher": {"name": "Example Facts", "site": "facts.example"},
                    "url": "https://facts.example/bridge",
                    "reviewDate": "2024-05-03T00:00:00Z",
                    "textualRating": "Mostly false",
                }
            ],
        }
    ]
}
CSV = (
    "URL,claim,claimant,publisher,date,rating\r\n"
    'https://facts.example/bridge,"The bridge cost ""15 million""",Ada Brandt,Example Facts,2024-05-03,Mostly false\r\n'
)


def rows(text: str) -> list[PublishedCheck | BadRow]:
    return list(read_feed(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(REVIEW),
        json.dumps(REVIEW, indent=2),
        json.dumps([REVIEW]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]}, indent=1),
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}),
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}, indent=2),
        json.dumps(GOOGLE, indent=2),
        CSV,
    ],
    ids=["one", "one over lines", "array", "graph", "feed in a line", "feed over lines", "google", "csv"],
)
def test_every_form_says_the_same(text: str) -> None:
    assert rows(text) == [CHECK]


def test_a_bad_line_costs_itself_alone_and_is_named() -> None:
    text = "\n".join([json.dumps(REVIEW), "{broken}", "", '{"claimReviewed": "x"}', "7", json.dumps(REVIEW)])
    found = rows(text)
    assert [row.line for row in found if isinstance(row, BadRow)] == [2, 4, 5]
    assert found.count(CHECK) == 2


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"claimReviewed": " "}, "it has no claim"),
        ({"url": None}, "it has no url"),
        ({"url": "javascript:alert(1)"}, "its url is no http(s) address"),
        ({"claimReviewed": "x" * 5001}, "a field of it has more than 5,000 characters"),
        ({"claimReviewed": "\ud800"}, "it is not UTF-8"),
    ],
)
def test_a_row_that_is_no_check_says_why(changes: dict[str, object], reason: str) -> None:
    assert rows(json.dumps([REVIEW | changes])) == [BadRow(1, reason)]


def test_a_rating_in_figures_is_quoted_with_its_scale() -> None:
    review = REVIEW | {"reviewRating": {"ratingValue": 2, "worstRating": 1, "bestRating": 5}}
    [found] = rows(json.dumps(review))
    assert isinstance(found, PublishedCheck)
    assert found.rating == "2 on a scale from 1 (worst) to 5 (best)"


def test_a_date_that_is_none_is_not_known() -> None:
    [found] = rows(json.dumps(REVIEW | {"datePublished": "last spring"}))
    assert isinstance(found, PublishedCheck)
    assert found.date is None


def test_a_null_item_of_a_feed_is_a_bad_row() -> None:
    assert rows(json.dumps({"dataFeedElement": [{"@type": "DataFeedItem", "item": None}]}, indent=0)) == [
        BadRow(3, "its item is null")
    ]


def test_a_feed_that_breaks_off_is_an_error_after_what_came_before() -> None:
    text = json.dumps([REVIEW, REVIEW])[:-9]
    reading = read_feed(io.StringIO(text))
    assert next(reading) == CHECK
    with pytest.raises(UnsupportedInputError, match="from line 1 on this is no JSON"):
        list(reading)


def test_a_row_of_csv_with_too_few_cells_is_named_by_its_line() -> None:
    assert rows(CSV + "https://facts.example/2\r\n") == [CHECK, BadRow(3, "it has 1 cells, and the header 6")]


def test_another_file_is_refused_with_what_is_taken() -> None:
    with pytest.raises(UnsupportedInputError, match="neither JSON nor CSV with a header that names url and claim"):
        rows("It rained on Monday.\n")


class Dripping:
    """Text that comes in small pieces."""

    def __init__(self, text: str, size: int) -> None:
        self._text, self._size = text, size

    def read(self, size: int, /) -> str:
        piece, self._text = self._text[: min(size, self._size)], self._text[min(size, self._size) :]
        return piece


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(VALUES, max_size=5), st.integers(1, 40), st.sampled_from([None, 1]))
def test_an_array_in_pieces_is_the_array(values: list[object], size: int, indent: int | None) -> None:
    found = [entry.value for entry in entries(Dripping(json.dumps(values, indent=indent), size))]
    assert found == values


@given(st.lists(VALUES, max_size=5), st.integers(1, 40))
def test_the_array_of_a_feed_in_pieces_is_the_array(values: list[object], size: int) -> None:
    text = json.dumps({"@context": {"a": [1]}, "dataFeedElement": values, "name": "x"}, indent=1)
    assert [entry.value for entry in entries(Dripping(text, size))] == values
