"""Recognise photo credits, copyright notices, sign-offs and author bios, and strip those at the end of a body."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from factcheck.intake.metadata.agency import is_agency_credit
from factcheck.intake.metadata.publication_dates import is_publication_note
from factcheck.intake.page.paragraph_features import LONG, Look
from factcheck.intake.words import table, words

LONGEST_CAPTION = 400
_LONGEST_CREDIT = 80
# Of what stands beside text without a mark between them, a capital tells that it labels a credit.
CREDIT_LABEL = "(?:Credit|Photo|Photograph|Image|Picture|Pic|Illustration)s?"
_CREDIT_LABEL = re.compile(r"(?:Photo |Image |Picture )?(?:[Cc]redit|[Pp]hoto|[Ii]mage)s?(?: ?\.\.\.|…|:)")
_NOTICES = ("©", "(c) ", "Copyright ")
# "Copyright in the drawings is with the architect."
_NO_NOTICE = re.compile(r"Copyright (?!by\b)[a-z]")
_RESERVED = re.compile(r"\b(?:all )?rights reserved\b", re.IGNORECASE)
_LONGEST_NOTE = 300
_MOST_NOTES = 4
_REACH_OF_HEAD = 2
_FEWEST_ABOVE_NOTES = 4
# "Contact Jo Berg at jo@storvik.example or 555-0123."
_IN_TOUCH = re.compile(r"[^.!?]{2,80}?(?:[\w.]{0,30}@\w|\d{3}[ .-]\d{3,4}\b)")
_CONTRIBUTED = re.compile(r"\bcontributed (?:reporting )?(?:to|for) (?:this|the) (?:report|story|article)\b")
# "Originally published in the Norport Post.", "The post Quay closed appeared first on Norport Post."
_FIRST_ELSEWHERE = re.compile(
    r"This (?:article|story|report|post|piece|column|essay|op-ed|interview) (?:(?:was|has been) )?"
    r"(?:originally|first) (?:appeared|published|posted) (?:on|in|at|by) (?:the )?[A-Z][^!?]{2,200}"
    r"|The post .{3,160} appeared first on [A-Z].{2,60}"
    r"|.{10,160} originally appeared on \w[\w-]*\.\w{2,10}\b.{0,120}"
)
_PERSON = r"[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]*){1,3}"
PERSONS = rf"{_PERSON}(?:(?:, and | and |, | & ){_PERSON}){{0,4}}"
# "— With files from the Norport Press", "—With Ann Lund and Ole Dahl".
_WITH_FILES = re.compile(
    r"[—–(-]*\s*[Ww]ith (?:files|reporting|contributions|assistance) (?:from|by) (?:the )?[A-Z][^.!?]{2,120}[.)]*"
    rf"|(?:[—–]|--) ?With {PERSONS}\.?"
)
# "h/t Norport Post": a hat tip.
_HAT_TIP = re.compile(r"(?:[Hh]/[Tt]|HT|[Hh]at [Tt]ip):? (?:to )?[@A-Z][^.!?]{2,50}")
# "• Ada Roe, a Democrat, is the mayor of Norport.": below a column, who wrote it.
_BULLETS = ("•", "●", "▪", "■", "*")
_AUTHOR_BEHIND_A_BULLET = re.compile(
    rf"[{''.join(_BULLETS)}] ?{PERSONS},? (?:[^.!?]{{2,60}}, )?(?:is|are) (?:a|an|the) [^.!?“\"]{{5,160}}\."
)
_HANDLE = re.compile(r"(?:\w{3,12}: ?)?@\w{2,20}")
_VIEWS = re.compile(
    r"(?:The )?(?:[Vv]iews|[Oo]pinions)(?: and (?:views|opinions))? expressed (?:(?:here|in this \w+|by [\w ]{3,40}) )?"
    r"(?:are|do not|belong)\b[^“”\"]{3,250}"
)
_LONGEST_DATED = 90
_MOST_WORDS_WITH_A_DATE = 3
# "Updated at 3:45 p.m.", "First published, Nov. 13 at 1:12 p.m.", "Update, 2:40 p.m.: Adds what the police say."
_CHANGED = re.compile(
    r"(?:This (?:article|story|report|post) (?:was|has been) (?:last )?u|U)pdated (?:at|on) [^.!?]{0,20}\d[^!?]{0,40}"
    r"|(?:First|Originally) published,? (?:on |at )?(?:[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z])[^!?]{0,40}"
)
_UPDATE = re.compile(
    r"(?:Update|UPDATE)[sd]?,? [^!?]{0,20}\d[^!?]{0,20}: "
    r"(?:Adds|Added|Corrects|Corrected|Includes|Clarifies|Clarified) [^!?]{5,200}"
)
_DISCLAIMER = re.compile(r"(?:Disclaimer|DISCLAIMER|Disclosure|DISCLOSURE) ?[:–—-]")
_LONGEST_DISCLAIMER = 600
_OFFER = re.compile(
    r"[A-Z][^.:!?]{3,40}: "
    r"(?:(?:The )?[A-Z]\w+(?: team| staff)? (?:tells you|shows you|reminds us|chronicles)|Check out|Sign up|Find out"
    r"|Get (?:our|your|the)|Join (?:us|our)|Subscribe) "
)
_ADDRESS = re.compile(r"(?:[Ee]-?mail: ?)?<?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,20}){1,4}>?")
_NOTES = (_HANDLE, _VIEWS, _WITH_FILES, _FIRST_ELSEWHERE, _HAT_TIP, _UPDATE)
# Printed pages end with where they stand.
_URL = re.compile(r"(?:\w{3,12}: ?)?https?://\S{3,250}")
_LOWER_CASE_WORD = re.compile(r"(?<![\w@.])[^\W\d_A-Z]{3,}(?![\w@.])")
# Of words that are neither names nor usual between them, a sign-off has at most so many.
_MOST_WORDS = 1


def is_credited_caption(text: str) -> bool:
    """Whether a paragraph is a caption: it ends in a photo credit."""
    if len(text) <= _LONGEST_CREDIT and _given().fullmatch(text) is not None:
        return True
    if len(text) > LONGEST_CAPTION or not _may_have_credit(text[-_LONGEST_CREDIT:]):
        return False
    return _credit().search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None


def _may_have_credit(end: str) -> bool:
    """A prefilter: a mark or a word parts a credit's medium from the name."""
    if ":" in end or "/" in end or "|" in end:
        return True
    lowered = end.lower()
    return "by " in lowered or "via " in lowered or "courtesy " in lowered


