"""Sentence boundary detection: text -> spans of its sentences, by terminal punctuation, abbreviations and sentence
openers.
"""

import re
from collections.abc import Iterator

from pydantic import TypeAdapter

from factcheck.domain.values import Span
from factcheck.language.datelines import find_dateline
from factcheck.language.en.lexicon import NOUN, Word, lexicon
from factcheck.language.en.words import members, table, words
from factcheck.language.marks import DASHES

# Validated at once, which takes less time than one by one.
_SPANS = TypeAdapter(tuple[Span, ...])
_PARAGRAPH = re.compile(r"\S[^\n]*+(?:\n(?!\s*\n)[^\n]*+)*+")
# A run of terminal punctuation with closing quotation marks, brackets, Markdown; possessive, so no backtracking.
# It begins with one character class, which the regex engine scans for fast.
_STOP = re.compile(
    r"[.!?…。！？।॥؟۔]"
    r"(?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’“»«)\]]*+(?:[ \u00a0\u202f]»(?![^\s,.;]))?+(?:\*\*|__)?+"
    r"|(?<=[。！？।॥؟۔])[。！？।॥؟۔]*+[」』”’»)\]]*+)"
)
_SPACE = re.compile(r"\s*+")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]*$")
_NEXT_WORD = re.compile(r"[\"'`“‘«»„(\[¿¡]*+([^\W_]+)")
_OPENS = re.compile(rf"[{DASHES}\"'`“‘«»„(\[¿¡•·* ]*+")
_TIME_STAMP = re.compile(
    r"[\[(]?(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?: ?(?i:[ap]\.?m)\.?)?(?: [A-Z]{2,4})?[\])]?"
    r"(?: ?[-–—|:] | )(?=[A-Z\"“‘@])"
)
_FARTHEST_BACK = 24
_GLUED = re.compile(r"[A-Z][a-z]*+(?:[\s,;:]|[’'][a-z])")
_SHORTEST_GLUED = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_LOOK_BACK = 200
_HOUSE = re.compile(r"\d[A-Za-z]?(?: [A-Z][a-z]+){1,2} [A-Z][a-z]+\.$")
_NAME_AND_VERB = re.compile(r"([A-Z][\w’'-]++) ([a-z]++)\b")
# A quotation may be signed after a dash: "..." — Carla Sanchez.
_DASHES = frozenset("—–―-")
_DEGREES = frozenset("°º")
_CLOSING_MARKS = frozenset("\"'”’“»")
_BEFORE_A_SPEAKER = frozenset(',"“”‘’')


