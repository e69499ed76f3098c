"""Worksheet and chunk -> JSON Schema of the answer, for constrained decoding: a list for each sort of decision.

Each object lists all its keys as required and allows no others, as OpenAI's strict mode demands. The schema is the same
for every article, so that a server that compiles it does that once. Keys are in alphabetical order, in which a model
decodes them.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from factcheck.domain.answer import Cause, Letter, Part
from factcheck.domain.authority import Decision
from factcheck.domain.chat import canonical_json
from factcheck.domain.values import Span
from factcheck.domain.worksheet import Chunk, Worksheet

SENTENCES: Final = ("first", "second", "third")
# Nobody sums up three sentences in two.
_FEWEST_FOR_TWO: Final = 4
# `maxItems`: bounds a small model that repeats itself.
_MOST_ITEMS: Final = 60
_MOST_WORDS: Final = 4
_MOST_CITED: Final = 8
_TOP: Final = 5

_TEXT: Final[Mapping[str, object]] = {"type": "string"}
_NUMBER: Final[Mapping[str, object]] = {"type": "integer"}


def review_schema(sheet: Worksheet, chunk: Chunk) -> str:
    """The schema of an answer about a chunk, as canonical JSON; what is not asked for has no key."""
    asked = {key: what for decision in sheet.authority.granted for key, what in _keys_of(decision).items()}
    restated = {"restated": _list_of(_object({"s": _NUMBER, "text": _TEXT}))} if restated_in(sheet, chunk) else {}
    return canonical_json(_object({**asked, **restated, "summary": _summary(chunk)}))


def summary_schema(sheet: Worksheet) -> str:
    """The schema of a summary alone, as canonical JSON."""
    whole = Chunk(first=1, last=len(sheet.article.sentences), candidates=())
    return canonical_json(_object({"summary": _summary(whole)}))


def key_of(number: int) -> str:
    return f"c{number}"


def sentence_key(number: int) -> str:
    return f"s{number}"


def restated_in(sheet: Worksheet, chunk: Chunk) -> tuple[int, ...]:
    """The sentences of the chunk of which a restatement is asked."""
    return tuple(number for number in sheet.restated if chunk.first <= number <= chunk.last)


def number_at(sentences: Sequence[Span], start: int) -> int:
    """The number (from 1) of the sentence that holds an offset, or of the last one that begins before it."""
    return max(1, bisect_right(sentences, start, key=lambda sentence: sentence.start))


def _keys_of(decision: Decision) -> Mapping[str, object]:
    named = _object({"c": _NUMBER, "s": _NUMBER, "w": _list_of(_TEXT, _MOST_WORDS)})
    part = _object({"c": _NUMBER, "p": _one_of(Part), "w": _TEXT})
    words = {"first": _TEXT, "last": _TEXT, "cut": _TEXT, "s": _NUMBER, "to": _NUMBER, "c": _NUMBER}
    keys: Mapping[Decision, Mapping[str, Mapping[str, object]]] = {
        Decision.SOURCE: {"who": named},
        Decision.VIA: {"via": named},
        Decision.SPAN: {"span": _object(words), "kind": _object({"c": _NUMBER, "k": _one_of(Letter)})},
        Decision.FIGURE: {"figure": part},
        Decision.DROP: {"drop": _object({"c": _NUMBER, "why": _one_of(Cause)})},
        Decision.ADD: {"add": _object({**words, "k": _one_of(Letter)}), "who": named, "via": named, "figure": part},
        Decision.RANK: {"top": _NUMBER},
    }
    most = _TOP if decision is Decision.RANK else _MOST_ITEMS
    return {key: _list_of(item, most) for key, item in keys[decision].items()}


def _summary(chunk: Chunk) -> Mapping[str, object]:
    line = _object({"by": _list_of(_NUMBER, _MOST_CITED), "text": _TEXT})
    or_none = {"anyOf": [line, {"type": "null"}]}
    is_long = chunk.last - chunk.first + 1 >= _FEWEST_FOR_TWO
    return _object(dict(zip(SENTENCES, (line, line if is_long else or_none, or_none), strict=True)))


def _list_of(item: Mapping[str, object], most: int = _MOST_ITEMS) -> Mapping[str, object]:
    return {"type": "array", "items": item, "maxItems": most}


def _one_of(values: type[StrEnum]) -> Mapping[str, object]:
    return {"type": "string", "enum": [value.value for value in values]}


def _object(properties: Mapping[str, object]) -> Mapping[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": sorted(properties),
        "additionalProperties": False,
    }
