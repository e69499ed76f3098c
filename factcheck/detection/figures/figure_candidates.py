"""Figures of one stretch -> candidates: with period, subject, what a measure measures, and what makes one trivial."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from factcheck.detection.figures.composition import PLAIN, Figure
from factcheck.detection.figures.figure_clauses import Clause, Clauses
from factcheck.detection.figures.figure_subjects import figure_subject, is_gapped
from factcheck.detection.figures.measurands import measurand
from factcheck.detection.figures.ordinals import is_superlative
from factcheck.detection.figures.periods import Periods, find_periods, is_deictic
from factcheck.domain.candidates import QuantityCandidate
from factcheck.domain.claim import Comparator, Quantity
from factcheck.domain.values import Passage, passage
from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form
from factcheck.language.numbers.noun_phrases import is_plural

_SHARES: Final = frozenset({"%", "percent"})
_WHOLE = 100
# How the unit of a share or of odds begins: "in five", "of voters".
_OF_A_WHOLE = ("in ", "in-", "of ", "out of ", "for-", "to ", "votes to ")
# Counts in words up to here are small.
_SMALL = 10
# In tokens from the count: "two of the most", "three of the world's largest".
_FARTHEST_SUPERLATIVE = 7
# The most tokens between two figures of one list.
_LONGEST_LINK = 6


def as_candidates(tokens: FigureTokens, figures: Sequence[Figure], clauses: Clauses) -> Iterator[QuantityCandidate]:
    """The figures of one stretch with what their clauses add: period, subject, and what a measure measures."""
    text = tokens.text
    counts = [_bounds(tokens, figure) for figure in figures if not figure.is_measure]
    baselines = [tokens[figure.first].start for figure in _baselines(tokens, figures)]
    periods = find_periods(text, tokens[0].start, tokens[len(tokens) - 1].end, clauses, counts, baselines)
    read = _with_shared_periods(list(_with_periods(tokens, figures, clauses, periods)), clauses, text)
    whens = sorted({when for _, when in read if when is not None})
    for candidate, when in read:
        at = bisect_right(whens, (candidate.start, len(text))) - 1
        # "Nine fires in four weeks": the figure stands in the time adjunct of another.
        is_time = at >= 0 and whens[at] != when and candidate.end <= whens[at][1]
        is_time = is_time and (_is_of_days(candidate.quantity) or is_deictic(text[slice(*whens[at])]))
        yield candidate.model_copy(update={"answers": ("time",)}) if is_time else candidate


def _with_periods(
    tokens: FigureTokens, figures: Sequence[Figure], clauses: Clauses, periods: Periods
) -> Iterator[tuple[QuantityCandidate, tuple[int, int] | None]]:
    """Each figure with the span of its time adjunct. What is converted is that of the figure before it."""
    text = tokens.text
    earlier: Figure | None = None
    lender: Figure | None = None
    given: dict[str, object] = {}
    when: tuple[int, int] | None = None
    for figure in figures:
        start, end = _bounds(tokens, figure)
        converted = None if earlier is None else _converted(tokens, earlier, figure)
        if converted is None:
            clause = clauses.around(start, end)
            own = periods.of(start, end, clause, text)
            when = when if own is None and _is_listed(tokens, periods, earlier, clause) else own
            given = _measured(tokens, figure, clauses, clause, lender)
            given["period"] = None if when is None else text[slice(*when)]
        quantity = Quantity(
            value=figure.value,
            value_high=figure.high,
            comparator=Comparator.AT_LEAST if figure.form is Form.OPEN else figure.comparator,
            unit=figure.unit,
            ordinal=figure.form is Form.ORDINAL,
            change=figure.change,
        ).model_copy(update=given)
        earlier = figure
        lender = lender if figure.unit is None else figure  # of "150 shops, 100 in Osk and 50 in Lund" the first
        answer = converted or next((name for name, holds in _TRIVIAL if holds(tokens, figure)), None)
        answers = () if answer is None else (answer,)
        yield QuantityCandidate(text=text[start:end], start=start, end=end, quantity=quantity, answers=answers), when


def _with_shared_periods(
    read: list[tuple[QuantityCandidate, tuple[int, int] | None]], clauses: Clauses, text: str
) -> list[tuple[QuantityCandidate, tuple[int, int] | None]]:
    """Give a figure the time adjunct behind the clause that is coordinated with its own and that another figure opens:
    "Dozens were killed and hundreds were hurt in Osk on Friday".
    """
    for at in range(len(read) - 2, -1, -1):
        (figure, when), (other, shared) = read[at], read[at + 1]
        if when is None and shared is not None and shared[0] >= other.end and _opens_conjunct(clauses, figure, other):
            period = {"period": text[slice(*shared)]}
            quantity = figure.quantity.model_copy(update=period)
            read[at] = figure.model_copy(update={"quantity": quantity}), shared
    return read


def _opens_conjunct(clauses: Clauses, figure: QuantityCandidate, other: QuantityCandidate) -> bool:
    """Whether the other figure is the subject of a clause that "and" joins to the subject clause of the figure."""
    one, next_one = clauses.around(figure.start, figure.end), clauses.around(other.start, other.end)
    is_joined = one.end < len(clauses.tokens) and clauses.tokens[one.end].low == "and" and next_one.first == one.end + 1
    return is_joined and one.is_subject and next_one.is_subject


def _is_listed(tokens: FigureTokens, periods: Periods, earlier: Figure | None, clause: Clause) -> bool:
    """Whether only a comma, a conjunction or "with", and nouns stand between two figures: "had 40 cases as of May, with
    nine deaths and 12 recoveries"; what the other is compared with, or has a verb of its own, is no part of a list.
    """
    clauses = periods.clauses
    words_of, start = clauses.tokens, clauses.tokens[clause.first].start
    if earlier is None or tokens[earlier.first].start in periods.baselines or start in periods.baselines:
        return False
    if clause.is_subject and clauses.verb_behind(clause.last) is not None:
        return False
    first, last = bisect_right(clauses.ends, _bounds(tokens, earlier)[1]), clause.first
    if not 0 < last - first <= _LONGEST_LINK:
        return False
    between = range(first, last)
    is_linked = any(words_of[at].text == "," or words_of[at].low in {"and", "with"} for at in between)
    return is_linked and not any(clauses.goes_on(at) or clauses.is_verb(at) for at in between)


def _bounds(tokens: FigureTokens, figure: Figure) -> tuple[int, int]:
    return tokens[figure.first].start, tokens[figure.last - 1].end


def _measured(
    tokens: FigureTokens, figure: Figure, clauses: Clauses, clause: Clause, earlier: Figure | None
) -> dict[str, object]:
    """What the figure counts, and its subject: that of its clause, or the noun of the earlier figure by ellipsis."""
    subject = _subject(tokens.text, figure_subject(clauses, clause))
    counted = figure.counted or _measurand(tokens, figure, clauses, clause)
    left_out = _left_out(tokens, earlier) if figure.unit is None and earlier is not None else None
    if left_out is not None and clause.is_subject:
        return {"counted": counted, "subject": left_out}
    if left_out is not None and _leaves_its_noun_out(tokens, figure):
        return {"counted": left_out.text, "subject": subject}
    return {"counted": counted, "subject": subject}


def _measurand(tokens: FigureTokens, figure: Figure, clauses: Clauses, clause: Clause) -> str | None:
    """What the figure measures or, without a noun, counts; None where it has one, or its clause leaves the verb out."""
    is_times = figure.unit == "times"
    if not (figure.is_measure or figure.unit is None or is_times) or is_gapped(clauses, clause):
        return None
    found = measurand(clauses, clause, tokens[figure.last - 1].end, is_times=is_times)
    words_of = tokens.text[slice(*found)] if found else ""
    return words_of if words_of and words_of.lower() not in of_class("measures_nothing") else None


def _subject(text: str, span: tuple[int, int] | None) -> Passage | None:
    subject = passage(text, *span) if span else None
    return None if subject is None or _opens_as_adjunct(subject.text) else subject


def _leaves_its_noun_out(tokens: FigureTokens, figure: Figure) -> bool:
    """ "80 outlets, for a total of 270", "500 units, including 300 in Osk", "killing two people and wounding nine": a
    whole number without a noun, of what was counted before; not "a score of 5.2", "fell to 40", "at 40".
    """
    is_count = figure.form in PLAIN | {Form.OPEN} and figure.value == int(figure.value) and figure.change is None
    behind = tokens[figure.last]
    is_bare = not behind.is_word or function_word(behind.low) != "" or behind.low in of_class("leaves_noun_out")
    return is_count and is_bare and not _is_level(tokens, figure.first - 1)


def _is_level(tokens: FigureTokens, at: int) -> bool:
    """ "At 40", "a crowd of 400", "Roe's billions": what stands before the number makes it a level, or somebody's."""
    low = tokens.low(at)
    is_of = low == "of" and tokens.low(at - 1) not in of_class("sums_up")
    is_level = low in of_class("before_a_level") | of_class("averages") or is_plural(tokens, at)
    return is_level or is_of or tokens[at].text.endswith(("'s", "’s"))


