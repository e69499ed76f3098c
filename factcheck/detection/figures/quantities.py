"""Doc -> Quantities: every figure as a candidate, or set aside with the reason why it is none to check."""

import re
import unicodedata

from factcheck.detection.figures.asides import reason_before_unit, reason_without_unit
from factcheck.detection.figures.codes import is_calibre, is_listed_with
from factcheck.detection.figures.composition import (
    Figure,
    bound,
    extend_to_odds,
    extend_to_whole,
    read_figure,
    share_unit_of_whole,
)
from factcheck.detection.figures.figure_candidates import as_candidates
from factcheck.detection.figures.figure_clauses import Clauses
from factcheck.detection.figures.ordinals import is_counted_event, is_superlative
from factcheck.detection.figures.ranges import extend_to_range
from factcheck.detection.figures.reasons import Reason
from factcheck.detection.figures.tables import without_tables
from factcheck.detection.figures.tallies import read_tally
from factcheck.domain.candidates import Quantities, QuantityCandidate
from factcheck.domain.report import SetAside
from factcheck.language.doc import Doc
from factcheck.language.en.calendar import months, weekdays
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.currencies import read_currency
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.noun_phrases import is_finite, is_function_word, is_reporting
from factcheck.language.numbers.numerals import openers, read_numeral

_WORD = re.compile(r"\w+")
_OPENING_MARKS = frozenset('“«‘"')
_CLOSING_MARKS = frozenset('”»’".,')
# The number of a product is less.
_LEAST_COUNT = 1000
_LONGEST_SINGULAR = 4
_PREDICATES = ("ed", "ing", "ly", "s")
_ADJECTIVES = ("al", "ic", "ive", "ous", "ary", "ful", "less", "ed")
_MEASURE_OF_ONE = re.compile(r"\b(?:than|over|nearly|almost|least|to|under) an? ")
_DIGIT = re.compile(r"[\d¼½¾⅐-⅞]")


def find_quantities(doc: Doc) -> Quantities:
    """Every figure of the doc, each either a candidate or set aside, so that coverage is complete. None crosses a
    sentence boundary.
    """
    candidates: list[QuantityCandidate] = []
    set_aside: list[SetAside] = []
    for start, end in without_tables(doc.text, doc.stretches(), set_aside):
        if not _may_hold_figures(doc.text[start:end]):
            continue
        tokens = doc.figure_tokens(start, end)
        figures = _read(tokens, set_aside)
        if figures:
            candidates.extend(as_candidates(tokens, figures, Clauses.of(doc, start, end)))
    return Quantities(candidates=tuple(candidates), set_aside=tuple(sorted(set_aside, key=lambda span: span.start)))


def _may_hold_figures(sentence: str) -> bool:
    if _DIGIT.search(sentence) is not None or _MEASURE_OF_ONE.search(sentence) is not None:
        return True
    plain = sentence if sentence.isascii() else unicodedata.normalize("NFKC", sentence)
    return not openers().isdisjoint(_WORD.findall(plain.lower().replace("_", " ")))


def _read(tokens: FigureTokens, set_aside: list[SetAside]) -> list[Figure]:
    figures: list[Figure] = []
    at = 0
    aside: tuple[Reason, int] | None = None
    while at < len(tokens):
        numeral = read_numeral(tokens, at)
        if numeral is None:
            at += 1
            continue
        judged = _judge(tokens, numeral)
        if aside is not None and isinstance(judged, Figure) and is_listed_with(tokens, judged, aside):
            judged = aside[0], judged.last
        if isinstance(judged, Figure):
            bound(tokens, judged, figures[-1] if figures else None)
            judged.first = max(judged.first, figures[-1].last if figures else 0)
            figures.append(judged)
            at = max(judged.last, at + 1)
        elif judged is not None:
            reason, end = aside = judged
            set_aside.append(SetAside(start=tokens[numeral.first].start, end=tokens[end - 1].end, reason=reason))
            at = end
        else:
            at = numeral.last
    return figures


