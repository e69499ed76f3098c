"""The body of an article -> the same without the notes above and below its text: on its author and origin, an agency's
credit, a copyright notice and what stands under it, comment rules, what a page tells its readers.
"""

import re
from collections.abc import Sequence

from factcheck.intake.language_id import detect_language, function_words
from factcheck.intake.metadata.agency import is_agency_credit
from factcheck.intake.page.notes.authors import (
    is_author_at_the_head,
    is_author_behind_a_bullet,
    is_author_note,
    is_of_the_house,
)
from factcheck.intake.page.notes.house import BULLETS, is_from_elsewhere, is_house_note, is_sign_off
from factcheck.intake.page.notes.reporters import tells_who_reported
from factcheck.intake.page.paragraph_features import LONG, Look
from factcheck.intake.words import words
from factcheck.language.en.lexicon import Word, lexicon

_NOTICES = ("©", "(c) ", "(C) ", "Copyright ", "(TM and ©", "DISTRIBUTED BY ")
# "Copyright in the drawings is with the architect."
_NO_NOTICE = re.compile(r"Copyright (?!by\b)[a-z]")
_NOTICE_IN_CAPITALS = re.compile(r"COPYRIGHT (?:© ?)?(?:(?:19|20)\d\d|BY) [A-Z0-9 .,&-]{3,60}")
_RESERVED = re.compile(r"\b(?:all )?rights reserved\b", re.IGNORECASE)
_MARKS = f"{BULLETS} "
_MOST_NOTES = 4
_REACH_OF_HEAD = 2
_REACH_OF_AUTHOR = 3
_FEWEST_ABOVE_NOTES = 4
_OFFER = re.compile(
    r"[A-Z][^.:!?]{3,40}: "
    r"(?:(?:The )?[A-Z]\w+(?: team| staff)? (?:tells you|shows you|reminds us|chronicles)|Check out|Sign up|Find out"
    r"|Get (?:our|your|the)|Join (?:us|our)|Subscribe) "
)
# "Read the memo", "See the full report": a link whose address was not copied.
_LINK = re.compile(r"(?:Read|See|View) the (?:full |whole )?(?P<what>[a-z]{3,20})(?: [a-z]{2,20}){0,3}")
_FEWEST_ABOVE_A_FOOT = 4
_MOST_OF_A_FOOT = 2
_FEWEST_WORDS_OF_A_TONGUE = 8
_FEWEST_FUNCTION_WORDS = 3
_QUOTED = re.compile(r"[“”„«»\"]")
_LETTERS = re.compile(r"[^\W\d_]+")


def without_foot(body: Sequence[int], texts: Sequence[str], looks: Sequence[Look]) -> list[int]:
    """`body` (paragraph numbers) without at most four notes or comment rules at its end; its first paragraph stays."""
    kept = _above_notice(_above_notes(_above_sign_off(_above_comments(body, looks), texts), texts), texts, looks)
    while len(kept) > max(1, len(body) - _MOST_NOTES) and _ends_in_a_note(kept, texts):
        kept.pop()
    return kept


def without_head_notes(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """`body` without notes among its first paragraphs on who wrote it, or where it was first published."""
    notes = {at for at in body[:_REACH_OF_HEAD] if is_author_note(texts[at]) or is_from_elsewhere(texts[at])}
    for at in body[1:_REACH_OF_AUTHOR]:
        if is_author_at_the_head(texts[at], [texts[other] for other in body if other != at]):
            notes.add(at)
    return [at for at in body if at not in notes] or [*body]


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


def is_below_the_text(text: str) -> bool:
    """Whether a last paragraph is a note, or a notice that rights are reserved."""
    return _is_reserved(text) or is_note(text)


def is_note(text: str) -> bool:
    """Whether it is a note of the house or on the author, a line of copyright, or an agency's credit."""
    is_notice = len(text) < LONG and text.startswith(_NOTICES) and not _NO_NOTICE.match(text)
    is_notice = is_notice or _NOTICE_IN_CAPITALS.fullmatch(text) is not None
    return is_notice or is_house_note(text) or is_author_note(text) or is_agency_credit(text)


def _ends_in_a_note(body: Sequence[int], texts: Sequence[str]) -> bool:
    if _is_of_the_foot(texts[body[-1]].lstrip(_MARKS) or texts[body[-1]]) or is_author_behind_a_bullet(body, texts):
        return True
    above = [texts[at] for at in body[:-1]]
    return is_of_the_house(texts[body[-1]], above) or tells_who_reported(texts[body[-1]], above)


def _is_of_the_foot(text: str) -> bool:
    """Whether it is such a note, or sells something else of the house: "Norport Magazine: Check out our stories"."""
    link = _LINK.fullmatch(text)
    if is_below_the_text(text) or (link is not None and lexicon().get(link["what"], Word.NONE) & Word.DOCUMENT):
        return True
    return len(text) <= 2 * LONG and _OFFER.match(text) is not None


def _is_reserved(text: str) -> bool:
    return text.startswith(_NOTICES) and _RESERVED.search(text, 0, 2 * LONG) is not None


def _above_notice(body: Sequence[int], texts: Sequence[str], looks: Sequence[Look]) -> list[int]:
    """Without a notice that rights are reserved in the second half, and the lines below it where these hold no text."""
    notices = [at for at in body[len(body) // 2 :] if _is_reserved(texts[at])]
    if not notices or notices[0] == body[0]:
        return [*body]
    is_end = all(looks[at].shape in "xL" for at in body if at > notices[0] and at not in notices)
    return [at for at in body if at not in notices and not (is_end and at > notices[0])]


def _above_sign_off(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """Without what stands below the only sign-off on the page and is less than half as long as what is above it."""
    found = [at for at in range(body[0], body[-1] + 1) if is_sign_off(texts[at])] if body else []
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
