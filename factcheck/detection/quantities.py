"""Find the figures of an article: what they say, and which are none to check."""

import re
from collections.abc import Iterator, Sequence

from factcheck.detection.asides import Reason, reason_before_unit, reason_without_unit
from factcheck.detection.figures import (
    Figure,
    bound,
    extend_to_range,
    extend_to_whole,
    is_counted_event,
    read_figure,
    read_tally,
)
from factcheck.detection.numerals import Form, Numeral, openers, read_numeral
from factcheck.detection.periods import Periods, find_periods
from factcheck.detection.pieces import Pieces
from factcheck.detection.units import read_currency
from factcheck.detection.words import words
from factcheck.domain.candidates import Quantities, QuantityCandidate
from factcheck.domain.claim import Comparator, Quantity
from factcheck.domain.report import SetAside
from factcheck.domain.values import Span

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d|[¼½¾⅐-⅞]")


def find_quantities(text: str, sentences: Sequence[Span]) -> Quantities:
    """Every figure of `text`: a candidate, or set aside with the reason. No figure crosses a sentence's edge."""
    candidates: list[QuantityCandidate] = []
    set_aside: list[SetAside] = []
    for start, end in _stretches(text, sentences):
        if not _may_hold_figures(text[start:end]):
            continue
        pieces = Pieces(text, start, end)
        figures = _read(pieces, set_aside)
        if figures:
            periods = find_periods(text, start, end)
            candidates.extend(_candidate(pieces, figure, periods) for figure in figures)
    return Quantities(candidates=tuple(candidates), set_aside=tuple(set_aside))


def _stretches(text: str, sentences: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The sentences, and whatever text stands between them, so that no digit is passed over."""
    at = 0
    for sentence in sentences:
        if at < sentence.start:
            yield at, sentence.start
        yield sentence.start, sentence.end
        at = sentence.end
    if at < len(text):
        yield at, len(text)


def _may_hold_figures(sentence: str) -> bool:
    return _DIGIT.search(sentence) is not None or not openers().isdisjoint(_WORD.findall(sentence.lower()))


def _read(pieces: Pieces, set_aside: list[SetAside]) -> list[Figure]:
    figures: list[Figure] = []
    at = 0
    while at < len(pieces):
        numeral = read_numeral(pieces, at)
        if numeral is None:
            at += 1
            continue
        judged = _judge(pieces, numeral)
        if isinstance(judged, Figure):
            bound(pieces, judged, figures[-1] if figures else None)
            figures.append(judged)
            at = max(judged.last, at + 1)
        elif judged is not None:
            reason, end = judged
            set_aside.append(SetAside(start=pieces[numeral.first].start, end=pieces[end - 1].end, reason=reason))
            at = end
        else:
            at = numeral.last
    return figures


def _judge(pieces: Pieces, numeral: Numeral) -> Figure | tuple[Reason, int] | None:
    """The figure that the number makes; or why it is none; None for a word that is no number here ("the two")."""
    if read_currency(pieces, numeral.first)[1] is None:
        aside = reason_before_unit(pieces, numeral)
        if aside is not None:
            return aside
    if numeral.form is Form.MULTIPLE:
        return _multiple(pieces, numeral)
    if numeral.form is Form.ORDINAL:
        return _ordinal(pieces, numeral)
    figure = read_figure(pieces, numeral)
    extend_to_range(pieces, figure)
    if figure.unit is None:
        extend_to_whole(pieces, figure)
    if figure.unit is None:
        is_tally = read_tally(pieces, figure)
        if is_tally is False:
            return Reason.SCORE, figure.last + 2
        if not is_tally and figure.high is None:
            aside = reason_without_unit(pieces, numeral)
            if aside is not None:
                return aside
    return figure if numeral.form is not Form.WORDS or _counts(pieces, figure) else None


def _counts(pieces: Pieces, figure: Figure) -> bool:
    """Whether number words count something: "one" seldom does, and "the two" stands for persons named before."""
    if figure.value == 1 and figure.high is None:
        return _one_counts(pieces, figure)
    if figure.unit is not None or figure.is_scaled or figure.high is not None:
        return True
    return pieces.low(figure.first - 1) not in words("before_a_pronoun")


def _one_counts(pieces: Pieces, figure: Figure) -> bool:
    if figure.unit is not None and (figure.unit.startswith(("in ", "out of ")) or figure.is_measure):
        return pieces.low(figure.first - 1) not in {
            "no",
            "any",
            "every",
            "each",
            "this",
            "that",
            "the",
        } and figure.unit.lower() not in {"day", "night", "time", "point", "word", "man", "woman", "person"}
    low = pieces.low(figure.last)
    if low in words("people_nouns"):
        figure.unit, figure.last = pieces[figure.last].text, figure.last + 1
        return True
    return False


def _multiple(pieces: Pieces, numeral: Numeral) -> Figure | None:
    """ "Doubled", "twice as many"; none where the result stands beside it: "doubling it to 256GB"."""
    at = numeral.last
    if pieces.low(at) == "it":
        at += 1
    if pieces.low(at) == "to" or (pieces.low(numeral.first) == "twice" and not _is_twice_as(pieces, at)):
        return None
    return Figure(numeral.form, numeral.first, numeral.last, numeral.value, None, "times", None)


def _is_twice_as(pieces: Pieces, at: int) -> bool:
    return pieces.low(at) in {"as", "the", "its", "their", "that", "his", "her", "a", "in"}


def _ordinal(pieces: Pieces, numeral: Numeral) -> Figure | tuple[Reason, int] | None:
    end = is_counted_event(pieces, numeral)
    if end is not None and end > numeral.last:
        unit = pieces.cut(numeral.last, end)
        return Figure(numeral.form, numeral.first, end, numeral.value, None, unit, None)
    return (Reason.RANK, numeral.last) if pieces[numeral.first].is_number else None


def _candidate(pieces: Pieces, figure: Figure, periods: Periods) -> QuantityCandidate:
    start, end = pieces[figure.first].start, pieces[figure.last - 1].end
    quantity = Quantity(
        value=figure.value,
        value_high=figure.high,
        comparator=Comparator.AT_LEAST if figure.form is Form.OPEN else figure.comparator,
        unit=figure.unit,
        counted=figure.counted,
        period=periods.nearest(start, end),
        ordinal=figure.form is Form.ORDINAL,
        change=figure.change,
    )
    return QuantityCandidate(text=pieces.text[start:end], start=start, end=end, quantity=quantity)