def is_photo_credit(text: str) -> bool:
    """Whether a paragraph is a photo credit and nothing else, or its label: "PHOTOGRAPH BY JO BERG", "Credit..."."""
    if len(text) > _LONGEST_CREDIT:
        return False
    return _CREDIT_LABEL.fullmatch(text) is not None or _credit().match(text) is not None


def without_foot(body: Sequence[int], texts: Sequence[str], looks: Sequence[Look]) -> list[int]:
    """`body` (paragraph numbers) without at most four notes or comment rules at its end; its first paragraph stays."""
    kept = _above_notice(_above_notes(_above_sign_off(_above_comments(body, looks), texts), texts), texts, looks)
    while len(kept) > max(1, len(body) - _MOST_NOTES) and (
        _is_of_the_foot(texts[kept[-1]]) or _is_author_behind_a_bullet(kept, texts)
    ):
        kept.pop()
    return kept


def without_head_notes(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """`body` without notes among its first paragraphs on who wrote it, or where it was first published."""
    notes = {at for at in body[:_REACH_OF_HEAD] if is_author_note(texts[at]) or _FIRST_ELSEWHERE.fullmatch(texts[at])}
    return [at for at in body if at not in notes] or [*body]


def _is_author_behind_a_bullet(body: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether the last paragraph says behind a bullet who its author is, where no other has one."""
    if not _AUTHOR_BEHIND_A_BULLET.fullmatch(texts[body[-1]]):
        return False
    return not any(texts[at].startswith(_BULLETS) for at in body[:-1])


def is_below_the_text(text: str) -> bool:
    """Whether a last paragraph is a note, a notice that rights are reserved, or the address of the page."""
    return _is_reserved(text) or is_note(text) or is_note_on_the_page(text) or _URL.fullmatch(text) is not None


def _is_of_the_foot(text: str) -> bool:
    """Whether it is such a note, or sells something else of the house: "Norport Magazine: Check out our stories"."""
    return is_below_the_text(text) or (len(text) <= 2 * LONG and _OFFER.match(text) is not None)


def _is_reserved(text: str) -> bool:
    return text.startswith(_NOTICES) and _RESERVED.search(text, 0, 2 * LONG) is not None


def is_note(text: str) -> bool:
    """Whether a last paragraph is a copyright notice, an agency's sign-off or an author bio with contact details."""
    if len(text) < LONG and text.startswith(_NOTICES) and not _NO_NOTICE.match(text):
        return True
    if len(text) <= _LONGEST_DISCLAIMER and _DISCLAIMER.match(text):
        return True
    if len(text) > _LONGEST_NOTE:
        return False
    if is_agency_credit(text) or _is_sign_off(text) or ("@" in text and _ADDRESS.fullmatch(text)) or _is_call(text):
        return True
    return is_author_note(text)


def is_author_note(text: str) -> bool:
    """Whether it says what its author is, and how to get in touch."""
    if len(text) > _LONGEST_NOTE or not (" is " in text or " are " in text):
        return False
    return _author_bio().search(text) is not None and _contact().search(text) is not None


def is_note_on_the_page(text: str) -> bool:
    """Whether a last paragraph says where or when the article was published, or names the author's account."""
    return len(text) <= _LONGEST_NOTE and (_is_dated(text) or any(form.fullmatch(text) for form in _NOTES))


def _is_call(text: str) -> bool:
    """Whether a note says how to get in touch with the author, or who helped: "Jo Berg contributed to this story"."""
    opening = text.partition(" ")[0].casefold()
    is_told_to = table("author_bio").get(opening) == "contact" and _IN_TOUCH.match(text) is not None
    return is_told_to or (len(text) < 2 * LONG and "contributed" in text and _CONTRIBUTED.search(text) is not None)


def _is_dated(text: str) -> bool:
    """Whether a note says when the page was published or changed: "First published on 5 May 2020"."""
    if len(text) > _LONGEST_DATED or len(_LOWER_CASE_WORD.findall(text)) > _MOST_WORDS_WITH_A_DATE:
        return False
    return is_publication_note(text) or _CHANGED.fullmatch(text) is not None


def _is_sign_off(text: str) -> bool:
    """With brackets, or with names and little else: "Reporting by the agency shows 14 faults" reports something."""
    opening = _sign_off().match(text)
    if opening is None:
        return False
    rest = _LOWER_CASE_WORD.findall(text, opening.end())
    return opening[1] is not None or len([word for word in rest if word not in words("sign_off_words")]) <= _MOST_WORDS


def _above_notice(body: Sequence[int], texts: Sequence[str], looks: Sequence[Look]) -> list[int]:
    """Without a notice that rights are reserved in the second half, and the lines below it where these hold no text."""
    notices = [at for at in body[len(body) // 2 :] if _is_reserved(texts[at])]
    if not notices or notices[0] == body[0]:
        return [*body]
    is_end = all(looks[at].shape in "xL" for at in body if at > notices[0] and at not in notices)
    return [at for at in body if at not in notices and not (is_end and at > notices[0])]


def _above_sign_off(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """Without what stands below the only sign-off on the page and is less than half as long as what is above it."""
    found = [at for at in range(body[0], body[-1] + 1) if _is_sign_off(texts[at])] if body else []
    if len(found) != 1:
        return [*body]
    above, below = ([at for at in body if (at > found[0]) is is_below] for is_below in (False, True))
    is_more = 2 * sum(len(texts[at]) for at in below) >= sum(len(texts[at]) for at in above)
    return [*body] if is_more else above


def _above_notes(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """Without what stands below a heading of notes (data/note_headings.txt) in the second half of the body."""
    if len(body) < _FEWEST_ABOVE_NOTES:
        return [*body]
    below = range(body[len(body) // 2], body[-1] + 1)
    lines = (at for at in below if len(texts[at]) < LONG)
    heading = next((at for at in lines if texts[at].strip("#*: ").casefold() in words("note_headings")), body[-1] + 1)
    return [at for at in body if at < heading]


def _above_comments(body: Sequence[int], looks: Sequence[Look]) -> list[int]:
    """Without comment rules: last paragraphs about comments below a heading about comments."""
    kept = list(body)
    while len(kept) > 1 and "comments" in looks[kept[-1]].kinds:
        above = kept.pop() - 1
        if looks[above].shape == "x" and "comments" in looks[above].kinds:
            return [at for at in kept if at != above]
    return list(body)


@cache
def _credit() -> re.Pattern[str]:
    """ "Photo: Jo Berg", "Photograph by Jo Berg/Agency", "(AP Photo/Jo Berg)", "Credit: Agency via Getty Images"."""
    return re.compile(
        rf"(?:^|[.!?)\]”\"|—–-] ?|[(\[])(?:{_of_kind('photo_credits', 'origin')} )?"
        rf"{_of_kind('photo_credits', 'medium')}s?"
        r"(?: credits?| courtesy)?(?: ?[:/|] ?|,? (?:by|via|courtesy(?: of)?) )\S[^.!?]*[.)\]]?$",
        re.IGNORECASE,
    )


@cache
def _given() -> re.Pattern[str]:
    """ "Courtesy of the Storvik Museum", and no more."""
    return re.compile(
        rf"(?:(?i:{_of_kind('photo_credits', 'giver')})) (?:the )?[A-ZÀ-Þ][^.!?]{{2,60}}|Handout|Supplied"
    )


@cache
def _sign_off() -> re.Pattern[str]:
    """ "(Reporting by Jo Berg; Editing by Ann Roe)": agencies close with who wrote and edited, mostly in brackets."""
    return re.compile(rf"([(\[])?[—–-]*\s*{_any_of(words('sign_offs'))} by\b", re.IGNORECASE)


@cache
def _author_bio() -> re.Pattern[str]:
    """ "Jo Berg is a senior political reporter", "Jo Berg is Senior Editor at"."""
    role = _of_kind("author_bio", "role")
    return re.compile(
        rf"\b(?:is|are) (?:(?:a|an|the|our) (?:[\w’'&-]+ ){{0,5}}{role}|(?:[A-Z][\w’'&-]+ ){{0,5}}(?i:{role}))\b"
    )


@cache
def _contact() -> re.Pattern[str]:
    """An address, or "reach her at", "follow Jo Berg on", but not "lost contact with her"."""
    return re.compile(
        rf"@\w|\b{_of_kind('author_bio', 'contact')}(?:ed)? (?!with\b)(?:[\w.’'-]+ ){{0,2}}(?:at|on|via|by|through)\b",
        re.IGNORECASE,
    )


def _of_kind(name: str, kind: str) -> str:
    """An alternation of the words of one kind in a table."""
    return _any_of(word for word, given in table(name).items() if given == kind)


def _any_of(entries: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(entries)))})"
