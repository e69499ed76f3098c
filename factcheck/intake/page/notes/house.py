"""Recognise what a page says of its own article: that it was changed, and when, where it came from, who helped, how to
get in touch.

Each is a whole paragraph. An article of a law is amended by somebody; a correction of the house says what it did to
"this article".
"""

import re
from functools import cache

from factcheck.intake.metadata.publication_dates import is_publication_note
from factcheck.intake.words import words
from factcheck.language.en.calendar import months

_LONGEST = 400
_LONGEST_LINE = 300
_LONGEST_DISCLAIMER = 600
_LONGEST_DATED = 90
_MOST_WORDS_WITH_A_DATE = 3
# Of words that are neither names nor usual between them, a sign-off has at most so many.
_MOST_WORDS_OF_A_SIGN_OFF = 1
_LOWER_CASE_WORD = re.compile(r"(?<![\w@.])[^\W\d_A-Z]{3,}(?![\w@.])")
# What sets a note off in front of it.
BULLETS = "•⦁●▪■"
PERSON = r"[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]*){1,3}"
PERSONS = rf"{PERSON}(?:(?:, and | and |, | & ){PERSON}){{0,4}}"
_THIS = r"[Tt]his (?:article|story|post|piece|page|report|column)"
_DONE = r"(?:updated|amended|corrected|edited|modified|revised|clarified|changed)"
# What a version did that a note takes back.
_ERRED = (
    r"mis\w{3,}|incorrect\w*|wrong\w*|inaccurate\w*|(?:contained|included|had|gave|made|said|stated|reported|listed"
    r"|identified|named|described|referred|suggested|implied|claimed|quoted|cited|attributed|used|omitted|failed|did"
    r"|appeared|ran|overstated|understated|indicated|confused)"
    r"|(?:was|has been) (?:first |originally )?(?:published|posted|updated|corrected|based)"
)
_LABEL = (
    r"(?:(?:Editor|EDITOR|Editors|EDITORS)[’']?s?[’']? ?(?:[Nn]ote|NOTE)|(?:Correction|Clarification|Update)s?"
    r"|CORRECTION|CLARIFICATION|UPDATE)"
)
_CHANGED = re.compile(
    rf"[*•_(\[]*(?:{_LABEL}: [^.!?“”\"]{{0,70}}(?=[A-Z]{{6,}}:))?"
    rf"(?:{_LABEL}(?: \([^()]{{2,30}}\))?(?:, [^:]{{3,30}})?: ?)?(?:"
    rf"{_THIS} (?:was|has been) (?:last |since |first )?{_DONE}(?: (?:on|at) (?:(?! by )[^.!?]){{3,40}}?)?"
    r"(?: (?:to|with|after|throughout|since|because)\b[^“”\"]*|[.)\]*]*)"
    r"|(?:An|A|The) (?:earlier|previous|prior|original) (?:version|edition) of this (?:article|story|post|piece"
    r"|report|headline|caption)\b(?: \([^()]{2,40}\)|,[^,.!?]{2,60},)? (?:[a-z]+ly )?"
    rf"(?:{_ERRED})\b[^.!?]*"
    r"(?:\.(?: (?:It|This|We|The (?:story|article|error|headline|post))\b[^“”\"]*)?)?[)\]]?)"
)
_LABELLED = re.compile(rf"[*•_(\[]*{_LABEL}: ?(?:{_THIS}|The (?:headline|caption) (?:of|on) this)\b[^.!?]*[.)\]]*")
# "(This version of the story was refiled to add “Osk”)", "(This story corrects the name in paragraph 3)".
_REFILED = re.compile(
    r"[(\[](?:(?:This|The) version of (?:the|this)|This) (?:story|article|report) (?:(?:was|has been) refiled\b"
    r"|(?P<verb>[a-z]+) )[^()\[\]]*[)\]]"
)
_UPDATE = re.compile(
    r"(?:Update|UPDATE)[sd]?,? [^!?]{0,20}\d[^!?]{0,20}: "
    r"(?:Adds|Added|Corrects|Corrected|Includes|Clarifies|Clarified) [^!?]{5,200}"
)
_DISCLAIMER = re.compile(r"(?:Disclaimer|DISCLAIMER|Disclosure|DISCLOSURE) ?[:–—-]")
# "Originally published in the Norport Post.", "The post Quay closed appeared first on Norport Post."
_FIRST_ELSEWHERE = re.compile(
    r"This (?:article|story|report|post|piece|column|essay|op-ed|interview) (?:(?:was|has been) )?"
    r"(?:originally|first) (?:appeared|published|posted) (?:on|in|at|by) (?:the )?(?P<where>[A-Z]\w*)[^!?]{0,200}"
    r"|This (?:article|story|report|post|piece|column) (?:is|was) republished (?:from|with the permission of) "
    r"(?:the |The )?[A-Z][^!?]{2,160}"
    r"|The post .{3,160} appeared first on [A-Z].{2,60}"
    r"|.{10,160} originally appeared on \w[\w-]*\.\w{2,10}\b.{0,120}"
)
_VIEWS = re.compile(
    r"(?:The )?(?:[Vv]iews|[Oo]pinions)(?: and (?:views|opinions))? expressed (?:(?:here|in this \w+|by [\w ]{3,40}) )?"
    r"(?:(?:are|belong) (?:\w+ly )?(?:those|his|her|their|my|to|the \w+[’']s?)|do not (?:\w+ly )?(?:reflect"
    r"|represent))\b[^“”\"]{3,250}"
)
# Who else worked on it: "Ann Lund in Osk contributed to this report.", "—With Ann Lund and Ole Dahl".
_FROM = r"(?: from [A-Z][\w.]*(?:,? [A-Z][\w.]*| and){0,5})?"
_HELPED = re.compile(
    rf"[—–(\[-]*\s*(?:(?:(?:The )?{PERSONS}|[A-Z]\w+)(?: in [A-Z][\w ,.]{{2,40}})? (?:also )?contributed"
    rf"(?: (?:additional )?(?:reporting|research))?(?: (?:to|for) (?:this|the) (?:report|story|article|piece"
    rf"|post))?{_FROM}"
    rf"|[A-Z][^“”\"!?]{{3,220}} contributed (?:reporting )?(?:to|for) this (?:report|story|article){_FROM})\.[)\]]*"
    r"|Contributing: (?:The )?[A-Z][^.!?“”\"]{2,200}(?:, [A-Z][\w.]*\.[^!?“”\"]*|[^.!?“”\"]*)"
    r"|[—–(\[-]*\s*(?:[Ww]ith )?(?:Additional|additional) (?:reporting|research|writing) (?:by|from) (?:the )?"
    r"[A-Z][^.!?]{2,120}\.?"
    r"|[—–(\[-]*\s*[Ww]ith (?:files|reporting|contributions|assistance) (?:from|by) (?:the )?[A-Z][^.!?]{2,120}[.)]*"
    rf"|(?:[—–]|--) ?With {PERSONS}\.?"
)
# "h/t Norport Post": a hat tip.
_HAT_TIP = re.compile(
    r"[(\[]?(?:[Hh]/[Tt]|HT|[Hh]at [Tt]ip):? (?:to )?[@A-Z][^.!?]{2,50}"
    r"|Information from: [A-Z][^!?]{2,120}"  # a wire service's member
)
# "Did you see the boat? Call the police on 555 ..." is news.
_NOBODY_ELSE = (
    r"(?! (?:with|the (?!desk|news|editor|reporter|author|writer|team|paper)|your|local|police|crime|emergency))"
)
_IN_TOUCH = re.compile(
    r"(?:(?:You can )?(?:Contact|contact|[Ee]-?mail|[Rr]each|[Ff]ollow|Write to) "
    rf"(?:(?:{PERSON}|the (?:author|reporter|writer)|(?!with )\w+) (?:at|[Oo]n|via|by)\b[^!?“”\"]{{0,60}})?@\w"
    r"[^!?“”\"]{0,120}"
    rf"|{PERSON} can be (?:reached|contacted|emailed|followed) (?:at|on|via|by)\b[^!?“”\"]{{0,60}}"
    rf"(?:@\w|\[email.protected\])[^!?“”\"]{{0,80}}"
    rf"|[A-Z][^.!?“”\"]{{5,90}}\? (?:E-?mail|Contact|Call|Write to|Message|Get in touch)\b{_NOBODY_ELSE}"
    r"[^!?“”\"]{0,80}(?:@\w|\d{3}[ .-]\d{3}|\bhere\b)[^!?“”\"]{0,60}"
    r"|(?:Let us know|Tell us|Write to us|Send us) [^!?“”\"]{2,100} (?:at|to|by|via) [\w.+-]{1,40}@\w[^!?“”\"]{3,60}"
    r"|Follow [A-Z][^!?“”\"]{2,80} (?:at|on) https?://[^“”\"]{3,200}"
    r"|(?:[A-Z][^.!?“”\"]{5,90}\? )?\[email.protected\]"  # what Cloudflare writes in the place of an address
    r"|(?:[Tt]witter|[Ee]-?mail|[Ii]nstagram|X)? ?:? ?(?:@\w{2,20}|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3})"
    r"|(?:[A-Za-z]{3,12}: ?)?(?:https?://|pic\.twitter\.com/)\S{3,250}"
    r"|\[[\w-]+(?: [\w-]+=\"[^\"]*\")+\](?:\[/[\w-]+\])?|[\w-]+=\"https?://[^\"]+\")"  # code of a page
)
_AGO = re.compile(
    r"(?:(?:last )?(?:updated|published|posted|modified):? )?(?:about |over |an? )?\d{0,2} ?"
    r"(?:h|hr|hrs|m|min|mins|minutes?|hours?|days?|weeks?|months?|(?<=\d )years?|d) ago",
    re.IGNORECASE,
)
# "Updated at 3:45 p.m.", "First published, Nov. 13 at 1:12 p.m.", "Update, 2:40 p.m.: Adds what the police say."
_STAMPED = re.compile(
    r"(?:This (?:article|story|report|post) (?:was|has been) (?:last )?u|U)pdated(?!.*\. [A-Z][a-z])(?: (?:at|on)|:)? "
    r"(?:[A-Z][a-z]{2,8}\.? (?=\d))?[^.!?]{0,20}\d[^!?]{0,40}"
    r"|(?:First|Originally) published,? (?:on |at )?(?:[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z])[^!?]{0,40}"
)
_AROUND_A_STAMP = " *()[]—–-"
_OPENS_WITH_HELP = ("—", "–", "-", "(", "[", "With ", "with ", "Additional ", "additional ", "Contributing: ")
_NOTED = re.compile("|".join(form.pattern for form in (_UPDATE, _VIEWS, _HAT_TIP)))


