"""Give each claim a restatement that stands alone and holds: the rules' where they have one, else the model's."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.auditing.restatements import audit_restatement
from factcheck.detection.decontextualisation import restate
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft, MentionCandidate
from factcheck.domain.claim import ClaimKind, Origin
from factcheck.domain.report import Rejected
from factcheck.grounding.claims import ground


class Place(NamedTuple):
    """What makes two drafts of one article the same claim."""

    kind: ClaimKind
    start: int
    end: int


class Restated(NamedTuple):
    """Drafts in their order, and the restatements that did not hold."""

    drafts: tuple[ClaimDraft, ...]
    rejected: tuple[Rejected, ...]


def place_of(draft: ClaimDraft) -> Place:
    return Place(draft.kind, draft.start, draft.end)


def restate_all(
    article: Article,
    drafts: Sequence[ClaimDraft],
    mentions: Sequence[MentionCandidate],
    said: Mapping[Place, str] | None = None,
) -> Restated:
    """The drafts, in the order of claims, with restatements; `said` has what a model offers."""
    tokens, offered, voice = ArticleTokens(article), said or {}, OwnVoice(article.text)
    restated: list[ClaimDraft] = []
    rejected: list[Rejected] = []
    for draft, claim in zip(drafts, ground(drafts), strict=True):
        if voice.is_addressed(draft.sentence):
            restated.append(draft)  # a command or question has nothing to restate
            continue
        text = restate(article, draft, mentions)
        if text is not None and audit_restatement(text, claim, tokens) is not None:
            text = None
        other = offered.get(place_of(draft))
        if text is None and other is not None:
            text = " ".join(other.split())
            reason = audit_restatement(text, claim, tokens)
            if reason is not None:
                rejected.append(Rejected(text=text, reason=f"restatement: {reason}", origin=Origin.MODEL))
                text = None
        restated.append(draft.model_copy(update={"restatement": text}))
    return Restated(tuple(restated), tuple(rejected))
