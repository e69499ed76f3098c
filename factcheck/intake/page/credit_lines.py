"""Recognise photo credits, copyright notices, sign-offs and author bios, and strip those at the end of a body."""

import re
from collections.abc import Sequence

from factcheck.intake.page.paragraph_features import LONG, Look

_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 80
# "Photo: Jo Berg", "Photograph by Jo Berg/Agency", "(AP Photo/Jo Berg)", "Credit: Agency via Getty Images".
_CREDIT = re.compile(
    r"(?:^|[.!?)\]”\"|—–-] ?|\()(?:(?:AP|file|handout|courtesy|stock) )?"
    r"(?:photo(?:graph)?|image|picture|illustration|foto|bild|crédit|credit)s?"
    r"(?: credits?| courtesy)?(?: ?[:/|] ?|,? (?:by|via|courtesy(?: of)?) )\S[^.!?]*[.)\]]?$",
    re.IGNORECASE,
)
# Agencies close with who wrote and edited, mostly in brackets.
_SIGN_OFF = re.compile(
    r"[(\[—–-]*\s*(?:additional |further )?(?:reporting|editing|writing|compiled|written|edited|with reporting) by\b",
    re.IGNORECASE,
)
_ON_THE_REPORTER = re.compile(
    r"(?:is|are) (?:a|an|the|our) (?:[\w’'&-]+ ){0,5}"
    r"(?:reporter|correspondent|editor|writer|columnist|journalist|contributor|producer|author)\b"
)
_WAY_TO_REACH = re.compile(r"@\w|\b(?:contact|follow|reach|e-?mail)\b", re.IGNORECASE)
_NOTICES = ("©", "(c) ", "Copyright ")
_LONGEST_NOTE = 300
_MOST_NOTES = 4


def is_credited_caption(text: str) -> bool:
    """Whether a paragraph is a caption: it ends in a photo credit."""
    return len(text) <= _LONGEST_CAPTION and _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None


def without_foot(body: Sequence[int], texts: Sequence[str], looks: Sequence[Look]) -> list[int]:
    """`body` (paragraph numbers) without at most four notes or comment rules at its end; its first paragraph stays."""
    kept = _above_comments(body, looks)
    while len(kept) > max(1, len(body) - _MOST_NOTES) and is_note(texts[kept[-1]]):
        kept.pop()
    return kept


def is_note(text: str) -> bool:
    """Whether a last paragraph is a copyright notice, an agency's sign-off or an author bio with contact details."""
    if len(text) < LONG and text.startswith(_NOTICES):
        return True
    if len(text) > _LONGEST_NOTE:
        return False
    if _SIGN_OFF.match(text):
        return True
    return _ON_THE_REPORTER.search(text) is not None and _WAY_TO_REACH.search(text) is not None


def _above_comments(body: Sequence[int], looks: Sequence[Look]) -> list[int]:
    """Without comment rules: last paragraphs about comments below a heading about comments."""
    kept = list(body)
    while len(kept) > 1 and "comments" in looks[kept[-1]].kinds:
        above = kept.pop() - 1
        if looks[above].shape == "x" and "comments" in looks[above].kinds:
            return [at for at in kept if at != above]
    return list(body)