def split_sentences(text: str, *, body: int | None = None) -> tuple[Span, ...]:
    """The sentences of `text` in order. None crosses a blank line; a headline without full stop is one.

    Closing quotation marks and brackets belong to the sentence that they close. The full stop of an abbreviation or an
    initial is a boundary only where the next word can open a sentence (abbreviations.txt and sentence_openers.txt in
    language/en/data). Behind `body`, where an article's body begins, a dateline is no part of the sentence that it
    opens, nor of any other.
    """
    bounds: list[dict[str, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        end = paragraph.end()
        while text[end - 1].isspace():
            end -= 1
        start = paragraph.start()
        if body is not None and start >= body:
            start = _after_dateline(text, start, end, is_lead=start == body)
        for stop in _ends(text, start, end):
            bounds.append({"start": start, "end": stop})
            start = _after_space(text, stop, end)
        if start < end:
            bounds.append({"start": start, "end": end})
    return _SPANS.validate_python(bounds)


def _after_dateline(text: str, start: int, end: int, *, is_lead: bool) -> int:
    """Past a dateline, or past the time that an entry of a live blog or a transcript bears."""
    if text[start].isdigit() or text[start] in "[(":
        stamp = _TIME_STAMP.match(text, start, end)
        if stamp is not None:
            return stamp.end()
    dateline = find_dateline(text, start, is_lead=is_lead)
    return dateline.end if dateline is not None and dateline.end < end else start


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """The end offsets of the sentences of a paragraph, without the last."""
    begun = start
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if after < end and _is_end(text, stop, begun, end):
            if text[after - 1] == "“" and not text[after].isspace():
                after -= 1  # “It leaks.“Nobody came” opens the next
            begun = after
            yield after


def _is_end(text: str, stop: re.Match[str], begun: int, end: int) -> bool:
    """Whether the terminal punctuation is a boundary of the sentence that began at `begun`."""
    mark, after = stop.group(), stop.end()
    if mark[0] not in ".!?…":
        return True
    if not text[after].isspace():
        return _is_glued_end(text, stop)
    first = _first_of_next(text, stop, end)
    if first is None:
        return False
    before = _word_before(text, stop.start())
    if mark[0] == "!" and before in words("exclaimed_names"):
        return False
    if mark.rstrip("\"'”’“»«)] \u00a0\u202f") != "." or not before:
        return True
    if _are_initials(text, before, stop.start()):
        # an initial, even where its lower-case letter is an abbreviation
        return _opens_sentence(text, after) or _is_label(text, stop.start() - 1)
    ends = _stop_ends(text, before, after, first)
    if ends is not None:
        return ends
    return _somebody_says(text, after) and _may_be_complete(text[begun : stop.start()], before)


def _are_initials(text: str, before: str, stop: int) -> bool:
    """Whether the full stop is an initial's: "J. Roe", "the guild's R.K. Roe"; not "the U.S.", "the F.B.I."."""
    if len(before) == 1:
        return text[stop - 1].isupper() and before != "i"
    if before[1::2] != "." * (len(before) // 2) or not text[stop - 1].isupper():
        return False
    is_body = text.endswith("the ", 0, stop - len(before))
    return before not in table("abbreviations") and not is_body


def _first_of_next(text: str, stop: re.Match[str], end: int) -> str | None:
    """The capital or digit with which the next sentence would begin; None where none can begin there."""
    following = _after_space(text, stop.end(), end)
    first = text[following]
    if first in _DASHES and stop.group()[-1] in _CLOSING_MARKS:
        return None
    if not first.isalnum():
        opens = _OPENS.match(text, following, end)
        first = text[opens.end()] if opens is not None and opens.end() < end else ""
    return first if first.isalnum() and not first.islower() else None


def _after_space(text: str, start: int, end: int) -> int:
    if start + 1 < end and text[start] == " " and not text[start + 1].isspace():
        return start + 1  # as nearly everywhere
    space = _SPACE.match(text, start, end)
    return space.end() if space is not None else start


def _word_before(text: str, stop: int) -> str:
    """The word before the full stop, lower case, inner full stops kept: "mr", "u.n", "j"."""
    start = max(0, stop - _FARTHEST_BACK)
    start = max(start, text.rfind(" ", start, stop) + 1)
    if (word := text[start:stop]).isalnum():
        return word.lower()
    found = _WORD_BEFORE.search(text, start, stop)
    return found.group().lower() if found is not None else ""


def _stop_ends(text: str, before: str, after: int, first: str) -> bool | None:
    """Whether a full stop after the word `before` is a boundary; `first` is the next letter or digit.

    None where one side alone does not decide.
    """
    kind = table("abbreviations").get(before)
    if kind is None:
        kind = "either" if "." in before or (len(before) == 1 and before.isalpha() and before != "i") else None
    match kind:
        case None:
            return True
        case "before_name" if _is_of_address(text, before, after):
            return None
        case "never" | "before_name":
            return False
        case "before_number":
            return not first.isdigit()
        case "before_day" if first.isdigit():
            return False
        case _:
            return _opens_sentence(text, after) or None


def _is_of_address(text: str, before: str, after: int) -> bool:
    """Whether the abbreviation is a street's behind a house number: "9 Mill St.", not "Port St. Osk"."""
    return before in words("street_words") and _HOUSE.search(text, max(0, after - _FARTHEST_BACK), after) is not None


def _is_glued_end(text: str, stop: re.Match[str]) -> bool:
    """Whether a sentence boundary lacks its space: "left at noon.She said", "in 2012.She"; not in Example.Com, not in
    e.g.This.
    """
    mark = stop.group()
    if mark[0] not in ".!?…" or mark[1:].strip('"”’“»') or not _GLUED.match(text, stop.end()):
        return False
    before = _word_before(text, stop.start())
    if len(mark) > 1 and before.isalpha():
        return True
    if _YEAR.fullmatch(before):
        return True
    following = _NEXT_WORD.match(text, stop.end())
    if following is not None and following.group(1).lower() in members("domains"):
        return False
    is_word = len(before) >= _SHORTEST_GLUED and before.isalpha() and text[stop.start() - 1].islower()
    return is_word and before not in table("abbreviations")


def _is_label(text: str, letter: int) -> bool:
    """Whether the single capital is no initial: of a noun ("plan B", "vitamin C"), or a unit ("12°C")."""
    if letter and text[letter - 1] in _DEGREES:
        return True
    found = _WORD_BEFORE.search(text, max(0, letter - _FARTHEST_BACK), letter - 1) if letter else None
    return found is not None and found.group() in members("before_a_letter")


def _may_be_complete(sentence: str, last: str) -> bool:
    """Whether the sentence has a verb so far, and its `last` word begins no name: not "The U.S.", "Later, J.P."."""
    forms = lexicon()
    is_state = last in table("state_abbreviations")  # "Osk, Calif."
    if sentence[: -len(last)].rstrip()[-1:] in _BEFORE_A_SPEAKER and not is_state:
        return False
    lows = [word.lower() for word in sentence[-_LONGEST_LOOK_BACK:].split()]
    return any(forms.get(low, 0) & (Word.AUXILIARY | Word.VERB | Word.PAST) or low.endswith("ed") for low in lows)


def _somebody_says(text: str, after: int) -> bool:
    """Whether a surname and a verb of saying follow: "moved to the U.S. Brandt said"; not "the U.S. Treasury said"."""
    following = _NAME_AND_VERB.match(text, _after_space(text, after, len(text)))
    if following is None:
        return False
    forms = lexicon()
    name, form = following.groups()
    is_body = forms.get(name.lower(), 0) & NOUN
    verb = forms.get(form, 0)
    is_finite = bool(verb & Word.PAST) or form.endswith("s")
    return not is_body and bool(verb & (Word.SPEECH | Word.ADDRESS)) and is_finite


def _opens_sentence(text: str, after: int) -> bool:
    """Whether the next word, capitalised, is listed as a sentence opener and is no proper name."""
    following = _NEXT_WORD.match(text, _after_space(text, after, len(text)))
    return following is not None and following.group(1).lower() in words("sentence_openers")
