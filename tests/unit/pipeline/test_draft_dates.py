"""Dates of a draft that its sources write otherwise: compared by day where both say when they were published."""

import pytest

from factcheck.domain.draft_report import DetailCheck, DraftReport
from factcheck.render.drafts.words import detail_verdict
from tests.unit.pipeline.drafting import drafted


def dated(day: str, text: str) -> str:
    """A text with a dateline, if there is a day."""
    line = f"HALDEN, {day} — " if day else ""
    return f"Ferries in Halden\n\n{line}Nobody had asked for the ferries.\n\n{text}\n\nThe harbour was full of people."


def dates(report: DraftReport) -> list[DetailCheck]:
    return [one for one in report.details if one.kind == "date"]


SOLD = "The council sold fifteen ferries {}."
FOUND = [
    ("12 May 2022", "on Tuesday", "11 May 2022", "yesterday"),
    ("12 May 2022", "on 10 May", "11 May 2022", "yesterday"),
    ("12 May 2022", "yesterday", "11 May 2022", "today"),
    ("12 May 2022", "last month", "11 May 2022", "on 14 April"),
    ("2 January 2022", "on 30 December", "31 December 2021", "yesterday"),
    ("20 May 2022", "last year", "4 May 2021", "this year"),
]


@pytest.mark.parametrize(("day", "own", "source_day", "theirs"), FOUND)
def test_the_same_day_is_found_however_it_is_written(day: str, own: str, source_day: str, theirs: str) -> None:
    (check,) = dates(drafted(dated(day, SOLD.format(own)), dated(source_day, SOLD.format(theirs))))
    assert (check.verdict, check.place and check.place.text) == ("found", theirs.removeprefix("on "))


DIFFERS = [
    ("12 May 2022", "on 11 May", "11 May 2022", "yesterday", "2022-05-11 in the draft, 2022-05-10 in the source"),
    ("12 May 2022", "yesterday", "12 May 2022", "today", "2022-05-11 in the draft, 2022-05-12 in the source"),
    ("12 May 2022", "last month", "11 May 2022", "in March", "2022-04 in the draft, 2022-03 in the source"),
    ("20 May 2022", "on 4 July", "4 May 2021", "on 4 July", "2022-07-04 in the draft, 2021-07-04 in the source"),
    (
        "20 May 2022",
        "on Tuesday",
        "4 May 2022",
        "on Tuesday",
        "2022-05-17 or 2022-05-24 in the draft, 2022-05-03 or 2022-05-10 in the source",
    ),
]


@pytest.mark.parametrize(("day", "own", "source_day", "theirs", "how"), DIFFERS)
def test_another_day_differs_even_in_the_same_words(day: str, own: str, source_day: str, theirs: str, how: str) -> None:
    (check,) = dates(drafted(dated(day, SOLD.format(own)), dated(source_day, SOLD.format(theirs))))
    assert detail_verdict(check) == f"differs ({how})"


@pytest.mark.parametrize(("day", "source_day"), [("", "4 May 2022"), ("20 May 2022", ""), ("", "")])
def test_without_a_day_of_publication_only_words_are_compared(day: str, source_day: str) -> None:
    (check,) = dates(drafted(dated(day, SOLD.format("on Tuesday")), dated(source_day, SOLD.format("on Tuesday"))))
    assert (check.verdict, check.days) == ("found", None)


NONE = {
    "no counterpart": ("Today gulls sleep.", SOLD.format("on Tuesday")),
    "somebody else's today": ("“We sold fifteen ferries today,” Ann Roe said.", SOLD.format("yesterday")),
}


@pytest.mark.parametrize(("own", "theirs"), NONE.values(), ids=NONE.keys())
def test_a_relative_date_that_cannot_be_compared_is_not_listed(own: str, theirs: str) -> None:
    assert dates(drafted(dated("20 May 2022", own), dated("4 May 2022", theirs))) == []


def test_a_weekday_of_another_time_is_compared_by_its_name() -> None:
    own = "The council met on 3 March. On Thursday it sold fifteen ferries."
    report = drafted(dated("20 May 2022", own), dated("4 March 2022", "On Thursday the council sold fifteen ferries."))
    assert [(one.text, one.verdict, one.days) for one in dates(report)][1:] == [("Thursday", "found", None)]
