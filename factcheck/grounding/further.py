"""A model's reference to a statement that the rules missed -> its span and attribution, or why it is rejected."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.domain.answer import FurtherStatement
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, Certainty, Source
from factcheck.domain.values import Passage, Span, passage
from factcheck.domain.worksheet import Entity, Worksheet

_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Further:
    """A statement that the rules missed, resolved in the article."""

    words: Passage
    attribution: Attribution


def read_further(sheet: Worksheet, statement: FurtherStatement, before: Iterable[Further]) -> Further | str:
    """The statement, or the reason why it is rejected; `before` are those accepted already."""
    sentence, entity = sheet.sentence(statement.s), sheet.entity(statement.m)
    if sentence is None or entity is None:
        return "there is no such sentence" if sentence is None else "there is no such name"
    words = _find(sheet.article.text, sentence, statement)
    if words is None:
        return "its words do not stand in that sentence, or are fewer than four"
    if _is_covered(words, sheet.drafts):
        return "claims of the rules cover it"
    if any(_overlap(words, one.words) for one in before):
        return "it is said already"
    source = _speaker(sheet, statement.s, entity, words)
    return f"{entity.name} is not named beside it" if source is None else Further(words=words, attribution=source)


def _find(text: str, sentence: Span, statement: FurtherStatement) -> Passage | None:
    firsts, lasts = (_whole(words, sentence.cut(text)) for words in (statement.first, statement.last))
    if not firsts or not lasts or lasts[-1].end() < firsts[0].end():
        return None
    found = passage(text, sentence.start + firsts[0].start(), sentence.start + lasts[-1].end())
    return found if len(found.text.split()) >= _SHORTEST else None


def _whole(words: str, sentence: str) -> list[re.Match[str]]:
    """Matches of the words at word boundaries, white space folded."""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    return list(re.finditer(rf"(?<!\w){spaced}(?!\w)", sentence)) if spaced else []


def _is_covered(words: Span, drafts: Sequence[ClaimDraft]) -> bool:
    return any(draft.kind.has_source and _overlap(draft, words) for draft in drafts)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _speaker(sheet: Worksheet, number: int, entity: Entity, words: Span) -> Attribution | None:
    sentences = sheet.article.sentences
    window = sentences[max(0, number - 2)].start, sentences[number - 1].end
    near = [
        one
        for one in entity.mentions
        if window[0] <= one.start and one.end <= window[1] and (one.end <= words.start or one.start >= words.end)
    ]
    if not near:
        return None
    mention = entity.model_copy(update={"mentions": tuple(near)}).nearest(words)
    return Attribution(
        kind=entity.kind,
        source=Source(text=mention.text, start=mention.start, end=mention.end, name=entity.name),
        cue=None,
        via=(),
        published_by=sheet.article.publisher,
        certainty=Certainty.OPEN,
    )
