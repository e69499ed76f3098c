"""A table of ids on disk is a dict to those who use it."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.adapters.storage.id_table import DiskIdTable

IDS = st.lists(st.sampled_from(["", "a", "A", "ä", "1", 1, 10**30, -5, "\u2028"]), max_size=12)


@given(IDS)
def test_it_keeps_the_first_line_of_each_id_as_a_dict_does(ids: list[str | int]) -> None:
    table, expected = DiskIdTable(), dict[str | int, int]()
    for line, row_id in enumerate(ids, start=1):
        assert table.setdefault(row_id, line) == expected.setdefault(row_id, line)
    assert [row_id in table for row_id in ("a", 1, "1", 2, None)] == [one in expected for one in ("a", 1, "1", 2, None)]