def _judge(tokens: FigureTokens, numeral: Numeral) -> Figure | tuple[Reason, int] | None:
    """The figure that the numeral heads; or the reason why it is none, and its end; None for a pronoun
    use ("the two").
    """
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
    if tokens.low(figure.last) == "ago":
        return Reason.DATE, figure.last + 1
    extend_to_odds(tokens, figure)
    if _is_description(tokens, figure, numeral.last) or _is_lone_noun(tokens, figure):
        return None
    if _names_a_thing(tokens, figure) or is_calibre(tokens, figure):
        return Reason.NAME, figure.last
    if _is_product(tokens, figure, numeral):
        return Reason.NAME, numeral.last
    extend_to_range(tokens, figure)
    extend_to_whole(tokens, figure)
    share_unit_of_whole(tokens, figure)
    if figure.unit is None and figure.high is None:
        aside = _reason_of_bare(tokens, figure, numeral)
        if aside is not None:
            return aside
    return figure if numeral.form is not Form.WORDS or _counts(tokens, figure) else None


def _reason_of_bare(tokens: FigureTokens, figure: Figure, numeral: Numeral) -> tuple[Reason, int] | None:
    """Why a figure without unit is none to check: a sports score, or what `asides` finds; a vote tally gets a unit."""
    is_tally = read_tally(tokens, figure)
    if is_tally is None:
        return reason_without_unit(tokens, numeral)
    return None if is_tally else (Reason.SCORE, figure.last + 2)


def _is_description(tokens: FigureTokens, figure: Figure, at: int) -> bool:
    """ "Three-way race", "a two-year deal", "two-bedroom flats": an attributive compound, its hyphen at `at`, which
    classifies and does not count.
    """
    if figure.form is not Form.WORDS or not tokens.hyphen(at) or tokens.low(at + 1) in table("number_words"):
        return False
    if figure.last > at + 1 and figure.unit is not None and figure.unit.startswith(("in-", "for-")):
        return False  # odds, "one-in-ten"
    return not figure.is_measure or figure.unit in of_class("length_of_time")


def _names_a_thing(tokens: FigureTokens, figure: Figure) -> bool:
    """ "The Five-hundred-metre Radio Dish", “Nine Doors”: a capitalised numeral in words as part of a name."""
    first = tokens[figure.first]
    is_capital = first.text[0].isupper() and not first.is_number
    return is_capital and (_is_inside_capitals(tokens, figure) or _is_within_name(tokens, figure))


def _is_within_name(tokens: FigureTokens, figure: Figure) -> bool:
    before, after = tokens[figure.first - 1], tokens[figure.last]
    if tokens.hyphen(figure.first - 1):
        return tokens[figure.first - 2].text[:1].isupper()  # "Take-Two"
    if before.text in _OPENING_MARKS:
        return tokens[figure.first + 1].text[:1].isupper() and after.text in _CLOSING_MARKS
    if figure.first == 0:
        return tokens[1].text[:1].isupper() and after.low in of_class("singular_verb")  # "Five Guys has"
    if before.is_word and before.text[0].isupper() and before.text != "The":
        return not after.text[:1].isupper() and _ends_a_name(tokens, figure)
    return before.is_word and after.is_word and after.text[0].isupper()


def _is_inside_capitals(tokens: FigureTokens, figure: Figure) -> bool:
    """ "The China Three Gorges Project", "the 1967 Six-Day War": a run of capitals behind an article, beginning before
    the numeral.
    """
    at, behind = figure.first - 1, figure.first + 1
    while at > 0 and (_is_capital(tokens, at) or tokens[at].is_number):
        at -= 1
    is_led = at < figure.first - 1 and function_word(tokens.low(at)) == "det"
    return is_led and tokens[behind + tokens.hyphen(behind)].text[:1].isupper()


def _ends_a_name(tokens: FigureTokens, figure: Figure) -> bool:
    """ "The Big Four firms", "the Central Park Five": capitals between an article and the numeral."""
    at = figure.first - 1
    while at > 0 and _is_capital(tokens, at):
        at -= 1
    is_small = figure.unit is None or figure.unit[0].islower()
    return is_small and function_word(tokens.low(at)) == "det" and at < figure.first - 1


def _is_capital(tokens: FigureTokens, at: int) -> bool:
    return tokens[at].is_word and tokens[at].text[0].isupper() and function_word(tokens.low(at)) != "det"


