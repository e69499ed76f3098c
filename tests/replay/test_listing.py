"""What engines list, ours and others, is counted alike: by words, each of the gold's once."""

from benchmarks.gold import read_article, read_gold
from benchmarks.listing import Found, Listed, Listing, compare, listing_of
from benchmarks.scoring import Tally
from factcheck.domain.article import Metadata
from factcheck.pipeline.check import OfflineChecker


def _found(*quotations: Listed, figures: tuple[Listed, ...] = ()) -> Found:
    return compare(Listing(quotations, figures), read_gold("north-korea-russia"))


def test_a_report_of_ours_is_counted_as_it_is_read() -> None:
    report = OfflineChecker().check_text(read_article("north-korea-russia"), Metadata())
    found = compare(listing_of(report), read_gold("north-korea-russia"))
    assert found == Found(verbatim=Tally(7, 7), speakers=Tally(7, 7), other=0, figures=Tally(1, 1))


def test_nothing_listed_is_nothing_found() -> None:
    assert _found() == Found(verbatim=Tally(0, 7), speakers=Tally(0, 7), other=0, figures=Tally(0, 1))


def test_words_listed_twice_and_with_their_marks_count_once() -> None:
    found = _found(Listed(("“hostile forces”",), "Kim"), Listed(("hostile forces",), None))
    assert (found.verbatim, found.speakers, found.other) == (Tally(1, 7), Tally(1, 7), 0)


def test_one_version_of_two_with_the_very_words_is_enough() -> None:
    found = _found(Listed(("Great war", "great war of justice to destroy fascism"), "Vladimir Putin"))
    assert (found.verbatim, found.speakers, found.other) == (Tally(1, 7), Tally(0, 7), 0)


def test_words_that_nobody_said_or_that_are_altered_are_other_quotations() -> None:
    found = _found(Listed(("praised Russia’s victory",), "Kim"), Listed(("hostile force",), "Kim"))
    assert (found.verbatim, found.speakers, found.other) == (Tally(0, 7), Tally(0, 7), 2)


def test_a_figure_is_found_in_longer_words_but_not_in_another_number() -> None:
    assert _found(figures=(Listed(("15 rounds of missile tests",)),)).figures == Tally(1, 1)
    assert _found(figures=(Listed(("115 rounds",)), Listed(("15",)))).figures == Tally(0, 1)