def _opens_as_adjunct(words_of_subject: str) -> bool:
    """Whether a preposition or adverb opens the words, so that they are no subject: "south of downtown", "out"."""
    first = words_of_subject.partition(" ")[0]
    return function_word(first) in {"prep", "adv"} or first in of_class("measured_from")


def _baselines(tokens: FigureTokens, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures that another is compared with: "against 224", "down from 40"."""
    is_change = False
    for figure in figures:
        is_change = is_change or figure.change is not None
        at = figure.first - 1
        at -= function_word(tokens.low(at)) == "det"
        low = tokens.low(at)
        is_compared = tokens.low(at - 1) == "compared" and low in {"with", "to"}
        if low in of_class("baseline") or is_compared or (low == "from" and is_change):
            yield figure


def _left_out(tokens: FigureTokens, earlier: Figure) -> Passage | None:
    """The noun that the figure leaves out: of "14,000 soldiers came, and more than 6,000 were killed" the soldiers."""
    if earlier.is_measure or earlier.unit is None or earlier.unit.startswith(_OF_A_WHOLE):
        return None
    text = tokens.text
    start = text.find(earlier.unit, tokens[earlier.first].start, tokens[earlier.last - 1].end)
    return passage(text, start, start + len(earlier.unit)) if start >= 0 else None


def _converted(tokens: FigureTokens, earlier: Figure, figure: Figure) -> str | None:
    """ "400 million kroner (43.5 million euros, $57 million)", "five miles (8 km)": in brackets behind a measure, in
    another unit. "exchange" for money, "conversion" for other measures, None for a figure of its own. A share converts
    nothing: "1.2mm (80% of the width)"; nor does a price by another rate: "$9 per month (or $90 per year)".
    """
    if not (earlier.is_measure and figure.is_measure) or earlier.unit == figure.unit:
        return None
    if not _SHARES.isdisjoint({earlier.unit, figure.unit}):
        return None
    between = [tokens.low(at) for at in range(earlier.last, figure.first)]
    is_behind = between in (["("], ["(", "or"]) or (between == [","] and _stands_in_brackets(tokens, earlier))
    if not is_behind:
        return None
    if not _is_money(earlier) or not _is_money(figure):
        return "conversion"
    rates = {_rate(earlier), _rate(figure)} - {""}
    return "exchange" if len(rates) < 2 else None


def _is_money(figure: Figure) -> bool:
    unit = (figure.unit or "").lower()
    return figure.currency is not None or not words("currency_names").isdisjoint(unit.split())


def _rate(figure: Figure) -> str:
    """The period or thing to which the rate relates: of "$9 per month" the month."""
    unit = figure.unit or ""
    return unit.rsplit(maxsplit=1)[-1] if " per " in unit or " a " in unit else ""


def _stands_in_brackets(tokens: FigureTokens, figure: Figure) -> bool:
    return tokens.low(figure.first - 1) == "(" and tokens[figure.first - 2].end >= 0


def _is_known(tokens: FigureTokens, figure: Figure) -> bool:
    """ "Her two daughters", "the other two daughters", "two things", "no two votes": a small count of what is known
    already, or of nothing in particular; "100% sure".
    """
    if figure.unit in _SHARES and figure.value == _WHOLE:
        return tokens.low(figure.last) in of_class("wholly")
    is_small = figure.form is Form.WORDS and figure.value <= _SMALL and figure.high is None
    if figure.unit is None or figure.is_measure:
        return False
    if figure.form in PLAIN and figure.unit.split(" ")[-1] in of_class("nothing_in_particular"):
        return figure.value <= _SMALL
    if not is_small or _tells_a_toll(tokens, figure):
        return False
    at = figure.first - 1
    at -= tokens.low(at) in of_class("of_what_is_known")
    return function_word(tokens.low(at)) in {"det", "poss"} and tokens.low(at) not in of_class("no_article")


def _tells_a_toll(tokens: FigureTokens, figure: Figure) -> bool:
    """ "The six people who died", "its four passengers were killed": how many were hurt is worth telling again."""
    at = figure.last + (tokens.low(figure.last) in {"who", "that"})
    at += tokens.low(at) in of_class("be") | {"had"}
    at += tokens.low(at) == "been"
    return tokens.low(at) in of_class("befalls")


def _is_of_the_most(tokens: FigureTokens, figure: Figure) -> bool:
    """ "Two of the most wanted men", "three of the world's largest ports": a rank, not a count."""
    is_small = figure.form is Form.WORDS and figure.value <= _SMALL and figure.high is None
    if not is_small or tokens.low(figure.first + 1) != "of":
        return False
    inside = range(figure.first + 2, min(figure.last, figure.first + _FARTHEST_SUPERLATIVE))
    return any(is_superlative(tokens[at]) for at in inside) and not any(tokens[at].is_number for at in inside)


def _is_of_days(quantity: Quantity) -> bool:
    """Whether it is measured in days or longer: "sold 40 in two years", but "flew 650 km in two hours"."""
    return (quantity.unit or "").rstrip("s") in of_class("unit_of_a_period")


def _is_stretch(tokens: FigureTokens, figure: Figure) -> bool:
    """ "For the past six decades", "over the next two weeks", "in the first ten months of the year", "a 12-week low":
    when it was, not how long; "spent the last four years in jail" and "in two years" tell how long.
    """
    if (figure.unit or "").split(" ")[0].split("-")[-1].rstrip("s") not in of_class("unit_of_a_stretch"):
        return False
    if tokens.low(figure.last) in of_class("extreme_of_a_stretch"):
        return True
    at = figure.first - 1
    if tokens.low(figure.last - 1) == "year" and tokens.low(figure.last - 3) == "of" and tokens.low(at) == "first":
        return True
    is_past, is_next = tokens.low(at) in of_class("before_now"), tokens.low(at) in of_class("from_now")
    lead = tokens.low(at - 2) if function_word(tokens.low(at - 1)) in {"det", "poss"} else tokens.low(at - 1)
    return (is_past and lead in of_class("within") | {"for"}) or (is_next and lead in of_class("within"))


# What a figure answers that tells nothing to check. First match wins.
_TRIVIAL: Final[tuple[tuple[str, Callable[[FigureTokens, Figure], bool]], ...]] = (
    ("known_count", _is_known),
    ("known_count", _is_of_the_most),
    ("stretch", _is_stretch),
)
