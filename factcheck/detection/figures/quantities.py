"""Find the figures of an article: what they say, and which are none to check."""

import re
from collections.abc import Iterator, Sequence

from factcheck.detection.figures.asides import reason_before_unit, reason_without_unit
from factcheck.detection.figures.clauses import Clauses
from factcheck.detection.figures.composition import (
    Figure,
    bound,
    extend_to_range,
    extend_to_whole,
    read_figure,
    read_tally,
    share_unit_of_whole,
)
from factcheck.detection.figures.ordinals import is_counted_event
from factcheck.detection.figures.periods import find_periods
from factcheck.detection.figures.reasons import Reason
from factcheck.detection.figures.subjects import measured
from factcheck.domain.candidates import Quantities, QuantityCandidate
from factcheck.domain.claim import Comparator, Quantity
from factcheck.domain.report import SetAside
from factcheck.domain.values import passage
from factcheck.language.doc import Doc
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.currencies import read_currency
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.noun_phrases import is_function_word
from factcheck.language.numbers.numerals import openers, read_numeral

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d|[¼½¾⅐-⅞]")
# Sixteen bare numbers or more in a row, or a hundred characters of one: a table, not a sentence. Possessive, so linear.
_TABLE = re.compile(r"(?<![\w.,])(?:\d[\d.,]*+(?:[\s;:|/()\[\]+–—-]++\d[\d.,]*+){15,}+|\d[\d.,]{99,}+)")
_LAST_NUMBER = re.compile(r"\s\d[\d.,]*\Z")
_COUNTS = re.compile(r"(?: ?[^\W\d_]| ?[%°])")


def find_quantities(doc: Doc) -> Quantities:
    """Every figure of the doc: a candidate, or set aside with the reason. No figure crosses a sentence's edge."""
    candidates: list[QuantityCandidate] = []
    set_aside: list[SetAside] = []
    for start, end in _outside_tables(doc.text, doc.stretches(), set_aside):
        if not _may_hold_figures(doc.text[start:end]):
            continue
        tokens = doc.figure_tokens(start, end)
        figures = _read(tokens, set_aside)
        if figures:
            candidates.extend(_candidates(tokens, figures, Clauses.of(doc, start, end)))
    return Quantities(candidates=tuple(candidates), set_aside=tuple(set_aside))


def _outside_tables(
    text: str, stretches: Iterator[tuple[int, int]], set_aside: list[SetAside]
) -> Iterator[tuple[int, int]]:
    """The stretches without their runs of bare numbers, each of which is set aside in one piece."""
    for start, end in stretches:
        at = start
        for run in _TABLE.finditer(text, start, end):
            # The last number has what it counts behind it: "... 12 14 16 boats".
            last = _LAST_NUMBER.search(text, run.start(), run.end()) if _COUNTS.match(text, run.end()) else None
            first, stop = run.start(), last.start() if last else run.end()
            set_aside.append(SetAside(start=first, end=stop, reason=Reason.TABLE))
            if at < first:
                yield at, first
            at = stop
        if at < end:
            yield at, end


def _may_hold_figures(sentence: str) -> bool:
    if _DIGIT.search(sentence) is not None:
        return True
    return not openers().isdisjoint(_WORD.findall(sentence.lower().replace("_", " ")))


def _read(tokens: FigureTokens, set_aside: list[SetAside]) -> list[Figure]:
    figures: list[Figure] = []
    at = 0
    while at < len(tokens):
        numeral = read_numeral(tokens, at)
        if numeral is None:
            at += 1
            continue
        judged = _judge(tokens, numeral)
        if isinstance(judged, Figure):
            bound(tokens, judged, figures[-1] if figures else None)
            figures.append(judged)
            at = max(judged.last, at + 1)
        elif judged is not None:
            reason, end = judged
            set_aside.append(SetAside(start=tokens[numeral.first].start, end=tokens[end - 1].end, reason=reason))
            at = end
        else:
            at = numeral.last
    return figures


def _judge(tokens: FigureTokens, numeral: Numeral) -> Figure | tuple[Reason, int] | None:
    """The figure that the number makes; or why it is none; None for a word that is no number here ("the two")."""
    if read_currency(tokens, numeral.first)[1] is None:
        aside = reason_before_unit(tokens, numeral)
        if aside is not None:
            return aside
    if numeral.form is Form.MULTIPLE:
        return _multiple(tokens, numeral)
    if numeral.form is Form.ORDINAL:
        return _ordinal(tokens, numeral)
    return _plain_figure(tokens, numeral)


