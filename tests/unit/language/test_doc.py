"""A doc is read once; a slice of it is read as if the rest were not there, at the places of the whole."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.detection.decontextualisation import stand_alone
from factcheck.detection.figures.quantities import find_quantities
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.sentences import split_sentences
from tests.builders import doc_of, span_of

KEPT = ("The port grew by 40 boats.", "“We wait,” said Mr. Roe’s aide.", "It cost $3m in May.")
LEFT_OUT = ("Print 12 words “now.", "Will it?", "'Tis late", "9 of 10 did, „so“.")
GAPS = ("\n\n", " ", "\n")


def _doc(text: str) -> Doc:
    return Doc(text, split_sentences(text))


@given(st.lists(st.tuples(st.sampled_from((*KEPT, *LEFT_OUT)), st.sampled_from(GAPS)), min_size=1, max_size=8))
def test_a_slice_is_read_as_its_sentences_alone(parts: list[tuple[str, str]]) -> None:
    text, spans = "", []
    for words, gap in parts:
        spans.append(Span(start=len(text), end=len(text) + len(words)))
        text += words + gap
    kept = [span for span in spans if span.cut(text) in KEPT]
    part = Doc(text, spans).slice(kept)
    alone = [(span, doc_of(span.cut(text))) for span in kept]
    assert [(one.text, one.start) for one in part.tokens] == [
        (one.text, one.start + span.start) for span, doc in alone for one in doc.tokens
    ]
    assert [(one.text, one.start, one.depth) for one in part.quotations] == [
        (one.text, one.start + span.start, one.depth) for span, doc in alone for one in doc.quotations
    ]
    assert [(one.text, one.start) for one in find_quantities(part).candidates] == [
        (one.text, one.start + span.start) for span, doc in alone for one in find_quantities(doc).candidates
    ]
    assert all(map(part.holds, kept))
    assert not any(part.holds(span) for span in spans if span not in kept)


def test_a_slice_has_spaces_and_line_ends_where_nothing_is_kept() -> None:
    text = "One.\n\nTwo. Three.\n\nFour."
    first, _, third, last = split_sentences(text)
    part = _doc(text).slice([first, third, last])
    assert part.text == "One.\n\n     Three.\n\nFour."
    assert part.pieces == (first, Span(start=third.start, end=last.end))


def test_what_is_kept_between_two_places_is_counted_without_the_rest() -> None:
    first, second, third = split_sentences("One. Two. Three.")
    part = Doc("One. Two. Three.", (first, second, third)).slice([first, third])
    assert part.kept_between(first.start, third.end) == len("One.Three.")
    assert part.kept_between(first.end, third.start) == 0
    assert part.kept_between(second.start, third.start + 2) == 2
    assert part.kept_between(third.end, first.start) == -len("One.Three.")


def test_a_quotation_that_goes_on_in_the_next_paragraph_does_so_without_what_stands_between() -> None:
    doc = _doc("“We wait.\n\nPrint this.\n\n“We wait still.”")
    first, _, last = doc.sentences
    assert [one.continues for one in doc.slice([first, last]).quotations] == [None, 0]
    assert [one.continues for one in doc.quotations] == [None, None]


def test_annotations_are_not_pickled() -> None:
    doc = _doc("“We wait,” said Ada Roe. It cost $3m.")
    unread = len(pickle.dumps(doc))
    assert doc.tokens
    assert doc.names.full
    assert find_quantities(doc).candidates
    assert len(pickle.dumps(doc)) == unread
    assert copy.copy(doc).tokens == doc.tokens


def test_tokens_and_quotations_are_found_by_place() -> None:
    text = "He left. “We wait,” she said. “Still.”"
    doc = _doc(text)
    assert [one.text for one in doc.tokens_in(span_of(text, "He left."))] == ["He", "left", "."]
    assert [one.text for one in doc.quotations_in(span_of(text, "“We wait,” she said."))] == ["We wait,"]
    assert [one.text for one in doc.quotations_in(span_of(text, "wait"))] == ["We wait,"]
    assert doc.quotations_in(span_of(text, "He left.")) == []


# Every reader takes the marks from the doc: what one of them holds for quoted, all do.
MARKS = {
    "curly": "“{}”",
    "straight": '"{}"',
    "single": "‘{}’",
    "single_straight": "'{}'",
    "low_high": "„{}“",
    "low_and_right_high": "„{}”",
    "guillemets": "«{}»",
    "guillemets_inwards": "»{}«",
    "guillemets_with_spaces": "« {} »",
    "single_guillemets": "‹{}›",
    "two_apostrophes": "''{}''",
    "grave_accents": "``{}''",
}


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS.keys())
def test_every_reader_holds_the_same_for_quoted(marks: str) -> None:
    said = f"{marks.format('You must wait')} was what Ada Roe told the port."
    doc, voice = doc_of(said), OwnVoice(doc_of(said))
    (sentence,) = doc.sentences
    assert [one.text for one in doc.outer_quotations] == ["You must wait"]
    assert "You" not in voice.outside_quotations(sentence)
    assert voice.quotes(sentence)
    assert voice.opens_with_quotation(sentence)
    assert not voice.is_addressed(sentence)
    assert not voice.breaks_quotation(sentence)
    assert [len(one.quotes()) for one in doc.masked] == [1]
    assert stand_alone(doc, sentence, []) == said


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS.keys())
def test_a_sentence_that_a_quotation_goes_beyond_does_not_stand_alone(marks: str) -> None:
    text = marks.format("The port is shut. The road is open.")
    doc = _doc(text)
    assert len(doc.sentences) == 2
    for sentence in doc.sentences:
        assert OwnVoice(doc).breaks_quotation(sentence)
        assert stand_alone(doc, sentence, []) is None


def test_inches_are_no_marks_for_any_reader() -> None:
    text = 'Ivo Lund is 6\'2" tall and said "yes" to the port.'
    doc, voice = doc_of(text), OwnVoice(doc_of(text))
    (sentence,) = doc.sentences
    assert [one.text for one in doc.outer_quotations] == ["yes"]
    assert voice.outside_quotations(sentence) == text.replace('"yes"', "00000")
    assert stand_alone(doc, sentence, []) == text
