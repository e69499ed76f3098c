"""Audit a summary sentence by sentence: does each say what the article says, and no more?"""

from collections.abc import Iterator, Sequence

from pydantic import Field

from factcheck.auditing.attribution import reports
from factcheck.auditing.known import Draft, Known, changed_bounds, untraceable
from factcheck.auditing.manner import Manner
from factcheck.auditing.summaries.doubts import doubts
from factcheck.auditing.summaries.loaded import loaded_words
from factcheck.auditing.summaries.rivals import Forms, rivals
from factcheck.auditing.summaries.support import ArticleIndex, Sentence, topics
from factcheck.auditing.tokens import Token
from factcheck.domain.report import MOST_SUMMARY_WORDS
from factcheck.domain.values import Span, Value

# What 80 words never need; a text without spaces has no other end.
_MOST_CHARACTERS = 2000
_CITED = "the supporting sentences"


class DraftSentence(Value):
    """A sentence of a summary before its audit; without `support` the sentences that support it are looked for."""

    text: str
    support: tuple[Span, ...] = ()


class SentenceAudit(Value):
    """`supported` where there is no reason against the sentence; `support` has sentences of the article, in order."""

    text: str
    supported: bool
    reasons: tuple[str, ...] = ()
    support: tuple[Span, ...] = Field(default=())


def audit_summary(
    sentences: Sequence[DraftSentence], index: ArticleIndex, *, reported: Sequence[Span] = ()
) -> tuple[SentenceAudit, ...]:
    """An audit for each sentence, against the article that `index` is of.

    `reported` is what somebody is reported to have said, as detection found it, in order of position: content that
    stands nowhere else needs an attribution in the summary, too.
    """
    audits: list[SentenceAudit] = []
    said, characters = 0, 0
    for sentence in sentences:
        said += len(sentence.text.split())
        characters += len(sentence.text)
        if said > MOST_SUMMARY_WORDS:
            audits.append(_too_long(sentence, f"{said} words up to here, and may have {MOST_SUMMARY_WORDS}"))
        elif characters > _MOST_CHARACTERS:
            audits.append(_too_long(sentence, f"{characters} characters up to here, and may have {_MOST_CHARACTERS}"))
        else:
            audits.append(_audit(sentence, index, reported))
    return tuple(audits)


def _too_long(sentence: DraftSentence, what: str) -> SentenceAudit:
    reason = f"the summary has {what}"
    return SentenceAudit(text=sentence.text, supported=False, reasons=(reason,), support=sentence.support)


def _audit(sentence: DraftSentence, index: ArticleIndex, reported: Sequence[Span]) -> SentenceAudit:
    draft = Draft(sentence.text)
    support = index.cited(sentence.support) if sentence.support else index.find(draft.tokens)
    reasons = tuple(dict.fromkeys(_reasons(draft, support, index, reported, is_cited=bool(sentence.support))))
    spans = tuple(found.span for found in support)
    return SentenceAudit(text=sentence.text, supported=not reasons, reasons=reasons, support=spans)


def _reasons(
    draft: Draft, support: Sequence[Sentence], index: ArticleIndex, reported: Sequence[Span], *, is_cited: bool
) -> Iterator[str]:
    if not support:
        yield "no sentence of the article supports it"
        return
    tokens = [token for sentence in support for token in sentence.tokens]
    known = Known(tokens, _CITED) if is_cited else index.known
    yield from untraceable(draft, known)
    yield from changed_bounds(draft, known)
    yield from loaded_words(draft)
    yield from _manner(draft, tokens)
    yield from rivals(draft, tokens, known, Forms(tokens) if is_cited else index.forms)
    yield from doubts(draft, known, index.companies)
    if _is_only_quoted(draft):
        yield "it is a quotation, and does not say whose"
    elif not (reports(draft.tokens) or draft.quoted) and _leans_on_reports(draft.tokens, tokens, reported):
        yield "the article has this only from a source, and the sentence names none"


def _is_only_quoted(draft: Draft) -> bool:
    """Whether no word stands outside quotation marks."""
    words = [token for token in draft.tokens if token.is_word]
    return bool(words) and all(any(start <= word.start < end for start, end in draft.quoted) for word in words)


def _manner(draft: Draft, support: Sequence[Token]) -> Iterator[str]:
    """Denials and hedges, each as in the support."""
    own, theirs = Manner(draft.tokens), Manner(support)
    yield from own.differs_from(theirs, where=_CITED)


def _leans_on_reports(draft: Sequence[Token], support: Sequence[Token], reported: Sequence[Span]) -> bool:
    """Whether most of what the draft shares with its support stands only in what somebody is reported to have said."""
    said, own = _split(support, reported)
    in_said, in_own = topics(said).keys(), topics(own).keys()
    shared = topics(draft).keys() & (in_said | in_own)
    return 2 * len(shared - in_own) > len(shared)


def _split(tokens: Sequence[Token], reported: Sequence[Span]) -> tuple[list[Token], list[Token]]:
    """The tokens inside the reported spans, and the others; both come in order of position."""
    said: list[Token] = []
    own: list[Token] = []
    place, end = 0, 0
    for token in tokens:
        while place < len(reported) and reported[place].start <= token.start:
            end = max(end, reported[place].end)
            place += 1
        (said if token.start < end else own).append(token)
    return said, own
