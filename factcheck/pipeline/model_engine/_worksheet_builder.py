"""Claim drafts and mentions -> the worksheet: what is numbered, what is asked, the sources to choose from, controls."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft, MentionCandidate
from factcheck.domain.claim import Certainty
from factcheck.domain.values import Span
from factcheck.domain.worksheet import Entity, Worksheet
from factcheck.prompting.schemas import number_at

_SENTENCES_BEFORE: Final = 2
_SENTENCES_AFTER: Final = 1
_MOST_CHOICES: Final = 8
_MOST_CONTROLS: Final = 3
_LONGEST_NAME: Final = 12


def make_worksheet(
    article: Article, voice: OwnVoice, drafts: Sequence[ClaimDraft], mentions: Sequence[MentionCandidate]
) -> Worksheet:
    """The worksheet of an article. `drafts` in the order of claims; a continued quotation is not asked about again."""
    withheld = frozenset(number for number, span in enumerate(article.sentences, start=1) if voice.is_addressed(span))
    mentions = [one for one in mentions if number_at(article.sentences, one.start) not in withheld]
    entities = _entities(mentions)
    number_of = {mention.start: number for number, entity in enumerate(entities, 1) for mention in entity.mentions}
    choices = {
        number: offered
        for number, draft in enumerate(drafts, start=1)
        if draft.kind.has_source and draft.continues_at is None
        if number_at(article.sentences, draft.start) not in withheld
        if len(offered := _choices(article, draft, mentions, number_of)) > 1
    }
    controls = _controls(drafts, choices, number_of)
    asked = {number: offered for number, offered in choices.items() if _is_open(drafts[number - 1])}
    asked.update(_placed(controls, choices))
    return Worksheet(
        article=article,
        drafts=tuple(drafts),
        entities=entities,
        choices=dict(sorted(asked.items())),
        controls=controls,
        withheld=withheld,
        unrestated=tuple(
            number
            for number, draft in enumerate(drafts, start=1)
            if draft.restatement is None and number_at(article.sentences, draft.start) not in withheld
        ),
    )


def _is_open(draft: ClaimDraft) -> bool:
    return draft.attribution.certainty is Certainty.OPEN


def _controls(
    drafts: Sequence[ClaimDraft], choices: Mapping[int, tuple[int, ...]], number_of: Mapping[int, int]
) -> dict[int, int]:
    """Control questions: up to three candidates whose source the rules are sure of, each in a sentence of its own, the
    last in the article first, where more names compete.
    """
    picked: dict[int, int] = {}
    sentences: set[Span] = set()
    for number, offered in sorted(choices.items(), reverse=True):
        draft = drafts[number - 1]
        source = draft.attribution.source
        right = number_of.get(source.start) if source else None
        if right in offered and _is_plain(draft) and draft.sentence not in sentences and len(picked) < _MOST_CONTROLS:
            picked[number] = right
            sentences.add(draft.sentence)
    return picked


def _placed(
    controls: Mapping[int, int], choices: Mapping[int, tuple[int, ...]]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The controls' choices, rotated so that the right answer stands at another place each time: a model with
    position bias, which always takes the first or the last, misses some.
    """
    for turn, (number, right) in enumerate(sorted(controls.items())):
        offered = choices[number]
        shift = offered.index(right) - turn % len(offered)
        yield number, (*offered[shift:], *offered[:shift])


def _is_plain(draft: ClaimDraft) -> bool:
    """Whether the rules are sure that a person or body named in the sentence, not by a pronoun, said the words."""
    source, sentence = draft.attribution.source, draft.sentence
    if source is None or draft.attribution.certainty is not Certainty.SURE:
        return False
    return " " in source.text and sentence.start <= source.start and source.end <= sentence.end


def _entities(mentions: Sequence[MentionCandidate]) -> tuple[Entity, ...]:
    linked: dict[str, list[MentionCandidate]] = {}
    for mention in mentions:
        if len(mention.name.split()) <= _LONGEST_NAME:
            linked.setdefault(mention.name.casefold().removeprefix("the "), []).append(mention)
    return tuple(Entity(name=same[0].name, kind=same[0].kind, mentions=tuple(same)) for same in linked.values())


def _choices(
    article: Article, draft: ClaimDraft, mentions: Sequence[MentionCandidate], number_of: dict[int, int]
) -> tuple[int, ...]:
    """The entities that may be the candidate's source: mentioned near it, outside it; in order of number, so that the
    order gives no hint.
    """
    window = _window(article.sentences, draft)
    first = bisect_left(mentions, window.start, key=lambda mention: mention.start)
    last = bisect_right(mentions, window.end, key=lambda mention: mention.start)
    near = [
        mention
        for mention in mentions[first:last]
        if mention.start in number_of and (mention.end <= draft.start or mention.start >= draft.end)
    ]
    near.sort(key=lambda mention: _distance(mention, draft))
    offered = dict.fromkeys(number_of[mention.start] for mention in near)
    return tuple(sorted(tuple(offered)[:_MOST_CHOICES]))


def _window(sentences: Sequence[Span], draft: ClaimDraft) -> Span:
    here = max(0, bisect_right(sentences, draft.start, key=lambda sentence: sentence.start) - 1)
    there = max(here, bisect_right(sentences, draft.end - 1, key=lambda sentence: sentence.start) - 1)
    first, last = max(0, here - _SENTENCES_BEFORE), min(len(sentences) - 1, there + _SENTENCES_AFTER)
    return Span(start=sentences[first].start, end=sentences[last].end)


def _distance(mention: Span, draft: Span) -> int:
    return draft.start - mention.end if mention.end <= draft.start else mention.start - draft.end
