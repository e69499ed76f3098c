"""Claim draft -> which record would show that it was said, where and when, and what would settle whether it is so.

The kinds of records and sources are data (`data/records.toml`); no body is named that the article does not name.
"""

import re
import tomllib
from collections.abc import Set
from functools import cache
from pathlib import Path
from typing import Any, Final

from factcheck.detection.worth.wording import after_words, is_bare, one_line, with_article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Quantity, SourceKind
from factcheck.language.en.words import members, table, words

_RECORDS = Path(__file__).parent / "data" / "records.toml"
_PERSONS: Final = frozenset({SourceKind.NAMED, SourceKind.ROLE, SourceKind.ANONYMOUS})
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MARKS: Final = re.compile(r"[$£€%]")
_DAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NAME: Final = r"[A-Z][\w’'.-]*\w(?: (?:(?:of|the|de|del|al) )*[A-Z][\w’'.-]*\w)*"
_PLACE: Final = re.compile(rf"\b(?:in|at) ((?:the )?{_NAME})")
_LONGEST_CLAUSE: Final = 160
# So many characters on both sides of a figure belong to it.
_AROUND_A_FIGURE: Final = 40
_POINTS: Final = frozenset({"point", "points"})
# 14-7, 10-for-27
_SCORE: Final = re.compile(r"\d+-(?:for-)?\d+\b")
_MATCH: Final = "the official result or match record"
# "dollar an hour"
_PER: Final = re.compile(r" (?:an?|per) |/")


def record(draft: ClaimDraft, who: str, text: str) -> str:
    """The record that would show the words of `who`: a sentence, with place and day where the article gives them."""
    attribution = draft.attribution
    when = _place_and_day(draft, text)
    if attribution.via:
        carrier = _named(after_words(one_line(attribution.via[-1].text)), who)
        return f"To look at: {_carrier(carrier)}{when}."
    cue = attribution.cue.text if attribution.cue else ""
    said = {word.lower() for word in _WORD.findall(f"{cue} {who}")}
    found = _first_kind("records", said)
    if found is None:
        is_person = attribution.kind in _PERSONS
        found = "a recording, a transcript or notes of the words" if is_person else "the statement as it was published"
    return f"To look at: {found}{when}."


def _named(carrier: str, who: str | None) -> str:
    """The carrier with the one who speaks for its possessive pronoun: "its website" -> "the port's website"."""
    first, _, rest = carrier.partition(" ")
    if who is None or not rest or first.lower() not in members("possessors"):
        return carrier
    return f"{who}{'’' if who.endswith('s') else '’s'} {rest}"


def settled_by(content: str) -> str | None:
    """What would settle a claim of these words: a sentence; None where nothing tells."""
    kind = _kind("settling", content)
    return None if kind is None else f"What would settle it: {kind}."


def figure_settled_by(draft: ClaimDraft, quantity: Quantity, text: str) -> str:
    """The same for a figure: by its unit and what it counts, whose it is, and the words around it."""
    if quantity.value_high is None and _SCORE.match(draft.text):
        return f"What would settle it: {_kind('settling_scores', draft.sentence.cut(text)) or _MATCH}."
    subject = quantity.subject.text if quantity.subject else ""
    unit = _PER.split(quantity.unit or "")[0]
    own = f"{unit} {quantity.counted or ''}".strip()
    start = max(draft.sentence.start, draft.start - _AROUND_A_FIGURE)
    around = text[start : min(draft.sentence.end, draft.end + _AROUND_A_FIGURE)]
    looked_at = [("settling_figures", unit), ("settling", unit), ("settling_figures", own)]
    if unit.lower() in members("stretches") and (term := _kind("settling_terms", around)):
        return f"What would settle it: {term}."
    if unit.lower() in _POINTS:  # of a match, or of a rate or a poll
        looked_at.insert(0, ("settling", draft.sentence.cut(text)))
    kinds = (_kind(*one) for one in (*looked_at, *(("settling", words) for words in (own, subject, around))))
    return f"What would settle it: {next(filter(None, kinds), 'the list or count that it was taken from')}."


