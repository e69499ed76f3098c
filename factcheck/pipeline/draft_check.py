"""A draft and its sources, text or HTML -> the report of what differs between them, by rules alone."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final, Literal

from factcheck import __version__
from factcheck.auditing.drafts.fact_index import SourceFacts, check_facts
from factcheck.auditing.drafts.fact_sentences import fact_sentences
from factcheck.auditing.drafts.name_checks import SourceNames, check_names, read_draft_names
from factcheck.auditing.drafts.quotations import match, settle
from factcheck.auditing.drafts.source_index import Source
from factcheck.auditing.drafts.speakers import Speaker
from factcheck.auditing.drafts.statements import SourceSentences, settle_statement
from factcheck.detection.attribution.attribute import Attributed, attribute
from factcheck.domain.article import Article, DropReason, Metadata, Reading
from factcheck.domain.candidates import QuotationCandidate, StatementCandidate
from factcheck.domain.draft_report import DetailCheck, DraftReport, QuotationCheck, SourceText
from factcheck.domain.report import SetAside
from factcheck.domain.values import Span
from factcheck.errors import InputError, NotAnArticleError
from factcheck.intake.pasted import read_pasted
from factcheck.intake.plain import read_plain
from factcheck.language.datelines import lead_dateline
from factcheck.language.doc import Doc
from factcheck.language.word_stream import read_words
from factcheck.pipeline.check import read_page
from factcheck.pipeline.speakers_at import Attributions, Reach, speakers_at

# What a reader of the source does not see stands in no source.
_UNSEEN: Final = frozenset({DropReason.HIDDEN, DropReason.CONTROL_CHARACTER, DropReason.STRUCK_OUT})
NO_WORDS: Final = "no words in it"


@dataclass(frozen=True)
class Text:
    """A draft or a source as it is handed in; `name` is what errors and the report call it."""

    name: str
    kind: Literal["text", "html"]
    content: str


@dataclass(frozen=True)
class _Read:
    """A source with its article, and the text that is searched."""

    article: Article
    doc: Doc
    text: SourceText
    warnings: tuple[str, ...]


class OfflineDraftChecker:
    """Checks with rules alone, as `factcheck.pipeline.ports.DraftChecker` asks."""

    def check_draft(self, draft: Text, sources: Sequence[Text]) -> DraftReport:
        """Hold a draft against its sources. Raises InputError, which names the input that it is about."""
        return check_draft(draft, sources)


def check_draft(draft: Text, sources: Sequence[Text]) -> DraftReport:
    """Hold a draft against its sources. Raises InputError, which names the input that it is about."""
    reading = _read(draft)
    read = [_read_source(source) for source in sources]
    doc = Doc.of(reading.article)
    indexed = [Source.of(at, one.text.text, Doc(one.text.text, ()).outer_quotations) for at, one in enumerate(read)]
    attributed = attribute(doc, reading.article.parts, publisher=reading.article.publisher)
    own = Attributions(attributed, doc)
    listed = [one for one in attributed.quotations if one.set_aside is None and _has_words(one)]
    matched = [match(one.passage, reading.article.text, indexed) for one in listed]
    bounds = [list(_stretches(one)) for one in read]
    reported = list(_reported(attributed, doc))
    told = SourceSentences(indexed, bounds).tell(reported)
    speaker_at = _speaker_at(read, [one.places for one in matched], [one.places for one in told])
    quotations = tuple(
        settle(one, f"q{number}", own.speaker(candidate.attribution), speaker_at)
        for number, (one, candidate) in enumerate(zip(matched, listed, strict=True), start=1)
    )
    return DraftReport(
        draft=reading.article,
        sources=tuple(one.text for one in read),
        quotations=quotations,
        statements=tuple(
            settle_statement(one, f"s{number}", own.speaker(candidate.attribution), speaker_at)
            for number, (one, (candidate, _)) in enumerate(zip(told, reported, strict=True), start=1)
        ),
        details=tuple(_check_details(reading.article, doc, quotations, indexed, read, bounds)),
        set_aside=tuple(_set_aside(attributed.quotations)),
        warnings=(*reading.warnings, *chain.from_iterable(one.warnings for one in read)),
        factcheck_version=__version__,
    )


def _read(text: Text) -> Reading:
    try:
        return read_page(text.content, Metadata()) if text.kind == "html" else read_pasted(text.content, Metadata())
    except InputError as exc:
        raise type(exc)(f"{text.name}: {exc}") from exc


def _read_source(source: Text) -> _Read:
    """A text without an article in it, such as a list or minutes, is taken as it is."""
    try:
        reading = _read(source)
    except NotAnArticleError:
        if source.kind == "html":
            raise
        reading = Reading(article=read_plain(source.content), warnings=())
    article = reading.article
    aside = [one.text.strip() for one in article.dropped if one.reason not in _UNSEEN]
    text = "\n\n".join([article.text, *filter(None, aside)])
    read = SourceText(name=source.name, title=article.title, text=text, aside_from=len(article.text))
    return _Read(article, Doc.of(article), read, tuple(f"{source.name}: {one}" for one in reading.warnings))


def _has_words(quotation: QuotationCandidate) -> bool:
    return any(map(str.isalnum, quotation.passage.text))


def _set_aside(quotations: Sequence[QuotationCandidate]) -> Iterator[SetAside]:
    for one in quotations:
        reason = one.set_aside or (None if _has_words(one) else NO_WORDS)
        if reason is not None:
            yield SetAside(start=one.passage.start, end=one.passage.end, reason=reason)


def _reported(attributed: Attributed, doc: Doc) -> Iterator[tuple[StatementCandidate, str]]:
    """The statements with the text of their sentences; one with a quotation in it is compared by that."""
    for one in attributed.statements:
        if one.set_aside is None and not doc.quotations_in(one):
            at = bisect_right(doc.sentences, one.start, key=lambda sentence: sentence.start) - 1
            yield one, doc.sentences[at].cut(doc.text) if at >= 0 else one.text


_Places = Sequence[tuple[tuple[int, Span], ...]]


def _speaker_at(read: Sequence[_Read], quoted: _Places, told: _Places) -> Callable[[int, Span], Speaker | None]:
    """Whose words they are at these places, (source, span): only the sources that have one are attributed."""
    by_source = [(_spans(quoted, at), _spans(told, at)) for at in range(len(read))]
    having = [at for at, places in enumerate(by_source) if any(places)]
    reach = Reach.of(sum(len(read[at].article.text) for at in having), sum(len(one) for one, _ in by_source))
    theirs = {at: speakers_at(read[at].article, read[at].doc, *by_source[at], reach) for at in having}

    def speaker_at(source: int, span: Span) -> Speaker | None:
        known = theirs.get(source)
        return None if known is None else known(span)

    return speaker_at


def _spans(places: _Places, source: int) -> list[Span]:
    return list(dict.fromkeys(span for one in places for index, span in one if index == source))


def _check_details(
    draft: Article,
    doc: Doc,
    quotations: Sequence[QuotationCheck],
    indexed: Sequence[Source],
    read: Sequence[_Read],
    bounds: Sequence[Sequence[tuple[int, int]]],
) -> Iterator[DetailCheck]:
    """Relative dates are those of texts that say when they were published."""
    found = [
        (at, one)
        for at, source in enumerate(indexed)
        for one in fact_sentences(source.words, bounds[at], _published(read[at].article))
    ]
    known = SourceFacts(sentences=[one for _, one in found], owners=[at for at, _ in found])
    own = fact_sentences(read_words(draft.text), _own_stretches(draft, doc), _published(draft))
    checks = [
        *check_facts(draft.text, own, known),
        *check_names(draft.text, read_draft_names(doc), SourceNames(indexed)),
    ]
    for check in sorted(checks, key=lambda one: (one.start, one.end, one.kind)):
        within = next((one.id for one in quotations if one.start <= check.start < one.end), None)
        yield check if within is None else check.model_copy(update={"within": within})


def _published(article: Article) -> date | None:
    return date.fromisoformat(article.published_at[:10]) if article.published_at is not None else None


def _own_stretches(draft: Article, doc: Doc) -> Iterator[tuple[int, int]]:
    """The draft without its dateline, which is when and where it was written."""
    dateline = lead_dateline(draft.text, draft.parts.body.start)
    for start, end in doc.stretches():
        if dateline is None or end > dateline.end or end <= draft.parts.body.start:
            yield start, end


def _stretches(source: _Read) -> Iterator[tuple[int, int]]:
    """The sentences of the article, and what stands between and behind them, line by line."""
    yield from source.doc.stretches()
    at = source.text.aside_from
    for line in source.text.text[at:].splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line)
        at += len(line)
