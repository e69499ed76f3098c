"""Claim drafts and mentions -> the worksheet: what is numbered, what is asked, and the error that is planted."""

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.domain.article import Article
from factcheck.domain.authority import Authority, Decision
from factcheck.domain.candidates import ClaimDraft, MentionCandidate
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.domain.values import Span
from factcheck.domain.worksheet import SpotCheck, Worksheet
from factcheck.prompting.schemas import number_at

# Restatements are asked for the claims that are checked first: each costs as much as all else about its claim.
_MOST_RESTATED: Final = 5
_TRUSTED: Final = frozenset({SourceKind.NAMED, SourceKind.ORGANISATION})


def make_worksheet(
    article: Article,
    voice: OwnVoice,
    drafts: Sequence[ClaimDraft],
    mentions: Sequence[MentionCandidate],
    authority: Authority,
) -> Worksheet:
    """The worksheet of an article; `drafts` in the order of claims."""
    withheld = frozenset(number for number, span in enumerate(article.sentences, start=1) if voice.is_addressed(span))
    withheld -= _spoken(article, voice, drafts)
    unrestated = tuple(
        number
        for number, draft in enumerate(drafts, start=1)
        if draft.restatement is None and number_at(article.sentences, draft.start) not in withheld
    )
    return Worksheet(
        article=article,
        drafts=tuple(drafts),
        authority=authority,
        withheld=withheld,
        restated=_worth_restating(article, drafts, unrestated),
        unrestated=unrestated,
        spot_check=_spot_check(drafts, mentions) if Decision.SOURCE in authority else None,
    )


def _spoken(article: Article, voice: OwnVoice, drafts: Sequence[ClaimDraft]) -> frozenset[int]:
    """The sentences whose command or "you" is in the words of a person or body that the article names: a quoted mail, a
    turn of an interview.
    """
    found: set[int] = set()
    for draft in drafts:
        said = draft.attribution
        if draft.kind.has_source and said.kind in _TRUSTED and said.certainty is not Certainty.OPEN:
            first, last = number_at(article.sentences, draft.start), number_at(article.sentences, draft.end - 1)
            found.update(
                number
                for number in range(first, last + 1)
                if not voice.is_turn(article.sentences[number - 1])
                and (draft.quotation is None or not voice.asks_reader(article.sentences[number - 1]))
            )
    return frozenset(found)


def _worth_restating(article: Article, drafts: Sequence[ClaimDraft], unrestated: Sequence[int]) -> tuple[int, ...]:
    best = sorted(unrestated, key=lambda number: -drafts[number - 1].checkability.score)
    sentences = dict.fromkeys(number_at(article.sentences, drafts[number - 1].start) for number in best)
    return tuple(sorted(list(sentences)[:_MOST_RESTATED]))


def _spot_check(drafts: Sequence[ClaimDraft], mentions: Sequence[MentionCandidate]) -> SpotCheck | None:
    """The last claim in the article whose source is surely a name in its own sentence, shown as another's; None where
    there is no such claim, or nobody else.
    """
    for number in range(len(drafts), 0, -1):
        source = drafts[number - 1].attribution.source
        if source is None or not _is_plain(drafts[number - 1]):
            continue
        own = set(source.name.casefold().split())
        for name in (*_speakers(drafts), *_persons(mentions)):
            if own.isdisjoint(name.casefold().split()):
                return SpotCheck(number=number, name=name)
    return None


def _speakers(drafts: Sequence[ClaimDraft]) -> Iterator[str]:
    for draft in drafts:
        if draft.attribution.source is not None and draft.attribution.kind in _TRUSTED:
            yield draft.attribution.source.name


def _persons(mentions: Sequence[MentionCandidate]) -> Iterator[str]:
    return (one.name for one in mentions if one.kind is SourceKind.NAMED and " " in one.name)


def _is_plain(draft: ClaimDraft) -> bool:
    """Whether the rules are sure that a person or body named in the sentence said the words: not "she", nor "the
    judge", whom a model may rightly call by name.
    """
    said, sentence = draft.attribution, draft.sentence
    source = said.source
    if source is None or not draft.kind.has_source or said.certainty is not Certainty.SURE:
        return False
    is_named = said.kind in _TRUSTED and " " in source.text
    return is_named and _is_inside(source, sentence) and said.cue is not None


def _is_inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
