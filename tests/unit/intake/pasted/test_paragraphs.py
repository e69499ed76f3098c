"""Hard-wrapped lines become paragraphs again; other lines stay as they are."""

from factcheck.intake.pasted.paragraphs import cut_lines, join_lines

WRAPPED = """Harbour wall of Tarnbridge gives way after a week of heavy storms from the west, council says

TARNBRIDGE - About forty houses were flooded in the old town
of Tarnbridge, the southernmost harbour of the county, where
three families near the breach stayed dry behind a
wall of sandbags, the harbour master Ada Roe said.

The water fell on Sunday in most of the streets around
Market Square and in the lower part of the town, and the
council lifted its warning for two of the five wards of
the parish.

- Pumps are at the school
- Buses leave at noon"""


def paragraphs(raw: str) -> list[str]:
    return [" ".join(line.text for line in paragraph) for paragraph in join_lines(cut_lines(raw))]


def test_a_text_wrapped_short_of_its_column_is_unwrapped_below_a_longer_headline() -> None:
    headline, lead, second, *items = paragraphs(WRAPPED)
    assert headline.startswith("Harbour wall")
    assert lead.endswith("the harbour master Ada Roe said.")
    assert second.startswith("The water fell")
    assert second.endswith("wards of the parish.")
    assert items == ["- Pumps are at the school", "- Buses leave at noon"]


def test_lines_of_a_page_with_long_paragraphs_stay_as_they_are() -> None:
    page = "Home\nNews\nSport\n" + "The harbour was closed for a week. " * 5 + "\nMore from the harbour"
    assert len(paragraphs(page)) == 5