def is_house_note(text: str) -> bool:
    """Whether a paragraph says of the article that it was changed, whose it is, who helped, or how to get in touch."""
    if len(text) > _LONGEST:
        return len(text) <= _LONGEST_DISCLAIMER and _DISCLAIMER.match(text) is not None
    if _tells_a_change(text) or _is_refiled(text) or _DISCLAIMER.match(text):
        return True
    if len(text) > _LONGEST_LINE:
        return False
    is_told = _tells_who_helped(text) or is_sign_off(text) or is_stamp(text) or is_from_elsewhere(text)
    return is_told or _tells_how_to_get_in_touch(text) or _NOTED.fullmatch(text) is not None


def is_stamp(text: str) -> bool:
    """Whether it says when the page was published or changed, and no more: "Published on 5 May 2020", "2h ago"."""
    text = text.strip(_AROUND_A_STAMP)
    is_stamped = _STAMPED.fullmatch(text) is not None
    if len(text) > _LONGEST_DATED:
        return is_stamped
    if not (is_stamped or _AGO.fullmatch(text) or is_publication_note(text)):
        return False
    return len(_LOWER_CASE_WORD.findall(text)) < _MOST_WORDS_WITH_A_DATE + is_stamped


def is_from_elsewhere(text: str) -> bool:
    """Whether it says where the article was first published: "It first appeared on Storvik", but not "in May"."""
    may_tell = text.startswith(("This ", "The post ")) or "originally appeared" in text
    match = _FIRST_ELSEWHERE.fullmatch(text) if may_tell else None
    return match is not None and (match["where"] or "").casefold() not in months()


