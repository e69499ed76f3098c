"""Read what stands around a number: currency before it, unit, rate and what is counted after it."""

from dataclasses import dataclass
from functools import cache

from factcheck.detection.figure_words import function_word, of_class
from factcheck.detection.numerals import Form, Numeral, scale_by_letter
from factcheck.detection.pieces import Piece, Pieces
from factcheck.detection.words import table, words

_LONGEST_MEASURE = 3
_LONGEST_PHRASE = 7
# "5500M" is a model; millions above this are written as billions.
_LEAST_MODEL = 1000
_GRAMMATICAL_S = ("ss", "us", "is")


@dataclass(slots=True)
class Unit:
    """The pieces `first` to `last` (half-open) belong to the figure; `name` is what a report shows."""

    name: str | None
    counted: str | None
    last: int
    is_measure: bool = False


def read_currency(pieces: Pieces, at: int) -> tuple[int, str | None]:
    """The currency that ends before piece `at`: where it begins and how it is written ("US $", "Rs.", "C$")."""
    marks = table("currency_marks")
    limit = at - 1
    if pieces.low(limit) not in _last_parts():
        return at, None
    if pieces.low(limit) == "=":
        limit -= 1
        return (limit, "yen") if pieces.low(limit) == "y" else (at, None)
    if pieces.low(limit) == "." and pieces.low(limit - 1) == "rs":
        return limit - 1, "Rs"
    for width in (3, 2, 1):
        first = limit - width + 1
        if first < 0:
            continue
        form = "".join(pieces[k].text for k in range(first, limit + 1))
        if form in marks and (width == 1 or "$" in form) and _stands_before(pieces, first, limit, form):
            return first, marks[form]
    return at, None


@cache
def _last_parts() -> frozenset[str]:
    """What can stand right before the number where a currency does."""
    marks = table("currency_marks")
    return frozenset({mark.lower().removeprefix("$") for mark in marks} | {"$", "=", "."})


def _stands_before(pieces: Pieces, first: int, last: int, form: str) -> bool:
    """Letters are a currency where nothing adjoins them; single ones only where they adjoin a sum of money."""
    if not form.isalpha():
        return True
    is_money = len(form) > 1 or (pieces.are_glued(last) and _is_sum(pieces, last + 1))
    return is_money and not pieces.hyphen(first - 1)


def _is_sum(pieces: Pieces, at: int) -> bool:
    """ "R3,000", "N2.5", "R4bn", "R24 a litre"; not "R18" or "N95"."""
    has_mark = any(mark in pieces[at].text for mark in ",.")
    return has_mark or pieces.low(at + 1) in table("magnitudes").keys() | {"m", "a", "per"}


def read_unit(pieces: Pieces, numeral: Numeral, *, currency: str | None) -> Unit:
    """The unit after a number; a glued "m" is million after a currency and metres elsewhere."""
    if currency is not None:
        scale_by_letter(pieces, numeral)
        return _money(pieces, numeral, currency)
    glued = _glued(pieces, numeral)
    if glued is not None:
        return glued
    at = numeral.last + 1 if pieces.hyphen(numeral.last) else numeral.last
    if numeral.form is Form.PART and pieces.low(at) in {"a", "an"}:
        at += 1
    measure = _measure_end(pieces, at)
    if measure > at:
        return _with_rate(pieces, at, measure)
    return _counted_noun(pieces, numeral, at)


def _money(pieces: Pieces, numeral: Numeral, currency: str) -> Unit:
    last = numeral.last
    if pieces.low(last) in {"u.s", "us"} and currency == "$":
        last, currency = last + 1, "US$"
    end = _rate_end(pieces, last)
    gap = "" if pieces.low(last) == "/" else " "
    name = currency if end == last else f"{currency}{gap}{pieces.cut(last, end)}"
    counted, end = _of_phrase(pieces, end, openers=frozenset({"of", "in"}))
    return Unit(name, counted, end, is_measure=True)


