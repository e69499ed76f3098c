"""Worksheet and chunk -> JSON Schema of the answer, for constrained decoding: a required key for each thing asked.

Under it a model cannot leave out a candidate, answer one twice, or name an entity that was not offered. Each object
lists all its keys as required and allows no others, as OpenAI's strict mode demands. Keys are in alphabetical order,
in which a model decodes them, so candidate numbers are zero-padded.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.domain.chat import canonical_json
from factcheck.domain.claim import ClaimKind, SourceKind
from factcheck.domain.values import Span
from factcheck.domain.worksheet import Chunk, Worksheet

SENTENCES: Final = ("first", "second", "third")
# Nobody sums up three sentences in two.
_FEWEST_FOR_TWO: Final = 4
# The scores between which the rules are undecided.
_OPEN_CHECKABILITY: Final = (0.3, 0.6)

# `maxItems`: bounds a small model that repeats itself.
_MOST_ITEMS: Final = 8

_TEXT: Final[Mapping[str, object]] = {"type": "string"}
_NUMBER: Final[Mapping[str, object]] = {"type": "integer"}


def claims_schema(sheet: Worksheet, chunk: Chunk) -> str:
    """The schema of an answer about a chunk, as canonical JSON; parts of which nothing is asked have no key."""
    parts = {
        "kinds": {key_of(sheet, number): _one_of(kinds_of(sheet, number)) for number in asked_kinds(sheet, chunk)},
        "restated": {sentence_key(sheet, number): _TEXT for number in asked_restatements(sheet, chunk)},
        "sources": {
            key_of(sheet, number): _one_of(sheet.choices[number])
            for number in chunk.candidates
            if number in sheet.choices
        },
        "via": {
            key_of(sheet, number): _one_of((0, *carriers))
            for number in chunk.candidates
            if number not in sheet.controls and (carriers := carriers_of(sheet, number))
        },
    }
    properties = {name: _object(keys) for name, keys in parts.items() if keys}
    return canonical_json(_object({**properties, "summary": _summary(chunk), **_unlisted(sheet, chunk)}))


def summary_schema(sheet: Worksheet) -> str:
    """The schema of a summary alone, as canonical JSON."""
    whole = Chunk(first=1, last=len(sheet.article.sentences), candidates=())
    return canonical_json(_object({"summary": _summary(whole)}))


def key_of(sheet: Worksheet, number: int) -> str:
    """`c07` in an article with ten candidates or more."""
    return f"c{number:0{len(str(len(sheet.drafts)))}d}"


def sentence_key(sheet: Worksheet, number: int) -> str:
    """`s07` in an article with ten sentences or more."""
    return f"s{number:0{len(str(len(sheet.article.sentences)))}d}"


def asked_restatements(sheet: Worksheet, chunk: Chunk) -> tuple[int, ...]:
    """The sentences that no rule could make stand alone, and in which a candidate begins."""
    unrestated = set(sheet.unrestated)
    starts = (sheet.drafts[number - 1].start for number in chunk.candidates if number in unrestated)
    return tuple(dict.fromkeys(number_at(sheet.article.sentences, start) for start in starts))


def number_at(sentences: Sequence[Span], start: int) -> int:
    """The number (from 1) of the sentence that holds an offset, or of the last one that begins before it."""
    return max(1, bisect_right(sentences, start, key=lambda sentence: sentence.start))


def asked_kinds(sheet: Worksheet, chunk: Chunk) -> tuple[int, ...]:
    """The candidates whose checkability is undecided; figures are always checkable."""
    least, most = _OPEN_CHECKABILITY
    return tuple(
        number
        for number in chunk.candidates
        if sheet.drafts[number - 1].kind is not ClaimKind.QUANTITY
        and number_at(sheet.article.sentences, sheet.drafts[number - 1].start) not in sheet.withheld
        and least <= sheet.drafts[number - 1].checkability.score <= most
    )


def kinds_of(sheet: Worksheet, number: int) -> tuple[str, ...]:
    """The labels of a candidate; "unquoted" (scare quotes) only where it is a quotation."""
    kinds = ("fact", "forecast", "opinion")
    return (*kinds, "unquoted") if sheet.drafts[number - 1].kind is ClaimKind.QUOTATION else kinds


def carriers_of(sheet: Worksheet, number: int) -> tuple[int, ...]:
    """The choices of a candidate that can be its `via`: organisations and documents."""
    offered = sheet.choices.get(number, ())
    return tuple(m for m in offered if sheet.entities[m - 1].kind in (SourceKind.ORGANISATION, SourceKind.DOCUMENT))


def free_sentences(sheet: Worksheet, chunk: Chunk) -> tuple[int, ...]:
    """The sentences of a chunk in which no candidate stands."""
    sentences = sheet.article.sentences
    return tuple(
        number
        for number in range(chunk.first, chunk.last + 1)
        if not any(
            sheet.drafts[candidate - 1].start < sentences[number - 1].end
            and sentences[number - 1].start < sheet.drafts[candidate - 1].end
            for candidate in chunk.candidates
        )
    )


def _summary(chunk: Chunk) -> Mapping[str, object]:
    line = _object({"by": _list_of(_NUMBER), "text": _TEXT})
    or_none = {"anyOf": [line, {"type": "null"}]}
    is_long = chunk.last - chunk.first + 1 >= _FEWEST_FOR_TWO
    return _object(dict(zip(SENTENCES, (line, line if is_long else or_none, or_none), strict=True)))


def _unlisted(sheet: Worksheet, chunk: Chunk) -> Mapping[str, object]:
    free = free_sentences(sheet, chunk)
    if not free or not sheet.entities:
        return {}
    statement = _object({"first": _TEXT, "last": _TEXT, "m": _NUMBER, "s": _one_of(free)})
    return {"unlisted": _list_of(statement)}


def _list_of(item: Mapping[str, object]) -> Mapping[str, object]:
    return {"type": "array", "items": item, "maxItems": _MOST_ITEMS}


def _one_of(values: tuple[str, ...] | tuple[int, ...]) -> Mapping[str, object]:
    kind = "string" if isinstance(values[0], str) else "integer"
    return {"type": kind, "enum": list(values)}


def _object(properties: Mapping[str, object]) -> Mapping[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": sorted(properties),
        "additionalProperties": False,
    }
