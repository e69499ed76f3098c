"""What holds of every attribution, whatever the text."""

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.detection.attribution.attribute import Attributed, attribute
from factcheck.domain.article import Article
from factcheck.domain.claim import Attribution
from factcheck.domain.values import Span, must_stand_in
from factcheck.language.doc import Doc
from factcheck.language.quotation_marks import find_quotations
from tests.builders import build_article

_WORDS = (
    "Ida Lund Mr. he she it they said told according to that the a spokeswoman for bank , . ; : – ( ) \" “ ” ' ’ ‘ « »"
    " report denied accused of in an interview with Tass Reuters quoting Monday who , who and but 9 percent not\n\n"
)
TEXTS = st.lists(st.sampled_from([*_WORDS.split(" "), "\n\n"]), min_size=1, max_size=40).map(" ".join)


def _attributed(text: str) -> tuple[Article, Attributed]:
    article = build_article(text, title=None, publisher=None)
    return article, attribute(Doc.of(article), article.parts, publisher=None)


def _all(found: Attributed) -> list[Attribution]:
    return [*(said.attribution for said in found.quotations), *(said.attribution for said in found.statements)]


@given(TEXTS)
@example("Ida Lund told police it was over. 43-year-old said the bank closed on Monday.")
def test_source_cue_and_via_are_slices_of_the_article(text: str) -> None:
    article, found = _attributed(text)
    for said in _all(found):
        must_stand_in(article.text, "attribution", said.source, said.cue, *said.via)


@given(TEXTS)
def test_every_quoted_passage_is_listed_or_set_aside_once(text: str) -> None:
    _, found = _attributed(text)
    assert [candidate.passage for candidate in found.quotations] == list(find_quotations(text))


@given(TEXTS)
@example("Ida said Ida Ida Ida « Ida ")
def test_a_statement_is_a_slice_without_white_space_at_its_edges(text: str) -> None:
    article, found = _attributed(text)
    for statement in found.statements:
        assert article.text[statement.start : statement.end] == statement.text == statement.text.strip()


@given(TEXTS)
@example(", told he Ida Ida")
@example("In an interview with Tass , Ida said , the bank said not")
@example("he denied for she")
def test_the_source_is_never_inside_what_it_said_but_between_commas(text: str) -> None:
    """The verb alone may open it, where its object claims nothing: "praised the crew"."""
    _, found = _attributed(text)
    for said in found.statements:
        source, cue = said.attribution.source, said.attribution.cue
        if cue is not None and _is_within(cue, said) and cue.start == said.start:
            cue = None
        inside = [words for words in (source, cue) if words is not None and _is_within(words, said)]
        if inside:
            first, last = min(words.start for words in inside), max(words.end for words in inside)
            assert "," in text[said.start : first]
            assert text[last : said.end].lstrip().startswith(",")


def _is_within(words: Span, said: Span) -> bool:
    return words.end > said.start and said.end > words.start


@given(TEXTS)
@example("interview denied Ida in interview")
@example("Ida report and")
@example("Tass interview denied Ida Ida")
def test_the_source_is_never_its_own_via(text: str) -> None:
    _, found = _attributed(text)
    for said in _all(found):
        # What carries the words of a body may name it, too: "according to Norcom's site" is Norcom, via its site.
        assert said.source is None or all(via.text != said.source.name for via in said.via)


@given(TEXTS)
def test_a_quotation_continues_an_earlier_one_of_the_same_speaker(text: str) -> None:
    _, found = _attributed(text)
    for at, candidate in enumerate(found.quotations):
        if candidate.continues is not None:
            earlier = found.quotations[candidate.continues]
            assert candidate.continues < at
            assert _name(earlier.attribution) == _name(candidate.attribution)


def _name(said: Attribution) -> str | None:
    return said.source.name if said.source else None