def _glued(pieces: Pieces, numeral: Numeral) -> Unit | None:
    """ "70kg", "54GB", "37m": letters that adjoin the digits."""
    at = numeral.last
    if numeral.form is not Form.DIGITS or not pieces.are_glued(at - 1) or not pieces[at].is_word:
        return None
    if pieces.text[pieces[at].start] in "mbt" and pieces.low(at) in {"m", "b", "t"} and is_plural(pieces, at + 1):
        scale_by_letter(pieces, numeral)
        return _counted_noun(pieces, numeral, numeral.last)
    if pieces[at].text in {"M", "B"} and numeral.value < _LEAST_MODEL:
        scale_by_letter(pieces, numeral)
        return _counted_noun(pieces, numeral, numeral.last)
    if pieces.low(at) not in words("glued_units"):
        return None
    return _with_rate(pieces, at, max(_measure_end(pieces, at), at + 1))


def _measure_end(pieces: Pieces, at: int) -> int:
    """The end of the longest unit of measure at `at`; `at` itself where there is none."""
    measures = words("measures")
    longest = _LONGEST_MEASURE if pieces.low(at) in _first_of_several() else 1
    for width in range(longest, 0, -1):
        form, end = _joined(pieces, at, width)
        if form in measures and not (width == 1 and _is_name(pieces, at)):
            return end
    low = pieces.low(at)
    if low in of_class("nation") and _measure_end(pieces, at + 1) > at + 1 and pieces.low(at + 1) in of_class("money"):
        return at + 2
    return at


@cache
def _first_of_several() -> frozenset[str]:
    """The first words of units of several words: "square metres", "per cent"."""
    return frozenset(measure.split()[0] for measure in words("measures") if " " in measure) | {"°"}


def _is_name(pieces: Pieces, at: int) -> bool:
    """ "8 Rand Paul", "2016 Stone": a capitalised word that is a unit only in small letters."""
    return pieces[at].text[0].isupper() and pieces.low(at) in of_class("ambiguous_measure")


def _joined(pieces: Pieces, at: int, width: int) -> tuple[str, int]:
    """`width` words from `at` on, joined by spaces, hyphens between them passed over."""
    forms: list[str] = []
    while len(forms) < width:
        if forms and pieces.hyphen(at):
            at += 1
        forms.append(pieces.low(at))
        at += 1
        if forms[-1] == "°" and pieces.low(at) in {"c", "f"}:
            at += 1
        elif forms[-1] in {"km", "m", "mg"} and pieces.low(at) == "/" and pieces.are_glued(at):
            forms[-1] += "/" + pieces.low(at + 1)
            at += 2
    return " ".join(forms), at


def _with_rate(pieces: Pieces, first: int, measure_end: int) -> Unit:
    old = measure_end + 1 if pieces.hyphen(measure_end) else measure_end
    end = old + 1 if pieces.low(old) == "old" else _rate_end(pieces, measure_end)
    name = _spelling(pieces.cut(first, end))
    counted, last = _of_phrase(pieces, end, openers=frozenset({"of"}))
    return Unit(name, counted, last, is_measure=True)


def _spelling(name: str) -> str:
    low = name.lower().rstrip(".")
    for form, better in table("unit_spellings").items():
        if low.startswith(form):
            return better + name[len(form) :].removeprefix(".")
    return name


def _rate_end(pieces: Pieces, at: int) -> int:
    """ "Per barrel", "a day", "an ounce", "per square metre"."""
    low = pieces.low(at)
    if low in {"per", "/"} and pieces[at + 1].is_word and pieces.low(at + 1) not in {"cent", "capita"}:
        end = _measure_end(pieces, at + 1)
        return max(end, at + 2)
    if low in {"a", "an", "each"} and pieces.low(at + 1) in words("rates"):
        return at if pieces.low(at + 2) in {"earlier", "ago", "later", "before"} else at + 2
    return at


