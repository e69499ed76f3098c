"""Recognise what a page says of its own article: that it was changed, where it came from, who helped, how to get in
touch; and below the text, who wrote it.

Each is a whole paragraph. An article of a law is amended by somebody; a correction of the house says what it did to
"this article". Who a reporter is counts as text where the article speaks of that reporter elsewhere.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from factcheck.intake.language_id import detect_language, function_words
from factcheck.intake.metadata.bylines import is_byline
from factcheck.intake.page.paragraph_features import is_closed
from factcheck.intake.words import table, words
from factcheck.language.en.lexicon import Word, lexicon

_LONGEST = 400
_LONGEST_LINE = 160
_LONGEST_OF_AN_AUTHOR = 600
_LONG_NOTES = ("Contributing: ", "Follow ")
_MOST_WORDS_OF_A_TITLE = 4
_FEWEST_ABOVE_A_FOOT = 4
_MOST_OF_A_FOOT = 2
_FEWEST_WORDS_OF_A_TONGUE = 8
_FEWEST_FUNCTION_WORDS = 3
_QUOTED = re.compile(r"[“”„«»\"]")
_LETTERS = re.compile(r"[^\W\d_]+")
_PERSON = r"[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]*){1,3}"
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
_HELPED = re.compile(
    rf"(?:[—–-]+ ?)?(?:(?:The )?{_PERSON}(?:(?:, and|,| and) {_PERSON})*|Reuters"
    rf"|AFP)(?: in [A-Z][\w ,.]{{2,40}})? (?:also )?contributed"
    r"(?: (?:reporting|research|additional reporting))?(?: (?:to|for) (?:this|the) (?:report|story|article|piece"
    r"|post))?"
    r"(?: from [A-Z][\w.]*(?:,? [A-Z][\w.]*| and){0,5})?\."
    r"|Contributing: (?:The )?[A-Z][^.!?“”\"]{2,200}(?:, [A-Z][\w.]*\.[^!?“”\"]*|[^.!?“”\"]*)"
    r"|(?:[Ww]ith )?(?:Additional|additional) (?:reporting|research|writing) (?:by|from) (?:the )?"
    r"[A-Z][^.!?]{2,120}\.?"
    rf"|[(\[]?(?:Reporting|Writing|Editing|Compiled|Edited) by:? {_PERSON}(?:[;,] ?(?:[A-Z]"
    r"|[a-z]+ing |and )[^.!?]{2,160})?\.?[)\]]?"
    rf"|(?:Edited|Written|Reported|Compiled) by:? {_PERSON}"
)
# "Did you see the boat? Call the police on 555 ..." is news.
_NOBODY_ELSE = (
    r"(?! (?:with|the (?!desk|news|editor|reporter|author|writer|team|paper)|your|local|police|crime|emergency))"
)
_IN_TOUCH = re.compile(
    rf"(?:(?:You can )?(?:Contact|contact|[Ee]-?mail|[Rr]each|[Ff]ollow) (?:{_PERSON}"
    r"|the (?:author|reporter|writer)|me|us|her|him|them|\w+)"
    r" (?:at|on|via|by)\b[^!?“”\"]{0,60}@\w[^!?“”\"]{0,80}"
    rf"|{_PERSON} can be (?:reached|contacted|emailed|followed) (?:at|on|via|by)\b[^!?“”\"]{{0,60}}@\w[^!?“”\"]{{0,80}}"
    rf"|[A-Z][^.!?“”\"]{{5,90}}\? (?:E-?mail|Contact|Call|Write to|Message|Get in touch)\b{_NOBODY_ELSE}"
    r"[^!?“”\"]{0,80}(?:@\w|\d{3}[ .-]\d{3}|\bhere\b)[^!?“”\"]{0,60}"
    r"|(?:Let us know|Tell us|Write to us|Send us) [^!?“”\"]{2,100} (?:at|to|by|via) [\w.+-]{1,40}@\w[^!?“”\"]{3,60}"
    r"|Follow [A-Z][^!?“”\"]{2,80} (?:at|on) https?://[^“”\"]{3,200}"
    r"|(?:[Tt]witter|[Ee]-?mail|[Ii]nstagram|X)? ?:? ?(?:@\w{2,20}|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3})"
    r"|(?:[A-Za-z]{3,12}: ?)?(?:https?://|pic\.twitter\.com/)\S{3,250})"
)
_AGO = re.compile(
    r"(?:(?:last )?(?:updated|published|posted|modified):? )?(?:about |over |an? )?\d{0,2} ?"
    r"(?:h|hr|hrs|m|min|mins|minutes?|hours?|days?|weeks?|months?|(?<=\d )years?|d) ago",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:First published|Originally published|Published|Last updated|Last modified|Last edited|Updated|Posted)(?: on"
    r"| at|:)? ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?|\d{1,2}:\d\d)(?: ?[|/,·] ?| at "
    r"| )?[\d:. ]{0,6}"
    r"(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?:,? (?:on )?[A-Z][a-z]{2,5}day)?"
)
_WORKS = re.compile(
    rf"{_PERSON},? (?:covers|writes about|reports on) [^.,!?“”\"]{{3,100}}? (?:for"
    rf"|at) (?:[Tt]he )?[A-Z][^.!?“”\"]{{2,100}}\."
)
_OUTLETS = r"(?:(?:[Tt]he )?[A-Z][\w ]{1,30}[’']s? )?"
_NAME_AT_HEAD = re.compile(rf"(?:(?:Sen|Rep|Gov|Gen|Dr|Prof|Mr|Mrs|Ms)\. )?{_OUTLETS}(?P<name>{_PERSON})")
# "Ada Roe is the author of “Quays,” which tells of the harbour."
_AUTHOR_OF = re.compile(rf"{_OUTLETS}{_PERSON},? (?:[^.,]{{2,60}}, )?(?:is|are) the (?:co-)?authors? of [“\"‘'A-Z]")
# "Ada Roe is an economist at Osk College.", "Sen. Ada Roe, Osk Republican, is a member of two boards."
_INTRODUCED = re.compile(
    rf"(?:(?:Sen|Rep|Gov|Gen|Dr|Prof|Mr|Mrs|Ms)\. )?(?P<name>{_PERSON})(?:, [^,.!?]{{2,60}},)? (?:is|are|has been) "
    r"(?:(?:a|an|the|our|co-) ?)?(?P<what>[^.!?]{3,250}?)[.!]?(?= [A-Z]|$)"
)
# What singles somebody out is news: "Ada Roe is the only other candidate", "the lawyer in the case".
_OF_THE_NEWS = re.compile(
    r"(?<!\d)\d{1,3}(?!\d)|\b(?:new|only|other|another|next|first|second|third|last|latest|most|same|main|likely|case|trial|suspect"
    r"|victim|\w{3,}est|widow|said|says|told)\b|[“”\"]$"
)
_TIE = re.compile(
    r"@\w|\bwww\.|\b(?:[Aa]uthors? of|[Cc]olumnist|contribut\w+|[Ff]ollow|book|tweets|[Ff]ellow|[Pp]rofessor|syndicated"
    r"|[Hh]osts?|[Gg]o [Hh]ere)\b"
)
_TITLE_OF_A_WORK = re.compile(r"[“\"][^“”\"]{3,90}[”\"]")
_GOES_ON = re.compile(
    r"[.!?] (?!(?:He|She|They|His|Her|Their|Follow|Contact|Email|Reach|This (?:column|article|piece|essay|op-ed)"
    r"|For|To|You|Subscribe|The (?:views|opinions)|Opinions|Views)\b)(?P<next>[A-Z][^.!?]*)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w+|[Mm]y|[Ww]e|[Oo]ur)\b")
_FEWEST_IN_THE_FIRST_PERSON = 2
_RELATIVE = re.compile(r", (?:and|but) |\b(?:who|whose|which|because|when|where|after|before)\b")


def is_house_note(text: str) -> bool:
    """Whether a paragraph says of the article that it was changed, or when, who helped, or how to get in touch."""
    if len(text) > _LONGEST:
        return False
    if ("this " in text or "This " in text) and (_CHANGED.fullmatch(text) or _LABELLED.fullmatch(text)):
        return not text.endswith(" said.")
    if text[0] in "([" and (match := _REFILED.fullmatch(text)) is not None:
        return match["verb"] is None or match["verb"] in words("desk_notes")
    if len(text) > _LONGEST_LINE and not text.startswith(_LONG_NOTES):
        return False
    return any(form.fullmatch(text) for form in (_HELPED, _IN_TOUCH, _AGO, _DATED))


def without_author(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """`body` without a last paragraph that is a by-line or the title of a box, or says who a reporter is; not where
    another speaks of that reporter.
    """
    kept = [*body]
    while (
        len(kept) > 2 and is_closed(texts[kept[-2]]) and _is_of_author(texts[kept[-1]], [texts[at] for at in kept[:-1]])
    ):
        kept.pop()
    return kept


def without_foreign_foot(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """`body` without at most two last paragraphs in another language than all above: what a page tells its readers."""
    kept = [*body]
    while len(kept) > max(_FEWEST_ABOVE_A_FOOT, len(body) - _MOST_OF_A_FOOT) and _tongue(texts[kept[-1]]):
        kept.pop()
    if len(kept) == len(body):
        return kept
    own = detect_language(" ".join(texts[at] for at in kept))
    foot = {_tongue(texts[at]) for at in body[len(kept) :]}
    is_another = own is not None and own not in foot and len(foot) == 1
    return kept if is_another else [*body]


def _tongue(text: str) -> str | None:
    """The language of a paragraph of some words that quotation marks do not hold, told by three function words."""
    if len(text.split()) < _FEWEST_WORDS_OF_A_TONGUE or _QUOTED.search(text):
        return None
    found = detect_language(text)
    if found is None or found == "en":
        return None
    own = [word.lower() for word in _LETTERS.findall(text)]
    english = sum(word in function_words()["en"] for word in own)
    told = sum(word in function_words().get(found, ()) for word in own)
    return found if told >= _FEWEST_FUNCTION_WORDS and 4 * english <= told else None


def _is_title(text: str) -> bool:
    """ "Pixel Perfect": the title of a box whose links were not copied."""
    own = text.split()
    is_short = 1 < len(own) <= _MOST_WORDS_OF_A_TITLE and text.replace(" ", "").isalpha()
    return is_short and all(word[0].isupper() for word in own) and not text.isupper()


def _is_of_author(text: str, above: Sequence[str]) -> bool:
    if len(text) > _LONGEST_OF_AN_AUTHOR:
        return False
    if is_byline(text):
        return not any(is_byline(one) for one in above[1:])  # a digest names whom it quotes below each
    if _is_title(text):
        return True
    name = _NAME_AT_HEAD.match(text)
    if name is None:
        return False
    is_told = not _RELATIVE.search(text) and (_WORKS.match(text) is not None or _is_bio(text))
    if not (is_told or _AUTHOR_OF.match(text) or _is_introduced(text, above)):
        return False
    surname = name["name"].split()[-1]
    return not any(surname in one for one in above)


def _is_introduced(text: str, above: Sequence[str]) -> bool:
    """Whether it says what somebody is, and no news; and names a book or an account, or the text has “I” or “we”."""
    bare = _TITLE_OF_A_WORK.sub("Works", text)
    match = _INTRODUCED.match(bare)
    if match is None or _OF_THE_NEWS.search(match["what"]) or not _names_a_role(match["what"]):
        return False
    if any(_INTRODUCED.match(after["next"]) is None for after in _GOES_ON.finditer(bare)):
        return False
    own = (one for one in above if _FIRST_PERSON.search(one) and not _QUOTED.search(one))
    return _TIE.search(text) is not None or len([*islice(own, _FEWEST_IN_THE_FIRST_PERSON)]) > 1


def _names_a_role(text: str) -> bool:
    return any(lexicon().get(word, Word.NONE) & Word.ROLE for word in _LETTERS.findall(text.lower()))


def _is_bio(text: str) -> bool:
    return _bio().match(text) is not None and not _OF_THE_NEWS.search(text)


@cache
def _bio() -> re.Pattern[str]:
    roles = "|".join(sorted(word for word, kind in table("author_bio").items() if kind == "role"))
    return re.compile(
        rf"{_PERSON}(?:, [^,.]{{2,60}},)? (?:is|are) (?:(?:a|an|the|our) "
        rf"|[A-Z][\w ]+[’']s )?(?:[\w’'&-]+ ){{0,5}}(?i:{roles})s?"
        r" (?:for|at|with|of|in|covering|based|and)\b[^!?“”\"]*\.?$"
    )
