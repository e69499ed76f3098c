"""Restatement and claim -> why it is unfaithful: figures, names, quotations, source, subject, polarity, modality; or
None.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from factcheck.auditing.article_tokens import SENTENCE, ArticleTokens
from factcheck.auditing.attribution import names_source, reports
from factcheck.auditing.figures import Figure, Key
from factcheck.auditing.modality import Modality, is_content
from factcheck.auditing.passages import Passage
from factcheck.auditing.traceability import Draft, Known, changed_bounds, untraceable
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.language.en.stems import stem

MOST_WORDS: Final = 60
_LEAST_SHARED: Final = 0.4
_LEAST_OWN: Final = 0.5
# A limit for text without spaces, which the limit of words does not bound.
_MOST_CHARACTERS = 1500


def audit_restatement(restatement: str, claim: Claim, article: ArticleTokens) -> str | None:
    """The first reason against the restatement of the claim, as a clause for a warning; None if it is faithful."""
    if not restatement.strip():
        return "it is empty"
    if len(restatement.split()) > MOST_WORDS or len(restatement) > _MOST_CHARACTERS:
        return f"it has more than {MOST_WORDS} words"
    return next(_reasons(Draft(restatement), claim, article), None)


def _reasons(draft: Draft, claim: Claim, article: ArticleTokens) -> Iterator[str]:
    sentence = article.known_in(claim.sentence)
    yield from untraceable(draft, article.known, near=sentence)
    yield from _attribution(draft, claim)
    yield from _subject(draft, claim, article, sentence)
    yield from changed_bounds(draft, sentence)
    yield from Modality(draft.tokens).differs_from(Modality(sentence.tokens), where=SENTENCE)


def _subject(draft: Draft, claim: Claim, article: ArticleTokens, sentence: Known) -> Iterator[str]:
    """Lexical overlap, by stems: the restatement has 40 % of the claim's content words and its figure, and half of its
    own are from the claim's sentence or name its source.
    """
    own = {stem(token.low) for token in draft.tokens if is_content(token)}
    wanted = {stem(token.low) for token in article.tokens_within(claim) if is_content(token)}
    if len(own & wanted) < _LEAST_SHARED * len(wanted):
        yield "it speaks of something else than the claim"
    keys = _keys(article.figures_within(claim)) if claim.kind is ClaimKind.QUANTITY else set()
    if keys and keys.isdisjoint(_keys(draft.figures)):
        yield "it leaves out the claim's figure"
    source = claim.attribution.source
    behind = (source.name if source else "", *(via.text for via in claim.attribution.via))
    names = {stem(token.low) for token in Passage.of(" ".join(behind)).tokens}
    if len(own & (sentence.stems | names)) < _LEAST_OWN * len(own):
        yield "most of it is not from the claim's sentence"


def _keys(figures: Iterable[Figure]) -> set[Key]:
    return {key for figure in figures for key in figure.keys}


def _attribution(draft: Draft, claim: Claim) -> Iterator[str]:
    source = claim.attribution.source
    if source is None:
        return
    if not names_source(draft.tokens, source.text, source.name):
        yield f'it leaves out that "{source.name}" said so'
    elif not (reports(draft.tokens) or _has_cue(draft, claim) or (claim.kind is ClaimKind.QUOTATION and draft.quoted)):
        yield f'it names "{source.name}", and leaves out that they said so'


def _has_cue(draft: Draft, claim: Claim) -> bool:
    """Whether the article's own cue occurs, which may be no reporting verb of the lexicon: "laughed"."""
    cue = claim.attribution.cue
    wanted = {token.low for token in Passage.of(cue.text).tokens} if cue else set()
    return bool(wanted) and wanted <= {token.low for token in draft.tokens}
