"""Recognise photo credits, alone or at the end of a caption: "Photo: Jo Berg", "(AP Photo/Jo Berg)"."""

import re
from functools import cache

from factcheck.intake.words import table

LONGEST_CAPTION = 400
_LONGEST_CREDIT = 80
# Of what stands beside text without a mark between them, a capital tells that it labels a credit.
CREDIT_LABEL = "(?:Credit|Photo|Photograph|Image|Picture|Pic|Illustration)s?"
_CREDIT_LABEL = re.compile(r"(?:Photo |Image |Picture )?(?:[Cc]redit|[Pp]hoto|[Ii]mage)s?(?: ?\.\.\.|…|:)")


def is_credited_caption(text: str) -> bool:
    """Whether a paragraph is a caption: it ends in a photo credit."""
    if len(text) <= _LONGEST_CREDIT and _given().fullmatch(text) is not None:
        return True
    return len(text) <= LONGEST_CAPTION and ends_in_photo_credit(text)


def ends_in_photo_credit(text: str) -> bool:
    """Whether the last words of a text of any length are a photo credit."""
    if not _may_have_credit(text[-_LONGEST_CREDIT:]):
        return False
    return _credit().search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None


def _may_have_credit(end: str) -> bool:
    """A prefilter: a mark or a word parts a credit's medium from the name."""
    lowered = end.lower()
    if not (":" in end or "/" in end or "|" in end or "by " in lowered or "via " in lowered or "courtesy " in lowered):
        return False
    return any(map(lowered.__contains__, _media()))


def is_photo_credit(text: str) -> bool:
    """Whether a paragraph is a photo credit and nothing else, or its label: "PHOTOGRAPH BY JO BERG", "Credit..."."""
    if len(text) > _LONGEST_CREDIT:
        return False
    return _CREDIT_LABEL.fullmatch(text) is not None or _credit().match(text) is not None


@cache
def _media() -> tuple[str, ...]:
    return tuple(word for word, given in table("photo_credits").items() if given == "medium")


@cache
def _credit() -> re.Pattern[str]:
    """ "Photo: Jo Berg", "Photograph by Jo Berg/Agency", "(AP Photo/Jo Berg)", "Credit: Agency via Getty Images"."""
    return re.compile(
        rf"(?:^|[.!?)\]”\"|—–-] ?|[(\[])(?:{_of_kind('origin')} )?"
        rf"{_of_kind('medium')}s?"
        r"(?: credits?| courtesy)?(?: ?[:/|] ?|,? (?:by|via|courtesy(?: of)?) )\S(?:[^.!?]|\.(?=\w))*[.)\]]?$",
        re.IGNORECASE,
    )


@cache
def _given() -> re.Pattern[str]:
    """ "Courtesy of the Storvik Museum", and no more."""
    return re.compile(rf"(?:(?i:{_of_kind('giver')})) (?:the )?[A-ZÀ-Þ][^.!?]{{2,60}}|Handout|Supplied")


def _of_kind(kind: str) -> str:
    """An alternation of the words of one kind."""
    return f"(?:{'|'.join(sorted(re.escape(word) for word, given in table('photo_credits').items() if given == kind))})"
