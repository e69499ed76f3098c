"""The body of an article -> the same without lines that are no text: end marks, initials of editors, rules, times,
readers' reactions, scripts that were copied with the page.

A press release ends with "###", "-30-" or "ENDS" (AP Stylebook). What it says of its company ("About NORDLINE") and
notes to editors below hold claims, and stay. Reactions and times stand between the entries of live blogs.
"""

import re
from collections.abc import Sequence

from factcheck.intake.words import words

_END_MARK = re.compile(r"#(?: ?#){2,}|[-–—] ?30 ?[-–—]|[-–—]{0,2} ?(?:ENDS|Ends) ?[-–—]{0,2}")
# The end of copy of a wire service: "AP-WF-05-04-24 0815GMT".
_FILED = re.compile(r"[A-Z]{2,}(?:-[A-Z]{2,})*-\d\d-\d\d-\d\d \d{4} ?(?:GMT|UTC|[ECMP][DS]?T)")
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?i:[ap]\.?m)\.?)?(?: [A-Z]{2,4})?")
# "[[map to come]]", "((Adds details))".
_NOTE = re.compile(r"\[\[[^\[\]]{1,90}\]\]|\(\([^()]{1,90}\)\)")
# "hh/ph/ts", "bur-sm/fox": who wrote and edited a wire story.
_INITIALS = re.compile(r"[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}){1,5}")
# What parts sections of plain text and Markdown: "* * *", "-----".
_RULE = re.compile(r"[-–—*_=~#•·.](?: ?[-–—*_=~#•·.]){2,}")
# "window.ads = window.ads || []; ads.push({mode: 'wide'});"
_CODE = re.compile(
    r"(?:(?:var|let|const) [\w$]+ ?=|\(?function ?[\w$]*\(|[\w$]+(?:\.[\w$]+)+(?:\(| ?\|?=)|[\w$]+\(\{).*[;}]\)?;?",
    re.DOTALL,
)
_MOST_WORDS = 6
_LONGEST = 100
_PICTOGRAPHS = 0x2600  # Unicode blocks from here on hold hearts and thumbs
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def is_time(text: str) -> bool:
    """Whether a line is the time of an entry: "10:42", "9.15 pm BST"."""
    return _TIME.fullmatch(text) is not None


def without_marks_of_desks(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """`body` (paragraph numbers) without end marks, the times of entries, reactions between paragraphs, and scripts."""
    short = [at for at in body if len(texts[at]) <= _LONGEST]
    reactions = {at for at in short if _is_reaction(texts[at])}
    counts = {at for at in short if texts[at].isdecimal() and not reactions.isdisjoint({at - 1, at + 1})}
    code = {at for at in body if texts[at][-1] in ";})" and _CODE.fullmatch(texts[at])}
    left_out = {*reactions, *counts, *code, *(at for at in short if _is_mark(texts[at]))}
    return [at for at in body if at not in left_out] or list(body)


def _is_mark(text: str) -> bool:
    is_bare = "…" not in text and not any(map(str.isalnum, text))
    return (
        is_bare or is_time(text) or any(form.fullmatch(text) for form in (_END_MARK, _FILED, _NOTE, _RULE, _INITIALS))
    )


def _is_reaction(text: str) -> bool:
    """Whether a line has nothing but words of reactions and their numbers, or a number behind a pictograph."""
    found = _WORD.findall(text.lower())
    if not found or len(found) > _MOST_WORDS:
        return False
    letters = _LETTERS.findall(text.lower())
    if not letters:
        return any(ord(character) >= _PICTOGRAPHS for character in text)
    return all(word in words("reactions") for word in letters) and not text.endswith((".", "?", "!"))
