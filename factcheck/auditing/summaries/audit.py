"""Audit a summary for faithfulness, sentence by sentence: a reason for each thing that its article does not support."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from factcheck.auditing.attribution import reports
from factcheck.auditing.modality import Modality
from factcheck.auditing.passages import Passage, topics_of
from factcheck.auditing.summaries.antonyms import Forms, contrasting_words
from factcheck.auditing.summaries.loaded_words import loaded_words
from factcheck.auditing.summaries.support import ArticleIndex, Sentence
from factcheck.auditing.summaries.unsupported_words import unsupported_words
from factcheck.auditing.traceability import Draft, Known, changed_bounds, untraceable
from factcheck.domain.report import MOST_SUMMARY_WORDS
from factcheck.domain.values import Span, Value

# A limit for text without spaces, which the limit of words does not bound.
_MOST_CHARACTERS = 2000
_CITED = "the supporting sentences"


class DraftSentence(Value):
    """A summary sentence before its audit; without `support` the supporting sentences are retrieved."""

    text: str
    support: tuple[Span, ...] = ()


class SentenceAudit(Value):
    """`supported` if there is no reason against the sentence; `support`: spans of article sentences, in order."""

    text: str
    supported: bool
    reasons: tuple[str, ...] = ()
    support: tuple[Span, ...] = Field(default=())


def audit_summary(
    sentences: Sequence[DraftSentence], index: ArticleIndex, *, reported: Sequence[Span] = ()
) -> tuple[SentenceAudit, ...]:
    """One audit for each sentence, in order; beyond the summary's limits of words and characters "too long".

    `reported` are the spans of reported speech that detection found, in order of position: content that occurs nowhere
    else needs an attribution in the summary, too.
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
    support = index.cited(sentence.support) if sentence.support else index.find(draft)
    reasons = tuple(dict.fromkeys(_reasons(draft, support, index, reported, is_cited=bool(sentence.support))))
    spans = tuple(found.span for found in support)
    return SentenceAudit(text=sentence.text, supported=not reasons, reasons=reasons, support=spans)


def _reasons(
    draft: Draft, support: Sequence[Sentence], index: ArticleIndex, reported: Sequence[Span], *, is_cited: bool
) -> Iterator[str]:
    if not support:
        yield "no sentence of the article supports it"
        return
    passages = [sentence.passage for sentence in support]
    cited = Known(passages, _CITED)
    known = cited if is_cited else index.known
    yield from untraceable(draft, known)
    yield from changed_bounds(draft, known)
    yield from loaded_words(draft)
    yield from Modality(draft.tokens).differs_from(Modality(cited.tokens), where=_CITED)
    yield from contrasting_words(draft, cited.tokens, known, Forms(cited.tokens) if is_cited else index.forms)
    yield from unsupported_words(draft, known, index.collocations)
    if _is_only_quoted(draft):
        yield "it is a quotation, and does not say whose"
    elif not (reports(draft.tokens) or draft.quoted) and _leans_on_reports(draft, passages, reported):
        yield "the article has this only from a source, and the sentence names none"


def _is_only_quoted(draft: Draft) -> bool:
    """Whether every word is inside quotation marks."""
    words = [token for token in draft.tokens if token.is_word]
    return bool(words) and all(map(draft.is_quoted, words))


def _leans_on_reports(draft: Draft, support: Sequence[Passage], reported: Sequence[Span]) -> bool:
    """Whether most topics shared with the support occur only in reported speech."""
    in_said, in_own = _split(support, reported)
    shared = topics_of([draft]).keys() & (in_said | in_own)
    return 2 * len(shared - in_own) > len(shared)


def _split(support: Sequence[Passage], reported: Sequence[Span]) -> tuple[set[str], set[str]]:
    """The topics inside and outside the reported spans; spans and passages sorted by position."""
    said: set[str] = set()
    own: set[str] = set()
    place, end = 0, 0
    for passage in support:
        for start, topic in sorted(passage.topics):
            while place < len(reported) and reported[place].start <= start:
                end = max(end, reported[place].end)
                place += 1
            (said if start < end else own).add(topic)
    return said, own
