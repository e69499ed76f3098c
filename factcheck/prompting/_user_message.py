"""Worksheet -> the user message: numbered sentences and the draft, hardened against prompt injection.

The article stands between tags made of its own hash, so that no article can forge the end tag (spotlighting by
delimiters, Hines et al. 2024). Control and format characters, which hide words from people and not from models, are
stripped.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from factcheck.domain.answer import Letter
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Quantity
from factcheck.domain.worksheet import Chunk, Worksheet
from factcheck.prompting.schemas import key_of, number_at, restated_in, sentence_key

_TAG_LENGTH: Final = 20
_HEAD_WORDS: Final = 4
_TAIL_WORDS: Final = 2
_NONE: Final = "-"
_WITHHELD: Final = "(words addressed to a reader, which report nothing; left out)"
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def tag_of(sheet: Worksheet) -> str:
    """The delimiter of the article: a prefix of its sha256, which its author cannot have put into it."""
    digest = sheet.article.id.removeprefix("sha256:")
    return f"article-{digest[:_TAG_LENGTH]}"


def user_message(sheet: Worksheet, chunk: Chunk) -> str:
    """The user message of a chunk: its sentences, the draft of its claims where those are reviewed, and what to
    restate.
    """
    tag = tag_of(sheet)
    numbers = (*chunk.lead, *range(chunk.first, chunk.last + 1))
    parts = [f"<{tag}>", *sentence_lines(sheet, numbers), f"</{tag}>"]
    if sheet.authority.granted:
        parts.extend(_draft_lines(sheet, chunk))
    restated = restated_in(sheet, chunk)
    if restated:
        parts.append("restate: " + " ".join(map(sentence_key, restated)))
    return "\n".join(parts)


def sentence_lines(sheet: Worksheet, numbers: Iterable[int]) -> Iterator[str]:
    """`s1 The mayor opened the bridge.`"""
    for number in numbers:
        words = sheet.article.sentences[number - 1].cut(sheet.article.text)
        shown = _WITHHELD if number in sheet.withheld else visible(words)
        yield f"{sentence_key(number)} {shown}"


def visible(text: str) -> str:
    """One line, white space folded, without control, format, private and unassigned characters."""
    shown = (" " if character.isspace() else character for character in text)
    return " ".join("".join(one for one in shown if unicodedata.category(one) not in _INVISIBLE).split())


def _draft_lines(sheet: Worksheet, chunk: Chunk) -> Iterator[str]:
    """`c1 s1 N 90 metres | voice | 90 | metres | bridge`: what is none at the end of a line is left out."""
    for number in chunk.candidates:
        draft = sheet.drafts[number - 1]
        if number_at(sheet.article.sentences, draft.start) in sheet.withheld:
            continue
        spot = sheet.spot_check
        who = spot.name if spot is not None and spot.number == number else _who(draft)
        via = "".join(f" via {one.text}" for one in draft.attribution.via)
        cells = [_place(sheet, draft), f"{who}{via}", *(_parts(draft.quantity) if draft.quantity else ())]
        while cells[-1] == _NONE:
            cells.pop()
        yield f"{key_of(number)} " + " | ".join(visible(cell).replace("|", "/") for cell in cells)


def _place(sheet: Worksheet, draft: ClaimDraft) -> str:
    sentences = sheet.article.sentences
    first, last = number_at(sentences, draft.start), number_at(sentences, draft.end - 1)
    where = sentence_key(first) if first == last else f"{sentence_key(first)}-{last}"
    return f"{where} {Letter.of(draft.kind)} {excerpt(draft.text)}"


def _who(draft: ClaimDraft) -> str:
    source = draft.attribution.source
    if source is not None:
        return source.name
    return "?" if draft.kind.has_source else "voice"


def _parts(quantity: Quantity) -> Iterator[str]:
    high = "" if quantity.value_high is None else f" to {_number(quantity.value_high)}"
    comparator = "" if quantity.comparator == "=" else f"{quantity.comparator} "
    yield f"{comparator}{_number(quantity.value)}{high}"
    yield quantity.unit or _NONE
    yield excerpt(quantity.counted or _NONE)
    yield excerpt(quantity.subject.text) if quantity.subject else _NONE
    yield quantity.period or _NONE


def _number(value: float) -> str:
    return f"{value:.6g}" if abs(value) < 1 else f"{value:.15g}"


def excerpt(text: str) -> str:
    """The first four and the last two words of a text: enough to identify it, for few tokens."""
    words = visible(text).split()
    if len(words) <= _HEAD_WORDS + _TAIL_WORDS:
        return " ".join(words)
    return f"{' '.join(words[:_HEAD_WORDS])} … {' '.join(words[-_TAIL_WORDS:])}"
