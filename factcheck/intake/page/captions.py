"""Recognise the captions of pictures: by how they open, and by the credit at their end.

A caption reads like prose and stands between paragraphs of the article. "(Jo Berg/Storvik Post)" at its end, or "Jo
Berg/Getty Images", is a credit where the last name is an agency's or an outlet's; an ordinary sentence has its full
stop behind such a bracket.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

from factcheck.intake.metadata.mastheads import is_outlet, is_outlet_line
from factcheck.intake.page.paragraph_features import is_closed
from factcheck.intake.page.photo_credits import CREDIT_LABEL, ends_in_photo_credit, is_credited_caption
from factcheck.intake.words import by_beginning, words
from factcheck.language.datelines import is_wire_service
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.en.stems import is_past

_SHORTEST = 8
_LONGEST = 500
_LONGEST_CREDIT = 90
_LONGEST_OPENER = 40
_LONGEST_END = 120
_LONGEST_OUTLET = 32
_LONGEST_OF_AN_AGENCY = 1_200
_FEWEST_COUNTERS = 3
_PERSON = r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){1,3}"
# What agencies write of a picture, and nobody of anything else: "REUTERS/Jo Berg", "NO RESALES", "FILE - In this".
_OF_A_PICTURE = re.compile(
    r"\b(?:REUTERS|EPA|EPA-EFE|AFP|XINHUA|TASS|AAP|ANI|PTI) ?/ ?[A-ZÀ-Þ][\w.-]+ [A-ZÀ-Þ]"
    r"|\bvia REUTERS\b|\bMANDATORY CREDIT"
)
# "The image taken from a May 14, 2016 video ... shows": nobody has told of the recording yet.
_OPENS = re.compile(
    r"(?:FILE ?[-–—:]|CLOSE) (?=[A-Z])|© ?(?![^.]{0,80}\d{4})\S"
    r"|(?:In this|This) (?:[A-Z][a-z]+day, )?[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4},? (?:file )?(?:photo|image|picture)\b"
    r"|In this undated (?:file |handout )?(?:photo|image|picture|photograph|frame grab)\b"
    r"|(?:The|An?|This) (?:image|picture|photo|photograph|frame|still) (?:taken|made|grabbed) from an? "
    r"(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4},? |[\w-]+ ){0,3}(?:video|footage|film|recording|broadcast)\b[^.!?“”\"]* shows? "
)
# "In this photo illustration of what went wrong, ..." goes on as a sentence does.
_OF_A_CLAUSE = re.compile(r"in this [a-z ]{4,30} of (?:what|how|why|where|when)\b")
# "Left: the quay in May // Right: the quay after the storm", and no full stop.
_SIDES = re.compile(r"(?:Left|Top|Above): [^.!?]{3,150} (?:Right|Bottom|Below): [^.!?]{3,150}")
# "Jo Berg / Reuters The quay after the storm".
_CREDIT_FIRST = re.compile(rf"{_PERSON} ?/ ?(?P<last>[A-Z][\w ]{{1,20}}?) (?=[A-ZÀ-Þ“\"])")
# "Ada Roe (pictured) left the board in May": a line without a full stop.
_PICTURED = re.compile(r"[\w’'] \((?:pictured|seen|right|left|above|below|centre|center)(?: [\w ]{2,30})?\)")
# "Norport Radio’s Ada Roe discusses the vote.": what a recording holds, told with the outlet's name.
_RECORDED = re.compile(
    r"(?P<name>[A-Z][\w ]{1,30})[’']s? [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2} (?:discusses|looks (?:at|into|back)"
    r"|explains (?!that\b)|breaks down"
    r"|reports (?:on|from)|joins (?!the\b)|speaks (?:to|with)|talks (?:to|with)|has (?:the|more on)"
    r"|takes a (?:\w+ )?look)\b(?:[^.!?“\"]"
    r"|\.(?! [A-Z])){5,200}"
)
# "... at the gate, Wednesday, March 5, 2019, in Norport, Osk."
_DAY_AND_PLACE = re.compile(
    r"(?<!\bon)(?<!,) ?,? [A-Z][a-z]{2,5}day, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? (?:19"
    r"|20)\d\d, (?:in|at) "
    r"[A-ZÀ-Þ][^!?“\"]{1,60}$"
)
_PARTICIPLE_ENDS = ("en", "wn")
_OF_LIVES = re.compile(r"\b(?:died|lived|arrived|happened|occurred|passed away)\b")
_ON_THE_SCENE = re.compile(r"\b(?:during|outside|inside|near|beside|after|before|as|at) ")
# "The mill is seen outside Norport on Monday."
_SEEN_ON = re.compile(
    r"[^.!?“\"]{5,140} (?:is|are) (?:seen|pictured|photographed) (?:in|at|on|near|outside|inside|during|after|before"
    r"|from|above)"
    r" [^.!?“\"]{3,100} (?:on )?[A-Z][a-z]{2,5}day(?:, [A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?)?\.?"
)
_IN_A_RECORDING = re.compile(
    r"\b(?:video|videos|footage|film|clip|cctv|recording|images?|pictures?|photos?)\b", re.IGNORECASE
)
# "THERE SHE GOES … Minister Ada Roe leaves the court."
_HEADED = re.compile(r"(?=.{80})[A-Z][A-Z’',! -]{3,40} ?(?:…|\.\.\.) ?[A-Z“\"]")
_BRACKETED = re.compile(
    r"[(\[](?P<first>[^()\[\]/]{2,50})(?:/[^()\[\]/]{2,40}){0,2}/ ?(?P<last>[^()\[\]/]{2,40})[)\]]$"
)
# "(Jo Berg/Norport Post via AP)"
_SOLD_IN_BRACKETS = re.compile(r"[(\[][A-ZÀ-Þ][^()\[\]]{2,60} via (?P<last>[A-Z][\w ]{1,30})[)\]]$")
_BARE = re.compile(
    rf"(?:^|[\w.,;:!?”\"’')] )(?:{_PERSON}|[A-Z]{{2,8}})(?: ?/ ?[A-Z][\w. ]{{1,30}})? ?[/|] ?"
    r"(?P<last>[A-Z][\w. -]{1,40})$"
)
_BEHIND_A_BAR = re.compile(r"\| (?P<last>[A-Z][\w. ]{1,30})$")
_ALONE = re.compile(rf"{_PERSON}, (?P<last>[A-Z][\w. -]{{1,40}})$")
_VIA = re.compile(r"[\w.] via (?P<last>[A-Z][\w. ]{1,30})$")
# "Ada Roe, left, and Jo Berg", "Ada Roe (left)".
_PLACES = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:, (?:second |third )?(?:from )?(?:left|right|cent(?:er|re)),"
    r"| \((?:(?:second|third|fourth|2nd|3rd|far|top|bottom|front|back|on|at|in|the|from|pictured) ){0,3}"
    r"(?:left|right|cent(?:er|re))\))"
)
_MARKS_OF_PLACES = ("left,", "left)", "right,", "right)", "center,", "center)", "centre,", "centre)")
_SHORTEST_WITH_PLACES = 40
_LONGEST_WITH_PLACES = 450
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_LONGEST_DAY = 15
_FULL_DATE = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? (?:19|20)\d\d\b")
_BEFORE_ITS_DATE = re.compile(r",(?: [A-Z][a-z]+day,)? $")
_BEHIND_ITS_DATE = re.compile(r",? in [A-ZÀ-Þ]")
TOLD = re.compile(r"\b(?:said|says|told|according|will|would|was|were|had|has|have|did|been)\b|[“”\"]")
_SHOWN = re.compile(r"\b(?:is|are) (?:seen|pictured|shown|photographed)\b")
_WORD = re.compile(r"[a-z]+")
_ON_FILE = re.compile(r"[(\[](?:FILE|File)(?:,? [\w ]{2,40})?[)\]]$")
# "The quay in May. (Norport News: Jo Berg)".
_OUTLET_FIRST = re.compile(r"\((?P<last>[A-Z][\w ]{1,30}): [A-ZÀ-Þ][^():]{1,60}\)$")
# "the quay in May Credit: PA", where a sentence has no capital.
_LABELLED = re.compile(
    rf"(?:(?<![\w’'-])[a-z][\w’'-]*|\d|\)) {CREDIT_LABEL}: (?:{CREDIT_LABEL}: )?[A-ZÀ-Þ][^.!?:]{{1,60}}$"
)
# "Mill fires by year Source: Norport Statistics": a chart's title and where its figures are from.
_CHARTED = re.compile(r"[A-ZÀ-Þ\d](?:[^.!?:]|\.(?! [A-Z])){8,160} (?:Data )?Source: [A-ZÀ-Þ][^.!?:]{2,80}")
# "... of the quay. Jo Berg for Norport Post", "... of the quay. — AFP pic", "... of the quay. Google Maps".
_TAKEN_FOR = re.compile(rf"[.!?”)] ?{_PERSON} for (?:[Tt]he )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*$")
_PICTURE_LAST = re.compile(
    r"[.!?”)] ?(?:[—–-] ?)?(?:(?:[A-Z][\w’'-]+ ){1,3}(?:file )?(?:pic|picture|photo)|[Ff]ile (?:photo|picture|pic"
    r"|image)|Google (?:Maps|Street View|Earth)"
    r"|(?i:courtesy of) (?:the )?[A-Z][\w’' -]{2,50})$"
)
# "The quay after the storm.AFP", "... the storm.— PTI": glued, or behind a dash.
_GLUED_AGENCY = re.compile(
    r"[a-z’”\"]\.(?:(?P<last>AFP|AP|PTI|ANI|EPA|REUTERS|Reuters|AP Photo|Getty Images|GETTY IMAGES)"
    rf"|{_PERSON} ?/ ?[A-Z][\w. ]{{1,40}})$"
)
# "Ada Roe -": the name of who is shown, before a credit that was not copied.
_OF_A_PERSON = re.compile(rf"{_PERSON} -$")
# "NORPORT SCHOOL OF TRADE•GETTY The harbour": who is shown or took it, and the agency, all in capitals.
_CREDITS_IN_CAPITALS = re.compile(r"[A-Z][A-Z .&’'-]{2,50} ?[•·|/,] ?(?P<name>[A-Z][A-Z ]{1,20}?) (?=[A-Z][a-z])")
_IN_CAPITALS = re.compile(r"(?P<name>[A-Z]{2,12}) (?=(?:The|A|An) |(?<=[A-Z]{4} )[A-Z][a-z])")
_LONGEST_BEHIND_CAPITALS = 200
_HANDLE = re.compile(r"[A-Z][\w.-]+ @[A-Za-z_]\w{2,20}$")
_SHORTEST_WITH_HANDLE = 60
# "The mill. (Provided)", "... (Google Maps)": no news agency signs copy so.
_GIVEN_BY = re.compile(
    r"[.!?…”\"] ?[(\[](?P<last>Provided|Supplied|Submitted|Handout|Courtesy|Screenshot|Getty Images|Google Maps"
    r"|Google Street View"
    r"|Shutterstock|Facebook|Instagram|Twitter|YouTube|Courtesy (?:of )?[A-Z][\w.’' -]{2,40})[)\]]$"
)
# "The quay after the storm (Reuters)": no full stop before the agency.
_NAMED_BEHIND = re.compile(r"[\w’'] ?[(\[](?P<last>[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,3})[)\]]$")
_SHORTEST_WITH_AGENCY = 30
# "— Storvik Post (@storvikpost) March 5, 2024", "Ada Roe @adaroe".
_POST = re.compile(r"\(@\w{2,20}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4}$")
_FIRST_OF_A_GALLERY = re.compile(r"(?P<name>(?:[A-Z][\w/]+ )?[A-Z][\w/]+) 1 of \d{1,3}(?= [A-ZÀ-Þ\d]|$)")
_COUNTER = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_COUNTED = re.compile(r"(?:Image|Photo|Picture|Slide) (\d{1,2}) of (?:/ )?(\d{1,2})\b")


def is_caption(text: str) -> bool:
    """Whether a paragraph is the caption of a picture, or the captions of a gallery: "1/8 The harbour. 2/8 ..."."""
    if len(text) < _SHORTEST:
        return False
    if is_credited_caption(text) or _is_gallery(text):
        return True
    if len(text) > _LONGEST:
        return len(text) <= _LONGEST_OF_AN_AGENCY and _is_of_an_agency(text)
    return _opens_as_caption(text) or _tells_a_recording(text) or _ends_in_credit(text)


def is_above_its_outlet(text: str) -> bool:
    """Whether a line may be a headline with its outlet behind a bar: "Night boats stop | Storvik Post"."""
    head, mark, outlet = text.rpartition(" | ")
    return bool(mark) and not is_closed(head) and is_outlet(outlet) and not is_caption(head)


def is_post(text: str) -> bool:
    """Whether a paragraph is a post of a network that pages show, which ends in its author, handle and day."""
    return text[-1].isdigit() and _POST.search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None


def _is_of_an_agency(text: str) -> bool:
    """Whether a long paragraph opens and ends as captions of agencies do: "FILE - In this ... (Jo Berg/AP)"."""
    return _OPENS.match(text) is not None and (_ends_in_credit(text) or ends_in_photo_credit(text))


def _opens_as_caption(text: str) -> bool:
    if ("/" in text or "REUTERS" in text or "MANDATORY" in text) and _OF_A_PICTURE.search(text):
        return True
    if _opens_with_credit(text) or (text[:2].isupper() and (_is_headed(text) or _opens_with_agency(text))):
        return True
    if _OPENS.match(text) or (text[-1] == "-" and _OF_A_PERSON.match(text)) or _tells_a_picture(text):
        return True
    folded = text[:_LONGEST_OPENER].casefold()
    if folded.startswith(_openers().get(folded[:2], ())):
        return _OF_A_CLAUSE.match(folded) is None
    return folded.startswith(_agencies().get(folded[:2], ())) and _opening_agency().match(text) is not None


def has_opener(text: str) -> bool:
    """Whether a paragraph begins with words that pages have over captions: "Enlarge this image Jo Berg/AP"."""
    folded = text[:_LONGEST_OPENER].casefold()
    return folded.startswith(_openers().get(folded[:2], ()))


def _opens_with_credit(text: str) -> bool:
    credit = _CREDIT_FIRST.match(text) if "/" in text and " / " in text else None
    return credit is not None and is_picture_agency(credit["last"])


def _is_headed(text: str) -> bool:
    return _HEADED.match(text) is not None and (" … " in text or TOLD.search(text) is None)


def _opens_with_agency(text: str) -> bool:
    """ "GETTY The harbour after the fire": a name in capitals before a line that is no sentence."""
    if len(text) > _LONGEST_BEHIND_CAPITALS:
        return False
    match = _CREDITS_IN_CAPITALS.match(text) or _IN_CAPITALS.match(text)
    return match is not None and is_picture_agency(match["name"]) and not is_closed(text)


def _tells_a_picture(text: str) -> bool:
    """Whether it says who stands where, or in the present tense what a picture of a full date shows; that has its date
    behind a comma ("..., Tuesday, March 5, 2019") or before its place ("on March 5, 2019 in Norport").
    """
    if _may_have_places(text) and _PLACES.search(text) and not TOLD.search(text):
        return True
    if text[-1].isalnum() and _says_what_is_where(text):
        return True
    if "day" in text and (_shows_a_scene(text) or _is_seen_on_a_day(text)):
        return True
    date = _full_date(text)
    return date is not None and "(@" not in text and _shows(text, date) and TOLD.search(text) is None


def _shows_a_scene(text: str) -> bool:
    """Whether a sentence ends with weekday, date and place, and says where or during what it is, not what was."""
    day = _DAY_AND_PLACE.search(text, max(0, len(text) - _LONGEST_END)) if "day, " in text else None
    if day is None or TOLD.search(text) or _OF_LIVES.search(text) or not _ON_THE_SCENE.search(text, 0, day.start()):
        return False
    return not any(tells_what_was(*near) for near in pairwise(_WORD.findall(text[: day.start()].lower())))


def _is_seen_on_a_day(text: str) -> bool:
    has_word = " seen " in text or " pictured " in text or " photographed " in text
    return has_word and _SEEN_ON.fullmatch(text) is not None and not _IN_A_RECORDING.search(text)


def tells_what_was(word: str, following: str) -> bool:
    """Whether a word is a verb in the past tense, and no participle as captions and headlines have: "hidden", "seen
    from".
    """
    is_before_preposition = lexicon().get(following, Word.NONE) & (Word.PREPOSITION | Word.TO) != Word.NONE
    is_participle = word.endswith(_PARTICIPLE_ENDS) or (word.endswith("ed") and is_before_preposition)
    return is_past(word) and not is_participle


def _tells_a_recording(text: str) -> bool:
    name = text[:_LONGEST_OUTLET]
    may_tell = ("’" in name or "'" in name) and ("’s " in text or "'s " in text)
    match = _RECORDED.fullmatch(text) if may_tell else None
    return match is not None and is_outlet_line(match["name"])


def _shows(text: str, date: re.Match[str]) -> bool:
    """Whether the words before a date say what is shown, or what happens, and set the date off as captions do."""
    told = text[: date.start()]
    if _SHOWN.search(told):
        return True
    is_before_place = told.endswith(" on ") and _BEHIND_ITS_DATE.match(text, date.end()) is not None
    is_set_off = is_before_place or _BEFORE_ITS_DATE.search(told) is not None
    return is_set_off and not words("caption_verbs").isdisjoint(_WORD.findall(told))


def _says_what_is_where(text: str) -> bool:
    """Whether a line without a full stop points at somebody in a picture, or at its sides."""
    is_line = "(" in text and len(text) >= _SHORTEST_WITH_PLACES
    return (is_line and _PICTURED.search(text) is not None) or _SIDES.fullmatch(text) is not None


def _may_have_places(text: str) -> bool:
    if not _SHORTEST_WITH_PLACES <= len(text) <= _LONGEST_WITH_PLACES:
        return False
    has_word = "left" in text or "right" in text or "cent" in text
    return has_word and any(map(text.__contains__, _MARKS_OF_PLACES))


def _full_date(text: str) -> re.Match[str] | None:
    """The first date with its year, looked for around the years."""
    if " 20" not in text and " 19" not in text:
        return None
    for year in _YEAR.finditer(text):
        date = _FULL_DATE.search(text, max(0, year.start() - _LONGEST_DAY), year.end())
        if date is not None:
            return date
    return None


def _ends_in_credit(text: str) -> bool:
    start = max(0, len(text) - _LONGEST_CREDIT)
    if text.endswith((")", "]")):
        return _ends_in_bracketed_credit(text, start)
    if not text[-1].isalnum():
        return False
    if ": " in text and _LABELLED.search(text, start):
        return True
    if "@" in text and len(text) >= _SHORTEST_WITH_HANDLE and _HANDLE.search(text, start):
        return True
    if ("Source: " in text and _CHARTED.fullmatch(text)) or (" for " in text and _TAKEN_FOR.search(text, start)):
        return True
    if _GLUED_AGENCY.search(text, start) or _PICTURE_LAST.search(text, start):
        return True
    return _ends_in_seller(text, start) or _ends_in_bare_credit(text, start)


def _ends_in_seller(text: str, start: int) -> bool:
    sold = _VIA.search(text, start) if " via " in text else None
    if sold is None and ", " in text:
        sold = _ALONE.match(text)
    return sold is not None and is_picture_agency(sold["last"])


def _ends_in_bare_credit(text: str, start: int) -> bool:
    if "/" not in text and "|" not in text:
        return False
    match = _BARE.search(text, start) or _BEHIND_A_BAR.search(text, start)
    return match is not None and is_credited(match["last"])


def _ends_in_bracketed_credit(text: str, start: int) -> bool:
    sold = _SOLD_IN_BRACKETS.search(text, start) if " via " in text else None
    if (named := _NAMED_BEHIND.search(text, start)) is not None and is_picture_agency(named["last"]):
        return len(text) >= _SHORTEST_WITH_AGENCY
    match = sold or _BRACKETED.search(text, start) or _OUTLET_FIRST.search(text, start)
    is_named = match is not None and any(map(is_credited, match.groupdict().values()))
    return is_named or any(form.search(text, start) for form in (_ON_FILE, _GIVEN_BY))


def is_credited(name: str) -> bool:
    """Whether a name is an agency's or an outlet's, written as names are."""
    return is_picture_agency(name) or is_outlet_line(name.strip())


def is_picture_agency(name: str) -> bool:
    """Whether a name, written as names are, is that of who sells or hands out pictures."""
    name = name.strip()
    return name[:1].isupper() and (name.casefold() in words("picture_agencies") or is_wire_service(name))


def _is_gallery(text: str) -> bool:
    """Whether numbers of pictures run through a paragraph, each out of as many: "1/8", "2/8", "3/8", or "Image 1 of 8"
    and so on; or one stands behind an agency: "Getty Images 1 of 35".
    """
    if " 1 of " in text and (_names_agency(text) or _counts_up([*dict.fromkeys(_COUNTED.findall(text))])):
        return True
    return "/" in text and _counts_up(_COUNTER.findall(text))


def _names_agency(text: str) -> bool:
    return any(is_picture_agency(match["name"]) for match in _FIRST_OF_A_GALLERY.finditer(text))


def _counts_up(counters: Sequence[tuple[str, str]]) -> bool:
    """Whether the numbers of pictures go up from one, each out of as many."""
    is_run = [*map(str, range(1, len(counters) + 1))] == [one for one, _ in counters]
    return is_run and len(counters) >= _FEWEST_COUNTERS and len({of for _, of in counters}) == 1


@cache
def _openers() -> dict[str, tuple[str, ...]]:
    return by_beginning(words("caption_openers"))


@cache
def _agencies() -> dict[str, tuple[str, ...]]:
    return by_beginning(name for name in words("picture_agencies") if " " in name)


@cache
def _opening_agency() -> re.Pattern[str]:
    """ "Getty Images The harbour after the fire": a name that begins no sentence, before one that does."""
    names = "|".join(map(re.escape, sorted(chain.from_iterable(_agencies().values()), key=len, reverse=True)))
    return re.compile(rf"(?i:{names}) (?=(?:The|A|An) )")
