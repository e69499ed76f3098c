"""Audit a summary for faithfulness, sentence by sentence: a reason for each thing that its article does not support,
and a remark on each that it supports and a desk would not print.
"""

from collections.abc import Iterator, Sequence

from pydantic import Field

from factcheck.auditing.attribution import reports
from factcheck.auditing.modality import Modality
from factcheck.auditing.passages import Passage, topics_of
from factcheck.auditing.summaries.antonyms import Forms, contrasting_words
from factcheck.auditing.summaries.loaded_words import loaded_words
from factcheck.auditing.summaries.support import ArticleIndex
from factcheck.auditing.summaries.unsupported_words import unsupported_words
from factcheck.auditing.traceability import Draft, Known, changed_bounds, untraceable
from factcheck.domain.report import MOST_SUMMARY_WORDS
from factcheck.domain.values import Span, Value
from factcheck.language.en.words import members
from factcheck.language.figure_tokens import CasedToken

# The work of one audit is bounded: what stands behind so many characters is not looked at.
_MOST_CHARACTERS = 10_000
_CITED = "the supporting sentences"


class DraftSentence(Value):
    """A summary sentence before its audit; without `support` the supporting sentences are retrieved.

    `speakers` are the names of those whose words the cited sentences report, where they stand by a pronoun or a role.
    """

    text: str
    support: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()


class SentenceAudit(Value):
    """`supported` if there is no reason against the sentence; `support`: spans of article sentences, in order.

    `remarks` say what a desk would change though the article supports it: a bound or a source left out, loaded words,
    length.
    """

    text: str
    supported: bool
    reasons: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    support: tuple[Span, ...] = Field(default=())

    @property
    def is_printable(self) -> bool:
        """Whether the sentence may stand in a summary as it is."""
        return self.supported and not self.remarks

    @property
    def objections(self) -> tuple[str, ...]:
        """The reasons and the remarks."""
        return *self.reasons, *self.remarks


def audit_summary(
    sentences: Sequence[DraftSentence], index: ArticleIndex, *, reported: Sequence[Span] = ()
) -> tuple[SentenceAudit, ...]:
    """One audit for each sentence, in order; beyond the summary's limit of words with a remark.

    `reported` are the spans of reported speech that detection found, in order of position: content that occurs nowhere
    else needs an attribution in the summary, too.
    """
    audits: list[SentenceAudit] = []
    said, characters = 0, 0
    for sentence in sentences:
        said += len(sentence.text.split())
        characters += len(sentence.text)
        if characters > _MOST_CHARACTERS:
            reason = f"it is not audited: the summary has {characters} characters up to here, of {_MOST_CHARACTERS}"
            unread = SentenceAudit(text=sentence.text, supported=False, reasons=(reason,), support=sentence.support)
            audits.append(unread)
            continue
        audits.append(_audit(sentence, index, reported, words=said))
    return tuple(audits)


def _audit(sentence: DraftSentence, index: ArticleIndex, reported: Sequence[Span], *, words: int) -> SentenceAudit:
    draft = Draft(sentence.text)
    support = index.cited(sentence.support) if sentence.support else index.find(draft)
    cited = Known([*(one.passage for one in support), *map(Passage.of, sentence.speakers)], _CITED)
    known = cited if sentence.support else index.known
    is_unnamed = not (reports(draft.tokens) or draft.quoted) and _leans_on_reports(draft, cited.passages, reported)
    is_alleged = is_unnamed and _alleges(cited.tokens) and not _alleges(draft.tokens)
    reasons = tuple(dict.fromkeys(_reasons(draft, cited, known, index, is_alleged=is_alleged)))
    remarks = tuple(dict.fromkeys(_remarks(draft, known, words=words, is_unnamed=is_unnamed and not is_alleged)))
    spans = tuple(found.span for found in support)
    return SentenceAudit(text=sentence.text, supported=not reasons, reasons=reasons, remarks=remarks, support=spans)


def _reasons(draft: Draft, cited: Known, known: Known, index: ArticleIndex, *, is_alleged: bool) -> Iterator[str]:
    if not cited.passages:
        yield "no sentence of the article supports it"
        return
    if is_alleged:
        yield "the article has this only as an allegation, and the sentence says it plainly"
    yield from untraceable(draft, known)
    yield from Modality(draft.tokens).differs_from(Modality(cited.tokens), where=_CITED)
    yield from contrasting_words(draft, cited.tokens, known, Forms(cited.tokens) if known is cited else index.forms)
    yield from unsupported_words(draft, known, index.collocations)


def _remarks(draft: Draft, known: Known, *, words: int, is_unnamed: bool) -> Iterator[str]:
    yield from changed_bounds(draft, known)
    yield from loaded_words(draft)
    if _is_only_quoted(draft):
        yield "it is a quotation, and does not say whose"
    elif is_unnamed:
        yield "the article has this only from a source, and the sentence names none"
    if words > MOST_SUMMARY_WORDS:
        yield f"the summary has {words} words up to here, and may have {MOST_SUMMARY_WORDS}"


def _alleges(tokens: Sequence[CasedToken]) -> bool:
    return any(token.low in members("alleges") for token in tokens)


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