def _is_product(tokens: FigureTokens, figure: Figure, numeral: Numeral) -> bool:
    """ "The Corvo 3 protocol", "a USB 3.0 dock": digits behind a name that an article opens, with a thing behind."""
    if figure.form is not Form.DIGITS or figure.is_measure or figure.is_scaled or numeral.last != figure.first + 1:
        return False
    at, dates = figure.first - 1, months().keys() | weekdays().keys()
    while at > 0 and _is_capital(tokens, at) and tokens.low(at) not in dates:
        at -= 1
    is_led = function_word(tokens.low(at)) in {"det", "poss"} and at < figure.first - 1
    is_small = figure.value < _LEAST_COUNT and tokens[figure.last].text[:1] != "%"
    return is_led and is_small and figure.unit is not None


def _is_lone_noun(tokens: FigureTokens, figure: Figure) -> bool:
    """ "Hit a three", "by the dozens": a number that is itself the noun."""
    before = tokens.low(figure.first - 1)
    if figure.form is Form.OPEN:
        return before == "the" and tokens.low(figure.first - 2) == "by"
    is_modified = tokens.low(figure.first - 2) in {"a", "an"} and not function_word(before) and before.isalpha()
    is_alone = figure.unit is None and not figure.is_scaled and figure.high is None
    return (
        figure.form is Form.WORDS
        and is_alone
        and (before == "a" or (is_modified and before not in table("comparators")))
    )


def _counts(tokens: FigureTokens, figure: Figure) -> bool:
    """Whether a spelled-out numeral quantifies: "one" seldom does, and "the two" is anaphoric."""
    if figure.value == 1 and figure.high is None:
        return _one_counts(tokens, figure)
    before, first = tokens[figure.first - 1], tokens[figure.first]
    if _is_joined(tokens, figure.first):
        return False
    if figure.unit is not None or figure.is_scaled or figure.high is not None:
        return True
    if first.low == "zero" and tokens.low(figure.last) == "in":
        return False  # "zero in on"
    is_name = first.text[0].isupper() and before.is_word and before.text[0].isupper()
    return before.low not in words("before_a_pronoun") and not is_name


def _is_joined(tokens: FigureTokens, first: int) -> bool:
    """ "Father-of-three", "net zero", "net-zero emissions": the number is part of a compound."""
    if tokens.low(first) == "zero" and _base_of_zero(tokens, first) in of_class("before_zero"):
        return True
    return tokens.hyphen(first - 1) and tokens.low(first - 2) == "of"


def _base_of_zero(tokens: FigureTokens, at: int) -> str:
    return tokens.low(at - 2 if tokens.hyphen(at - 1) else at - 1)


def _one_counts(tokens: FigureTokens, figure: Figure) -> bool:
    """ "One in five", "one percent", "just one area", "one person": but not "one day", "one man said"."""
    if _is_pronoun_or_motto(tokens, figure.first):
        return False
    if _is_casualty(tokens, figure.first + 1):
        figure.unit, figure.last, figure.is_measure = tokens[figure.first + 1].text, figure.first + 2, False
        return True
    if _is_somebody(tokens, figure):
        return False
    before = tokens.low(figure.first - 1)
    if figure.unit is not None:
        return _has_share_or_measure(figure) and (before in {"just", "only"} or _measures_one(figure, before))
    after = tokens[figure.last]
    is_noun = after.is_word and not is_function_word(after) and after.low not in of_class("one_of_several")
    if is_noun and (_is_person_counted(tokens, figure.last) or before in {"just", "only"}):
        end = _end_of_singular(tokens, figure.last)
        figure.unit, figure.last = tokens.cut(figure.last, end), end
        return True
    return False


def _is_pronoun_or_motto(tokens: FigureTokens, first: int) -> bool:
    """ "The only one trying", "one person, one vote"; not "one dead, one hurt"."""
    is_pronoun = tokens.low(first - 1) == "only" and function_word(tokens.low(first - 2)) in {"det", "poss"}
    starts = [at for at in (first, first - 3) if (tokens.low(at), tokens.low(at + 3)) == ("one", "one")]
    return is_pronoun or any(tokens.low(at + 2) == "," and tokens.low(at + 4) in of_class("motto") for at in starts)


def _is_person_counted(tokens: FigureTokens, at: int) -> bool:
    """ "One victim", "one case of plague", "one case each"; not "in one case", "one case involves"."""
    low, behind = tokens.low(at), tokens[at + 1]
    if low != "case":
        return low in words("people_nouns")
    is_alone = not behind.is_word or function_word(behind.low) != ""
    return is_alone and tokens.low(at - 2) != "in" and behind.low not in of_class("singles_out")