def _plain_figure(tokens: FigureTokens, numeral: Numeral) -> Figure | tuple[Reason, int] | None:
    figure = read_figure(tokens, numeral)
    if _is_description(tokens, figure):
        return None
    extend_to_range(tokens, figure)
    extend_to_whole(tokens, figure)
    share_unit_of_whole(tokens, figure)
    if figure.unit is None and figure.high is None:
        is_tally = read_tally(tokens, figure)
        aside = (Reason.SCORE, figure.last + 2) if is_tally is False else reason_without_unit(tokens, numeral)
        if aside is not None and not is_tally:
            return aside
    return figure if numeral.form is not Form.WORDS or _counts(tokens, figure) else None


def _is_description(tokens: FigureTokens, figure: Figure) -> bool:
    """ "Three-way race", "a two-year deal", "five-minute walk": a compound that says of what sort, not how many."""
    at = figure.last if figure.unit is None else figure.last - 2
    if figure.form is not Form.WORDS or not tokens.hyphen(at) or at < figure.first:
        return False
    if tokens.low(at + 1) in table("number_words"):
        return False
    return figure.unit is None or figure.unit in of_class("length_of_time")


def _counts(tokens: FigureTokens, figure: Figure) -> bool:
    """Whether number words count something: "one" seldom does, and "the two" stands for persons named before."""
    if figure.value == 1 and figure.high is None:
        return _one_counts(tokens, figure)
    if figure.unit is not None or figure.is_scaled or figure.high is not None:
        return True
    before, first = tokens[figure.first - 1], tokens[figure.first]
    is_name = first.text[0].isupper() and before.is_word and before.text[0].isupper()
    return before.low not in words("before_a_pronoun") and not is_name


def _one_counts(tokens: FigureTokens, figure: Figure) -> bool:
    """ "One in five", "one percent", "just one area", "one person": but not "one day", "one man said"."""
    before = tokens.low(figure.first - 1)
    if figure.unit is not None and (figure.unit.startswith(("in ", "out of ")) or figure.is_measure):
        is_share = not figure.is_measure and figure.counted is not None
        is_idiom = figure.unit.lower() in of_class("idiom_with_one")
        is_counted = is_share or before not in of_class("no_count_of_one")
        return before in {"just", "only"} or (not is_idiom and is_counted)
    after = tokens[figure.last]
    is_noun = after.is_word and not is_function_word(after)
    if figure.unit is None and is_noun and (after.low in words("people_nouns") or before in {"just", "only"}):
        figure.unit, figure.last = after.text, figure.last + 1
        return True
    return False


def _multiple(tokens: FigureTokens, numeral: Numeral) -> Figure | None:
    """ "Doubled", "twice as many"; none where the result stands beside it: "doubling it to 256GB"."""
    at = numeral.last
    if tokens.low(at) == "it":
        at += 1
    if tokens.low(at) in {"to", "down"} or tokens.low(numeral.first - 1) in of_class("before_twice"):
        return None
    return Figure(numeral.form, numeral.first, numeral.last, numeral.value, None, "times", None)


def _ordinal(tokens: FigureTokens, numeral: Numeral) -> Figure | tuple[Reason, int] | None:
    end = is_counted_event(tokens, numeral)
    if end is not None and end > numeral.last:
        unit = tokens.cut(numeral.last, end)
        return Figure(numeral.form, numeral.first, end, numeral.value, None, unit, None)
    return (Reason.RANK, numeral.last) if tokens[numeral.first].is_number else None


def _candidates(tokens: FigureTokens, figures: Sequence[Figure], clauses: Clauses) -> Iterator[QuantityCandidate]:
    """The figures of one stretch with what their clauses say of them: when, whose, and what a measure measures."""
    text = tokens.text
    spans = [(tokens[figure.first].start, tokens[figure.last - 1].end) for figure in figures]
    counts = [span for span, figure in zip(spans, figures, strict=True) if not figure.is_measure]
    periods = find_periods(text, tokens[0].start, tokens[len(tokens) - 1].end, clauses, counts)
    for figure, (start, end) in zip(figures, spans, strict=True):
        clause = clauses.around(start, end)
        is_measure = figure.counted is None and (figure.is_measure or figure.unit is None or figure.unit == "times")
        found = measured(clauses, clause, end, is_measure=is_measure)
        quantity = Quantity(
            value=figure.value,
            value_high=figure.high,
            comparator=Comparator.AT_LEAST if figure.form is Form.OPEN else figure.comparator,
            unit=figure.unit,
            counted=figure.counted or (text[slice(*found.counted)] if found.counted else None),
            period=periods.of(start, end, clause, text),
            ordinal=figure.form is Form.ORDINAL,
            change=figure.change,
            subject=passage(text, *found.subject) if found.subject else None,
        )
        yield QuantityCandidate(text=text[start:end], start=start, end=end, quantity=quantity)