def _counted_noun(pieces: Pieces, numeral: Numeral, at: int) -> Unit:
    """The noun phrase that a bare number counts: "15 rounds of missile tests", "two of his deputies"."""
    plain = Unit(None, None, numeral.last)
    is_open = numeral.form is Form.OPEN
    is_of = pieces.low(at) == "of"
    if is_of:
        at = _after_determiners(pieces, at + 1)
    elif numeral.form is Form.PART or is_open:
        at = _after_determiners(pieces, at)
    head = noun_phrase_end(pieces, at)
    if head == at and numeral.form is Form.PART:
        head = _mass_noun_end(pieces, at)
    if head == at:
        return plain
    first = at
    while first < head - 1 and pieces.low(first) in of_class("leading"):
        first += 1
    phrase = pieces.cut(first, head)
    if numeral.form is Form.PART:
        return Unit(f"of {pieces.cut(at, head)}", phrase, head)
    end = _rate_end(pieces, head)
    counted, last = _of_phrase(pieces, end, openers=frozenset({"of"}))
    return Unit(pieces.cut(first, end), counted, last)


def _after_determiners(pieces: Pieces, at: int) -> int:
    while function_word(pieces.low(at)) in {"det", "poss"} and pieces.low(at) not in {"those", "all"}:
        at += 1
    return at


def noun_phrase_end(pieces: Pieces, at: int) -> int:
    """The end of the noun phrase at `at`: up to its first plural noun; `at` itself where none comes."""
    end = at
    for _ in range(_LONGEST_PHRASE):
        if pieces.hyphen(end) and end > at:
            end += 1
        if not _may_be_inside(pieces, end):
            return at
        end += 1
        if is_plural(pieces, end - 1) and not pieces.hyphen(end):
            return end
    return at


def _may_be_inside(pieces: Pieces, at: int) -> bool:
    piece = pieces[at]
    if piece.low == "and":
        return pieces[at - 1].text[:1].isupper() and pieces[at + 1].text[:1].isupper()
    if piece.is_number:
        return piece.text in words("numbered_names")
    if not piece.is_word or piece.low in of_class("phrase_stop"):
        return False
    if piece.low in table("number_words") and not pieces.hyphen(at + 1):
        return False
    return not is_function_word(piece) or pieces.hyphen(at + 1)


def is_function_word(piece: Piece) -> bool:
    """Whether the word ends a noun phrase; "US" is no pronoun."""
    return function_word(piece.low) not in {"", "adj"} and not (len(piece.text) > 1 and piece.text.isupper())


def is_plural(pieces: Pieces, at: int) -> bool:
    piece = pieces[at]
    low = piece.low
    if low in words("irregular_plurals"):
        return True
    if not piece.is_word or len(low) < 4 or not low.endswith("s") or low.endswith(_GRAMMATICAL_S):
        return False
    return low not in words("not_plurals") and low not in table("function_words") and piece.text[-1] == "s"


def _loose_phrase_end(pieces: Pieces, at: int) -> int:
    """Up to the next function word or mark, at most four words: "of the US population", "of retail trade"."""
    end = at
    while end < at + 4 and pieces[end].is_word and not is_function_word(pieces[end]):
        if end > at and pieces.low(end).endswith("ed"):
            break
        end += 1
    if end == at and pieces.low(at) in {"those", "all"}:
        return at + 2 if pieces[at + 1].is_word and pieces.low(at + 1) not in table("function_words") else at + 1
    return end


def _of_phrase(pieces: Pieces, at: int, *, openers: frozenset[str]) -> tuple[str | None, int]:
    """What a measure measures: "of missile tests", "in damages"; the phrase and its end."""
    low = pieces.low(at)
    if low == "worth" and pieces.low(at + 1) == "of":
        at, low = at + 1, "of"
    if low not in openers:
        return None, at
    first = _after_determiners(pieces, at + 1) if low == "of" else at + 1
    end = noun_phrase_end(pieces, first)
    if end == first and low == "of":
        end = _mass_noun_end(pieces, first)
    if end == first or pieces.low(end) in {"and", "-", "&"} or pieces[end - 1].text in words("honorifics"):
        return None, at
    return pieces.cut(first, end), end


def _mass_noun_end(pieces: Pieces, at: int) -> int:
    """A noun without plural: names before it, and the whole phrase where it is short, its first word otherwise."""
    end = _loose_phrase_end(pieces, at)
    first = at
    while first < end - 1 and pieces[first].text[0].isupper():
        first += 1
    return end if end - first <= 2 else first + 1