def _end_of_singular(tokens: FigureTokens, at: int) -> int:
    """The end of the singular noun phrase that begins at `at`: "one political party", "one YouTube video"."""
    behind = tokens[at + 1]
    is_modified = tokens.low(at).endswith(_ADJECTIVES) and behind.is_word and not is_function_word(behind)
    end = at + 2 if is_modified else at + 1
    while end < at + _LONGEST_SINGULAR and _may_go_on(tokens, end):
        end += 1
    return end


def _may_go_on(tokens: FigureTokens, at: int) -> bool:
    noun = tokens[at]
    is_noun = noun.is_word and noun.text.islower() and not is_function_word(noun) and not is_finite(noun.low)
    is_adverb = noun.low in of_class("not_attributed") or noun.low in of_class("behind_people")
    return is_noun and not is_adverb and noun.low not in words("verbs") and not noun.low.endswith(_PREDICATES)


def _is_somebody(tokens: FigureTokens, figure: Figure) -> bool:
    """ "Said one person", "one man who was there said", "one member predicted", "one person close to her": somebody,
    who is not counted.
    """
    before, noun = tokens.low(figure.first - 1), tokens.low(figure.first + 1)
    is_person = noun in words("people_nouns") or noun in words("roles") or noun == "member"
    behind = tokens.low(figure.first + 2)
    is_described = behind in of_class("describes_somebody") and before not in {"just", "only"}
    is_told = before in of_class("reports_somebody") or (before == "to" and tokens.low(figure.first - 2) == "according")
    return is_person and (is_told or is_described or is_reporting(behind))


def _has_share_or_measure(figure: Figure) -> bool:
    return figure.is_measure or (figure.unit or "").startswith(("in ", "in-", "out of "))


def _measures_one(figure: Figure, before: str) -> bool:
    """ "One in five schools", "one percent"; not "one day", "the one mile"."""
    if (figure.unit or "").lower() in of_class("idiom_with_one"):
        return False
    is_share = not figure.is_measure and figure.counted is not None
    return is_share or before not in of_class("no_count_of_one")


def _is_casualty(tokens: FigureTokens, at: int) -> bool:
    """ "One man died", "one woman was hurt": what befell somebody counts; what somebody said or did does not."""
    is_passive = tokens.low(at + 1) in of_class("be")
    verb = at + 2 if is_passive else at + 1
    if not tokens[at].is_word or is_function_word(tokens[at]) or tokens.low(verb) not in of_class("befalls"):
        return False
    return is_passive or not _has_object(tokens, verb)


def _has_object(tokens: FigureTokens, verb: int) -> bool:
    """ "One man killed five", "one whale drowned a trainer"; also what a participle modifies ("missing parts")."""
    behind = tokens[verb + 1]
    if tokens.low(verb) == "missing" and behind.is_word and not function_word(behind.low):
        return True
    is_count = behind.is_number or behind.low in table("number_words") or behind.low in table("open_numbers")
    return is_count or function_word(behind.low) in {"det", "poss", "objpron"}


def _multiple(tokens: FigureTokens, numeral: Numeral) -> Figure | None:
    """ "Doubled", "twice as many": a multiplicative; None where its result follows: "doubling it to 256GB"."""
    at = numeral.last
    if tokens.hyphen(at):
        return None
    if tokens.low(at) == "it":
        at += 1
    is_double_use = tokens.low(at) == "as" and tokens.low(at + 1) in {"a", "an"}  # "doubled as a bar"
    if is_double_use and tokens.low(at + 2) not in of_class("doubles_as_share"):
        return None
    if tokens.low(at) in {"to", "down"} or tokens.low(numeral.first - 1) in of_class("before_twice"):
        return None
    return Figure(numeral.form, numeral.first, numeral.last, numeral.value, None, "times", None)


def _ordinal(tokens: FigureTokens, numeral: Numeral) -> Figure | tuple[Reason, int] | None:
    end = is_counted_event(tokens, numeral)
    if end is not None and end > numeral.last:
        unit = tokens.cut(numeral.last, end)
        return Figure(numeral.form, numeral.first, end, numeral.value, None, unit, None)
    if is_superlative(tokens[numeral.last]):
        return Reason.RANK, numeral.last + 1
    return (Reason.RANK, numeral.last) if tokens[numeral.first].is_number else None
