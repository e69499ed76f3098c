"""Worksheet -> the user message: numbered sentences, names and candidates, hardened against prompt injection.

The article stands between tags made of its own hash, so that no article can forge the end tag (spotlighting by
delimiters, Hines et al. 2024). Control and format characters, which hide words from people and not from models, are
stripped.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from factcheck.domain.worksheet import Chunk, Worksheet
from factcheck.prompting.schemas import asked_kinds, asked_restatements, key_of, number_at, sentence_key

_TAG_LENGTH: Final = 20
_HEAD_WORDS: Final = 4
_TAIL_WORDS: Final = 2
_WITHHELD: Final = "(words addressed to a reader, which report nothing; left out)"
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def tag_of(sheet: Worksheet) -> str:
    """The delimiter of the article: a prefix of its sha256, which its author cannot have put into it."""
    digest = sheet.article.id.removeprefix("sha256:")
    return f"article-{digest[:_TAG_LENGTH]}"


def user_message(sheet: Worksheet, chunk: Chunk) -> str:
    """The user message of a chunk: sentences, entities to choose from, and what is asked of each candidate."""
    tag = tag_of(sheet)
    numbers = (*chunk.lead, *range(chunk.first, chunk.last + 1))
    parts = [f"<{tag}>", *sentence_lines(sheet, numbers), f"</{tag}>"]
    parts.extend(_entity_lines(sheet, chunk))
    parts.extend(_candidate_lines(sheet, chunk))
    return "\n".join(parts)


def sentence_lines(sheet: Worksheet, numbers: Iterable[int]) -> Iterator[str]:
    """`s1 The mayor opened the bridge.`"""
    for number in numbers:
        words = sheet.article.sentences[number - 1].cut(sheet.article.text)
        shown = _WITHHELD if number in sheet.withheld else visible(words)
        yield f"{sentence_key(sheet, number)} {shown}"


def visible(text: str) -> str:
    """One line, white space folded, without control, format, private and unassigned characters."""
    shown = (" " if character.isspace() else character for character in text)
    return " ".join("".join(one for one in shown if unicodedata.category(one) not in _INVISIBLE).split())


def _entity_lines(sheet: Worksheet, chunk: Chunk) -> Iterator[str]:
    offered = {number for candidate in chunk.candidates for number in sheet.choices.get(candidate, ())}
    for number in sorted(offered):
        yield f"m{number} {visible(sheet.entities[number - 1].name)}"


def _candidate_lines(sheet: Worksheet, chunk: Chunk) -> Iterator[str]:
    kinds = asked_kinds(sheet, chunk)
    for number in chunk.candidates:
        asked = ["kind"] if number in kinds else []
        if number in sheet.choices:
            asked.append("who: " + " ".join(f"m{entity}" for entity in sheet.choices[number]))
        if asked:
            draft = sheet.drafts[number - 1]
            at = number_at(sheet.article.sentences, draft.start)
            yield f"{key_of(sheet, number)} {sentence_key(sheet, at)} “{excerpt(draft.text)}” {', '.join(asked)}"
    restated = asked_restatements(sheet, chunk)
    if restated:
        yield "restate: " + " ".join(sentence_key(sheet, number) for number in restated)


def excerpt(text: str) -> str:
    """The first four and the last two words of a text: enough to identify it, for few tokens."""
    words = visible(text).split()
    if len(words) <= _HEAD_WORDS + _TAIL_WORDS:
        return " ".join(words)
    return f"{' '.join(words[:_HEAD_WORDS])} … {' '.join(words[-_TAIL_WORDS:])}"