def is_counted(quantity: Quantity) -> bool:
    """Whether it is a count or a share, which somebody counted: no price, measure, duration or score."""
    unit = (quantity.unit or "").lower()
    is_money = unit in table("currency_names") or unit in table("currency_marks")
    return not is_money and _kind("settling_figures", f"{unit} {quantity.counted or ''}") is None


def _kind(table_name: str, content: str) -> str | None:
    """The first kind that a word of the content shows, in lower case: what begins with a capital is a name. Idioms show
    nothing.
    """
    content = _without_idioms(content[:1].lower() + content[1:])
    return _first_kind(table_name, {*_WORD.findall(content), *_MARKS.findall(content)})


def _first_kind(table_name: str, said: Set[str]) -> str | None:
    """The first kind of the table that one of the words shows."""
    shown = _kinds(table_name)
    return min((shown[word] for word in shown.keys() & said), default=(0, None))[1]


def _without_idioms(content: str) -> str:
    """The content without the phrases in which a word of the data means something else; most have none."""
    low = content.lower()
    return _idioms().sub(" ", content) if any(map(low.__contains__, _phrases())) else content


def _place_and_day(draft: ClaimDraft, text: str) -> str:
    """ ", in Lund, on Tuesday": from the reporting clause around the content."""
    cue = draft.attribution.cue
    outside = text[draft.sentence.start : draft.start], text[draft.end : draft.sentence.end]
    carriers = " ".join(via.text for via in draft.attribution.via)
    around = " ".join(outside)
    day = _DAY.search(around) if "day" in around else None
    place = _place(draft, text) if cue is not None else None
    found = [
        f"in {place}" if place and place not in carriers else "",
        f"on {day[0]}" if day and day[0] not in carriers else "",
    ]
    return "".join(f", {one}" for one in found if one)


def _place(draft: ClaimDraft, text: str) -> str | None:
    """The name behind "in" or "at" between the cue and what is said, behind the cue at the end, or in an opening clause
    of the speaker: "Speaking in Lund, she said".
    """
    cue = draft.attribution.cue
    if cue is None or cue.text.lower().startswith("according"):
        return None
    is_inside = cue.start >= draft.start and cue.end <= draft.end
    behind = cue.end if is_inside else draft.start if cue.end <= draft.start else draft.sentence.end
    clauses = [text[cue.end : min(behind, cue.end + _LONGEST_CLAUSE)].partition("“")[0].partition(", ")[0]]
    opening = text[draft.sentence.start : min(cue.start, draft.sentence.start + _LONGEST_CLAUSE)].partition(", ")[0]
    if opening.partition(" ")[0].lower() in members("speaking_to"):
        clauses.append(opening)
    names = (found[1] for clause in clauses for found in _PLACE.finditer(clause))
    return next((name for name in names if name.split(" ")[-1].lower() not in table("calendar")), None)


def _carrier(name: str) -> str:
    """The document itself, what an outlet carried, or what a person said on the way."""
    if _is_document(name):
        return f"the {name}" if is_bare(name) else name
    first, last = name.split(" ")[0], name.split(" ")[-1]
    if first.strip(".").lower() in words("honorifics") or last.islower():
        return f"a recording or notes of what {with_article(name)} said"
    return f"what {name} carried"


def _is_document(name: str) -> bool:
    said = _WORD.findall(name.lower())
    return not {*said, *(word.removesuffix("s") for word in said)}.isdisjoint(words("documents"))


@cache
def _kinds(name: str) -> dict[str, tuple[int, str]]:
    """Word -> the first kind of record or source that it shows, behind the place of that kind in the table."""
    rows: dict[str, str] = _data()[name]
    kinds: dict[str, tuple[int, str]] = {}
    for place, (kind, shown_by) in enumerate(rows.items()):
        for word in shown_by.split():
            kinds.setdefault(word, (place, kind))
    return kinds


@cache
def _idioms() -> re.Pattern[str]:
    """What matches `_phrases`."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _phrases()))})\b", re.IGNORECASE)


@cache
def _phrases() -> tuple[str, ...]:
    """The phrases in which a word of the data means something else, in lower case."""
    return tuple(_data()["otherwise"]["phrases"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_RECORDS.read_text(encoding="utf-8"))
