"""Decontextualised restatements of claims: the rules' where one passes the audit, else the model's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.auditing.restatements import audit_restatement
from factcheck.detection.decontextualisation import restate
from factcheck.domain.candidates import ClaimDraft, MentionCandidate
from factcheck.domain.claim import Changed, Claim, Origin
from factcheck.domain.report import Rejected
from factcheck.grounding.claims import ground
from factcheck.language.doc import Doc
from factcheck.pipeline.model_engine._redraft import Place, place_of


class Restated(NamedTuple):
    """Drafts in their order, and the restatements that did not hold."""

    drafts: tuple[ClaimDraft, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Restater:
    """Restates the claims of one article, which is tokenised once for all of them."""

    article: ArticleTokens
    doc: Doc
    voice: OwnVoice
    mentions: Sequence[MentionCandidate]

    def restate_all(
        self,
        drafts: Sequence[ClaimDraft],
        *,
        before: Sequence[ClaimDraft] = (),
        said: Mapping[Place, str] | None = None,
    ) -> Restated:
        """The drafts, in the order of claims, with restatements; `said` has what a model offers.

        `before` are drafts that have been restated by rule: one that is the same needs no second audit.
        """
        offered = said or {}
        known = {place_of(draft): draft for draft in before}
        restated: list[ClaimDraft] = []
        rejected: list[Rejected] = []
        for draft, claim in zip(drafts, ground(drafts), strict=True):
            if self.voice.is_addressed(draft.sentence):
                restated.append(draft)  # a command or question asserts nothing
                continue
            earlier = known.get(place_of(draft))
            is_same = earlier is not None and _says_the_same(earlier, draft)
            text = earlier.restatement if earlier is not None and is_same else self._by_rule(draft, claim)
            changed = draft.changed
            other = offered.get(place_of(draft))
            if text is None and other is not None:
                text = " ".join(other.split())
                reason = audit_restatement(text, claim, self.article)
                if reason is not None:
                    rejected.append(Rejected(text=text, reason=f"restatement: {reason}", origin=Origin.MODEL))
                    text = None
                else:
                    changed = (*changed, Changed.RESTATEMENT)
            restated.append(draft.model_copy(update={"restatement": text, "changed": changed}))
        return Restated(tuple(restated), tuple(rejected))

    def _by_rule(self, draft: ClaimDraft, claim: Claim) -> str | None:
        text = restate(self.doc, draft, self.mentions)
        return None if text is None or audit_restatement(text, claim, self.article) is not None else text


def _says_the_same(one: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether two drafts at one place agree in all that a restatement depends on."""
    return (one.sentence, one.attribution, one.quotation) == (other.sentence, other.attribution, other.quotation)
