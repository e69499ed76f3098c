"""Tell dates, years and times of day from figures to check."""

from factcheck.detection.figures.reasons import Reason
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import Pieces
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.noun_phrases import is_plural

# The most groups of digits that a date or a clock has: hours, minutes, seconds and hundredths.
_MOST_GROUPS = 4


def read_clock(pieces: Pieces, numeral: Numeral) -> tuple[Reason, int] | None:
    end = numeral.first + 1
    while pieces.low(end) == ":" and pieces.are_glued(end - 1) and pieces.are_glued(end) and pieces[end + 1].is_number:
        end += 2
    is_clock = end > numeral.first + 1
    if pieces.low(end) in of_class("clock") and pieces[numeral.first].text.replace(".", "").isdecimal():
        return Reason.TIME, end + 1
    return (Reason.TIME, end) if is_clock else None


def is_month(pieces: Pieces, at: int) -> bool:
    piece = pieces[at]
    return piece.is_word and piece.text[0].isupper() and piece.low.rstrip(".") in words("months_days")


def read_date(pieces: Pieces, numeral: Numeral) -> tuple[Reason, int] | None:
    first = numeral.first
    text = pieces[first].text
    numeric = _numeric_date_end(pieces, first)
    if numeric is not None and numeral.form is not Form.PART:
        return Reason.DATE, numeric
    if not text.isdecimal():
        return None
    if pieces.low(first - 1) in {"'", "’", "‘"} and len(text) == 2 and pieces.are_glued(first - 1):
        return Reason.DATE, _decade_end(pieces, first)
    if pieces.low(first + 1) == "s" and pieces.are_glued(first) and text.endswith("0"):
        return _decade(pieces, first)
    if len(text) <= 2 and int(text) <= 31:
        return _day_of_month(pieces, numeral)
    if numeral.form is Form.ORDINAL and pieces.low(numeral.last) in {"century", "centuries", "-"}:
        return Reason.DATE, numeral.last
    return _year(pieces, numeral)


def _numeric_date_end(pieces: Pieces, first: int) -> int | None:
    """ "10/05/2022", "2022-05-10", "9/11": digits parted by strokes, or three groups of them by hyphens."""
    for mark, fewest in (("/", 2), ("-", 3)):
        end, groups = first + 1, 1
        while (
            groups < _MOST_GROUPS
            and pieces.low(end) == mark
            and pieces.are_glued(end - 1)
            and pieces.are_glued(end)
            and pieces[end + 1].is_number
        ):
            end, groups = end + 2, groups + 1
        if groups >= fewest and all(len(pieces[k].text) in {1, 2, 4} for k in range(first, end, 2)):
            return end
    return None


def _decade_end(pieces: Pieces, first: int) -> int:
    return first + 2 if pieces.low(first + 1) == "s" and pieces.are_glued(first) else first + 1


def _decade(pieces: Pieces, first: int) -> tuple[Reason, int]:
    owners = {"his", "her", "their", "my", "our"}
    near = {pieces.low(first - 1), pieces.low(first - 2), pieces.low(first - 3)}
    is_age = len(pieces[first].text) == 2 and bool(near & owners)
    return (Reason.AGE if is_age else Reason.DATE), first + 2


def _day_of_month(pieces: Pieces, numeral: Numeral) -> tuple[Reason, int] | None:
    first, last = numeral.first, numeral.last
    if numeral.form is Form.ORDINAL and pieces.low(last) in {"century", "centuries"}:
        return Reason.DATE, last
    if is_month(pieces, first - 1) or (pieces.low(first - 1) in {".", "the"} and is_month(pieces, first - 2)):
        return Reason.DATE, _end_of_days(pieces, last)
    if is_month(pieces, last) or (pieces.low(last) == "of" and is_month(pieces, last + 1)):
        return Reason.DATE, last
    joined = pieces.hyphen(last) or pieces.low(last) in {"to", "and"}
    if joined and pieces[last + 1].is_number and is_month(pieces, last + 2):
        return Reason.DATE, last + 2
    return None


def _end_of_days(pieces: Pieces, last: int) -> int:
    """ "Sept. 20-24", "May 3 and 4": further days of the same month."""
    while (pieces.hyphen(last) or pieces.low(last) in {"to", "and"}) and _is_day(pieces, last + 1):
        last += 2
    return last


def _is_day(pieces: Pieces, at: int) -> bool:
    text = pieces[at].text
    return (
        len(text) <= 2
        and text.isdecimal()
        and int(text) <= 31
        and not is_plural(pieces, at + 1)
        and pieces.low(at + 1) not in words("measures")
    )


def _year(pieces: Pieces, numeral: Numeral) -> tuple[Reason, int] | None:
    first = numeral.first
    if numeral.last != first + 1 or not is_year(pieces, first):
        return None
    end = first + 1
    is_glued = pieces.low(end) in {"-", "–", "/"} and pieces.are_glued(end - 1) and pieces.are_glued(end)
    if is_glued and len(pieces[end + 1].text) in {2, 4} and pieces[end + 1].text.isdecimal():
        end += 2
    return Reason.DATE, end


def is_year(pieces: Pieces, at: int) -> bool:
    """Whether four digits are a year rather than a count; dates come with their own small words."""
    text, before, after = pieces[at].text, pieces.low(at - 1), pieces.low(at + 1)
    if len(text) != 4 or not text.isdecimal() or not 1000 <= int(text) <= 2100:
        return False
    if after in of_class("after_year"):
        return True
    if before in {"and", "to", "-", "–"} and _is_early_year(pieces, at - 2):
        return True
    if is_month(pieces, at - 1) or (before in {",", "."} and _follows_a_day(pieces, at - 2)):
        return True
    is_counted = is_plural(pieces, at + 1) or (is_plural(pieces, at + 2) and pieces[at + 1].is_word)
    if (
        pieces[at - 1].text in table("currency_marks")
        or after in words("measures")
        or after in {"%", "million", "billion"}
    ):
        return False
    if int(text) < 1600:
        return before in {"in", "ad", "a.d", "since", "between"} and not is_counted
    if before in of_class("before_year") or before in {"the", "a"}:
        return True
    if before in table("comparators") and is_counted:
        return False
    return not (is_plural(pieces, at + 1) and not 1940 <= int(text) <= 2040) and not (
        is_plural(pieces, at + 1) and before in of_class("maybe_before_year")
    )


def _is_early_year(pieces: Pieces, at: int) -> bool:
    """ "Between A.D. 1000 and 1260": the year that another one goes on from."""
    text = pieces[at].text
    return len(text) == 4 and text.isdecimal() and pieces.low(at - 1) in of_class("before_year") | {"between", "from"}


def _follows_a_day(pieces: Pieces, at: int) -> bool:
    return is_month(pieces, at) or (pieces[at].is_number and is_month(pieces, at - 1))