def is_sign_off(text: str) -> bool:
    """With brackets, or with names and little else: "Reporting by the agency shows 14 faults" reports something."""
    opening = _sign_off().match(text)
    if opening is None:
        return False
    rest = _LOWER_CASE_WORD.findall(text, opening.end())
    unusual = [word for word in rest if word not in words("sign_off_words")]
    return opening[1] is not None or len(unusual) <= _MOST_WORDS_OF_A_SIGN_OFF


def _tells_a_change(text: str) -> bool:
    if "this " not in text and "This " not in text:
        return False
    is_told = _CHANGED.fullmatch(text) or _LABELLED.fullmatch(text)
    return is_told is not None and not text.endswith(" said.")


def _tells_who_helped(text: str) -> bool:
    may_tell = "contributed" in text or text.startswith(_OPENS_WITH_HELP)
    return may_tell and _HELPED.fullmatch(text) is not None


def _tells_how_to_get_in_touch(text: str) -> bool:
    may_tell = "@" in text or "?" in text or "/" in text or "]" in text or "=" in text
    return may_tell and _IN_TOUCH.fullmatch(text) is not None


def _is_refiled(text: str) -> bool:
    match = _REFILED.fullmatch(text) if text.startswith(("(", "[")) else None
    return match is not None and (match["verb"] is None or match["verb"] in words("desk_notes"))


@cache
def _sign_off() -> re.Pattern[str]:
    """ "(Reporting by Jo Berg; Editing by Ann Roe)": agencies close with who wrote and edited, mostly in brackets."""
    return re.compile(
        rf"([(\[])?[—–-]*\s*(?:{'|'.join(map(re.escape, sorted(words('sign_offs'))))}) by\b", re.IGNORECASE
    )
