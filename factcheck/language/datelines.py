"""The dateline of a paragraph: place of filing, date and wire service in front of its first sentence.

"OSLO, May 4 (AP) — ", "NEW DELHI: ", "MOSCOW, March 1. /TASS/. ", "New Delhi [India], May 4 (ANI): ",
"May 4 (Reuters) - ", "Osk - AFP - ", "Lagos, Nigeria – " (AP and Reuters style books, and the habits of agencies and
papers in other countries).
"""

import re
from functools import cache
from typing import NamedTuple

from factcheck.language.en.calendar import months
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.en.words import table, words

LONGEST = 120
# Headlines, corrections and by-lines may stand between the beginning of the body and its lead.
_PARAGRAPHS_TO_LEAD = 4
_FEWEST_WORDS = 5
_FEWEST_WORDS_BEHIND_A_NAME = 12
_LONGEST_ABBREVIATION = 5
_SHORTEST_PLACE = 3
_FARTHEST = 20_000
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}"
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?: (?:of |the |de |del |al-)?[A-ZÀ-Þ][\w.’'-]*){0,3}"
_REGION = rf"(?:, ?{_NAME}| \[{_NAME}\]){{0,2}}?"
_DASH = r"(?:\.[-–—] |[ \xa0]?[—–―][ \xa0]?| _ | ?--+ ?|(?<=[\s)\].])[-‑] | - ?)"
_BRACKETED = r"[(\[](?P<agency>[A-Za-z][\w .&/’'-]{1,40})[)\]]"
_NEXT = r"(?=[\w\"“‘'«$£€₹@(])"
_CLOSED_OFF = re.compile(r"[.!?…]\W*$")
_QUESTION = re.compile(r"(?:^|\n)\s*Q: ")
# Prefilters: the forms are compiled only where one of them may match.
_HAS_DATE_OR_AGENCY = re.compile(
    r"(?:[A-ZÀ-Þ][\w.,’'/-]*[ \xa0]{1,3}|\| |of |the |de ){0,7}"
    r"(?:[(\[/]|\d{1,2}(?:st|nd|rd|th)?(?: [A-Z][a-zA-Z]{2,8}\.?)?(?:,? (?:19|20)\d\d)?"
    r"(?:,? ?[(\[/:—–―-]|\. ?/|, [A-Z]{4})|[—–―-] ?[A-Za-z]{2,12} ?[—–―-])"
)
_MARK = re.compile(r"[:—–―-](?:(?<=[—–―])| |(?<=-)-)")
_FIRST_MARK, _LAST_MARK = 2, 60


_CLOSED = Word.CALENDAR | Word.PREPOSITION | Word.PRONOUN | Word.SUBORDINATOR | Word.AUXILIARY | Word.CONJUNCTION
_NO_PLACE = Word.ROLE | Word.DOCUMENT | Word.COLLECTIVE


class Dateline(NamedTuple):
    """`end` is where the sentence behind it begins; `date` is as it is written."""

    place: str | None
    date: str | None
    agency: str | None
    end: int


def find_dateline(text: str, start: int = 0, *, is_lead: bool = True) -> Dateline | None:
    """The dateline that opens the paragraph at `start`; without date and agency only in a lead, or behind an editor's
    note or a teaser where the place has its region: "SIOUX FALLS, S.D. — ".
    """
    opening = text[start : start + LONGEST]
    opening = opening.partition("\n")[0].replace("\xa0", " ")
    if not opening or not (opening[0].isupper() or opening[0].isdigit() or opening[0] in "([/"):
        return None
    if _HAS_DATE_OR_AGENCY.match(opening):
        for form in _dated_forms():
            match = form.match(opening)
            if match is not None and (found := _checked(match, start)) is not None:
                return found
    mark = _MARK.search(opening, _FIRST_MARK)
    if mark is None or mark.start() > _LAST_MARK:
        return None
    match = _bare_form().match(opening)
    if match is None or not (is_lead or _has_region(match)) or not _is_bare_place(match, text, start):
        return None
    return _checked(match, start)


def lead_dateline(text: str, body: int = 0) -> Dateline | None:
    """The article's own dateline: that of the first of the opening paragraphs behind `body` that has one."""
    start = body
    for at in range(_PARAGRAPHS_TO_LEAD):
        found = find_dateline(text, start, is_lead=at == 0)
        if found is not None:
            return found
        blank = text.find("\n\n", start)
        if blank < 0:
            return None
        start = blank + 2
    return None


def is_wire_service(name: str) -> bool:
    """Whether a name is that of a news agency (data/wire_services.txt)."""
    return name.strip(" .").casefold() in words("wire_services")


def _is_service(name: str) -> bool:
    """A wire service, the first of those whose copy was put together, or a station's initials: "dpa/GNA", "CNN"."""
    is_station = name.isupper() and name.casefold() in words("outlets")
    return is_station or is_wire_service(name) or is_wire_service(name.partition("/")[0])


@cache
def _dated_forms() -> tuple[re.Pattern[str], ...]:
    """The forms that a date or an agency makes plain, whatever the letters of the place."""
    month = rf"(?i:{'|'.join(sorted(months(), key=len, reverse=True))})\.?"
    day = rf"(?P<date>(?:{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {month})(?:,? (?:19|20)\d\d)?)"
    place = rf"(?P<place>(?:{_CAPITALS}|{_NAME}){_REGION})"
    agency = rf"(?:,?[ \xa0]{{0,3}}{_BRACKETED}|\.? ?/(?P<slashed>[A-Z][\w .-]{{1,30}})/"
    agency += r"|, (?P<last>[A-Z][\w-]{2,20})(?=\.(?! [(\[])))"
    end = rf"(?: ?(?:{_DASH}|:|\.) ?{_NEXT}| (?=[A-ZÀ-Þ\"“‘'«]))"
    return tuple(
        re.compile(form)
        for form in (
            rf"{place}(?:, ?|\. | \| ){day}{agency}{end}",
            rf"{place}(?:, ?|\. | \| ){day}(?:{_DASH}| ?: ?){_NEXT}",
            rf"{place}(?:, )?{agency}{end}",
            rf"{place} ?[—–―-] ?(?P<wire>[A-Za-z]{{2,12}}){_DASH}{_NEXT}",
            rf"{place}[ \xa0]{{0,3}}\({day}\){_DASH}{_NEXT}",
            rf"{day}{agency}{end}",
            rf"{_BRACKETED}(?:{_DASH}| (?=[A-ZÀ-Þ\"“‘'«])){_NEXT}",
        )
    )


@cache
def _bare_form() -> re.Pattern[str]:
    """The place alone: in capitals before a dash or colon, else before a colon, or with its country a dash."""
    return re.compile(
        rf"(?:(?P<place>{_CAPITALS}{_REGION})(?:{_DASH}| ?: )|(?P<named>{_NAME}(?:, {_NAME})?): "
        rf"|(?P<seated>{_NAME}, {_NAME}) ?[—–―-] (?=[A-ZÀ-Þ\"“‘'«])){_NEXT}",
    )


def _checked(match: re.Match[str], start: int) -> Dateline | None:
    """None where the place is a day or a label, or where what is in brackets is no agency though the rest needs one."""
    groups = match.groupdict()
    place = _first_of(groups, ("place", "named", "seated"))
    agency = _first_of(groups, ("agency", "slashed", "last", "wire"))
    date = groups.get("date")
    if place is not None and not _may_be_place(place):
        return None
    if agency is None and date is None:
        place, agency = _without_service(place)
    if agency is not None and not (_is_service(agency) or _is_agency(agency, place, date, match)):
        return None
    return Dateline(place, date, agency, start + match.end())


def _first_of(groups: dict[str, str | None], names: tuple[str, ...]) -> str | None:
    return next((groups[name] for name in names if groups.get(name)), None)


def _without_service(place: str | None) -> tuple[str | None, str | None]:
    """The place without the service in the place of its region: "SYDNEY, AAP"."""
    town, _, service = (place or "").partition(", ")
    return (town, service) if service and is_wire_service(service) else (place, None)


def _is_agency(agency: str, place: str | None, date: str | None, match: re.Match[str]) -> bool:
    if "wire" in match.groupdict() or not _is_filed(place, date, agency):
        return False
    has_region = agency.isupper() and place is not None and ", " in place and match.group().endswith(") ")
    return has_region or _reads_as_agency(agency, match)


def _is_filed(place: str | None, date: str | None, agency: str) -> bool:
    """Whether a dated place, one in capitals, or an abbreviation ("(CNN) --") shows that an agency filed it."""
    if date is None and agency.isupper() and 1 < len(agency) <= _LONGEST_ABBREVIATION:
        return True
    return place is not None and (date is not None or place.split(",")[0].isupper())


def _reads_as_agency(given: str, match: re.Match[str]) -> bool:
    """Whether unknown words may name an agency, before a dash: "(Averly News)", "(AVN)"; a colon makes it a label."""
    has_dash = any(mark in match.group()[-3:] for mark in "—–―-_/") or match.group().rstrip().endswith("/.")
    is_dated = bool(match.groupdict().get("date"))
    return given[0].isupper() and (has_dash or (is_dated and match.group().rstrip().endswith(":")))


def _may_be_place(place: str) -> bool:
    lows = place.casefold().replace("’", "'")
    first = lows.split(",")[0]
    if lows in words("not_datelines") or first.split()[0] in words("not_datelines"):
        return False
    forms = lexicon()
    if forms.get(first, 0) & _NO_PLACE or (first.startswith("the ") and not place.startswith("THE ")):
        return False
    return not any(forms.get(word.strip("."), 0) & _CLOSED for word in first.split())


def _is_bare_place(match: re.Match[str], text: str, start: int) -> bool:
    """Whether a place without date and agency may be one: before a whole sentence, and not the label of a turn."""
    place = match["place"] or match["named"] or match["seated"]
    if len(place) < _SHORTEST_PLACE or (match["named"] and place.count(" ") > 2):
        return False
    is_label = match.group().rstrip().endswith(":")
    if is_label and not _opens_a_whole_sentence(match, text, start):
        return False
    first = place.split()[0].strip(".,’'")
    if not is_label:
        return _is_seated(match["seated"]) and not _is_acronym(first, text, start + match.end())
    if first.casefold() in table("first_names") or lexicon().get(first.casefold(), 0) & _NO_PLACE:
        return False
    return not (_is_of_dialogue(match, text, start) or _is_of_headline(match["named"], text, start))


def _opens_a_whole_sentence(match: re.Match[str], text: str, start: int) -> bool:
    end = text.find("\n\n", start)
    paragraph = text[start + match.end() : end if end >= 0 else len(text)]
    fewest = _FEWEST_WORDS_BEHIND_A_NAME if match["named"] else _FEWEST_WORDS
    return paragraph.count(" ") + 1 >= fewest and _CLOSED_OFF.search(paragraph[-3:]) is not None


def _is_seated(place: str | None) -> bool:
    """Whether the region behind a place in small letters is a country: not "Ada Roe, Osk – It is late"."""
    return place is None or place.partition(", ")[2].casefold() in words("bodies")


def _is_of_dialogue(match: re.Match[str], text: str, start: int) -> bool:
    in_capitals = match["place"] is not None
    has_labels = _has_labels(text, start + match.end(), in_capitals=in_capitals)
    return has_labels or _QUESTION.search(text, max(0, start - LONGEST), start) is not None


def _is_of_headline(label: str | None, text: str, start: int) -> bool:
    """Whether the headline above has the label, too: the first words of a title that has a colon in it."""
    return label is not None and f"{label}: " in text[max(0, start - 2 * LONGEST) : start]


def _has_region(match: re.Match[str]) -> bool:
    """Whether it is a place in capitals with its region before a dash, and not a person with a place."""
    place, _, region = (match["place"] or "").partition(", ")
    is_label = match.group().rstrip().endswith(":")
    return bool(region) and not is_label and place.split()[0].casefold() not in table("first_names")


def _is_acronym(word: str, text: str, start: int) -> bool:
    """Whether the word stands in capitals again further on, as "NATO" would and "OSLO" would not."""
    return re.search(rf"\b{re.escape(word)}\b", text[start : start + _FARTHEST]) is not None


def _has_labels(text: str, start: int, *, in_capitals: bool) -> bool:
    """Whether a later paragraph begins with a label of that kind, as the turns of a dialogue do."""
    return _label(in_capitals=in_capitals).search(text, start) is not None


@cache
def _label(*, in_capitals: bool) -> re.Pattern[str]:
    form = rf"{_CAPITALS}[^\n:]{{0,60}}" if in_capitals else rf"(?:{_CAPITALS}[^\n:]{{0,60}}|{_NAME})"
    return re.compile(rf"\n\s*{form}: \S")
